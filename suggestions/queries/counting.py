"""What is counted: whose suggestions, of which time, as they stood on which day – and the rows that this gives.

A time names a cohort: what was handed in, given to units or promised in it is followed to the cut-off day (统计截止日). What
happened later is not there: answers, marks, classes, dates and closings count by their own days. What only has its present
state (merged, withdrawn, sent back, topic, unit) counts as it is now.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property

from django.db.models import BigIntegerField, Case, Exists, F, Min, OuterRef, Q, Subquery, When
from django.db.models.functions import Cast, Coalesce
from django.utils.timezone import make_aware

from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.dates import ONE_DAY
from congress.models import Deadline
from congress.queries.rules import rule_book
from deputies.models import Deputy

from ..models import (
    Assignment,
    ClassEvent,
    Commitment,
    CommitmentReport,
    Contact,
    Cosigner,
    Motion,
    Rating,
    Reply,
    ReplyClass,
    ReplyRecipient,
    Suggestion,
)
from ..models.suggestion import names_told

KEY = BigIntegerField()
FACE_TO_FACE = ("face", "site")
REPLY_CLOCK, INTAKE_CLOCKS = "suggestions.reply", ("suggestions.intake", "suggestions.session_intake")
SCORED_BY = ("score_on_time", "score_met", "score_solved", "score_satisfied", "score_redo", "score_least",
             "score_due")  # fmt: skip
RULES = [
    f"suggestion.{key}"
    for key in ("closed_means", "met_means", "silence_in_rate", "merged_count_each", "map", *SCORED_BY)
]
OF_CASE = ("topic", "delegation", "township", "session")
NARROWED_BY = (*OF_CASE, "unit", "reply_class")
NONE = "none"  # of a township or a topic: not entered


@dataclass(frozen=True, kw_only=True)
class Scope:
    """One counting. ``session`` is the key of one, "in" or "between"; the others that narrow are keys. Everything is counted
    among what ``actor`` sees, so that the list behind a number has as many rows."""

    congress_id: int
    since: date
    until: date
    day: date | None = None  # the cut-off: the last day of the time unless named, and never after today
    actor: object = SYSTEM
    topic: object = None
    delegation: object = None
    township: object = None
    session: object = None
    unit: object = None
    reply_class: object = None  # of the newest answers alone

    @cached_property
    def cut_off(self):
        return min(self.day or self.until, clock.today())

    @cached_property
    def span(self):
        """The time as far as it is over on the cut-off day."""
        return self.since, min(self.until, self.cut_off)

    @cached_property
    def is_past(self):
        """Whether what holds today has to be led back to what held then."""
        return self.cut_off < clock.today()

    @cached_property
    def whose_unit(self):
        return self.actor.organization_id if self.actor.is_any("UNIT", "UNITL") else self.unit

    def rule(self, key):
        """A local rule of counting, as it holds on the cut-off day."""
        return self._rules[f"suggestion.{key}"]

    @cached_property
    def _rules(self):
        return {one.item.key: one.value for one in rule_book(self.congress_id, self.cut_off, RULES)}

    @cached_property
    def classes(self):
        """(keys of classes that count as solved, keys of those that promise) – also of sets no longer in use."""
        here = Q(congress=self.congress_id) | Q(congress__townships=self.congress_id)
        rows = list(ReplyClass.objects.filter(here).order_by("pk"))
        return [one.pk for one in rows if one.solved], [one.pk for one in rows if one.needs_follow_up]

    @cached_property
    def sees_whole(self):
        """Whether the reader sees all that was handed in at this congress (domain §4.2): no case has to be looked at."""
        whole = self.actor.is_any("DAC", "LEAD", "GO", "SCM", "TCH", "TSEC")
        return self.actor.is_system or (whole and self.actor.congress_id == self.congress_id)

    @property
    def narrowed_at_all(self):
        return any(getattr(self, name) for name in NARROWED_BY)

    def narrowed(self, **more):
        return replace(self, **more)


# The rows.


def cases(scope):
    """Suggestions that were handed in. What was merged into another is handled as its ``main`` is, and counts itself."""
    rows = Suggestion.objects.visible_to(scope.actor).filter(congress=scope.congress_id, submitted_on__isnull=False)
    if scope.topic:
        rows = rows.filter(topic=None if scope.topic == NONE else scope.topic)
    if scope.delegation:  # a name kept secret is not to be found out by its delegation
        rows = rows.filter(names_told(scope.actor), lead__delegation=scope.delegation)
    if scope.township:
        rows = rows.filter(names_told(scope.actor), of_township(scope.township))
    if scope.session:
        words = {"in": Q(session__isnull=False), "between": Q(session=None)}
        rows = rows.filter(words.get(scope.session) or Q(session=scope.session))
    rows = rows.annotate(
        main=Coalesce("merged_into", "pk", output_field=KEY),
        given_on=_of_main("assigned_on"),
        answered_on=_of_main("replied_on"),
        ended_on=_of_main("closed_on"),
    )
    return rows.filter(main__in=_tasks_then(scope).values("suggestion")).order_by() if scope.unit else rows.order_by()


def of_township(key, lead="lead__"):
    """Of suggestions, or with another path of deputies: those elected in this township; where the district does not say,
    in that of their delegation."""
    district, delegation = f"{lead}district__area", f"{lead}delegation__area"
    if key == NONE:
        return Q(**{district: None, delegation: None})
    return Q(**{district: key}) | Q(**{district: None, delegation: key})


TOWNSHIP = Coalesce("lead__district__area", "lead__delegation__area")


def _of_main(column):
    return Case(When(merged_into__isnull=False, then=F(f"merged_into__{column}")), default=F(column))


def _is_given(scope):
    return Q(given_on__range=scope.span) & ~Q(state="withdrawn")


def is_assigned(scope):
    """N: given to units in the time, not withdrawn; what was merged into another counts itself unless the congress has
    ruled otherwise."""
    return _is_given(scope) if scope.rule("merged_count_each") else _is_given(scope) & Q(merged_into=None)


def _tasks_then(scope):
    """Answering units' tasks of what was given to units in the time, whatever else the suggestions are narrowed by."""
    return _then(scope, Assignment.objects.answering())


