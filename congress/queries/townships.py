"""What the law asks of a township's congress in a year – two sessions, a presidium every so many months – and what was
held."""

from dataclasses import dataclass
from datetime import date

from congress.frame import clock, kinds
from congress.frame.address import address
from congress.frame.dates import ONE_DAY, add_months, day_of_year
from congress.frame.numbers import chinese

from ..models import Congress, Deadline, Meeting, Plan, QuarterReport, Term, of_townships
from .rules import remembered, rule

FIRST, SECOND = SESSIONS = ("congress.township_first", "congress.township_second")
INTERVAL = "township.presidium_interval_months"
PRESIDIUMS = {  # months between two: the clocks of a year
    3: tuple(f"congress.presidium_{number}" for number in range(1, 5)),
    2: tuple(f"congress.presidium_of_two_{number}" for number in range(1, 7)),
    1: tuple(f"congress.presidium_of_one_{number}" for number in range(1, 13)),
}
EVERY = {3: "每季度", 2: "每两个月", 1: "每个月"}
KEYS = (*SESSIONS, *(key for keys in PRESIDIUMS.values() for key in keys))
WORK = ("group_tasks", "articles", "funds_received", "funds_spent")  # figures of a township's own work
PERIODS = (*(f"第{chinese(n)}季度" for n in range(1, 5)), *(f"{n}至{n + 1}月" for n in range(1, 12, 2)),
           *(f"{n}月" for n in range(1, 13)))  # fmt: skip
LABELS = dict(zip(KEYS, ("第一次人代会", "第二次人代会", *(f"{when}主席团会议" for when in PERIODS)), strict=True))
PLAN_MODEL = Plan._meta.label_lower


@dataclass(frozen=True)
class Span:
    """From when a duty can be done, and by when it must be."""

    since: date
    until: date

    def __contains__(self, day):
        return self.since <= day <= self.until


def spans(county_id, year):
    """{key: Span} of one year. The days of the sessions and how often a presidium meets are the county's rule as it stood
    when the year began."""
    new_year = date(year, 1, 1)
    with remembered():
        by = [day_of_year(rule(county_id, f"township.{which}_by", on=new_year), year) for which in ("first", "second")]
        months = rule(county_id, INTERVAL, on=new_year)
    found = {key: Span(new_year, last) for key, last in zip(SESSIONS, by, strict=True)}
    for place, key in enumerate(PRESIDIUMS[months]):
        since = add_months(new_year, months * place)
        found[key] = Span(since, add_months(since, months) - ONE_DAY)
    return found


def kept_by(meetings, by):
    """{key: meeting} of the meetings that fulfil the duties of a year, {key: Span}: the first session and the second one in
    the order of their days, and the first presidium of each period."""
    found, sessions, year = {}, 0, by[FIRST].since.year
    for meeting in sorted(meetings, key=lambda one: (one.opens_on, one.pk)):
        if meeting.opens_on.year != year:
            continue
        if meeting.kind == Meeting.Kind.SESSION and sessions < len(SESSIONS):
            found[SESSIONS[sessions]] = meeting
            sessions += 1
        elif meeting.kind == Meeting.Kind.PRESIDIUM:
            found.setdefault(
                next(key for key, span in by.items() if key not in SESSIONS and meeting.opens_on in span), meeting
            )
    return found


def meetings_of(congress_ids, year, *states):
    """The meetings of congresses in one year. No actor: the caller answers for these congresses."""
    rows = Meeting.objects.filter(term__congress__in=congress_ids, opens_on__year=year, state__in=states)
    return rows.select_related("term__congress")


def held(congress_id, year):
    county_id = Congress.objects.only("parent").get(pk=congress_id).county_id
    return kept_by(meetings_of([congress_id], year, Meeting.State.HELD), spans(county_id, year))


def plan_of(congress_id, year):
    """The township's plan of a year, on which its clocks run, or None. No actor: the caller answers for it."""
    return Plan.objects.filter(congress=congress_id, kind=Plan.Kind.TOWNSHIP, year=year).first()


