"""The register of deputies: who sits on a day, one deputy's card, seats entered and put right."""

from django.shortcuts import get_object_or_404

from congress.frame import clock
from congress.frame.pages import page
from congress.models import Congress
from congress.queries.institution import career
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.institution import asked_congress, form_page
from congress.views.once import filed_once

from ..actions import register as actions
from ..forms import register as forms
from ..models import Deputy
from ..policies import register as policies
from ..queries import register as queries
from ..queries.leaving import why_not_resign
from ..workflow.posts import DEPUTY
from .around import around


def deputy_list(request):
    """Deputies in office on a day, or all of a term, found by name, pinyin, card, district or delegation."""
    allow(request, policies.reads_deputies)
    opened = listing.opened(request, "deputies.deputies")
    seen = list(Congress.objects.visible_to(request.actor))
    congress = asked_congress(request, seen)
    own = congress.pk if congress else None
    asked = forms.DeputyFilter(opened.query or None, actor=request.actor, congress_id=own)
    words = asked.cleaned_data if asked.is_valid() else {}
    whole = asked.of_term() if not words.get("on") else None  # of a whole term: also who has left
    above = words.get("level") in ("above", *Deputy.UPPER)
    rows = queries.listed(request.actor, asked.day(), congress_id=own, whole=whole, words=words)
    return page(
        request,
        "deputies/deputy_list.html",
        opened=opened,
        asked=asked,
        found=opened.paged(request, queries.with_groups(rows)),
        day=asked.day(),
        whole=whole,
        today=clock.today(),
        congress=congress,
        above=above,
        here=not above,
        seats=queries.seats(request.actor, asked.day(), congress_id=own),
        townships=[one for one in seen if one.level == "township"],
        may_keep=own is not None and policies.keeps_deputies(request.actor, own),
    )


def with_case(actor):
    """The deputies this person sees, with what their cards show."""
    return Deputy.objects.visible_to(actor).select_related(*queries.SHOWN, "congress")


def deputy_detail(request, pk):
    """One deputy's card: seat, delegation, all seats and posts. Private data stays on the person's own page."""
    allow(request, policies.reads_deputies)
    row = get_object_or_404(with_case(request.actor), pk=pk)
    may_keep = policies.keeps_deputies(request.actor, row.congress_id)
    return page(
        request,
        "deputies/deputy_detail.html",
        deputy=row,
        tone={"在任": "done", "暂停执行职务": "soon"}.get(row.standing, "quiet"),
        career=career(row.person, request.actor),
        seats=queries.seats_of(row.person, request.actor),
        around=around(row, request.actor),
        may_keep=may_keep,
        may_resign=not why_not_resign(row),
        offered=DEPUTY.offered(row, request.actor),
        course=timeline([row], request.actor) if may_keep else (),
    )


@filed_once
def seat(request):
    allow(request, policies.keeps_own_deputies)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    form = forms.SeatForm(request.POST or None, actor=request.actor)

    def deed(*, person, **data):
        return actions.seat(person, congress=congress, **data)

    return form_page(
        request,
        form,
        deed,
        title="登记代表",
        back="/deputies/",
        done="已登记代表。",
        to=lambda row: row.get_absolute_url(),
    )


@filed_once
def seat_above(request):
    allow(request, policies.keeps_deputies_above)
    county = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.county_id)
    form = forms.AboveForm(request.POST or None, actor=request.actor)

    def deed(*, person, **data):
        return actions.seat_above(person, county=county, **data)

    return form_page(
        request,
        form,
        deed,
        title="登记上级人大代表",
        note="本县选出的或者在本县工作的市、省、全国人大代表，不计入县人大代表名额。",
        back="/deputies/?level=above",
        done="已登记上级人大代表。",
        to=lambda row: row.get_absolute_url(),
    )


@filed_once
def change(request, pk):
    row = get_object_or_404(with_case(request.actor), pk=pk)
    allow(request, policies.keeps_deputies_of, row)
    form = forms.ChangeForm(request.POST or None, instance=row)
    return form_page(
        request, form, actions.change, row, title=f"修改代表：{row}", back=row.get_absolute_url(), done="已修改。"
    )
