"""Deputies from a table: the person, his seat, and the district if it is not registered yet. Of one's own congress; the
county's commission takes in those of its townships with the same file."""

import re
from collections import Counter, defaultdict
from difflib import get_close_matches

from congress.actions import records
from congress.frame import clock
from congress.frame.importing import ImportColumn, ImportKind, column
from congress.importing import people
from congress.models import Congress, Organization, Term

from ..actions import groups as actions
from ..actions import register, structure
from ..actions.groups import LEAST
from ..models import Deputy, DeputyGroup, ElectoralDistrict
from ..policies.register import keeps_own_deputies
from ..queries.register import SHOWN, sitting, with_groups

FURTHEST = 20  # a new district's number may lie so far beyond three times as many as there are
NAMED = 20  # new districts named in the one line about them


def congresses(actor):
    """One's own; for the county its townships' too."""
    rows = Congress.objects.visible_to(actor)
    rows = rows if actor.congress_id == actor.county_id else rows.filter(pk=actor.congress_id)
    return rows.values_list("pk", "short_name", "name")


def within_reach(actor):
    return [pk for pk, *_ in congresses(actor)]


def delegations(actor):
    rows = Organization.objects.on(clock.today()).filter(congress__in=within_reach(actor), kind="delegation")
    return rows.values_list("pk", "congress", "short_name", "name")


def districts(actor):
    terms = Term.objects.on(clock.today()).filter(congress__in=within_reach(actor))
    return ElectoralDistrict.objects.filter(term__in=terms).values_list("pk", "congress", "name")


def groups(actor):
    """Deputies of the county may sit in the groups of its townships, too."""
    rows = Organization.objects.on(clock.today()).filter(congress__in=within_reach(actor), kind="deputy_group")
    for pk, congress, above, *names in rows.values_list("pk", "congress", "congress__parent", "name", "short_name"):
        yield pk, congress, *names
        if above:
            yield pk, above, *names


