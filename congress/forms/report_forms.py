"""Drawing up the form of the quarterly reports: which quarter, and one item."""

from django import forms

from congress.frame import kinds
from congress.frame.quarters import Quarter

from ..models import ReportItem

NOTHING = ("", "无")
OF_NUMBERS = {
    "figure": "系统只能带出数量和金额。",
    "parts": "只有数量和金额可以核对合计。",
    "within": "只有数量和金额可以比较大小。",
    "jump": "只有数量和金额可以提示变动。",
}


class DraftForm(forms.Form):
    """From which quarter on, and what is new."""

    since = forms.ChoiceField(label="启用季度", help_text="从这个季度的报告起使用。")
    note = forms.CharField(label="变更说明", max_length=200, required=False, help_text="与现行表式有什么不同。")

    def __init__(self, *args, quarters, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"].choices = [(f"{one.year}-{one.number}", str(one)) for one in quarters]

    def deed_data(self):
        quarter = Quarter(*map(int, self.cleaned_data["since"].split("-")))
        return {"year": quarter.year, "quarter": quarter.number, "note": self.cleaned_data["note"]}


class SectionForm(forms.Form):
    name = forms.CharField(label="部分名称", max_length=40)


class ItemForm(forms.ModelForm):
    """One item; ``others`` are those of the same form, which it may be checked against."""

    figure = forms.ChoiceField(label="系统数据", required=False, help_text="选中的，填报时由系统带出数值。")
    parts = forms.MultipleChoiceField(
        label="等于各项之和",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="勾选两项以上；不选的不核对合计。",
    )
    within = forms.ChoiceField(label="不大于", required=False, help_text="本项是哪一项的一部分。")
    jump = forms.IntegerField(
        label="变动提示（%）",
        min_value=1,
        max_value=1000,
        required=False,
        help_text="比上季度增减超过这个比例时提示核对，一般填50。不提示的留空。",
    )

    class Meta:
        model = ReportItem
        fields = ("section", "label", "kind", "unit", "required", "help", "figure", "parts", "within", "jump")
        help_texts = {"section": "写已有部分的名称，就排在该部分之内；写新名称，就新立一个部分。"}

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        numbers = [(item.key, f"{item.label}（{item.section}）") for item in others if item.is_number]
        known = [figure for figure in kinds.figures if figure.level in ("", "township")]
        self.fields["kind"].choices = [("", "请选择"), *ReportItem.Kind.choices]
        self.fields["figure"].choices = [NOTHING, *((one.key, f"{one.label}：{one.definition}") for one in known)]
        self.fields["within"].choices = [NOTHING, *numbers]
        self.fields["parts"].choices = numbers
        if not numbers:
            del self.fields["parts"], self.fields["within"]

    def clean_parts(self):
        parts = self.cleaned_data["parts"]
        if len(parts) == 1:
            raise forms.ValidationError("合计至少由两项组成。")
        return parts

    def clean(self):
        said = super().clean()
        if said.get("kind") in (ReportItem.Kind.TEXT, ReportItem.Kind.FILES):
            for name, words in OF_NUMBERS.items():
                if said.get(name):
                    self.add_error(name, words)
        return said
