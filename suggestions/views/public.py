"""Released suggestions for anybody, without an account, and what stands behind them: the decision, the deputy's choice."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import FoundOnce, allow, paged
from congress.views.moves import move_view
from congress.views.once import filed_once
from congress.views.strangers import unhurried

from ..actions import publishing
from ..actions import unit_contacts as keeping
from ..forms import public as forms
from ..models import Suggestion
from ..policies import public as policies
from ..queries import public as queries
from ..queries import public_figures, unit_contacts
from ..workflow import PUBLICATION
from .asking import asked

publication_move = move_view(PUBLICATION, queries.publications, back="suggestions:publication")


@login_not_required
@unhurried("suggestions")
def cases(request):
    """The list: by words, year, subject, unit, result, congress."""
    form = forms.FindForm(request.GET)
    found = paged(request, queries.with_reading(queries.released(**form.asked())), size=20)
    return page(
        request, "suggestions/public_list.html", asked=form, found=found, rows=[queries.reading(one) for one in found]
    )


@login_not_required
@unhurried("suggestions")
def case(request, code):
    """One suggestion with its answers, as released and as the deputy chooses to appear."""
    found = queries.released_by_code(code)
    if found is None:
        return page(request, "suggestions/public_unknown.html", status=404)
    return page(request, "suggestions/public_case.html", shown=queries.reading(found, queries.letters(found)))


@login_not_required
@unhurried("suggestions")
def units(request):
    """The handling units' contact list: leader, office, desk number."""
    form = forms.CongressForm(request.GET, choices=unit_contacts.congresses())
    found = paged(request, unit_contacts.of_public(**form.asked()), size=50)
    return page(request, "suggestions/public_units.html", asked=form, found=found)


@login_not_required
@unhurried("suggestions")
def figures(request):
    """The main rates of the last years, each as it is defined, with the day until which it counts."""
    choices = public_figures.congresses()
    form = forms.CongressForm(request.GET, choices=choices)
    chosen = form.asked().get("congress") or (choices[0][0] if choices else "")
    return page(request, "suggestions/public_figures.html", asked=form, congress=chosen, name=dict(choices).get(chosen, ""),
                years=public_figures.years(chosen) if chosen else [], definitions=public_figures.DEFINITIONS)  # fmt: skip


# Behind them.


def publications(request):
    """What waits for a decision, what is public, what is not and why."""
    allow(request, policies.keeps_publications)
    opened = listing.opened(request, "suggestions.publications")
    form = forms.PublicationFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **form.asked()), by=FoundOnce)
    return page(request, "suggestions/publication_list.html", asked=form, opened=opened, found=found)


def publication(request, pk):
    """One decision: what everybody reads or would read, what the units proposed, the next step."""
    found, actor = get_object_or_404(queries.publications(request.actor), pk=pk), request.actor
    return page(
        request,
        "suggestions/publication_detail.html",
        publication=found,
        shown=queries.reading(found),
        answers=queries.sent_answers(found.suggestion_id),
        offered=PUBLICATION.offered(found, actor),
        covers=found.covers.all() if policies.decides(actor, found) else (),
        may_choose=policies.chooses(actor, found.suggestion),
        course=timeline(found, actor),
    )


def contacts(request):
    """The contact list as the offices keep it: what is missing, what is older than a year."""
    allow(request, policies.reads_contacts)
    opened = listing.opened(request, "suggestions.unit_contacts")
    form = forms.ContactsFilter(opened.query, actor=request.actor)
    found = opened.paged(request, unit_contacts.listed(request.actor, **form.asked()))
    for row in found:
        row.may_keep, row.line = policies.keeps_contact(request.actor, row), getattr(row, "contact_line", None)
    return page(request, "suggestions/contact_list.html", asked=form, opened=opened, found=found)


@filed_once
def contact(request, pk):
    """Enter or confirm one unit's line."""
    unit = get_object_or_404(unit_contacts.units(request.actor), pk=pk)
    allow(request, policies.keeps_contact, unit)
    return asked(request, forms.UnitContactForm, unit, keeping.keep, title="承办单位联系信息", label="保存并确认",
                 back=reverse("suggestions:unit_contacts"), done="已保存，今天核对。")  # fmt: skip


@filed_once
def choice(request, pk):
    """The deputy's own choice whether and how he appears in public."""
    found = get_object_or_404(Suggestion.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.chooses, found)
    return asked(request, forms.ChoiceForm, found, publishing.choose, title="选择公开方式", label="保存选择",
                 back=found.get_absolute_url(), done=queries.after_choice)  # fmt: skip
