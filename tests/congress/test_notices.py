"""Telling people: the inbox at once; mail and text message once each, tried again in passing trouble, never lost."""

import hashlib
import hmac
from datetime import timedelta
from email import message_from_string, policy
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from congress.actions import delivery, notices, outbox
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Delivery, Letter, Membership, Notice
from congress.queries.actors import actor_for, actor_in
from tests import build
from tests.build.suggestions import suggestion
from tests.costs import page_same_for_many

from .gateways import mail_server, message_gateway

pytestmark = pytest.mark.django_db
SECRET = "s" * 40


@pytest.fixture
def dep(cast):
    person = cast.dep_post.person
    person.email = "zhang@example.gov.cn"
    person.save()
    return cast.dep_post


@pytest.fixture
def mail(settings):
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_SSL = settings.EMAIL_USE_TLS = False
        settings.DEFAULT_FROM_EMAIL = "人大平台 <portal@example.gov.cn>"
        yield server


@pytest.fixture
def gateway(settings):
    with message_gateway() as server:
        settings.SMS_GATEWAY_URL = f"http://127.0.0.1:{server.server_port}/send?line=1"
        settings.SMS_GATEWAY_SECRET = SECRET
        yield server


def tell(*memberships, subject="请签收：关于修路的建议", **more):
    return notices.tell(memberships, subject=subject, **more)


def states():
    return list(Delivery.objects.order_by("pk").values_list("channel", "state", "tries"))


# The inbox.


def test_a_person_is_told_once_whatever_number_of_posts_he_holds(cast):
    second = Membership.objects.get(pk=cast.dep_post.pk)
    second.pk, second.post = None, cast.dhead_post.post
    second.save()

    told = tell(cast.dep_post, second, cast.dep2_post, cast.dep_post, text="请三日内签收。", url="/suggestions/1/")

    assert sorted(notice.person_id for notice in told) == sorted([cast.dep.person_id, cast.dep2.person_id])
    assert Notice.objects.get(person=cast.dep.person_id).membership == cast.dep_post
    assert Notice.objects.visible_to(cast.dep).unread().count() == 1


def test_with_a_digest_key_each_person_is_told_once_for_that_key(cast):
    for _ in range(3):
        tell(cast.dep_post, cast.dep2_post, digest_key="digest:2026-04-15")
    tell(cast.dep_post, digest_key="digest:2026-04-16")

    assert Notice.objects.count() == 3


def test_a_notice_of_a_deed_that_is_rolled_back_was_never_there(cast, dep, mail):
    with pytest.raises(Refused):
        told_then_refused(dep)

    assert Notice.objects.count() == Delivery.objects.count() == 0


@transaction.atomic
def told_then_refused(membership):
    tell(membership)
    raise Refused("不办了。")


def test_nobody_reads_or_marks_the_messages_of_others(cast):
    (notice,) = tell(cast.dep_post, url="/suggestions/")

    assert cast.client("dep2").post(f"/inbox/{notice.pk}/open/").status_code == 404
    assert "关于修路" not in cast.client("dep2").get("/inbox/").content.decode()
    assert Notice.objects.unread().count() == 1


def test_opening_a_message_marks_it_and_leads_to_its_case(cast):
    first, second = (
        tell(cast.dep_post, url="/suggestions/"),
        tell(cast.dep_post, subject="请确认：联名", url="//evil.example/"),
    )
    browser = cast.client("dep")

    inbox = browser.get("/inbox/")
    opened = browser.post(f"/inbox/{first[0].pk}/open/")
    evil = browser.post(f"/inbox/{second[0].pk}/open/")

    assert inbox.context["unread"] == 2
    assert (opened.status_code, opened.url, evil.url) == (302, "/suggestions/", "/inbox/")
    assert Notice.objects.unread().count() == 0


