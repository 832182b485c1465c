"""Figures: the indicators with their definitions, the tables of reports, the scores of units – and the lists behind them."""

from urllib.parse import urlencode

from django.urls import reverse

from congress.frame.pages import page
from congress.views import listing
from congress.views.deeds import FoundOnce, allow

from .. import policies
from ..filters import known_to
from ..forms.figures import DeputiesForm, FiguresForm, TasksForm
from ..queries import handling, indicators, tasks
from ..queries import scores as of_units

ISSUERS = ("DAC", "GO", "TCH")  # rights.gives_registers
TABS = (
    ("suggestions:figures", "指标"),
    ("suggestions:figure_tables", "统计表"),
    ("suggestions:figure_scores", "承办单位得分"),
)


def asked(request):
    """The form and the tabs of these pages, which keep its answers."""
    allow(request, policies.reads_figures)
    form = FiguresForm(request.GET, actor=request.actor)
    query = urlencode([(key, value) for key, value in request.GET.items() if value])
    shown = TABS if policies.reads_all_ratings(request.actor) else TABS[:2]
    tabs = [
        {"label": label, "url": f"{reverse(name)}?{query}".rstrip("?"), "current": request.path == reverse(name)}
        for name, label in shown
    ]
    return form, tabs


def figures(request):
    """Every indicator this reader may know, with its two numbers and its definition."""
    form, tabs = asked(request)
    scope = form.scope
    known = [one.key for one in indicators.INDICATORS if known_to(request.actor, one)]
    found = indicators.measured(scope, known)
    groups = {}
    for one in found:
        groups.setdefault(one.indicator.group, []).append(one)
    whole = next((one.whole for one in found if one.indicator.key == "reply"), 0)
    return page(request, "suggestions/figures.html", form=form, tabs=tabs, scope=scope, groups=groups.items(), whole=whole,
                days=days_of(scope), notes=indicators.notes(scope))  # fmt: skip


def days_of(scope):
    """Mean and median, each with the tasks they are made of."""
    url = indicators.address_of(scope, "answered")
    return [
        {"label": label, "definition": definition, "value": "—" if value is None else f"{value:.1f}", "url": url}
        for (_, label, definition), value in zip(indicators.DAYS, indicators.days(scope), strict=True)
    ]


def tables(request):
    """The tables that reports on handling have, each number opening its list."""
    form, tabs = asked(request)
    scope, ratings = form.scope, policies.reads_all_ratings(request.actor)
    found = handling.tables(scope, ratings=ratings, intake=policies.reads_all(request.actor))
    drawn = handling.charts(found)
    return page(request, "suggestions/figure_tables.html", form=form, tabs=tabs, scope=scope,
                tables=[(one, drawn.get(one.key)) for one in found], notes=indicators.notes(scope),
                **issuing(request.actor, "suggestions.handling_figures", scope))  # fmt: skip


def scores(request):
    """The score sheet of the units; a unit sees its own line."""
    form, tabs = asked(request)
    allow(request, policies.reads_all_ratings)
    scope = form.scope
    found = of_units.scores(scope)
    return page(request, "suggestions/figure_scores.html", form=form, tabs=tabs, scope=scope, found=found,
                heads=[(label, scope.rule(rule)) for rule, label, _, _ in of_units.PARTS],
                method=of_units.method(scope), **issuing(request.actor, "suggestions.unit_scores", scope))  # fmt: skip


def issuing(actor, kind, scope):
    """Where these figures are issued as a paper, for whoever may."""
    if scope.narrowed_at_all or not actor.is_any(*ISSUERS):
        return {"issue_url": ""}
    asked_for = {"paper": kind, "since": scope.since, "until": scope.until, "day": scope.cut_off}
    return {"issue_url": f"{reverse('suggestions:registers')}?{urlencode(asked_for)}"}


def task_list(request):
    """Units' tasks, one row each: what the figures count in 件次."""
    allow(request, policies.reads_figures)
    opened = listing.opened(request, "suggestions.tasks")
    form = TasksForm(opened.query, actor=request.actor)
    found = opened.paged(request, tasks.tasks_counted(form.scope, form.fact_key), by=FoundOnce)
    return page(request, "suggestions/task_list.html", opened=opened, form=form, found=found, scope=form.scope,
                ratings=policies.reads_all_ratings(request.actor), fact=indicators.FACTS[form.fact_key])  # fmt: skip


def deputy_list(request):
    """The deputies that a figure counts."""
    allow(request, policies.reads_all)
    opened = listing.opened(request, "suggestions.figure_deputies")
    form = DeputiesForm(opened.query, actor=request.actor)
    found = opened.paged(request, tasks.deputies_counted(form.scope, form.fact_key))
    return page(request, "suggestions/figure_deputies.html", opened=opened, form=form, found=found, scope=form.scope,
                fact=indicators.FACTS[form.fact_key])  # fmt: skip
