"""Publishing an agenda with its notice, version by version; the papers of its items with their days; the pack."""

from pathlib import Path

from django.db import transaction
from django.db.models import Q

from congress.frame import clock, files, kinds, packing
from congress.frame.address import find
from congress.frame.printing import render_pdf
from congress.frame.workflow import Refused

from ..models import AgendaVersion, Meeting, MeetingPaper, Membership, Notice, PaperOpening, Summons
from ..policies import agendas as policies
from ..queries import agendas as queries
from ..queries.attachments import attachments_of
from ..queries.jobs import asker
from ..queries.rules import rule
from ..workflow import MEETING, PAPER
from . import attachments, clocks, documents, exporting, jobs, notices, records
from .registers import demand, keep

PACK = "congress.meeting_pack"


@transaction.atomic
def publish(meeting, *, actor, because=""):
    """Freeze the items as the next version and tell all who are to come: in their inbox, with a receipt. Refused when
    nothing has changed since the version in force; a change says why."""
    demand(policies.publishes, actor, meeting)
    if MEETING.held(meeting).state != Meeting.State.PLANNED:
        raise Refused("会议已经登记召开情况，议程不再发布。")
    items, last = queries.snapshot(meeting), queries.latest(meeting)
    if not items:
        raise Refused("还没有编排议题。")
    if last and not queries.differences(last.items, items):
        raise Refused("议题和已发布的版本相同。")
    if last and not because.strip():
        raise Refused("改动已发布的议程，请写明原因。")
    version = AgendaVersion.objects.create(
        meeting=meeting, number=last.number + 1 if last else 1, items=items, because=because.strip() if last else "",
        published_on=clock.today(), published_by=actor.name[:40],
    )  # fmt: skip
    people = queries.addressees(meeting)
    Summons.objects.bulk_create(Summons(version=version, person_id=one.person_id) for one in people)
    changed = f"（第{version.number}版，{version.because}）" if last else ""
    notices.tell(people, subject=f"请阅：{meeting}会议通知和议程{changed}"[:120], obj=meeting,
                 text=f"{meeting.opens_on:%Y-%m-%d}开幕，地点：{meeting.place or '另行通知'}。请打开会议页面点“已阅”。")  # fmt: skip
    records.record("congress.agenda.publish", actor=actor, obj=meeting, after={"议题": [item["title"] for item in items]},
                   text=f"{actor.name}发布{version}，通知{len(people)}人", reason=version.because)  # fmt: skip
    return version


@transaction.atomic
def acknowledge(meeting, *, actor):
    """The person says that he has read the notice."""
    if not actor.person_id:
        raise Refused("没有给您的会议通知。")
    rows = Summons.objects.filter(version__meeting=meeting, person=actor.person_id, read_at=None)
    if not rows.update(read_at=clock.now()):
        raise Refused("没有还没阅知的会议通知。")
    target = f"congress.meeting:{meeting.pk}"
    notices.mark_read(Notice.objects.filter(target=target, person=actor.person_id), actor=actor)
    records.record("congress.agenda.read", actor=actor, obj=meeting, text=f"{actor.name}阅知{meeting}会议通知")
    return meeting


@transaction.atomic
def urge_unread(meeting, *, actor):
    """Remind those who have not read the version in force."""
    demand(policies.publishes, actor, meeting)
    version = queries.latest(meeting)
    unread = Q(person__in=version.summons.filter(read_at=None).values("person")) if version else Q(pk=None)
    people = list(Membership.objects.in_office().filter(unread).select_related("person"))
    if not people:
        raise Refused("都已经阅知。")
    told = notices.tell(people, subject=f"请阅：{meeting}会议通知", obj=meeting, urgent=True)
    records.record(
        "congress.agenda.urge", actor=actor, obj=meeting, text=f"{actor.name}提醒{len(told)}人阅知{meeting}会议通知"
    )
    return meeting


# Papers.


@transaction.atomic
def keep_paper(paper, *, actor, files=(), drop=()):
    """Ask a body for a paper of an item, or change it; its legal days begin with it."""
    demand(policies.keeps_papers, actor, paper)
    if MEETING.held(paper.item.meeting).state != Meeting.State.PLANNED:
        raise Refused("会议已经登记召开情况。")
    new = paper.pk is None
    keep(paper, actor=actor, congress_id=paper.congress_id)
    _files(paper, files, drop, actor)
    if new:
        _start_clocks(paper, actor)
        if paper.organ_id:
            people = Membership.objects.in_office().with_role("UNIT", "UNITL", "GOV").filter(organization=paper.organ)
            notices.tell(people, subject=f"请报送：{paper}"[:120], text=str(paper.item.meeting), obj=paper)
    return paper


def _files(paper, given, drop, actor):
    attachments.attach(paper, given, actor=actor, congress_id=paper.congress_id)
    for one in drop:
        attachments.take_down(one, paper, actor=actor, congress_id=paper.congress_id)


def _start_clocks(paper, actor):
    """Those days that can still be kept; what had to be done before anybody could be warned of it is left alone."""
    meeting = paper.item.meeting
    for key, length in queries.lengths_of(paper).items():
        if (meeting.opens_on - clock.today()).days >= rule(paper.congress_id, length):
            clocks.open_clock(key, paper, actor=actor, starts_on=meeting.opens_on)


