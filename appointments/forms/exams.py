"""What the pages of the exams ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput, NumberChoice, of_years
from congress.forms.base import SeveralField
from congress.forms.institution import Day
from congress.forms.people import NamesField
from congress.models import Person

from ..models import Exam, ExamSitting, Item, QuestionKind
from ..models.exams import FULL
from ..queries import exams as queries
from ..queries import questions as question_queries


class Time(forms.TimeInput):
    """A time of day, as browsers ask for it."""

    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


class ExamFilter(Asked):
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Exam.State.choices])
    method = forms.ChoiceField(label="考试方式", required=False, choices=[ANY, *Exam.Method.choices])
    year = NumberChoice(label="年份")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor))


class ResultFilter(Asked):
    q = forms.CharField(label="姓名", widget=NameInput, required=False, max_length=40)
    band = forms.ChoiceField(label="等次", required=False, choices=[ANY, *ExamSitting.Band.choices])
    year = NumberChoice(label="年份")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor))


class ExamForm(forms.ModelForm):
    laws = forms.MultipleChoiceField(
        label="从哪些法律法规抽题", required=False, widget=forms.CheckboxSelectMultiple, help_text="都不选，就从整个题库抽。",
    )  # fmt: skip

    class Meta:
        model = Exam
        fields = (
            "title", "method", "on", "begins", "place", "minutes", "scope", "laws", "single_count", "single_points",
            "multiple_count", "multiple_points", "judge_count", "judge_points",
        )  # fmt: skip
        widgets = {"on": Day(), "begins": Time(), "scope": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["laws"].choices = [(law, law) for law in question_queries.laws(actor)]
        if self.instance.told_on:
            for name in set(self.fields) - {"on", "begins", "place"}:
                del self.fields[name]


class CandidatesForm(forms.Form):
    """Who sits it: those whom open cases propose, and anybody else of the register."""

    items = SeveralField(
        Item.objects.none(), label="任免案里还须考试的人选", required=False, widget=forms.CheckboxSelectMultiple
    )
    people = NamesField(
        label="其他考生", required=False, help_text="一行一名，须是“人员”中登记过的人；重名的写登记号。没有的不填。"
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        found = queries.to_be_examined(actor)
        self.fields["items"].queryset = Item.objects.filter(pk__in=[row.pk for row in found])
        self.fields["items"].choices = [(row.pk, f"{row.name}（{row.case}，拟任{row.office}）") for row in found]
        self.fields["people"].people = Person.objects.visible_to(actor)
        if not found:
            del self.fields["items"]


class ResitForm(forms.Form):
    on = forms.DateField(label="补考日期", widget=Day())
    begins = forms.TimeField(label="开考时间", widget=Time(), initial="09:00")
    place = forms.CharField(label="地点", max_length=60)


class ScoresForm(forms.Form):
    """What one marker has given: points by seat, or a tick for who did not come."""

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self.fields[f"s{row.pk}"] = forms.IntegerField(label="得分", min_value=0, max_value=FULL, required=False)
            self.fields[f"s{row.pk}"].need = ""
            self.fields[f"a{row.pk}"] = forms.BooleanField(label="缺考", required=False)

    def lines(self):
        return [(row, self[f"s{row.pk}"], self[f"a{row.pk}"]) for row in self.rows]

    def clean(self):
        said = super().clean()
        for row in self.rows:
            points, absent = said.get(f"s{row.pk}"), said.get(f"a{row.pk}")
            if (points is None) != bool(absent) and f"s{row.pk}" not in self.errors:
                self.add_error(f"s{row.pk}", "写得分，或者选缺考，两者只能有一个。")
        return said

    def deed_data(self):
        return {"scores": {str(row.pk): self.cleaned_data[f"s{row.pk}"] for row in self.rows}}


class TimeForm(forms.Form):
    minutes = forms.IntegerField(label="补时（分钟）", min_value=1, max_value=60)
    reason = forms.CharField(label="原因", max_length=200, help_text="例如：电脑死机，换机耽误。")


class CodeForm(forms.Form):
    code = forms.CharField(
        label="考试码", max_length=12, help_text="监考人员发给您的8位字母和数字。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """The paper on screen: one question a field, named after its number in the bank."""

    def __init__(self, *args, sitting, **kwargs):
        super().__init__(*args, **kwargs)
        self.parts = [
            (heading, [self._ask(one) for one in lines])
            for heading, lines in queries.parts_of(sitting.exam, sitting.answers)
        ]

    def _ask(self, one):
        several = one["kind"] == QuestionKind.MULTIPLE
        field = forms.MultipleChoiceField if several else forms.ChoiceField
        widget = forms.CheckboxSelectMultiple if several else forms.RadioSelect
        name = f"q{one['number']}"
        self.fields[name] = field(
            label=f"{one['place']}．{one['text']}", required=False, widget=widget, initial=list(one["answer"]) if several else one["answer"],
            choices=[(letter, f"{letter}．{text}" if one["options"] else text) for letter, text in one["choices"]],
        )  # fmt: skip
        self.fields[name].need = ""
        return self[name]

    def answers(self):
        """{number: letters} of what is marked; what is no answer to its question is left out."""
        self.is_valid()
        return {name[1:]: "".join(marked) for name, marked in self.cleaned_data.items() if marked}
