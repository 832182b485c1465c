"""Keeping the sheets of points, fixing what a period gave, telling it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max

from congress.actions import notices, records
from congress.actions.registers import OUT_OF_THE_WAY, demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.quarters import Quarter
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import PointItem, PointResult, PointResultSet, PointSheet
from ..policies import points as policies
from ..queries import points as queries
from ..workflow.points import RESULT, SHEET

S = PointSheet.State
# Domain: what every county begins with; a source whose register does not stand (yet) is left out.
DEFAULT = (
    ("deputies.session", 10, 20, ""),
    ("deputies.session_leave", -1, None, ""),
    ("deputies.session_absence", -5, None, ""),
    ("deputies.entry.speech", 2, 6, ""),
    ("suggestions.motion_lead", 5, 10, "议案"),
    ("suggestions.motion_cosign", 1, 10, "议案"),
    ("deputies.entry.motion_lead", 5, 10, "议案"),
    ("deputies.entry.motion_cosign", 1, 10, "议案"),
    ("suggestions.lead", 3, 15, "建议"),
    ("suggestions.cosign", 1, 15, "建议"),
    ("suggestions.key", 3, 6, "重点和优秀建议"),
    ("deputies.award.suggestion", 3, 6, "重点和优秀建议"),
    ("suggestions.rating", 1, 5, ""),
    ("deputies.activity.inspection", 3, 15, "视察调研"),
    ("deputies.activity.research", 3, 15, "视察调研"),
    ("deputies.activity.law_check", 3, 15, "视察调研"),
    ("deputies.entry.inspection", 3, 15, "视察调研"),
    ("deputies.sit_in", 2, 6, "列席"),
    ("deputies.entry.sit_in", 2, 6, "列席"),
    ("deputies.activity.group", 2, 8, "小组活动"),
    ("deputies.activity.theme", 2, 8, "小组活动"),
    ("deputies.entry.activity", 2, 8, "小组活动"),
    ("deputies.absent", -5, None, ""),
    ("deputies.station_duty", 2, 24, ""),
    ("deputies.opinion", 1, 10, ""),
    ("deputies.duty_report", 5, 5, ""),
    ("deputies.training", 2, 8, "学习培训"),
    ("deputies.activity.study", 2, 8, "学习培训"),
    ("deputies.entry.training", 2, 8, "学习培训"),
    ("deputies.contact", 1, 12, ""),
    ("deputies.help", 2, 6, "办实事"),
    ("deputies.entry.help", 2, 6, "办实事"),
    ("deputies.award.county", 3, None, ""),
    ("deputies.award.city", 5, None, ""),
    ("deputies.award.province", 8, None, ""),
)


@transaction.atomic
def draft_sheet(congress, *, actor, basis=""):
    """A new version, with the items of the one before – the first one with what the law's practice begins with."""
    sheet = PointSheet(congress=congress, basis=basis.strip())
    demand(policies.keeps_points, actor, sheet)
    earlier = PointSheet.objects.filter(congress=congress)
    if earlier.filter(state=S.DRAFT).exists():
        raise Refused("已有一版正在起草，请接着编排，或者先放弃那一稿。")
    sheet.version = (earlier.aggregate(last=Max("version"))["last"] or 0) + 1
    before = earlier.exclude(law=None).order_by("-from_year").first()
    items = queries.items_of(before) if before else queries.default(DEFAULT)
    keep(sheet, actor=actor)
    PointItem.objects.bulk_create(
        PointItem(sheet=sheet, order=place, source=one.source, points=one.points, cap=one.cap, joint=one.joint)
        for place, one in enumerate(items, start=1)
    )
    return sheet


