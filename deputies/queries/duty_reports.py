"""Reading duty reports: the sessions, the two counts of the ballots and where they differ, who has reported this term."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, CharField, Count, DateField, Exists, F, OuterRef, Prefetch, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Least

from congress.frame import clock
from congress.frame.address import address
from congress.frame.together import fill
from congress.models import Attachment, Congress, Membership, Term
from congress.queries.meetings import term_on, terms_on
from congress.queries.rules import rule

from ..models import MARKS, BallotCount, BallotCountLine, Deputy, DutyReport, DutyReportSession, ElectorOpinion

PER_TERM = "deputy.duty_report_per_term"
NOWHERE = "0"  # of deputies without a delegation, in filters
RELEASE = "duty_report.release"
LEADERS = ("LEAD", "SCM", "TCH", "UNITL", "DHEAD")  # whose deputies report first


OF_REPORTS = ("deputy__person", "deputy__delegation", "deputy__membership")


def with_case(actor):
    return DutyReportSession.objects.visible_to(actor).select_related("congress__area", "term", "area")


def opened(actor):
    """The same with all that the page of one session shows of its reports and counts."""
    reports = Prefetch("reports", DutyReport.objects.select_related(*OF_REPORTS).order_by("order"))
    counts = Prefetch("ballot_counts", BallotCount.objects.select_related("person").order_by("round", "pk"))
    rows = with_case(actor).select_related("area__congress", "congress__area", "term")
    return rows.prefetch_related(reports, counts, "ballot_counts__lines")


def is_read(session, name):
    """Whether the rows below were read together with the session, as its page does."""
    return name in getattr(session, "_prefetched_objects_cache", {})


def listed(actor, *, year=None, congress=None, town=None, state="", since=None, until=None):
    """The sessions, the latest first, each with how many deputies report."""
    asked = {"on__year": year, "congress": congress, "area": town, "state": state, "on__gte": since, "on__lte": until}
    rows = with_case(actor).annotate(speakers=Count("reports"))
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-on", "-pk")


def years(actor):
    days = DutyReportSession.objects.visible_to(actor).order_by().dates("on", "year", order="DESC")
    return [day.year for day in days]


def reports_of(session):
    """The reports of one session in their order. No actor: the caller has found the session."""
    if is_read(session, "reports"):
        return list(session.reports.all())
    return list(session.reports.select_related(*OF_REPORTS, "session").order_by("order"))


def report_case(actor):
    related = (
        "session__area",
        "session__congress",
        "session__term",
        "deputy__person",
        "deputy__membership",
        "writing",
    )
    return DutyReport.objects.visible_to(actor).select_related(*related)


def own(actor):
    """One's own reports, the next or latest session first, each with ``has_words``."""
    where = Concat(Value("deputies.dutyreport:"), Cast(OuterRef("pk"), CharField()))
    filed = Exists(Attachment.objects.filter(target=where, removed_at=None))
    rows = report_case(actor).filter(deputy__person=actor.person_id).exclude(session__state="cancelled")
    rows = rows.annotate(has_words=Case(When(text="", then=filed), default=Value(True)))
    return rows.order_by("-session__on")[:OWN]


def own_and_term(actor):
    """(one's own reports, the term that runs in one's congress or None): one statement."""
    reports, terms = own(actor), terms_on(actor.congress_id, clock.today())[:1]
    fill([reports, terms])
    return reports, next(iter(terms), None)


def unspoken(actor):
    """One's own reports of sessions to come, the next first."""
    waiting = report_case(actor).filter(deputy__person=actor.person_id, session__state__in=["planned", "notified"])
    return waiting.order_by("session__on")


def to_answer(actor):
    """One's own reports at which electors said something that has no answer yet."""
    open_ones = ElectorOpinion.objects.filter(report=OuterRef("pk"), answer="")
    rows = report_case(actor).filter(Exists(open_ones), deputy__person=actor.person_id)
    return rows.filter(session__state__in=DutyReportSession.SPOKEN).exclude(session__state="filed")


OWN = 6  # of one's own reports above the list
AHEAD = 14  # days before a planned session in which its deputies should be told
NEXT = {"planned": "通知述职代表", "notified": "登记召开", "held": "计票", "rated": "反馈意见", "returned": "归档"}


