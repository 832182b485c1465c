"""Finding and entering deputies."""

from django import forms

from congress.forms.institution import Day, EndForm, OfTermForm, blank_first
from congress.models import Organization, Person, Term

from .models import Deputy

__all__ = ["ChangeForm", "DeputyFilter", "EndForm", "SeatForm"]


class DeputyFilter(OfTermForm):
    """Which deputies: by name, delegation, and day or term."""

    q = forms.CharField(label="姓名、证号或选区", max_length=40, required=False)
    delegation = forms.ModelChoiceField(
        label="代表团", queryset=Organization.objects.none(), required=False, empty_label="全部"
    )
    field_order = ["q", "delegation", "term", "on"]

    def __init__(self, *args, actor, congress_id, **kwargs):
        super().__init__(*args, congress_id=congress_id, **kwargs)
        self.fields["delegation"].queryset = Organization.objects.visible_to(actor).filter(
            kind="delegation", congress=congress_id
        )


class SeatForm(forms.Form):
    """A person becomes deputy."""

    person = blank_first(
        forms.ModelChoiceField(
            label="人员", queryset=Person.objects.none(), help_text="还没有登记的人员，请先在“人员”中登记。"
        )
    )
    term = blank_first(forms.ModelChoiceField(label="届", queryset=Term.objects.none()))
    since = forms.DateField(label="任职日", widget=Day(), help_text="本届首次会议开幕日，或补选当选日。")
    card_no = forms.CharField(label="代表证号", max_length=20)
    delegation = forms.ModelChoiceField(label="代表团", queryset=Organization.objects.none(), required=False)
    district = forms.CharField(label="选区", max_length=40, required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.visible_to(actor)
        self.fields["term"].queryset = Term.objects.filter(congress=actor.congress_id, ends_on=None)
        self.fields["delegation"].queryset = Organization.objects.filter(kind="delegation", congress=actor.congress_id)


class ChangeForm(forms.ModelForm):
    class Meta:
        model = Deputy
        fields = ("delegation", "district", "card_no")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["delegation"].queryset = Organization.objects.filter(
            kind="delegation", congress=self.instance.congress_id
        )
