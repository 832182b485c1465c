"""Rules a congress may set otherwise (domain §2.4): to whom an answer goes, until when it may be withdrawn, what silence
counts, and who is told when a rating was given where a unit's people sign in."""

from dataclasses import replace
from datetime import timedelta

import pytest

from congress.actions import institution
from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Document, Membership, Notice, SignIn
from congress.queries.documents import paper_of
from suggestions.actions import unit_contacts, writing
from suggestions.documents import registers
from suggestions.forms.replying import ReplyForm
from suggestions.queries import waiting
from suggestions.workflow import ASSIGNMENT, SUGGESTION
from tests import build

pytestmark = pytest.mark.django_db


def sets(cast, key, value):
    institution.set_rule(
        cast.congress, key, value, actor=cast.go, since=clock.today() - timedelta(days=400), reason="主任会议决定"
    )


def test_every_rule_names_its_default_and_its_basis():
    ours = [rule for rule in kinds.rules if rule.key.startswith("suggestion.")]

    assert (
        [rule.key for rule in ours if rule.basis and not rule.fault(rule.default)] == [rule.key for rule in ours] != []
    )


@pytest.mark.parametrize(("to_each", "answered"), [(True, ["张德福", "王秀兰", "刘建设"]), (False, ["张德福"])])
def test_a_co_signed_suggestion_is_answered_as_the_local_rule_says(cast, to_each, answered):
    sets(cast, "suggestion.reply_to_each", to_each)
    build.suggestion(cast, at="feedback_pending", cosigners=("dep2", "dep3"))

    letters = Document.objects.filter(kind="suggestions.reply_letter").order_by("pk")
    assert [letter.snapshot["to"].removesuffix("代表") for letter in letters] == answered


def test_where_only_what_is_not_assigned_may_be_withdrawn(cast):
    early, late = build.suggestion(cast, at="to_assign"), build.suggestion(cast, at="assigned", lead="dep2")

    assert "withdraw" in offered(late, cast.dep2)
    sets(cast, "suggestion.withdraw_until_reply", False)
    late = type(late).objects.get(pk=late.pk)

    assert ("withdraw" in offered(early, cast.dep), "withdraw" in offered(late, cast.dep2)) == (True, False)
    with pytest.raises(Refused, match="按本级规定不能再撤回"):
        SUGGESTION.deeds["withdraw"](late, actor=cast.dep2, reason="问题已经解决。")


def offered(case, actor):
    return [move.name for move, reason in SUGGESTION.offered(case, actor) if not reason]


@pytest.mark.parametrize(("counts", "rate"), [(False, "100.0%（1/1）"), (True, "50.0%（1/2）")])
def test_silence_counts_as_the_local_rule_says(cast, counts, rate):
    sets(cast, "suggestion.silence_in_rate", counts)
    build.suggestion(cast, at="rated")
    silent = build.task(cast, at="feedback_pending", lead="dep2")
    ASSIGNMENT.deeds["leave_unrated"](silent, actor=build.suggestions.SYSTEM)

    snapshot = registers.gather_directory(cast.term, year=clock.today().year)
    sentence = next(block.text for block in registers._statistics(snapshot, "") if hasattr(block, "text"))

    assert f"，满意率{rate}" in sentence
    assert ("未反馈的计入分母" if counts else "未反馈的不计入") in sentence
    page = cast.client("dac").get(silent.get_absolute_url()).content.decode()
    assert ("未评价（计入满意率的分母）" if counts else "未评价（不计入满意率）") in page


def signed_in(cast, key, device):
    """This person's actor, at that device."""
    account = cast.account(key)
    row = SignIn.objects.create(
        account=account, key=str(account.pk), result="entered", device=device, seen_at=clock.now()
    )
    return replace(cast.actor(key), account_id=account.pk, sign_in_id=row.pk)


