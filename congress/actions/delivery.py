"""Carrying notices outside by mail and text message. The inbox row is the message; this is only its courier.

A row is claimed by one conditional UPDATE, sent, and marked with what came of it. Named passing troubles are tried
again after a pause that doubles; everything else, and the last try, ends FAILED with the reason on the row. A row
whose worker died while sending is found by the sweep and tried once more: mail carries the same Message-ID and the
gateway the same key again, so that the other side can recognise what it already has.
"""

import errno
import hashlib
import hmac
import json
import logging
import random
import smtplib
import socket
from datetime import timedelta
from email.utils import parseaddr
from http.client import HTTPConnection, HTTPException, HTTPSConnection, RemoteDisconnected
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string

from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import Delivery
from ..policies.jobs import looks_after_jobs
from ..queries.site import site_name
from . import records

log = logging.getLogger(__name__)

TRIES = 6
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
STUCK = timedelta(minutes=5)  # longer than any one sending may take
SILENCE = 3  # passing troubles in a row after which a sweep stops asking until next time
TIMEOUT = 10
PASSING = (smtplib.SMTPServerDisconnected, ConnectionError, TimeoutError, socket.gaierror)
PASSING_NUMBERS = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN)
PASSING_STATUS = (408, 425, 429, 500, 502, 503, 504)

State = Delivery.State


class Passing(Exception):
    """A trouble that may be over in a while."""


class Impossible(Exception):
    """Trying again would not help; the message says why, in Chinese."""


def deliver(pk):
    """Send one waiting delivery that is due; returns its new state, or None when it was not ours to send."""
    now = clock.now()
    waiting = Delivery.objects.filter(pk=pk, state=State.WAITING, next_try_at__lte=now)
    if not waiting.update(state=State.SENDING, tries=F("tries") + 1, next_try_at=now + STUCK):
        return None
    delivery = Delivery.objects.select_related("notice__person__county").get(pk=pk)
    try:
        SENDERS[delivery.channel](delivery)
    except Passing as trouble:
        return _later(delivery, str(trouble))
    except Impossible as reason:
        return _settle(delivery, State.FAILED, error=str(reason)[:200])
    except Exception as error:  # one bad row never stops the others, and never stays without a word
        log.exception("delivery %s failed", pk)
        return _settle(delivery, State.FAILED, error=f"程序出错（{type(error).__name__}），已记入日志。")
    return _settle(delivery, State.SENT, sent_at=clock.now(), error="")


def _settle(delivery, state, **columns):
    """Only the try that is still ours decides what came of it."""
    ours = Delivery.objects.filter(pk=delivery.pk, state=State.SENDING, tries=delivery.tries)
    return state if ours.update(state=state, **columns) else None


def _later(delivery, trouble):
    log.warning("delivery %s, try %s: %s", delivery.pk, delivery.tries, trouble)
    if delivery.tries >= TRIES:
        return _settle(delivery, State.FAILED, error=f"试了 {delivery.tries} 次都没有发出：{trouble}"[:200])
    pause = min(FIRST_PAUSE * 2 ** (delivery.tries - 1), LONGEST_PAUSE) * random.uniform(0.75, 1.25)
    return _settle(delivery, State.WAITING, next_try_at=clock.now() + pause, error=trouble[:200])


def send_due(now=None, limit=200):
    """Send what is due, and take up what a dead worker left in the middle; returns how many went out."""
    now = now or clock.now()
    stuck = Delivery.objects.filter(state=State.SENDING, next_try_at__lte=now)
    stuck.filter(tries__gte=TRIES).update(state=State.FAILED, error=f"发送中断了 {TRIES} 次，已经停下。")
    stuck.update(state=State.WAITING)
    due = Delivery.objects.filter(state=State.WAITING, next_try_at__lte=now).order_by("next_try_at", "pk")
    sent = silence = 0
    for pk in list(due.values_list("pk", flat=True)[:limit]):
        outcome = deliver(pk)
        sent += outcome == State.SENT
        silence = silence + 1 if outcome == State.WAITING else 0
        if silence == SILENCE:
            break
    return sent


