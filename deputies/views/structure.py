"""Seats fixed, held and empty: by congress, and by electoral district."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page
from congress.views.deeds import allow, paged
from congress.views.institution import asked_congress, form_page, on_row
from congress.views.once import filed_once

from ..actions import structure as actions
from ..forms import register as forms
from ..models import ElectoralDistrict
from ..policies import register as policies
from ..queries import register as queries
from ..queries import structure as counted


def seats(request):
    """Every congress of the county with its fixed seats, deputies in office and vacancies, and who sits above it."""
    allow(request, policies.reads_deputies)
    day = clock.today()
    return page(
        request,
        "deputies/seats.html",
        rows=queries.all_seats(request.actor, day),
        levels=queries.upper_levels(request.actor, day),
        prints=policies.keeps_own_deputies(request.actor) and request.actor.congress_id,
    )


def districts(request):
    """The districts of a congress's running term with their seats and vacancies."""
    allow(request, policies.reads_deputies)
    congress = asked_congress(request)
    term = queries.running_term(congress)
    found = queries.districts(request.actor, term, clock.today())
    return page(
        request,
        "deputies/district_list.html",
        congress=congress,
        term=term,
        found=paged(request, found),
        vacant=(count := queries.vacancies(found)),
        vacant_words=f"本届共缺{count}名代表。",
        may_keep=bool(term) and policies.keeps_deputies(request.actor, congress.pk),
    )


def structure(request):
    """What a congress is made up of on a day; each number opens its list."""
    allow(request, policies.reads_deputies)
    congress = asked_congress(request)
    form = forms.StructureFilter(request.GET, actor=request.actor, congress_id=congress and congress.pk)
    asked, day = form.asked()
    people = counted.people_of(request.actor, day, congress_id=congress and congress.pk, **asked)
    kept = {"level": asked["level"], "on": day, "congress": congress and congress.pk}
    kept |= {"delegation": asked["delegation"] and asked["delegation"].pk}
    return page(
        request,
        "deputies/structure.html",
        asked=form,
        congress=congress,
        day=day,
        total=people.count(),
        sections=counted.composition(people, day),
        mean=counted.mean_age(people, day),
        warnings=counted.warnings(people, request.actor.congress_id),
        kept=urlencode({name: value for name, value in kept.items() if value}),
    )


@filed_once
def add_district(request):
    allow(request, policies.keeps_own_deputies)
    congress = asked_congress(request)
    term = queries.running_term(congress)
    allow(request, policies.keeps_deputies_of, term)
    form = forms.DistrictForm(request.POST or None, instance=ElectoralDistrict(congress=congress, term=term))
    return _district_page(request, form, actions.keep_district, title=f"登记选区（{term}）", done="已登记选区。")


@filed_once
def change_district(request, pk):
    row = get_object_or_404(ElectoralDistrict.objects.visible_to(request.actor).select_related("term"), pk=pk)
    allow(request, policies.keeps_deputies_of, row)
    form = forms.DistrictForm(request.POST or None, instance=row)
    return _district_page(request, form, actions.keep_district, title=f"修改选区：{row}", done="已修改选区。")


@filed_once
def withdraw_district(request, pk):
    row = get_object_or_404(ElectoralDistrict.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_deputies_of, row)
    form = forms.WithdrawForm(request.POST or None)
    return form_page(
        request, form, actions.withdraw_district, row, title=f"撤销登记选区：{row}", done="已撤销登记。",
        note="只有还没有代表和补选登记的选区能撤销。", back=f"{reverse('deputies:districts')}?congress={row.congress_id}",
    )  # fmt: skip


def _district_page(request, form, deed, **words):
    back = f"{reverse('deputies:districts')}?congress={form.instance.congress_id}"
    return form_page(request, form, on_row(deed, form), back=back, **words)
