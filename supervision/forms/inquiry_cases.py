"""What inquiry cases ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice
from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.frame.dates import ONE_DAY
from deputies.queries import joint

from ..models import InquiryCase
from ..queries import inquiry_cases as queries
from ..queries import topics as topic_queries
from .inquiries import named


class CaseFilter(Asked):
    q = forms.CharField(label="案由或问题", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *InquiryCase.State.choices])
    body = forms.ChoiceField(label="提出的会议", required=False, choices=[ANY, *InquiryCase.Body.choices])
    unit = NumberChoice(label="质询对象")
    more = ("unit",)

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        units = topic_queries.reporting_units(actor.county_id) if actor else []
        self.fields["unit"].choices = [ANY, *((unit.pk, unit.short_name) for unit in units)]


class CaseForm(forms.ModelForm):
    """质询案必须写明质询对象、质询的问题和内容."""

    class Meta:
        model = InquiryCase
        fields = ("body", "title", "unit", "question", "content")
        widgets = {"question": forms.Textarea(attrs={"rows": 5}), "content": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        case = self.instance
        self.fields["unit"].queryset = queries.units_for(case.congress)
        blank_first(self.fields["unit"])
        if case.congress.level != "county":
            self.fields["body"].choices = [one for one in InquiryCase.Body.choices if one[0] == "session"]
        if case.pk:
            del self.fields["body"]


class OfficeForm(CaseForm):
    """One that was handed in on paper: the office says who leads."""

    lead = forms.ModelChoiceField(queryset=None, label="领衔的提案人", empty_label="请选择")
    field_order = ("body", "lead")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = joint.anybody(self.instance.congress_id)
        self.fields["lead"].label_from_instance = named

    def deed_data(self):
        return {"lead": self.cleaned_data["lead"]}


class InviteForm(forms.Form):
    members = SeveralField(label="联名人", queryset=None, widget=forms.CheckboxSelectMultiple)
    signed = forms.BooleanField(
        label="已在纸质质询案上签名",
        required=False,
        help_text="只有办公室可以登记纸质签名；不勾选的，由本人在系统里确认。",
    )

    def __init__(self, *args, case, office, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = queries.candidates(case)
        self.fields["members"].label_from_instance = named
        if not office:
            del self.fields["signed"]


class DecideForm(MoveForm):
    decided_on = forms.DateField(label="决定日期", widget=Day(), initial=clock.today)
    manner = forms.ChoiceField(label="答复方式", choices=InquiryCase.Manner.choices, widget=forms.RadioSelect)
    venue = forms.CharField(
        label="答复的会议",
        max_length=80,
        required=False,
        help_text="例如：主任会议、农业农村委员会会议、主席团会议、代表团会议。",
    )
    due_on = forms.DateField(label="答复期限", widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        who = "主席团" if self.obj.body == InquiryCase.Body.SESSION else "主任会议"
        self.explain = f"由{who}决定受质询机关口头答复还是书面答复。"
        self.fields["due_on"].initial = clock.today() + 15 * ONE_DAY


class AnswerForm(MoveForm):
    on = forms.DateField(label="答复日期", widget=Day(), initial=clock.today)
    answerer = forms.CharField(label="到会或者签署的负责人", max_length=60)
    answer = forms.CharField(label="答复", max_length=10_000, widget=forms.Textarea(attrs={"rows": 12}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("质询的问题", self.obj.question), ("质询的内容", self.obj.content))
        oral = self.obj.manner == InquiryCase.Manner.ORAL
        self.explain = (
            "口头答复的，由受质询机关的负责人到会答复。" if oral else "书面答复的，由受质询机关的负责人签署。"
        )


class JudgeForm(forms.Form):
    satisfied = forms.TypedChoiceField(
        label="对答复",
        choices=[("yes", "满意"), ("no", "不满意")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
