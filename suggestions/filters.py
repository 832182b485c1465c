"""What a list of suggestions may be narrowed and ordered by; the page, the interface and the export share it."""

import re

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.choices import BaseChoiceIterator

from congress.forms.institution import Day
from congress.frame import clock
from congress.queries.attachments import holding

from . import policies
from .models import Assignment, Commitment, Rating, Reply, Suggestion
from .models.assignment import OWING
from .queries import happened, lists, stages
from .queries.counting import NARROWED_BY, NONE, OF_CASE, Scope, of_township
from .queries.indicators import FACTS, behind, cases_behind
from .queries.lists import answers_saying
from .queries.similar import SEARCHED

ANY = "全部"
MORE = (  # seldom asked; they unfold
    "stage", "delegation", "township", "session", "year", "reply_class", "rating", "channel", "fact", "since", "until", "day",
)  # fmt: skip
NUMBER = re.compile(r"^(第|闭)?\s*(\d{1,5})\s*号?$")
MARKS = [("satisfied", "满意"), ("basically", "基本满意"), ("not_satisfied", "不满意"), ("none", "未评价")]
TEXT = ("subject", "facts", "proposals")
NEWEST = ("-written_on", "-pk")


def saying(rows, words, actor):
    """Those of the suggestions that a person's words find: a number alone is a number; anything else stands in the title
    or – two characters and more – in the text, a file or an answer this person may read."""
    words = words.strip()
    if found := NUMBER.match(words):
        rows = rows.filter(number=int(found[2]))
        return rows.filter(session__isnull=found[1] == "闭") if found[1] else rows
    return rows.filter(holding(words, actor=actor, model=Suggestion, kind=SEARCHED, columns=TEXT,
                               beside=lambda word: answers_saying(word, actor)))  # fmt: skip


