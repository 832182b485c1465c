"""The money of the townships' congresses: the county's table, one township's year, the lines of the account."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page

from ..actions import township_work as actions
from ..forms.township_work import EntryFilter, EntryForm, FundForm
from ..forms.townships import YearForm
from ..models import Congress, Fund, FundEntry
from ..policies import townships as policies
from ..queries import funds as queries
from ..queries.records import timeline
from ..queries.townships import followed
from . import listing
from .deeds import allow
from .institution import form_page, on_row
from .once import filed_once
from .townships import years


def funds(request):
    """A township sees its own year; the county every township against the rule."""
    allow(request, policies.has_township)
    year, here = YearForm(request.GET).chosen(clock.today().year), reverse("congress:funds")
    if policies.works_in_township(request.actor):
        fund = queries.with_sums(request.actor).filter(congress=request.actor.congress_id, year=year).first()
        return _year(request, fund, year=year, tabs=years(year, here))
    table = queries.county_table(request.actor, followed(request.actor), year)
    return page(request, "congress/fund_list.html", table=table, year=year, tabs=years(year, here))


def fund(request, pk):
    """One township's money in one year."""
    found = get_object_or_404(queries.with_sums(request.actor), pk=pk)
    return _year(request, found, year=found.year)


def _year(request, found, *, year, tabs=()):
    return page(
        request,
        "congress/fund_detail.html",
        fund=found,
        whose=found.congress if found else "乡镇工作台",
        year=year,
        tabs=tabs,
        spent=[(one, amount, _lines(found, one)) for one, amount in queries.by_purpose(found)] if found else (),
        lines_url=_lines(found) if found else "",
        received_url=_lines(found, queries.Purpose.ALLOTMENT) if found else "",
        may_keep=policies.keeps_own(request.actor, found),
        course=timeline(found, request.actor) if found else (),
    )


def _lines(fund, way=""):
    """The lines of one year's account that went one way."""
    days = f"since={fund.year}-01-01&until={fund.year}-12-31"
    return f"{reverse('congress:fund_entries')}?congress={fund.congress_id}&way={way}&{days}"


def _form(request, fund, **words):
    form = FundForm(request.POST or None, instance=fund)
    return form_page(request, form, on_row(actions.keep_fund, form), to=lambda row: row.get_absolute_url(), **words)


@filed_once
def add_fund(request):
    allow(request, policies.keeps_own)
    own = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    share = queries.percent_of(own, clock.today().year)
    return _form(request, Fund(congress=own), title="登记年度经费", back=reverse("congress:funds"), done="已登记。",
                 note=f"人大经费按乡镇运转经费的{share}%安排，单独建账。")  # fmt: skip


@filed_once
def change_fund(request, pk):
    found = get_object_or_404(Fund.objects.visible_to(request.actor).select_related("congress"), pk=pk)
    allow(request, policies.keeps_own, found)
    return _form(request, found, title=f"修改：{found}", back=found.get_absolute_url(), done="已修改。")


@filed_once
def enter(request, pk):
    """One more line of the account."""
    found = get_object_or_404(Fund.objects.visible_to(request.actor).select_related("congress"), pk=pk)
    allow(request, policies.keeps_own, found)
    form = EntryForm(request.POST or None, instance=FundEntry(fund=found))
    return form_page(request, form, lambda *, actor, **_: actions.enter(found, [form.instance], actor=actor),
                     title=f"登记收支：{found}", back=found.get_absolute_url(), done="已登记收支。")  # fmt: skip


def fund_entries(request):
    """The lines of the accounts, and their sums."""
    allow(request, policies.has_township)
    opened = listing.opened(request, "congress.fund_entries")
    asked = EntryFilter(opened.query, actor=request.actor)
    rows = queries.entries(request.actor, **asked.asked())
    return page(request, "congress/fund_entries.html", opened=opened, asked=asked, found=opened.paged(request, rows),
                totals=queries.totals(rows), follows=policies.follows_townships(request.actor))  # fmt: skip
