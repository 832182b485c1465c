"""The calendar of days off, and the pages that say why a date is what it is."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import clock
from congress.frame.dates import WEEKDAYS
from congress.frame.pages import page
from congress.frame.together import fill
from congress.frame.workflow import Refused

from ..actions import calendar as actions
from ..forms import clocks as forms
from ..models import Congress
from ..policies import clocks as policies
from ..queries import calendar as calendar_queries
from ..queries import clocks as queries
from ..queries.calendar import Change
from . import listing
from .deeds import FoundOnce, allow
from .once import answer_with, filed_once

LISTED = 200  # deadlines a preview spells out; the rest it counts


# Why this date.


def clock_list(request):
    """Every running clock this person may see, the most urgent first."""
    allow(request, policies.reads_clocks)
    opened = listing.opened(request, "congress.clocks")
    asked = forms.ClockFilter(opened.query)
    found = opened.paged(request, queries.asked_clocks(request.actor, **asked.asked()), by=FoundOnce)
    cases = queries.cases_of(found, request.actor)
    lines = [{"deadline": row, "url": address_of(cases.get(row.target))} for row in found]
    return page(
        request, "congress/clock_list.html", opened=opened, asked=asked, found=found, lines=lines, tabs=sides(asked)
    )


def sides(asked):
    given = asked.asked()
    return [
        {
            "label": label,
            "url": f"?{urlencode({'side': side, 'q': given.get('q', '')})}",
            "current": given.get("side", "") == side,
        }
        for side, label in forms.ClockFilter.SIDES
    ]


def address_of(case):
    return case.get_absolute_url() if hasattr(case, "get_absolute_url") else ""


def clock_detail(request, pk):
    """为什么是这一天: the derivation, and the rows that took over from one another."""
    deadline = get_object_or_404(queries.visible_clocks(request.actor), pk=pk)
    case = queries.cases_of([deadline], request.actor).get(deadline.target)
    chain = queries.chain_of(deadline)
    return page(
        request,
        "congress/clock_detail.html",
        deadline=deadline,
        case_url=address_of(case),
        chain=chain,
        steps=queries.steps_of(deadline),
        in_force=chain[-1],
        ended="" if deadline.is_open or deadline.met_on else deadline.get_outcome_display(),
        reminders=queries.reminders_of(deadline),
        reminded_by=queries.reminded_by(deadline),
        is_ours=deadline.congress_id == request.actor.congress_id,
        may_explain=policies.explains_dates(request.actor, deadline),
    )


# The calendar.


def calendar(request):
    """A year of days, with what is off and what is worked; what the table lacks; whether the clock ticks."""
    actor, year = request.actor, forms.YearForm(request.GET).chosen()
    due = queries.due_in(actor, year) if policies.reads_clocks(actor) else {}
    months, keeps = calendar_queries.year_view(actor.congress_id, year, due), policies.keeps_calendar(actor)
    entered, unsure, pulses = calendar_queries.years_entered(), calendar_queries.unsure_for(actor), queries.pulses()
    pulses = pulses if keeps else pulses.none()
    fill([entered, unsure, pulses])
    return page(
        request,
        "congress/calendar.html",
        heading=f"{year}年放假安排",
        year=year,
        years=year_tabs(year),
        months=months,
        has_due=bool(due),
        weekdays=WEEKDAYS,
        stretches=calendar_queries.stretches(months),
        state=calendar_queries.year_state(year),
        gaps=calendar_queries.gaps(entered, unsure),
        keeps=keeps,
        may_confirm=policies.may_change_national_days(actor),
        pulses=list(pulses),
        stale=queries.is_stale(pulses),
    )


def year_tabs(year):
    return [{"label": f"{n}年", "url": f"?year={n}", "current": n == year} for n in range(year - 2, year + 3)]


def calendar_day(request):
    """Set one day: asked first, shown next, applied on confirmation."""
    return _asked(request, forms.DayForm, "congress/calendar_day.html", initial={"date": request.GET.get("date")})


def calendar_import(request):
    """Take in a file."""
    return _asked(request, forms.FileForm, "congress/calendar_import.html")


def _asked(request, form_class, template, initial=None):
    allow(request, policies.keeps_calendar)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*sent, actor=request.actor, congress=congress, initial=initial)
    if form.is_bound and form.is_valid():
        shown = queries.preview(form.change())
        if not shown.is_empty:
            return show(request, shown, reason=form.cleaned_data["reason"])
        form.add_error(None, "与现行放假安排一致，没有需要调整的日子。")
    return page(request, template, form=form, status=422 if form.is_bound else 200)


@require_POST
def calendar_check(request, year=None):
    """Show what reckoning everything again by today's table would move, or what calling a year complete would."""
    allow(request, policies.may_change_national_days)
    if year and (lacking := calendar_queries.lacking(year)):
        raise Refused(f"{year}年的安排还缺：{'、'.join(lacking)}。")
    shown = queries.preview(Change(congress_id=None, days=(), confirmed_years=(year,) if year else ()))
    if shown.is_empty:
        messages.info(request, "已按现行放假安排核对，所有期限都一致。")
        return answer_with(request, reverse("congress:calendar"))
    return show(request, shown, reason=f"{year}年放假安排已录全" if year else "按现行放假安排重新核对")


def show(request, shown, *, reason, refusal=""):
    """The preview: which days change, which deadlines move, and the button that makes it so."""
    sealed = {"sealed": forms.ConfirmForm.seal(shown, request.actor), "reason": reason}
    form = forms.ConfirmForm(initial=sealed, actor=request.actor)
    mine = queries.cases_of([shift.deadline for shift in shown.shifts], request.actor)
    seen = [shift for shift in shown.shifts if shift.deadline.target in mine]
    return page(
        request,
        "congress/calendar_preview.html",
        status=409 if refusal else 200,
        shown=shown,
        form=form,
        shifts=seen[:LISTED],
        more=len(shown.shifts) - len(seen[:LISTED]),
        refusal=refusal,
    )


@require_POST
@filed_once
def calendar_confirm(request):
    """Apply exactly what was shown; when something has changed since, show it anew."""
    allow(request, policies.keeps_calendar)
    form = forms.ConfirmForm(request.POST, actor=request.actor)
    if not form.is_valid():
        raise Refused("；".join(error for errors in form.errors.values() for error in errors))
    sealed, reason = form.cleaned_data["sealed"], form.cleaned_data["reason"]
    try:
        done = actions.change_days(sealed["change"], actor=request.actor, digest=sealed["digest"], reason=reason)
    except Refused as refusal:
        return show(request, queries.preview(sealed["change"]), reason=reason, refusal=str(refusal))
    messages.success(request, f"放假安排已调整，{len(done.moved)}项期限随之变动。")
    years = {day.date.year for day in done.change.days} | set(done.change.confirmed_years) or {clock.today().year}
    return answer_with(request, f"{reverse('congress:calendar')}?year={min(years)}")
