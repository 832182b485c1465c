"""Whom the congress has elected: which results wait, and entering one of them."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.views.deeds import allow
from congress.views.institution import form_page
from congress.views.once import filed_once

from ..actions import elections as actions
from ..forms import elections as forms
from ..policies import cases as policies
from ..queries import elections as queries


def elections(request):
    allow(request, policies.keeps_cases)
    rows = [(ballot, queries.winners(ballot)) for ballot in queries.waiting(request.actor)]
    return page(request, "appointments/election_list.html", rows=rows)


@filed_once
def enter(request, pk):
    """Each of those who were elected gets his post."""
    allow(request, policies.keeps_cases)
    ballot = get_object_or_404(queries.waiting(request.actor), pk=pk)
    form = forms.ElectedForm(request.POST or None, ballot=ballot, actor=request.actor)
    return form_page(request, form, actions.enter, ballot, title=f"登记选举结果：{ballot}", back=reverse("appointments:elections"),
                     to=lambda case: case.get_absolute_url(), done="已登记选举结果。",
                     note="任职自宣布之日起；人民检察院检察长须报上一级人大常委会批准，批准以后才生效。")  # fmt: skip
