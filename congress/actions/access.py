"""Access tokens: made by their owner, who confirms with his password; ended by him or the administrators."""

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q

from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import AccessToken
from ..policies import tokens as policies
from ..queries.tokens import hashed
from . import records, sign_ins

LONGEST = timedelta(days=365)
MOST = 20  # in force of one account
USE_IS_NOTED = timedelta(minutes=1)


def make_token(*, name, reads, cases, moves, expires_on, networks, password, actor):
    """A new key for the post its owner acts in. Returns (token, key): the key is told this once."""
    if not policies.has_tokens(actor):
        raise PermissionDenied(f"只有{policies.has_tokens.__doc__}可以办理访问令牌。")
    sign_ins.confirm_password(actor, password)
    today = clock.today()
    if not today <= expires_on <= today + LONGEST:
        raise ValidationError({"expires_on": "有效期从今天起最长一年。"})
    mine = AccessToken.objects.filter(account=actor.account_id)
    if mine.in_force().count() >= MOST:
        raise Refused(f"您已有{MOST}个有效的令牌，请先作废不用的。")
    key = f"rd_{secrets.token_urlsafe(32)}"
    token = AccessToken(
        account_id=actor.account_id,
        membership_id=actor.membership_id,
        name=name,
        code_hash=hashed(key),
        reads=reads,
        cases=cases,
        moves=moves,
        networks=networks,
        expires_on=expires_on,
    )
    token.validate_constraints()
    with transaction.atomic():
        token.save()
        text = f"{actor.name}办理访问令牌“{name}”，有效期至{expires_on:%Y-%m-%d}"
        rest = "全部" if token.reads_all else "不看"
        scope = {"名单": reads or rest, "事项": cases or rest, "手续": moves or "不办", "网段": networks or "不限"}
        records.record("congress.token.made", actor=actor, obj=token, text=text, after=scope)
    return token, key


@transaction.atomic
def revoke_token(token, *, actor):
    """It opens nothing from now on."""
    if not policies.may_revoke(actor, token):
        raise PermissionDenied(f"只有{policies.may_revoke.__doc__}可以作废。")
    ended = AccessToken.objects.filter(pk=token.pk, revoked_at=None)
    if not ended.update(revoked_at=clock.now(), revoked_by=actor.name):
        raise Refused("这个令牌已经作废。")
    text = f"{actor.name}作废{token.account.person}的访问令牌“{token}”"
    records.record("congress.token.revoked", actor=actor, obj=token, text=text)


def note_use(token):
    """When it was last used, at most once a minute; by itself, so that no deed waits for it."""
    now = clock.now()
    if token.last_used_at is None or now - token.last_used_at >= USE_IS_NOTED:
        stale = Q(last_used_at=None) | Q(last_used_at__lte=now - USE_IS_NOTED)
        AccessToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)
