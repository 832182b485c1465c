"""What supervision puts on 今天要办."""

from congress.frame.kinds import Card, CardItem

from .models import Call, Draw, SatisfactionVote
from .queries import (
    collecting,
    draws,
    filings,
    finance,
    inquiries,
    inquiry_cases,
    livelihood,
    problems,
    projects,
    satisfaction,
    studies,
    topics,
)
from .workflow import FILING, form_of

MOST = 5


def steps_due(actor):
    """Topics whose next step is this person's."""
    found = []
    for row in topics.waiting(actor)[:MOST]:
        moves = [move for move, reason in form_of(row).machine.offered(row, actor) if move.primary]
        found.append(CardItem(verb=moves[0].label if moves else row.word, title=str(row), url=row.get_absolute_url(),
                              due_on=row.due_on, detail=row.get_form_display()))  # fmt: skip
    return found


VERBS = {"listed": "报送对策", "measured": "整改", "reported": "评价"}


def problems_due(actor):
    """Problems a unit has to put right, or whose result a committee has to judge."""
    return [
        CardItem(verb=VERBS[row.state], title=row.text, url=row.get_absolute_url(), detail=str(row.topic),
                 due_on=row.due_on if row.state in row.AT_UNIT else None)
        for row in problems.waiting(actor)[:MOST]
    ]  # fmt: skip


def late_problems(actor):
    """Rectification that is overdue, for the leaders."""
    return [
        CardItem(
            verb="督促整改",
            title=row.text,
            url=row.get_absolute_url(),
            due_on=row.due_on,
            detail=row.unit.short_name,
            tone="late",
        )
        for row in problems.late_ones(actor)[:MOST]
    ]


def checks_due(actor):
    """A township's parts of inspections."""
    return [
        CardItem(verb="报送检查情况", title=str(row.topic), url=row.get_absolute_url(), due_on=row.due_on)
        for row in topics.checks_waiting(actor)[:MOST]
    ]


def unscored(actor):
    """Proposals to be scored while a call is being sifted."""
    return [
        CardItem(verb="评分", title=row.title, url=row.get_absolute_url(), detail=row.get_source_display())
        for row in collecting.unscored(actor)[:MOST]
    ]


def calls_open(actor):
    """The call for topics that is open, for whoever may propose."""
    return [
        CardItem(verb="提议题", title=str(row), url=row.get_absolute_url(), due_on=row.closes_on)
        for row in collecting.open_calls(actor).filter(state=Call.State.OPEN)[:MOST]
    ]


VOTE_VERBS = {
    SatisfactionVote.State.DRAFT: "交付测评",
    SatisfactionVote.State.VOTING: "组织测评",
    SatisfactionVote.State.ANNOUNCED: "公布结果",
}


def votes_under_way(actor):
    """Satisfaction votes the office has to take further."""
    return [
        CardItem(verb=VOTE_VERBS[vote.state], title=str(vote), url=vote.get_absolute_url())
        for vote in satisfaction.waiting(actor)[:MOST]
    ]


DRAW_VERBS = {Draw.State.COMMITTED: "抽取", Draw.State.DRAWN: "公布种子"}


def under_way(actor):
    """Draws that were promised in public and are not laid open yet."""
    return [
        CardItem(verb=DRAW_VERBS[draw.state], title=str(draw), url=draw.get_absolute_url(), detail=draw.number_words)
        for draw in draws.waiting(actor)[:20]
    ]


def updates_due(actor):
    """Key projects a unit has to report on."""
    return [
        CardItem(verb="填报进展", title=str(row), url=row.get_absolute_url(), due_on=row.update_due_on)
        for row in projects.updates_due(actor)[:MOST]
    ]


def answers_due(actor):
    """Decisions on key projects whose carrying out a unit has to report."""
    return [
        CardItem(verb="报告落实情况", title=str(row), url=row.get_absolute_url(), due_on=row.due_on)
        for row in projects.unanswered(actor)[:MOST]
    ]


def grey_projects(actor):
    """Key projects nobody has kept up to date."""
    return [
        CardItem(verb="督促更新", title=str(row), url=row.get_absolute_url(), due_on=row.update_due_on, tone="late",
                 detail=row.unit.short_name)
        for row in projects.stale(actor)[:MOST]
    ]  # fmt: skip


def livelihood_updates(actor):
    """A unit's projects, the next report of each by its day."""
    return [
        CardItem(
            verb="更新进展",
            title=str(row),
            url=row.get_absolute_url(),
            due_on=row.update_due_on,
            detail=str(row.round),
        )
        for row in livelihood.updates_due(actor)[:MOST]
    ]


