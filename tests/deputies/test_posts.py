"""The life of a deputy's seat: credentials, suspension, and what ends with it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from congress.actions.institution import add_organization, add_person, add_post, appoint
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Membership
from congress.queries.actors import actor_in, posts_of
from deputies.actions import posts
from deputies.actions import register as actions
from deputies.models import Deputy
from deputies.workflow.posts import DEPUTY
from suggestions import policies as of_suggestions
from suggestions.actions import writing
from suggestions.queries import choices
from tests.build.county import SINCE, TODAY
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db
S = Deputy.State


@pytest.fixture
def elected(cast):
    person = add_person(actor=cast.dac, county=cast.congress, name="覃㛃")
    return actions.seat(person, actor=cast.dac, congress=cast.congress, term=cast.term, card_no="099",
                        since=date(2026, 2, 5), state=S.ELECTED)  # fmt: skip


def moves(deputy, actor):
    return [move.name for move, reason in DEPUTY.offered(deputy, actor) if not reason]


def test_who_is_elected_sits_only_when_his_credentials_are_found_valid(cast, elected):
    seen = [elected in Deputy.objects.in_office()]
    for name in ("check", "confirm"):
        elected = DEPUTY.deeds[name](elected, actor=cast.dac)
        seen.append(elected in Deputy.objects.in_office())

    assert seen == [False, False, True]
    assert moves(elected, cast.dac) == ["suspend", "terminate"]


def test_who_was_not_validly_elected_never_sat(cast, elected):
    with pytest.raises(Refused, match="理由"):
        posts.annul(elected, actor=cast.dac, reason="")
    void = posts.annul(elected, actor=cast.dac, reason="选举中有贿选行为")

    assert (void.state, void in Deputy.objects.on(date(2026, 2, 5)), moves(void, cast.dac)) == (S.VOID, False, [])


@pytest.mark.parametrize("key", ["go", "scm", "lead", "dep", "unit"])
def test_only_the_commission_moves_a_seat(cast, key):
    with pytest.raises(PermissionDenied):
        posts.suspend(cast.deputies["dep"], actor=cast.actor(key), because="custody")


def test_a_suspended_deputy_keeps_the_seat_and_may_only_look(cast):
    dep = cast.deputies["dep"]
    account = cast.account("dep")
    posts.suspend(dep, actor=cast.dac, because="custody")
    acting = actor_in(Membership.objects.get(pk=dep.membership_id))

    assert dep in Deputy.objects.in_office()
    assert dep not in Deputy.objects.acting()
    assert (acting.role, of_suggestions.may_write(acting)) == ("FORMER", False)
    assert [row.suspended for row in posts_of(account)] == [True]
    assert cast.client("dep").get("/suggestions/write/").status_code == 403


def test_what_hangs_on_the_seat_rests_with_it_and_begins_again_with_it(cast):
    dep = cast.deputies["dep"]
    member = add_post(actor=SYSTEM, organization=cast.bodies["sc"], title="委员二", role="SCM")
    held = appoint(dep.person, member, actor=SYSTEM, since=SINCE)

    posts.suspend(dep, actor=cast.dac, because="custody")
    held.refresh_from_db()
    assert (held.suspended, actor_in(held).role) == (True, "FORMER")

    posts.restore(Deputy.objects.get(pk=dep.pk), actor=cast.dac)
    held.refresh_from_db()
    assert (held.suspended, actor_in(held).role) == (False, "SCM")


def test_nobody_is_led_to_a_suspended_deputy(cast):
    dep, visitor = cast.deputies["dep"], Client()
    assert f"/voice/{dep.public_code}/" in visitor.get(f"/public/d/{dep.public_code}/").text

    posts.suspend(dep, actor=cast.dac, because="custody")

    page = visitor.get(f"/public/d/{dep.public_code}/").text
    assert f"/voice/{dep.public_code}/" not in page
    assert "现在不能接待群众" in page
    assert visitor.get(f"/voice/{dep.public_code}/").status_code == 302


def test_nobody_signs_with_a_suspended_deputy(cast):
    case = suggestion(cast, at="draft")
    other = posts.suspend(cast.deputies["dep2"], actor=cast.dac, because="sentence")

    assert other not in choices.deputies_beside(case)
    with pytest.raises(Refused):
        writing.invite(case, actor=cast.dep, deputies=[other])


def test_what_kept_him_is_over_and_he_acts_again(cast):
    posts.suspend(cast.deputies["dep"], actor=cast.dac, because="custody")
    back = posts.restore(Deputy.objects.get(pk=cast.deputies["dep"].pk), actor=cast.dac)

    assert (back.state, back.suspended_reason, back.may_act) == (S.ACTIVE, "", True)
    assert actor_in(Membership.objects.get(pk=back.membership_id)).role == "DEP"


@pytest.mark.parametrize("because", Deputy.Ended.values)
def test_every_reason_of_the_law_ends_the_seat_that_day(cast, because):
    ended = posts.terminate(cast.deputies["dep"], actor=cast.dac, because=because, on=date(2026, 4, 10))

    assert (ended.state, ended.membership.until, ended.ended_reason) == (S.ENDED, date(2026, 4, 10), because)
    assert ended.membership.ended_because == Deputy.Ended(because).label


def test_posts_that_only_a_deputy_holds_end_in_the_same_deed(cast):
    dep = cast.deputies["dep"]
    member = add_post(actor=SYSTEM, organization=cast.bodies["sc"], title="委员二", role="SCM")
    head = add_post(actor=SYSTEM, organization=cast.bodies["hill_delegation"], title="副团长", role="DHEAD")
    clerk = add_post(actor=SYSTEM, organization=cast.bodies["office"], title="文书")
    held = [appoint(dep.person, post, actor=SYSTEM, since=SINCE) for post in (member, head, clerk)]

    posts.terminate(dep, actor=cast.dac, because="resigned", on=TODAY)

    ends = [Membership.objects.get(pk=row.pk).until for row in held]
    assert ends == [TODAY, TODAY, None]


def test_a_township_chair_who_is_no_deputy_any_more_is_no_chair(cast):
    town = cast.townships["river"]
    add_organization(actor=SYSTEM, congress=town.congress, kind="congress", name=town.congress.name,
                     short_name=town.congress.short_name, since=SINCE)  # fmt: skip
    chair = actions.seat(town.posts["tch"].person, actor=SYSTEM, congress=town.congress, term=town.term,
                         card_no="77", since=SINCE)  # fmt: skip
    posts.terminate(chair, actor=town.tsec, because="moved", on=TODAY)

    assert Membership.objects.get(pk=town.posts["tch"].pk).until == TODAY


@pytest.mark.parametrize("on", [date(2026, 4, 16), date(2021, 1, 1)])
def test_a_seat_ends_neither_tomorrow_nor_before_it_began(cast, on):
    with pytest.raises(ValidationError):
        posts.terminate(cast.deputies["dep"], actor=cast.dac, because="moved", on=on)


def test_the_page_names_what_ends_with_the_seat_before_it_is_pressed(cast):
    dep = cast.deputies["dep"]
    member = add_post(actor=SYSTEM, organization=cast.bodies["sc"], title="委员二", role="SCM")
    appoint(dep.person, member, actor=SYSTEM, since=SINCE)
    client = cast.client("dac")

    page = client.get(f"/deputies/{dep.pk}/terminate/")
    answer = client.post(f"/deputies/{dep.pk}/terminate/", {"because": "moved", "on": "2026-04-10"})

    assert (page.status_code, "委员二" in page.text, answer.status_code) == (200, True, 302)
    assert client.get(dep.get_absolute_url()).status_code == 200


def test_confirming_a_whole_congress_needs_somebody_to_confirm(cast, elected):
    with pytest.raises(Refused):
        posts.confirm_all([], actor=cast.dac)
    posts.confirm_all([posts.check(elected, actor=cast.dac)], actor=cast.dac)

    assert Deputy.objects.get(pk=elected.pk).state == S.ACTIVE


def test_the_record_of_an_end_says_its_legal_case_in_words(cast):
    deputy = cast.deputies["dep4"]
    asked = {"because": "recalled", "on": TODAY.isoformat(), "note": ""}

    assert cast.client("dac").post(f"/deputies/{deputy.pk}/terminate/", asked).status_code == 302

    assert AuditEvent.objects.filter(text__contains="代表资格终止（被罢免）").exists()
    assert not AuditEvent.objects.filter(text__contains="recalled").exists()
