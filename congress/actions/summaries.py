"""The annual work summary: opened by the clock, counted, given out, frozen with the year, reviewed, decided."""

from datetime import date, timedelta

from django.db import transaction

from congress.frame import clock, dates, kinds
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Congress, Membership, Organization, Summary, SummarySection
from ..policies import summaries as policies
from ..queries import summaries as queries
from ..queries.rules import rule
from ..workflow import SUMMARY
from . import clocks, notices, records
from .registers import demand
from .summary_sections import give, redraft
from .ticking import one_by_one

OPENS = (12, 1)  # month, day
TIME_LEFT = timedelta(days=14)  # when a summary is begun after its days have passed


# Opening and counting.


def open_summaries(now):
    """On 1 December every county's summary of the running year is opened; late or twice does no harm."""
    today = clock.today()
    if (today.month, today.day) < OPENS:
        return one_by_one([], open_summary)
    waiting = Congress.objects.filter(parent=None).exclude(summaries__year=today.year).order_by("pk")
    return one_by_one(waiting, lambda congress: int(bool(open_summary(congress, today.year))))


@transaction.atomic
def open_summary(congress, year, *, actor=SYSTEM):
    """The summary of a year with its chapters from the shelf, each with its usual body, its day and its figures.
    None when it is open already."""
    if not actor.is_system:
        demand(policies.runs, actor)
    if year > clock.today().year:
        raise Refused("这一年还没有到。")
    name = getattr(_body(congress, Organization.Kind.STANDING_COMMITTEE), "name", congress.name)
    summary, new = Summary.objects.get_or_create(
        congress=congress,
        year=year,
        defaults={
            "title": f"{name}{year}年度工作总结",
            "opened_on": clock.today(),
            "cut_off": date(year, 12, 31),
        },
    )
    if not new:
        return None
    by, soonest = rule(congress.pk, "annual.sections_by"), clock.today() + TIME_LEFT
    SummarySection.objects.bulk_create(
        SummarySection(
            summary=summary,
            chapter=chapter.key,
            title=chapter.title,
            order=order,
            body=queries.usual_body(congress.pk, chapter, clock.today()),
            due_on=max(dates.day_of_year(by, year), soonest),
        )
        for order, chapter in enumerate(kinds.chapters, start=1)
    )
    due_on = max(dates.day_of_year(rule(congress.pk, "annual.due"), year + 1), soonest)
    clocks.open_clock("congress.summary", summary, actor=actor, starts_on=due_on)
    _count(summary)
    records.record("congress.summary.open", actor=actor, obj=summary, text=f"{summary}开始编写")
    _tell(summary, "GO", subject=f"请分工撰写：{summary}")
    return summary


def begin(congress, *, actor, year):
    """The same by hand."""
    summary = open_summary(congress, year, actor=actor)
    if summary is None:
        raise Refused("这一年的总结已经建立。")
    return summary


def _body(congress, kind):
    return Organization.objects.filter(congress=congress, kind=kind).on(clock.today()).first()


def _count(summary):
    """Every section's figures to this day, and the words they give."""
    until = queries.counted_until(summary)
    for section in summary.sections.all():
        if section.chapter not in kinds.chapters:
            continue  # its app has gone; what was counted stays
        section.summary = summary
        chapter = kinds.chapters[section.chapter]
        data = chapter.gather(summary.congress, summary.since, until)
        drafted = chapter.draft(data, queries.year_before(section, chapter, data))
        section.data, section.counted_at = data.to_json(), clock.now()
        section.save(update_fields=["data", "counted_at"])
        redraft(section, drafted)


# The moves.


@SUMMARY.does("assign")
def assign(summary, *, actor, sections):
    """Give out the sections: ``sections`` {pk: (body, due_on)}. Each gets its clock and its body is told."""
    for section in summary.sections.all():
        section.summary = summary
        body, due_on = sections.get(section.pk, (section.body, section.due_on))
        give(section, body, due_on, actor)
    _count(summary)


@SUMMARY.does("regather")
def regather(summary, *, actor):
    _count(summary)


@SUMMARY.does("freeze")
def freeze(summary, *, actor):
    """The figures as they stood at the cut-off, for good."""
    _count(summary)
    for section in summary.sections.all():
        section.digest = section.digest_of_data()
        section.save(update_fields=["digest"])
    summary.frozen_at = clock.now()
    _tell(summary, "GO", "DAC", "COM", subject=f"数据已冻结：{summary}")


def freeze_summaries(now):
    """The day after the cut-off the figures are frozen, whoever still writes."""
    due = Summary.objects.filter(state__in=Summary.COUNTED, cut_off__lt=clock.today()).order_by("pk")
    return one_by_one(due, lambda summary: int(bool(freeze(summary, actor=SYSTEM))))


@SUMMARY.does("merge")
def merge(summary, *, actor):
    """All sections are in; from now on the office has the whole."""


@SUMMARY.does("to_office")
def to_office(summary, *, actor):
    _tell(summary, "GO", subject=f"请审核：{summary}")


@SUMMARY.does("to_council")
def to_council(summary, *, actor):
    _tell(summary, "LEAD", subject=f"提请主任会议审议：{summary}")


@SUMMARY.does("return_office")
def return_office(summary, *, actor, reason):
    _tell(summary, "GO", subject=f"请修改：{summary}", text=f"退回理由：{reason.strip()}")


@SUMMARY.does("finalise")
def finalise(summary, *, actor, council_meeting):
    summary.council_meeting, summary.finalised_on = council_meeting.strip()[:60], clock.today()
    _tell(summary, "GO", subject=f"已定稿：{summary}")


@SUMMARY.does("return_council")
def return_council(summary, *, actor, reason):
    _tell(summary, "GO", subject=f"请修改：{summary}", text=f"退回理由：{reason.strip()}")


@SUMMARY.does("reopen")
def reopen(summary, *, actor, reason):
    """What has been decided is open again; until it is decided anew, no paper says that it was."""
    summary.council_meeting, summary.finalised_on = "", None
    _tell(summary, "GO", subject=f"定稿已撤回：{summary}", text=f"理由：{reason.strip()}")


@SUMMARY.does("print_out")
def print_out(summary, *, actor):
    """Recorded; the paper itself was issued before."""


@SUMMARY.does("archive")
def archive(summary, *, actor):
    """Put away."""


def _tell(summary, *roles, subject, text=""):
    people = Membership.objects.in_office().with_role(*roles).filter(congress=summary.congress_id)
    notices.tell(people, subject=subject, url=summary.get_absolute_url(), text=text)


OPEN = kinds.Ticker(key="congress.summaries", label="年度工作总结开始编写", run=open_summaries, order=110)
FREEZE = kinds.Ticker(key="congress.summaries_freeze", label="年度工作总结冻结数据", run=freeze_summaries, order=111)
