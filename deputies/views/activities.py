"""Activities: the register, one activity with its roll, inviting, answering from a phone, passing findings on."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.models import Congress
from congress.queries.clocks import clocks_of
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import FoundOnce, allow, paged, tried
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import activities as actions
from ..forms import activities as forms
from ..models import Activity, Participation
from ..policies import activities as policies
from ..queries import activities as queries
from ..workflow.activities import ACTIVITY, PARTICIPATION, REPORT

MOST_CANDIDATES = 100  # on one page; the filter finds the others

activity_move = move_view(ACTIVITY, queries.with_case, back="deputies:activity")
part_move = move_view(PARTICIPATION, queries.participations, back=lambda line: line.get_absolute_url())
report_move = move_view(REPORT, queries.reports_seen, back="deputies:activity_report")


def activities(request):
    """The activities this person sees, by kind, year and congress."""
    allow(request, policies.reads_activities)
    opened = listing.opened(request, "deputies.activities")
    asked = forms.ActivityFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()), by=FoundOnce)
    return page(
        request,
        "deputies/activity_list.html",
        opened=opened,
        asked=asked,
        found=found,
        may_add=policies.organises(request.actor),
        follows=policies.follows_attendance(request.actor),
        export=export_url(request, "deputies.activities"),
    )


def mine(request):
    """A deputy's own invitations."""
    allow(request, policies.reads_activities)
    return page(request, "deputies/activity_mine.html", found=paged(request, queries.mine(request.actor)))


def own_congress(request):
    return get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)


@filed_once
def add(request):
    """Enter an activity that is planned; inviting comes next."""
    allow(request, policies.organises)
    row = Activity(congress=own_congress(request))
    asked = {"kind": request.GET.get("kind", ""), "campaign": request.GET.get("campaign")}
    form = forms.ActivityForm(request.POST or None, instance=row, actor=request.actor, initial=asked)
    return form_page(request, form, on_row(actions.keep_activity, form), title="登记代表活动",
                     note="先登记，再列出邀请名单，然后发出通知。", back=reverse("deputies:activities"),
                     to=lambda row: reverse("deputies:activity_invite", args=[row.pk]), done="已登记，请邀请代表。")  # fmt: skip


def activity(request, pk):
    """One activity: what, when and where; the roll for who keeps it; his own answer for who is invited."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    may_keep, line = policies.organises(request.actor, found), queries.own_line(request.actor, found)
    sees_roll = may_keep or policies.follows_attendance(request.actor)
    return page(
        request,
        "deputies/activity_detail.html",
        activity=found,
        line=line,
        answers=PARTICIPATION.offered(line, request.actor) if line and policies.is_mine(request.actor, line) else (),
        may_keep=may_keep,
        sees_roll=sees_roll,
        roll=_roll(request.actor, found) if sees_roll else (),
        counts=queries.counts(found),
        offered=ACTIVITY.offered(found, request.actor),
        clocks=clocks_of(found) if may_keep else (),
        reports=queries.reports_seen(request.actor).filter(activity=found),
        papers=papers_of(found, request.actor),
        course=timeline(found, request.actor) if may_keep else (),
    )  # fmt: skip


def _roll(actor, activity):
    """[(line, what may be done with it, whether the page behind his name opens)]."""
    return [
        (line, PARTICIPATION.offered(line, actor) if line.state == "leave" else (),
         policies.sees_attendance_of(actor, line.deputy))
        for line in _lines(activity)
    ]  # fmt: skip


def _lines(activity):
    """The roll, each line knowing its activity."""
    rows = list(queries.roll(activity))
    for row in rows:
        row.activity = activity
    return rows


@filed_once
def change(request, pk):
    found = _kept(request, pk)
    form = forms.ActivityForm(request.POST or None, instance=found, actor=request.actor)
    return form_page(request, form, on_row(actions.keep_activity, form), title=f"修改：{found}",
                     note="已经发出通知的，改动时间、地点会告知受邀代表。" if found.notified_on else "",
                     back=found.get_absolute_url(), done="已修改。")  # fmt: skip


def _kept(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.organises, found)
    return found


@filed_once
def invite(request, pk):
    """Choose from those in office on the day, found by level, delegation, congress and name."""
    found = _kept(request, pk)
    asked = forms.CandidateFilter(request.GET, actor=request.actor)
    rows = queries.candidates(request.actor, found, **asked.asked())
    form = forms.InviteForm(request.POST or None, rows=rows)
    if form.is_valid() and tried(form, _invited, found, form.cleaned_data["deputies"], actor=request.actor):
        messages.success(request, "已列入邀请名单。")
        return answer_with(request, found.get_absolute_url())
    total = rows.count()
    return page(request, "deputies/activity_invite.html", activity=found, asked=asked, form=form, total=total,
                shown=rows[:MOST_CANDIDATES], status=422 if form.errors else 200)  # fmt: skip


def _invited(activity, deputies, *, actor):
    return actions.invite(activity, deputies, actor=actor) or activity


@require_POST
@filed_once
def uninvite(request, pk):
    line = get_object_or_404(Participation.objects.visible_to(request.actor).select_related("activity"), pk=pk)
    allow(request, policies.organises, line.activity)
    actions.uninvite(line, actor=request.actor)
    messages.success(request, "已从名单中去掉。")
    return answer_with(request, line.activity.get_absolute_url())


# What was found is passed on.


@filed_once
def pass_on(request, pk):
    found = _kept(request, pk)
    form = forms.ReportForm(request.POST or None, actor=request.actor, initial={"title": f"{found}情况报告"})

    def deed(*, actor, **said):
        return actions.pass_on(found, actor=actor, **said)

    return form_page(request, form, deed, title="转交情况和建议", back=found.get_absolute_url(),
                     note="转交后开始计算答复期限；代表不直接处理问题（代表法第三十一条）。", done="已转交。",
                     to=lambda row: row.get_absolute_url())  # fmt: skip


def reports(request):
    """What has been passed on, and what came of it; a unit sees its own."""
    allow(request, policies.has_reports)
    opened = listing.opened(request, "deputies.activity_reports")
    asked = forms.ReportFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.reports_listed(request.actor, **asked.asked()))
    return page(request, "deputies/activityreport_list.html", opened=opened, asked=asked, found=found)


def report(request, pk):
    found = get_object_or_404(queries.reports_seen(request.actor), pk=pk)
    return page(
        request,
        "deputies/activityreport_detail.html",
        report=found,
        offered=REPORT.offered(found, request.actor),
        sees_activity=queries.with_case(request.actor).filter(pk=found.activity_id).exists(),
        clocks=clocks_of(found),
        urgings=queries.urgings_of(found),
        papers=papers_of(found, request.actor),
        course=timeline(found, request.actor),
    )
