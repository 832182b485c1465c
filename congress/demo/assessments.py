"""Plants the assessment of the townships: last year's, published in January, and this year's once November has come."""

import datetime
from decimal import Decimal

from congress.actions import assessments, notices, records
from congress.frame import clock, kinds
from congress.models import Assessment
from congress.queries import assessments as queries
from congress.queries import rules

from .places import TOWNSHIPS
from .timeline import Timeline

NAMES = ("title", "about", "most", "rule", "figure", "target")
ITEMS = (
    ("主席团会议", "township", 20, "每季度召开", "congress.presidium", 4),
    ("监督和代表活动", "township", 30, "按年度计划开展视察、检查、评议", "", None),
    ("代表小组任务", "township", 20, "按期完成", "congress.group_tasks", 3),
    ("代表建议和联络站", "township", 20, "建议按期答复，联络站正常开放", "", None),
    ("宣传稿件", "township", 10, "县级以上媒体刊播", "congress.articles", 4),
    ("依法履职", "chair", 60, "主持主席团工作，参加县人大活动", "", None),
    ("廉洁自律和群众评价", "chair", 40, "代表和群众测评", "", None),
)
BEGINS = (11, 10)  # month, day
HANDED = 4  # townships that have said by now what they did this year


def plant(world):
    timeline = Timeline(clock.moment(world.today, 8, 30), before_commit=records.write_waiting)
    with rules.remembered(), records.written_together(), notices.silence():
        timeline.enter(_years(world))
        timeline.run()


def _years(world):
    commission, this = world.first("DAC"), world.today.year
    yield clock.moment(datetime.date(this, 1, 6), 9)
    sheet = _sheet(commission, this - 1, [(*item[:4], "", None) for item in ITEMS])
    for place, township in enumerate(TOWNSHIPS):
        yield clock.moment(datetime.date(this, 1, 9 + place // 4), 10)
        row = _handed(world, sheet, township, place)
        row = assessments.give(row, actor=commission, values=_points(row, place, "given", "comment", "按考核表评定"))
        assessments.score(row, actor=commission, remark="各项工作扎实，代表活动有成效。" if place % 3 else "")
    yield clock.moment(datetime.date(this, 1, 15), 15)
    assessments.publish(sheet, actor=commission)
    yield clock.moment(datetime.date(this, *BEGINS), 9)
    sheet = _sheet(commission, this, ITEMS)
    for place, township in enumerate(TOWNSHIPS[-HANDED:]):
        yield clock.moment(datetime.date(this, 11, 12 + place), 10)
        _handed(world, sheet, township, place)


def _sheet(commission, year, items):
    """Last year people gave every point; this year the portal counts some."""
    sheet = assessments.draw_up(actor=commission, year=year)
    there = [item.pk for item in queries.items_of(sheet)] or [None] * len(items)
    rows = [{"pk": pk} | dict(zip(NAMES, item, strict=True)) for pk, item in zip(there, items, strict=True)]
    return assessments.begin(assessments.arrange_items(sheet, rows, actor=commission), actor=commission)


def _handed(world, sheet, township, place):
    rows = Assessment.objects.select_related("sheet", "congress__area")
    row = rows.get(sheet=sheet, congress=world.congresses[township.stem])
    values = _points(row, place, "own", "evidence", "会议记录和活动台账已报送")
    row = assessments.claim(row, actor=world.secretary_of(township.stem), values=values)
    return assessments.hand_in(row, actor=world.first("TCH", f"presidium-{township.stem}"))


def _points(row, place, points, words, said):
    """A little less than full marks, a little different from township to township."""
    return {
        score.item_id: {points: score.item.most - Decimal((place * 7 + score.item.order * 3) % 9) / 2, words: said}
        for score in row.scores.select_related("item").filter(item__figure="")
    }


ASSESSMENTS = kinds.Demo(key="congress.assessments", order=91, plant=plant)
