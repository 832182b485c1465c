"""The legal clocks of a suggestion, and whom each rung of the ladder reminds."""

from congress.frame.kinds import DeadlineRule, Holders
from congress.models import Organization

from .actions.settling import bring_up_to_date
from .rules import LAW_51


def _commission(congress_id):
    return Holders(roles=("DAC", "TCH"), congress_id=congress_id)


def _leadership(congress_id):
    return Holders(roles=("LEAD", "TCH"), congress_id=congress_id)


def unit_ladder(assignment, rung):
    """经办人起，逐级加承办单位负责人、政府督查室、代表工委、常委会领导"""
    congress_id = assignment.suggestion.congress_id
    match rung:
        case "handler":
            return Holders(roles=("UNIT",), organization_id=assignment.unit_id)
        case "unit_head":
            return Holders(roles=("UNITL",), organization_id=assignment.unit_id)
        case "government_supervision" if assignment.unit.is_government:
            return Holders(roles=("GOV",), congress_id=congress_id)
        case "government_supervision":
            return _commission(congress_id)
        case "commission":
            return _commission(congress_id)
    return _leadership(congress_id)


def commission_ladder(obj, rung):
    """代表工委（乡镇为人大主席）；超期的报常委会领导"""
    suggestion = getattr(obj, "suggestion", obj)
    return _leadership(suggestion.congress_id) if rung == "leadership" else _commission(suggestion.congress_id)


def deputy_ladder(assignment, rung):
    """领衔代表；仍未办的告知代表工委"""
    suggestion = assignment.suggestion
    if rung in ("handler", "unit_head"):
        return Holders(roles=("DEP", "TDEP"), congress_id=suggestion.congress_id, person_id=suggestion.lead.person_id)
    return _commission(suggestion.congress_id) if rung == "commission" else None


def commitment_ladder(commitment, rung):
    """经办人起，逐级加承办单位负责人、政府督查室、代表工委、常委会领导"""
    return unit_ladder(commitment.assignment, rung)


def the_commission(obj):
    suggestion = getattr(obj, "suggestion", obj)
    return Organization.objects.filter(
        congress=suggestion.congress_id, kind__in=["deputy_affairs_commission", "presidium"]
    ).first()


def the_unit(assignment):
    return assignment.unit


def of_suggestion(assignment):
    return assignment.suggestion.congress_id


def motion_ladder(motion, rung):
    """审议的委员会起，加常委会办公室（乡镇为人大主席、秘书）、常委会领导"""
    match rung:
        case "handler":
            return Holders(roles=("COM", "DAC", "TCH", "TSEC"), organization_id=motion.committee_id)
        case "commission":
            return Holders(roles=("GO", "TCH"), congress_id=motion.congress_id)
    return _leadership(motion.congress_id) if rung == "leadership" else None


LADDER = "suggestion.remind_days"
UNIT_READS = ("suggestion__congress", "unit__kind")


def in_full(obj):
    """第37号 关于…的建议 · 县交通局（主办）"""
    return obj.about


def _task(key, label, unit, amount, basis, **more):
    return DeadlineRule(
        **{
            "key": f"suggestions.{key}",
            "on": "suggestions.assignment",
            "label": label,
            "unit": unit,
            "amount": amount,
            "basis": basis,
            "congress_id": of_suggestion,
            "holder": the_unit,
            "title": in_full,
            "audience": unit_ladder,
            "reads": UNIT_READS,
            "ladder": LADDER,
            **more,
        }
    )


def settle_case(assignment):
    """The case's own due date is the nearest of its units'."""
    bring_up_to_date(assignment.suggestion)


def reply_months(assignment):
    return "suggestion.hard_reply_months" if assignment.suggestion.is_hard else "suggestion.reply_months"


ALL = (
    DeadlineRule(
        key="suggestions.intake",
        on="suggestions.suggestion",
        label="审核交办",
        unit="workdays",
        amount="suggestion.assign_workdays",
        basis="地方代表建议办理规定",
        title=in_full,
        holder=the_commission,
        audience=commission_ladder,
        ladder=LADDER,
        order=10,
    ),
    DeadlineRule(
        key="suggestions.session_intake",
        on="suggestions.suggestion",
        label="会后交办",
        unit="days",
        amount="suggestion.session_assign_days",
        basis="代表法第五十一条；会后及时交办",
        title=in_full,
        holder=the_commission,
        audience=commission_ladder,
        ladder=LADDER,
        order=11,
    ),
    DeadlineRule(
        key="suggestions.reassign",
        on="suggestions.suggestion",
        label="改派",
        unit="workdays",
        amount="suggestion.reassign_workdays",
        basis="地方代表建议办理规定",
        title=in_full,
        holder=the_commission,
        audience=commission_ladder,
        ladder=LADDER,
        order=12,
    ),
    _task("sign_for", "签收", "workdays", "suggestion.sign_workdays", "本级办理规定", is_private=True, order=20),
    _task(
        "return_window",
        "申请退办窗口",
        "workdays",
        "suggestion.return_workdays",
        "地方代表建议办理规定",
        ladder=(),
        weekly=False,
        is_private=True,
        order=21,
    ),
    _task(
        "return_decision",
        "处理退办申请",
        "workdays",
        "suggestion.reassign_workdays",
        "地方代表建议办理规定",
        holder=the_commission,
        audience=commission_ladder,
        order=22,
    ),
    _task(
        "contact",
        "首次联系代表",
        "workdays",
        "suggestion.contact_workdays",
        "地方代表建议办理规定",
        is_private=True,
        order=23,
    ),
    _task(
        "joint",
        "提出会办意见",
        "months",
        "suggestion.joint_months",
        "地方代表建议办理规定",
        due_column="reply_due_on",
        order=24,
    ),
    _task(
        "reply",
        "答复代表",
        "months",
        reply_months,
        LAW_51,
        due_column="reply_due_on",
        settle=settle_case,
        amounts=("suggestion.reply_months", "suggestion.hard_reply_months"),
        order=25,
    ),
    _task(
        "feedback",
        "代表评价",
        "workdays",
        "suggestion.feedback_workdays",
        "地方代表建议办理规定",
        holder=lambda assignment: None,
        audience=deputy_ladder,
        reads=("suggestion__congress", "suggestion__lead__person"),
        ladder=(-3, 0, 1),
        weekly=False,
        order=26,
    ),
    _task(
        "redo",
        "重新办理答复",
        "months",
        "suggestion.redo_months",
        "地方代表建议办理规定",
        due_column="reply_due_on",
        settle=settle_case,
        order=27,
    ),
    DeadlineRule(
        key="suggestions.commitment",
        on="suggestions.commitment",
        label="兑现承诺",
        unit="fixed",
        amount="",
        basis="答复中的承诺事项",
        congress_id=lambda commitment: commitment.assignment.suggestion.congress_id,
        title=lambda commitment: f"{commitment.text}（{commitment.about}）",
        holder=lambda commitment: commitment.assignment.unit,
        audience=commitment_ladder,
        reads=tuple(f"assignment__{column}" for column in UNIT_READS),
        ladder=LADDER,
        order=28,
    ),
    DeadlineRule(
        key="suggestions.motion_report",
        on="suggestions.motion",
        label="提出议案审议报告",
        unit="fixed",
        basis="地方组织法第二十二条；期限由主席团、主任会议决定",
        holder=lambda motion: motion.committee,
        title=in_full,
        audience=motion_ladder,
        reads=("committee", "title", "congress", "number"),
        due_column="report_due_on",
        ladder=(-7, -3, 0, 1, 7),
        order=30,
    ),
)
