"""What people type without an account: few questions, large fields, nothing that must be known."""

from unicodedata import normalize

from django import forms

from congress.forms.institution import blank_first
from congress.forms.strangers import StrangersForm
from congress.frame.pictures import redrawn
from congress.frame.uploads import PHOTOS, FilesField

from ..models import OpinionRating
from ..queries import voice as queries

MOST_PHOTOS = 3


class PhotosField(FilesField):
    """Pictures, drawn anew without what telephones write into them."""

    kinds = PHOTOS

    def clean(self, data, initial=None):
        return [redrawn(upload, judged) for upload, judged in super().clean(data, initial)]


class VoiceForm(StrangersForm):
    """What, where, and – only if one likes – who."""

    text = forms.CharField(
        label="您要反映什么？",
        max_length=2000,
        min_length=5,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="说清楚什么事、在哪里、希望怎么解决。",
        error_messages={"required": "请写一写您要反映的事。", "min_length": "请再写具体一点。"},
    )
    area = blank_first(forms.ModelChoiceField(label="在哪个乡镇、街道？", queryset=None), "请选择乡镇、街道")
    place = forms.CharField(
        label="具体位置", max_length=80, required=False, help_text="例如：柳沟村三组、县医院门口。"
    )
    photos = PhotosField(
        label="照片", required=False, most=MOST_PHOTOS, help_text=f"最多{MOST_PHOTOS}张，拍摄地点等信息会自动去掉。"
    )
    name = forms.CharField(label="您的姓名", max_length=20, required=False, help_text="可以不写。")
    phone = forms.RegexField(
        label="您的电话",
        regex=r"^[\d\-+ ]{6,20}$",
        required=False,
        help_text="可以不写。写了便于答复您，只有办理人员能看到。",
        error_messages={"invalid": "电话号码写数字就行。"},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    share_contact = forms.BooleanField(label="承办单位需要时，可以打这个电话", required=False)

    def __init__(self, *args, door, **kwargs):
        super().__init__(*args, **kwargs)
        self.door = door
        if door.station:
            del self.fields["area"]
        else:
            self.fields["area"].queryset = queries.places(door.county_id)

    def clean_phone(self):
        return normalize("NFKC", self.cleaned_data["phone"])

    def told(self):
        """What the deed asks for."""
        said = self.cleaned_data
        kept = {name: said[name] for name in ("text", "place", "name", "phone", "share_contact")}
        where = {"station": self.door.station, "deputy": self.door.deputy}
        return {**kept, **where, "area": said.get("area") or self.door.station.area, "files": said["photos"]}


class RateForm(forms.Form):
    """The informant's word on the answer."""

    mark = forms.ChoiceField(
        label="您反映的问题解决了吗？",
        choices=OpinionRating.Mark.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一项。"},
    )
    reason = forms.CharField(
        label="还有什么没有解决？",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="选“只解决了一部分”或“没有解决”的，请写明，我们会重新办理。",
    )

    def __init__(self, *args, reopens, **kwargs):
        super().__init__(*args, **kwargs)
        if not reopens:
            self.fields[
                "reason"
            ].help_text = "选“只解决了一部分”或“没有解决”的，请写明。这件事已重新办理过，不再重新办理，您的话会转告县人大代表工作机构。"

    def clean(self):
        said = super().clean()
        if said.get("mark") in OpinionRating.REOPENING and not said.get("reason", "").strip():
            self.add_error("reason", "请写明还有什么没有解决。")
        return said
