"""Contact data past its time goes, everything else of the matter stays; what goes is listed first."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from congress.actions import anonymising
from congress.frame import clock
from congress.models import AuditEvent, Membership, Person, RuleValue, SignIn
from deputies.actions import opinion_clock
from deputies.models import Opinion
from supervision.actions import filings as actions
from tests.build import county, filings, voice

pytestmark = pytest.mark.django_db
KEPT = 730  # days, unless a congress has ruled otherwise


def run(*words):
    out = StringIO()
    call_command("anonymise", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def really(cast, monkeypatch):
    """``really("sys", "sec")``: one asks, the other confirms, each types a password."""

    def two(asked_by, confirmed_by, passwords=(county.PASSWORD, county.PASSWORD)):
        names = [cast.account(key).login for key in (asked_by, confirmed_by)]
        monkeypatch.setattr("sys.stdin", StringIO("".join(f"{word}\n" for word in passwords)))
        return run("--really", "--asked-by", names[0], "--confirmed-by", names[1])

    return two


def later(days):
    return clock.frozen(clock.now() + timedelta(days=days))


@pytest.fixture
def told(cast):
    """A citizen's opinion that is over, one that still runs, a review request with an answer, somebody who left."""
    over = voice.opinion(cast, at=voice.WALK[-1], name="何群众", phone="13800138000")
    with later(60):
        opinion_clock.close_silent(clock.now())
    runs = voice.opinion(cast, once="second", name="高群众", phone="13900139000")
    request = actions.decline(filings.asked(cast, contact="13700137000"), actor=cast.go, text="不属于审查范围。")
    left = Membership.objects.get(pk=cast.unit_post.pk)
    Membership.objects.filter(pk=left.pk).update(until=clock.today(), ended_because="退休")
    return over, runs, request, left.person


def contacts(told):
    over, runs, request, person = (type(row)._base_manager.get(pk=row.pk) for row in told)
    return [bool(row) for row in (over.name, over.phone, runs.phone, request.contact, person.phone)]


def test_nothing_goes_before_its_time_or_without_being_asked_twice(cast, told, really):
    with later(KEPT - 1):
        assert "没有期满" in really("sys", "sec")
    with later(KEPT + 90):
        said = run()
    assert all(words in said for words in ("删去群众姓名、电话，保留反映的事", "手机号、电子邮箱", "没有动")), said
    assert contacts(told) == [True] * 5


@pytest.mark.parametrize(
    ("asked_by", "confirmed_by", "passwords", "words"),
    [
        ("sys", "sys", (county.PASSWORD,) * 2, "只有安全管理员"),
        ("sec", "sys", (county.PASSWORD,) * 2, "只有系统管理员"),
        ("sys", "aud", (county.PASSWORD,) * 2, "只有安全管理员"),
        ("dac", "sec", (county.PASSWORD,) * 2, "只有系统管理员"),
        ("sys", "sec", (county.PASSWORD, "wrong"), "密码"),
        ("sys", "sec", ("wrong", county.PASSWORD), "密码"),
    ],
)
def test_one_administrator_asks_another_confirms_and_nothing_else_will_do(
    cast, told, really, asked_by, confirmed_by, passwords, words
):
    with later(KEPT + 90), pytest.raises(CommandError, match=words):
        really(asked_by, confirmed_by, passwords)
    with later(KEPT + 90), pytest.raises(CommandError, match="须两个人"):
        run("--really")

    assert contacts(told) == [True] * 5
    assert not AuditEvent.objects.filter(kind="congress.anonymised").exists()


def test_both_names_stand_in_the_log_and_one_county_is_nothing_to_another(cast, told, really):
    with later(KEPT + 90):
        with pytest.raises(PermissionDenied, match="同一个县"):
            anonymising.anonymise(
                asked_by=cast.sys, confirmed_by=replace(cast.sec, county_id=cast.stranger.congress.pk)
            )
        with pytest.raises(PermissionDenied, match="两个人"):
            anonymising.anonymise(asked_by=cast.sys, confirmed_by=replace(cast.sec, person_id=cast.sys.person_id))
        really("sys", "sec")

    row = AuditEvent.objects.filter(kind="congress.anonymised").first()
    assert (row.person_name, row.after) == (cast.sys.name, {"申请": cast.sys.name, "确认": cast.sec.name})
    entered = SignIn.objects.filter(purpose=SignIn.Purpose.CONFIRM, result=SignIn.Result.ENTERED)
    assert {one.account for one in entered} == {cast.account("sys"), cast.account("sec")}


def test_what_is_over_loses_its_contact_data_and_nothing_else(cast, told, really):
    over, _, _, person = told
    with later(KEPT + 90):
        assert "已删去3条" in really("sys", "sec")
        assert "没有期满" in run()

    assert contacts(told) == [False, False, True, False, False]
    kept = Opinion.objects.get(pk=over.pk)
    assert (kept.text, kept.reply, kept.receipt_no) == (over.text, over.reply, over.receipt_no)
    assert Person.objects.get(pk=person.pk).name == "韩经办"
    assert AuditEvent.objects.filter(kind="congress.anonymised").count() == 3
    assert "13800138000" not in str(AuditEvent.objects.values_list("text", "before", "after"))


def test_a_congress_rules_how_long(cast, told, really):
    for congress in (cast.congress, cast.townships["river"].congress):
        RuleValue.objects.create(congress=congress, key="privacy.contact_days", value=184, since=clock.today())
    with later(184 + 90):
        assert "已删去3条" in really("sys", "sec")
