"""The clocks of supervision."""

from congress.frame.kinds import DeadlineRule, Holders

from .actions.topics import settle_due
from .models import FinanceDuty
from .models.topic import MONEY, Form

FIFTEEN = "监督法第十五条"
LOCAL = "监督法第四十条；程序由省级规定"
LADDER = "opinion.remind_days"
READS = ("committee", "unit", "title", "congress", "due_on")


def organ_ladder(topic, rung):
    """报告机关经办人起，逐级加负责人、政府督查室、组织实施的委员会、常委会领导"""
    return {
        "handler": Holders(roles=("UNIT",), organization_id=topic.unit_id),
        "unit_head": Holders(roles=("UNITL",), organization_id=topic.unit_id),
        "government_supervision": Holders(roles=("GOV",), congress_id=topic.congress_id)
        if topic.unit.is_government
        else None,
        "commission": Holders(roles=("COM", "DAC"), organization_id=topic.committee_id),
        "leadership": Holders(roles=("LEAD",), congress_id=topic.congress_id),
    }.get(rung)


def committee_ladder(topic, rung):
    """组织实施的委员会起，加常委会办公室、常委会领导"""
    return {
        "handler": Holders(roles=("COM", "DAC"), organization_id=topic.committee_id),
        "unit_head": Holders(roles=("GO",), congress_id=topic.congress_id),
        "leadership": Holders(roles=("LEAD",), congress_id=topic.congress_id),
    }.get(rung)


def office_ladder(topic, rung):
    """常委会办公室起，加常委会领导"""
    return {
        "handler": Holders(roles=("GO",), congress_id=topic.congress_id),
        "leadership": Holders(roles=("LEAD",), congress_id=topic.congress_id),
    }.get(rung)


MONTHS_TO_REPORT = {
    **dict.fromkeys(MONEY, "opinion.finance_report_months"),
    Form.SPECIAL_INQUIRY: "opinion.inquiry_report_months",
    Form.WORK_REVIEW: "review.rectify_months",
    Form.DUTY_REVIEW: "review.rectify_months",
}


def months_to_report(topic):
    """The setting of how long an organ has: by the form of what was supervised."""
    return MONTHS_TO_REPORT.get(topic.form, "opinion.report_months")


def _clock(key, label, unit, amount, basis, audience, order, *, organ=False, ladder=(-7, -3, 0, 1, 7), amounts=()):
    return DeadlineRule(
        key=f"supervision.{key}", on="supervision.topic", label=label, unit=unit, amount=amount, basis=basis, audience=audience, order=order,
        holder=(lambda topic: topic.unit) if organ else (lambda topic: None), reads=READS, settle=settle_due, ladder=ladder,
        weekly=organ, amounts=amounts,
    )  # fmt: skip


def unit_ladder(problem, rung):
    """责任单位经办人起，逐级加负责人、政府督查室、组织实施的委员会、常委会领导"""
    county = problem.topic.congress_id
    return {
        "handler": Holders(roles=("UNIT",), organization_id=problem.unit_id),
        "unit_head": Holders(roles=("UNITL",), organization_id=problem.unit_id),
        "government_supervision": Holders(roles=("GOV",), congress_id=county) if problem.unit.is_government else None,
        "commission": Holders(roles=("COM", "DAC"), organization_id=problem.topic.committee_id),
        "leadership": Holders(roles=("LEAD",), congress_id=county),
    }.get(rung)


def asked_ladder(question, rung):
    """答复单位经办人起，逐级加负责人、常委会办公室、常委会领导"""
    county = question.congress_id
    return {
        "handler": Holders(roles=("UNIT",), organization_id=question.unit_id),
        "unit_head": Holders(roles=("UNITL",), organization_id=question.unit_id),
        "commission": Holders(roles=("GO",), congress_id=county),
        "leadership": Holders(roles=("LEAD",), congress_id=county),
    }.get(rung)


def township_ladder(check, rung):
    """乡镇人大秘书起，加主席、组织实施的委员会"""
    return {
        "handler": Holders(roles=("TSEC",), congress_id=check.congress_id),
        "unit_head": Holders(roles=("TCH",), congress_id=check.congress_id),
        "commission": Holders(roles=("COM", "DAC"), organization_id=check.topic.committee_id),
    }.get(rung)


