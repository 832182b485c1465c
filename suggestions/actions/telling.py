"""Who is told what of a suggestion. Subjects begin with the deed that is asked for."""

from congress.actions import notices
from congress.models import Membership

from .. import policies


def unit_people(unit_id, *roles):
    return Membership.objects.in_office().filter(organization=unit_id).with_role(*(roles or ("UNIT", "UNITL")))


def commission_people(suggestion):
    return Membership.objects.in_office().filter(congress=suggestion.congress_id).with_role("DAC", "TCH")


def government_people(suggestion):
    return Membership.objects.in_office().filter(congress=suggestion.congress_id).with_role("GOV")


def checkers_of(task):
    """Who looks at a unit's answers and its requests to send back: the government's office, else the commission."""
    return (government_people if policies.passes_government(task) else commission_people)(task.suggestion)


def deputies_of(suggestion, *, cosigners=True):
    """The lead deputy, and those who signed with him, in the seats they hold today, perhaps those of a later term."""
    if notices.is_silent():
        return Membership.objects.none()
    people = [suggestion.lead.person_id]
    if cosigners:
        people += suggestion.cosigners.filter(state="confirmed").values_list("deputy__person", flat=True)
    seats = Membership.objects.in_office().with_role("DEP", "TDEP")
    return seats.filter(congress=suggestion.congress_id, person__in=people)


def cosigners_of(suggestion):
    """The deputies who signed or were asked to, without the lead deputy."""
    asked = suggestion.cosigners.filter(state__in=["invited", "confirmed"])
    seats = Membership.objects.in_office().with_role("DEP", "TDEP").filter(congress=suggestion.congress_id)
    return seats.filter(person__in=asked.values_list("deputy__person", flat=True))


def name(suggestion):
    return (
        f"{suggestion.number_text}《{suggestion.subject}》" if suggestion.number_text else f"《{suggestion.subject}》"
    )


def tell(people, verb, suggestion, text="", *, urgent=False):
    """An inbox message: 请签收：第37号《关于…的建议》."""
    people = [] if notices.is_silent() else list(people.select_related("person"))
    if people:
        notices.tell(people, subject=f"{verb}：{name(suggestion)}", text=text, obj=suggestion, urgent=urgent)
