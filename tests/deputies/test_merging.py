"""One human being entered twice becomes one, with everything that named him – and two again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from congress.actions import accounts, ballots, sign_ins
from congress.actions.institution import add_person, add_post, appoint
from congress.frame import clock, guards
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import (
    Account,
    AgendaVersion,
    AuditEvent,
    Ballot,
    DigestLine,
    Guest,
    Membership,
    Person,
    Reminder,
    Summons,
    TellerCount,
    Voter,
)
from congress.queries.actors import posts_of
from deputies.actions import merging as actions
from deputies.actions import register
from deputies.models import PersonMerge
from deputies.queries import merging as queries
from tests.build import activities as build
from tests.build import ballots as votes
from tests.build.accounts import PASSWORD
from tests.build.county import SINCE, TODAY

pytestmark = pytest.mark.django_db
BORN = date(1975, 3, 8)


@pytest.fixture
def twice(cast):
    """张德福, deputy of the county, entered once more as deputy of the prefecture."""
    kept = cast.deputies["dep"].person
    Person.objects.filter(pk=kept.pk).update(born_on=BORN)
    kept.refresh_from_db()
    other = add_person(actor=cast.dac, county=cast.congress, name=kept.name, born_on=BORN)
    register.seat_above(other, actor=cast.dac, county=cast.congress, level="prefecture", term_number=5, card_no="9",
                        since=SINCE)  # fmt: skip
    return kept, other


def test_who_may_be_one_is_named_with_the_reason(cast, twice):
    assert queries.doubles(cast.dac) == [(*twice, "姓名和出生日期相同")]
    assert queries.doubles(cast.stranger.dac) == []


def test_all_that_named_the_one_names_the_other(cast, twice):
    kept, other = twice
    named = [kind for kind, _ in queries.preview(kept, other)]

    row = actions.merge(kept, other, actor=cast.dac, reason="同一人")

    assert named == ["任职", "代表"]
    assert (len(row.moved), queries.rows_of(other)) == (2, [])
    assert sorted(kept.deputies.values_list("level", flat=True)) == ["county", "prefecture"]
    assert other not in Person.objects.visible_to(cast.dac)


def test_a_merge_is_taken_apart_again(cast, twice):
    kept, other = twice
    row = actions.merge(kept, other, actor=cast.dac, reason="同一人")

    actions.undo(row, actor=cast.dac, reason="是同名同日的两个人")

    assert [list(one.deputies.values_list("level", flat=True)) for one in twice] == [["county"], ["prefecture"]]
    assert other in Person.objects.visible_to(cast.dac)
    with pytest.raises(Refused, match="已经撤销"):
        actions.undo(row, actor=cast.dac, reason="再撤销")


def test_of_what_both_were_told_one_is_kept_and_an_undo_gives_back_both(cast, twice):
    kept, other = twice
    meeting = build.sitting(cast)
    for place, person in enumerate(twice, start=1):
        Guest.objects.create(meeting=meeting, order=place, title="列席", person=person, came=person == other)
    version = AgendaVersion.objects.create(
        meeting=meeting, number=1, items=[], published_on=TODAY, published_by="周文书"
    )
    early = clock.now()
    Summons.objects.create(version=version, person=kept)
    Summons.objects.create(version=version, person=other, read_at=early)
    build.activity(cast, on=TODAY + timedelta(days=60))
    reminder = Reminder.objects.first()
    for person, post in ((kept, cast.posts["dep"]), (other, other.memberships.get())):
        DigestLine.objects.create(reminder=reminder, membership=post, person=person)

    def rows():
        return [list(model.objects.order_by("pk").values()) for model in (Guest, Summons, DigestLine)]

    before = rows()

    row = actions.merge(kept, other, actor=cast.dac, reason="同一人")

    assert [[one["person_id"] for one in found] for found in rows()] == [[kept.pk]] * 3
    assert (Guest.objects.get().came, Summons.objects.get().read_at) == (True, early)
    assert (len(row.set_aside), queries.rows_of(other)) == (3, [])
    assert "3项" in cast.client("dac").get(row.get_absolute_url()).content.decode()
    actions.undo(row, actor=cast.dac, reason="是同名同日的两个人")
    assert rows() == before


@pytest.fixture
def on_the_roll(cast, twice):
    """The second registration holds a seat in the standing committee: [Membership] of all its members, his the last."""
    held = votes.committee(cast, 5)
    return [*held, appoint(twice[1], held[-1].post, actor=SYSTEM, since=SINCE)]


def test_a_roll_that_was_voted_on_and_a_count_keep_whom_they_named(cast, twice, on_the_roll):
    kept, other = twice
    ballot = votes.opened(cast)
    votes.cast_by(ballot, on_the_roll, *["yes"] * 6)
    assert "正在投票" in "".join(queries.obstacles(kept, other))
    ballots.announce(ballots.close(ballot, actor=cast.go), actor=cast.go)
    paper = votes.opened(cast, method="paper", title="任免书面表决")
    ballots.close(paper, actor=cast.go)
    TellerCount.objects.create(
        ballot=paper, place=1, teller=other, attempt=1, issued=6, returned=6, invalid=0, marks={}
    )
    client = cast.client("dac")
    asked = f"/deputies/merging/two/?kept={kept.pk}&dropped={other.pk}"
    page = client.get(asked).text

    answer = client.post(asked, {"reason": "同一人"})

    row = PersonMerge.objects.get()
    assert "已封存的投票名册和计票录入保留原登记，不移动：投票人2项、计票录入1项。" in page
    assert "投票人" not in [kind for kind, _ in queries.preview(kept, other)]
    assert (answer.status_code, Membership.objects.get(pk=on_the_roll[-1].pk).person) == (302, kept)
    assert {model for model, _, _ in queries.rows_of(other)} == {Voter, TellerCount}
    assert not {"congress.voter", "congress.tellercount"} & {one["model"] for one in row.moved}

    actions.undo(row, actor=cast.dac, reason="是两个人")

    assert Membership.objects.get(pk=on_the_roll[-1].pk).person == other
    assert {voter.person for voter in Voter.objects.filter(membership=on_the_roll[-1])} == {other}


def test_a_roll_still_open_moves_and_stays_where_it_was_sealed_since(cast, twice, on_the_roll):
    kept, other = twice
    ballot = votes.drafted(cast)
    voter = Voter.objects.create(ballot=ballot, person=other, membership=on_the_roll[-1])
    row = actions.merge(kept, other, actor=cast.dac, reason="同一人")
    assert Voter.objects.get().person == kept
    begun = Ballot.objects.filter(pk=ballot.pk)
    begun.update(state="open", opened_at=clock.now(), members=6, present=6)

    with pytest.raises(Refused, match="正在投票"):
        actions.undo(row, actor=cast.dac, reason="是两个人")
    begun.update(state="closed", closed_at=clock.now())
    actions.undo(row, actor=cast.dac, reason="是两个人")

    assert Membership.objects.get(pk=on_the_roll[-1].pk).person == other
    assert Voter.objects.get(pk=voter.pk).person == kept


def test_two_on_one_sealed_roll_are_two_people(cast, twice, on_the_roll):
    appoint(twice[0], on_the_roll[-1].post, actor=SYSTEM, since=SINCE, until=TODAY)
    ballots.close(votes.opened(cast, method="paper"), actor=cast.go)

    with pytest.raises(Refused, match="不能认定是同一人"):
        actions.merge(*twice, actor=cast.dac, reason="同一人")


def test_what_the_guards_keep_of_all_that_names_a_person():
    kept = {
        (model, field.name) for model, field in queries.references() if guards.sealed(model, field.name).children[1:]
    }

    assert kept == {(Voter, "person"), (TellerCount, "teller")}


@pytest.fixture
def with_accounts(cast, twice):
    """Both registrations have an account, of which the second is in use."""
    stays = cast.account("dep")
    goes = Account(person=twice[1], login="zhang-shi", phone="13800001111", must_change_password=False)
    goes.set_password(PASSWORD)
    goes.save()
    return stays, goes


def entered(login):
    return sign_ins.sign_in(login, PASSWORD, ip="127.0.0.1")


def test_of_two_accounts_one_goes_on_and_an_undo_gives_back_the_other(cast, twice, with_accounts):
    (kept, other), (stays, goes) = twice, with_accounts
    session = entered("zhang-shi")
    client = cast.client("dac")
    asked = f"/deputies/merging/two/?kept={kept.pk}&dropped={other.pk}"
    page = client.get(asked).text

    answer = client.post(asked, {"reason": "同一人"})
    row = PersonMerge.objects.get()

    assert f"合并后用登录名{stays.login}登录，登录名zhang-shi停用" in page
    assert "并入登记的任职和下面列出的登记移到" in page
    assert (answer.status_code, "已停用，登录记录保留" in client.get(row.get_absolute_url()).text) == (302, True)
    goes.refresh_from_db()
    session.refresh_from_db()
    assert (goes.person, goes.is_active, goes.phone, session.ending) == (other, False, None, "disabled")
    with pytest.raises(Refused, match="账号已停用"):
        entered("zhang-shi")
    assert entered(stays.login).account == stays
    assert {post.role for post in posts_of(stays)} == {"DEP", "UDEP"}
    assert AuditEvent.objects.get(kind="congress.account.disabled").reason == f"登记并入张德福（{kept.pk}）：同一人"
    for deed in (accounts.enable, accounts.new_code):
        with pytest.raises(Refused, match="已并入另一份"):
            deed(Account.objects.get(pk=goes.pk), actor=cast.actor("sys"))
    assert "不再使用" in cast.client("sys").get(f"/accounts/{goes.pk}/").text

    actions.undo(row, actor=cast.dac, reason="是两个人")

    assert entered("13800001111").account == goes
    assert [{post.role for post in posts_of(Account.objects.get(pk=one.pk))} for one in (stays, goes)] == [
        {"DEP"}, {"UDEP"}]  # fmt: skip


def test_a_telephone_given_away_since_stands_against_an_undo(cast, twice, with_accounts):
    row = actions.merge(*twice, actor=cast.dac, reason="同一人")
    Account.objects.filter(pk=with_accounts[0].pk).update(phone="13800001111")

    with pytest.raises(Refused, match="登录手机号已用于另一个账号"):
        actions.undo(row, actor=cast.dac, reason="分开")


def test_an_account_switched_off_before_stays_so_after_an_undo(cast, twice, with_accounts):
    Account.objects.filter(pk=with_accounts[1].pk).update(is_active=False)

    actions.undo(actions.merge(*twice, actor=cast.dac, reason="同一人"), actor=cast.dac, reason="分开")

    assert not Account.objects.get(pk=with_accounts[1].pk).is_active


def test_nobody_takes_an_administrators_posts_or_his_own_by_a_merge_of_accounts(cast, twice, with_accounts):
    own = twice[0].pk
    with pytest.raises(Refused, match="您本人"):
        actions.merge(*twice, actor=replace(cast.dac, person_id=own), reason="同一人")
    post = add_post(actor=SYSTEM, organization=cast.bodies["office"], title="系统管理员", role="SYS")
    appoint(twice[1], post, actor=SYSTEM, since=SINCE)

    with pytest.raises(Refused, match="请先办理离任"):
        actions.merge(*twice, actor=cast.dac, reason="同一人")
    assert all(account.is_active for account in Account.objects.filter(pk__in=[one.pk for one in with_accounts]))


def test_an_administrators_post_is_merged_into_nobody_even_where_one_account_alone_would_go_on(cast, twice):
    post = add_post(actor=SYSTEM, organization=cast.bodies["office"], title="系统管理员", role="SYS")
    appoint(twice[1], post, actor=SYSTEM, since=SINCE)

    with pytest.raises(Refused, match="请先办理离任"):
        actions.merge(*twice, actor=cast.dac, reason="同一人")


def test_a_place_taken_since_stands_against_an_undo(cast, twice):
    kept, other = twice
    meeting = build.sitting(cast)
    for place, person in enumerate(twice, start=1):
        Guest.objects.create(meeting=meeting, order=place, title="列席", person=person)
    row = actions.merge(kept, other, actor=cast.dac, reason="同一人")
    Guest.objects.create(meeting=meeting, order=2, title="县财政局负责人")

    with pytest.raises(Refused, match="序号重复"):
        actions.undo(row, actor=cast.dac, reason="分开")


def test_what_was_touched_since_is_not_taken_apart(cast, twice):
    kept, other = twice
    row = actions.merge(kept, other, actor=cast.dac, reason="同一人")
    third = add_person(actor=cast.dac, county=cast.congress, name="覃㛃")
    moved = next(one for one in row.moved if one["model"] == "congress.membership")
    Membership.objects.filter(pk=moved["pk"]).update(person=third)

    with pytest.raises(Refused, match="又改过"):
        actions.undo(row, actor=cast.dac, reason="分开")


def test_two_in_one_post_at_a_time_stand_against_it(cast, twice):
    kept, other = twice
    post = add_post(actor=SYSTEM, organization=cast.bodies["office"], title="文书")
    for person in twice:
        appoint(person, post, actor=SYSTEM, since=SINCE)

    assert any("文书" in words for words in queries.obstacles(kept, other))
    with pytest.raises(Refused):
        actions.merge(kept, other, actor=cast.dac, reason="同一人")
    assert not PersonMerge.objects.exists()


def test_two_seats_in_one_term_stand_against_it(cast):
    one, other = cast.deputies["dep"].person, cast.deputies["dep2"].person

    assert any("代表" in words for words in queries.obstacles(one, other))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"born_on": date(1976, 3, 8)}, "出生日期不同"),
        ({"gender": "female"}, "性别不同"),
        ({"name": "张得福", "born_on": None, "phone": ""}, "姓名不同"),
    ],
)
def test_two_human_beings_are_not_made_one(cast, twice, other, said):
    kept, dropped = twice
    Person.objects.filter(pk=kept.pk).update(gender="male")
    Person.objects.filter(pk=dropped.pk).update(**other)
    for person in twice:
        person.refresh_from_db()

    with pytest.raises(Refused, match=said):
        actions.merge(kept, dropped, actor=cast.dac, reason="同一人")


def test_a_misspelt_name_with_the_same_birthday_is_the_same_person(cast, twice):
    kept, dropped = twice
    Person.objects.filter(pk=dropped.pk).update(name="张得福")
    dropped.refresh_from_db()

    assert actions.merge(kept, dropped, actor=cast.dac, reason="录入时写错一个字").kept == kept


def test_only_the_commission_merges(cast, twice):
    for key in ("go", "sys", "dep"):
        with pytest.raises(PermissionDenied):
            actions.merge(*twice, actor=cast.actor(key), reason="同一人")
    assert cast.client("go").get("/deputies/merging/").status_code == 403


def test_a_seat_in_two_townships_is_told(cast):
    seats = {key: town.deputies["tdep"] for key, town in cast.townships.items()}
    assert queries.unrelated_seats(cast.dac) == []
    for seat in seats.values():
        Person.objects.filter(pk=seat.person_id).update(name="张德福", born_on=BORN)
        seat.person.refresh_from_db()
    actions.merge(seats["river"].person, seats["hill"].person, actor=cast.dac, reason="同一人")

    ((one, other),) = queries.unrelated_seats(cast.dac)
    assert {one.congress, other.congress} == {seat.congress for seat in seats.values()}


def test_pages_of_merging(cast, twice):
    kept, other = twice
    client = cast.client("dac")
    asked = f"/deputies/merging/two/?kept={kept.pk}&dropped={other.pk}"

    assert "姓名和出生日期相同" in client.get("/deputies/merging/").text
    assert "市人民代表大会" in client.get(asked).text
    answer = client.post(asked, {"reason": "同一人"})
    row = PersonMerge.objects.get()
    assert (answer.status_code, client.get(row.get_absolute_url()).status_code) == (302, 200)
    assert client.post(f"{row.get_absolute_url()}undo/", {"reason": "不是一人"}).status_code == 302
    again = client.get(f"{row.get_absolute_url()}undo/", follow=True)
    assert (again.redirect_chain[0][0], "这次合并已经撤销" in again.text) == (row.get_absolute_url(), True)


def test_the_two_stand_side_by_side_before_they_are_made_one(cast, twice):
    kept, other = twice
    Person.objects.filter(pk=other.pk).update(workplace="河口镇柳沟村", phone="13800001111", email="a@b.cn")
    other.refresh_from_db()

    sides = {side.label: side for side in queries.side_by_side(kept, other, cast.dac)}
    page = cast.client("dac").get(f"/deputies/merging/two/?kept={kept.pk}&dropped={other.pk}").text
    same = cast.client("dac").get(f"/deputies/merging/two/?kept={kept.pk}&dropped={kept.pk}").text

    assert [(name, sides[name].dropped, sides[name].differs) for name in ("姓名", "出生日期", "工作单位及职务", "手机号", "电子邮箱")] == [
        ("姓名", ["张德福"], False), ("出生日期", ["1975年3月8日"], False), ("工作单位及职务", ["河口镇柳沟村"], True),
        ("手机号", ["138****1111"], True), ("电子邮箱", ["已登记"], True),
    ]  # fmt: skip
    assert ([len(sides["代表"].kept), sides["代表"].dropped], sides["账号"].dropped) == (
        [1, ["市级人大代表第五届，证号9"]], ["没有账号"])  # fmt: skip
    assert ("两份登记对照" in page, "请选择两个不同的人员" in same) == (True, True)
