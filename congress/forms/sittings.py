"""What the pages of sittings, rolls and leave ask for."""

from django import forms

from congress.forms.base import begin_with

from ..models import Guest, Leave, Organization, RollEntry, Sitting
from ..queries import sittings as queries
from .institution import Day
from .rows import RowsForm

States = RollEntry.State
CHOICES = [(one.value, one.label) for one in (States.WAITING, States.PRESENT, States.LEAVE, States.ABSENT)]


class SittingForm(forms.ModelForm):
    """One sitting of a meeting."""

    class Meta:
        model = Sitting
        fields = ("kind", "on", "half", "begins_at", "place")
        widgets = {"on": Day(), "begins_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meeting = self.instance.meeting
        begin_with(self, on=meeting.opens_on, place=meeting.place)
        self.fields["kind"].choices = queries.kinds_of_sittings(meeting)


class RollForm(forms.Form):
    """The state of each line – ``s-<pk>`` –, and whether all others were there."""

    rest_present = forms.BooleanField(label="名单上还是“未签到”的，都登记为到会", required=False)

    def __init__(self, *args, roll, **kwargs):
        super().__init__(*args, **kwargs)
        self.roll = [line for line in roll if line.state != States.SUSPENDED]
        for line in self.roll:
            self.fields[f"s-{line.pk}"] = forms.ChoiceField(
                label=line.membership.person.name, choices=CHOICES, initial=line.state
            )

    def rows(self):
        return [(line, self[f"s-{line.pk}"]) for line in self.roll]

    def deed_data(self):
        """Only what was changed on this page: who has signed in meanwhile stays signed in."""
        changed = {line.pk: self.cleaned_data[f"s-{line.pk}"] for line in self.roll
                   if f"s-{line.pk}" in self.changed_data}  # fmt: skip
        return {"states": changed, "rest_present": self.cleaned_data["rest_present"]}


class CodeForm(forms.Form):
    code = forms.CharField(
        label="签到码", max_length=4, help_text="会场屏幕上的四位数字。",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class LeaveForm(forms.Form):
    """From which sitting, and why."""

    sitting = forms.ModelChoiceField(Sitting.objects.none(), label="哪一次会议", required=False, empty_label="全程")
    reason = forms.CharField(
        label="请假事由", max_length=Leave._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "请写明请假事由。"},
    )  # fmt: skip

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        rows = meeting.sittings.exclude(state=Sitting.State.CLOSED)
        self.fields["sitting"].queryset = rows.order_by("on", "half", "pk")
        self.fields["sitting"].label_from_instance = lambda row: f"{row}（{row.when}）"
        if not queries.sittings_of(meeting):
            del self.fields["sitting"]


class GuestsForm(RowsForm):
    """Who sits in: words, kind, and the unit that is to be told."""

    model, columns = Guest, ("title", "kind", "order", "organization", "came")
    first = {"kind": Guest.Kind.UNIT}

    def __init__(self, *args, meeting, parts, **kwargs):
        super().__init__(*args, parts=parts, **kwargs)
        congress = meeting.term.congress
        kinds = (Organization.Kind.GOVERNMENT, *Organization.HANDLING)
        rows = Organization.objects.filter(kind__in=kinds, congress__in=(congress.pk, congress.county_id), until=None)
        units = rows.order_by("congress", "order", "name")
        choices = [("", "不通知单位"), *((row.pk, row.name) for row in units)]
        for name, field in self.fields.items():
            if name.startswith("organization-"):
                field.queryset, field.choices = units, choices
