"""Rosters and receptions: drawing up, announcing, checking in, swapping, and what came of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import clock, throttle
from congress.frame.pages import page
from congress.frame.workflow import Refused
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, paged
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import rosters as actions
from ..forms import rosters as forms
from ..models import DutyDay, DutySwap, DutyTurn
from ..policies import rosters as policies
from ..policies.opinions import enters_opinions
from ..queries import opinions
from ..queries import rosters as queries
from ..workflow.roster import DUTY_DAY

TRIES_A_MINUTE = 8
day_move = move_view(DUTY_DAY, queries.days, back="deputies:duty_day")


def duty_days(request):
    """Days of reception of the county, the next ones first unless a time is asked for."""
    allow(request, policies.reads_rosters)
    opened = listing.opened(request, "deputies.duty_days")
    plainly = {"since": clock.today(), "congress": forms.own_township(request.actor)}
    asked = forms.DutyFilter(opened.query or plainly, actor=request.actor)
    said = asked.asked()
    found = opened.paged(request, queries.listed(request.actor, **said))
    draws = policies.draws_rosters(request.actor)
    return page(
        request,
        "deputies/duty_list.html",
        opened=opened,
        asked=asked,
        found=found,
        draws=draws,
        lacking=queries.vacancies(request.actor) if draws else 0,
        plain=not opened.query,
        export=export_url(request, "deputies.duty_days"),
    )


@filed_once
def draw(request):
    """Draw up a quarter for the stations one keeps."""
    allow(request, policies.draws_rosters)
    form = forms.DrawForm(request.POST or None, actor=request.actor)

    def deed(*, stations, quarter, actor):
        return actions.draw_up_each(list(stations), quarter, actor=actor)

    return form_page(
        request,
        form,
        deed,
        title="编排值班",
        note="按接待日规定排出本季度今后的接待日，由在站代表轮流值班：本年次数少的先排。已公告的不变，只排了班的重排。",
        back=reverse("deputies:duty_days"),
        to=lambda made: made[0].get_absolute_url() if len(made) == 1 else reverse("deputies:duty_days"),
        done="已排班。",
    )


def roster(request, pk):
    """The roster of one station in one quarter, with how the turns were found."""
    allow(request, policies.reads_rosters)
    found = get_object_or_404(queries.rosters(request.actor), pk=pk)
    return page(
        request,
        "deputies/roster_detail.html",
        roster=found,
        days=queries.days_of(found, request.actor),
        papers=papers_of(found, request.actor),
        course=timeline(found, request.actor),
    )


def duty_day(request, pk):
    """One day of reception: who is on duty, who came, what is to be done next."""
    allow(request, policies.reads_rosters)
    found = get_object_or_404(queries.days(request.actor), pk=pk)
    return page(
        request,
        "deputies/duty_day.html",
        day=found,
        takes_arrivals=queries.takes_arrivals(found) and found.on <= clock.today(),
        is_over=found.on < clock.today(),
        may_excuse=(clock.today() - found.on).days <= queries.LATE_EXCUSE,
        may_keep=policies.keeps_day(request.actor, found),
        own=request.actor.person_id,
        opinions=list(opinions.of_day(request.actor, found)),
        may_enter=found.state in (DutyDay.State.NOTICED, DutyDay.State.HELD)
        and found.on <= clock.today()
        and enters_opinions(request.actor),
        offered=DUTY_DAY.offered(found, request.actor),
        moves_url=found.get_absolute_url(),
        papers=papers_of(found, request.actor),
        course=timeline(found, request.actor),
    )


def kept_turn(request, pk):
    """A turn of a day this person keeps."""
    turn = get_object_or_404(DutyTurn.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_day, turn.day)
    return turn


@filed_once
def tick(request, pk):
    """One press on the day itself; afterwards it is asked at what hour the deputy came."""
    turn = kept_turn(request, pk)
    if queries.is_late_entry(turn):
        form = forms.LateForm(request.POST or None, day=turn.day)
        return form_page(
            request, form, actions.tick, turn, title=f"补登到站：{turn}", back=turn.day.get_absolute_url(),
            done=f"已补登{turn.deputy}到站。", note="接待日已过，登记后注明补登的时间和登记人。",
        )  # fmt: skip
    return _tick_now(request, turn)


@require_POST
def _tick_now(request, turn):
    try:
        actions.tick(turn, actor=request.actor)
        messages.success(request, f"已登记{turn.deputy}到站。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, turn.day.get_absolute_url())


@filed_once
def put(request, pk):
    turn = kept_turn(request, pk)
    form = forms.PutForm(request.POST or None, turn=turn)

    def deed(*, deputy, actor):
        return actions.put(turn, deputy, actor=actor)

    return form_page(request, form, deed, title=f"改排：{turn}", back=turn.day.get_absolute_url(), done="已改排。")


@filed_once
def fill(request, pk):
    """Somebody else of the station for a turn that fell vacant."""
    day = get_object_or_404(queries.days(request.actor), pk=pk)
    allow(request, policies.keeps_day, day)
    form = forms.FillForm(request.POST or None, day=day)

    def deed(*, deputy, actor):
        return actions.fill(day, deputy, actor=actor)

    return form_page(request, form, deed, title=f"补排值班代表：{day}", back=day.get_absolute_url(), done="已补排，并通知代表。",
                     note=f"这一天还缺{day.lacks}人。只列出当天在站、没有值班的代表。")  # fmt: skip


@filed_once
def excuse(request, pk):
    """Leave, entered by the keeper or asked for by the deputy himself."""
    turn = get_object_or_404(DutyTurn.objects.visible_to(request.actor), pk=pk)
    own = policies.is_own_turn(request.actor, turn)
    if not own:
        allow(request, policies.keeps_day, turn.day)
    back = reverse("deputies:duty") if own else turn.day.get_absolute_url()
    form = forms.ExcuseForm(request.POST or None)
    return form_page(request, form, actions.excuse, turn, title=f"请假：{turn.day}", back=back, done="已登记请假。")


# A deputy's own turns.


def duty(request):
    """My turns: those to come with check-in, swap and leave; what others ask of me; what has been."""
    allow(request, policies.has_duty)
    return page(
        request,
        "deputies/duty_mine.html",
        coming=list(queries.coming(request.actor)[:20]),
        asked=list(queries.asked_of(request.actor)),
        past=paged(request, queries.past(request.actor)),
        today=clock.today(),
    )


def own_turn(request, pk):
    return get_object_or_404(queries.turns_of(request.actor), pk=pk)


@filed_once
def check_in(request, pk):
    """Type the code that hangs in the station."""
    allow(request, policies.has_duty)
    turn, form = own_turn(request, pk), forms.CodeForm(request.POST or None)
    if form.is_bound and not throttle.allow("check-in", request.actor.person_id, most=TRIES_A_MINUTE):
        form.add_error("code", "试的次数太多，请一分钟后再试。")
    return form_page(request, form, actions.check_in, turn, title=f"签到：{turn.day}", back=reverse("deputies:duty"),
                     done="已签到。")  # fmt: skip


@filed_once
def swap(request, pk):
    allow(request, policies.has_duty)
    turn = own_turn(request, pk)
    form = forms.SwapForm(request.POST or None, turn=turn)

    def deed(*, deputy, **data):
        return actions.ask_swap(turn, deputy, **data)

    return form_page(request, form, deed, title=f"换班：{turn.day}", back=reverse("deputies:duty"),
                     done="已请对方答复。", note="对方同意后，双方的值班同时对换。")  # fmt: skip


@require_POST
@filed_once
def answer_swap(request, pk, answer):
    found = get_object_or_404(DutySwap.objects.visible_to(request.actor), pk=pk)
    try:
        actions.answer_swap(found, actor=request.actor, agrees=answer == "agree")
        messages.success(request, "已答复。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, reverse("deputies:duty"))


# What came of it.


def attendance(request):
    """进站率 by township and station, and who did not come."""
    allow(request, policies.reads_rosters)
    asked = forms.SpanForm(request.GET, actor=request.actor)
    congress, since, until = asked.span()
    rows = queries.by_station(request.actor, since, until, congress=congress)
    missed = paged(request, queries.missed_turns(request.actor, since, until, congress=congress))
    queries.with_excuses(request.actor, missed.object_list)
    return page(
        request,
        "deputies/duty_attendance.html",
        asked=asked,
        since=since,
        until=until,
        townships=queries.by_township(rows),
        stations=[one for _, one in rows if one.turns] if congress else (),
        missed=missed,
        keeps_any=policies.draws_rosters(request.actor),
    )
