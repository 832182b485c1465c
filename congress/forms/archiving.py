"""Of which year a pack is asked for."""

from django import forms

from ..queries import archiving as queries


class PackForm(forms.Form):
    year = forms.TypedChoiceField(label="年度", coerce=int)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, f"{year}年") for year in queries.years(actor)]
