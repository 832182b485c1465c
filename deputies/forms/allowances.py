"""What the pages of allowances ask for."""

from django import forms

from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day
from congress.frame import clock

from ..models import AllowanceLine, Deputy


class GenerateForm(forms.Form):
    since = forms.DateField(label="自", widget=Day())
    until = forms.DateField(label="至", widget=Day())

    def clean(self):
        said = super().clean()
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", "结束日期不能早于开始日期。")
        return said


class LineForm(forms.ModelForm):
    class Meta:
        model = AllowanceLine
        fields = ("meeting_half_days", "lodging", "travel", "receipts")
        help_texts = {"meeting_half_days": "已按登记的代表大会出席情况算出，有出入的在这里改。"}


class PayForm(MoveForm):
    paid_on = forms.DateField(label="发放日期", widget=Day())
    enter = forms.BooleanField(label="同时登记到乡镇人大经费支出（代表补助）", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["paid_on"].initial = clock.today()
        if self.obj.of_county:
            del self.fields["enter"]


class IncomeForm(forms.Form):
    """Who has no fixed income: ticks for everybody in office."""

    deputies = SeveralField(Deputy.objects.none(), label="代表", required=False)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputies"].queryset = rows
