"""Satisfaction votes: the list, drawing up, one vote with its ranking and what follows, what the public reads."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.models import Congress
from congress.policies.ballots import reads_ballots
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, paged
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import satisfaction as actions
from ..forms import satisfaction as forms
from ..models import SatisfactionVote
from ..policies import satisfaction as policies
from ..queries import satisfaction as queries
from ..workflow import SATISFACTION

vote_move = move_view(SATISFACTION, queries.votes, back="supervision:satisfaction")


def votes(request):
    allow(request, policies.reads_votes)
    opened = listing.opened(request, "supervision.satisfaction")
    asked = forms.VoteFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "supervision/satisfaction_list.html", opened=opened, asked=asked, found=found, may_keep=policies.keeps_votes(request.actor),
                export=export_url(request, "supervision.satisfaction") if policies.follows_votes(request.actor) else "")  # fmt: skip


def found_or_404(request, pk):
    return get_object_or_404(queries.votes(request.actor), pk=pk)


@filed_once
def add(request):
    allow(request, policies.keeps_votes)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    form = forms.VoteForm(request.POST or None, instance=SatisfactionVote(congress=congress))
    return form_page(request, form, on_row(actions.keep_vote, form), title="拟订满意度测评", done="已拟订，请列出测评对象。",
                     back=reverse("supervision:satisfactions"), to=lambda vote: vote.get_absolute_url())  # fmt: skip


@filed_once
def change(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_votes, found)
    form = forms.VoteForm(request.POST or None, instance=found)
    return form_page(request, form, on_row(actions.keep_vote, form), title=f"修改：{found}", done="已修改。",
                     back=found.get_absolute_url())  # fmt: skip


@filed_once
def objects(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_votes, found)
    form = forms.ObjectsForm(request.POST or None, vote=found)
    return form_page(request, form, actions.choose_objects, found, title=f"测评对象：{found}", done="已保存测评对象。",
                     back=found.get_absolute_url(), note="测评票上按机构的登记顺序排列。")  # fmt: skip


def vote(request, pk):
    """One vote: the ranking and what follows for whom – before the result, who is voted on and how far the ballot is."""
    found, actor = found_or_404(request, pk), request.actor
    keeps = policies.keeps_votes(actor, found)
    rows = queries.ranked(actor, found)
    return page(
        request,
        "supervision/satisfaction_detail.html",
        vote=found,
        rows=rows,
        followed=[row for row in rows if row.review_id or row.rectification_id],
        ballot=queries.ballot_of(found) if reads_ballots(actor) and policies.follows_votes(actor) else None,
        may_write=keeps and found.state == SatisfactionVote.State.DRAFT and not found.topic_id,
        offered=SATISFACTION.offered(found, actor),
        moves_url=found.get_absolute_url(),
        papers=papers_of(found, actor),
        course=timeline(found, actor) if keeps else None,
    )


# What the public reads (监督法第十条).


@login_not_required
def public_list(request):
    return page(request, "supervision/public_satisfactions.html", found=paged(request, queries.published()))


@login_not_required
def public_one(request, pk):
    found = queries.published().filter(pk=pk).first()
    if found is None:
        return page(request, "supervision/public_unknown.html", status=404)
    rows = queries.ranking_of(found)
    return page(request, "supervision/public_satisfaction.html", vote=found, rows=rows,
                last=[row for row in rows if row.at_bottom])  # fmt: skip
