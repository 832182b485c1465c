"""The parts of one whole on one page: an agenda, the things of a plan."""

from django import forms

SPARE_ROWS = 4
FURTHEST = 9999


class RowsForm(forms.Form):
    """``<column>-<row>`` for each part that is there and some new ones, and ``order-<row>``, the place it is to have.
    ``columns`` stand on the page as they are named: in lines of three, the first of them wide. ``explain`` is what the page
    says of these rows."""

    model, columns, first = None, (), {}

    def __init__(self, *args, parts, explain="", **kwargs):
        super().__init__(*args, **kwargs)
        self.explain = explain
        spare = [f"new{place}" for place in range(1, SPARE_ROWS + 1)]
        self.found = {str(part.pk): part for part in parts} | dict.fromkeys(spare)
        for place, (key, part) in enumerate(self.found.items(), start=1):
            for name, field in forms.fields_for_model(self.model, fields=self.written).items():
                field.required = False
                field.initial = getattr(part, name) if part else self.first.get(name)
                field.help_text = ""
                self.fields[f"{name}-{key}"] = field
            self.fields[f"order-{key}"] = forms.IntegerField(
                label="序号", min_value=1, max_value=FURTHEST, initial=place, required=False
            )

    @property
    def written(self):
        return [name for name in self.columns if name != "order"]

    def groups(self):
        """[(legend, its fields)] as the page draws them."""
        return [
            (f"第{place}项" if part else "新的一项", [self[f"{name}-{key}"] for name in self.columns])
            for place, (key, part) in enumerate(self.found.items(), start=1)
        ]

    def rows(self):
        """What ``actions.registers.arrange`` takes, in the order of the numbers given."""
        said = self.cleaned_data
        places = {key: said.get(f"order-{key}") or FURTHEST for key in self.found}
        return [
            {"pk": part and part.pk} | {name: said.get(f"{name}-{key}") for name in self.written}
            for key, part in sorted(self.found.items(), key=lambda one: places[one[0]])
        ]
