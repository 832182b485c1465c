"""What a township's congress keeps of its own work, and what the county reads of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.actions import institution, township_work
from congress.chapters import TOWNSHIPS
from congress.forms.township_work import ArticleForm, EntryForm
from congress.frame import clock, kinds
from congress.frame.quarters import Quarter
from congress.models import AuditEvent, Fund, FundEntry, GroupTask, PublicityArticle
from congress.queries import articles, funds, group_tasks
from congress.queries.townships import followed
from tests.build import township_work as build
from tests.build.summaries import meeting, unshown
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db
Q1 = Quarter(2026, 1)


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.fixture
def hill(cast):
    return cast.townships["hill"]


@pytest.fixture
def rows(river, hill):
    """One thing of each kind in each township: {kind: {town: row}}."""
    towns = {"river": river, "hill": hill}
    return {
        "fund": {key: build.fund(town) for key, town in towns.items()},
        "article": {key: build.article(town) for key, town in towns.items()},
        "task": {key: build.task(town, build.group(town)) for key, town in towns.items()},
    }


# Who sees, who keeps.

SEEN = {
    "lead": "river hill", "go": "river hill", "dac": "river hill", "com": "river hill",
    "scm": "", "dhead": "", "dep": "", "gov": "", "unit": "", "sta": "", "sys": "", "sec": "", "aud": "",
    "river tch": "river", "river tsec": "river", "river tdep": "", "river unit": "",
    "hill tsec": "hill", "next dac": "",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["fund", "article", "task"])
def test_a_townships_work_is_seen_by_itself_and_the_countys_offices(cast, rows, kind):
    def actor(who):
        place, _, key = who.rpartition(" ")
        return {"": cast, "next": cast.stranger, **cast.townships}[place].actor(key)

    seen = {
        who: " ".join(
            key
            for key, row in rows[kind].items()
            if type(row).objects.visible_to(actor(who)).filter(pk=row.pk).exists()
        )
        for who in SEEN
    }

    assert seen == SEEN


def test_the_lines_of_an_account_are_seen_like_the_account(cast, river, hill):
    for town in (river, hill):
        build.fund(town, entries=[(build.DAY, "allotment", 100)])
    asked = {"county": cast.dac, "town": river.actor("tsec"), "next": cast.stranger.dac, "deputy": cast.dep}

    assert {who: funds.entries(actor).count() for who, actor in asked.items()} == {
        "county": 2, "town": 1, "next": 0, "deputy": 0,
    }  # fmt: skip


KEEPS = {"river tch": True, "river tsec": True, "river tdep": False, "hill tsec": False, "dac": False, "go": False}


@pytest.mark.parametrize("who", KEEPS)
def test_only_the_townships_own_people_write(cast, river, rows, who):
    place, _, key = who.rpartition(" ")
    actor = {"": cast, **cast.townships}[place].actor(key)
    line = FundEntry(on=build.DAY, purpose="meeting", amount=Decimal(10), note="会议费")
    deeds = {
        "fund": lambda: township_work.keep_fund(rows["fund"]["river"], actor=actor),
        "enter": lambda: township_work.enter(rows["fund"]["river"], [line], actor=actor),
        "article": lambda: township_work.keep_article(rows["article"]["river"], actor=actor),
        "task": lambda: township_work.keep_task(rows["task"]["river"], actor=actor),
        "done": lambda: township_work.finish_task(
            rows["task"]["river"], actor=actor, done_on=build.DAY, result="已走访"
        ),
    }

    assert {name: _done(deed) for name, deed in deeds.items()} == dict.fromkeys(deeds, KEEPS[who])


def _done(deed):
    try:
        deed()
    except PermissionDenied:
        return False
    return True


PAGES = {
    "/township/funds/": "dac tsec",
    "/township/funds/entries/": "dac tsec",
    "/township/funds/add/": "tsec",
    "/township/articles/": "dac tsec",
    "/township/articles/add/": "tsec",
    "/township/articles/counts/": "dac",
    "/township/tasks/": "dac tsec",
    "/township/tasks/add/": "tsec",
}


@pytest.mark.parametrize("url", PAGES)
def test_a_page_opens_to_whom_it_is_for(cast, river, rows, url):
    clients = {"dac": cast.client("dac"), "tsec": river.client("tsec"), "tdep": river.client("tdep"),
               "dep": cast.client("dep")}  # fmt: skip

    found = {who: client.get(url).status_code for who, client in clients.items()}

    assert found == {who: 200 if who in PAGES[url].split() else 403 for who in clients}


@pytest.mark.parametrize(
    "url", ["/township/funds/{fund}/", "/township/funds/{fund}/enter/", "/township/articles/{article}/",
            "/township/tasks/{task}/", "/township/tasks/{task}/done/"],
)  # fmt: skip
def test_what_belongs_to_another_township_is_not_there(river, rows, url):
    address = url.format(**{kind: found["hill"].pk for kind, found in rows.items()})

    assert river.client("tsec").get(address).status_code == 404


# Money.


@pytest.mark.parametrize(
    ("base", "allotted", "required", "lacking"),
    [
        ("100000", "5000", "5000.00", ""),
        ("100000", "4999.99", "5000.00", "按5%应安排5000元，实际安排4999.99元，少安排0.01元。"),
        ("100000", "5000.01", "5000.00", ""),
        ("100000.10", "5000", "5000.01", "按5%应安排5000.01元，实际安排5000元，少安排0.01元。"),  # 5000.005 goes up
        ("100000.09", "5000", "5000.00", ""),
        ("0", "0", "0.00", ""),
        ("1200000", "0", "60000.00", "按5%应安排60000元，实际安排0元，少安排60000元。"),
    ],
)
def test_five_in_a_hundred_to_the_cent(river, base, allotted, required, lacking):
    row = build.fund(river, base=base, allotted=allotted)

    assert (row.required, row.lacking) == (Decimal(required), lacking)


def test_the_share_is_the_countys_rule_as_the_year_began(cast, river):
    with clock.frozen(date(2025, 12, 20)):
        institution.set_rule(
            cast.congress, "township.earmark", 6, actor=cast.go, since=date(2026, 1, 1), reason="县规定"
        )
    with clock.frozen(date(2026, 2, 1)):
        institution.set_rule(
            cast.congress, "township.earmark", 8, actor=cast.go, since=date(2026, 2, 1), reason="县规定"
        )

    assert {year: build.fund(river, year=year).percent for year in (2025, 2026, 2027)} == {2025: 5, 2026: 6, 2027: 8}


ENTRIES = (
    (date(2026, 1, 1), "allotment", "3000"),
    (date(2026, 2, 1), "activity", "800.10"),
    (date(2026, 3, 31), "allowance", "200.20"),
    (date(2026, 3, 31), "meeting", "300"),
    (date(2026, 4, 1), "publicity", "50"),
    (date(2026, 4, 2), "meeting", "-100"),
)


def test_what_came_in_what_was_spent_and_what_is_left(cast, river):
    row = build.fund(river, entries=ENTRIES)

    found = funds.with_sums(cast.dac).get(pk=row.pk)

    assert [round(number, 2) for number in (found.received, found.spent, found.balance)] == [
        Decimal("3000"), Decimal("1250.30"), Decimal("1749.70"),
    ]  # fmt: skip
    assert [(purpose.label, n) for purpose, n in funds.by_purpose(found)] == [
        ("代表活动", Decimal("800.1")), ("代表补助", Decimal("200.2")), ("会议", Decimal("200")), ("宣传", Decimal("50")),
    ]  # fmt: skip


def test_what_came_in_and_what_was_spent_are_not_added_up(river):
    build.fund(river, entries=ENTRIES)

    whole = river.client("tsec").get("/township/funds/entries/").context["totals"]
    spent = river.client("tsec").get("/township/funds/entries/?way=spent").context["totals"]

    assert whole == {"received": Decimal("3000"), "spent": Decimal("1250.30"), "balance": Decimal("1749.70")}
    assert (spent["received"], spent["spent"]) == (0, Decimal("1250.30"))


@pytest.mark.parametrize(
    ("day", "amount", "word"),
    [
        (date(2025, 12, 31), "10", "日期须在2026年内，不晚于今天。"),
        (date(2026, 4, 16), "10", "日期须在2026年内，不晚于今天。"),
        (date(2026, 4, 15), "10", ""),
    ],
)
def test_a_line_lies_in_its_year_and_not_in_the_future(river, day, amount, word):
    row = build.fund(river)

    try:
        build.enter(river, row, (day, "meeting", amount))
        said = ""
    except ValidationError as error:
        said = error.messages[0]

    assert (said, row.entries.count()) == (word, 0 if word else 1)


def test_a_line_of_nothing_is_refused_in_words(river):
    row = build.fund(river)
    answer = river.client("tsec").post(
        f"/township/funds/{row.pk}/enter/", {"on": "2026-04-01", "purpose": "meeting", "amount": "0", "note": "会议费"}
    )

    assert (answer.status_code, row.entries.count()) == (422, 0)
    assert "金额不能是零。" in answer.content.decode()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_keeps_each_line_of_the_account(river, change):
    row = build.fund(river, entries=ENTRIES[:1])

    with pytest.raises(IntegrityError), transaction.atomic():
        row.entries.update(amount=1) if change == "update" else row.entries.all().delete()


def test_a_line_is_told_to_the_log_with_its_purpose_and_amount(river):
    build.fund(river, entries=ENTRIES[:2])

    event = AuditEvent.objects.get(kind="congress.fund.enter")
    assert event.text == (
        "河秘书登记2026年人大经费收支：拨入3000元（allotment 3000）；代表活动800.1元（activity 800.10）"
    )


def test_the_countys_table_names_whom_it_lacks_and_who_was_given_too_little(cast, river, hill):
    build.fund(river, allotted="4000", entries=ENTRIES[:2])

    table = cast.client("dac").get("/township/funds/?year=2026").context["table"]

    assert [(town.area.name, fund and fund.allotted) for town, fund in table.rows] == [
        ("河口镇", Decimal("4000")), ("青石岭乡", None),
    ]  # fmt: skip
    assert table.short == ["河口镇"]
    assert {name: n.normalize() for name, n in table.totals.items()} == {
        "base": 100000, "required": 5000, "allotted": 4000, "shortfall": 1000, "received": 3000,
        "spent": Decimal("800.1"),
    }  # fmt: skip


def test_a_year_of_money_is_registered_on_the_page_once(river):
    client, said = (
        river.client("tsec"),
        {"year": "2026", "base": "800000", "allotted": "40000", "separate_account": "on"},
    )

    first = client.post("/township/funds/add/", said)
    again = client.post("/township/funds/add/", said)

    row = Fund.objects.get()
    assert (first.status_code, first.headers["Location"]) == (302, f"/township/funds/{row.pk}/")
    assert (row.percent, row.required, row.separate_account) == (5, Decimal("40000"), True)
    assert (again.status_code, again.context["form"].errors["year"]) == (422, ["这一年的人大经费已经登记。"])


# Articles.


def test_articles_are_counted_by_township_and_level(cast, river, hill):
    for n in range(2):
        build.article(river, title=f"县级稿件{n}")
    build.article(river, title="省级稿件", level="provincial")
    build.article(hill, title="市级稿件", level="municipal")
    build.article(river, date(2025, 12, 31), title="去年的稿件")

    found = articles.counts(cast.dac, followed(cast.dac), 2026)

    assert [(town.area.name, [n for _, n in levels], total) for town, levels, total in found] == [
        ("河口镇", [0, 1, 0, 2], 3), ("青石岭乡", [0, 0, 1, 0], 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["新", "省", "旧"]),
        ("level=provincial", ["省"]),
        ("year=2025", ["旧"]),
        ("since=2026-03-01&until=2026-03-31", ["新"]),
        ("year=abc&level=world&congress=999999999999999999999", ["新", "省", "旧"]),
    ],
)
def test_the_list_of_articles_is_asked(cast, river, asked, found):
    build.article(river, date(2025, 6, 1), title="旧")
    build.article(river, date(2026, 2, 1), title="省", level="provincial")
    build.article(river, date(2026, 3, 1), title="新")

    answer = cast.client("dac").get(f"/township/articles/?{asked}")

    assert [row.title for row in answer.context["found"]] == found


def test_the_same_article_is_entered_once_and_not_before_it_appears(river):
    said = {"title": "代表进站", "author": "李某", "medium": "某日报", "level": "municipal"}
    client = river.client("tsec")

    answers = [
        client.post("/township/articles/add/", {**said, "published_on": day})
        for day in ("2026-04-15", "2026-04-15", "2026-04-16")
    ]

    assert [answer.status_code for answer in answers] == [302, 422, 422]
    assert answers[1].context["form"].non_field_errors() == ["这篇稿件已经登记。"]
    assert answers[2].context["form"].errors["published_on"] == ["刊播日期不能晚于今天。"]
    assert PublicityArticle.objects.count() == 1


@pytest.mark.parametrize(
    ("source", "url"),
    [("https://example.org/1", "https://example.org/1"), ("第12期第3版", ""), ("javascript:alert(1)", "")],
)
def test_only_an_address_of_the_web_becomes_a_link(source, url):
    assert PublicityArticle(source=source).url == url


# The tasks of the groups.


def test_each_group_is_measured_by_its_own_tasks(cast, river):
    one, two = build.group(river, 1), build.group(river, 2)
    build.task(river, one, date(2026, 3, 1), title="走访", done_on=date(2026, 3, 1))
    build.task(river, one, date(2026, 4, 14), title="视察")
    build.task(river, one, date(2026, 4, 15), title="调研")
    build.task(river, two, date(2026, 3, 1), title="走访", done_on=date(2026, 3, 5))
    build.task(river, two, date(2025, 3, 1), title="去年的任务")

    def said(actor, **asked):
        return [(rate.name, rate.share, rate.late) for rate in group_tasks.rates(actor, year=2026, **asked)]

    groups = [("河口镇第1代表小组", "33.3%（1/3）", 1), ("河口镇第2代表小组", "100.0%（1/1）", 0)]
    assert said(river.actor("tsec")) == groups
    assert said(cast.dac) == [("河口镇", "50.0%（2/4）", 1)]
    assert said(cast.dac, congress=river.congress) == groups


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["乙", "甲", "旧"]),
        ("state=done", ["甲"]),
        ("state=late", ["旧"]),
        ("state=open", ["乙", "旧"]),
        ("quarter=1", ["甲", "旧"]),
        ("year=2026&quarter=2", ["乙"]),
        ("since=2026-03-01&until=2026-03-31", ["甲"]),
    ],
)
def test_the_list_of_tasks_is_asked(river, asked, found):
    group = build.group(river)
    build.task(river, group, date(2025, 3, 1), title="旧")
    build.task(river, group, date(2026, 3, 1), title="甲", done_on=date(2026, 3, 9))
    build.task(river, group, date(2026, 6, 1), title="乙")

    answer = river.client("tsec").get(f"/township/tasks/?{asked}")

    assert [row.title for row in answer.context["found"]] == found


def test_a_task_goes_to_a_group_of_the_township_alone(river, hill):
    theirs = build.group(hill)
    client, said = river.client("tsec"), {"title": "走访", "answers": "组长", "due_on": "2026-05-01"}

    assert client.get("/township/tasks/add/").context["note"] == "还没有登记代表小组，请先在“机构”里登记。"
    assert client.post("/township/tasks/add/", {**said, "group": theirs.pk}).status_code == 422
    with pytest.raises(ValidationError, match="只能交给本乡镇的代表小组"):
        build.task(river, theirs)
    assert client.post("/township/tasks/add/", {**said, "group": build.group(river).pk}).status_code == 302


def test_a_task_is_ticked_off_with_what_came_of_it(river):
    row = build.task(river, build.group(river), date(2026, 4, 1))
    client = river.client("tsec")

    empty = client.post(f"/township/tasks/{row.pk}/done/", {"done_on": "2026-04-02", "result": ""})
    ahead = client.post(f"/township/tasks/{row.pk}/done/", {"done_on": "2026-04-16", "result": "走访23户"})
    done = client.post(f"/township/tasks/{row.pk}/done/", {"done_on": "2026-04-02", "result": "走访23户"})

    row.refresh_from_db()
    assert [answer.status_code for answer in (empty, ahead, done)] == [422, 422, 302]
    assert (row.done_on, row.result, row.is_late) == (date(2026, 4, 2), "走访23户", True)


# What the quarterly report knows of it.


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        ("articles", [2, 1]),
        ("group_tasks", [1, 0]),
        ("funds_received", [3000, 0]),
        ("funds_spent", [Decimal("1300.3"), 0]),
        ("funds_for_deputies", [Decimal("1000.3"), 0]),
        ("funds_otherwise", [300, 0]),
    ],
)
def test_a_quarter_counts_what_fell_into_it_and_opens_it(cast, river, hill, key, counts, django_assert_num_queries):
    build.fund(river, entries=ENTRIES)
    for day in (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2025, 12, 31)):
        build.article(river, day, title=f"{day}的稿件")
    build.article(hill)
    build.task(river, build.group(river), date(2026, 1, 5), done_on=date(2026, 3, 31))
    build.task(river, build.group(river, 2), date(2026, 1, 5), done_on=date(2026, 4, 1))
    figure, pair = kinds.figures[f"congress.{key}"], [river.congress.pk, hill.congress.pk]

    with django_assert_num_queries(1):
        found = figure.count(pair, Q1.first_day, Q1.last_day)

    assert [found.get(pk, 0) for pk in pair] == counts
    url = figure.url(river.congress.pk, Q1.first_day, Q1.last_day)
    for client in (river.client("tsec"), cast.client("dac")):
        context = client.get(url).context
        total = sum(context.get("totals", {}).get(side, 0) for side in ("received", "spent"))
        shown = total if "totals" in context else context["found"].paginator.count
        assert shown == counts[0]


# Lists and files.


def plenty(river, n):
    group = build.group(river)
    build.fund(river, entries=[(build.DAY, "meeting", amount + 1) for amount in range(n)])
    for place in range(n):
        build.article(river, title=f"稿件{place}")
        build.task(river, group, title=f"任务{place}")


LISTS = ("/township/articles/", "/township/funds/entries/", "/township/tasks/", "/township/funds/")


@pytest.mark.parametrize("url", LISTS)
def test_a_list_asks_the_same_number_of_questions(cast, river, url):
    group, fund = build.group(river), build.fund(river)

    def add(place):
        build.enter(river, fund, (build.DAY, "meeting", place + 1))
        build.article(river, title=f"稿件{place}")
        build.task(river, group, title=f"任务{place}")

    page_same_for_many(cast.client("dac"), url, add)


@pytest.mark.parametrize(
    ("key", "filters", "said", "first"),
    [
        ("congress.articles", {"level": ["county"]}, "级别：县级", ["河口镇", "稿件1"]),
        ("congress.fund_entries", {"way": ["spent"]}, "用途：全部支出", ["河口镇", build.DAY]),
        ("congress.group_tasks", {"state": ["late"]}, "完成情况：逾期未完成", ["河口镇", "河口镇第1代表小组"]),
    ],
)
def test_a_list_can_be_taken_as_a_file(cast, river, hill, key, filters, said, first):
    plenty(river, 2)
    listing = kinds.listings[key]

    found = {who: listing.rows(actor, filters).count() for who, actor in (("dac", cast.dac), ("hill", hill.tsec))}

    assert found == {"dac": 2, "hill": 0}
    assert listing.said(cast.dac, filters) == said
    row = listing.rows(cast.dac, filters).first()
    assert [column.value(row) for column in listing.columns[:2]] == first


def test_nothing_of_it_can_be_negative_or_twice_for_the_database(river):
    build.fund(river)

    for change in ({"base": -1}, {"allotted": -1}, {"percent": 101}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Fund.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fund.objects.create(congress=river.congress, year=2026, base=1, allotted=1, percent=5)
    row = build.task(river, build.group(river))
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupTask.objects.filter(pk=row.pk).update(done_on=build.DAY)


# The annual summary.


def test_the_summary_tells_of_articles_tasks_and_money(cast, river, hill):
    build.fund(river, allotted="4999", entries=ENTRIES)
    build.fund(hill)
    for place in range(3):
        build.article(river, title=f"稿件{place}")
    build.article(hill)
    build.article(hill, date(2025, 12, 31), title="去年的稿件")
    group = build.group(river)
    build.task(river, group, date(2026, 3, 1), title="走访", done_on=date(2026, 3, 1))
    build.task(river, group, date(2026, 3, 2), title="视察")
    build.task(hill, build.group(hill), date(2026, 3, 1), done_on=date(2026, 4, 1))
    meeting(river.term, "session", date(2026, 3, 1), 1)
    last, year = ((date(n, 1, 1), date(n, 12, 31)) for n in (2025, 2026))

    data, before = (TOWNSHIPS.gather(cast.congress, *days) for days in (year, last))

    assert data.tables[1].rows == (
        ("河口镇", 3, 2, 1, "5000", "4999", "1250.3"), ("青石岭乡", 1, 1, 1, "5000", "5000", "0"),
    )  # fmt: skip
    said = {one.key: one.text for one in TOWNSHIPS.draft(data, before)}
    assert said["articles"] == (
        "县级以上媒体刊播乡镇人大稿件4篇，比上年增加3篇（300.0%）；刊播最多的是河口镇（3篇），最少的是青石岭乡（1篇）。"
    )
    assert said["tasks"] == (
        "代表小组承担任务3项，完成率66.7%（2/3）；完成率最高的是青石岭乡（100.0%，1/1），最低的是河口镇（50.0%，1/2）。"
    )
    assert said["funds"] == "2个乡镇登记了人大经费，其中1个乡镇未达到规定比例，全年支出1250.3元。"
    assert unshown(TOWNSHIPS, data) == []


def test_a_task_done_after_the_year_is_not_done_in_it(river):
    build.task(river, build.group(river), date(2025, 12, 30), done_on=date(2026, 1, 2))

    assert group_tasks.fallen_due([river.congress.pk], date(2025, 1, 1), date(2025, 12, 31)) == {
        river.congress.pk: (1, 0)
    }


@pytest.mark.parametrize(("form", "field"), [(ArticleForm, "level"), (EntryForm, "purpose")])
def test_what_is_not_chosen_yet_is_asked_in_words(form, field):
    assert form().fields[field].choices[0] == ("", "请选择")
