"""The register of deputies."""

from django.shortcuts import get_object_or_404

from congress.frame import clock
from congress.frame.pages import page
from congress.models import Congress
from congress.queries.institution import career
from congress.views.deeds import allow, paged
from congress.views.institution import asked_congress, form_page
from congress.views.once import filed_once

from . import actions, forms, policies, queries
from .models import Deputy


def deputy_list(request):
    """Deputies in office on a day, or all of a term, found by name, pinyin, card, district or delegation."""
    allow(request, policies.reads_deputies)
    congress = asked_congress(request)
    own = congress.pk if congress else None
    asked = forms.DeputyFilter(request.GET or None, actor=request.actor, congress_id=own)
    day, words, term = asked.day(), asked.cleaned_data if asked.is_valid() else {}, asked.of_term()
    whole = term if term and not words["on"] else None  # of a whole term: also who has left
    rows = queries.found(
        queries.deputies_of(request.actor, whole)
        if whole
        else queries.deputies_on(request.actor, day, congress_id=own),
        words=words.get("q") or "",
        delegation=words.get("delegation"),
    )
    return page(
        request,
        "deputies/deputy_list.html",
        asked=asked,
        found=paged(request, rows),
        day=day,
        whole=whole,
        today=clock.today(),
        congress=congress,
        seats=queries.seats(request.actor, day, congress_id=own),
        townships=Congress.objects.visible_to(request.actor).filter(level="township"),
        may_keep=own is not None and policies.keeps_deputies(request.actor, own),
    )


def deputy_detail(request, pk):
    """One deputy's public card: seat, delegation, posts. Private data stays on the person's own page."""
    allow(request, policies.reads_deputies)
    row = get_object_or_404(
        Deputy.objects.visible_to(request.actor).select_related(
            "person", "congress", "term", "delegation", "membership"
        ),
        pk=pk,
    )
    return page(
        request,
        "deputies/deputy_detail.html",
        deputy=row,
        career=career(row.person, request.actor),
        may_keep=policies.keeps_deputies(request.actor, row.congress_id),
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
def change(request, pk):
    row = get_object_or_404(Deputy.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_deputies, row.congress_id)
    form = forms.ChangeForm(request.POST or None, instance=row)
    return form_page(
        request, form, actions.change, row, title=f"修改代表：{row}", back=row.get_absolute_url(), done="已修改。"
    )


@filed_once
def leave(request, pk):
    row = get_object_or_404(Deputy.objects.visible_to(request.actor).select_related("membership"), pk=pk)
    allow(request, policies.keeps_deputies, row.congress_id)
    return form_page(
        request,
        forms.EndForm(request.POST or None),
        actions.leave_seat,
        row,
        title=f"代表资格终止：{row}",
        back=row.get_absolute_url(),
        done="已办理。",
    )
