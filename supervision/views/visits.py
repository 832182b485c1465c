"""The route of an inspection visit."""

from django.contrib import messages

from congress.frame.pages import page
from congress.views.deeds import allow, tried
from congress.views.institution import form_page
from congress.views.once import answer_with, filed_once

from ..actions import visits as actions
from ..forms import visits as forms
from ..policies import topics as policies
from ..queries import visits as queries
from .topics import found_or_404 as topic_or_404


@filed_once
def activity(request, pk):
    """Which activity of the deputies a visit is."""
    found = topic_or_404(request, pk)
    allow(request, policies.conducts, found)
    form = forms.ActivityForm(request.POST or None, topic=found)
    return form_page(request, form, actions.name_activity, found, title=f"对应的代表活动：{found}", done="已对应。",
                     back=found.get_absolute_url(), note="签到和出席在代表活动里登记一次，履职档案和积分只计一次。")  # fmt: skip


@filed_once
def route(request, pk):
    """The places of a visit, in their order."""
    found = topic_or_404(request, pk)
    allow(request, policies.conducts, found)
    form = forms.RouteForm(request.POST or None, parts=queries.route_of(found))
    if form.is_valid() and tried(form, actions.keep_route, found, form.rows(), actor=request.actor):
        messages.success(request, "已保存视察路线。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "congress/register_rows.html", of=found, title="视察路线", form=form,
                status=422 if form.errors else 200)  # fmt: skip
