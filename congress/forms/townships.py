"""What the township's workspace asks for."""

from django import forms


class ExcuseForm(forms.Form):
    reason = forms.CharField(
        label="没有召开的原因", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明没有召开的原因。"},
    )  # fmt: skip


class YearForm(forms.Form):
    """Which year is looked at."""

    year = forms.IntegerField(label="年度", min_value=2000, max_value=2099, required=False)

    def chosen(self, otherwise):
        return (self.is_valid() and self.cleaned_data["year"]) or otherwise