@transaction.atomic
def arrange_items(sheet, rows, *, actor):
    """What gives points, in its order – until the sheet is put in force. ``rows`` are dicts of the columns and "pk"; one
    without a source is taken off."""
    demand(policies.keeps_points, actor, sheet)
    if SHEET.held(sheet).state != S.DRAFT:
        raise Refused("规则已经定稿，不能再改；请另起一版。")
    before = [_said(item) for item in queries.items_of(sheet)]
    sheet.items.update(order=F("order") + OUT_OF_THE_WAY)
    there, kept = {item.pk: item for item in sheet.items.all()}, []
    for place, row in enumerate((row for row in rows if row["source"]), start=1):
        item = there.get(row.get("pk")) or PointItem(sheet=sheet)
        item.order, item.source = place, row["source"]
        item.points, item.cap, item.joint = row["points"], row["cap"], (row["joint"] or "").strip()
        kept.append(item)
    sheet.items.exclude(pk__in=[item.pk for item in kept if item.pk]).delete()
    for item in kept:
        item.full_clean()
        item.save()
    after = [_said(item) for item in queries.items_of(sheet)]
    records.record("deputies.pointsheet.arrange", actor=actor, obj=sheet, before={"项目": before}, after={"项目": after},
                   text=f"{actor.name}编排{sheet}，共{len(kept)}项")  # fmt: skip
    return sheet


def _said(item):
    return f"{item.label} {item.points}" + (f"，最多{item.cap}" if item.cap is not None else "")


@SHEET.does("enact")
def enact(sheet, *, actor, from_year):
    """The items are fixed; the sheet rules whole years from that one on, the one before up to it."""
    first, why = queries.may_begin(sheet)
    if from_year < first:
        raise ValidationError({"from_year": why})
    sheet.from_year, sheet.law = from_year, queries.as_law(sheet)
    for one in PointSheet.objects.filter(congress=sheet.congress_id, state=S.IN_FORCE):
        supersede(one, actor=SYSTEM)


@SHEET.does("supersede")
def supersede(sheet, *, actor):
    """A newer version rules the years from its own on; this one keeps those before."""


@SHEET.does("drop")
def drop(sheet, *, actor):
    """The draft is given up."""


@transaction.atomic
def fix(congress, year, quarter=4, *, actor, because=""):
    """What everybody has in this period is written down with the sheet and a digest. Once more, with the reason, when
    something was put right afterwards: the older version stays for the record and is told to nobody any more."""
    demand(policies.keeps_points, actor, PointResultSet(congress=congress))  # the sheet may be the county's
    sheet = queries.ruling(congress.pk, year)
    if sheet is None:
        raise Refused(f"{year}年没有施行的积分规则，请先定稿一版。")
    if Quarter(year, quarter).last_day >= clock.today():
        raise Refused("这一期还没有结束，结束后才能固定。")
    before = queries.in_force(congress.pk, year, quarter)
    places = queries.ranked(congress.pk, sheet, year, quarter)
    found = PointResultSet(
        congress=congress, year=year, quarter=quarter, version=before.version + 1 if before else 1, sheet=sheet,
        fixed_on=clock.today(), fixed_by=actor.name[:40], because=because.strip(), digest=queries.digest(places),
    )  # fmt: skip
    if before:
        if not found.because:
            raise Refused("这一期已经固定；重新固定须写明理由。")
        if before.digest == found.digest:
            raise Refused("重新计算的结果与已固定的相同，不必重新固定。")
        replace(before, actor=SYSTEM)
    found.full_clean()
    found.save()
    PointResult.objects.bulk_create(
        PointResult(
            result_set=found,
            deputy=place.deputy,
            total=place.total,
            rank=place.rank,
            cells=queries.cells_of(place.score),
        )
        for place in places
    )
    records.record("deputies.pointresultset.fix", actor=actor, obj=found, reason=found.because,
                   after={"校验码": found.digest, "版本": found.version},
                   text=f"{actor.name}固定{found}，共{len(places)}人")  # fmt: skip
    return found


@RESULT.does("tell")
def tell(result_set, *, actor):
    """Every deputy reads his own rank."""
    held = Membership.objects.in_office().filter(deputy__point_results__result_set=result_set)
    notices.tell(held, subject=f"请查看：{result_set}", url="/dossiers/")


@RESULT.does("share")
def share(result_set, *, actor):
    """All deputies of the congress read the ranking."""


@RESULT.does("publish")
def publish(result_set, *, actor):
    """Anybody reads the ranking."""


@RESULT.does("withdraw")
def withdraw(result_set, *, actor, reason):
    """Only the offices read it again."""


@RESULT.does("replace")
def replace(result_set, *, actor):
    """A newer version stands in its place."""
