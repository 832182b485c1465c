"""The papers of an activity: the notice to its deputies, and the sheet they sign."""

from datetime import date

from congress.frame.kinds import DocumentKind
from congress.frame.numbers import long_date, plain
from congress.frame.printing import Column, Field, Fields, Paper, Para, Table, blocks_of
from congress.frame.workflow import Refused
from congress.models import Organization
from congress.models.meeting import OFFICES

from ..models import ReportUrging
from ..policies import activities as policies
from ..queries import activities as queries

HAND = 1.6  # lines left for a signature


def when(activity):
    """2026年4月15日上午至下午 · 2026年4月15日上午至4月16日下午"""
    words = f"{long_date(activity.since)}{activity.get_begins_display()}"
    if activity.half_days == 1:
        return words
    last = "" if activity.since == activity.until else long_date(activity.until)
    return f"{words}至{last}{activity.get_ends_display()}"


def issuer(activity):
    """The body that holds it; a group or delegation writes under the office of its congress."""
    inner = (Organization.Kind.DEPUTY_GROUP, Organization.Kind.DELEGATION)
    if activity.body.kind not in inner:
        return activity.body
    kinds = ("deputy_affairs_commission", "presidium")
    found = Organization.objects.filter(congress=activity.congress_id, kind__in=kinds, until=None).order_by("pk")
    return found.first() or activity.body


def facts(activity):
    lines = list(queries.roll(activity))
    return {
        "title": activity.title,
        "kind": activity.get_kind_display(),
        "body": activity.body.name,
        "when": when(activity),
        "half_days": activity.half_days,
        "place": activity.place,
        "themes": activity.themes,
        "content": activity.content,
        "hours": plain(activity.hours) if activity.hours is not None else "",
        "voluntary": activity.voluntary,
        "answer_by": long_date(activity.answer_by) if activity.answer_by else "",
        "people": [
            [line.deputy.person.name, _group(line.deputy), line.deputy.person.workplace, line.get_state_display()]
            for line in lines
        ],
    }


def _group(deputy):
    return deputy.delegation.short_name if deputy.delegation else deputy.congress.short_name


def compose_notice(snapshot, issued):
    blocks = [Para(f"现定于{snapshot['when']}在{snapshot['place']}开展{snapshot['title']}，请您参加。")]
    blocks += [Para(snapshot["themes"], lead="议题：")] if snapshot["themes"] else []
    blocks += [Para(line) for line in snapshot["content"].splitlines() if line.strip()]
    answer = f"请于{snapshot['answer_by']}前" if snapshot["answer_by"] else "请在活动开始前"
    more = "不参加的也请告知。" if snapshot["voluntary"] else "因故不能参加的，请说明理由请假。"
    blocks.append(Para(f"{answer}在平台“我的活动”中答复，也可以打电话告知{snapshot['body']}；{more}"))
    rows = tuple((str(place), *row[:3]) for place, row in enumerate(snapshot["people"], 1))
    columns = (
        Column("序号", 1, "center"),
        Column("姓名", 2, "center"),
        Column("代表团（人大）", 3),
        Column("工作单位及职务", 5),
    )
    blocks.append(Table(columns, rows, caption="参加活动的代表", small=True))
    return Paper(
        form="plain", title=("关于开展", f"{snapshot['title']}的通知"), addressee="各位代表", blocks=tuple(blocks),
        signer=issued.issuer, date=issued.issued_on,
    )  # fmt: skip


def compose_sheet(snapshot, issued):
    rows = tuple((str(place), *row[:2], "", "") for place, row in enumerate(snapshot["people"], 1))
    columns = (
        Column("序号", 0.8, "center"), Column("姓名", 1.8, "center"), Column("代表团（人大）", 2.6),
        Column("签名", 3), Column("到会时间", 2),
    )  # fmt: skip
    about = Fields((
        (Field("活动", snapshot["title"]),),
        (Field("时间", snapshot["when"]), Field("地点", snapshot["place"])),
    ))  # fmt: skip
    count = Para(f"应到{len(rows)}人，实到　　　人，请假　　　人。", indent=False)
    return Paper(
        form="sheet", title="代表活动签到表", blocks=(about, Table(columns, rows, row_lines=HAND), count),
    )  # fmt: skip


def gather_urging(report, *, urging=None):
    """One urging by letter; the newest unless said."""
    rows = report.urgings.filter(level=ReportUrging.Level.LETTER)
    row = (rows.filter(pk=urging) if urging else rows).last()
    if row is None:
        raise Refused("还没有发函催办，不能出具这份公文。")
    return {
        "report": report.title, "unit": report.unit.name, "passed_on": report.passed_on, "due_on": report.due_on,
        "late": max(0, (row.made_on - report.due_on).days) if report.due_on else 0,
        "made_on": row.made_on, "answer_by": row.answer_by, "text": row.text,
    }  # fmt: skip


def compose_urging(snapshot, issued):
    day = {
        name: long_date(date.fromisoformat(snapshot[name]))
        for name in ("passed_on", "due_on", "made_on", "answer_by")
        if snapshot[name]
    }
    due = f"，答复期限为{day['due_on']}" if "due_on" in day else ""
    late = f"，至{day['made_on']}已超期{snapshot['late']}天" if snapshot["late"] else ""
    return Paper(
        form="letter", head=issued.issuer, number=issued.number, title="关于催办代表视察调研报告的函",
        addressee=snapshot["unit"],
        blocks=(
            Para(f"《{snapshot['report']}》于{day['passed_on']}转交你单位研究处理{due}{late}。"),
            *blocks_of(snapshot["text"]),
            Para(f"请抓紧研究处理，于{day['answer_by']}前将处理情况书面反馈我单位，以便向参加活动的代表反馈。"),
        ),
        signer=issued.issuer, date=issued.issued_on, seal=True,
    )  # fmt: skip


COMMON = {"model": "deputies.activity", "gather": facts, "organ": issuer, "may_issue": policies.prints_notice}
NOTICE = DocumentKind(key="deputies.activity_notice", title="活动通知", compose=compose_notice,
                      may_read=policies.reads_notice, order=200, **COMMON)  # fmt: skip
SIGN_SHEET = DocumentKind(key="deputies.sign_sheet", title="签到表", compose=compose_sheet,
                          may_read=policies.organises, order=201, **COMMON)  # fmt: skip
URGING = DocumentKind(
    key="deputies.report_urging", title="视察调研报告催办函", model="deputies.activityreport", gather=gather_urging,
    compose=compose_urging, organ=lambda report: issuer(report.activity), series="letter", number_word="函",
    may_issue=policies.issues_urging, may_read=policies.reads_urging, readers=(*OFFICES, "TCH", "TSEC", "UNIT", "UNITL"),
    order=202,
)  # fmt: skip
ALL = (NOTICE, SIGN_SHEET, URGING)