def test_getting_the_inbox_marks_nothing_and_all_can_be_marked_at_once(cast):
    tell(cast.dep_post)
    tell(cast.dep_post)
    tell(cast.dep2_post)
    browser = cast.client("dep")

    browser.get("/inbox/")
    assert Notice.objects.unread().count() == 3
    browser.post("/inbox/read/")

    assert list(Notice.objects.unread().values_list("person", flat=True)) == [cast.dep2.person_id]
    assert "没有未读消息" in browser.get("/inbox/?show=unread").content.decode()


def test_a_post_that_has_ended_takes_its_messages_with_it(cast):
    tell(cast.dep_post)
    assert Notice.objects.visible_to(cast.dep).count() == 1

    Membership.objects.filter(pk=cast.dep_post.pk).update(until=build.county.TODAY - timedelta(days=1))

    assert Notice.objects.visible_to(cast.dep).count() == 0


def test_each_post_has_its_own_messages_and_none_is_lost(cast):
    """Who holds two posts reads as one of them what that post was told; the other's wait for it, and are counted."""
    second = Membership.objects.get(pk=cast.scm_post.pk)
    second.pk, second.person = None, cast.dep_post.person
    second.save()
    cast.posts["scm2"] = second
    for post, subject in ((cast.dep_post, "请确认联名：关于白鹭的建议"), (second, "请审议：关于青鸟的报告")):
        tell(post, subject=subject)
    browser = cast.client("dep")

    def inbox(post):
        session = browser.session
        session["membership"] = post.pk
        session.save()
        page = browser.get("/inbox/").content.decode()
        return [
            word
            for word in ("白鹭", "青鸟", "写给您的另一职务：县人大常委会委员", "：河口代表团县人大代表")
            if word in page
        ]

    assert inbox(cast.dep_post) == ["白鹭", "写给您的另一职务：县人大常委会委员"]
    assert inbox(second) == ["青鸟", "：河口代表团县人大代表"]
    assert browser.get("/inbox/").context["inbox_count"] == 2
    browser.post("/inbox/read/")
    assert [row.subject for row in Notice.objects.unread()] == ["请确认联名：关于白鹭的建议"]


def test_a_deputy_elected_again_finds_his_messages_and_one_who_has_left_reads_them_on(cast):
    tell(cast.dep_post)
    Membership.objects.filter(pk=cast.dep_post.pk).update(until=build.county.TODAY - timedelta(days=1))
    former = actor_for(cast.account("dep"))
    again = Membership.objects.get(pk=cast.dep_post.pk)
    again.pk, again.since, again.until = None, build.county.TODAY, None
    again.save()

    assert former.role == "FORMER"
    assert [Notice.objects.visible_to(actor).count() for actor in (former, actor_in(again))] == [1, 1]


def test_the_inbox_asks_as_often_for_one_message_as_for_many(cast):
    page_same_for_many(cast.client("dep"), "/inbox/", lambda place: tell(cast.dep_post))


# Mail.


def test_without_channels_nothing_leaves_the_house(cast, dep):
    tell(dep, urgent=True)

    assert states() == []


def test_a_mail_carries_the_subject_and_the_way_back_but_not_the_text(dep, mail, settings):
    settings.PORTAL_URL = "https://rd.example.gov.cn"
    tell(dep, subject="请签收：关于\n修路的建议", text="内部意见，不得外传。", url="/suggestions/7/")

    assert delivery.send_due() == 1

    (letter,) = mail.got
    read = message_from_string(letter, policy=policy.default)
    assert read["Subject"] == "请签收：关于 修路的建议"
    assert "https://rd.example.gov.cn/suggestions/7/" in read.get_content()
    assert "内部意见" not in read.get_content()
    assert read["Message-ID"] == f"<notice-{Delivery.objects.get().pk}@example.gov.cn>"
    assert states() == [("mail", "sent", 1)]


def test_a_mail_is_not_sent_twice(dep, mail):
    tell(dep)
    pk = Delivery.objects.get().pk

    assert [delivery.deliver(pk), delivery.deliver(pk), delivery.send_due()] == ["sent", None, 0]
    assert len(mail.got) == 1


