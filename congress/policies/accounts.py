"""Who may deal with accounts. Three administrators are three persons (三员分立) and see no business."""

from ..models import ADMINISTRATORS


def may_manage_accounts(actor, person=None):
    """系统管理员（限本县）"""
    return actor.is_any("SYS") and (person is None or person.county_id == actor.county_id)


def may_manage_security(actor, sign_in=None):
    """安全管理员（限本县）"""
    account = sign_in and sign_in.account  # a try under no known name is anybody's
    return actor.is_any("SEC") and (account is None or account.person.county_id == actor.county_id)


def may_reset_second_step(actor, step=None):
    """安全管理员（限本县，本人除外）"""
    person = step and step.account.person
    return actor.is_any("SEC") and (
        person is None or (person.county_id == actor.county_id and person.pk != actor.person_id)
    )


def handles_business(actor, obj=None):
    """承担业务的职务（系统管理员、安全管理员、审计员除外）"""
    return actor.account_id is not None and not actor.is_any(*ADMINISTRATORS, "PUB")


def is_own(actor, obj):
    """本人"""
    return actor.account_id is not None and actor.account_id == getattr(obj, "account_id", obj.pk)
