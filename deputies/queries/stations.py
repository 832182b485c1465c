"""Reading the register of stations: which are seen and kept, by whom they are served, how complete their papers are."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from congress.frame import clock
from congress.frame.numbers import is_mobile
from congress.frame.together import fill
from congress.models import Area, Attachment, Congress, Membership, Person
from congress.queries.attachments import attachments_of, file_row

from ..models import Deputy, Station, StationDeputy, StationKeeper

PERSONAL = "这是已登记人员的个人手机号，站点的电话是公开的，请填座机或值班手机。"
PHOTO, SMALL = "photo", "small"  # purposes of a station's pictures: as handed in, and small for the public page


def stations_kept_by(actor, day=None):
    """The stations this person keeps: the commission all, a township's chair and secretary its own, a keeper his."""
    rows = Station.objects.visible_to(actor)
    if actor.is_system or actor.is_any("DAC"):
        return rows
    if actor.is_any("TCH", "TSEC"):
        return rows.filter(congress=actor.congress_id)
    if actor.is_any("STA"):
        held = StationKeeper.objects.on(day or clock.today()).filter(membership=actor.membership_id)
        return rows.filter(pk__in=held.values("station"))
    return rows.none()


def keeps(actor, station):
    """Whether this person keeps a station; asked of the database once for each station that was read."""
    known, who = station.__dict__.setdefault("_kept_by", {}), (actor.role, actor.membership_id, clock.today())
    if who not in known:
        known[who] = stations_kept_by(actor).filter(pk=station.pk).exists()
    return known[who]


def posts_at(station, day):
    """The posts of who serves at a station on a day or later and of who keeps it then, to be told something."""
    still = Q(until=None) | Q(until__gte=day)
    seats = StationDeputy.objects.filter(still, station=station).values("deputy__membership")
    keepers = StationKeeper.objects.filter(still, station=station).values("membership")
    return Membership.objects.in_office().filter(Q(pk__in=seats) | Q(pk__in=keepers)).select_related("person")


def personal_phones(phones, county_id):
    """Those of the numbers under which the county has registered a person: nothing for the public to read."""
    mobile = {phone for phone in phones if phone and is_mobile(phone)}
    rows = Person.objects.filter(county=county_id, phone__in=mobile) if mobile else Person.objects.none()
    return set(rows.values_list("phone", flat=True))


def in_force(day, path=""):
    """The condition that an assignment, reached along ``path``, holds on a day."""
    return Q(**{f"{path}since__lte": day}) & (Q(**{f"{path}until": None}) | Q(**{f"{path}until__gte": day}))


def with_case(actor):
    return Station.objects.visible_to(actor).select_related("congress__parent", "congress__area", "area", "parent")


def listed(actor, *, q="", congress=None, area=None, kind="", stars=None, closed=False, mine=False):
    """The register with how many deputies serve at each station today: one query."""
    rows = stations_kept_by(actor) if mine else Station.objects.visible_to(actor)
    rows = rows if closed else rows.open()
    if q.strip():
        word = q.strip()
        rows = rows.filter(Q(name__contains=word) | Q(brand__contains=word) | Q(area__name__contains=word)
                           | Q(address__contains=word))  # fmt: skip
    if area:
        rows = rows.filter(area__code__startswith=area.code)
    asked = {"congress": congress, "kind": kind, "stars": stars}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    rows = rows.select_related("congress__area", "area", "parent").annotate(
        deputy_count=Count("deputies", filter=in_force(clock.today(), "deputies__"))
    )
    return rows.order_by("congress__area__code", "kind", "area__code", "pk")


def tree(actor):
    """How many stations of each kind are open in each township, and in all: [(congress, [(kind, n)], n)]."""
    rows = Station.objects.visible_to(actor).open().order_by().values("congress", "kind").annotate(n=Count("pk"))
    found = {}
    for row in rows:
        found.setdefault(row["congress"], {})[row["kind"]] = row["n"]
    there = Congress.objects.visible_to(actor).filter(pk__in=found).select_related("area")
    return [
        (
            congress,
            [(kind, found[congress.pk].get(kind, 0)) for kind in Station.Kind],
            sum(found[congress.pk].values()),
        )
        for congress in there
    ]


def deputies_at(station, day=None):
    """Who serves at a station on a day, by level and name."""
    rows = station.deputies.on(day or clock.today()).select_related("deputy__person", "deputy__congress")
    return rows.order_by("deputy__level", "deputy__person__name_pinyin", "pk")


def shown(station):
    """What the page of a station lists, in one statement: deputies and keepers of today, parts, rooms, costs and their sum
    in yuan."""
    keepers = station.keepers.on(clock.today()).select_related("membership__person", "membership__post__organization")
    rows = {
        "deputies": deputies_at(station),
        "keepers": keepers,
        "parts": station.parts.all(),
        "rooms": rooms_of(station),
        "costs": station.costs.all(),
    }
    fill(rows.values())
    return {**rows, "spent": sum(line.amount for line in rows["costs"])}


