"""Livelihood projects: the rounds, one round through its five stages, ideas and candidates, its votes, what the public reads."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.models import Congress, Meeting
from congress.queries.papers import papers_and_course
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, paged
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import livelihood as actions
from ..actions import livelihood_votes as voting
from ..forms import livelihood as forms
from ..models import LivelihoodIdea, LivelihoodProject, LivelihoodRound
from ..policies import livelihood as policies
from ..queries import chosen, progress, ratings
from ..queries import livelihood as queries
from ..queries.collecting import source_for
from ..workflow import IDEA, ROUND

round_move = move_view(ROUND, queries.rounds, back="supervision:livelihood")
idea_move = move_view(IDEA, queries.ideas, back="supervision:idea")
S = LivelihoodRound.State


def rounds(request):
    """The rounds of all years, of the county and its townships."""
    allow(request, policies.reads_livelihood)
    asked = forms.RoundFilter(request.GET, actor=request.actor)
    found = paged(request, queries.listed_rounds(request.actor, **asked.asked()))
    return page(request, "supervision/livelihood_list.html", asked=asked, found=found,
                may_keep=policies.runs_round(request.actor))  # fmt: skip


def round_or_404(request, pk):
    return get_object_or_404(queries.rounds(request.actor), pk=pk)


@filed_once
def add_round(request):
    allow(request, policies.runs_round)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    form = forms.RoundForm(request.POST or None, instance=LivelihoodRound(congress=congress))
    return form_page(request, form, on_row(actions.keep_round, form), title="建立民生实事票决", done="已建立，请开始征集。",
                     back=reverse("supervision:livelihoods"), to=lambda row: row.get_absolute_url())  # fmt: skip


@filed_once
def change_round(request, pk):
    found = round_or_404(request, pk)
    allow(request, policies.runs_round, found)
    form = forms.RoundForm(request.POST or None, instance=found)
    return form_page(request, form, on_row(actions.keep_round, form), title=f"修改：{found}", done="已修改。",
                     back=found.get_absolute_url())  # fmt: skip


def round_page(request, pk):
    """One round: where it stands, its candidates or projects, its votes and papers."""
    found, actor = round_or_404(request, pk), request.actor
    runs, draws = policies.runs_round(actor, found), policies.draws_up(actor, found)
    rows = list(queries.projects(actor).filter(round=found).order_by("order", "pk"))
    papers, course = papers_and_course(found, actor)
    return page(
        request,
        "supervision/livelihood_detail.html",
        round=found,
        stages=queries.stages_of(found),
        projects=queries.lit(ratings.with_tallies(chosen.with_origins(rows))),
        money=sum(row.money for row in rows if row.is_adopted),
        fault=ROUND["submit"].refusal(found, actor) if draws and found.state == S.SCREENING else "",
        sources=queries.ideas_by_source(actor, found),
        ballots=queries.ballots_of(actor, found),
        may_score=policies.rates_projects(actor, found) and ratings.rated_now(found).exists(),
        words_waiting=ratings.unreleased(actor, found).count() if runs else 0,
        may_put_forward=found.state == S.COLLECTING and policies.puts_forward(actor),
        may_draw_up=draws and found.state in (S.COLLECTING, S.SCREENING),
        may_change=runs and not found.is_prepared,
        may_vote=runs and found.state == S.SUBMITTED and not queries.ballot_under_way(found),
        may_rate=runs and found.state == S.RATING and not found.rated_on and not queries.rating_under_way(found),
        offered=ROUND.offered(found, actor),
        moves_url=found.get_absolute_url(),
        papers=papers,
        course=course if policies.follows_livelihood(actor) else None,
    )


def _drawn_up(request, pk, deed, kinds_of_meeting, **words):
    found = round_or_404(request, pk)
    allow(request, policies.runs_round, found)
    form = forms.VoteForm(request.POST or None, meetings=queries.meetings_for(found, *kinds_of_meeting))
    return form_page(
        request, form, deed, found, back=found.get_absolute_url(), to=lambda row: row.get_absolute_url(), **words
    )


@filed_once
def draw_up_vote(request, pk):
    return _drawn_up(request, pk, voting.draw_up_vote, (Meeting.Kind.SESSION,), title="拟订票决", done="已拟订，到会后开始投票。",
                     note="每张票所选不超过应选数，得票超过全体代表半数的，按得票多少确定；末位票数相等的再次投票。")  # fmt: skip


@filed_once
def draw_up_rating(request, pk):
    return _drawn_up(request, pk, voting.draw_up_rating, tuple(queries.RATINGS), title="拟订测评票", done="已拟订，到会后开始投票。",
                     note="对每个项目评满意、基本满意或者不满意。")  # fmt: skip


# Ideas.


def ideas(request):
    allow(request, policies.reads_livelihood)
    opened = listing.opened(request, "supervision.ideas")
    asked = forms.IdeaFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed_ideas(request.actor, **asked.asked()))
    return page(request, "supervision/idea_list.html", opened=opened, asked=asked, found=found,
                export=export_url(request, "supervision.ideas") if policies.follows_livelihood(request.actor) else "")  # fmt: skip


def begin_idea(request):
    """What people say becomes a wish for a round that collects: of one's own congress first."""
    allow(request, policies.puts_forward)
    open_rounds = list(queries.open_rounds(request.actor))
    found = next((one for one in open_rounds if one.congress_id == request.actor.congress_id), None)
    found = found or next(iter(open_rounds), None)
    if found is None:
        raise Http404
    return put_forward(request, found.pk)


