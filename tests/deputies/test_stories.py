"""代表风采: nothing is public to which the deputy has not agreed, and nothing stays when he asks or has left."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client

from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Attachment, Membership, Notice
from congress.queries import home
from deputies.actions import posts, stories
from deputies.models import Story
from deputies.workflow.stories import STORY
from tests.build import stories as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def somewhere(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def river(cast):
    return cast.townships["river"]


RIGHTS = [
    # state: who is offered what
    ("", {"dac": "ask", "dep": "", "dep2": "", "go": ""}),
    ("asked", {"dac": "send_back", "dep": "agree send_back", "dep2": "", "go": ""}),
    ("agreed", {"dac": "publish withdraw", "dep": "withdraw", "dep2": "", "go": ""}),
    ("published", {"dac": "withdraw", "dep": "withdraw", "dep2": "", "go": ""}),
]


@pytest.mark.parametrize(("at", "offered"), RIGHTS)
def test_each_has_his_own_steps(cast, river, at, offered):
    row = build.story(cast, at=at)

    found = {
        who: " ".join(move.name for move, reason in STORY.offered(row, cast.actor(who)) if not reason)
        for who in offered
    }
    assert found == offered
    assert STORY.offered(row, river.tsec) == []


SEES = [("", "lead go dac dac_clerk com other_com scm"), ("asked", "lead go dac dac_clerk com other_com scm dep")]


@pytest.mark.parametrize(("at", "seen"), SEES)
def test_a_draft_is_the_office_s_until_the_deputy_is_asked(cast, river, at, seen):
    build.story(cast, at=at)

    found = [key for key, actor in cast.everybody().items() if Story.objects.visible_to(actor).exists()]
    elsewhere = [*cast.stranger.everybody().values(), *river.everybody().values()]

    assert " ".join(found) == seen
    assert [actor for actor in elsewhere if Story.objects.visible_to(actor).exists()] == []


def test_what_is_published_every_deputy_and_township_reads(cast, river):
    row = build.story(cast, at="published")

    seen = [
        Story.objects.visible_to(actor).exists() for actor in (cast.actor("dep2"), river.tsec, river.actor("tdep"))
    ]
    assert seen == [True] * 3
    assert not Story.objects.visible_to(cast.stranger.dac).exists()
    assert Notice.objects.filter(subject=f"已公开：{row}").count() == 1


def test_the_public_reads_it_with_its_photograph(cast):
    row = build.story(cast, at="published")
    page = Client().get(f"/public/stories/{row.pk}/").content.decode()

    assert [row.title in page, "在柳沟村查看水渠" in page, f"/public/stories/{row.pk}/photo/" in page] == [True] * 3
    assert row.title in Client().get("/public/stories/").content.decode()
    assert row.title in Client().get(f"/public/d/{row.deputy.public_code}/").content.decode()
    photo = Client().get(f"/public/stories/{row.pk}/photo/")
    assert (photo.status_code, photo.headers["Content-Type"]) == (200, "image/jpeg")


@pytest.mark.parametrize("at", ["", "asked", "agreed"])
def test_before_that_the_public_reads_nothing(cast, at):
    row = build.story(cast, at=at)

    answers = [Client().get(f"/public/stories/{row.pk}/{more}").status_code for more in ("", "photo/")]
    assert "二维码" not in Client().get(f"/public/stories/{row.pk}/").content.decode()
    assert (answers, row.title in Client().get("/public/stories/").content.decode()) == ([404, 404], False)


def test_taken_down_when_he_asks_with_his_reason(cast):
    row = build.story(cast, at="published")
    with pytest.raises(Refused, match="理由"):
        stories.withdraw(row, actor=cast.dep, reason=" ")

    row = stories.withdraw(row, actor=cast.dep, reason="不想再公开")

    assert (row.state, row.withdrawn_because) == ("withdrawn", "不想再公开")
    assert Client().get(f"/public/stories/{row.pk}/").status_code == 404
    assert Notice.objects.filter(subject=f"本人撤下：{row}").exists()


def test_whoever_has_left_is_shown_no_longer_even_before_the_clock_has_run(cast):
    row, asked = build.story(cast, at="published"), build.story(cast, title="另一篇", who="dep2")
    Membership.objects.filter(pk=row.deputy.membership_id).update(until=TODAY, ended_because="辞职")

    with clock.frozen(TODAY + timedelta(days=1)):
        gone = Client().get(f"/public/stories/{row.pk}/").status_code
        done = [stories.retire_departed(), stories.retire_departed()]

    row.refresh_from_db()
    asked.refresh_from_db()
    assert (gone, row.state, row.withdrawn_because, asked.state) == (404, "withdrawn", "代表职务已经终止", "asked")
    assert [one.done for one in done] == [1, 0]


def test_a_suspended_deputy_is_not_held_up_as_an_example(cast):
    row, agreed = build.story(cast, at="published"), build.story(cast, at="agreed", title="另一篇")
    posts.suspend(row.deputy, actor=cast.dac, because="custody")

    assert Client().get(f"/public/stories/{row.pk}/").status_code == 404
    with pytest.raises(Refused, match="暂停执行代表职务"):
        stories.publish(Story.objects.get(pk=agreed.pk), actor=cast.dac)


def test_words_and_photograph_change_only_while_it_is_a_draft(cast):
    row = build.story(cast, at="")
    stories.keep_story(row, actor=cast.dac, files=build.photo("red"))
    asked = stories.ask(row, actor=cast.dac)

    assert Attachment.objects.filter(removed_at=None).count() == 1
    asked.words = "改过的话"
    with pytest.raises(Refused, match="退回后才能修改"):
        stories.keep_story(asked, actor=cast.dac)


def test_no_article_without_a_photograph_and_none_by_strangers(cast, river):
    bare = stories.keep_story(
        Story(deputy=cast.deputies["dep"], title="没有照片", words="字", caption="无"), actor=cast.dac
    )

    with pytest.raises(Refused, match="还没有配照片"):
        stories.ask(bare, actor=cast.dac)
    with pytest.raises(PermissionDenied):
        stories.keep_story(
            Story(deputy=cast.deputies["dep"], title="别人的", words="字", caption="无"), actor=river.tsec
        )


BROKEN = [
    {"state": "agreed"},
    {"state": "published", "agreed_on": TODAY},
    {"state": "published", "agreed_on": TODAY, "published_on": TODAY - timedelta(days=1)},
    {"state": "withdrawn"},
    {"withdrawn_because": "没有撤下"},
]


@pytest.mark.parametrize("columns", BROKEN)
def test_the_database_keeps_its_bounds(cast, columns):
    row = build.story(cast, at="")

    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=row.pk).update(**columns)


def test_it_is_written_and_agreed_to_on_the_pages(cast):
    client = cast.client("dac")
    typed = {"deputy": cast.deputies["dep"].pk, "title": "一条水渠的七年", "words": "修渠。", "caption": "水渠"}
    assert "（县级人大代表，第十八届，证号" in client.get("/stories/add/").text
    answer = client.post("/stories/add/", typed | {"photo": build.photo()[0][0]})

    row = Story.objects.get()
    assert answer.headers["Location"] == f"/stories/{row.pk}/"
    client.post(f"/stories/{row.pk}/ask/")
    assert [item.title for item in home.items("deputies.stories_mine", cast.dep)] == ["一条水渠的七年"]
    assert cast.client("dep").post(f"/stories/{row.pk}/agree/").status_code == 302
    assert [item.title for item in home.items("deputies.stories_agreed", cast.dac)] == ["一条水渠的七年"]
    client.post(f"/stories/{row.pk}/publish/")
    row.refresh_from_db()
    assert (row.state, row.agreed_on, row.published_on) == ("published", TODAY, TODAY)
    assert [cast.client("dep").get(f"/stories/{row.pk}/change/").status_code, client.get("/stories/").status_code] == [
        403,
        200,
    ]


def test_the_list_asks_as_much_for_many_as_for_one(cast, django_assert_max_num_queries):
    for n in range(6):
        build.story(cast, at="published", title=f"第{n}篇")
    with django_assert_max_num_queries(4):
        Client().get("/public/stories/")
    client = cast.client("dac")
    client.get("/stories/")
    with django_assert_max_num_queries(12):
        client.get("/stories/")


def test_a_day_is_a_day(cast):
    assert build.story(cast, at="published").published_on == date(2026, 4, 15)
