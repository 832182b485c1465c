"""An exam and its candidates: planned, told, drawn, sat, marked."""

from congress.frame import clock
from congress.frame.actor import is_system
from congress.frame.dates import ONE_DAY
from congress.frame.workflow import Machine, Move
from congress.queries.rules import rule

from ..models import Exam, ExamSitting
from ..policies import exams as policies
from ..queries import exams as queries

E, S = Exam.State, ExamSitting.State
SCOPE = "appointments.exam_scope"


def can_be_told(exam, actor):
    """有考生，离考试日不少于规定的天数"""
    if not exam.sittings.exists():
        return "还没有考生，请先登记考生。"
    days = rule(exam.congress_id, "appointment.exam_notice_days")
    if clock.today() + days * ONE_DAY > exam.on:
        return f"考试范围应当在考试{days}日以前告知，现在告知已经来不及，请推迟考试日期。"
    return ""


def bank_suffices(exam, actor):
    """题库里在用的题目够抽"""
    there = queries.in_bank(exam)
    short = [
        f"{label}要{count}道，题库里有{there.get(key, 0)}道"
        for key, label, count, _ in exam.parts
        if there.get(key, 0) < count
    ]
    return f"题库里的题目不够：{'；'.join(short)}。" if short else ""  # fmt: skip


def is_the_day(exam, actor):
    """到了考试日期"""
    return "" if clock.today() >= exam.on else f"还没有到考试日期（{exam.on:%Y-%m-%d}）。"


def scores_agree(exam, actor):
    """上机的已全部交卷；纸质的两人分别录入的得分一致"""
    if exam.is_on_screen:
        return ""
    last = queries.last_markings(exam)
    if len(last) < 2:
        return f"须由两人分别录入得分，现在录入了{len(last)}次。"
    wrong = queries.differences(exam, last)
    return f"两人录入的得分不一致：{'、'.join(wrong)}。请两人重新核对试卷后各自再录入。" if wrong else ""


EXAM = Machine(
    key="appointments.exam",
    title="任前法律知识考试",
    model=Exam,
    states=E,
    initial=E.PLANNED,
    final=(E.CONFIRMED, E.CALLED_OFF),
    moves=(
        Move(name="tell", label="告知考试范围", source=(E.PLANNED,), target=E.TOLD, who=policies.keeps_exams, guard=can_be_told,
             closes=(SCOPE,), event="{actor}告知《{obj}》的考试范围", primary=True),
        Move(name="draw", label="组卷", source=(E.TOLD,), target=E.DRAWN, who=policies.keeps_paper, guard=bank_suffices,
             event="{actor}为《{obj}》组卷", primary=True),
        Move(name="open", label="开考", source=(E.DRAWN,), target=E.OPEN, who=policies.keeps_exams, guard=is_the_day,
             event="{actor}宣布《{obj}》开考", primary=True),
        Move(name="close", label="收卷", source=(E.OPEN,), target=E.CLOSED, who=policies.keeps_exams, event="{actor}宣布《{obj}》收卷",
             primary=True),
        Move(name="confirm", label="确定成绩", source=(E.CLOSED,), target=E.CONFIRMED, who=policies.keeps_paper, guard=scores_agree,
             event="{actor}确定《{obj}》的成绩", primary=True),
        Move(name="call_off", label="取消考试", source=(E.PLANNED, E.TOLD, E.DRAWN), target=E.CALLED_OFF, who=policies.keeps_exams,
             cancels=(SCOPE,), event="{actor}取消《{obj}》", returns=True),
    ),
)  # fmt: skip


def may_begin(sitting, actor):
    """正在上机考试"""
    return "" if sitting.exam.state == E.OPEN and sitting.exam.is_on_screen else "现在不在考试时间。"


SITTING = Machine(
    key="appointments.examsitting",
    title="参加任前法律知识考试",
    model=ExamSitting,
    states=S,
    initial=S.EXPECTED,
    final=(S.ABSENT, S.MARKED),
    moves=(
        Move(name="begin", label="开始答题", source=(S.EXPECTED,), target=S.WRITING, who=policies.writes_it, guard=may_begin,
             event="{actor}开始答题"),
        Move(name="hand_in", label="交卷", source=(S.WRITING,), target=S.HANDED_IN, who=policies.writes_it, event="{actor}交卷"),
        Move(name="collect", label="收卷", source=(S.WRITING,), target=S.HANDED_IN, who=is_system, quiet=True, event="考生的答卷已收"),
        Move(name="miss", label="缺考", source=(S.EXPECTED,), target=S.ABSENT, who=is_system, quiet=True, event="考生缺考"),
        Move(name="mark", label="评分", source=(S.EXPECTED, S.HANDED_IN), target=S.MARKED, who=is_system, quiet=True,
             event="考生的成绩已确定"),
    ),
)  # fmt: skip
