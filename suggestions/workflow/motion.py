"""A motion: signed, put, considered, decided on by the presidium; deliberated, voted on, carried out (domain §3.2)."""

from congress.frame.workflow import Machine, Move
from congress.models import Resolution

from ..models import Motion
from ..policies import is_system
from ..policies import motions as policies
from ..queries import motions as queries

S, R = Motion.State, Resolution.State
LAW = "地方组织法第二十二条、第五十二条"
BACK = f"{LAW}：交付表决前要求撤回的，经主席团（主任会议）同意，对该项议案的审议即行终止"
CLOCK = "suggestions.motion_report"
FORMS = "suggestions.forms.motions."


def is_whole(motion, actor):
    """案由、案据、方案齐全"""
    missing = queries.missing_parts(motion)
    return f"请先写明{'、'.join(missing)}（代表法第十五条）。" if missing else ""


def is_signed_jointly(motion, actor):
    """联名提出的议案，案由、案据、方案齐全"""
    return is_whole(motion, actor) if motion.is_joint else "机关提出的议案不需要联名，请直接提出。"


def may_be_put(motion, actor):
    """案由、案据、方案齐全，领衔人能够执行职务，联名人数达到法定人数，没有超过截止日期"""
    return (
        is_whole(motion, actor)
        or queries.lacks_lead(motion)
        or queries.too_few(motion)
        or ("" if motion.by_office else queries.too_late(motion))
    )


def enough_sign(motion, actor):
    """联名人数仍然达到法定人数"""
    return queries.too_few(motion)


def of_deputies(motion, actor):
    """代表向大会联名提出的议案"""
    if motion.is_joint and motion.body == "session":
        return ""
    return "只有代表向大会联名提出的议案可以转为代表建议。"


def no_vote_runs(motion, actor):
    """没有正在进行的表决"""
    running = queries.ballot_under_way(motion)
    return f"表决“{running}”还没有宣布结果，宣布以后自动登记。" if running else ""


def committee_has_reported(motion, actor):
    """委员会已经提出审议报告"""
    return "" if motion.reported_on else f"{motion.committee}还没有提出审议报告。"


def committee_still_owes(motion, actor):
    """委员会还没有提出审议报告"""
    return "已经提出审议报告。" if motion.reported_on else ""


def is_being_executed(motion, actor):
    """决议决定已经交办执行"""
    if motion.resolution is None:
        return "请先起草或者关联决议决定。"
    charged = motion.resolution.state in (R.EXECUTING, R.CLOSED) and motion.resolution.organ_id
    return "" if charged else f"请先在“{motion.resolution}”的页面公布、交办执行。"


def execution_is_reported(motion, actor):
    """执行机关已经报告"""
    if motion.resolution.state == R.CLOSED or motion.resolution.reports.filter(handed_in_on__isnull=False).exists():
        return ""
    return "执行机关还没有报告执行情况。"


def nothing_is_owed(motion, actor):
    """不需要执行，或者已经报告执行情况"""
    if motion.state == S.ADOPTED and motion.resolution and motion.resolution.state == R.EXECUTING:
        return "决议决定正在执行，请先登记交办执行和报告。"
    return ""


def _move(name, label, source, target, who, event, *, form="", **more):
    more.setdefault("basis", LAW)
    source = source if isinstance(source, tuple) else (source,)
    return Move(
        name=name, label=label, source=source, target=target, who=who, event=event, form=form and FORMS + form, **more
    )


