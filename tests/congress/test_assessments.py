"""The yearly assessment of the townships: drawn up, claimed, scored, ranked with ties, published, printed."""

import io
from datetime import date
from decimal import Decimal

import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.actions import assessments, documents
from congress.frame import kinds
from congress.frame.printing import render_pdf
from congress.frame.workflow import Refused
from congress.models import Assessment, Notice, Score, ScoreItem, ScoreSheet
from congress.queries import assessments as queries
from congress.queries.documents import paper_of
from tests.build import assessments as build
from tests.build import township_work
from tests.costs import statements

pytestmark = pytest.mark.django_db
TABLE = "congress.assessment_table"


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.fixture
def hill(cast):
    return cast.townships["hill"]


# What a number is worth, and who stands where.


@pytest.mark.parametrize(
    ("most", "target", "counted", "points"),
    [
        ("40", "3", 0, "0.0"),
        ("40", "3", 1, "13.3"),
        ("40", "3", 2, "26.7"),
        ("40", "3", 3, "40.0"),
        ("40", "3", 9, "40.0"),  # no more than full marks
        ("10", "60000", "59999.99", "10.0"),
        ("10", "200", "1", "0.1"),  # 0.05 goes up
        ("10", "0.5", "0.25", "5.0"),
    ],
)
def test_a_figure_is_worth_its_share_of_the_target(most, target, counted, points):
    item = ScoreItem(most=Decimal(most), target=Decimal(target))

    assert item.points(Decimal(counted)) == Decimal(points)


@pytest.mark.parametrize(
    ("totals", "ranks"),
    [
        ({}, {}),
        ({"a": 90}, {"a": 1}),
        ({"a": 80, "b": 90}, {"b": 1, "a": 2}),
        ({"a": 90, "b": 90, "c": 80}, {"a": 1, "b": 1, "c": 3}),
        ({"a": 90, "b": 80, "c": 80, "d": 70}, {"a": 1, "b": 2, "c": 2, "d": 4}),
        ({"a": Decimal("90.0"), "b": Decimal("90")}, {"a": 1, "b": 1}),
    ],
)
def test_equal_points_share_a_rank_and_the_next_is_left_out(totals, ranks):
    assert queries.ranks(totals) == ranks


# The sheet.


def test_a_new_year_begins_with_the_items_of_the_last_one(cast):
    build.sheet(cast, year=2025)

    found = assessments.draw_up(actor=cast.dac, year=2026)

    def said(sheet):
        return [tuple(getattr(item, name) for name in assessments.COLUMNS) for item in queries.items_of(sheet)]

    assert said(found) == said(ScoreSheet.objects.get(year=2025))
    assert len(said(found)) == 3


def test_a_sheet_that_has_begun_stands(cast):
    found = build.sheet(cast)

    with pytest.raises(Refused, match="考核已经开始，项目不能再改。"):
        assessments.arrange_items(found, [], actor=cast.dac)


def test_nothing_begins_without_items_for_the_townships(cast):
    found = build.sheet(cast, build.ITEMS[2:], begun=False)

    with pytest.raises(Refused, match="还没有列出对乡镇人大的考核项目。"):
        assessments.begin(found, actor=cast.dac)


def test_every_township_gets_its_sheet_with_what_is_known_and_is_told(cast, river, hill):
    for place in range(2):
        township_work.article(river, title=f"稿件{place}")
    township_work.article(river, date(2025, 12, 31), title="去年的稿件")
    Notice.objects.all().delete()

    found = build.sheet(cast)

    scores = Score.objects.filter(assessment__sheet=found, item__figure="congress.articles")
    rows = scores.order_by("assessment__congress__area__code").values_list("counted", "own", "given")
    assert list(rows) == [(2, Decimal("26.7"), Decimal("26.7")), (0, 0, 0)]
    assert sorted(Notice.objects.values_list("person__name", flat=True)) == ["河主席", "河秘书", "青主席", "青秘书"]


