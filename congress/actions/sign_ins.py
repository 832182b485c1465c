"""Coming in and going out: every attempt is put down before the password is looked at."""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from congress.frame import clock, kinds, passwords, totp
from congress.frame.actor import ANONYMOUS
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused

from ..models import Account, SecondStep, SignIn
from ..queries import accounts as queries
from ..queries.actors import posts_of
from . import records

NOBODYS = "!"  # fits no password, and Django takes as long to say so as for a real one
SEEN_EVERY = 60  # seconds; the last deed of a session is remembered this coarsely, so that reading writes little


# Coming in.


def sign_in(name, password, *, ip, browser="", device=""):
    """Let somebody in by login name, phone or unique person's name; returns his SignIn, or refuses with the reason.

    A stranger's name costs the same work and gets the same words as a wrong password.
    """
    account = queries.account_named(name)
    attempt = _attempt(account, name, ip=ip, browser=browser, device=device)
    fits = account.check_password(password) if account else check_password(password, NOBODYS)
    by_code = not fits and account is not None and passwords.code_fits(password, account.code_hash)
    if not fits and not by_code:
        raise _wrong(attempt)
    if reason := _reason_to_stay_out(account, by_code=by_code):
        raise _closed(attempt, reason)
    if by_code and not Account.objects.filter(pk=account.pk, code_hash=account.code_hash).update(code_hash=""):
        raise _wrong(attempt)  # a rival has just used the same code
    attempt.by_code = by_code
    return _half_in(attempt) if SecondStep.objects.filter(account=account).exists() else _entered(attempt)


def _half_in(row):
    """The password was right, the phone's figures are still to come. Until then it counts as a try."""
    row.result = SignIn.Result.HALF
    row.save()
    return row


def second_step(row, typed, *, ip, browser="", device=""):
    """The rest of a sign-in: the figures of the phone, or a recovery code. Wrong ones count like wrong passwords."""
    account = Account.objects.select_related("person__county").get(pk=row.account_id)
    where = {"ip": ip, "browser": browser, "device": device}
    attempt = _attempt(account, account.login, purpose=SignIn.Purpose.SECOND, **where)
    if not _takes(account, typed):
        raise _wrong(attempt)
    if reason := _reason_to_stay_out(account, by_code=False):
        raise _closed(attempt, reason)
    with transaction.atomic():
        attempt.result = SignIn.Result.ENTERED
        _forgive(attempt)
        attempt.save()
        return _entered(row)


@transaction.atomic
def _takes(account, typed):
    """Whether these are figures of now or an unused recovery code; either works once."""
    held = SecondStep.objects.filter(account=account)
    if not held.update(salt=F("salt")):  # a rival with the same figures waits here
        return False
    step, typed = held.get(), typed.replace(" ", "")
    if shown := totp.step_shown(totp.secret_of(step.salt), typed, clock.now(), step.last_step):
        return held.update(last_step=shown)
    left = [code for code in step.recovery if not passwords.code_fits(typed, code)]
    if len(left) == len(step.recovery):
        return False
    held.update(recovery=left)
    actor = queries.person_acting(account)
    text = f"{account.person}用恢复码登录，还剩{len(left)}个"
    records.record("congress.account.recovery_used", actor=actor, obj=account, text=text)
    return True


def sign_in_demo(account, *, ip, browser="", device=""):
    """One click into a demonstration account; there is no such door outside demo mode."""
    if not settings.DEMO or not account.is_demo:
        raise Refused("只有演示模式下的演示账号可以免密码登录。")
    if reason := _reason_to_stay_out(account, by_code=False):
        raise Refused(REFUSALS[reason])
    return _entered(_attempt(account, account.login, ip=ip, browser=browser, device=device))


def adopt(account, *, ip, browser="", device=""):
    """The SignIn of a session begun without the form (a programme's own door); recorded like any other."""
    now = clock.now()
    return _entered(
        SignIn(account=account, key=queries.key_of(account), ip=ip, browser=browser, device=device, at=now)
    )


def confirm_password(actor, password):
    """Ask for the password again before a weighty deed; returns the confirmation. A failure counts like a sign-in.

    Not inside the deed itself, whose refusal would undo the trace of the failure: a form's ``clean`` is the place.
    """
    account = Account.objects.select_related("person__county").get(pk=actor.account_id)
    here = SignIn.objects.filter(pk=actor.sign_in_id).first() or SignIn(ip=actor.ip)
    where = {"ip": here.ip, "browser": here.browser, "device": here.device}
    attempt = _attempt(account, account.login, purpose=SignIn.Purpose.CONFIRM, **where)
    if not account.check_password(password):
        raise _wrong(attempt)
    with transaction.atomic():
        attempt.result = SignIn.Result.ENTERED
        _forgive(attempt)
        attempt.save()
    return attempt


def _attempt(account, name, *, ip, browser, device, purpose=SignIn.Purpose.SIGN_IN):
    """Put the attempt down as failed before the password is looked at, so that rivals at once get no extra tries.

    Each first holds the account until its own row is in, and therefore counts the rows of those before it.
    """
    key, now = queries.key_of(account, name, device), clock.now()
    row = SignIn(account=account, key=key, purpose=purpose, ip=ip[:45], browser=browser[:60], device=device, at=now)
    with transaction.atomic(durable=purpose != SignIn.Purpose.CONFIRM):
        if account:
            Account.objects.filter(pk=account.pk).update(is_active=F("is_active"))
        until = queries.locked_until(key, row.ip)
        if not until:
            row.tries_left = settings.SIGN_IN_TRIES - queries.recent_tries(key, row.ip) - 1
            row.locked_until = None if row.tries_left > 0 else now + settings.SIGN_IN_LOCK
            row.save()
    if until:
        raise _locked(row, until)
    return row


