"""Writing on a phone: nothing typed is lost, nothing is filed twice, nobody else sees a draft."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.actions import drafts
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Attachment, Draft, Notice
from suggestions.actions import writing
from suggestions.models import Suggestion
from suggestions.queries import writing as queries
from suggestions.queries.checks import check
from suggestions.queries.similar import similar_to
from suggestions.workflow import SUGGESTION
from tests.build import publishing
from tests.build.suggestions import FACTS, PROPOSALS, SUBJECT, suggestion
from tests.costs import page_same_for_many, same_for_many

pytestmark = pytest.mark.django_db
TEXT = {"subject": SUBJECT, "facts": FACTS, "proposals": PROPOSALS, "public_wish": "on"}


def said(tone, *parts):
    return [one.text for one in check(*parts, minimum=50) if one.tone == tone]


CHECKS = [
    # subject, facts, proposals -> what blocks, what is advised
    (SUBJECT, FACTS, PROPOSALS, [], []),
    ("", FACTS, PROPOSALS, ["还没有写标题。"], []),
    (SUBJECT, "", PROPOSALS, ["还没有写情况和理由。"], []),
    (SUBJECT, FACTS, "", ["还没有写具体建议。"], []),
    ("修路", FACTS, PROPOSALS, [], ["标题一般写成“关于……的建议”。"]),
    ("关于" + "很" * 45 + "的建议", FACTS, PROPOSALS, ["标题有50字，最多40字。"], []),
    (SUBJECT, "路坏了。" * 3, PROPOSALS, [], ["情况和理由只有12字。", "最好写上具体数字。"]),
    (SUBJECT, FACTS, "路不好走。", [], ["没有看到具体要求。", "最好写明请哪个单位办理。"]),
    (SUBJECT, FACTS, "一、派驻村医。二、定期巡诊。", [], ["最好写明请哪个单位办理。"]),
    (SUBJECT, FACTS, "派驻村医。", [], ["最好写明请哪个单位办理。"]),
    (SUBJECT, FACTS, "1. 药费记账。\n2. 送药上门。", [], ["最好写明请哪个单位办理。"]),
    ("关于解决三社吃水困难，夏天两三天才来一次水的建议", FACTS, PROPOSALS, [], ["标题里有逗号，像是一段话。"]),
    (
        SUBJECT,
        "2026年4月15日群众说，两三天才来一次水，几十户人家、一个组都在村口拉水，" + "盼望早日解决，" * 5,
        PROPOSALS,
        [],
        ["最好写上具体数字。"],
    ),
    (SUBJECT, "村里三十二户人家在村口拉水，" + "盼望早日解决，" * 8, PROPOSALS, [], []),
    (SUBJECT, FACTS + "我儿子的企业也在这条路上。", PROPOSALS, [], ["请确认不是本人或亲属的个人问题。"]),
]


@pytest.mark.parametrize(("subject", "facts", "proposals", "blocks", "advice"), CHECKS)
def test_checks_explain(subject, facts, proposals, blocks, advice):
    assert (said("late", subject, facts, proposals), said("soon", subject, facts, proposals)) == (blocks, advice)


def test_an_empty_page_says_nothing_yet():
    assert check("", "", "") == []


def test_a_deputy_writes_and_the_page_leads_on(cast):
    answer = cast.client("dep").post("/suggestions/write/", TEXT)

    row = Suggestion.objects.get()
    assert (answer.status_code, answer.url, row.state, row.lead, row.typed_by) == (
        302,
        row.get_absolute_url(),
        "draft",
        cast.deputies["dep"],
        None,
    )


def test_pressing_twice_writes_one(cast):
    browser = cast.client("dep")
    answers = [browser.post("/suggestions/write/", {**TEXT, "once": "a" * 32}) for _ in range(2)]

    assert (Suggestion.objects.count(), {answer.url for answer in answers}) == (
        1,
        {Suggestion.objects.get().get_absolute_url()},
    )


def test_bad_input_keeps_what_was_typed(cast):
    answer = cast.client("dep").post("/suggestions/write/", {**TEXT, "subject": "", "topic": "99999"})

    page = answer.content.decode()
    assert (answer.status_code, FACTS in page, PROPOSALS in page, "请写标题。" in page) == (422, True, True, True)
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("key", ["go", "unit", "sys", "gov", "scm"])
def test_only_deputies_write(cast, key):
    assert cast.client("dep").get("/suggestions/write/").status_code == 200
    assert cast.client(key).get("/suggestions/write/").status_code == 403


@pytest.mark.parametrize("key", ["dac", "go", "dep2", "unit", "lead"])
def test_a_draft_is_seen_by_its_writer_alone(cast, key):
    row = suggestion(cast, at="draft")

    assert cast.client("dep").get(f"/suggestions/{row.pk}/edit/").status_code == 200
    assert cast.client(key).get(f"/suggestions/{row.pk}/edit/").status_code == 404


def test_an_edited_draft_is_stored(cast):
    row = suggestion(cast, at="draft")

    cast.client("dep").post(
        f"/suggestions/{row.pk}/edit/", {**TEXT, "facts": "改过的情况。", "seen": writing.text_digest(row)}
    )

    row.refresh_from_db()
    assert row.facts == "改过的情况。"


def test_two_devices_on_one_text_see_both(cast):
    row = suggestion(cast, at="draft")
    seen = writing.text_digest(row)
    writing.edit(row, actor=cast.dep, facts="平板上写的。")

    answer = cast.client("dep").post(f"/suggestions/{row.pk}/edit/", {**TEXT, "facts": "手机上写的。", "seen": seen})

    row.refresh_from_db()
    page = answer.content.decode()
    assert (answer.status_code, row.facts, "手机上写的。" in page, "平板上写的。" in page) == (
        409,
        "平板上写的。",
        True,
        True,
    )


def pdf(name="照片.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.4 1", "application/pdf")


def test_a_draft_with_a_file_is_gone_on_with(cast):
    browser = cast.client("dep")
    browser.post("/suggestions/write/", {**TEXT, "files": [pdf()]})
    row = Suggestion.objects.get()

    page = browser.get(f"/suggestions/{row.pk}/edit/")

    assert (page.status_code, "照片.pdf" in page.content.decode()) == (200, True)


def test_a_wrong_file_is_taken_off_a_draft(cast):
    browser = cast.client("dep")
    browser.post("/suggestions/write/", {**TEXT, "files": [pdf("对.pdf"), pdf("错.pdf")]})
    row = Suggestion.objects.get()
    wrong = Attachment.objects.get(name="错.pdf")

    browser.post(f"/suggestions/{row.pk}/edit/", {**TEXT, "drop": [wrong.pk]})

    page = browser.get(f"/suggestions/{row.pk}/").content.decode()
    assert ("对.pdf" in page, f"/files/{wrong.pk}/" in page) == (True, False)
    assert browser.get(f"/files/{wrong.pk}/").status_code == 404


def test_a_file_of_another_case_is_not_taken_off(cast):
    browser = cast.client("dep")
    for name in ("一.pdf", "二.pdf"):
        browser.post("/suggestions/write/", {**TEXT, "files": [pdf(name)]})
    second = Attachment.objects.get(name="二.pdf")
    row = Suggestion.objects.earliest("pk")

    answer = browser.post(f"/suggestions/{row.pk}/edit/", {**TEXT, "drop": [second.pk]})

    assert (answer.status_code, Attachment.objects.filter(removed_at=None).count()) == (422, 2)


def test_files_of_a_form_shown_again_are_to_be_chosen_again(cast):
    answer = cast.client("dep").post("/suggestions/write/", {**TEXT, "subject": "", "files": [pdf()]})

    assert "刚才选的文件没有保存，请重新选择。" in answer.content.decode()


def test_a_draft_is_thrown_away(cast):
    row, browser = suggestion(cast, at="draft"), cast.client("dep")
    assert f"/suggestions/{row.pk}/discard/" in browser.get(f"/suggestions/{row.pk}/edit/").content.decode()

    browser.post(f"/suggestions/{row.pk}/discard/")

    assert not Suggestion.objects.exists()


def test_only_a_draft_nobody_else_has_seen_is_thrown_away(cast):
    row, browser = suggestion(cast, at="cosigning"), cast.client("dep")
    assert f"/suggestions/{row.pk}/discard/" not in browser.get(f"/suggestions/{row.pk}/edit/").content.decode()

    browser.post(f"/suggestions/{row.pk}/discard/")

    assert Suggestion.objects.get() == row


def test_what_was_submitted_is_not_edited(cast):
    row = suggestion(cast, at="review_dac")

    answer = cast.client("dep").post(f"/suggestions/{row.pk}/edit/", {**TEXT, "facts": "偷改"})

    row.refresh_from_db()
    assert (answer.status_code, row.facts) == (302, FACTS)


def autosave(browser, version, key="new", **content):
    return browser.post(f"/suggestions/drafts/suggestions.{key}/", {"version": version, **content})


def test_an_unsent_text_begun_before_another_s_saving_shows_both(cast):
    """The deputy writes on, staff who type for him save; opened again, his words do not silently replace theirs."""
    row, browser = suggestion(cast, at="draft"), cast.client("dep")
    autosave(browser, 0, key=row.pk, **{**TEXT, "facts": "代表写了一半。"}, seen=writing.text_digest(row))
    writing.edit(row, actor=cast.dep, facts="另一台电脑上存的。")

    page = browser.get(f"/suggestions/{row.pk}/edit/").content.decode()

    assert ("data-house-conflict" in page, "代表写了一半。" in page, "另一台电脑上存的。" in page) == (
        True,
        True,
        True,
    )


def test_of_two_savings_at_once_the_second_is_told(cast):
    row = suggestion(cast, at="draft")
    seen = writing.text_digest(row)
    writing.edit(row, actor=cast.dep, seen=seen, facts="先到的。")

    with pytest.raises(writing.ChangedMeanwhile, match="在别处改过"):
        writing.edit(row, actor=cast.dep, seen=seen, facts="后到的。")

    assert Suggestion.objects.get().facts == "先到的。"


def test_the_same_words_from_two_devices_are_no_conflict(cast):
    row = suggestion(cast, at="draft")
    seen = writing.text_digest(row)
    writing.edit(row, actor=cast.dep, seen=seen, facts="一样的话。")

    writing.edit(row, actor=cast.dep, seen=seen, facts="一样的话。", public_wish=False)

    assert Suggestion.objects.get().public_wish is False


def test_the_server_keeps_what_is_being_written(cast):
    browser = cast.client("dep")
    first = autosave(browser, 0, subject="关于", facts="一")
    second = autosave(browser, json.loads(first.content)["version"], subject="关于修路", facts="一二")

    page = browser.get("/suggestions/write/").content.decode()
    assert (second.status_code, Draft.objects.get().content["facts"], "一二" in page) == (200, ["一二"], True)


def test_only_the_form_s_own_fields_are_kept_and_only_for_forms_there_are(cast):
    browser = cast.client("dep")

    kept = autosave(browser, 0, facts="一", password="Huang-he.2031", x="多", **{"名" * 200: ""})
    elsewhere = browser.post("/suggestions/drafts/suggestions.new2/", {"facts": "一", "version": 0})

    assert (kept.status_code, elsewhere.status_code) == (200, 404)
    assert [(row.key, row.content) for row in Draft.objects.all()] == [("suggestions.new", {"facts": ["一"]})]


def test_the_server_answers_an_old_version_with_both_texts(cast):
    browser = cast.client("dep")
    autosave(browser, 0, facts="手机")
    autosave(browser, 1, facts="平板")

    late = autosave(browser, 1, facts="手机又写")

    page = late.content.decode()
    assert (late.status_code, "平板" in page, "手机又写" in page, Draft.objects.get().content["facts"]) == (
        409,
        True,
        True,
        ["平板"],
    )


def test_a_draft_is_forgotten_once_it_is_stored(cast):
    browser = cast.client("dep")
    autosave(browser, 0, **TEXT)
    browser.post("/suggestions/write/", TEXT)

    assert FACTS not in browser.get("/suggestions/write/").content.decode()
    assert "上次没有写完的建议" not in browser.get("/suggestions/mine/").content.decode()


def test_a_device_that_missed_the_filing_does_not_bring_the_text_back(cast):
    phone, desk = cast.client("dep"), cast.client("dep")
    autosave(phone, 0, facts="一")
    desk.post("/suggestions/write/", TEXT)

    late = autosave(phone, 1, facts="一二")

    assert (late.status_code, "在别处保存或提交" in late.content.decode()) == (410, True)
    assert "一二" not in desk.get("/suggestions/write/").content.decode()


def test_what_was_filed_without_a_saving_before_is_known_as_filed(cast):
    """A device whose savings never arrived holds a text of version 0; the page it opens next is of a later one."""
    browser = cast.client("dep")
    browser.post("/suggestions/write/", TEXT)

    page = browser.get("/suggestions/write/").content.decode()

    assert 'data-house-draft-version="1"' in page
    assert autosave(browser, 1, facts="又一件").status_code == 200


def test_empty_places_are_cleared_away_once_no_device_asks_for_them(cast):
    browser = cast.client("dep")
    browser.post("/suggestions/write/", TEXT)
    autosave(cast.client("dep2"), 0, facts="还在写")

    assert drafts.forget_old(clock.now()) == 0
    assert drafts.forget_old(clock.now() + drafts.KEPT * 2) == 1
    assert [row.content for row in Draft.objects.all()] == [{"facts": ["还在写"]}]


def test_drafts_of_two_people_do_not_meet(cast):
    autosave(cast.client("dep"), 0, facts="只有我看得见的话")

    assert "只有我看得见的话" not in cast.client("dep2").get("/suggestions/write/").content.decode()


def test_staff_type_for_a_deputy_and_it_shows(cast):
    answer = cast.client("dac_clerk").post(
        "/suggestions/enter/",
        {**TEXT, "lead": cast.deputies["dep"].pk, "channel": "paper", "signed_by": [cast.deputies["dep2"].pk]},
    )

    row = Suggestion.objects.get()
    assert (answer.status_code, row.channel, row.typed_by.name) == (302, "paper", "郑办事")
    assert [(signer.deputy, signer.state, signer.entered_by) for signer in row.cosigners.all()] == [
        (cast.deputies["dep2"], "confirmed", "郑办事")
    ]


def test_what_staff_type_is_kept_until_it_is_stored(cast):
    browser = cast.client("dac_clerk")
    lead, signer = cast.deputies["dep"].pk, cast.deputies["dep2"].pk
    autosave(browser, 0, key="entry", facts="纸上写的情况。", lead=lead, channel="paper", signed_by=[signer])

    page = browser.get("/suggestions/enter/").content.decode()
    assert ("纸上写的情况。" in page, page.count(" checked"), page.count(" selected")) == (True, 2, 4)

    browser.post("/suggestions/enter/", {**TEXT, "lead": lead, "channel": "paper"})
    assert "纸上写的情况。" not in browser.get("/suggestions/enter/").content.decode()


def typed(cast):
    """What the commission's clerk types for a deputy."""
    lead = cast.deputies["dep"]
    return writing.enter(
        actor=cast.actor("dac_clerk"), lead=lead, channel="phone", subject=SUBJECT, facts=FACTS, proposals=PROPOSALS
    )


