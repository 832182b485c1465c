"""Reading oaths: who must swear and has not, the ceremonies, what stands in the way of one."""

from django.db.models import Count, F, Q

from congress.frame import clock
from congress.models import Meeting, Membership
from congress.queries.institution import by_name

from ..models import Ceremony, Swearing
from ..models.law import Oath


def oaths(actor):
    rows = Swearing.objects.visible_to(actor)
    return rows.select_related(
        "office__post__organization", "congress", "person", "ceremony", "membership", "item__case"
    )


def listed(actor, *, q="", state="", organiser="", year=None):
    """The latest first; ``state`` is one of the machine's, or "owed"."""
    rows = oaths(actor)
    if q and q.strip():
        word = q.strip()
        rows = rows.filter(
            by_name(word, "person__", copy="name")
            | Q(office__post__title__contains=word)
            | Q(office__post__organization__name__contains=word)
        )
    rows = rows.owed() if state == "owed" else rows.filter(state=state) if state else rows
    asked = {"organiser": organiser, "since__year": year}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-since", "pk")


def owed(actor):
    """Who must swear and has not: the longest waiting first."""
    return oaths(actor).owed().order_by(F("due_on").asc(nulls_last=True), "since", "pk")


def unarranged(actor):
    """Who is in no ceremony yet."""
    return owed(actor).filter(state__in=Swearing.FREE)


def days_since(oath):
    """How long somebody has held the post without having sworn."""
    return (clock.today() - oath.since).days


def years(actor):
    return sorted({day.year for day in Swearing.objects.visible_to(actor).dates("since", "year")}, reverse=True)


def sworn_this_term(oath):
    """Whether this person has sworn since the term began. No actor: the guard of a move asks."""
    term = oath.membership.term if oath.membership_id else None
    since = term.starts_on if term else oath.since.replace(month=1, day=1)
    return (
        Swearing.objects.filter(person=oath.person_id, state="sworn", sworn_on__gte=since).exclude(pk=oath.pk).exists()
    )


def ceremonies(actor):
    return Ceremony.objects.visible_to(actor).select_related("congress__area", "meeting__term__congress")


def ceremonies_listed(actor, *, year=None, state=""):
    rows = ceremonies(actor).annotate(
        takers=Count("oaths"), sworn=Count("oaths", filter=Q(oaths__state=Swearing.State.SWORN))
    )
    asked = {"on__year": year, "state": state}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-on", "-pk")


def ceremony_years(actor):
    return [day.year for day in Ceremony.objects.visible_to(actor).order_by().dates("on", "year", "DESC")]


def takers(ceremony):
    """Who swears in a ceremony, in their order. No actor: who sees the ceremony sees them."""
    rows = ceremony.oaths.select_related("office__post__organization", "person", "congress")
    return list(rows.order_by("place", "pk"))


def not_ready(ceremony):
    """What a ceremony still lacks, in words. No actor: the guard of a move asks."""
    rows = takers(ceremony)
    if not rows:
        return "还没有排定宣誓人。"
    if ceremony.leader and ceremony.leader not in {one.name for one in rows}:
        return f"领誓人{ceremony.leader}不在宣誓人名单里。"
    if ceremony.on > clock.today():
        return f"仪式安排在{ceremony.on.month}月{ceremony.on.day}日，还没有举行。"
    return ""


def may_join(ceremony):
    """Who can be put into a ceremony: of the same organiser, in office by its day. No actor: for the form of a deed."""
    free = Q(state__in=Swearing.FREE) & Q(organiser=ceremony.organiser)
    here = Q(ceremony=ceremony.pk, state=Swearing.State.SCHEDULED) if ceremony.pk else Q(pk=None)
    rows = Swearing.objects.filter(free | here, congress=ceremony.congress_id, since__lte=ceremony.on)
    return rows.select_related("office__post__organization", "congress").order_by("since", "pk")


def meetings_for(congress_id):
    """Meetings in which an oath can be sworn. No actor: meetings are public."""
    rows = Meeting.objects.filter(term__congress=congress_id, kind__in=("session", "standing_committee"))
    return rows.exclude(state="cancelled").select_related("term__congress").order_by("-opens_on")


def unsworn(since):
    """Holders of posts that ask for an oath, in office since that day or later, of whom no oath is on record. No actor: for
    the clock."""
    rows = Membership.objects.in_office().filter(since__gte=since, oath=None, post__office__acting_for=None)
    rows = rows.filter(post__office__isnull=False, post__office__abolished_on=None)
    return rows.exclude(post__office__oath=Oath.NONE).select_related("post__office", "person", "congress")


def left():
    """Oaths that nobody can swear any more: he has left the post. No actor: for the clock."""
    rows = Swearing.objects.owed().filter(membership__until__lt=clock.today())
    return rows.select_related("office__post__organization", "congress")


def sworn_between(congress_id, since, until):
    """How many oaths were sworn. No actor: figures count all."""
    return Swearing.objects.filter(congress=congress_id, sworn_on__range=(since, until)).count()


def rate(congress_id, since, until):
    """(sworn, owed) of those who took a post from ``since`` to ``until`` (domain §6). No actor: figures count all."""
    rows = Swearing.objects.filter(congress=congress_id, since__range=(since, until)).exclude(
        state__in=("exempt", "lapsed")
    )
    found = rows.aggregate(all=Count("pk"), sworn=Count("pk", filter=Q(sworn_on__lte=until)))
    return found["sworn"], found["all"]
