"""What the pages of the register of stations ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, RowChoice
from congress.forms.base import SeveralField, begin_with
from congress.forms.institution import Day, blank_first
from congress.forms.rows import RowsForm
from congress.frame import clock
from congress.frame.uploads import FilesField
from congress.models import Area, Attachment, Congress, Membership

from ..models import Deputy, Station, StationCost, StationRoom
from ..queries import stations as queries


class StationFilter(Asked):
    """Which stations: by name, place, township, kind; seldom: by stars, closed ones too, those one keeps."""

    more = ("area", "stars", "closed", "mine")

    q = forms.CharField(label="名称、品牌或地点", max_length=40, required=False)
    congress = RowChoice(Congress.objects.none(), label="乡镇", empty_label="不限")
    kind = forms.ChoiceField(label="类型", required=False, choices=[ANY, *Station.Kind.choices])
    area = RowChoice(Area.objects.none(), label="村、社区", empty_label="不限")
    stars = NumberChoice(
        label="星级",
        choices=[ANY, *((n, f"{n}星") for n in range(5, 0, -1))],
    )  # fmt: skip
    closed = forms.BooleanField(label="含已停用", required=False)
    mine = forms.BooleanField(label="只看我管理的", required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor).select_related("area")
        chosen = self.data.get("congress", "") if self.is_bound else ""
        own = Congress.objects.visible_to(actor).filter(pk=chosen if chosen.isdigit() else None).first()
        self.fields["area"].queryset = queries.areas_for(own) if own else Area.objects.none()


class StationForm(forms.ModelForm):
    """One station as it is entered."""

    class Meta:
        model = Station
        fields = ("kind", "name", "area", "parent", "opened_on", "address", "phone", "opening_hours", "serves", "brand",
                  "brand_text", "days", "roll", "hours", "per_day", "rules_text")  # fmt: skip
        widgets = {
            "opened_on": Day(),
            "brand_text": forms.Textarea(attrs={"rows": 3}),
            "rules_text": forms.Textarea(attrs={"rows": 8}),
        }

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        congress = self.instance.congress
        self.fields["kind"].choices = [("", "请选择"), *Station.Kind.choices]
        blank_first(self.fields["area"]).queryset = queries.areas_for(congress)
        above = Station.objects.visible_to(actor).open().filter(congress=congress, parent=None)
        self.fields["parent"].queryset = above.exclude(pk=self.instance.pk)
        self.fields["parent"].empty_label = "没有上级站点"
        self.fields["hours"].help_text = "例如：9:00-11:30"

    def clean_hours(self):
        ends = clock.span(self.cleaned_data["hours"])
        if ends is None:
            raise forms.ValidationError("看不懂，请写成9:00-11:30这样。")
        return "-".join(end.removeprefix("0") for end in ends)


class CloseForm(forms.Form):
    closed_on = forms.DateField(label="停用日期", widget=Day(), help_text="当日仍开放。")
    because = forms.CharField(label="停用原因", max_length=100)


class AssignForm(forms.Form):
    """Who comes to serve at a station."""

    deputies = SeveralField(
        label="代表", queryset=Deputy.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一名代表。"},
    )  # fmt: skip
    since = forms.DateField(label="进站日期", widget=Day(), initial=clock.today)

    def __init__(self, *args, actor, station, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputies"].queryset = queries.may_serve(actor, station)
        self.fields["deputies"].label_from_instance = lambda one: (
            f"{one.person.name}（{one.get_level_display()}，{one.seat_of}）"
        )


class KeeperForm(forms.Form):
    membership = blank_first(forms.ModelChoiceField(Membership.objects.none(), label="管理员"))
    since = forms.DateField(label="开始日期", widget=Day(), initial=clock.today)

    def __init__(self, *args, station, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = queries.may_keep(station)
        self.fields["membership"].label_from_instance = lambda one: f"{one.person}（{one.post}）"


class UntilForm(forms.Form):
    until = forms.DateField(label="最后一天", widget=Day(), initial=clock.today)


class RoomsForm(RowsForm):
    model, columns = StationRoom, ("title", "size", "order", "use")


class CostForm(forms.ModelForm):
    class Meta:
        model = StationCost
        fields = ("year", "purpose", "amount", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        begin_with(self, year=clock.today().year)
        self.fields["purpose"].choices = [("", "请选择"), *StationCost.Purpose.choices]


class PhotosForm(forms.Form):
    files = FilesField(label="照片", required=False, most=6, help_text="JPG或PNG，一次最多6张。")
    drop = SeveralField(
        label="取下照片", queryset=Attachment.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, actor, station, **kwargs):
        super().__init__(*args, **kwargs)
        there = Attachment.objects.visible_to(actor).filter(
            target=f"deputies.station:{station.pk}", purpose=queries.PHOTO, removed_at=None
        )
        self.fields["drop"].queryset = there
        if not there.exists():
            del self.fields["drop"]

    def deed_data(self):
        return {"files": self.cleaned_data["files"], "drop": list(self.cleaned_data.get("drop", ()))}
