"""The pages of supervision: they open, ask as often for many as for one, and every step can be done on them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from congress.frame import clock
from supervision.actions import topics
from supervision.models import Topic
from supervision.queries import plans as plan_queries
from tests.build import supervision as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
WORDS = "内容写在这里。"


@pytest.mark.parametrize("form", ["special_report", "inspection"])
def test_every_step_is_done_on_the_pages(cast, form):
    found = build.topic(cast, **(build.inspection() if form == "inspection" else {}))
    build.team(cast, found)
    meeting = build.meeting(cast)
    assert (
        cast.client("com")
        .post(reverse("supervision:topic_meeting", args=[found.pk]), {"meeting": meeting.pk})
        .status_code
        == 302
    )
    day = TODAY
    for name, who in (*build.ROAD[form], *build.AFTER):
        day = (
            meeting.opens_on
            if name == "deliberate"
            else max(day, TODAY + timedelta(days=10))
            if name == "inspect"
            else day
        )
        with clock.frozen(day):
            url = f"{found.get_absolute_url()}{name}/"
            client = cast.client(who)
            assert client.get(url).status_code == 200, name
            sent = {
                "on": day,
                "text": WORDS,
                "inspect_from": day + timedelta(days=10),
                "passed_on": day,
                "due_on": day,
            }
            answer = client.post(url, sent)
            assert answer.status_code == 302, (name, answer.content.decode())
            for reader in ("go", "unit"):
                assert cast.client(reader).get(found.get_absolute_url()).status_code == 200

    found.refresh_from_db()
    assert found.state == "closed"


@pytest.mark.parametrize("many", [1, 8])
def test_the_pages_ask_as_often_for_many_as_for_one(cast, django_assert_max_num_queries, many):
    plan = build.plan(cast, *({"title": f"第{n}项议题"} for n in range(many)))
    call = build.call(cast)
    for n in range(many):
        build.proposal(cast, call, title=f"建议{n}")
    found = Topic.objects.first()
    for n in range(many):
        build.measured(cast, build.problem(cast, found, text=f"问题{n}"))
    build.team(cast, found)
    client = cast.client("go")
    urls = (reverse("supervision:topics"), found.get_absolute_url(), reverse("supervision:four_lists", args=[found.pk]),
            reverse("supervision:problems"), reverse("supervision:calls"), call.get_absolute_url(), reverse("supervision:plans"),
            plan.get_absolute_url(), reverse("supervision:public_plan"))  # fmt: skip
    for url in urls:
        client.get(url)
        with django_assert_max_num_queries(34):
            assert client.get(url).status_code == 200, url


@pytest.mark.parametrize(
    ("name", "who", "words"),
    [
        ("topics", "unit", build.TITLE),
        ("problems", "unit", "村道养护责任没有落实"),
        ("plans", "dep", "2026年监督工作计划"),
        ("calls", "dep", "提监督议题"),
        ("calls", "go", "建立议题征集"),
    ],
)
def test_the_lists_show_what_there_is(cast, name, who, words):
    build.problem(cast, build.topic(cast))
    build.call(cast)

    assert words in cast.client(who).get(reverse(f"supervision:{name}")).content.decode()


def test_a_plan_is_drawn_up_on_the_pages(cast):
    client = cast.client("go")
    client.post(reverse("supervision:plan_add"), {"year": 2026, "foreword": "依法监督。"})
    plan = plan_queries.plans(cast.go).get()
    sent = {"title": "检查水法实施情况", "form": "inspection", "field": "laws", "source": "public", "month": 5,
            "committee": cast.bodies["agriculture"].pk, "unit": cast.bodies["transport"].pk}  # fmt: skip
    url = reverse("supervision:line_add", args=[plan.pk])
    assert "检查的法律法规" in client.post(url, sent).content.decode()

    assert client.post(url, {**sent, "law": "《水法》"}).status_code == 302
    for move, more in (("pass_council", {"on": TODAY}), ("publish", {})):
        assert client.post(f"{plan.get_absolute_url()}{move}/", more).status_code == 302

    assert Topic.objects.get().law == "《水法》"


def test_today_shows_whose_turn_it_is(cast):
    found = build.topic(cast)
    assert "制定实施方案" in cast.client("com").get("/").content.decode()

    build.problem(cast, found)

    page = cast.client("unit").get("/").content.decode()
    assert ("报送对策" in page, "村道养护责任没有落实" in page) == (True, True)


def test_a_topic_is_found_by_its_words(cast):
    build.topic(cast)
    assert (
        build.TITLE
        in cast.client("unit").get(reverse("congress:find"), {"q": "公路养护"}, follow=True).content.decode()
    )


def test_a_late_report_shows_on_the_list(cast):
    found = topics.set_meeting(
        build.topic(cast), actor=cast.com, meeting=build.meeting(cast, opens_on=date(2026, 5, 6))
    )
    with clock.frozen(date(2026, 5, 1)):
        page = cast.client("lead").get(reverse("supervision:topics"), {"late": "on"}).content.decode()

    assert found.title in page
