"""Issuing papers: facts, number and row in one transaction; the file follows by a job, and can be made again."""

import logging
import re
import secrets
from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from congress.frame import clock, files, kinds
from congress.frame.address import address, find
from congress.frame.printing import render_docx, render_pdf
from congress.frame.workflow import Refused

from ..models import Document, Number
from ..queries.documents import facts_of, paper_of
from ..queries.jobs import asker
from . import exporting, jobs, numbers, records

log = logging.getLogger(__name__)

RENDER = "congress.render_document"
PREVIEW = "congress.preview_document"
STEPS = 100  # per cent
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
State = Document.State


@transaction.atomic
def issue(kind_key, obj, *, actor, **extra):
    """Freeze what the paper says, take its number, put it on record; the file follows when this has committed.

    The paper is composed once before, so that what cannot be printed is refused before a number is spent.
    """
    return issue_each(kind_key, obj, [extra], actor=actor)[0]


@transaction.atomic
def issue_each(kind_key, obj, extras, *, actor, signed_by=""):
    """The same paper to several addressees: one number, and for each a paper of his own with its own check code.

    ``extras`` says what each is gathered with; ``signed_by`` is who put his name to it, if not the actor.
    """
    kind = kinds.documents[kind_key]
    if not kind.may_issue(actor, obj):
        raise PermissionDenied
    organ = kind.organ(obj)
    snapshots = [_snapshot(kind, obj, extra) for extra in extras]
    number = _number(kind, obj, organ, actor) if kind.series else None
    return [
        _put(
            kind,
            obj,
            actor=actor,
            snapshot=snapshot,
            number=number,
            number_text=number.text if number else "",
            issuer=organ.name if organ else obj.congress.name,
            issued_by=(signed_by or actor.name)[:40],
            deed=("congress.document.issue", "签发" if not signed_by else "制发"),
        )
        for snapshot in snapshots
    ]


@transaction.atomic
def correct(document, *, actor, reason, **extra):
    """A new version under the same number, made from today's facts; the old one stays and says what replaced it."""
    reason, (kind, obj) = reason.strip(), _for_change(document, actor)
    if not reason:
        raise Refused("更正公文必须写明原因。")
    _hold(document)
    return _put(
        kind,
        obj,
        actor=actor,
        snapshot=_snapshot(kind, obj, as_asked(document.snapshot.get("asked", {})) | extra),
        number=document.number,
        number_text=document.number_text,
        issuer=document.issuer,
        issued_by=actor.name[:40],
        version=document.version + 1,
        replaces=document,
        corrected_because=reason[:300],
        deed=("congress.document.correct", "更正"),
    )


@transaction.atomic
def void(document, *, actor, reason):
    """Take a paper out of force; its number is struck out in the register, the paper and its file stay."""
    reason = reason.strip()
    _for_change(document, actor)
    if not reason:
        raise Refused("作废公文必须写明原因。")
    _hold(document)
    Document.objects.filter(pk=document.pk).update(
        state=State.VOID, voided_at=clock.now(), voided_by=actor.name[:40], voided_because=reason[:300]
    )
    document.refresh_from_db()
    if document.number and document.number.state == Number.State.USED and not _is_borne(document.number):
        numbers.cancel_number(document.number, actor=actor, reason=f"公文作废：{reason}"[:300])
    _record("congress.document.void", "作废", document, actor, reason)
    return document


@transaction.atomic
def correct_each(documents, *, actor, reason):
    """The same letter to several addressees, put right together, all or none; returns the new versions."""
    return [correct(document, actor=actor, reason=reason) for document in documents]


@transaction.atomic
def void_each(documents, *, actor, reason):
    """The same letter to several addressees, taken out of force together, all or none."""
    return [void(document, actor=actor, reason=reason) for document in documents]