def test_the_sheet_is_arranged_on_its_page(cast):
    found = build.sheet(cast, begun=False)
    first = found.items.get(order=1)
    client, url = cast.client("dac"), f"/assessments/{found.pk}/items/"
    row = {f"title-{first.pk}": "会议", f"most-{first.pk}": "55.5", f"about-{first.pk}": "township"}

    wrong = client.post(url, {**row, f"most-{first.pk}": "0", f"figure-{first.pk}": "congress.articles"})
    right = client.post(url, row)

    assert wrong.context["form"].errors == {
        f"most-{first.pk}": ["请填写满分，须大于零。"], f"target-{first.pk}": ["请填写得满分的数量，须大于零。"],
    }  # fmt: skip
    assert (right.status_code, right.headers["Location"]) == (302, f"/assessments/{found.pk}/")
    assert [(item.title, item.most) for item in queries.items_of(found)] == [("会议", Decimal("55.5"))]


# On the way.


def test_from_the_townships_own_words_to_the_rank(cast, river, hill):
    found = build.sheet(cast)
    township_work.article(river)
    build.scored(cast, found, river, "50")
    build.scored(cast, found, hill, "60")
    found = assessments.publish(found, actor=cast.dac)

    table = [
        (one.rank, one.row.congress.area.name, one.row.total, one.row.chair, one.row.chair_total, one.chair_rank)
        for one in queries.results(river.actor("tsec"), found)
    ]

    assert table == [
        (1, "河口镇", Decimal("63.3"), "河主席", Decimal("50.0"), 2),
        (2, "青石岭乡", Decimal("60.0"), "青主席", Decimal("60.0"), 1),
    ]


def test_the_figures_are_counted_once_more_when_it_is_handed_in_and_scored(cast, river):
    found = build.sheet(cast)

    def worth():
        return Score.objects.get(assessment=build.of(found, river), item__figure="congress.articles").given

    township_work.article(river, title="开始以后的稿件")
    before = worth()
    row = build.handed(found, river)
    handed = worth()
    township_work.article(river, title="报送以后的稿件")
    assessments.score(assessments.give(row, actor=cast.dac, values=build.by_hand(row, "given", "1", "comment")),
                      actor=cast.dac)  # fmt: skip

    assert [before, handed, worth()] == [0, Decimal("13.3"), Decimal("26.7")]


MATRIX = {
    # deed: (who may, from which state)
    "claim": ("river tch, river tsec", "self"),
    "hand_in": ("river tch", "self"),
    "send_back": ("dac", "handed"),
    "give": ("dac", "handed"),
    "score": ("dac", "handed"),
    "reopen": ("dac", "scored"),
}
PEOPLE = ("dac", "go", "lead", "com", "dep", "river tch", "river tsec", "river tdep", "hill tch", "next dac")
DATA = {
    "claim": {"values": {}},
    "give": {"values": {}},
    "send_back": {"reason": "缺材料"},
    "reopen": {"reason": "核算有误"},
}


@pytest.mark.parametrize("state", ["self", "handed", "scored"])
@pytest.mark.parametrize("deed", MATRIX)
def test_who_may_do_what_from_where(cast, river, deed, state):
    found = build.sheet(cast)
    row = {
        "self": lambda: assessments.claim(
            build.of(found, river),
            actor=river.actor("tsec"),
            values=build.by_hand(build.of(found, river), "own", "5", "evidence"),
        ),
        "handed": lambda: assessments.give(
            build.handed(found, river),
            actor=cast.dac,
            values=build.by_hand(build.of(found, river), "given", "5", "comment"),
        ),
        "scored": lambda: build.scored(cast, found, river),
    }[state]()

    def outcome(who):
        place, _, key = who.rpartition(" ")
        actor = {"": cast, "next": cast.stranger, **cast.townships}[place].actor(key)
        try:
            with transaction.atomic():
                getattr(assessments, deed)(row, actor=actor, **DATA.get(deed, {}))
                transaction.set_rollback(True)
        except PermissionDenied:
            return "not his"
        except Refused:
            return "not now"
        return "done"

    may, source = MATRIX[deed]
    expected = dict.fromkeys(PEOPLE, "not now")
    if state == source:
        expected = {who: "done" if who in may.split(", ") else "not his" for who in PEOPLE}
    assert {who: outcome(who) for who in PEOPLE} == expected


