"""What is asked when people are made one."""

from django import forms

from congress.forms.institution import blank_first
from congress.models import Person


class Named(forms.ModelChoiceField):
    def label_from_instance(self, person):
        more = "，".join(part for part in (person.workplace, person.born_on and f"{person.born_on.year}年生") if part)
        return f"{person.name}（{more}，登记号{person.pk}）" if more else f"{person.name}（登记号{person.pk}）"


class PairForm(forms.Form):
    """Which two: asked by GET, so that the preview has an address."""

    kept = blank_first(Named(Person.objects.none(), label="保留的登记"))
    dropped = blank_first(Named(Person.objects.none(), label="并入、不再使用的登记"))

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        people = Person.objects.visible_to(actor).filter(county=actor.county_id)
        for name in ("kept", "dropped"):
            self.fields[name].queryset = people

    def clean(self):
        said = super().clean()
        if said.get("kept") and said.get("kept") == said.get("dropped"):
            self.add_error("dropped", "请选择两个不同的人员。")
        return said


class ReasonForm(forms.Form):
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
