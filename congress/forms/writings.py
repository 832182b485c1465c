"""What the pages of duty reports, research papers and rules ask for."""

from django import forms

from congress.frame import clock
from congress.frame.uploads import FilesField

from ..models import Attachment, Congress, Meeting, Writing
from ..queries import attachments
from ..queries import writings as queries
from .asking import ANY, Asked, NumberChoice, RowChoice, of_years
from .base import MoveForm, SeveralField
from .institution import Day

YEARS = (2000, 2100)


class WritingFilter(Asked):
    """Which writings: with which words, of which kind and year; seldom: in force on which day, of which congress."""

    more = ("state", "congress")

    q = forms.CharField(label="标题或正文", required=False, max_length=80)
    kind = forms.ChoiceField(label="类别", required=False, choices=[ANY, *Writing.Kind.choices])
    year = NumberChoice(label="年度")
    on = forms.DateField(label="制度在这一天有效", required=False, widget=Day())
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Writing.State.choices])
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor))
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class WritingForm(forms.ModelForm):
    """One draft: its words typed or in files. A line that begins 一、 or （一） becomes a heading when it is printed."""

    files = FilesField(label="附件", required=False)
    drop = SeveralField(
        label="取消附件", queryset=Attachment.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Writing
        fields = ("title", "year", "person", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 18})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        first, last = YEARS
        year, person, text = (self.fields[name] for name in ("year", "person", "text"))
        year.min_value, year.max_value = first, last
        person.queryset, person.empty_label = queries.authors(self.instance.congress_id), "由责任单位署名"
        if self.instance.kind == Writing.Kind.DUTY:
            person.required, person.empty_label, person.label = True, "请选择", "报告人"
        text.help_text = "每行一段；单独成行的“一、……”“（一）……”“第一章……”印成标题。"
        kept = attachments.attachments_of(self.instance) if self.instance.pk else {}
        rows = [row.pk for rows in kept.values() for row in rows]
        self.fields["drop"].queryset = Attachment.objects.filter(pk__in=rows)
        if not rows:
            del self.fields["drop"]

    def clean_year(self):
        first, last = YEARS
        year = self.cleaned_data["year"]
        if not first <= year <= last:
            raise forms.ValidationError(f"年度在{first}至{last}之间。")
        return year

    def deed_data(self):
        return {"files": self.cleaned_data["files"], "drop": self.cleaned_data.get("drop", ())}


class AdoptForm(MoveForm):
    """By which meeting, and from which day it binds."""

    adopted_at = forms.ModelChoiceField(
        Meeting.objects.none(), label="通过的会议", empty_label="请选择",
        help_text="会议先在“会议”里登记已召开。",
    )  # fmt: skip
    adopted_on = forms.DateField(label="通过日期", widget=Day())
    in_force_on = forms.DateField(label="施行日期", widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adopted_at"].queryset = queries.adopting_meetings(self.obj)
        if self.obj.replaces_id:
            self.explain = f"第{self.obj.version - 1}版自新版本施行之日起失效，两版都可以查阅。"


class PublishForm(MoveForm):
    adopted_on = forms.DateField(label="定稿日期", widget=Day(), initial=clock.today)


class RepealForm(MoveForm):
    """From which day it binds no longer, and by what."""

    ended_on = forms.DateField(label="废止日期", widget=Day(), help_text="当日起不再施行。")
    repealed_by = forms.ModelChoiceField(
        Writing.objects.none(), label="由哪项制度废止", required=False, empty_label="不是由制度废止"
    )
    reason = forms.CharField(
        label="废止依据", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例如：第十八届常委会第三次会议决定。",
        error_messages={"required": "请写明废止的依据。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["repealed_by"].queryset = queries.repealing(self.obj)
