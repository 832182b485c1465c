"""What congress itself declares about legal clocks, and the paper that explains a date."""

from dataclasses import replace
from datetime import date

from congress.frame.address import find
from congress.frame.dates import spoken
from congress.frame.kinds import DeadlineRule, DocumentKind, Holders
from congress.frame.numbers import long_date
from congress.frame.printing.paper import Column, Field, Fields, Heading, Listing, Paper, Table

from .models import Organization
from .policies.clocks import explains_dates
from .queries import agendas, townships
from .queries.clocks import chain_of


def gather(deadline):
    """The date, its reasons, and the rows that took over from one another."""
    return {
        "label": deadline.label,
        "title": getattr(find(deadline.target), "about", "") or deadline.title,
        "holder": deadline.holder_organization.name if deadline.holder_organization else "",
        "starts_on": deadline.starts_on,
        "legal_due_on": deadline.legal_due_on,
        "due_on": deadline.due_on,
        "provisional": deadline.provisional,
        "steps": [step["text"] for step in deadline.steps],
        "chain": [
            [row.starts_on, row.due_on, row.reason or "首次启动", row.opened_by, row.get_outcome_display()]
            for row in chain_of(deadline)
        ],
    }


def organ(deadline):
    """The standing committee answers for its dates, in a township the presidium."""
    kinds = (Organization.Kind.STANDING_COMMITTEE, Organization.Kind.PRESIDIUM)
    bodies = Organization.objects.filter(congress=deadline.congress_id, kind__in=kinds, until=None)
    return min(bodies, key=lambda body: kinds.index(body.kind), default=None)


def _day(iso):
    return long_date(date.fromisoformat(iso))


def compose(facts, issued):
    due = spoken(date.fromisoformat(facts["due_on"]))
    rows = (
        (Field("事项", facts["title"]),),
        (Field("时限", facts["label"]), Field("责任单位", facts["holder"])),
        (Field("起算日", spoken(date.fromisoformat(facts["starts_on"]))),),
        (Field("按规则届满", spoken(date.fromisoformat(facts["legal_due_on"]))),),
        (Field("期限", f"{due}24时" + ("（待校）" if facts["provisional"] else "")),),
    )
    blocks = [Fields(rows), Heading("一、计算过程"), Listing(tuple(facts["steps"]))]
    if len(facts["chain"]) > 1:
        columns = (Column("起算", 3), Column("期限", 3), Column("变更理由", 5), Column("启动人", 2), Column("状态", 3))
        rows = tuple((_day(since), _day(due), *more) for since, due, *more in facts["chain"])
        blocks += [Heading("二、期限的变更"), Table(columns, rows, small=True)]
    return Paper(title=("期限计算说明",), blocks=tuple(blocks), signer=issued.issuer, date=issued.issued_on)


DERIVATION = DocumentKind(
    key="congress.derivation",
    title="期限计算说明",
    model="congress.deadline",
    gather=gather,
    compose=compose,
    organ=organ,
    may_issue=explains_dates,
    may_read=lambda actor, deadline: True,
    order=900,
)


# Quarterly reports of the townships.


def township_ladder(report, rung):
    """乡镇人大秘书起，逐级加主席、县人大代表工委、常委会领导"""
    match rung:
        case "handler":
            return Holders(roles=("TSEC",), congress_id=report.congress_id)
        case "unit_head":
            return Holders(roles=("TCH",), congress_id=report.congress_id)
        case "commission":
            return Holders(roles=("DAC",), congress_id=report.round.congress_id)
        case "leadership":
            return Holders(roles=("LEAD",), congress_id=report.round.congress_id)
    return None


def the_presidium(report):
    return Organization.objects.filter(congress=report.congress_id, kind=Organization.Kind.PRESIDIUM).first()


