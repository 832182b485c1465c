"""A county whose townships report: its form, a round, a report filled and further on its way – through the actions."""

from datetime import date
from decimal import Decimal

from congress.actions import report_forms, reports
from congress.frame import clock
from congress.frame.quarters import Quarter
from congress.models import QuarterReport

FORM_SINCE = date(2026, 1, 5)
QUARTER = Quarter(2026, 3)
OPENS = date(2026, 10, 1)

ITEMS = (
    {"section": "会议", "key": "presidium", "label": "主席团会议", "kind": "count", "unit": "次"},
    {"section": "代表活动", "key": "received", "label": "接待选民", "kind": "count", "unit": "人次", "jump": 50},
    {"section": "代表活动", "key": "opinions", "label": "收到意见", "kind": "count", "unit": "条", "parts": ["solved", "open"]},
    {"section": "代表活动", "key": "solved", "label": "其中已解决", "kind": "count", "unit": "条", "within": "opinions"},
    {"section": "代表活动", "key": "open", "label": "其中正在办理", "kind": "count", "unit": "条"},
    {"section": "经费", "key": "spent", "label": "支出", "kind": "amount", "unit": "元", "required": False},
    {"section": "问题", "key": "problems", "label": "问题和请求", "kind": "text"},
    {"section": "问题", "key": "photos", "label": "活动照片", "kind": "files", "required": False},
)  # fmt: skip
GOOD = {"presidium": 1, "received": 40, "opinions": 9, "solved": 6, "open": 3, "problems": "村道养护资金不足。"}


def form(cast, items=ITEMS, year=2026, quarter=1):
    with clock.frozen(FORM_SINCE):
        made = report_forms.draft_form(actor=cast.actor("dac"), year=year, quarter=quarter, items=items)
        return report_forms.publish_form(made, actor=cast.actor("dac"))


def opened(cast, quarter=QUARTER):
    """The round of a quarter, and its reports by the townships' keys."""
    with clock.frozen(quarter.next.first_day):
        reports.open_round(cast.congress, quarter)
    return {
        key: QuarterReport.objects.get(round__year=quarter.year, round__quarter=quarter.number, congress=town.congress)
        for key, town in cast.townships.items()
    }


def quarter_before(cast, town="river", **said):
    """What a township has handed in for the quarter before QUARTER, with these figures."""
    opened(cast, QUARTER.before)
    return report(cast, town, at="submitted", **{**GOOD, **said})


def values(report, **said):
    """What ``fill`` takes, from words by key."""
    found = {}
    for item in report.round.form.items.all():
        value = said.get(item.key)
        found[item.pk] = {
            "number": Decimal(str(value)) if item.is_number and value is not None else None,
            "text": value if item.kind == "text" and value else "",
            "answer": said.get(f"{item.key}_answer", ""),
        }
    return found


def report(cast, town="river", *, at="accepted", **said):
    """One township's report at a state, the round opened if need be."""
    township = cast.townships[town]
    found = QuarterReport.objects.filter(congress=township.congress).first()
    found = found or opened(cast)[town]
    secretary, chair, dac = township.actor("tsec"), township.actor("tch"), cast.actor("dac")
    deeds = {
        "drafting": lambda one: reports.fill(one, actor=secretary, values=values(one, **(said or GOOD))),
        "signed": lambda one: reports.sign(one, actor=chair),
        "submitted": lambda one: reports.submit(one, actor=secretary),
        "accepted": lambda one: reports.accept(one, actor=dac),
        "locked": lambda one: reports.lock(one, actor=dac),
    }
    road = [QuarterReport.State.OPENED, *deeds]
    for state in road[road.index(found.state) + 1 : road.index(at) + 1]:
        found = deeds[state](found)
    return found