@transaction.atomic
def retry(delivery, *, actor):
    """Try a failed delivery anew."""
    if not looks_after_jobs(actor):
        raise PermissionDenied(f"只有{looks_after_jobs.__doc__}可以重发。")
    failed = Delivery.objects.filter(pk=delivery.pk, state=State.FAILED)
    if not failed.update(state=State.WAITING, tries=0, error="", next_try_at=clock.now()):
        raise Refused("这条消息不是“发送失败”，不必重发。")
    records.record(
        "congress.delivery.retry",
        actor=actor,
        obj=delivery,
        congress_id=actor.congress_id,
        text=f"{actor.name}重发一条{delivery.get_channel_display()}",
    )
    return delivery


def one_line(text):
    """A header takes no line breaks."""
    return " ".join(text.split())


# Mail.


def send_mail(delivery):
    """The subject and where to read on; what the message says in full stays in the house."""
    notice, house = delivery.notice, site_name(delivery.notice.person.county_id)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    text = render_to_string("house/mail.txt", {"notice": notice, "site_name": house, "url": absolute(notice.url)})
    mail = EmailMessage(
        one_line(notice.subject),
        text,
        to=[notice.person.email],
        headers={"Message-ID": f"<notice-{delivery.pk}@{domain}>"},
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        raise _mail_trouble(code, words) from error
    except smtplib.SMTPResponseException as error:
        raise _mail_trouble(error.smtp_code, error.smtp_error) from error
    except ValueError as error:  # an address no mail can be written to or from
        raise Impossible("收件人邮箱或发件人地址不对，请检查后重发。") from error
    except OSError as error:
        raise _trouble("邮件服务器", error) from error


def _mail_trouble(code, words):
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    if 400 <= code < 500:
        return Passing(f"邮件服务器暂时不收：{code} {said}")
    return Impossible(f"邮件服务器拒绝：{code} {said}")


def _trouble(whose, error):
    """A named passing trouble – nobody there, no way there, no answer in time – or one that stays."""
    if isinstance(error, (*PASSING, RemoteDisconnected)) or getattr(error, "errno", None) in PASSING_NUMBERS:
        return Passing(f"{whose}没有回应（{type(error).__name__}）")
    return Impossible(f"连不上{whose}：{type(error).__name__}，请检查设置。")


def absolute(url):
    return f"{settings.PORTAL_URL}{url}" if settings.PORTAL_URL and url else settings.PORTAL_URL


# The county's gateway for text messages: one fixed address, each call signed.


def send_to_gateway(delivery):
    """POST {id, phone, text, at}; the signature is HMAC-SHA256 over "<timestamp>.<body>"."""
    notice = delivery.notice
    body = json.dumps(
        {
            "id": delivery.pk,
            "phone": notice.person.phone,
            "at": notice.at.isoformat(),
            "text": f"【{site_name(notice.person.county_id)}】{one_line(notice.subject)}",
        },
        ensure_ascii=False,
    ).encode()
    status = _post(settings.SMS_GATEWAY_URL, body, signed_headers(body, delivery.pk))
    if status in PASSING_STATUS:
        raise Passing(f"短信网关暂时不收：{status}")
    if not 200 <= status < 300:
        raise Impossible(f"短信网关拒绝：{status}" if status >= 400 else f"短信网关要求跳转（{status}），不予跟随。")


def signed_headers(body, key):
    stamp = str(int(clock.now().timestamp()))
    signature = hmac.new(settings.SMS_GATEWAY_SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": f"delivery-{key}",
        "X-Portal-Timestamp": stamp,
        "X-Portal-Signature": f"sha256={signature}",
    }


def _post(url, body, headers):
    """The status the gateway answers with; no redirects, no proxies, no waiting beyond the time-out."""
    parts = urlsplit(url)
    kind = {"http": HTTPConnection, "https": HTTPSConnection}.get(parts.scheme)
    if kind is None or not parts.hostname:
        raise Impossible("短信网关的地址不对，请检查 PORTAL_SMS_URL。")
    connection = kind(parts.hostname, parts.port, timeout=TIMEOUT)
    try:
        connection.request("POST", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), body, headers)
        return connection.getresponse().status
    except (OSError, HTTPException) as error:
        raise _trouble("短信网关", error) from error
    finally:
        connection.close()


SENDERS = {Delivery.Channel.MAIL: send_mail, Delivery.Channel.WEBHOOK: send_to_gateway}
