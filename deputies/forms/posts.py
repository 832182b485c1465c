"""What is asked when a seat is suspended, restored or ended."""

from django import forms

from congress.forms.base import MoveForm
from congress.forms.institution import Day
from congress.frame import clock

from ..models import Deputy
from ..queries import posts as queries


def _note(label="说明"):
    return forms.CharField(label=label, max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class SuspendForm(MoveForm):
    explain = "暂停期间仍是代表，但不能提出建议、联名、表决和参加代表活动；登录后只能查阅本人的事项。"

    because = forms.ChoiceField(label="法定情形", choices=Deputy.Suspended.choices, widget=forms.RadioSelect)
    note = _note("依据的文书或说明")


class RestoreForm(MoveForm):
    note = _note("依据的文书或说明")


class TerminateForm(MoveForm):
    because = forms.TypedChoiceField(
        label="法定情形", choices=Deputy.Ended.choices, coerce=Deputy.Ended, widget=forms.RadioSelect
    )
    on = forms.DateField(label="终止日期", widget=Day(), help_text="当日仍计为在任；由常委会（乡镇由大会）公告。")
    note = _note()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
        lost = [str(row.post) for row in queries.linked_posts(self.obj)]
        if lost:
            self.explain = f"将同时终止以下以代表身份担任的职务：{'、'.join(lost)}（选举法第五十四条、第五十六条）。"
