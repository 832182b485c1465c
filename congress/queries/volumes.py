"""Reading printed volumes: the list, what is chosen, the day of the last collection of rules."""

from django.db.models import Count, Max, Q

from congress.frame.address import address

from ..models import Document, Meeting, Organization, Volume

PAPER = "congress.volume"  # its paper on the shelf of documents
RULES = ("congress.rules", "congress.rules_supplement")


def with_case(actor):
    return Volume.objects.visible_to(actor).select_related("congress__area", "session__term")


def listed(actor):
    """The volumes this person sees, the newest first, each with how many works are in it."""
    chosen = Count("items", filter=Q(items__left_out=False))
    return with_case(actor).annotate(chosen=chosen).order_by("-pk")


def items_of(volume):
    return list(volume.items.order_by("order", "pk"))


def items_told(volume):
    """The works as those read of them who do not compile the volume: what goes in and may still go in today."""
    allowed = {row for row, _ in volume.of_kind.collect(volume)}
    return [item for item in items_of(volume) if not item.left_out and item.row in allowed]


def chosen(volume):
    """The keys of the works that go in, in their order."""
    return list(volume.items.filter(left_out=False).order_by("order", "pk").values_list("row", flat=True))


def sessions_of(congress_id):
    """The sessions of a congress that have opened or are planned, the latest first."""
    rows = Meeting.objects.filter(kind=Meeting.Kind.SESSION, term__congress=congress_id)
    return rows.exclude(state=Meeting.State.CANCELLED).select_related("term").order_by("-opens_on")


def last_collected(congress_id, before=None):
    """Up to which day the rules of a congress have been printed, or None."""
    rows = Volume.objects.filter(congress=congress_id, kind__in=RULES, compiled_on__isnull=False)
    return (rows.filter(day__lt=before) if before else rows).aggregate(last=Max("day"))["last"]


def current_paper(volume):
    """The book as it was last issued, or None."""
    return Document.objects.current().filter(kind=PAPER, target=address(volume)).order_by("-pk").first()


def publisher(volume):
    """Who publishes it: the standing committee, in a township the presidium."""
    bodies = Organization.objects.filter(congress=volume.congress_id, until=None)
    return bodies.filter(kind__in=(Organization.Kind.STANDING_COMMITTEE, Organization.Kind.PRESIDIUM)).first()
