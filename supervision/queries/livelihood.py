"""Reading livelihood projects: rounds and their candidates, what the money allows, what is under way and in which colour."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from congress.frame import clock, kinds
from congress.frame.address import address, find
from congress.frame.numbers import plain
from congress.models import Ballot, Congress, Link, Meeting, Organization, Resolution
from congress.queries.attachments import attachments_of, file_row
from deputies.models import Deputy

from ..models import (
    LivelihoodAdjustment,
    LivelihoodIdea,
    LivelihoodMonth,
    LivelihoodProject,
    LivelihoodReport,
    LivelihoodRound,
    LivelihoodVisit,
)
from ..models.topic import UNITS
from . import progress
from .project_words import saying
from .topics import reporting_units

State, Stage = LivelihoodProject.State, LivelihoodRound.State
VOTE = "supervision.projects"
RATINGS = {
    Meeting.Kind.SESSION: "supervision.projects_rated",
    Meeting.Kind.STANDING_COMMITTEE: "supervision.projects_rated_sc",
}
UNDER_WAY = (Ballot.State.DRAFT, Ballot.State.OPEN, Ballot.State.CLOSED, Ballot.State.COUNTED)
PUBLIC = (Stage.IMPLEMENTING, Stage.RATING, Stage.CLOSED)


# Rounds.


def rounds(actor):
    return LivelihoodRound.objects.visible_to(actor).select_related("congress__area", "congress__parent")


def listed_rounds(actor, *, congress=None, year=None):
    """The rounds this person sees, each with its projects counted: one statement."""
    asked = {"congress": congress, "year": year}
    rows = rounds(actor).filter(**{name: value for name, value in asked.items() if value})
    adopted = Q(projects__state__in=LivelihoodProject.ADOPTED)
    return rows.annotate(
        chosen=Count("projects", filter=adopted), done=Count("projects", filter=Q(projects__state=State.ACCEPTED))
    ).order_by("-year", "congress__level", "congress__area__code", "-batch")


def years(actor):
    return list(LivelihoodRound.objects.visible_to(actor).order_by("-year").values_list("year", flat=True).distinct())


def congresses(actor):
    """The congresses that have rounds this person sees."""
    rows = Congress.objects.filter(pk__in=LivelihoodRound.objects.visible_to(actor).values("congress"))
    return rows.select_related("area").order_by("level", "area__code")


def stages_of(found):
    """The five stages as the page draws them."""
    states = [state for _, state in LivelihoodRound.STAGES]
    at = {Stage.DRAFT: -1, Stage.CLOSED: len(states)}.get(found.state)
    at = states.index(found.state) if at is None else at
    days = {"征集": found.opens_on if at >= 0 else None, "审议票决": found.voted_on, "评估测评": found.rated_on}
    return [
        {"label": label, "stage": "done" if place < at else "now" if place == at else "next", "on": days.get(label)}
        for place, (label, _) in enumerate(LivelihoodRound.STAGES)
    ]


def open_rounds(actor):
    """Rounds one may put ideas to today: one's own congress's, and for county and townships the other's too."""
    return rounds(actor).filter(state=Stage.COLLECTING).order_by("congress__level", "congress__area__code")


# Candidates and their money.


def candidates(found):
    """What stands for the vote."""
    return found.projects.filter(state=State.CANDIDATE).order_by("order", "pk")


def next_order(found):
    return (found.projects.order_by("-order").values_list("order", flat=True).first() or 0) + 1


def law_of(found):
    """The rule a round is voted on under, with its seats."""
    return replace(kinds.ballots[VOTE].law_in(found.congress_id), seats=found.seats)


def ideas_left(found):
    return found.ideas.filter(state=LivelihoodIdea.State.RECEIVED).count()


def dearest(found):
    """What the dearest projects that could be chosen together would cost."""
    costs = found.projects.filter(state=State.CANDIDATE).order_by("-money").values_list("money", flat=True)
    return sum(costs[: found.seats], Decimal(0))


def money_fault(found):
    """Why the candidates do not fit the money, in words; "" when whatever is chosen can be paid."""
    total = dearest(found)
    if total <= found.ceiling:
        return ""
    return (
        f"候选项目中资金最多的{found.seats}个合计{plain(total)}万元，超过上限{plain(found.ceiling)}万元。"
        "请调整候选项目的资金，使无论选出哪些项目都不超过上限。"
    )


def adopted_money(found, *, without=None):
    """What was chosen costs in all."""
    rows = found.projects.adopted().exclude(state=State.STOPPED)
    rows = rows.exclude(pk=without.pk) if without else rows
    return rows.aggregate(sum=Sum("money"))["sum"] or Decimal(0)


def units_for(found):
    """Who may carry a project out: the units of its own congress, and those of the county."""
    congress = found.congress
    rows = reporting_units(congress.pk)
    return rows | reporting_units(congress.parent_id) if congress.parent_id else rows


# Votes.


def ballots_of(actor, found):
    """The votes held on a round, the newest first."""
    rows = Ballot.objects.visible_to(actor).filter(about=address(found))
    return rows.select_related("meeting__term").order_by("-pk")


