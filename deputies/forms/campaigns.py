"""What the pages of campaigns ask for."""

from django import forms

from congress.forms.base import MoveForm
from congress.forms.institution import Day

from ..models import Campaign, CampaignReturn


class CampaignForm(forms.ModelForm):
    class Meta:
        model = Campaign
        fields = ("title", "since", "until", "tasks", "returns_by")
        widgets = {"since": Day(), "until": Day(), "returns_by": Day(), "tasks": forms.Textarea(attrs={"rows": 6})}


class ReturnForm(forms.ModelForm):
    class Meta:
        model = CampaignReturn
        fields = ("text", "problems")
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}


class CloseForm(MoveForm):
    summary = forms.CharField(label="总结", max_length=8000, widget=forms.Textarea(attrs={"rows": 10}))
