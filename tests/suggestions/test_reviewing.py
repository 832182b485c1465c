"""The three reviews: what each gate decided stands on the page, in the words of the congress it belongs to."""

import pytest

from congress.models import NumberSeries
from suggestions.workflow import SUGGESTION
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db


def page(cast, key, case):
    return cast.client(key).get(f"/suggestions/{case.pk}/").content.decode()


def test_what_a_reviewer_put_right_reads_in_words(cast):
    case = suggestion(cast, at="review_dac")

    SUGGESTION.deeds["file"](case, actor=cast.dac, is_key=True, key_note="主任会议研究。", public_wish=False)

    assert sorted(case.reviews.latest("pk").changes) == [
        ["同意公开", "是", "否"],
        ["重点督办", "否", "是"],
        ["重点督办依据", "", "主任会议研究。"],
    ]


def test_in_a_township_its_chair_reviews_last(cast):
    town = cast.townships["river"]
    waiting, filed = suggestion(town, at="review_dac"), suggestion(town, at="to_assign")

    assert "乡镇人大主席终审" in page(town, "tch", waiting)
    assert "乡镇人大主席终审：通过" in page(town, "tdep", filed)
    assert "代表工委" not in page(town, "tch", waiting) + page(town, "tdep", filed)


def test_in_the_county_the_commission_reviews_last(cast):
    assert "代表工委终审：通过" in page(cast, "dep", suggestion(cast, at="to_assign"))


def test_the_register_of_numbers_names_the_run_and_each_case(cast):
    case = suggestion(cast, at="to_assign")
    browser = cast.client("dac")

    runs = browser.get("/numbers/").content.decode()
    series = NumberSeries.objects.get(title=f"{case.occasion}代表建议")
    numbers = browser.get(f"/numbers/{series.pk}/").content.decode()

    assert series.title in runs
    assert "suggestions." not in runs + numbers
    assert all(words in numbers for words in (case.number_text, case.subject))
