"""What is merged into another is never lost: it is answered with the other, or it goes on by itself."""

import pytest

from congress.frame.workflow import Refused
from congress.models import Deadline
from suggestions.queries.papers import addressees
from tests.build.suggestions import Walk

pytestmark = pytest.mark.django_db


def merged_into(into, cast, at="review_dac", lead="dep2", subject="关于整治柳沟村道路的建议"):
    """Another deputy's case, brought that far and merged into this one."""
    other = Walk(cast, lead=lead, subject=subject)
    other.to(at)
    other.do("merge", actor=cast.dac, into=into.case, reason="内容相同，合并办理。")
    return other


def standing(walk):
    walk.case.refresh_from_db()
    return walk.case.state, walk.case.merged_into_id, walk.case.ending_note


def running(obj):
    return set(
        Deadline.objects.open()
        .filter(target_pk=obj.pk, target_model="suggestions.suggestion")
        .values_list("key", flat=True)
    )


@pytest.mark.parametrize(
    ("at", "ending", "data"),
    [
        ("review_dac", "return_for_edit", {"reason": "请写明位置。"}),
        ("review_dac", "not_file", {"reason_code": "no_content", "reason": "没有具体事项。"}),
        ("review_dac", "convert", {"converted_to": "reference", "reason": "宜作参考。"}),
        ("in_progress", "withdraw", {"reason": "问题已经解决。"}),
    ],
)
def test_what_was_merged_goes_on_by_itself_when_the_other_ends_unanswered(cast, at, ending, data):
    into = Walk(cast)
    into.to(at)
    fresh, numbered = (
        merged_into(into, cast),
        merged_into(into, cast, at="to_assign", lead="dep3", subject="关于道路的建议"),
    )

    into.do(ending, actor=cast.dep if ending == "withdraw" else cast.dac, **data)

    assert [standing(fresh), standing(numbered)] == [("review_dac", None, ""), ("to_assign", None, "")]
    assert (running(fresh.case), running(numbered.case)) == ({"suggestions.intake"}, {"suggestions.reassign"})


def test_those_merged_into_a_case_go_with_it_when_it_is_merged_itself(cast):
    last = Walk(cast, lead="dep3", subject="关于道路养护的建议")
    last.to("to_assign")
    middle = Walk(cast)
    middle.to("review_dac")
    first = merged_into(middle, cast)

    middle.do("merge", actor=cast.dac, into=last.case, reason="内容相同，合并办理。")

    assert standing(first)[:2] == ("merged", last.case.pk)
    assert {one["deputy"].pk for one in addressees(last.case)} == {
        cast.deputies[key].pk for key in ("dep", "dep2", "dep3")
    }


def test_nothing_is_merged_into_what_has_been_answered(cast):
    into = Walk(cast)
    into.to("feedback_pending")
    other = Walk(cast, lead="dep2")
    other.to("review_dac")

    with pytest.raises(Refused, match="已经答复，不能再并入"):
        other.do("merge", actor=cast.dac, into=into.case, reason="内容相同，合并办理。")


def test_withdrawing_or_merging_what_its_units_sent_back_stops_every_clock(cast):
    kept = Walk(cast, lead="dep3", subject="关于道路养护的建议")
    kept.to("to_assign")
    for lead, move, data in (
        ("dep", "withdraw", {"reason": "问题已经解决。"}),
        ("dep2", "merge", {"into": kept.case, "reason": "内容相同，合并办理。"}),
    ):
        walk = Walk(cast, lead=lead)
        walk.to("return_requested")
        walk.relieved()
        assert (walk.case.state, running(walk.case)) == ("to_assign", {"suggestions.reassign"})

        walk.do(move, actor=walk.deputy if move == "withdraw" else cast.dac, **data)

        assert running(walk.case) == set()


def test_what_is_merged_may_be_withdrawn_until_the_other_is_answered(cast):
    main = Walk(cast)
    main.to("in_progress")
    early, late = [merged_into(main, cast, lead=lead, subject=f"关于{lead}的建议") for lead in ("dep2", "dep3")]

    early.do("withdraw", actor=early.deputy, reason="问题已经解决。")
    for step in (main.reply_drafted, main.reply_signed, main.feedback_pending):
        step()

    assert (standing(early), running(early.case)) == (("withdrawn", None, "问题已经解决。"), set())
    assert [one["deputy"].person.name for one in addressees(main.case)] == ["张德福", late.case.lead.person.name]
    with pytest.raises(Refused, match="已经答复，不能再撤回"):
        late.do("withdraw", actor=late.deputy, reason="问题已经解决。")
