"""The parts of a page: their words, their strictness, what they give to keyboard and ear."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from congress.forms.gallery import GalleryFilter, GalleryForm
from congress.frame import clock, parts
from congress.templatetags import house
from congress.views import gallery

STATIC = Path(__file__).parents[2] / "static"
TODAY = date(2026, 11, 22)


def draw(source, query="", **values):
    request = RequestFactory().get(f"/?{query}")
    return Template("{% load house %}" + source).render(Context({"request": request, **values}))


def words(html):
    """What is left to read, with a blank where one element ends and the next begins."""
    return " ".join(re.sub("<[^>]+>", " ", html).split())


@pytest.fixture(autouse=True)
def frozen():
    with clock.frozen(TODAY):
        yield


# Words for days and sizes.


@pytest.mark.parametrize(
    ("days", "said", "tone"),
    [
        (12, "还有 12 天", "plain"),
        (3, "还有 3 天", "soon"),
        (2, "还有 2 天", "soon"),
        (1, "明天到期", "soon"),
        (0, "今天到期", "soon"),
        (-1, "已超期 1 天", "late"),
        (-30, "已超期 30 天", "late"),
        (-31, "严重超期 31 天", "late"),
    ],
)
def test_the_days_left_are_said_in_words_with_a_tone(days, said, tone):
    due_on = TODAY + timedelta(days=days)

    assert (parts.day_words(due_on, TODAY), parts.due_tone(due_on, TODAY)) == (said, tone)


@pytest.mark.parametrize(("met", "said", "tone"), [(0, "按期完成", "done"), (3, "超期 3 天完成", "plain")])
def test_a_met_deadline_says_whether_it_was_in_time(met, said, tone):
    met_on = TODAY + timedelta(days=met)

    assert (parts.day_words(TODAY, TODAY, met_on), parts.due_tone(TODAY, TODAY, met_on)) == (said, tone)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1 KB"),
        (1_048_576, "1.0 MB"),
        (20 * 1024**2, "20 MB"),
        (3 * 1024**3, "3.0 GB"),
    ],
)
def test_a_file_size_is_short(count, said):
    assert parts.file_size(count) == said


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [(1, 1, [1]), (1, 3, [1, 2, 3]), (5, 9, [1, 0, 4, 5, 6, 0, 9]), (3, 5, [1, 2, 3, 4, 5]), (20, 20, [1, 0, 19, 20])],
)
def test_a_pager_leaves_out_no_single_page(number, last, shown):
    assert parts.pages_shown(number, last) == shown


def test_the_two_sides_of_a_difference_read_as_the_two_texts():
    old, new = parts.differences("全长2.3公里，已断。", "全长2.6公里，已通车。")

    assert "".join(text for _, text in old) == "全长2.3公里，已断。"
    assert "".join(text for _, text in new) == "全长2.6公里，已通车。"
    assert [text for changed, text in old if changed] == ["3", "断"]


def test_very_long_texts_are_not_compared_letter_by_letter():
    assert parts.differences("甲" * 30_000, "乙" * 30_000) == ([(True, "甲" * 30_000)], [(True, "乙" * 30_000)])


def test_dates_and_moments_read_in_beijing_time():
    late_evening = datetime(2026, 11, 21, 18, 5, tzinfo=UTC)
    source = "{{ when|moment }} {{ when|weekday }} {{ day|day }} {{ day|short_day }} {{ nothing|day }}{{ day|moment }}"

    assert words(draw(source, when=late_evening, day=TODAY, nothing=None)) == (
        "2026年11月22日 02:05 星期日 2026年11月22日 11月22日 2026年11月22日"
    )


# Strictness.


@pytest.mark.parametrize(
    "source",
    [
        '{% badge text="甲" %}',
        "{% badge %}",
        '{% badge "甲" %}',
        '{% panel titel="甲" %}{% endpanel %}',
        "{% sheet %}{% endsheet %}",
    ],
)
def test_a_misspelt_or_missing_argument_fails(source):
    with pytest.raises(TemplateSyntaxError):
        draw(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% badge label="甲" tone="rosy" %}',
        '{% icon name="unicorn" word="甲" %}',
        '{% link_button label="甲" url="#" kind="huge" %}',
        '{% heading text="甲" level=1 %}',
    ],
)
def test_an_unknown_tone_icon_kind_or_level_names_the_known_ones(source):
    with pytest.raises(ValueError, match="there are"):
        draw(source)


def test_an_unknown_key_in_an_item_fails():
    with pytest.raises(ValueError, match="unknown"):
        draw("{% files items=items %}", items=[{"name": "甲.pdf", "url": "#", "size": 1, "sise": 2}])


def test_items_may_be_objects():
    items = [SimpleNamespace(name="答复函.pdf", url="/f/1/", size=2048)]

    assert words(draw("{% files items=items %}", items=items)) == "PDF 答复函.pdf 2 KB"


def test_every_drawing_is_listed_where_page_builders_look():
    listed = house.__doc__.partition("Icons\n")[2].partition("Filters")[0].split()

    assert listed == sorted(house.icons())


def test_an_icon_always_has_its_word():
    hidden = draw('{% icon name="inbox" word="收件箱" show_word=False %}')

    assert words(hidden) == "收件箱"
    assert 'aria-hidden="true"' in hidden


# What people type cannot break a page.


@pytest.mark.parametrize(
    "source",
    [
        "{% badge label=bad %}",
        "{% panel title=bad %}{{ bad }}{% endpanel %}",
        "{% fact term=bad %}{{ bad }}{% endfact %}",
        "{% diff before=bad after=bad %}",
        "{% conflict name='facts' label=bad mine=bad theirs=bad %}",
        "{% notice text=bad title=bad %}",
        "{% icon name='home' word=bad %}",
        "{% button label=bad confirm=bad %}",
    ],
)
def test_text_from_people_is_escaped(source):
    assert "<script>" not in draw(source, bad='<script>alert("1")</script>')


# Forms.


def test_a_field_ties_label_help_error_and_counter_together():
    form = GalleryForm({"subject": ""})
    html = draw("{% field field=field %}", field=form["subject"])

    assert 'aria-describedby="id_subject_help id_subject_error id_subject_count"' in html
    assert [f'id="id_subject_{part}"' in html for part in ("help", "error", "count")] == [True] * 3
    assert 'aria-invalid="true"' in html
    assert '<label class="field-label" for="id_subject">' in html
    assert "必填" in html


def test_a_group_of_choices_has_a_legend():
    html = draw("{% field field=field %}", field=GalleryForm()["secrecy"])

    assert words(re.search("<legend.*</legend>", html, re.S).group()) == "是否同意公开 必填"
    assert "checked" not in html  # nothing is chosen for anybody


def test_a_date_is_asked_for_by_the_browsers_own_calendar():
    form = GalleryForm(initial={"happened_on": TODAY})

    assert '<input type="date" name="happened_on" value="2026-11-22"' in draw(
        "{% field field=f %}", f=form["happened_on"]
    )


def test_the_summary_links_each_error_to_its_control():
    form = GalleryForm({"subject": ""})
    html = draw("{% form_errors form=form %}", form=form)

    assert re.findall('href="([^"]+)"', html) == ["#id_subject", "#id_facts", "#id_secrecy_0"]
    assert "有 3 处需要改正" in html
    controls = draw("{% for f in form %}{% field field=f %}{% endfor %}", form=form)
    assert all(f'id="{target}"' in controls for target in ("id_subject", "id_facts", "id_secrecy_0"))


def test_no_errors_draw_no_summary():
    assert draw("{% form_errors form=form %}", form=GalleryForm()).strip() == ""


@pytest.mark.parametrize(
    "source",
    [
        '{% post_form label="甲" %}{% endpost_form %}',
        '{% post_button label="甲" url="/x/" %}',
        '{% confirm_panel title="甲" text="乙" label="丙" url="/x/" back="/" %}{% endconfirm_panel %}',
    ],
)
def test_every_form_carries_the_csrf_token_and_a_fresh_one_time_token(source):
    first, second = (draw(source, csrf_token="secret-of-the-session") for _ in range(2))

    tokens = [re.findall('name="once" value="([^"]{32})"', html) for html in (first, second)]
    assert [len(found) for found in tokens] == [1, 1]
    assert tokens[0] != tokens[1]
    assert 'value="secret-of-the-session"' in first


# Moves.


def move(name, label, form="", returns=False, primary=False):
    return SimpleNamespace(name=name, label=label, form=form, returns=returns, primary=primary)


def test_the_primary_move_comes_first_and_a_refused_one_keeps_its_reason():
    offered = [
        (move("close", "办结"), "代表还没有评价。"),
        (move("extend", "申请延期", form="x"), ""),
        (move("reply", "答复", primary=True), ""),
    ]
    html = draw('{% move_buttons offered=offered url="/s/1/" %}', offered=offered, csrf_token="x")

    assert re.findall('(?:action|href)="([^"]+)"', html) == ["/s/1/reply/", "/s/1/extend/"]
    assert re.findall('data-kind="([^"]+)"', html) == ["primary", "plain"]
    assert words(html).endswith("办结 暂不能办：代表还没有评价。")
    assert 'disabled aria-describedby="s-1-close-reason"' in html


def test_a_move_that_needs_a_reason_is_a_link_to_its_question():
    html = draw('{% move_buttons offered=o url="/s/1/" %}', o=[(move("send_back", "退回", returns=True), "")])

    assert "<form" not in html
    assert 'href="/s/1/send_back/"' in html


def test_no_move_says_so():
    assert words(draw('{% move_buttons offered=o url="/s/1/" %}', o=[])) == "现在没有需要您办的事。"


# Lists.


def test_a_chosen_filter_is_a_pill_that_takes_itself_off_and_keeps_the_rest():
    query = "unit=jt&year=2026&sort=-due&page=3"
    form = GalleryFilter({"unit": "jt", "year": "2026"})
    html = draw("{% filter_bar form=form count=12 %}", query, form=form)

    assert re.findall('class="pill" href="([^"]+)"', html) == ["?year=2026&amp;sort=-due", "?unit=jt&amp;sort=-due"]
    assert "承办单位：县交通运输局" in words(html)
    assert '<input type="hidden" name="sort" value="-due">' in html


def test_a_pager_keeps_the_filters_and_marks_the_page():
    page = Paginator(range(95), 10).get_page(4)
    html = draw("{% pager page=page %}", "unit=jt&page=4", page=page)

    assert 'href="?unit=jt&amp;page=3" rel="prev"' in html
    assert re.findall('href="([^"]+)" aria-current="page"', html) == ["?unit=jt&amp;page=4"]
    assert "第 31–40 件，共 95 件" in words(html)


def test_one_page_has_no_pager():
    assert draw("{% pager page=page %}", page=Paginator([1], 10).get_page(1)).strip() == ""


# Time and work.


def test_a_clock_says_what_is_left_the_day_and_where_it_comes_from():
    html = draw(
        '{% clock label="答复期限" due_on=due legal_due_on=legal url="/why/" provisional=True %}',
        due=date(2026, 12, 4),
        legal=date(2026, 12, 3),
    )

    assert words(html) == (
        "答复期限 还有 12 天 2026年12月4日 星期五 法定期限 2026年12月3日 遇休息日，顺延到下一个工作日。 "
        "待校 当年放假安排尚未公布，按法定节假日推算。 这一天是怎样算出来的"
    )
    assert 'href="/why/"' in html


def test_a_clock_that_ended_otherwise_is_not_late_and_one_before_a_meeting_moved_earlier():
    html = draw(
        '{% clock label="会前送交" due_on=due legal_due_on=legal ended="已终止" %}',
        due=date(2026, 3, 13),
        legal=date(2026, 3, 15),
    )

    assert words(html) == (
        "会前送交 已终止 2026年3月13日 星期五 法定期限 2026年3月15日 遇休息日，提前到之前的工作日。"
    )


def test_a_list_without_due_day_says_so():
    assert words(draw("{% due on=on %}", on=None)) == "无期限"


def job(**values):
    known = {"label": "生成答复函", "state": "running", "done": 4, "total": 10, "error": "", "result": {}}
    words = {"running": "进行中", "done": "已完成", "failed": "没有完成"}
    known |= values
    return SimpleNamespace(**known, get_state_display=lambda: words[known["state"]])


def test_running_work_asks_again_each_second_and_offers_a_link_without_script():
    html = draw('{% progress job=job url="/jobs/1/" %}', job=job())

    assert 'hx-get="/jobs/1/" hx-trigger="every 1s"' in html
    assert words(html) == "生成答复函 进行中 4／10 4／10 刷新看进度"


@pytest.mark.parametrize(
    ("state", "more", "said"),
    [("done", {"result": {"url": "/d/1/"}}, "打开结果"), ("failed", {"error": "字库缺失。"}, "字库缺失。")],
)
def test_finished_work_asks_no_more(state, more, said):
    html = draw('{% progress job=job url="/jobs/1/" %}', job=job(state=state, **more))

    assert "hx-get" not in html
    assert said in words(html)


# The shell.


def test_the_bottom_bar_has_the_three_entries_meant_for_the_phone():
    navs = [{"label": str(n), "bar": n in (2, 4, 5)} for n in range(7)]

    assert [nav["label"] for nav in house.bar_items(navs)] == ["2", "4", "5"]
    assert [nav["label"] for nav in house.bar_items([{"label": str(n)} for n in range(7)])] == ["0", "1", "2"]


def entries(group, count, *, badge="", current=False):
    return [{"group": group, "label": group, "badge": badge, "current": current} for _ in range(count)]


def test_a_long_menu_folds_all_groups_but_the_one_the_visitor_is_in():
    home, first = entries("", 1, current=True), entries("代表建议", 9, badge=2)
    here, rest = entries("会议和报告", 1, current=True), entries("会议和报告", 12)

    def folded(navs):
        return [(group["label"], group.get("folds"), group.get("is_open")) for group in house.in_groups(navs)]

    assert folded(home + first) == [("", None, None), ("代表建议", False, True)]
    assert folded(home + first + rest) == [
        ("", None, None),
        ("代表建议", True, True),
        ("会议和报告", True, False),
    ]
    assert folded(first + here + rest) == [("代表建议", True, False), ("会议和报告", True, True)]
    assert house.in_groups(first + here + rest)[0]["waiting"] == 18


@pytest.mark.parametrize(
    ("account", "cookie", "large"),
    [
        (SimpleNamespace(is_authenticated=True, large_type=True), "", True),
        (SimpleNamespace(is_authenticated=True, large_type=False), "large", False),
        (SimpleNamespace(is_authenticated=False), "large", True),
        (SimpleNamespace(is_authenticated=False), "", False),
    ],
)
def test_large_type_is_the_accounts_wish_else_the_devices(account, cookie, large):
    request = RequestFactory().get("/", headers={"cookie": f"size={cookie}"})
    request.user = account

    assert house.large_type({"request": request}) is large


# The page of parts, and colours one can read.


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*gallery.PAGES, "progress"])
def test_the_page_of_parts_is_drawn_where_data_is_invented_and_nowhere_else(client, settings, name):
    settings.DEBUG, settings.DEMO = False, True
    assert client.get(f"/gallery/{name}/").status_code == 200

    settings.DEMO = False
    assert client.get(f"/gallery/{name}/").status_code == 404


def colours(css):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", css))


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("large", "least"), [(False, 4.5), (True, 7)])
def test_text_colours_can_be_read_on_every_ground_they_stand_on(large, least):
    css = (STATIC / "css/tokens.css").read_text(encoding="utf-8")
    plain, _, rest = css.partition('[data-size="large"]')
    token = colours(plain) | (colours(rest.partition("}")[0]) if large else {})
    grounds = {
        "ink": ["paper", "paper-deep", "sheet", "ink-wash", "cinnabar-wash", "malachite-wash", "ochre-wash"],
        "ink-soft": ["paper", "sheet", "ink-wash", "ochre-wash"],
        "cinnabar": ["paper", "sheet", "cinnabar-wash", "ink-wash"],
        "malachite": ["sheet", "malachite-wash"],
        "ochre": ["sheet", "ochre-wash"],
        "on-cinnabar": ["cinnabar", "cinnabar-deep"],
    }

    weak = {
        (text, ground): round(contrast(token[text], token[ground]), 2)
        for text, under in grounds.items()
        for ground in under
        if contrast(token[text], token[ground]) < least
    }

    assert weak == {}
    assert contrast(token["line-firm"], token["sheet"]) >= 3  # edges of controls


def test_the_manifest_names_pictures_that_exist():
    manifest = json.loads((STATIC / "portal.webmanifest").read_text(encoding="utf-8"))

    assert [icon["src"] for icon in manifest["icons"] if not (STATIC / icon["src"]).is_file()] == []
