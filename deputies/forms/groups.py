"""Making up deputies' groups."""

from django import forms

from congress.forms.asking import ANY, Asked, RowChoice
from congress.forms.base import SeveralField
from congress.forms.institution import Day
from congress.frame import clock
from congress.models import Congress, Organization

from ..models import Deputy, DeputyGroup
from ..queries import groups as queries


class GroupFilter(Asked):
    q = forms.CharField(label="小组", max_length=40, required=False)
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")
    mode = forms.ChoiceField(label="编组方式", required=False, choices=[ANY, *DeputyGroup.Mode.choices])

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


def _named(deputy):
    return f"{deputy.person.name}（{deputy.get_level_display()}）"


class Members(SeveralField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, deputy):
        return _named(deputy)


class Leader(forms.ModelChoiceField):
    def label_from_instance(self, deputy):
        return _named(deputy)


class FoundForm(forms.Form):
    """A new group: a body that is in the register already, or a new one by name."""

    organization = forms.ModelChoiceField(
        Organization.objects.none(), label="已登记的小组", required=False, empty_label="新设小组",
        help_text="机构登记册里已有、还没有编入代表的小组。",
    )  # fmt: skip
    name = forms.CharField(label="新小组名称", max_length=60, required=False)
    mode = forms.ChoiceField(label="编组方式", choices=DeputyGroup.Mode.choices)
    place = forms.CharField(label="活动地点", max_length=60, required=False)
    since = forms.DateField(label="编组日期", widget=Day())
    members = Members(Deputy.objects.none(), label="成员", help_text="至少三名；只列出还没有编入小组的代表。")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = clock.today()
        self.fields["organization"].queryset = queries.without_members(actor, actor.congress_id)
        self.fields["members"].queryset = queries.may_join(actor, actor.congress_id, actor.county_id)

    def clean(self):
        said = super().clean()
        if not said.get("organization") and not said.get("name"):
            self.add_error("name", "请选择已登记的小组，或者写出新小组的名称。")
        return said


class ChangeForm(forms.Form):
    mode = forms.ChoiceField(label="编组方式", choices=DeputyGroup.Mode.choices)
    place = forms.CharField(label="活动地点", max_length=60, required=False)
    leader = Leader(Deputy.objects.none(), label="组长", required=False, empty_label="未定")
    rules = forms.CharField(
        label="活动制度", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args, group, **kwargs):
        start = {"mode": group.mode, "place": group.place, "leader": group.leader_id, "rules": group.rules}
        super().__init__(*args, initial=start, **kwargs)
        inside = [row.deputy_id for row in queries.members(group)]
        self.fields["leader"].queryset = Deputy.objects.filter(pk__in=inside).select_related("person")


class JoinForm(forms.Form):
    since = forms.DateField(label="编入日期", widget=Day())
    members = Members(Deputy.objects.none(), label="代表")

    def __init__(self, *args, actor, group, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = clock.today()
        self.fields["members"].queryset = queries.may_join(actor, group.congress_id, actor.county_id)


class LeaveForm(forms.Form):
    until = forms.DateField(label="退出日期", widget=Day(), help_text="当日仍在组。")