def draft_of(kind, obj, **extra):
    """The paper as it would be issued now, marked so."""
    organ = kind.organ(obj)
    facts = kinds.DocumentFacts(
        issuer=organ.name if organ else obj.congress.name,
        issued_on=clock.today(),
        number=_pattern(kind, organ, clock.today().year).format("　") if kind.series else "",
    )
    return kind.compose(records.plain(kind.gather(obj, **extra)), facts).replace(watermark="预览")


def preview_later(kind_key, obj, *, actor, **extra):
    """Ask for the paper as it would be issued now, marked 预览; returns the Job that makes its file. No number is taken.

    ``extra``: what it is gathered with. What cannot be printed is refused here already, but for a long paper, which is
    gathered in the background alone.
    """
    kind = kinds.documents[kind_key]
    if not may_preview(kind, actor, obj):
        raise PermissionDenied
    if not kind.is_long:
        draft_of(kind, obj, **extra)
    return jobs.submit(PREVIEW, actor=actor, obj=obj, label=f"预览：{kind.title}（{obj}）", paper=kind_key,
                       asked=records.plain(extra))  # fmt: skip


def may_preview(kind, actor, obj):
    """Who issues papers of this kind, or reads them once they are issued."""
    return kind.may_issue(actor, obj) or (kind.open_to(actor) and kind.may_read(actor, obj))


def run_preview(job, progress):
    """The job: the paper as it would be issued now, kept as long as other files made for one person."""
    actor, kind, obj = asker(job), kinds.documents[job.args["paper"]], find(job.target)
    if obj is None or not may_preview(kind, actor, obj):
        raise Refused("没有可以预览的内容。")
    draft = draft_of(kind, obj, **as_asked(job.args.get("asked", {})))
    rendered = render_pdf(draft, lambda percent: progress(percent, STEPS))
    progress(STEPS, STEPS)
    return exporting.handed_out(job, rendered.content, f"预览-{kind.title}（{obj}）.pdf") | {"pages": rendered.pages}


def as_asked(kept):
    """What a paper was gathered with, as it went through JSON: days are days again."""
    days = {name: value for name, value in kept.items() if isinstance(value, str) and ISO_DAY.fullmatch(value)}
    return kept | {name: date.fromisoformat(value) for name, value in days.items()}


def as_word(document) -> bytes:
    """The text of an issued paper for offices that edit it; without the check code of the PDF."""
    return render_docx(paper_of(document).replace(check_url="", check_words=""))


@transaction.atomic
def render_again(document, *, actor):
    """Ask for the file once more, after a failure or when the stored file is gone or damaged."""
    kind, obj = _kind_and_object(document)
    if not (kind.may_issue(actor, obj) or (kind.open_to(actor) and kind.may_read(actor, obj))):
        raise PermissionDenied
    if document.has_file and files.is_whole(document.stored_as, document.sha256):
        raise Refused("文件完好，不必重新生成。")
    if document.job and not document.job.is_over:
        raise Refused("文件正在生成，请稍候。")
    job = jobs.submit(RENDER, actor=actor, obj=document, label=f"重新生成{document}", document=document.pk)
    Document.objects.filter(pk=document.pk).update(job=job, failure="")
    document.refresh_from_db()
    return job


def render(job, progress):
    """The job: compose from the frozen facts, set, store. Run twice it gives the same bytes and changes nothing."""
    document = Document.objects.get(pk=job.args["document"])
    if document.has_file and files.is_whole(document.stored_as, document.sha256):
        progress(STEPS, STEPS)
        return _result(document)
    try:
        progress(0, STEPS)
        paper = paper_of(document)
        progress(1, STEPS)
        rendered = render_pdf(paper, lambda percent: progress(percent, STEPS))
        _store(document, rendered)
        progress(STEPS, STEPS)
    except Refused as reason:
        _failed(document, str(reason))
        raise
    return {**_result(document), "缺字": "".join(rendered.missing_glyphs)}


def _result(document):
    return {"document": document.pk, "url": document.get_absolute_url(), "label": "查看公文"}


