"""Duty reports to electors (述职): the sessions, each deputy's report, the counting, who has reported this term."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.papers import offer, papers_of
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, choose_again, paged, tried
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import duty_reports as actions
from ..documents.duty_reports import PLAN
from ..forms import duty_reports as forms
from ..models import MARKS, DutyReportSession
from ..policies import duty_reports as policies
from ..queries import duty_reports as queries
from ..workflow.duty_reports import DUTY_SESSION

session_move = move_view(DUTY_SESSION, queries.with_case, back="deputies:duty_session")


def sessions(request):
    """The plan and what came of it, the latest first."""
    allow(request, policies.reads_sessions)
    opened = listing.opened(request, "deputies.duty_sessions")
    actor = request.actor
    own, term = queries.own_and_term(actor)
    asked = forms.SessionFilter(opened.query, actor=actor)
    return page(
        request,
        "deputies/duty_session_list.html",
        opened=opened,
        asked=asked,
        found=opened.paged(request, queries.listed(actor, **asked.asked())),
        may_plan=policies.plans(actor),
        follows=policies.reads_coverage(actor),
        own=own,
        papers=offer(PLAN, term, actor) if term else [],
        export=export_url(request, "deputies.duty_sessions"),
    )


def session(request, pk):
    """One session: who reports, how many electors came, how each was rated, what can be done."""
    found = get_object_or_404(queries.opened(request.actor), pk=pk)
    actor, may_host = request.actor, policies.hosts(request.actor, found)
    reports = queries.with_words(queries.reports_of(found))
    return page(
        request,
        "deputies/duty_session_detail.html",
        session=found,
        reports=reports,
        offered=DUTY_SESSION.offered(found, actor),
        moves_url=found.get_absolute_url(),
        may_change=found.state in ("planned", "notified") and policies.plans(actor, found),
        may_count=found.state == "held" and policies.counts(actor, found),
        own_ballots=actions.OWN_BALLOTS
        if found.state == "held" and may_host and policies.is_rated(actor, found)
        else "",
        attempts=queries.attempts_told(found) if may_host else [],
        marks=[word for _, word in MARKS],
        counted=[one.person.name for one in queries.counts_of(found)] if may_host else [],
        differing=queries.differences(found) if may_host and found.state == "held" else [],
        papers=papers_of(found, actor),
        course=timeline(found, actor) if may_host else [],
    )


@filed_once
def add_session(request):
    """Put a session into the plan: when, where, and who reports – those who have not yet, leaders first."""
    allow(request, policies.plans)
    row = DutyReportSession(congress_id=request.actor.congress_id)
    return _form(request, row, title="列入述职计划", back=reverse("deputies:duty_sessions"), done="已列入计划。")


@filed_once
def change_session(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.plans, found)
    return _form(request, found, title=f"修改：{found}", back=found.get_absolute_url(), done="已修改。")


def _form(request, row, **words):
    form = forms.SessionForm(request.POST or None, instance=row, actor=request.actor)

    def deed(*, actor, deputies):
        return actions.keep_session(form.instance, actor=actor, deputies=deputies)

    return form_page(request, form, deed, to=lambda kept: kept.get_absolute_url(), **words)


@filed_once
def count(request, pk):
    """One person's count; he sees his own numbers only, and where they differ from the other's."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.counts, found)
    own = next((one for one in queries.counts_of(found) if one.person_id == request.actor.person_id), None)
    form = forms.CountForm(request.POST or None, reports=queries.reports_of(found), own=own)
    if form.is_valid() and (
        done := tried(form, actions.count_ballots, found, actor=request.actor, **form.deed_data())
    ):
        messages.success(request, said_of(*done))
        return answer_with(request, found.get_absolute_url())
    status = 422 if form.is_bound else 200
    differing = queries.differences(found)
    return page(request, "deputies/duty_count.html", session=found, form=form, differing=differing, status=status)


def said_of(session, differing):
    if session.is_counted:
        return "两人计票一致，评议结果已确定。"
    return (
        f"两人计票不一致：{'；'.join(differing)}。请各自核对选票后重新录入。"
        if differing
        else "已录入，请另一人独立计票后录入。"
    )


def report(request, pk):
    """One deputy's report: his words, how he was rated, what electors said and what he answered."""
    found = get_object_or_404(queries.report_case(request.actor), pk=pk)
    may_write = policies.writes(request.actor, found)
    return page(
        request,
        "deputies/duty_report_detail.html",
        report=found,
        files=[file_row(row) for rows in attachments_of(found).values() for row in rows],
        opinions=found.opinions.order_by("order"),
        may_write=may_write and found.session.state not in DUTY_SESSION.final,
        may_note=may_write and found.session.state in ("held", "rated", "returned"),
    )


@filed_once
def write(request, pk):
    found = get_object_or_404(queries.report_case(request.actor), pk=pk)
    allow(request, policies.writes, found)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.ReportForm(*sent, report=found)
    choose_again(form)
    own = found.deputy.person_id == request.actor.person_id
    note = "" if own else f"代{found.deputy}填写，会写明是您填的。"
    words = {"title": "填写述职报告", "note": note, "done": "已保存述职报告。", "back": found.get_absolute_url()}
    return form_page(request, form, actions.write_report, found, **words)


@filed_once
def opinions(request, pk):
    """What electors said to a deputy, and his answers."""
    found = get_object_or_404(queries.report_case(request.actor), pk=pk)
    allow(request, policies.writes, found)
    parts, fixed = list(found.opinions.order_by("order")), not policies.hosts(request.actor, found.session)
    form = forms.OpinionsForm(request.POST or None, parts=parts, fixed=fixed)
    if form.is_valid() and tried(form, actions.keep_opinions, found, form.rows(), actor=request.actor):
        messages.success(request, "已保存选民意见和答复。")
        return answer_with(request, found.get_absolute_url())
    status = 422 if form.errors else 200
    return page(request, "congress/register_rows.html", of=found, title="选民意见和答复", form=form, status=status)


def coverage(request):
    """Who has reported in a term, by delegation, and township by township: each number opens its list."""
    allow(request, policies.reads_coverage)
    actor = request.actor
    asked = forms.TermFilter(request.GET, actor=actor)
    term = _term(asked, actor)
    towns = queries.county_coverage(actor, queries.last_day(term)) if actor.congress_id == actor.county_id else []
    return page(
        request, "deputies/duty_coverage.html", asked=asked, term=term, lines=queries.coverage(term), towns=towns
    )


def _term(asked, actor):
    """The term that was asked for, else the one that runs."""
    term = asked.asked().get("term") or queries.running_term(actor.congress_id)
    if term is None:
        raise Http404("没有登记本届。")
    return term


def speakers(request):
    """The deputies of a term, leaders first, with how often each has reported."""
    allow(request, policies.reads_coverage)
    asked = forms.CoverageFilter(request.GET, actor=request.actor)
    term, said = _term(asked, request.actor), asked.cleaned_data
    rows = queries.seats(term, done=said.get("done", ""))
    if chosen := said.get("delegation"):
        rows = rows.filter(delegation=None if chosen == queries.NOWHERE else chosen)
    return page(request, "deputies/duty_speakers.html", term=term, found=paged(request, rows), asked=asked)
