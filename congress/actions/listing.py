"""Keeping a list as one likes it: its columns, and filters under a name. Nothing of this is a deed of office."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import Account, SavedView
from ..policies import listing as policies

MOST = 40  # kept filters of one person for one list


@transaction.atomic
def choose_columns(account, listing, labels):
    """Which columns of a list this person sees, in this order; none: those that everybody first sees."""
    row = Account.objects.select_for_update().get(pk=account.pk)
    others = {key: chosen for key, chosen in row.list_columns.items() if key != listing}
    row.list_columns = {**others, listing: list(labels)} if labels else others
    row.save(update_fields=["list_columns"])
    account.list_columns = row.list_columns


@transaction.atomic
def keep_view(listing, *, actor, name, query, is_shared=False):
    """Keep what a list was asked under a name; the same name of the same person is written over."""
    if not policies.keeps_views(actor):
        raise PermissionDenied
    if is_shared and not policies.may_share(actor):
        raise Refused("只有在机关、单位工作的人员可以设为共用。")
    if not query:
        raise Refused("还没有选条件或排序，没有可以保存的内容。")
    mine = SavedView.objects.filter(account=actor.account_id, congress=actor.congress_id, listing=listing)
    if mine.exclude(name=name).count() >= MOST:
        raise Refused(f"一个列表最多保存{MOST}个常用条件，请先删去不用的。")
    view, _ = SavedView.objects.update_or_create(
        account_id=actor.account_id,
        congress_id=actor.congress_id,
        listing=listing,
        name=name,
        defaults={
            "query": query,
            "is_shared": is_shared,
            "organization_id": actor.organization_id,
            "kept_by": actor.name[:40],
            "kept_at": clock.now(),
        },
    )
    return view


@transaction.atomic
def drop_view(view, *, actor):
    """Forget kept filters; whoever shared them takes them from everybody."""
    if not policies.owns_view(actor, view):
        raise PermissionDenied(f"只有{policies.owns_view.__doc__}可以删去。")
    view.delete()
