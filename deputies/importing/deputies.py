"""Deputies of one's own congress from a table: the person, his seat, and the district if it is not registered yet."""

import re
from collections import Counter, defaultdict

from congress.actions import records
from congress.frame import clock
from congress.frame.importing import ImportColumn, ImportKind, column
from congress.importing import people
from congress.models import Congress, Organization

from ..actions import groups as actions
from ..actions import register, structure
from ..actions.groups import LEAST
from ..models import Deputy, DeputyGroup, ElectoralDistrict
from ..policies.register import keeps_own_deputies
from ..queries.register import SHOWN, running_term, with_groups
from ..queries.register import districts as districts_of


def delegations(actor):
    rows = Organization.objects.on(clock.today()).filter(congress=actor.congress_id, kind="delegation")
    return rows.values_list("pk", "short_name", "name")


def districts(actor):
    return ElectoralDistrict.objects.filter(term=running_term(actor.congress_id)).values_list("pk", "name")


def groups(actor):
    rows = Organization.objects.on(clock.today()).filter(congress=actor.congress_id, kind="deputy_group")
    return rows.values_list("pk", "name", "short_name")


COLUMNS = (
    *people.person_columns("person"),
    column(Deputy, "card_no", kind="code", example="001", help="本届之内不能重复。", width=10),
    ImportColumn(
        key="district", label="选区", lookup=districts, closed=False, most=40, example="第一选区", width=16,
        help="还没有登记的选区会一并登记，选区号取自名称或“选区号”列",
        read=lambda row: row.district_id, say=lambda row: row.district.name if row.district_id else "",
    ),
    ImportColumn(
        key="district_no", label="选区号", kind="number", help="只有新选区需要", width=8, silent=True,
        read=lambda row: row.district.number if row.district_id else None,
    ),
    ImportColumn(
        key="delegation", label="代表团", lookup=delegations, most=20, width=16,
        help="请先在“机构”登记代表团",
        read=lambda row: row.delegation_id, say=lambda row: row.delegation.short_name if row.delegation_id else "",
    ),
    ImportColumn(
        key="group", label="代表小组", lookup=groups, most=60, width=20,
        help="请先在“机构”登记小组，还没有编组的至少编入三名；由导入当日起编入，换组和退出请在小组页面办理",
        read=lambda row: row.group_body, say=lambda row: row.group_name or "",
    ),
    ImportColumn(
        key="since", label="任职日", kind="date", help="不填为本届首次会议开幕日；补选的填当选日", width=12,
        read=lambda row: row.membership.since.isoformat(),
    ),
)  # fmt: skip
OWN = ("card_no", "district", "delegation")


def prepare(intake):
    own = Organization.objects.filter(congress=intake.actor.congress_id, kind=Organization.Kind.CONGRESS)
    intake.more.term = running_term(intake.actor.congress_id)
    intake.more.has_body = own.exists()


def find(lines, intake):
    """By person; or, where only names agree, by name and card."""
    people.find_people(lines, intake)
    rows = Deputy.objects.visible_to(intake.actor).filter(congress=intake.actor.congress_id, term=intake.more.term)
    held = list(with_groups(rows.select_related(*SHOWN))) if intake.more.term else []
    by_person = {row.person_id: row for row in held}
    intake.more.by_card = {row.card_no: row for row in held}
    for line in lines:
        known = intake.more.by_card.get(line.get("card_no"))
        if line.person is None and known is not None and known.person.name == line.get("name"):
            line.person, line.candidates = known.person, []
        line.target = by_person.get(line.person.pk) if line.person is not None else None
        if line.target is not None:
            line.target.person = line.person


def check(lines, intake):
    cards = defaultdict(list)
    for line in lines:
        people.check_person(line, intake)
        _check_seat(line, intake)
        if card := line.get("card_no"):
            cards[card].append(line)
    for card, same in cards.items():
        for line in same[1:]:
            line.wrong("代表证号", f"“{card}”与第{same[0].number}行重复")
            same[0].wrong("代表证号", f"“{card}”与第{line.number}行重复")
    people.check_kept(lines, intake)
    _check_new_districts(lines, intake)
    if intake.more.term is not None:
        intake.notes += _more_than_seats(lines, intake)
    _check_groups(lines, intake)