def ballot_under_way(found):
    """A vote on what stands for choice that is not announced and not void. No actor: it stops what would spoil it."""
    return Ballot.objects.filter(about=address(found), kind=VOTE, state__in=UNDER_WAY).first()


def deciding_ballot(found):
    """The last announced vote that chose the projects of a round. No actor: papers ask."""
    rows = Ballot.objects.filter(about=address(found), kind=VOTE, state=Ballot.State.ANNOUNCED)
    return rows.select_related("meeting__term__congress").order_by("-pk").first()


def rating_under_way(found):
    return Ballot.objects.filter(about=address(found), kind__in=RATINGS.values(), state__in=UNDER_WAY).first()


def meetings_for(found, *kinds_of_meeting):
    """The meetings of the congress at which a round may be voted on or rated: none that is over. The latest first."""
    rows = Meeting.objects.filter(term__congress=found.congress_id, kind__in=kinds_of_meeting)
    rows = rows.open_to_votes().filter(closes_on__gte=clock.today(), opens_on__year__gte=found.year - 1)
    return rows.select_related("term").order_by("-opens_on")


def target_of(option):
    """The project a line of the paper stands for. No actor: the vote itself asks."""
    return find(option.target)


# Ideas.


def ideas(actor):
    rows = LivelihoodIdea.objects.visible_to(actor)
    return rows.select_related(
        "round__congress__area", "project__round", "proposer__person", "proposer__post__organization"
    )


def listed_ideas(actor, *, q="", round=None, source="", state=""):
    rows = ideas(actor)
    if q and q.strip():
        rows = rows.filter(Q(title__contains=q.strip()) | Q(text__contains=q.strip()) | Q(place__contains=q.strip()))
    asked = {"round": round, "source": source, "state": state}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by(
        "-round__year", "round", "pk"
    )


def ideas_by_source(actor, found):
    """How many ideas came from each side, as bars."""
    counts = Counter(LivelihoodIdea.objects.visible_to(actor).filter(round=found).values_list("source", flat=True))
    return [{"label": label, "value": counts[value]} for value, label in LivelihoodIdea.Source.choices]


def origin_of(idea):
    """The matter an idea was made of, or None. No actor: the caller asks who may see it."""
    link = Link.objects.filter(target=address(idea)).order_by("pk").first()
    return find(link.source) if link else None


def own_ideas(actor):
    return ideas(actor).filter(proposer__person=actor.person_id).order_by("-pk")


# Projects.


def projects(actor):
    """What this person sees, each with the share that was to be done by the end of the last month that is over."""
    return _with_plan(LivelihoodProject.objects.visible_to(actor)).select_related("round__congress__parent")


def _with_plan(rows):
    over = LivelihoodMonth.objects.filter(project=OuterRef("pk"), month__lt=clock.today().replace(day=1))
    planned = Subquery(over.order_by("-month").values("progress")[:1], output_field=IntegerField())
    return rows.annotate(planned=Coalesce(planned, Value(0))).select_related("round__congress__area", "unit")


def listed(actor, *, q="", year=None, congress=None, state="", unit=None, grey=False, by="", until=None):
    rows = projects(actor)
    if q and q.strip():
        rows = rows.filter(saying(q, LivelihoodProject, actor=actor))
    if state == "adopted":
        rows, state = rows.filter(state__in=LivelihoodProject.ADOPTED), ""
    if grey:
        rows = rows.filter(pk__in=stale(actor).values("pk"))
    if until:
        day = until.replace(month=1, day=1)
        rows = rows.filter(adopted_on__range=(day, until))
        rows = rows.filter(accepted_on__lte=until) if by == "accepted" else rows
    asked = {"round__year": year, "round__congress": congress, "state": state, "unit": unit}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    return rows.order_by(
        "-round__year", "round__congress__level", "round__congress__area__code", "-round__batch", "order", "pk"
    )


def found(actor, words):
    return listed(actor, q=words)


def stale(actor):
    """Projects under way of which nobody has said anything for too long."""
    return LivelihoodProject.objects.visible_to(actor).under_way().filter(update_due_on__lt=clock.today())


def units_with(actor):
    rows = Organization.objects.filter(pk__in=LivelihoodProject.objects.visible_to(actor).values("unit"))
    return rows.order_by("order", "name")


def lit(rows):
    """[(project, its colour or None)]: the limits are asked for once a congress."""
    limits, shown = {}, []
    for row in rows:
        key = row.round.congress_id
        if row.is_under_way and key not in limits:
            limits[key] = progress.limits_of(key)
        shown.append((row, progress.lamp(row, row.planned, limits[key]) if row.is_under_way else None))
    return shown


def reports_of(project):
    """In the order of time. No actor: whoever sees the project sees them."""
    return LivelihoodReport.objects.filter(project=project).order_by("on", "pk")


def with_files(reports):
    """Each report with its files, the newest first: one statement."""
    files = attachments_of(*reports)
    return [(row, [file_row(one) for one in files.get(address(row), ())]) for row in reversed(list(reports))]


