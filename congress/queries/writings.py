"""Reading the register of writings: what is listed, which rules bind on a day, the versions of one text."""

from congress.frame import clock

from ..models import Meeting, Membership, Person, Writing
from .attachments import holding

Kind = Writing.Kind
FOUND_BY = "congress.writing"  # its kind of entry in the search


def with_case(actor):
    """The writings this person sees, with what their names and pages ask for."""
    return Writing.objects.visible_to(actor).select_related(
        "congress__area", "body", "person", "adopted_at__term", "replaces", "repealed_by"
    )


def listed(actor, *, q="", kind="", state="", year=None, on=None, congress=None):
    """The register, the newest first; with ``on`` only the rules in force on that day."""
    rows = with_case(actor)
    if q:
        rows = rows.filter(holding(q, actor=actor, model=Writing, kind=FOUND_BY, columns=("title", "text")))
    if on:
        rows = rows.in_force_on(on)
    asked = {"kind": kind, "state": state, "year": year, "congress": congress}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-year", "kind", "-pk")


def years(actor):
    """The years of which there are writings, the latest first."""
    return list(Writing.objects.visible_to(actor).order_by("-year").values_list("year", flat=True).distinct())


def successor(writing):
    """The version that replaces this one, or None."""
    return Writing.objects.filter(replaces=writing).first()


def versions(writing, actor):
    """All versions of a text that this person sees, the first one first."""
    first = writing
    while first.replaces_id:
        first = first.replaces
    chain, following = [first.pk], successor(first)
    while following:
        chain.append(following.pk)
        following = successor(following)
    return list(with_case(actor).filter(pk__in=chain).order_by("version"))


def authors(congress_id):
    """Whoever held a post in this congress: who may report or write. No actor: for its keepers' form."""
    posts = Membership.objects.filter(congress=congress_id)
    return Person.objects.filter(pk__in=posts.values("person")).order_by("name_pinyin", "pk")


def adopting_meetings(writing):
    """The meetings of its congress that were held and may have adopted it, the latest first."""
    held = Meeting.objects.held().filter(term__congress=writing.congress_id, opens_on__lte=clock.today())
    return held.select_related("term").order_by("-opens_on", "-pk")


def repealing(writing):
    """The rules of its congress that may say it is repealed."""
    rows = Writing.objects.filter(congress=writing.congress_id, kind=Kind.RULE, state=Writing.State.ADOPTED)
    return rows.exclude(pk=writing.pk).order_by("title", "pk")


def is_named(writing):
    """Whether another writing still rests on this one: a new version, or a repeal by it."""
    return Writing.objects.filter(replaces=writing).exists() or writing.repeals.exists()
