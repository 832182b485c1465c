"""Which paper of a whole session, year or period is wanted."""

from django import forms

from congress.forms.asking import ANY, NumberChoice, of_years

REGISTERS = (
    "review_list", "assignment_list", "directory", "commitment_ledger", "handling_figures", "unit_scores", "unit_contacts",
)  # fmt: skip
KEPT_BY_YEAR = ("commitment_ledger",)
AS_IT_STANDS = ("unit_contacts",)  # of no period
COUNTED = ("handling_figures", "unit_scores")  # as of a day
EVERY_PERIOD = ("session", "year", "since", "until")


class RegisterFilter(forms.Form):
    """One paper for one session, one year, or from one day to another; the narrowest answer counts."""

    paper = forms.ChoiceField(label="文种")
    session = NumberChoice(label="会议")
    year = NumberChoice(label="年度")
    since = forms.DateField(label="提交日从", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="至", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    day = forms.DateField(
        label="统计截止日",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="只用于统计表和得分表。",
    )

    def __init__(self, *args, papers, sessions, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = papers
        self.fields["session"].choices = [ANY, *((one.pk, str(one)) for one in sessions)]
        self.fields["year"].choices = of_years(years)

    def clean(self):
        found = super().clean()
        if found.get("since") and found.get("until") and found["since"] > found["until"]:
            self.add_error("until", "结束日期不能早于开始日期。")
        return found

    @property
    def asked(self):
        """What the paper is gathered with beyond the term."""
        paper = self.cleaned_data["paper"].rpartition(".")[2]
        names = () if paper in AS_IT_STANDS else ("year",) if paper in KEPT_BY_YEAR else EVERY_PERIOD
        names = (*names, "day") if paper in COUNTED else names
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}