def test_staff_find_what_they_type_on_their_desk(cast):
    row = typed(cast)
    address = f"/suggestions/{row.pk}/edit/"

    assert address in cast.client("dac_clerk").get("/").content.decode()
    assert address not in cast.client("dac").get("/").content.decode()


def test_the_deputy_is_told_what_was_handed_in_for_him(cast):
    SUGGESTION.deeds["submit"](typed(cast), actor=cast.actor("dac_clerk"))

    told = Notice.objects.get(person=cast.dep.person_id)
    assert (told.subject, told.text) == (f"已代您提交：《{SUBJECT}》", "郑办事按您的电话口述代为录入，请核对。")


def test_staff_enter_a_paper_signature_that_comes_later(cast):
    row, browser = typed(cast), cast.client("dac_clerk")
    SUGGESTION.deeds["invite"](row, actor=cast.actor("dac_clerk"), deputies=[cast.deputies["dep2"]])
    address = f"/suggestions/{row.pk}/cosigners/{cast.deputies['dep2'].pk}/paper/"
    assert address in browser.get(f"/suggestions/{row.pk}/").content.decode()

    browser.post(address)

    signer = row.cosigners.get()
    assert (signer.state, signer.entered_by) == ("confirmed", "郑办事")


def test_a_deputy_enters_no_signature_for_another(cast):
    row = suggestion(cast, at="cosigning")
    address = f"/suggestions/{row.pk}/cosigners/{cast.deputies['dep2'].pk}/paper/"

    assert address not in cast.client("dep").get(f"/suggestions/{row.pk}/").content.decode()
    assert cast.client("dep").post(address).status_code == 403
    assert row.cosigners.get(deputy=cast.deputies["dep2"]).state == "invited"


