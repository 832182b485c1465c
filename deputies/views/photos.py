"""Photographs of opinions: looking at one and covering faces, opening the sealed original, and what the receipt shows."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from congress.frame import throttle
from congress.views import looks
from congress.views.deeds import allow
from congress.views.institution import form_page
from congress.views.once import filed_once
from congress.views.strangers import unlisted

from ..actions import photos as actions
from ..forms.photos import CoverForm
from ..policies import opinions as policies
from ..queries import photos as queries
from ..queries import voice
from .opinions import found_or_404
from .voice import whose


def of_opinion(request, pk, file):
    """(opinion, Photo) in sight of this person, or 404."""
    row = found_or_404(request, pk)
    found = queries.photo_of(row, file)
    if found is None:
        raise Http404
    return row, found


def handed_out(file):
    """The picture itself, to be shown in a page and kept nowhere."""
    path = queries.place_of(file)
    if not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=file.content_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


@filed_once
def photo(request, pk, file):
    """Look at one photograph, tick what nobody else is to see, and let it be shown."""
    row, found = of_opinion(request, pk, file)
    allow(request, policies.redacts, row)
    columns, rows = queries.grid(found.file)
    anew = bool(found.cover and found.cover.is_covered and policies.breaks_seal(request.actor, row))
    form = CoverForm(
        request.POST if request.method == "POST" else None, columns=columns, rows=rows, may_begin_anew=anew
    )
    form.photo = found
    return form_page(request, form, actions.cover, row, found.file, title="核对照片", back=row.get_absolute_url(), done="已核对这张照片。",
                     template="deputies/opinion_photo.html",
                     note="点选人脸、车牌、门牌、电话所在的格子。保存后别人只看到遮住的照片，原照片封存。")  # fmt: skip


def original(request, pk, file):
    """The photograph as it came, under the covered one; the look is recorded with its reason, as that at the words is."""
    row, found = of_opinion(request, pk, file)
    allow(request, policies.breaks_seal, row)
    if found.cover is None:
        return redirect(row)
    reason, asking = looks.asked(request, title=f"查看原照片：{row}", back=row.get_absolute_url())
    return asking or handed_out(actions.open_original(found.cover, actor=request.actor, reason=reason))


@login_not_required
@require_GET
@unlisted
def shown(request, token, pk):
    """A photograph that was looked at, for whoever has the receipt."""
    opinion = voice.by_token(token) if throttle.allow("voice-photo", whose(request), most=120) else None
    found = opinion and next((file for file in queries.shown_photos(opinion) if file.pk == pk), None)
    if not found:
        raise Http404
    return handed_out(found)
