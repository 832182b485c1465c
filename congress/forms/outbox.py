"""What is asked before letters go out or come back."""

from django import forms

from .base import SeveralField


class LettersForm(forms.Form):
    """Which letters; the reason is asked only for taking them back."""

    letters = SeveralField(
        queryset=None,
        label="函件",
        error_messages={"required": "请至少选择一件函件。", "invalid_choice": "所选函件已有变化，请刷新后再选。"},
    )
    reason = forms.CharField(label="撤回理由", required=False, max_length=200, help_text="只在撤回时填写。")

    def __init__(self, *args, letters, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letters"].queryset = letters
