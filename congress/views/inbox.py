"""The inbox: what one has been told, read or not."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from congress.frame.pages import inside, page

from ..actions import notices
from ..models import Notice
from ..queries.inbox import elsewhere
from .deeds import paged


@require_safe
def inbox(request):
    mine = Notice.objects.visible_to(request.actor).select_related("membership__post")
    unread, only = mine.unread().count(), request.GET.get("show") == "unread"
    return page(
        request,
        "congress/inbox.html",
        rows=paged(request, mine.unread() if only else mine),
        unread=unread,
        elsewhere=elsewhere(request.actor),
        only=only,
        tabs=[
            {"label": "全部", "url": "?", "current": not only},
            {"label": "未读", "url": "?show=unread", "current": only, "count": unread or ""},
        ],
    )


@require_POST
def open_notice(request, pk):
    """Read it, and on to what it is about."""
    notice = get_object_or_404(Notice.objects.visible_to(request.actor), pk=pk)
    notices.mark_read(Notice.objects.visible_to(request.actor).filter(pk=pk), actor=request.actor)
    return redirect(inside(notice.url, otherwise="/inbox/"))


@require_POST
def read_all(request):
    notices.mark_all_read(actor=request.actor)
    return redirect("congress:inbox")
