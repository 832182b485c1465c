"""The yearly assessment: drawn up of last year's, begun for every township, claimed, scored, published."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import Assessment, Congress, Membership, Score, ScoreItem, ScoreSheet
from ..policies import assessments as policies
from ..queries import assessments as queries
from ..queries.figures import counted
from ..workflow import ASSESSMENT, SCORE_SHEET
from . import notices, records
from .registers import arrange, demand, keep

COLUMNS = ("title", "about", "most", "rule", "figure", "target")


@transaction.atomic
def draw_up(*, actor, year):
    """The sheet of a year, with the items of the latest one before it."""
    demand(policies.assesses, actor)
    sheet = keep(ScoreSheet(congress_id=actor.congress_id, year=year), actor=actor)
    before = ScoreSheet.objects.filter(congress=actor.congress_id, year__lt=year).order_by("-year").first()
    copied = queries.items_of(before) if before else ()
    ScoreItem.objects.bulk_create(
        ScoreItem(sheet=sheet, order=item.order, **{name: getattr(item, name) for name in COLUMNS}) for item in copied
    )
    return sheet


@transaction.atomic
def arrange_items(sheet, rows, *, actor):
    """What is scored, in its order – until the assessment has begun."""
    demand(policies.assesses, actor, sheet)
    if SCORE_SHEET.held(sheet).state != ScoreSheet.State.DRAFT:
        raise Refused("考核已经开始，项目不能再改。")
    before = [str(item) for item in queries.items_of(sheet)]
    items = arrange(sheet.items, rows, columns=COLUMNS)
    records.record("congress.scoresheet.arrange", actor=actor, obj=sheet,
                   text=f"{actor.name}编排《{sheet}》的项目，共{len(items)}项",
                   before={"项目": before}, after={"项目": [str(item) for item in items]})  # fmt: skip
    return sheet


@SCORE_SHEET.does("begin")
def begin(sheet, *, actor):
    """Every township gets its sheet, with what the system knows already counted, and is told."""
    items, towns = queries.items_of(sheet), list(Congress.objects.filter(parent=sheet.congress_id))
    rows = Assessment.objects.bulk_create(Assessment(sheet=sheet, congress=town) for town in towns)
    Score.objects.bulk_create(Score(assessment=row, item=item) for row in rows for item in items)
    _count(sheet, [town.pk for town in towns])
    people = Membership.objects.in_office().with_role("TCH", "TSEC").filter(congress__in=towns)
    notices.tell(
        people, subject=f"请自评：{sheet}", url="/assessments/", text="由系统数据评分的项目已经算好，请填写其余项目。"
    )


@SCORE_SHEET.does("publish")
def publish(sheet, *, actor):
    """From now on every township reads the points and the ranking."""
    sheet.published_on = clock.today()
    towns = sheet.assessments.values_list("congress", flat=True)
    people = Membership.objects.in_office().with_role("TCH", "TSEC").filter(congress__in=towns)
    notices.tell(people, subject=f"已公布：{sheet}", url=sheet.get_absolute_url(), text="可以查看各项得分和名次。")


@SCORE_SHEET.does("withdraw")
def withdraw(sheet, *, actor, reason):
    sheet.published_on = None


def _count(sheet, congress_ids):
    """Count anew, and give what the figures are worth."""
    items = [item for item in queries.items_of(sheet) if item.figure]
    known = counted(items, congress_ids, *queries.span(sheet))
    by_pk = {item.pk: item for item in items}
    scores = Score.objects.filter(assessment__sheet=sheet, assessment__congress__in=congress_ids, item__in=items)
    changed = []
    for score in scores.select_related("assessment"):
        item = by_pk[score.item_id]
        number = Decimal(known.get(item.figure, {}).get(score.assessment.congress_id, 0))
        if number != score.counted:
            score.counted, score.own, score.given = number, item.points(number), item.points(number)
            changed.append(score)
    Score.objects.bulk_update(changed, ["counted", "own", "given"])


def _write(assessment, values, names):
    """Points and words of the items that are scored by hand: {item id: {name: value}}."""
    points, changed = names[0], []
    for score in assessment.scores.select_related("item").filter(item__in=list(values), item__figure=""):
        for name in names:
            setattr(score, name, values[score.item_id].get(name))
        given = getattr(score, points)
        if given is not None and not 0 <= given <= score.item.most:
            raise ValidationError(f"“{score.item}”须在0至{score.item.most}分之间。")
        score.clean_fields(exclude=["assessment", "item"])
        changed.append(score)
    Score.objects.bulk_update(changed, names)


@ASSESSMENT.does("claim")
def claim(assessment, *, actor, values):
    """What the township says of itself: {item id: {"own": points, "evidence": words}}."""
    _write(assessment, values, ("own", "evidence"))


@ASSESSMENT.does("hand_in")
def hand_in(assessment, *, actor):
    """The chair signs it; what the system counts is counted once more."""
    _count(assessment.sheet, [assessment.congress_id])
    assessment.chair, assessment.handed_on = actor.name, clock.today()


@ASSESSMENT.does("send_back")
def send_back(assessment, *, actor, reason):
    assessment.handed_on = None
    people = Membership.objects.in_office().with_role("TCH", "TSEC").filter(congress=assessment.congress_id)
    notices.tell(
        people, subject=f"自评已退回：{assessment}", url=assessment.get_absolute_url(), text=f"理由：{reason}"
    )


@ASSESSMENT.does("give")
def give(assessment, *, actor, values):
    """What the county gives: {item id: {"given": points, "comment": words}}."""
    _write(assessment, values, ("given", "comment"))


@ASSESSMENT.does("score")
def score(assessment, *, actor, remark=""):
    """The points are final: counted once more, added up."""
    _count(assessment.sheet, [assessment.congress_id])
    assessment.remark = remark.strip()
    assessment.total, assessment.chair_total = queries.totals(assessment.scores.select_related("item"), "given")


@ASSESSMENT.does("reopen")
def reopen(assessment, *, actor, reason):
    assessment.total = assessment.chair_total = None
