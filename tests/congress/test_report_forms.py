"""The form of the quarterly reports as data of the county: begun, arranged item by item, previewed, published."""

from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions import report_forms, reports
from congress.frame import clock, kinds
from congress.frame.quarters import Quarter
from congress.frame.workflow import Refused
from congress.models import AuditEvent, QuarterReport, ReportForm, ReportItem, ReportValue
from congress.queries import report_forms as queries
from tests.build import reports as build

pytestmark = pytest.mark.django_db

SECTIONS = ["会议", "监督视察", "建议", "代表活动", "述职", "培训宣传", "经费", "民生实事", "问题请求", "下季计划"]
THREE = (
    {"section": "甲", "key": "a", "label": "子", "kind": "count", "unit": "次", "parts": ["b", "c"]},
    {"section": "甲", "key": "b", "label": "丑", "kind": "count"},
    {"section": "甲", "key": "c", "label": "寅", "kind": "count"},
    {"section": "乙", "key": "d", "label": "卯", "kind": "text"},
)


def draft(cast, items=THREE, quarter=3):
    return report_forms.draft_form(actor=cast.actor("dac"), year=2026, quarter=quarter, items=items)


def keys(form):
    return "".join(item.key for item in ReportForm.objects.get(pk=form.pk).items.all())


def columns(**said):
    given = {"section": "甲", "label": "新项", "kind": "count", "unit": "", "required": True, "help": "", "figure": "",
             "parts": [], "within": "", "jump": None}  # fmt: skip
    return given | said


# The form that a county starts with.


def test_a_county_starts_with_ten_sections(cast):
    form = report_forms.draft_form(actor=cast.actor("dac"), year=2026, quarter=3)

    items = list(form.items.all())
    assert list(queries.by_section(items)) == SECTIONS
    assert set(Counter(item.kind for item in items)) == {"count", "amount", "text", "files"}
    assert [item.key for item in items if item.figure not in ("", *(one.key for one in kinds.figures))] == []
    assert {item.key: item.figure for item in items if item.section == "建议"} == {
        name: f"suggestions.{name}" for name in ("raised", "assigned", "answered", "rated", "overdue")
    }
    assert {item.jump for item in items} == {None, 50}


def test_the_first_form_opens_a_round_with_what_the_system_knows(cast):
    form = report_forms.draft_form(actor=cast.actor("dac"), year=2026, quarter=2)
    report_forms.publish_form(form, actor=cast.actor("dac"))

    found = build.opened(cast, Quarter(2026, 2))

    known = ReportValue.objects.filter(report=found["river"]).exclude(counted=None)
    assert set(known.values_list("item__figure", flat=True)) == {item.figure for item in form.items.exclude(figure="")}


def test_a_copy_leaves_out_a_figure_that_nobody_counts_any_more(cast):
    known = kinds.Figure(key="test.gone", label="旧数", unit="", count=lambda *_: {}, definition="旧数")
    with kinds.figures.lent(known):
        build.form(cast, ({**THREE[1], "figure": "test.gone"},))

    copy = draft(cast, items=())

    assert [(item.key, item.figure) for item in copy.items.all()] == [("b", "")]


@pytest.mark.parametrize(
    ("year", "quarter", "words"), [(2026, 1, "已经过去"), (2025, 4, "已经过去"), (2026, 3, "这个季度已有表式")]
)
def test_a_form_is_for_a_coming_quarter_that_has_none(cast, year, quarter, words):
    draft(cast, quarter=3)

    with pytest.raises((Refused, ValidationError), match=words):
        report_forms.draft_form(actor=cast.actor("dac"), year=year, quarter=quarter)
    assert ReportForm.objects.count() == 1