def files_of(row):
    return [file_row(one) for rows in attachments_of(row).values() for one in rows]


def adjustments(actor):
    rows = LivelihoodAdjustment.objects.visible_to(actor)
    return rows.select_related("project__round__congress", "project__unit", "decision")


def adjustments_of(project):
    return project.adjustments.select_related("decision", "project__round").order_by("-pk")


def decisions_for(project):
    """What may carry an adjustment: decisions of the congress's own organs, adopted since the vote, the newest first. Of
    the county those of its standing committee or of a session; of a township those of its presidium or of a session."""
    rows = Resolution.objects.adopted().filter(congress=project.congress_id, adopted_on__gte=project.adopted_on)
    return rows.select_related("meeting__term").order_by("-adopted_on", "-pk")


def visits_to(project):
    return LivelihoodVisit.objects.filter(project=project).prefetch_related("deputies__person").order_by("-on", "-pk")


def visits_of(project, rows=None):
    """[(visit, its files)], the newest first; ``rows``: the visits, where they have been read."""
    rows = list(visits_to(project) if rows is None else rows)
    files = attachments_of(*rows)
    return [(row, [file_row(one) for one in files.get(address(row), ())]) for row in rows]


def visitors_for(project):
    """The deputies of the congress in office."""
    rows = Deputy.objects.filter(congress=project.congress_id, membership__until=None)
    return rows.select_related("person", "delegation").order_by("person__name_pinyin", "pk")


def visited(deputy_ids, since, until):
    """Deputies' visits to projects in a time: (deputy, visit, day, project, title). No actor: the dossier asks."""
    through = LivelihoodVisit.deputies.through.objects
    rows = through.filter(deputy__in=deputy_ids, livelihoodvisit__on__range=(since, until))
    return rows.order_by("livelihoodvisit__on", "pk").values_list(
        "deputy",
        "livelihoodvisit",
        "livelihoodvisit__on",
        "livelihoodvisit__project",
        "livelihoodvisit__project__title",
        named=True,
    )


# What waits.


def updates_due(actor):
    """Projects of a unit whose next report is due within days, the most urgent first."""
    rows = projects(actor).filter(state__in=LivelihoodProject.UNDER_WAY)
    if actor.is_any(*UNITS):
        return rows.filter(unit=actor.organization_id).order_by("update_due_on", "pk")
    return rows.none()


def grey(actor):
    """Grey projects of one's own congress, for whoever runs it or leads."""
    return (
        projects(actor)
        .filter(pk__in=stale(actor).values("pk"), round__congress=actor.congress_id)
        .order_by("update_due_on", "pk")
    )


def adjustments_waiting(actor):
    rows = adjustments(actor).filter(
        state=LivelihoodAdjustment.State.ASKED, project__round__congress=actor.congress_id
    )
    return rows.order_by("asked_on", "pk")


# The public.


def public_rounds():
    """Rounds that everybody may read about: those that collect, and those that were voted on."""
    rows = LivelihoodRound.objects.filter(state__in=(Stage.COLLECTING, *PUBLIC)).select_related("congress__area")
    return rows.order_by("-year", "congress__level", "congress__area__code", "-batch")


def projects_of(found):
    """What was chosen, with what was due of each. No actor: for papers and the public."""
    return list(_with_plan(found.projects.adopted()).order_by("order", "pk"))


def told_to_all(rows, name):
    """[(row, no files)] without the person who entered it, the newest first."""
    for row in rows:
        setattr(row, name, "")
    return [(row, []) for row in rows]


def public_projects():
    """What was chosen and may be followed by everybody. No actor: published."""
    rows = LivelihoodProject.objects.adopted().filter(round__state__in=PUBLIC)
    return rows.select_related("round__congress__area", "unit").order_by("-round__year", "round", "order", "pk")


def public_project(pk):
    return public_projects().filter(pk=pk).first()


# Figures: of the projects chosen in the year in which a time ends, until its end.


def chosen_until(congress_ids, until):
    """What was chosen in the year of a day, up to that day. No actor: who is asked for congresses."""
    return LivelihoodProject.objects.filter(
        round__congress__in=congress_ids, adopted_on__range=(until.replace(month=1, day=1), until)
    )


def adopted_by(congress_ids, since, until):
    """{congress: projects chosen}."""
    return _counted(chosen_until(congress_ids, until))


def accepted_by(congress_ids, since, until):
    """{congress: those of them that were accepted}."""
    return _counted(chosen_until(congress_ids, until).filter(accepted_on__lte=until))


def _counted(rows):
    rows = rows.order_by().values("round__congress").annotate(n=Count("pk"))
    return dict(rows.values_list("round__congress", "n"))


def may_replan(row):
    """No report has been made by the plan yet, or a decision has changed the project since the last one: else whoever is
    behind would plan himself green."""
    return not row.reported_on or row.adjustments.filter(state="decided", decided_on__gte=row.reported_on).exists()
