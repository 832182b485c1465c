"""What the pages of duty points ask for."""

from django import forms

from congress.forms.asking import Asked, NumberChoice, RowChoice
from congress.forms.base import MoveForm
from congress.forms.rows import RowsForm
from congress.frame import clock, kinds
from congress.frame.quarters import Quarter

from ..models import PointItem
from ..queries import dossier
from ..queries import points as queries


def periods(today):
    """[(value, words)] of what may be ranked: this year's quarters so far, the years before."""
    now = Quarter.of(today)
    found = [(f"{today.year}-{n}", f"{today.year}年截至第{'一二三四'[n - 1]}季度") for n in range(now.number, 0, -1)]
    return [*found, *((f"{year}-4", f"{year}年度") for year in range(today.year - 1, today.year - 6, -1))]


class RankingFilter(Asked):
    """Which period, of which delegation."""

    period = forms.ChoiceField(label="期间", required=False)
    delegation = RowChoice(None, label="代表团", empty_label="全部")

    def __init__(self, *args, actor, congress_id, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = [("", "现在"), *periods(clock.today())[1:]]
        self.fields["delegation"].queryset = dossier.delegations(actor, congress_id)

    def asked(self):
        """(year, quarter, delegation or None)."""
        said, now = super().asked(), Quarter.of(clock.today())
        year, _, quarter = (said.get("period") or f"{now.year}-{now.number}").partition("-")
        return int(year), int(quarter), said.get("delegation")


class TryForm(Asked):
    """Which year a draft is tried against."""

    year = NumberChoice(label="用哪一年试算")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this = clock.today().year
        self.fields["year"].choices = [
            ("", f"{this - 1}年"),
            (this, f"{this}年"),
            *((y, f"{y}年") for y in (this - 2, this - 3)),
        ]

    def asked(self):
        return super().asked().get("year") or clock.today().year - 1


class DraftForm(forms.Form):
    """A new version begins with the items of the one before."""

    basis = forms.CharField(
        label="依据", max_length=120, required=False, help_text="例如：主任会议2026年3月通过的代表履职积分办法。"
    )


class EnactForm(MoveForm):
    """From which year on the sheet rules."""

    from_year = forms.IntegerField(label="自哪一年起施行", min_value=2016, max_value=2100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        first, said = queries.may_begin(self.obj)
        this = clock.today().year
        self.fields["from_year"].initial, self.fields["from_year"].help_text = max(first, this), said

    explain = "规则按整年施行：每年1月1日有效的一版管这一整年，已经开始的年度和以前的年度不因改规则而变。定稿后不能再改，要改另起一版。"


class ItemsForm(RowsForm):
    """The items of a draft: a source each."""

    model, columns = PointItem, ("source", "points", "cap", "order", "joint")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [
            ("", ""),
            *((one.key, f"{one.label}（每{one.unit}）") for one in sorted(kinds.duties, key=lambda k: k.order)),
        ]
        for key, part in self.found.items():
            self.fields[f"source-{key}"] = forms.ChoiceField(
                label="履职事项", choices=choices, required=False, initial=part.source if part else ""
            )

    def clean(self):
        said, named = super().clean(), set()
        for key in self.found:
            source, points, cap = (said.get(f"{name}-{key}") for name in ("source", "points", "cap"))
            if not source:
                continue
            if source in named:
                self.add_error(f"source-{key}", "同一事项只能列一次。")
            if not points:
                self.add_error(f"points-{key}", "请填分值，扣分写负数。")
            elif cap is not None and (cap <= 0 or points < 0):
                self.add_error(f"cap-{key}", "上限须大于零；扣分不设上限。")
            named.add(source)
        return said


class FixForm(forms.Form):
    """Why a period is fixed once more; the first time nothing is asked."""

    because = forms.CharField(
        label="重新固定的理由", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明为什么重新固定。"},
    )  # fmt: skip

    def __init__(self, *args, again, **kwargs):
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["because"]
