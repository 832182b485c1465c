"""Topics that come of suggestions and of what people say: begun from the page of the case, tied to it, followed from it."""

import pytest
from django.test import Client
from django.urls import reverse

from congress.frame import kinds
from congress.frame.address import address
from congress.models import Link
from supervision.models import Proposal
from tests import build
from tests.build import supervision

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "at", "call", "offered"),
    [("dac", "in_progress", True, True), ("go", "in_progress", True, True), ("dep", "in_progress", True, True),
     ("com", "in_progress", False, False), ("gov", "in_progress", True, False), ("dac", "review_secretariat", True, False)],
)  # fmt: skip
def test_a_filed_suggestion_is_made_a_topic_from_its_own_page(cast, who, at, call, offered):
    case = build.suggestion(cast, at=at)
    if call:
        supervision.call(cast)

    page = cast.client(who).get(case.get_absolute_url()).content.decode()

    assert ("提为监督议题" in page) == offered


def test_anybody_reads_the_open_call_and_finds_the_public_pages(cast):
    nobody = Client()
    assert "现在没有进行中的议题征集" in nobody.get("/supervision/public/calls/").content.decode()
    call = supervision.call(cast)

    page = nobody.get("/supervision/public/calls/").content.decode()

    assert call.text in page
    assert reverse("deputies:voice_any") in page
    assert reverse("congress:public_index") in nobody.get("/login/").content.decode()
    index = nobody.get(reverse("congress:public_index")).content.decode()
    for name in ("public_call", "public_plan", "public_satisfactions", "livelihood_public", "draws_public", "propose"):
        assert reverse(f"supervision:{name}") in index
    assert [one.url for one in kinds.publics if nobody.get(reverse(one.url)).status_code != 200] == []
    assert reverse("congress:public_index") in nobody.get(reverse("supervision:draws_public")).content.decode()


def test_the_suggestion_shows_the_topic_that_was_made_of_it(cast):
    case = build.suggestion(cast, at="in_progress")
    supervision.call(cast)
    url = f"{reverse('supervision:propose_begin')}?from={address(case)}"
    sent = {"title": "农村公路养护", "reason": "代表反映集中。", "source": "suggestions", "field": "livelihood"}
    assert cast.client("dac").post(url, sent).status_code == 302
    one = Proposal.objects.get()
    assert Link.objects.get(target=address(one)).source == address(case)

    seen = {
        who: one.get_absolute_url() in cast.client(who).get(case.get_absolute_url()).content.decode()
        for who in ("go", "gov")
    }

    assert seen == {"go": True, "gov": False}
    page = cast.client("go").get(one.get_absolute_url()).content.decode()
    assert case.get_absolute_url() in page
