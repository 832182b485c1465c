"""What the pages of quarterly reports ask for."""

from django import forms

from .base import MoveForm


class RemarkForm(MoveForm):
    remark = forms.CharField(label="审核意见", max_length=300, required=False)


class FillForm(forms.Form):
    """One report's fields, made from the county's form: ``n-<item>`` numbers, ``t-<item>`` texts, ``a-<item>`` answers."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, sheet, report, **kwargs):
        super().__init__(*args, initial={"revision": report.revision}, **kwargs)
        self.sheet = sheet
        for row in sheet.rows:
            self._add(row)

    def _add(self, row):
        item, value = row.item, row.value
        label = f"{item.label}（{item.unit}）" if item.unit else item.label
        if item.is_number:
            places = 0 if item.kind == "count" else 2
            field = forms.DecimalField(label=label, min_value=0, max_digits=12, decimal_places=places)
            field.widget.attrs["inputmode"] = "decimal" if places else "numeric"
            field.initial = value and value.number
            if field.initial is not None and places == 0:
                field.initial = int(field.initial)
        else:
            field = forms.CharField(label=label, max_length=3000, widget=forms.Textarea(attrs={"rows": 4}))
            field.initial = value and value.text
        field.required, field.help_text = False, item.help
        if item.kind != "files":
            self.fields[name_of(item)] = field
        answer = forms.CharField(label="对提示的说明", max_length=300, required=False, initial=value and value.answer)
        if item.is_number:
            self.fields[answer_of(item)] = answer

    def values(self):
        """What ``actions.reports.fill`` takes."""
        said = self.cleaned_data
        return {
            row.item.pk: {
                "number": said.get(name_of(row.item)) if row.item.is_number else None,
                "text": "" if row.item.is_number else said.get(name_of(row.item), ""),
                "answer": said.get(answer_of(row.item), ""),
            }
            for row in self.sheet.rows
        }

    def sections(self):
        """[(title, [(row, its field, its answer or None)])] as the page draws them."""
        return [
            (title, [(row, self._bound(name_of(row.item)), self._bound(answer_of(row.item))) for row in rows])
            for title, rows in self.sheet.sections
        ]

    def _bound(self, name):
        return self[name] if name in self.fields else None


def name_of(item):
    return f"{'n' if item.is_number else 't'}-{item.key}"


def answer_of(item):
    return f"a-{item.key}"
