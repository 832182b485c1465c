"""Yearly written reports: asked for by the clock, handed in, read (S51)."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, clocks, notices, records
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.queries.rules import rule

from ..models import DutyReport
from ..queries import reports as queries
from ..workflow import REPORT
from ..workflow.report import CLOCK

AGAIN = timedelta(days=10)  # for what was given back


def ask(now=None):
    """In January everybody who must report on the year before is asked, once; who has left owes nothing any more. Done by
    the clock."""
    today, done = clock.today(), 0
    if today.month == 1:
        for membership in queries.reporting(today.year - 1):
            done += _ask(membership, today.year - 1)
    for report in queries.left():
        REPORT.deeds["leave"](report, actor=SYSTEM)
        done += 1
    return done


@transaction.atomic
def _ask(membership, year):
    if not rule(membership.congress_id, "appointment.year_report"):
        return 0
    row, made = DutyReport.objects.get_or_create(
        membership=membership,
        year=year,
        defaults={"congress_id": membership.congress_id, "office": membership.post.office},
    )
    if not made:
        return 0
    records.record("appointments.dutyreport.add", actor=SYSTEM, obj=row, text=f"请报送{row}")
    due_on = date(year + 1, 1, rule(row.congress_id, "appointment.year_report_day"))
    clocks.open_clock(CLOCK, row, actor=SYSTEM, starts_on=due_on)
    notices.tell([membership], subject=f"请报送{year}年度书面述职报告", obj=row)
    return 1


@REPORT.does("hand_in")
def hand_in(report, *, actor, text, files=()):
    if not text.strip():
        raise ValidationError({"text": "请写述职内容。"})
    report.text, report.handed_on, report.by_name = text.strip(), clock.today(), actor.name[:40]
    attachments.attach(report, files, actor=actor)


@REPORT.does("send_back")
def send_back(report, *, actor, reason):
    """What was handed in too thinly is asked for again."""
    report.because, report.handed_on = reason.strip(), None
    clocks.open_clock(CLOCK, report, actor=actor, starts_on=max(report.due_on, clock.today() + AGAIN))
    notices.tell([report.membership], subject=f"请补充：{report}"[:120], text=reason, obj=report)


@REPORT.does("read")
def read(report, *, actor, comment):
    report.comment, report.read_on = comment.strip(), clock.today()


@REPORT.does("waive")
def waive(report, *, actor, reason):
    report.because = reason.strip()


@REPORT.does("leave")
def leave(report, *, actor):
    report.because = "已离任。"
