"""What inspection visits ask for."""

from django import forms

from congress.forms.institution import Day
from congress.forms.rows import RowsForm
from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.queries.rules import rule

from ..models import VisitStop
from ..queries import visits as queries
from .topics import StepForm, Words


class AnnounceForm(StepForm):
    inspect_from = forms.DateField(label="视察日期", widget=Day())
    text = Words(label="视察行程和要求", help_text="写明集合的时间和地点、视察的内容、分组和要求。视察路线另附。")
    field_order = ("on", "inspect_from", "text", "files")
    step = "announce"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ahead = rule(self.obj.congress_id, "visit.notice_days")
        self.explain = f"行程须提前{ahead}日通知被视察的机关和参加的代表。"
        self.fields["inspect_from"].initial = clock.today() + ahead * ONE_DAY


class ActivityForm(forms.Form):
    activity = forms.ModelChoiceField(label="代表活动", queryset=None, empty_label="请选择")

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = queries.activities_for(topic)
        self.fields["activity"].label_from_instance = lambda one: f"{one.title}（{one.since:%Y年%-m月%-d日}）"


class RouteForm(RowsForm):
    """The places of a visit in their order."""

    model, columns = VisitStop, ("title", "order", "at", "what", "host")
