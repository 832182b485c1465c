"""Planning, holding, counting and filing duty reports to electors."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, notices, records, writings
from congress.actions.registers import arrange, demand, keep
from congress.frame import guards
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.two_counts import turn
from congress.frame.workflow import Refused
from congress.models import Writing

from ..models import MARKS, BallotCount, BallotCountLine, DutyReport, DutyReportSession
from ..policies import duty_reports as policies
from ..queries import duty_reports as queries
from ..workflow.duty_reports import DUTY_SESSION

State = DutyReportSession.State
OWN_BALLOTS = "您在这次会上述职、接受评议，不能参加计票，请换一人计票；本乡镇人手不够的，由县人大代表工委派人。"


@transaction.atomic
def keep_session(session, *, actor, deputies=None):
    """Enter a session into the plan or change one; ``deputies`` report at it in this order. Who is on it keeps the words
    he has written; it belongs to the term in which its day lies."""
    demand(policies.plans, actor, session)
    if session.pk:
        _demand_open(session)
    term = queries.term_on(session.congress_id, session.on)
    if term is None:
        raise ValidationError({"on": "这一天没有登记届次。"})
    session.term = term
    was = DutyReportSession.objects.filter(pk=session.pk).first()
    before = queries.reports_of(was) if was else []
    keep(session, actor=actor)
    if deputies is not None:
        _seat(session, deputies)
    if session.state == State.NOTIFIED:
        _tell_of_change(session, was, before)
    return session


def _tell_of_change(session, was, before):
    """Who had been told learns what is different; who is new is asked like the others; who is off the list hears it."""
    there = {report.deputy_id: report.deputy.membership for report in queries.reports_of(session)}
    told = {report.deputy_id: report.deputy.membership for report in before}
    _ask([there[pk] for pk in there.keys() - told.keys()], session)
    if (was.on, was.area_id, was.place) != (session.on, session.area_id, session.place):
        subject = f"述职安排有变：{long_date(session.on)}{session.place}"
        notices.tell([there[pk] for pk in there.keys() & told.keys()], subject=subject, obj=session)
    notices.tell(
        [told[pk] for pk in told.keys() - there.keys()], subject=f"这次述职不再安排您：{was}", url="/duty-reports/"
    )


def _ask(holders, session):
    notices.tell(holders, subject=f"请准备述职：{long_date(session.on)}{session.place}", obj=session)


def _speakers(session):
    return [report.deputy.membership for report in queries.reports_of(session)]


def _demand_open(session):
    if DUTY_SESSION.held(session).state not in (State.PLANNED, State.NOTIFIED):
        raise Refused("述职会已经召开或者取消，不能再改。")


def _seat(session, deputies):
    """The reports of exactly these deputies, in this order."""
    there = {report.deputy_id: report for report in session.reports.all()}
    for deputy in deputies:
        if deputy.congress_id != session.congress_id or not deputy.membership.in_force_on(session.on):
            raise ValidationError({"deputies": f"{deputy}这一天不是本级人大代表。"})
    off = [there.pop(pk) for pk in there.keys() - {deputy.pk for deputy in deputies}]
    if kept := queries.with_something(off):
        names = "、".join(str(report.deputy) for report in kept)
        raise ValidationError(
            {"deputies": f"{names}已经写了述职报告，或者已登记选民意见、评议结果，不能从名单中去掉。"}
        )
    DutyReport.objects.filter(pk__in=[report.pk for report in off]).delete()
    new = [deputy for deputy in deputies if deputy.pk not in there]
    last = max((report.order for report in there.values()), default=0)
    DutyReport.objects.bulk_create(
        DutyReport(session=session, deputy=deputy, order=last + place) for place, deputy in enumerate(new, start=1)
    )


@DUTY_SESSION.does("notify")
def notify(session, *, actor):
    """Every deputy who reports is told the day and the place, and asked to write his report."""
    _ask(_speakers(session), session)


@DUTY_SESSION.does("hold")
def hold(session, *, actor, electors, villagers=None, chaired_by=""):
    """It sat: how many electors came."""
    _came(session, electors, villagers, chaired_by)


def _came(session, electors, villagers, chaired_by):
    session.electors, session.villagers, session.chaired_by = electors, villagers, chaired_by.strip()
    if villagers and villagers > electors:
        raise ValidationError({"villagers": "其中人数不能多于到会选民人数。"})


@DUTY_SESSION.does("correct")
def correct(session, *, actor, electors, villagers=None, chaired_by=""):
    """What was entered of the meeting was wrong; ballots already counted must still fit into the hall."""
    _came(session, electors, villagers, chaired_by)
    most = max((count.issued for count in queries.counts_of(session)), default=0)
    if electors < most:
        raise ValidationError(
            {"electors": f"已录入发出评议票{most}张，到会选民不能少于这个数；票数有误的，请先重新计票。"}
        )


@DUTY_SESSION.does("rate")
def rate(session, *, actor, issued, returned, lines):
    """Two people have counted the same: that is the result. ``lines`` are {report pk: BallotCountLine}."""
    session.issued, session.returned = issued, returned
    for report in queries.reports_of(session):
        for name, _ in MARKS:
            setattr(report, name, getattr(lines[report.pk], name))
        report.save(update_fields=[name for name, _ in MARKS])


@DUTY_SESSION.does("recount")
def recount(session, *, actor, reason):
    """The count was wrong: the result is void, two people count again; what was entered stays for the record."""
    session.count_round += 1
    session.reports.update(**dict.fromkeys((name for name, _ in MARKS)))
    session.issued = session.returned = None


@DUTY_SESSION.does("give_back")
def give_back(session, *, actor):
    """Every deputy is told how he was rated and what electors said."""
    notices.tell(_speakers(session), subject=f"请查看述职评议结果并答复选民意见：{session}"[:120], obj=session)


@DUTY_SESSION.does("file")
def file(session, *, actor, released):
    """Everything is there: each report goes into the register of writings, from which the year's volume is made;
    ``released`` shows session and result to everybody."""
    session.released = released
    for report in queries.reports_of(session):
        row = Writing(
            congress_id=session.congress_id, kind=Writing.Kind.DUTY, title=f"{report.deputy}代表向选民述职报告",
            year=session.on.year, body_id=actor.organization_id, person=report.deputy.person, text=report.text,
        )  # fmt: skip
        writings.keep_writing(row, actor=actor)
        attachments.carry_over(report, row)
        report.writing = writings.publish(row, actor=actor, adopted_on=session.on)
        report.save(update_fields=["writing"])


@DUTY_SESSION.does("cancel")
def cancel(session, *, actor, reason):
    """It was not held; the reason stays, and its deputies have not reported. Who had been asked to come is told."""
    session.cancelled_because = reason.strip()
    if session.state == State.NOTIFIED:
        notices.tell(_speakers(session), subject=f"不召开了：{session}", text=session.cancelled_because, obj=session)


# What deputies write, what electors said.


@transaction.atomic
def write_report(report, *, actor, text, files=(), drop=()):
    """A deputy's words, or files; who typed them for him is kept. Open until the session is filed."""
    demand(policies.writes, actor, report)
    if DUTY_SESSION.held(report.session).state in DUTY_SESSION.final:
        raise Refused("这次述职已经归档或者取消，不能再改。")
    report.text = text.strip()
    report.written_by = "" if report.deputy.person_id == actor.person_id else actor.name[:40]
    keep(report, actor=actor, congress_id=report.congress_id)
    attachments.attach(report, files, actor=actor)
    for one in drop:
        attachments.take_down(one, report, actor=actor)
    return report