def test_a_passing_trouble_is_tried_again_after_a_pause_that_doubles(dep, mail):
    mail.replies += ["451 later", "450 later"]
    tell(dep)
    now, pauses = clock.now(), []

    for _ in range(3):
        with clock.frozen(now):
            assert delivery.send_due() == (1 if len(pauses) == 2 else 0)
            due = Delivery.objects.get().next_try_at
        pauses.append((due - now).total_seconds())
        with clock.frozen(due - timedelta(seconds=1)):
            assert delivery.send_due() == 0
        now = due

    assert 45 <= pauses[0] <= 75
    assert 90 <= pauses[1] <= 150
    assert states() == [("mail", "sent", 3)]


def test_a_server_that_stays_away_ends_in_a_failure_everybody_can_see_and_retry(cast, dep, settings):
    case = suggestion(cast, at="to_assign")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_SSL = "127.0.0.1", 1, False
    settings.DEFAULT_FROM_EMAIL = "portal@example.gov.cn"
    tell(dep, obj=case)

    for day in range(delivery.TRIES + 2):
        with clock.frozen(clock.now() + timedelta(days=day)):
            delivery.send_due()

    assert states() == [("mail", "failed", delivery.TRIES)]
    assert (
        Delivery.objects.get().error
        == f"试了 {delivery.TRIES} 次都没有发出：邮件服务器没有回应（ConnectionRefusedError）"
    )
    seen, secret = (cast.client(key).get("/jobs/").content.decode() for key in ("dac", "sys"))
    assert "关于修路的建议" in seen
    assert "ConnectionRefusedError" in secret
    assert "关于修路的建议" not in secret

    with mail_server() as server:
        settings.EMAIL_PORT = server.server_address[1]
        cast.client("dac").post(f"/jobs/deliveries/{Delivery.objects.get().pk}/retry/")
        assert delivery.send_due() == 1
    assert AuditEvent.objects.filter(kind="congress.delivery.retry").count() == 1


def test_a_refusal_for_good_is_not_tried_again(dep, mail):
    mail.replies.append("550 no such person")
    tell(dep)

    delivery.send_due()

    assert states() == [("mail", "failed", 1)]
    assert Delivery.objects.get().error == "邮件服务器拒绝：550 no such person"


def test_one_bad_row_does_not_stop_the_others(cast, dep, mail):
    other = cast.dep2_post.person
    other.email = "wang@example.gov.cn"
    other.save()
    tell(dep)
    tell(cast.dep2_post)
    dep.person.email = "zhang@exa\nmple.cn"
    dep.person.save()

    assert delivery.send_due() == 1
    assert states() == [("mail", "failed", 1), ("mail", "sent", 1)]


def test_what_a_dead_worker_left_in_the_middle_is_taken_up(dep, mail):
    tell(dep)
    Delivery.objects.update(state="sending", tries=1, next_try_at=clock.now() + delivery.STUCK)

    assert delivery.send_due() == 0
    with clock.frozen(clock.now() + delivery.STUCK + timedelta(seconds=1)):
        assert delivery.send_due() == 1


