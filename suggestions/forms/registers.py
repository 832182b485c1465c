"""Which paper of a whole session, year or period is wanted."""

from django import forms

REGISTERS = ("review_list", "assignment_list", "directory", "commitment_ledger")
KEPT_BY_YEAR = ("commitment_ledger",)


class RegisterFilter(forms.Form):
    """One paper for one session, one year, or from one day to another; the narrowest answer counts."""

    paper = forms.ChoiceField(label="文种")
    session = forms.TypedChoiceField(label="会议", required=False, coerce=int, empty_value=None)
    year = forms.TypedChoiceField(label="年度", required=False, coerce=int, empty_value=None)
    since = forms.DateField(label="提交日从", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="至", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, papers, sessions, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = papers
        self.fields["session"].choices = [("", "不限"), *((one.pk, str(one)) for one in sessions)]
        self.fields["year"].choices = [("", "不限"), *((year, f"{year}年") for year in years)]

    def clean(self):
        found = super().clean()
        if found.get("since") and found.get("until") and found["since"] > found["until"]:
            self.add_error("until", "结束日期不能早于开始日期。")
        return found

    @property
    def asked(self):
        """What the paper is gathered with beyond the term."""
        names = (
            ("year",)
            if self.cleaned_data["paper"].rpartition(".")[2] in KEPT_BY_YEAR
            else ("session", "year", "since", "until")
        )
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}
