"""Inspection visits (视察): a team of deputies, a route, a report that goes to the organ, an answer, told to the deputies."""

from congress.frame.workflow import Machine, Move

from ..models import Topic, Visit
from ..policies import topics as policies
from ..queries import visits
from .roads import Step, TopicForm, all_put_right, beginning, has_team, may_begin, step

LAW = "代表法第三十一条"
NOTICE = "本级规定"


def has_route(topic, actor):
    """已排定视察路线"""
    return "" if visits.has_route(topic) else "请先排定视察路线。"


def _visit():
    S, conducts, office, reports = Visit, policies.conducts, policies.office, policies.reports
    return Machine(
        key="supervision.visit", title="代表视察", model=Topic, states=S, initial=S.PLANNED, final=(S.CLOSED, S.DROPPED),
        moves=(
            *beginning(S, waiting=(S.PLANNED, S.TEAM_FORMED, S.ANNOUNCED)),
            Move(name="form_team", label="成立视察组", source=(S.PLANNED,), target=S.TEAM_FORMED, who=conducts, guard=has_team,
                 event="{actor}成立《{obj}》视察组", basis=LAW, primary=True),
            step("announce", "通知视察行程", (S.TEAM_FORMED,), S.ANNOUNCED, conducts, "{actor}通知《{obj}》的行程", guard=has_route,
                 form="supervision.forms.visits.AnnounceForm", basis=NOTICE, primary=True),
            step("write_visit", "提出视察报告", (S.ANNOUNCED,), S.VISITED, conducts, "{actor}提出《{obj}》视察报告", guard=may_begin,
                 basis=LAW, primary=True),
            Move(name="return_visit", label="退回补充报告", source=(S.VISITED,), target=S.ANNOUNCED, who=office,
                 event="{actor}退回《{obj}》视察报告", returns=True),
            step("pass_on", "转交有关机关", (S.VISITED,), S.HANDLING, office, "{actor}把《{obj}》视察报告转交有关机关",
                 opens=("supervision.visit_answer",), basis=LAW, primary=True),
            step("answer_visit", "报告处理情况", (S.HANDLING,), S.RESULT_REPORTED, reports, "{actor}报告《{obj}》的处理情况",
                 closes=("supervision.visit_answer", "supervision.handle_again"), basis=LAW, primary=True),
            Move(name="send_back", label="退回重新研究处理", source=(S.RESULT_REPORTED,), target=S.HANDLING, who=office,
                 opens=("supervision.handle_again",), event="{actor}把《{obj}》退回重新研究处理", returns=True, basis=LAW),
            step("publish", "向代表通报", (S.RESULT_REPORTED,), S.PUBLISHED, office, "{actor}向代表通报《{obj}》",
                 form="supervision.forms.topics.PublishForm", basis=LAW, primary=True),
            Move(name="close", label="办结", source=(S.PUBLISHED,), target=S.CLOSED, who=conducts, guard=all_put_right,
                 event="{actor}办结《{obj}》"),
        ),
    )  # fmt: skip


VISIT = TopicForm(
    key="visit",
    machine=_visit(),
    has_meeting=False,
    part="supervision/_visit_route.html",
    steps=(
        Step(move="form_team", words="成立视察组，代表参加", basis=LAW),
        Step(move="announce", words="行程提前通知被视察的机关和代表", basis="提前日数由本级规定"),
        Step(move="write_visit", words="视察并提出报告；代表不直接处理问题", basis=LAW),
        Step(move="pass_on", words="报告转交有关机关", basis=LAW),
        Step(move="answer_visit", words="有关机关报告研究处理情况", basis=LAW, clock="supervision.visit_answer"),
        Step(move="publish", words="处理情况向代表通报", basis=LAW),
    ),
)