def livelihood_grey(actor):
    """Projects nobody has said anything of for too long, for whoever runs or leads."""
    return [
        CardItem(verb="督促更新", title=str(row), url=row.get_absolute_url(), due_on=row.update_due_on, detail=row.unit.short_name,
                 tone="late")
        for row in livelihood.grey(actor)[:MOST]
    ]  # fmt: skip


def adjustments_waiting(actor):
    """Changes of what was voted on, to be put before whoever decides."""
    return [
        CardItem(verb="提请决定", title=str(row), url=row.get_absolute_url(), detail=row.project.unit.short_name)
        for row in livelihood.adjustments_waiting(actor)[:MOST]
    ]


def questions_due(actor):
    """Questions a member has to put, or a unit to answer in writing."""
    return [
        CardItem(verb="书面答复" if row.topic_id is None else "准备提问", title=row.text, url=row.get_absolute_url(),
                 due_on=row.due_on, detail=str(row.topic or row.meeting))
        for row in inquiries.waiting(actor)[:MOST]
    ]  # fmt: skip


CASE_VERBS = {"signing": "确认联名", "filed": "提请决定答复", "answering": "答复", "answered": "评价答复"}


def inquiry_cases_due(actor):
    """Inquiry cases to sign, decide on, answer or judge."""
    return [
        CardItem(verb=CASE_VERBS[row.state], title=str(row), url=row.get_absolute_url(),
                 due_on=row.due_on if row.state == "answering" else None, detail=row.unit.short_name)
        for row in inquiry_cases.waiting(actor)[:MOST]
    ]  # fmt: skip


def filings_due(actor):
    """Documents whose filing or review waits for this person."""
    found = []
    for row in filings.waiting(actor)[:MOST]:
        moves = [move for move, reason in FILING.offered(row, actor) if move.primary]
        found.append(CardItem(verb=moves[0].label if moves else row.get_state_display(), title=str(row), url=row.get_absolute_url(),
                              due_on=row.due_on, detail=row.number))  # fmt: skip
    return found


def requests_due(actor):
    """Demands and proposals for a review that wait for this person."""
    verbs = {"received": "研究", "opened": "告知结果", "incomplete": "补充材料"}
    return [
        CardItem(verb=verbs[row.state], title=str(row), url=row.get_absolute_url(), due_on=row.due_on)
        for row in filings.requests_waiting(actor)[:MOST]
    ]


def studies_due(actor):
    """A committee's research topics whose next step is its own."""
    return [
        CardItem(verb=STUDY_VERBS[row.state], title=str(row), url=row.get_absolute_url(),
                 due_on=row.due_on if row.state != "reported" else None, detail=row.leader.person.name)
        for row in studies.waiting(actor)[:MOST]
    ]  # fmt: skip


STUDY_VERBS = {"planned": "编组并开始", "underway": "提出调研报告", "reported": "登记成果运用"}


def group_reports_due(actor):
    """What a deputy who heads a group has to hand in."""
    return [
        CardItem(
            verb="报送小组报告",
            title=str(row.study),
            url=row.get_absolute_url(),
            due_on=row.study.due_on,
            detail=row.title,
        )
        for row in studies.groups_waiting(actor)[:MOST]
    ]


def finance_due(actor):
    """What the law asks for of the county's money this month."""
    return [
        CardItem(
            verb="安排",
            title=row.title,
            url=f"/supervision/finance/?year={row.due_on.year}",
            due_on=row.due_on,
            detail=row.basis,
        )
        for row in finance.pressing(actor)[:MOST]
    ]


