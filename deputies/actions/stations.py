"""Keeping the register of stations: opened, changed, closed; who serves there, who keeps it, what it has and cost."""

from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Q
from PIL import Image, ImageOps

from congress.actions import attachments, notices, records
from congress.actions.registers import arrange, demand, keep, keep_all
from congress.actions.ticking import one_by_one
from congress.frame import clock, guards
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.uploads import Judged
from congress.frame.workflow import Refused
from congress.queries.attachments import attachments_of

from ..models import Station, StationDeputy, StationKeeper
from ..policies import stations as policies
from ..queries import recurrence
from ..queries import stations as queries
from . import carrying, rosters

SMALL_SIDE, SMALL_QUALITY = 480, 70  # of pictures on the public page: pixels, and the percent of JPEG


@transaction.atomic
def keep_station(station, *, actor):
    """Enter a station or change one. It stands within the area of its congress, below a larger kind of station."""
    if station.pk:
        demand(policies.keeps_station, actor, Station.objects.select_related("congress").get(pk=station.pk))
    else:
        demand(policies.opens_stations, actor, station.congress_id)
    if not station.area.code.startswith(station.congress.area.code):
        raise ValidationError({"area": f"站点须在{station.congress.area}之内。"})
    if station.parent_id and (station.parent_id == station.pk or station.parent.parent_id):
        raise ValidationError({"parent": "上级站点须是本身没有上级的人大代表之家或联络站。"})
    if queries.personal_phones({station.phone}, station.congress.county_id):
        raise ValidationError({"phone": queries.PERSONAL})
    if station.days and recurrence.read(station.days) is None:
        raise ValidationError({"days": recurrence.UNREADABLE})
    if station.opened_on > clock.today():
        raise ValidationError({"opened_on": "启用日期不能晚于今天。"})
    keep(station, actor=actor)
    return settle(station)


@transaction.atomic
def enter_all(stations, *, actor):
    """Enter a list of new stations at once, with one line in the log for each congress. Returns them."""
    for station in stations:
        demand(policies.opens_stations, actor, station.congress_id)
        station.clean_fields(exclude=["congress", "area", "parent"])
    with guards.spoken():
        entered = Station.objects.bulk_create(stations)
    settle_all(entered)
    for congress_id in sorted({station.congress_id for station in entered}):
        own = [station.name for station in entered if station.congress_id == congress_id]
        records.record("deputies.station.enter", actor=actor, congress_id=congress_id, after={"名单": own},
                       text=f"{actor.name}登记联络站点{len(own)}个")  # fmt: skip
    return entered


@transaction.atomic
def change_all(changed, *, actor):
    """Change a list of stations at once: [(station, its columns before)]."""
    for congress_id in sorted({station.congress_id for station, _ in changed}):
        demand(policies.opens_stations, actor, congress_id)
        own = [(station, was) for station, was in changed if station.congress_id == congress_id]
        keep_all(own, actor=actor, congress_id=congress_id)
    settle_all([station for station, _ in changed])


_unsettled: ContextVar[dict | None] = ContextVar("stations_settled_together", default=None)


@contextmanager
def settled_together():
    """Very many deeds in a row: the scores of their stations are stored once, when the block ends."""
    token = _unsettled.set({})
    try:
        yield
        settle_all(list(_unsettled.get().values()))
    finally:
        _unsettled.reset(token)


def settle(station):
    """The stored score of completeness follows what is entered; returns the station."""
    waiting = _unsettled.get()
    if waiting is not None:
        waiting[station.pk] = station
        return station
    station.completeness = queries.score(queries.points_of(station))
    Station.objects.filter(pk=station.pk).update(completeness=station.completeness)
    return station


def settle_all(stations):
    """The same for many stations at once."""
    has = queries.belongings(stations)
    for station in stations:
        station.completeness = queries.score(queries.completeness(station, has[station.pk]))
    Station.objects.bulk_update(stations, ["completeness"], batch_size=200)