@pytest.mark.parametrize("key", ["lead", "go", "com", "unit", "dep"])
def test_only_the_commission_keeps_the_form(cast, key):
    form = draft(cast)
    item = form.items.first()

    for deed in (
        lambda actor: report_forms.draft_form(actor=actor, year=2026, quarter=4),
        lambda actor: report_forms.change_form(form, actor=actor, year=2026, quarter=4, note=""),
        lambda actor: report_forms.discard_form(form, actor=actor),
        lambda actor: report_forms.add_item(form, actor=actor, **columns()),
        lambda actor: report_forms.change_item(item, actor=actor, label="改"),
        lambda actor: report_forms.remove_item(item, actor=actor),
        lambda actor: report_forms.move_item(item, actor=actor, step=1),
        lambda actor: report_forms.move_section(form, "甲", actor=actor, step=1),
        lambda actor: report_forms.rename_section(form, "甲", actor=actor, name="丙"),
        lambda actor: report_forms.publish_form(form, actor=actor),
    ):
        with pytest.raises(PermissionDenied):
            deed(cast.actor(key))
    with pytest.raises(PermissionDenied):
        report_forms.publish_form(form, actor=cast.stranger.actor("dac"))


# Arranging.


@pytest.mark.parametrize(
    ("key", "step", "order"),
    [("a", -1, "abcd"), ("a", 1, "bacd"), ("c", 1, "abcd"), ("c", -1, "acbd"), ("d", -1, "abcd"), ("b", 0, "abcd")],
)
def test_an_item_moves_within_its_section(cast, key, step, order):
    form = draft(cast)

    report_forms.move_item(form.items.get(key=key), actor=cast.actor("dac"), step=step)

    assert keys(form) == order
    assert sorted(form.items.values_list("order", flat=True)) == [1, 2, 3, 4]


@pytest.mark.parametrize(("title", "step", "order"), [("乙", -1, "dabc"), ("甲", 1, "dabc"), ("甲", -1, "abcd")])
def test_a_section_moves_as_a_whole(cast, title, step, order):
    form = draft(cast)

    report_forms.move_section(form, title, actor=cast.actor("dac"), step=step)

    assert keys(form) == order


def test_a_section_is_renamed_with_all_its_items(cast):
    form, client = draft(cast), cast.client("dac")
    url = f"{form.get_absolute_url()}section/"

    answer = client.post(f"{url}?of=甲", {"name": "乙"})
    assert answer.status_code == 422
    assert "表式里已有“乙”部分。" in answer.content.decode()
    assert client.post(f"{url}?of=甲", {"name": "丙"}).status_code == 302
    assert client.get(f"{url}?of=甲").status_code == 404

    assert [item.section for item in form.items.all()] == ["丙", "丙", "丙", "乙"]


@pytest.mark.parametrize(
    ("section", "place"), [("甲", ["a", "b", "c", "new", "d"]), ("乙", ["a", "b", "c", "d", "new"]), ("丙", ["a", "b", "c", "d", "new"])]
)  # fmt: skip
def test_a_new_item_stands_at_the_end_of_its_section_under_a_key_of_its_own(cast, section, place):
    build.form(cast, ({**THREE[1], "key": "own-1"},))
    form = draft(cast)

    item = report_forms.add_item(form, actor=cast.actor("dac"), **columns(section=section))

    assert item.key == "own-2"  # the other was taken in an earlier form
    assert [one.key for one in form.items.all()] == ["own-2" if key == "new" else key for key in place]


def test_a_changed_item_keeps_its_key_and_its_record(cast):
    form = draft(cast)

    report_forms.change_item(form.items.get(key="c"), actor=cast.actor("dac"), label="辰", section="乙", jump=50)

    assert keys(form) == "abcd"
    event = AuditEvent.objects.get(kind="congress.reportitem.change")
    assert (event.before, event.after) == (
        {"部分": "甲", "项目": "寅", "变动提示（%）": ""},
        {"部分": "乙", "项目": "辰", "变动提示（%）": 50},
    )


@pytest.mark.parametrize(
    ("key", "change", "words"),
    [
        ("b", {"kind": "text"}, "“子”的核对关系里有一个不存在的数字项目：丑"),
        ("b", {"within": "d"}, "不存在的数字项目：卯"),
        ("b", {"within": "b"}, "不能与自己核对"),
        ("d", {"figure": "congress.sessions"}, "系统数据不可用"),
    ],
)
def test_a_change_that_contradicts_other_items_is_refused_and_writes_nothing(cast, key, change, words):
    form = draft(cast)
    before = list(form.items.values())

    with pytest.raises(Refused, match=words):
        report_forms.change_item(form.items.get(key=key), actor=cast.actor("dac"), **change)

    assert list(form.items.values()) == before


