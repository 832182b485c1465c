"""Lists of supervision that may be exported."""

from congress.frame.kinds import Listing
from congress.frame.tables import Column
from congress.listings.asking import of_page

from .forms.collecting import ProposalFilter
from .forms.problems import ProblemFilter
from .forms.topics import TopicFilter
from .policies.collecting import scores
from .policies.plans import reads_plans
from .policies.problems import reads_problems
from .policies.topics import follows_topics
from .queries import collecting, plans, problems, topics

TOPICS = Listing(
    key="supervision.topics",
    title="监督议题",
    **of_page(TopicFilter, topics.listed),
    of_year=lambda actor, year: topics.listed(actor, year=year),
    may=follows_topics,
    order=200,
    columns=(
        Column(label="年度", value=lambda row: row.year, width=8),
        Column(label="议题", value=str, width=48),
        Column(label="监督形式", value=lambda row: row.get_form_display(), width=22),
        Column(label="监督领域", value=lambda row: row.get_field_display(), width=20),
        Column(label="议题来源", value=lambda row: row.get_source_display(), width=40),
        Column(label="组织实施单位", value=lambda row: row.committee, width=30),
        Column(label="报告机关", value=lambda row: row.unit, width=24),
        Column(label="安排月份", value=lambda row: row.month, width=8),
        Column(label="进度", value=lambda row: row.word, width=18),
        Column(label="审议的会议", value=lambda row: row.meeting, width=30),
        Column(label="审议意见交办日期", value=lambda row: row.opinions_issued_on, width=12),
        Column(label="处理情况报告日期", value=lambda row: row.result_reported_on, width=12),
        Column(label="公布日期", value=lambda row: row.published_on, width=12),
        Column(label="问题（个）", value=lambda row: row.found, width=8),
        Column(label="已销号（个）", value=lambda row: row.settled, width=8),
    ),
)
PROBLEMS = Listing(
    key="supervision.problems",
    title="四个清单",
    **of_page(ProblemFilter, problems.listed),
    of_year=lambda actor, year: problems.listed(actor, year=year),
    may=reads_problems,
    order=201,
    columns=(
        Column(label="议题", value=lambda row: row.topic, width=40),
        Column(label="序号", value=lambda row: row.order, width=6),
        Column(label="问题", value=lambda row: row.text, width=48),
        Column(label="责任单位", value=lambda row: row.unit, width=24),
        Column(label="整改期限", value=lambda row: row.due_on, width=12),
        Column(label="状态", value=lambda row: row.get_state_display(), width=10),
        Column(label="成效", value=lambda row: row.result, width=48),
        Column(label="报送日期", value=lambda row: row.reported_on, width=12),
        Column(label="评价", value=lambda row: row.get_mark_display() if row.mark else "", width=10),
        Column(label="评价意见", value=lambda row: row.judgement, width=30),
        Column(label="退回次数", value=lambda row: row.round, width=8),
    ),
)
PROPOSALS = Listing(
    key="supervision.proposals",
    title="监督议题建议",
    **of_page(ProposalFilter, collecting.listed),
    may=scores,
    order=202,
    columns=(
        Column(label="征集", value=lambda row: row.call, width=24),
        Column(label="议题", value=str, width=40),
        Column(label="情况和理由", value=lambda row: row.reason, width=60),
        Column(label="议题来源", value=lambda row: row.get_source_display(), width=40),
        Column(label="监督领域", value=lambda row: row.get_field_display(), width=20),
        Column(label="提出人", value=lambda row: row.proposer.person.name, width=10),
        Column(label="提出日期", value=lambda row: row.proposed_on, width=12),
        Column(label="评分", value=lambda row: row.score, width=8),
        Column(label="状态", value=lambda row: row.get_state_display(), width=12),
        Column(label="未列入的理由", value=lambda row: row.declined_because, width=40),
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
        Column(label="计划", value=lambda row: row.plan, width=34),
        Column(label="状态", value=lambda row: row.plan.get_state_display(), width=14),
        Column(label="月份", value=lambda row: row.month, width=8),
        Column(label="议题", value=str, width=48),
        Column(label="监督形式", value=lambda row: row.get_form_display(), width=22),
        Column(label="检查的法律法规", value=lambda row: row.law, width=30),
        Column(label="组织实施单位", value=lambda row: row.committee, width=30),
        Column(label="报告机关", value=lambda row: row.unit, width=24),
    ),
)
ALL = (TOPICS, PROBLEMS, PROPOSALS, PLANS)