@transaction.atomic
def close_station(station, *, actor, closed_on, because):
    """Its last day; who serves there and who keeps it leaves with it and is told, and its receptions behind that day are
    called off. Its public page says so."""
    demand(policies.opens_stations, actor, station.congress_id)
    if station.closed_on:
        raise Refused("这个站点已经停用。")
    was = records.snapshot(station)
    station.closed_on, station.closed_because = closed_on, because.strip()
    station.full_clean()
    station.save(update_fields=["closed_on", "closed_because"])
    called_off = rosters.close_station_days(
        station, actor=actor, after=closed_on, reason=f"站点停用：{because.strip()}"
    )
    whom = queries.posts_at(station, closed_on)
    notices.tell(whom, subject=f"站点停用：{station}", obj=station,
                 text=f"{station}{long_date(closed_on)}后停用（{because.strip()}）。"
                 + (f"此后的{len(called_off)}次接待已经取消，不用到站。" if called_off else ""))  # fmt: skip
    for parts in (station.deputies, station.keepers):
        parts.filter(since__gt=closed_on).delete()
        parts.filter(until=None).update(until=closed_on)
    before, after = records.changes(station, was)
    records.record("deputies.station.close", actor=actor, obj=station, before=before, after=after, reason=because,
                   text=f"{actor.name}停用{station}")  # fmt: skip
    return settle(station)


@transaction.atomic
def reopen_station(station, *, actor):
    """It was closed by mistake, or opens again; deputies and keepers are put in anew."""
    demand(policies.opens_stations, actor, station.congress_id)
    if not station.closed_on:
        raise Refused("这个站点没有停用。")
    station.closed_on, station.closed_because = None, ""
    station.save(update_fields=["closed_on", "closed_because"])
    records.record("deputies.station.reopen", actor=actor, obj=station, text=f"{actor.name}重新启用{station}")
    return station


# Who serves there, and who keeps it.


@transaction.atomic
def assign(station, deputies, *, actor, since):
    """Deputies come to a station from a day on, all or none; returns the assignments."""
    demand(policies.keeps_station, actor, station)
    _demand_open(station, since)
    county = station.congress.county_id
    for deputy in deputies:
        if deputy.congress_id not in (station.congress_id, county):
            raise ValidationError({"deputies": f"{deputy}不是本县或本乡镇的代表。"})
        if deputy.membership.until and deputy.membership.until < since:
            raise ValidationError({"deputies": f"{deputy}已经不是代表。"})
    with guards.spoken():
        rows = StationDeputy.objects.bulk_create(
            StationDeputy(station=station, deputy=deputy, since=since) for deputy in deputies
        )
    names = "、".join(map(str, deputies))
    records.record("deputies.stationdeputy.assign", actor=actor, obj=station, after={"代表": names},
                   text=f"{actor.name}把{len(rows)}名代表编入{station}：{names}")  # fmt: skip
    settle(station)
    return rows


@transaction.atomic
def release(held, *, actor, until):
    """A deputy no longer serves at a station after a day."""
    demand(policies.keeps_station, actor, held.station)
    held.until = until
    keep(held, actor=actor, verb="end")
    settle(held.station)
    return held


@transaction.atomic
def entrust(station, membership, *, actor, since):
    """Somebody keeps a station from a day on."""
    demand(policies.opens_stations, actor, station.congress_id)
    _demand_open(station, since)
    if not queries.may_keep(station).filter(pk=membership.pk).exists():
        raise ValidationError({"membership": "只能由本乡镇或县的联络站管理员、人大主席、秘书、代表工委人员管理。"})
    row = keep(StationKeeper(station=station, membership=membership, since=since), actor=actor)
    settle(station)
    return row


@transaction.atomic
def dismiss(held, *, actor, until):
    """Somebody no longer keeps a station after a day."""
    demand(policies.opens_stations, actor, held.station.congress_id)
    held.until = until
    keep(held, actor=actor, verb="end")
    settle(held.station)
    return held


