"""Lists of supervision that may be exported."""

from congress.frame.importing import as_columns
from congress.frame.kinds import Bulk, Listing, OpenSet
from congress.frame.tables import Column, Lines
from congress.listings.asking import of_page

from . import importing
from .forms.collecting import ProposalFilter
from .forms.draws import DrawFilter
from .forms.experts import ExpertFilter
from .forms.filings import FilingFilter, RequestFilter
from .forms.finance import LineFilter
from .forms.inquiries import QuestionFilter
from .forms.inquiry_cases import CaseFilter
from .forms.livelihood import IdeaFilter, LivelihoodFilter
from .forms.problems import ProblemFilter
from .forms.projects import ProjectFilter
from .forms.satisfaction import VoteFilter
from .forms.studies import StudyFilter
from .forms.topics import TopicFilter
from .policies.collecting import scores
from .policies.draws import reads_draws
from .policies.experts import reads_experts
from .policies.filings import reads_filings, reads_requests
from .policies.finance import reads_finance
from .policies.inquiries import reads_questions
from .policies.inquiry_cases import reads_cases
from .policies.livelihood import draws_up, follows_livelihood, reads_livelihood
from .policies.plans import reads_plans
from .policies.problems import reads_problems
from .policies.projects import reads_projects
from .policies.satisfaction import follows_votes
from .policies.studies import reads_studies
from .policies.topics import follows_topics, reads_topics
from .queries import (
    collecting,
    draws,
    experts,
    filings,
    finance,
    inquiries,
    inquiry_cases,
    livelihood,
    plans,
    problems,
    projects,
    satisfaction,
    studies,
    topics,
)
from .workflow import IDEA

