"""Papers of duty reports: the plan of a year, the ballots, the two counts, the result."""

from datetime import date

from congress.frame import clock
from congress.frame.kinds import DocumentKind
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Paper, Para, Signature, Signatures, Table

from ..models import MARKS, DutyReportSession
from ..policies import duty_reports as policies
from ..queries import duty_reports as queries
from .pairings import commission, own_terms

READERS = (*policies.READERS, "SYSTEM")
WORDS = tuple(word for _, word in MARKS)


def day(text):
    return long_date(date.fromisoformat(text))


# The plan of a year.


def gather_plan(term, *, year=None):
    year = year or clock.today().year
    rows = DutyReportSession.objects.filter(term=term, on__year=year).exclude(state="cancelled").select_related("area")
    return {
        "congress": term.congress.short_name,
        "year": year,
        "rows": [
            [row.on.isoformat(), row.area.name, row.place,
             "、".join(str(report.deputy) for report in queries.reports_of(row)), row.get_state_display()]
            for row in rows.order_by("on", "pk")
        ],
    }  # fmt: skip


def compose_plan(snapshot, issued):
    rows = tuple((str(place), day(on), *rest) for place, (on, *rest) in enumerate(snapshot["rows"], start=1))
    columns = (Column("序号", 0.8, "center"), Column("述职日期", 2.2, "center"), Column("乡镇", 1.6),
               Column("地点", 2.6), Column("述职代表", 5), Column("进度", 2.4, "center"))  # fmt: skip
    return Paper(
        form="sheet",
        landscape=True,
        title="代表向选民述职计划",
        subtitle=(f"{snapshot['congress']}（{snapshot['year']}年）",),
        blocks=(Para(f"共{len(rows)}次", align="right", face="kai"), Table(columns, rows, small=True)),
        signer=issued.issuer,
        date=issued.issued_on,
    )


def reads_plan(actor, term):
    """县人大机关、乡镇人大、人大代表"""
    return actor.is_system or (policies.reads_sessions(actor) and actor.congress_id == term.congress_id)


PLAN = DocumentKind(
    key="deputies.duty_plan",
    title="代表述职计划",
    model="congress.term",
    gather=gather_plan,
    compose=compose_plan,
    organ=commission,
    may_issue=policies.plans,
    may_read=reads_plan,
    readers=READERS,
    narrow=own_terms,
    order=121,
)


# One session.


def gather(session):
    reports = queries.reports_of(session)
    counts = queries.counts_of(session) if session.is_counted else []
    return {
        "on": session.on.isoformat(),
        "place": f"{session.area.name}{session.place}",
        "electors": session.electors,
        "villagers": session.villagers,
        "chaired_by": session.chaired_by,
        "issued": session.issued,
        "returned": session.returned,
        "names": [str(report.deputy) for report in reports],
        "rows": [
            [str(report.deputy), *(number for _, number in report.counts)] for report in reports if report.counts
        ],
        "counted_by": [one.person.name for one in counts],
        "opinions": [
            [str(report.deputy), one.title, one.answer]
            for report in reports
            for one in report.opinions.order_by("order")
        ],
    }


def compose_ballot(snapshot, issued):
    """One ballot, to be copied; nobody signs it."""
    columns = (Column("述职代表", 2.4), *(Column(word, 1.4, "center") for word in WORDS[:4]))
    rows = tuple((name, "", "", "", "") for name in snapshot["names"])
    how = "请在每名代表的一栏内画“○”，每人只画一处；不画的按弃权计，画两处以上的按无效计。本票不记名。"
    table = Table(columns, rows, row_lines=1)
    blocks = (Para(how, face="kai"), table)
    return Paper(
        form="sheet",
        title="代表述职评议票",
        subtitle=(f"{day(snapshot['on'])}　{snapshot['place']}",),
        blocks=blocks,
        date=issued.issued_on,
        signer=issued.issuer,
    )


def _numbers(snapshot):
    columns = (Column("述职代表", 2.4), *(Column(word, 1.4, "center") for word in WORDS))
    return Table(columns, tuple(tuple(map(str, row)) for row in snapshot["rows"]))


def _came(snapshot):
    of_which = f"，其中村（居）民代表{snapshot['villagers']}人" if snapshot["villagers"] else ""
    chaired = f"，{snapshot['chaired_by']}主持" if snapshot["chaired_by"] else ""
    return (
        f"{day(snapshot['on'])}在{snapshot['place']}召开述职会，到会选民{snapshot['electors']}人{of_which}{chaired}。"
    )


def _ballots(snapshot):
    return f"发出评议票{snapshot['issued']}张，收回{snapshot['returned']}张。"


def compose_tally(snapshot, issued):
    return Paper(
        form="sheet",
        title="代表述职评议计票单",
        blocks=(
            Para(_came(snapshot) + _ballots(snapshot)),
            _numbers(snapshot),
            Para(f"两次计票分别由{'、'.join(snapshot['counted_by'])}独立录入，结果一致。"),
            Signatures((Signature("计票人"), Signature("监票人"))),
        ),
        date=issued.issued_on,
        signer=issued.issuer,
    )


def compose_result(snapshot, issued):
    said = Table(
        (Column("述职代表", 1.6), Column("选民意见", 4.5), Column("代表答复", 4.5)), tuple(map(tuple, snapshot["opinions"])),
        caption="选民意见和代表答复",
    )  # fmt: skip
    return Paper(
        form="plain",
        title="代表向选民述职评议结果",
        blocks=(
            Para(_came(snapshot) + f"{'、'.join(snapshot['names'])}向选民述职。" + _ballots(snapshot)),
            _numbers(snapshot),
            *((said,) if snapshot["opinions"] else ()),
        ),
        signer=issued.issuer,
        date=issued.issued_on,
    )


def prints_ballots(actor, session):
    """代表工委（乡镇为人大主席、秘书），列出述职代表之后"""
    return (
        policies.hosts(actor, session) and session.state in ("notified", "held") and bool(queries.reports_of(session))
    )


def gives_result(actor, session):
    """代表工委（乡镇为人大主席、秘书），两人计票一致之后"""
    return policies.hosts(actor, session) and session.is_counted


def reads(actor, session):
    """看得到这次述职的人"""
    return actor.is_system or policies.reads_sessions(actor)


def reads_count(actor, session):
    """代表工委，所在乡镇的人大主席、秘书"""
    return actor.is_system or policies.hosts(actor, session)


def _of_session(key, title, compose, may_issue, may_read, order):
    return DocumentKind(
        key=f"deputies.{key}", title=title, model="deputies.dutyreportsession", gather=gather, compose=compose,
        organ=commission, may_issue=may_issue, may_read=may_read, readers=READERS, order=order,
    )  # fmt: skip


BALLOT = _of_session("duty_ballot", "述职评议票", compose_ballot, prints_ballots, reads_count, 122)
TALLY = _of_session("duty_tally", "述职评议计票单", compose_tally, gives_result, reads_count, 123)
RESULT = _of_session("duty_result", "述职评议结果", compose_result, gives_result, reads, 124)
ALL = (PLAN, BALLOT, TALLY, RESULT)
