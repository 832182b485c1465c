"""Charts as SVG, sentences of figures, and both on paper."""

from xml.etree import ElementTree

import pytest

from congress.frame import charts, prose
from congress.frame.dates import is_day_of_year
from congress.frame.gathered import ChapterData, ChartData, Fact, TableData, differences
from congress.frame.kinds import Rule
from congress.frame.printing import Chart, Heading, Paper, Para, render_pdf
from congress.frame.printing.html import render_html

SVG = "{http://www.w3.org/2000/svg}"
TWO = (("本年", (12, 0, 7)), ("上年", (9, 3, 7.5)))


def chart(kind="bars", labels=("交通", "教育", "卫生"), series=TWO):
    return Chart(kind, "建议类别", labels, series, "件")


def drawn(one):
    return ElementTree.fromstring(charts.svg(one))


@pytest.mark.parametrize("kind", charts.KINDS)
def test_every_chart_says_its_numbers_and_stays_within_its_frame(kind):
    root = drawn(chart(kind))

    texts = {node.text for node in root.iter(f"{SVG}text")}
    assert {"交通", "教育", "卫生"} <= {text.split("　")[0] for text in texts}
    assert root.get("aria-label") == "建议类别：本年，交通12件，教育0件，卫生7件；上年，交通9件，教育3件，卫生7.5件"
    assert root.find(f"{SVG}title").text == "建议类别"
    width, height = float(root.get("width")), float(root.get("height"))
    for node in root.iter(f"{SVG}rect"):
        x, y, wide, tall = (float(node.get(name)) for name in ("x", "y", "width", "height"))
        assert min(x, y, wide, tall) >= 0
        assert x + wide <= width + 0.1
        assert y + tall <= height + 0.1


@pytest.mark.parametrize(("columns", "width"), [(3, 320), (5, 320), (7, 320), (10, 430)])
def test_a_map_fills_a_phone_and_its_tiles_stay_legible(columns, width):
    names = tuple(f"第{place}乡" for place in range(columns))
    one = Chart("tiles", "分布", names, (("提出", tuple(range(columns))),), "件", columns)

    tiles = drawn(one).findall(f"{SVG}rect")
    assert drawn(one).get("width") == str(width)
    assert min(float(tile.get("width")) for tile in tiles) >= 38


def test_a_bar_is_as_long_as_its_number():
    bars = [float(node.get("height")) for node in drawn(chart(series=(("件", (10, 5, 0)),))).iter(f"{SVG}rect")]

    assert bars[0] == 2 * bars[1] > bars[2] == 0


def test_the_parts_of_a_ring_are_shares_of_the_whole():
    texts = [node.text for node in drawn(chart("donut", series=(("件", (6, 3, 3)),))).iter(f"{SVG}text")]

    assert texts == ["交通　6件（50.0%）", "教育　3件（25.0%）", "卫生　3件（25.0%）", "12件"]


@pytest.mark.parametrize("series", [(), (("件", ()),), (("件", (0, 0, 0)),)])
@pytest.mark.parametrize("kind", charts.KINDS)
def test_no_numbers_are_said_not_drawn(kind, series):
    labels = ("甲", "乙", "丙") if series and series[0][1] else ()

    assert [node.text for node in drawn(chart(kind, labels, series)).iter(f"{SVG}text")] == ["没有数据"]


def test_names_from_people_are_escaped_and_long_ones_cut():
    root = drawn(chart("hbars", ("<b>路&桥", "很长很长的承办单位名称" * 5, "短"), (("件", (1, 2, 3)),)))

    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert "<b>路&桥" in texts
    assert any(text.endswith("…") for text in texts)


def test_no_chart_is_styled_in_place():
    assert "style=" not in "".join(charts.svg(chart(kind)) for kind in charts.KINDS)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (12, None, ""),
        (12, 12, "与上年持平"),
        (13, 10, "比上年增加3件（30.0%）"),
        (7, 10, "比上年减少3件（30.0%）"),
        (3, 0, "比上年增加3件"),
    ],
)
def test_a_number_is_compared_with_the_year_before(now, before, said):
    assert prose.compared(now, before, "件") == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((9, 10), None, ""),
        ((9, 10), (0, 0), ""),
        ((9, 10), (8, 10), "，比上年提高10.0个百分点"),
        ((1, 3), (2, 3), "，比上年下降33.4个百分点"),
        ((2, 4), (1, 2), "，与上年持平"),
    ],
)
def test_shares_are_compared_by_points(now, before, said):
    assert prose.points_than_before(now, before) == said


