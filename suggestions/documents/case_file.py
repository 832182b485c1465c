"""The case file (案卷): every paper of a case in order, bound with its list of contents, made by a job."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied

from congress.actions import records
from congress.actions.exporting import handed_out
from congress.frame import clock, kinds
from congress.frame.address import address
from congress.frame.kinds import DocumentFacts, JobKind
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Heading, Paper, Para, Table, closing_of, contents_of, cover_of, merge
from congress.frame.workflow import Refused
from congress.models import Attachment, Deadline, Document
from congress.queries.documents import paper_of
from congress.queries.jobs import asker
from congress.queries.records import day_done, timeline

from .. import policies, queries
from ..models import Suggestion
from ..queries.papers import addressees
from . import rights
from .facts import day_of, signed, standing_committee

KIND = "suggestions.case_file"


def may_bind(actor, suggestion):
    """常委会办公室、代表工委（乡镇为人大主席）；身份保密的限代表工委"""
    return (
        policies.is_archivist(actor, suggestion)
        and rights.knows(actor, suggestion)
        and suggestion.submitted_on is not None
    )


def whole_case(pk):
    return (
        Suggestion.objects.filter(pk=pk)
        .with_case()
        .select_related("wished_unit", "typed_by", "congress__area", "merged_into")
        .prefetch_related(
            "cosigners__deputy__person",
            "cosigners__deputy__delegation",
            "reviews",
            "versions",
            "urgings",
            "visits",
            "assignments__unit",
            "assignments__return_proposed_unit",
            "assignments__nodes",
            "assignments__contacts",
            "assignments__opinions",
            "assignments__extensions",
            "assignments__commitments__reports",
            "assignments__replies__reply_class",
            "assignments__replies__class_events__to_class",
            "assignments__replies__rating__deputy__person",
            "assignments__replies__commitments",
        )
        .get()
    )


@dataclass(frozen=True)
class Wanted:
    """One paper that belongs in the file: its kind, what it is about, the day of the deed it tells of, and what is
    asked for beyond its object."""

    key: str
    obj: object
    day: object
    asked: dict = field(default_factory=dict)


def wanted(suggestion):
    """What belongs in the file, in the order of handling."""
    reviews, tasks = list(suggestion.reviews.all()), sorted(suggestion.assignments.all(), key=lambda task: task.pk)
    for task in tasks:
        task.suggestion = suggestion
    yield Wanted("suggestion_form", suggestion, suggestion.submitted_on)
    if reviews:
        yield Wanted("review_record", suggestion, day_of(reviews[-1].reviewed_at))
    returned = [row for row in reviews if row.decision == "returned"]
    if returned:
        yield Wanted("return_note", suggestion, day_of(returned[-1].reviewed_at))
    if suggestion.not_filed_reason:
        yield Wanted("not_filed_notice", suggestion, day_done(suggestion, "suggestions.suggestion.not_file"))
    for task in tasks:
        yield Wanted("assignment_notice", task.unit, task.assigned_on, {"tasks": [task.pk]})
        if task.return_reason:
            yield Wanted("return_opinion", task, day_done(task, "suggestions.assignment.request_return"))
    for task in tasks:
        yield from _handling(task)
    levels = {1: "urging", 2: "urging", 3: "pressing", 4: "circular"}
    by_pk = {task.pk: task for task in tasks}
    for row in suggestion.urgings.all():
        key = "government_urging" if row.by_government else levels[row.level]
        yield Wanted(key, by_pk[row.assignment_id], row.made_on, {"urging": row.pk})
    for row in suggestion.visits.all():
        yield Wanted("site_visit", suggestion, row.on, {"visit": row.pk})
    for task in tasks:
        yield from _answers(suggestion, task)
    if suggestion.state == "withdrawn":
        yield Wanted("withdrawal_receipt", suggestion, day_done(suggestion, "suggestions.suggestion.withdraw"))


def _handling(task):
    contacts, opinions = list(task.contacts.all()), list(task.opinions.all())
    if task.plan or contacts:
        days = [task.assigned_on, task.signed_for_on, task.closed_on, *(one.on for one in contacts)]
        yield Wanted("handling_record", task, max(filter(None, days)))
    if opinions:
        yield Wanted("joint_opinion", task, opinions[-1].given_on)
    for one in task.extensions.all():
        if one.state == "approved":
            yield Wanted("extension_note", task, one.decided_on, {"extension": one.pk})


def _answers(suggestion, task):
    orders = queries.clocks_of(task, "suggestions.redo")
    for reply in queries.replies_of(task):
        if not reply.replied_on:
            continue
        for one in addressees(suggestion):
            asked = {"reply": reply.pk, "deputy": one["deputy"].pk}
            yield Wanted("reply_letter", task, reply.replied_on, asked)
        rating = getattr(reply, "rating", None)
        yield Wanted("feedback_form", task, rating.rated_on if rating else reply.replied_on, {"reply": reply.pk})
        if reply.round <= task.redo_count:
            day = orders[reply.round - 1].starts_on if len(orders) >= reply.round else None
            yield Wanted("redo_notice", task, day, {"round": reply.round})


def issued_in(suggestion):
    """Papers in force of the case, its tasks and its units' notices, oldest first."""
    tasks = list(suggestion.assignments.all())
    places = [address(obj) for obj in (suggestion, *tasks)]
    rows = list(Document.objects.current().filter(target__in=places).order_by("issued_on", "pk"))
    notices = Document.objects.current().filter(
        kind="suggestions.assignment_notice",
        target__in={address(task.unit) for task in tasks},
        issued_on__in={task.assigned_on for task in tasks},
    )
    mine = {task.pk for task in tasks}
    return rows + [row for row in notices.order_by("pk") if mine & set(row.snapshot["tasks"])]


