"""Handing out files: asked for one by one, never rendered as a page."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from congress.frame.address import find

from ..actions.agendas import note_opening
from ..models import Attachment, MeetingPaper
from ..queries.attachments import may_fetch


def fetch(request, pk):
    """The file, as a download, to those who may see what it belongs to."""
    attachment = get_object_or_404(Attachment.objects.visible_to(request.actor), pk=pk)
    path = Path(settings.MEDIA_ROOT) / attachment.stored_as
    if not may_fetch(request.actor, attachment) or not path.is_file():
        raise Http404
    if isinstance(owner := find(attachment.target), MeetingPaper):
        note_opening([owner], actor=request.actor)
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=attachment.name, content_type=attachment.content_type
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
