"""What the pages of the register of meetings ask for."""

from django import forms

from congress.frame.numbers import long_date, session_name

from ..models import Congress, Meeting, MeetingItem
from ..queries import meetings as queries
from ..queries import sittings
from .asking import ANY, Asked, NumberChoice, RowChoice, of_years
from .base import MoveForm
from .institution import Day
from .rows import RowsForm

COUNTED = ("due", "present", "on_leave")
ATTENDANCE = (*COUNTED, "sitting_in", "summary")


class MeetingFilter(Asked):
    """Which meetings: of which kind, year and congress; seldom: in which state, opened between which days."""

    more = ("state", "since", "until")

    kind = forms.ChoiceField(label="会议", required=False, choices=[ANY, *Meeting.Kind.choices])
    year = NumberChoice(label="年度")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Meeting.State.choices])
    since = forms.DateField(label="开幕自", required=False, widget=Day())
    until = forms.DateField(label="开幕至", required=False, widget=Day())

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor))
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class MeetingForm(forms.ModelForm):
    """One meeting; of one that was held, also who came."""

    class Meta:
        model = Meeting
        fields = ("number", "opens_on", "closes_on", "place", "chaired_by", *ATTENDANCE)
        widgets = {"opens_on": Day(), "closes_on": Day(), "summary": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.state != Meeting.State.HELD:
            for name in ATTENDANCE:
                del self.fields[name]
        elif sittings.counted(self.instance):  # the roll counts
            for name in COUNTED:
                del self.fields[name]
        number = self.fields["number"]
        number.min_value, number.label = 1, "第几次"
        if not self.instance.pk:
            following = queries.next_number(self.instance.term, self.instance.kind)
            self.initial["number"] = following
            number.help_text = f"按登记，{self.instance.term}的下一次是{session_name(following)}。"
        self.fields["opens_on"].help_text = "会期一天的，开幕日和闭幕日相同。"

    def clean(self):
        said = super().clean()
        opens, closes, number = (said.get(name) for name in ("opens_on", "closes_on", "number"))
        if opens and closes and closes < opens:
            self.add_error("closes_on", "闭幕日不能早于开幕日。")
        if opens:
            term = queries.term_on(self.instance.term.congress_id, opens)
            if term is None:
                self.add_error("opens_on", "这一天没有登记届次，请先登记这一届。")
            else:
                self.instance.term = term
        others = Meeting.objects.filter(term=self.instance.term, kind=self.instance.kind).exclude(pk=self.instance.pk)
        if number is not None and number < 1:
            self.add_error("number", "次数从1开始。")
        elif number and (taken := others.filter(number=number).select_related("term").first()):
            self.add_error("number", f"{taken}已经登记。")
        elif number and opens and (wrong := queries.out_of_order(others, number, opens)):
            self.add_error("number", f"{wrong}在{long_date(wrong.opens_on)}，次数和日期的先后不一致。")
        return said


class HoldForm(MoveForm):
    """Who was due and who came; where the roll was called, it says so itself."""

    due = forms.IntegerField(label="应到", min_value=1, max_value=9999, help_text="现有的全体成员，不计缺额。")
    present = forms.IntegerField(label="实到", min_value=0, max_value=9999)
    on_leave = forms.IntegerField(label="请假", min_value=0, max_value=9999, required=False)
    sitting_in = forms.IntegerField(label="列席", min_value=0, max_value=9999, required=False)
    summary = forms.CharField(
        label="会议情况", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if sitting := sittings.counted(self.obj):
            for name in COUNTED:
                del self.fields[name]
            self.explain = f"按{sitting}的签到：{sittings.count_of(sitting).words}"
        self.fields["sitting_in"].initial = self.obj.guests.filter(came=True).count() or None

    def clean(self):
        said = super().clean()
        due, present = said.get("due"), said.get("present")
        if due and present is not None and present > due:
            self.add_error("present", "实到人数不能多于应到人数。")
        return said


class CancelForm(MoveForm):
    reason = forms.CharField(
        label="未召开的原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明没有召开的原因。"},
    )  # fmt: skip


class ItemsForm(RowsForm):
    """The agenda."""

    model, columns = MeetingItem, ("title", "kind", "order", "result", "reporter")
    first = {"kind": MeetingItem.Kind.REPORT}
