"""Who may do what with a suggestion. The docstrings are shown to people."""

from congress.models import Membership
from suggestions.models import Cosigner
from suggestions.models.history import READERS

from .. import queries


def is_commission(actor, suggestion):
    """代表工委（乡镇为人大主席）"""
    return actor.is_any("DAC", "TCH") and actor.congress_id == suggestion.congress_id


def is_lead_deputy(actor, suggestion):
    """领衔代表本人"""
    return actor.is_any("DEP", "TDEP") and actor.person_id == suggestion.lead.person_id


def is_writer(actor, suggestion):
    """领衔代表本人，或受其委托代录的工作人员"""
    return is_lead_deputy(actor, suggestion) or (
        suggestion.typed_by_id is not None
        and actor.person_id == suggestion.typed_by_id
        and may_type_for_deputies(actor)
    )


def may_write(actor):
    """在任人大代表"""
    return actor.is_any("DEP", "TDEP")


def may_type_for_deputies(actor):
    """代表工委、常委会办公室、乡镇人大工作人员"""
    return actor.is_any("DAC", "GO", "TCH", "TSEC")


def writes(actor, *_):
    """人大代表"""
    return may_write(actor)


def types_for_deputies(actor, *_):
    """代表工委、常委会办公室、乡镇人大工作人员"""
    return may_type_for_deputies(actor)


def writes_or_types(actor, *_):
    """人大代表和代录的工作人员"""
    return may_write(actor) or may_type_for_deputies(actor)


def is_invited(actor, suggestion):
    """被邀请联名的代表"""
    return (
        actor.is_any("DEP", "TDEP")
        and Cosigner.objects.filter(suggestion=suggestion, deputy__person=actor.person_id)
        .exclude(state="withdrawn")
        .exists()
    )


def is_delegation_head(actor, suggestion):
    """领衔代表所在代表团团长"""
    return actor.is_any("DHEAD") and actor.organization_id == suggestion.lead.delegation_id


def is_secretariat(actor, suggestion):
    """大会秘书处（常委会办公室）或代表工委"""
    return actor.is_any("GO", "DAC", "TCH", "TSEC") and actor.congress_id == suggestion.congress_id


def reviews_now(actor, suggestion):
    """本轮审核人：复审为大会秘书处或代表工委，终审为代表工委"""
    if suggestion.state == "review_secretariat":
        return is_secretariat(actor, suggestion)
    return is_commission(actor, suggestion)


def decides_now(actor, suggestion):
    """本轮审核人；乡镇为人大主席"""
    return reviews_now(actor, suggestion) and not actor.is_any("TSEC")


def is_archivist(actor, suggestion):
    """常委会办公室或代表工委"""
    return actor.is_any("GO", "DAC", "TCH") and actor.congress_id == suggestion.congress_id


def is_matching_committee(actor, suggestion):
    """对口专委工委"""
    return actor.is_any("COM") and actor.organization_id == suggestion.matching_committee_id


def is_presser(actor, suggestion):
    """常委会领导、代表工委、对口专委工委（乡镇为人大主席）"""
    if actor.congress_id != suggestion.congress_id:
        return False
    return actor.is_any("DAC", "LEAD", "TCH") or is_matching_committee(actor, suggestion)


def may_urge(actor, suggestion):
    """代表工委、政府督查室、常委会领导和办公室、对口专委工委（乡镇为人大主席）"""
    return is_presser(actor, suggestion) or (actor.is_any("GOV", "GO") and actor.congress_id == suggestion.congress_id)


# On one unit's task


def is_unit(actor, assignment):
    """承办单位经办人或负责人"""
    return actor.is_any("UNIT", "UNITL") and actor.organization_id == assignment.unit_id


def is_answering_unit(actor, assignment):
    """主办（分办）单位经办人或负责人"""
    return assignment.answers and is_unit(actor, assignment)


def resumes_handling(actor, assignment):
    """会办意见收齐后系统自动，或主办（分办）单位"""
    return actor.is_system or is_answering_unit(actor, assignment)


def is_joint_unit(actor, assignment):
    """会办单位经办人或负责人"""
    return not assignment.answers and is_unit(actor, assignment)


def is_unit_head(actor, assignment):
    """承办单位负责人"""
    return actor.is_any("UNITL") and actor.organization_id == assignment.unit_id


def checks_replies(actor, assignment):
    """政府督查室（非政府系统单位和乡镇由人大审核）"""
    suggestion = assignment.suggestion
    if actor.congress_id != suggestion.congress_id:
        return False
    return actor.is_any("GOV") if passes_government(assignment) else is_commission(actor, suggestion)


def sends_replies(actor, assignment):
    """政府督查室（非政府系统单位和乡镇由人大审核）；本级规定先审核的，签发后系统自动"""
    return actor.is_system or checks_replies(actor, assignment)


def opines_on_returns(actor, assignment):
    """政府督查室"""
    return (
        actor.is_any("GOV")
        and passes_government(assignment)
        and actor.congress_id == assignment.suggestion.congress_id
    )


def commission_of(actor, assignment):
    """代表工委（乡镇为人大主席）"""
    return is_commission(actor, assignment.suggestion)


def relieves_joint_units(actor, assignment):
    """代表工委（乡镇为人大主席）"""
    return not assignment.answers and commission_of(actor, assignment)


def grants_extensions(actor, assignment):
    """代表工委（乡镇为人大主席）；本级规定延期不须同意的，系统自动"""
    return actor.is_system or commission_of(actor, assignment)


def sends_back_replies(actor, assignment):
    """签发前为承办单位负责人，审核时为审核答复的机关"""
    if assignment.state == "reply_signed" or queries.awaits_check_first(assignment):
        return checks_replies(actor, assignment)
    return is_unit_head(actor, assignment)


