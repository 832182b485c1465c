"""After the appointment: the yearly reports, and one page that joins all that is known of somebody in office (F73)."""

from django.shortcuts import get_object_or_404

from congress.frame import kinds
from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.moves import move_view

from ..forms import reports as forms
from ..policies import offices as office_policies
from ..policies import reports as policies
from ..queries import reports as queries
from ..workflow import REPORT

report_move = move_view(REPORT, queries.reports, back="appointments:duty_report")


def reports(request):
    """Who had to report on a year and who has."""
    allow(request, policies.reads_reports)
    opened = listing.opened(request, "appointments.duty_reports")
    asked = forms.ReportFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "appointments/duty_report_list.html", opened=opened, asked=asked, found=found)  # fmt: skip


def report(request, pk):
    """One report: what he says of his year, what was said to it."""
    row, actor = get_object_or_404(queries.reports(request.actor), pk=pk), request.actor
    files = [file_row(one) for rows in attachments_of(row).values() for one in rows]
    return page(request, "appointments/duty_report_detail.html", report=row, files=files, offered=REPORT.offered(row, actor),
                course=timeline(row, actor) if policies.keeps_reports(actor, row) else [])  # fmt: skip


def official(request, pk):
    """One page of somebody in office: his posts, how he came to them, his oath, his reports, what the other apps know."""
    allow(request, office_policies.reads_offices)
    person, actor = get_object_or_404(queries.officials(request.actor), pk=pk), request.actor
    seats = queries.seats_of(person)
    facets = [
        (facet.title, lines)
        for facet in sorted(kinds.facets, key=lambda one: one.order)
        if (lines := facet.lines(actor, seats))
    ]
    return page(request, "appointments/official.html", person=person, seats=seats, items=queries.items_about(actor, person),
                oaths=queries.oaths_of(actor, person), reports=queries.reports_of(actor, person), facets=facets)  # fmt: skip