@transaction.atomic
def put_files(paper, *, actor, files=(), drop=()):
    """The body that reports puts its files, until the paper is handed out."""
    demand(policies.hands_in, actor, paper)
    if PAPER.held(paper).state == MeetingPaper.State.DISTRIBUTED:
        raise Refused("已经印发，要换文件请先退回修改。")
    _files(paper, files, drop, actor)
    return paper


@transaction.atomic
def drop_paper(paper, *, actor):
    """A paper that is not wanted after all goes, with its days; none that was handed out."""
    demand(policies.keeps_papers, actor, paper)
    if PAPER.held(paper).state == MeetingPaper.State.DISTRIBUTED:
        raise Refused("已经印发的文件不能删除。")
    clocks.close_clocks(paper, actor=actor, cancelled=queries.PAPER_CLOCKS)
    records.record("congress.meetingpaper.drop", actor=actor, obj=paper, text=f"{actor.name}删除会议文件《{paper}》")
    for one in attachments_of(paper).get(f"congress.meetingpaper:{paper.pk}", ()):
        attachments.take_down(one, paper, actor=actor, congress_id=paper.congress_id)
    paper.delete()


@PAPER.does("send_draft")
def send_draft(paper, *, actor):
    paper.drafted_on = clock.today()


@PAPER.does("submit")
def submit(paper, *, actor):
    paper.submitted_on = clock.today()


@PAPER.does("hand_out")
def hand_out(paper, *, actor, open_from=None):
    """The members read it from that day on, and are told."""
    paper.distributed_on, paper.open_from = clock.today(), open_from or clock.today()
    people = queries.addressees(paper.item.meeting)
    notices.tell(people, subject=f"请阅：{paper}"[:120], text=str(paper.item.meeting), obj=paper.item.meeting)


def note_opening(papers, *, actor):
    """Whoever opens papers that were handed out is on their lists from the first time on."""
    out = [paper for paper in papers if paper.state == MeetingPaper.State.DISTRIBUTED]
    if actor.person_id and out:
        PaperOpening.objects.bulk_create(
            [PaperOpening(paper=paper, person_id=actor.person_id) for paper in out], ignore_conflicts=True
        )


@PAPER.does("send_back")
def send_back(paper, *, actor, reason):
    """To be changed: what it was handed in as is void."""
    paper.drafted_on = paper.submitted_on = paper.distributed_on = paper.open_from = None
    if paper.organ_id:
        people = Membership.objects.in_office().with_role("UNIT", "UNITL", "GOV").filter(organization=paper.organ_id)
        notices.tell(people, subject=f"请修改：{paper}"[:120], text=f"理由：{reason.strip()}", obj=paper)


def follow_meeting(meeting, *, actor):
    """The days of the papers follow the meeting: put off with it, ended with it."""
    for row in queries.running_clocks(meeting):
        paper = find(row.target)
        if meeting.state != Meeting.State.PLANNED:
            clocks.close_clock(row.key, paper, actor=actor, outcome="cancelled")
        elif row.starts_on != meeting.opens_on:
            clocks.open_clock(
                row.key, paper, actor=actor, starts_on=meeting.opens_on, replaces=row, reason="会议改期。"
            )


# The pack.


@transaction.atomic
def ask_pack(meeting, *, actor):
    """Ask for one ZIP of the agenda and the papers that this person may read; returns the Job."""
    records.record("congress.agenda.pack", actor=actor, obj=meeting, text=f"{actor.name}下载{meeting}会议文件")
    return jobs.submit(PACK, actor=actor, obj=meeting, label=f"{meeting}会议文件")


def run_pack(job, progress):
    """The agenda first, then each item's papers in their order, with the rights of today."""
    actor, meeting = asker(job), find(job.target)
    if meeting is None or not Meeting.objects.visible_to(actor).filter(pk=meeting.pk).exists():
        raise Refused("没有这次会议。")
    papers = queries.papers_of_meeting(meeting, actor)
    given = attachments_of(*papers)
    progress(0, len(papers) + 1)
    stored_as, path = exporting.place("zip")
    agenda = documents.draft_of(kinds.documents["congress.meeting_agenda"], meeting).replace(watermark="")
    with packing.Pack(path) as pack:
        pack.add("00 会议议程.pdf", render_pdf(agenda).content)
        for done, paper in enumerate(papers, start=1):
            folder = f"{paper.item.order:02d} {files.speaking(paper.item.title)}"
            for row in given.get(f"congress.meetingpaper:{paper.pk}", ()):
                if files.is_whole(row.stored_as, row.sha256):
                    pack.add(
                        f"{folder}/{files.speaking(paper.title)}{Path(row.name).suffix.lower()}",
                        files.path_of(row.stored_as),
                    )
            progress(done, len(papers) + 1)
        count = len(pack.sums)
    note_opening(papers, actor=actor)
    note_opening(papers, actor=actor)
    path.chmod(0o600)
    return exporting.fetched_as(job, stored_as, f"{meeting}会议文件.zip") | {"members": count}


MEETING_PACK = kinds.JobKind(key=PACK, label="生成会议文件包", run=run_pack)
