"""Reading the register of posts: who holds them, which places are empty, whose time ends (F74, F75)."""

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery

from congress.frame import clock
from congress.models import Membership, Organization, Post
from congress.queries.institution import by_name

from ..models import Item, Office
from ..models.law import CATEGORIES

SOON = timedelta(days=90)


def offices(actor):
    rows = Office.objects.visible_to(actor)
    return rows.select_related("congress", "post__organization", "acting_for__post__organization")


def _held(day):
    """How many hold a post on a day, as a column."""
    rows = Membership.objects.on(day).filter(post=OuterRef("post")).order_by().values("post")
    return Subquery(rows.annotate(many=Count("pk")).values("many"))


def listed(actor, *, q="", category="", kind="", gap=""):
    """The register in the order of the bodies, each post with its holders of today: two statements. ``gap`` is vacant or
    ending."""
    today = clock.today()
    rows = offices(actor).filter(congress=actor.county_id).standing().annotate(held=_held(today))
    if q and q.strip():
        word = q.strip()
        named = Membership.objects.on(today).filter(by_name(word, "person__"), post=OuterRef("post"))
        rows = rows.filter(
            Q(post__title__contains=word) | Q(post__organization__name__contains=word) | Q(Exists(named))
        )
    asked = {"category": category, "post__organization__kind": kind}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if gap == "vacant":
        rows = rows.filter(acting_for=None).filter(Q(held=None) | Q(held__lt=F("places")))
    if gap == "ending":
        rows = rows.filter(Exists(ending_rows(today).filter(post=OuterRef("post"))))
    now = Membership.objects.on(today).select_related("person", "term").order_by("since", "pk")
    return rows.prefetch_related(Prefetch("post__memberships", queryset=now, to_attr="holders")).order_by(
        "post__organization__order", "post__organization__name", "post__order", "pk"
    )


def ending_rows(day):
    """Memberships of posts in the register that end within ninety days: by their own last day, or with their term."""
    soon = Q(until__range=(day, day + SOON)) | Q(until=None, term__ends_on__range=(day, day + SOON))
    return Membership.objects.on(day).filter(soon, post__office__isnull=False)


def ending(actor):
    """Whose time ends within ninety days, the first first."""
    rows = ending_rows(clock.today()).filter(
        post__office__in=Office.objects.visible_to(actor), congress=actor.county_id
    )
    return rows.select_related("person", "post__organization", "post__office", "term").order_by(
        "until", "term__ends_on", "pk"
    )


def vacancies(actor):
    """Posts that fewer hold than there are places."""
    return listed(actor, gap="vacant")


def history(office):
    """All who held a post, the latest first, with the items by which they came and went. No actor: posts are public, and
    so is every item that has taken effect."""
    gone = Item.objects.filter(state=Item.State.PASSED, effective_on__isnull=False).select_related(
        "case__meeting__term"
    )
    rows = office.post.memberships.select_related("person", "term", "appointed_by__case__meeting__term")
    return rows.prefetch_related(Prefetch("appointment_endings", queryset=gone, to_attr="left_by")).order_by(
        "-since", "-pk"
    )


def holders(post, day=None):
    return Membership.objects.on(day or clock.today()).filter(post=post).select_related("person")


def bodies_for(congress_id, category=""):
    """The bodies that have posts of a category. No actor: bodies are public."""
    rows = Organization.objects.on(clock.today()).filter(congress=congress_id)
    kinds = (
        CATEGORIES[category].bodies
        if category in CATEGORIES
        else {kind for one in CATEGORIES.values() for kind in one.bodies}
    )
    return rows.filter(kind__in=kinds).order_by("order", "name")


def post_named(organization, title):
    return Post.objects.filter(organization=organization, title=title).first()


def appointable(congress_id):
    """Posts that may be named in an item. No actor: posts are public."""
    rows = Office.objects.standing().filter(congress=congress_id)
    return rows.select_related("post__organization").order_by("post__organization__order", "post__order", "pk")


def seats_held(congress_id):
    """Memberships of posts in the register that somebody may leave. No actor: who holds a post is public."""
    rows = Membership.objects.in_office().filter(congress=congress_id, post__office__isnull=False)
    return rows.select_related("person", "post__organization", "post__office").order_by(
        "organization__order", "post__order", "person__name_pinyin", "pk"
    )


def open_items(office):
    """Items about a post that are not decided. No actor: guards ask."""
    return Item.objects.open().filter(office=office)
