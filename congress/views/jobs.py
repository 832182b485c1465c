"""Background work: one's own, and for those who look after it the county's, with what could not be sent."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from congress.frame.pages import page
from congress.templatetags import house

from ..actions import delivery as deliveries
from ..actions import exporting
from ..actions import jobs as actions
from ..models import Delivery
from ..policies import jobs as policies
from ..queries import jobs as queries
from .deeds import allow, paged
from .once import filed_once


@require_safe
def job_list(request):
    allow(request, policies.has_jobs)
    rows = paged(request, queries.jobs_of(request.actor))
    names = queries.names_for(rows, request.actor)
    for job in rows:
        job.shown, job.may_retry = names[job.pk], policies.may_retry(request.actor, job)
    looks_after = policies.looks_after_jobs(request.actor)
    failed = paged(request, queries.failed_deliveries(request.actor)) if looks_after else ()
    subjects = queries.subjects_for(failed, request.actor)
    for delivery in failed:
        delivery.shown = subjects.get(delivery.pk)
    return page(request, "congress/job_list.html", rows=rows, failed=failed, looks_after=looks_after)


@require_safe
def job_detail(request, pk):
    job = seen(request, pk)
    return page(
        request,
        "congress/job_detail.html",
        job=job,
        may_retry=policies.may_retry(request.actor, job),
        kept=f"{exporting.KEPT.days} 天",
        url=reverse("congress:job_progress", args=[pk]),
    )


@require_safe
def job_progress(request, pk):
    """The progress part alone, for the page that asks every second."""
    return page(
        request,
        "house/parts/_progress.html",
        **house.progress(job=seen(request, pk), url=reverse("congress:job_progress", args=[pk])),
    )


def seen(request, pk):
    """The job under the name this person may read."""
    job = get_object_or_404(queries.jobs_of(request.actor), pk=pk)
    job.label = queries.names_for([job], request.actor)[pk]
    if job.membership_id != request.actor.membership_id:
        job.result = {}
    return job


@require_POST
@filed_once
def repeat_job(request, pk):
    again = actions.repeat(get_object_or_404(queries.jobs_of(request.actor), pk=pk), actor=request.actor)
    return redirect("congress:job", pk=again.pk)


@require_POST
@filed_once
def retry_job(request, pk):
    job = get_object_or_404(queries.jobs_of(request.actor), pk=pk)
    actions.retry(job, actor=request.actor)
    messages.success(request, "已重新排队。")
    return redirect("congress:job", pk=pk)


@require_safe
def job_file(request, pk):
    """What an export has made, for the one who asked, in the post he asked in."""
    job = get_object_or_404(queries.downloadable(request.actor), pk=pk)
    path = Path(settings.MEDIA_ROOT) / job.result.get("file", "")
    if not job.result.get("file") or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), as_attachment=True, filename=job.result["name"])
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_POST
@filed_once
def retry_delivery(request, pk):
    allow(request, policies.looks_after_jobs)
    deliveries.retry(get_object_or_404(Delivery.objects.visible_to(request.actor), pk=pk), actor=request.actor)
    messages.success(request, "已重新排队发送。")
    return redirect("congress:jobs")