def test_the_form_for_the_hand_signature_is_one_press_away(cast):
    browser, words = cast.client("dep"), "打印建议纸，手写签名"
    whole = suggestion(cast, at="draft")
    begun = suggestion(cast, at="draft", proposals="")
    filed = suggestion(cast, at="to_assign")

    pages = [browser.get(f"/suggestions/{row.pk}/").content.decode() for row in (whole, begun, filed)]
    assert [words in page for page in pages] == [True, False, False]

    browser.post(f"/documents/issue/suggestions.suggestion_form/{whole.pk}/")
    page = browser.get(f"/suggestions/{whole.pk}/").content.decode()
    assert (words in page, "代表建议纸" in page) == (False, True)


def test_the_text_stands_where_one_confirms_having_read_it(cast):
    row = suggestion(cast, at="draft")

    page = cast.client("dep").get(f"/suggestions/{row.pk}/submit/").content.decode()

    assert (FACTS in page, "二、明年把这一路段列入" in page) == (True, True)


def test_the_lead_deputy_cannot_sign_twice(cast):
    answer = cast.client("dac").post(
        "/suggestions/enter/",
        {**TEXT, "lead": cast.deputies["dep"].pk, "channel": "paper", "signed_by": [cast.deputies["dep"].pk]},
    )

    assert (answer.status_code, Suggestion.objects.count()) == (422, 0)


