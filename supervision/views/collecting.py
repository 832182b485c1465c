"""Collecting topics: the calls, proposing – on the phone too –, scoring and choosing."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.models import Congress
from congress.queries.records import timeline
from congress.views.deeds import allow, paged
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import collecting as actions
from ..forms import collecting as forms
from ..models import Call, Proposal
from ..policies import collecting as policies
from ..queries import collecting as queries
from ..workflow import CALL, PROPOSAL

call_move = move_view(CALL, queries.calls, back="supervision:call")
proposal_move = move_view(PROPOSAL, queries.proposals, back="supervision:proposal")


def calls(request):
    """The calls of the years; for whoever proposes, what became of his own."""
    allow(request, policies.reads_calls)
    return page(request, "supervision/call_list.html", calls=paged(request, queries.calls(request.actor)),
                own=list(queries.own(request.actor)[:10]), may_collect=policies.collects(request.actor),
                open=list(queries.open_calls(request.actor)), may_propose=policies.proposes(request.actor))  # fmt: skip


def _call(request, row, **words):
    form = forms.CallForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_call, form), to=lambda row: row.get_absolute_url(), **words)


@filed_once
def add_call(request):
    allow(request, policies.collects)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    return _call(
        request, Call(congress=congress), title="建立议题征集", done="已建立。", back=reverse("supervision:calls")
    )


def call(request, pk):
    """One call with what was proposed."""
    row, actor = get_object_or_404(queries.calls(request.actor), pk=pk), request.actor
    asked = forms.ProposalFilter(request.GET, actor=actor)
    return page(
        request,
        "supervision/call_detail.html",
        call=row,
        asked=asked,
        found=paged(request, queries.listed(actor, call=row.pk, **asked.asked())),
        by_source=queries.by_source(actor, row),
        offered=CALL.offered(row, actor),
        moves_url=row.get_absolute_url(),
        may_change=policies.collects(actor, row) and row.state != Call.State.SETTLED,
        may_propose=policies.proposes(actor) and row.state == Call.State.OPEN,
        scores=policies.scores(actor),
        export=export_url(request, "supervision.proposals") if policies.scores(actor) else "",
        course=timeline(row, actor) if policies.scores(actor) else None,
    )


@filed_once
def change_call(request, pk):
    row = get_object_or_404(queries.calls(request.actor), pk=pk)
    allow(request, policies.collects, row)
    return _call(request, row, title=f"修改：{row}", done="已修改。", back=row.get_absolute_url())


@filed_once
def propose(request, pk):
    """One topic proposed; ``?from=`` names what it is made of."""
    row = get_object_or_404(queries.open_calls(request.actor), pk=pk)
    allow(request, policies.proposes)
    source = request.GET.get("from", "")
    made_of = queries.source_for(request.actor, source) if source else None
    if source and made_of is None:
        raise Http404(source)
    first = {"title": str(made_of)[:100]} if made_of else {}
    form = forms.ProposalForm(request.POST or None, instance=Proposal(call=row), actor=request.actor, initial=first)
    return form_page(request, form, lambda *, actor, **_: actions.propose(form.instance, actor=actor, source=source),
                     title="提监督议题", done="已提出，筛选结果会通知您。", back=row.get_absolute_url(), to=lambda one: one.get_absolute_url(),
                     note=f"依据：{made_of._meta.verbose_name}《{made_of}》" if made_of else f"{row}，{row.closes_on:%-m月%-d日}截止。")  # fmt: skip


def begin(request):
    """Where a proposal begins that is made of something else: the call that is open now."""
    allow(request, policies.proposes)
    row = queries.open_calls(request.actor).first()
    if row is None:
        return page(request, "supervision/call_none.html")
    return propose(request, pk=row.pk)


def proposal(request, pk):
    """One proposal: its reasons, its source, its scores, what came of it."""
    row, actor = get_object_or_404(queries.proposals(request.actor), pk=pk), request.actor
    scores = policies.scores(actor, row)
    waits = row.state == Proposal.State.SUBMITTED
    return page(
        request,
        "supervision/proposal_detail.html",
        proposal=row,
        tied=queries.tied_to(row, actor),
        merged=list(row.merged.all()),
        lines=list(row.lines.select_related("plan", "topic").order_by("-plan__version")[:1]),
        offered=PROPOSAL.offered(row, actor),
        moves_url=row.get_absolute_url(),
        shows_score=scores,
        may_score=scores and waits and row.call.state != Call.State.SETTLED,
        may_change=waits and row.call.state == Call.State.OPEN and policies.is_its_proposer(actor, row),
        course=timeline(row, actor) if scores else None,
    )


@filed_once
def change_proposal(request, pk):
    row = get_object_or_404(queries.proposals(request.actor), pk=pk)
    allow(request, policies.is_its_proposer, row)
    form = forms.ProposalForm(request.POST or None, instance=row, actor=request.actor)
    return form_page(request, form, on_row(actions.change_proposal, form), title=f"修改：{row}", done="已修改。",
                     back=row.get_absolute_url())  # fmt: skip


@filed_once
def score(request, pk):
    row = get_object_or_404(queries.proposals(request.actor), pk=pk)
    allow(request, policies.scores, row)
    form = forms.ScoreForm(request.POST or None, given=queries.own_score(request.actor, row))
    return form_page(request, form, actions.score, row, title=f"评分：{row}", done="已评分。", note=row.reason,
                     back=row.get_absolute_url())  # fmt: skip


@login_not_required
def public_call(request):
    """The call that is open, for everybody: what is asked for, until when, and how to say it (监督法第十二条)."""
    return page(request, "supervision/public_call.html", call=queries.public_call())
