"""Places from a table: known by their codes; the place above follows from the code (GB/T 2260)."""

from congress.frame.importing import ImportKind, column

from ..actions import institution, records
from ..models import Area, Congress
from ..policies.institution import keeps_areas
from ..queries.importing import in_pieces

COLUMNS = (
    column(Area, "code", kind="code", example="419901205", width=14, help="县6位、乡镇街道9位、村和社区12位"),
    column(Area, "name", example="柳沟村", width=16),
    column(Area, "level", example="村", width=10),
    column(Area, "since", width=12),
    column(Area, "until", width=12),
    column(Area, "order", required=False, width=8),
)
KEYS = tuple(one.key for one in COLUMNS)


def prepare(intake):
    own = Congress.objects.select_related("area").get(pk=intake.actor.congress_id)
    intake.more.own = own.area.code


def find(lines, intake):
    wanted = {line.get("code") for line in lines} - {None}
    wanted |= {code[:-3] for code in wanted}
    intake.more.areas = {
        row.code: row for piece in in_pieces(sorted(wanted)) for row in Area.objects.filter(code__in=piece)
    }
    for line in lines:
        line.target = intake.more.areas.get(line.get("code"))


def check(lines, intake):
    levels, seen = dict(Area.CODE_LENGTHS), {}
    for line in lines:
        code, level = line.get("code") or "", line.get("level")
        first = seen.setdefault(code, line) if code else line
        if first is not line:
            line.wrong("区划代码", f"“{code}”与第{first.number}行重复")
        if code and level and not (code.isdigit() and len(code) == levels[level]):
            line.wrong("区划代码", f"{Area.Level(level).label}的代码应为{levels[level]}位数字")
        elif code and (code == intake.more.own or not code.startswith(intake.more.own)):
            line.wrong("区划代码", f"应在本地区之内，以{intake.more.own}开头")
        since, until = line.get("since"), line.get("until")
        if since and until and until < since:
            line.wrong("撤销日", "不能早于设立日")
    for line in lines:
        above = (line.get("code") or "")[:-3]
        if not line.faults and above not in intake.more.areas and above not in seen:
            line.wrong("区划代码", f"上级区域{above}还没有登记")


def apply(new, changed, intake):
    done, known = [], intake.more.areas
    for length in (6, 9, 12):
        group = [line for line in new if len(line.get("code")) == length]
        rows = [Area(parent=known[line.get("code")[:-3]], **_columns(line)) for line in group]
        for line, row in zip(group, institution.enter_areas(rows, actor=intake.actor), strict=True):
            known[row.code] = row
            done.append((line, row, None))
    for line in changed:
        was = records.snapshot(line.target)
        for key, value in _columns(line, {key for key, *_ in line.changes}).items():
            setattr(line.target, key, value)
        done.append((line, line.target, was))
    institution.change_areas([(row, was) for _, row, was in done if was], actor=intake.actor)
    return done


def _columns(line, keys=KEYS):
    days = ("since", "until")
    return {key: line.day(key) if key in days else line.values[key] for key in keys if key in line.values}


AREAS = ImportKind(
    key="congress.areas",
    title="区域",
    columns=COLUMNS,
    may=keeps_areas,
    prepare=prepare,
    find=find,
    check=check,
    apply=apply,
    note="按区划代码对应：代码已经登记的修改，没有的新增。上级由代码得出，不用填。",
    listing="congress.areas",
    ignored=("上级",),
    order=40,
)
