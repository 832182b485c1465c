"""Special inquiry (专题询问): questions are collected and given to members, the organs come and answer, then the opinions go
out – and the machine of one question."""

from congress.frame.workflow import Machine, Move

from ..models import Question, SpecialInquiry, Topic
from ..policies import inquiries as own
from ..policies import topics as policies
from ..queries import inquiries
from .roads import Step, TopicForm, beginning, handled, handling, has_meeting, has_opened, judging, step

LAW = "监督法第四十七条至第五十条"


def questions_ready(topic, actor):
    """每个列入的问题都有提问人"""
    return inquiries.list_wants(topic)


def all_answered(topic, actor):
    """会议已开幕，应询单位到会已登记，列入的问题都有答复"""
    return has_opened(topic, actor) or inquiries.meeting_wants(topic)


def _special_inquiry():
    S, conducts = SpecialInquiry, policies.conducts
    waiting = (S.PLANNED, S.SCHEME, S.RESEARCHED, S.QUESTIONS_FIXED, S.CALLED)
    return Machine(
        key="supervision.special_inquiry", title="专题询问", model=Topic, states=S, initial=S.PLANNED,
        final=(S.CLOSED, S.DROPPED),
        moves=(
            *beginning(S, waiting=waiting),
            step("settle_scheme", "制定询问方案", (S.PLANNED,), S.SCHEME, conducts, "{actor}制定《{obj}》方案", basis=LAW,
                 primary=True),
            step("research", "登记调研情况", (S.SCHEME,), S.RESEARCHED, conducts, "{actor}登记《{obj}》的调研情况", basis=LAW,
                 primary=True),
            Move(name="fix_questions", label="确定问题清单", source=(S.RESEARCHED,), target=S.QUESTIONS_FIXED, who=conducts,
                 guard=questions_ready, event="{actor}确定《{obj}》的问题清单", basis=LAW, primary=True),
            Move(name="reopen_questions", label="重新征集问题", source=(S.QUESTIONS_FIXED,), target=S.RESEARCHED, who=conducts,
                 event="{actor}重新征集《{obj}》的问题", returns=True),
            step("call_units", "通知应询单位到会", (S.QUESTIONS_FIXED,), S.CALLED, conducts, "{actor}通知应询单位参加《{obj}》",
                 guard=has_meeting, basis=LAW, primary=True),
            step("hold", "登记询问会议", (S.CALLED,), S.DELIBERATED, conducts, "{actor}登记《{obj}》会议", guard=all_answered,
                 form="supervision.forms.inquiries.HoldForm", basis=LAW, primary=True),
            *handling(S, letter=LAW, opinion="询问意见"),
            *judging(S),
        ),
    )  # fmt: skip


SPECIAL_INQUIRY = TopicForm(
    key="special_inquiry",
    machine=_special_inquiry(),
    part="supervision/_inquiry_questions.html",
    steps=(
        Step(move="settle_scheme", words="制定询问方案", basis=LAW),
        Step(move="research", words="询问前调查研究", basis=LAW),
        Step(move="fix_questions", words="问题清单确定到人", basis="本级规定"),
        Step(move="call_units", words="有关机关负责人到会", basis=LAW),
        Step(move="hold", words="到会听取意见、回答询问", basis=LAW),
        *handled(LAW, "询问意见"),
    ),
)

Q = Question.State
QUESTION = Machine(
    key="supervision.question", title="询问问题", model=Question, states=Q, initial=Q.COLLECTED, final=(Q.LEFT_OUT,),
    moves=(
        Move(name="list", label="列入问题清单", source=(Q.COLLECTED,), target=Q.LISTED, who=own.lists_questions,
             form="supervision.forms.inquiries.ListForm", event="{actor}把“{obj}”列入问题清单", primary=True),
        Move(name="leave_out", label="不列入", source=(Q.COLLECTED, Q.LISTED), target=Q.LEFT_OUT, who=own.lists_questions,
             event="{actor}不列入“{obj}”", returns=True),
        Move(name="answer", label="登记答复", source=(Q.LISTED,), target=Q.ANSWERED, who=own.answers,
             form="supervision.forms.inquiries.AnswerForm", closes=("supervision.question",),
             event="{actor}登记对“{obj}”的答复", basis="监督法第六章", primary=True),
        Move(name="reopen", label="更正答复记录", source=(Q.ANSWERED,), target=Q.LISTED, who=own.lists_questions,
             event="{actor}更正“{obj}”的答复记录", returns=True),
    ),
)  # fmt: skip
