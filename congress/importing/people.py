"""People from a table: known by number, by name and birthday, by name and phone; a mere namesake is asked about."""

from collections import defaultdict

from congress.frame import clock
from congress.frame.importing import ImportColumn, ImportKind, column

from ..actions import institution, records
from ..models import Congress, Person
from ..policies.institution import keeps_people
from ..queries.importing import in_pieces
from ..queries.institution import kept_people

FIELDS = ("name", "gender", "born_on", "ethnicity", "education", "party", "occupation", "workplace", "phone", "email")
MORE = {
    "name": {"example": "王秀英", "help": "同名的人请再填出生日期或手机号，以便分清。", "width": 12},
    "gender": {"example": "女", "width": 6},
    "born_on": {"example": "1975-03-12", "width": 12},
    "ethnicity": {"example": "汉族", "width": 8},
    "education": {"example": "大学本科", "width": 10},
    "party": {"example": "中共党员", "width": 10},
    "occupation": {
        "example": "农民",
        "help": "写干部、工人、农民、专业技术人员、企业负责人等；结构统计按写的字分类，干部的比例按“干部”两字计算。",
        "width": 12,
    },
    "workplace": {"example": "青山镇柳沟村党支部书记", "width": 30},
    "email": {"private": True},
    "phone": {"example": "13900000000", "kind": "mobile", "help": "手机号写11位数字。", "width": 14},
}


def number_column(of=""):
    return ImportColumn(
        key="person_id",
        label="人员编号",
        kind="number",
        help="系统给每个人的编号，从导出的名单带来；新登记的人不填。",
        width=10,
        of=of,
        read=lambda row: (getattr(row, of) if of else row).pk,
    )


def person_columns(of=""):
    return (number_column(of), *(column(Person, name, of=of, **MORE.get(name, {})) for name in FIELDS))


COLUMNS = (*person_columns(), column(Person, "address", width=24, private=True))
KEYS = {one.key for one in COLUMNS} - {"person_id"}


# Whom a line means. Used by every register whose lines begin with a person.


def find_people(lines, intake, *, once=True, apart=lambda line: None):
    """Set ``line.person`` of those that are registered; with ``once`` no two lines of a file mean the same person – but
    for those that ``apart`` puts in different registers."""
    by_id, by_name = _registered(lines, intake)
    intake.more.kept = kept_people(intake.actor)
    intake.more.namesakes = {}
    for line in lines:
        _find_one(line, by_id, by_name, intake)
    if once:
        _doubles(lines, apart)


def _registered(lines, intake):
    rows = Person.objects.visible_to(intake.actor).filter(county=intake.actor.county_id)
    by_id, by_name = {}, defaultdict(list)
    for piece in in_pieces({line.get("person_id") for line in lines} - {None}):
        by_id |= {row.pk: row for row in rows.filter(pk__in=piece)}
    for piece in in_pieces(sorted({line.get("name") for line in lines if line.get("name")})):
        for row in rows.filter(name__in=piece).order_by("pk"):
            by_name[row.name].append(by_id.get(row.pk, row))
    return by_id, by_name


def _find_one(line, by_id, by_name, intake):
    number, name = line.get("person_id"), line.get("name")
    if number:
        line.person = by_id.get(number)
        if line.person is None:
            line.wrong("人员编号", f"没有编号为{number}的人员，新登记的人请把这一格留空")
        return
    namesakes = by_name.get(name, []) if name else []
    same = [row for row in namesakes if is_same(line, row)]
    maybe = [row for row in namesakes if row not in same and not is_another(line, row)]
    intake.more.namesakes[line.number] = namesakes
    if len(same) == 1:
        line.person = same[0]
    elif same or maybe:
        line.candidates = [(str(row.pk), in_words(row)) for row in same or maybe]
        line.person = next((row for row in same or maybe if str(row.pk) == line.choice), None)


def is_same(line, person):
    """Name and birthday, or name and phone."""
    born, phone = line.get("born_on"), line.get("phone")
    if born and person.born_on and born != person.born_on.isoformat():
        return False
    return bool(born and person.born_on) or bool(phone and phone == person.phone)


def is_another(line, person):
    """Both birthdays are known and differ."""
    return bool(line.get("born_on") and person.born_on) and line.get("born_on") != person.born_on.isoformat()


def in_words(person):
    """Enough to tell namesakes apart, nothing private."""
    words = [
        person.get_gender_display(),
        f"{person.born_on.year}年{person.born_on.month}月生" if person.born_on else "",
    ]
    return "，".join(filter(None, [person.name, *words, person.workplace, f"编号{person.pk}"]))


def _doubles(lines, apart):
    """The same person twice in one file: each line names the other."""
    seen, new = {}, defaultdict(list)
    for line in lines:
        if line.person is not None:
            first = seen.setdefault((apart(line), line.person.pk), line)
            if first is not line:
                _both(first, line, f"是同一个人（{line.person.name}），只能留一行")
        elif line.get("name"):
            new[line.get("name")].append(line)
    for name, namesakes in new.items():
        for place, line in enumerate(namesakes):
            for first in namesakes[:place]:
                if _alike(first, line) and (apart(first) == apart(line) or not is_same_stranger(first, line)):
                    _both(
                        first,
                        line,
                        f"都是“{name}”，分不清是不是同一个人：重复的删去一行，不同的人请填出生日期或手机号",
                    )


