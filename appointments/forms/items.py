"""What items of a case ask for: whom, for which post, the papers, the statement."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput, NumberChoice, of_years
from congress.forms.base import MoveForm, SeveralField, begin_with
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.frame.uploads import FilesField
from congress.models import Membership, Person

from ..models import Action, Item
from ..models.law import CHOICES
from ..queries import cases as queries
from ..queries import offices as office_queries

COMES = ((Action.APPOINT, "任命"), (Action.ACT, "决定代理（推选代理）"))
LEAVES = ((Action.REMOVE, "免职"), (Action.RESIGN, "接受辞职"), (Action.DISMISS, "撤职"))


class ComingForm(forms.ModelForm):
    """Somebody is proposed for a post. Who is in the county's register is chosen; anybody else is written down here."""

    action = forms.ChoiceField(label="事项", choices=COMES, widget=forms.RadioSelect, initial=Action.APPOINT)
    another = forms.BooleanField(label="不是登记册里的同名人员", required=False)

    class Meta:
        model = Item
        fields = ("action", "office", "person", "name", "another", "gender", "born_on", "ethnicity", "education", "party",
                  "present_post", "grounds")  # fmt: skip
        widgets = {"born_on": Day(), "grounds": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = office_queries.appointable(self.instance.case.congress_id)
        blank_first(self.fields["office"])
        person = self.fields["person"]
        person.queryset = Person.objects.visible_to(actor).filter(county=self.instance.case.congress_id)
        person.label, person.empty_label = "从人员登记中选择", "不在人员登记中"
        self.fields["gender"].choices = [("", "不填"), *Person.Gender.choices]
        begin_with(self, action=Action.APPOINT)
        self.fields["name"].required = False
        self.fields["name"].help_text = "不在人员登记中的，写姓名；宣布任命时自动登记。"

    def clean(self):
        data = super().clean()
        person, name = data.get("person"), (data.get("name") or "").strip()
        if person is None and not name:
            self.add_error("name", "请选择人员，或者写明姓名。")
        elif person is None and not data.get("another") and self.fields["person"].queryset.filter(name=name).exists():
            self.add_error(
                "name", "人员登记中有这个姓名，请从登记中选择；不是同一人的，请勾选“不是登记册里的同名人员”。"
            )
        data["name"] = person.name if person else name
        return data


class LeavingForm(forms.ModelForm):
    """Somebody leaves the post he holds."""

    action = forms.ChoiceField(label="事项", choices=LEAVES, widget=forms.RadioSelect, initial=Action.REMOVE)
    seat = forms.ModelChoiceField(label="现任职", queryset=Membership.objects.none(), empty_label="请选择")

    class Meta:
        model = Item
        fields = ("action", "grounds")
        widgets = {"grounds": forms.Textarea(attrs={"rows": 6})}

    field_order = ("action", "seat", "grounds")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        seat = self.fields["seat"]
        seat.queryset = office_queries.seats_held(self.instance.case.congress_id)
        seat.label_from_instance = lambda row: f"{row.post}：{row.person.name}"
        seat.initial = self.instance.seat_id
        begin_with(self, action=Action.REMOVE)

    def clean(self):
        data = super().clean()
        if seat := data.get("seat"):
            self.instance.seat, self.instance.office, self.instance.name = seat, seat.post.office, seat.person.name
            self.instance.person = seat.person
        return data


class PapersForm(forms.Form):
    """Which papers of an item have come, each with its day and its file."""

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.papers = list(item.papers.order_by("pk"))
        for paper in self.papers:
            word = paper.title if paper.needed else f"{paper.title}（需要时）"
            self.fields[f"came_{paper.pk}"] = forms.DateField(
                label=f"{word}：收到日期", required=False, widget=Day(), initial=paper.came_on
            )
            self.fields[f"files_{paper.pk}"] = FilesField(label=f"{paper.title}：文件", required=False)

    def deed_data(self):
        data = self.cleaned_data
        return {
            "came": {paper: data[f"came_{paper.pk}"] for paper in self.papers},
            "files": {paper: data[f"files_{paper.pk}"] for paper in self.papers if data[f"files_{paper.pk}"]},
        }


class StatementsForm(forms.Form):
    """In which order those who are proposed speak, and how long; 0 or nothing: does not speak."""

    minutes = forms.IntegerField(label="每人发言时间（分钟）", min_value=1, max_value=30)

    def __init__(self, *args, items, minutes, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        self.fields["minutes"].initial = minutes
        for place, item in enumerate(items, start=1):
            needed = place if item.office.statement else None
            self.fields[f"place_{item.pk}"] = forms.IntegerField(
                label=f"{item.name}（{item.office}）：发言顺序", required=False, min_value=0, max_value=999,
                initial=item.statement_place or needed,
            )  # fmt: skip

    def deed_data(self):
        places = {item: self.cleaned_data[f"place_{item.pk}"] or None for item in self.items}
        return {"places": places, "minutes": self.cleaned_data["minutes"]}

    def clean(self):
        data = super().clean()
        given = [value for name, value in data.items() if name.startswith("place_") and value]
        if len(set(given)) < len(given):
            raise forms.ValidationError("两个人的发言顺序不能相同。")
        return data


class StatedForm(forms.Form):
    """Who has spoken."""

    on = forms.DateField(label="发言日期", widget=Day(), initial=clock.today)
    items = SeveralField(label="已经发言的人", queryset=Item.objects.none(), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Item.objects.filter(pk__in=[item.pk for item in items]).select_related("office__post__organization")
        field = self.fields["items"]
        field.queryset = rows.order_by("statement_place", "order")
        field.label_from_instance = lambda item: f"{item.name}（{item.office}）"
        field.initial = [item.pk for item in items if item.statement_place]


class ApproveForm(MoveForm):
    on = forms.DateField(label="批准日期", widget=Day(), initial=clock.today)
    approval = forms.CharField(label="批准机关和文号", max_length=80)


class DecidedFilter(Asked):
    """The ledger of what was decided."""

    q = forms.CharField(label="姓名、职务或机关", widget=NameInput, required=False)
    year = NumberChoice(label="年度")
    action = forms.ChoiceField(label="事项", required=False, choices=[ANY, *Action.choices])
    category = forms.ChoiceField(label="职务类别", required=False, choices=[ANY, *CHOICES])
    since = forms.DateField(label="宣布日期从", required=False, widget=Day())
    until = forms.DateField(label="到", required=False, widget=Day())
    more = ("category", "since", "until")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.decided_years(actor) if actor else [])
