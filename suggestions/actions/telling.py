"""Who is told what of a suggestion. Subjects begin with the deed that is asked for."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Q

from congress.actions import notices
from congress.models import Membership
from deputies.models import Deputy

from .. import policies
from ..models import Cosigner, Suggestion

_known: ContextVar[dict | None] = ContextVar("people_who_are_told", default=None)


@contextmanager
def remembered(suggestions):
    """Look up only once who works for a unit, and at once whose these suggestions are: for one deed with many cases."""
    token = _known.set({} if notices.is_silent() else _deputies(suggestions))
    try:
        yield
    finally:
        _known.reset(token)


def _deputies(suggestions):
    """{suggestion: the seats of those who signed it}: two statements."""
    people = {one.pk: {one.lead.person_id} for one in suggestions}
    signed = Cosigner.objects.filter(suggestion__in=people, state="confirmed")
    for pk, person in signed.values_list("suggestion", "deputy__person"):
        people[pk].add(person)
    seats = Membership.objects.in_office().with_role("DEP", "TDEP").filter(person__in=set().union(*people.values()))
    seats = list(seats.select_related("person"))
    return {
        one: [seat for seat in seats if seat.person_id in people[one.pk] and seat.congress_id == one.congress_id]
        for one in suggestions
    }


def unit_people(unit_id, *roles):
    """Who works for a unit in these roles, both unless said."""
    roles = roles or ("UNIT", "UNITL")
    people = Membership.objects.in_office().filter(organization=unit_id).with_role(*roles)
    if (known := _known.get()) is None:
        return people
    if (unit_id, roles) not in known:
        known[unit_id, roles] = list(people.select_related("person"))
    return known[unit_id, roles]


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
    if cosigners and suggestion in (_known.get() or ()):
        return _known.get()[suggestion]
    people = [suggestion.lead.person_id]
    if cosigners:
        people += suggestion.cosigners.filter(state="confirmed").values_list("deputy__person", flat=True)
    seats = Membership.objects.in_office().with_role("DEP", "TDEP")
    return seats.filter(congress=suggestion.congress_id, person__in=people)


def reached_of(suggestion):
    """Deputies – keys of the seats they signed in – who can be told of an answer today: those who signed this case or one
    merged into it, and sit in its congress still."""
    cases = Q(pk=suggestion.pk) | Q(merged_into=suggestion.pk)
    signed = Cosigner.objects.filter(suggestion__in=Suggestion.objects.filter(cases), state="confirmed")
    led = Suggestion.objects.filter(cases)
    seats = Membership.objects.in_office().with_role("DEP", "TDEP").filter(congress=suggestion.congress_id)
    rows = Deputy.objects.filter(Q(pk__in=led.values("lead")) | Q(pk__in=signed.values("deputy")))
    return rows.filter(person__in=seats.values("person")).order_by("pk").values_list("pk", flat=True)


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
    if notices.is_silent():
        return
    if people := people if isinstance(people, list) else list(people.select_related("person")):
        notices.tell(people, subject=f"{verb}：{name(suggestion)}", text=text, obj=suggestion, urgent=urgent)
