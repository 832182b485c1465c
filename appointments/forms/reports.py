"""What the yearly reports ask for."""

from django import forms

from congress.forms.asking import Asked, NameInput, NumberChoice, of_years
from congress.forms.base import MoveForm
from congress.frame.uploads import FilesField

from ..models import DutyReport
from ..queries import reports as queries


class ReportFilter(Asked):
    q = forms.CharField(label="姓名、单位或职务", widget=NameInput, required=False)
    year = NumberChoice(label="年度")
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "不限"), ("owed", "还没有报送"), *DutyReport.State.choices]
    )

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor) if actor else [])


class HandInForm(MoveForm):
    explain = "写履行职责、依法办事、办理代表建议、接受人大监督和廉洁自律的情况，以及存在的问题和下一步打算。"
    text = forms.CharField(label="述职内容", max_length=20_000, widget=forms.Textarea(attrs={"rows": 16}))
    files = FilesField(label="附件", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("text", self.obj.text)
        if self.obj.state == "returned":
            self.shown = (("退回的原因", self.obj.because),)


class ReadForm(MoveForm):
    comment = forms.CharField(label="审阅意见", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
