"""The one-time token of a form: spent in the transaction of the deed, so that a deed is filed once or not at all."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from congress.frame.workflow import Refused

from ..models import FormToken

KEPT = timedelta(days=30)


def spend(token, account_id):
    """Take a token for the deed that follows; None, or where the first filing led if it has been spent before.

    A press that comes while the first one is still at work waits here for it, on both databases.
    """
    try:
        with transaction.atomic():
            FormToken.objects.create(token=token, account_id=account_id, result_url="")
        return None
    except IntegrityError:
        spent = FormToken.objects.filter(token=token).first()
    if spent is None or spent.account_id != account_id:
        raise Refused("这张表单已经失效，请重新打开再填。")
    return spent.result_url


def settle(token, result_url):
    """The deed is done: a second press of the same form will be led here."""
    FormToken.objects.filter(token=token).update(result_url=result_url[:300])


def give_back(token):
    """Nothing was filed; the form may be sent again."""
    FormToken.objects.filter(token=token, result_url="").delete()


def forget_old(now):
    """Tokens nobody can still hold a form for."""
    return FormToken.objects.filter(spent_at__lt=now - KEPT).delete()[0]
