"""Marks for livelihood projects: a deputy's sheet, one mark of each browser, the words that are published, and nobody's name."""

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from congress.frame.actor import ANONYMOUS
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Notice
from supervision.actions import livelihood, ratings
from supervision.models import LivelihoodProject, LivelihoodRating
from supervision.queries import ratings as queries
from tests.build import livelihood as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(cast):
    """Three projects that were chosen; the first two are accepted."""
    cache.clear()
    found = build.adopted(cast)[:3]
    for row in found[:2]:
        build.reported(cast, row, 100, row.money)
        livelihood.accept_project(row, actor=cast.go, on=TODAY, text="合格。")
    return [LivelihoodProject.objects.select_related("round__congress").get(pk=row.pk) for row in found]


def resident(row, *, client=None, **said):
    """(answer, client) of somebody without an account."""
    client = client or Client()
    return client.post(reverse("supervision:livelihood_rate", args=[row.pk]), {"score": 4, **said}), client


def tallies(rows):
    return [(str(row.by_deputies), str(row.by_residents)) for row in queries.with_tallies(rows)]


def test_a_deputy_rates_what_is_accepted_and_may_change_his_mind(cast, rows):
    url, client = reverse("supervision:livelihood_sheet", args=[rows[0].round_id]), cast.client("dep")
    page = client.get(url).content.decode()
    assert [f"score-{row.pk}" in page for row in rows] == [True, True, False]

    client.post(url, {f"score-{rows[0].pk}": "2", f"comment-{rows[0].pk}": "路面有裂缝。"})
    client.post(url, {f"score-{rows[0].pk}": "4", f"comment-{rows[0].pk}": "裂缝已修好。"})
    cast.client("dep2").post(url, {f"score-{rows[0].pk}": "5"})

    assert tallies(rows) == [("4.5分（2人）", "—"), ("—", "—"), ("—", "—")]
    assert [one.comment for one in queries.words_of(rows[0])] == ["裂缝已修好。"]


@pytest.mark.parametrize(
    ("said", "words"), [({}, "请至少给一个项目评分"), ({"comment": "好。"}, "请同时评分"), ({"score": "6"}, "6")]
)
def test_a_sheet_without_a_mark_is_refused(cast, rows, said, words):
    url = reverse("supervision:livelihood_sheet", args=[rows[0].round_id])
    answer = cast.client("dep").post(
        url, {"once": "a" * 20} | {f"{name}-{rows[0].pk}": value for name, value in said.items()}
    )

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not LivelihoodRating.objects.exists()


def test_only_deputies_of_the_congress_and_only_what_is_carried_out(cast, rows):
    found = rows[0].round
    for actor in (cast.go, cast.unit, cast.townships["river"].actor("tdep")):
        with pytest.raises(PermissionDenied):
            ratings.rate_all(found, {rows[0]: (5, "")}, actor=actor)
    with pytest.raises(Refused, match="只有本级代表"):
        ratings.rate_all(found, {rows[2]: (5, "")}, actor=cast.dep)


def test_once_the_round_is_rated_deputies_are_asked_and_once_it_is_closed_nobody_is(cast, rows):
    found = livelihood.carry_project_over(rows[2], actor=cast.go, reason="冬季停工").round
    found = livelihood.evaluate_round(found, actor=cast.go)
    assert set(queries.rated_now(found)) == set(rows)
    assert (
        Notice.objects.filter(person=cast.posts["dep"].person, subject__startswith="请给民生实事项目评分").count() == 1
    )

    found.state = found.State.CLOSED
    assert not queries.rated_now(found).exists()


def test_a_resident_rates_once_in_each_browser(cast, rows):
    first, client = resident(rows[0], score=4, once="a" * 20)
    again, _ = resident(rows[0], client=client, score=1, once="b" * 20)
    twice, _ = resident(rows[0], score=1, once="a" * 20)  # the same form sent again
    other, _ = resident(rows[0], score=5, once="c" * 20)
    resident(rows[1], client=client, score=3, once="d" * 20)

    assert [one.status_code for one in (first, again, twice, other)] == [302] * 4
    assert tallies(rows[:2]) == [("—", "4.5分（2人）"), ("—", "3.0分（1人）")]
    assert len(set(LivelihoodRating.objects.values_list("once_hash", flat=True))) == 3


def test_what_is_not_carried_out_is_not_rated(cast, rows):
    assert resident(rows[2])[0].status_code == 404
    with pytest.raises(Refused, match="现在不能评分"):
        ratings.receive(LivelihoodRating(project=rows[2], score=5), actor=ANONYMOUS, once="x")


def test_many_marks_from_one_place_are_slowed_down(cast, rows):
    answers = [resident(rows[0], once=f"{n:020d}")[0] for n in range(40)]

    assert {answer.status_code for answer in answers} == {302, 422, 429}
    assert LivelihoodRating.objects.count() < 20


def test_a_machine_is_thanked_and_forgotten(cast, rows):
    assert resident(rows[0], website="x")[0].status_code == 302
    assert not LivelihoodRating.objects.exists()


def test_words_of_residents_are_read_by_everybody_once_the_office_has_published_them(cast, rows):
    resident(rows[0], comment="水清了。", once="a" * 20)
    resident(rows[0], comment="张三电话在此。", once="b" * 20)
    public = reverse("supervision:livelihood_project_public", args=[rows[0].pk])
    url = reverse("supervision:livelihood_words", args=[rows[0].round_id])
    assert "水清了" not in Client().get(public).content.decode()
    assert [cast.client(who).get(url).status_code for who in ("go", "dep", "unit")] == [200, 403, 403]

    cast.client("go").post(url, {"words": [LivelihoodRating.objects.get(comment="水清了。").pk]})

    shown = Client().get(public).content.decode()
    assert ("水清了" in shown, "张三" in shown, "4.0分（2人）" in shown) == (True, False, True)
    assert [one.comment for one in queries.unreleased(cast.go, rows[0].round)] == ["张三电话在此。"]


def test_who_gave_which_mark_is_in_no_page_and_no_log(cast, rows):
    ratings.rate_all(rows[0].round, {rows[0]: (1, "施工质量差。")}, actor=cast.dep)

    seen = {who: LivelihoodRating.objects.visible_to(cast.actor(who)).count() for who in ("dep", "dep2", "go", "unit")}
    logged = AuditEvent.objects.filter(kind__startswith="supervision.livelihoodrating").values_list("text", "after")
    told = Client().get(reverse("supervision:livelihood_project_public", args=[rows[0].pk])).content.decode()

    assert seen == {"dep": 1, "dep2": 0, "go": 0, "unit": 0}
    assert [("质量" in text, bool(after)) for text, after in logged] == [(False, False)]
    assert ("施工质量差" in told, "张德福" in told) == (True, False)
    assert LivelihoodRating.objects.visible_to(cast.stranger.actor("dac")).count() == 0
