"""Reading the register of resolutions and decisions: what was adopted, what is carried out, what is overdue."""

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q

from congress.frame import clock, kinds
from congress.frame.vote_results import Fate
from congress.frame.votes import Form

from ..models import Ballot, BallotOption, ExecutionReport, Meeting, Organization, Resolution, Sitting
from . import ballots, sittings
from .attachments import holding

FOUND_BY = "congress.resolution"
LATELY = 40  # votes
State = Resolution.State
OWED = Q(reports__handed_in_on=None, state=State.EXECUTING)


def with_case(actor):
    """Those this person sees, with what their names and pages ask for."""
    return Resolution.objects.visible_to(actor).select_related(
        "congress__area", "term", "meeting__term", "item", "organ", "vote__ballot"
    )


def listed(actor, *, q="", kind="", state="", year=None, organ=None, congress=None, overdue=False,
           since=None, until=None):  # fmt: skip
    """The register, the newest first, each with its next report (``next_on``) and its indicators."""
    rows = with_case(actor)
    if q:
        rows = rows.filter(holding(q, actor=actor, model=Resolution, kind=FOUND_BY, columns=("title", "text")))
    asked = {"kind": kind, "state": state, "adopted_on__year": year, "organ": organ, "congress": congress,
             "adopted_on__gte": since, "adopted_on__lte": until}  # fmt: skip
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    rows = rows.annotate(next_on=Min("reports__due_on", filter=OWED), measured=Count("indicators", distinct=True))
    if overdue:
        rows = rows.filter(next_on__lt=clock.today())
    return rows.order_by("-adopted_on", "-pk")


def years(actor):
    days = Resolution.objects.visible_to(actor).adopted().order_by().dates("adopted_on", "year", order="DESC")
    return [day.year for day in days]


def organs(actor):
    """The bodies that carry out what this person sees."""
    seen = Resolution.objects.visible_to(actor).order_by().values("organ")
    return Organization.objects.filter(pk__in=seen).order_by("order", "name")


def next_number(term):
    """What the next resolution of a term is numbered. No actor: numbers are public."""
    return (Resolution.objects.filter(term=term).aggregate(last=Max("number"))["last"] or 0) + 1


def adopting_meetings(resolution):
    """The meetings of its congress that may have adopted it, the latest first: entered as held, or with a roll that was
    settled or a vote that was announced – neither is without a quorum. No actor: for its keepers' form."""
    rows = Meeting.objects.filter(term__congress=resolution.congress_id, opens_on__lte=clock.today())
    here = {"meeting": OuterRef("pk")}
    rolled = Sitting.objects.filter(**here, state=Sitting.State.CLOSED, kind__in=Sitting.WITH_QUORUM)
    voted = Ballot.objects.filter(**here, state=Ballot.State.ANNOUNCED)
    sat = Q(state=Meeting.State.HELD) | Q(Exists(rolled)) | Q(Exists(voted))
    rows = rows.filter(sat).exclude(state=Meeting.State.CANCELLED)
    return rows.select_related("term").order_by("-opens_on", "-pk")


def line_of(option):
    """What the announced ballot found of one of its lines, or None. No actor: the register of resolutions asks."""
    result = ballots.result_of(option.ballot)
    return next((line for line in result.lines if line.key == str(option.pk)), None) if result else None


def deciding_kinds():
    """The votes that may adopt a resolution: on things, for or against."""
    return [kind.key for kind in kinds.ballots if kind.rule.form == Form.DECIDE and not kind.of_persons]


def passing_votes(congress_id, *, ballot=None):
    """The lines of announced votes that passed and have not become a resolution yet, the latest first. No actor: for the
    keepers of the register."""
    rows = BallotOption.objects.filter(ballot__congress=congress_id, ballot__state=Ballot.State.ANNOUNCED,
                                       ballot__kind__in=deciding_kinds(), resolution=None)  # fmt: skip
    if ballot is not None:
        rows = rows.filter(ballot=ballot)
    rows = rows.exclude(ballot__meeting=None).select_related("ballot__meeting__term").order_by("-ballot", "order")
    return [row for row in rows[:LATELY] if (line := line_of(row)) and line.fate == Fate.PASSED]


