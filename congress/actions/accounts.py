"""Opening, closing and keeping accounts. The first password is a one-time code on paper, never a default."""

import re
from collections import Counter

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.frame import clock, passwords
from congress.frame.workflow import Refused

from ..models import Account, Membership, SignIn
from ..policies import accounts as policies
from ..queries import accounts as queries
from ..queries import own_data as own_data_of
from ..queries.actors import posts_of
from . import notices, records, sign_ins

LOGIN = re.compile(r"[a-z][a-z0-9._-]{1,39}")  # begins with a letter, so that it is never taken for a phone number
DEMO_PASSWORD = "yanshi-2026"  # accepted in demo mode only, where the portal listens to its own machine


# The system administrator's deeds.


@transaction.atomic
def open_account(person, *, actor, login="", phone=None):
    """Open an account with its first one-time code; returns (account, code). The code itself is kept nowhere."""
    _demand(policies.may_manage_accounts, actor, person)
    login = login.strip().lower() or queries.free_login(person)
    phone = person.phone if phone is None else phone.strip()
    _check_names(login, phone)
    if Account.objects.filter(person=person).exists():
        raise Refused(f"{person}已有账号。")
    account = Account(person=person, login=login, phone=phone or None)
    account.set_unusable_password()
    code = _give_code(account)
    _save(account)
    records.record(
        "congress.account.opened",
        actor=actor,
        obj=account,
        text=f"{actor.name}为{person}开通账号",
        after={"登录名": account.login},
    )
    return account, code


def open_accounts(people, *, actor):
    """Open accounts for several people; a phone number already taken is left out. Returns [(account, code)]."""
    opened = []
    with transaction.atomic():
        for person in people:
            taken = not person.phone or Account.objects.filter(phone=person.phone).exists()
            opened.append(open_account(person, actor=actor, phone="" if taken else None))
    return opened


def new_code(account, *, actor):
    """A new one-time code for somebody who cannot get in; the old password and all sessions end. Returns the code."""
    _demand(policies.may_manage_accounts, actor, account.person)
    if account.is_demo:
        raise Refused("演示账号不用一次性口令。")
    _demand_unmerged(account)
    if not account.is_active:
        raise Refused("账号已停用，请先启用。")
    with transaction.atomic():
        account.past_passwords = _remembered(account)
        account.set_unusable_password()
        code = _give_code(account)
        _save(account)
        sign_ins.end_all(account, ending=SignIn.Ending.ADMINISTRATOR, actor=actor)
        records.record(
            "congress.account.new_code", actor=actor, obj=account, text=f"{actor.name}为{account.person}另发一次性口令"
        )
        _tell_of_new_code(account, actor)
    return code


def _tell_of_new_code(account, actor):
    """The person hears of it; when he is one of the three administrators, all three do."""
    told = Membership.objects.in_office().filter(person=account.person_id)
    if told.filter(administrator=True).exists():
        told = Membership.objects.in_office().filter(administrator=True, congress=account.person.county_id)
    notices.tell(
        told.select_related("person"),
        subject=f"请留意：{account.person}的密码已重置",
        text=f"{actor.name}于{clock.now().astimezone(clock.BEIJING):%Y年%-m月%-d日%H:%M}另发了一次性口令，原密码作废。"
        "如非本人要求，请立即联系安全管理员。",
    )


@transaction.atomic
def disable(account, *, actor, reason):
    """Close an account; whoever is signed in with it is out at his next request."""
    _demand(policies.may_manage_accounts, actor, account.person)
    if account.pk == actor.account_id:
        raise Refused("不能停用自己的账号。")
    _close(account, actor=actor, reason=reason)


def _close(account, *, actor, reason):
    if not Account.objects.filter(pk=account.pk, is_active=True).update(is_active=False):
        raise Refused("这个账号已经停用。")
    account.is_active = False
    sign_ins.end_all(account, ending=SignIn.Ending.DISABLED, actor=actor)
    records.record(
        "congress.account.disabled",
        actor=actor,
        obj=account,
        text=f"{actor.name}停用{account.person}的账号",
        reason=reason,
    )


