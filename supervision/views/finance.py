"""The county's money: one year with its warnings and its legal calendar, the lines, debt, assets."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.once import filed_once

from ..actions import finance as actions
from ..forms import finance as forms
from ..models import AssetReport, BudgetDecision, DebtYear
from ..policies import finance as policies
from ..queries import finance as queries
from ..queries.alerts import alerts


def _home(year):
    return f"{reverse('supervision:finance')}?year={year}"


def finance(request):
    """One year: sums of the four budgets, what breaks a rule, what the law asks for."""
    allow(request, policies.reads_finance)
    actor = request.actor
    years = queries.years(actor)
    year = forms.YearForm(request.GET).chosen(years)
    figures = queries.figures_of(actor, year)
    return page(
        request,
        "supervision/finance.html",
        year=year,
        tabs=[{"label": f"{one}年", "url": f"?year={one}", "current": one == year} for one in years],
        totals=queries.totals(figures.lines),
        alerts=alerts(figures),
        chart=queries.comparison(figures.lines),
        duties=queries.calendar(actor, year),
        decisions=figures.decisions,
        transfers=figures.transfers,
        may_keep=policies.keeps_finance(actor),
        export=export_url(request, "supervision.alerts"),
    )


def lines(request):
    """The budgets line by line."""
    allow(request, policies.reads_finance)
    opened = listing.opened(request, "supervision.budget")
    asked = forms.LineFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "supervision/budget_list.html", opened=opened, asked=asked, found=found,
                may_keep=policies.keeps_finance(request.actor), export=export_url(request, "supervision.budget"))  # fmt: skip


@filed_once
def add_decision(request):
    allow(request, policies.keeps_finance)
    form = forms.DecisionForm(request.POST or None, instance=BudgetDecision(congress_id=request.actor.congress_id))
    return form_page(request, form, on_row(actions.keep_row, form), title="登记预算调整决议", done="已登记。",
                     back=reverse("supervision:finance"), to=lambda row: _home(row.year))  # fmt: skip


@filed_once
def open_year(request):
    allow(request, policies.keeps_finance)
    form = forms.OpenYearForm(request.POST or None)
    year = form.data.get("year", "")
    return form_page(request, form, lambda *, actor, year: actions.open_year(actor.congress_id, year, actor=actor) or True,
                     title="列出一年的法定事项", done="已列出，期限开始计算。", back=reverse("supervision:finance"),
                     to=lambda _: _home(year))  # fmt: skip


@filed_once
def fulfil(request, pk):
    row = get_object_or_404(queries.duties(request.actor), pk=pk)
    allow(request, policies.keeps_finance, row)
    form = forms.FulfilForm(request.POST or None, duty=row)
    return form_page(request, form, actions.fulfil, row, title=f"登记完成：{row}", done="已登记。", back=_home(row.year),
                     note=row.basis)  # fmt: skip


def debts(request):
    """Debt over the years with its colour; state assets in turn over the term."""
    allow(request, policies.reads_finance)
    actor = request.actor
    rows = queries.debts(actor)
    turns, left = queries.turns(actor)
    return page(request, "supervision/debts.html", debts=rows, chart=queries.debt_chart([row for row, _ in rows]), turns=turns,
                left=left, reports=list(queries.asset_reports(actor)), may_keep=policies.keeps_finance(actor))  # fmt: skip


@filed_once
def add_debt(request):
    allow(request, policies.keeps_finance)
    form = forms.DebtForm(request.POST or None, instance=DebtYear(congress_id=request.actor.congress_id))
    return form_page(request, form, on_row(actions.keep_row, form), title="登记政府债务", done="已登记。", back=reverse("supervision:debts"),
                     note="金额单位：万元，填年末数。")  # fmt: skip


@filed_once
def change_debt(request, pk):
    row = get_object_or_404(DebtYear.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_finance, row)
    form = forms.DebtForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_row, form), title=f"修改：{row}", done="已修改。", back=reverse("supervision:debts"))  # fmt: skip


@filed_once
def add_assets(request):
    allow(request, policies.keeps_finance)
    form = forms.AssetsForm(request.POST or None, instance=AssetReport(congress_id=request.actor.congress_id))
    return _assets(request, form, "登记国有资产管理情况报告")


@filed_once
def change_assets(request, pk):
    row = get_object_or_404(AssetReport.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_finance, row)
    return _assets(request, forms.AssetsForm(request.POST or None, instance=row), f"修改：{row}")


def _assets(request, form, title):
    return form_page(request, form, lambda **data: actions.keep_assets(form.instance, **data), title=title, done="已保存。",
                     back=reverse("supervision:debts"), note="四类资产每年都报，其中一类作专项报告，届内轮到一遍。")  # fmt: skip
