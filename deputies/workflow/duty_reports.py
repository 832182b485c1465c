"""A session at which deputies report to their electors: planned, announced, held, rated on paper, filed."""

from congress.frame.actor import is_system
from congress.frame.numbers import long_date
from congress.frame.prose import listed
from congress.frame.workflow import Machine, Move

from ..models import DutyReportSession
from ..policies import duty_reports as policies
from ..queries import duty_reports as queries

S = DutyReportSession.State


def has_speakers(session, actor):
    """已列出述职代表"""
    return "" if queries.reports_of(session) else "还没有列出述职代表。"


def has_come(session, actor):
    """已到述职日期"""
    return f"{long_date(session.on)}才召开。" if queries.not_yet(session) else ""


def has_words(session, actor):
    """各代表的述职报告和对选民意见的答复已经齐全"""
    if names := queries.wordless(session):
        return f"还没有述职报告：{listed(names)}。"
    number = queries.unanswered(session)
    return f"还有{number}条选民意见没有答复。" if number else ""


def was_counted(session, actor):
    """已经有人录入计票"""
    return "" if queries.counts_of(session) else "还没有人录入计票。"


DUTY_SESSION = Machine(
    key="deputies.dutyreportsession",
    title="代表述职",
    model=DutyReportSession,
    states=S,
    initial=S.PLANNED,
    final=(S.FILED, S.CANCELLED),
    moves=(
        Move(
            name="notify",
            label="通知述职代表",
            source=(S.PLANNED,),
            target=S.NOTIFIED,
            who=policies.plans,
            guard=has_speakers,
            event="{actor}通知代表参加《{obj}》",
            primary=True,
        ),
        Move(
            name="hold",
            label="登记召开情况",
            source=(S.NOTIFIED,),
            target=S.HELD,
            who=policies.hosts,
            guard=has_come,
            form="deputies.forms.duty_reports.HoldForm",
            event="{actor}登记《{obj}》已召开，到会选民{electors}人",
            primary=True,
        ),
        Move(
            name="correct",
            label="更正召开情况",
            source=(S.HELD,),
            target=S.HELD,
            who=policies.hosts,
            form="deputies.forms.duty_reports.HoldForm",
            event="{actor}更正《{obj}》的召开情况，到会选民{electors}人",
        ),
        Move(
            name="rate",
            label="两人计票一致",
            source=(S.HELD,),
            target=S.RATED,
            who=is_system,
            event="《{obj}》两人计票一致，发出{issued}张，收回{returned}张",
            quiet=True,
        ),
        Move(
            name="recount",
            label="重新计票",
            source=(S.HELD, S.RATED),
            target=S.HELD,
            who=policies.hosts,
            guard=was_counted,
            event="{actor}把《{obj}》的计票作废，重新计票",
            returns=True,
            fades=True,
        ),
        Move(
            name="give_back",
            label="向代表反馈评议意见",
            source=(S.RATED,),
            target=S.RETURNED,
            who=policies.hosts,
            event="{actor}向述职代表反馈《{obj}》的评议结果和选民意见",
            primary=True,
        ),
        Move(
            name="file",
            label="归档",
            source=(S.RETURNED,),
            target=S.FILED,
            who=policies.plans,
            guard=has_words,
            form="deputies.forms.duty_reports.FileForm",
            event="{actor}将《{obj}》归档",
            primary=True,
        ),
        Move(
            name="cancel",
            label="登记未召开",
            source=(S.PLANNED, S.NOTIFIED),
            target=S.CANCELLED,
            who=policies.plans,
            event="{actor}登记《{obj}》未召开",
            returns=True,
        ),
    ),
)
ALL = (DUTY_SESSION,)