class SuggestionFilter(django_filters.FilterSet):
    """All questions a list may be asked. Built with ``actor=`` (or a request that has one)."""

    q = django_filters.CharFilter(label="标题、正文、答复、附件或编号", method="by_words", max_length=80)
    stage = django_filters.ChoiceFilter(label="办理阶段", method="by_stage", empty_label=ANY, choices=())
    unit = django_filters.ChoiceFilter(label="承办单位", method="by_unit", empty_label=ANY, choices=())
    topic = django_filters.ChoiceFilter(label="类别", method="by_topic", empty_label=ANY, choices=())
    delegation = django_filters.ChoiceFilter(label="代表团", method="by_delegation", empty_label=ANY, choices=())
    township = django_filters.ChoiceFilter(label="乡镇", method="by_township", empty_label=ANY, choices=())
    session = django_filters.ChoiceFilter(label="会议", method="by_session", empty_label=ANY, choices=())
    year = django_filters.ChoiceFilter(label="提出年份", method="by_year", empty_label=ANY, choices=())
    late = django_filters.BooleanFilter(label="只看超期", method="by_lateness", widget=forms.CheckboxInput)
    key = django_filters.BooleanFilter(label="只看重点督办", method="by_key", widget=forms.CheckboxInput)
    reply_class = django_filters.ChoiceFilter(label="答复类别", method="by_class", empty_label=ANY, choices=())
    rating = django_filters.ChoiceFilter(label="办理结果评价", method="by_rating", empty_label=ANY, choices=MARKS)
    channel = django_filters.ChoiceFilter(
        label="提出方式", field_name="channel", empty_label=ANY, choices=Suggestion.Channel.choices
    )
    fact = django_filters.ChoiceFilter(
        label="统计指标",
        method="by_fact",
        empty_label=ANY,
        choices=(),
    )
    since = django_filters.DateFilter(label="统计自", method="as_it_is", widget=Day)
    until = django_filters.DateFilter(label="统计至", method="as_it_is", widget=Day)
    day = django_filters.DateFilter(label="统计截止日", method="as_it_is", widget=Day)

    class Meta:
        model = Suggestion
        fields = ()

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor or self.request.actor
        self._offer(lists.choices_for(self.actor))
        for name in self._not_for(self.actor):
            del self.filters[name]
        if not policies.compares_ratings(self.actor):
            del self.filters["rating"]

    @staticmethod
    def _not_for(actor):
        """Their own lists are short; figures are for offices and units."""
        if actor.is_any("UNIT", "UNITL"):
            return "delegation", "township", "channel", "unit"
        figures = () if policies.reads_figures(actor) else ("fact", "since", "until", "day")
        return (
            ("delegation", "township", "channel", *figures)
            if actor.is_any("DEP", "TDEP", "UDEP", "FORMER")
            else figures
        )

    def _offer(self, known):
        this_year = clock.today().year
        offered = {
            "unit": known.get("unit", []),
            **narrowing(known),
            "fact": [
                *(
                    (key, fact.label)
                    for key, fact in FACTS.items()
                    if fact.of == "cases" and known_to(self.actor, fact)
                ),
                *((key, word) for key, (word, _) in happened.OFFERED.items()),
            ],
            "year": [(str(year), f"{year}年") for year in range(this_year, this_year - 6, -1)],
            "reply_class": [(pk, f"{code}类") for pk, code in known.get("class", [])],
        }
        offer(self.filters["stage"], stages.in_words(stages.stages_for(self.actor)), stages.in_words(stages.ALL))
        for name, choices in offered.items():
            offer(self.filters[name], choices)

    @property
    def form(self):
        form = super().form
        form.more = MORE
        return form

    @property
    def qs(self):
        """Narrowed; newest first."""
        return super().qs.order_by(*NEWEST)

    def by_words(self, rows, name, value):
        return saying(rows, value, self.actor)

    def by_stage(self, rows, name, value):
        return rows.filter(stages.is_at(stages.BY_KEY[value], self.actor))

    def by_topic(self, rows, name, value: str):
        return rows.filter(topic=None if value == "none" else value)

    def by_delegation(self, rows, name, value: str):
        """A name kept secret is not to be found out by its delegation."""
        return rows.filter(lead__delegation=value).named_for(self.actor).filter(shows_name=True)

    def by_township(self, rows, name, value: str):
        """Of the township that elected the lead deputy."""
        return rows.filter(of_township(value)).named_for(self.actor).filter(shows_name=True)

    def by_unit(self, rows, name, value: str):
        return rows.filter(Exists(Assignment.objects.in_force().filter(suggestion=OuterRef("pk"), unit=value)))

    def by_session(self, rows, name, value):
        if value in ("in", "between"):
            return rows.filter(session__isnull=value == "between")
        return rows.filter(session=value)

    def by_year(self, rows, name, value: str):
        return rows.filter(written_on__year=int(value))

    def by_lateness(self, rows, name, value):
        return rows.filter(late_for(self.actor)) if value else rows

    def by_key(self, rows, name, value):
        return rows.filter(is_key=True) if value else rows

    def by_class(self, rows, name, value: str):
        answered = Reply.objects.visible_to(self.actor).sent().filter(reply_class=value)
        return rows.filter(Exists(answered.filter(assignment__suggestion=OuterRef("pk"))))

    def by_rating(self, rows, name, value):
        """Only ratings this reader may see count, so that a unit cannot feel out another's."""
        given = Rating.objects.visible_to(self.actor).filter(reply__assignment__suggestion=OuterRef("pk"))
        return rows.filter(Exists(given.filter(channel="none") if value == "none" else given.filter(result=value)))

    def by_fact(self, rows, name, value: str):
        """What a figure of a statistics counts between two days; this year where no days are named."""
        scope = scope_of(self.actor, self.form.cleaned_data)
        if value in happened.OFFERED:
            return happened.OFFERED[value][1](rows.filter(congress=scope.congress_id), scope.since, scope.until)
        return rows.filter(pk__in=cases_behind(scope, value))

    def as_it_is(self, rows, name, value):
        """Days belong to the figure."""
        return rows


def scope_of(actor, asked):
    """The counting that an address asks for: {since, until, day, topic, …}; the running year where no days are named."""
    today = clock.today()
    narrowed = {name: asked.get(name) or None for name in NARROWED_BY}
    return Scope(
        congress_id=actor.congress_id,
        since=asked.get("since") or today.replace(month=1, day=1),
        until=asked.get("until") or today,
        day=asked.get("day"),
        actor=actor,
        **narrowed,
    )


def narrowing(known):
    """The answers to what suggestions are narrowed by everywhere: topic, delegation, township, session."""
    return {
        "topic": [*known.get("topic", []), (NONE, "未分类")],
        "delegation": known.get("delegation", []),
        "township": [*known["township"], (NONE, "未登记")] if "township" in known else [],
        "session": [*known.get("session", []), ("in", "会议期间"), ("between", "闭会期间")],
    }