def _then(scope, rows):
    rows = rows.in_force().order_by()
    rows = rows if scope.sees_whole else rows.visible_to(scope.actor)
    rows = rows.filter(suggestion__congress=scope.congress_id, suggestion__assigned_on__range=scope.span)
    rows = rows.filter(assigned_on__lte=scope.cut_off)
    return rows.filter(unit=scope.whose_unit) if scope.whose_unit else rows


def tasks(scope):
    """One row for each answering unit of N. ``due``: the date in force on the cut-off day, ``first_due``: that set first."""
    rows = _tasks_then(scope)
    if any(getattr(scope, name) for name in OF_CASE) or not scope.sees_whole:
        rows = rows.filter(suggestion__in=cases(scope).filter(_is_given(scope)).values("main"))
    return rows.annotate(due=_due(scope), first_due=Subquery(_clocks().order_by("pk").values("due_on")[:1]))


def joints(scope):
    """The part in which a unit assists another (会办) with one of N; it owes no answer of its own."""
    rows = _then(scope, Assignment.objects.filter(kind="joint"))
    if any(getattr(scope, name) for name in OF_CASE) or not scope.sees_whole:
        rows = rows.filter(suggestion__in=cases(scope.narrowed(unit=None)).filter(_is_given(scope)).values("main"))
    return rows


def _clocks():
    return Deadline.objects.filter(
        target_model="suggestions.assignment", target_pk=OuterRef("pk"), key=REPLY_CLOCK
    ).order_by("-pk")


def _due(scope):
    if not scope.is_past:
        return F("reply_due_on")
    known = _clocks().filter(opened_at__lt=make_aware(datetime.combine(scope.cut_off + ONE_DAY, time())))
    return Subquery(known.values("due_on")[:1])


def firsts(scope):
    """The first answers of these tasks, as far as they were out."""
    return Reply.objects.filter(assignment__in=tasks(scope).values("pk"), round=1, **_out(scope)).order_by()


def lasts(scope):
    """The newest answers of these tasks: ``now_class`` as it was on the cut-off day, ``first_class`` as first answered."""
    later = Reply.objects.filter(assignment=OuterRef("assignment"), round__gt=OuterRef("round"), **_out(scope))
    rows = Reply.objects.filter(~Exists(later), assignment__in=tasks(scope).values("pk"), **_out(scope)).order_by()
    first = Reply.objects.filter(assignment=OuterRef("assignment"), round=1)
    rows = rows.annotate(
        now_class=_class_then(scope),
        first_class=Coalesce(
            Subquery(
                ClassEvent.objects.filter(reply__assignment=OuterRef("assignment"), reply__round=1)
                .order_by("pk")
                .values("to_class")[:1]
            ),
            Subquery(first.values("reply_class")[:1]),
            output_field=KEY,
        ),
    )
    return rows.filter(now_class=scope.reply_class) if scope.reply_class else rows


