"""Who may issue and who may read a paper (domain §4.2). The docstrings are shown to people."""

from django.db.models import Exists, OuterRef, Q

from congress.models import Organization

from .. import policies, queries
from ..models import Assignment, Cosigner, Suggestion
from ..models.suggestion import names_told

OFFICES = ("DAC", "LEAD", "TCH", "SYSTEM")
HOUSE = (*OFFICES, "GO", "SCM", "DHEAD", "TSEC")
WHOLE = (*OFFICES, "GO", "SCM")  # who reads every case of the congress, and so the registers of them all
ANSWERED = (*OFFICES, "GO", "SCM", "DHEAD", "COM", "GOV")  # who reads answers beside those who gave and got them
SIDE = ("GOV", "UNIT", "UNITL")
DEPUTIES = ("DEP", "TDEP", "FORMER")  # who has left his seat reads on what was his


def knows(actor, suggestion):
    """可以知道建议人姓名的人"""
    return suggestion.tells_name_to(actor)


def _leads(actor, suggestion):
    return actor.is_any(*DEPUTIES) and actor.person_id == suggestion.lead.person_id


def signs(actor, suggestion):
    """领衔代表和已确认的联名代表"""
    return actor.is_any(*DEPUTIES) and (
        actor.person_id == suggestion.lead.person_id
        or any(
            row.state == "confirmed" and row.deputy.person_id == actor.person_id for row in suggestion.cosigners.all()
        )
    )


def _at_home(actor, obj):
    return actor.is_system or actor.congress_id == obj.congress_id


# Papers of the case.


def prints_form(actor, suggestion):
    """起草人本人，代表工委（乡镇为人大主席）"""
    return policies.is_writer(actor, suggestion) or policies.is_commission(actor, suggestion)


def reads_form(actor, suggestion):
    """领衔代表，代表工委，常委会领导，乡镇人大，承办单位和政府督查室（身份保密的按本级规定）"""
    if policies.is_writer(actor, suggestion) or _leads(actor, suggestion):
        return True
    return _at_home(actor, suggestion) and actor.is_any(*OFFICES, "TSEC", *SIDE) and knows(actor, suggestion)


def gives_receipt(actor, suggestion):
    """大会秘书处（常委会办公室）或代表工委，建议提交之后"""
    return (
        suggestion.submitted_on is not None and policies.is_secretariat(actor, suggestion) and knows(actor, suggestion)
    )


def gives_withdrawal_receipt(actor, suggestion):
    """代表工委（乡镇为人大主席），代表撤回之后"""
    return suggestion.state == "withdrawn" and (actor.is_system or policies.is_commission(actor, suggestion))


def gives_return_note(actor, suggestion):
    """大会秘书处（常委会办公室）或代表工委，退回修改之后"""
    return (
        policies.is_secretariat(actor, suggestion)
        and knows(actor, suggestion)
        and any(row.decision == "returned" for row in suggestion.reviews.all())
    )


def gives_not_filed_notice(actor, suggestion):
    """代表工委（乡镇为人大主席），决定不予立案之后"""
    return (
        bool(suggestion.not_filed_reason) and policies.is_secretariat(actor, suggestion) and knows(actor, suggestion)
    )


def reads_notes(actor, suggestion):
    """本件代表，代表工委，常委会领导，常委会办公室，乡镇人大（身份保密的限代表工委和领导）"""
    return signs(actor, suggestion) or (
        _at_home(actor, suggestion) and actor.is_any(*OFFICES, "GO", "TSEC") and knows(actor, suggestion)
    )


def nobody_issues(actor, obj):
    """只随案卷排印"""
    return False


def reads_reviews(actor, suggestion):
    """人大机关"""
    return _at_home(actor, suggestion) and actor.is_any(*HOUSE, "COM")


def records_visits(actor, suggestion):
    """代表工委、常委会领导、对口专委工委，登记现场督办之后"""
    return policies.is_presser(actor, suggestion) and bool(suggestion.visits.all())


def reads_visits(actor, suggestion):
    """人大机关、政府督查室和承办单位"""
    return _at_home(actor, suggestion) and actor.is_any(*HOUSE, "COM", *SIDE)


# Papers of one unit's task.


def _own(actor, task):
    return policies.is_unit(actor, task)


