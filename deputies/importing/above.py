"""Who sits in a congress above the county, from a table: known by person, level and number of the term."""

from congress.actions import records
from congress.frame import clock
from congress.frame.importing import ImportColumn, ImportKind, column
from congress.importing import people
from congress.models import Congress

from ..actions import register
from ..models import Deputy
from ..policies.register import keeps_deputies_above
from ..queries.register import SHOWN

COLUMNS = (
    *people.person_columns("person"),
    ImportColumn(
        key="level", label="级别", kind="choice", required=True, example="市级人大代表", width=14,
        choices=tuple((level.value, level.label) for level in Deputy.UPPER), read=lambda row: row.level,
    ),
    ImportColumn(
        key="term_number", label="届次", kind="number", required=True, example="16", width=8,
        help="上级人大的第几届，只写数字", read=lambda row: row.term_number,
    ),
    column(Deputy, "card_no", kind="code", example="051", width=10),
    column(Deputy, "elected_by", example="青山县人民代表大会", help="选举他的人民代表大会", width=24),
    ImportColumn(
        key="since", label="任职日", kind="date", required=True, example="2022-01-20", width=12,
        help="该级人大本届首次会议开幕日，或补选当选日",
        read=lambda row: row.membership.since.isoformat(),
    ),
    ImportColumn(
        key="until", label="离任日", kind="date", help="在任的不填", width=12,
        read=lambda row: row.membership.until.isoformat() if row.membership.until else None,
    ),
)  # fmt: skip
OWN = ("card_no", "elected_by")
FIXED = ("since", "until")


def find(lines, intake):
    people.find_people(lines, intake, once=False)
    rows = Deputy.objects.visible_to(intake.actor).filter(congress=intake.actor.county_id, level__in=Deputy.UPPER)
    held = {(row.person_id, row.level, row.term_number): row for row in rows.select_related(*SHOWN)}
    for line in lines:
        key = line.person and (line.person.pk, line.get("level"), line.get("term_number"))
        line.target = held.get(key)
        if line.target is not None:
            line.target.person = line.person


def check(lines, intake):
    seen, strangers = {}, {}
    for line in lines:
        people.check_person(line, intake)
        who = line.person.pk if line.person is not None else (line.get("name"), line.get("born_on"), line.get("phone"))
        first = seen.setdefault((who, line.get("level"), line.get("term_number")), line)
        again = strangers.setdefault(who, line) if line.person is None else line
        if first is not line:
            line.wrong("姓名", f"与第{first.number}行是同一个人、同一级、同一届，只能留一行")
        elif again is not line:
            line.wrong("姓名", f"与第{again.number}行是同一个人，还没有登记；请先导入人员，再分级导入")
        if line.person is not None and line.person.pk == intake.actor.person_id and line.target is None:
            line.wrong("姓名", "不能给自己登记任职，请由另一位经办人办理")
        _check_seat(line)
    people.check_kept(lines, intake)


def _check_seat(line):
    since, until = line.day("since"), line.day("until")
    if line.get("term_number") is not None and not 1 <= line.get("term_number") <= 99:
        line.wrong("届次", "应在1至99之间")
    if since and since > clock.today():
        line.wrong("任职日", "不能晚于今天")
    if since and until and until < since:
        line.wrong("离任日", "不能早于任职日")
    for key, label, *_ in line.changes:
        if key in FIXED:
            line.wrong(label, f"与登记的不同；{label}不能用导入修改")


def apply(new, changed, intake):
    known = [line for line in (*new, *changed) if line.person is not None]
    done = people.enter_new([line for line in new if line.person is None], intake)
    done += people.change_known(known, intake)
    return done + _seat(new, intake) + _change(changed, intake)


def _county(intake):
    return Congress.objects.get(pk=intake.actor.county_id)


def _seat(lines, intake):
    county, held, seats = _county(intake), [], []
    for line in lines:
        deputy = register.seat_above(
            line.person, actor=intake.actor, county=county, level=line.get("level"),
            term_number=line.get("term_number"), card_no=line.get("card_no"), since=line.day("since"),
            until=line.day("until"), elected_by=line.get("elected_by") or "",
        )  # fmt: skip
        held.append((line, deputy.membership, None))
        seats.append((line, deputy, None))
    return held + seats


def _change(lines, intake):
    done = []
    for line in lines:
        if keys := {key for key, *_ in line.changes} & set(OWN):
            was = records.snapshot(line.target)
            for key in keys:
                setattr(line.target, key, line.get(key) or "")
            done.append((line, line.target, was))
    changed = [(deputy, was) for _, deputy, was in done]
    register.change_all(changed, actor=intake.actor, congress=_county(intake))
    return done


ABOVE = ImportKind(
    key="deputies.above",
    title="上级人大代表",
    columns=COLUMNS,
    may=keeps_deputies_above,
    find=find,
    check=check,
    apply=apply,
    note="登记本县人员中的全国、省、市人大代表，每人每级一行。按人员、级别和届次对应；本县和乡镇的代表请用“代表”导入。",
    listing="deputies.above",
    ignored=("状态",),
    most=500,
    order=25,
)
