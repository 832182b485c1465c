"""What the pages of the stations' stars ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, RowChoice
from congress.forms.assessments import ScoresForm
from congress.forms.base import MoveForm
from congress.forms.institution import Day
from congress.forms.rows import RowsForm
from congress.frame import clock
from congress.frame.uploads import FilesField
from congress.models import Congress

from ..models import StandardItem, StandardSheet, StarCycle, StationRating
from ..models.star import MOST_STARS


class SheetForm(forms.ModelForm):
    class Meta:
        model = StandardSheet
        fields = ("title", *StandardSheet.STARS)


class StandardItemsForm(RowsForm):
    """What is asked of a station, for how many points, and what proves it."""

    model, columns = StandardItem, ("title", "most", "order", "rule", "proof")

    def clean(self):
        said = super().clean()
        for key in self.found:
            if said.get(f"title-{key}") and not (said.get(f"most-{key}") or 0) > 0:
                self.add_error(f"most-{key}", "请填写满分，须大于零。")
        return said


class CycleForm(forms.ModelForm):
    class Meta:
        model = StarCycle
        fields = ("year", "self_by")
        widgets = {"self_by": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this = clock.today().year
        years = [(year, f"{year}年") for year in (this, this - 1)]
        self.fields["year"] = forms.TypedChoiceField(label="年度", coerce=int, choices=years)


class ClaimForm(ScoresForm):
    """Points, words and pictures of every item."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, names=("own", "evidence"), **kwargs)
        for row in self.rows:
            self.fields[f"photos-{row.item.pk}"] = FilesField(
                label="佐证照片", required=False, most=3, help_text="JPG或PNG，一次最多3张。"
            )

    def groups(self):
        """[(row, its questions, its pictures)]"""
        return [(row, fields, self[f"photos-{row.item.pk}"]) for row, fields in super().groups()]

    def deed_data(self):
        photos = {row.item.pk: self.cleaned_data[f"photos-{row.item.pk}"] for row in self.rows}
        return super().deed_data() | {"photos": {item: files for item, files in photos.items() if files}}


class GiveForm(ScoresForm):
    """Points and words of the county."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, names=("given", "comment"), **kwargs)

    def groups(self):
        return [(row, fields, None) for row, fields in super().groups()]


class OpinionForm(MoveForm):
    opinion = forms.CharField(
        label="审核意见", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="同意自评的可以不填。",
    )  # fmt: skip


class RemarkForm(MoveForm):
    remark = forms.CharField(
        label="评语", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="公布以后大家可以看到。",
    )  # fmt: skip


class RatingFilter(Asked):
    """Which stations of a cycle."""

    cycle = RowChoice(StarCycle.objects.none(), label="评定", widget=forms.HiddenInput)
    congress = RowChoice(Congress.objects.none(), label="乡镇", empty_label="不限")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *StationRating.State.choices])
    stars = NumberChoice(
        label="星级",
        choices=[ANY, *((n, f"{n}星") for n in range(MOST_STARS, 0, -1)), (0, "未达星级")],
    )  # fmt: skip

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cycle"].queryset = StarCycle.objects.visible_to(actor)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor).select_related("area")