def _store(document, rendered):
    """Put the file in its place, then the proof of it on the row."""
    if document.has_file:
        if rendered.sha256 != document.sha256:
            raise Refused("重新排版的结果与登记的校验码不一致（字体或排版程序已更换），请从备份恢复原文件。")
        files.store(document.stored_as, rendered.content)
        return
    name = f"documents/{document.issued_on:%Y}/{document.pk}-{rendered.sha256[:16]}.pdf"
    files.store(name, rendered.content)
    with transaction.atomic():
        Document.objects.filter(pk=document.pk, stored_as=None).update(
            stored_as=name,
            sha256=rendered.sha256,
            size=len(rendered.content),
            pages=rendered.pages,
            missing_glyphs="".join(rendered.missing_glyphs)[:200],
        )
        Document.objects.filter(pk=document.pk, state__in=(State.ISSUED, State.FAILED)).update(
            state=State.DONE, failure=""
        )


def _failed(document, reason):
    Document.objects.filter(pk=document.pk, state=State.ISSUED).update(state=State.FAILED, failure=reason[:300])


def _put(kind, obj, *, actor, snapshot, deed, **columns):
    token, today = secrets.token_urlsafe(18), clock.today()
    document = Document(
        congress_id=obj.congress_id,
        kind=kind.key,
        target=address(obj),
        target_id=obj.pk,
        snapshot=snapshot,
        check_token=token,
        check_url=f"{settings.PORTAL_URL or 'http://127.0.0.1:8000'}/check/{token}/",
        issued_on=today,
        **columns,
    )
    paper = kind.compose(snapshot, facts_of(document))
    document.title, document.number_text = paper.name[:200], document.number_text or paper.number[:60]
    document.save(force_insert=True)
    job = jobs.submit(RENDER, actor=actor, obj=document, label=f"生成{document}", document=document.pk)
    Document.objects.filter(pk=document.pk).update(job=job)
    document.job = job
    _record(*deed, document, actor, document.corrected_because)
    return document


def _record(event, verb, document, actor, reason=""):
    records.record(
        event,
        actor=actor,
        obj=document,
        text=f"{actor.name}{verb}{document.number_text}{document}（第{document.version}版）",
        after={"文号": document.number_text, "版本": document.version, "所属": document.target},
        reason=reason,
    )


def _snapshot(kind, obj, extra):
    asked = {"asked": records.plain(extra)} if extra else {}
    return records.plain(kind.gather(obj, **extra)) | asked


def _is_borne(number):
    """Whether a letter to another addressee still bears this number."""
    return Document.objects.current().filter(number=number).exists()


def _number(kind, obj, organ, actor):
    year = clock.today().year
    return numbers.take_number(
        kind.series,
        congress_id=obj.congress_id,
        organ_id=organ.pk if organ else None,
        year=year,
        actor=actor,
        pattern=_pattern(kind, organ, year),
        title=_word(kind, organ)[:60],
        obj=obj,
    )


def _pattern(kind, organ, year):
    return f"{_word(kind, organ)}〔{year}〕{{}}号"


def _word(kind, organ):
    """西交函: a body's word may already say what kind of paper it is for; one without a word goes by its short name."""
    word = (organ.document_word or organ.short_name) if organ else ""
    return word if word.endswith(kind.number_word) else f"{word}{kind.number_word}"


def _kind_and_object(document):
    obj = find(document.target)
    if obj is None:
        raise Refused("公文所属的事项已不存在。")
    return kinds.documents[document.kind], obj


def _for_change(document, actor):
    kind, obj = _kind_and_object(document)
    if not kind.may_issue(actor, obj):
        raise PermissionDenied
    return kind, obj


def _hold(document):
    """Hold the row; refused unless it is still the version in force."""
    held = Document.objects.filter(pk=document.pk).exclude(state=State.VOID).update(failure=F("failure"))
    if not held:
        raise Refused("这份公文已经作废。")
    if Document.objects.filter(replaces=document.pk).exists():
        raise Refused("这份公文已有更正的新版，请对新版办理。")
    document.refresh_from_db()