def to_do(actor):
    """The sessions whose next step waits for those who keep them: whose day has come, the oldest first."""
    if not actor.is_any("DAC", "TCH", "TSEC"):
        return DutyReportSession.objects.none()
    own, there, today = Q(congress=actor.congress_id), Q(area__congress=actor.congress_id), clock.today()
    planned = own & Q(state="planned", on__lte=today + timedelta(days=AHEAD))
    come = Q(on__lte=today) & ((own & Q(state__in=NEXT)) | (there & Q(state__in=("notified", "held", "rated"))))
    return with_case(actor).filter(planned | come).order_by("on", "pk")[:5]


def with_words(reports):
    """Each with ``has_words``: it is written, or lies there as a file. One statement."""
    without = wordless_of(reports, files_of(reports))
    for report in reports:
        report.has_words = report not in without
    return reports


def files_of(reports):
    """The addresses of those that have a file."""
    return (
        Attachment.objects.filter(target__in=map(address, reports), removed_at=None)
        .order_by()
        .values_list("target", flat=True)
    )


def wordless_of(reports, filed):
    """Those that are neither written nor lie there as a file."""
    filed = set(filed)
    return [report for report in reports if not report.text.strip() and address(report) not in filed]


def with_something(reports):
    """Those that hold what must not be lost: words, a file, opinions of electors, marks."""
    said = set(ElectorOpinion.objects.filter(report__in=reports).values_list("report", flat=True))
    said |= set(BallotCountLine.objects.filter(report__in=reports).values_list("report", flat=True))
    return [one for one in with_words(reports) if one.has_words or one.pk in said or one.satisfied is not None]


def wordless(session):
    """The deputies whose report has neither words nor a file."""
    reports = reports_of(session)
    known = all(hasattr(report, "has_words") for report in reports)
    return [str(report.deputy) for report in (reports if known else with_words(reports)) if not report.has_words]


def unanswered(session):
    """How many of the electors' opinions have no answer yet."""
    return session.reports.filter(opinions__answer="", opinions__isnull=False).aggregate(n=Count("opinions"))["n"]


def not_yet(session):
    return session.on > clock.today()


# The ballots.


def counts_of(session):
    """The last count of each of the two in the round that stands, each with {report pk: line}."""
    last = {}
    of_round = (count for count in attempts_of(session) if count.round == session.count_round)
    for count in sorted(of_round, key=lambda count: (count.place, -count.attempt)):
        last.setdefault(count.place, count)
    for count in last.values():
        count.by_report = {line.report_id: line for line in count.lines.all()}
    return list(last.values())


def attempts_of(session):
    """Every count that was ever entered, in the order it was."""
    if is_read(session, "ballot_counts"):
        return list(session.ballot_counts.all())
    return list(session.ballot_counts.select_related("person").prefetch_related("lines").order_by("round", "pk"))


def attempts_told(session):
    """The same with the numbers of each deputy, for those who keep the session – once the result stands, or in rounds
    that are void: [(count, [(deputy, [(mark, number)])])]. Nobody who still counts reads another's numbers."""
    counts = attempts_of(session)
    counts = [one for one in counts if session.is_counted or one.round < session.count_round]
    names = {report.pk: str(report.deputy) for report in reports_of(session)}
    return [
        (
            count,
            [
                (names[line.report_id], [(word, getattr(line, name)) for name, word in MARKS])
                for line in count.lines.all()
            ],
        )
        for count in counts
    ]


def differences(session):
    """Where two counts differ, in words that name no number; [] when they agree or one is missing."""
    counts = counts_of(session)
    if len(counts) < 2:
        return []
    first, second = counts
    found = [
        name
        for name, same in (
            ("发出评议票", first.issued == second.issued),
            ("收回评议票", first.returned == second.returned),
        )
        if not same
    ]
    for report in reports_of(session):
        mine, other = first.by_report.get(report.pk), second.by_report.get(report.pk)
        words = [word for name, word in MARKS if getattr(mine, name, None) != getattr(other, name, None)]
        if words:
            found.append(f"{report.deputy}的{'、'.join(words)}")
    return found


# Who has reported.


@dataclass
class Coverage:
    """The deputies of one delegation or one township: how many have reported as often as the rule asks."""

    name: str
    key: str  # what the list behind it is asked for
    deputies: int
    done: int

    @property
    def missing(self):
        return self.deputies - self.done

    @property
    def percent(self):
        return round(100 * self.done / self.deputies) if self.deputies else 0


