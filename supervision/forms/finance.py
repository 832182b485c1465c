"""What the county's money asks for."""

from decimal import Decimal

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, of_years
from congress.forms.base import begin_with
from congress.forms.institution import Day
from congress.frame import clock

from ..models import AssetKind, AssetReport, Book, BudgetDecision, BudgetLine, DebtYear
from ..models.finance import SUM
from ..queries import finance as queries

DIGITS = {name: SUM[name] for name in ("max_digits", "decimal_places")}


class LineFilter(Asked):
    q = forms.CharField(label="科目或编码", required=False)
    year = NumberChoice(label="年度")
    book = forms.ChoiceField(label="预算", required=False, choices=[ANY, *Book.choices])
    kind = forms.ChoiceField(label="收支", required=False, choices=[ANY, *BudgetLine.Kind.choices])

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        years = queries.years(actor) if actor else []
        self.fields["year"].choices = of_years(years)


class YearForm(forms.Form):
    """Which year is looked at."""

    year = forms.IntegerField(required=False, min_value=2000, max_value=2100)

    def chosen(self, years):
        said = self.is_valid() and self.cleaned_data["year"]
        return said or (years[0] if years else clock.today().year)


class DecisionForm(forms.ModelForm):
    class Meta:
        model = BudgetDecision
        fields = ("year", "book", "on", "amount", "title")
        widgets = {"on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        begin_with(self, year=clock.today().year)


class DebtForm(forms.ModelForm):
    class Meta:
        model = DebtYear
        fields = (
            "year",
            "general_limit",
            "general_balance",
            "special_limit",
            "special_balance",
            "service",
            "capacity",
            "note",
        )


class AssetsForm(forms.ModelForm):
    """The report, and of each kind what there is and what is owed."""

    class Meta:
        model = AssetReport
        fields = ("year", "theme", "text", "reported_on")
        widgets = {"reported_on": Day(), "text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        there = {row.kind: row for row in self.instance.figures.all()} if self.instance.pk else {}
        for kind in AssetKind:
            for name, label in (("assets", "资产总额（万元）"), ("liabilities", "负债总额（万元）")):
                self.fields[f"{name}-{kind}"] = forms.DecimalField(
                    label=f"{kind.label}{label}", min_value=0, required=False,
                    initial=getattr(there[kind], name) if kind in there else None, **DIGITS,
                )  # fmt: skip

    def deed_data(self):
        said = self.cleaned_data
        return {
            "figures": {
                kind: (said[f"assets-{kind}"], said[f"liabilities-{kind}"] or Decimal(0))
                for kind in AssetKind
                if said[f"assets-{kind}"] is not None
            }
        }


class OpenYearForm(forms.Form):
    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100, initial=lambda: clock.today().year)


class FulfilForm(forms.Form):
    on = forms.DateField(label="完成日期", widget=Day(), initial=clock.today)
    topic = forms.ModelChoiceField(label="监督议题", queryset=None, required=False, empty_label="没有列为议题")

    def __init__(self, *args, duty, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = queries.topics_for(duty)
