"""Entering the results of an election."""

from datetime import date
from functools import partial

from django import forms

from congress.forms.institution import Day
from congress.frame import cells, clock, importing
from congress.models import Person

from ..models import ElectionResult, Rollover
from ..queries.rollover import delegations, wrong_votes

HEADS = {
    "选区号": "district_number", "姓名": "name", "性别": "gender", "出生日期": "born_on", "民族": "ethnicity",
    "政治面貌": "party", "学历": "education", "职业构成": "occupation", "工作单位及职务": "workplace", "选民数": "electors",
    "参加投票": "ballots", "得票": "votes", "代表证号": "card_no", "代表团": "delegation",
}  # fmt: skip
NUMBERS = ("district_number", "electors", "ballots", "votes")
NEEDED = ("district_number", "name", "card_no")
WORDS = ("name", "ethnicity", "party", "education", "occupation", "workplace", "card_no", "delegation")
MOST_LINES = 2000


class RolloverForm(forms.ModelForm):
    class Meta:
        model = Rollover
        fields = ("number", "starts_on", "deputy_seats", "keeps_groups")
        widgets = {"starts_on": Day()}
        labels = {"keeps_groups": "连任代表的代表小组、联络站、值班和联系结对照旧"}


class ResultsForm(forms.Form):
    """The table as it stands in a spreadsheet, copied with its head."""

    table = forms.CharField(
        label="选举结果", strip=False, max_length=600_000, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=f"在表格软件里连表头一起复制、粘贴到这里。表头：{'、'.join(HEADS)}；前两项和代表证号必填，其余可缺。",
    )  # fmt: skip

    def clean_table(self):
        table = [
            (place, line) for place, line in enumerate(self.cleaned_data["table"].splitlines(), 1) if line.strip()
        ]
        lines, first = [line for _, line in table], table[0][0] if table else 1
        if len(lines) < 2:
            raise forms.ValidationError("至少要有表头和一行结果。")
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(f"一次最多{MOST_LINES}行。")
        heads = [importing.heading(cell) for cell in lines[0].split("\t")]
        if unknown := [head for head in heads if head and head not in HEADS]:
            raise forms.ValidationError(f"看不懂表头：{'、'.join(unknown)}。")
        missing = [head for head, name in HEADS.items() if name in NEEDED and head not in heads]
        if missing:
            raise forms.ValidationError(f"表头缺少：{'、'.join(missing)}。")
        if twice := [head for head in HEADS if heads.count(head) > 1]:
            raise forms.ValidationError(f"表头重复：{'、'.join(twice)}，请各留一列。")
        found, wrong = [], []
        for place, line in table[1:]:
            number = place - first + 1  # as the sheet counts: the head is row 1
            row, words = _read(
                {HEADS[head]: cell for head, cell in zip(heads, line.split("\t"), strict=False) if head}
            )
            found.append(row | {"line": number})
            wrong += [f"第{number}行：{one}" for one in words]
        if wrong:
            more = [f"共有{len(wrong)}处读不懂，先列出前10处。"] if len(wrong) > 10 else []
            raise forms.ValidationError([*more, *wrong[:10]])
        return found

    def deed_data(self):
        return {"rows": self.cleaned_data["table"]}


READERS = {
    **dict.fromkeys(NUMBERS, cells.as_number),
    "born_on": lambda text: date.fromisoformat(cells.as_date(text, text)),
    "gender": lambda text: cells.as_choice(text, Person.Gender.choices),
    **{name: partial(cells.as_line, most=ElectionResult._meta.get_field(name).max_length) for name in WORDS},
}


def _read(row):
    """(columns of a result, what cannot be read): written as freely as in every table that is taken in."""
    found, wrong = {}, []
    for head, name in HEADS.items():
        text = cells.text_of(row.get(name, ""))[0]
        if not text and name in NEEDED:
            wrong.append(f"没有填{head}。")
        if text:
            try:
                found[name] = READERS[name](text)
            except cells.Misread as fault:
                wrong.append(f"{head}{fault}。")
    return found, wrong


class ResultForm(forms.ModelForm):
    """One line with all its columns, and who it is in the register."""

    gender = forms.ChoiceField(label="性别", required=False, choices=[("", "未填"), *Person.Gender.choices])
    delegation = forms.ChoiceField(label="代表团", required=False)

    class Meta:
        model = ElectionResult
        fields = (*ElectionResult.COLUMNS, "person")
        widgets = {"born_on": Day()}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        now = self.instance.delegation
        bodies = delegations(self.instance.rollover.congress)
        unknown = [(now, f"{now}（没有登记）")] if now and now not in bodies else []
        self.fields["delegation"].choices = [("", "未编团"), *((name, name) for name in bodies), *unknown]
        self.fields["district_number"].min_value = 1
        person = self.fields["person"]
        person.empty_label, person.label_from_instance = "新人员，登记册里没有", self.said
        names = {self.instance.name, self.data.get("name", "").strip()}
        person.queryset = Person.objects.visible_to(actor).filter(name__in=names, merged_into=None)
        if self.instance.pk is None:
            del self.fields["person"]

    @staticmethod
    def said(person):
        born = f"，{person.born_on.year}年生" if person.born_on else ""
        return f"{person.name}（{person.workplace or '未登记单位'}{born}）"

    def clean(self):
        said = super().clean()
        counted = ElectionResult(**{key: said.get(key) for key in ("electors", "ballots", "votes")})
        for name, words in wrong_votes(counted):
            self.add_error(name, words)
        others = self.instance.rollover.results.exclude(pk=self.instance.pk)
        if same := others.filter(card_no=said.get("card_no")).first():
            self.add_error("card_no", f"第{same.line}行{same.name}已是这个证号。")
        return said


class CarryOutForm(forms.Form):
    """What cannot be taken back: the name of the new term is typed, and what was looked at is what is done."""

    seen = forms.CharField(widget=forms.HiddenInput)
    confirmed_on = forms.DateField(
        label="代表资格确认公布日",
        widget=Day(),
        help_text="常委会（乡镇为主席团）根据审查报告确认当选有效并公布的日期。",
    )

    typed = forms.CharField(label="确认", max_length=20)

    def __init__(self, *args, rollover, preview, **kwargs):
        super().__init__(*args, **kwargs)
        self.preview, self.term_name = preview, rollover.term_name
        self.fields["confirmed_on"].initial, self.fields["seen"].initial = clock.today(), preview.said
        self.fields["typed"].help_text = f"办理后不能撤回。请输入“{self.term_name}”。"

    def clean_typed(self):
        if self.cleaned_data["typed"].strip() != self.term_name:
            raise forms.ValidationError(f"请输入“{self.term_name}”。")
        return self.term_name

    def clean_seen(self):
        if self.cleaned_data["seen"] != self.preview.said:
            raise forms.ValidationError("选举结果在您核对以后有改动，请重新核对。")
        return self.preview.said

    def deed_data(self):
        return {"confirmed_on": self.cleaned_data["confirmed_on"]}
