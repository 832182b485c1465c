"""What the pages of the annual summary ask for."""

from django import forms

from congress.frame import clock

from ..models import Organization
from ..queries import summaries as queries
from .base import Group, MoveForm
from .institution import Day

LONGEST = 4000


class DueField(forms.DateField):
    """The day by which a section has to be in: none that has passed, unless it stood there before."""

    widget = Day

    def validate(self, value):
        super().validate(value)
        if value and value < clock.today() and value != self.initial:
            raise forms.ValidationError("期限不能早于今天。")


class AssignForm(MoveForm):
    """Each section's body and day: ``body-<pk>``, ``due-<pk>``."""

    explain = "每章一个责任单位。分工以后各单位开始撰写，到期由系统提醒。"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sections = queries.sections_of(self.obj)
        bodies = queries.writing_bodies(self.obj.congress_id, clock.today())
        for section in self.sections:
            self.fields[f"body-{section.pk}"] = forms.ModelChoiceField(
                bodies, label="责任单位", initial=section.body_id, empty_label="请选择"
            )
            self.fields[f"due-{section.pk}"] = DueField(label="交稿期限", initial=section.due_on)

    def groups(self):
        return [
            Group(legend=section.title, fields=[self[f"body-{section.pk}"], self[f"due-{section.pk}"]])
            for section in self.sections
        ]

    def deed_data(self):
        said = self.cleaned_data
        return {"sections": {one.pk: (said[f"body-{one.pk}"], said[f"due-{one.pk}"]) for one in self.sections}}


class CouncilForm(MoveForm):
    council_meeting = forms.CharField(
        label="审议的主任会议", max_length=60, help_text="例如：第十八届人大常委会第五十二次主任会议"
    )


class OpenForm(forms.Form):
    """The year a summary is begun for by hand: this one or the one before."""

    year = forms.TypedChoiceField(label="年度", coerce=int)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this = clock.today().year
        self.fields["year"].choices = [(year, f"{year}年") for year in (this, this - 1)]


class SectionForm(forms.Form):
    """Another body or another day for one section."""

    body = forms.ModelChoiceField(Organization.objects.none(), label="责任单位", empty_label="请选择")
    due_on = DueField(label="交稿期限")

    def __init__(self, *args, section, **kwargs):
        super().__init__(*args, initial={"body": section.body_id}, **kwargs)
        self.fields["due_on"].initial = section.due_on
        self.fields["body"].queryset = queries.writing_bodies(section.congress_id, clock.today())


class ReturnForm(forms.Form):
    reason = forms.CharField(label="退回理由", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))
    due_on = DueField(label="重新交稿期限")


class WriteForm(forms.Form):
    """The paragraphs of one section: ``p-<pk>`` texts, ``r-<pk>`` the revision each was read at, and a new one."""

    added = forms.CharField(
        label="新的一段", required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="保存后放在最后，可再移动。",
    )  # fmt: skip

    def __init__(self, *args, section, **kwargs):
        super().__init__(*args, **kwargs)
        self.paragraphs = list(section.paragraphs.all())
        written = {}
        for place, row in enumerate(self.paragraphs, start=1):
            text = forms.CharField(
                label=f"第{place}段",
                required=False,
                max_length=LONGEST,
                initial=row.text,
                show_hidden_initial=True,
                widget=forms.Textarea(attrs={"rows": max(3, min(12, len(row.text) // 40 + 2))}),
            )
            written[f"p-{row.pk}"] = text
            written[f"r-{row.pk}"] = forms.IntegerField(required=False, widget=forms.HiddenInput, initial=row.revision)
        self.fields = written | self.fields

    def texts(self):
        """What ``actions.summary_sections.write`` takes: the paragraphs whose text was changed on the page."""
        return {
            row.pk: (self.cleaned_data[f"p-{row.pk}"], self.cleaned_data[f"r-{row.pk}"])
            for row in self.paragraphs
            if f"p-{row.pk}" in self.changed_data
        }

    def rows(self):
        """The paragraphs as the page draws them: (paragraph, field, revision, name and text it was changed from)."""
        return [
            (row, self[f"p-{row.pk}"], self[f"r-{row.pk}"], self[f"p-{row.pk}"].html_initial_name, self._seen(row))
            for row in self.paragraphs
        ]

    def _seen(self, row):
        """The words that stood there when the page was first opened."""
        return self.data.get(self[f"p-{row.pk}"].html_initial_name, row.text) if self.is_bound else row.text
