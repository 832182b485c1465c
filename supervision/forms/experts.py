"""What the pages of the expert pool ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, RowChoice
from congress.forms.base import MoveForm
from congress.forms.institution import Day
from congress.frame import clock
from congress.models import Congress, Organization

from ..models import Discipline, Expert, ExpertMatter, ExpertWork
from ..queries import experts as queries
from ..queries import topics as topic_queries

FIELDS = [ANY, *Discipline.choices]
YEARS = 3  # a usual period of appointment


class ExpertFilter(Asked):
    """Which experts: with which words, of which subject, free of which body; seldom: congress."""

    more = ("free_of", "congress")

    q = forms.CharField(label="姓名、单位或专长", required=False, max_length=80)
    discipline = forms.ChoiceField(label="领域", required=False, choices=FIELDS)
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Expert.State.choices])
    free_of = RowChoice(Organization.objects.none(), label="与此单位无利害关系", empty_label="不限")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["free_of"].queryset = queries.units(actor)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class ExpertForm(forms.ModelForm):
    disciplines = forms.MultipleChoiceField(
        label="领域", choices=Discipline.choices, widget=forms.CheckboxSelectMultiple, help_text="可以选几个。"
    )

    class Meta:
        model = Expert
        fields = ("name", "employer", "organization", "title", "phone", "disciplines", "introduction")
        widgets = {"introduction": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = Organization.objects.filter(congress__in={actor.congress_id, actor.county_id} - {None}, until=None)
        self.fields["organization"].queryset = bodies.order_by("congress", "order", "name")
        self.fields["organization"].empty_label = "不在登记的机构工作"
        if self.instance.pk:
            self.fields["disciplines"].initial = list(self.instance.fields.values_list("discipline", flat=True))
        self.order_fields(self.Meta.fields)

    def deed_data(self):
        return {"disciplines": self.cleaned_data["disciplines"]}


class AppointForm(MoveForm):
    since = forms.DateField(label="聘任日", widget=Day())
    until = forms.DateField(label="聘期届满日", widget=Day())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = clock.today()
        self.fields["since"].initial = today
        self.fields["until"].initial = today.replace(year=today.year + YEARS, month=12, day=31)


class ExtendForm(MoveForm):
    until = forms.DateField(label="新的届满日", widget=Day())


class InterestForm(forms.Form):
    organization = forms.ModelChoiceField(Organization.objects.none(), label="单位", empty_label="请选择")
    because = forms.CharField(
        label="利害关系", max_length=60, help_text="例如：配偶在该单位工作；承接过该单位的项目。"
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = queries.units(actor)


class MatterFilter(Asked):
    more = ("congress",)

    q = forms.CharField(label="事项", required=False, max_length=60)
    discipline = forms.ChoiceField(label="领域", required=False, choices=FIELDS)
    unit = RowChoice(Organization.objects.none(), label="被监督单位", empty_label="不限")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = queries.units(actor)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class MatterForm(forms.ModelForm):
    class Meta:
        model = ExpertMatter
        fields = ("topic", "title", "discipline", "unit", "wanted", "on", "purpose")
        widgets = {"on": Day(), "purpose": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = queries.units(actor)
        self.fields["topic"].queryset = topic_queries.topics(actor).open().filter(congress=actor.congress_id)
        self.fields["topic"].required = False
        self.fields["topic"].empty_label = "不是监督议题"


class ChooseForm(forms.Form):
    """One of the candidates, and why he is not drawn."""

    expert = forms.ModelChoiceField(Expert.objects.none(), label="专家", empty_label="请选择")
    reason = forms.CharField(label="指定理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, matter, **kwargs):
        super().__init__(*args, **kwargs)
        free = [expert.pk for expert, because in queries.candidates(matter) if not because]
        self.fields["expert"].queryset = Expert.objects.filter(pk__in=free).order_by("number")
        self.fields["expert"].label_from_instance = lambda row: f"{row.name}（{row.employer}）"


class WorkForm(forms.ModelForm):
    class Meta:
        model = ExpertWork
        fields = ("text", "opinions", "adopted", "days")
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}

    def deed_data(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class LetGoForm(forms.Form):
    reason = forms.CharField(label="不参加的原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
