"""What the pages of printed volumes ask for."""

from django import forms

from congress.frame import clock

from ..models import Meeting, Volume
from ..queries import volumes as queries
from .institution import Day
from .rows import FURTHEST

BACK = 10  # years


class BeginForm(forms.Form):
    """Of which session, of which year, or as of which day – as its kind asks."""

    session = forms.ModelChoiceField(Meeting.objects.none(), label="哪次会议", empty_label=None)
    year = forms.TypedChoiceField(label="哪一年", coerce=int)
    day = forms.DateField(label="截至日期", widget=Day(), help_text="收入这一天现行有效的制度。")

    def __init__(self, *args, volume, **kwargs):
        super().__init__(*args, **kwargs)
        self.volume, asks = volume, volume.of_kind.asks
        self.fields["session"].queryset = queries.sessions_of(volume.congress_id)
        this = clock.today().year
        self.fields["year"].choices = [(year, f"{year}年") for year in range(this, this - BACK, -1)]
        self.fields["day"].initial = clock.today
        wanted = "day" if asks == "since" else asks
        self.fields = {name: field for name, field in self.fields.items() if name == wanted}
        if asks == "since" and (last := queries.last_collected(volume.congress_id)):
            self.fields["day"].help_text = f"收入上一册（截至{last:%Y-%m-%d}）以后通过、这一天现行有效的制度。"

    def built(self):
        """The volume with what was answered."""
        for name, value in self.cleaned_data.items():
            setattr(self.volume, name, value)
        return self.volume


class VolumeForm(forms.ModelForm):
    class Meta:
        model = Volume
        fields = ("title", "subtitle", "preface")
        widgets = {"preface": forms.Textarea(attrs={"rows": 10})}


class ItemsForm(forms.Form):
    """Every work with the place it is to have (``order-<pk>``) and whether it stays out (``out-<pk>``)."""

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        for place, item in enumerate(items, start=1):
            self.fields[f"order-{item.pk}"] = forms.IntegerField(
                label="顺序", min_value=1, max_value=FURTHEST, initial=place, required=False,
            )  # fmt: skip
            self.fields[f"out-{item.pk}"] = forms.BooleanField(label="不收入", required=False, initial=item.left_out)

    def rows(self):
        """[(item, its place, its check)] as the page draws them."""
        return [(item, self[f"order-{item.pk}"], self[f"out-{item.pk}"]) for item in self.items]

    def deed_data(self):
        """What ``actions.volumes.arrange_items`` takes."""
        said = self.cleaned_data
        places = {item.pk: said.get(f"order-{item.pk}") or FURTHEST for item in self.items}
        return {"places": places, "left_out": {item.pk for item in self.items if said.get(f"out-{item.pk}")}}


class CompileForm(forms.Form):
    """Why it is compiled once more."""

    reason = forms.CharField(
        label="重新编印的原因", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明重新编印的原因。"},
    )  # fmt: skip