def _more_than_seats(lines, intake):
    """Seats are fixed before an election (选举法第十三条) and a district has one to three (第二十五条): what a file
    would put beyond is told before it is taken in."""
    term, coming = intake.more.term, [line for line in lines if line.target is None]
    there = Deputy.objects.in_office().filter(term=term).count()
    if coming and term.deputy_seats and there + len(coming) > term.deputy_seats:
        yield f"{term}代表名额{term.deputy_seats}名，在任{there}名，文件里再加{len(coming)}名，超过名额，请核对。"
    asked = Counter(line.get("district") for line in coming if line.get("district"))
    free = {row.pk: (row.name, max(0, row.vacant)) for row in districts_of(intake.actor, term, clock.today())}
    for key, count in asked.items():
        name, room = free.get(key, (key, ElectoralDistrict.MOST))
        if count > room:
            yield f"{name}只{'缺' if key in free else '能选'}{room}名代表，文件里有{count}名，请核对选区。"


def _check_groups(lines, intake):
    """Who is in a group already leaves it on its own page; a group that begins with this file begins with three."""
    coming = defaultdict(list)
    for line in lines:
        body, there = line.get("group"), line.target is not None and line.target.group_body
        if there and body != there and "group" in line.values:
            line.wrong("代表小组", f"已编入{line.target.group_name}；换组和退出请在小组页面办理")
        elif body and not there:
            coming[body].append(line)
    intake.more.joining = coming
    begun = set(DeputyGroup.objects.filter(organization__in=coming).values_list("organization_id", flat=True))
    for body, group in coming.items():
        if body not in begun and len(group) < LEAST:
            for line in group:
                line.wrong("代表小组", f"这个小组还没有编组，文件里至少要有{LEAST}名代表（地方组织法第四十三条）")


def _check_seat(line, intake):
    term = intake.more.term
    if term is None:
        line.wrong("任职日", "本级人大还没有登记正在进行的届，请先登记")
        return
    if not intake.more.has_body:
        line.wrong("代表证号", "请先在“机构”登记本级人民代表大会，代表职务设在那里")
    other = intake.more.by_card.get(line.get("card_no"))
    if other is not None and (line.target is None or other.pk != line.target.pk):
        line.wrong("代表证号", f"“{other.card_no}”已是{other.person.name}的证号")
    since = line.day("since")
    if since and not (term.starts_on <= since <= clock.today()):
        line.wrong("任职日", f"应在本届开始（{term.starts_on}）以后、今天以前")
    if any(key == "since" for key, *_ in line.changes):
        line.wrong("任职日", "与登记的不同；任职日不能用导入修改")


def _check_new_districts(lines, intake):
    """A district that is not registered yet needs its number: given, or read from its name (第12选区)."""
    taken = dict(ElectoralDistrict.objects.filter(term=intake.more.term).values_list("number", "name"))
    intake.more.districts = {}
    for line in lines:
        name = line.get("district")
        if not isinstance(name, str) or name in intake.more.districts:
            continue
        number = line.get("district_no") or number_in(name)
        if not number:
            line.wrong("选区", f"“{name}”还没有登记，请在“选区号”列填它的编号")
        elif number in taken:
            line.wrong("选区", f"选区号{number}已是“{taken[number]}”，请核对选区名称")
        else:
            taken[number] = name
            intake.more.districts[name] = (number, line)


DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


def number_in(name):
    """第12选区, 第十二选区 → 12; None where a name says no number."""
    if found := re.search(r"\d+", name):
        return int(found[0])
    found = re.search(r"第([一二三四五六七八九十百零]+)", name)
    if not found:
        return None
    number, digit = 0, 0
    for sign in found[1]:
        if sign in "百十":
            number, digit = number + (digit or 1) * (100 if sign == "百" else 10), 0
        else:
            digit = DIGITS[sign]
    return number + digit


