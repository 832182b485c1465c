"""Signing in – the screen with the code, the deputy's phone, the organiser's list that works without network – and the
register of attendance."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import clock
from congress.frame.pages import page
from congress.frame.printing.qr import qr_svg
from congress.frame.workflow import Refused
from congress.views import listing
from congress.views.deeds import allow, paged, tried
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.once import answer_with, filed_once

from ..actions import presence as actions
from ..forms import activities as forms
from ..forms import presence as presence_forms
from ..models import Deputy, Participation
from ..policies import activities as policies
from ..queries import activities, presence
from .activities import _kept, _lines


def screen(request, pk):
    """The code of this minute for the hall: figures and QR, nothing that could be used tomorrow."""
    return page(request, "deputies/signin_screen.html", **_code(request, _kept(request, pk)))


def screen_code(request, pk):
    """The part of the screen that changes."""
    return render(request, "deputies/_signin_code.html", _code(request, _kept(request, pk)))


def _code(request, activity):
    code = presence.code_at(activity, clock.now())
    address = request.build_absolute_uri(f"{reverse('deputies:activity_sign', args=[activity.pk])}?code={code}")
    return {
        "activity": activity,
        "code": code,
        "qr": qr_svg(address, title="签到二维码"),
        "left": presence.seconds_left(),
        "present": activities.counts(activity)["present"],
        "refused": activities.why_no_signing(activity),
    }


@filed_once
def sign(request, pk):
    """A deputy's phone: the scanned code is filled in, one press signs in."""
    found = get_object_or_404(activities.with_case(request.actor), pk=pk)
    line = get_object_or_404(
        Participation.objects.visible_to(request.actor), pk=getattr(_own(request, found), "pk", 0)
    )
    form = forms.CodeForm(request.POST or None, initial={"code": request.GET.get("code", "")[:12]})
    if form.is_valid() and tried(form, actions.sign_in_by_code, line, form.cleaned_data["code"], actor=request.actor):
        messages.success(request, "已签到。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "deputies/signin_phone.html", activity=found, line=line, form=form,
                refused=activities.why_no_signing(found), status=422 if form.errors else 200)  # fmt: skip


def _own(request, activity):
    line = activities.own_line(request.actor, activity)
    return line if line and policies.is_mine(request.actor, line) else None


@filed_once
def roll(request, pk):
    """Everybody invited on one page: who has come is pressed here, with or without network, or ticked off the sheet."""
    found = _kept(request, pk)
    form = presence_forms.SheetForm(request.POST or None)
    if form.is_valid() and tried(form, _from_sheet, found, form.cleaned_data["present"], actor=request.actor):
        messages.success(request, "已登记。")
        return answer_with(request, reverse("deputies:activity_roll", args=[pk]))
    return page(request, "deputies/signin_roll.html", activity=found, form=form, lines=_lines(found),
                counts=activities.counts(found), status=422 if form.errors else 200)  # fmt: skip


def _from_sheet(activity, lines, *, actor):
    actions.take_arrivals(activity, [(pk, None, "") for pk in lines], actor=actor, way="sheet")


@require_POST
def arrivals(request, pk):
    """What the organiser's device has kept, as JSON; answers which lines are written down now."""
    found = _kept(request, pk)
    form = presence_forms.ArrivalsForm({"arrivals": request.body.decode("utf-8", "replace")})
    if not form.is_valid():
        return JsonResponse({"detail": "看不懂送来的签到记录，请刷新页面。"}, status=422)
    try:
        new = actions.take_arrivals(found, form.cleaned_data["arrivals"], actor=request.actor)
    except Refused as refusal:
        return JsonResponse({"detail": str(refusal)}, status=409)
    present = [line.pk for line in _lines(found) if line.state == "present"]
    return JsonResponse({"new": new, "present": present})


@filed_once
def correct(request, pk):
    """One line of the roll put right."""
    line = _line(request, pk)
    form = forms.CorrectForm(request.POST or None, line=line)
    return form_page(request, form, _correct(line), title=f"更正：{line.deputy}", back=line.get_absolute_url(),
                     note=f"现在登记为“{line.get_state_display()}”。", done="已更正。")  # fmt: skip


def _correct(line):
    def deed(*, actor, outcome, half_days, reason):
        more = {"half_days": half_days} if outcome == "correct" else {}
        return getattr(actions, outcome)(line, actor=actor, reason=reason, **more)

    return deed


def _line(request, pk):
    rows = Participation.objects.visible_to(request.actor).select_related("activity__congress", "deputy__person")
    line = get_object_or_404(rows, pk=pk)
    allow(request, policies.keeps_roll, line)
    return line


@filed_once
def note(request, pk):
    line = _line(request, pk)
    form = forms.NoteForm(request.POST or None, instance=line)
    return form_page(request, form, lambda *, actor, **said: actions.note(line, actor=actor, **said),
                     title=f"意见和证书：{line.deputy}", back=line.get_absolute_url(), done="已登记。")  # fmt: skip


# The register of attendance.


def register(request):
    """What was due of each deputy and what he did, in a time: rates with both numbers, excused apart."""
    allow(request, policies.follows_attendance)
    opened = listing.opened(request, "deputies.presence")
    asked = forms.AttendanceFilter(opened.query, actor=request.actor)
    said = asked.asked()
    found = opened.paged(request, presence.per_deputy(request.actor, **said))
    for row in found.object_list:
        row.rate = presence.rate(row.present, row.due, row.excused)
    whole = {name: said[name] for name in ("congress_id", "since", "until", "kind")}
    return page(request, "deputies/presence_list.html", opened=opened, asked=asked, found=found, said=said,
                rates=presence.per_delegation(request.actor, **whole),
                export=export_url(request, "deputies.presence"))  # fmt: skip


def of_deputy(request, pk):
    """The activities behind one deputy's numbers."""
    deputy = get_object_or_404(Deputy.objects.visible_to(request.actor).select_related("person", "congress"), pk=pk)
    allow(request, policies.sees_attendance_of, deputy)
    said = forms.AttendanceFilter(request.GET, actor=request.actor).asked()
    rows = presence.activities_of(request.actor, deputy, said["since"], said["until"])
    return page(request, "deputies/presence_deputy.html", deputy=deputy, said=said, found=paged(request, rows))


def groups(request):
    """The groups and how many activities each has held this year, against the rule."""
    allow(request, policies.follows_attendance)
    year = clock.today().year
    return page(request, "deputies/group_activities.html", year=year, groups=presence.groups(request.actor, year))