def _out(scope):
    return {"replied_on__lte": scope.cut_off}


def _class_then(scope):
    if not scope.is_past:
        return Cast("reply_class", KEY)
    events = ClassEvent.objects.filter(reply=OuterRef("pk"))
    known = events.filter(changed_on__lte=scope.cut_off).order_by("-pk").values("to_class")[:1]
    first = events.order_by("pk").values("to_class")[:1]
    return Coalesce(Subquery(known), Subquery(first), "reply_class", output_field=KEY)


def promises(scope):
    """Promises to be kept in the time. ``done_on``: the day the unit first reported it done, else that it was settled."""
    whole = scope.sees_whole and not scope.actor.is_any("TSEC")  # who reads the answers that are public
    rows = Commitment.objects.all() if whole else Commitment.objects.visible_to(scope.actor)
    rows = rows.filter(
        assignment__suggestion__congress=scope.congress_id,
        reply__replied_on__lte=scope.cut_off,
        due_on__range=scope.span,
    )
    if scope.whose_unit:
        rows = rows.filter(assignment__unit=scope.whose_unit)
    if any(getattr(scope, name) for name in OF_CASE):
        rows = rows.filter(assignment__suggestion__in=cases(scope.narrowed(unit=None)).values("main"))
    done = CommitmentReport.objects.filter(commitment=OuterRef("pk"), done=True).order_by()
    first = done.values("commitment").annotate(day=Min("on")).values("day")
    return rows.annotate(done_on=Coalesce(Subquery(first), "settled_on")).order_by()


def deputies(scope):
    """Those in office on the cut-off day."""
    rows = Deputy.objects.visible_to(scope.actor).of(scope.congress_id).on(scope.cut_off).order_by()
    rows = rows.filter(delegation=scope.delegation) if scope.delegation else rows
    return rows.filter(of_township(scope.township, "")) if scope.township else rows


def motions(scope):
    rows = Motion.objects.visible_to(scope.actor).filter(congress=scope.congress_id).order_by()
    return rows.filter(filed_on__range=scope.span).exclude(state="withdrawn")


ROWS = {
    "cases": cases,
    "tasks": tasks,
    "joints": joints,
    "firsts": firsts,
    "lasts": lasts,
    "promises": promises,
    "deputies": deputies,
    "motions": motions,
}

# The conditions that figures are made of.


def _among(scope, where):
    """Suggestions of which a unit's task is so; what is merged counts as its main one does."""
    return is_assigned(scope) & Q(main__in=_tasks_then(scope).filter(where).values("suggestion"))


def is_submitted(scope):
    return Q(submitted_on__range=scope.span)


def is_filed(scope):
    return is_submitted(scope) & Q(filed_on__lte=scope.cut_off)


def is_given_in_time(scope):
    """Given to its units within the limit of the intake."""
    here = Suggestion.objects.filter(congress=scope.congress_id).order_by()
    joined = here.filter(is_submitted(scope), merged_into__isnull=False).values("merged_into")
    given = here.filter(is_submitted(scope) | Q(pk__in=joined), assigned_on__lte=scope.cut_off)
    met = Deadline.objects.filter(
        target_model="suggestions.suggestion", target_pk__in=given.values("pk"), key__in=INTAKE_CLOCKS, outcome="met"
    ).order_by()
    met = met.filter(met_on__lte=F("due_on")).filter(met_on__lte=scope.cut_off)
    return is_filed(scope) & Q(main__in=met.values("target_pk"))


def is_answered(scope):
    return Q(replied_on__lte=scope.cut_off)


def is_replied(scope):
    return _among(scope, is_answered(scope))


def is_answered_jointly(scope):
    """Answered, and more deputies than the lead one had signed."""
    signed = Cosigner.objects.filter(state="confirmed", suggestion__congress=scope.congress_id)
    return is_replied(scope) & Q(pk__in=signed.values("suggestion"))


