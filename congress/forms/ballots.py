"""What the pages of votes ask for."""

from django import forms

from congress.frame import kinds, votes
from congress.frame.votes import Form

from ..models import Ballot, BallotOption, Membership
from ..queries import ballots as queries
from .asking import ANY, Asked, NumberChoice, of_years
from .base import MoveForm, SeveralField
from .rows import RowsForm

LARGEST = 9999
COUNTS_OF_SEATS = (Form.ELECT, Form.CHOOSE)


class BallotFilter(Asked):
    """Which votes: of which kind and year, in which state."""

    kind = forms.ChoiceField(
        label="类别", required=False, choices=lambda: [ANY, *((kind.key, kind.title) for kind in kinds.ballots)]
    )
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Ballot.State.choices])
    year = NumberChoice(label="年度")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor))


class ReceiptForm(forms.Form):
    code = forms.CharField(label="回执", max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class KindForm(forms.Form):
    """Which vote is to be drawn up; the law follows from it."""

    kind = forms.ChoiceField(label="类别", widget=forms.RadioSelect)

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.key, kind.title) for kind in queries.kinds_of(congress)]


class BallotForm(forms.ModelForm):
    """One vote; of elections and choices also how many are to be chosen."""

    seats = forms.IntegerField(label="应选数量", min_value=1, max_value=LARGEST, initial=1)
    most = forms.IntegerField(
        label="每张票最多可选", min_value=1, max_value=LARGEST, required=False, help_text="不填的，与应选数量相同。"
    )

    class Meta:
        model = Ballot
        fields = ("title", "meeting", "method", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 4}), "method": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.instance.kept_as
        law = self.instance.law if self.instance.pk else kind.rule
        meeting = self.fields["meeting"]
        meeting.queryset = queries.meetings_of(self.instance.congress, kind)
        meeting.empty_label = "会议还没有登记"
        if law.secret:
            methods = [choice for choice in Ballot.Method.choices if choice[0] != Ballot.Method.NAMED]
            self.fields["method"].choices = methods
            self.fields["method"].help_text = "依法应当无记名投票。"
        self.initial["seats"], self.initial["most"] = law.seats, law.most or None
        if law.form not in COUNTS_OF_SEATS or self.instance.round > 1 or not kind.by_hand:
            del self.fields["seats"], self.fields["most"]

    def deed_data(self):
        return {
            "seats": self.cleaned_data.get("seats") or 1,
            "most": self.cleaned_data.get("most") or 0,
        }


class OptionsForm(RowsForm):
    """The lines of the paper."""

    model, columns = BallotOption, ("title", "note", "order")