QUARTER_REPORT = DeadlineRule(
    key="congress.quarter_report",
    on="congress.quarterreport",
    label="季度报告报送",
    unit="fixed",
    basis="县人大常委会规定：季后首月报送日，遇休息日不顺延",
    holder=the_presidium,
    audience=township_ladder,
    reads=("congress", "round__congress"),
    due_column="due_on",
    ladder=(-7, -3, 0, 1, 7),
    order=60,
)
QUARTER_REPORT_AGAIN = DeadlineRule(
    key="congress.quarter_report_again",
    on="congress.quarterreport",
    label="季度报告重报",
    unit="workdays",
    amount="report.return_workdays",
    basis="县人大常委会规定：退回或更正后重报",
    holder=the_presidium,
    audience=township_ladder,
    reads=("congress", "round__congress"),
    due_column="due_on",
    ladder=(0, 1, 7),
    order=61,
)


# The annual work summary.


def the_office(summary):
    return Organization.objects.filter(congress=summary.congress_id, kind=Organization.Kind.GENERAL_OFFICE).first()


def summary_ladder(summary, rung):
    """常委会办公室；到期未定稿的告知常委会领导"""
    roles = ("LEAD",) if rung == "leadership" else ("GO",) if rung == "handler" else None
    return roles and Holders(roles=roles, congress_id=summary.congress_id)


def section_ladder(section, rung):
    """本章责任单位；到期未交的告知常委会办公室、领导"""
    if rung == "handler":
        return section.body_id and Holders(roles=("GO", "DAC", "COM"), organization_id=section.body_id)
    roles = ("GO",) if rung == "commission" else ("LEAD",) if rung == "leadership" else None
    return roles and Holders(roles=roles, congress_id=section.summary.congress_id)


ANNUAL_SUMMARY = DeadlineRule(
    key="congress.summary",
    on="congress.summary",
    label="年度工作总结定稿",
    unit="fixed",
    basis="本级规定：年度工作总结定稿日",
    holder=the_office,
    audience=summary_ladder,
    due_column="due_on",
    ladder=(-7, -3, 0, 1, 7),
    order=62,
)
SUMMARY_SECTION = DeadlineRule(
    key="congress.summary_section",
    on="congress.summarysection",
    label="年度工作总结交稿",
    unit="fixed",
    basis="本级规定：各章交稿日",
    congress_id=lambda section: section.summary.congress_id,
    holder=lambda section: section.body,
    audience=section_ladder,
    reads=("body", "summary__congress"),
    due_column="due_on",
    ladder=(-3, 0, 1, 7),
    order=63,
)

# The papers of the standing committee's meetings.


def paper_ladder(paper, rung):
    """报送机关；到期的告知常委会办公室、领导（乡镇为人大秘书、主席）"""
    congress_id = paper.item.meeting.term.congress_id
    match rung:
        case "handler":
            return paper.organ_id and Holders(roles=("UNIT", "GOV"), organization_id=paper.organ_id)
        case "unit_head":
            return paper.organ_id and Holders(roles=("UNITL",), organization_id=paper.organ_id)
        case "commission":
            return Holders(roles=("GO", "TSEC"), congress_id=congress_id)
        case "leadership":
            return Holders(roles=("LEAD", "TCH"), congress_id=congress_id)
    return None


def paper_rule(key, label, length, days, holder=None):
    return DeadlineRule(
        key=key,
        on="congress.meetingpaper",
        label=label,
        unit="days_before",
        amount=length,
        basis=f"监督法第十五条：常委会举行会议的{days}日前",
        congress_id=lambda paper: paper.item.meeting.term.congress_id,
        title=lambda paper: f"{paper.item.meeting}《{paper}》",
        holder=holder or (lambda paper: paper.organ),
        audience=paper_ladder,
        reads=("organ", "item__meeting__term__congress"),
        ladder=(-7, -3, 0, 1),
        weekly=False,
        order=67,
    )