def test_a_cosigner_confirms_what_he_has_read(cast):
    row = suggestion(cast, at="draft")
    SUGGESTION.deeds["invite"](row, actor=cast.dep, deputies=[cast.deputies["dep2"]])
    seen = writing.text_digest(row)
    browser = cast.client("dep2")

    assert FACTS in browser.get(f"/suggestions/{row.pk}/cosign/").content.decode()
    browser.post(f"/suggestions/{row.pk}/cosign/", {"agree": "yes", "read": "on", "digest": seen})
    assert row.cosigners.get().state == "confirmed"


def test_a_text_changed_after_reading_must_be_read_again(cast):
    row = suggestion(cast, at="draft")
    SUGGESTION.deeds["invite"](row, actor=cast.dep, deputies=[cast.deputies["dep2"]])
    seen = writing.text_digest(row)
    writing.edit(row, actor=cast.dep, facts="换了一件事。")

    cast.client("dep2").post(f"/suggestions/{row.pk}/cosign/", {"agree": "yes", "read": "on", "digest": seen})

    assert row.cosigners.get().state == "invited"


def test_a_change_after_confirmation_asks_again(cast):
    row = suggestion(cast, at="draft")
    SUGGESTION.deeds["invite"](row, actor=cast.dep, deputies=[cast.deputies["dep2"]])
    writing.answer_invitation(row, actor=cast.dep2, agree=True)

    writing.edit(row, actor=cast.dep, proposals="改了具体建议。")

    assert (row.cosigners.get().state, row.cosigners.get().text_digest) == ("invited", "")


