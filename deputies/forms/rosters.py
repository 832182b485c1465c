"""What the pages of rosters and receptions ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, RowChoice
from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.frame.quarters import Quarter
from congress.models import Congress

from ..models import Deputy, DutyDay, DutyTurn, Station
from ..queries import rosters as queries
from ..queries.stations import stations_kept_by


def own_township(actor):
    """The township whose days somebody of a township looks at first; None for the county's own."""
    return actor.congress_id if actor.congress_id != actor.county_id else None


class DutyFilter(Asked):
    """Which days of reception: of which station or township, in which state, between which days."""

    more = ("station", "state", "vacant")

    congress = RowChoice(Congress.objects.none(), label="乡镇", empty_label="不限")
    since = forms.DateField(label="自", required=False, widget=Day())
    until = forms.DateField(label="至", required=False, widget=Day())
    station = RowChoice(Station.objects.none(), label="站点", empty_label="不限")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *DutyDay.State.choices])
    vacant = forms.BooleanField(label="只看缺值班代表的", required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor).select_related("area")
        self.fields["station"].queryset = Station.objects.visible_to(actor)


class SpanForm(forms.Form):
    """A time that figures are counted in: this year unless said."""

    congress = forms.ModelChoiceField(Congress.objects.none(), label="乡镇", required=False, empty_label="不限")
    since = forms.DateField(label="自", required=False, widget=Day())
    until = forms.DateField(label="至", required=False, widget=Day())

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor).select_related("area")

    def span(self):
        """(congress or None, first day, last day)"""
        self.is_valid()
        said, today = self.cleaned_data, clock.today()
        return said.get("congress"), said.get("since") or today.replace(month=1, day=1), said.get("until") or today


class DrawForm(forms.Form):
    """For which stations, for which quarter."""

    quarter = forms.TypedChoiceField(label="季度", coerce=lambda text: Quarter(*map(int, text.split("-"))))
    stations = SeveralField(
        label="站点", queryset=Station.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一个站点。"},
    )  # fmt: skip

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        now = Quarter.of(clock.today())
        self.fields["quarter"].choices = [(f"{one.year}-{one.number}", str(one)) for one in (now, now.next)]
        rows = stations_kept_by(actor).open().exclude(kind=Station.Kind.POINT).select_related("congress")
        self.fields["stations"].queryset = rows


class NoticeForm(MoveForm):
    """Announce a reception; late it asks why."""

    explain = "公告后，公开页显示接待的时间、地点和代表，值班代表同时收到通知。"
    late_because = forms.CharField(label="没有提前公告的原因", max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if clock.today() <= queries.last_notice_day(self.obj):
            del self.fields["late_because"]
        else:
            self.fields["late_because"].required = True


class HoldForm(MoveForm):
    """How many were received, about what."""

    visitors = forms.IntegerField(label="接待群众（人）", min_value=0, max_value=9999)
    note = forms.CharField(
        label="接待情况", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="不写群众的姓名、电话和住址。",
    )  # fmt: skip
    late_because = forms.CharField(label="没有提前公告的原因", max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        day = self.obj
        if day.late_because or (day.noticed_on and day.noticed_on <= queries.last_notice_day(day)):
            del self.fields["late_because"]


class CodeForm(forms.Form):
    code = forms.CharField(
        label="到站码", max_length=8, help_text="站点里今天张贴的五个字母或数字。",
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )  # fmt: skip


class LateForm(forms.Form):
    """At what hour of a day that has passed a deputy came."""

    at = forms.TimeField(label="到站时间", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].initial = queries.opens_at(day)


class ExcuseForm(forms.Form):
    because = forms.CharField(label="请假原因", max_length=100)


class PutForm(forms.Form):
    deputy = blank_first(forms.ModelChoiceField(Deputy.objects.none(), label="改由"))

    def __init__(self, *args, turn, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = queries.may_take(turn)


class FillForm(forms.Form):
    deputy = blank_first(forms.ModelChoiceField(Deputy.objects.none(), label="补排代表"))

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = queries.may_serve_on(day)


class SwapForm(PutForm):
    """Whom one asks to take one's turn, and for which of his."""

    their_turn = forms.ModelChoiceField(
        DutyTurn.objects.none(), label="换对方的哪一次", required=False, empty_label="不换，只请对方代班"
    )

    def __init__(self, *args, turn, **kwargs):
        super().__init__(*args, turn=turn, **kwargs)
        self.fields["deputy"].label = "换给"
        self.fields["their_turn"].queryset = queries.turns_to_get(turn)
        self.fields["their_turn"].label_from_instance = lambda one: f"{one.on.month}月{one.on.day}日（{one.deputy}）"
