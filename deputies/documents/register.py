"""Papers of the register: the address book (for the offices only), the public roster, the structure."""

from datetime import date

from django.db.models import F

from congress.documents.reports import body_of
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Heading, Paper, Para, Table
from congress.models import Organization

from ..models import Deputy
from ..policies import register as policies
from ..queries import structure

Kind = Organization.Kind


def prints_registers(actor, obj):
    """代表工委（乡镇为人大主席、秘书）"""
    return policies.keeps_deputies(actor, obj.congress_id)


def reads_address_books(actor, obj):
    """县人大机关（乡镇为人大主席、秘书）"""
    return actor.is_any("LEAD", "GO", "DAC", "TCH", "TSEC")


def reads_rosters(actor, obj):
    """承担业务的职务"""
    return policies.reads_deputies(actor)


def own_terms(actor, terms):
    """The terms of one's own congress; the county's offices read the townships' too."""
    return terms if actor.is_any("DAC", "GO", "LEAD") else terms.filter(congress=actor.congress_id)


def issuing_body(obj):
    """The commission; in a township the presidium."""
    return body_of(obj.congress_id, Kind.DEPUTY_AFFAIRS_COMMISSION) or body_of(obj.congress_id, Kind.PRESIDIUM)


def _sitting(term, *order):
    rows = Deputy.objects.filter(term=term).in_office()
    return rows.select_related("person", "delegation", "district").order_by(*order, "person__name_pinyin", "pk")


def name_of(term):
    """浥川县第十八届人民代表大会代表"""
    return f"{term.congress.area.name}第{str(term).removeprefix('第')}人民代表大会代表"


def _year(born_on):
    return f"{born_on:%Y.%m}" if born_on else ""


# 代表通讯录: by delegation, with telephones; each copy is numbered.


def gather_address_book(term):
    found = {}
    for row in _sitting(term, F("delegation__order").asc(nulls_last=True)).prefetch_related(
        "groups__group__organization"
    ):
        person = row.person
        groups = [one.group.organization.short_name for one in row.groups.all() if one.is_in]
        found.setdefault(row.delegation.name if row.delegation else "未编团", []).append(
            [
                person.name,
                person.get_gender_display(),
                _year(person.born_on),
                person.workplace,
                person.phone,
                "、".join(groups),
            ]
        )
    return {"name": name_of(term), "on": clock.today().isoformat(), "parts": list(found.items())}


def compose_address_book(snapshot, facts):
    columns = (Column("姓名", 1.5, "center"), Column("性别", 0.8, "center"), Column("出生年月", 1.5, "center"),
               Column("工作单位及职务", 5), Column("手机号", 2.2, "center"), Column("代表小组", 2.4))  # fmt: skip
    blocks = [
        Para(
            f"截至{long_date(date.fromisoformat(snapshot['on']))}，共{sum(len(rows) for _, rows in snapshot['parts'])}名。"
        )
    ]
    for place, (name, rows) in enumerate(snapshot["parts"], start=1):
        blocks += [
            Heading(f"（{place}）{name}（{len(rows)}名）", level=4),
            Table(columns, tuple(map(tuple, rows)), small=True),
        ]
    return Paper(
        form="plain",
        title=(snapshot["name"], "通讯录"),
        subtitle=("（内部使用，注意保管）",),
        corner=(f"本册编号：{facts.number}",) if facts.number else (),
        blocks=tuple(blocks),
        watermark="内部使用",
        landscape=True,
        signer=facts.issuer,
        date=facts.issued_on,
    )


ADDRESS_BOOK = kinds.DocumentKind(
    key="deputies.address_book",
    title="代表通讯录",
    model="congress.term",
    gather=gather_address_book,
    compose=compose_address_book,
    organ=issuing_body,
    series="deputies.address_book",
    number_word="通讯录",
    may_issue=prints_registers,
    may_read=reads_address_books,
    readers=("LEAD", "GO", "DAC", "TCH", "TSEC"),
    narrow=own_terms,
    order=400,
)

# 代表名册: by district, for everybody, without telephones.


def gather_roster(term):
    rows = [
        [row.district.name if row.district else "", row.person.name, row.person.get_gender_display(), row.person.ethnicity,
         row.person.workplace]
        for row in _sitting(term, "district__number")
    ]  # fmt: skip
    return {"name": name_of(term), "on": clock.today().isoformat(), "rows": rows}


def _once(rows):
    """Of deputies of one district only the first names it."""
    before = None
    for district, *others in rows:
        yield ["〃" if district and district == before else district, *others]
        before = district


def compose_roster(snapshot, facts):
    columns = (Column("选区", 2), Column("姓名", 1.5, "center"), Column("性别", 0.8, "center"), Column("民族", 1, "center"),
               Column("工作单位及职务", 5))  # fmt: skip
    rows = tuple(tuple(row) for row in _once(snapshot["rows"]))
    return Paper(
        form="plain",
        title=(snapshot["name"], "名册"),
        subtitle=(f"（截至{long_date(date.fromisoformat(snapshot['on']))}，共{len(rows)}名）",),
        blocks=(Table(columns, rows, small=True),),
        signer=facts.issuer,
        date=facts.issued_on,
    )


ROSTER = kinds.DocumentKind(
    key="deputies.roster",
    title="代表名册",
    model="congress.term",
    gather=gather_roster,
    compose=compose_roster,
    organ=issuing_body,
    may_issue=prints_registers,
    may_read=reads_rosters,
    order=401,
)

# 代表结构统计表.


def gather_structure(term):
    day = clock.today()
    people = structure.people_of(SYSTEM, day, congress_id=term.congress_id)
    sections = [
        [heading, [[line.label, line.count, line.share] for line in lines]]
        for heading, lines in structure.composition(people, day)
    ]
    return {"name": name_of(term), "on": day.isoformat(), "total": people.count(), "sections": sections,
            "mean": str(structure.mean_age(people, day) or "")}  # fmt: skip


def compose_structure(snapshot, facts):
    columns = (Column("项目", 4), Column("人数", 1.5, "center"), Column("占比", 3, "center"))
    mean = f"，平均年龄{snapshot['mean']}岁" if snapshot["mean"] else ""
    blocks = [Para(f"截至{long_date(date.fromisoformat(snapshot['on']))}，在任代表{snapshot['total']}名{mean}。")]
    for heading, lines in snapshot["sections"]:
        blocks.append(Table(columns, tuple(tuple(map(str, line)) for line in lines), caption=heading, small=True))
    return Paper(
        form="plain",
        title=(snapshot["name"], "结构统计表"),
        blocks=tuple(blocks),
        signer=facts.issuer,
        date=facts.issued_on,
    )


STRUCTURE = kinds.DocumentKind(
    key="deputies.structure_table",
    title="代表结构统计表",
    model="congress.term",
    gather=gather_structure,
    compose=compose_structure,
    organ=issuing_body,
    may_issue=prints_registers,
    may_read=reads_rosters,
    order=402,
)
ALL = (ADDRESS_BOOK, ROSTER, STRUCTURE)
