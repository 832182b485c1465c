"""The archive of papers, one paper, the registers of numbers, and the open page where anybody may check a paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from congress.frame import files, kinds, throttle
from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import documents as actions
from ..forms.documents import ArchiveFilter, CheckForm, DocumentReasonForm, IssueForm
from ..models import NumberSeries
from ..policies import documents as policies
from ..queries import documents as queries
from . import listing
from .deeds import FoundOnce, allow, paged, tried
from .once import answer_with, filed_once

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CHECKS_A_MINUTE = 10


def document_list(request):
    allow(request, policies.reads_papers)
    opened = listing.opened(request, "congress.documents")
    kept = queries.archive_kept(request.actor)
    form = ArchiveFilter(opened.query or {}, years=queries.archive_years(kept))
    found = opened.paged(request, form.apply(queries.archive(request.actor, kept)), by=FoundOnce)
    rows = queries.with_matters(found)
    return page(request, "congress/document_list.html", opened=opened, form=form, documents=found, rows=rows)


def found_or_404(request, pk):
    document = queries.document_for(request.actor, pk)
    if document is None:
        raise Http404
    return document


def document_detail(request, pk):
    document = found_or_404(request, pk)
    return page(
        request,
        "congress/document_detail.html",
        document=document,
        kind=queries.kind_of(document),
        matter=queries.matter_of(document),
        versions=queries.versions(document),
        whole=document.has_file and files.is_whole(document.stored_as, document.sha256),
        may_change=queries.may_change(request.actor, document),
    )


@filed_once
def document_issue(request, kind, pk):
    """Look at the paper as it would be, then issue it."""
    kind, obj = kind_and_object(request, kind, pk)
    if not kind.may_issue(request.actor, obj):
        raise PermissionDenied("您不能签发这类公文。")
    form = IssueForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (made := tried(form, actions.issue, kind.key, obj, actor=request.actor)):
        messages.success(request, f"已签发：{made.number_text or made.title}。文件正在生成。")
        return answer_with(request, made.get_absolute_url())
    return page(request, "congress/document_issue.html", kind=kind, obj=obj, form=form)


@require_POST
@filed_once
def document_preview(request, kind, pk):
    """Ask for the paper as it would be issued now; the job's page shows how far it is."""
    kind, obj = kind_and_object(request, kind, pk)
    job = actions.preview_later(kind.key, obj, actor=request.actor)
    return answer_with(request, reverse("congress:job", args=[job.pk]))


def kind_and_object(request, key, pk):
    if key not in kinds.documents:
        raise Http404
    kind = kinds.documents[key]
    obj = queries.target_for(request.actor, kind, pk)
    if obj is None:
        raise Http404
    return kind, obj


def document_progress(request, pk):
    document = found_or_404(request, pk)
    if document.job is None:
        raise Http404
    return render(request, "congress/_document_progress.html", {"document": document})


def document_file(request, pk):
    """The issued file itself, as a download."""
    document = found_or_404(request, pk)
    path = files.path_of(document.stored_as) if document.has_file else None
    if path is None or not path.is_file():
        raise Http404
    return handed_out(
        FileResponse(path.open("rb"), as_attachment=True, filename=f"{document.file_name}.pdf", content_type=PDF)
    )


def document_word(request, pk):
    """The same text for Word and WPS; an editing copy, not the issued paper."""
    document = found_or_404(request, pk)
    response = HttpResponse(actions.as_word(document), content_type=WORD)
    response["Content-Disposition"] = content_disposition_header(True, f"{document.file_name}.docx")
    return handed_out(response)


def handed_out(response):
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@filed_once
def document_correct(request, pk):
    return with_reason(
        request,
        pk,
        actions.correct_each,
        title="更正公文",
        label="出具更正件",
        done="已出具更正件。",
        note="按事项现在的内容另出一版，文号不变；原版保留，并注明已被替代。",
    )


@filed_once
def document_void(request, pk):
    return with_reason(
        request,
        pk,
        actions.void_each,
        title="作废公文",
        label="作废",
        done="已作废。",
        note="公文和文件保留，注明作废；文号登记为作废，不再使用。",
    )


def with_reason(request, pk, deed, *, title, label, done, note):
    document = found_or_404(request, pk)
    if not queries.may_change(request.actor, document):
        raise PermissionDenied("只有签发这类公文的人可以更正或作废。")
    siblings = queries.siblings(document, request.actor)
    form = DocumentReasonForm(request.POST if request.method == "POST" else None, siblings=siblings)
    if form.is_valid():
        chosen, reason = form.chosen(document), form.cleaned_data["reason"]
        if changed := tried(form, deed, chosen, actor=request.actor, reason=reason):
            messages.success(request, done if len(changed) == 1 else f"{done}共 {len(changed)} 份。")
            return answer_with(request, changed[0].get_absolute_url())
    context = {"document": document, "form": form, "title": title, "label": label, "note": note}
    return page(request, "congress/document_reason.html", status=422 if form.is_bound else 200, **context)


@require_POST
def document_render(request, pk):
    document = found_or_404(request, pk)
    try:
        actions.render_again(document, actor=request.actor)
        messages.success(request, "已开始重新生成文件。")
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return answer_with(request, document.get_absolute_url())


def number_list(request):
    allow(request, policies.keeps_numbers)
    return page(request, "congress/number_list.html", series=paged(request, queries.series_of(request.actor)))


def number_series(request, pk):
    series = get_object_or_404(
        NumberSeries.objects.visible_to(request.actor).select_related("organ", "congress"), pk=pk
    )
    numbers = paged(request, queries.numbers_of(series), 100)
    rows = queries.with_matters(numbers)
    return page(request, "congress/number_series.html", series=series, numbers=numbers, rows=rows)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request, token):
    """For whoever holds a paper: is it genuine, is it the latest version, is this file unaltered?"""
    document = queries.by_token(token)
    form = CheckForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    result, status = None, 404 if document is None else 200
    if request.method == "POST" and document is not None:
        result, status = compared(request, document, form)
    return page(request, "congress/check.html", status=status, document=document, form=form, result=result)


def compared(request, document, form):
    """(what the comparison says, status): the file is digested and forgotten."""
    if not throttle.allow("check", request.actor.ip or "unknown", most=CHECKS_A_MINUTE):
        form.add_error(None, "核对得太频繁，请一分钟后再试。")
        return None, 429
    if not form.is_valid():
        return None, 422
    return queries.match(document, files.sha256_of(form.cleaned_data["file"])), 200
