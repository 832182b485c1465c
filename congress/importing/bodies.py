"""Bodies from a table: known by their full name within a congress; one may stand under another of the same file."""

from types import SimpleNamespace

from congress.frame import clock
from congress.frame.importing import ImportColumn, ImportKind, column

from ..actions import institution, records
from ..models import Area, Congress, Organization
from ..policies.institution import keeps_bodies, reaches


def congresses(actor):
    rows = Congress.objects.visible_to(actor).order_by("level", "area__code")
    return [(row.pk, row.short_name, row.name) for row in rows if reaches(actor, row)]


def bodies(actor):
    rows = Organization.objects.visible_to(actor).on(clock.today())
    return rows.values_list("pk", "name")


def areas(actor):
    own = Congress.objects.select_related("area").get(pk=actor.congress_id).area.code
    rows = Area.objects.on(clock.today()).filter(code__startswith=own)
    return [(pk, name, code) for pk, name, code in rows.values_list("pk", "name", "code")]


def congress_column():
    return ImportColumn(
        key="congress", label="所属人大", lookup=congresses, help="不填为本级人大", width=18,
        read=lambda row: row.congress_id, say=lambda row: row.congress.short_name,
    )  # fmt: skip


def area_column(label="所在区域", **more):
    return ImportColumn(
        key="area", label=label, lookup=areas, help="写名称；有同名的写区划代码", width=14,
        read=lambda row: row.area_id, say=lambda row: row.area.code if row.area_id else "", **more,
    )  # fmt: skip


COLUMNS = (
    congress_column(),
    column(Organization, "name", example="青山县交通运输局", width=30),
    column(Organization, "short_name", example="县交通局", width=16),
    column(Organization, "kind", example="政府部门", width=16),
    ImportColumn(
        key="parent", label="上级机构", lookup=bodies, closed=False, most=60, help="写全称；也可以是同一个文件里的机构",
        width=24, read=lambda row: row.parent_id, say=lambda row: row.parent.name if row.parent_id else "",
    ),
    area_column(),
    column(Organization, "document_word", width=12),
    column(Organization, "phone", kind="phone", width=14),
    column(Organization, "address", width=24),
    column(Organization, "established_posts", width=8),
    column(Organization, "since", example="2022-01-10", width=12),
    column(Organization, "until", width=12),
    column(Organization, "order", required=False, width=8),
)  # fmt: skip
RELATIONS = ("congress", "parent", "area")


def find(lines, intake):
    rows = Organization.objects.visible_to(intake.actor).order_by("since").select_related("congress")
    known = {(row.congress_id, row.name): row for row in rows}
    own = intake.actor.congress_id
    intake.more.congresses = {row.pk: row for row in Congress.objects.visible_to(intake.actor)}
    for line in lines:
        line.target = known.get((line.get("congress") or own, line.get("name")))


def check(lines, intake):
    seen = {}
    names = {line.get("name") for line in lines if line.get("name") and not line.faults}
    for line in lines:
        congress = line.get("congress") or intake.actor.congress_id
        if not keeps_bodies(intake.actor, intake.more.congresses.get(congress)):
            line.wrong("所属人大", f"只有{keeps_bodies.__doc__}可以登记")
        first = seen.setdefault((congress, line.get("name")), line)
        if first is not line and line.get("name"):
            line.wrong("全称", f"与第{first.number}行重复")
        check_days(line, line.target or SimpleNamespace(since=None, until=None))
        above = line.get("parent")
        if isinstance(above, str) and (above not in names or above == line.get("name")):
            line.wrong(
                "上级机构",
                intake.unknown("parent", above, {*intake.known["parent"], *names}, "这个文件里也没有这个机构"),
            )


def check_days(line, was):
    since, until = line.day("since") or was.since, line.day("until") or was.until
    if since and until and until < since:
        line.wrong("撤销日", "不能早于设立日")


def apply(new, changed, intake):
    """Bodies that others of the file stand under come first."""
    done, made, waiting = [], {}, list(new)
    while waiting:
        ready = [line for line in waiting if not isinstance(line.get("parent"), str) or line.get("parent") in made]
        ready = ready or waiting  # a circle: the last ones stand alone
        rows = [Organization(**_columns(line, line.values, intake, made)) for line in ready]
        for line, row in zip(ready, institution.enter_bodies(rows, actor=intake.actor), strict=True):
            made[row.name] = row.pk
            done.append((line, row, None))
        waiting = [line for line in waiting if line not in ready]
    for line in changed:
        was = records.snapshot(line.target)
        for name, value in _columns(line, {key for key, *_ in line.changes}, intake, made).items():
            setattr(line.target, name, value)
        done.append((line, line.target, was))
    institution.change_bodies([(row, was) for _, row, was in done if was], actor=intake.actor)
    return done


def _columns(line, keys, intake, made):
    found = {}
    for key in keys:
        value = line.get(key)
        if key in RELATIONS:
            found[f"{key}_id"] = made.get(value) if isinstance(value, str) else value
        elif key in ("since", "until"):
            found[key] = line.day(key)
        else:
            field = Organization._meta.get_field(key)
            found[key] = field.get_default() if value is None and not field.null else value
    if line.target is None:
        found["congress_id"] = found.get("congress_id") or intake.actor.congress_id
    return found


BODIES = ImportKind(
    key="congress.bodies",
    title="机构",
    columns=COLUMNS,
    may=keeps_bodies,
    find=find,
    check=check,
    apply=apply,
    note="按所属人大和全称对应：已登记的修改，没有的新增。改名请在机构页面办理。",
    listing="congress.bodies",
    order=30,
)
