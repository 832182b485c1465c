"""The notice that gives suggestions to a unit: one paper a unit, however many suggestions a meeting hands it."""

from congress.frame import dates
from congress.frame.kinds import DocumentKind
from congress.frame.printing import Annex, Column, Heading, Para, Table, letter
from congress.queries.rules import remembered, rule

from .. import queries
from ..models import Assignment
from . import rights
from .facts import DEPUTIES_LAW, case, commission, day, meeting, units_in

COLUMNS = (
    Column("编号", 1.2, "center"),
    Column("标题", 3.4),
    Column("提出代表", 1.5),
    Column("方式", 0.8, "center"),
    Column("主办\n（分办）", 1.5),
    Column("会办单位", 1.5),
    Column("领办领导", 1, "center"),
    Column("期限", 2.5, "center"),
)
FREE = ("会办单位", "领办领导")  # columns left out where nothing stands in them
RULES = (
    "reply_months",
    "hard_reply_months",
    "sign_workdays",
    "return_workdays",
    "joint_months",
    "contact_workdays",
    "feedback_workdays",
)


def tasks_of(unit, pks=None):
    """These tasks of the unit, or those of its newest assignment day."""
    rows = Assignment.objects.filter(unit=unit).in_force()
    if pks is None:
        newest = rows.order_by("-assigned_on").values_list("assigned_on", flat=True).first()
        rows = rows.filter(assigned_on=newest)
    else:
        rows = Assignment.objects.filter(unit=unit, pk__in=pks)
    return list(
        rows.select_related(
            "suggestion__congress__area",
            "suggestion__term",
            "suggestion__session__term",
            "suggestion__lead__person",
            "suggestion__lead__delegation",
            "suggestion__topic",
            "unit",
        )
        .prefetch_related("suggestion__assignments__unit", "suggestion__cosigners__deputy__person")
        .order_by("suggestion__number", "pk")
    )


def row(task, audience, on=None):
    """One line of a table of assignments, with the date as it stands – or stood on that day."""
    suggestion = task.suggestion
    facts = case(suggestion, audience)
    return {
        "task": task.pk,
        "number": facts["number"],
        "subject": facts["subject"],
        "deputy": f"{facts['lead']}等{facts['signers']}人" if facts["signers"] > 1 else facts["lead"],
        "kind": task.kind,
        "way": task.get_kind_display(),
        "answering": units_in(suggestion, "lead", "separate"),
        "joint": units_in(suggestion, "joint"),
        "leader": suggestion.leading_leader,
        "assigned_on": task.assigned_on,
        "due_on": queries.due_as_of(task, on) if on else task.reply_due_on,
        "hard": suggestion.is_hard,
    }