def until_next_report(key, model, label, audience, order, *, reads):
    """The clock until the next report of a project: past its day the project turns grey and its unit is told. Its key,
    less the name of the app, is what actions.progress.report_progress restarts."""
    return DeadlineRule(
        key=f"supervision.{key}", on=f"supervision.{model}", label=label, unit="days", amount="project.update_days", basis="本级规定",
        holder=lambda project: project.unit, audience=audience, reads=reads, due_column="update_due_on", order=order,
        ladder=(-5, 0, 1, 7), weekly=True,
    )  # fmt: skip


def project_ladder(project, rung):
    """责任单位经办人起，逐级加负责人、政府督查室、常委会办公室、常委会领导"""
    county = project.congress_id
    return {
        "handler": Holders(roles=("UNIT",), organization_id=project.unit_id),
        "unit_head": Holders(roles=("UNITL",), organization_id=project.unit_id),
        "government_supervision": Holders(roles=("GOV",), congress_id=county) if project.unit.is_government else None,
        "commission": Holders(roles=("GO",), congress_id=county),
        "leadership": Holders(roles=("LEAD",), congress_id=county),
    }.get(rung)


def decision_ladder(decision, rung):
    """责任单位经办人起，逐级加负责人、政府督查室、常委会办公室、常委会领导"""
    return project_ladder(decision.project, rung)


def livelihood_ladder(project, rung):
    """责任单位经办人起，逐级加负责人、政府督查室、代表工委（乡镇为人大主席、秘书）、常委会领导"""
    own = project.round.congress_id
    return {
        "handler": Holders(roles=("UNIT",), organization_id=project.unit_id),
        "unit_head": Holders(roles=("UNITL",), organization_id=project.unit_id),
        "government_supervision": Holders(roles=("GOV",), congress_id=own),
        "commission": Holders(roles=("GO", "DAC", "TCH", "TSEC"), congress_id=own),
        "leadership": Holders(roles=("LEAD",), congress_id=own),
    }.get(rung)


def filer_ladder(document, rung):
    """制定机关经办人起，逐级加负责人、政府督查室、常委会办公室、常委会领导；乡镇人大的由秘书、主席办理"""
    county, ours = document.congress_id, document.kind == "township"
    town = document.organ.congress_id
    return {
        "handler": Holders(roles=("TSEC",), congress_id=town) if ours else Holders(roles=("UNIT",), organization_id=document.organ_id),
        "unit_head": Holders(roles=("TCH",), congress_id=town) if ours else Holders(roles=("UNITL",), organization_id=document.organ_id),
        "government_supervision": Holders(roles=("GOV",), congress_id=county) if document.organ.is_government else None,
        "commission": Holders(roles=("GO",), congress_id=county),
        "leadership": Holders(roles=("LEAD",), congress_id=county),
    }.get(rung)  # fmt: skip


def reviewer_ladder(document, rung):
    """审查的专工委起，加常委会办公室、常委会领导"""
    return {
        "handler": Holders(roles=("COM",), organization_id=document.committee_id) if document.committee_id else None,
        "unit_head": Holders(roles=("GO",), congress_id=document.congress_id),
        "leadership": Holders(roles=("LEAD",), congress_id=document.congress_id),
    }.get(rung)


def _filing(key, label, unit, amount, audience, order, *, organ=False, ladder=(-7, -3, 0, 1, 7), due_column=""):
    return DeadlineRule(
        key=f"supervision.{key}", on="supervision.normativedocument",
        label=label, unit=unit, amount=amount, basis=LOCAL, audience=audience, order=order, settle=settle_due,
        holder=(lambda document: document.organ) if organ else (lambda document: None), ladder=ladder,
        reads=("organ__kind", "organ__congress", "kind", "title", "congress", "committee", "due_on"), due_column=due_column,
    )  # fmt: skip


