"""Finding and matching deputies of a committee's field."""

from django import forms

from congress.forms.asking import Asked, NameInput, RowChoice
from congress.forms.base import SeveralField
from congress.forms.institution import Day
from congress.frame import clock
from congress.models import Organization

from ..models import CommitteeDeputy, Deputy
from ..queries import committees as queries


class CommitteeFilter(Asked):
    """Of which committee; by name or field."""

    committee = RowChoice(Organization.objects.none(), label="专工委", empty_label="不限")
    q = forms.CharField(label="姓名或领域", widget=NameInput, required=False, max_length=40)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = queries.committees(actor.county_id)


class WordsForm(Asked):
    """By which words deputies are proposed."""

    words = forms.CharField(
        label="按这些词找代表", required=False, max_length=200,
        help_text="职业构成、工作单位及职务中有其中一个词的代表列在下面；词之间空一格。",
    )  # fmt: skip

    def asked(self, committee):
        return super().asked().get("words") or queries.words_for(committee)


class MatchForm(forms.Form):
    """Which of those proposed, in which field."""

    field = forms.CharField(label="领域", max_length=CommitteeDeputy._meta.get_field("field").max_length,
                            help_text="例如：农业农村、教育、法律。")  # fmt: skip
    since = forms.DateField(label="开始日期", widget=Day(), initial=clock.today)
    deputies = SeveralField(
        label="代表", queryset=Deputy.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一名代表。"},
    )  # fmt: skip

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputies"].queryset = found
        self.fields["deputies"].label_from_instance = lambda one: "，".join(
            filter(None, (str(one), one.person.occupation, one.person.workplace))
        )


class EndMatchForm(forms.Form):
    until = forms.DateField(label="结束日期", widget=Day(), initial=clock.today, help_text="当日仍对口联系。")
