"""Stations from a table: known by their name within a congress; a larger one may stand in the same file."""

from congress.actions import records
from congress.frame import clock
from congress.frame.importing import ImportColumn, ImportKind, column
from congress.frame.numbers import is_mobile
from congress.importing.bodies import area_column, congress_column
from congress.models import Area, Congress

from ..actions import stations as actions
from ..models import Station
from ..policies.stations import opens_stations
from ..queries import recurrence
from ..queries import stations as queries


def larger(actor):
    return Station.objects.visible_to(actor).filter(parent=None, closed_on=None).values_list("pk", "name")


COLUMNS = (
    congress_column(),
    column(Station, "name", example="柳沟村人大代表联络站", width=28),
    column(Station, "kind", example="人大代表联络站", width=16),
    area_column("所在区域", required=True, example="柳沟村"),
    ImportColumn(
        key="parent", label="上级站点", lookup=larger, closed=False, most=60, width=24,
        help="写名称；也可以是同一个文件里的站点",
        read=lambda row: row.parent_id, say=lambda row: row.parent.name if row.parent_id else "",
    ),
    column(Station, "address", width=24),
    column(Station, "phone", kind="phone", width=14),
    column(Station, "opening_hours", width=20),
    column(Station, "serves", width=24),
    column(Station, "brand", width=18),
    column(Station, "brand_text", width=30),
    column(Station, "days", width=16),
    column(Station, "per_day", width=8),
    column(Station, "hours", width=14),
    column(Station, "opened_on", example="2023-05-01", width=12),
)  # fmt: skip
RELATIONS = ("congress", "area", "parent")


def find(lines, intake):
    rows = Station.objects.visible_to(intake.actor).select_related("congress", "area", "parent")
    known = {(row.congress_id, row.name): row for row in rows}
    areas = Area.objects.in_bulk({line.get("area") for line in lines} - {None})
    intake.more.codes = {pk: area.code for pk, area in areas.items()}
    intake.more.congresses = Congress.objects.visible_to(intake.actor).select_related("area").in_bulk()
    for line in lines:
        line.target = known.get((_congress(line, intake), line.get("name")))


def _congress(line, intake):
    return line.get("congress") or intake.actor.congress_id


def check(lines, intake):
    seen, tops = {}, {line.get("name") for line in lines if line.get("name") and not line.get("parent")}
    known = tops | intake.known["parent"].keys()
    personal = queries.personal_phones({line.get("phone") for line in lines}, intake.actor.county_id)
    for line in lines:
        congress = intake.more.congresses.get(_congress(line, intake))
        if congress is None or not opens_stations(intake.actor, congress.pk):
            line.wrong("所属人大", f"只有{opens_stations.__doc__}可以登记")
            continue
        code = intake.more.codes.get(line.get("area"), "")
        if code and not code.startswith(congress.area.code):
            line.wrong("所在区域", f"站点须在{congress.area}之内")
        first = seen.setdefault((congress.pk, line.get("name")), line)
        if first is not line:
            line.wrong("名称", f"与第{first.number}行重复")
        _check_phone(line, personal)
        _check_rest(line, tops, known, intake)


def _check_phone(line, personal):
    """A station's number is public."""
    phone = line.get("phone") or ""
    if phone in personal:
        line.wrong("联系电话", queries.PERSONAL)
    elif is_mobile(phone):
        line.notes.append("“联系电话”是手机号，会在公开页面和张贴的二维码上显示，请确认是值班手机")


def _check_rest(line, tops, known, intake):
    above, opened = line.get("parent"), line.day("opened_on")
    if isinstance(above, str) and (above not in tops or above == line.get("name")):
        line.wrong("上级站点", intake.unknown("parent", above, known - {line.get("name")}, "或它本身还有上级站点"))
    if line.target is not None and above == line.target.pk:
        line.wrong("上级站点", "不能是自己")
    if opened and opened > clock.today():
        line.wrong("启用日期", "不能晚于今天")
    if line.get("days") and recurrence.read(line.get("days")) is None:
        line.wrong("接待日", recurrence.UNREADABLE)
    if line.get("per_day") is not None and not 1 <= line.get("per_day") <= 20:
        line.wrong("每次值班代表（人）", "须在1至20人之间")


def apply(new, changed, intake):
    """Larger stations first."""
    done, made = [], {}
    below = [line for line in new if isinstance(line.get("parent"), str)]
    for group in ([line for line in new if line not in below], below):
        rows = [Station(**_columns(line, line.values, intake, made)) for line in group]
        for line, row in zip(group, actions.enter_all(rows, actor=intake.actor), strict=True):
            made[row.name] = row.pk
            done.append((line, row, None))
    for line in changed:
        was = records.snapshot(line.target)
        for name, value in _columns(line, {key for key, *_ in line.changes}, intake, made).items():
            setattr(line.target, name, value)
        done.append((line, line.target, was))
    actions.change_all([(row, was) for _, row, was in done if was], actor=intake.actor)
    return done


def _columns(line, keys, intake, made):
    found = {}
    for key in keys:
        value = line.get(key)
        if key in RELATIONS:
            found[f"{key}_id"] = made.get(value) if isinstance(value, str) else value
        elif key == "opened_on":
            found[key] = line.day(key)
        else:
            field = Station._meta.get_field(key)
            found[key] = field.get_default() if value is None and not field.null else value
    if line.target is None:
        found["congress_id"] = _congress(line, intake)
    return found


STATIONS = ImportKind(
    key="deputies.stations",
    title="联络站点",
    columns=COLUMNS,
    may=opens_stations,
    find=find,
    check=check,
    apply=apply,
    note="按所属人大和名称对应：已登记的修改，没有的新增。停用请在站点页面办理。",
    listing="deputies.stations",
    ignored=("停用日期", "进站代表", "资料完整度", "星级"),
    order=60,
)
