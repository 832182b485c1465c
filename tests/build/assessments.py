"""The yearly assessment on its way – drawn up, begun, claimed, scored – through the actions."""

from decimal import Decimal

from congress.actions import assessments
from congress.models import Assessment

ITEMS = (
    {"title": "会议和计划", "about": "township", "most": Decimal(60), "rule": "会议按期召开"},
    {
        "title": "宣传稿件",
        "about": "township",
        "most": Decimal(40),
        "figure": "congress.articles",
        "target": Decimal(3),
    },
    {"title": "主席履职", "about": "chair", "most": Decimal(100)},
)


def sheet(cast, items=ITEMS, *, year=2026, begun=True):
    """The commission's sheet of a year."""
    rows = [{"rule": "", "figure": "", "target": None, **item} for item in items]
    found = assessments.arrange_items(assessments.draw_up(actor=cast.dac, year=year), rows, actor=cast.dac)
    return assessments.begin(found, actor=cast.dac) if begun else found


def of(found, town):
    """The assessment of a township."""
    rows = Assessment.objects.select_related("sheet", "congress__area")
    return rows.get(sheet=found, congress=town.congress)


def by_hand(row, name, points, words="words"):
    """The answers for every item that is scored by hand."""
    return {
        one.item_id: {name: None if points is None else Decimal(points), words: "材料已附"}
        for one in row.scores.filter(item__figure="")
    }


def handed(found, town, points="50"):
    row = of(found, town)
    row = assessments.claim(row, actor=town.actor("tsec"), values=by_hand(row, "own", points, "evidence"))
    return assessments.hand_in(row, actor=town.actor("tch"))


def scored(cast, found, town, points="50"):
    row = handed(found, town)
    row = assessments.give(row, actor=cast.dac, values=by_hand(row, "given", points, "comment"))
    return assessments.score(row, actor=cast.dac, remark="工作扎实")
