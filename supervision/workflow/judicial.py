"""Judicial review (司法案件评查): cases are drawn in public, experts of the pool judge them, then the report is deliberated."""

from congress.frame.workflow import Machine, Move

from ..models import JudicialReview, Topic
from ..policies import topics as policies
from ..queries import judicial as reviews
from .roads import Step, TopicForm, after, beginning, closing, judging, step

LAW = "本级规定"


def cases_drawn(topic, actor):
    """案件已公开抽取并公布种子"""
    return "" if reviews.revealed_draw(topic) else "请先公开抽取案件，公布种子以后再登记。"


def reviewers_there(topic, actor):
    """每个案件都有规定人数的评查专家"""
    return reviews.reviewers_want(topic)


def all_scored(topic, actor):
    """每份评查都已登记"""
    left = reviews.unscored(topic)
    return f"还有{left}份评查没有登记。" if left else ""


def _judicial_review():
    S, conducts, office = JudicialReview, policies.conducts, policies.office
    waiting = (S.PLANNED, S.SCHEME, S.CASES_DRAWN, S.REVIEWING, S.REPORT_DRAFTED, S.COUNCIL_PASSED)
    return Machine(
        key="supervision.judicial_review", title="司法案件评查", model=Topic, states=S, initial=S.PLANNED,
        final=(S.CLOSED, S.DROPPED),
        moves=(
            *beginning(S, waiting=waiting),
            step("settle_scheme", "制定评查方案", (S.PLANNED,), S.SCHEME, conducts, "{actor}制定《{obj}》方案", primary=True),
            Move(name="take_cases", label="登记抽取的案件", source=(S.SCHEME,), target=S.CASES_DRAWN, who=conducts, guard=cases_drawn,
                 event="{actor}登记《{obj}》抽取的案件", primary=True),
            Move(name="begin_review", label="开始评查", source=(S.CASES_DRAWN,), target=S.REVIEWING, who=conducts,
                 guard=reviewers_there, event="{actor}开始《{obj}》", primary=True),
            step("write_report", "提出评查报告", (S.REVIEWING,), S.REPORT_DRAFTED, conducts, "{actor}提出《{obj}》报告",
                 guard=all_scored, primary=True),
            Move(name="return_report", label="退回补充评查", source=(S.REPORT_DRAFTED,), target=S.REVIEWING, who=office,
                 event="{actor}退回《{obj}》报告", returns=True),
            step("pass_council", "登记主任会议决定提请", (S.REPORT_DRAFTED,), S.COUNCIL_PASSED, office,
                 "{actor}登记主任会议决定把《{obj}》报告提请审议", primary=True),
            *closing(S, distributed=S.COUNCIL_PASSED, letter=LAW),
            *judging(S),
        ),
    )  # fmt: skip


JUDICIAL_REVIEW = TopicForm(
    key="judicial_review",
    machine=_judicial_review(),
    part="supervision/_review_cases.html",
    steps=(
        Step(move="settle_scheme", words="制定评查方案", basis=LAW),
        Step(move="take_cases", words="公开抽取案件，任何人可以核对", basis=LAW),
        Step(move="begin_review", words="从专家库聘请评查专家，有利害关系的回避", basis=LAW),
        Step(move="write_report", words="逐案评分，提出评查报告", basis=LAW),
        Step(move="pass_council", words="主任会议决定提请常委会审议", basis=LAW),
        *after(LAW),
    ),
)
