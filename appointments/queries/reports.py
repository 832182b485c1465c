"""Reading the yearly reports of those who were appointed, and all that is known of one of them."""

from datetime import date

from django.db.models import Count, F, Q

from congress.frame import clock
from congress.models import Membership, Person
from congress.queries.institution import by_name

from ..models import DutyReport, Swearing
from .cases import items


def reports(actor):
    rows = DutyReport.objects.visible_to(actor)
    return rows.select_related(
        "membership__person", "membership__organization", "office__post__organization", "congress"
    )


def listed(actor, *, q="", year=None, state=""):
    """The latest year first; ``state`` is one of the machine's, or "owed"."""
    rows = reports(actor)
    if q and q.strip():
        word = q.strip()
        rows = rows.filter(
            by_name(word, "membership__person__")
            | Q(office__post__title__contains=word)
            | Q(membership__organization__name__contains=word)
        )
    rows = rows.filter(state__in=DutyReport.OWED) if state == "owed" else rows.filter(state=state) if state else rows
    rows = rows.filter(year=year) if year else rows
    return rows.order_by("-year", "membership__organization__order", "pk")


def years(actor):
    return list(DutyReport.objects.visible_to(actor).order_by("-year").values_list("year", flat=True).distinct())


def owed(actor):
    """Reports that this person has to hand in or to press for, the earliest day first."""
    return reports(actor).filter(state__in=DutyReport.OWED).order_by("due_on", "pk")


def to_read(actor):
    return reports(actor).filter(state=DutyReport.State.HANDED_IN).order_by("handed_on", "pk")


def reporting(year):
    """Who reports on a year: holders of posts that ask for it who came before it ended and are still there. No actor: for
    the clock."""
    rows = Membership.objects.in_office().filter(since__lte=date(year, 12, 31), post__office__abolished_on=None)
    rows = rows.filter(post__office__year_report=True).exclude(year_reports__year=year)
    return rows.select_related("post__office", "congress", "person")


def left():
    """Reports nobody will write: he has left the post. No actor: for the clock."""
    rows = DutyReport.objects.filter(state__in=DutyReport.OWED, membership__until__lt=clock.today())
    return rows.select_related("membership__person", "office__post__organization", "congress")


def counted(congress_id, year):
    """(owed, handed in, on time) of a year. No actor: figures count all."""
    rows = DutyReport.objects.filter(congress=congress_id, year=year).exclude(state=DutyReport.State.WAIVED)
    handed = Q(handed_on__isnull=False)
    in_time = Q(handed_on__lte=F("due_on"))  # as its clock was opened, by the rule of that day
    found = rows.aggregate(all=Count("pk"), handed=Count("pk", filter=handed), in_time=Count("pk", filter=in_time))
    return found["all"], found["handed"], found["in_time"]


# One official.


def officials(actor):
    """Who holds or has held a post of the register."""
    return Person.objects.visible_to(actor).filter(memberships__post__office__isnull=False).distinct()


def seats_of(person):
    """The posts of the register that somebody holds or has held, the latest first. No actor: posts are public."""
    rows = person.memberships.filter(post__office__isnull=False).select_related("post__office", "organization", "term")
    return list(rows.order_by("-since", "-pk"))


def items_about(actor, person):
    """What was decided of him, as far as this person may know it."""
    return items(actor).filter(person=person).order_by("-announced_on", "-pk")


def oaths_of(actor, person):
    rows = Swearing.objects.visible_to(actor).filter(person=person)
    return rows.select_related("office__post__organization", "ceremony").order_by("-since")


def reports_of(actor, person):
    return reports(actor).filter(membership__person=person).order_by("-year")
