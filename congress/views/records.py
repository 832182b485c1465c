"""The log, for the audit administrator and nobody else."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from congress.frame.pages import page

from ..actions import verifying
from ..forms.records import AuditFilter
from ..policies.records import reads_audit
from ..queries import records as queries
from . import listing
from .deeds import allow
from .exports import export_url
from .once import filed_once


@require_safe
def audit_list(request):
    allow(request, reads_audit)
    opened = listing.opened(request, "congress.audit")
    found = AuditFilter(opened.query, queries.audit_log(request.actor))
    rows = opened.paged(request, found.qs)
    rows.object_list = [queries.for_auditor(event) for event in rows]
    return page(
        request,
        "congress/audit_list.html",
        opened=opened,
        filter=found,
        rows=rows,
        export=export_url(request, "congress.audit"),
        chains=queries.chains(request.actor),
        verification=queries.last_verification(request.actor),
    )


@require_POST
@filed_once
def verify_audit(request):
    allow(request, reads_audit)
    job = verifying.verify_audit(actor=request.actor)
    return redirect("congress:job", pk=job.pk)
