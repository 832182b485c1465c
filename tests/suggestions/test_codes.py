"""Subjects and reply classes are each congress's own; what was used is retired, not deleted."""

import pytest

from suggestions.models import ReplyClass, Topic
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db


def test_a_new_county_begins_with_the_usual_lists_once(cast):
    other = cast.stranger
    Topic.objects.filter(congress=other.congress).delete()
    ReplyClass.objects.filter(congress=other.congress).delete()
    browser = other.client("dac")

    assert "建立常用类别" in browser.get("/suggestions/codes/").content.decode()
    for _ in range(2):
        browser.post("/suggestions/codes/begin/")
    codes = list(ReplyClass.objects.of(other.congress.pk).values_list("code", "solved", "needs_follow_up"))
    assert codes == [("A", True, False), ("B", False, True), ("C", False, False)]
    assert Topic.objects.of(other.congress.pk).count() == 16


def test_a_class_is_added_changed_and_retired(cast):
    browser = cast.client("dac")
    browser.post("/suggestions/codes/class/add/", {"code": "D", "label": "作为工作参考", "order": "4", "in_use": "on"})
    row = ReplyClass.objects.get(congress=cast.congress, code="D")
    browser.post(f"/suggestions/codes/class/{row.pk}/", {"code": "D", "label": "解释说明", "order": "4"})

    row.refresh_from_db()
    assert (row.label, row.in_use, row in ReplyClass.objects.of(cast.congress.pk)) == ("解释说明", False, False)


def test_the_same_letter_twice_is_refused_at_its_field(cast):
    answer = cast.client("dac").post("/suggestions/codes/class/add/", {"code": "A", "label": "又一个", "in_use": "on"})

    assert (answer.status_code, "在用的类别中已有这个字母。" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("key", ["go", "unit", "dep", "gov", "sys"])
def test_only_the_commission_keeps_the_lists(cast, key):
    assert cast.client(key).get("/suggestions/codes/").status_code == 403
    assert cast.client(key).post("/suggestions/codes/topic/add/", {"name": "新"}).status_code == 403
    assert not Topic.objects.filter(name="新").exists()


def test_a_neighbours_row_is_not_there(cast):
    row = Topic.objects.filter(congress=cast.congress).first()

    assert cast.stranger.client("dac").get(f"/suggestions/codes/topic/{row.pk}/").status_code == 404


def test_a_retired_class_stays_on_the_replies_it_was_given(cast):
    case = suggestion(cast, at="closed")
    ReplyClass.objects.filter(congress=cast.congress, code="A").update(in_use=False)

    assert "A类" in cast.client("dac").get(case.get_absolute_url()).content.decode()


def test_a_class_that_answers_bear_keeps_its_letter_and_meaning(cast):
    suggestion(cast, at="closed")
    browser, row = cast.client("dac"), ReplyClass.objects.get(congress=cast.congress, code="A")
    said = {"code": row.code, "label": row.label, "solved": "on", "order": "7", "in_use": "on"}
    path = f"/suggestions/codes/class/{row.pk}/"

    refused = [browser.post(path, {**said, **more}) for more in ({"label": "留作参考"}, {"code": "E"}, {"solved": ""})]
    ranked = browser.post(path, said)

    assert [(one.status_code, "含义不能再改" in one.content.decode()) for one in refused] == [(422, True)] * 3
    now = ReplyClass.objects.get(pk=row.pk)
    assert (ranked.status_code, now.code, now.label, now.solved, now.order) == (302, "A", row.label, True, 7)


def test_the_letter_of_a_retired_class_may_mean_something_new(cast):
    suggestion(cast, at="closed")
    browser, old = cast.client("dac"), ReplyClass.objects.get(congress=cast.congress, code="A")
    said = {"code": "A", "label": old.label, "solved": "on", "order": old.order}
    browser.post(f"/suggestions/codes/class/{old.pk}/", said)

    added = browser.post(
        "/suggestions/codes/class/add/", {"code": "A", "label": "采纳落实", "solved": "on", "order": 1, "in_use": "on"}
    )
    again = browser.post(f"/suggestions/codes/class/{old.pk}/", {**said, "in_use": "on"})

    assert (added.status_code, again.status_code) == (302, 422)
    rows = ReplyClass.objects.filter(congress=cast.congress, code="A").order_by("pk")
    assert list(rows.values_list("label", "in_use")) == [(old.label, False), ("采纳落实", True)]
