"""The pack of a year: asked for here, made in the background, fetched from the page of its job."""

from django.urls import reverse

from congress.frame.pages import page

from ..actions import archiving as actions
from ..forms.archiving import PackForm
from ..policies import archiving as policies
from ..queries import archiving as queries
from .deeds import allow, paged, tried
from .once import answer_with, filed_once


@filed_once
def archive(request):
    allow(request, policies.makes_archives)
    form = PackForm(request.POST or None, actor=request.actor)
    if form.is_valid() and (job := tried(form, actions.ask, form.cleaned_data["year"], actor=request.actor)):
        return answer_with(request, reverse("congress:job", args=[job.pk]))
    found = paged(request, queries.packs(request.actor))
    return page(request, "congress/archive.html", form=form, packs=found, status=422 if form.errors else 200)