def papers_office(paper):
    """The standing committee's office; of a township the presidium."""
    kinds = (Organization.Kind.GENERAL_OFFICE, Organization.Kind.PRESIDIUM)
    rows = Organization.objects.filter(congress=paper.item.meeting.term.congress_id, kind__in=kinds, until=None)
    return min(rows, key=lambda body: kinds.index(body.kind), default=None)


PAPERS = (
    paper_rule("congress.paper_to_committee", "报告稿送委员会征求意见", "report.organ_to_committee_days", "二十"),
    paper_rule("congress.paper_to_office", "报告送交常委会", "report.organ_to_sc_days", "十"),
    paper_rule("congress.paper_to_members", "报告发给组成人员", "report.to_members_days", "七", papers_office),
    replace(
        paper_rule(agendas.OUT, "会议文件发给组成人员、代表", agendas.own_length, "", papers_office),
        basis="本级议事规则",
        amounts=tuple(agendas.OUT_DAYS.values()),
        order=68,
    ),
)

# How a resolution is carried out.


def execution_ladder(report, rung):
    """执行机关；到期未报告的告知常委会办公室、领导（乡镇为人大秘书、主席）"""
    resolution = report.resolution
    match rung:
        case "handler":
            return resolution.organ_id and Holders(roles=("UNIT", "GOV"), organization_id=resolution.organ_id)
        case "unit_head":
            return resolution.organ_id and Holders(roles=("UNITL",), organization_id=resolution.organ_id)
        case "commission":
            return Holders(roles=("GO", "TSEC"), congress_id=resolution.congress_id)
        case "leadership":
            return Holders(roles=("LEAD", "TCH"), congress_id=resolution.congress_id)
    return None


EXECUTION_REPORT = DeadlineRule(
    key="congress.execution_report",
    on="congress.executionreport",
    label="决议决定执行情况报告",
    unit="fixed",
    basis="决议决定本身的要求；本级规定的报告日",
    congress_id=lambda report: report.resolution.congress_id,
    holder=lambda report: report.resolution.organ,
    audience=execution_ladder,
    reads=("resolution__organ", "resolution__congress"),
    due_column="due_on",
    ladder=(-30, -7, 0, 1, 7),
    order=66,
)

# What the law asks of a township's congress in a year; the clocks run on its plan of that year.


def duty_ladder(plan, rung):
    """乡镇人大秘书起，逐级加主席、县人大常委会办公室和代表工委、常委会领导"""
    match rung:
        case "handler":
            return Holders(roles=("TSEC",), congress_id=plan.congress_id)
        case "unit_head":
            return Holders(roles=("TCH",), congress_id=plan.congress_id)
        case "commission":
            return Holders(roles=("GO", "DAC"), congress_id=plan.congress.county_id)
        case "leadership":
            return Holders(roles=("LEAD",), congress_id=plan.congress.county_id)
    return None


def duty(key, basis, order):
    return DeadlineRule(
        key=key,
        on="congress.plan",
        label=townships.LABELS[key],
        unit="fixed",
        basis=basis,
        title=lambda plan: f"{plan.congress}{plan.year}年{townships.LABELS[key]}",
        holder=the_presidium,
        audience=duty_ladder,
        reads=("congress__parent",),
        ladder=(-30, -15, -7, 0, 1, 7),
        order=order,
    )


TOWNSHIP_DUTIES = tuple(
    duty(key, "地方组织法第十四条：乡镇人大会议一般每年举行两次；本级规定的最迟召开日", 64)
    for key in townships.SESSIONS
) + tuple(
    duty(key, f"本级规定：乡镇人大主席团{townships.EVERY[months]}至少举行一次会议", 65)
    for months, keys in townships.PRESIDIUMS.items()
    for key in keys
)

ALL = (
    QUARTER_REPORT,
    QUARTER_REPORT_AGAIN,
    ANNUAL_SUMMARY,
    SUMMARY_SECTION,
    EXECUTION_REPORT,
    *PAPERS,
    *TOWNSHIP_DUTIES,
)
