"""Experts from a table: known by name and employer within a congress."""

from congress.actions import records
from congress.frame.importing import ImportColumn, ImportKind, column
from congress.importing.bodies import congress_column
from congress.models import Organization

from ..actions import experts as actions
from ..models import Discipline, Expert
from ..policies.experts import keeps_experts

LABELS = {label: value for value, label in Discipline.choices}
PARTING = "、"


def bodies(actor):
    rows = Organization.objects.visible_to(actor).filter(until=None).order_by("congress", "order", "name")
    return [(row.pk, row.name, row.short_name) for row in rows]


def _known(row):
    return PARTING.join(sorted(str(field) for field in row.fields.all()))


COLUMNS = (
    congress_column(),
    column(Expert, "name", example="林正", width=12),
    column(Expert, "employer", example="某某大学法学院", width=28),
    ImportColumn(
        key="organization", label="对应的登记机构", lookup=bodies, most=60, width=24,
        help="在本县登记的机构工作的写机构名称",
        read=lambda row: row.organization_id, say=lambda row: row.organization.name if row.organization_id else "",
    ),
    column(Expert, "title", example="教授", width=16),
    column(Expert, "phone", kind="mobile", width=14),
    ImportColumn(
        key="disciplines", label="领域", required=True, most=120, width=24, example="法律",
        help=f"几个领域用顿号分开：{PARTING.join(LABELS)}", read=_known,
    ),
    column(Expert, "introduction", width=40),
)  # fmt: skip
RELATIONS = ("congress", "organization")


def _congress(line, intake):
    return line.get("congress") or intake.actor.congress_id


def find(lines, intake):
    names = [line.get("name") for line in lines if line.get("name")]
    rows = Expert.objects.visible_to(intake.actor).filter(name__in=names)
    rows = rows.select_related("congress", "organization").prefetch_related("fields")
    known = {(row.congress_id, row.name, row.employer): row for row in rows}
    for line in lines:
        line.target = known.get((_congress(line, intake), line.get("name"), line.get("employer")))
        if line.get("disciplines"):
            line.values["disciplines"] = PARTING.join(sorted(_split(line.get("disciplines"))))


def _split(text):
    for sign in "，,；;/ ":
        text = text.replace(sign, PARTING)
    return [part for part in text.split(PARTING) if part]


def check(lines, intake):
    seen = {}
    for line in lines:
        if not keeps_experts(intake.actor, Expert(congress_id=_congress(line, intake))):
            line.wrong("所属人大", f"只有{keeps_experts.__doc__}可以登记")
        key = (_congress(line, intake), line.get("name"), line.get("employer"))
        first = seen.setdefault(key, line)
        if first is not line:
            line.wrong("姓名", f"与第{first.number}行重复")
        strange = [part for part in _split(line.get("disciplines") or "") if part not in LABELS]
        if strange:
            line.wrong("领域", f"没有“{strange[0][:20]}”这个领域，可以写：{PARTING.join(LABELS)}")


def apply(new, changed, intake):
    done = []
    rows = [(Expert(**_columns(line, line.values, intake)), _disciplines(line)) for line in new]
    for line, expert in zip(new, actions.enter_all(rows, actor=intake.actor), strict=True):
        done.append((line, expert, None))
    told = []
    for line in changed:
        was = records.snapshot(line.target)
        for name, value in _columns(line, {key for key, *_ in line.changes}, intake).items():
            setattr(line.target, name, value)
        told.append((line.target, was, _disciplines(line)))
        done.append((line, line.target, was))
    actions.change_all(told, actor=intake.actor)
    return done


def _disciplines(line):
    """What the line says he knows; where it says nothing, what is registered."""
    if line.get("disciplines"):
        return [LABELS[part] for part in _split(line.get("disciplines"))]
    return [field.discipline for field in line.target.fields.all()]


def _columns(line, keys, intake):
    found = {}
    for key in set(keys) - {"disciplines"}:
        value = line.get(key)
        if key in RELATIONS:
            found[f"{key}_id"] = value
        else:
            found[key] = Expert._meta.get_field(key).get_default() if value is None else value
    if line.target is None:
        found["congress_id"] = _congress(line, intake)
    return found


EXPERTS = ImportKind(
    key="supervision.experts",
    title="专家库",
    columns=COLUMNS,
    may=keeps_experts,
    find=find,
    check=check,
    apply=apply,
    note="按所属人大、姓名和工作单位对应：已登记的修改，没有的新增为拟聘。聘任、解聘请在专家页面办理。",
    listing="supervision.experts",
    ignored=("专家编号", "状态", "聘任日", "聘期届满日", "参加事项（件）", "提出意见（条）", "采纳（条）"),
    order=80,
)
