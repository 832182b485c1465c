"""What supervision puts on 今天要办."""

from congress.frame import clock
from congress.frame.kinds import Card, CardItem

from .models import Draw, SatisfactionVote
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


def _step(row, actor):
    """A topic whose next step is this person's."""
    return CardItem(verb=form_of(row).machine.next_step(row, actor) or row.word, title=str(row), url=row.get_absolute_url(),
                    due_on=row.due_on, detail=row.get_form_display())  # fmt: skip


VERBS = {"listed": "报送对策", "measured": "整改", "reported": "评价"}


def _problem(row, actor):
    """A problem a unit has to put right, or whose result a committee has to judge."""
    return CardItem(verb=VERBS[row.state], title=row.text, url=row.get_absolute_url(), detail=str(row.topic),
                    due_on=row.due_on if row.state in row.AT_UNIT else None)  # fmt: skip


def _late_problem(row, actor):
    """Rectification that is overdue, for the leaders."""
    return CardItem(verb="督促整改", title=row.text, url=row.get_absolute_url(), due_on=row.due_on,
                    detail=row.unit.short_name, tone="late")  # fmt: skip


def _check(row, actor):
    """A township's part of an inspection."""
    return CardItem(verb="报送检查情况", title=str(row.topic), url=row.get_absolute_url(), due_on=row.due_on)


def _to_score(row, actor):
    """A proposal to be scored while a call is being sifted."""
    return CardItem(verb="评分", title=row.title, url=row.get_absolute_url(), detail=row.get_source_display())


def _call(row, actor):
    """The call for topics that is open, for whoever may propose."""
    return CardItem(verb="提议题", title=str(row), url=row.get_absolute_url(), due_on=row.closes_on)


def calls_to_make(actor):
    """From the month of the local rule on: the call for the topics of the next year, until there is one."""
    counties = collecting.to_call(actor)
    yield [counties]
    today = clock.today()
    return [
        CardItem(
            verb="建立征集",
            title=f"{today.year + 1}年监督议题征集",
            url="/supervision/calls/add/",
            detail=f"本级规定{month}月征集",
        )
        for county in counties
        if today.month >= (month := collecting.month_of(county.pk))
    ]


VOTE_VERBS = {
    SatisfactionVote.State.DRAFT: "交付测评",
    SatisfactionVote.State.VOTING: "组织测评",
    SatisfactionVote.State.ANNOUNCED: "公布结果",
}


def _vote(row, actor):
    """A satisfaction vote the office has to take further."""
    return CardItem(verb=VOTE_VERBS[row.state], title=str(row), url=row.get_absolute_url())


DRAW_VERBS = {Draw.State.COMMITTED: "抽取", Draw.State.DRAWN: "公布种子"}


def _draw(row, actor):
    """A draw that was promised in public and is not laid open yet."""
    return CardItem(verb=DRAW_VERBS[row.state], title=str(row), url=row.get_absolute_url(), detail=row.number_words)


def _project(row, actor):
    """A key project a unit has to report on."""
    return CardItem(verb="填报进展", title=str(row), url=row.get_absolute_url(), due_on=row.update_due_on)


def _decision(row, actor):
    """A decision on a key project whose carrying out a unit has to report."""
    return CardItem(verb="报告落实情况", title=str(row), url=row.get_absolute_url(), due_on=row.due_on)


def _grey_project(row, actor):
    """A project nobody has kept up to date, for whoever runs or leads."""
    return CardItem(verb="督促更新", title=str(row), url=row.get_absolute_url(), due_on=row.update_due_on, tone="late",
                    detail=row.unit.short_name)  # fmt: skip


def _livelihood_project(row, actor):
    """A unit's project, the next report of each by its day."""
    return CardItem(verb="更新进展", title=str(row), url=row.get_absolute_url(), due_on=row.update_due_on,
                    detail=str(row.round))  # fmt: skip


def _adjustment(row, actor):
    """A change of what was voted on, to be put before whoever decides."""
    return CardItem(verb="提请决定", title=str(row), url=row.get_absolute_url(), detail=row.project.unit.short_name)


