"""What the public pages and those behind them ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput, RowChoice
from congress.models import Congress, Organization

from ..models import Deputy, PublicProfile, Station
from ..queries import public as queries


class FindStationForm(Asked):
    q = forms.CharField(label="村名、站名", max_length=30, required=False)
    congress = RowChoice(Congress.objects.none(), label="乡镇", empty_label="不限")
    kind = forms.ChoiceField(label="类型", required=False, choices=[ANY, *Station.Kind.choices])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].queryset = queries.townships()
        self.fields["congress"].label_from_instance = lambda one: one.area.name


class FindDeputyForm(FindStationForm):
    q = forms.CharField(label="姓名、拼音、站点或选区", widget=NameInput, max_length=30, required=False)
    kind = None
    level = forms.ChoiceField(label="级别", required=False, choices=[ANY, *Deputy.Level.choices])


class ProfileForm(forms.ModelForm):
    class Meta:
        model = PublicProfile
        fields = ("words", "shows_workplace", "shows_figures")
        widgets = {"words": forms.Textarea(attrs={"rows": 8})}


class CardsForm(forms.Form):
    """Whose cards: those of a delegation, or of all deputies of one's own congress."""

    delegation = forms.ModelChoiceField(
        Organization.objects.none(), label="代表团", required=False, empty_label="本级全部代表"
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        rows = Organization.objects.visible_to(actor).filter(congress=actor.congress_id, kind="delegation", until=None)
        self.fields["delegation"].queryset = rows

    def deed_data(self):
        rows = Deputy.objects.visible_to(self.actor).of(self.actor.congress_id).in_office()
        chosen = self.cleaned_data["delegation"]
        return {"deputies": list(rows.filter(delegation=chosen) if chosen else rows)}