@pytest.mark.parametrize(
    ("text", "figures", "lines"),
    [
        ("全年开会5次。", [(1, 5, "次")], [[("全年开会5次", (1,)), ("。", ())]]),
        ("办理15件，办结5件。", [(1, 5, "件")], [[("办理15件，办结5件", (1,)), ("。", ())]]),
        ("先5件，后5件。", [(1, 5, "件"), (2, 5, "件")], [[("先5件", (1,)), ("，后5件", (2,)), ("。", ())]]),
        (
            "办复率71.4%（5/7），5件。",
            [(1, "71.4%（5/7）", ""), (2, 5, "件")],
            [[("办复率71.4%（5/7）", (1,)), ("，5件", (2,)), ("。", ())]],
        ),
        ("承诺2项。", [(7, 2, "")], [[("承诺2项", (7,)), ("。", ())]]),  # behind the measure word
        ("比上年提高2.5个百分点。", [(1, 5, "")], [[("比上年提高2.5个百分点。", (1,))]]),
        ("改写了，没有数字。", [(3, 8, "件"), (4, 9, "件")], [[("改写了，没有数字。", (3, 4))]]),
        ("第一行5次\n\n 第二行6次", [(1, 5, "次"), (2, 6, "次")], [[("第一行5次", (1,))], [("第二行6次", (2,))]]),
        ("没有注。", [], [[("没有注。", ())]]),
    ],
)
def test_a_note_stands_behind_its_figure(text, figures, lines):
    assert prose.noted(text, figures) == lines


def gathered(value, cell, definition="口径"):
    return ChapterData(
        facts=(Fact(key="n", label="数", value=value, unit="件", definition=definition),),
        tables=(TableData(title="表", columns=("单位", "率"), rows=(("甲", cell),)),),
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (gathered(3, (1, 2)), []),
        (gathered(4, (1, 2)), [("数", "3件", "4件")]),
        (gathered(3, (2, 4)), [("表：甲，率", "50.0%（1/2）", "50.0%（2/4）")]),
        (gathered(3, (1, 2), "新口径"), [("数的口径", "口径", "新口径")]),
        (ChapterData(facts=gathered(3, (1, 2)).facts), [("表：甲，率", "50.0%（1/2）", None)]),
    ],
)
def test_two_countings_are_compared_figure_by_figure(after, said):
    found = differences(ChapterData.from_json(gathered(3, (1, 2)).to_json()), after)

    assert [(one.what, one.before, one.after) for one in found] == said


def test_a_figure_that_is_new_was_not_there_before():
    (one,) = differences(ChapterData(tables=gathered(3, (1, 2)).tables), gathered(3, (1, 2)))[:1]

    assert (one.what, one.before, one.after) == ("数", None, "3件")


UNITS = {"of": "个单位", "what": "按期率", "base": "承办", "unit": "件", "least": 3}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], ""),
        ([("甲", (3, 3))], ""),
        ([("甲", (3, 3)), ("乙", (2, 2))], ""),  # one alone is neither best nor last
        (
            [("甲", (9, 10)), ("乙", (1, 3))],
            "承办3件以上的2个单位中，按期率最高的是甲（90.0%，9/10），最低的是乙（33.3%，1/3）",
        ),
        (
            [("甲", (10, 10)), ("丙", (0, 4)), ("乙", (3, 3)), ("丁", (1, 1)), ("戊", (0, 0))],
            "承办3件以上的3个单位中，按期率最高的是甲和乙（均为100.0%），最低的是丙（0.0%，0/4）；另有2个单位不足3件，不作比较",
        ),
        (
            [(name, (4, 4)) for name in "甲乙丙丁戊"] + [("己", (3, 4))],
            "承办3件以上的6个单位中，按期率最高的是甲、乙、丙等5个单位（均为100.0%），最低的是己（75.0%，3/4）",
        ),
        ([("甲", (3, 3)), ("乙", (5, 5)), ("丙", (1, 2))], "承办3件以上的2个单位按期率均为100.0%；另有1个单位不足3件，不作比较"),
        # two thirds and 667 of 1000 print alike and are not
        (
            [("甲", (2, 3)), ("乙", (667, 1000))],
            "承办3件以上的2个单位中，按期率最高的是乙（66.7%，667/1000），最低的是甲（66.7%，2/3）",
        ),
    ],
)  # fmt: skip
def test_the_best_and_the_last_are_named_with_all_who_share_their_place(rows, said):
    assert prose.best_and_worst(rows, **UNITS) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("甲", 4), ("乙", 1), ("丙", 4)], "召开最多的是甲和丙（均为4次），最少的是乙（1次）"),
        ([("甲", 0), ("乙", 0)], "2个乡镇各召开0次"),
        ([("甲", 2)], ""),
    ],
)
def test_counts_are_ranked_too(rows, said):
    assert prose.best_and_worst(rows, of="个乡镇", what="召开", unit="次", words=("最多", "最少")) == said