@transaction.atomic
def _entered(row):
    """It was the right one: a session begins, and earlier mistakes from this address are forgiven.

    The account is held until the session stands, so that of two that begin at once the later one sees the earlier.
    """
    Account.objects.filter(pk=row.account_id).update(last_login=row.at)
    held = posts_of(row.account)
    row.result, row.seen_at = SignIn.Result.ENTERED, clock.now()
    row.post_title = queries.post_name(held[0]) if len(held) == 1 else ""
    _forgive(row)
    row.save()
    actor = queries.person_acting(row.account, row.ip)
    how = ("用一次性口令" if row.by_code else "") + (f"以{row.post_title}身份" if row.post_title else "")
    records.record("congress.account.signed_in", actor=actor, obj=row.account, text=f"{actor.name}{how}登录")
    _end_older(row, actor)
    return row


def _end_older(row, actor):
    """Of one browser's sessions only the last one asked for goes on, in whatever order a double click is answered."""
    if row.device:
        same = SignIn.objects.filter(account=row.account_id, device=row.device).sessions().order_by("-pk")
        for older in same.select_related("account__person")[1:]:
            end(older, ending=SignIn.Ending.REPLACED, actor=actor)


def _forgive(row):
    row.counts, row.locked_until = False, None
    SignIn.objects.filter(key=row.key, ip=row.ip, counts=True).update(counts=False, locked_until=None)


WRONG = {
    SignIn.Purpose.SIGN_IN: "登录名或密码不对。",
    SignIn.Purpose.CONFIRM: "密码不对。",
    SignIn.Purpose.SECOND: "验证码不对，或者已经用过。",
}
REFUSALS = {
    SignIn.Result.DISABLED: "您的账号已停用，请联系系统管理员。",
    SignIn.Result.NO_POST: "您目前没有在任职务，不能登录。如有疑问，请联系系统管理员。",
    SignIn.Result.CODE_EXPIRED: "这个一次性口令已过期，请向系统管理员另领一个。",
}


def _reason_to_stay_out(account, *, by_code):
    if not account.is_active:
        return SignIn.Result.DISABLED
    if by_code and account.code_expires_at <= clock.now():
        return SignIn.Result.CODE_EXPIRED
    return "" if posts_of(account) else SignIn.Result.NO_POST


def _wrong(attempt):
    if attempt.locked_until:
        text = f"连续 {settings.SIGN_IN_TRIES} 次不对，{_until(attempt.locked_until)}"
    else:
        what = WRONG[attempt.purpose]
        text = f"{what}再错 {attempt.tries_left} 次将锁定 {settings.SIGN_IN_LOCK // timedelta(minutes=1)} 分钟。"
    _note_failure(attempt)
    return Refused(text)


def _closed(attempt, result):
    """The secret was right but the door is closed: this is told plainly and is no guess."""
    attempt.result, attempt.counts, attempt.locked_until = result, False, None
    attempt.save()
    _note_failure(attempt)
    begins = result == SignIn.Result.NO_POST and queries.opens_on(attempt.account.person_id)
    return Refused(f"您的职务从{long_date(begins)}开始，账号从那天起可以登录。" if begins else REFUSALS[result])


def _locked(row, until):
    row.result, row.counts, row.locked_until = SignIn.Result.LOCKED, False, None
    row.save()
    _note_failure(row)
    return Refused(f"尝试次数过多，{_until(until)}")


def _note_failure(row):
    actor = queries.person_acting(row.account, row.ip) if row.account else replace(ANONYMOUS, ip=row.ip)
    records.record(
        "congress.account.sign_in_failed",
        actor=actor,
        obj=row.account,
        result="refused",
        text=f"{actor.name}{row.get_purpose_display()}未成功：{row.get_result_display()}",
    )


def _until(moment):
    return f"已锁定到 {moment.astimezone(clock.BEIJING):%H:%M}，到时再试；着急请联系安全管理员解锁。"


# Going out.


def seen(row):
    """The session goes on. Written at most once a minute, and never over a later mark."""
    now = clock.now()
    if (now - row.seen_at).total_seconds() >= SEEN_EVERY:
        SignIn.objects.filter(pk=row.pk, ended_at=None, seen_at__lt=now).update(seen_at=now)


@transaction.atomic
def end(row, *, ending, actor):
    """End one session; the next request with it finds the door closed. Returns whether it was still going on."""
    ended = SignIn.objects.filter(pk=row.pk).sessions().update(ended_at=clock.now(), ending=ending)
    if ended:
        label = SignIn.Ending(ending).label
        records.record(
            "congress.account.signed_out",
            actor=actor,
            obj=row.account,
            text=f"{row.account.person}的登录结束：{label}",
        )
    return bool(ended)


@transaction.atomic
def end_all(account, *, ending, actor, but=None):
    """End every session of an account, but perhaps the present one; returns how many."""
    going_on = SignIn.objects.filter(account=account).sessions().exclude(pk=but.pk if but else None)
    return sum(end(row, ending=ending, actor=actor) for row in going_on.select_related("account__person"))


def unlock(row, *, actor):
    """The security administrator lets a locked name try again from its address."""
    with transaction.atomic():
        _forgive(row)
        row.save()
        whom = row.account.person if row.account else "未登记的名字"
        records.record(
            "congress.account.unlocked", actor=actor, obj=row.account, text=f"{actor.name}解除锁定：{whom}（{row.ip}）"
        )


def purge(now):
    """Forget attempts older than the log must be kept, and dead sessions; the ticker calls this."""
    gone, _ = SignIn.objects.filter(at__lt=now - timedelta(days=settings.AUDIT_KEEP_DAYS)).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    return gone


PURGE = kinds.Ticker(key="congress.sign_ins", label="清理过期的登录记录", run=purge, order=900)
