"""Entering bodies, people, posts, places, terms and rules."""

from django import forms

from congress.frame import clock

from ..models import Area, Congress, Organization, Person, Post, Role, Term
from .asking import NameInput, RowChoice


class Day(forms.DateInput):
    """A native date input."""

    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


def blank_first(field, words="请选择"):
    """A required choice starts empty, never with the first option."""
    field.empty_label = words
    return field


class AsOfForm(forms.Form):
    """Which day a register is read on."""

    on = forms.DateField(label="截至日期", required=False, widget=Day())

    def day(self):
        return (self.is_valid() and self.cleaned_data["on"]) or clock.today()


class OfTermForm(AsOfForm):
    """Which day a register is read on, or of which term."""

    term = RowChoice(label="届", queryset=Term.objects.none(), empty_label="不限")

    def __init__(self, *args, congress_id, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["term"].queryset = Term.objects.filter(congress=congress_id)

    def of_term(self):
        """The term asked for, or None."""
        return self.cleaned_data.get("term") if self.is_valid() else None

    def day(self):
        """The day asked for, else the last one of the term asked for, else today."""
        term = self.of_term()
        given = self.is_valid() and self.cleaned_data["on"]
        return given or (min(term.ends_on or clock.today(), clock.today()) if term else clock.today())


class BodiesFilter(OfTermForm):
    """Which congress's bodies, on which day or at the end of which term."""

    congress = RowChoice(label="人大", queryset=Congress.objects.none(), empty_label="本级")
    field_order = ["congress", "term", "on"]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class PeopleFilter(OfTermForm):
    q = forms.CharField(label="姓名或拼音", widget=NameInput, max_length=40, required=False)
    role = forms.ChoiceField(label="当日角色", required=False, choices=[("", "全部"), *Role.choices])
    field_order = ["q", "role", "term", "on"]


class OrganizationForm(forms.ModelForm):
    class Meta:
        model = Organization
        fields = (
            "name",
            "short_name",
            "kind",
            "parent",
            "area",
            "document_word",
            "phone",
            "address",
            "established_posts",
            "since",
            "until",
            "order",
        )
        widgets = {"since": Day(), "until": Day()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Organization.objects.filter(congress=self.instance.congress_id).exclude(
            pk=self.instance.pk
        )
        self.fields["area"].queryset = Area.objects.filter(code__startswith=self.instance.congress.area.code)
        self.fields["order"].required = False

    def clean_order(self):
        return self.cleaned_data["order"] or 0


class PersonForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = (
            "name",
            "gender",
            "born_on",
            "ethnicity",
            "education",
            "party",
            "occupation",
            "workplace",
            "phone",
            "email",
            "address",
        )
        widgets = {"born_on": Day()}

    PRIVATE = ("phone", "email", "address")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.county_id = self.instance.county_id or actor.county_id
        if self.instance.pk:  # what is private is not shown here; left empty it stays as it is
            for name in self.PRIVATE:
                self.initial[name] = ""
                self.fields[name].help_text = "不改则留空。"

    def clean(self):
        cleaned = super().clean()
        for name in self.PRIVATE if self.instance.pk else ():
            cleaned[name] = cleaned.get(name) or getattr(self.instance, name)
        return cleaned


class PostForm(forms.Form):
    title = forms.CharField(label="职务", max_length=40)
    role = forms.ChoiceField(
        label="角色", choices=[("", "请选择"), *Role.choices], help_text="带权限的角色由安全管理员设立。"
    )
    single_seat = forms.BooleanField(
        label="一人一职", required=False, help_text="同一天只能由一人担任，例如主任、团长。"
    )
    by_term = forms.BooleanField(
        label="随届", required=False, help_text="任期同本届人大，例如代表、常委会组成人员、乡镇人大主席。"
    )
    order = forms.IntegerField(label="排序", min_value=0, max_value=9999, required=False)

    def clean_order(self):
        return self.cleaned_data["order"] or 0


class AppointForm(forms.Form):
    person = blank_first(forms.ModelChoiceField(label="人员", queryset=Person.objects.none()))
    post = blank_first(forms.ModelChoiceField(label="职位", queryset=Post.objects.none()))
    since = forms.DateField(label="任职日", widget=Day())
    until = forms.DateField(label="离任日", required=False, widget=Day(), help_text="当日仍在任；未定则不填。")

    def __init__(self, *args, actor, body, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.visible_to(actor)
        self.fields["post"].queryset = body.posts.select_related("organization")
        self.fields["post"].label_from_instance = lambda post: post.title


class EndForm(forms.Form):
    until = forms.DateField(label="离任日", widget=Day(), help_text="当日仍在任。")
    because = forms.CharField(label="原因", max_length=60)


class AreaForm(forms.ModelForm):
    class Meta:
        model = Area
        fields = ("code", "name", "level", "parent", "since", "until", "order")
        widgets = {"since": Day(), "until": Day()}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        own = Congress.objects.select_related("area").get(pk=actor.congress_id).area
        self.fields["parent"].queryset = Area.objects.within(own).exclude(level__in=["village", "community"])
        self.fields["parent"].required = True
        self.fields["order"].required = False

    def clean_order(self):
        return self.cleaned_data["order"] or 0


class TownshipForm(forms.Form):
    """A township's congress is set up: where, called what, in which term."""

    area = blank_first(
        forms.ModelChoiceField(label="乡镇", queryset=Area.objects.none(), help_text="尚未设立人大的乡镇。")
    )
    name = forms.CharField(label="全称", max_length=50, help_text="例如：某某县某某镇人民代表大会")
    short_name = forms.CharField(label="简称", max_length=16, help_text="例如：某某镇人大")
    term_number = forms.IntegerField(label="本届届次", min_value=1, max_value=99)
    starts_on = forms.DateField(label="本届首次会议开幕日", widget=Day())

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        county = Congress.objects.select_related("area").get(pk=actor.county_id).area
        self.fields["area"].queryset = Area.objects.within(county).filter(level=Area.Level.TOWNSHIP, congress=None)


class TermForm(forms.ModelForm):
    class Meta:
        model = Term
        fields = ("number", "starts_on", "deputy_seats")
        widgets = {"starts_on": Day()}


class TermDayForm(forms.ModelForm):
    """What of the running term may be put right."""

    class Meta:
        model = Term
        fields = ("starts_on", "deputy_seats")
        widgets = {"starts_on": Day()}
