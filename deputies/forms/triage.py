"""What the steps of an opinion ask for."""

from unicodedata import normalize

from django import forms

from congress.forms.base import MoveForm, ReasonForm, begin_with
from congress.forms.institution import blank_first
from congress.models import Organization

from ..models import Deputy, TopicLead
from ..queries import opinions as queries

USUAL = "按职责交办"


def words(label, *, rows=4, most=2000, need="", **more):
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}),
                           error_messages={"required": need or "请填写。"}, **more)  # fmt: skip


class ReplyForm(MoveForm):
    """What the informant reads on his receipt's page."""

    reply = words(
        "答复内容",
        rows=6,
        need="请写明答复内容。",
        help_text="群众凭回执能看到，请写清楚办了什么、结果怎样。不要写经办人姓名电话。",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.obj.result:
            self.shown = ((f"{self.obj.unit or '承办部门'}报送的办理情况", self.obj.result),)
            begin_with(self, reply=self.obj.result)


class SendForm(MoveForm):
    """To another desk: why."""

    reason = words("理由", rows=2, most=300, need="请写明理由。", initial=USUAL)


class ReportForm(SendForm):
    """To the county: what a township usually says."""

    reason = words("理由", rows=2, most=300, need="请写明理由。", initial="超出乡镇职权")


class UnitForm(SendForm):
    """To which body of the county, and why."""

    unit = blank_first(forms.ModelChoiceField(label="承办部门", queryset=Organization.objects.none()))
    field_order = ("unit", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = queries.units(self.obj)


class OfferForm(SendForm):
    """Which deputy is asked to make a suggestion of it."""

    deputy = blank_first(forms.ModelChoiceField(label="代表", queryset=Deputy.objects.none()))
    field_order = ("deputy", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = queries.deputies_for(self.obj)
        begin_with(self, deputy=self.obj.deputy_id)


class ResultForm(MoveForm):
    """What the body has done."""

    result = words("办理情况", rows=6, need="请写明办了什么、结果怎样。", help_text="由代表工委核对后答复群众。")


class TopicForm(MoveForm):
    """A lead that stands, or a new one."""

    lead = forms.ModelChoiceField(
        label="并入已有线索", queryset=TopicLead.objects.none(), required=False, empty_label="列为新的线索"
    )
    title = forms.CharField(
        label="新线索", max_length=60, required=False, help_text="例如：农村公路养护经费落实情况。"
    )
    words = words("情况和理由", rows=3, most=1000, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = TopicLead.objects.visible_to(self.actor)

    def clean(self):
        said = super().clean()
        if not said.get("lead"):
            for name in ("title", "words"):
                if not said.get(name, "").strip():
                    self.add_error(name, "列为新的线索须填写这一项。")
        return said


class PetitionForm(ReasonForm):
    """Where the informant is sent."""

    explain = (
        "告知群众到哪里、怎么办理。转信访后，承办部门看不到这件民意，检举控告的材料和反映人不会让被反映的单位知道。"
    )
    reason = words("告知群众的话", most=300, need="请写明到哪里办理。",
                   initial="您反映的属于信访事项，请到县信访局（县群众来访接待中心）登记，我们已同时转送。")  # fmt: skip


class RefusalForm(ReasonForm):
    """Why not, and where to go."""

    explain = "诉讼、仲裁、行政复议等事项有专门渠道，请告诉群众到哪里办理。"
    reason = words("理由和办理途径", most=300, need="请写明理由和办理途径。")


class MergeForm(forms.Form):
    """Which other one means the same: by its receipt, among those this person sees."""

    receipt_no = forms.CharField(
        label="并入哪一件（回执号）",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="10位数字，印在那一件的回执上，也写在它的“登记”栏里。",
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_receipt_no(self):
        typed = normalize("NFKC", self.cleaned_data["receipt_no"]).replace(" ", "")
        self.found = queries.with_case(self.actor).filter(receipt_no=typed).first()
        if self.found is None:
            raise forms.ValidationError("没有查到这个回执号，或者那一件不归您看。")
        return typed

    def deed_data(self):
        return {"into": self.found}
