"""What oaths ask for: the ceremony, who swears in it and in which order, how it was held."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput, NumberChoice, of_years
from congress.forms.base import MoveForm, SeveralField, begin_with
from congress.forms.institution import Day
from congress.frame import clock
from congress.frame.uploads import FilesField

from ..models import Ceremony, Swearing
from ..models.law import Oath
from ..queries import oaths as queries

ORGANISERS = [one for one in Oath.choices if one[0] != Oath.NONE]


class OathFilter(Asked):
    q = forms.CharField(label="姓名、机关或职务", widget=NameInput, required=False)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "不限"), ("owed", "应宣誓未宣誓"), *Swearing.State.choices]
    )
    organiser = forms.ChoiceField(label="组织者", required=False, choices=[ANY, *ORGANISERS])
    year = NumberChoice(label="就职年度")
    more = ("organiser", "year")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor) if actor else [])


class CeremonyFilter(Asked):
    year = NumberChoice(label="年度")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Ceremony.State.choices])

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.ceremony_years(actor) if actor else [])


class CeremonyForm(forms.ModelForm):
    class Meta:
        model = Ceremony
        fields = ("organiser", "meeting", "on", "begins_at", "place", "form", "host", "leader", "witness")
        widgets = {"on": Day(), "begins_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = queries.meetings_for(self.instance.congress_id)
        self.fields["meeting"].empty_label = "另行举行"
        self.fields["organiser"].choices = [("", "请选择"), *ORGANISERS]
        begin_with(self, on=clock.today(), form=Ceremony.Form.COLLECTIVE)


class TakersForm(forms.Form):
    """Who swears; the order is that of the numbers written beside the names, then that of the list."""

    def __init__(self, *args, ceremony, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = list(queries.may_join(ceremony))
        for row in self.rows:
            there = row.ceremony_id == ceremony.pk
            self.fields[f"t{row.pk}"] = forms.BooleanField(
                label=row.name, required=False, initial=there, help_text=f"{row.office}，{row.since:%Y-%m-%d}就职"
            )
            self.fields[f"p{row.pk}"] = forms.IntegerField(
                label="顺序", required=False, min_value=1, max_value=999, initial=row.place or None
            )

    def groups(self):
        """[(the row, whether he swears, his place)] as the page asks them."""
        return [(row, self[f"t{row.pk}"], self[f"p{row.pk}"]) for row in self.rows]

    def deed_data(self):
        said = self.cleaned_data
        chosen = [row for row in self.rows if said[f"t{row.pk}"]]
        return {"oaths": sorted(chosen, key=lambda row: said[f"p{row.pk}"] or 1000)}


class HoldForm(MoveForm):
    explain = "没有勾选缺席的，都登记为已宣誓。"
    absent = SeveralField(
        Swearing.objects.none(), label="缺席的人", required=False, widget=forms.CheckboxSelectMultiple
    )
    because = forms.CharField(label="缺席的原因", max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["absent"].queryset = self.obj.oaths.order_by("place", "pk")
        self.fields["absent"].label_from_instance = lambda row: row.name


class FileForm(MoveForm):
    file_no = forms.CharField(label="档号", max_length=40, required=False)
    files = FilesField(label="签名页扫描件和现场照片")