def rates(actor, assignment):
    """领衔代表本人"""
    return assignment.answers and is_lead_deputy(actor, assignment.suggestion)


def enters_paper_ratings(actor, assignment):
    """代表工委（录入书面征询意见表）"""
    return assignment.answers and is_commission(actor, assignment.suggestion)


def passes_government(assignment):
    """政府系统承办单位（县级），退办和答复经政府督查室"""
    return assignment.unit.is_government and assignment.suggestion.congress.level == "county"


def works_for_unit(person_id, unit_id, day):
    """此人当日在该单位任职"""
    return (
        Membership.objects.filter(person=person_id, organization=unit_id, role__in=["UNIT", "UNITL"]).on(day).exists()
    )


def reads_plan(actor, assignment):
    """代表工委（乡镇为人大主席）、常委会领导、对口专委工委、政府督查室、本单位"""
    return (
        actor.is_any("DAC", "LEAD", "TCH", "GOV", "SYSTEM")
        or is_matching_committee(actor, assignment.suggestion)
        or is_unit(actor, assignment)
    )


def reads_reply(actor, reply):
    """办理各方和人大机关；乡镇人大秘书、联络站管理员只看已公开的"""
    if not actor.is_any("TSEC", "STA"):
        return True
    if not hasattr(reply, "public") or not reply.public.is_open:
        return False
    publication = reply.public.publication
    return publication.is_public and not publication.holds_answers_back


def reads_opinion(actor, assignment):
    """代表工委、常委会领导、政府督查室、提出意见的单位和主办单位"""
    return actor.is_any("DAC", "LEAD", "GOV", "TCH", "UNIT", "UNITL", "SYSTEM")


def reads_rating(actor, assignment):
    """代表工委（乡镇为人大主席）、常委会领导、政府督查室、本单位、代表本人"""
    if actor.is_any("UNIT", "UNITL"):
        return actor.organization_id == assignment.unit_id
    if actor.is_any("DEP", "TDEP", "FORMER"):
        return actor.person_id == assignment.suggestion.lead.person_id
    return actor.is_any("DAC", "LEAD", "TCH", "GOV", "SYSTEM")


def compares_ratings(actor, obj=None):
    """代表工委（乡镇为人大主席）、常委会领导、政府督查室、承办单位、人大代表"""
    return actor.is_any("DAC", "LEAD", "TCH", "GOV", "UNIT", "UNITL", "DEP", "TDEP", "FORMER", "SYSTEM")


def corrects_classes(actor, assignment):
    """代表工委（乡镇为人大主席）、审核答复的机关"""
    return commission_of(actor, assignment) or checks_replies(actor, assignment)


def urges(actor, assignment):
    """代表工委、政府督查室、常委会领导和办公室、对口专委工委（乡镇为人大主席）"""
    return may_urge(actor, assignment.suggestion)


# On lists, desks and figures


def reads_all(actor, obj=None):
    """读本级全部代表建议的：常委会领导、办公室、代表工委和组成人员（乡镇为人大主席、秘书）"""
    return actor.is_any("DAC", "LEAD", "GO", "SCM", "TCH", "TSEC", "SYSTEM")


def reads_all_ratings(actor, obj=None):
    """代表工委、常委会领导（乡镇为人大主席），政府督查室，承办单位（本单位的）"""
    return actor.is_any("DAC", "LEAD", "TCH", "GOV", "UNIT", "UNITL", "SYSTEM")


def reads_figures(actor, obj=None):
    """人大机关、政府督查室和承办单位（各按其可见范围）"""
    return reads_all(actor) or actor.is_any("COM", "GOV", "UNIT", "UNITL")


def exports_lists(actor):
    """人大机关、政府督查室、承办单位"""
    return actor.is_any("DAC", "LEAD", "GO", "COM", "TCH", "TSEC", "GOV", "UNIT", "UNITL")


def compiles_volumes(actor):
    """代表工委、常委会办公室（乡镇为人大主席）"""
    return actor.is_any("DAC", "GO", "TCH", "SYSTEM")


def assigns(actor, obj=None):
    """代表工委（乡镇为人大主席）"""
    return actor.is_any("DAC", "TCH")


def keeps_ledger(actor, obj=None):
    """人大机关、政府督查室、承办单位、人大代表"""
    return actor.is_any("DAC", "LEAD", "GO", "COM", "SCM", "TCH", "GOV", "UNIT", "UNITL", "DEP", "TDEP", "FORMER")


def works_for_a_unit(actor, obj=None):
    """承办单位"""
    return actor.is_any("UNIT", "UNITL")


def archives(actor, obj=None):
    """常委会办公室、代表工委（乡镇为人大主席）"""
    return actor.is_any("GO", "DAC", "TCH")


def reports_promise(actor, commitment):
    """作出承诺的单位"""
    return is_answering_unit(actor, commitment.assignment)


def settles_promise(actor, commitment):
    """代表工委（乡镇为人大主席）"""
    return commission_of(actor, commitment.assignment)


def marks_report(actor, report):
    """领衔代表本人"""
    return is_lead_deputy(actor, report.commitment.assignment.suggestion)


def reads_history(actor, obj=None):
    """人大机关、代表、承办单位和政府督查室"""
    return actor.is_any(*READERS)


def keeps_history(actor, obj=None):
    """代表工委（乡镇为人大主席、秘书）"""
    return actor.is_system or actor.is_any("DAC", "TCH", "TSEC")


def keeps_lists(actor, congress):
    """代表工委（乡镇为人大主席）"""
    return actor.is_system or (actor.is_any("DAC", "TCH") and actor.congress_id == congress.pk)
