"""What the search field of every page finds of suggestions: what their own list finds for the same words."""

from collections import defaultdict

from django.urls import reverse_lazy

from congress.frame.kinds import Search
from congress.frame.together import fill

from .filters import NEWEST, saying
from .models import Suggestion
from .navs import reads_list, reads_released
from .policies import reads_history
from .policies.motions import reads_motions
from .queries import history, motions, public
from .queries.lists import answers_read, listed, with_rows
from .views.rows import row_of


def found(actor, words):
    return saying(listed(actor), words, actor).order_by(*NEWEST)


def with_lines(rows, actor):
    """Puts beside each suggestion its line in the list, and its answers, as this person reads them."""
    keys, said = [row.pk for row in rows], defaultdict(list)
    cases = with_rows(Suggestion.objects.filter(pk__in=keys).order_by(), actor)
    answers = answers_read(actor).filter(assignment__suggestion__in=keys)
    answers = answers.values_list("assignment__suggestion", "text")
    fill([cases, answers])
    lines = {row.pk: row_of(row, actor) for row in cases}
    for case, text in answers:
        said[case].append(text)
    for row in rows:
        row.line, row.said = lines[row.pk], said[row.pk]


def facts_of(suggestion):
    """第46号　第十八届第二次会议　张德福等3人　办理中: what tells two of one title apart."""
    line = suggestion.line
    return "　".join(filter(None, (line.number, line.suggestion.occasion, line.deputy, line.state)))


def with_readings(rows, actor):
    """Puts beside each publication what everybody reads of it."""
    for row in rows:
        row.shown = public.reading(row)


def facts_told(publication):
    """The same of what is public, with the day since when."""
    shown = publication.shown
    return "　".join(
        filter(None, (shown.number, shown.occasion, shown.who, shown.results, f"{shown.released_on:%Y-%m-%d}公开"))
    )


SUGGESTIONS = Search(
    key="suggestions.suggestions",
    label="代表建议",
    rows=found,
    note=facts_of,
    text=lambda row: "\n".join((row.facts, row.proposals, *row.said)),
    gather=with_lines,
    show=reads_list,
    url=reverse_lazy("suggestions:list"),
    order=10,
)
RELEASED = Search(
    key="suggestions.released",
    label="公开的建议",
    rows=lambda actor, words: public.with_reading(public.released(q=words)),
    name=lambda row: row.shown.title,
    place=lambda row: row.public_url,
    note=facts_told,
    text=lambda row: row.shown.texts,
    gather=with_readings,
    show=reads_released,
    url=reverse_lazy("suggestions:public"),
    order=12,
)
HISTORY = Search(
    key="suggestions.history",
    label="历年建议",
    rows=history.found,
    note=lambda row: "　".join(filter(None, (row.lead_name, row.units, row.result))),
    show=reads_history,
    url=reverse_lazy("suggestions:history"),
    order=90,
)
MOTIONS = Search(
    key="suggestions.motions",
    label="议案",
    rows=motions.found,
    note=lambda row: "　".join(
        filter(None, (row.number_words, str(row.meeting), row.put_by, row.get_state_display()))
    ),
    text=lambda row: f"{row.grounds}\n{row.plan}",
    show=reads_motions,
    url=reverse_lazy("suggestions:motions"),
    order=11,
)
ALL = (SUGGESTIONS, MOTIONS, RELEASED, HISTORY)