def reached_everybody(scope):
    """Answered jointly, and each answer sent had reached the lead deputy and every co-signer by the cut-off day."""
    cases_here = Suggestion.objects.filter(congress=scope.congress_id).order_by()
    signed = Cosigner.objects.filter(state="confirmed", suggestion__congress=scope.congress_id).order_by()
    main = Coalesce("merged_into", "pk", output_field=KEY)
    led = cases_here.annotate(main=main).filter(_misses_an_answer(scope, "lead"))
    main = Coalesce("suggestion__merged_into", "suggestion", output_field=KEY)
    joined = signed.annotate(main=main).filter(_misses_an_answer(scope, "deputy"))
    missed = Q(pk__in=led.values("pk")) | Q(pk__in=joined.values("suggestion"))
    return is_answered_jointly(scope) & ~missed


def _misses_an_answer(scope, signer):
    """Of rows with ``main`` and a signer: some unit's answer was out and had not reached him."""
    reached = ReplyRecipient.objects.filter(
        reply=OuterRef("pk"), deputy=OuterRef(OuterRef(signer)), on__lte=scope.cut_off
    )
    sent = Reply.objects.filter(assignment__suggestion=OuterRef("main"), **_out(scope)).order_by()
    return Exists(sent.filter(assignment__in=_tasks_then(scope).values("pk")).filter(~Exists(reached)))


def is_owed(scope):
    """Of tasks: not answered, and the date is over."""
    return (Q(replied_on=None) | Q(replied_on__gt=scope.cut_off)) & Q(due__lt=scope.cut_off)


def is_late(scope):
    """Of tasks: answered after the date, or owed past it."""
    return is_answered(scope) & ~Q(on_time=True) | is_owed(scope)


def has_late_unit(scope):
    late = _tasks_then(scope).annotate(due=_due(scope)).filter(is_late(scope))
    return is_assigned(scope) & Q(main__in=late.values("suggestion"))


def is_done(scope):
    """What counts as done (closed_means): closed; or answered by every unit; or answered and rated by the deputy."""
    means = scope.rule("closed_means")
    if means == "closed":
        return is_assigned(scope) & Q(ended_on__lte=scope.cut_off)
    answered = is_assigned(scope) & Q(answered_on__lte=scope.cut_off)
    if means == "replied":
        return answered
    rated = Rating.objects.filter(rated_on__lte=scope.cut_off, result__gt="").values("reply__assignment")
    return answered & ~Q(main__in=_tasks_then(scope).exclude(pk__in=rated).values("suggestion"))


def has_met(scope):
    """Of tasks: the unit has talked with the deputy face to face – before and after handling where the rule asks that."""
    talks = Contact.objects.filter(assignment=OuterRef("pk"), on__lte=scope.cut_off, form__in=FACE_TO_FACE)
    if scope.rule("met_means") == "any":
        return Q(Exists(talks))
    return Q(Exists(talks.filter(phase="before"))) & Q(Exists(talks.filter(phase="after")))


def is_met(scope):
    return _among(scope, has_met(scope))


def was_due_first(scope):
    """Of tasks: answered, or owed past the date that was set first."""
    return is_answered(scope) | Q(first_due__lt=scope.cut_off)


def within_first(scope):
    return is_answered(scope) & (Q(first_due=None) | Q(replied_on__lte=F("first_due")))


def is_rated(scope):
    """Of answers: a mark for the result was given; silence counts only where the local rule says so."""
    given = Q(rating__rated_on__lte=scope.cut_off)
    return given if scope.rule("silence_in_rate") else given & Q(rating__result__gt="")


def has_mark(scope, *marks):
    return Q(rating__rated_on__lte=scope.cut_off, rating__result__in=marks)


def is_redone(scope):
    again = Reply.objects.filter(assignment=OuterRef("assignment"), round__gt=1, **_out(scope))
    return has_mark(scope, "not_satisfied") & Q(Exists(again))


def is_kept(scope):
    return Q(state="kept", settled_on__lte=scope.cut_off, done_on__lte=F("due_on"))


def _submitted_by_those_named(scope):
    return cases(scope.narrowed(delegation=None, township=None)).filter(is_submitted(scope), names_told(scope.actor))


def leads(scope):
    return Q(pk__in=_submitted_by_those_named(scope).values("lead"))


def signs(scope):
    signed = Cosigner.objects.filter(
        state="confirmed",
        suggestion__in=cases(scope.narrowed(delegation=None, township=None)).filter(is_submitted(scope)).values("pk"),
    )
    return Q(pk__in=signed.values("deputy"))
