"""Where forms save themselves while people write."""

import hashlib
import json
import re

from django.forms import BooleanField, CharField, CheckboxInput, DecimalField, FileInput, IntegerField
from django.forms.widgets import ChoiceWidget
from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from congress.frame.merging import base_of, changed, rivals

from ..actions import drafts, records

COUNT = re.compile("[0-9]+")
SEEN = "seen"  # the stored words a text was begun from


def begun(request, key, url, form):
    """What a page that keeps itself tells its form (``post_form`` with ``keeps``). A text not sent last time is taken up; where
    the stored words have changed since, it is not put over them but shown beside: ``aside`` [(label, text)]."""
    content, version = drafts.kept(request.user.pk, key)
    stored = {
        name: str(form.get_initial_for_field(field, name) or "")
        for name, field in form.fields.items()
        if isinstance(field, CharField)
    }
    seen, aside = hashlib.sha256(json.dumps(stored).encode()).hexdigest(), []
    if content and not form.is_bound:
        if _text(content, SEEN) in ("", seen):
            _take_up(form, content)
        else:
            written = {name: _text(content, name) for name in stored}
            aside = [
                (form.fields[name].label, text) for name, text in written.items() if text not in ("", stored[name])
            ]
    place = {"key": f"{request.user.pk}.{key}", "url": url, "version": version}
    return {"unsent": place | {"seen": seen, "aside": aside}}


def _take_up(form, content):
    for name, field in form.fields.items():
        said = content.get(name)
        if isinstance(field, BooleanField):
            form.initial[name] = said is not None
        elif said is not None:
            several = getattr(field.widget, "allow_multiple_selected", False)
            form.initial[name] = said if several else (said or [""])[0]


def autosave(form, *, places, labels=None):
    """A view that keeps what is typed into the fields of ``form``, and nothing else a browser may send.

    ``form`` is a class, or ``form(request, key)`` gives one whose fields depend on what is written. ``places`` is the
    pattern of the drafts' keys; ``labels`` names the fields whose two texts are shown when two devices differ (those
    with a label, where the form depends on the key). A form whose hidden ``base`` says what its writer began from
    gives up nothing that only one device has changed: just what both changed is asked about.
    """

    @require_POST
    def view(request, key):
        if not re.fullmatch(places, key):
            raise Http404
        fields = form.base_fields if isinstance(form, type) else form(request, key).fields
        content = records.plain({name: request.POST.getlist(name) for name in (*fields, SEEN) if name in request.POST})
        if sum(len(value) for values in content.values() for value in values) > drafts.LIMIT:
            return HttpResponse("内容太长，服务器没有保存，请精简。", status=413)
        said = {name: _count(request.POST.get(name, ""), digits) for name, digits in (("version", 9), ("turn", 15))}
        draft, saved = drafts.keep(request.user.pk, key, content, page=request.POST.get("page", "")[:40], **said)
        if saved:
            return JsonResponse({"version": draft.version, "saved_at": f"{localtime(draft.saved_at):%H:%M}"})
        if not draft.content:
            return HttpResponse("这份稿子已在别处保存或提交，这里再写的只存在这台设备上。", status=410)
        return _conflict(
            content, draft, fields, labels or {name: one.label for name, one in fields.items() if _is_text(one)}
        )

    return view


def _count(words, digits):
    return int(words) if COUNT.fullmatch(words) and len(words) <= digits else 0


def _is_text(field):
    return not field.widget.is_hidden and not isinstance(field.widget, ChoiceWidget | CheckboxInput | FileInput)


def _conflict(content, draft, fields, labels):
    """Both texts of every field that the two devices have changed, and what only the other one has."""
    mine, theirs = (
        changed({name: _text(said, name) for name in labels}, base_of(_text(said, "base")))
        for said in (content, draft.content)
    )
    differing = [
        {
            "name": name,
            "label": labels[name],
            "mine": mine[name],
            "theirs": theirs[name],
            "number": _is_number(fields[name]),
        }
        for name in rivals(mine, theirs)
    ]
    taken = {name: words for name, words in theirs.items() if name not in mine}
    found = {"differing": differing, "taken": taken}
    answer = HttpResponse(render_to_string("congress/_draft_conflict.html", found), status=409)
    answer["X-Draft-Version"] = str(draft.version)
    return answer


def _is_number(field):
    return isinstance(field, IntegerField | DecimalField)


def _text(content, name):
    return "\n".join(content.get(name, []))
