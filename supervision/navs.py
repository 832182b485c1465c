"""The entries of supervision in the menu."""

from congress.frame.kinds import NavItem, PublicPage

from .policies.collecting import reads_calls
from .policies.draws import reads_draws
from .policies.experts import reads_experts
from .policies.filings import reads_filings
from .policies.finance import reads_finance
from .policies.inquiries import reads_questions
from .policies.inquiry_cases import reads_cases
from .policies.livelihood import reads_livelihood
from .policies.plans import reads_plans
from .policies.problems import reads_problems
from .policies.projects import reads_projects
from .policies.satisfaction import reads_votes
from .policies.studies import reads_studies
from .policies.topics import reads_topics

GROUP = "监督"


ALL = (
    NavItem(key="supervision.topics", label="监督议题", url="supervision:topics", group=GROUP, icon="supervise", order=500,
            show=reads_topics),
    NavItem(key="supervision.problems", label="四个清单", url="supervision:problems", group=GROUP, icon="list", order=501,
            show=reads_problems),
    NavItem(key="supervision.satisfaction", label="满意度测评", url="supervision:satisfactions", group=GROUP, icon="vote", order=501,
            show=reads_votes),
    NavItem(key="supervision.plans", label="监督工作计划", url="supervision:plans", group=GROUP, icon="calendar", order=502,
            show=reads_plans),
    NavItem(key="supervision.calls", label="议题征集", url="supervision:calls", group=GROUP, icon="inbox", order=503,
            show=reads_calls),
    NavItem(key="supervision.draws", label="随机抽取", url="supervision:draws", group=GROUP, icon="check", order=504,
            show=reads_draws),
    NavItem(key="supervision.experts", label="专家库", url="supervision:experts", group=GROUP, icon="people", order=505,
            show=reads_experts),
    NavItem(key="supervision.projects", label="重点项目", url="supervision:projects", group=GROUP, icon="flag", order=513,
            show=reads_projects),
    NavItem(key="supervision.livelihood", label="民生实事", url="supervision:livelihoods", group=GROUP, icon="home", order=510,
            show=reads_livelihood),
    NavItem(key="supervision.questions", label="询问", url="supervision:questions", group=GROUP, icon="list", order=506,
            show=reads_questions),
    NavItem(key="supervision.inquiry_cases", label="质询案", url="supervision:inquiry_cases", group=GROUP, icon="list", order=507,
            show=reads_cases),
    NavItem(key="supervision.finance", label="预算审计", url="supervision:finance", group=GROUP, icon="money", order=511,
            show=reads_finance),
    NavItem(key="supervision.debts", label="债务和国资", url="supervision:debts", group=GROUP, icon="chart", order=512,
            show=reads_finance),
    NavItem(key="supervision.filings", label="备案审查", url="supervision:filings", group=GROUP, icon="stamp", order=514,
            show=reads_filings),
    NavItem(key="supervision.studies", label="调研课题", url="supervision:studies", group=GROUP, icon="people", order=508,
            show=reads_studies),
)  # fmt: skip

# What anybody reads or writes on without an account.
PUBLICS = (
    PublicPage(key="supervision.call", label="监督议题征集", note="下一年监督什么，您可以提。", url="supervision:public_call", order=200),
    PublicPage(key="supervision.plan", label="监督工作计划和结果", note="年度监督议题，已公布的报告、审议意见和处理情况。", url="supervision:public_plan",
               order=210),
    PublicPage(key="supervision.satisfactions", label="满意度测评结果", note="对部门和单位工作的无记名测评。", url="supervision:public_satisfactions",
               order=220),
    PublicPage(key="supervision.livelihood", label="民生实事", note="票决的项目，进度和资金。", url="supervision:livelihood_public", order=230),
    PublicPage(key="supervision.draws", label="随机抽取公开", note="抽取池、承诺值、种子和结果，任何人可以核对。", url="supervision:draws_public", order=240),
    PublicPage(key="supervision.proposals", label="提出审查建议", note="认为规范性文件不适当的，可以建议审查。", url="supervision:propose",
               receipt="supervision:proposal_receipt", order=250),
)  # fmt: skip
