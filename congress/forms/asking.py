"""What a list, a page or a file is asked for: every answer may stay away, a senseless one narrows nothing."""

from django import forms

ANY = ("", "不限")


def of_years(years):
    """The choice of one of these years, or of none."""
    return [ANY, *((year, f"{year}年") for year in years)]


class NumberChoice(forms.TypedChoiceField):
    """One of several numbers – years, rows of a register –, or None."""

    def __init__(self, *, label, **kwargs):
        super().__init__(label=label, required=False, coerce=int, empty_value=None, **kwargs)


class _RowsRead(forms.models.ModelChoiceIterator):
    """Draws the choices from the rows that were read to find the one chosen."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for row in self.queryset:
            yield self.choice(row)


class RowChoice(forms.ModelChoiceField):
    """One of some rows, or None. They are read once: whether one is chosen or not, a list asks as often."""

    iterator = _RowsRead

    def __init__(self, queryset=None, *, label, **kwargs):
        super().__init__(queryset, label=label, required=False, **kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        for row in self.queryset:
            if str(row.pk) == str(value):
                return row
        raise forms.ValidationError(
            self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
        )


class NameInput(forms.TextInput):
    """A line in which somebody is looked for by his name; it says how short one may be."""

    def __init__(self, attrs=None):
        super().__init__({"placeholder": "可打首字母，如 wxm", **(attrs or {})})


class Asked(forms.Form):
    """The questions of a list. Built as ``Form(data, actor=…)``; ``actor`` narrows what may be chosen. The fields named
    in ``more`` stand folded away."""

    more: tuple = ()

    def __init__(self, *args, actor=None, **kwargs):
        self.actor = actor
        super().__init__(*args, **kwargs)

    def asked(self):
        """What can be read of the answers, by name."""
        self.is_valid()
        return self.cleaned_data
