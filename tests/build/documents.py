"""Papers for tests: two kinds on bodies of the cast, and their files made at once."""

from pathlib import Path

from django.conf import settings

from congress.actions import documents, jobs
from congress.frame.kinds import DocumentKind
from congress.frame.printing import Paper, Para
from congress.models import Job, Organization


def gather(body, *, text="正文第一段。"):
    return {"body": body.name, "text": text}


def compose(snapshot, facts):
    return Paper(
        form="letter",
        head=facts.issuer,
        number=facts.number,
        title=f"关于{snapshot['body']}有关事项的函",
        addressee=snapshot["body"],
        blocks=(Para(snapshot["text"]),),
        signer=facts.issuer,
        date=facts.issued_on,
    )


def may_issue(actor, body):
    """代表工委"""
    return actor.is_any("DAC") and actor.congress_id == body.congress_id


def may_read(actor, body):
    """县内工作人员"""
    return actor.is_any("DAC", "GO", "UNITL", "TSEC") and actor.county_id == body.congress.county_id


def organ(body):
    return Organization.objects.get(congress=body.congress, kind="deputy_affairs_commission")


LETTER = DocumentKind(
    key="test.letter",
    title="函",
    model="congress.organization",
    gather=gather,
    compose=compose,
    organ=organ,
    series="letter",
    number_word="函",
    may_issue=may_issue,
    may_read=may_read,
)
INTERNAL = DocumentKind(
    key="test.internal",
    title="内部笺",
    model="congress.organization",
    gather=gather,
    compose=compose,
    may_issue=may_issue,
    may_read=may_read,
    readers=("DAC",),
)
ALL = (LETTER, INTERNAL)


def issued(cast, *, kind="test.letter", body="transport", **extra):
    """A paper as it is right after it was issued: on record, its file still to be made."""
    return documents.issue(kind, cast.bodies[body], actor=cast.dac, **extra)


def previewed(kind_key, obj, *, actor, **extra):
    """The file of a preview when its job has run."""
    job = documents.preview_later(kind_key, obj, actor=actor, **extra)
    assert jobs.run(job.pk) == Job.State.DONE
    job.refresh_from_db()
    return (Path(settings.MEDIA_ROOT) / job.result["file"]).read_bytes()


def rendered(document):
    """The same paper when its job has run."""
    job = Job.objects.filter(kind=documents.RENDER, args__document=document.pk).order_by("-pk").first()
    assert jobs.run(job.pk) == Job.State.DONE
    document.refresh_from_db()
    return document
