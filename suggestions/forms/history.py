"""Asking the register of earlier years."""

from django import forms

from congress.forms.asking import Asked, NumberChoice

from ..queries import history


class HistoryFilter(Asked):
    q = forms.CharField(label="标题、代表或单位", max_length=80, required=False)
    year = NumberChoice(label="年度")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", "全部"), *((year, f"{year}年") for year in history.years(actor))]