@transaction.atomic
def keep_opinions(report, rows, *, actor):
    """What electors said to a deputy and what he answered, in their order. He adds and answers; what stands already only
    those who keep the session change or take off."""
    demand(policies.writes, actor, report)
    if DUTY_SESSION.held(report.session).state not in (State.HELD, State.RATED, State.RETURNED):
        raise Refused("述职会召开以后、归档以前，才能登记选民意见和答复。")
    if not policies.hosts(actor, report.session):
        said = dict(report.opinions.values_list("pk", "title"))
        rows = [row | {"title": said.get(row.get("pk"), row["title"])} for row in rows]
    kept = arrange(report.opinions, rows, columns=("title", "answer"))
    records.record("deputies.dutyreport.opinions", actor=actor, obj=report, congress_id=report.congress_id,
                   text=f"{actor.name}登记{report}的选民意见{len(kept)}条")  # fmt: skip
    return report


# The ballots.


@transaction.atomic
def count_ballots(session, *, actor, issued, returned, lines):
    """One person's count: {report pk: {mark: number}}. The second count by another person settles it if both agree;
    else both stay and it is said where they differ. Whoever counts again adds an attempt; the one before stays."""
    if policies.hosts(actor, session) and policies.is_rated(actor, session):
        raise Refused(OWN_BALLOTS)
    demand(policies.counts, actor, session)
    session = DUTY_SESSION.held(session)
    if session.state != State.HELD:
        raise Refused("述职会召开以后、结果确定以前，才能计票。")
    _demand_sums(session, issued, returned, lines)
    last = queries.counts_of(session)
    place, attempt = turn(last, actor.person_id, by="person_id", third="已有两人计票，由其中一人核对后重新录入。")
    count = BallotCount(
        session=session,
        round=session.count_round,
        place=place,
        attempt=attempt,
        person_id=actor.person_id,
        issued=issued,
        returned=returned,
    )
    with guards.spoken():
        count.save()
    BallotCountLine.objects.bulk_create(
        BallotCountLine(count=count, report_id=pk, **marks) for pk, marks in lines.items()
    )
    words = f"{actor.name}录入《{session}》的计票" + (f"（第{attempt}次）" if attempt > 1 else "")
    records.record("deputies.ballotcount.enter", actor=actor, obj=session, text=words)
    return _settle(session)


def _demand_sums(session, issued, returned, lines):
    if returned > issued:
        raise ValidationError({"returned": "收回的票不能多于发出的票。"})
    if issued > session.electors:
        raise ValidationError({"issued": f"发出的票不能多于到会选民（{session.electors}人）。"})
    for report in queries.reports_of(session):
        total = sum(lines[report.pk].values())
        if total != returned:
            raise ValidationError(f"{report.deputy}的各项合计{total}张，应当等于收回的{returned}张。")


def _settle(session):
    """(the session, where the counts differ): rated when there are two and they agree."""
    counts = queries.counts_of(session)
    differing = queries.differences(session)
    if len(counts) == 2 and not differing:
        first = counts[0]
        return rate(session, actor=SYSTEM, issued=first.issued, returned=first.returned, lines=first.by_report), []
    return session, differing