def known_to(actor, counted):
    """Whether this reader may know of a figure: of what is handed in, who reads it all; of marks, who reads these."""
    wanted = {"intake": policies.reads_all, "ratings": policies.reads_all_ratings}
    return counted.needs not in wanted or wanted[counted.needs](actor)


class Answers(BaseChoiceIterator):
    """The answers one question offers: read as they are, and the same in every copy Django makes of a form. ``known``
    are those it may ever offer to anybody, where the code alone decides that."""

    def __init__(self, choices, known=()):
        self.choices, self.known = choices, known

    def __iter__(self):
        return iter(self.choices)

    def __len__(self):
        return len(self.choices)

    def __deepcopy__(self, memo):
        return self


def offer(question, choices, known=()):
    """Give a question its answers – also when a description of the interface has drawn it before, without any."""
    question.extra["choices"] = Answers(choices, known)
    vars(question).pop("_field", None)


def late_for(actor):
    """Past its day and not answered: for a unit its own task, else the case."""
    if actor.is_any("UNIT", "UNITL"):
        late = Assignment.objects.filter(unit=actor.organization_id, reply_due_on__lt=clock.today(), state__in=OWING)
        return Q(Exists(late.filter(suggestion=OuterRef("pk"))))
    return Q(state="handling", reply_due_on__lt=clock.today())


PROMISED = [(key, fact.label) for key, fact in FACTS.items() if fact.of == "promises"]


class CommitmentFilter(django_filters.FilterSet):
    """What the ledger of promises may be asked."""

    q = django_filters.CharFilter(label="承诺或建议标题", method="by_words", max_length=80)
    state = django_filters.ChoiceFilter(label="状态", empty_label=ANY, choices=Commitment.State.choices)
    unit = django_filters.ChoiceFilter(label="承办单位", field_name="assignment__unit", empty_label=ANY, choices=())
    year = django_filters.ChoiceFilter(label="完成年份", method="by_year", empty_label=ANY, choices=())
    late = django_filters.BooleanFilter(label="只看到期未兑现", method="by_lateness", widget=forms.CheckboxInput)
    fact = django_filters.ChoiceFilter(label="统计指标", method="by_fact", empty_label=ANY, choices=PROMISED)
    since = django_filters.DateFilter(label="统计自", method="as_it_is", widget=Day)
    until = django_filters.DateFilter(label="统计至", method="as_it_is", widget=Day)
    day = django_filters.DateFilter(label="统计截止日", method="as_it_is", widget=Day)
    topic = django_filters.ChoiceFilter(label="类别", method="as_it_is", empty_label=ANY, choices=())
    township = django_filters.ChoiceFilter(label="乡镇", method="as_it_is", empty_label=ANY, choices=())
    delegation = django_filters.ChoiceFilter(label="代表团", method="as_it_is", empty_label=ANY, choices=())
    session = django_filters.ChoiceFilter(label="会议", method="as_it_is", empty_label=ANY, choices=())

    class Meta:
        model = Commitment
        fields = ()

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor or self.request.actor
        year = clock.today().year
        offer(self.filters["year"], [(str(one), f"{one}年") for one in range(year + 2, year - 5, -1)])
        known = lists.choices_for(self.actor)
        for name, choices in narrowing(known).items():
            offer(self.filters[name], choices)
        offer(self.filters["unit"], known.get("unit", []))
        figures = ("fact", "since", "until", "day", *OF_CASE)
        without = () if policies.reads_figures(self.actor) else figures
        for name in (*without, *(("unit",) if self.actor.is_any("UNIT", "UNITL") else ())):
            del self.filters[name]

    @property
    def form(self):
        form = super().form
        form.more = ("fact", "since", "until", "day", *OF_CASE)
        return form

    def by_fact(self, rows, name, value: str):
        """What a figure counts; days, topic, delegation and session belong to it."""
        return rows.filter(pk__in=behind(scope_of(self.actor, self.form.cleaned_data), value).values("pk"))

    def as_it_is(self, rows, name, value):
        return rows

    def by_words(self, rows, name, value):
        return rows.filter(Q(text__icontains=value) | Q(assignment__suggestion__subject__icontains=value))

    def by_year(self, rows, name, value: str):
        return rows.filter(due_on__year=int(value))

    def by_lateness(self, rows, name, value):
        return rows.filter(due_on__lt=clock.today(), state__in=["open", "reported"]) if value else rows
