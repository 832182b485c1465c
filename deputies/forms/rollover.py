"""Entering the results of an election."""

from datetime import date
from functools import partial

from django import forms

from congress.forms.institution import Day
from congress.frame import cells, clock, importing
from congress.models import Person

from ..models import ElectionResult, Rollover

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


class IdentifyForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.none(), label="登记册中的人员", required=False, empty_label="新人员，登记册里没有"
    )

    def __init__(self, *args, actor, result, **kwargs):
        super().__init__(*args, initial={"person": result.person_id}, **kwargs)
        self.fields["person"].queryset = Person.objects.visible_to(actor).filter(name=result.name)
        self.fields["person"].label_from_instance = self.said

    @staticmethod
    def said(person):
        born = f"，{person.born_on.year}年生" if person.born_on else ""
        return f"{person.name}（{person.workplace or '未登记单位'}{born}）"


class CarryOutForm(forms.Form):
    confirmed_on = forms.DateField(
        label="代表资格确认公布日",
        widget=Day(),
        help_text="常委会（乡镇为主席团）根据审查报告确认当选有效并公布的日期。",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["confirmed_on"].initial = clock.today()
