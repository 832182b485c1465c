"""What the pages of the question bank ask for."""

from django import forms

from congress.forms.asking import ANY, Asked

from ..models import Question, QuestionKind
from ..models.questions import LETTERS, as_key
from ..queries import questions as queries

STATES = (("on", "在用"), ("off", "已停用"), ("all", "全部"))


class QuestionFilter(Asked):
    q = forms.CharField(label="题干", required=False, max_length=60)
    kind = forms.ChoiceField(label="题型", required=False, choices=[ANY, *QuestionKind.choices])
    law = forms.ChoiceField(label="法律法规", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=STATES, initial="on")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["law"].choices = [ANY, *((law, law) for law in queries.laws(actor))]

    def asked(self):
        said = super().asked()
        return said | {"state": said.get("state") or "on"}


class QuestionForm(forms.ModelForm):
    lines = forms.CharField(
        label="选项", required=False, max_length=1200, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"每行一个选项，不写字母，最多{len(LETTERS)}个。判断题不写。",
    )  # fmt: skip
    answer = forms.CharField(
        label="答案", max_length=12, help_text="选择题写字母，例如：C；ABD。判断题写“正确”或者“错误”。"
    )

    class Meta:
        model = Question
        fields = ("kind", "law", "text", "lines", "answer", "explanation")
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "explanation": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(self.Meta.fields)
        if self.instance.pk:
            self.fields["lines"].initial = "\n".join(self.instance.options)
            self.fields["answer"].initial = self.instance.key_words

    def _post_clean(self):
        lines = self.cleaned_data.get("lines", "").splitlines()
        self.instance.options = [line.strip() for line in lines if line.strip()]
        self.instance.key = as_key(self.cleaned_data.get("answer", ""))
        super()._post_clean()

    def add_error(self, field, error):
        """What the deed finds wrong with columns stands at the questions they came from."""
        places = {"options": "lines", "key": "answer"}
        if field is None and hasattr(error, "error_dict"):
            error.error_dict = {places.get(name, name): found for name, found in error.error_dict.items()}
        super().add_error(places.get(field, field), error)


class RetireForm(forms.Form):
    reason = forms.CharField(label="停用原因", max_length=200, help_text="例如：法律已经修改，答案不再正确。")