def _question(row, actor):
    """A question a member has to put, or a unit to answer in writing."""
    return CardItem(verb="书面答复" if row.topic_id is None else "准备提问", title=row.text, url=row.get_absolute_url(),
                    due_on=row.due_on, detail=str(row.topic or row.meeting))  # fmt: skip


CASE_VERBS = {"signing": "确认联名", "filed": "提请决定答复", "answering": "答复", "answered": "评价答复"}


def _inquiry_case(row, actor):
    """An inquiry case to sign, decide on, answer or judge."""
    return CardItem(verb=CASE_VERBS[row.state], title=str(row), url=row.get_absolute_url(),
                    due_on=row.due_on if row.state == "answering" else None, detail=row.unit.short_name)  # fmt: skip


def _filing(row, actor):
    """A document whose filing or review waits for this person."""
    return CardItem(verb=FILING.next_step(row, actor) or row.get_state_display(), title=str(row), url=row.get_absolute_url(),
                    due_on=row.due_on, detail=row.number)  # fmt: skip


REQUEST_VERBS = {"received": "研究", "opened": "告知结果", "incomplete": "补充材料"}


def _request(row, actor):
    """A demand or proposal for a review that waits for this person."""
    return CardItem(verb=REQUEST_VERBS[row.state], title=str(row), url=row.get_absolute_url(), due_on=row.due_on)


STUDY_VERBS = {"planned": "编组并开始", "underway": "提出调研报告", "reported": "登记成果运用"}


def _study(row, actor):
    """A committee's research topic whose next step is its own."""
    return CardItem(verb=STUDY_VERBS[row.state], title=str(row), url=row.get_absolute_url(),
                    due_on=row.due_on if row.state != "reported" else None, detail=row.leader.person.name)  # fmt: skip


def _group(row, actor):
    """What a deputy who heads a group has to hand in."""
    return CardItem(verb="报送小组报告", title=str(row.study), url=row.get_absolute_url(), due_on=row.study.due_on,
                    detail=row.title)  # fmt: skip


def _duty(row, actor):
    """What the law asks for of the county's money this month."""
    return CardItem(verb="安排", title=row.title, url=f"/supervision/finance/?year={row.due_on.year}", due_on=row.due_on,
                    detail=row.basis)  # fmt: skip


