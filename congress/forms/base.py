"""What every form of a move has: the case it is about and the person who fills it in."""

from dataclasses import dataclass

from django import forms

LONGEST_KEY = 18  # digits; a longer number fits no column of either database


def begin_with(form, /, **values):
    """Offer ``values`` where a new row says nothing yet; a row that stands keeps what it says, also its empty columns.

    For forms of models: the columns of ``instance`` count as said, so a default set by hand would never be seen.
    """
    if getattr(getattr(form, "instance", None), "pk", None):
        return
    for name, value in values.items():
        if form.initial.get(name) in (None, ""):
            form.initial[name] = value


class SeveralField(forms.ModelMultipleChoiceField):
    """Any number of rows; a number that no row can have is a wrong choice and not a failure of the database."""

    def clean(self, value):
        for one in value if isinstance(value, (list, tuple)) else ():
            if len(str(one)) > LONGEST_KEY:
                raise forms.ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": one})
        return super().clean(value)


@dataclass(frozen=True, kw_only=True)
class Group:
    """Questions that stand together. With ``more`` they are folded away below that line until somebody wants them; of
    several ``rows`` in succession only the next one is held out."""

    fields: list
    legend: str = ""
    note: str = ""
    more: str = ""
    rows: bool = False

    @property
    def is_open(self):
        """Folded questions that are answered, or answered wrongly, are shown."""
        return any(field.errors or field.value() not in (None, "", [], False) for field in self.fields)


class MoveForm(forms.Form):
    """The questions of one move. Built as ``Form(data, files, obj=…, actor=…)``; unbound without data.

    ``obj`` is the case as it is now, ``actor`` the person in his acting post: use them to narrow choices. What
    ``deed_data()`` returns – the cleaned data unless overridden – is handed to the deed by keyword. ``explain`` is a
    sentence shown above the questions, ``shown`` are texts to be read before answering – (heading, text) pairs. What is
    being written into a form that ``keeps`` is saved all the time.
    """

    explain = ""
    keeps = False
    shown: tuple = ()

    def __init__(self, data=None, files=None, *, obj, actor, **kwargs):
        self.obj, self.actor = obj, actor
        super().__init__(data, files, **kwargs)

    def deed_data(self):
        return self.cleaned_data

    def groups(self):
        """The questions as the page asks them: one group without a legend unless overridden."""
        return [Group(fields=self.visible_fields())]


class ReasonForm(MoveForm):
    """Why: the one question of every sending-back that has no form of its own."""

    reason = forms.CharField(
        label="理由",
        max_length=500,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写明理由。"},
    )


class NothingToAsk(MoveForm):
    """A move that needs no further words."""