def apply(new, changed, intake):
    """Persons first, then districts, then seats: what is undone goes the other way."""
    intake.more.coming = new
    known = [line for line in (*new, *changed) if line.person is not None]
    done = people.enter_new([line for line in new if line.person is None], intake)
    done += people.change_known(known, intake)
    done += _enter_districts(intake)
    done += _seat(new, intake) + _change(changed, intake)
    return done + _group(intake)


def _group(intake):
    """The lines that come into a group today, group by group."""
    done, today = [], clock.today()
    bodies = Organization.objects.select_related("congress").in_bulk(intake.more.joining)
    begun = {row.organization_id: row for row in DeputyGroup.objects.filter(organization__in=bodies)}
    for pk, lines in intake.more.joining.items():
        members = [line.target for line in lines]
        group = begun.get(pk)
        if group:
            actions.join(group, actor=intake.actor, members=members, since=today)
        else:
            group = actions.make_up(bodies[pk], actor=intake.actor, members=members, since=today)
            done.append((lines[0], group, None))
        rows = {row.deputy_id: row for row in group.members.filter(deputy__in=members, since=today)}
        done += [(line, rows[line.target.pk], None) for line in lines]
    return done


def _enter_districts(intake):
    wanted = intake.more.districts
    if not wanted:
        return []
    asked = Counter(line.get("district") for line in intake.more.coming)
    seats = [
        {"number": number, "name": name, "seats": min(ElectoralDistrict.MOST, max(1, asked[name]))}
        for name, (number, _) in wanted.items()
    ]
    entered = structure.enter_districts(seats, actor=intake.actor, term=intake.more.term)
    lines = [line for _, line in wanted.values()]
    intake.more.districts = {row.name: row.pk for row in entered}
    return [(line, row, None) for line, row in zip(lines, entered, strict=True)]


def _district(line, intake):
    value = line.get("district")
    return intake.more.districts[value] if isinstance(value, str) else value


def _seat(lines, intake):
    congress, by_day, held, seats = Congress.objects.get(pk=intake.actor.congress_id), defaultdict(list), [], []
    for line in lines:
        by_day[line.day("since") or intake.more.term.starts_on].append(line)
    for day, group in sorted(by_day.items()):
        wanted = [
            {
                "person": line.person,
                "card_no": line.get("card_no"),
                "district_id": _district(line, intake),
                "delegation_id": line.get("delegation"),
            }
            for line in group
        ]
        taken = register.seat_all(wanted, actor=intake.actor, congress=congress, term=intake.more.term, since=day)
        held += [(line, row.membership, None) for line, row in zip(group, taken, strict=True)]
        for line, row in zip(group, taken, strict=True):
            line.target = row
        seats += [(line, row, None) for line, row in zip(group, taken, strict=True)]
    return held + seats


def _change(lines, intake):
    done = []
    for line in lines:
        keys = {key for key, *_ in line.changes} & set(OWN)
        if not keys:
            continue
        was = records.snapshot(line.target)
        for key in keys:
            value = _district(line, intake) if key == "district" else line.get(key)
            setattr(line.target, key if key == "card_no" else f"{key}_id", value)
        done.append((line, line.target, was))
    changed = [(deputy, was) for _, deputy, was in done]
    register.change_all(changed, actor=intake.actor, congress_id=intake.actor.congress_id)
    return done


DEPUTIES = ImportKind(
    key="deputies.deputies",
    title="代表",
    columns=COLUMNS,
    may=keeps_own_deputies,
    find=find,
    check=check,
    apply=apply,
    prepare=prepare,
    note="登记本级人大本届的代表：没有登记过的人一并登记为人员。姓名和出生日期（或手机号、代表证号）相同的算同一个人。",
    listing="deputies.deputies",
    ignored=("届", "状态", "级别"),
    order=20,
)