@filed_once
def put_forward(request, pk):
    allow(request, policies.puts_forward)
    found = get_object_or_404(queries.open_rounds(request.actor), pk=pk)
    source = source_for(request.actor, request.GET["from"]) if request.GET.get("from") else None
    idea = LivelihoodIdea(round=found, source="public")
    if source is not None:
        idea.title, idea.text = str(source)[:60], getattr(source, "text", "") or getattr(source, "body", "")
    form = forms.IdeaForm(
        request.POST or None, instance=idea, asks_source=source is None and actions.enters_for_others(request.actor)
    )
    return form_page(request, form, on_row(_from(request, source), form), title=f"提民生实事：{found}", done="已提出。",
                     note=f"依据：{source}" if source is not None else "", back=found.get_absolute_url(),
                     to=lambda row: row.get_absolute_url())  # fmt: skip


def _from(request, source):
    def deed(idea, *, actor):
        return actions.put_forward(idea, actor=actor, source=request.GET["from"] if source is not None else "")

    return deed


def idea_or_404(request, pk):
    return get_object_or_404(queries.ideas(request.actor), pk=pk)


def idea(request, pk):
    """One idea: what is wished for, who brought it, what came of it."""
    row, actor = idea_or_404(request, pk), request.actor
    origin = queries.origin_of(row)
    seen = origin is not None and source_for(actor, f"{origin._meta.label_lower}:{origin.pk}") is not None
    may_draw_up = policies.draws_up(actor, row) and row.state == LivelihoodIdea.State.RECEIVED
    return page(request, "supervision/idea_detail.html", idea=row, origin=origin if seen else None, may_draw_up=may_draw_up,
                offered=IDEA.offered(row, actor), moves_url=row.get_absolute_url(), course=timeline(row, actor))  # fmt: skip


# Candidates.


def _candidate(request, row, *, of=(), **words):
    allow(request, policies.draws_up, row)
    form = forms.CandidateForm(request.POST or None, instance=row, initial={"ideas": of})
    return form_page(request, form, partial(actions.keep_candidate, form.instance),
                     to=lambda made: made.get_absolute_url(), **words)  # fmt: skip


@filed_once
def add_candidate(request, pk):
    found = round_or_404(request, pk)
    return _candidate(
        request, LivelihoodProject(round=found), title="列入候选项目", done="已列入。", back=found.get_absolute_url()
    )


@filed_once
def candidate_of(request, pk):
    """An idea becomes a candidate of its own."""
    row = idea_or_404(request, pk)
    made = LivelihoodProject(round=row.round, title=row.title, content=row.text[:1000], place=row.place)
    return _candidate(
        request, made, of=[row.pk], title=f"列为候选项目：{row}", done="已列入。", back=row.get_absolute_url()
    )


@filed_once
def change_candidate(request, pk):
    row = get_object_or_404(queries.projects(request.actor), pk=pk)
    return _candidate(request, row, title=f"修改候选项目：{row}", done="已修改。", back=row.get_absolute_url())


# The public.


@login_not_required
def public_list(request):
    """What is being collected and what was chosen, of the county and its townships, for everybody."""
    rows = list(queries.public_rounds())
    asked = request.GET.get("round", "")
    shown = next((row for row in rows if str(row.pk) == asked), rows[0] if rows else None)
    projects = queries.lit(ratings.with_tallies(queries.projects_of(shown))) if shown else []
    return page(request, "supervision/livelihood_public.html", rounds=rows, round=shown, projects=projects,
                stages=queries.stages_of(shown) if shown else [])  # fmt: skip


@login_not_required
def public_one(request, pk):
    """One chosen project: what, where, for how much, how far, who has been to see it, how it was rated."""
    row = queries.public_project(pk)
    if row is None:
        return page(request, "supervision/public_unknown.html", status=404)
    ratings.with_tallies(chosen.with_origins([row]))
    reports = list(queries.reports_of(row))
    changes = [one for one in queries.adjustments_of(row) if one.state == "decided"]
    return page(
        request,
        "supervision/livelihood_project_public.html",
        project=row,
        words=ratings.words_of(row),
        may_rate=ratings.is_open(row),
        curves=progress.curves(progress.months_of(row), reports),
        reports=queries.told_to_all(reports[::-1], "by_name"),
        visits=[(one, []) for one, _ in queries.visits_of(row)],
        adjustments=queries.told_to_all(changes, "asked_by"),
    )
