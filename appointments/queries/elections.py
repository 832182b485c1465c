"""Elections of the congress whose result is announced and not yet in the register of who holds what."""

from congress.frame.vote_results import Fate
from congress.models import Ballot, Person
from congress.queries.ballots import result_of

from ..models import Office
from ..models.law import CATEGORIES

KINDS = ("congress.session_head", "congress.session_vices", "congress.session_members")


def waiting(actor):
    """Announced elections of the own congress that are not entered yet, the latest first."""
    rows = Ballot.objects.visible_to(actor).filter(
        kind__in=KINDS, state=Ballot.State.ANNOUNCED, congress=actor.congress_id
    )
    return rows.filter(elected=None, meeting__isnull=False).select_related("meeting__term").order_by("-pk")


def winners(ballot):
    """The lines of those who were elected."""
    found = result_of(ballot)
    return [line for line in found.lines if line.fate == Fate.PASSED] if found else []


def offices_for(congress_id):
    """Posts that the congress elects somebody for. No actor: posts are public."""
    elected = [category.key for category in CATEGORIES.values() if category.elected]
    rows = Office.objects.standing().filter(congress=congress_id, category__in=elected, acting_for=None)
    return rows.select_related("post__organization").order_by("post__organization__order", "post__order", "pk")


def named(congress_id, name):
    """The one person of the register who bears a name; None where there is none or several. No actor: for forms."""
    found = list(Person.objects.filter(county=congress_id, name=name, merged_into=None)[:2])
    return found[0] if len(found) == 1 else None
