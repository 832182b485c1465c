"""What the pages of training ask for."""

from django import forms

from congress.forms.asking import Asked
from congress.forms.institution import blank_first
from congress.frame import clock

from ..models import Activity, TrainingLine, TrainingYear
from ..queries import training as queries


class YearForm(forms.ModelForm):
    """One year: for each class of trainees classes and places, and the classes by name."""

    class Meta:
        model = TrainingYear
        fields = ("year", "content")
        widgets = {"content": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this = clock.today().year
        self.fields["year"].min_value, self.fields["year"].max_value = this - 5, this + 5
        there = {}
        if self.instance.pk:
            del self.fields["year"]
            there = {line.audience: line for line in self.instance.lines.all()}
        self.audiences = queries.audiences(self.instance.congress)
        for one in self.audiences:
            line = there.get(one)
            self.fields[f"classes_{one}"] = _number("期数", line and line.classes, 99)
            self.fields[f"places_{one}"] = _number("人次", line and line.places, 9999)

    @property
    def head(self):
        return [self["year"]] if "year" in self.fields else []

    @property
    def groups(self):
        """[(class of trainees, its fields)]"""
        return [(one.label, (self[f"classes_{one}"], self[f"places_{one}"])) for one in self.audiences]

    def clean(self):
        said = super().clean()
        self.lines = {}
        for one in self.audiences:
            classes, places = said.get(f"classes_{one}"), said.get(f"places_{one}")
            if classes and places:
                self.lines[one] = (classes, places)
            elif classes or places:
                empty = "places" if classes else "classes"
                self.add_error(f"{empty}_{one}", "期数和人次要一起填写。")
        return said

    def deed_data(self):
        return {"lines": self.lines}


def _number(label, initial, most):
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=most, initial=initial)


class InviteForm(forms.Form):
    activity = blank_first(forms.ModelChoiceField(Activity.objects.none(), label="培训班"))

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = queries.open_classes(actor)


class UncoveredFilter(Asked):
    """Of which class of trainees."""

    audience = forms.ChoiceField(label="培训对象", required=False)

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        found = [(one.value, one.label) for one in queries.audiences(congress)]
        self.fields["audience"].choices = [("", "本级人大代表"), *found]

    def asked(self):
        audience = super().asked().get("audience")
        return TrainingLine.Audience(audience) if audience else None
