"""Who keeps the question bank and the exams. Who sits an exam is a name before the vote: few know it."""

from congress.frame.kinds import Deed
from congress.models import Role

from ..models.case import KEEPERS
from .cases import follows_cases as reads_exams
from .cases import keeps_cases as keeps_exams

keeps_questions = keeps_exams

CANDIDATES = (*Role.values, "PUB")  # whatever else he is, or by the code of a desk
DEEDS = (
    Deed(key="appointments.question", label="任前法律知识考试题库"),
    Deed(key="appointments.exam", label="任前法律知识考试"),
    Deed(key="appointments.examsitting", label="任前法律知识考试考生"),
    Deed(key="appointments.exammarking", label="任前法律知识考试阅卷"),
)


def keeps_paper(actor, exam):
    """县人大常委会办公室、任免工作人员（自己参加考试的回避）"""
    return (
        actor.is_any(*KEEPERS)
        and keeps_exams(actor, exam)
        and not exam.sittings.filter(person=actor.person_id).exists()
    )


def prints_paper(actor, exam):
    """县人大常委会办公室、任免工作人员（自己参加考试的回避），组卷以后"""
    return exam.drawn_at is not None and keeps_paper(actor, exam)


def prints_notice(actor, exam):
    """县人大常委会办公室、任免工作人员，告知考试范围以后"""
    return exam.told_on is not None and exam.state != "called_off" and keeps_exams(actor, exam)


def prints_results(actor, exam):
    """县人大常委会办公室、任免工作人员，成绩确定以后"""
    return exam.confirmed_on is not None and keeps_exams(actor, exam)


def reads_results(actor, exam):
    """县人大常委会办公室、任免工作人员、常委会领导，成绩确定以后"""
    return exam.confirmed_on is not None and reads_exams(actor)


def writes_it(actor, sitting):
    """考生本人"""
    return actor.is_any(*CANDIDATES) and actor.person_id is not None and actor.person_id == sitting.person_id


def keeps_sitting(actor, sitting):
    """县人大常委会办公室、任免工作人员"""
    return keeps_exams(actor, sitting.exam)