def stations_of(deputy_id, day=None):
    """Where a deputy serves on a day."""
    held = StationDeputy.objects.on(day or clock.today()).filter(deputy=deputy_id)
    return Station.objects.filter(pk__in=held.values("station")).select_related("area", "congress")


def departed(day):
    """Assignments that still run though the seat or post behind them has ended."""
    return [
        *StationDeputy.objects.filter(until=None, deputy__membership__until__lt=day)
        .select_related("station", "deputy__membership__person")
        .order_by("pk"),
        *StationKeeper.objects.filter(until=None, membership__until__lt=day)
        .select_related("station", "membership__person")
        .order_by("pk"),
    ]


def rooms_of(station):
    return station.rooms.order_by("order")


def photos_of(station):
    """(the pictures as rows for the page, the small ones for the public page)."""
    rows = attachments_of(station).get(f"deputies.station:{station.pk}", [])
    return [file_row(row) for row in rows if row.purpose == PHOTO], [row for row in rows if row.purpose == SMALL]


def may_serve(actor, station):
    """Deputies who may be assigned to a station: in office, of the county or the station's township, not there yet."""
    there = StationDeputy.objects.on(clock.today()).filter(station=station).values("deputy")
    rows = Deputy.objects.visible_to(actor).in_office().exclude(pk__in=there)
    own = Q(congress=station.congress_id) | Q(congress=station.congress.county_id)
    return rows.filter(own).select_related("person", "district")


def may_keep(station):
    """Posts whose holders may keep a station: its township's keepers, chair and secretary, and the county's keepers."""
    own = Q(congress=station.congress_id, role__in=("STA", "TSEC", "TCH")) | Q(
        congress=station.congress.county_id, role__in=("STA", "DAC")
    )
    return Membership.objects.in_office().filter(own).select_related("person", "post__organization")


def areas_for(congress):
    """Where a station of this congress may stand."""
    return Area.objects.within(congress.area).select_related("parent")


# How complete the papers of a station are (F28).


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing that belongs to a station's papers: what it weighs, whether it is there, where it is put right."""

    label: str
    weight: int
    met: bool
    missing: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Belongings:
    """How many of its parts a station has."""

    deputies: int = 0
    keepers: int = 0
    rooms: int = 0
    photos: int = 0
    costs: int = 0


def completeness(station, has):
    """[Point] of a station and its Belongings; the weights add up to a hundred. Pure."""

    def at(name):
        return reverse(f"deputies:{name}", args=[station.pk]) if station.pk else ""

    change = at("station_change")
    wanted = (
        ("地址", 10, station.address, "没有登记地址", change),
        ("联系电话", 10, station.phone, "没有登记联系电话", change),
        ("开放时间", 10, station.opening_hours, "没有登记开放时间", change),
        ("服务范围", 5, station.serves, "没有登记服务范围", change),
        ("站点制度", 10, station.rules_text, "没有登记站点制度", change),
        ("品牌", 5, station.brand, "没有登记品牌（一站一品牌）", change),
        ("管理员", 10, has.keepers, "没有指定管理员", at("station_keeper_add")),
        ("进站代表", 15, has.deputies, "没有编入代表", at("station_deputy_add")),
        ("房间", 10, has.rooms, "没有登记房间", at("station_rooms")),
        ("照片", 10, has.photos, "没有照片", at("station_photos")),
        ("经费", 5, has.costs, "没有登记经费", at("station_cost_add")),
    )
    return [
        Point(label=label, weight=weight, met=bool(there), missing=missing, url=url)
        for label, weight, there, missing, url in wanted
    ]


def score(points):
    return sum(point.weight for point in points if point.met)


def belongings(stations):
    """{pk: Belongings} of some stations, in one statement however many there are."""
    pks = [station.pk for station in stations]

    def counted(rows, path="station"):
        return rows.order_by().values(path).annotate(n=Count("pk")).values_list(path, "n")

    of, targets = Station.objects.filter(pk__in=pks), {f"deputies.station:{pk}": pk for pk in pks}
    pictures = Attachment.objects.filter(target__in=targets, purpose=PHOTO, removed_at=None)
    read = [
        counted(StationDeputy.objects.filter(station__in=pks, until=None)),
        counted(StationKeeper.objects.filter(station__in=pks, until=None)),
        counted(of, "rooms__station"),
        counted(of, "costs__station"),
        counted(pictures, "target"),
    ]
    fill(read)
    deputies, keepers, rooms, costs, photos = map(dict, read)
    photos = {targets[target]: n for target, n in photos.items()}
    return {
        pk: Belongings(deputies=deputies.get(pk, 0), keepers=keepers.get(pk, 0), rooms=rooms.get(pk, 0),
                       photos=photos.get(pk, 0), costs=costs.get(pk, 0))
        for pk in pks
    }  # fmt: skip


def points_of(station):
    return completeness(station, belongings([station])[station.pk])


def public_photo(pk):
    """The small picture of a station that is open, or None. No actor: it is for anybody."""
    row = Attachment.objects.filter(pk=pk, purpose=SMALL, removed_at=None).first()
    kind, _, station = (row.target if row else "").partition(":")
    there = kind == "deputies.station" and Station.objects.open().filter(pk=station).exists()
    return row if there else None