@pytest.mark.parametrize(
    ("points", "word"),
    [("60", ""), ("60.1", "“会议和计划”须在0至60.0分之间。"), ("-0.1", "“会议和计划”须在0至60.0分之间。")],
)
def test_nobody_claims_more_than_full_marks(cast, river, points, word):
    row = build.of(build.sheet(cast), river)
    item = row.scores.get(item__order=1).item_id

    try:
        assessments.claim(row, actor=river.actor("tsec"), values={item: {"own": Decimal(points), "evidence": ""}})
        said = ""
    except ValidationError as error:
        said = error.messages[0]

    assert said == word


def test_what_the_system_scores_nobody_writes(cast, river):
    row = build.of(build.sheet(cast), river)
    item = row.scores.get(item__figure="congress.articles").item_id

    assessments.claim(row, actor=river.actor("tsec"), values={item: {"own": Decimal(40), "evidence": "很多"}})

    score = row.scores.get(item=item)
    assert (score.own, score.evidence) == (0, "")


def test_it_is_neither_handed_in_nor_scored_nor_published_half_done(cast, river, hill):
    found = build.sheet(cast)
    row = build.of(found, river)

    with pytest.raises(Refused, match="还有2项没有自评分。"):
        assessments.hand_in(row, actor=river.actor("tch"))
    row = build.handed(found, river)
    with pytest.raises(Refused, match="还有2项没有评分。"):
        assessments.score(row, actor=cast.dac)
    build_scores = build.by_hand(row, "given", "5", "comment")
    assessments.score(assessments.give(row, actor=cast.dac, values=build_scores), actor=cast.dac)
    with pytest.raises(Refused, match="还有1个乡镇没有评分：青石岭乡。"):
        assessments.publish(found, actor=cast.dac)


def test_what_is_published_is_changed_only_after_it_was_withdrawn(cast, river, hill):
    found = build.sheet(cast)
    row, _ = (build.scored(cast, found, town) for town in (river, hill))
    found = assessments.publish(found, actor=cast.dac)

    with pytest.raises(Refused, match="考核结果已经公布，要改请先撤回公布。"):
        assessments.reopen(row, actor=cast.dac, reason="核算有误")
    found = assessments.withdraw(found, actor=cast.dac, reason="核算有误")
    row = assessments.reopen(build.of(found, river), actor=cast.dac, reason="核算有误")

    assert (found.published_on, row.state, row.total) == (None, "handed", None)


# What is seen.


def test_a_township_sees_its_own_and_no_points_until_they_are_published(cast, river, hill):
    found = build.sheet(cast)
    rows = [build.scored(cast, found, town) for town in (river, hill)]
    client = river.client("tsec")

    def seen():
        table = client.get(f"/assessments/{found.pk}/").context
        own = client.get(f"/assessments/towns/{rows[0].pk}/").context
        points = [row.given for row in own["rows"] if not row.by_system]
        return len(table["results"]), table["shows_scores"], own["given"], points

    before = seen()
    assessments.publish(found, actor=cast.dac)

    assert before == (1, False, None, [None, None])
    assert seen() == (2, True, (Decimal(50), Decimal(50)), [Decimal(50), Decimal(50)])
    assert client.get(f"/assessments/towns/{rows[1].pk}/").status_code == 404


def test_the_words_of_the_county_are_not_on_the_page_before(cast, river, hill):
    found = build.sheet(cast)
    row, _ = (build.scored(cast, found, town) for town in (river, hill))
    url = f"/assessments/towns/{row.pk}/"

    hidden = {who: "工作扎实" in client.get(url).content.decode()
              for who, client in (("town", river.client("tch")), ("dac", cast.client("dac")))}  # fmt: skip
    assessments.publish(found, actor=cast.dac)

    assert hidden == {"town": False, "dac": True}
    assert "工作扎实" in river.client("tch").get(url).content.decode()


def test_a_sheet_is_seen_by_the_townships_once_it_has_begun(cast, river):
    found = build.sheet(cast, begun=False)
    actors = {"dac": cast.dac, "go": cast.go, "scm": cast.scm, "tsec": river.actor("tsec"), "tdep": river.actor("tdep"),
              "next": cast.stranger.dac}  # fmt: skip

    def seen():
        return " ".join(who for who, actor in actors.items() if ScoreSheet.objects.visible_to(actor).exists())

    assert seen() == "dac go"
    assessments.begin(found, actor=cast.dac)
    assert seen() == "dac go tsec"


