"""Sending a table in, and saying of a namesake who is meant."""

from django import forms

from congress.frame.uploads import LIMIT

from ..models import ImportRow
from .asking import Asked


class ImportFileForm(forms.Form):
    file = forms.FileField(
        label="要导入的文件",
        help_text=f"Excel（.xlsx）或 CSV，不超过{LIMIT // 1024 // 1024}MB；请用本页的模板，或用导出的名单修改。",
    )


class RowFilter(Asked):
    """Which lines of a batch are shown."""

    state = forms.ChoiceField(label="结果", choices=[("", "全部"), *ImportRow.State.choices], required=False)

    def asked(self):
        return super().asked().get("state", "")


class WhoForm(forms.Form):
    """One question for each line that speaks of a namesake."""

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[f"line{row.line}"] = forms.ChoiceField(
                label=f"第{row.line}行：{row.cells.get('name', '')}",
                choices=[
                    *((key, f"就是：{words}") for key, words in row.candidates),
                    ("new", "是另一个人，按新人登记"),
                ],
                widget=forms.RadioSelect,
                required=False,
                initial=row.choice,
                help_text=as_written(row),
            )

    def choices(self):
        """{line: answer} of those that were answered."""
        return {int(name.removeprefix("line")): value for name, value in self.cleaned_data.items() if value}


def as_written(row):
    """What else the line says of the person."""
    said = [row.cells.get(key, "") for key in ("gender", "born_on", "workplace")]
    return "文件里写的：" + ("，".join(filter(None, said)) or "只有姓名")