def test_an_item_others_are_checked_against_is_not_removed(cast):
    form = draft(cast)

    with pytest.raises(Refused, match="“子”要与“丑”核对"):
        report_forms.remove_item(form.items.get(key="b"), actor=cast.actor("dac"))
    report_forms.remove_item(form.items.get(key="a"), actor=cast.actor("dac"))
    report_forms.remove_item(form.items.get(key="b"), actor=cast.actor("dac"))

    assert keys(form) == "cd"


def test_a_published_form_is_never_changed(cast):
    form = report_forms.publish_form(draft(cast), actor=cast.actor("dac"))
    item = form.items.first()

    for deed in (
        lambda actor: report_forms.change_form(form, actor=actor, year=2026, quarter=4, note=""),
        lambda actor: report_forms.discard_form(form, actor=actor),
        lambda actor: report_forms.add_item(form, actor=actor, **columns()),
        lambda actor: report_forms.change_item(item, actor=actor, label="改"),
        lambda actor: report_forms.remove_item(item, actor=actor),
        lambda actor: report_forms.move_item(item, actor=actor, step=1),
        lambda actor: report_forms.move_section(form, "甲", actor=actor, step=1),
        lambda actor: report_forms.rename_section(form, "甲", actor=actor, name="丙"),
        lambda actor: report_forms.publish_form(form, actor=actor),
    ):
        with pytest.raises(Refused, match="已经启用"):
            deed(cast.actor("dac"))
    assert keys(form) == "abcd"


def test_a_form_that_is_not_yet_in_use_gets_another_quarter_or_is_thrown_away(cast):
    form, client = draft(cast, quarter=3), cast.client("dac")
    draft(cast, quarter=4)
    url = form.get_absolute_url()

    assert client.post(f"{url}change/", {"since": "2026-4", "note": ""}).status_code == 422  # it has one
    assert client.post(f"{url}change/", {"since": "2026-1", "note": ""}).status_code == 422  # it is over
    assert client.post(f"{url}change/", {"since": "2026-2", "note": "增加走访"}).status_code == 302
    form.refresh_from_db()
    assert (form.year, form.quarter, form.note, keys(form)) == (2026, 2, "增加走访", "abcd")

    assert cast.client("com").post(f"{url}discard/").status_code == 403
    assert client.post(f"{url}discard/").headers["Location"] == "/reports/forms/"
    assert [one.quarter for one in ReportForm.objects.all()] == [4]
    assert AuditEvent.objects.get(kind="congress.reportform.discard").before == {"项目": ["子", "丑", "寅", "卯"]}


@pytest.mark.parametrize(
    ("key", "sees"), [("dac", 1), ("lead", 1), ("go", 1), ("com", 1), ("dep", 0), ("sys", 0), ("gov", 0)]
)
def test_who_sees_the_forms_of_a_county(cast, key, sees):
    draft(cast)

    assert ReportForm.objects.visible_to(cast.actor(key)).count() == sees
    assert not ReportForm.objects.visible_to(cast.stranger.actor("dac")).exists()


def test_a_form_comes_too_late_for_a_quarter_that_is_being_reported(cast):
    build.form(cast)
    late = draft(cast, quarter=2)
    with clock.frozen(date(2026, 7, 1)):
        reports.open_round(cast.congress, Quarter(2026, 2))

        with pytest.raises(Refused, match="2026年第二季度的报告已经开始填报"):
            report_forms.publish_form(late, actor=cast.actor("dac"))


def test_the_versions_say_which_is_in_force(cast):
    build.form(cast)
    report_forms.publish_form(draft(cast, quarter=2), actor=cast.actor("dac"))
    report_forms.publish_form(draft(cast, quarter=3), actor=cast.actor("dac"))
    draft(cast, quarter=4)

    states = [(form.quarter, state) for form, state, _ in queries.versions(cast.actor("lead"))]

    assert states == [(4, "编排中"), (3, "待启用"), (2, "现行"), (1, "已停用")]
    assert queries.versions(cast.stranger.actor("dac")) == []


# On the pages.


