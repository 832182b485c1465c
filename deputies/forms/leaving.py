"""What is asked on the way of a resignation and of a by-election."""

from django import forms

from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day, blank_first
from congress.forms.people import NamesField
from congress.frame import clock
from congress.models import Meeting, Person

from ..models import ByElectionCandidate, ElectoralDistrict
from ..queries import leaving as queries


def day(label, **more):
    return forms.DateField(label=label, widget=Day(), **more)


def number(label, **more):
    return forms.IntegerField(label=label, min_value=0, max_value=9_999_999, **more)


class ResignForm(forms.Form):
    filed_on = day("提出日期")
    ordered = forms.BooleanField(label="责令辞职", required=False)
    grounds = forms.CharField(label="辞职理由", max_length=500, widget=forms.Textarea(attrs={"rows": 4}))


class TableForm(MoveForm):
    meeting = blank_first(
        forms.ModelChoiceField(
            Meeting.objects.none(),
            label="表决的会议",
            help_text="会议须先在“会议”中登记：县级为常委会会议，乡镇为人民代表大会会议。",
        )
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = queries.meetings_that_vote(self.obj.congress)


class VoteForm(MoveForm):
    voted_on = day("表决日期")
    members = number("全体成员", help_text="常委会全体组成人员，乡镇为全体代表；以全体的过半数通过，不是到会人数。")
    votes_for = number("赞成")
    votes_against = number("反对", initial=0)
    abstained = number("弃权", initial=0)


class AcceptForm(VoteForm):
    explain = "接受后，代表资格在表决当日终止，以代表身份担任的职务同时终止。"


class AnnounceForm(MoveForm):
    announced_on = day("公告日期")


class BeginForm(forms.Form):
    district = blank_first(forms.ModelChoiceField(ElectoralDistrict.objects.none(), label="出缺的选区"))
    seats = forms.IntegerField(label="补选名额", min_value=1, max_value=3, initial=1)

    def __init__(self, *args, districts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = districts


class PlanForm(MoveForm):
    explain = "按选举日倒推选民名单、初步候选人、正式候选人的公布期限，并提醒。"

    votes_on = day("选举日")
    shortened = forms.CharField(label="期限缩短的依据", max_length=200, required=False, help_text="期限够的不填。")


class VoterListForm(MoveForm):
    on = day("公布日期")
    electors = number("选民数")


class NominateForm(MoveForm):
    on = day("公布日期")
    people = NamesField(label="初步候选人", help_text="一行一名；重名的写登记号。没有登记的请先在“人员”中登记。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].people = Person.objects.visible_to(self.actor)


class FinaliseForm(MoveForm):
    on = day("公布日期")
    people = SeveralField(ByElectionCandidate.objects.none(), label="正式候选人", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = self.obj.candidates.select_related("person")


class CountForm(MoveForm):
    """How many voted, and for whom."""

    on = day("投票日期", required=False, help_text="不填为今天。")
    ballots = number("参加投票", help_text="收回的选票数。")
    invalid = number("废票", initial=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = queries.last_vote_on(self.obj)
        self.standing = {f"votes-{one.pk}": one for one in queries.finalists(self.obj)}
        for name, candidate in self.standing.items():
            self.fields[name] = number(f"{candidate}得票")

    def deed_data(self):
        said = self.cleaned_data
        votes = {candidate: said[name] for name, candidate in self.standing.items()}
        return {"ballots": said["ballots"], "invalid": said["invalid"], "votes": votes, "on": said["on"]}


class ConfirmForm(MoveForm):
    """The seat begins on a day; each elected gets his card."""

    since = day("任职日", help_text="确认代表资格有效并公布的日期。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = clock.today()
        self.elected = {f"card-{one.pk}": one for one in queries.elected_without_seat(self.obj)}
        for name, candidate in self.elected.items():
            self.fields[name] = forms.CharField(label=f"{candidate}的代表证号", max_length=20)

    def deed_data(self):
        said = self.cleaned_data
        return {"since": said["since"], "cards": {one: said[name] for name, one in self.elected.items()}}