ALL = (
    Card(key="supervision.studies", title="调研课题", order=47, roles=("COM", "DAC", "GO"), items=studies_due, icon="people", most=MOST,
         count=lambda actor: studies.waiting(actor).count(), url="/supervision/studies/"),
    Card(key="supervision.study_groups", title="课题小组报告", order=47, roles=("DEP", "DHEAD"), items=group_reports_due, icon="people",
         most=MOST, count=lambda actor: studies.groups_waiting(actor).count(), url="/supervision/studies/"),
    Card(key="supervision.livelihood_updates", title="民生实事进展", order=44, roles=("UNIT", "UNITL"), items=livelihood_updates, icon="home", most=MOST,
         waits=livelihood.updates_due, url="/supervision/livelihood/projects/"),
    Card(key="supervision.livelihood_grey", title="久未更新的民生实事", order=45, roles=("LEAD", "GO", "DAC", "GOV", "TCH", "TSEC"),
         items=livelihood_grey, icon="alert", most=MOST, waits=livelihood.grey,
         url="/supervision/livelihood/projects/?grey=on"),
    Card(key="supervision.livelihood_changes", title="民生实事申请调整", order=46, roles=("GO", "DAC", "TCH", "TSEC"),
         items=adjustments_waiting, icon="refresh", most=MOST,
         waits=livelihood.adjustments_waiting, url="/supervision/livelihood/projects/"),
    Card(key="supervision.inquiry_cases", title="质询案", order=39, icon="list", items=inquiry_cases_due, most=MOST,
         roles=("GO", "LEAD", "SCM", "DEP", "DHEAD", "TDEP", "TCH", "TSEC", "UNIT", "UNITL"),
         waits=inquiry_cases.waiting, url="/supervision/inquiry-cases/"),
    Card(key="supervision.questions", title="询问", order=44, roles=("LEAD", "SCM", "DEP", "DHEAD", "UNIT", "UNITL"), items=questions_due,
         icon="list", most=MOST, waits=inquiries.waiting, url="/supervision/questions/"),
    Card(key="supervision.topics", title="监督议题下一步", order=40, roles=("GO", "COM", "DAC", "UNIT", "UNITL"), items=steps_due,
         icon="supervise", most=MOST, waits=topics.waiting, url="/supervision/?stage=open"),
    Card(key="supervision.problems", title="问题整改", order=41, roles=("COM", "DAC", "UNIT", "UNITL"), items=problems_due, icon="list",
         most=MOST, waits=problems.waiting, url="/supervision/problems/"),
    Card(key="supervision.late", title="超期没有整改", order=42, roles=("LEAD",), items=late_problems, icon="alert", most=MOST,
         waits=problems.late_ones, url="/supervision/problems/?late=on"),
    Card(key="supervision.checks", title="乡镇检查", order=43, roles=("TCH", "TSEC"), items=checks_due, icon="supervise", most=MOST,
         waits=topics.checks_waiting, url="/supervision/"),
    Card(key="supervision.scores", title="待评分的议题", order=68, roles=("LEAD", "SCM", "COM", "DAC"), items=unscored, icon="chart",
         most=MOST, waits=collecting.unscored, url="/supervision/calls/"),
    Card(key="supervision.calls", title="监督议题征集", order=69, roles=("DEP", "DHEAD", "SCM", "COM", "TCH"), items=calls_open, icon="inbox"),
    Card(key="supervision.draws", title="正在进行的抽取", order=70, roles=("GO", "COM", "TCH", "TSEC"), items=under_way,
         icon="supervise", url="/supervision/draws/"),
    Card(key="supervision.finance", title="财政监督法定事项", order=49, roles=("GO", "COM", "LEAD"), items=finance_due, icon="money",
         most=MOST, count=lambda actor: finance.pressing(actor).count(), url="/supervision/finance/"),
    Card(key="supervision.filings", title="备案审查", order=47, roles=("GO", "COM", "UNIT", "UNITL", "TCH", "TSEC"), items=filings_due,
         icon="stamp", most=MOST, count=lambda actor: filings.waiting(actor).count(), url="/supervision/filings/"),
    Card(key="supervision.requests", title="审查要求和建议", order=48, roles=("GO", "DEP", "SCM"), items=requests_due, icon="stamp",
         most=MOST, count=lambda actor: filings.requests_waiting(actor).count(), url="/supervision/filings/requests/"),
    Card(key="supervision.project_updates", title="重点项目进展", order=44, roles=("UNIT", "UNITL"), items=updates_due, icon="flag",
         most=MOST, waits=projects.updates_due, url="/supervision/projects/?state=building"),
    Card(key="supervision.project_answers", title="项目决定待落实", order=45, roles=("UNIT", "UNITL"), items=answers_due, icon="flag"),
    Card(key="supervision.grey_projects", title="久未更新的重点项目", order=46, roles=("LEAD", "GO"), items=grey_projects, icon="flag",
         most=MOST, waits=projects.stale, url="/supervision/projects/?state=building"),
    Card(key="supervision.satisfaction", title="满意度测评", order=44, roles=("GO",), items=votes_under_way, icon="vote", most=MOST,
         waits=satisfaction.waiting, url="/supervision/satisfaction/"),
)  # fmt: skip
