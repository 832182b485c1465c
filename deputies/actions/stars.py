"""The stars of stations: the standard drawn up and put in force, a cycle opened, every station scored, rated, announced."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from congress.actions import attachments, notices, records
from congress.actions.registers import arrange, demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import RatingScore, StandardItem, StandardSheet, StarCycle, Station, StationRating
from ..models.star import stars_of
from ..policies import stars as policies
from ..queries import stars as queries
from ..workflow.stars import CYCLE, RATING, STANDARD

COLUMNS = ("title", "most", "rule", "proof")
NINE = (  # 九有: our proposal, each county arranges its own (docs/decisions.md)
    ("有场所", 12, "有固定的接待室，位置方便群众到达", "接待室照片"),
    ("有牌子", 8, "统一挂牌，公布接待时间、代表名单和二维码", "挂牌照片"),
    ("有设施", 10, "桌椅、资料柜、电脑、意见箱齐全可用", "设施照片"),
    ("有制度", 10, "接待、登记、转办、反馈等制度上墙", "制度照片"),
    ("有人员", 12, "有管理员，有进站代表，按排班到站", "排班表"),
    ("有活动", 16, "接待日正常开放，每年开展学习、调研、议事活动", "活动记录和照片"),
    ("有经费", 8, "运行经费有保障，支出有登记", "经费登记"),
    ("有档案", 10, "一站一档，接待和办理记录完整", "档案照片"),
    ("有成效", 14, "群众反映的问题得到推动解决，有品牌、有经验", "典型事例"),
)


@transaction.atomic
def draw_up(*, actor):
    """A new version of the standard, with the items and thresholds of the one before; the first has the nine."""
    demand(policies.rates, actor)
    rows = StandardSheet.objects.filter(congress=actor.congress_id)
    before = rows.order_by("-version").first()
    version = (rows.aggregate(last=Max("version"))["last"] or 0) + 1
    sheet = StandardSheet(congress_id=actor.congress_id, version=version)
    for name in ("title", *StandardSheet.STARS) if before else ():
        setattr(sheet, name, getattr(before, name))
    sheet = keep(sheet, actor=actor)
    items = [[getattr(item, name) for name in COLUMNS] for item in queries.items_of(before)] if before else NINE
    StandardItem.objects.bulk_create(
        StandardItem(sheet=sheet, order=place, **dict(zip(COLUMNS, item, strict=True)))
        for place, item in enumerate(items, start=1)
    )
    return sheet


def _demand_draft(sheet, actor):
    demand(policies.rates, actor, sheet)
    if STANDARD.held(sheet).state != StandardSheet.State.DRAFT:
        raise Refused("标准已经施行，不能再改。请制定新的一版。")


@transaction.atomic
def change_sheet(sheet, *, actor):
    """Its name and from how many points a star begins, while it is a draft."""
    _demand_draft(sheet, actor)
    return keep(sheet, actor=actor)


@transaction.atomic
def arrange_items(sheet, rows, *, actor):
    """What is scored, in its order, while it is a draft."""
    _demand_draft(sheet, actor)
    before = [str(item) for item in queries.items_of(sheet)]
    items = arrange(sheet.items, rows, columns=COLUMNS)
    records.record("deputies.standardsheet.arrange", actor=actor, obj=sheet,
                   text=f"{actor.name}编排《{sheet}》的项目，共{len(items)}项",
                   before={"项目": before}, after={"项目": [str(item) for item in items]})  # fmt: skip
    return sheet


@STANDARD.does("supersede")
def supersede(sheet, *, actor):
    """A later version has taken its place; what was rated by it stays so."""


@STANDARD.does("enforce")
def enforce(sheet, *, actor):
    """It is in force from today, and the one before no longer."""
    before = queries.sheet_in_force(sheet.congress_id)
    if before:
        supersede(before, actor=SYSTEM)
    sheet.in_force_on = clock.today()


@transaction.atomic
def open_cycle(cycle, *, actor):
    """A year's rating by the standard in force: every station gets its sheet, its keepers are told."""
    demand(policies.rates, actor, cycle)
    sheet = queries.sheet_in_force(cycle.congress_id)
    if sheet is None:
        raise Refused("还没有施行的星级标准，请先制定并施行标准。")
    cycle.sheet = sheet
    if cycle.self_by < clock.today():
        raise ValidationError({"self_by": "自评截止日不能早于今天。"})
    keep(cycle, actor=actor)
    stations, items = list(queries.to_rate(cycle)), queries.items_of(cycle.sheet)
    rows = StationRating.objects.bulk_create(StationRating(cycle=cycle, station=one) for one in stations)
    RatingScore.objects.bulk_create(RatingScore(rating=row, item=item) for row in rows for item in items)
    keepers = Membership.objects.in_office().filter(stations__station__in=stations, stations__until=None).distinct()
    notices.tell(keepers, subject=f"请自评：{cycle}", url=cycle.get_absolute_url(),
                 text=f"请在{cycle.self_by:%m月%d日}前逐项自评，附上照片。")  # fmt: skip
    return cycle


