"""Quarterly reports: the round that opens by itself, filling, signing, judging, correcting."""

from decimal import Decimal

from django.db import transaction

from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.merging import changed, rivals
from congress.frame.numbers import plain
from congress.frame.quarters import Quarter
from congress.frame.workflow import Refused

from ..models import Congress, Membership, QuarterReport, ReportRound, ReportValue
from ..policies import reports as policies
from ..queries import reports as queries
from ..queries.clocks import running_clock
from ..queries.figures import counted
from ..queries.rules import rule
from ..workflow import REPORT
from . import attachments, clocks, notices, records, searching
from .registers import demand
from .ticking import one_by_one

CONTENT = ("number", "text", "answer")  # of a field


class Conflict(Refused):
    """Somebody else has written something else into the same fields since this person saw them; both are to be shown."""


# The round.


def open_rounds(now):
    """On the first day after a quarter every county's townships get their report to fill; late or twice does no harm."""
    quarter = Quarter.of(clock.today()).before
    counties = Congress.objects.filter(parent=None).exclude(report_rounds__year=quarter.year,
                                                            report_rounds__quarter=quarter.number)  # fmt: skip
    return one_by_one(counties.order_by("pk").values_list("pk", flat=True), _open_if_formed)


def _open_if_formed(county_id):
    quarter = Quarter.of(clock.today()).before
    form = queries.form_for(county_id, quarter)
    return int(bool(form and open_round(Congress.objects.get(pk=county_id), quarter)))


@transaction.atomic
def open_round(county, quarter, *, actor=SYSTEM):
    """The round of a quarter with one report for each township that has a congress, prefilled. None if it is open."""
    form = queries.form_for(county.pk, quarter)
    if form is None:
        raise Refused(f"{quarter}还没有启用的季报表式。")
    first = quarter.next.first_day
    due_on = first.replace(day=rule(county.pk, "report.due_day", on=first))  # that very day, worked or not
    round_, new = ReportRound.objects.get_or_create(
        congress=county,
        year=quarter.year,
        quarter=quarter.number,
        defaults={"form": form, "opened_on": clock.today(), "due_on": due_on},
    )
    if not new:
        return None
    townships = list(county.townships.order_by("area__code"))
    reports = QuarterReport.objects.bulk_create(QuarterReport(round=round_, congress=one) for one in townships)
    _prefill(form, reports, quarter)
    for report in reports:
        clocks.open_clock("congress.quarter_report", report, actor=actor, starts_on=due_on)
    records.record("congress.reportround.open", actor=actor, obj=round_, congress_id=county.pk,
                   text=f"{round_}开始填报，共{len(reports)}个乡镇")  # fmt: skip
    _invite(townships, round_)
    return round_


def _prefill(form, reports, quarter):
    """A row for every field of every report; what the system knows stands in it already."""
    items = list(form.items.all())
    known = counted(items, [report.congress_id for report in reports], quarter.first_day, quarter.last_day)
    rows = []
    for report in reports:
        for item in items:
            number = _known(known, item, report.congress_id)
            rows.append(
                ReportValue(
                    report=report,
                    item=item,
                    number=number,
                    counted=number,
                    counted_at=clock.now() if number is not None else None,
                )
            )
    ReportValue.objects.bulk_create(rows)


def _known(known, item, congress_id):
    """What the system counts for a field; nothing found is nought, a field it does not count is None."""
    return Decimal(known[item.figure].get(congress_id, 0)) if item.figure in known else None


def _invite(townships, round_):
    people = Membership.objects.in_office().with_role("TSEC", "TCH").filter(congress__in=townships)
    notices.tell(people, subject=f"请填报：{round_.when}报告", url="/reports/",
                 text=f"报送期限：{round_.due_on:%Y年%-m月%-d日}。系统已带出能取到的数据，请核对补充，由主席审签后报送。")  # fmt: skip


# Filling and signing.