@pytest.mark.parametrize(
    ("device", "flagged"), [("office", ["县交通局"]), ("phone", [])], ids=["a unit's computer", "his own phone"]
)
def test_a_rating_from_a_units_device_is_looked_into_by_the_commission_alone(cast, device, flagged):
    task = build.task(cast, at="feedback_pending")
    signed_in(cast, "unit", "office")

    ASSIGNMENT.deeds["rate"](task, actor=signed_in(cast, "dep", device), attitude="satisfied", result="satisfied")

    events = AuditEvent.objects.filter(kind="suggestions.assignment.rate_flag")
    assert [all(name in event.text for name in flagged) for event in events] == [True] * len(flagged)
    told = Notice.objects.filter(subject__startswith="请核实评价").values_list("membership__role", flat=True)
    assert set(told) == ({"DAC"} if flagged else set())
    shown = {
        key: "评价所用的设备" in cast.client(key).get(task.get_absolute_url()).content.decode()
        for key in ("dac", "unit", "dep", "gov")
    }
    assert shown == {"dac": bool(flagged), "unit": False, "dep": False, "gov": False}


@pytest.mark.parametrize("counts", [False, True])
def test_where_the_attitude_counts_a_bad_one_is_handled_anew(cast, counts):
    sets(cast, "suggestion.redo_on_attitude", counts)
    task = build.task(cast, at="rated", attitude="not_satisfied", result="satisfied")

    offers = {move.name: bool(reason) for move, reason in ASSIGNMENT.offered(task, cast.dac)}
    assert (offers["order_redo"], offers["close"]) == (not counts, counts)
    assert (waiting.unsatisfied(cast.dac).count(), waiting.to_close(cast.dac).count()) == (counts, not counts)


def test_what_the_deputy_is_not_satisfied_with_is_not_put_on_the_ledger_instead_of_handled_anew(cast):
    content = build.task(cast, at="rated", reply_class="B")
    discontent = build.task(cast, at="rated", lead="dep2", reply_class="B", result="not_satisfied")

    why = [
        {move.name: reason for move, reason in ASSIGNMENT.offered(one, cast.dac)}["follow"]
        for one in (content, discontent)
    ]
    assert why == ["", "代表不满意，应当重新办理。"]


def heads(cast):
    """The deputy is head of his delegation."""
    Membership.objects.filter(pk=cast.posts["dhead"].pk).update(person=cast.posts["dep"].person_id)
    return {
        "actor": cast.dac_clerk,
        "lead": cast.deputies["dep"],
        "channel": "delegation",
        "subject": "关于修路的建议",
    }


@pytest.mark.parametrize(("allowed", "offered"), [(True, True), (False, False)])
def test_a_delegation_puts_suggestions_forward_where_the_local_rule_says_so(cast, allowed, offered):
    sets(cast, "suggestion.delegation_allowed", allowed)
    said = heads(cast)

    page = cast.client("dac_clerk").get("/suggestions/enter/").content.decode()

    assert ("以代表团名义" in page) == offered
    if allowed:
        assert writing.enter(**said).get_channel_display() == "以代表团名义"
        return
    with pytest.raises(Refused, match="不以代表团名义"):
        writing.enter(**said)


def test_only_its_head_leads_what_a_delegation_puts_forward(cast):
    with pytest.raises(Refused, match="由团长领衔"):
        writing.enter(**heads(cast) | {"lead": cast.deputies["dep2"]})


@pytest.mark.parametrize("public", [True, False])
def test_whether_answers_begin_as_public_is_the_local_rule(cast, public):
    sets(cast, "suggestion.public_default", public)
    task = build.task(cast, at="in_progress")

    form = ReplyForm(obj=task, actor=cast.unit)

    assert (form.fields["publicity"].initial == "open") == public


@pytest.mark.parametrize(("form", "style"), [("letter", "letter"), ("red_head", "red_head")])
def test_a_letter_is_set_as_the_local_rule_says_and_older_ones_as_they_were(cast, form, style):
    sets(cast, "suggestion.reply_letter_form", form)
    build.suggestion(cast, at="feedback_pending")

    letter = Document.objects.get(kind="suggestions.reply_letter")

    assert paper_of(letter).form == style
    letter.snapshot.pop("form")
    assert paper_of(letter).form == "letter"


@pytest.mark.parametrize("public", [True, False])
def test_the_contacts_of_units_are_public_where_the_local_rule_says_so(cast, client, public):
    line = {"leader": "钱局长", "leader_title": "副局长", "office": "办公室", "phone": "0900-8210001"}
    unit_contacts.keep(cast.bodies["transport"], actor=cast.unit, **line)
    sets(cast, "suggestion.contacts_public", public)

    assert (line["phone"] in client.get("/suggestions/public/units/").content.decode()) == public
