"""Where a case stands on its road, and in whose hands it is, in words everybody may read."""

from .. import policies, queries

ENDED_EARLY = ("not_filed", "withdrawn", "converted", "merged")
ANSWERED = ("feedback_pending", "rated", "follow_up", "closed")
DOING = {"assigned": "签收", "follow_up": "兑现承诺", "opinion_given": "", "closed": ""}


def has_ended(suggestion):
    return suggestion.state in ENDED_EARLY


def road_of(suggestion):
    """起草 · 审核 · 交办 · 办理 · 答复评价 · 办结, each done, now or still to come; none for what ended early."""
    if has_ended(suggestion):
        return []
    now = _standing(suggestion)
    road = (
        ("起草", suggestion.submitted_on),
        ("审核", suggestion.filed_on),
        ("交办", suggestion.assigned_on),
        ("办理", suggestion.replied_on),
        ("答复评价", None),
        ("办结", suggestion.closed_on),
    )
    return [
        {
            "label": label,
            "stage": "done" if place < now else "now" if place == now else "next",
            "on": day if place < now else None,
        }
        for place, (label, day) in enumerate(road)
    ]


def _standing(suggestion):
    match suggestion.state:
        case "draft" | "cosigning" | "returned":
            return 0
        case "to_assign":
            return 2
        case "handling":
            return 4 if suggestion.stage in ANSWERED else 3
        case "closed" | "archived":
            return 6
    return 1


def holders_of(suggestion, tasks, lead_name):
    """Who holds the case now and for what: [(who, doing)]. ``tasks`` are the task views of the page."""
    county = suggestion.congress.level == "county"
    match suggestion.state:
        case "draft" | "cosigning" | "returned":
            typed = f"（{suggestion.typed_by.name}代录）" if suggestion.typed_by_id else ""
            return [(f"{lead_name}代表{typed}", "修改" if suggestion.state == "returned" else "起草")]
        case "submitted" | "review_delegation":
            return [("代表团", "初审")]
        case "review_secretariat":
            return [("常委会办公室、代表工委" if county else "乡镇人大", "复审")]
        case "review_dac":
            return [(_commission(suggestion), "终审")]
        case "to_assign":
            return [(_commission(suggestion), "交办")]
        case "closed":
            return [("常委会办公室" if county else "乡镇人大", "归档")]
        case "handling":
            held = [_holder(one, lead_name) for one in tasks if not one.is_over]
            return [(who, doing) for who, doing in held if doing]
    return []


def _holder(one, lead_name):
    """One task's holder; what goes on inside the offices is told to those inside."""
    task, commission = one.task, _commission(one.task.suggestion)
    checker = "政府督查室" if policies.passes_government(task) else commission
    match task.state:
        case "return_requested" if one.is_internal:
            return (commission if task.return_opinion else checker, "处理退办申请")
        case "extension_requested" if one.is_internal:
            return (commission, "审批延期")
        case "reply_drafted" if one.is_internal and queries.awaits_check_first(task):
            return (checker, "审核答复稿")
        case "reply_drafted" if one.is_internal:
            return (f"{task.unit.name}负责人", "签发答复")
        case "reply_signed" if one.is_internal:
            return (checker, "审核答复")
        case "feedback_pending":
            return (f"{lead_name}代表", "评价答复")
        case "rated":
            return (commission, "了结")
    return (task.unit.name, DOING.get(task.state, "提会办意见" if task.kind == "joint" else "办理"))


def _commission(suggestion):
    return "代表工委" if suggestion.congress.level == "county" else "乡镇人大主席"
