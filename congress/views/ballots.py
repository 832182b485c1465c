"""Votes: the list, drawing up, one vote with its result, casting one's own, two tellers' counts.

What somebody chooses travels in the body of his own two requests and is put down nowhere else: the page that asks once
more carries it back and forth, no draft and no token keeps it, and an error report leaves it out.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.frame.together import hang
from congress.frame.workflow import Refused

from ..actions import ballots as actions
from ..forms import ballots as forms
from ..models import Ballot
from ..policies import ballots as policies
from ..policies.resolutions import keeps_resolutions
from ..queries import ballots as queries
from ..queries import resolutions
from ..queries.papers import papers_and_course
from ..workflow import BALLOT
from . import listing
from .deeds import allow, tried
from .institution import form_page
from .meetings import own_congress
from .moves import move_view
from .once import answer_with, filed_once

ballot_move = move_view(BALLOT, queries.with_case, back="congress:ballot")


def found_or_404(request, pk):
    return get_object_or_404(queries.with_case(request.actor), pk=pk)


def ballots(request):
    """The votes this person sees."""
    allow(request, policies.reads_ballots)
    opened = listing.opened(request, "congress.ballots")
    asked = forms.BallotFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "congress/ballot_list.html", opened=opened, asked=asked, found=found,
                waiting=queries.waiting(request.actor), may_keep=policies.keeps_ballots(request.actor))  # fmt: skip


def add_ballot(request):
    """Which vote it is to be."""
    allow(request, policies.keeps_ballots)
    form = forms.KindForm(request.GET or None, congress=own_congress(request))
    if form.is_valid():
        return answer_with(request, reverse("congress:ballot_add_kind", args=[form.cleaned_data["kind"]]))
    return page(request, "congress/ballot_kind.html", form=form)


@filed_once
def add_ballot_of(request, kind):
    allow(request, policies.keeps_ballots)
    congress = own_congress(request)
    if kind not in [one.key for one in queries.kinds_of(congress)]:
        raise Http404
    row = Ballot(congress=congress, kind=kind)
    form = forms.BallotForm(request.POST or None, instance=row)
    return form_page(request, form, lambda *, actor, **data: actions.prepare(form.instance, actor=actor, **data),
                     title=f"拟订：{row.kept_as.title}", note=f"依据：{row.kept_as.rule.law}。",
                     back=reverse("congress:ballots"), to=lambda found: found.get_absolute_url(),
                     done="已拟订，请列出票上事项。")  # fmt: skip


@filed_once
def change_ballot(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_ballots, found)
    form = forms.BallotForm(request.POST or None, instance=found)
    return form_page(request, form, lambda *, actor, **data: actions.change(form.instance, actor=actor, **data),
                     title=f"修改：{found}", back=found.get_absolute_url(), done="已修改。")  # fmt: skip


@filed_once
def ballot_options(request, pk):
    """The lines of the paper, in their order."""
    found = found_or_404(request, pk)
    allow(request, policies.keeps_ballots, found)
    form = forms.OptionsForm(request.POST or None, parts=queries.options_of(found))
    if form.is_valid() and tried(form, actions.arrange_options, found, form.rows(), actor=request.actor):
        messages.success(request, "已保存票上事项。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "congress/register_rows.html", of=found, title="编排票上事项", form=form,
                status=422 if form.errors else 200)  # fmt: skip


def deed_of(deed, done):
    """A deed that needs no further words, by one button of the page of the vote."""

    @require_POST
    @filed_once
    def view(request, pk):
        found = found_or_404(request, pk)
        allow(request, policies.keeps_ballots, found)
        try:
            found = deed(found, actor=request.actor)
            messages.success(request, done)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return answer_with(request, found.get_absolute_url())

    return view


ballot_strokes = deed_of(actions.order_by_strokes, "已按姓氏笔画排列，请核对。")
ballot_again = deed_of(actions.again, "已拟订下一轮投票。")


@sensitive_post_parameters()
@never_cache
def check_receipt(request, pk):
    """Whether a receipt that somebody shows is one of this round: yes or no, without a name."""
    found = found_or_404(request, pk)
    if not (found.is_by_device and found.opened_at):
        raise Http404
    form = forms.ReceiptForm(request.POST or None)
    is_ours = actions.is_receipt(found, form.cleaned_data["code"]) if form.is_valid() else None
    return page(request, "congress/ballot_receipt.html", ballot=found, form=form, is_ours=is_ours,
                status=422 if form.errors else 200)  # fmt: skip


def ballot(request, pk):
    """One vote: under which law, what stands on the paper, how far it has come, what came of it."""
    found = found_or_404(request, pk)
    may_keep = policies.keeps_ballots(request.actor, found)
    options = queries.options_of(found)
    hang([found], "options", options)
    voter = queries.voter_of(found, request.actor)
    papers, course = papers_and_course(found, request.actor)
    return page(
        request,
        "congress/ballot_detail.html",
        ballot=found,
        law=found.law,
        options=options,
        table=result_table(found) if shows_result(found, may_keep) else None,
        voter=voter,
        receipt=actions.receipt(voter) if voter and voter.voted else "",
        turnout=queries.turnout(found) if found.opened_at and may_keep else None,
        tellers=tellers(request, found),
        **decided(request, found),
        follows=may_keep and not hasattr(found, "next") and queries.follows(found, options),
        may_keep=may_keep,
        may_write=may_keep and found.state == Ballot.State.DRAFT,
        may_list=found.kept_as.by_hand,
        offered=BALLOT.offered(found, request.actor),
        moves_url=found.get_absolute_url(),
        papers=papers,
        course=course if may_keep else [],
    )


def decided(request, found):
    """The resolutions it has adopted; and [(where one is drafted, the line)] of what it passed and nobody has entered yet, for
    whoever keeps the register."""
    if found.state != Ballot.State.ANNOUNCED or found.kind not in resolutions.deciding_kinds():
        return {"decided": [], "to_decide": []}
    add, may_add = reverse("congress:resolution_add"), keeps_resolutions(request.actor)
    open_lines = resolutions.passing_votes(found.congress_id, ballot=found) if may_add else ()
    return {
        "decided": resolutions.of_ballot(found, request.actor),
        "to_decide": [(f"{add}?vote={row.pk}", row) for row in open_lines],
    }


def shows_result(found, may_keep):
    return found.state == Ballot.State.ANNOUNCED or (found.state == Ballot.State.COUNTED and may_keep)


def result_table(found):
    """The result as the page draws it: what was counted, each line with its marks and sentence, the named votes."""
    result = queries.result_of(found)
    words = found.law.marks
    return {
        "result": result,
        "heads": [word for _, word in words],
        "lines": [(line, [(word, line.marks.get(mark, "—")) for mark, word in words]) for line in result.lines],
        "count": found.result["count"],
        "not_voted": queries.not_voted(found),
        "named": queries.named_votes(found) if found.method == Ballot.Method.NAMED else [],
    }


def tellers(request, found):
    """For papers that are being counted: how many counts there are, and whether this person enters one."""
    if found.method != Ballot.Method.PAPER or found.state != Ballot.State.CLOSED:
        return None
    if not policies.counts_papers(request.actor, found):
        return None
    counts = queries.last_counts(found)
    mine = any(row.teller_id == request.actor.person_id for row in counts.values())
    return {"done": len(counts), "mine": mine, "open": mine or len(counts) < 2}


@filed_once
def enter_count(request, pk):
    """One teller's count."""
    found = found_or_404(request, pk)
    allow(request, policies.counts_papers, found)
    form = forms.CountForm(request.POST or None, ballot=found, options=queries.options_of(found))
    if form.is_valid() and tried(form, actions.enter_count, found, actor=request.actor, **form.deed_data()):
        messages.success(request, "已录入您的计票结果。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "congress/ballot_count.html", ballot=found, form=form, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def vote(request, pk):
    """Cast one's own vote: choose, look once more, cast. Without script and on the smallest phone."""
    found = found_or_404(request, pk)
    voter = queries.voter_of(found, request.actor)
    if voter is None or not found.is_by_device:
        raise PermissionDenied(f"这里只对{policies.may_vote.__doc__}开放。")
    if voter.voted or found.state != Ballot.State.OPEN:
        return page(request, "congress/ballot_voted.html", ballot=found, voter=voter,
                    receipt=actions.receipt(voter) if voter.voted else "")  # fmt: skip
    step = request.POST.get("step", "")
    form = forms.VoteForm(request.POST or None, ballot=found, options=queries.options_of(found))
    ready = form.is_valid() and step != "back"
    if ready and step == "cast" and (told := _cast(form, found, request.actor)):
        messages.success(request, told)
        return answer_with(request, found.vote_url)
    asked_again = ready and not form.errors
    return page(request, "congress/ballot_vote.html", ballot=found, law=found.law, form=form, asked_again=asked_again,
                status=422 if form.errors else 200)  # fmt: skip


def _cast(form, found, actor):
    """What to tell whoever has put his paper into the box. A refusal is shown to him alone and leaves no line in the
    log; pressed twice, the second press learns that the first one did it."""
    marks, written = form.paper()
    try:
        actions.vote(found, actor=actor, marks=marks, write_ins=written)
        return "已投票。"
    except Refused as refusal:
        if queries.voter_of(found, actor).voted:
            return "您已经投过票，一人只投一次。"
        form.add_error(None, str(refusal))
    return ""
