"""Which week or month is looked at."""

from django import forms

from congress.forms.institution import Day
from congress.frame import clock

from ..queries import topics


class HotForm(forms.Form):
    by = forms.ChoiceField(label="按", choices=[("month", "月"), ("week", "周")], required=False)
    on = forms.DateField(label="哪一天所在的", widget=Day(), required=False)

    def span(self):
        said = self.cleaned_data if self.is_valid() else {}
        return topics.span(said.get("by") or "month", said.get("on") or clock.today())
