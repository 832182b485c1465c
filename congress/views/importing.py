"""Taking tables in: choose a register, get its template, send a file, look at every line, confirm, undo."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from congress.frame import blanks, kinds
from congress.frame.pages import page
from congress.frame.sheets import XLSX
from congress.templatetags import house

from ..actions import importing as actions
from ..forms.importing import ImportFileForm, RowFilter, WhoForm
from ..models import ImportBatch, ImportRow
from ..policies import importing as policies
from ..policies.accounts import may_manage_accounts
from ..queries import importing as queries
from ..queries.attachments import file_row
from .deeds import allow, paged, tried
from .once import answer_with, filed_once

ASKED_AT_ONCE = 50


@require_safe
def import_list(request):
    """The registers one may fill from a table, and what was taken in."""
    allow(request, policies.imports_anything)
    found = paged(request, queries.batches(request.actor))
    return page(
        request,
        "congress/import_list.html",
        kinds=queries.imports_for(request.actor),
        others=queries.imports_of_others(request.actor),
        opens_accounts=may_manage_accounts(request.actor),
        found=found,
    )


def asked_kind(request, kind):
    if kind not in kinds.imports:
        raise Http404(kind)
    found = kinds.imports[kind]
    if not policies.may_import(request.actor, found):
        raise PermissionDenied(f"只有{found.may.__doc__}可以导入{found.title}。")
    return found


@filed_once
def import_new(request, kind):
    """Send a file in; what is wrong with the whole of it is said here, what is wrong with a line on the next page."""
    found = asked_kind(request, kind)
    form = ImportFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid() and (batch := tried(form, take_in, found, form.cleaned_data["file"], actor=request.actor)):
        return answer_with(request, batch.get_absolute_url())
    return page(
        request,
        "congress/import_new.html",
        form=form,
        kind=found,
        columns=[{"column": one, "advice": blanks.advice_for(one)} for one in found.columns],
        status=422 if request.method == "POST" else 200,
    )


def take_in(kind, upload, *, actor):
    return actions.take_in(kind, upload, actor=actor)


@require_safe
def import_template(request, kind):
    found = asked_kind(request, kind)
    return workbook(blanks.written(found, queries.intake_of(found, request.actor)), f"{found.title}导入模板.xlsx")


def workbook(content, name):
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=XLSX.content_type)


def seen(request, pk):
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.actor).select_related("job"), pk=pk)
    allow(request, policies.looks_after, batch)
    return batch


@require_safe
def import_batch(request, pk):
    """What a file would do, line by line; afterwards what it has done."""
    batch, asked = seen(request, pk), RowFilter(request.GET or None)
    return page(
        request,
        "congress/import_batch.html",
        batch=batch,
        kind=kinds.imports[batch.kind],
        asked=asked,
        found=paged(request, queries.rows_of(batch, asked.asked() if request.GET else first_shown(batch))),
        tabs=tabs(batch, asked.asked() if request.GET else first_shown(batch)),
        who=who_form(batch) if batch.counts.get("asked") and batch.state == "checked" else None,
        file=[file_row(row) for row in queries.files_of(batch, request.actor)],
        may_undo=queries.may_still_be_undone(batch),
        done=f"{batch.asked_by}于{house.moment(batch.applied_at)}导入。" if batch.applied_at else "",
    )


def first_shown(batch):
    """Before it is taken in, what is wrong comes first."""
    return "wrong" if batch.state == "checked" and batch.counts.get("wrong") else ""


def tabs(batch, current):
    words = [
        ("", "全部", batch.total),
        *((key, word, batch.counts.get(key, 0)) for key, word in ImportRow.State.choices),
    ]
    return [
        {"label": word, "url": f"?state={key}", "current": key == current, "count": number}
        for key, word, number in words
        if number or not key
    ]


def who_form(batch, data=None):
    return WhoForm(data, rows=queries.rows_of(batch, "asked")[:ASKED_AT_ONCE])


@require_POST
@filed_once
def import_choose(request, pk):
    """Which of the namesakes is meant: one of them, or somebody new."""
    batch = seen(request, pk)
    form = who_form(batch, request.POST)
    if form.is_valid() and form.choices():
        actions.choose(batch, form.choices(), actor=request.actor)
        messages.success(request, "已按您的选择重新核对。")
    return answer_with(request, batch.get_absolute_url())


@require_safe
def import_mend(request, pk):
    """The same table with what is wrong in a last column, to be mended in Excel and sent again."""
    batch = seen(request, pk)
    kind = kinds.imports[batch.kind]
    rows = [(row.cells, "；".join(f"“{name}”{words}" for name, words in row.faults)) for row in queries.rows_of(batch)]
    content = blanks.written(
        kind,
        queries.intake_of(kind, request.actor),
        rows=rows,
        title=f"{kind.title}（待修改）",
        notes=["按最后一列“问题”修改后重新上传，“问题”列不用删"],
    )
    return workbook(content, f"{kind.title}待修改.xlsx")


@require_POST
@filed_once
def import_confirm(request, pk):
    batch = actions.confirm(seen(request, pk), actor=request.actor)
    if batch.state == "applied":
        messages.success(request, "已全部导入。")
    elif batch.state == "checked":
        messages.warning(request, "预览以后登记册有变动，没有导入。请看过下面的变动再确认。")
    to = reverse("congress:job", args=[batch.job_id]) if batch.state == "queued" else batch.get_absolute_url()
    return answer_with(request, to)


@filed_once
def import_undo(request, pk):
    """Asked first, with what stands in the way; then everything goes back as it was."""
    batch = seen(request, pk)
    if request.method == "POST":
        actions.undo(batch, actor=request.actor)
        messages.success(request, "已撤销这次导入，登记册恢复原状。")
        return answer_with(request, batch.get_absolute_url())
    may_undo = queries.may_still_be_undone(batch)
    found = actions.hindrances(batch) if may_undo else []
    return page(request, "congress/import_undo.html", batch=batch, hindrances=found, may_undo=may_undo)


@require_POST
@filed_once
def import_discard(request, pk):
    actions.discard(seen(request, pk), actor=request.actor)
    messages.success(request, "已放弃，什么都没有写入。")
    return answer_with(request, reverse("congress:imports"))