def test_points_of_a_figure_open_their_list(cast, river):
    township_work.article(river)
    row = build.of(build.sheet(cast), river)

    for client in (river.client("tsec"), cast.client("dac")):
        rows = client.get(f"/assessments/towns/{row.pk}/").context["rows"]
        url = next(one.url for one in rows if one.by_system)
        assert client.get(url).context["found"].paginator.count == 1


def test_points_are_written_on_the_page_and_what_is_wrong_is_said_there(cast, river):
    found = build.sheet(cast)
    row = build.of(found, river)
    one, two = (score.item_id for score in row.scores.filter(item__figure="").order_by("item__order"))
    url = f"/assessments/towns/{row.pk}/own/"
    client, said = river.client("tsec"), {f"points-{one}": "55.5", f"words-{one}": "会议4次", f"points-{two}": ""}

    wrong = client.post(url, {**said, f"points-{one}": "61"})
    right = client.post(url, said)

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "会议4次" in wrong.content.decode()
    assert [(score.own, score.evidence) for score in row.scores.filter(item__figure="")] == [
        (Decimal("55.5"), "会议4次"), (None, ""),
    ]  # fmt: skip


# Paper, file, database.


def test_the_published_table_is_printed(cast, river, hill):
    found = build.sheet(cast)
    for town in (river, hill):
        build.scored(cast, found, town, "55.5")
    with pytest.raises(PermissionDenied):
        documents.issue(TABLE, found, actor=cast.dac)
    found = assessments.publish(found, actor=cast.dac)

    paper = paper_of(documents.issue(TABLE, found, actor=cast.dac))

    with pdfplumber.open(io.BytesIO(render_pdf(paper).content)) as pdf:
        text = "".join((page.extract_text() or "").replace("\n", "").replace(" ", "") for page in pdf.pages)
    for said in (
        "西平样县2026年乡镇人大工作考核结果",
        "1河口镇55.5河主席55.51",
        "1青石岭乡55.5青主席55.51",
        "会议和计划乡镇人大60",
    ):
        assert said in text


def test_the_file_has_the_highest_total_first(cast, river, hill):
    found = build.sheet(cast)
    build.scored(cast, found, hill, "40")
    build.scored(cast, found, river, "30")
    listing, filters = kinds.listings["congress.assessments"], {"sheet": [str(found.pk)]}

    rows = list(listing.rows(cast.dac, filters))

    assert [[column.value(row) for column in listing.columns][:5] for row in rows] == [
        [2026, "青石岭乡", "已评分", Decimal("40.0"), "青主席"], [2026, "河口镇", "已评分", Decimal("30.0"), "河主席"],
    ]  # fmt: skip
    assert listing.rows(cast.stranger.dac, filters).count() == 0
    assert not listing.may(river.actor("tch"))


def test_the_database_holds_what_a_score_may_be(cast, river):
    found = build.sheet(cast)

    for rows, change in (
        (Score.objects.all(), {"own": -1}),
        (Score.objects.all(), {"given": Decimal("-0.1")}),
        (ScoreItem.objects.filter(figure=""), {"most": 0}),
        (ScoreItem.objects.exclude(figure=""), {"target": None}),
        (Assessment.objects.all(), {"state": "scored"}),
        (ScoreSheet.objects.all(), {"state": "published"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        ScoreSheet.objects.create(congress=found.congress, year=found.year)


@pytest.mark.parametrize("page", ["/assessments/", "/assessments/{sheet}/", "/assessments/towns/{town}/"])
def test_a_page_asks_the_same_number_of_questions(cast, river, hill, page):
    found = build.sheet(cast)
    url, client = page.format(sheet=found.pk, town=build.of(found, river).pk), cast.client("lead")
    asked = []
    for town in (river, hill):
        build.scored(cast, found, town)
        client.get(url)
        asked.append(statements(lambda: client.get(url)))

    assert asked[0] == asked[1]
