"""What figures are asked for: of which time, until which day, of which suggestions."""

from django import forms

from congress.forms.institution import Day
from congress.frame import clock

from ..filters import known_to, narrowing, scope_of
from ..queries import lists, papers
from ..queries.indicators import FACTS

ANY = ("", "全部")


class ScopeForm(forms.Form):
    """The questions that narrow a counting; their answers are those of the lists."""

    since = forms.DateField(label="统计自", required=False, widget=Day())
    until = forms.DateField(label="统计至", required=False, widget=Day())
    day = forms.DateField(label="统计截止日", required=False, widget=Day())
    session = forms.ChoiceField(label="会议", required=False)
    topic = forms.ChoiceField(label="类别", required=False)
    delegation = forms.ChoiceField(label="代表团", required=False)
    township = forms.ChoiceField(label="乡镇", required=False)
    unit = forms.ChoiceField(label="承办单位", required=False)
    more: tuple[str, ...] = ("since", "until", "session", "topic", "delegation", "township", "unit")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor, self.known = actor, lists.choices_for(actor)
        offered = {**narrowing(self.known), "unit": self.known.get("unit", [])}
        for name, choices in offered.items():
            self.fields[name].choices = [ANY, *choices]
        if actor.is_any("UNIT", "UNITL"):
            del self.fields["unit"], self.fields["delegation"], self.fields["township"]

    def clean(self):
        found = super().clean()
        if found.get("since") and found.get("until") and found["since"] > found["until"]:
            self.add_error("until", "结束日期不能早于开始日期。")
        return found

    @property
    def scope(self):
        """What is asked for; of a form that is wrong in something, the rest of it."""
        self.is_valid()
        return scope_of(self.actor, self.cleaned_data)

    def said(self):
        """What is asked, in words, for the file."""
        self.is_valid()
        found = []
        for name, value in self.cleaned_data.items():
            if value:
                field = self.fields[name]
                found.append(f"{field.label}：{dict(getattr(field, 'choices', ())).get(value, value)}")
        return "；".join(found)


class FiguresForm(ScopeForm):
    """A year or a whole term, or from one day to another."""

    period = forms.ChoiceField(label="统计期", required=False)
    field_order = ["period", "day"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.terms = {f"term-{term.pk}": term for term in papers.terms_of(self.actor)}
        this_year = clock.today().year
        first = min((term.starts_on.year for term in self.terms.values()), default=this_year)
        years = [(str(year), f"{year}年") for year in range(this_year, max(first, this_year - 9) - 1, -1)]
        self.fields["period"].choices = [*years, *((key, f"{term}（整届）") for key, term in self.terms.items())]

    @property
    def scope(self):
        self.is_valid()
        asked, since, until = self.cleaned_data, None, None
        if period := asked.get("period"):
            since, until = self._days(period)
        asked = {**asked, "since": asked.get("since") or since, "until": asked.get("until") or until}
        scope = scope_of(self.actor, asked)
        return scope.narrowed(day=scope.cut_off)  # the lists are opened as of the same day

    def _days(self, period):
        today = clock.today()
        if term := self.terms.get(period):
            return term.starts_on, term.ends_on or today
        year = int(period)
        return today.replace(year=year, month=1, day=1), today.replace(year=year, month=12, day=31)


class FactForm(ScopeForm):
    """The rows that one figure counts."""

    fact = forms.ChoiceField(label="统计指标", required=False)
    field_order = ["fact", "day"]
    of: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        facts = [fact for fact in FACTS.values() if fact.of in self.of and known_to(self.actor, fact)]
        self.fields["fact"].choices = [(fact.key, fact.label) for fact in facts]

    @property
    def fact_key(self):
        """The figure asked for, else the first of them: all."""
        self.is_valid()
        return self.cleaned_data.get("fact") or self.fields["fact"].choices[0][0]


class TasksForm(FactForm):
    of = ("tasks", "joints", "firsts", "lasts")
    reply_class = forms.ChoiceField(label="答复类别", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        classes = [(str(pk), f"{code}类") for pk, code in self.known.get("class", [])]
        self.fields["reply_class"].choices = [ANY, *classes]


class DeputiesForm(FactForm):
    of = ("deputies",)
