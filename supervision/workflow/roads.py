"""What the machines of topics share: steps, checklists, guards, the way out of the plan and the way after the deliberation."""

from dataclasses import dataclass

from congress.frame import clock
from congress.frame.actor import is_system
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..policies import topics as policies
from ..queries import problems, topics
from ..queries import satisfaction as votes

LOCAL = "本级规定"
LETTER, AFTER_INSPECTION = "监督法第十七条", "监督法第三十七条"
STEP = "supervision.forms.topics.StepForm"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of a legal checklist: the step that does it (or one of the ``others``), in words, and the article that
    asks for it. ``at``: a line only for those who come to that state."""

    move: str
    others: tuple = ()
    words: str
    basis: str = ""
    clock: str = ""
    at: str = ""


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
    return "" if topic.meeting_id else "请先安排审议的会议。"


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


def not_opened(topic, actor):
    """还没有开始投票，或者这一轮已作废"""
    return "已经开始投票。" if votes.is_under_way(topic) else ""


def voted_again(topic, actor):
    """测评不满意的，整改情况已再次测评"""
    if topic.failures and topic.state == "result_reported":
        return "测评不满意的，整改情况须再次测评以后才能公布。"
    return ""


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


def handling(S, *, letter, heard=None, opinion="审议意见", result="处理"):
    """From the opinions to the last look back; they are drafted when the matter has been ``heard``."""
    conducts, office, heard = policies.conducts, policies.office, heard or S.DELIBERATED
    return (
        step("draft_opinions", f"起草{opinion}", (heard,), S.OPINION_DRAFT, conducts, f"{{actor}}起草《{{obj}}》的{opinion}",
             form="supervision.forms.topics.OpinionsForm", closes=("supervision.opinion_draft",), basis=letter,
             primary=True),
        Move(name="return_opinions", label=f"退回修改{opinion}", source=(S.OPINION_DRAFT,), target=heard, who=office,
             event=f"{{actor}}退回《{{obj}}》的{opinion}", returns=True),
        step("issue_opinions", f"交办{opinion}", (S.OPINION_DRAFT,), S.HANDLING, office, f"{{actor}}交办《{{obj}}》的{opinion}",
             form="supervision.forms.topics.IssueForm", closes=("supervision.opinion_handover",), basis=letter,
             primary=True),
        *putting_right(S, letter=letter, result=result),
    )  # fmt: skip


def putting_right(S, *, letter, result="处理"):
    """From what the organ does to the last look back; a form whose result may be voted on has the states for it."""
    conducts, office, reports = policies.conducts, policies.office, policies.reports
    reported = (S.RESULT_REPORTED, *([S.RESULT_RATED] if "RESULT_RATED" in S.__members__ else []))
    return (
        step("draft_result", f"{result}报告送委员会征求意见", (S.HANDLING,), S.RESULT_DRAFT, reports,
             f"{{actor}}把《{{obj}}》的{result}报告送委员会征求意见", opens=("supervision.result_comment",), basis=letter, primary=True),
        step("comment_result", f"对{result}报告提出意见", (S.RESULT_DRAFT,), S.RESULT_COMMENTED, conducts,
             f"{{actor}}对《{{obj}}》的{result}报告提出意见", closes=("supervision.result_comment",), basis=letter, primary=True),
        step("report_result", f"向常委会报告{result}情况", (S.RESULT_COMMENTED,), S.RESULT_REPORTED, reports,
             f"{{actor}}向常委会报告《{{obj}}》的{result}情况", closes=("supervision.handling", "supervision.handle_again"), basis=letter,
             primary=True),
        Move(name="send_back", label="退回重新整改" if result == "整改" else "退回重新研究处理", source=(S.RESULT_REPORTED,), target=S.HANDLING, who=office,
             opens=("supervision.handle_again",), event="{actor}把《{obj}》退回重新办理", returns=True, basis=letter),
        step("publish", "通报代表并公布", reported, S.PUBLISHED, office, "{actor}公布《{obj}》", basis=letter,
             guard=voted_again, form="supervision.forms.topics.PublishForm", primary=True),
        Move(name="follow", label="安排“回头看”", source=(S.PUBLISHED,), target=S.FOLLOW_UP, who=conducts,
             form="supervision.forms.topics.FollowForm", event="{actor}安排《{obj}》“回头看”", primary=True),
        step("look_back", "登记“回头看”情况", (S.FOLLOW_UP,), S.FOLLOWED, conducts, "{actor}登记《{obj}》“回头看”情况",
             closes=("supervision.look_back",), primary=True),
        Move(name="close", label="办结", source=(S.PUBLISHED, S.FOLLOWED), target=S.CLOSED, who=conducts,
             guard=all_put_right, event="{actor}办结《{obj}》"),
    )  # fmt: skip


CALL_VOTE = "supervision.forms.satisfaction.CallVoteForm"


def judging(S, *, again="测评"):
    """What has been reported is put to a satisfaction vote (F67): satisfied it is published; dissatisfied it is handled
    once more; dissatisfied as often as the local rule bears, the committee decides what follows."""
    office = policies.office
    return (
        Move(name="call_result_vote", label=f"提请{again}", source=(S.RESULT_REPORTED,), target=S.RESULT_RATING, who=office,
             form=CALL_VOTE, event="{actor}把《{obj}》的办理结果提请满意度测评", basis=LOCAL),
        Move(name="take_back_result", label="撤回测评", source=(S.RESULT_RATING,), target=S.RESULT_REPORTED, who=office,
             guard=not_opened, event="{actor}撤回对《{obj}》的测评", returns=True, fades=True),
        Move(name="result_satisfied", label="测评通过", source=(S.RESULT_RATING,), target=S.RESULT_RATED, who=is_system,
             quiet=True, event="《{obj}》的办理结果测评通过", basis=LOCAL),
        Move(name="result_dissatisfied", label="测评不满意，重新办理", source=(S.RESULT_RATING,), target=S.HANDLING, who=is_system,
             quiet=True, opens=("supervision.handle_again",), event="《{obj}》的办理结果测评不满意，须重新办理", basis=LOCAL),
        Move(name="result_failed", label="多次测评不满意", source=(S.RESULT_RATING,), target=S.FAILED, who=is_system,
             quiet=True, event="《{obj}》的办理结果多次测评不满意", basis=LOCAL),
        step("decide", "登记处理决定", (S.FAILED,), S.RESULT_RATED, office, "{actor}登记对《{obj}》多次测评不满意的处理决定",
             form="supervision.forms.satisfaction.ConsequenceForm", basis=LOCAL, primary=True),
    )  # fmt: skip


def after(letter):
    """The checklist from the deliberation on."""
    return (Step(move="deliberate", words="常委会会议审议", basis=letter), *handled(letter))


def handled(letter, opinion="审议意见", result="处理", *, judged=True):
    """The checklist from the opinions on."""
    return (
        Step(move="draft_opinions", words=f"起草{opinion}", basis=letter, clock="supervision.opinion_draft"),
        Step(
            move="issue_opinions",
            words=f"{opinion}交报告机关研究处理",
            basis=letter,
            clock="supervision.opinion_handover",
        ),
        *put_right(letter, result, judged=judged),
    )


def put_right(letter, result="处理", running="supervision.handling", *, judged=True):
    """The checklist of what the organ does; ``judged``: its result may be voted on."""
    decision = (Step(move="decide", words="多次测评不满意的，登记常委会的处理决定", basis=LOCAL, at="failed"),)
    return (
        Step(move="draft_result", words=f"{result}情况报告先送委员会征求意见", basis=letter, clock=running),
        Step(move="comment_result", words="委员会提出意见", basis=letter, clock="supervision.result_comment"),
        Step(move="report_result", words=f"向常委会书面报告{result}情况", basis=letter, clock=running),
        *(decision if judged else ()),
        Step(move="publish", words="向代表通报并向社会公布", basis=f"监督法第十条；{letter}"),
        Step(move="look_back", words="跟踪监督“回头看”", basis="本级规定", clock="supervision.look_back"),
    )