def test_the_commission_arranges_a_form_on_the_pages(cast):
    client = cast.client("dac")
    assert "还没有启用的季报表式" in client.get("/reports/").content.decode()

    answer = client.post("/reports/forms/add/", {"since": "2026-2", "note": "第一份"})
    form = ReportForm.objects.get()
    url = form.get_absolute_url()
    assert answer.headers["Location"] == url

    said = {"section": "代表活动", "label": "走访代表", "kind": "count", "unit": "名", "required": "on", "jump": "50"}
    assert client.post(f"{url}items/add/", said).status_code == 302
    item = ReportItem.objects.get(label="走访代表")
    assert client.post(url, {"item": f"up:{item.pk}"}).headers["Location"] == f"{url}#item-{item.pk}"
    assert client.post(f"/reports/forms/items/{item.pk}/", said | {"label": "走访群众"}).status_code == 302
    section = [one.label for one in form.items.filter(section="代表活动")]
    assert section[-2:] == ["走访群众", "其中正在办理"]
    assert "走访群众" in client.get(f"{url}preview/").content.decode()

    client.post(url, {"section": "down:会议"})
    assert [title for title, _ in queries.arranged(form)][:2] == ["监督视察", "会议"]
    client.post(url, {"item": f"remove:{item.pk}"})
    assert not ReportItem.objects.filter(label="走访群众").exists()

    assert "不能再改" in client.get(f"{url}publish/").content.decode()
    assert client.post(f"{url}publish/").status_code == 302
    form.refresh_from_db()
    assert form.published_by == "吴联络"
    page = client.get(url).content.decode()
    assert 'name="item"' not in page
    assert "还没有启用的季报表式" not in client.get("/reports/").content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"label": ""}, "请填写。"),
        ({"kind": "text", "figure": "congress.sessions"}, "系统只能带出数量和金额。"),
        ({"kind": "files", "jump": "50"}, "只有数量和金额可以提示变动。"),
        ({"kind": "text", "within": "b"}, "只有数量和金额可以比较大小。"),
        ({"parts": ["b"]}, "合计至少由两项组成。"),
        ({"parts": ["d", "b"]}, "可用的选项"),
        ({"jump": "0"}, "不能小于1。"),
    ],
)
def test_a_wrong_item_says_so_at_its_field_and_loses_nothing(cast, said, words):
    form = draft(cast)
    given = {"section": "甲", "label": "走访群众", "kind": "count", "help": "入户的才计入。"}

    answer = cast.client("dac").post(f"{form.get_absolute_url()}items/add/", given | said)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "入户的才计入。" in page
    assert words in page
    assert keys(form) == "abcd"


@pytest.mark.parametrize("value", ["", "up", "up:", "up:abc", "remove:999999", "sideways:1", "²:²"])
def test_nonsense_moves_nothing(cast, value):
    form = draft(cast)

    answer = cast.client("dac").post(form.get_absolute_url(), {"item": value})

    assert answer.status_code in (302, 404)
    assert keys(form) == "abcd"


def test_others_of_the_county_read_the_form_and_arrange_nothing(cast):
    form = draft(cast)
    client = cast.client("com")

    assert "编排" in client.get(form.get_absolute_url()).content.decode()
    assert client.post(form.get_absolute_url(), {"section": "down:甲"}).status_code == 403
    assert client.get(f"{form.get_absolute_url()}publish/").status_code == 403
    assert cast.stranger.client("dac").get(form.get_absolute_url()).status_code == 404
    assert keys(form) == "abcd"


def test_the_list_of_forms_asks_no_more_for_three_than_for_one(cast, django_assert_max_num_queries):
    client = cast.client("dac")
    draft(cast, quarter=2)
    client.get("/reports/forms/")
    with django_assert_max_num_queries(30) as one:
        client.get("/reports/forms/")
    for quarter in (3, 4):
        draft(cast, quarter=quarter)

    with django_assert_max_num_queries(len(one)):
        client.get("/reports/forms/")


def test_preview_shows_every_item_and_files_nothing(cast):
    form = report_forms.draft_form(actor=cast.actor("dac"), year=2026, quarter=3)

    page = cast.client("lead").get(f"{form.get_absolute_url()}preview/").content.decode()

    assert [item.label for item in form.items.all() if item.label not in page] == []
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    assert not QuarterReport.objects.exists()
