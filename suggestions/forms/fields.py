"""The kinds of questions our forms ask, each with its limits and its Chinese words."""

import re
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join

from congress.forms.base import Group, SeveralField
from congress.frame import clock
from congress.queries.rules import rule

NOTHING_CHOSEN = "请选择"
YEARS = 30  # no date of a suggestion lies further off


def line(label, *, limit, missing="", **more):
    """One line of text; ``missing`` is what is said when it is left empty (and makes it required)."""
    more.setdefault("required", bool(missing))
    return forms.CharField(
        label=label, max_length=limit, error_messages={"required": missing or f"请填写{label}。"}, **more
    )


def prose(label, *, limit, missing="", rows=4, **more):
    """Several lines of text."""
    more.setdefault("required", bool(missing))
    return forms.CharField(
        label=label,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing or f"请填写{label}。", "max_length": f"{label}最多{limit}字，请精简。"},
        **more,
    )


def title(congress_id, kept="", **more):
    """The title of a suggestion, as long as the local rule allows; too long is said, never cut."""
    limit = max(rule(congress_id, "suggestion.subject_limit"), len(kept))
    field = line("标题", limit=limit, missing="请写标题。", **more)
    field.widget.attrs.pop("maxlength")
    field.help_text = f"写成“关于……的建议”，最多{limit}字。"
    return field


def of_our_days(value):
    """A slip of the pen in the year – 2206 for 2026 – is no date of a suggestion."""
    if abs(value.year - clock.today().year) > YEARS:
        raise ValidationError("年份不对，请核对。")


def day(label, *, missing="", **more):
    """A date; typed or chosen, 2026-04-15."""
    more.setdefault("required", bool(missing))
    more.setdefault("validators", [of_our_days])
    return forms.DateField(
        label=label,
        widget=forms.DateInput,
        error_messages={"required": missing or f"请填写{label}。", "invalid": "请填写日期，例如 2026-04-15。"},
        **more,
    )


def money(label="资金（万元）", **more):
    """An amount in units of ten thousand yuan."""
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        error_messages={
            "invalid": "请填写数字，单位是万元。",
            "min_value": "资金不能是负数。",
            "max_digits": "数字太大，单位是万元。",
            "max_whole_digits": "数字太大，单位是万元。",
            "max_decimal_places": "最多写两位小数，单位是万元。",
        },
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        **more,
    )


def one_of(label, choices, *, missing="", **more):
    """One of a few, all shown; nothing is chosen beforehand."""
    more.setdefault("required", bool(missing))
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing or f"请选择{label}。", "invalid_choice": "请从给出的选项中选择。"},
        **more,
    )


def listed(label, choices, *, missing="", **more):
    """One of many, in a list to open; nothing is chosen beforehand."""
    more.setdefault("required", bool(missing))
    return forms.ChoiceField(
        label=label,
        choices=[("", NOTHING_CHOSEN), *choices],
        error_messages={"required": missing or f"请选择{label}。", "invalid_choice": "请从列表中选择。"},
        **more,
    )


def chosen(label, *, missing="", **more):
    """One row from a list that the form fills in (``self.fields[…].queryset = …``); nothing is chosen beforehand."""
    more.setdefault("required", bool(missing))
    return forms.ModelChoiceField(
        label=label,
        queryset=None,
        empty_label=NOTHING_CHOSEN,
        error_messages={"required": missing or f"请选择{label}。", "invalid_choice": "请从列表中选择。"},
        **more,
    )


def several(label, *, missing="", **more):
    """Any number of rows from a list that the form fills in."""
    more.setdefault("required", bool(missing))
    return SeveralField(
        label=label,
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": missing or f"请选择{label}。",
            "invalid_choice": "有一项不在列表中，请重新选择。",
            "invalid_pk_value": "有一项不在列表中，请重新选择。",
        },
        **more,
    )


