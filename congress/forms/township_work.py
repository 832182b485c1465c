"""What the pages of a township's own work ask for: money, articles, the tasks of its groups, its staff."""

from django import forms

from congress.frame import clock

from ..models import Fund, FundEntry, GroupTask, Membership, Organization, PublicityArticle
from ..queries import articles, funds, group_tasks, township_staff, townships
from .asking import ANY, Asked, NumberChoice, RowChoice, of_years
from .institution import Day, blank_first


class OfTownshipsFilter(Asked):
    """Which of the townships this person follows (in a township there is only one), and between which days."""

    congress = RowChoice(queryset=None, label="乡镇", empty_label="不限")
    since = forms.DateField(label="自", required=False, widget=Day())
    until = forms.DateField(label="至", required=False, widget=Day())
    more = ("since", "until")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].queryset = townships.followed(actor)
        if actor.congress_id != actor.county_id:
            del self.fields["congress"]


class ArticleFilter(OfTownshipsFilter):
    level = forms.ChoiceField(label="级别", required=False, choices=[ANY, *PublicityArticle.Level.choices])
    year = NumberChoice(label="年度")
    field_order = ["congress", "level", "year"]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["year"].choices = of_years(articles.years(actor))


class ArticleForm(forms.ModelForm):
    class Meta:
        model = PublicityArticle
        fields = ("title", "author", "medium", "level", "published_on", "source")
        widgets = {"published_on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [("", "请选择"), *PublicityArticle.Level.choices]


class EntryFilter(OfTownshipsFilter):
    way = forms.ChoiceField(
        label="用途", required=False, choices=[ANY, *((key, label) for key, (label, _) in funds.WAYS.items())]
    )
    field_order = ["congress", "way", "since", "until"]
    more = ()


class FundForm(forms.ModelForm):
    """The money of one year; which year is settled once."""

    class Meta:
        model = Fund
        fields = ("year", "base", "allotted", "separate_account", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["year"]
        else:
            this = clock.today().year
            self.fields["year"] = forms.TypedChoiceField(
                label="年度", coerce=int, choices=[(year, f"{year}年") for year in (this, this - 1, this + 1)]
            )

    def clean(self):
        said = super().clean()
        if (
            not self.instance.pk
            and Fund.objects.filter(congress=self.instance.congress, year=said.get("year")).exists()
        ):
            self.add_error("year", "这一年的人大经费已经登记。")
        return said


class EntryForm(forms.ModelForm):
    class Meta:
        model = FundEntry
        fields = ("on", "purpose", "amount", "note")
        widgets = {"on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [("", "请选择"), *FundEntry.Purpose.choices]


class TaskFilter(OfTownshipsFilter):
    group = RowChoice(queryset=Organization.objects.none(), label="小组", empty_label="不限")
    year = NumberChoice(label="年度")
    quarter = NumberChoice(
        label="季度",
        choices=[ANY, *((n, f"{name}季度") for n, name in enumerate("一二三四", start=1))],
    )  # fmt: skip
    state = forms.ChoiceField(label="完成情况", required=False, choices=[ANY, *group_tasks.STATES.items()])
    field_order = ["congress", "group", "year", "quarter", "state"]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        of = self.data.get("congress", "") if "congress" in self.fields else str(actor.congress_id)
        if of.isdigit():
            self.fields["group"].queryset = group_tasks.groups(actor).filter(congress=of)
        else:
            del self.fields["group"]
        self.fields["year"].choices = of_years(group_tasks.years(actor))
        self.fields["since"].label, self.fields["until"].label = "完成自", "完成至"


class TaskForm(forms.ModelForm):
    class Meta:
        model = GroupTask
        fields = ("group", "title", "answers", "due_on")
        widgets = {"due_on": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        blank_first(self.fields["group"]).queryset = group_tasks.groups_of(self.instance.congress_id)
        self.fields["group"].label_from_instance = lambda group: group.name


class StaffForm(forms.Form):
    """Whether somebody does nothing else; of somebody new, also who."""

    full_time = forms.BooleanField(label="专职", required=False, help_text="不兼任人大以外的工作。")


class NewStaffForm(StaffForm):
    membership = forms.ModelChoiceField(
        Membership.objects.none(), label="人员", empty_label="请选择",
        help_text="在“机构”里担任本乡镇人大职务的人员；没有列出的，先登记任职。",
    )  # fmt: skip
    field_order = ["membership", "full_time"]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = township_staff.could_join(actor)
        self.fields["membership"].label_from_instance = lambda held: f"{held.person}　{held.post}"