MOTION = Machine(
    key="suggestions.motion", title="议案", model=Motion, states=S, initial=S.DRAFT,
    final=(S.CONVERTED, S.REJECTED, S.WITHDRAWN, S.FAILED, S.CLOSED),
    moves=(
        _move("invite", "邀请联名", Motion.WRITING, S.COSIGNING, policies.leads, "{actor}邀请联名议案《{obj}》", form="InviteForm",
              guard=is_signed_jointly, fades=True),
        _move("file", "提出议案", Motion.WRITING, S.FILED, policies.leads, "{actor}提出{obj.number_words}《{obj}》", guard=may_be_put,
              form="FileForm", basis=f"{LAW}；代表法第十五条", primary=True),
        _move("send_back", "退回补充", S.FILED, S.DRAFT, policies.office, "{actor}将议案《{obj}》退回补充", returns=True),
        _move("refer", "交委员会审议", S.FILED, S.COMMITTEE_OPINION, policies.office, "{actor}将议案《{obj}》交{committee}审议",
              form="ReferForm", guard=enough_sign),
        _move("report", "提出审议报告", S.COMMITTEE_OPINION, S.PRESIDIUM, policies.considers, "{actor}提出议案《{obj}》的审议报告",
              form="ReportForm", closes=(CLOCK,), primary=True),
        _move("put_on_agenda", "登记列入议程", (S.FILED, S.PRESIDIUM), S.ON_AGENDA, policies.office, "{actor}登记议案《{obj}》列入会议议程",
              form="AgendaForm", guard=enough_sign, primary=True),
        _move("convert", "登记转为建议", (S.FILED, S.PRESIDIUM), S.CONVERTED, policies.office, "{actor}登记议案《{obj}》转为代表建议",
              form="ConvertForm", guard=of_deputies, returns=True, fades=True, basis=f"{LAW}；本级议事规则"),
        _move("hand_on", "登记会后审议", (S.FILED, S.PRESIDIUM), S.AFTER_SESSION, policies.office,
              "{actor}登记议案《{obj}》会后交{committee}审议", form="HandOnForm", guard=enough_sign, basis=f"{LAW}；本级议事规则"),
        _move("reject", "登记不列入议程", (S.FILED, S.PRESIDIUM), S.REJECTED, policies.office, "{actor}登记议案《{obj}》不列入会议议程",
              form="DecideForm", returns=True),
        _move("deliberate", "开始审议", S.ON_AGENDA, S.DELIBERATING, policies.office, "{actor}登记会议审议议案《{obj}》", primary=True),
        _move("put_to_vote", "交付表决", S.DELIBERATING, S.VOTED, policies.office, "{actor}登记议案《{obj}》交付表决", form="VoteForm",
              guard=enough_sign, primary=True),
        _move("adopt", "登记通过", S.VOTED, S.ADOPTED, policies.office, "{actor}登记议案《{obj}》通过", guard=no_vote_runs, form="ResultForm",
              primary=True, basis="地方组织法第二十五条、第五十一条"),
        _move("fail", "登记未通过", S.VOTED, S.FAILED, policies.office, "{actor}登记议案《{obj}》未通过", guard=no_vote_runs, form="ResultForm",
              basis="地方组织法第二十五条、第五十一条"),
        _move("execute", "登记交办执行", S.ADOPTED, S.EXECUTING, policies.office, "{actor}登记议案《{obj}》的决议交办执行",
              guard=is_being_executed, primary=True, basis="本级议事规则"),
        _move("report_execution", "登记报告执行情况", S.EXECUTING, S.REPORTED, policies.office, "{actor}登记议案《{obj}》的执行情况报告",
              guard=execution_is_reported, primary=True, basis="本级议事规则"),
        _move("close", "办结", (S.ADOPTED, S.REPORTED), S.CLOSED, policies.office, "{actor}办结议案《{obj}》", form="CloseForm",
              guard=nothing_is_owed, basis="本级议事规则"),
        _move("report_later", "提出审议结果报告", S.AFTER_SESSION, S.AFTER_SESSION, policies.considers,
              "{actor}提出议案《{obj}》的审议结果报告", form="ReportForm", guard=committee_still_owes, closes=(CLOCK,), primary=True,
              fades=True, basis="本级议事规则"),
        _move("conclude", "登记会后审议的决定", S.AFTER_SESSION, S.CLOSED, policies.office, "{actor}登记对议案《{obj}》的审议决定",
              form="CloseForm", guard=committee_has_reported, basis="本级议事规则"),
        _move("withdraw", "撤回议案", (S.COSIGNING, *Motion.OPEN), S.WITHDRAWN, policies.leads, "{actor}撤回议案《{obj}》", returns=True,
              cancels=(CLOCK,), basis="列入议程以前，由提案人撤回"),
        _move("withdraw_listed", "登记同意撤回", (S.ON_AGENDA, S.DELIBERATING), S.WITHDRAWN, policies.office,
              "{actor}登记议案《{obj}》经同意撤回", form="ConsentForm", returns=True, basis=BACK),
        _move("carry", "表决通过", S.VOTED, S.ADOPTED, is_system, "议案《{obj}》经表决通过", quiet=True, basis="地方组织法第二十五条、第五十一条"),
        _move("fall", "表决未通过", S.VOTED, S.FAILED, is_system, "议案《{obj}》经表决未获通过", quiet=True, basis="地方组织法第二十五条、第五十一条"),
    ),
)  # fmt: skip