class OpenForm(MoveForm):
    """Who did not come; everybody else of the body may vote."""

    absent = SeveralField(
        Membership.objects.none(), label="没有到会的人", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        members = queries.electorate(self.obj)
        able = [row for row in members if not row.suspended]
        self.fields["absent"].queryset = Membership.objects.filter(pk__in=[row.pk for row in able]).select_related(
            "person"
        )
        self.fields["absent"].label_from_instance = lambda row: row.person.name
        self.initial["absent"] = [row.pk for row in queries.absent_from(self.obj, able)]
        roll = queries.roll_of_today(self.obj)
        rests = len(members) - len(able)
        self.explain = (
            f"应到{len(members)}人。请勾选没有到会的人，其余的人列入投票人名册。"
            + (f"已按{roll}的签到名单勾选。" if roll else "已勾选批准请假的人。" if self.initial["absent"] else "")
            + (f"暂停执行职务的{rests}人计入应到，不参加投票。" if rests else "")
        )

    def deed_data(self):
        return {"absent": [row.person_id for row in self.cleaned_data["absent"]]}


class CloseForm(MoveForm):
    """Nobody votes after it: how many have not, and whether it is to be closed all the same."""

    despite = forms.BooleanField(error_messages={"required": "还有人没有投票。确实要截止的，请勾选。"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        every, voted = queries.turnout(self.obj)
        left = every - voted if self.obj.is_by_device else 0
        self.explain = (
            f"投票人{every}人，{f'已投票{voted}人，还有{left}人没有投票' if left else '全部投票'}。截止以后不能再投，立即计票。"
            if self.obj.is_by_device
            else "请在全部票收回、票箱封好以后截止。截止以后由两名计票人计票。"
        )
        self.fields["despite"].label = f"还有{left}人没有投票，仍然截止"
        if not left:
            del self.fields["despite"]

    def deed_data(self):
        return {}


class ConfirmForm(MoveForm):
    """Who watched over the count."""

    scrutineers = forms.CharField(label="监票人", max_length=80, help_text="不止一人的，用顿号隔开。")


class VoidForm(MoveForm):
    reason = forms.CharField(
        label="作废的原因", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明作废的原因。"},
    )  # fmt: skip


class VoteForm(forms.Form):
    """One paper on a device: a question for each option, a few lines for other names."""

    def __init__(self, *args, ballot, options, **kwargs):
        super().__init__(*args, **kwargs)
        self.law, self.options = ballot.law, options
        for option in options:
            self.fields[f"o{option.pk}"] = self._question(option)
        self.names = range(1, self.law.most_marks + 1) if self.law.write_ins else ()
        for place in self.names:
            self.fields[f"w{place}"] = forms.CharField(
                label="另选他人" if len(self.names) == 1 else f"另选他人（{place}）", max_length=40, required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )  # fmt: skip

    def _question(self, option):
        words = {"label": option.title, "help_text": option.note}
        if self.law.form == Form.CHOOSE:
            return forms.BooleanField(required=False, **words)
        missing = "请选择一项。"
        return forms.ChoiceField(
            choices=self.law.marks, widget=forms.RadioSelect, required=self.law.form != Form.ELECT,
            error_messages={"required": missing}, **words,
        )  # fmt: skip

    def questions(self):
        return [self[f"o{option.pk}"] for option in self.options]

    def other_names(self):
        return [self[f"w{place}"] for place in self.names]

    def paper(self):
        """(marks, write-ins) as the action takes them."""
        said = self.cleaned_data
        marks = {str(option.pk): said.get(f"o{option.pk}") for option in self.options}
        if self.law.form == Form.CHOOSE:
            marks = {key: votes.YES for key, chosen in marks.items() if chosen}
        return {key: mark for key, mark in marks.items() if mark}, tuple(
            filter(None, (said.get(f"w{place}", "").strip() for place in self.names))
        )

    def clean(self):
        said = super().clean()
        if not self.errors:
            marks, written = self.paper()
            names = queries.names_of(self.options)
            if fault := votes.paper_fault(self.law, names, marks, written):
                raise forms.ValidationError(fault)
        return said

    def read_back(self):
        """[(option, the word that was chosen)] for the last look before the paper goes into the box."""
        words, (marks, written) = dict(self.law.marks), self.paper()
        blank = "不选" if self.law.form == Form.CHOOSE else "弃权"
        lines = [(option.title, words.get(marks.get(str(option.pk)), blank)) for option in self.options]
        return lines + [("另选他人", name) for name in written]


class CountForm(forms.Form):
    """What one teller has counted: the papers, then each option; other names one a line."""

    issued = forms.IntegerField(label="发出", min_value=0, max_value=LARGEST)
    returned = forms.IntegerField(label="收回", min_value=0, max_value=LARGEST)
    invalid = forms.IntegerField(label="无效", min_value=0, max_value=LARGEST)

    def __init__(self, *args, ballot, options, **kwargs):
        super().__init__(*args, **kwargs)
        self.law, self.options = ballot.law, options
        for option in options:
            for mark, word in self.law.marks:
                self.fields[f"o{option.pk}-{mark}"] = forms.IntegerField(
                    label=word, min_value=0, max_value=LARGEST, required=True
                )
        if self.law.write_ins:
            self.fields["others"] = forms.CharField(
                label="另选他人", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
                help_text="每行一人，姓名和票数之间空一格，例如：张三 2。",
            )  # fmt: skip

    def papers(self):
        return [self[name] for name in ("issued", "returned", "invalid")]

    def groups(self):
        return [
            (option.title, [self[f"o{option.pk}-{mark}"] for mark, _ in self.law.marks]) for option in self.options
        ]

    def clean_others(self):
        found = {}
        for line in filter(str.strip, self.cleaned_data["others"].splitlines()):
            name, _, number = line.strip().rpartition(" ")
            if not name.strip() or not number.isdecimal() or len(number) > 4:
                raise forms.ValidationError(f"看不懂“{line.strip()[:40]}”，请写成“姓名 票数”。")
            found[name.strip()] = found.get(name.strip(), 0) + int(number)
        return found

    def deed_data(self):
        said = self.cleaned_data
        marks = {
            str(option.pk): {mark: said[f"o{option.pk}-{mark}"] for mark, _ in self.law.marks}
            for option in self.options
        }
        numbers = {name: said[name] for name in ("issued", "returned", "invalid")}
        return numbers | {"marks": marks, "write_ins": said.get("others") or {}}
