"""What the register of certificates asks for."""

from django import forms

from congress.forms.asking import Asked, NameInput, NumberChoice, of_years
from congress.forms.institution import Day
from congress.frame import clock

from ..queries import certificates as queries


class CertificateFilter(Asked):
    q = forms.CharField(label="姓名、编号、机关或职务", widget=NameInput, required=False)
    year = NumberChoice(label="年度")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor) if actor else [])


class GiveForm(forms.Form):
    dated_on = forms.DateField(
        label="落款日期", widget=Day(), initial=clock.today, help_text="任命书上的日期，一般是宣布当天。"
    )

    def deed_data(self):
        return self.cleaned_data
