"""What the register of posts asks for."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.models import Organization

from ..actions.offices import ENDINGS
from ..models import Office
from ..models.law import CHOICES
from ..queries import offices as queries


class OfficeFilter(Asked):
    q = forms.CharField(label="职务、机关或姓名", widget=NameInput, required=False)
    category = forms.ChoiceField(label="类别", required=False, choices=[ANY, *CHOICES])
    gap = forms.ChoiceField(
        label="任职情况", required=False, choices=[("", "不限"), ("vacant", "有空缺"), ("ending", "90日内任期届满")]
    )


class EnterForm(forms.Form):
    """A post is entered; what its category asks for is written on it and may be changed afterwards."""

    category = forms.ChoiceField(label="类别", choices=[("", "请选择"), *CHOICES])
    organization = forms.ModelChoiceField(label="机关", queryset=Organization.objects.none())
    title = forms.CharField(
        label="职务",
        max_length=40,
        help_text="不带机关名称，例如：局长、副主任、审判员。机构里已有的职位写同样的名称。",
    )
    places = forms.IntegerField(label="职数", min_value=1, max_value=999, initial=1)

    def __init__(self, *args, congress_id, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = queries.bodies_for(congress_id)
        blank_first(self.fields["organization"])


class ChangeForm(forms.ModelForm):
    class Meta:
        model = Office
        fields = ("places", "most_terms", "verb", "oath", "exam", "statement", "certificate", "year_report", "note")
        widgets = {"oath": forms.RadioSelect}


class AbolishForm(forms.Form):
    reason = forms.CharField(label="撤销的依据", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class EndForm(forms.Form):
    """A post that ends without a decision."""

    because = forms.ChoiceField(label="原因", choices=ENDINGS, widget=forms.RadioSelect)
    on = forms.DateField(label="最后在任日", widget=Day(), initial=clock.today)
