"""Entering days off and make-up days: one day, or a file; and confirming what was shown."""

from django import forms
from django.core import signing

from congress.forms.base import begin_with
from congress.frame import clock, dates, holidays
from congress.frame.holidays import MAX_NAME, PLAIN, WORK, Day

from ..policies.clocks import may_change_national_days
from ..queries.calendar import Change, added_by_file
from .asking import Asked
from .institution import Day as DayInput

NATIONAL, OWN = "national", "own"
KINDS = [("off", "休：放假"), ("work", "班：周末调休上班"), ("plain", "按平常星期（取消原安排）")]
SALT = "congress.calendar.change"
SHOWN_FOR = 24 * 3600


class ScopeForm(forms.Form):
    """Whose table is changed: the national one, or one's own congress's extra days."""

    scope = forms.ChoiceField(label="适用范围", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="理由或文号",
        max_length=200,
        help_text="例如：放假通知的文号。会写入变动的期限。",
        error_messages={"required": "请写明理由或文号。"},
    )

    def __init__(self, *args, actor, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor, self.congress = actor, congress
        own = (OWN, f"只适用{congress.short_name}" + ("及所辖乡镇人大" if congress.parent_id is None else ""))
        scopes = [(NATIONAL, "全国统一安排"), own] if may_change_national_days(actor) else [own]
        self.fields["scope"].choices = scopes
        begin_with(self, scope=scopes[0][0])

    def congress_id(self):
        return None if self.cleaned_data["scope"] == NATIONAL else self.congress.pk


class DayForm(ScopeForm):
    """One day."""

    date = forms.DateField(
        label="日期", widget=DayInput(), error_messages={"invalid": "没有这一天，请写成2026-10-01的样子。"}
    )
    kind = forms.ChoiceField(label="这一天", choices=KINDS, widget=forms.RadioSelect)
    name = forms.CharField(label="名称", max_length=MAX_NAME, required=False, help_text="例如：春节。取消安排时不填。")
    field_order = ("date", "kind", "name", "scope", "reason")

    def clean_date(self):
        day = self.cleaned_data["date"]
        if not holidays.FIRST_YEAR <= day.year <= holidays.LAST_YEAR:
            raise forms.ValidationError(f"年份应在{holidays.FIRST_YEAR}年至{holidays.LAST_YEAR}年之间。")
        return day

    def clean(self):
        given = super().clean()
        day, kind = given.get("date"), given.get("kind")
        if kind and kind != PLAIN and not given.get("name", "").strip():
            self.add_error("name", "请填名称，期限的计算过程里会写明是什么日子。")
        if day and kind == WORK and day.weekday() < 5:
            self.add_error("kind", f"{dates.spoken(day)}本来就上班，不用标“班”。")
        return given

    def change(self):
        given = self.cleaned_data
        name = "" if given["kind"] == PLAIN else given["name"].strip()
        return Change(congress_id=self.congress_id(), days=(Day(date=given["date"], kind=given["kind"], name=name),))


class FileForm(ScopeForm):
    """A whole table: every fault is listed, and one fault takes nothing in."""

    file = forms.FileField(label="放假安排文件", help_text="CSV或xlsx，三列：日期、类型（休或班）、名称。")
    whole = forms.BooleanField(label="以文件为准：文件录全的年度里，没有列出的日子一律按平常星期", required=False)
    field_order = ("file", "whole", "scope", "reason")

    def clean_file(self):
        sent = self.cleaned_data["file"]
        if sent.size > holidays.MAX_BYTES:
            raise forms.ValidationError(f"文件超过{holidays.MAX_BYTES // 1_000_000}MB，假日表不会这样大。")
        table = holidays.read(sent.read(), sent.name)
        if table.errors:
            raise forms.ValidationError(list(table.errors))
        return table.days

    def change(self):
        given = self.cleaned_data
        return added_by_file(given["file"], congress_id=self.congress_id(), whole=given["whole"])


class ConfirmForm(forms.Form):
    """What was shown, sealed, comes back with the person's yes."""

    sealed = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label="理由或文号", max_length=200)

    @staticmethod
    def seal(preview, actor):
        shown = {"change": preview.change.as_json(), "digest": preview.digest, "person": actor.person_id}
        return signing.dumps(shown, salt=SALT, compress=True)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_sealed(self):
        try:
            shown = signing.loads(self.cleaned_data["sealed"], salt=SALT, max_age=SHOWN_FOR)
        except signing.BadSignature:
            raise forms.ValidationError("预览已经失效，请重新预览。") from None
        if shown["person"] != self.actor.person_id:
            raise forms.ValidationError("这份预览是别人的，请自己预览后再确认。")
        return {"change": Change.from_json(shown["change"]), "digest": shown["digest"]}


class YearForm(forms.Form):
    """Which year of the calendar."""

    year = forms.IntegerField(min_value=holidays.FIRST_YEAR, max_value=holidays.LAST_YEAR, required=False)

    def chosen(self):
        return (self.is_valid() and self.cleaned_data["year"]) or clock.today().year


class ClockFilter(Asked):
    """Which clocks: by urgency, by unit's name or words of the case, by the day on which they end."""

    SIDES = (("", "全部"), ("late", "已超期"), ("week", "七日内到期"), ("provisional", "待校"))

    side = forms.ChoiceField(choices=SIDES, required=False, widget=forms.HiddenInput)
    q = forms.CharField(label="事项或单位", max_length=40, required=False)
    on = forms.DateField(label="到期日", required=False, widget=DayInput())
