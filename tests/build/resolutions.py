"""Resolutions and decisions on their way, through the actions."""

from datetime import timedelta

from congress.actions import resolutions
from congress.frame import clock
from congress.models import Resolution
from congress.queries import resolutions as queries

from . import meetings

TITLE = "关于全面实行封山禁牧的决定"
TEXT = "为了保护林草植被，决定如下：\n一、全县范围内全面实行封山禁牧。\n二、县人民政府应当制定实施办法。"
STEPS = ("drafted", "adopted", "published", "executing", "closed")


def by_hand(meeting):
    """Everybody raised his hand."""
    return {"by": "举手表决", "yes": queries.members_of(meeting, meeting.opens_on)}


def resolution(cast, at="drafted", *, title=TITLE, text=TEXT, organ=None, report_in=30, kind="decision"):
    """One of the county, at this state; adopted by a meeting of the standing committee that sat today."""
    go, today = cast.go, clock.today()
    row = resolutions.keep_resolution(Resolution(congress=cast.congress, kind=kind, title=title, text=text), actor=go)
    way = STEPS[: STEPS.index(at) + 1]
    if "adopted" in way:
        sat = meetings.meeting(cast, "standing_committee", today, due=2, present=2)
        row = resolutions.adopt(row, actor=go, meeting=sat, adopted_on=today, effective_on=today, **by_hand(sat))
    if "published" in way:
        row = resolutions.publish(row, actor=go, published_on=today)
    if "executing" in way:
        body = organ or cast.bodies["transport"]
        by = today + timedelta(days=report_in)
        row = resolutions.charge(row, actor=go, organ=body, required="制定实施办法并报告。", report_by=by)
    if "closed" in way:
        resolutions.hand_in(row.reports.get(), actor=cast.unitl, text="已按决定全部落实。")
        row = resolutions.close(row, actor=go, outcome="已全部落实。")
    return row