def returned(cast):
    """Signed by one other deputy, sent back by the commission."""
    return suggestion(cast, at="returned", cosigners=("dep2",))


def test_a_returned_text_that_is_changed_is_signed_anew(cast):
    row = writing.edit(returned(cast), actor=cast.dep, facts="补充：损坏路段长二点六公里。")
    waiting = cast.client("dep2")

    with pytest.raises(Refused, match="王秀兰"):
        SUGGESTION.deeds["resubmit"](row, actor=cast.dep)
    assert f"/suggestions/{row.pk}/cosign/" in waiting.get("/").content.decode()

    sent = {"agree": "yes", "read": "on", "digest": writing.text_digest(row)}
    assert waiting.post(f"/suggestions/{row.pk}/cosign/", sent).status_code == 302
    assert SUGGESTION.deeds["resubmit"](row, actor=cast.dep).state == "review_secretariat"


def test_a_returned_text_left_as_it_was_keeps_its_signatures(cast):
    row = returned(cast)
    writing.edit(row, actor=cast.dep, public_wish=False)

    SUGGESTION.deeds["resubmit"](row, actor=cast.dep)

    assert row.cosigners.get().state == "confirmed"


def test_the_writer_need_not_wait_for_who_does_not_sign_again(cast):
    row = returned(cast)
    writing.edit(row, actor=cast.dep, facts="补充：损坏路段长二点六公里。")

    cast.client("dep").post(f"/suggestions/{row.pk}/cosigners/{cast.deputies['dep2'].pk}/remove/")

    assert SUGGESTION.deeds["resubmit"](row, actor=cast.dep).state == "review_secretariat"


