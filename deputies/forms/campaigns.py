"""What the pages of campaigns ask for."""

from django import forms

from congress.forms.asking import Asked, RowChoice
from congress.forms.base import MoveForm
from congress.forms.institution import Day
from congress.frame import clock
from congress.models import Membership, Organization

from ..models import Campaign, CampaignReturn
from ..queries import contacts


class CampaignForm(forms.ModelForm):
    class Meta:
        model = Campaign
        fields = ("title", "since", "until", "tasks", "returns_by")
        widgets = {"since": Day(), "until": Day(), "returns_by": Day(), "tasks": forms.Textarea(attrs={"rows": 6})}


class VisitsForm(forms.ModelForm):
    """The yearly visits of committee members to deputies."""

    class Meta:
        model = Campaign
        fields = ("title", "since", "until", "tasks")
        widgets = {"since": Day(), "until": Day(), "tasks": forms.Textarea(attrs={"rows": 4})}
        labels = {"tasks": "走访要求"}


class VisitFilter(Asked):
    """Which visits: of whom, to which delegation, done or open."""

    member = RowChoice(Membership.objects.none(), label="走访人", empty_label="不限")
    delegation = RowChoice(Organization.objects.none(), label="代表团", empty_label="不限")
    done = forms.ChoiceField(
        label="走访情况", required=False, choices=[("", "不限"), ("no", "未走访"), ("yes", "已走访")]
    )

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = contacts.members(campaign.congress_id)
        self.fields["member"].label_from_instance = lambda one: str(one.person)
        bodies = Organization.objects.on(clock.today()).filter(congress=campaign.congress_id, kind="delegation")
        self.fields["delegation"].queryset = bodies


class ReturnForm(forms.ModelForm):
    class Meta:
        model = CampaignReturn
        fields = ("text", "problems")
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}


class CloseForm(MoveForm):
    summary = forms.CharField(label="总结", max_length=8000, widget=forms.Textarea(attrs={"rows": 10}))
