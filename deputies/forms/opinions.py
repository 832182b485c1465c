"""What the register of opinions asks for: finding, entering, redacting."""

from django import forms
from django.core.validators import MaxValueValidator

from congress.forms.asking import ANY, Asked, RowChoice
from congress.forms.base import begin_with
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.models import Congress

from ..models import ContactLog, Deputy, Opinion, OpinionRating, Station
from ..queries import voice
from .voice import MOST_PHOTOS, PhotosField, RateForm

__all__ = ["EnterForm", "ExtendForm", "OpinionFilter", "RateForm", "RedactForm", "SortForm"]


class OpinionFilter(Asked):
    """Which opinions."""

    more = ("source", "desk", "station", "mark", "answered", "since", "until")

    q = forms.CharField(label="词语或回执号", max_length=40, required=False)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[ANY, ("open", "未答复的"), *Opinion.State.choices]
    )
    theme = forms.ChoiceField(label="类别", required=False, choices=[ANY, *Opinion.Theme.choices])
    congress = RowChoice(Congress.objects.none(), label="地方", empty_label="不限")
    late = forms.BooleanField(label="只看超期", required=False)
    source = forms.ChoiceField(label="来源", required=False, choices=[ANY, *Opinion.Source.choices])
    desk = forms.ChoiceField(label="办理方", required=False, choices=[ANY, *Opinion.Desk.choices])
    station = RowChoice(Station.objects.none(), label="站点", empty_label="不限")
    mark = forms.ChoiceField(label="群众评价", required=False, choices=[ANY, *OpinionRating.Mark.choices])
    answered = forms.ChoiceField(
        label="答复", required=False, choices=[ANY, ("in_time", "按期答复"), ("late", "超期答复")]
    )
    since = forms.DateField(label="收到自", required=False, widget=Day())
    until = forms.DateField(label="收到至", required=False, widget=Day())

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)
        stations = Station.objects.visible_to(actor)
        self.fields["station"].queryset = (
            stations.filter(congress=actor.congress_id) if actor.is_any("STA", "TCH", "TSEC") else stations
        )
        if actor.is_any("UNIT", "UNITL", "STA", "TCH", "TSEC", "DEP", "TDEP", "DHEAD"):
            del self.fields["congress"]


class EnterForm(forms.Form):
    """What somebody said to a deputy or at a station."""

    source = forms.ChoiceField(label="怎么收到的", choices=[one for one in Opinion.Source.choices if one[0] != Opinion.Source.WEB],
                               widget=forms.RadioSelect, initial=Opinion.Source.WALK_IN)  # fmt: skip
    received_on = forms.DateField(label="日期", widget=Day())
    text = forms.CharField(label="反映的内容", max_length=2000, min_length=5, widget=forms.Textarea(attrs={"rows": 6}))
    area = blank_first(forms.ModelChoiceField(label="乡镇、街道", queryset=None))
    place = forms.CharField(label="具体位置", max_length=80, required=False)
    station = forms.ModelChoiceField(Station.objects.none(), label="站点", required=False, empty_label="不在站点")
    received_by = forms.ModelChoiceField(
        Deputy.objects.none(), label="接待的代表", required=False, empty_label="没有代表接待"
    )
    name = forms.CharField(label="反映人姓名", max_length=20, required=False, help_text="本人不愿留的不填。")
    phone = forms.CharField(label="反映人电话", max_length=20, required=False)
    share_contact = forms.BooleanField(label="反映人同意承办单位与他联系", required=False)
    photos = PhotosField(label="照片", required=False, most=MOST_PHOTOS, help_text=f"最多{MOST_PHOTOS}张。")
    contact_log = forms.ModelChoiceField(ContactLog.objects.none(), required=False, widget=forms.HiddenInput)
    once = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, actor, seat=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.seat = seat
        begin_with(self, received_on=clock.today())
        own = Congress.objects.filter(pk=actor.congress_id).select_related("area").first()
        county = actor.county_id
        areas = voice.places(county)
        if own and own.parent_id:
            areas = areas.filter(pk=own.area_id)
            begin_with(self, area=own.area_id)
        self.fields["area"].queryset = areas
        self.fields["contact_log"].queryset = ContactLog.objects.visible_to(actor).standing()
        stations = Station.objects.visible_to(actor).open()
        self.fields["station"].queryset = stations.filter(congress=own) if own and own.parent_id else stations
        if seat:
            del self.fields["received_by"]
        else:
            deputies = Deputy.objects.visible_to(actor).in_office().select_related("person")
            self.fields["received_by"].queryset = deputies.filter(congress__in=[actor.congress_id, county])

    def clean_received_on(self):
        day = self.cleaned_data["received_on"]
        if day > clock.today():
            raise forms.ValidationError("日期不能晚于今天。")
        return day

    def deed_data(self):
        said = dict(self.cleaned_data)
        said["files"] = said.pop("photos")
        return {"received_by": self.seat, **said}


class SortForm(forms.Form):
    """How an opinion is named and classed."""

    subject = forms.CharField(label="摘要", max_length=60)
    theme = forms.ChoiceField(label="类别", choices=Opinion.Theme.choices)


class RedactForm(SortForm):
    """What others read in place of names, plates, telephone numbers; the original stays sealed."""

    shown_text = forms.CharField(
        label="其他人看到的文字", max_length=2000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="把姓名、车牌、电话等换成“某某”。原文照样保存，只有代表工委、常委会领导能查看，查看留有记录。",
    )  # fmt: skip


class ExtendForm(forms.Form):
    """By how many working days, and what the informant is told."""

    days = forms.IntegerField(label="延长几个工作日", min_value=1)
    reason = forms.CharField(
        label="告诉群众的原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="群众凭回执能看到。例如：修路要等天气转暖，预计下月中旬完工。不要写经办人姓名电话。",
        error_messages={"required": "请写明原因，群众会看到。"},
    )  # fmt: skip

    def __init__(self, *args, most, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["days"].max_value = most
        self.fields["days"].validators.append(MaxValueValidator(most, f"最多延长{most}个工作日。"))
        self.fields["days"].widget.attrs["max"] = most
        self.fields["days"].help_text = f"从现在的期限往后数，最多{most}个工作日，只能延长一次。"