def test_only_the_lead_deputy_is_asked_to_put_right(cast):
    returned(cast)

    told = Notice.objects.filter(subject__contains="修改").values_list("person", "subject", "urgent")
    assert set(told) == {
        (cast.dep.person_id, f"请修改：《{SUBJECT}》", True),
        (cast.dep2.person_id, f"已退回领衔代表修改：《{SUBJECT}》", False),
    }


def test_a_withdrawal_is_told_to_those_who_were_asked(cast):
    row = suggestion(cast, at="cosigning")
    writing.answer_invitation(row, actor=cast.dep2, agree=True)

    SUGGESTION.deeds["withdraw"](row, actor=cast.dep, reason="已经修好了。")

    told = Notice.objects.filter(subject__startswith="领衔代表已撤回").values_list("person", flat=True)
    assert set(told) == {cast.dep2.person_id, cast.dep3.person_id}


def test_a_confirmation_of_old_words_is_refused_and_shows_the_new(cast):
    row = suggestion(cast, at="cosigning")
    seen = writing.text_digest(row)
    row = writing.edit(row, actor=cast.dep, facts="换了一件事。")

    answer = cast.client("dep2").post(f"/suggestions/{row.pk}/cosign/", {"agree": "yes", "read": "on", "digest": seen})

    page = answer.content.decode()
    assert (answer.status_code, "换了一件事。" in page, writing.text_digest(row) in page) == (409, True, True)


def test_whoever_declined_may_change_his_mind_while_it_is_written(cast):
    row = suggestion(cast, at="cosigning")
    writing.answer_invitation(row, actor=cast.dep2, agree=False, comment="再想想。")
    browser = cast.client("dep2")

    assert browser.get(f"/suggestions/{row.pk}/cosign/").status_code == 200
    sent = {"agree": "yes", "read": "on", "digest": writing.text_digest(row)}
    browser.post(f"/suggestions/{row.pk}/cosign/", sent)

    assert row.cosigners.get(deputy=cast.deputies["dep2"]).state == "confirmed"


def test_whoever_declined_does_not_see_what_became_of_it(cast):
    row = suggestion(cast, at="cosigning")
    for key, agree in (("dep2", False), ("dep3", True)):
        writing.answer_invitation(row, actor=cast.actor(key), agree=agree)
    SUGGESTION.deeds["submit"](row, actor=cast.dep)

    assert cast.client("dep2").get(f"/suggestions/{row.pk}/").status_code == 404
    assert cast.client("dep3").get(f"/suggestions/{row.pk}/").status_code == 200


def test_whoever_is_no_longer_waited_for_is_told_and_did_not_leave(cast):
    row = suggestion(cast, at="cosigning")
    writing.answer_invitation(row, actor=cast.dep3, agree=True)
    cast.client("dep").post(f"/suggestions/{row.pk}/cosigners/{cast.deputies['dep2'].pk}/remove/")
    SUGGESTION.deeds["submit"](row, actor=cast.dep)
    writing.leave(row, actor=cast.dep3, reason="另有意见。")

    told = Notice.objects.get(person=cast.dep2.person_id, subject__startswith="不必再确认联名")
    assert (told.url, [signer.word for signer in row.cosigners.order_by("pk")]) == ("", ["不再等待", "已退出"])


