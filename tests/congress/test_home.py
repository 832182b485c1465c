"""今天要办 keeps the words in which it asks, never what it found."""

from datetime import timedelta

import pytest
from django.core.exceptions import EmptyResultSet

from congress.actions import institution
from congress.frame import clock, kinds
from congress.queries.home import blocks
from congress.queries.rules import hold, noted, remembered
from tests.build.suggestions import suggestion
from tests.costs import statements

pytestmark = pytest.mark.django_db


def totals(actor):
    return {block.title: block.total for block in blocks(actor)}


def test_what_came_since_the_last_look_is_there_for_everybody(cast):
    suggestion(cast, at="to_assign")
    once = totals(cast.dac)
    suggestion(cast, at="to_assign")
    suggestion(cast, at="in_progress")

    with clock.frozen(clock.now() + timedelta(hours=3)):
        again = totals(cast.dac)

    assert (once["待交办"], again["待交办"]) == (1, 2)
    assert "待交办" not in totals(cast.stranger.dac)
    assert totals(cast.unit)["在办"] == 1


def test_the_next_day_the_same_task_is_late(cast):
    task = suggestion(cast, at="in_progress").assignments.first()
    with clock.frozen(clock.moment(task.reply_due_on)):
        assert "已超期" not in totals(cast.dac)

    with clock.frozen(clock.moment(task.reply_due_on + timedelta(days=1))):
        assert totals(cast.dac)["已超期"] == 1


def test_a_rule_set_between_two_looks_holds_at_the_second(cast):
    suggestion(cast, at="reply_drafted")
    assert (totals(cast.unitl)["待签发"], "答复待审核" in totals(cast.gov)) == (1, False)

    since = clock.today() - timedelta(days=400)
    key = "suggestion.check_before_signing"
    institution.set_rule(cast.congress, key, True, actor=cast.go, since=since, reason="主任会议决定")

    assert ("待签发" in totals(cast.unitl), totals(cast.gov)["答复待审核"]) == (False, 1)


def test_rules_that_were_noted_hold_until_one_of_them_is_set_otherwise(cast):
    key = "suggestion.check_before_signing"
    with noted() as found:
        blocks(cast.unitl)
    assert hold(found)
    assert (cast.congress.pk, key, None) in found

    found[cast.congress.pk, key, None] = True

    assert not hold(found)


def words(card, actor):
    try:
        return card.rows(actor).query.sql_with_params()
    except EmptyResultSet:
        return None


def test_nothing_but_person_day_and_rules_decides_what_a_card_asks(cast):
    later, wrong = clock.now() + timedelta(hours=5), []
    for actor in cast.everybody().values():
        for card in kinds.cards:
            if card.waits and actor.role in card.roles:
                with remembered():  # asks for the local rules at most once
                    first = words(card, actor)
                    asked = statements(lambda card=card, actor=actor: words(card, actor))
                with clock.frozen(later):
                    wrong += [(card.key, actor.role)] if asked or words(card, actor) != first else []

    assert wrong == []
