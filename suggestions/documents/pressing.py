"""Urging by its level – letter, notice signed by a leader, circular – and the record of a visit on the spot."""

from congress.frame import clock
from congress.frame.kinds import DocumentKind
from congress.frame.printing import Field, Fields, Paper, Para, Signature, Signatures, blocks_of, letter

from .. import queries
from . import rights
from .facts import (
    called,
    case,
    commission,
    day,
    government_of,
    newest,
    spread,
    standing_committee,
    supervision_office,
    task,
)
from .filing import CASE
from .handling import TASK

READERS = (*rights.OFFICES, "GO", "COM", *rights.SIDE)


def gatherer(levels, *, government=False):
    """What an urging of these levels says; without ``urging`` the newest of the task."""

    def gather(assignment, *, urging=None):
        rows = rights.urgings(assignment, levels, government=government)
        row = newest([row for row in rows if urging in (None, row.pk)], "这样的催办")
        due = assignment.reply_due_on if row.made_on == clock.today() else queries.due_as_of(assignment, row.made_on)
        return (
            case(assignment.suggestion, "everybody")
            | task(assignment)
            | {
                "urging": row.pk,
                "due_on": due,
                "level": row.level,
                "text": row.text,
                "answer_by": row.answer_by,
                "signer": row.signer,
                "made_on": row.made_on,
                "late": max(0, (row.made_on - due).days) if due else 0,
                "standing": assignment.get_state_display() if row.made_on == clock.today() else "",
                "copies": government_of(assignment),
            }
        )

    return gather


def _standing(snapshot):
    now = f"，目前处于“{snapshot['standing']}”阶段" if snapshot["standing"] else ""
    late = f"，至{day(snapshot['made_on'])}已超期{snapshot['late']}天" if snapshot["late"] else now
    return f"于{day(snapshot['assigned_on'])}交你单位{snapshot['kind']}，办理期限为{day(snapshot['due_on'])}{late}"


def compose_letter(snapshot, facts):
    return Paper(
        form="letter",
        head=facts.issuer,
        number=facts.number,
        title="关于催办代表建议的函",
        addressee=snapshot["unit"],
        blocks=(
            Para(f"{called(snapshot)}{_standing(snapshot)}。"),
            *blocks_of(snapshot["text"]),
            Para(f"请抓紧办理，于{day(snapshot['answer_by'])}前将办理进展和下一步安排书面反馈我单位。"),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )


def compose_pressing(snapshot, facts):
    return letter(
        facts,
        title="关于督办代表建议的通知",
        addressee=snapshot["unit"],
        blocks=(
            Para(f"{called(snapshot)}{_standing(snapshot)}。现予督办。"),
            *blocks_of(snapshot["text"]),
            Para(
                "请你单位主要负责人亲自研究，明确责任人和完成时限，认真听取代表意见，"
                f"于{day(snapshot['answer_by'])}前书面报告办理结果。逾期仍未办理的，将予通报。"
            ),
        ),
        note=f"签发人：{snapshot['signer']}",
        copies_to=tuple(snapshot["copies"]),
    )


def compose_circular(snapshot, facts):
    return letter(
        facts,
        title=f"关于{snapshot['unit']}办理代表建议有关情况的通报",
        addressee="各承办单位",
        blocks=(
            Para(
                f"{called(snapshot)}{_standing(snapshot).replace('你单位', snapshot['unit'])}。"
                "经提醒、催办、督办，办理工作仍未达到要求。现予通报。"
            ),
            *blocks_of(snapshot["text"]),
            Para(
                f"请{snapshot['unit']}于{day(snapshot['answer_by'])}前报告整改情况。各承办单位要引以为戒，严格执行代表建议办理期限和要求。"
            ),
        ),
        note=f"签发人：{snapshot['signer']}",
        copies_to=tuple(snapshot["copies"]),
    )


def _kind(key, title, levels, compose, organ, may_issue, order, *, government=False, **more):
    return DocumentKind(
        key=f"suggestions.{key}",
        title=title,
        model=TASK,
        gather=gatherer(levels, government=government),
        compose=compose,
        organ=organ,
        may_issue=may_issue,
        may_read=rights.reads_own,
        narrow=rights.open_tasks,
        readers=READERS,
        order=order,
        **more,
    )


URGING = _kind(
    "urging", "催办函", (1, 2), compose_letter, commission, rights.gives_urging, 60, series="letter", number_word="函"
)
GOVERNMENT_URGING = _kind(
    "government_urging",
    "督查室催办函",
    (1, 2),
    compose_letter,
    supervision_office,
    rights.gives_government_urging,
    61,
    government=True,
    series="letter",
    number_word="函",
)
PRESSING = _kind(
    "pressing", "督办通知", (3,), compose_pressing, standing_committee, rights.gives_pressing, 62, series="notice"
)
CIRCULAR = _kind(
    "circular", "通报", (4,), compose_circular, standing_committee, rights.gives_circular, 63, series="notice"
)


def gather_visit(suggestion, *, visit=None):
    row = newest([row for row in suggestion.visits.all() if visit in (None, row.pk)], "现场督办")
    return case(suggestion, "everybody") | {
        "visit": row.pk,
        "on": row.on,
        "place": row.place,
        "people": row.people,
        "findings": row.findings,
        "outcome": row.outcome,
        "entered_by": row.entered_by,
        "key_note": suggestion.key_note,
        "leader": suggestion.pressing_leader,
        "units": [
            one.unit.name for one in suggestion.assignments.all() if one.state not in ("sent_back", "cancelled")
        ],
    }


def compose_visit(snapshot, facts):
    return Paper(
        form="sheet",
        title="代表建议现场督办记录",
        date=None,
        blocks=(
            Fields(
                (
                    (Field("建议", called(snapshot)),),
                    (Field("督办日期", day(snapshot["on"])), Field("督办领导", snapshot["leader"])),
                    (Field("地点", snapshot["place"]),),
                    (Field("参加人员", snapshot["people"], lines=2),),
                    (Field("承办单位", "、".join(snapshot["units"])),),
                    (Field("督办依据", snapshot["key_note"] or "代表建议督办安排"),),
                    (Field("现场情况：", spread(snapshot["findings"]), lines=7, stacked=True),),
                    (Field("督办意见和结果：", spread(snapshot["outcome"]), lines=4, stacked=True),),
                )
            ),
            Signatures((Signature("督办领导签名："), Signature("记录人：", snapshot["entered_by"]))),
        ),
    )


VISIT = DocumentKind(
    key="suggestions.site_visit",
    title="现场督办记录",
    model=CASE,
    gather=gather_visit,
    compose=compose_visit,
    organ=commission,
    may_issue=rights.records_visits,
    may_read=rights.reads_visits,
    narrow=rights.open_cases,
    readers=(*rights.HOUSE, "COM", *rights.SIDE),
    order=64,
)
ALL = (URGING, GOVERNMENT_URGING, PRESSING, CIRCULAR, VISIT)
