"""Duty reports on their way: planned, announced, held, counted twice, filed – through the actions."""

from datetime import date

from congress.models import Area
from deputies.actions import duty_reports
from deputies.models import DutyReportSession

DAY = date(2026, 3, 18)
STEPS = ("planned", "notified", "held", "rated", "returned", "filed")
MARKS = {"satisfied": 30, "fairly": 6, "dissatisfied": 2, "abstained": 1, "invalid": 1}
ISSUED, RETURNED, ELECTORS = 42, 40, 45


def keepers(cast):
    """Whoever plans, and a second person who counts."""
    return ("dac", "dac_clerk") if "dac" in cast.posts else ("tch", "tsec")


def session(
    cast, at="planned", *, seats=None, day=DAY, area="419901101", place="柳沟村委会", text="一年来的履职情况。"
):
    """A session brought to a state by its deeds; its deputies have written, unless ``text`` is empty."""
    first, second = (cast.actor(key) for key in keepers(cast))
    seats = seats or tuple(key for key in ("dep", "dep2", "tdep") if key in cast.deputies)
    row = DutyReportSession(congress=cast.congress, on=day, area=Area.objects.get(code=area), place=place)
    row = duty_reports.keep_session(row, actor=first, deputies=[cast.deputies[key] for key in seats])
    deeds = {
        "notified": lambda: duty_reports.notify(row, actor=first),
        "held": lambda: duty_reports.hold(row, actor=first, electors=ELECTORS, villagers=20, chaired_by="吴联络"),
        "rated": lambda: [count(row, actor=actor) for actor in (first, second)][-1][0],
        "returned": lambda: duty_reports.give_back(row, actor=first),
        "filed": lambda: duty_reports.file(row, actor=first, released=True),
    }
    for step in STEPS[1 : STEPS.index(at) + 1]:
        row = deeds[step]()
        if step == "notified" and text:
            for report in row.reports.all():
                duty_reports.write_report(report, actor=first, text=text)
    return row


def lines(row, **changed):
    """The numbers of one count, with some changed for the first deputy."""
    pks = list(row.reports.values_list("pk", flat=True))
    return {pk: MARKS | (changed if place == 0 else {}) for place, pk in enumerate(pks)}


def count(row, *, actor, issued=ISSUED, returned=RETURNED, **changed):
    return duty_reports.count_ballots(row, actor=actor, issued=issued, returned=returned, lines=lines(row, **changed))


def asked(report, *pairs, actor):
    """Electors' opinions with answers ("" where there is none)."""
    return duty_reports.keep_opinions(
        report, [{"title": title, "answer": answer} for title, answer in pairs], actor=actor
    )
