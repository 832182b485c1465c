"""What is printed of what people say: the record of a reception (接待选民记录表) and the ledger (社情民意台账)."""

from datetime import date

from django.db.models import Q

from congress.frame import clock
from congress.frame.kinds import DocumentKind
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Field, Fields, Paper, Para, Signature, Signatures, Table

from ..models import Opinion, OpinionRating
from ..policies import opinions as policies
from .pairings import commission, own_terms

LINES = 6


def gather_record(opinion):
    """One reception. Neither name nor telephone of the informant: who needs them looks them up, which is recorded."""
    return {
        "station": opinion.station.name if opinion.station else "",
        "area": f"{opinion.area.name}{opinion.place}",
        "received_on": opinion.received_on,
        "source": opinion.get_source_display(),
        "deputy": opinion.received_by.person.name if opinion.received_by else "",
        "named": "实名" if opinion.name else "未留姓名",
        "theme": opinion.get_theme_display(),
        "receipt_no": opinion.receipt_no,
        "words": opinion.words,
        "course": [
            f"{long_date(one.at.date())} {one.from_desk}→{one.to_desk}：{one.reason}"
            for one in opinion.transfers.all()
        ],
        "reply": "\n".join(_answers(opinion)) or opinion.reason,
        "replied_on": opinion.replied_on,
        "mark": OpinionRating.Mark(opinion.mark).label if opinion.mark else "",
    }


def _answers(opinion):
    """Each answer; where there were several, with its day."""
    told = list(opinion.answers.all())
    return [one.words if len(told) == 1 else f"{long_date(one.on)}：{one.words}" for one in told]


def compose_record(facts, issued):
    def said(iso):
        return long_date(date.fromisoformat(iso)) if iso else ""

    rows = (
        (Field("接待地点", facts["station"] or facts["area"]), Field("接待日期", said(facts["received_on"]))),
        (Field("接待代表", facts["deputy"]), Field("接待方式", facts["source"])),
        (Field("反映人", facts["named"]), Field("回执号", facts["receipt_no"])),
        (Field("类别", facts["theme"]), Field("所在地", facts["area"])),
        (Field("反映的内容", facts["words"], lines=LINES, stacked=True),),
        (Field("转交办理", "\n".join(facts["course"]), lines=3, stacked=True),),
        (Field("答复内容", facts["reply"], lines=4, stacked=True),),
        (Field("答复日期", said(facts["replied_on"])), Field("群众评价", facts["mark"])),
    )
    return Paper(
        form="sheet",
        title=("人大代表接待选民记录表",),
        blocks=(Fields(rows), Signatures((Signature("接待代表", dated=True), Signature("记录人")))),
    )


def gather_ledger(term, *, year=None):
    """All that came in within one year, in its order: in the county and its townships, or in one township."""
    year, is_county = year or clock.today().year, term.congress.parent_id is None
    where = Q(congress=term.congress_id) | Q(congress__parent=term.congress_id)
    rows = Opinion.objects.filter(where, received_on__year=year).exclude(state="to_petition")
    rows = rows.select_related("area", "unit", "congress__area").order_by("received_on", "pk")
    return {
        "congress": term.congress.short_name,
        "year": year,
        "with_townships": is_county,
        "rows": [
            [*([row.congress.area.name] if is_county else []), row.received_on.isoformat(), row.area.name, row.get_source_display(),
             row.get_theme_display(), row.subject,
             row.unit.short_name if row.unit else row.get_desk_display(), row.get_state_display(),
             row.replied_on.isoformat() if row.replied_on else "", OpinionRating.Mark(row.mark).label if row.mark else ""]
            for row in rows
        ],
    }  # fmt: skip


def compose_ledger(snapshot, issued):
    receiver = (Column("受理人大", 1.8),) if snapshot.get("with_townships") else ()
    columns = (Column("序号", 0.9, "center"), *receiver, Column("收到日期", 1.7, "center"), Column("地方", 1.6), Column("来源", 1.5),
               Column("类别", 1.9), Column("反映的事", 6), Column("办理方", 2), Column("状态", 2), Column("答复日期", 1.7, "center"),
               Column("群众评价", 1.8))  # fmt: skip
    rows = [tuple(map(str, (place, *row))) for place, row in enumerate(snapshot["rows"], start=1)]
    return Paper(
        form="sheet",
        landscape=True,
        title=("社情民意台账",),
        subtitle=(f"{snapshot['congress']}（{snapshot['year']}年）",),
        blocks=(Para(f"共{len(rows)}件", align="right", face="kai"), Table(columns, tuple(rows), small=True)),
        signer=issued.issuer,
        date=issued.issued_on,
    )


def prints_ledger(actor, term):
    """本级人大的代表工委、主席和秘书"""
    return actor.is_system or (actor.is_any("DAC", "TCH", "TSEC") and actor.congress_id == term.congress_id)


RECORD = DocumentKind(
    key="deputies.reception_record",
    title="接待选民记录表",
    model="deputies.opinion",
    gather=gather_record,
    compose=compose_record,
    organ=commission,
    may_issue=policies.prints_record,
    may_read=policies.reads_record,
    order=460,
)
LEDGER = DocumentKind(
    key="deputies.opinion_ledger",
    title="社情民意台账",
    model="congress.term",
    gather=gather_ledger,
    compose=compose_ledger,
    organ=commission,
    may_issue=prints_ledger,
    may_read=prints_ledger,
    readers=("DAC", "TCH", "TSEC", "SYSTEM"),
    narrow=own_terms,
    order=461,
)
ALL = (RECORD, LEDGER)
