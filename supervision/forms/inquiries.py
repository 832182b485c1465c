"""What questions ask for: the question, who asks it, who answered what."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, of_years
from congress.forms.base import MoveForm, begin_with
from congress.forms.institution import Day, blank_first
from congress.frame import clock

from ..models import Attendance, Question
from ..queries import inquiries as queries
from ..queries import topics as topic_queries
from .topics import StepForm, Words


def named(row):
    return f"{row.person.name}（{row.organization.short_name}{row.post.title}）"


class QuestionFilter(Asked):
    q = forms.CharField(label="问题、答复或议题", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Question.State.choices])
    kind = forms.ChoiceField(
        label="场合", required=False, choices=[("", "不限"), ("topic", "专题询问"), ("plain", "会议询问")]
    )
    unit = NumberChoice(label="答复单位")
    year = NumberChoice(label="年度")
    more = ("unit", "year")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        units = topic_queries.reporting_units(actor.county_id) if actor else []
        years = topic_queries.years(actor) if actor else []
        self.fields["unit"].choices = [ANY, *((unit.pk, unit.short_name) for unit in units)]
        self.fields["year"].choices = of_years(years)


class QuestionForm(forms.ModelForm):
    """A question collected for a special inquiry."""

    class Meta:
        model = Question
        fields = ("text", "unit")
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        topic = self.instance.topic
        blank_first(self.fields["unit"])
        self.fields["unit"].queryset = topic_queries.reporting_units(topic.congress_id)
        begin_with(self, unit=topic.unit_id)


class AskForm(forms.ModelForm):
    """A question put while a report is deliberated."""

    class Meta:
        model = Question
        fields = ("meeting", "text", "asker", "unit", "due_on")
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "due_on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        congress_id = self.instance.congress_id
        self.fields["meeting"].queryset = queries.meetings(congress_id)
        self.fields["meeting"].label_from_instance = lambda one: f"{one}（{one.opens_on:%Y年%-m月%-d日}）"
        self.fields["asker"].queryset = queries.askers(congress_id)
        self.fields["asker"].label_from_instance = named
        self.fields["unit"].queryset = topic_queries.reporting_units(congress_id)
        self.fields["due_on"].help_text = "当场答复的不填；约定会后书面答复的，填写期限。"
        for name in ("meeting", "asker", "unit"):
            self.fields[name].required = True
            blank_first(self.fields[name])


class ListForm(MoveForm):
    explain = "把问题交给一名组成人员或者代表在会上提出。"
    asker = forms.ModelChoiceField(queryset=None, label="提问人", empty_label="请选择")
    unit = forms.ModelChoiceField(queryset=None, label="答复单位", empty_label="请选择")
    text = forms.CharField(label="问题", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    is_open = forms.BooleanField(
        label="会前告知答复单位", required=False, help_text="不勾选的，答复单位在会上才知道问题的内容。"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asker"].queryset = queries.askers(self.obj.congress_id)
        self.fields["asker"].label_from_instance = named
        self.fields["unit"].queryset = topic_queries.reporting_units(self.obj.congress_id)
        self.initial |= {"asker": self.obj.asker_id, "unit": self.obj.unit_id, "text": self.obj.text}


class AnswerForm(MoveForm):
    on = forms.DateField(label="答复日期", widget=Day(), initial=clock.today)
    answerer = forms.CharField(label="答复人和职务", max_length=60)
    answer = forms.CharField(label="答复", max_length=6000, widget=forms.Textarea(attrs={"rows": 8}))
    further = forms.CharField(
        label="追问和回答", max_length=6000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="没有追问的不填。",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("问题", self.obj.text),)
        self.initial |= {
            name: getattr(self.obj, name) for name in ("answer", "answerer", "further") if self.obj.answer
        }


class JudgeForm(forms.Form):
    mark = forms.ChoiceField(
        label="对答复的评价", choices=[one for one in Question.Mark.choices if one[0]], widget=forms.RadioSelect
    )


class AttendanceForm(forms.ModelForm):
    class Meta:
        model = Attendance
        fields = ("came", "name", "post", "because")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        Came = Attendance.Came
        self.fields["came"] = forms.ChoiceField(
            label="到会情况", choices=[("", "请选择"), *(one for one in Came.choices if one[0] != Came.CALLED)]
        )


class HoldForm(StepForm):
    on = None
    explain = "日期按会议的日期登记，起草和交办询问意见的期限从这一天起算。各问题的答复已逐条登记，不必重写。"
    text = Words(
        label="询问会议情况", help_text="写明主持人、会议形式（全体、联组或者分组）、旁听和直播情况、主要意见。"
    )

    step = "hold"