TOPICS = Listing(
    key="supervision.topics",
    page="supervision:topics",
    shown=("议题", "监督形式", "报告机关", "进度", "最近的期限", "问题销号"),
    sorts={"最近的期限": "due_on"},
    title="监督议题",
    **of_page(TopicFilter, topics.listed),
    of_year=lambda actor, year: topics.listed(actor, year=year),
    may=follows_topics,
    reads=reads_topics,
    order=200,
    columns=(
        Column(name="year", label="年度", value=lambda row: row.year, kind="number", width=8),
        Column(name="title", label="议题", value=str, width=48),
        Column(name="form", label="监督形式", value=lambda row: row.get_form_display(), code="form", width=22),
        Column(name="field", label="监督领域", value=lambda row: row.get_field_display(), code="field", width=20),
        Column(name="source", label="议题来源", value=lambda row: row.get_source_display(), code="source", width=40),
        Column(name="committee", label="组织实施单位", value=lambda row: row.committee, kind="thing", width=30),
        Column(name="unit", label="报告机关", value=lambda row: row.unit, kind="thing", width=24),
        Column(name="month", label="安排月份", value=lambda row: row.month, kind="number", width=8),
        Column(name="word", label="进度", value=lambda row: row.word, width=18),
        Column(name="meeting", label="审议的会议", value=lambda row: row.meeting, kind="thing", width=30),
        Column(
            name="opinions_issued_on",
            label="审议意见交办日期",
            value=lambda row: row.opinions_issued_on,
            kind="date",
            width=12,
        ),
        Column(
            name="result_reported_on",
            label="处理情况报告日期",
            value=lambda row: row.result_reported_on,
            kind="date",
            width=12,
        ),
        Column(name="published_on", label="公布日期", value=lambda row: row.published_on, kind="date", width=12),
        Column(name="found", label="问题（个）", value=lambda row: row.found, kind="number", width=8),
        Column(name="settled", label="已销号（个）", value=lambda row: row.settled, kind="number", width=8),
    ),
)
PROBLEMS = Listing(
    key="supervision.problems",
    page="supervision:problems",
    shown=("问题", "议题", "责任单位", "整改期限", "状态", "评价"),
    sorts={"整改期限": "due_on"},
    title="四个清单",
    **of_page(ProblemFilter, problems.listed),
    of_year=lambda actor, year: problems.listed(actor, year=year),
    may=reads_problems,
    order=201,
    columns=(
        Column(name="topic", label="议题", value=lambda row: row.topic, kind="thing", width=40),
        Column(name="order", label="序号", value=lambda row: row.order, kind="number", width=6),
        Column(name="text", label="问题", value=lambda row: row.text, width=48),
        Column(name="category", label="类别", value=lambda row: row.category, width=14),
        Column(name="amount", label="涉及金额（万元）", value=lambda row: row.amount, kind="number", width=14),
        Column(name="settled", label="已整改金额（万元）", value=lambda row: row.settled, kind="number", width=14),
        Column(name="unit", label="责任单位", value=lambda row: row.unit, kind="thing", width=24),
        Column(name="due_on", label="整改期限", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="result", label="成效", value=lambda row: row.result, width=48),
        Column(name="reported_on", label="报送日期", value=lambda row: row.reported_on, kind="date", width=12),
        Column(
            name="mark",
            label="评价",
            value=lambda row: row.get_mark_display() if row.mark else "",
            code="mark",
            width=10,
        ),
        Column(name="judgement", label="评价意见", value=lambda row: row.judgement, width=30),
        Column(name="round", label="退回次数", value=lambda row: row.round, kind="number", width=8),
    ),
)
PROPOSALS = Listing(
    key="supervision.proposals",
    title="监督议题建议",
    **of_page(ProposalFilter, collecting.listed),
    may=scores,
    order=202,
    columns=(
        Column(name="call", label="征集", value=lambda row: row.call, kind="thing", width=24),
        Column(name="title", label="议题", value=str, width=40),
        Column(name="reason", label="情况和理由", value=lambda row: row.reason, width=60),
        Column(name="source", label="议题来源", value=lambda row: row.get_source_display(), code="source", width=40),
        Column(name="field", label="监督领域", value=lambda row: row.get_field_display(), code="field", width=20),
        Column(
            name="proposer",
            label="提出人",
            value=lambda row: row.proposer.person.name,
            kind="thing",
            stored=lambda row: row.proposer.person,
            width=10,
        ),
        Column(name="proposed_on", label="提出日期", value=lambda row: row.proposed_on, kind="date", width=12),
        Column(name="score", label="评分", value=lambda row: row.score, kind="number", width=8),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
        Column(name="declined_because", label="未列入的理由", value=lambda row: row.declined_because, width=40),
    ),
)
PLANS = Listing(
    key="supervision.plans",
    title="监督工作计划",
    rows=lambda actor, filters: plans.lines(actor).order_by("-plan__year", "-plan__version", "month", "order", "pk"),
    of_year=lambda actor, year: (
        plans.lines(actor).filter(plan__year=year).order_by("plan__version", "month", "order", "pk")
    ),
    may=reads_plans,
    order=203,
    columns=(
        Column(name="plan", label="计划", value=lambda row: row.plan, kind="thing", width=34),
        Column(
            name="state", label="状态", value=lambda row: row.plan.get_state_display(), code="plan.state", width=14
        ),
        Column(name="month", label="月份", value=lambda row: row.month, kind="number", width=8),
        Column(name="title", label="议题", value=str, width=48),
        Column(name="form", label="监督形式", value=lambda row: row.get_form_display(), code="form", width=22),
        Column(name="law", label="检查的法律法规", value=lambda row: row.law, width=30),
        Column(name="committee", label="组织实施单位", value=lambda row: row.committee, kind="thing", width=30),
        Column(name="unit", label="报告机关", value=lambda row: row.unit, kind="thing", width=24),
    ),
)
DRAWS = Listing(
    key="supervision.draws",
    page="supervision:draws",
    shown=("事项", "抽取池", "抽中", "公布承诺", "状态"),
    sorts={"公布承诺": "committed_at"},
    title="随机抽取登记",
    **of_page(DrawFilter, draws.listed),
    of_year=lambda actor, year: draws.listed(actor, year=year),
    may=reads_draws,
    order=170,
    columns=(
        Column(name="number", label="编号", value=lambda row: row.number_words, width=14),
        Column(name="title", label="事项", value=str, width=40),
        Column(name="kind", label="抽取对象", value=lambda row: row.get_kind_display(), code="kind", width=10),
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=20),
        Column(name="pooled", label="抽取池", value=lambda row: row.pooled, kind="number", width=8),
        Column(name="taken", label="抽中", value=lambda row: row.taken, kind="number", width=8),
        Column(name="committed_at", label="公布承诺", value=lambda row: row.committed_at, kind="moment", width=18),
        Column(name="commitment", label="承诺值", value=lambda row: row.commitment, width=66),
        Column(name="drawn_at", label="抽取", value=lambda row: row.drawn_at, kind="moment", width=18),
        Column(name="witness", label="见证人", value=lambda row: row.witness, width=20),
        Column(name="word", label="见证词", value=lambda row: row.word, width=20),
        Column(name="seed", label="种子", value=lambda row: row.seed, width=66),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
        Column(name="voided_because", label="作废理由", value=lambda row: row.voided_because, width=30),
    ),
)
EXPERTS = Listing(
    key="supervision.experts",
    page="supervision:experts",
    shown=("姓名", "领域", "聘期", "参加", "意见采纳", "状态"),
    sorts={"聘期": "since"},
    title="专家库",
    **of_page(ExpertFilter, experts.listed),
    may=reads_experts,
    order=171,
    columns=(
        *as_columns(importing.EXPERTS),
        Column(name="code", label="专家编号", value=lambda row: row.code, width=10),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=8),
        Column(name="since", label="聘任日", value=lambda row: row.since, kind="date", width=12),
        Column(name="until", label="聘期届满日", value=lambda row: row.until, kind="date", width=12),
        Column(name="asked", label="参加事项（件）", value=lambda row: row.asked, kind="number", width=12),
        Column(name="said", label="提出意见（条）", value=lambda row: row.said, kind="number", width=12),
        Column(name="heard", label="采纳（条）", value=lambda row: row.heard, kind="number", width=10),
    ),
)
EXPERT_WORKS = Listing(
    key="supervision.expert_works",
    page="supervision:expert_matters",
    same_rows=False,
    shown=("事项", "领域", "日期", "人数", "意见采纳"),
    title="专家工作记录",
    rows=lambda actor, filters: experts.works(actor),
    of_year=lambda actor, year: experts.works(actor, year=year),
    may=reads_experts,
    order=172,
    columns=(
        Column(name="on", label="日期", value=lambda row: row.matter.on, kind="date", width=12),
        Column(name="matter", label="事项", value=lambda row: row.matter, kind="thing", width=36),
        Column(name="unit", label="被监督单位", value=lambda row: row.matter.unit, kind="thing", width=24),
        Column(name="expert", label="专家", value=lambda row: row.expert, kind="thing", width=12),
        Column(name="employer", label="工作单位", value=lambda row: row.expert.employer, width=28),
        Column(name="chosen", label="产生方式", value=lambda row: row.get_chosen_display(), code="chosen", width=10),
        Column(name="reason", label="指定理由", value=lambda row: row.reason, width=30),
        Column(
            name="draw",
            label="抽取编号",
            value=lambda row: row.draw.number_words if row.draw else "",
            kind="thing",
            stored=lambda row: row.draw,
            width=14,
        ),
        Column(name="text", label="工作情况", value=lambda row: row.text, width=40),
        Column(name="opinions", label="提出意见（条）", value=lambda row: row.opinions, kind="number", width=12),
        Column(name="adopted", label="采纳（条）", value=lambda row: row.adopted, kind="number", width=10),
        Column(name="days", label="工作（天）", value=lambda row: row.days, kind="number", width=10),
    ),
)
PROJECTS = Listing(
    key="supervision.projects",
    page="supervision:projects",
    shown=("项目", "责任单位", "总投资", "累计支付", "完成进度", "计划进度", "状态", "进展"),
    sorts={"总投资": "total", "累计支付": "paid", "完成进度": "progress", "状态": "state"},
    title="重点项目",
    **of_page(ProjectFilter, projects.listed),
    of_year=lambda actor, year: projects.listed(actor, year=year),
    may=reads_projects,
    order=204,
    columns=(
        Column(name="year", label="年度", value=lambda row: row.year, kind="number", width=8),
        Column(name="title", label="项目", value=str, width=36),
        Column(name="field", label="类别", value=lambda row: row.get_field_display(), code="field", width=10),
        Column(name="place", label="建设地点", value=lambda row: row.place, width=24),
        Column(name="unit", label="责任单位", value=lambda row: row.unit, kind="thing", width=24),
        Column(name="total", label="总投资（万元）", value=lambda row: row.total, kind="number", width=14),
        Column(name="sources", label="资金来源", value=lambda row: row.sources, width=30),
        Column(name="paid", label="累计支付（万元）", value=lambda row: row.paid, kind="number", width=14),
        Column(name="progress", label="完成进度（%）", value=lambda row: row.progress, kind="number", width=10),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
        Column(name="starts_on", label="计划开工日期", value=lambda row: row.starts_on, kind="date", width=12),
        Column(name="started_on", label="开工日期", value=lambda row: row.started_on, kind="date", width=12),
        Column(name="ends_on", label="计划完工日期", value=lambda row: row.ends_on, kind="date", width=12),
        Column(name="finished_on", label="完工日期", value=lambda row: row.finished_on, kind="date", width=12),
        Column(name="accepted_on", label="验收日期", value=lambda row: row.accepted_on, kind="date", width=12),
        Column(name="reported_on", label="最近更新", value=lambda row: row.reported_on, kind="date", width=12),
        Column(name="update_due_on", label="更新期限", value=lambda row: row.update_due_on, kind="date", width=12),
    ),
)
SATISFACTION = Listing(
    key="supervision.satisfaction",
    page="supervision:satisfactions",
    same_rows=False,
    shown=("测评", "投票人", "对象", "不满意", "状态", "宣布日期"),
    title="满意度测评结果",
    **of_page(VoteFilter, satisfaction.results),
    of_year=lambda actor, year: satisfaction.results(actor, year=year),
    may=follows_votes,
    order=205,
    columns=(
        Column(name="year", label="年度", value=lambda row: row.vote.year, kind="number", width=8),
        Column(name="vote", label="测评", value=lambda row: row.vote, kind="thing", width=44),
        Column(name="body", label="投票人", value=lambda row: row.vote.get_body_display(), code="vote.body", width=16),
        Column(name="title", label="测评对象", value=str, width=30),
        Column(name="marks_words", label="各等次票数", value=lambda row: row.marks_words, width=36),
        Column(name="points", label="得分", value=lambda row: row.points, width=8),
        Column(name="rank", label="名次", value=lambda row: row.rank, kind="number", width=8),
        Column(name="grade", label="等次", value=lambda row: row.grade, width=10),
        Column(name="is_last", label="末位", value=lambda row: "是" if row.at_bottom else "", width=8),
        Column(name="announced_on", label="宣布日期", value=lambda row: row.vote.announced_on, kind="date", width=12),
        Column(name="published_on", label="公布日期", value=lambda row: row.vote.published_on, kind="date", width=12),
        Column(name="review", label="工作评议", value=lambda row: row.review.word if row.review else "", width=16),
        Column(
            name="rectification",
            label="测评整改",
            value=lambda row: row.rectification.word if row.rectification else "",
            width=16,
        ),
    ),
)
LIVELIHOOD = Listing(
    key="supervision.livelihood",
    page="supervision:livelihood_projects",
    shown=("项目", "民生实事", "责任单位", "资金", "完成进度", "最近更新", "状态"),
    sorts={"资金": "money", "完成进度": "progress", "最近更新": "reported_on", "状态": "state"},
    title="民生实事项目",
    **of_page(LivelihoodFilter, livelihood.listed),
    of_year=lambda actor, year: livelihood.listed(actor, year=year),
    may=reads_livelihood,
    order=206,
    columns=(
        Column(name="round", label="民生实事", value=lambda row: row.round, kind="thing", width=22),
        Column(
            name="congress",
            label="人大",
            value=lambda row: row.round.congress.short_name,
            kind="thing",
            stored=lambda row: row.round.congress,
            width=20,
        ),
        Column(name="order", label="序号", value=lambda row: row.order, kind="number", width=6),
        Column(name="title", label="项目", value=str, width=36),
        Column(name="content", label="建设内容和规模", value=lambda row: row.content, width=48),
        Column(name="place", label="实施地点", value=lambda row: row.place, width=24),
        Column(name="benefit", label="受益范围", value=lambda row: row.benefit, width=24),
        Column(name="money", label="资金（万元）", value=lambda row: row.money, kind="number", width=12),
        Column(name="money_source", label="资金来源", value=lambda row: row.money_source, width=16),
        Column(name="unit", label="责任单位", value=lambda row: row.unit, kind="thing", width=24),
        Column(name="starts_on", label="开工日期", value=lambda row: row.starts_on, kind="date", width=12),
        Column(name="ends_on", label="完成日期", value=lambda row: row.ends_on, kind="date", width=12),
        Column(name="votes", label="得票", value=lambda row: row.votes, kind="number", width=8),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="progress", label="完成进度（%）", value=lambda row: row.progress, kind="number", width=10),
        Column(name="paid", label="已支付（万元）", value=lambda row: row.paid, kind="number", width=12),
        Column(name="reported_on", label="最近更新", value=lambda row: row.reported_on, kind="date", width=12),
        Column(name="accepted_on", label="验收日期", value=lambda row: row.accepted_on, kind="date", width=12),
        Column(name="grade", label="测评等次", value=lambda row: row.grade, width=10),
    ),
)
IDEAS = Listing(
    key="supervision.ideas",
    page="supervision:ideas",
    shown=("建议的项目", "民生实事", "来源", "地点", "状态"),
    bulks=(Bulk(machine=IDEA, move="decline", may=draws_up, objects=livelihood.ideas, asks=True),),
    title="民生实事征集意见",
    **of_page(IdeaFilter, livelihood.listed_ideas),
    may=follows_livelihood,
    reads=reads_livelihood,
    order=207,
    columns=(
        Column(name="round", label="民生实事", value=lambda row: row.round, kind="thing", width=22),
        Column(
            name="congress",
            label="人大",
            value=lambda row: row.round.congress.short_name,
            kind="thing",
            stored=lambda row: row.round.congress,
            width=20,
        ),
        Column(name="title", label="建议的项目", value=str, width=36),
        Column(name="text", label="内容和理由", value=lambda row: row.text, width=60),
        Column(name="place", label="地点", value=lambda row: row.place, width=24),
        Column(name="source", label="来源", value=lambda row: row.get_source_display(), code="source", width=14),
        Column(
            name="proposer",
            label="提出或登记人",
            value=lambda row: row.proposer.person.name,
            kind="thing",
            stored=lambda row: row.proposer.person,
            width=12,
        ),
        Column(name="proposed_on", label="提出日期", value=lambda row: row.proposed_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
        Column(name="project", label="纳入的项目", value=lambda row: row.project or "", kind="thing", width=30),
        Column(name="declined_because", label="未纳入的理由", value=lambda row: row.declined_because, width=40),
    ),
)
QUESTIONS = Listing(
    key="supervision.questions",
    page="supervision:questions",
    shown=("问题", "提问人", "答复单位", "场合", "状态", "评价"),
    title="询问",
    **of_page(QuestionFilter, inquiries.listed),
    of_year=lambda actor, year: inquiries.listed(actor, year=year),
    may=reads_questions,
    order=207,
    columns=(
        Column(name="occasion", label="场合", value=lambda row: row.topic or row.meeting, width=40),
        Column(name="text", label="问题", value=lambda row: row.text, width=60),
        Column(
            name="asker",
            label="提问人",
            value=lambda row: row.asker.person.name if row.asker else "",
            kind="thing",
            stored=lambda row: row.asker.person if row.asker else None,
            width=10,
        ),
        Column(name="unit", label="答复单位", value=lambda row: row.unit, kind="thing", width=24),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="answerer", label="答复人", value=lambda row: row.answerer, width=20),
        Column(name="answer", label="答复", value=lambda row: row.answer, width=60),
        Column(name="further", label="追问和回答", value=lambda row: row.further, width=40),
        Column(name="answered_on", label="答复日期", value=lambda row: row.answered_on, kind="date", width=12),
        Column(
            name="mark",
            label="提问人评价",
            value=lambda row: row.get_mark_display() if row.mark else "",
            code="mark",
            width=10,
        ),
    ),
)
INQUIRY_CASES = Listing(
    key="supervision.inquiry_cases",
    page="supervision:inquiry_cases",
    shown=("案由", "质询对象", "提出的会议", "联名", "状态", "答复期限"),
    sorts={"答复期限": "due_on"},
    title="质询案",
    **of_page(CaseFilter, inquiry_cases.listed),
    of_year=lambda actor, year: inquiry_cases.listed(actor, year=year),
    may=reads_cases,
    order=206,
    columns=(
        Column(name="title", label="案由", value=str, width=40),
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=20),
        Column(name="body", label="提出的会议", value=lambda row: row.get_body_display(), code="body", width=16),
        Column(name="unit", label="质询对象", value=lambda row: row.unit, kind="thing", width=24),
        Column(name="signed", label="联名（人）", value=lambda row: row.signed, kind="number", width=8),
        Column(name="filed_on", label="提出日期", value=lambda row: row.filed_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="manner", label="答复方式", value=lambda row: row.get_manner_display(), code="manner", width=16),
        Column(name="due_on", label="答复期限", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="answered_on", label="答复日期", value=lambda row: row.answered_on, kind="date", width=12),
        Column(name="round", label="答复次数", value=lambda row: row.round, kind="number", width=8),
    ),
)
BUDGET = Listing(
    key="supervision.budget",
    page="supervision:budget_lines",
    shown=("科目", "预算", "年初预算", "调整预算", "上半年执行", "全年执行", "执行率", "结转下年"),
    sorts={
        "预算": "year",
        "年初预算": "budget",
        "调整预算": "adjusted",
        "上半年执行": "half",
        "全年执行": "actual",
        "结转下年": "carried",
    },
    title="预算和执行",
    **of_page(LineFilter, finance.listed),
    of_year=lambda actor, year: finance.listed(actor, year=year),
    may=reads_finance,
    order=208,
    columns=(
        *as_columns(importing.BUDGET),
        Column(name="rate", label="执行率（%）", value=lambda row: row.rate, kind="number", width=10),
    ),
)
TRANSFERS = Listing(
    key="supervision.transfers",
    title="转移支付下达",
    rows=lambda actor, filters: finance.transfers(actor),
    of_year=lambda actor, year: finance.transfers(actor).filter(year=year),
    may=reads_finance,
    order=209,
    columns=as_columns(importing.TRANSFERS),
)


