"""The papers of a case: the bound case file, and the papers of a session or a year."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from congress.actions import documents
from congress.frame import kinds
from congress.frame.pages import page
from congress.views.deeds import tried
from congress.views.once import answer_with, filed_once

from ..actions import papers
from ..documents import case_file, rights
from ..forms.registers import REGISTERS, RegisterFilter
from ..queries import papers as queries
from ..queries import work


@require_POST
@filed_once
def bind(request, pk):
    """Ask for the case file; the job's page shows how far it is."""
    suggestion = work.case_for(request.actor, pk)
    if suggestion is None:
        raise Http404
    if not case_file.may_bind(request.actor, suggestion):
        raise PermissionDenied(f"只有{case_file.may_bind.__doc__}可以生成案卷。")
    job = papers.bind_case_file(suggestion, actor=request.actor)
    messages.success(request, "案卷正在生成，完成后可以下载。")
    return redirect("congress:job", pk=job.pk)


def asked(request):
    """(term, form) of the page of registers, the first of them unless asked; 403 for whoever may not issue them."""
    term = queries.term_of(request.actor)
    if term is None or not rights.gives_registers(request.actor, term):
        raise PermissionDenied(f"这里只对{rights.gives_registers.__doc__}开放。")
    choices = [(f"suggestions.{key}", kinds.documents[f"suggestions.{key}"].title) for key in REGISTERS]
    form = RegisterFilter(
        request.GET or {"paper": choices[0][0]},
        papers=choices,
        sessions=queries.sessions_of(term),
        years=queries.years_of(term),
    )
    return term, form


@filed_once
def registers(request):
    """Choose a paper and its period, look at it, issue it."""
    term, form = asked(request)
    chosen = form.is_valid()
    if request.method == "POST" and chosen:
        key = form.cleaned_data["paper"]
        if made := tried(form, documents.issue, key, term, actor=request.actor, **form.asked):
            messages.success(request, f"已签发：{made.title}。文件正在生成。")
            return answer_with(request, made.get_absolute_url())
    kind = kinds.documents[form.cleaned_data["paper"]] if chosen else None
    count = len(kind.gather(term, **form.asked)["rows"]) if kind else 0
    return page(
        request, "suggestions/register_list.html", form=form, kind=kind, count=count, query=request.GET.urlencode()
    )


@require_POST
@filed_once
def register_preview(request):
    """Ask for the paper as it would be issued now; the job's page shows how far it is."""
    term, form = asked(request)
    if not form.is_valid():
        raise Http404
    key = form.cleaned_data["paper"]
    return redirect("congress:job", pk=documents.preview_later(key, term, actor=request.actor, **form.asked).pk)