def _alike(one, other):
    born = one.get("born_on"), other.get("born_on")
    if all(born):
        return born[0] == born[1]
    phones = one.get("phone"), other.get("phone")
    return not all(phones) or phones[0] == phones[1]


def is_same_stranger(one, other):
    """Two lines surely mean one person who is not registered yet: name and birthday, or name and phone."""
    pairs = [(one.get(key), other.get(key)) for key in ("born_on", "phone")]
    return one.get("name") == other.get("name") and _alike(one, other) and any(a and a == b for a, b in pairs)


def _both(first, line, words):
    first.wrong("姓名", f"与第{line.number}行{words}")
    line.wrong("姓名", f"与第{first.number}行{words}")


def check_person(line, intake):
    """What is wrong with what a line says of a person; one whose namesake has another birthday is taken as somebody new,
    and that is said: a mistyped birthday is the usual case."""
    born = line.get("born_on")
    if born and not "1900-01-01" <= born <= clock.today().isoformat():
        line.wrong("出生日期", f"{born}不会是出生日期，请核对")
    others = [] if line.person is not None or line.candidates else intake.more.namesakes.get(line.number, [])
    if others:
        said = f"登记册里另有{'；'.join(in_words(row) for row in others[:3])}，出生日期不同，本行按新人登记"
        line.notes.append(f"{said}；是同一个人的，请改正出生日期或填“人员编号”。")
        intake.more.strangers = [*getattr(intake.more, "strangers", []), line]


def tell_namesakes(intake):
    """Said of the whole file too, so that nobody has to find these lines among hundreds."""
    if lines := getattr(intake.more, "strangers", []):
        named = "、".join(f"第{line.number}行{line.get('name')}" for line in lines[:20])
        more = f"等{len(lines)}行" if len(lines) > 20 else ""
        intake.notes.append(f"与登记册里的人同名、出生日期不同，按新人登记：{named}{more}，请核对。")


def says_otherwise(line):
    """The columns of a person that a line says otherwise than they are registered."""
    return {key for key, *_ in line.changes} & KEYS if line.person is not None else set()


def check_kept(lines, intake):
    """Whoever is registered by somebody else is not changed from here."""
    tell_namesakes(intake)
    touched = {line.person.pk for line in lines if says_otherwise(line)}
    kept = {
        pk for piece in in_pieces(touched) for pk in intake.more.kept.filter(pk__in=piece).values_list("pk", flat=True)
    }
    for line in lines:
        if says_otherwise(line) and line.person.pk not in kept:
            line.wrong("姓名", f"{line.person.name}由别处登记，您不能修改；与登记的内容不同的格请留空")


def new_person(line):
    return Person(**{key: value for key in KEYS & line.values.keys() if (value := plain_value(line, key)) is not None})


def plain_value(line, key):
    return line.day(key) if key == "born_on" else line.get(key)


def enter_new(lines, intake):
    """Persons that are not registered yet, each put into its line – one for all lines that mean him; returns the traces."""
    county, firsts, by_name = Congress.objects.get(pk=intake.actor.county_id), {}, defaultdict(list)
    for line in lines:
        known = by_name[line.get("name")]
        firsts[line.number] = next((one for one in known if is_same_stranger(one, line)), line)
        known += [line] if firsts[line.number] is line else []
    own = [line for line in lines if firsts[line.number] is line]
    entered = institution.enter_people([new_person(line) for line in own], actor=intake.actor, congress=county)
    for line, person in zip(own, entered, strict=True):
        line.person = person
    for line in lines:
        line.person = firsts[line.number].person
    return [(line, line.person, None) for line in own]


def change_known(lines, intake):
    """Registered persons get what the lines say otherwise; returns the traces."""
    done = []
    for line in lines:
        if keys := says_otherwise(line):
            was = records.snapshot(line.person)
            for key in keys:
                setattr(line.person, key, plain_value(line, key) if key == "born_on" else line.get(key) or "")
            done.append((line, line.person, was))
    institution.change_people([(person, was) for _, person, was in done], actor=intake.actor)
    return done


# The register of people itself.


def find(lines, intake):
    find_people(lines, intake)
    for line in lines:
        line.target = line.person


def check(lines, intake):
    for line in lines:
        check_person(line, intake)
    check_kept(lines, intake)


def apply(new, changed, intake):
    return enter_new(new, intake) + change_known(changed, intake)


PEOPLE = ImportKind(
    key="congress.people",
    title="人员",
    columns=COLUMNS,
    may=keeps_people,
    find=find,
    check=check,
    apply=apply,
    note="姓名和出生日期（或手机号）都相同的，算同一个人，只修改不同的内容；只有姓名相同的，预览时会问是不是同一个人。",
    listing="congress.people",
    order=10,
)