@pytest.mark.parametrize(
    ("value", "shown"), [(None, "—"), ((1, 3), "33.3%"), ((0, 0), "—"), (0, "0"), ("47", "47"), (2.5, "2.5")]
)
def test_a_cell_shows_a_pair_as_its_share(value, shown):
    assert prose.cell(value) == shown


def test_a_share_shows_its_parts_and_nothing_is_divided_by_nought():
    assert (prose.share_of(310, 322), prose.share_of(0, 0)) == ("96.3%（310/322）", "—")
    assert [prose.parts_of(prose.share_of(*pair)) for pair in ((310, 322), (0, 0))] == [(310, 322), (0, 0)]
    assert [prose.listed(words) for words in ([], ["甲"], ["甲", "乙"], ["甲", "乙", "丙"])] == [
        "",
        "甲",
        "甲和乙",
        "甲、乙和丙",
    ]


def test_what_was_gathered_comes_back_from_json_the_same():
    data = ChapterData(
        facts=(Fact(key="n", label="数", value=3, unit="件"),),
        tables=(TableData(title="表", columns=("甲", "乙"), rows=(("一", 1), ("二", (1, 3)))),),
        charts=(ChartData(kind="bars", title="图", labels=("甲",), series=(("数", (1.5,)),)),),
    )

    assert ChapterData.from_json(data.to_json()) == data
    assert data["n"] == 3
    with pytest.raises(KeyError):
        data["m"]


@pytest.mark.parametrize(
    ("value", "good"),
    [("01-15", True), ("12-31", True), ("02-29", False), ("13-01", False), ("1-15", False), ("", False), (15, False)],
)
def test_a_day_of_every_year(value, good):
    rule = Rule(key="test.by", label="某日", basis="本级规定", default="01-15", kind="day")

    assert is_day_of_year(value) is good
    assert (rule.fault(value) == "") is good


def book(**changes):
    blocks = (Heading("一、会议"), Para("全年开会五次。", mark="[1–3]"), chart(), Heading("二、建议"), chart("donut"))
    return Paper(form="book", title="年度工作总结", running=True, blocks=blocks, **changes)


def test_a_chart_and_a_mark_go_through_json():
    assert Paper.from_json(book().to_json()) == book()


@pytest.mark.parametrize(
    ("kind", "series", "words"), [("cake", TWO, "none of"), ("bars", (("本年", (1,)),), "as many numbers")]
)
def test_a_chart_that_cannot_be_drawn_is_refused(kind, series, words):
    with pytest.raises(ValueError, match=words):
        chart(kind, series=series)


def test_a_book_has_running_heads_where_it_wants_them():
    assert "string(chapter)" in render_html(book())
    assert "string(chapter)" not in render_html(book().replace(running=False))


def test_a_chart_is_printed_with_its_letters_and_the_engine_says_how_far_it_is():
    told = []
    made = render_pdf(book(), told.append)

    assert told == sorted(set(told))
    assert (told[0] < 20, told[-1]) == (True, 95)
    assert made.missing_glyphs == ()
    assert made.pages == 6  # cover, blank, contents, blank, two chapters