@pytest.mark.django_db(transaction=True)
def test_six_couriers_at_once_send_each_letter_once(cast, dep, mail):
    for number in range(10):
        tell(dep, subject=f"第{number}件")
    Delivery.objects.update(next_try_at=clock.now() - timedelta(minutes=1))
    gate = Barrier(6)

    def courier():
        gate.wait()
        with clock.frozen(build.county.TODAY):
            delivery.send_due()
        connection.close()

    threads = [Thread(target=courier) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    subjects = [message_from_string(letter, policy=policy.default)["Subject"] for letter in mail.got]
    assert sorted(subjects) == [f"第{number}件" for number in range(10)]


# Text messages.


def test_only_urgent_ones_and_summaries_go_by_text_message(cast, gateway):
    tell(cast.dep_post)
    tell(cast.dep_post, urgent=True)
    tell(cast.dep_post, digest_key="digest:2026-04-15")

    assert states() == [("webhook", "waiting", 0)] * 2


def test_the_call_is_signed_and_carries_only_the_subject(cast, gateway):
    tell(cast.dep_post, subject="请办理：\r\n两件今天到期", text="内部意见", urgent=True)

    assert delivery.send_due() == 1

    ((headers, body, values),) = gateway.got
    signed = hmac.new(
        SECRET.encode(), headers["X-Portal-Timestamp"].encode() + b"." + body, hashlib.sha256
    ).hexdigest()
    assert headers["X-Portal-Signature"] == f"sha256={signed}"
    assert headers["Idempotency-Key"] == f"delivery-{Delivery.objects.get().pk}"
    assert values["phone"] == cast.dep_post.person.phone
    assert values["text"] == "【西平样县人大代表履职平台】请办理： 两件今天到期"


@pytest.mark.parametrize(
    ("status", "state", "words"),
    [
        (503, "waiting", "短信网关暂时不收：503"),
        (403, "failed", "短信网关拒绝：403"),
        (302, "failed", "短信网关要求跳转（302），不予跟随。"),
    ],
)
def test_the_gateway_answers_decide_what_becomes_of_a_message(cast, gateway, status, state, words):
    gateway.replies.append(status)
    tell(cast.dep_post, urgent=True)

    delivery.send_due()

    assert states() == [("webhook", state, 1)]
    assert Delivery.objects.get().error == words
    assert len(gateway.got) == 1


# The outbox.


@pytest.fixture
def letters(cast):
    envelopes = [
        outbox.Envelope(
            to=cast.units["transport"], subject="请签收：交办通知", text="请按期办理。", url="/suggestions/1/"
        ),
        outbox.Envelope(to=cast.dep_post.person, subject="请查收：答复函", text="请查收。"),
    ]
    return outbox.put_letters(envelopes, actor=cast.dac, batch="四次会议建议交办通知")


def test_letters_wait_until_a_person_releases_them(cast, letters):
    assert Notice.objects.count() == 0

    page = cast.client("go").get("/outbox/").content.decode()
    cast.client("go").post("/outbox/", {"letters": [letters[0].pk], "deed": "release"})

    assert "四次会议建议交办通知" in page
    told = set(Notice.objects.values_list("person__name", flat=True))
    assert told == {"韩经办", "杨局长"}
    assert list(Letter.objects.order_by("pk").values_list("state", "released_by")) == [
        ("released", "周文书"),
        ("waiting", ""),
    ]
    assert AuditEvent.objects.get(kind="congress.letter.released").after == {
        "函件": ["西平样县交通运输局：请签收：交办通知"]
    }


def test_a_letter_is_released_once(cast, letters):
    assert outbox.release(letters, actor=cast.dac) == 2
    with pytest.raises(Refused, match="可能已有人先办理"):
        outbox.release(letters, actor=cast.go)

    assert Notice.objects.filter(person=cast.dep.person_id).count() == 1


def test_taking_letters_back_needs_a_reason(cast, letters):
    browser = cast.client("dac")

    refused = browser.post("/outbox/", {"letters": [letters[0].pk], "deed": "withdraw", "reason": " "})
    done = browser.post("/outbox/", {"letters": [letters[0].pk], "deed": "withdraw", "reason": "单位写错了。"})

    assert (refused.status_code, done.status_code) == (409, 302)
    assert "必须写明理由" in refused.content.decode()
    assert Letter.objects.get(pk=letters[0].pk).state == "withdrawn"
    assert Notice.objects.count() == 0


def test_only_the_offices_of_that_congress_release(cast, letters):
    for key in ("unit", "dep", "aud", "sys", "lead"):
        assert cast.client(key).get("/outbox/").status_code == 403, key
    assert cast.client("gov").get("/outbox/").context["batches"] == []
    assert cast.stranger.client("dac").get(f"/outbox/{letters[0].pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        outbox.release(letters, actor=cast.gov)
    assert cast.client("dac").get(f"/outbox/{letters[0].pk}/").status_code == 200
