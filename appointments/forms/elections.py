"""Which post each of those who were elected has been elected to."""

from django import forms

from congress.models import Person

from ..models import Office
from ..queries import elections as queries


class ElectedForm(forms.Form):
    def __init__(self, *args, ballot, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = queries.winners(ballot)
        offices = queries.offices_for(ballot.congress_id)
        people = Person.objects.visible_to(actor).filter(county=ballot.congress_id)
        for line in self.lines:
            self.fields[f"office_{line.key}"] = forms.ModelChoiceField(
                label=f"{line.name}：当选的职务", queryset=offices, empty_label="请选择"
            )
            self.fields[f"person_{line.key}"] = forms.ModelChoiceField(
                label=f"{line.name}：人员登记", queryset=people, required=False, empty_label="不在人员登记中",
                initial=queries.named(ballot.congress_id, line.name),
            )  # fmt: skip

    def deed_data(self):
        data = self.cleaned_data
        return {"elected": {line.key: (data[f"office_{line.key}"], data[f"person_{line.key}"]) for line in self.lines}}

    def clean(self):
        data = super().clean()
        chosen = [data.get(f"office_{line.key}") for line in self.lines]
        for office in {one for one in chosen if isinstance(one, Office)}:
            if chosen.count(office) > office.places:
                raise forms.ValidationError(f"{office}的职数是{office.places}，选了{chosen.count(office)}人。")
        return data
