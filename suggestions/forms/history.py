"""Asking the register of earlier years."""

from django import forms

from ..queries import history


class HistoryFilter(forms.Form):
    q = forms.CharField(label="标题、代表或单位", max_length=80, required=False)
    year = forms.TypedChoiceField(label="年度", required=False, coerce=int, empty_value=None)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", "全部"), *((year, f"{year}年") for year in history.years(actor))]

    def asked(self):
        return self.cleaned_data if self.is_valid() else {}