COLUMNS = (
    *people.person_columns("person"),
    ImportColumn(
        key="congress", label="人大", lookup=congresses, most=20, width=16,
        help="不填为本级人大；县代表工委可以选所辖乡镇的人大，一个文件登记全县代表",
        read=lambda row: row.congress_id, say=lambda row: row.congress.short_name,
    ),
    column(Deputy, "card_no", kind="code", example="001", help="本届之内不能重复。", width=10),
    ImportColumn(
        key="district", label="选区", lookup=districts, within="congress", closed=False, most=40, example="第一选区", width=16,
        help="还没有登记的选区会一并登记，选区号取自名称或“选区号”列",
        read=lambda row: row.district_id, say=lambda row: row.district.name if row.district_id else "",
    ),
    ImportColumn(
        key="district_no", label="选区号", kind="number", help="只有新选区需要", width=8, silent=True,
        read=lambda row: row.district.number if row.district_id else None,
    ),
    ImportColumn(
        key="delegation", label="代表团", lookup=delegations, within="congress", most=20, width=16,
        help="请先在“机构”登记代表团",
        read=lambda row: row.delegation_id, say=lambda row: row.delegation.short_name if row.delegation_id else "",
    ),
    ImportColumn(
        key="group", label="代表小组", lookup=groups, within="congress", most=60, width=20,
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
    reach = list(intake.words["congress"])
    terms = Term.objects.on(clock.today()).filter(congress__in=reach).select_related("congress")
    bodies = Organization.objects.filter(congress__in=reach, kind=Organization.Kind.CONGRESS)
    intake.more.terms = {term.congress_id: term for term in terms}
    intake.more.bodies = set(bodies.values_list("congress_id", flat=True))
    intake.more.own = intake.actor.congress_id


def where(line, intake):
    """The congress a line speaks of: one's own unless it names another."""
    return line.get("congress") or intake.more.own


def terms_of(lines, intake):
    return [term for pk, term in intake.more.terms.items() if pk in {where(line, intake) for line in lines}]


def find(lines, intake):
    """By person; or, where only names agree, by name and card. Who sits in two congresses has a line for each."""
    people.find_people(lines, intake, apart=lambda line: where(line, intake))
    rows = Deputy.objects.visible_to(intake.actor).filter(term__in=terms_of(lines, intake))
    held = list(with_groups(rows.select_related(*SHOWN)))
    by_person = {(row.congress_id, row.person_id): row for row in held}
    intake.more.by_card = {(row.congress_id, row.card_no): row for row in held}
    for line in lines:
        known = intake.more.by_card.get((where(line, intake), line.get("card_no")))
        if line.person is None and known is not None and known.person.name == line.get("name"):
            line.person, line.candidates = known.person, []
        line.target = by_person.get((where(line, intake), line.person.pk)) if line.person is not None else None
        if line.target is not None:
            line.target.person = line.person


def check(lines, intake):
    cards = defaultdict(list)
    for line in lines:
        people.check_person(line, intake)
    people.check_kept(lines, intake)
    lines = [line for line in lines if not _is_astray(line)]
    for line in lines:
        _check_seat(line, intake)
        if card := line.get("card_no"):
            cards[where(line, intake), card].append(line)
    for (_, card), same in cards.items():
        for line in same[1:]:
            line.wrong("代表证号", f"“{card}”与第{same[0].number}行重复")
            same[0].wrong("代表证号", f"“{card}”与第{line.number}行重复")
    known = _known_districts(lines, intake)
    _check_new_districts(lines, intake, known)
    _check_room(lines, intake, known)
    _check_groups(lines, intake)


def _is_astray(line):
    """Whether a line names a congress that is not registered: then nothing can be said of its seat."""
    return any(label == "人大" for label, _ in line.faults)


def _known_districts(lines, intake):
    """{congress: its districts} of the terms these lines speak of."""
    found = defaultdict(list)
    for row in ElectoralDistrict.objects.filter(term__in=terms_of(lines, intake)).order_by("number"):
        found[row.congress_id].append(row)
    return found


def _check_room(lines, intake, known):
    """Seats are fixed before an election and do not change in the term; a district elects one to three (选举法第二十五条):
    what a file would put beyond is wrong, line by line."""
    rows = sitting(terms_of(lines, intake)).values_list("congress", "district")
    held, sits = Counter(), Counter()
    for congress, district in rows:
        held[congress] += 1
        sits[district] += 1
    there = dict(held)
    rooms = {row.pk: row for own in known.values() for row in own}
    moved = [line for line in lines if line.target is not None and any(key == "district" for key, *_ in line.changes)]
    for line in moved:
        sits[line.target.district_id] -= 1
    for line in lines:
        congress, district = where(line, intake), line.get("district")
        if line.target is None:
            held[congress] += 1
            _check_seats(line, intake.more.terms.get(congress), held[congress], there.get(congress, 0))
        if district and (line.target is None or line in moved):
            key = district if district in rooms else (congress, district)
            sits[key] += 1
            _check_district(line, rooms.get(district), sits[key])


def _check_seats(line, term, held, there):
    if term and term.deputy_seats and held > term.deputy_seats:
        left = max(0, term.deputy_seats - there)
        room = f"只能再登记{left}名" if left else "名额已满"
        line.wrong("人大", f"{term.congress}代表名额{term.deputy_seats}名，在任{there}名，{room}")


def _check_district(line, row, count):
    if row is not None and count > row.seats:
        line.wrong("选区", f"{row.name}应选{row.seats}名，名额已满，请核对选区")
    elif row is None and count > ElectoralDistrict.MOST:
        words = (
            f"文件里已有{ElectoralDistrict.MOST}名，每一选区最多选{ElectoralDistrict.MOST}名代表（选举法第二十五条）"
        )
        line.wrong("选区", words)


def _check_groups(lines, intake):
    """Who is in a group already leaves it on its own page; a group that begins with this file begins with three. The
    groups of a township are made up there."""
    coming, own = defaultdict(list), intake.more.own
    of_townships = set(
        Organization.objects.filter(congress__parent=own, kind="deputy_group").values_list("pk", flat=True)
    )
    for line in lines:
        body, there = line.get("group"), line.target is not None and line.target.group_body
        if there and body != there and "group" in line.values:
            line.wrong("代表小组", f"已编入{line.target.group_name}；换组和退出请在小组页面办理")
        elif body and not there and (where(line, intake) != own or body in of_townships):
            line.wrong("代表小组", "乡镇的代表小组由乡镇人大编组，请把这一格留空")
        elif body and not there:
            coming[body].append(line)
    intake.more.joining = coming
    begun = set(DeputyGroup.objects.filter(organization__in=coming).values_list("organization_id", flat=True))
    for body, group in coming.items():
        if body not in begun and len(group) < LEAST:
            for line in group:
                line.wrong("代表小组", f"这个小组还没有编组，文件里至少要有{LEAST}名代表（地方组织法第四十三条）")


def _check_seat(line, intake):
    term = intake.more.terms.get(where(line, intake))
    if term is None:
        line.wrong("任职日", "这个人大还没有登记正在进行的届，请先登记")
        return
    if term.congress_id not in intake.more.bodies:
        line.wrong("代表证号", f"请先在“机构”登记{term.congress.name}，代表职务设在那里")
    other = intake.more.by_card.get((term.congress_id, line.get("card_no")))
    if other is not None and (line.target is None or other.pk != line.target.pk):
        line.wrong("代表证号", f"“{other.card_no}”已是{other.person.name}的证号")
    since = line.day("since")
    if since and not (term.starts_on <= since <= clock.today()):
        line.wrong("任职日", f"应在本届开始（{term.starts_on}）以后、今天以前")
    if any(key == "since" for key, *_ in line.changes):
        line.wrong("任职日", "与登记的不同；任职日不能用导入修改")


def _check_new_districts(lines, intake, known):
    """A district that is not registered yet needs its number: given, or read from its name (第12选区). Districts are
    fixed by the election: each new one is told, and a number far beyond the others is a typing error."""
    taken = {congress: {row.number: row.name for row in rows} for congress, rows in known.items()}
    asked = {(where(line, intake), line.get("district")) for line in lines if isinstance(line.get("district"), str)}
    new = Counter(congress for congress, _ in asked)
    intake.more.districts = found = {}
    for line in lines:
        congress, name = key = (where(line, intake), line.get("district"))
        if not isinstance(name, str) or key in found:
            continue
        number, own = line.get("district_no") or number_in(name), taken.setdefault(congress, {})
        if not number:
            line.wrong("选区", f"“{name}”还没有登记，请在“选区号”列填它的编号")
        elif number in own:
            line.wrong("选区", f"选区号{number}已是“{own[number]}”，请核对选区名称")
        elif known[congress] and number > 3 * (len(known[congress]) + new[congress]) + FURTHEST:
            line.wrong("选区", f"“{name}”还没有登记，选区号{number}远远超出本届的选区{_near(name, known[congress])}")
        else:
            own[number] = name
            found[key] = (number, line)
    _tell_new_districts(lines, intake)


def _near(name, rows):
    near = get_close_matches(name, [row.name for row in rows], 1, 0.75)
    return f"，是不是“{near[0]}”？" if near else "，请核对；确有此选区的，请先在“名额和选区”登记"


def _tell_new_districts(lines, intake):
    asked = Counter((where(line, intake), line.get("district")) for line in lines)
    said = []
    for (congress, name), (number, line) in intake.more.districts.items():
        of = "" if congress == intake.more.own else intake.more.terms[congress].congress.short_name
        said.append(f"{of}{name}（{number}号，{asked[congress, name]}名）")
        line.notes.append(f"将登记新选区：{said[-1]}。")
    if said:
        rest = f"等{len(said)}个（见各行）" if len(said) > NAMED else ""
        intake.notes.append(f"将登记新选区：{'、'.join(said[:NAMED])}{rest}。")


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
    """The new districts of each congress, as many seats as the file fills."""
    asked = Counter((where(line, intake), line.get("district")) for line in intake.more.coming)
    per, done = defaultdict(list), []
    for key, (number, line) in intake.more.districts.items():
        per[key[0]].append((key, number, line))
    for congress, wanted in per.items():
        seats = [
            {"number": number, "name": key[1], "seats": min(ElectoralDistrict.MOST, max(1, asked[key]))}
            for key, number, _ in wanted
        ]
        entered = structure.enter_districts(seats, actor=intake.actor, term=intake.more.terms[congress])
        for (key, _, line), row in zip(wanted, entered, strict=True):
            intake.more.districts[key] = row.pk
            done.append((line, row, None))
    return done


def _district(line, intake):
    value = line.get("district")
    return intake.more.districts[where(line, intake), value] if isinstance(value, str) else value


def _seat(lines, intake):
    by_day, held, seats = defaultdict(list), [], []
    for line in lines:
        term = intake.more.terms[where(line, intake)]
        by_day[term.congress_id, line.day("since") or term.starts_on].append(line)
    for (congress, day), group in sorted(by_day.items()):
        wanted = [
            {
                "person": line.person,
                "card_no": line.get("card_no"),
                "district_id": _district(line, intake),
                "delegation_id": line.get("delegation"),
            }
            for line in group
        ]
        term = intake.more.terms[congress]
        taken = register.seat_all(wanted, actor=intake.actor, congress=term.congress, term=term, since=day)
        held += [(line, row.membership, None) for line, row in zip(group, taken, strict=True)]
        for line, row in zip(group, taken, strict=True):
            line.target = row
        seats += [(line, row, None) for line, row in zip(group, taken, strict=True)]
    return held + seats


def _change(lines, intake):
    done, changed = [], defaultdict(list)
    for line in lines:
        keys = {key for key, *_ in line.changes} & set(OWN)
        if not keys:
            continue
        was = records.snapshot(line.target)
        for key in keys:
            value = _district(line, intake) if key == "district" else line.get(key)
            setattr(line.target, key if key == "card_no" else f"{key}_id", value)
        done.append((line, line.target, was))
        changed[line.target.congress].append((line.target, was))
    for congress, rows in changed.items():
        register.change_all(rows, actor=intake.actor, congress=congress)
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
    note="登记本届代表：本级的，县代表工委还可在“人大”列填所辖乡镇，用一个文件登记全县代表。没有登记过的人一并登记为人员。姓名和出生日期（或手机号、代表证号）相同的算同一个人。",
    listing="deputies.deputies",
    ignored=("届", "状态", "级别"),
    order=20,
)
