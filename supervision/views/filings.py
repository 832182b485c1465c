"""Filing review: the register, one document, requests, the year."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.papers import papers_and_course, papers_of
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import filings as actions
from ..forms import filings as forms
from ..models import FilingYear, NormativeDocument, ReviewRequest
from ..policies import filings as policies
from ..queries import filings as queries
from ..workflow import FILING, REQUEST

filing_move = move_view(FILING, queries.documents, back="supervision:filing")
request_move = move_view(REQUEST, queries.requests, back="supervision:request")


def found_or_404(request, pk):
    return get_object_or_404(queries.documents(request.actor), pk=pk)


def filings(request):
    """The register of documents, filed or not."""
    allow(request, policies.reads_filings)
    opened = listing.opened(request, "supervision.filings")
    actor = request.actor
    asked = forms.FilingFilter(opened.query, actor=actor)
    return page(request, "supervision/filing_list.html", opened=opened, asked=asked, found=opened.paged(request, queries.listed(actor, **asked.asked())),
                may_enter=policies.may_file(actor), may_import=policies.registers(actor), reads_requests=policies.reads_requests(actor),
                export=export_url(request, "supervision.filings"))  # fmt: skip


def filing(request, pk):
    """One document: where it stands, what every step left, who asked for its review."""
    row, actor = found_or_404(request, pk), request.actor
    requests, again = queries.requests(actor).filter(document=row), row.replaced_by.all()
    papers, course = papers_and_course(row, actor, beside=[requests, again])
    return page(
        request,
        "supervision/filing_detail.html",
        document=row,
        entries=queries.entries_of(actor, row),
        clocks=queries.clocks_of(row),
        offered=FILING.offered(row, actor),
        may_change=row.state == "published" and policies.files(actor, row),
        requests=list(requests),
        again=next(iter(again), None),
        papers=papers,
        course=course if policies.reads_paper(actor, row) else None,
    )


@filed_once
def add(request):
    allow(request, policies.may_file)
    form = forms.DocumentForm(request.POST or None, actor=request.actor,
                              instance=NormativeDocument(congress_id=request.actor.county_id))  # fmt: skip
    return form_page(request, form, on_row(actions.keep_document, form), title="登记规范性文件", done="已登记，请在期限内报送备案。",
                     back=reverse("supervision:filings"), to=lambda row: row.get_absolute_url())  # fmt: skip


@filed_once
def change(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.files, row)
    form = forms.DocumentForm(request.POST or None, instance=row, actor=request.actor)
    return form_page(request, form, on_row(actions.keep_document, form), title=f"修改：{row}", done="已修改。",
                     back=row.get_absolute_url())  # fmt: skip


def requests(request):
    allow(request, policies.reads_requests)
    opened = listing.opened(request, "supervision.requests")
    actor = request.actor
    asked = forms.RequestFilter(opened.query, actor=actor)
    return page(request, "supervision/request_list.html", opened=opened, asked=asked, may_ask=policies.requests_review(actor),
                found=opened.paged(request, queries.requests_listed(actor, **asked.asked())),
                export=export_url(request, "supervision.requests"))  # fmt: skip


def review_request(request, pk):
    row = get_object_or_404(queries.requests(request.actor), pk=pk)
    files = [file_row(one) for rows in attachments_of(row).values() for one in rows]
    return page(request, "supervision/request_detail.html", asked=row, clocks=queries.clocks_of(row), files=files,
                offered=REQUEST.offered(row, request.actor), course=timeline(row, request.actor))  # fmt: skip


@filed_once
def ask(request):
    allow(request, policies.requests_review)
    form = forms.RequestForm(
        request.POST or None, actor=request.actor, instance=ReviewRequest(congress_id=request.actor.county_id)
    )
    return form_page(request, form, on_row(actions.ask_for_review, form), title="提出审查要求、建议", done="已收到，将按期告知处理情况。",
                     back=reverse("supervision:requests"), to=lambda row: row.get_absolute_url())  # fmt: skip


def filing_years(request):
    """The reports of the years."""
    allow(request, policies.reads_years)
    return page(request, "supervision/filing_years.html", years=list(queries.filing_years(request.actor)),
                may_keep=policies.registers(request.actor))  # fmt: skip


def year_or_404(request, pk):
    return get_object_or_404(queries.filing_years(request.actor), pk=pk)


def filing_year(request, pk):
    """The report on one year: words, figures, the catalogue."""
    row, actor = year_or_404(request, pk), request.actor
    return page(request, "supervision/filing_year.html", row=row, figures=queries.figures(row.congress_id, row.year),
                catalogue=queries.catalogue(row.congress_id, row.year), papers=papers_of(row, actor),
                may_keep=policies.registers(actor, row) and row.reported_on is None,
                may_issue=policies.registers(actor, row) and row.catalogue_on is None and row.year < clock.today().year,
                clocks=queries.clocks_of(row))  # fmt: skip


@filed_once
def issue_catalogue(request, pk):
    row = year_or_404(request, pk)
    allow(request, policies.registers, row)
    form = forms.CatalogueForm(request.POST or None)
    return form_page(request, form, actions.issue_catalogue, row, title=f"登记目录印发：{row.year}年度备案目录", done="已登记。",
                     back=row.get_absolute_url())  # fmt: skip


@filed_once
def add_year(request):
    allow(request, policies.registers)
    form = forms.YearForm(request.POST or None, instance=FilingYear(congress_id=request.actor.congress_id))
    return form_page(request, form, on_row(actions.keep_year, form), title="起草备案审查工作报告", done="已保存。",
                     back=reverse("supervision:filing_years"), to=lambda row: row.get_absolute_url())  # fmt: skip


@filed_once
def change_year(request, pk):
    row = year_or_404(request, pk)
    allow(request, policies.registers, row)
    form = forms.YearForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_year, form), title=f"修改：{row}", done="已保存。", back=row.get_absolute_url())  # fmt: skip


@filed_once
def hear_year(request, pk):
    row = year_or_404(request, pk)
    allow(request, policies.registers, row)
    form = forms.HeardForm(request.POST or None)
    return form_page(request, form, actions.report_year, row, title=f"登记常委会听取：{row}", done="已登记，各方面都可以查看。",
                     back=row.get_absolute_url())  # fmt: skip
