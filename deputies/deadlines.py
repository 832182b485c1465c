"""The clocks of deputies and stations."""

from congress.frame.kinds import DeadlineRule, Holders

from .models import Opinion

Desk = Opinion.Desk


def opinion_ladder(opinion, rung):
    """办理方经办人起，逐级加主席或部门负责人、县人大代表工委、常委会领导"""
    county = opinion.congress.county_id
    at_unit = opinion.desk == Desk.UNIT and opinion.unit_id
    if rung in ("handler", "unit_head") and at_unit:
        return Holders(roles=("UNIT",) if rung == "handler" else ("UNITL",), organization_id=opinion.unit_id)
    match rung:
        case "handler" if opinion.desk == Desk.DEPUTY and opinion.offered_to_id:
            return Holders(roles=("DEP", "TDEP"), person_id=opinion.offered_to.person_id)
        case "handler" if opinion.desk == Desk.COUNTY:
            return Holders(roles=("DAC",), congress_id=county)
        case "handler":
            return Holders(roles=("STA", "TSEC"), congress_id=opinion.congress_id)
        case "unit_head":
            return Holders(roles=("TCH",), congress_id=opinion.congress_id)
        case "commission":
            return Holders(roles=("DAC",), congress_id=county)
        case "leadership":
            return Holders(roles=("LEAD",), congress_id=county)
    return None


def opinion_clock(key, label, basis, due_column, ladder, order):
    return DeadlineRule(
        key=f"deputies.opinion_{key}",
        on="deputies.opinion",
        label=label,
        unit="workdays",
        amount=f"opinion_item.{key}_workdays",
        basis=basis,
        holder=lambda opinion: opinion.unit if opinion.desk == Desk.UNIT else None,
        audience=opinion_ladder,
        reads=("congress__parent", "offered_to__person", "unit__name", "desk"),
        due_column=due_column,
        ladder=ladder,
        weekly=False,
        is_private=True,
        order=order,
    )


VOICE = (
    opinion_clock("first", "民意首次回应", "本级规定：收到民意后先回应群众怎么办理", "first_due_on", (0, 1, 7), 70),
    opinion_clock("reply", "民意答复", "本级规定：自收到之日起算", "due_on", (-3, 0, 1, 7), 71),
    opinion_clock("again", "民意重新办理", "本级规定：群众评价没有解决的重新办理", "due_on", (-3, 0, 1, 7), 72),
)


def keepers_of_seats(election, rung):
    """代表工委（乡镇为人大秘书、主席）起，县级加常委会领导"""
    if election.congress.parent_id:
        roles = {"handler": ("TSEC",), "unit_head": ("TCH",)}.get(rung)
        place = election.congress_id
    else:
        roles = {"handler": ("DAC",), "leadership": ("LEAD",)}.get(rung)
        place = election.congress_id
    if rung == "commission" and election.congress.parent_id:
        roles, place = ("DAC",), election.congress.parent_id
    return Holders(roles=roles, congress_id=place) if roles else None


def election_clock(key, label, days, column, order):
    return DeadlineRule(
        key=f"deputies.{key}",
        on="deputies.byelection",
        label=label,
        unit="days_before",
        amount=f"byelection.{days}_days",
        basis="选举法第二十八条、第三十二条；补选按本省规定可以缩短",
        audience=keepers_of_seats,
        reads=("congress",),
        due_column=column,
        ladder=(-7, -3, 0, 1),
        order=order,
    )


BY_ELECTIONS = (
    election_clock("voter_list", "补选选民名单公布", "voter_list", "voter_list_due", 75),
    election_clock("candidates", "补选初步候选人公布", "candidates", "candidates_due", 76),
    election_clock("final_candidates", "补选正式候选人公布", "final", "final_due", 77),
)


def organiser_ladder(activity, rung):
    """组织活动的代表工委、办公室（乡镇为人大秘书、主席）；逾期的告知常委会领导"""
    if rung == "leadership":
        return Holders(roles=("LEAD", "TCH"), congress_id=activity.congress_id)
    return Holders(roles=("DAC", "GO", "TSEC", "TCH"), congress_id=activity.congress_id)


def answering_ladder(report, rung):
    """经办人起，逐级加单位负责人、代表工委、常委会领导"""
    match rung:
        case "handler":
            return Holders(roles=("UNIT",), organization_id=report.unit_id)
        case "unit_head":
            return Holders(roles=("UNITL",), organization_id=report.unit_id)
        case "leadership":
            return Holders(roles=("LEAD", "TCH"), congress_id=report.activity.congress_id)
    return Holders(roles=("DAC", "TCH"), congress_id=report.activity.congress_id)


ACTIVITIES = (
    DeadlineRule(
        key="deputies.activity_notice",
        on="deputies.activity",
        label="视察计划告知代表",
        unit="days_before",
        amount="inspection.plan_notice_days",
        basis="地方实施代表法办法：视察计划提前告知代表",
        holder=lambda activity: activity.body,
        audience=organiser_ladder,
        reads=("body",),
        ladder=(-3, 0, 1),
        weekly=False,
        order=40,
    ),
    DeadlineRule(
        key="deputies.activity_report",
        on="deputies.activityreport",
        label="视察调研报告答复",
        unit="months",
        amount="activity.report_months",
        basis="代表法第三十一条：有关机关、组织及时研究处理，并向代表反馈",
        congress_id=lambda report: report.activity.congress_id,
        holder=lambda report: report.unit,
        audience=answering_ladder,
        reads=("activity__congress", "unit"),
        due_column="due_on",
        order=41,
    ),
)


def asked_station(found, rung):
    """站点管理员、乡镇人大秘书起，逐级加乡镇人大主席、县人大代表工委、常委会领导"""
    county = found.consultation.congress_id
    roles, place = {
        "handler": (("STA", "TSEC"), found.station.congress_id),
        "unit_head": (("TCH",), found.station.congress_id),
        "commission": (("DAC",), county),
        "leadership": (("LEAD",), county),
    }.get(rung, (None, None))
    return roles and Holders(roles=roles, congress_id=place)


CONSULTATIONS = (
    DeadlineRule(
        key="deputies.consultation",
        on="deputies.consultationreturn",
        label="立法意见报送",
        unit="fixed",
        basis="交办机关规定的截止日",
        congress_id=lambda found: found.station.congress_id,
        audience=asked_station,
        reads=("consultation", "station"),
        due_column="due_on",
        ladder=(-7, -3, 0, 1),
        weekly=False,
        order=78,
    ),
)
ALL = (
    *CONSULTATIONS,
    *ACTIVITIES,
    *BY_ELECTIONS,
    *VOICE,
)