def _answers_to(document, one):
    """Whether this issued paper is the one that belongs here."""
    if document.target != address(one.obj) or document.kind != f"suggestions.{one.key}":
        return False
    said = document.snapshot
    if one.key == "assignment_notice":
        return set(one.asked["tasks"]) <= set(said["tasks"])
    kept = said.get("asked", {})
    return all(kept.get(name, said.get(name)) == value for name, value in one.asked.items())


def papers_of(suggestion, *, phones=True):
    """The papers themselves: what was issued is bound as issued, what never was is set from the register."""
    issued, used = issued_in(suggestion), set()
    for one in wanted(suggestion):
        found = next((paper for paper in issued if paper.pk not in used and _answers_to(paper, one)), None)
        if found:
            used.add(found.pk)
            yield paper_of(found)
        else:
            yield _from_register(one, _set_as(one, phones))
    for document in issued:
        if document.pk not in used:
            yield paper_of(document)


def _set_as(one, phones):
    """What a paper needs beyond its object to say what it would have said on its day."""
    needs = {"suggestion_form": {"phones": phones}, "assignment_notice": {"on": one.day}}
    return needs.get(one.key, {"as_sent": True} if one.key == "reply_letter" else {})


def _from_register(one, more):
    """A paper nobody issued, set from what is registered, under the day of the deed and marked as such."""
    kind = kinds.documents[f"suggestions.{one.key}"]
    organ, day = kind.organ(one.obj), one.day or clock.today()
    facts = DocumentFacts(issuer=organ.name if organ else one.obj.congress.name, issued_on=day)
    paper = kind.compose(records.plain(kind.gather(one.obj, **one.asked, **more)), facts)
    paper = paper.replace(author=facts.issuer, date=paper.date or day)
    if kind.series and paper.form in ("red_head", "letter"):
        note = "\n".join(filter(None, (paper.note, "未制发正式文书，据登记内容排印")))
        return paper.replace(watermark="登记件", note=note, seal=False)
    return paper


def _cover(suggestion):
    tasks = list(suggestion.assignments.all())
    units = {
        label: "、".join(dict.fromkeys(task.unit.name for task in tasks if task.kind in kinds_of_task))
        for label, kinds_of_task in (("主办单位", ("lead", "separate")), ("会办单位", ("joint",)))
    }
    lead = suggestion.lead.person.name
    signers = len(signed(suggestion)) + 1
    return cover_of(
        f"{suggestion.subject}（{suggestion.number_text or '未编号'}）",
        organ=standing_committee(suggestion).name,
        kind="代表建议案卷",
        fields=(
            ("提出代表", f"{lead}等{signers}名代表" if signers > 1 else lead),
            *((label, names) for label, names in units.items() if names),
        ),
    )


LIMITS = (Column("时限", 1.4), Column("期限", 2.1, "center"), Column("结果", 2.1, "center"), Column("由来", 7))


