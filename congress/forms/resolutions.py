"""What the pages of resolutions and decisions ask for."""

from django import forms

from congress.frame import clock
from congress.frame.uploads import FilesField

from ..models import BallotOption, Congress, Indicator, Meeting, MeetingItem, Organization, Resolution
from ..queries import resolutions as queries
from .asking import ANY, Asked, NumberChoice, RowChoice, of_years
from .base import Group, MoveForm
from .institution import Day
from .rows import RowsForm

MOST = 9999  # votes


class ResolutionFilter(Asked):
    """Which resolutions: with which words, of which kind and year; seldom: state, body, congress, late ones only."""

    more = ("state", "organ", "congress", "overdue", "since", "until")

    q = forms.CharField(label="标题或正文", required=False, max_length=80)
    kind = forms.ChoiceField(label="类别", required=False, choices=[ANY, *Resolution.Kind.choices])
    year = NumberChoice(label="通过年度")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Resolution.State.choices])
    organ = RowChoice(Organization.objects.none(), label="执行机关", empty_label="不限")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")
    overdue = forms.BooleanField(label="只看报告逾期的", required=False)
    since = forms.DateField(label="通过日期自", required=False, widget=Day())
    until = forms.DateField(label="通过日期至", required=False, widget=Day())

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor))
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)
        self.fields["organ"].queryset = queries.organs(actor)


class ResolutionForm(forms.ModelForm):
    files = FilesField(label="附件", required=False)

    class Meta:
        model = Resolution
        fields = ("kind", "title", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 16})}

    def deed_data(self):
        return {"files": self.cleaned_data["files"]}


class AdoptForm(MoveForm):
    """By which meeting, on which item, from which day."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="通过的会议", empty_label="请选择", help_text="会议先在“会议”里登记。"
    )
    item = forms.ModelChoiceField(
        MeetingItem.objects.none(), label="议题", required=False, empty_label="不对应某项议题"
    )
    vote = forms.ModelChoiceField(
        BallotOption.objects.none(), label="通过它的表决", required=False, empty_label="没有在本平台表决",
        help_text="只列出已宣布结果、获得通过的表决。",
    )  # fmt: skip
    by = forms.CharField(label="怎样表决", max_length=60, required=False, help_text="例如：举手表决。票数也要填写。")
    yes = forms.IntegerField(label="赞成", min_value=0, max_value=MOST, required=False)
    no = forms.IntegerField(label="反对", min_value=0, max_value=MOST, required=False)
    abstain = forms.IntegerField(label="弃权", min_value=0, max_value=MOST, required=False)
    adopted_on = forms.DateField(label="通过日期", widget=Day())
    effective_on = forms.DateField(label="施行日期", widget=Day(), help_text="没有另定的，与通过日期相同。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meetings = queries.adopting_meetings(self.obj)
        self.fields["meeting"].queryset = meetings
        recent = list(meetings.values_list("pk", flat=True)[:6])
        rows = MeetingItem.objects.filter(meeting__in=recent).select_related("meeting__term")
        self.fields["item"].queryset = rows.order_by("-meeting__opens_on", "order")
        self.fields["item"].label_from_instance = lambda row: f"{row.meeting}：{row}"[:80]
        votes = queries.passing_votes(self.obj.congress_id)
        self.fields["vote"].queryset = BallotOption.objects.filter(pk__in=[row.pk for row in votes]).select_related(
            "ballot__meeting__term"
        )
        self.fields["vote"].label_from_instance = lambda row: f"{row.ballot.meeting}：{row}"[:80]
        if vote := queries.fitting_vote(self.obj, votes):
            day = vote.ballot.closed_at.astimezone(clock.BEIJING).date()
            self.initial |= {
                "vote": vote.pk,
                "meeting": vote.ballot.meeting_id,
                "adopted_on": day,
                "effective_on": day,
            }

    def groups(self):
        """Votes counted elsewhere are asked for below the rest, folded away while a vote of the portal stands for it."""
        by_hand = [self[name] for name in ("by", "yes", "no", "abstain")]
        rest = [field for field in self.visible_fields() if field.name not in ("by", "yes", "no", "abstain")]
        words = "没有在本平台表决的"
        folded = {"more": words} if self["vote"].value() else {"legend": words}
        return [Group(fields=rest), Group(fields=by_hand, **folded)]

    def clean(self):
        said = super().clean()
        if said.get("vote") and (said.get("by") or said.get("yes") is not None):
            self.add_error("by", "已经选了本平台的表决，不用再填票数。")
        return said


class PublishForm(MoveForm):
    explain = "公布以后，公众不登录也可以查阅。"
    published_on = forms.DateField(label="公布日期", widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["published_on"].initial = clock.today()


class ChargeForm(MoveForm):
    """Who carries it out, and by when he reports."""

    organ = forms.ModelChoiceField(Organization.objects.none(), label="执行机关", empty_label="请选择")
    required = forms.CharField(
        label="执行要求", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    report_by = forms.DateField(label="首次报告期限", required=False, widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = queries.executing_bodies(self.obj)


class CloseForm(MoveForm):
    outcome = forms.CharField(label="办结情况", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))


class IndicatorsForm(RowsForm):
    """What it is measured by."""

    model, columns = Indicator, ("title", "target", "order", "unit", "actual", "as_of")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name.startswith("as_of-"):
                field.widget = Day()

    def clean(self):
        said = super().clean()
        for key in self.found:
            title, target, actual, as_of = (
                said.get(f"{name}-{key}") for name in ("title", "target", "actual", "as_of")
            )
            if not title:
                continue
            if not target or target <= 0:
                self.add_error(f"target-{key}", "请填写大于零的目标。")
            if (actual is None) != (as_of is None):
                self.add_error(f"as_of-{key}", "完成数和截至日期要么都填，要么都不填。")
            elif actual is not None and actual < 0:
                self.add_error(f"actual-{key}", "完成数不能小于零。")
        return said


class AskForm(forms.Form):
    due_on = forms.DateField(label="报告期限", widget=Day())


class HandInForm(forms.Form):
    text = forms.CharField(label="执行情况", max_length=6000, widget=forms.Textarea(attrs={"rows": 12}))
    files = FilesField(label="附件", required=False)


class DropForm(forms.Form):
    reason = forms.CharField(label="撤销理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