@transaction.atomic
def enable(account, *, actor):
    """Open a closed account again, with the password it had."""
    _demand(policies.may_manage_accounts, actor, account.person)
    _demand_unmerged(account)
    _open(account, actor=actor)


def _demand_unmerged(account):
    if account.person.merged_into_id:
        raise Refused(f"{account.person}的这份登记已并入另一份，请用保留的登记的账号。")


def _open(account, *, actor):
    if not Account.objects.filter(pk=account.pk, is_active=False).update(is_active=True):
        raise Refused("这个账号没有停用。")
    account.is_active = True
    records.record(
        "congress.account.enabled", actor=actor, obj=account, text=f"{actor.name}启用{account.person}的账号"
    )


# Two registrations that were one person, each with an account. The caller has asked who may make them one.


@transaction.atomic
def lay_by(account, *, actor, reason):
    """Nobody comes in with this account any more; its records stay with it, its phone number is free for the other one.
    Returns what ``take_up`` needs to give it back as it was."""
    was = {"open": account.is_active, "phone": account.phone}
    if account.is_active:
        _close(account, actor=actor, reason=reason)
    Account.objects.filter(pk=account.pk).update(phone=None)
    return was


@transaction.atomic
def take_up(account, was, *, actor):
    """The account is as it was before it was laid by."""
    account.phone = was["phone"]
    _save(account)
    if was["open"]:
        _open(account, actor=actor)


def end_sessions(account, *, actor):
    """End all sessions of an account; returns how many."""
    _demand(policies.may_manage_accounts, actor, account.person)
    return sign_ins.end_all(account, ending=SignIn.Ending.ADMINISTRATOR, actor=actor)


def unlock(row, *, actor):
    """The security administrator lets a locked name try again from its address."""
    _demand(policies.may_manage_security, actor, row)
    sign_ins.unlock(row, actor=actor)


# One's own account.


def change_password(account, *, new, actor, sign_in, old=""):
    """Set a new password; every other session of the account ends.

    The old one is asked, except right after a one-time code. A new one against the policy is a ValidationError.
    """
    _demand(policies.is_own, actor, account)
    if not (account.must_change_password and sign_in.by_code):
        sign_ins.confirm_password(actor, old)
    found = passwords.complaints(new, words=queries.local_words(account), earlier=_remembered(account))
    if found:
        raise ValidationError({"new": found})
    with transaction.atomic():
        account.past_passwords = _remembered(account)
        account.set_password(new)
        account.must_change_password, account.password_changed_at = False, clock.now()
        account.code_hash, account.code_expires_at = "", None
        account.save()
        sign_ins.end_all(account, ending=SignIn.Ending.PASSWORD, actor=actor, but=sign_in)
        records.record(
            "congress.account.password_changed", actor=actor, obj=account, text=f"{account.person}更换了密码"
        )


def change_phone(account, *, phone, password, actor):
    """Another phone number to sign in with; the password is asked again."""
    _demand(policies.is_own, actor, account)
    sign_ins.confirm_password(actor, password)
    _check_names(account.login, phone)
    with transaction.atomic():
        was = records.snapshot(account)
        account.phone = phone or None
        _save(account)
        before, after = records.changes(account, was)
        records.record(
            "congress.account.phone_changed",
            actor=actor,
            obj=account,
            before=before,
            after=after,
            text=f"{account.person}更换了登录手机号",
        )


@transaction.atomic
def own_data(account, *, actor):
    """A copy of what is kept about oneself (个人信息保护法第四十五条)."""
    _demand(policies.is_own, actor, account)
    records.record("congress.account.own_data", actor=actor, obj=account, text=f"{account.person}下载本人的个人信息")
    kept = {section.label: section.rows for section in own_data_of.sections(actor)}
    return {
        "姓名": actor.name,
        "生成时间": clock.now().astimezone(clock.BEIJING).isoformat(timespec="minutes"),
        **kept,
    }


