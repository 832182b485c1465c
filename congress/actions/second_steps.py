"""The second step of signing in: turned on and off by oneself, taken away by the security administrator."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.frame import clock, passwords, totp
from congress.frame.workflow import Refused

from ..models import Membership, SecondStep
from ..policies import accounts as policies
from . import notices, records, sign_ins

RECOVERY_CODES = 8


def turn_on(account, *, salt, figures, password, actor):
    """From now on the phone is asked, too. Returns the recovery codes; they are kept nowhere in plain."""
    if not policies.is_own(actor, account):
        raise PermissionDenied(f"只有{policies.is_own.__doc__}可以启用。")
    sign_ins.confirm_password(actor, password)
    step = totp.step_shown(totp.secret_of(salt), figures.replace(" ", ""), clock.now())
    if step is None:
        raise ValidationError({"figures": "验证码不对。请填手机上现在显示的六位数字，并核对手机时间。"})
    codes = [passwords.new_code() for _ in range(RECOVERY_CODES)]
    hashes = [passwords.code_hash(code) for code in codes]
    with transaction.atomic():
        defaults = {"salt": salt, "last_step": step, "recovery": hashes, "since": clock.now()}
        _, new = SecondStep.objects.get_or_create(account=account, defaults=defaults)
        if not new:
            raise Refused("第二步验证已经启用。")
        text = f"{account.person}启用第二步验证"
        records.record("congress.account.second_on", actor=actor, obj=account, text=text)
    return codes


def turn_off(account, *, password, actor):
    """The password alone is enough again."""
    if not policies.is_own(actor, account):
        raise PermissionDenied(f"只有{policies.is_own.__doc__}可以停用。")
    sign_ins.confirm_password(actor, password)
    with transaction.atomic():
        _take_away(account)
        text = f"{account.person}停用第二步验证"
        records.record("congress.account.second_off", actor=actor, obj=account, text=text)


@transaction.atomic
def reset(step, *, reason, actor):
    """For somebody who has lost phone and sheet, after his papers were looked at; he hears of it."""
    if not policies.may_reset_second_step(actor, step):
        raise PermissionDenied(f"只有{policies.may_reset_second_step.__doc__}可以解除。")
    account = step.account
    _take_away(account)
    text = f"{actor.name}解除{account.person}的第二步验证"
    records.record("congress.account.second_reset", actor=actor, obj=account, text=text, reason=reason)
    notices.tell(
        Membership.objects.in_office().filter(person=account.person_id).select_related("person"),
        subject="请留意：您的第二步验证已解除",
        text=f"{actor.name}已解除您登录时的第二步验证。如非本人要求，请立即更换密码并联系安全管理员。",
    )


def _take_away(account):
    if not SecondStep.objects.filter(account=account).delete()[0]:
        raise Refused("第二步验证没有启用。")