@REPORT.does("fill")
def fill(report, *, actor, values, seen=None, files=None, dropped=()):
    """Write what a township says: ``values`` {item id: {"number", "text", "answer"}}, each only where it is said, and
    ``files`` {item id: judged uploads}; ``dropped`` are attachments of the report to be taken down. ``seen`` {item id:
    …} is what the writer had before him: Conflict when another has since written something else there."""
    stored = {value.item_id: value for value in report.values.select_related("item")}
    values = {pk: {**_content(stored[pk]), **_tidy(new)} for pk, new in values.items() if pk in stored}
    for pk, was in (seen or {}).items():
        now = _content(stored[pk])
        if rivals(values[pk], changed(now, {**now, **_tidy(was)})):
            raise Conflict("有的项目在别处也改过，请对照两边的内容。")
    for pk, new in values.items():
        if new["number"] != stored[pk].number and new["answer"] == stored[pk].answer:
            new["answer"] = ""  # it explained another number
    _write(report, [(stored[pk], new) for pk, new in values.items() if new != _content(stored[pk])], actor)
    for item_id, uploads in (files or {}).items():
        attachments.attach(report, uploads, actor=actor, purpose=stored[item_id].item.key)
    for row in dropped:
        attachments.take_down(row, report, actor=actor)
    report.filled_by, report.filled_at = actor.name[:40], clock.now()
    _recount(report, stored.values())
    _enter_words(report, stored.values())


def _enter_words(report, values):
    """It is found by the words a township wrote into it, and by what it says to a remark."""
    words = "\n".join(f"{value.text}\n{value.answer}" for value in values)
    searching.index(report, kind=queries.FOUND_BY, title=str(report), text=words, congress_id=report.congress_id)


def _content(value):
    return {name: getattr(value, name) for name in CONTENT}


def _tidy(said):
    """Lines end as on paper, whatever the device; nothing stands at either end."""
    return {name: one.replace("\r\n", "\n").strip() if isinstance(one, str) else one for name, one in said.items()}


def _write(report, pairs, actor):
    """Put the new content into the fields, all in one statement, with one line in the log."""
    before, after = {}, {}
    for value, new in pairs:
        label = value.item.label
        before[label] = _in_words(value)
        for name in CONTENT:
            setattr(value, name, new[name])
        value.written_by, value.written_at = actor.name[:40], clock.now()
        after[label] = _in_words(value)
    ReportValue.objects.bulk_create(
        [value for value, _ in pairs],
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=[*CONTENT, "written_by", "written_at"],
    )
    if pairs:
        records.record("congress.report.values", actor=actor, obj=report, before=before, after=after,
                       text=f"{actor.name}修改《{report}》{len(pairs)}项")  # fmt: skip


def _in_words(value):
    number = "" if value.number is None else plain(value.number)
    return "；".join(filter(None, [number, value.text, f"说明：{value.answer}" if value.answer else ""]))


def _recount(report, values):
    """What the system counts may have grown since: a field nobody touched follows, another keeps the township's number."""
    when = report.round.when
    known = counted([value.item for value in values], [report.congress_id], when.first_day, when.last_day)
    moved = []
    for value in values:
        number = _known(known, value.item, report.congress_id)
        if number is None or number == value.counted:
            continue
        if value.number == value.counted:
            value.number = number
        value.counted, value.counted_at = number, clock.now()
        moved.append(value)
    ReportValue.objects.bulk_update(moved, ["number", "counted", "counted_at"])


@REPORT.does("sign")
def sign(report, *, actor):
    """The chair answers for the figures."""
    report.signed_by, report.signed_on = actor.name[:40], clock.today()


@REPORT.does("unsign")
def unsign(report, *, actor, reason):
    report.signed_by, report.signed_on = "", None


@REPORT.does("submit")
def submit(report, *, actor):
    """Handed in; whether late is decided by the clock that runs, and stays on the report."""
    running = running_clock(report, "congress.quarter_report") or running_clock(
        report, "congress.quarter_report_again"
    )
    report.late = report.late or (running is not None and running.due_on < clock.today())
    report.submitted_on, report.returned_because = clock.today(), ""
    _tell(report, "DAC", subject=f"请审核：{report}")