def test_my_page_keeps_own_texts_and_those_i_sign_apart(cast):
    own = suggestion(cast, at="draft", lead="dep2")
    signed = suggestion(cast, at="cosigning")
    writing.answer_invitation(signed, actor=cast.dep2, agree=True)

    found = queries.grouped(queries.mine(cast.dep2), cast.dep2)

    assert [(heading, [row.pk for row in rows]) for heading, rows in found] == [
        ("草稿和待修改", [own.pk]),
        ("我联名的，还没有提交", [signed.pk]),
    ]


def test_nobody_else_may_sign(cast):
    row = suggestion(cast, at="draft")
    SUGGESTION.deeds["invite"](row, actor=cast.dep, deputies=[cast.deputies["dep2"]])

    assert cast.client("dep3").get(f"/suggestions/{row.pk}/cosign/").status_code == 404
    assert cast.client("dep").get(f"/suggestions/{row.pk}/cosign/").status_code == 403


def likes(actor, subject="关于修复柳沟村四组通村公路的建议"):
    return [
        (row.subject, row.outcome) for row in similar_to(subject, FACTS, congress_id=actor.congress_id, actor=actor)
    ]


def test_similar_suggestions_show_what_became_of_them_to_whoever_may_read_them(cast):
    row = suggestion(cast, at="closed")

    assert likes(cast.dep3) == []
    publishing.release(row, cast.dac)
    assert likes(cast.dep3) == [(SUBJECT, "县交通局　已经解决或采纳")]
    assert likes(cast.dep) == likes(cast.dac) == [(SUBJECT, "县交通局答复A类，代表满意")]


def test_the_writing_page_leads_to_the_similar_case_with_its_occasion(cast):
    row = suggestion(cast, at="closed")

    page = cast.client("dep").post("/suggestions/checks/", {"subject": SUBJECT, "facts": FACTS}).content.decode()
    assert f'<a href="{row.get_absolute_url()}">{row.occasion}{row.number_text}　{row.subject}</a>' in page
    assert "县交通局答复A类，代表满意" in page


def test_similar_suggestions_are_asked_for_as_often_however_many_there_are(cast, django_assert_num_queries):
    suggestion(cast, at="closed")
    with CaptureQueriesContext(connection) as one:
        assert len(likes(cast.dac)) == 1
    for number in range(2):
        suggestion(cast, at="closed", subject=f"关于修复柳沟村{number}组公路的建议")

    with django_assert_num_queries(len(one)):
        assert len(likes(cast.dac)) == 3


def test_public_ones_are_asked_for_as_often_however_many_there_are(cast):
    def add(place):
        publishing.released(cast, at="closed", subject=f"关于修复柳沟村{place}组公路的建议")

    same_for_many(lambda: likes(cast.dep3), add)
    assert len(likes(cast.dep3)) == 3


def test_a_draft_of_another_is_never_shown_as_similar(cast):
    suggestion(cast, at="draft")

    assert similar_to(SUBJECT, FACTS, congress_id=cast.congress.pk, actor=cast.dep3) == []


def test_the_public_reads_only_what_was_released(cast, client):
    row = suggestion(cast, at="closed")

    url = publishing.publication_of(row).public_url
    assert client.get(url).status_code == 404

    publishing.release(row, cast.dac)
    page = client.get(url).content.decode()
    assert (SUBJECT in page, "张德福" in page, "联系" in page) == (True, True, False)


def test_a_secret_name_is_not_public(cast, client):
    found = publishing.released(cast, at="closed", secret_identity=True)

    assert "张德福" not in client.get(found.public_url).content.decode()


def test_my_page_takes_the_same_queries_for_any_number(cast):
    page_same_for_many(cast.client("dep"), "/suggestions/mine/", lambda place: suggestion(cast, at="assigned"))
