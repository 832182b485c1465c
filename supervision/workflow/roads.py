"""What the machines of topics share: steps, checklists, guards, the way out of the plan and the way after the deliberation."""

from dataclasses import dataclass

from congress.frame import clock
from congress.frame.actor import is_system
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..policies import topics as policies
from ..queries import problems, topics

LETTER, AFTER_INSPECTION = "监督法第十七条", "监督法第三十七条"
STEP = "supervision.forms.topics.StepForm"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of a legal checklist: the step that does it, in words, and the article that asks for it."""

    move: str
    words: str
    basis: str = ""
    clock: str = ""


@dataclass(frozen=True, kw_only=True)
class TopicForm:
    """One form of supervision: ``machine`` says what may be done, ``steps`` what the law asks for, in its order;
    ``has_team``, ``has_checks`` and ``has_meeting`` what belongs to it besides; ``part`` is the template of what the page
    of such a topic shows beyond the others."""

    key: str
    machine: Machine
    steps: tuple
    has_team: bool = True
    has_checks: bool = False
    has_meeting: bool = True
    part: str = ""


def has_meeting(topic, actor):
    """已安排审议的会议"""
    return "" if topic.meeting_id else "请先安排审议的会议，三个报送期限从会议开幕日倒算。"


def has_opened(topic, actor):
    """审议的会议已开幕"""
    if topic.meeting_id is None:
        return "请先安排审议的会议。"
    day = topic.meeting.opens_on
    return f"会议{long_date(day)}才开幕。" if clock.today() < day else ""


def has_team(topic, actor):
    """检查组已确定组长和成员"""
    return topics.team_wants(topic)


def may_begin(topic, actor):
    """已到通知的检查日期"""
    day = topic.inspect_from
    return f"通知的检查日期是{long_date(day)}。" if day and clock.today() < day else ""


def townships_done(topic, actor):
    """委托的乡镇检查都已报送"""
    left = topics.checks_left(topic)
    return f"还有{left}个乡镇没有报送检查情况。" if left else ""


def all_put_right(topic, actor):
    """清单上的问题都已销号"""
    left = problems.open_of(topic)
    return f"还有{left}个问题没有销号。" if left else ""


def step(name, label, source, target, who, event, **more):
    """A step that leaves a day, words and files behind."""
    return Move(name=name, label=label, source=source, target=target, who=who, event=event, **{"form": STEP, **more})


def beginning(S, *, waiting):
    """Out of the plan, whatever the form."""
    return (
        Move(name="drop", label="调出计划", source=waiting, target=S.DROPPED, who=is_system, quiet=True,
             event="《{obj}》调出监督工作计划"),
    )  # fmt: skip


def closing(S, *, distributed, letter):
    """From the deliberation to the last look back: the same for every form whose result is an opinion letter."""
    return (
        step("deliberate", "登记会议审议", (distributed,), S.DELIBERATED, policies.conducts, "{actor}登记会议审议《{obj}》",
             guard=has_opened, form="supervision.forms.topics.DeliberateForm", basis=letter, primary=True),
        *handling(S, letter=letter),
    )  # fmt: skip


def handling(S, *, letter):
    """From the opinions to the last look back."""
    conducts, office, reports = policies.conducts, policies.office, policies.reports
    return (
        step("draft_opinions", "起草审议意见", (S.DELIBERATED,), S.OPINION_DRAFT, conducts, "{actor}起草《{obj}》的审议意见",
             form="supervision.forms.topics.OpinionsForm", closes=("supervision.opinion_draft",), basis=letter,
             primary=True),
        Move(name="return_opinions", label="退回修改审议意见", source=(S.OPINION_DRAFT,), target=S.DELIBERATED, who=office,
             event="{actor}退回《{obj}》的审议意见", returns=True),
        step("issue_opinions", "交办审议意见", (S.OPINION_DRAFT,), S.HANDLING, office, "{actor}交办《{obj}》的审议意见",
             form="supervision.forms.topics.IssueForm", closes=("supervision.opinion_handover",), basis=letter,
             primary=True),
        step("draft_result", "处理报告送委员会征求意见", (S.HANDLING,), S.RESULT_DRAFT, reports,
             "{actor}把《{obj}》的处理报告送委员会征求意见", opens=("supervision.result_comment",), basis=letter, primary=True),
        step("comment_result", "对处理报告提出意见", (S.RESULT_DRAFT,), S.RESULT_COMMENTED, conducts,
             "{actor}对《{obj}》的处理报告提出意见", closes=("supervision.result_comment",), basis=letter, primary=True),
        step("report_result", "向常委会报告处理情况", (S.RESULT_COMMENTED,), S.RESULT_REPORTED, reports,
             "{actor}向常委会报告《{obj}》的处理情况", closes=("supervision.handling", "supervision.handle_again"), basis=letter,
             primary=True),
        Move(name="send_back", label="退回重新研究处理", source=(S.RESULT_REPORTED,), target=S.HANDLING, who=office,
             opens=("supervision.handle_again",), event="{actor}把《{obj}》退回重新研究处理", returns=True, basis=letter),
        step("publish", "通报代表并公布", (S.RESULT_REPORTED,), S.PUBLISHED, office, "{actor}公布《{obj}》", basis=letter,
             form="supervision.forms.topics.PublishForm", primary=True),
        Move(name="follow", label="安排“回头看”", source=(S.PUBLISHED,), target=S.FOLLOW_UP, who=conducts,
             form="supervision.forms.topics.FollowForm", event="{actor}安排《{obj}》“回头看”", primary=True),
        step("look_back", "登记“回头看”情况", (S.FOLLOW_UP,), S.FOLLOWED, conducts, "{actor}登记《{obj}》“回头看”情况",
             closes=("supervision.look_back",), primary=True),
        Move(name="close", label="办结", source=(S.PUBLISHED, S.FOLLOWED), target=S.CLOSED, who=conducts,
             guard=all_put_right, event="{actor}办结《{obj}》"),
    )  # fmt: skip


def after(letter):
    """The checklist from the deliberation on."""
    return (Step(move="deliberate", words="常委会会议审议", basis=letter), *handled(letter))


def handled(letter):
    """The checklist from the opinions on."""
    return (
        Step(move="draft_opinions", words="起草审议意见", basis=letter, clock="supervision.opinion_draft"),
        Step(
            move="issue_opinions",
            words="审议意见交报告机关研究处理",
            basis=letter,
            clock="supervision.opinion_handover",
        ),
        Step(move="draft_result", words="处理情况报告先送委员会征求意见", basis=letter, clock="supervision.handling"),
        Step(move="comment_result", words="委员会提出意见", basis=letter, clock="supervision.result_comment"),
        Step(move="report_result", words="向常委会书面报告处理情况", basis=letter, clock="supervision.handling"),
        Step(move="publish", words="向代表通报并向社会公布", basis=f"监督法第十条；{letter}"),
        Step(move="look_back", words="跟踪监督“回头看”", basis="本级规定", clock="supervision.look_back"),
    )
