"""Lists as files: made in the background with the rights of the one who asked, kept for him for a week."""

import secrets
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from congress.frame import clock, files, kinds, lists, tables
from congress.frame.kinds import JobKind
from congress.frame.workflow import Refused

from ..models import Job
from ..queries.jobs import asker
from . import jobs, records

KEPT = timedelta(days=7)
FOLDER = "exports"
WRITERS = {**tables.WRITERS, "pdf": lists.write_pdf}


def export(listing_key, *, actor, filters, format="xlsx"):
    """Ask for a list on the shelf, narrowed by its filters ({name: [values]}), as xlsx, csv or pdf; returns the Job."""
    listing = kinds.listings[listing_key]
    if not listing.may(actor):
        raise PermissionDenied(f"只有{listing.may.__doc__}可以导出。")
    if format not in WRITERS:
        raise Refused("只能导出为 Excel（xlsx）、CSV 或 PDF。")
    if format == "pdf":
        lists.refuse_too_long(listing.rows(actor, filters).count(), len(listing.columns_for(actor, filters)))
    records.record(
        "congress.export",
        actor=actor,
        text=f"{actor.name}导出{listing.title}（{format}）",
        after={"名单": listing_key, "条件": listing.said(actor, filters)},
    )
    return jobs.submit(
        "congress.export",
        actor=actor,
        label=f"导出{listing.title}",
        listing=listing_key,
        filters=filters,
        format=format,
    )


def run(job, progress):
    """Write the file. Done again it writes another file; only the one named by the finished job is ever handed out."""
    listing, actor = kinds.listings[job.args["listing"]], asker(job)
    if not listing.may(actor):
        raise Refused(f"只有{listing.may.__doc__}可以导出。")
    filters, format = job.args["filters"], job.args["format"]
    rows, now = listing.in_order(listing.rows(actor, filters), filters), clock.now()
    total = rows.count()
    progress(0, total)
    stored_as, path = place(format)
    notes = [
        f"条件：{listing.said(actor, filters) or '全部'}",
        f"导出：{actor.name}　{tables.shown(now)}　共 {total} 条",
    ]
    count = WRITERS[format](
        path,
        title=listing.title,
        columns=listing.columns_for(actor, filters),
        rows=tables.in_pieces(rows),
        total=total,
        notes=notes,
        below=listing.below(actor, filters),
        progress=progress,
    )
    path.chmod(0o600)
    name = f"{listing.title}{now.astimezone(clock.BEIJING):%Y%m%d-%H%M}.{format}"
    return fetched_as(job, stored_as, name) | {"rows": count}


def place(extension):
    """(the name under which a new file is stored, its path): one that nobody can guess."""
    stored_as = f"{FOLDER}/{secrets.token_hex(16)}.{extension}"
    path = files.path_of(stored_as)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return stored_as, path


def fetched_as(job, stored_as, name):
    """What a job answers with when it has made a file for the one who asked."""
    return {
        "file": stored_as,
        "name": name,
        "label": f"下载 {name}",
        "url": reverse("congress:job_file", args=[job.pk]),
    }


def handed_out(job, content, name):
    """Keep a finished file for the one who asked, under a name he can read."""
    stored_as, _ = place(name.rpartition(".")[2])
    files.store(stored_as, content)
    return fetched_as(job, stored_as, name)


def forget_old(now):
    """Remove the files that jobs made more than a week ago – the job says so and can be done again – and those no
    finished job names."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    for job in Job.objects.filter(finished_at__lt=now - KEPT, state=Job.State.DONE, result__has_key="file"):
        (Path(settings.MEDIA_ROOT) / job.result["file"]).unlink(missing_ok=True)
        left = {key: value for key, value in job.result.items() if key not in ("file", "url", "label")}
        Job.objects.filter(pk=job.pk).update(result={**left, "expired": True})
    stale = [path for path in folder.glob("*.*") if path.stat().st_mtime < (now - 2 * KEPT).timestamp()]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


EXPORT = JobKind(key="congress.export", label="导出名单", run=run)