def _write(rating, values, names):
    """Points and words of the items: {item id: {name: value}}."""
    points, changed = names[0], []
    for score in rating.scores.select_related("item").filter(item__in=list(values)):
        for name in names:
            setattr(score, name, values[score.item_id].get(name))
        given = getattr(score, points)
        if given is not None and not 0 <= given <= score.item.most:
            raise ValidationError(f"“{score.item}”须在0至{score.item.most}分之间。")
        score.clean_fields(exclude=["rating", "item"])
        changed.append(score)
    RatingScore.objects.bulk_update(changed, names)


@RATING.does("claim")
def claim(rating, *, actor, values, photos=()):
    """What the station says of itself: {item id: {"own": points, "evidence": words}}; pictures {item id: files}."""
    _write(rating, values, ("own", "evidence"))
    for item, files in dict(photos).items():
        if any(not judged.content_type.startswith("image/") for _, judged in files):
            raise ValidationError({f"photos-{item}": "这里只传照片（JPG或PNG）。"})
        attachments.attach(rating, files, actor=actor, purpose=f"{queries.PHOTO}-{item}")


@RATING.does("hand_in")
def hand_in(rating, *, actor):
    rating.own_total, rating.handed_on = queries.total(rating, "own"), clock.today()


@RATING.does("check")
def check(rating, *, actor, opinion=""):
    """The township stands by it."""
    rating.checked_by, rating.opinion = actor.name[:40], opinion.strip()


@RATING.does("send_back")
def send_back(rating, *, actor, reason):
    rating.own_total, rating.handed_on, rating.checked_by, rating.opinion = None, None, "", ""
    keepers = Membership.objects.in_office().filter(stations__station=rating.station_id, stations__until=None)
    notices.tell(keepers, subject=f"自评已退回：{rating}", url=rating.get_absolute_url(), text=f"理由：{reason}")


@RATING.does("give")
def give(rating, *, actor, values):
    """What the county gives: {item id: {"given": points, "comment": words}}."""
    _write(rating, values, ("given", "comment"))


@RATING.does("rate")
def rate(rating, *, actor, remark=""):
    """The points are added up and worth stars; days of the year on which nobody was there cost one."""
    rating.remark, rating.total = remark.strip(), Decimal(queries.total(rating, "given"))
    rating.missed_days = queries.missed_days([rating.station_id], rating.cycle.year).get(rating.station_id, 0)
    _reckon(rating)


def _reckon(rating):
    """The stars from the points, the missed days and the decisions."""
    cycle = rating.cycle
    found = stars_of(rating.total, cycle.sheet.thresholds, missed=rating.missed_days, decided=rating.off_decided,
                     most_missed=queries.most_missed(cycle.congress_id))  # fmt: skip
    rating.earned, rating.off_missed, rating.stars = found.earned, found.off - rating.off_decided, found.left


@RATING.does("reopen")
def reopen(rating, *, actor, reason):
    rating.total = rating.earned = rating.stars = rating.missed_days = None
    rating.off_missed, rating.off_decided, rating.off_because = 0, 0, ""


@RATING.does("lower")
def lower(rating, *, actor, reason):
    """One star less by decision, with its reason; the station carries it at once."""
    rating.off_decided, rating.off_because = rating.off_decided + 1, reason.strip()[:300]
    rating.stars -= 1
    _carry(rating.station_id, rating)


@RATING.does("restore")
def restore(rating, *, actor, reason):
    """The decisions are taken back."""
    rating.off_decided, rating.off_because = 0, ""
    rating.stars = max(rating.earned - rating.off_missed, 0)
    _carry(rating.station_id, rating)


def _carry(station_id, rating):
    """The register says what its latest announced rating says."""
    last = queries.latest(station_id)
    if last and last.pk == rating.pk:
        Station.objects.filter(pk=station_id).update(stars=rating.stars)


@CYCLE.does("announce")
def announce(cycle, *, actor):
    """Everybody reads it, the register carries the stars, the keepers are told."""
    cycle.announced_on = clock.today()
    later = StarCycle.objects.filter(congress=cycle.congress_id, year__gt=cycle.year, state="announced")
    stations = []
    for row in cycle.ratings.select_related("station") if not later.exists() else ():
        row.station.stars = row.stars
        stations.append(row.station)
    Station.objects.bulk_update(stations, ["stars"], batch_size=200)
    keepers = Membership.objects.in_office().filter(stations__station__ratings__cycle=cycle, stations__until=None)
    notices.tell(
        keepers.distinct(), subject=f"已公布：{cycle}", url=cycle.get_absolute_url(), text="可以查看得分和星级。"
    )


@CYCLE.does("withdraw")
def withdraw(cycle, *, actor, reason):
    """The stars of the year before count again until it is announced anew."""
    cycle.announced_on = None
    stations = []
    before = StationRating.objects.filter(cycle__congress=cycle.congress_id, cycle__state="announced")
    known = dict(before.exclude(cycle=cycle).order_by("cycle__year").values_list("station", "stars"))
    for station in Station.objects.filter(ratings__cycle=cycle):
        station.stars = known.get(station.pk)
        stations.append(station)
    Station.objects.bulk_update(stations, ["stars"], batch_size=200)
