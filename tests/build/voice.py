"""Opinions on their way – received, sorted, handled, answered – through the actions."""

from congress.models import Area
from deputies.actions import triage, voice
from deputies.models import Station
from tests.build import stations
from tests.build.stations import keeper  # noqa: F401 -- the builder of opinions lends it

TEXT = "柳沟村三组的路灯坏了半个月，晚上老人出门摔过跤，希望尽快修好。"
REPLY = "镇里已经更换了六盏路灯，晚上全部亮了。"


def station(town, name="河口镇人大代表联络站", **columns):
    return stations.station(town, name=name, kind="station", phone="0396-1234567", **columns)


def opinion(cast, *, text=TEXT, once="", at="", **columns):
    """One that came in through the QR code of a station of the township river, and its code."""
    town = cast.townships["river"]
    if "station" not in columns and "deputy" not in columns and "area" not in columns:
        columns["station"] = Station.objects.filter(congress=town.congress).first() or station(town)
    area = columns.pop("area", None) or (columns["station"].area if columns.get("station") else town.congress.area)
    row, code = voice.receive(actor=voice.citizen("10.0.0.1"), once=once, area=area, text=text, **columns)
    for step in WALK[: WALK.index(at) + 1] if at else ():
        row = STEPS[step](cast, row)
    row.code = code
    return row


def county_area(cast):
    """A street without a congress of its own."""
    area, _ = Area.objects.get_or_create(
        code=f"{cast.congress.area.code}001",
        defaults={"name": "城关街道", "level": "street", "parent": cast.congress.area},
    )
    return area


WALK = ("reported_county", "assigned_unit", "handled", "replied")
STEPS = {
    "reported_county": lambda cast, row: triage.report_county(
        row, actor=cast.townships["river"].tsec, reason="超出乡镇职权"
    ),
    "assigned_unit": lambda cast, row: triage.assign_unit(row, actor=cast.dac, unit=cast.units["transport"]),
    "handled": lambda cast, row: triage.handle(row, actor=cast.unit, result="已经修好。"),
    "replied": lambda cast, row: triage.reply(row, actor=cast.dac, reply=REPLY),
}


def lead(cast):
    """A lead for supervision that one opinion points to."""
    return triage.to_topic(
        opinion(cast), actor=cast.dac, title="农村路灯管护情况", words="多个村反映路灯无人管。"
    ).lead
