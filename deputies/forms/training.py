"""What the pages of training ask for."""

from django import forms

from congress.forms.institution import blank_first
from congress.frame import clock

from ..models import Activity, TrainingYear
from ..queries import training as queries


class YearForm(forms.ModelForm):
    class Meta:
        model = TrainingYear
        fields = ("year", "classes", "places", "content")
        widgets = {"content": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        this = clock.today().year
        self.fields["year"].min_value, self.fields["year"].max_value = this - 5, this + 5
        if self.instance.pk:
            del self.fields["year"]


class InviteForm(forms.Form):
    activity = blank_first(forms.ModelChoiceField(Activity.objects.none(), label="培训班"))

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = queries.open_classes(actor)
