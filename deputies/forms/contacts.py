"""Finding, assigning and writing down contacts."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput, NumberChoice, RowChoice, of_years
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.frame.uploads import FilesField
from congress.models import Congress, Membership, Organization
from congress.queries.rules import rule

from ..models import ContactLog, Counterpart
from ..queries import contacts as queries


class ContactFilter(Asked):
    """Which assignments: of whom, of which kind, where; those waiting too long; those that have ended."""

    more = ("congress", "ended")

    q = forms.CharField(label="姓名", widget=NameInput, required=False, max_length=40)
    kind = forms.ChoiceField(label="联系对象", required=False, choices=[ANY, *queries.KINDS])
    town = RowChoice(queryset=None, label="结对对象所在乡镇", empty_label="不限")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")
    silent = forms.BooleanField(label="只看超期未联系的", required=False)
    mine = forms.BooleanField(label="只看本人的", required=False)
    ended = forms.BooleanField(label="已结束的", required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["town"].queryset = queries.towns(actor)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)
        self.fields["silent"].label = f"只看超过{rule(actor.congress_id, queries.GAP)}天没有联系的"


class LogFilter(Asked):
    """Which contacts: whose, how, with whom, when, those with help."""

    more = ("congress", "town", "since", "until", "mine")

    q = forms.CharField(label="姓名或主题", widget=NameInput, required=False, max_length=40)
    way = forms.ChoiceField(label="方式", required=False, choices=[ANY, *ContactLog.Way.choices])
    kind = forms.ChoiceField(label="联系对象", required=False, choices=[ANY, *queries.KINDS])
    year = NumberChoice(label="年度")
    town = RowChoice(queryset=None, label="结对对象所在乡镇", empty_label="不限")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")
    since = forms.DateField(label="自", required=False, widget=Day())
    until = forms.DateField(label="至", required=False, widget=Day())
    help = forms.ChoiceField(label="帮扶", required=False, choices=[ANY, *ContactLog.Help.choices])
    mine = forms.BooleanField(label="只看本人的", required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor))
        self.fields["town"].queryset = queries.towns(actor)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class LogForm(forms.ModelForm):
    """One contact. With an assignment it is known who was met; without one it is asked, and by staff also whose it was."""

    files = FilesField(label="照片", required=False, most=6)

    class Meta:
        model = ContactLog
        fields = (
            "by",
            "whom",
            "way",
            "on",
            "topic",
            "said",
            "help",
            "worth",
            "helped",
            "result",
            "households",
            "people",
        )
        widgets = {"on": Day(), "said": forms.Textarea(attrs={"rows": 4}), "way": forms.RadioSelect()}

    def __init__(self, *args, staff=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = ContactLog.Way.choices
        self.initial["on"] = self.initial.get("on") or clock.today()
        if self.instance.assignment_id:
            del self.fields["whom"]
            self.initial["households"] = int(self.instance.assignment.kind_word == "农户")
            self.initial["people"] = self.initial.get("people") or 1
        if staff is None or self.instance.assignment_id:
            del self.fields["by"]
        else:
            self.fields["by"].queryset = queries.holders(staff.congress_id)
            blank_first(self.fields["by"]).label_from_instance = lambda held: f"{held.person}　{held.post.title}"
        for name in ("worth", "households", "people"):
            if name in self.fields:
                self.fields[name].required = False
                self.fields[name].min_value = 0
        self.fields["worth"].help_text = "只有资金、物资写金额。"

    def clean(self):
        said = super().clean()
        for name in ("worth", "households", "people"):
            said[name] = said.get(name) or 0
            setattr(self.instance, name, said[name])
        return said

    def _get_validation_exclusions(self):
        """What the deed fills in, or says at the right field, is not asked of the row before."""
        return super()._get_validation_exclusions() | {
            "by",
            "congress",
            "worth",
            "help",
            "helped",
            "households",
            "people",
        }

    def deed_data(self):
        return {"files": self.cleaned_data["files"]}


class CounterpartForm(forms.ModelForm):
    class Meta:
        model = Counterpart
        fields = ("kind", "name", "area", "place", "members", "phone", "need")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        towns = queries.towns(actor)
        blank_first(self.fields["area"]).queryset = (
            towns.filter(congress=actor.congress_id) if actor.is_any("TCH", "TSEC") else towns
        )
        self.fields["kind"].choices = [("", "请选择"), *Counterpart.Kind.choices]


class PairForm(forms.Form):
    """Who is to keep contact, and from when."""

    by = blank_first(forms.ModelChoiceField(label="由谁联系", queryset=Membership.objects.none()))
    since = forms.DateField(label="开始日期", widget=Day(), initial=clock.today)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["by"].queryset = queries.holders(actor.congress_id)
        self.fields["by"].label_from_instance = lambda held: f"{held.person}　{held.post.title}"


class AssignAskForm(forms.Form):
    """Whose deputies are to be shared out among whom: the question before the proposal."""

    delegation = forms.ModelChoiceField(
        label="代表团", queryset=Organization.objects.none(), required=False, empty_label="全部代表团"
    )
    members = forms.ModelMultipleChoiceField(
        label="常委会组成人员", queryset=Membership.objects.none(), widget=forms.CheckboxSelectMultiple, required=False,
        help_text="不选的，由全体组成人员分担。",
    )  # fmt: skip

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["delegation"].queryset = Organization.objects.visible_to(actor).filter(
            kind="delegation", congress=actor.congress_id
        )
        self.fields["members"].queryset = queries.members(actor.congress_id)
        self.fields["members"].label_from_instance = lambda held: f"{held.person}（{held.post.title}）"


class AssignForm(forms.Form):
    """The proposal: who keeps contact with each deputy, to be changed line by line; an empty line is left out."""

    since = forms.DateField(label="开始日期", widget=Day(), initial=clock.today)

    def __init__(self, *args, deputies, members, proposed, **kwargs):
        super().__init__(*args, **kwargs)
        self.deputies, self.members = deputies, {str(one.pk): one for one in members}
        choices = [("", "暂不安排"), *((one.pk, one.person.name) for one in members)]
        for deputy in deputies:
            chosen = proposed.get(deputy.pk)
            self.fields[f"deputy-{deputy.pk}"] = forms.ChoiceField(
                label=f"{deputy}（{deputy.seat_of}）" if deputy.seat_of else str(deputy),
                choices=choices, required=False, initial=chosen and chosen.pk,
            )  # fmt: skip

    def deed_data(self):
        said = self.cleaned_data
        named = [(said[f"deputy-{one.pk}"], one) for one in self.deputies]
        return {"pairs": [(self.members[pk], one) for pk, one in named if pk], "since": said["since"]}


class EndContactForm(forms.Form):
    """On which day it ends, and why."""

    until = forms.DateField(label="结束日期", widget=Day(), initial=clock.today, help_text="当日仍联系。")
    because = forms.CharField(label="原因", max_length=100)


class WithdrawForm(forms.Form):
    reason = forms.CharField(label="撤销原因", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