def newest_clocks(plan):
    """{key: the newest row} of a year's duties."""
    rows = Deadline.objects.filter(target=address(plan), key__in=KEYS).order_by("pk") if plan else ()
    return {row.key: row for row in rows}


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One thing the law asks of a township in a year, and how it stands."""

    key: str
    span: Span
    meeting: Meeting | None = None
    planned: Meeting | None = None
    clock: Deadline | None = None

    @property
    def label(self):
        return LABELS[self.key]

    @property
    def short_label(self):
        return self.label.removeprefix("第" if "季度" in self.label else "").removesuffix("会议")

    @property
    def kind(self):
        return Meeting.Kind.SESSION if self.key in SESSIONS else Meeting.Kind.PRESIDIUM

    @property
    def due_on(self):
        return self.clock.due_on if self.clock else self.span.until

    @property
    def state(self):
        """(word, tone)"""
        if self.meeting:
            return ("逾期召开", "soon") if self.meeting.opens_on > self.due_on else ("已召开", "done")
        if self.clock and self.clock.outcome == Deadline.Outcome.CANCELLED:
            return "未召开，已说明", "quiet"
        if self.due_on < clock.today():
            return "未召开", "late"
        if self.planned:
            return "已安排", "info"
        return ("还没有到", "quiet") if self.span.since > clock.today() else ("待召开", "plain")

    @property
    def is_asked_now(self):
        """Still to be done, and already begun."""
        return not self.meeting and self.clock is not None and self.clock.is_open

    @property
    def may_be_excused(self):
        return self.is_asked_now and self.clock.is_overdue


def duties_of(congress, year):
    """The duties of one township in one year. No actor: the caller answers for it."""
    return _duties(spans(congress.county_id, year), *_of_year(congress.pk, year))


def _of_year(congress_id, year):
    """(the meetings of a township in a year, the clocks that run on its plan of it)."""
    plans = Plan.objects.filter(congress=congress_id, kind=Plan.Kind.TOWNSHIP, year=year)
    clocks = Deadline.objects.filter(target_model=PLAN_MODEL, target_pk__in=plans.values("pk"), key__in=KEYS)
    return meetings_of([congress_id], year, Meeting.State.HELD, Meeting.State.PLANNED), clocks.order_by("pk")


def year_of_own(actor):
    """The same of the actor's own township this year."""
    return _of_year(actor.congress_id, clock.today().year)


def duties_of_own(actor, meetings, clocks):
    """This year's duties of the actor's own township, of its meetings and clocks."""
    year = clock.today().year
    return _duties(spans(actor.county_id, year), meetings, clocks)


def _duties(by, meetings, clocks):
    clocks = {row.key: row for row in clocks}  # of each duty the newest
    done = kept_by([one for one in meetings if one.state == Meeting.State.HELD], by)
    hoped = kept_by(meetings, by)
    return [
        Duty(key=key, span=by[key], meeting=done.get(key), clock=clocks.get(key),
             planned=hoped[key] if key in hoped and hoped[key].state == Meeting.State.PLANNED else None)
        for key in by
    ]  # fmt: skip


def duties_of_all(actor, year):
    """[(township, its duties)] of the actor's county: in so many statements, however many townships."""
    towns = list(Congress.objects.visible_to(actor).filter(parent=actor.county_id).select_related("area"))
    by = spans(actor.county_id, year)
    meetings, clocks = {}, {}
    for one in meetings_of(towns, year, Meeting.State.HELD, Meeting.State.PLANNED):
        meetings.setdefault(one.congress_id, []).append(one)
    plans = {plan.pk: plan.congress_id for plan in Plan.objects.filter(congress__in=towns, kind="township", year=year)}
    for row in Deadline.objects.filter(target_model=PLAN_MODEL, target_pk__in=plans, key__in=KEYS).order_by("pk"):
        clocks.setdefault(plans[row.target_pk], []).append(row)
    return [(town, _duties(by, meetings.get(town.pk, []), clocks.get(town.pk, []))) for town in towns]


def without_clocks(county_id, day):
    """Townships of a county in which a duty that can be done on this day has no clock yet: their keys."""
    wanted = {key for key, span in spans(county_id, day.year).items() if day in span}
    towns = Congress.objects.filter(parent=county_id, terms__in=_running(day)).values_list("pk", flat=True)
    plans = dict(Plan.objects.filter(kind=Plan.Kind.TOWNSHIP, year=day.year, congress__parent=county_id)
                 .values_list("pk", "congress"))  # fmt: skip
    running = Deadline.objects.filter(target_model=PLAN_MODEL, target_pk__in=plans, key__in=wanted)
    have = {(plans[pk], key) for pk, key in running.values_list("target_pk", "key")}
    return sorted(pk for pk in towns if any((pk, key) not in have for key in wanted))


def _running(day):
    return Term.objects.on(day)


def newest_report(actor):
    """The newest quarterly report of the actor's own township, or None."""
    rows = QuarterReport.objects.visible_to(actor).filter(congress=actor.congress_id).current().with_case()
    return rows.order_by("-round__year", "-round__quarter").first()


def reports_to_do(actor):
    """Reports of the actor's own township that are not handed in yet, the oldest first."""
    rows = QuarterReport.objects.visible_to(actor).filter(congress=actor.congress_id, state__in=QuarterReport.OWED)
    return rows.with_case().order_by("due_on", "pk")


def work_of(congress_id, year):
    """[(Figure, number, the list behind it)] of a township's own work in a year. No actor: the caller answers for it."""
    found, days = [], (date(year, 1, 1), date(year, 12, 31))
    for figure in (kinds.figures[f"congress.{name}"] for name in WORK):
        number = figure.count([congress_id], *days).get(congress_id, 0)
        found.append((figure, number, figure.url(congress_id, *days)))
    return found


def followed(actor):
    """The townships whose work this person follows: all of the county for its offices, one's own in a township."""
    return of_townships(Congress.objects.select_related("area").order_by("area__code"), actor, "")
