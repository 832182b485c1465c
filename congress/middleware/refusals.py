"""Every refusal leaves a row in the log; a deed refused for now is answered with its reason in Chinese."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from congress.actions import records
from congress.frame.pages import page
from congress.frame.workflow import Refused


class RefusalMiddleware:
    """Sees what a view has raised after its transaction was rolled back, so that the row stays."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info:
            raise Http404  # it names nothing: no database can even look for it
        return self.get_response(request)

    def process_exception(self, request, error):
        if not isinstance(error, (PermissionDenied, Refused)):
            return None
        note_refusal(request, error)
        if isinstance(error, PermissionDenied):
            return None  # Django draws 403.html
        return page(request, "congress/refused.html", status=409, reason=str(error), back=came_from(request))


def note_refusal(request, error, actor=None):
    """Who asked for which page and was refused why; a visitor without an account leaves his address."""
    actor = actor or request.actor
    kind = "congress.forbidden" if isinstance(error, PermissionDenied) else "congress.refused"
    doing = "打开" if request.method in ("GET", "HEAD") else "提交"
    records.record_refusal(
        kind, actor=actor, text=f"{actor.name}{doing} {request.path}，被拒绝", reason=str(error) or "没有权限"
    )


def came_from(request):
    """The page of a refused deed is the page itself; its form was sent to it."""
    return request.path if request.method in ("GET", "HEAD") else request.headers.get("Referer") or "/"
