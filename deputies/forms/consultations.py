"""What the pages of consultations on drafts ask for."""

from django import forms

from congress.forms.asking import ANY, Asked
from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day
from congress.frame import clock

from ..models import Consultation, ConsultationOpinion
from ..queries import consultations as queries

SPARE = 6  # empty opinions below those that are there


class ConsultationFilter(Asked):
    q = forms.CharField(label="名称", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Consultation.State.choices])


class ConsultationForm(forms.ModelForm):
    """The draft and the stations that are asked."""

    stations = SeveralField(
        label="征求意见的站点", queryset=None, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一个站点。"},
    )  # fmt: skip

    class Meta:
        model = Consultation
        fields = ("title", "asked_by", "due_on", "ask", "text")
        widgets = {
            "due_on": Day(),
            "text": forms.Textarea(attrs={"rows": 14}),
            "ask": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stations"].queryset = queries.may_ask(actor)
        self.fields["stations"].label_from_instance = lambda one: f"{one}（{one.congress.area.name}）"
        if self.instance.pk:
            self.initial["stations"] = list(self.instance.returns.values_list("station", flat=True))


class AnswerForm(forms.Form):
    """One station: how many it asked and how, and its opinions in lines of three."""

    people = forms.IntegerField(label="征求人数", min_value=1, max_value=100_000)
    how = forms.CharField(label="征求方式", max_length=100, required=False, help_text="例如：院坝会一次，入户十二户")

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"people": found.people, "how": found.how}
        choices = [("", "全文")] + [(name, name) for name, _ in found.consultation.articles if name]
        self.lines = [*found.opinions.order_by("pk"), *[None] * SPARE]
        for n, line in enumerate(self.lines):
            first = {name: getattr(line, name) if line else "" for name in ("article", "text", "said_by")}
            self.fields[f"article-{n}"] = forms.ChoiceField(
                label="条款", choices=choices, required=False, initial=first["article"]
            )
            self.fields[f"said_by-{n}"] = forms.CharField(
                label="提出人", max_length=60, required=False, initial=first["said_by"],
                help_text="写身份，不写姓名，例如：柳沟村花椒种植户",
            )  # fmt: skip
            self.fields[f"text-{n}"] = forms.CharField(
                label="意见", max_length=1000, required=False, initial=first["text"],
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def head(self):
        return [self["people"], self["how"]]

    def groups(self):
        return [
            (f"第{n + 1}条意见", [self[f"{name}-{n}"] for name in ("article", "said_by", "text")])
            for n in range(len(self.lines))
        ]

    def clean(self):
        said = super().clean()
        for n in range(len(self.lines)):
            if said.get(f"text-{n}") and not said.get(f"said_by-{n}"):
                self.add_error(f"said_by-{n}", "请写明是谁提出的（写身份，不写姓名）。")
            if said.get(f"said_by-{n}") and not said.get(f"text-{n}"):
                self.add_error(f"text-{n}", "请写明意见；要取消这一条，把提出人也删去。")
        return said

    def deed_data(self):
        said = self.cleaned_data
        lines = [
            {name: said[f"{name}-{n}"] for name in ("article", "text", "said_by")} for n in range(len(self.lines))
        ]
        return {"people": said["people"], "how": said["how"], "rows": [line for line in lines if line["text"]]}


class SummaryForm(MoveForm):
    explain = "逐条意见附在意见汇总表里，这里写综合意见。"
    summary = forms.CharField(
        label="综合意见", max_length=6000, widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "请写明综合意见。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].initial = self.obj.summary


class ReportForm(MoveForm):
    reported_to = forms.CharField(label="报送机关", max_length=60)
    reported_on = forms.DateField(label="上报日期", widget=Day(), initial=clock.today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reported_to"].initial = self.obj.asked_by


class OutcomesForm(forms.Form):
    """Of every opinion whether it was taken up."""

    def __init__(self, *args, opinions, **kwargs):
        super().__init__(*args, **kwargs)
        self.opinions = opinions
        for one in opinions:
            self.fields[f"outcome-{one.pk}"] = forms.ChoiceField(
                label="采纳情况", choices=ConsultationOpinion.Outcome.choices, required=False, initial=one.outcome
            )
            self.fields[f"note-{one.pk}"] = forms.CharField(
                label="说明", max_length=200, required=False, initial=one.outcome_note
            )

    def groups(self):
        return [(one, [self[f"outcome-{one.pk}"], self[f"note-{one.pk}"]]) for one in self.opinions]

    def deed_data(self):
        said = self.cleaned_data
        return {
            "outcomes": {
                one.pk: {"outcome": said[f"outcome-{one.pk}"], "outcome_note": said[f"note-{one.pk}"]}
                for one in self.opinions
            }
        }