def gives_return_opinion(actor, task):
    """承办单位经办人或负责人，申请退办之后"""
    return bool(task.return_reason) and _own(actor, task)


def reads_return_opinion(actor, task):
    """本单位、政府督查室、代表工委、常委会领导"""
    return _own(actor, task) or (_at_home(actor, task) and actor.is_any(*OFFICES, "GOV"))


def gives_joint_opinion(actor, task):
    """会办单位经办人或负责人，提出会办意见之后"""
    return bool(task.opinions.all()) and _own(actor, task)


def reads_joint_opinion(actor, task):
    """会办单位、主办单位、政府督查室、代表工委、常委会领导"""
    if actor.is_any("UNIT", "UNITL"):
        return _own(actor, task) or any(
            one.kind == "lead" and one.state not in ("sent_back", "cancelled") and one.unit_id == actor.organization_id
            for one in task.suggestion.assignments.all()
        )
    return _at_home(actor, task) and actor.is_any(*OFFICES, "GOV")


def gives_extension_note(actor, task):
    """代表工委（乡镇为人大主席），同意延期之后"""
    return policies.grants_extensions(actor, task) and any(one.state == "approved" for one in task.extensions.all())


def reads_to_deputy(actor, task):
    """本件代表，代表工委，常委会领导，常委会办公室，乡镇人大（身份保密的限代表工委和领导）"""
    return reads_notes(actor, task.suggestion)


def gives_redo_notice(actor, task):
    """代表工委（乡镇为人大主席），交办重新办理之后"""
    return task.redo_count > 0 and policies.commission_of(actor, task)


def gives_letters(actor, task):
    """审核答复的机关，承办单位负责人（补发、更正），答复之后"""
    if queries.last_reply(task) is None:
        return False
    return actor.is_system or policies.checks_replies(actor, task) or policies.is_unit_head(actor, task)


def reads_letters(actor, task):
    """本件代表、承办本单位、政府督查室和人大机关（乡镇人大秘书除外；身份保密的按本级规定）"""
    if signs(actor, task.suggestion) or _asked_the_same(actor, task.suggestion):
        return True
    if actor.is_any("UNIT", "UNITL"):
        return _own(actor, task) and knows(actor, task.suggestion)
    return _at_home(actor, task) and actor.is_any(*ANSWERED) and knows(actor, task.suggestion)


def _asked_the_same(actor, suggestion):
    """A deputy whose own suggestion was merged into this one is answered with it."""
    return (
        actor.is_any(*DEPUTIES)
        and suggestion.merged.filter(
            Q(lead__person=actor.person_id)
            | Q(cosigners__deputy__person=actor.person_id, cosigners__state="confirmed")
        ).exists()
    )


def gives_feedback_form(actor, task):
    """代表工委（乡镇为人大主席），答复之后"""
    return policies.commission_of(actor, task) and queries.last_reply(task) is not None


def reads_feedback_form(actor, task):
    """领衔代表、承办本单位、政府督查室、代表工委、常委会领导和办公室（乡镇为人大主席）"""
    if actor.is_any("UNIT", "UNITL"):
        return _own(actor, task) and knows(actor, task.suggestion)
    if actor.is_any(*DEPUTIES):
        return _leads(actor, task.suggestion)
    return _at_home(actor, task) and actor.is_any(*OFFICES, "GO", "GOV") and knows(actor, task.suggestion)


def urgings(task, levels, *, government=False):
    """The urgings of one unit at these levels, of the government's office or of the congress: each writes its own letters."""
    rows = [row for row in task.suggestion.urgings.all() if row.level in levels and row.assignment_id == task.pk]
    return [row for row in rows if row.by_government == government]


def gives_urging(actor, task):
    """代表工委、常委会领导和办公室、对口专委工委（乡镇为人大主席），登记催办之后"""
    return not actor.is_any("GOV") and policies.urges(actor, task) and bool(urgings(task, (1, 2)))


def gives_government_urging(actor, task):
    """政府督查室，登记催办之后"""
    own = actor.is_any("GOV") and policies.urges(actor, task) and task.unit.is_government
    return own and bool(urgings(task, (1, 2), government=True))


def gives_pressing(actor, task):
    """人大常委会，常委会领导签发督办通知之后"""
    return policies.is_presser(actor, task.suggestion) and bool(urgings(task, (3,)))


