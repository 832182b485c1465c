"""The answer to a watchdog – is this process alive, and does its database answer? – and the whole for a person."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from congress.frame.pages import page

from ..policies.health import looks_at_health
from ..queries import health as queries
from .deeds import allow


@login_not_required
@require_safe
def health(request):
    """200 when one trivial query works; a dead database raises and becomes a 503."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def state(request):
    """Every part of the portal, and what to do about those that are not well."""
    allow(request, looks_at_health)
    parts = queries.parts(request.actor)
    return page(request, "congress/health.html", parts=parts, wrong=sum(1 for part in parts if part.trouble))
