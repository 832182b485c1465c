"""What the pages of the yearly assessment ask for."""

from django import forms

from congress.frame import clock, kinds

from ..models import ScoreItem, ScoreSheet
from ..queries import assessments as queries
from .asking import Asked, RowChoice
from .base import MoveForm
from .rows import RowsForm


class DrawUpForm(forms.Form):
    year = forms.TypedChoiceField(label="年度", coerce=int)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this = clock.today().year
        self.fields["year"].choices = [(year, f"{year}年") for year in (this, this - 1, this + 1)]


class ScoreItemsForm(RowsForm):
    """What is scored, with how many points, by whom or what."""

    model, columns = ScoreItem, ("title", "most", "order", "rule", "about", "figure", "target")
    first = {"about": ScoreItem.About.TOWNSHIP}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "由人评分"), *((figure.key, figure.label) for figure in queries.figures())]
        for key, part in self.found.items():
            kept = part.figure if part else ""
            known = choices if kept in dict(choices) else [*choices, (kept, kept)]
            field = forms.ChoiceField(label="系统数据", choices=known, required=False, initial=kept)
            self.fields[f"figure-{key}"] = field

    def clean(self):
        said = super().clean()
        for key in self.found:
            if not said.get(f"title-{key}"):
                continue
            if f"most-{key}" in said and not (said[f"most-{key}"] or 0) > 0:
                self.add_error(f"most-{key}", "请填写满分，须大于零。")
            if said.get(f"figure-{key}") in kinds.figures and not (said.get(f"target-{key}") or 0) > 0:
                self.add_error(f"target-{key}", "请填写得满分的数量，须大于零。")
        return said


class ScoresForm(forms.Form):
    """Points and words of every item that is scored by hand: ``points-<item>``, ``words-<item>``. ``names`` are the
    columns of a Score they stand for."""

    def __init__(self, *args, rows, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.names, self.rows = names, [row for row in rows if not row.by_system]
        points, words = names
        for row in self.rows:
            key, item = row.item.pk, row.item
            self.fields[f"points-{key}"] = forms.DecimalField(
                label=f"得分（满分{item.most.normalize():f}）", min_value=0, max_value=item.most, decimal_places=1,
                required=False, initial=getattr(row.score, points),
            )  # fmt: skip
            column = type(row.score)._meta.get_field(words)
            self.fields[f"words-{key}"] = forms.CharField(
                label=column.verbose_name, max_length=column.max_length, required=False,
                initial=getattr(row.score, words), widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def groups(self):
        """[(row, its two questions)]"""
        return [(row, [self[f"points-{row.item.pk}"], self[f"words-{row.item.pk}"]]) for row in self.rows]

    def deed_data(self):
        points, words = self.names
        said = self.cleaned_data
        return {
            "values": {
                row.item.pk: {points: said[f"points-{row.item.pk}"], words: said[f"words-{row.item.pk}"]}
                for row in self.rows
            }
        }


class RemarkForm(MoveForm):
    remark = forms.CharField(
        label="评语", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="公布后本乡镇可以看到。",
    )  # fmt: skip


class ResultsFilter(Asked):
    """Of which year a file is asked for."""

    sheet = RowChoice(ScoreSheet.objects.none(), label="考核")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sheet"].queryset = ScoreSheet.objects.visible_to(actor)
