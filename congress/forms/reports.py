"""What the pages of quarterly reports ask for."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.timezone import localtime

from congress.frame.merging import base_of, changed, rivals
from congress.frame.numbers import plain
from congress.frame.uploads import FilesField

from .base import MoveForm

LONGEST = {"text": 3000, "answer": 300}


class RemarkForm(MoveForm):
    remark = forms.CharField(label="审核意见", max_length=300, required=False)


class ManyForm(forms.Form):
    """What is said to all that were chosen."""

    reason = forms.CharField(label="退回理由", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
                             help_text="选中的乡镇都收到这个理由。")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One field as the page draws it; ``theirs`` are the words of whoever has changed it as well, and ``who`` wrote them."""

    field: object
    theirs: str | None = None
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One item of the form as the page asks for it. An answer is asked for where there is something to answer."""

    row: object
    said: list
    answer: Asked | None
    findings: list


class FillForm(forms.Form):
    """One report's fields, made from the county's form: ``n-<key>`` numbers, ``t-<key>`` texts, ``a-<key>`` answers,
    ``f-<key>`` files and ``d-<key>`` files to be taken down.

    ``base`` is what stood in the fields when the page was opened. What was written and not sent (``unsent``) lies upon
    what is stored: where somebody else has changed the same field meanwhile, ``rivals`` names it.
    """

    base = forms.JSONField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, files=None, *, sheet, unsent=None):
        super().__init__(data, files)
        self.sheet, self.rivals = sheet, []
        self.stored = {name: _words(value) for row in sheet.rows for name, value in _written(row)}
        for row in sheet.rows:
            self._add(row)
        self.initial = {**self.stored, "base": self.stored}
        if unsent:
            mine = {name: unsent[name][0] for name in self.stored if unsent.get(name)}
            self.initial |= self._beside(mine, base_of(unsent.get("base", [""])[0]))

    def _add(self, row):
        item = row.item
        label = f"{item.label}（{item.unit}）" if item.unit else item.label
        if item.is_number:
            places = 0 if item.kind == "count" else 2
            number = forms.DecimalField(label=label, min_value=0, max_digits=12, decimal_places=places)
            number.widget.attrs["inputmode"] = "decimal" if places else "numeric"
            self.fields[f"n-{item.key}"] = number
            self.fields[f"a-{item.key}"] = forms.CharField(label="对提示的说明", max_length=LONGEST["answer"])
        elif item.kind == "text":
            area = forms.Textarea(attrs={"rows": 4})
            self.fields[f"t-{item.key}"] = forms.CharField(label=label, max_length=LONGEST["text"], widget=area)
        else:
            self.fields[f"f-{item.key}"] = FilesField(label=label)
            if row.files:
                self.fields[f"d-{item.key}"] = forms.MultipleChoiceField(
                    label="要去掉的附件",
                    choices=[(str(file.pk), file.name) for file in row.files],
                    widget=forms.CheckboxSelectMultiple,
                    error_messages={"invalid_choice": "有一个附件已不在这里，请重新选择。"},
                )
        for name in names_of(item) & self.fields.keys():
            self.fields[name].required, self.fields[name].need = False, "选填"
            if name[0] in "ntf" and item.required:
                self.fields[name].need = "审签前要填"
            if name[0] not in "ad":
                self.fields[name].help_text = item.help + self.fields[name].help_text

    def _beside(self, mine, base):
        """What was written upon ``base``, laid upon what is stored now; remembers where both have changed a field."""
        mine = changed(mine, {name: base.get(name, "") for name in mine})
        self.rivals = rivals(mine, changed(self.stored, {**self.stored, **base}))
        return mine

    def clean_base(self):
        return base_of(self.cleaned_data["base"])

    def said(self):
        """{name: words} of what the fields hold."""
        return {name: _words(self.cleaned_data[name]) for name in self.stored}

    def read_anew(self, sheet):
        """The same answers beside what has been stored meanwhile; filing them again settles where they differ."""
        form = FillForm(sheet=sheet)
        mine = form._beside(self.said(), self.cleaned_data["base"])
        form.data, form.is_bound = {**form.stored, **mine, "base": form["base"].value()}, True
        return form

    def deed_data(self):
        """What ``actions.reports.fill`` takes: what was changed here, and what it was changed from."""
        base = {name: self.cleaned_data["base"].get(name, "") for name in self.stored}
        mine = changed(self.said(), base)
        return {
            "values": self._typed(mine),
            "seen": self._typed({name: base[name] for name in mine}),
            "files": {row.item.pk: said for row in self.sheet.rows if (said := self._of(row, "f"))},
            "dropped": [file for row in self.sheet.rows for file in row.files if str(file.pk) in self._of(row, "d")],
        }

    def _of(self, row, letter):
        return self.cleaned_data.get(f"{letter}-{row.item.key}") or ()

    def _typed(self, words):
        found = {}
        for row in self.sheet.rows:
            for letter, column in COLUMNS.items():
                if (said := words.get(f"{letter}-{row.item.key}")) is not None:
                    found.setdefault(row.item.pk, {})[column] = _number(said) if column == "number" else said
        return found

    def sections(self):
        """[(title, [Question])] as the page draws them."""
        return [(title, [self._question(row) for row in rows]) for title, rows in self.sheet.sections]

    def _question(self, row):
        asked = {name[0]: self._asked(row, name) for name in self.fields if name in names_of(row.item)}
        answer = asked.pop("a", None)
        findings = [found for found in row.findings if found.rule != "missing"]  # that, one sees oneself
        wanted = answer and (answer.theirs is not None or findings or answer.field.value())
        return Question(row=row, said=list(asked.values()), answer=answer if wanted else None, findings=findings)

    def _asked(self, row, name):
        if name not in self.rivals:
            return Asked(field=self[name])
        when = localtime(row.value.written_at or row.value.counted_at)
        who = f"{row.value.written_by or '系统带出'} {when.month}月{when.day}日 {when:%H:%M} 填写的"
        return Asked(field=self[name], theirs=self.stored[name], who=who)


COLUMNS = {"n": "number", "t": "text", "a": "answer"}


def names_of(item):
    return {f"{letter}-{item.key}" for letter in "ntafd"}


def _written(row):
    """(name, value) of what can be written into one field."""
    value = row.value
    if row.item.is_number:
        yield f"n-{row.item.key}", value and value.number
        yield f"a-{row.item.key}", value and value.answer
    elif row.item.kind == "text":
        yield f"t-{row.item.key}", value and value.text


def _words(value):
    return plain(value) if isinstance(value, Decimal) else (value or "").replace("\r\n", "\n").strip()


def _number(words):
    try:
        return Decimal(words) if words else None
    except InvalidOperation:
        return None
