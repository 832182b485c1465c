"""What the pages of sitting in ask for."""

from django import forms

from congress.forms.base import SeveralField

from ..models import Deputy


class SizeForm(forms.Form):
    """How many are to be proposed."""

    size = forms.IntegerField(label="邀请人数", min_value=1, max_value=200, required=False)

    def wanted(self):
        return (self.is_valid() and self.cleaned_data["size"]) or 6


class PickForm(forms.Form):
    deputies = SeveralField(Deputy.objects.none(), label="代表", error_messages={"required": "请先选择代表。"})

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputies"].queryset = rows