@transaction.atomic
def end_own_session(row, *, actor):
    """End one of one's sessions, from wherever one is."""
    _demand(policies.is_own, actor, row)
    return sign_ins.end(row, ending=SignIn.Ending.ENDED, actor=actor)


@transaction.atomic
def end_own_other_sessions(account, *, actor, but):
    """Only the session one is in goes on."""
    _demand(policies.is_own, actor, account)
    return sign_ins.end_all(account, ending=SignIn.Ending.ENDED, actor=actor, but=but)


@transaction.atomic
def choose_post(sign_in, membership, *, actor):
    """From now on this session acts in this post; the log says so."""
    if membership.person_id != actor.person_id or membership not in posts_of(sign_in.account):
        raise PermissionDenied("只能以本人在任的职务办公。")
    title = queries.post_name(membership)
    SignIn.objects.filter(pk=sign_in.pk).update(post_title=title)
    records.record(
        "congress.account.post_chosen",
        actor=actor,
        obj=sign_in.account,
        congress_id=membership.congress_id,
        text=f"{actor.name}以{title}身份办公",
        after={"职务": title, "角色": membership.get_role_display()},
    )


def set_large_type(account, *, on):
    """Large type on or off, on every device of this person."""
    Account.objects.filter(pk=account.pk).update(large_type=on)


# The demonstration.


@transaction.atomic
def open_demo_accounts(people, *, actor):
    """Accounts for a demonstration county: {login: person}. They open in demo mode only. Returns the accounts."""
    if not settings.DEMO:
        raise Refused("演示账号只能在演示模式下开通。")
    known, now = make_password(DEMO_PASSWORD), clock.now()
    phones = Counter(person.phone for person in people.values())  # a number that two share signs nobody in
    return Account.objects.bulk_create(
        Account(
            person=person,
            login=login,
            phone=person.phone if person.phone and phones[person.phone] == 1 else None,
            password=known,
            password_changed_at=now,
            must_change_password=False,
            is_demo=True,
        )
        for login, person in people.items()
    )


# Inside.


def _demand(policy, actor, about):
    if not (actor.is_system or policy(actor, about)):
        raise PermissionDenied(f"只有{policy.__doc__}可以这样做。")


def _give_code(account):
    code = passwords.new_code()
    begins = None if posts_of(account) else queries.opens_on(account.person_id)
    since = clock.moment(begins, 0, 0) if begins else clock.now()  # made ahead, it must last beyond the first day
    account.code_hash, account.code_expires_at = passwords.code_hash(code), since + settings.CODE_LIFE
    account.must_change_password = True
    return code


def _remembered(account):
    """Hashes of passwords used so far, the present one first."""
    present = [account.password] if account.has_usable_password() else []
    return [*present, *account.past_passwords][: max(p.remembered for p in passwords.PROFILES.values())]


def _check_names(login, phone):
    if not LOGIN.fullmatch(login):
        raise ValidationError({"login": "登录名以小写字母开头，只用小写字母、数字、点、横线和下划线。"})
    if phone and not re.fullmatch(r"1\d{10}", phone):
        raise ValidationError({"phone": "手机号应是 1 开头的 11 位数字。"})


def _save(account):
    """Names are unique in the database; when somebody was quicker, say which."""
    others = Account.objects.exclude(pk=account.pk)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        if others.filter(login=account.login).exists():
            raise ValidationError({"login": f"登录名“{account.login}”已有人用。"}) from None
        if account.phone and others.filter(phone=account.phone).exists():
            raise ValidationError({"phone": "这个手机号已用于另一个账号。"}) from None
        raise Refused(f"{account.person}已有账号。") from None