def of_ballot(ballot, actor):
    """What the announced ballot has adopted, as far as this person sees it."""
    return list(with_case(actor).filter(vote__ballot=ballot).order_by("number"))


def fitting_vote(resolution, votes):
    """The one of these lines that stands for the resolution by its title, or None."""
    wanted = _bare(resolution.title)
    return next((row for row in votes if wanted in (_bare(row.title), _bare(row.ballot.title))), None)


def title_voted(actor, pk):
    """The title that the line of a vote gives a resolution to be drafted; "" without one."""
    votes = passing_votes(actor.congress_id) if pk else ()
    return next((_bare(row.title) for row in votes if str(row.pk) == pk), "")


def _bare(title):
    return title.replace("（草案）", "").replace("《", "").replace("》", "").strip()


def members_of(meeting, day):
    """How many make up the body that met, on a day. No actor: who makes up a body is public."""
    return sittings.seats_on(meeting, day).order_by().values("person").distinct().count()


def executing_bodies(resolution):
    """Who may be charged with it: the government, its units, courts. No actor: names of bodies are public."""
    kinds = (Organization.Kind.GOVERNMENT, *Organization.HANDLING)
    county = resolution.congress.county_id
    rows = Organization.objects.filter(kind__in=kinds, congress__in=(resolution.congress_id, county), until=None)
    return rows.order_by("congress", "order", "name")


def indicators_of(resolution):
    return list(resolution.indicators.order_by("order"))


def reports_of(resolution):
    return list(resolution.reports.order_by("due_on", "pk"))


def report_of(actor, pk):
    rows = ExecutionReport.objects.visible_to(actor)
    return rows.select_related("resolution__congress", "resolution__organ").filter(pk=pk).first()


def owed_by(actor):
    """Reports that this person's body still owes, or whose resolutions his office follows once they are late."""
    rows = ExecutionReport.objects.visible_to(actor).filter(handed_in_on=None, resolution__state=State.EXECUTING)
    if actor.is_any("GOV", "UNIT", "UNITL"):
        rows = rows.filter(resolution__organ=actor.organization_id)
    else:
        rows = rows.filter(resolution__congress=actor.congress_id, due_on__lt=clock.today())
    return rows.select_related("resolution__organ").order_by("due_on", "pk")


def of_meeting(meeting, actor):
    """What a meeting adopted, as far as this person sees it."""
    return with_case(actor).filter(meeting=meeting).order_by("number", "pk")


def public_list():
    """What anybody may read, the newest first. No actor: published."""
    rows = Resolution.objects.public().select_related("congress__area", "term", "meeting__term")
    return rows.order_by("-published_on", "-pk")


def adopted_in(congress_ids, since, until):
    """What congresses adopted in a time. No actor: counted for figures and chapters."""
    return Resolution.objects.adopted().filter(congress__in=congress_ids, adopted_on__range=(since, until))


def carried_out_in(congress_id, since, until):
    """What was being carried out in a time: adopted by its end, given to a body, not closed before its beginning. No actor:
    counted for chapters."""
    rows = Resolution.objects.adopted().filter(congress=congress_id, adopted_on__lte=until, organ__isnull=False)
    return rows.filter(Q(closed_on=None) | Q(closed_on__gte=since))


def adopted_by(congress_ids, since, until):
    """{congress: how many it adopted in a time}."""
    rows = adopted_in(congress_ids, since, until).order_by()
    return dict(rows.values_list("congress").annotate(n=Count("pk")))


def late_reports_by(congress_ids, since, until):
    """{congress: how many reports on carrying out, due in a time, were not handed in by their day}."""
    rows = ExecutionReport.objects.filter(resolution__congress__in=congress_ids, due_on__range=(since, until))
    rows = rows.filter(due_on__lt=clock.today()).exclude(handed_in_on__lte=F("due_on")).order_by()
    return dict(rows.values_list("resolution__congress").annotate(n=Count("pk")))
