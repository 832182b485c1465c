"""What hangs on a deputy's seat, and what stands against changing it."""

from django.db.models import Q

from congress.frame import clock
from congress.models import Membership, Organization

Kind = Organization.Kind
# Posts that only a deputy of the same congress may hold: who loses the seat loses them (选举法第五十四、五十六条).
HANGS_ON_SEAT = (
    Kind.STANDING_COMMITTEE,
    Kind.COUNCIL_OF_CHAIRPERSONS,
    Kind.SPECIAL_COMMITTEE,
    Kind.CREDENTIALS_COMMITTEE,
    Kind.PRESIDIUM,
)


def linked_posts(deputy):
    """The posts that end with the seat: in the standing committee, special committees or presidium of the same congress, at
    the head of a delegation, as a township's chair."""
    if deputy.is_upper:
        return Membership.objects.none()
    bound = Q(organization__kind__in=HANGS_ON_SEAT, post__by_term=True) | Q(role__in=("DHEAD", "TCH", "SCM"))
    rows = Membership.objects.in_office().filter(bound, person=deputy.person_id, congress=deputy.congress_id)
    return rows.exclude(pk=deputy.membership_id).select_related("post__organization", "person", "organization")


def not_begun(deputy):
    """The seat begins on a later day."""
    return deputy.membership.since > clock.today()


def has_left(deputy):
    """The seat ended with its term."""
    until = deputy.membership.until
    return until is not None and until < clock.today()