def by_delegation(deputies, own=None, name_of=lambda deputy: deputy.person.name):
    """Deputies as choices in groups: one's own delegation first, then the others in order."""

    def place(deputy):
        delegation = deputy.delegation
        return (deputy.delegation_id != own, delegation.order if delegation else 0, deputy.delegation_id or 0)

    for _, group in groupby(sorted(deputies, key=place), key=place):
        group = list(group)
        delegation = group[0].delegation
        yield delegation.short_name if delegation else "本级代表", [(one.pk, name_of(one)) for one in group]


def tick(label, *, missing="", **more):
    """A box to tick; required only when something must be confirmed."""
    return forms.BooleanField(label=label, required=bool(missing), error_messages={"required": missing}, **more)


class Suggested(forms.TextInput):
    """A line of free text with suggestions that the browser offers by itself."""

    def __init__(self, words=(), attrs=None):
        super().__init__(attrs)
        self.words = words

    def render(self, name, value, attrs=None, renderer=None):
        words = self.words() if callable(self.words) else self.words
        listed = f"{(attrs or {}).get('id', f'id_{name}')}_words"
        field = super().render(name, value, {**(attrs or {}), "list": listed, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((word,) for word in words))
        return format_html("{}<datalist{}>{}</datalist>", field, flatatt({"id": listed}), options)


class Rows:
    """A form with a table in it: several lines of the same questions, as plain fields, so that it works everywhere.

    ``row_name`` is the key in the cleaned data, ``row_fields`` makes the questions of one line. ``row_open`` lines lie
    open, the others unfold one by one. A line left empty is left out; one begun must be whole.
    """

    row_name = ""
    row_legend = ""
    row_note = ""
    row_more = ""
    row_open = 1
    row_count = 12
    row_needs: tuple = ()

    def row_fields(self):
        raise NotImplementedError

    def add_rows(self, known=()):
        """Put the lines into the form: the known ones filled in, always some empty ones, and all that were sent."""
        found = (re.fullmatch(rf"{self.row_name}_(\d{{1,2}})_\w+", key) for key in self.data)
        sent = [int(one[1]) + 1 for one in found if one]
        self.row_total = max(self.row_count, len(known) + 3, *sent)
        for place in range(self.row_total):
            for key, field in self.row_fields().items():
                field.required = False
                if place < len(known):
                    field.initial = known[place].get(key)
                self.fields[self.row_key(place, key)] = field

    def row_key(self, place, key):
        return f"{self.row_name}_{place}_{key}"

    def clean_rows(self):
        """Take the lines out of the cleaned data: a list of dicts under ``row_name``; ``row_places`` are their places."""
        rows, self.row_places = [], []
        for place in range(self.row_total):
            names = {key: self.row_key(place, key) for key in self.row_fields()}
            bad = [name for name in names.values() if name in self.errors]
            row = {key: self.cleaned_data.pop(name, None) for key, name in names.items()}
            if not any(value not in (None, "") for value in row.values()) and not bad:
                continue
            for key in self.row_needs:
                if row[key] in (None, "") and names[key] not in self.errors:
                    self.add_error(names[key], f"请填写{self.fields[names[key]].label}。")
            rows.append(row)
            self.row_places.append(place)
        self.cleaned_data[self.row_name] = rows

    def groups(self):
        """The plain questions first, then each line under its number."""
        mine = {self.row_key(place, key) for place in range(self.row_total) for key in self.row_fields()}
        plain = [field for field in self.visible_fields() if field.name not in mine]
        lines = []
        for place in range(self.row_total):
            lines.append(
                Group(
                    fields=[self[self.row_key(place, key)] for key in self.row_fields()],
                    legend=f"{self.row_legend}{place + 1}",
                    note=self.row_note if place == 0 else "",
                    more="" if place < self.row_open else self.row_more,
                    rows=True,
                )
            )
        return [Group(fields=plain), *lines]


def dropping():
    """Which of the stored files are to go."""
    return forms.MultipleChoiceField(
        label="要去掉的附件",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "有一个附件已不在这里，请重新选择。"},
    )
