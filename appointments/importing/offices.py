"""The register of posts from a table: known by body and title. Who holds them is taken in with the posts of congress (任职)."""

from congress.actions import records
from congress.frame.importing import ImportColumn, ImportKind, column
from congress.importing.bodies import bodies
from congress.models import Organization

from ..actions import offices as actions
from ..models import Office
from ..models.law import CATEGORIES, CHOICES, SEATS
from ..policies.offices import keeps_offices
from ..queries import offices as queries

SAID = ("places", "most_terms", "verb", "exam", "statement", "certificate", "note")
COLUMNS = (
    ImportColumn(
        key="body", label="机关", required=True, lookup=bodies, example="青山县财政局", help="写全称", width=30,
        read=lambda row: row.post.organization_id, say=lambda row: row.post.organization.name,
    ),
    ImportColumn(
        key="title", label="职务", required=True, most=40, example="局长", help="不带机关名称", width=20,
        read=lambda row: row.post.title,
    ),
    ImportColumn(
        key="category", label="类别", kind="choice", required=True, choices=tuple(CHOICES), example="政府组成部门正职", width=36,
        read=lambda row: row.category,
    ),
    *(column(Office, name, width=12) for name in SAID),
)  # fmt: skip


def find(lines, intake):
    intake.more.bodies = Organization.objects.in_bulk({line.get("body") for line in lines} - {None})
    rows = Office.objects.standing().filter(post__organization__in=intake.more.bodies)
    rows = rows.select_related("post__organization", "congress")
    known = {(row.post.organization_id, row.post.title): row for row in rows}
    for line in lines:
        line.target = known.get((line.get("body"), line.get("title")))


def check(lines, intake):
    seen = {}
    for line in lines:
        first = seen.setdefault((line.get("body"), line.get("title")), line)
        if first is not line:
            line.wrong("职务", f"与第{first.number}行重复")
        body, law = intake.more.bodies.get(line.get("body")), CATEGORIES.get(line.get("category"))
        if body is None or law is None:
            continue
        if not keeps_offices(intake.actor, Office(congress_id=body.congress_id)):
            line.wrong("机关", f"只有{keeps_offices.__doc__}可以登记本级的职务")
        if body.kind not in law.bodies:
            line.wrong("类别", f"“{law.label}”不设在{body.get_kind_display()}")
        if line.target is None and body.kind in SEATS and queries.post_named(body, line.get("title")) is None:
            line.wrong("职务", "常委会组成人员的职位带有权限，请先由安全管理员在机构里设立")
        if line.target is not None and line.target.category != line.get("category"):
            line.wrong("类别", f"与登记的“{line.target.law.label}”不同；类别不能改")


def apply(new, changed, intake):
    done = []
    for line in new:
        said = {name: line.get(name) for name in SAID if line.get(name) is not None}
        row = actions.enter(
            intake.more.bodies[line.get("body")], line.get("title"), line.get("category"), actor=intake.actor, **said
        )
        done.append((line, row, None))
    for line in changed:
        was = records.snapshot(line.target)
        for name in {key for key, *_ in line.changes} & set(SAID):
            value = line.get(name)
            setattr(line.target, name, Office._meta.get_field(name).get_default() if value is None else value)
        done.append((line, actions.change(line.target, actor=intake.actor), was))
    return done


OFFICES = ImportKind(
    key="appointments.offices",
    title="任免职务",
    columns=COLUMNS,
    may=keeps_offices,
    find=find,
    check=check,
    apply=apply,
    note="按机关和职务对应：已登记的修改，没有的新增；考试、发言和任命书不填的按类别。现任人员请用“任职”导入。",
    listing="appointments.offices",
    ignored=("现任", "任职日期", "空缺", "宪法宣誓"),
    order=90,
)