def _derived(limit):
    """One clock: when it ran out, what became of it, and every step by which the day was found."""
    ended = limit.met_on or limit.ended_on
    result = limit.get_outcome_display() + (f"\n{long_date(ended)}" if ended else "")
    return limit.label, long_date(limit.due_on), result, "\n".join(step["text"] for step in limit.steps)


def course_paper(suggestion, actor):
    """The appendix: what happened when, why each date is what it is, and the digest of every file."""
    tasks = list(suggestion.assignments.all())
    promises = [promise for task in tasks for promise in task.commitments.all()]
    replies = [reply for task in tasks for reply in task.replies.all()]
    ratings = [reply.rating for reply in replies if hasattr(reply, "rating")]
    entries = reversed(timeline([suggestion, *tasks, *promises], actor))
    course = tuple(
        (
            f"{one['when'].astimezone(clock.BEIJING):%Y-%m-%d %H:%M}",
            one["who"],
            one["text"] + (f"\n理由：{one['reason']}" if one["reason"] else ""),
        )
        for one in entries
    )
    places = [address(obj) for obj in (suggestion, *tasks, *promises)]
    blocks = [
        Heading("一、办理经过"),
        Table((Column("时间", 2, "center"), Column("经办", 2.4), Column("事项", 6)), course, small=True),
        Heading("二、各项期限的由来"),
    ]
    limits = tuple(_derived(limit) for limit in Deadline.objects.filter(target__in=places).order_by("opened_at", "pk"))
    blocks.append(Table(LIMITS, limits, small=True))
    files_in = Attachment.objects.filter(
        target__in=[address(obj) for obj in (suggestion, *replies, *ratings, *suggestion.visits.all())],
        removed_at=None,
    )
    issued = [
        (_named(one), f"{one.issuer}\n{one.issued_on:%Y-%m-%d}", one.sha256)
        for one in issued_in(suggestion)
        if one.sha256
    ]
    uploaded = [(one.name, f"{one.uploaded_by}\n{day_of(one.uploaded_at):%Y-%m-%d}", one.sha256) for one in files_in]
    blocks += [Heading("三、签发的公文"), _digests("公文", "签发", issued) or Para("本件没有签发公文。")]
    blocks += [Heading("四、上传的附件"), _digests("文件名", "上传", uploaded) or Para("本件没有上传附件。")]
    return Paper(form="sheet", title="办理经过、期限由来和文件清单", blocks=tuple(blocks), date=clock.today())


def _named(document):
    to = f"（致{document.snapshot['to']}）" if "to_role" in document.snapshot else ""
    return f"{document.number_text} {document.title}{to}".strip()


def _digests(what, by, rows):
    """A table of files with the digest that proves each unaltered."""
    columns = (Column("序号", 0.8, "center"), Column(what, 3), Column(by, 2), Column("SHA-256 校验码", 5))
    return rows and Table(columns, tuple((str(place), *row) for place, row in enumerate(rows, 1)), small=True)


def bind(job, progress):
    """Compose every paper in order, number the leaves through, and keep the file for the one who asked."""
    actor = asker(job)
    suggestion = whole_case(job.args["suggestion"])
    if not Suggestion.objects.visible_to(actor).filter(pk=suggestion.pk).exists() or not may_bind(actor, suggestion):
        raise Refused(f"只有{may_bind.__doc__}可以生成案卷。")
    papers = [*papers_of(suggestion, phones=not actor.is_any("GO")), course_paper(suggestion, actor)]
    progress(0, len(papers) + 1)

    def counted():
        for done, paper in enumerate(papers, 1):
            yield paper
            progress(done, len(papers) + 1)

    rendered = merge(
        counted(),
        title=f"案卷：{suggestion.about}",
        front=(_cover(suggestion), contents_of(suggestion.about)),
        back=(closing_of(keeper=actor.name, date=clock.today()),),
    )
    progress(len(papers) + 1, len(papers) + 1)
    made = {"papers": len(papers), "pages": rendered.pages, "sha256": rendered.sha256}
    return handed_out(job, rendered.content, f"案卷-{suggestion.about}.pdf") | made


def check(actor, suggestion):
    if not may_bind(actor, suggestion):
        raise PermissionDenied(f"只有{may_bind.__doc__}可以生成案卷。")


CASE_FILE = JobKind(key=KIND, label="生成案卷", run=bind)