def table_of(lines):
    rows = [printed(line) for line in lines]
    kept = [
        place for place, column in enumerate(COLUMNS) if column.title not in FREE or any(row[place] for row in rows)
    ]
    return Table(
        tuple(COLUMNS[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows), small=True
    )


def printed(line):
    return (
        line["number"],
        line["subject"] + ("（六个月件）" if line["hard"] else ""),
        line["deputy"],
        line["way"],
        "、".join(line["answering"]),
        "、".join(line["joint"]),
        line["leader"],
        day(line["due_on"]),
    )


@remembered()
def gather(unit, *, tasks=None, on=None):
    """These tasks of the unit, or those of its newest assignment day, with the rules they go by; set afterwards, with the
    dates of the day ``on``."""
    found = tasks_of(unit, tasks)
    days = sorted({task.assigned_on for task in found})
    congress_id = unit.congress_id
    return {
        "unit": unit.name,
        "meetings": list(
            dict.fromkeys(
                meeting(task.suggestion) + ("" if task.suggestion.session_id else "闭会期间") for task in found
            )
        ),
        "rows": [row(task, "units", on) for task in found],
        "tasks": [task.pk for task in found],
        "assigned_on": days[-1] if days else None,
        "reply_by": dates.add_months(days[-1], rule(congress_id, "suggestion.reply_months")) if days else None,
        "government": unit.is_government and unit.congress.level == "county",
        "rules": {key: rule(congress_id, f"suggestion.{key}") for key in RULES},
    }


def compose(snapshot, facts):
    rows, rules = snapshot["rows"], snapshot["rules"]
    count = {kind: sum(line["kind"] == kind for line in rows) for kind in ("lead", "separate", "joint")}
    parts = [
        f"{name}{count[kind]}件"
        for kind, name in (("lead", "主办"), ("separate", "分办"), ("joint", "会办"))
        if count[kind]
    ]
    answering = [line for line in rows if line["kind"] != "joint"]
    days = sorted({line["due_on"] for line in answering if line["due_on"]})
    joint_days = sorted({line["due_on"] for line in rows if line["kind"] == "joint" and line["due_on"]})
    limits = (
        [
            f"主办、分办件应在{rules['reply_months']}个月内（涉及面广、处理难度大的在{rules['hard_reply_months']}个月内）答复代表，"
            f"即{'、'.join(day(one) for one in days)}前"
        ]
        if days
        else []
    )
    if joint_days:
        spoken = "、".join(day(one) for one in joint_days)
        limits.append(f"会办件应在{rules['joint_months']}个月内，即{spoken}前向主办单位提出会办意见")
    route = "送县政府督查室审核后" if snapshot["government"] else "经审核后"
    return letter(
        facts,
        title="关于交办代表建议的通知",
        addressee=snapshot["unit"],
        blocks=(
            Para(
                f"根据{DEPUTIES_LAW}第五十一条的规定，现将{'、'.join(snapshot['meetings'])}"
                f"代表提出的建议、批评和意见{len(rows)}件（{'，'.join(parts)}）交你单位研究办理。有关事项通知如下："
            ),
            Heading("一、办理期限"),
            Para(
                f"自交办之日（{day(snapshot['assigned_on'])}）起，{'；'.join(limits)}。每件的期限以附件为准，确需延期的，"
                "应当提前说明理由申请，自交办之日起最长不超过六个月。"
            ),
            Heading("二、签收和退办"),
            Para(
                f"请在{rules['sign_workdays']}个工作日内签收。认为不属于本单位职责的，应在交办之日起{rules['return_workdays']}个工作日内，"
                "经单位负责人同意，书面说明理由和依据申请退办，不得自行转办。"
            ),
            Heading("三、办理要求"),
            Para(
                f"单位负责人应亲自研究，明确分管领导和经办人。主办、分办单位应在{rules['contact_workdays']}个工作日内与代表取得联系，"
                "办理前、办理中、办理后均应听取代表意见。会办单位的意见送主办单位，不直接答复代表；主办单位应当加强沟通，形成一致意见后统一答复。"
            ),
            Para(
                f"答复应逐条回应代表意见，由单位负责人签发，{route}答复领衔代表和每一位联名代表，并在首页右上角标明答复类别和公开属性。"
                f"承诺解决的事项应写明完成日期。代表收到答复后在{rules['feedback_workdays']}个工作日内评价；代表不满意的，应当重新办理。"
            ),
        ),
        attachments=("交办代表建议一览表",),
        annexes=(
            Annex(
                label="附件",
                title="交办代表建议一览表",
                blocks=(table_of(rows),),
            ),
        ),
    )


NOTICE = DocumentKind(
    key="suggestions.assignment_notice",
    title="交办通知",
    model="congress.organization",
    gather=gather,
    compose=compose,
    organ=commission,
    series="notice",
    may_issue=rights.gives_assignments,
    may_read=rights.reads_assignments,
    readers=(*rights.OFFICES, *rights.SIDE),
    narrow=rights.own_bodies,
    order=30,
)
ALL = (NOTICE,)
