"""Why somebody wants to see what is masked."""

from django import forms

WHYS = (
    ("handle", "办理这件事要联系本人"),
    ("notify", "通知会议、活动或者办理结果"),
    ("verify", "核实登记"),
    ("urgent", "紧急情况"),
    ("other", "其他"),
)


class LookForm(forms.Form):
    """One of the usual reasons, or another in words."""

    why = forms.ChoiceField(label="为什么查看", choices=[("", "请选择"), *WHYS])
    words = forms.CharField(label="说明", max_length=100, required=False, help_text="选“其他”的须写明。")

    def clean(self):
        asked = super().clean()
        if asked.get("why") == "other" and not asked.get("words"):
            self.add_error("words", "请写明为什么查看。")
        return asked

    def reason(self):
        """In words, for the log."""
        words = self.cleaned_data["words"]
        return dict(WHYS)[self.cleaned_data["why"]] + (f"：{words}" if words else "")
