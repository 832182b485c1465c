"""Lists as files: asked for with the filters of the page, made in the background."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import kinds

from ..actions import exporting
from .once import filed_once


@require_POST
@filed_once
def export(request, listing):
    """POST to ``/export/<listing>/?<the list page's own query>&format=xlsx``."""
    if listing not in kinds.listings:
        raise Http404(listing)
    filters = {name: values for name, values in request.GET.lists() if name not in ("page", "view", "format")}
    format = request.POST.get("format") or request.GET.get("format", "xlsx")
    job = exporting.export(listing, actor=request.actor, filters=filters, format=format)
    return redirect("congress:job", pk=job.pk)


def export_url(request, listing, **more):
    """Where the list of this page is asked for as a file, just as it is filtered now – and of ``more``, what it hangs on."""
    asked = "&".join(filter(None, (request.GET.urlencode(), urlencode(more))))
    return f"{reverse('congress:export', args=[listing])}?{asked}"
