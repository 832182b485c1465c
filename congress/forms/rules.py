"""Asking for local rules, and setting one."""

from django import forms

from congress.frame import kinds

from ..queries.rules import looking_back, rule, subjects
from .institution import AsOfForm, Day


class RulesFilter(AsOfForm):
    """Which rules, as of which day."""

    q = forms.CharField(label="名称或依据", required=False, max_length=40)
    subject = forms.ChoiceField(label="方面", required=False)
    ground = forms.ChoiceField(
        label="依据", required=False, choices=[("", "全部"), *((one.value, one.label) for one in kinds.Ground)]
    )
    which = forms.ChoiceField(
        label="设定",
        required=False,
        choices=[("", "全部"), ("own", "与默认不同"), ("set", "设定过"), ("coming", "将要施行")],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = [("", "全部"), *((name, name) for name in subjects())]
        self.order_fields(["q", "subject", "ground", "which", "on"])

    def narrows(self):
        """Whether more is asked than the day."""
        return self.is_valid() and any(value for name, value in self.cleaned_data.items() if name != "on")

    def of(self, book):
        """The Settings of a book that were asked for."""
        asked = self.cleaned_data if self.is_valid() else {}
        return [setting for setting in book if self._fits(setting, **asked)]

    @staticmethod
    def _fits(setting, q="", subject="", ground="", which="", **_):
        own = {"own": setting.differs, "set": setting.row, "coming": setting.coming}
        told = f"{setting.item.subject} {setting.item.label} {setting.item.basis}".lower()
        return (
            all(word in told for word in q.lower().split())
            and subject in ("", setting.item.subject)
            and ground in ("", setting.item.ground)
            and bool(which == "" or own[which])
        )


class RuleForm(forms.Form):
    """A new value of one rule, from a day on. A day that is over is taken only at a second look, after the page has said
    what would then hold since that day; whoever changes day or value meanwhile is asked anew."""

    since = forms.DateField(label="施行日", widget=Day(), help_text="只管这一天以后开始的事项，已经定下的日期不变。")
    reason = forms.CharField(label="依据或理由", max_length=200, help_text="写明文件的名称、文号，或者哪次会议决定。")

    def __init__(self, *args, key, congress_id, **kwargs):
        super().__init__(*args, **kwargs)
        self.item, self.congress_id = kinds.rules[key], congress_id
        self.fields = {"value": self._field(), **self.fields}
        if self.item.kind == "text":  # longer ones are changed, not written anew
            self.initial.setdefault("value", rule(congress_id, key))

    def clean_value(self):
        if fault := self.item.fault(self.cleaned_data["value"]):
            raise forms.ValidationError(fault)
        return self.cleaned_data["value"]

    def clean(self):
        if {"value", "since"} <= self.cleaned_data.keys():
            self._look_back(self.cleaned_data["value"], self.cleaned_data["since"])
        return self.cleaned_data

    def _look_back(self, value, since):
        words, mark = looking_back(self.congress_id, self.item, value, since), f"{since} {value}"
        if not words or mark in self.data.getlist("look_back"):
            return
        self.fields["look_back"] = forms.MultipleChoiceField(
            label="施行日已经过去", choices=[(mark, f"确认：{words}")], widget=forms.CheckboxSelectMultiple
        )
        self.add_error("look_back", "请再看一遍日期。确实要从过去的这一天起施行的，请勾选。")

    def deed_data(self):
        return {name: self.cleaned_data[name] for name in ("value", "since", "reason")}

    def _field(self):
        item, label = self.item, self.item.label + (f"（{self.item.unit}）" if self.item.unit else "")
        if item.kind == "bool":
            return forms.TypedChoiceField(
                label=label, choices=[("", "请选择"), ("yes", "是"), ("no", "否")], coerce=lambda v: v == "yes"
            )
        if item.kind == "choice":
            return forms.ChoiceField(label=label, choices=[("", "请选择"), *item.choices])
        if item.kind == "day":
            return forms.CharField(label=label, max_length=5, help_text="月-日，例如 01-15")
        if item.kind == "text":
            return forms.CharField(label=label, max_length=200, help_text=f"{item.allowed}。")
        return forms.IntegerField(label=label, min_value=item.low, max_value=item.high)