def alert_rows(actor, years):
    """The warnings of one year – or of all – as an export reads them: worked out, not stored."""
    return Lines((year, alert) for year in years for alert in finance.alerts_of(actor, year))


ALERTS = Listing(
    key="supervision.alerts",
    title="预算监督预警",
    rows=lambda actor, filters: alert_rows(
        actor, [int(year) for year in filters.get("year", ()) if year.isdecimal()] or finance.years(actor)
    ),
    also={"year": "年度"},
    of_year=lambda actor, year: alert_rows(actor, [year]),
    may=reads_finance,
    order=210,
    columns=(
        Column(name="year", label="年度", value=lambda row: row[0], kind="number", width=8),
        Column(name="warning", label="预警", value=lambda row: row[1].label, width=24),
        Column(name="about", label="科目、项目", value=lambda row: row[1].about, width=30),
        Column(name="text", label="说明", value=lambda row: row[1].words, width=80),
        Column(name="basis", label="依据", value=lambda row: row[1].basis, width=36),
    ),
)
FILINGS = Listing(
    key="supervision.filings",
    page="supervision:filings",
    shown=("文件", "制定机关", "公布日期", "登记号", "状态", "最近的期限"),
    sorts={"公布日期": "published_on", "最近的期限": "due_on"},
    title="规范性文件备案",
    **of_page(FilingFilter, filings.listed),
    of_year=lambda actor, year: filings.listed(actor, year=year),
    may=reads_filings,
    order=205,
    columns=(
        Column(name="register_number", label="登记号", value=lambda row: row.register_number, width=16),
        Column(name="title", label="文件名称", value=str, width=48),
        Column(name="number", label="文号", value=lambda row: row.number, width=22),
        Column(name="kind", label="文件种类", value=lambda row: row.get_kind_display(), code="kind", width=22),
        Column(name="organ", label="制定机关", value=lambda row: row.organ, kind="thing", width=26),
        Column(name="published_on", label="公布日期", value=lambda row: row.published_on, kind="date", width=12),
        Column(name="filed_on", label="报备日期", value=lambda row: row.filed_on, kind="date", width=12),
        Column(name="is_late", label="按期报备", value=lambda row: not row.is_late, kind="yes", width=10),
        Column(name="registered_on", label="登记日期", value=lambda row: row.registered_on, kind="date", width=12),
        Column(name="committee", label="审查单位", value=lambda row: row.committee, kind="thing", width=26),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=16),
        Column(name="ended_on", label="审查结束日期", value=lambda row: row.ended_on, kind="date", width=12),
        Column(name="due_on", label="最近的期限", value=lambda row: row.due_on, kind="date", width=12),
    ),
)
REQUESTS = Listing(
    key="supervision.requests",
    page="supervision:requests",
    shown=("请求审查的文件", "提出人", "收到日期", "状态", "期限"),
    sorts={"收到日期": "received_on", "期限": "due_on"},
    title="审查要求和建议",
    **of_page(RequestFilter, filings.requests_listed),
    of_year=lambda actor, year: filings.requests_listed(actor).filter(received_on__year=year),
    may=reads_requests,
    order=206,
    columns=(
        Column(name="kind", label="种类", value=lambda row: row.get_kind_display(), code="kind", width=12),
        Column(name="title", label="请求审查的文件", value=lambda row: row.title, width=48),
        Column(name="reason", label="理由", value=lambda row: row.reason, width=60),
        Column(name="proposer", label="提出的机关或个人", value=lambda row: row.proposer, width=20),
        Column(name="received_on", label="收到日期", value=lambda row: row.received_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
        Column(name="document", label="备案的文件", value=lambda row: row.document, kind="thing", width=40),
        Column(name="answer", label="告知内容", value=lambda row: row.answer, width=40),
        Column(name="told_on", label="告知日期", value=lambda row: row.told_on, kind="date", width=12),
        Column(name="due_on", label="期限", value=lambda row: row.due_on, kind="date", width=12),
    ),
)
STUDIES = Listing(
    key="supervision.studies",
    page="supervision:studies",
    shown=("课题", "牵头领导", "认领单位", "小组", "代表", "状态", "完成期限"),
    sorts={"完成期限": "due_on"},
    title="调研课题",
    **of_page(StudyFilter, studies.listed),
    of_year=lambda actor, year: studies.listed(actor, year=year),
    may=reads_studies,
    order=208,
    columns=(
        Column(name="year", label="年度", value=lambda row: row.year, kind="number", width=8),
        Column(name="title", label="课题", value=str, width=40),
        Column(
            name="leader",
            label="牵头领导",
            value=lambda row: row.leader.person.name,
            kind="thing",
            stored=lambda row: row.leader.person,
            width=10,
        ),
        Column(name="committee", label="认领单位", value=lambda row: row.committee, kind="thing", width=30),
        Column(name="groups_made", label="小组（个）", value=lambda row: row.groups_made, kind="number", width=8),
        Column(name="people", label="代表（名）", value=lambda row: row.people, kind="number", width=8),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
        Column(name="due_on", label="完成期限", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="reported_on", label="报告日期", value=lambda row: row.reported_on, kind="date", width=12),
        Column(name="uses", label="成果运用", value=lambda row: row.uses, width=40),
    ),
)
ALL = (
    TOPICS,
    PROBLEMS,
    PROPOSALS,
    PLANS,
    DRAWS,
    EXPERTS,
    EXPERT_WORKS,
    PROJECTS,
    SATISFACTION,
    LIVELIHOOD,
    IDEAS,
    QUESTIONS,
    INQUIRY_CASES,
    FILINGS,
    BUDGET,
    TRANSFERS,
    ALERTS,
    REQUESTS,
    STUDIES,
)

OPEN = (
    OpenSet(
        key="supervision.published_satisfaction",
        title="公布的满意度测评",
        rows=satisfaction.published_results,
        columns=(
            Column(name="year", label="年度", value=lambda row: row.vote.year, kind="number"),
            Column(name="vote", label="测评", value=lambda row: row.vote.title),
            Column(name="subject", label="测评对象", value=str),
            Column(name="marks", label="各等次票数", value=lambda row: row.marks_words),
            Column(name="points", label="得分", value=lambda row: row.points, kind="number"),
            Column(name="rank", label="名次", value=lambda row: row.rank, kind="number"),
            Column(name="grade", label="等次", value=lambda row: row.grade),
            Column(name="published_on", label="公布日期", value=lambda row: row.vote.published_on, kind="date"),
        ),
    ),
    OpenSet(
        key="supervision.livelihood_projects",
        title="票决的民生实事项目",
        rows=livelihood.public_projects,
        columns=(
            Column(name="round", label="民生实事", value=lambda row: str(row.round)),
            Column(name="area", label="地方", value=lambda row: row.round.congress.area.name),
            Column(name="order", label="序号", value=lambda row: row.order, kind="number"),
            Column(name="title", label="项目", value=str),
            Column(name="content", label="建设内容和规模", value=lambda row: row.content),
            Column(name="place", label="实施地点", value=lambda row: row.place),
            Column(name="money", label="资金（万元）", value=lambda row: row.money, kind="number"),
            Column(name="adopted_on", label="票决日期", value=lambda row: row.adopted_on, kind="date"),
            Column(name="votes", label="得票", value=lambda row: row.votes, kind="number"),
            Column(name="unit", label="责任单位", value=lambda row: row.unit.name),
            Column(name="ends_on", label="完成日期", value=lambda row: row.ends_on, kind="date"),
            Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state"),
            Column(name="progress", label="完成进度（%）", value=lambda row: row.progress, kind="number"),
            Column(name="grade", label="测评等次", value=lambda row: row.grade),
        ),
    ),
    OpenSet(
        key="supervision.published_draws",
        title="公开的随机抽取",
        rows=draws.public_list,
        columns=(
            Column(name="number", label="编号", value=lambda row: row.number_words),
            Column(name="title", label="事项", value=str),
            Column(name="area", label="地方", value=lambda row: row.congress.area.name),
            Column(name="commitment", label="承诺值", value=lambda row: row.commitment),
            Column(name="committed_at", label="公布承诺", value=lambda row: row.committed_at, kind="moment"),
            Column(name="drawn_at", label="抽取", value=lambda row: row.drawn_at, kind="moment"),
            Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state"),
        ),
    ),
)