def terms(actor):
    """The terms whose coverage may be asked for, one's own congress first, the latest first."""
    rows = Term.objects.filter(congress__in=Congress.objects.visible_to(actor), starts_on__lte=clock.today())
    return rows.select_related("congress").order_by("congress__level", "congress__area__code", "-number")


def last_day(term):
    """Today, or the day on which a term ended."""
    return min(term.ends_on or clock.today(), clock.today())


def sitting(rows):
    """Deputies in office on the last day of their term, or today while it runs."""
    today = Value(clock.today(), DateField())
    rows = rows.confirmed().annotate(last=Least(Coalesce("term__ends_on", today), today))
    still = Q(membership__until=None) | Q(membership__until__gte=F("last"))
    return rows.filter(still, membership__since__lte=F("last"))


def seats(term, *, done=""):
    """The deputies of a term who sit to its end or today, each with how often he has reported (``times``) and whether he holds a leading
    post (``leads``): leaders first, then by name. ``done`` is yes or no: only who has reported as often as the rule asks,
    or who has not. No actor: names of deputies are public."""
    spoken = Q(duty_reports__session__state__in=DutyReportSession.SPOKEN, duty_reports__session__term=term)
    leading = Membership.objects.on(last_day(term)).filter(person=OuterRef("person"), role__in=LEADERS)
    rows = sitting(Deputy.objects.of(term.congress_id).filter(term=term))
    rows = rows.annotate(times=Count("duty_reports", filter=spoken, distinct=True), leads=Exists(leading))
    needed = rule(term.congress_id, PER_TERM, last_day(term)) if done else 0
    rows = rows.filter(times__gte=needed) if done == "yes" else rows.filter(times__lt=needed) if done else rows
    return rows.select_related("person", "delegation", "district", "membership").order_by(
        "-leads", "person__name_pinyin", "pk"
    )


def coverage(term):
    """[Coverage] of one congress by delegation – of a township's in one line: one statement."""
    needed, found = rule(term.congress_id, PER_TERM, last_day(term)), {}
    for pk, name, times in (
        seats(term).values_list("delegation", "delegation__short_name", "times").order_by("delegation__order", "pk")
    ):
        line = found.setdefault(pk, Coverage(name or "未编团", str(pk or NOWHERE), 0, 0))
        line.deputies += 1
        line.done += times >= needed
    return list(found.values())


def county_coverage(actor, day=None):
    """[(term, Coverage)] of the county's townships: one statement for all of them."""
    terms = (
        Term.objects.on(day or clock.today()).filter(congress__parent=actor.county_id).select_related("congress__area")
    )
    terms = {term.pk: term for term in terms.order_by("congress__area__code")}
    needed = rule(actor.county_id, PER_TERM)
    spoken = Q(duty_reports__session__state__in=DutyReportSession.SPOKEN)
    rows = sitting(Deputy.objects.filter(term__in=terms, level=Deputy.Level.TOWNSHIP))
    rows = rows.annotate(times=Count("duty_reports", filter=spoken, distinct=True))
    found = {}
    for term, times in rows.values_list("term", "times").order_by():
        line = found.setdefault(term, Coverage(terms[term].congress.area.name, "", 0, 0))
        line.deputies += 1
        line.done += times >= needed
    return [(terms[pk], found[pk]) for pk in terms if pk in found]


def running_term(congress_id):
    return term_on(congress_id, clock.today())


# What is counted elsewhere.


def spoken(congress_ids, since, until):
    """{congress_id: how many deputies reported in that time}."""
    rows = DutyReport.objects.filter(
        session__congress__in=congress_ids,
        session__on__range=(since, until),
        session__state__in=DutyReportSession.SPOKEN,
    )
    return dict(rows.order_by().values_list("session__congress").annotate(n=Count("pk")))


def of_seats(deputy_ids, since, until):
    """The reports of these seats in that time: one statement."""
    rows = DutyReport.objects.filter(deputy__in=deputy_ids, session__on__range=(since, until))
    rows = rows.filter(session__state__in=DutyReportSession.SPOKEN).select_related("session__area")
    return rows.order_by("session__on", "pk")
