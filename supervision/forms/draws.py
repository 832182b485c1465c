"""What the pages of random draws ask for."""

import re

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, RowChoice, of_years
from congress.forms.base import MoveForm
from congress.forms.rows import RowsForm
from congress.models import Congress

from ..models import Draw, DrawEntry, DrawShare
from ..queries import draws as queries

COLUMNS = ("key", "name", "note", "share", "left_out")
PARTED = re.compile(r"\t|，|,")


class DrawFilter(Asked):
    """Which draws: with which words, of what, of which year; seldom: state and congress."""

    more = ("state", "congress")

    q = forms.CharField(label="事项或说明", required=False, max_length=80)
    kind = forms.ChoiceField(label="抽取对象", required=False, choices=[ANY, *Draw.Kind.choices])
    year = NumberChoice(label="年度")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Draw.State.choices])
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor))
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class DrawForm(forms.ModelForm):
    class Meta:
        model = Draw
        fields = ("kind", "title", "purpose", "count", "word_rule")
        widgets = {"purpose": forms.Textarea(attrs={"rows": 4})}


class PoolForm(forms.Form):
    """One line for each: pasted from a sheet or typed with commas."""

    pool = forms.CharField(
        label="抽取池",
        max_length=300_000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="每行一个：编号，名称，备注，分组，不入池的原因。后三项可以不写。可以从Excel里复制整块粘贴。"
        "全部内容向公众公布，案件只写案号，不写当事人姓名。",
    )

    CASES = (
        "每行一个：案号，案由，备注，分组，不入池的原因。第一项写案号，例如：（2026）豫1322民初15号；后三项可以不写。可以从Excel里复制整块粘贴。"
        "全部内容向公众公布，案由里不写当事人姓名。"
    )

    def __init__(self, *args, draw, **kwargs):
        super().__init__(*args, **kwargs)
        self.of_cases = draw.kind == Draw.Kind.CASES
        if self.of_cases:
            self.fields["pool"].help_text = self.CASES
        lines = [
            "，".join(getattr(entry, name) for name in COLUMNS).rstrip("，") for entry in queries.entries_of(draw)
        ]
        self.fields["pool"].initial = "\n".join(lines)

    def clean_pool(self):
        """[{key, name, note, share, left_out}, …]; every faulty line is named."""
        rows, faults, seen = [], [], set()
        for place, line in enumerate(self.cleaned_data["pool"].splitlines(), start=1):
            if not line.strip():
                continue
            cells = [cell.strip() for cell in PARTED.split(line)]
            row = dict(zip(COLUMNS, [*cells, *[""] * len(COLUMNS)], strict=False))
            if fault := self._fault(cells, row, seen):
                faults.append(f"第{place}行：{fault}")
            seen.add(row["key"])
            rows.append(row)
        if faults:
            raise forms.ValidationError(faults[:20])
        return rows

    def _fault(self, cells, row, seen):
        if len(cells) > len(COLUMNS):
            return "超过5项，名称里的逗号请改成顿号。"
        if not row["key"] or not row["name"]:
            return "须有案号和案由。" if self.of_cases else "须有编号和名称。"
        if self.of_cases and row["key"].isdigit():
            return f"“{row['key']}”不是案号，第一项请写案号。"
        if row["key"] in seen:
            return f"编号“{row['key']}”重复。"
        for name in COLUMNS:
            field = DrawEntry._meta.get_field(name)
            if len(row[name]) > field.max_length:
                return f"{field.verbose_name}超过{field.max_length}字。"
        return ""

    def deed_data(self):
        return {"rows": self.cleaned_data["pool"]}


class SharesForm(RowsForm):
    """Which part of the pool gives how many."""

    model, columns, first = DrawShare, ("title", "count", "order"), {"count": 1}

    def clean(self):
        said, seen = super().clean(), set()
        for key in self.found:
            title = (said.get(f"title-{key}") or "").strip()
            if title and not said.get(f"count-{key}"):
                self.add_error(f"count-{key}", "请填写至少抽几个。")
            if title in seen:
                self.add_error(f"title-{key}", "分组重复。")
            seen |= {title} - {""}
        return said


class CommitForm(MoveForm):
    explain = (
        "系统为这次抽取封存一个谁都看不到的随机种子，连同事项、抽取池的每一行和抽取办法一起算出承诺值，向公众公布。"
        "公布以后，抽取池、个数和种子都不能再改；抽取之前，请把承诺值告诉见证人。"
    )


class TakeForm(MoveForm):
    """The word that nobody in the office could choose, and who was there."""

    word = forms.CharField(
        label="见证词", max_length=80, help_text="见证人当场说出的任意一句话或者一组数字，一字不差地填写。"
    )
    witness = forms.CharField(label="见证人", max_length=120, help_text="写姓名和身份，例如：王秀兰（县人大代表）。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.explain = f"见证词的来源：{self.obj.word_rule}点“抽取”以后立即产生结果，不能重来。"


class RevealForm(MoveForm):
    explain = "公布以后，任何人都可以下载这次抽取的数据和核对程序，自己算出承诺值和抽取结果。"


class VoidForm(MoveForm):
    explain = "作废的抽取、它的结果和作废理由一直公开。"
    reason = forms.CharField(label="作废理由", max_length=300, widget=forms.Textarea(attrs={"rows": 4}))