def _demand_open(station, since):
    if station.closed_on:
        raise Refused("站点已经停用。")
    if since < station.opened_on:
        raise ValidationError({"since": "不能早于站点启用日期。"})


def end_memberships(deputies, *, until):
    """Deputies who left their seats serve at no station from then on. Called by the deed that ends the seats."""
    rows = StationDeputy.objects.filter(Q(until=None) | Q(until__gt=until), deputy__in=deputies)
    left = list(Station.objects.filter(pk__in=rows.values("station")))
    rows.filter(since__gt=until).delete()
    rows.update(until=until)
    if left:
        settle_all(left)


def carry_on(pairs, *, since):
    """Who was elected again goes on serving at his stations: (seat before, seat now) pairs."""
    return carrying.onto_new_seats(StationDeputy, pairs, since=since)


def release_departed(now=None):
    """Whoever has left his seat or post leaves the stations on the same day. Done by the clock, each row once."""
    return one_by_one(queries.departed(clock.today()), _release_departed)


@transaction.atomic
def _release_departed(row):
    post = row.deputy.membership if isinstance(row, StationDeputy) else row.membership
    if not type(row).objects.filter(pk=row.pk, until=None).update(until=max(post.until, row.since)):
        return 0
    records.record(f"deputies.{row._meta.model_name}.end", actor=SYSTEM, obj=row.station,
                   text=f"{post.person}已离任，同日离开{row.station}")  # fmt: skip
    settle(row.station)
    return 1


# What it has, and what it cost.


@transaction.atomic
def arrange_rooms(station, rows, *, actor):
    """Write the rooms in their order: name, size, use."""
    demand(policies.keeps_station, actor, station)
    before = [str(room) for room in queries.rooms_of(station)]
    rooms = arrange(station.rooms, rows, columns=("title", "size", "use"))
    records.record("deputies.station.rooms", actor=actor, obj=station, before={"房间": before},
                   after={"房间": [str(room) for room in rooms]}, text=f"{actor.name}登记{station}的房间，共{len(rooms)}间")  # fmt: skip
    return settle(station)


@transaction.atomic
def enter_cost(cost, *, actor):
    """One line of money; nothing is ever changed or taken away."""
    demand(policies.keeps_station, actor, cost.station)
    if cost.year > clock.today().year:
        raise ValidationError({"year": "年度不能晚于今年。"})
    keep(cost, actor=actor)
    settle(cost.station)
    return cost


@transaction.atomic
def keep_photos(station, files, *, actor, drop=()):
    """Pictures of the station, judged; each is kept as it came and once small, without the place it was taken at."""
    demand(policies.keeps_station, actor, station)
    for upload, judged in files:
        if not judged.content_type.startswith("image/"):
            raise ValidationError({"files": f"“{upload.name}”不是照片，请传JPG或PNG。"})
    kept = attachments.attach(station, files, actor=actor, purpose=queries.PHOTO)
    small = [shrunk(upload, row.pk) for (upload, _), row in zip(files, kept, strict=True)]
    attachments.attach(station, small, actor=actor, purpose=queries.SMALL)
    copies = {row.name: row for row in attachments_of(station).get(f"deputies.station:{station.pk}", [])
              if row.purpose == queries.SMALL}  # fmt: skip
    for one in drop:
        for row in filter(None, (one, copies.get(f"{one.pk}.jpg"))):
            attachments.take_down(row, station, actor=actor)
    return settle(station)


def shrunk(upload, name):
    """(upload, Judged) of a picture made small: a JPEG with nothing in it but the picture."""
    upload.seek(0)
    with Image.open(upload) as picture:
        small = ImageOps.exif_transpose(picture).convert("RGB")
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    out = BytesIO()
    small.save(out, "JPEG", quality=SMALL_QUALITY, optimize=True)
    return SimpleUploadedFile(f"{name}.jpg", out.getvalue()), Judged(extension="jpg", content_type="image/jpeg")