def gives_circular(actor, task):
    """人大常委会，常委会领导签发通报之后"""
    return policies.is_presser(actor, task.suggestion) and bool(urgings(task, (4,)))


def reads_own(actor, task):
    """本单位、政府督查室、代表工委、常委会领导和办公室、对口专委工委（乡镇为人大主席）"""
    return _own(actor, task) or (_at_home(actor, task) and actor.is_any(*OFFICES, "GO", "COM", "GOV"))


def reads_plan(actor, task):
    """代表工委、常委会领导和办公室、对口专委工委、政府督查室、本单位"""
    return policies.reads_plan(actor, task) and (_own(actor, task) or _at_home(actor, task))


# Notices to one unit, and papers of a whole term.


def gives_assignments(actor, unit):
    """代表工委（乡镇为人大主席）"""
    return actor.is_any("DAC", "TCH") and actor.congress_id == unit.congress_id


def reads_assignments(actor, unit):
    """本单位、代表工委、常委会领导、政府督查室（政府系统单位）"""
    if actor.is_any("UNIT", "UNITL"):
        return actor.organization_id == unit.pk
    return _at_home(actor, unit) and (actor.is_any(*OFFICES) or (actor.is_any("GOV") and unit.is_government))


def gives_registers(actor, term):
    """代表工委、常委会办公室（乡镇为人大主席）"""
    return actor.is_any("DAC", "GO", "TCH") and actor.congress_id == term.congress_id


def reads_registers(actor, term):
    """代表工委、常委会领导、办公室和组成人员（乡镇为人大主席）"""
    return _at_home(actor, term) and actor.is_any(*WHOLE)


def reads_scores(actor, term):
    """代表工委、常委会领导、办公室和组成人员（乡镇为人大主席），政府督查室"""
    return reads_registers(actor, term) or (_at_home(actor, term) and actor.is_any("GOV"))


# The same, as rows of the archive: objects the actor sees, whose papers are not all for him.


def _signed_by(actor, prefix=""):
    case = OuterRef(f"{prefix}pk" if not prefix else f"{prefix}_id")
    with_him = Cosigner.objects.filter(suggestion=case, deputy__person=actor.person_id, state="confirmed")
    path = f"{prefix}__" if prefix else ""
    return Q(**{f"{path}lead__person": actor.person_id}) | Exists(with_him)


def open_cases(actor, cases):
    return cases.filter(_signed_by(actor)) if actor.is_any(*DEPUTIES) else cases


def named_cases(actor, cases):
    return cases.filter(_signed_by(actor)) if actor.is_any(*DEPUTIES) else cases.filter(names_told(actor))


def led_cases(actor, cases):
    mine = Q(lead__person=actor.person_id) | Q(typed_by=actor.person_id)
    return cases.filter(mine) if actor.is_any(*DEPUTIES) else cases.filter(names_told(actor))


def open_tasks(actor, tasks):
    return tasks.filter(unit=actor.organization_id) if actor.is_any("UNIT", "UNITL") else tasks


def named_tasks(actor, tasks):
    if actor.is_any(*DEPUTIES):
        return tasks.filter(_signed_by(actor, "suggestion"))
    return open_tasks(actor, tasks).filter(names_told(actor, "suggestion__"))


def answered_tasks(actor, tasks):
    """As above; a deputy whose own suggestion was merged is answered by the units of a case he does not see."""
    if not actor.is_any(*DEPUTIES):
        return named_tasks(actor, tasks)
    mine = Suggestion.objects.filter(_signed_by(actor)).order_by()
    merged = mine.filter(merged_into__secret_identity=False).values("merged_into")
    return Assignment.objects.filter(Q(suggestion__in=mine.values("pk")) | Q(suggestion__in=merged))


def led_tasks(actor, tasks):
    if actor.is_any(*DEPUTIES):
        return tasks.filter(suggestion__lead__person=actor.person_id)
    return open_tasks(actor, tasks).filter(names_told(actor, "suggestion__"))


def own_bodies(actor, bodies):
    if actor.is_any("UNIT", "UNITL"):
        return bodies.filter(pk=actor.organization_id)
    bodies = bodies.filter(congress=actor.congress_id)
    return bodies.filter(kind__in=Organization.GOVERNMENT_SIDE) if actor.is_any("GOV") else bodies


def own_terms(actor, terms):
    return terms.filter(congress=actor.congress_id)
