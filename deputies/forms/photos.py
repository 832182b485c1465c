"""Which cells of a photograph are covered."""

from django import forms


class CoverForm(forms.Form):
    """The cells laid over it, row by row; ``anew`` only for whoever may open the original."""

    cells = forms.MultipleChoiceField(label="要遮住的格子", required=False)
    anew = forms.BooleanField(label="以前遮住的先去掉，只遮住这次选的", required=False)

    def __init__(self, *args, columns, rows, may_begin_anew, **kwargs):
        super().__init__(*args, **kwargs)
        self.columns, self.rows = columns, rows
        self.fields["cells"].choices = [
            (f"{row}-{column}", f"第{row + 1}行第{column + 1}格") for row in range(rows) for column in range(columns)
        ]
        if not may_begin_anew:
            del self.fields["anew"]

    def grid(self):
        """[(value, words, whether it is ticked)] of every cell."""
        chosen = set(self["cells"].value() or ())
        return [(value, words, value in chosen) for value, words in self.fields["cells"].choices]

    def deed_data(self):
        cells = [tuple(map(int, cell.split("-"))) for cell in self.cleaned_data["cells"]]
        return {"cells": cells, "anew": self.cleaned_data.get("anew", False)}
