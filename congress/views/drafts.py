"""Where forms save themselves while people write."""

import re

from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from ..actions import drafts, records

VERSION = re.compile("[0-9]{1,9}")


def autosave(form, *, places, labels=None):
    """A view that keeps what is typed into the fields of ``form``, and nothing else a browser may send.

    ``form`` is a class, or ``form(request, key)`` gives one whose fields depend on what is written. ``places`` is the
    pattern of the drafts' keys; ``labels`` names the fields whose two texts are shown when two devices differ (those
    with a label, where the form depends on the key).
    """

    @require_POST
    def view(request, key):
        if not re.fullmatch(places, key):
            raise Http404
        fields = form.base_fields if isinstance(form, type) else form(request, key).fields
        content = records.plain({name: request.POST.getlist(name) for name in fields if name in request.POST})
        if sum(len(value) for values in content.values() for value in values) > drafts.LIMIT:
            return HttpResponse("内容太长，服务器没有保存，请精简。", status=413)
        known = VERSION.fullmatch(request.POST.get("version", ""))
        draft, saved = drafts.keep(request.user.pk, key, content, version=int(known[0]) if known else 0)
        if saved:
            return JsonResponse({"version": draft.version, "saved_at": f"{localtime(draft.saved_at):%H:%M}"})
        if not draft.content:
            return HttpResponse("这份稿子已在别处保存或提交，这里再写的只存在这台设备上。", status=410)
        named = labels or {name: one.label for name, one in fields.items() if not one.widget.is_hidden}
        return _conflict(content, draft, named)

    return view


def _conflict(content, draft, labels):
    """Both texts of every field that differs, as the page draws them."""
    differing = [
        {"name": name, "label": label, "mine": _text(content, name), "theirs": _text(draft.content, name)}
        for name, label in labels.items()
        if _text(content, name) != _text(draft.content, name)
    ]
    answer = HttpResponse(render_to_string("congress/_draft_conflict.html", {"differing": differing}), status=409)
    answer["X-Draft-Version"] = str(draft.version)
    return answer


def _text(content, name):
    return "\n".join(content.get(name, []))