def finance_ladder(duty, rung):
    """常委会办公室、专工委起，加常委会领导"""
    return {
        "handler": Holders(roles=("GO", "COM"), congress_id=duty.congress_id),
        "leadership": Holders(roles=("LEAD",), congress_id=duty.congress_id),
    }.get(rung)


def _finance(order, matter):
    """What the law asks for in a year, each under its own article; the rectification runs six months from the audit report."""
    runs = {"unit": "months", "amount": "audit.rectify_months"} if matter == "rectified" else {"unit": "fixed"}
    return DeadlineRule(
        key=f"supervision.finance_{matter}", on="supervision.financeduty",
        label=FinanceDuty.Matter(matter).label, basis=FinanceDuty.LAW[matter][0], order=order,
        audience=finance_ladder, reads=("congress", "year", "matter"), due_column="due_on", ladder=(-60, -30, -7, 0, 1, 7), **runs,
    )  # fmt: skip


ALL = (
    _clock("report_to_committee", "专项工作报告送委员会征求意见", "days_before", "report.organ_to_committee_days", FIFTEEN,
           organ_ladder, 600, organ=True),
    _clock("committee_answer", "委员会对专项工作报告提出意见", "days", "topic.committee_answer_days", "本级规定", committee_ladder, 601,
           ladder=(-1, 0, 1)),
    _clock("report_to_sc", "专项工作报告送交常委会", "days_before", "report.organ_to_sc_days", FIFTEEN, organ_ladder, 602,
           organ=True),
    _clock("report_to_members", "专项工作报告发给组成人员", "days_before", "report.to_members_days", FIFTEEN, office_ladder, 603,
           ladder=(-3, -1, 0, 1)),
    _clock("opinion_draft", "起草审议意见", "days", "opinion.draft_days", "本级规定", committee_ladder, 604, ladder=(-1, 0, 1)),
    _clock("opinion_handover", "交办审议意见", "days", "opinion.handover_days", "监督法第十七条；期限由本级规定", office_ladder, 605,
           ladder=(-3, 0, 1)),
    _clock("handling", "报告审议意见研究处理情况", "months", months_to_report, "监督法第十七条；期限由本级规定", organ_ladder, 606,
           organ=True, ladder=LADDER, amounts=("opinion.report_months", *dict.fromkeys(MONTHS_TO_REPORT.values()))),
    _clock("handle_again", "报告重新研究处理情况", "months", "opinion.redo_months", "本级满意度测评办法", organ_ladder, 607, organ=True,
           ladder=LADDER),
    _clock("result_comment", "委员会对处理报告提出意见", "days", "opinion.comment_days", "监督法第十七条；期限由本级规定",
           committee_ladder, 608, ladder=(-3, 0, 1)),
    _clock("look_back", "“回头看”", "fixed", "", "本级规定", committee_ladder, 609, ladder=(-30, -7, 0, 1, 7)),
    _clock("visit_answer", "研究处理视察报告", "months", "visit.report_months", "代表法第三十一条；期限由本级规定", organ_ladder, 612,
           organ=True, ladder=LADDER),
    DeadlineRule(
        key="supervision.inquiry_answer", on="supervision.inquirycase",
        label="答复质询案", unit="fixed", basis="监督法第五十一条至第五十四条；期限由主席团、主任会议决定",
        holder=lambda case: case.unit, audience=asked_ladder, reads=("unit", "title"), due_column="due_on",
        ladder=(-7, -3, 0, 1, 7), order=614,
    ),
    DeadlineRule(
        key="supervision.question", on="supervision.question", label="书面答复询问", unit="fixed", basis="监督法第六章；期限由会议约定",
        holder=lambda question: question.unit, audience=asked_ladder, reads=("unit", "text", "meeting"), due_column="due_on",
        ladder=(-3, 0, 1, 7), order=613,
    ),
    DeadlineRule(
        key="supervision.rectify", on="supervision.problem", label="问题整改", unit="fixed", basis="问题清单规定的整改期限",
        congress_id=lambda problem: problem.topic.congress_id, holder=lambda problem: problem.unit, audience=unit_ladder,
        reads=("topic__committee", "unit", "text"), ladder=(-15, -7, -3, 0, 1, 7), order=610, due_column="due_on",
    ),
    DeadlineRule(
        key="supervision.check", on="supervision.townshipcheck", label="乡镇检查报送", unit="fixed", basis="本级规定",
        congress_id=lambda check: check.congress_id, audience=township_ladder, reads=("topic__committee", "congress", "topic__title"),
        due_column="due_on", ladder=(-7, -3, 0, 1), weekly=False, order=611,
    ),
    _filing("filing", "报送备案", "days", "filing.days", filer_ladder, 630, organ=True, ladder=(-15, -7, -3, 0, 1, 7), due_column="file_by"),
    _filing("filing_form", "形式审查", "days", "filing.form_check_days", office_ladder, 631, ladder=(-3, -1, 0, 1)),
    _filing("filing_supplement", "补正备案材料", "days", "filing.supplement_days", filer_ladder, 632, organ=True, ladder=(-3, -1, 0, 1)),
    _filing("filing_assign", "分送审查", "workdays", "filing.assign_workdays", office_ladder, 633, ladder=(-1, 0, 1)),
    _filing("filing_review", "审查规范性文件", "months", "filing.review_months", reviewer_ladder, 634, ladder=(-15, -7, 0, 1, 7)),
    _filing("filing_reply", "回复审查意见", "days", "filing.organ_reply_days", filer_ladder, 635, organ=True),
    _filing("filing_correct", "修改、废止规范性文件", "fixed", "", filer_ladder, 636, organ=True),
    DeadlineRule(
        key="supervision.filing_catalogue", on="supervision.filingyear",
        label="印发年度备案目录", unit="fixed", basis="地方备案审查规定；最迟日由本级规定", audience=office_ladder, reads=("congress", "year"),
        title=lambda row: f"{row.year}年度备案目录", ladder=(-15, -7, -3, 0, 1, 7), order=638,
    ),
    DeadlineRule(
        key="supervision.request_check", on="supervision.reviewrequest",
        label="审查要求、建议材料不全的，告知补充", unit="workdays", amount="filing.request_check_workdays",
        basis=LOCAL, audience=office_ladder, reads=("title", "kind", "congress", "due_on"), settle=settle_due, ladder=(-1, 0), order=636,
    ),
    DeadlineRule(
        key="supervision.request", on="supervision.reviewrequest", label="研究审查要求、建议", unit="days", amount="filing.request_days", basis=LOCAL,
        audience=office_ladder, reads=("title", "kind", "congress", "due_on"), settle=settle_due, ladder=(-3, -1, 0, 1), order=637,
    ),
    *(_finance(order, matter) for order, matter in enumerate(FinanceDuty.LAW, start=640)),
    _clock("finance_draft", "决算草案、预算调整初步方案送交征求意见", "days_before", "finance.draft_days", "预算法第六十九条、第七十八条", organ_ladder,
           650, organ=True),
    _clock("rectification_report", "报告审计查出问题整改情况", "months", "audit.rectify_months", "监督法第二十七条", organ_ladder, 651, organ=True,
           ladder=(-60, -30, -7, 0, 1, 7)),
    until_next_report("project_update", "keyproject", "更新重点项目进展", project_ladder, 620, reads=("unit", "name", "congress")),
    DeadlineRule(
        key="supervision.project_answer", on="supervision.projectdecision",
        label="报告项目决定的落实情况", unit="days", amount="project.answer_days", basis="本级规定",
        congress_id=lambda decision: decision.project.congress_id, holder=lambda decision: decision.project.unit,
        audience=decision_ladder, reads=("project__unit", "project__name", "project__congress", "kind"), due_column="due_on",
        ladder=(-7, -3, 0, 1, 7), order=621,
    ),
    until_next_report("livelihood_update", "livelihoodproject", "更新民生实事项目进展", livelihood_ladder, 640, reads=("round__congress", "unit", "title")),
    DeadlineRule(
        key="supervision.study", on="supervision.study", label="完成调研课题", unit="fixed", basis="本级规定", audience=committee_ladder,
        reads=("committee", "title"), due_column="due_on", ladder=(-15, -3, 0, 1, 7), order=650,
    ),
)  # fmt: skip
