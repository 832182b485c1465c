"""Finding and entering deputies and electoral districts."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput, RowChoice
from congress.forms.institution import Day, OfTermForm, blank_first
from congress.frame import clock
from congress.models import Area, Organization, Person, Term

from ..models import Deputy, ElectoralDistrict
from ..queries.register import LACKS
from ..queries.structure import AGES

NOBODY = Person.objects.none


def in_its_term(district):
    """Districts bear the same names from term to term."""
    return f"{district}（{district.term}）" if district.term.ends_on else str(district)


class DeputyFilter(OfTermForm):
    """Which deputies: by name, delegation, and day or term."""

    q = forms.CharField(label="姓名、证号或选区", widget=NameInput, max_length=40, required=False)
    delegation = RowChoice(label="代表团", queryset=Organization.objects.none(), empty_label="全部")
    level = forms.ChoiceField(
        label="级别", required=False, choices=[("", "本级"), ("above", "上级各级"), *Deputy.Level.choices]
    )
    district = RowChoice(label="选区", queryset=ElectoralDistrict.objects.none(), empty_label="全部")
    gender = forms.ChoiceField(label="性别", required=False, choices=[ANY, *Person.Gender.choices])
    minority = forms.BooleanField(label="少数民族", required=False)
    occupation = forms.CharField(label="职业构成", max_length=20, required=False)
    party = forms.CharField(label="政治面貌", max_length=20, required=False)
    education = forms.CharField(label="学历", max_length=20, required=False)
    age = forms.ChoiceField(label="年龄", required=False, choices=[ANY, *((key, label) for key, label, _, _ in AGES)])
    lacks = forms.ChoiceField(label="还缺", required=False, choices=[ANY, *LACKS.items()])
    more = ("district", "gender", "minority", "occupation", "party", "education", "age", "lacks")
    field_order = ["q", "delegation", "level", "term", "on", *more]

    def __init__(self, *args, actor, congress_id, **kwargs):
        super().__init__(*args, congress_id=congress_id, **kwargs)
        self.fields["delegation"].queryset = Organization.objects.visible_to(actor).filter(
            kind="delegation", congress=congress_id
        )
        districts = ElectoralDistrict.objects.visible_to(actor).filter(congress=congress_id).select_related("term")
        self.fields["district"].queryset = districts.order_by("-term__starts_on", "number")
        self.fields["district"].label_from_instance = in_its_term


class SeatForm(forms.Form):
    """A person becomes deputy."""

    person = blank_first(
        forms.ModelChoiceField(label="人员", queryset=NOBODY(), help_text="还没有登记的人员，请先在“人员”中登记。")
    )
    term = blank_first(forms.ModelChoiceField(label="届", queryset=Term.objects.none()))
    since = forms.DateField(label="任职日", widget=Day(), help_text="本届首次会议开幕日，或补选当选日。")
    card_no = forms.CharField(label="代表证号", max_length=20)
    delegation = forms.ModelChoiceField(label="代表团", queryset=Organization.objects.none(), required=False)
    district = forms.ModelChoiceField(label="选区", queryset=ElectoralDistrict.objects.none(), required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.visible_to(actor)
        self.fields["term"].queryset = Term.objects.filter(congress=actor.congress_id, ends_on=None)
        self.fields["delegation"].queryset = Organization.objects.filter(kind="delegation", congress=actor.congress_id)
        self.fields["district"].queryset = ElectoralDistrict.objects.visible_to(actor).filter(
            congress=actor.congress_id, term__ends_on=None
        )


class AboveForm(forms.Form):
    """A person the county knows sits in a congress above it."""

    person = blank_first(
        forms.ModelChoiceField(label="人员", queryset=NOBODY(), help_text="还没有登记的人员，请先在“人员”中登记。")
    )
    level = forms.ChoiceField(
        label="级别", choices=[("", "请选择"), *((level.value, level.label) for level in Deputy.UPPER)]
    )
    term_number = forms.IntegerField(label="第几届", min_value=1, max_value=99)
    since = forms.DateField(label="任职日", widget=Day(), help_text="该级人大本届首次会议开幕日，或补选当选日。")
    until = forms.DateField(label="离任日", widget=Day(), required=False, help_text="在任的不填。")
    card_no = forms.CharField(label="代表证号", max_length=20)
    elected_by = forms.CharField(label="选举单位", max_length=40, required=False, help_text="选举他的人民代表大会。")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.visible_to(actor)


class ChangeForm(forms.ModelForm):
    class Meta:
        model = Deputy
        fields = ("delegation", "district", "elected_by", "card_no")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_upper:
            del self.fields["delegation"], self.fields["district"]
            return
        del self.fields["elected_by"]
        self.fields["delegation"].queryset = Organization.objects.filter(
            kind="delegation", congress=self.instance.congress_id
        )
        self.fields["district"].queryset = ElectoralDistrict.objects.filter(term=self.instance.term_id)


class DistrictForm(forms.ModelForm):
    class Meta:
        model = ElectoralDistrict
        fields = ("number", "name", "area", "covers", "seats", "delegation")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seats"].min_value = 1
        self.fields["area"].queryset = Area.objects.townships_of(self.instance.congress_id)
        if self.instance.congress.level != "county":
            del self.fields["area"]
        self.fields["delegation"].queryset = Organization.objects.filter(
            kind="delegation", congress=self.instance.congress_id
        )


class WithdrawForm(forms.Form):
    """Nothing to ask: the page says what is taken back."""


class StructureFilter(Asked):
    """Whose make-up: of a level, or of one congress and its delegation, on a day."""

    level = forms.ChoiceField(label="范围", required=False, choices=[("", "本级人大"), *Deputy.Level.choices])
    delegation = RowChoice(label="代表团", queryset=Organization.objects.none(), empty_label="全部")
    on = forms.DateField(label="截至日期", required=False, widget=Day())

    def __init__(self, *args, actor, congress_id, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["delegation"].queryset = Organization.objects.visible_to(actor).filter(
            kind="delegation", congress=congress_id
        )

    def asked(self):
        """{level, delegation} and the day."""
        said = super().asked()
        kept = {"level": said.get("level") or "", "delegation": said.get("delegation")}
        return kept, said.get("on") or clock.today()
