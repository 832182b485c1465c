"""The first page of a real, empty county. It exists only while there is no county and this is no demonstration."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404

from congress.frame.pages import page

from ..actions import setup as actions
from ..forms.accounts import SetupForm
from ..queries import accounts as queries
from .accounts import code_sheets
from .deeds import tried


@login_not_required
def setup(request):
    if settings.DEMO or not queries.is_empty():
        raise Http404
    actions.setup_key()
    form = SetupForm(request.POST or None)
    if form.is_valid() and (opened := tried(form, _set_up, **form.cleaned_data)):
        return code_sheets(request, opened, "congress/setup_done.html")
    return page(request, "congress/setup.html", form=form)


def _set_up(*, key, system, security, audit, **facts):
    return actions.set_up(actions.County(**facts, administrators=(system, security, audit)), key=key)
