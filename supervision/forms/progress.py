"""What projects that are carried out month by month ask for, whichever kind they are: a report, and the plan."""

from django import forms

from congress.forms.institution import Day
from congress.frame import clock
from congress.frame.uploads import FilesField

from ..models.progress import MONEY, WHOLE

_DIGITS = {name: MONEY[name] for name in ("max_digits", "decimal_places")}


class ReportForm(forms.ModelForm):
    """Begins with what the project said last. Each kind of project names its model."""

    files = FilesField(label="现场照片和佐证材料", required=False)

    class Meta:
        fields = ("on", "progress", "paid", "fell_because", "text")
        widgets = {"on": Day(), "text": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "fell_because": "进度和支付都从开工算起；更正了上次的数、退回了资金的，在这里说明。没有减少的不填。",
            "text": "写明完成了什么、存在什么问题、下一步怎么做；落后于计划的写明原因和赶工办法。",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        project = self.instance.project
        self.initial |= {"on": clock.today(), "progress": project.progress, "paid": project.paid}

    def deed_data(self):
        return {"files": self.cleaned_data["files"]}


class MonthsForm(forms.Form):
    """``progress-<place>`` and ``money-<place>`` for each month: what is to be done and paid by its end, from the beginning.
    With ``gaps`` a month in which nothing changes stays empty."""

    def __init__(self, *args, months, planned, gaps=False, **kwargs):
        super().__init__(*args, **kwargs)
        there, self.months = {one.month: one for one in planned}, months
        for place, month in enumerate(months):
            known = there.get(month)
            self.fields[f"progress-{place}"] = forms.IntegerField(
                label="计划进度（%）",
                min_value=0,
                max_value=WHOLE,
                required=not gaps,
                initial=known and known.progress,
            )
            self.fields[f"money-{place}"] = forms.DecimalField(
                label="计划支付（万元）", min_value=0, required=not gaps, initial=known and known.money, **_DIGITS
            )

    def groups(self):
        """[(month, its two questions)] as the page asks them."""
        return [
            (f"{month.year}年{month.month}月底", [self[f"progress-{place}"], self[f"money-{place}"]])
            for place, month in enumerate(self.months)
        ]

    def clean(self):
        said = super().clean()
        for place in range(len(self.months)):
            asked = f"progress-{place}", f"money-{place}"
            if not any(name in self.errors for name in asked) and len({said[name] is None for name in asked}) == 2:
                self.add_error(asked[0], "进度和支付要一起填；没有安排的月份都空着。")
        return said

    def deed_data(self):
        said = self.cleaned_data
        rows = [(month, said[f"progress-{at}"], said[f"money-{at}"]) for at, month in enumerate(self.months)]
        return {"months": [row for row in rows if row[1] is not None]}