# The county.


@REPORT.does("return_report")
def return_report(report, *, actor, reason):
    report.returned_because = reason.strip()[:300]
    report.signed_by, report.signed_on = "", None
    _tell_township(report, subject=f"请修改：{report}", text=f"退回理由：{report.returned_because}")


@REPORT.does("accept")
def accept(report, *, actor, remark=""):
    report.accepted_by, report.accepted_on, report.remark = actor.name[:40], clock.today(), remark.strip()[:300]


@REPORT.does("lock")
def lock(report, *, actor):
    """No longer changed but by a correction."""


@transaction.atomic
def accept_many(reports, *, actor):
    """All or none; the first that cannot be accepted says why."""
    return [accept(report, actor=actor) for report in reports]


@transaction.atomic
def return_many(reports, *, actor, reason):
    """Each with the same reason; all or none."""
    return [return_report(report, actor=actor, reason=reason) for report in reports]


@transaction.atomic
def lock_many(reports, *, actor):
    return [lock(report, actor=actor) for report in reports]


@transaction.atomic
def urge(report, *, actor):
    """Tell secretary and chair of a township once more that their report is late. Once a day, and on the record."""
    demand(policies.judges, actor, report)
    if not report.is_overdue:
        raise Refused(f"《{report}》没有逾期未报，不用催。")
    owed = QuarterReport.objects.filter(pk=report.pk, state__in=QuarterReport.OWED)
    if not owed.exclude(urged_on=clock.today()).update(urged_on=clock.today(), urged_by=actor.name[:40]):
        raise Refused(f"《{report}》今天已经催过。")
    _tell_township(report, subject=f"请尽快报送：{report}", urgent=True,
                   text=f"报送期限是{report.due_on:%Y年%-m月%-d日}，已经逾期。现在是“{report.get_state_display()}”。")  # fmt: skip
    records.record("congress.report.urge", actor=actor, obj=report, text=f"{actor.name}催报《{report}》")


@transaction.atomic
def urge_all(reports, *, actor):
    """Each that was not urged today. Returns those that were now."""
    waiting = [report for report in reports if report.urged_on != clock.today()]
    for report in waiting:
        urge(report, actor=actor)
    return waiting


@REPORT.does("correct")
def correct(report, *, actor, reason):
    """The accepted report stays as it is; a new version with its reason is filled, signed and handed in again."""
    QuarterReport.objects.filter(pk=report.pk).update(state=QuarterReport.State.CORRECTED)  # one in force at a time
    again = QuarterReport.objects.create(
        round=report.round,
        congress=report.congress,
        version=report.version + 1,
        corrects=report,
        corrected_because=reason.strip()[:300],
        state=QuarterReport.State.DRAFTING,
        late=report.late,
        filled_by=report.filled_by,
        filled_at=report.filled_at,
    )
    values = list(report.values.all())
    for value in values:
        value.pk, value.report = None, again
    ReportValue.objects.bulk_create(values)
    _enter_words(again, values)
    attachments.carry_over(report, again)
    clocks.open_clock("congress.quarter_report_again", again, actor=actor)
    _tell_township(again, subject=f"请更正：{report}", text=f"更正原因：{reason.strip()}")


def _tell(report, *roles, subject):
    county = report.round.congress_id
    people = Membership.objects.in_office().with_role(*roles).filter(congress=county)
    notices.tell(people, subject=subject, url=report.get_absolute_url())


def _tell_township(report, *, subject, text, urgent=False):
    people = Membership.objects.in_office().with_role("TSEC", "TCH").filter(congress=report.congress_id)
    notices.tell(people, subject=subject, url=report.get_absolute_url(), text=text, urgent=urgent)


ROUNDS = kinds.Ticker(key="congress.report_rounds", label="季度报告开始填报", run=open_rounds, order=100)