ALL = (
    Card(key="supervision.studies", title="调研课题", order=47, roles=("COM", "DAC", "GO"), item=_study, icon="people",
         reads=("state", "title", "due_on", "leader__person__name"),
         waits=studies.waiting, url="/supervision/studies/"),
    Card(key="supervision.study_groups", title="课题小组报告", order=47, roles=("DEP", "DHEAD"), item=_group, icon="people",
         reads=("title", "study__title", "study__due_on"),
         waits=studies.groups_waiting, url="/supervision/studies/"),
    Card(key="supervision.livelihood_updates", title="民生实事进展", order=44, roles=("UNIT", "UNITL"), item=_livelihood_project, icon="home",
         reads=("title", "update_due_on", "round__year", "round__batch"),
         waits=livelihood.updates_due, url="/supervision/livelihood/projects/"),
    Card(key="supervision.livelihood_grey", title="久未更新的民生实事", order=45, roles=("LEAD", "GO", "DAC", "GOV", "TCH", "TSEC"),
         reads=("title", "update_due_on", "unit__short_name"),
         item=_grey_project, icon="alert", waits=livelihood.grey,
         url="/supervision/livelihood/projects/?grey=on"),
    Card(key="supervision.livelihood_changes", title="民生实事申请调整", order=46, roles=("GO", "DAC", "TCH", "TSEC"),
         reads=("kind", "project__title", "project__unit__short_name"),
         item=_adjustment, icon="refresh",
         waits=livelihood.adjustments_waiting, url="/supervision/livelihood/projects/"),
    Card(key="supervision.inquiry_cases", title="质询案", order=39, icon="list", item=_inquiry_case,
         reads=("state", "title", "due_on", "unit__short_name"),
         roles=("GO", "LEAD", "SCM", "DEP", "DHEAD", "TDEP", "TCH", "TSEC", "UNIT", "UNITL"),
         waits=inquiry_cases.waiting, url="/supervision/inquiry-cases/"),
    Card(key="supervision.questions", title="询问", order=44, roles=("LEAD", "SCM", "DEP", "DHEAD", "UNIT", "UNITL"), item=_question,
         reads=("text", "due_on", "topic__title", "meeting__kind", "meeting__number", "meeting__term__number"),
         icon="list", waits=inquiries.waiting, url="/supervision/questions/"),
    Card(key="supervision.topics", title="监督议题下一步", order=40, roles=("GO", "COM", "DAC", "UNIT", "UNITL"), item=_step,
         reads=("form", "state", "title", "due_on", "congress", "committee", "unit"),
         icon="supervise", waits=topics.waiting, url="/supervision/?stage=open"),
    Card(key="supervision.problems", title="问题整改", order=41, roles=("COM", "DAC", "UNIT", "UNITL"), item=_problem, icon="list",
         reads=("state", "text", "due_on", "topic__title"),
         waits=problems.waiting, url="/supervision/problems/"),
    Card(key="supervision.late", title="超期没有整改", order=42, roles=("LEAD",), item=_late_problem, icon="alert",
         reads=("text", "due_on", "unit__short_name"),
         waits=problems.late_ones, url="/supervision/problems/?late=on"),
    Card(key="supervision.checks", title="乡镇检查", order=43, roles=("TCH", "TSEC"), item=_check, icon="supervise",
         reads=("due_on", "topic__title"),
         waits=topics.checks_waiting, url="/supervision/"),
    Card(key="supervision.scores", title="待评分的议题", order=68, roles=("LEAD", "SCM", "COM", "DAC"), item=_to_score, icon="chart",
         reads=("title", "source"),
         waits=collecting.unscored, url="/supervision/calls/"),
    Card(key="supervision.calls_to_make", title="下一年度议题征集", order=69, roles=("GO",), gather=calls_to_make, icon="inbox"),
    Card(key="supervision.calls", title="监督议题征集", order=69, roles=("DEP", "DHEAD", "SCM", "COM", "TCH"), item=_call, icon="inbox",
         waits=collecting.open_calls),
    Card(key="supervision.draws", title="正在进行的抽取", order=70, roles=("GO", "COM", "TCH", "TSEC"), item=_draw,
         reads=("state", "title", "year", "number"),
         waits=draws.waiting, most=20, icon="supervise", url="/supervision/draws/"),
    Card(key="supervision.finance", title="财政监督法定事项", order=49, roles=("GO", "COM", "LEAD"), item=_duty, icon="money",
         reads=("title", "due_on", "basis"),
         waits=finance.pressing, url="/supervision/finance/"),
    Card(key="supervision.filings", title="备案审查", order=47, roles=("GO", "COM", "UNIT", "UNITL", "TCH", "TSEC"), item=_filing,
         reads=("state", "title", "number", "due_on", "congress", "committee", "organ__congress"),
         icon="stamp", waits=filings.waiting, url="/supervision/filings/"),
    Card(key="supervision.requests", title="审查要求和建议", order=48, roles=("GO", "DEP", "SCM"), item=_request, icon="stamp",
         reads=("state", "kind", "title", "due_on"),
         waits=filings.requests_waiting, url="/supervision/filings/requests/"),
    Card(key="supervision.project_updates", title="重点项目进展", order=44, roles=("UNIT", "UNITL"), item=_project, icon="flag",
         reads=("name", "update_due_on"),
         waits=projects.updates_due, url="/supervision/projects/?state=building"),
    Card(key="supervision.project_answers", title="项目决定待落实", order=45, roles=("UNIT", "UNITL"), item=_decision,
         reads=("kind", "due_on", "project__name"),
         waits=projects.unanswered, icon="flag"),
    Card(key="supervision.grey_projects", title="久未更新的重点项目", order=46, roles=("LEAD", "GO"), item=_grey_project, icon="flag",
         reads=("name", "update_due_on", "unit__short_name"),
         waits=projects.stale, url="/supervision/projects/?state=building"),
    Card(key="supervision.satisfaction", title="满意度测评", order=44, roles=("GO",), item=_vote, icon="vote",
         reads=("state", "title"),
         waits=satisfaction.waiting, url="/supervision/satisfaction/"),
)  # fmt: skip
