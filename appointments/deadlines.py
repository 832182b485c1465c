"""The clocks of appointments. Their titles are numbers of cases; nobody reads a name in them."""

from congress.frame.kinds import DeadlineRule, Holders

LOCAL = "本级人事任免办法"


def office_ladder(case, rung):
    """任免工作人员、常委会办公室起，加常委会领导"""
    return {
        "handler": Holders(roles=("APPT", "GO"), congress_id=case.congress_id),
        "leadership": Holders(roles=("LEAD",), congress_id=case.congress_id),
    }.get(rung)


def report_ladder(report, rung):
    """述职人所在单位起，加单位负责人，加任免工作人员、常委会办公室"""
    unit = {"organization_id": report.membership.organization_id, "congress_id": report.congress_id}
    return {
        "handler": Holders(roles=("UNIT", "UNITL"), **unit),
        "unit_head": Holders(roles=("UNITL",), **unit),
        "commission": Holders(roles=("APPT", "GO"), congress_id=report.congress_id),
    }.get(rung)


def _clock(key, model, label, unit, amount, order, reads=("congress", "year", "number")):
    return DeadlineRule(key=f"appointments.{key}", on=f"appointments.{model}", label=label, unit=unit, amount=amount, basis=LOCAL, audience=office_ladder,
                        reads=reads, ladder=(-3, -1, 0, 1), weekly=False, is_private=True, order=order)  # fmt: skip


def _oath(key, label, unit, amount, order):
    return DeadlineRule(
        key=f"appointments.{key}", on="appointments.swearing", label=label, unit=unit, amount=amount, basis="本级宪法宣誓组织办法",
        audience=office_ladder, reads=("congress", "name", "office__post__organization"), due_column="due_on", ladder=(-7, 0, 1),
        order=order,
    )  # fmt: skip


ALL = (
    _clock("papers", "case", "任免案材料送齐", "days_before", "appointment.papers_days", 300),
    DeadlineRule(
        key="appointments.duty_report",
        on="appointments.dutyreport",
        label="任后年度述职报告",
        unit="fixed",
        basis=LOCAL,
        audience=report_ladder,
        holder=lambda report: report.membership.organization,
        reads=("congress", "year", "membership__person", "membership__organization", "office__post__organization"),
        due_column="due_on",
        ladder=(-15, -7, -3, 0, 1, 7),
        order=304,
    ),
    _oath("oath", "宪法宣誓", "days", "oath.days", 302),
    _oath("oath_in_organ", "宪法宣誓（所在机关组织）", "workdays", "oath.other_organs_workdays", 303),
    _clock("notice", "case", "通知提请机关任免结果", "days", "appointment.notice_days", 301),
    _clock(
        "exam_scope",
        "exam",
        "告知任前法律知识考试范围",
        "days_before",
        "appointment.exam_notice_days",
        302,
        ("congress", "title", "on"),
    ),
)
