"""While a unit handles: sending back, the joint unit's opinion, more time, doing it again, and a record of it all."""

from congress.frame.kinds import DocumentKind
from congress.frame.numbers import chinese
from congress.frame.printing import (
    Column,
    Field,
    Fields,
    Heading,
    Paper,
    Para,
    Signature,
    Signatures,
    Table,
    blocks_of,
    letter,
)

from .. import queries
from . import rights
from .facts import amount, called, case, commission, day, known_as, newest, spread, supervisors_of, task, unit
from .filing import letter_to_deputy

TASK = "suggestions.assignment"


def gather_return(assignment):
    return (
        case(assignment.suggestion, "everybody")
        | task(assignment)
        | {
            "supervisors": supervisors_of(assignment),
            "reason": assignment.return_reason,
            "proposed": assignment.return_proposed_unit.name if assignment.return_proposed_unit_id else "",
            "approved_by": assignment.return_approved_by,
            "opinion": assignment.get_return_opinion_display(),
            "opinion_text": assignment.return_opinion_text,
            "deciding": commission(assignment).name,
        }
    )


def compose_return(snapshot, facts):
    return Paper(
        form="sheet",
        title="代表建议退办意见书",
        addressee="、".join([*snapshot["supervisors"], snapshot["deciding"]]),
        blocks=(
            Fields(
                (
                    (Field("建议", called(snapshot)),),
                    (Field("承办单位", snapshot["unit"]), Field("承办方式", snapshot["kind"])),
                    (Field("交办日期", day(snapshot["assigned_on"])), Field("办理期限", day(snapshot["due_on"]))),
                    (Field("退办理由和职责依据：", spread(snapshot["reason"]), lines=4, stacked=True),),
                    (Field("建议改由", snapshot["proposed"] or "由交办机关研究确定"),),
                    (
                        Field(
                            "单位负责人意见：",
                            f"同意申请退办。　　　　{snapshot['approved_by']}",
                            lines=2,
                            stacked=True,
                        ),
                    ),
                    *(
                        (
                            Field(
                                f"{office}意见：",
                                f"{snapshot['opinion']}　{snapshot['opinion_text']}".strip(),
                                lines=2,
                                stacked=True,
                            ),
                        )
                        for office in snapshot["supervisors"]
                    ),
                    (Field(f"{snapshot['deciding']}意见：", "", lines=2, stacked=True),),
                )
            ),
            Signatures((Signature("单位负责人（签章）：", dated=True),)),
            Para("注：退办申请处理期间，办理期限继续计算。", indent=False, face="kai"),
        ),
    )


RETURN_OPINION = DocumentKind(
    key="suggestions.return_opinion",
    title="退办意见书",
    model=TASK,
    gather=gather_return,
    compose=compose_return,
    organ=unit,
    may_issue=rights.gives_return_opinion,
    may_read=rights.reads_return_opinion,
    narrow=rights.open_tasks,
    readers=(*rights.OFFICES, *rights.SIDE),
    order=40,
)


def gather_opinion(assignment):
    opinion = newest(list(assignment.opinions.all()), "会办意见")
    lead = [
        one.unit.name
        for one in assignment.suggestion.assignments.all()
        if one.kind == "lead" and one.state not in ("sent_back", "cancelled")
    ]
    return (
        case(assignment.suggestion, "everybody")
        | task(assignment)
        | {
            "lead_unit": lead[0] if lead else "主办单位",
            "text": opinion.text,
            "signer": opinion.signer,
            "given_on": opinion.given_on,
            "phone": assignment.handler_phone or assignment.unit.phone,
        }
    )


def compose_opinion(snapshot, facts):
    return Paper(
        form="letter",
        head=snapshot["unit"],
        number=facts.number,
        title=f"对{known_as(snapshot)}的会办意见",
        addressee=snapshot["lead_unit"],
        blocks=(
            Para(f"你单位主办的{called(snapshot)}由我单位会办。结合我单位职责，提出会办意见如下："),
            *blocks_of(snapshot["text"]),
            Para("请在答复代表时一并考虑。"),
        ),
        signer=snapshot["unit"],
        date=facts.issued_on,
        seal=True,
        note=f"签发人：{snapshot['signer']}" + (f"　联系电话：{snapshot['phone']}" if snapshot["phone"] else ""),
    )


JOINT_OPINION = DocumentKind(
    key="suggestions.joint_opinion",
    title="会办意见",
    model=TASK,
    gather=gather_opinion,
    compose=compose_opinion,
    organ=unit,
    series="letter",
    number_word="函",
    may_issue=rights.gives_joint_opinion,
    may_read=rights.reads_joint_opinion,
    readers=(*rights.OFFICES, *rights.SIDE),
    order=41,
)


def gather_extension(assignment, *, extension=None):
    approved = [one for one in assignment.extensions.all() if one.state == "approved" and extension in (None, one.pk)]
    found = newest(approved, "批准延期")
    limit = queries.clock_of(assignment, "suggestions.reply")
    return (
        case(assignment.suggestion, "knowing")
        | task(assignment)
        | {
            "asked_on": found.asked_on,
            "reason": found.reason,
            "until": found.wanted_until,
            "due_on": limit.due_on if limit else found.wanted_until,
            "decided_on": found.decided_on,
            "note": found.decision_note,
        }
    )


def compose_extension(snapshot, facts):
    until, due = day(snapshot["until"]), day(snapshot["due_on"])
    rolled = f"（当日为休息日，顺延至{due}）" if due != until else ""
    return letter_to_deputy(
        snapshot,
        facts,
        form="letter",
        number=facts.number,
        title="关于延长代表建议答复期限的说明",
        blocks=(
            Para(
                f"您提出的{called(snapshot)}由{snapshot['unit']}{snapshot['kind']}，{day(snapshot['assigned_on'])}交办。"
                f"该单位于{day(snapshot['asked_on'])}申请延期，理由如下："
            ),
            *blocks_of(snapshot["reason"]),
            Para(
                f"经研究，同意将答复期限延长至{until}{rolled}，自交办之日起未超过六个月，符合"
                f"代表法第五十一条的规定。{snapshot['note']}"
            ),
            Para("我们将督促承办单位抓紧办理，及时向您通报进展，请予理解。"),
        ),
        copies_to=(snapshot["unit"],),
    )


EXTENSION_NOTE = DocumentKind(
    key="suggestions.extension_note",
    title="延期说明",
    model=TASK,
    gather=gather_extension,
    compose=compose_extension,
    organ=commission,
    series="letter",
    number_word="函",
    may_issue=rights.gives_extension_note,
    may_read=rights.reads_to_deputy,
    readers=(*rights.OFFICES, "GO", "TSEC", *rights.DEPUTIES),
    narrow=rights.named_tasks,
    order=42,
)


def gather_redo(assignment, *, round=None):
    """The order to handle once more, and what the deputy said of the answer before; without ``round`` the newest."""
    round = round or assignment.redo_count
    reply = newest([one for one in queries.replies_of(assignment) if one.round == round], "交办重新办理")
    rating = getattr(reply, "rating", None)
    limits = queries.clocks_of(assignment, "suggestions.redo")
    limit = limits[round - 1] if len(limits) >= round else None
    return (
        case(assignment.suggestion, "units")
        | task(assignment)
        | {
            "round": round,
            "replied_on": reply.replied_on,
            "class": queries.class_sent(reply).code,
            "attitude": rating.get_attitude_display() if rating else "",
            "result": rating.get_result_display() if rating else "",
            "comment": rating.comment if rating else "",
            "reason": limit.reason if limit else "",
            "redo_due_on": limit.due_on if limit else assignment.reply_due_on,
            "copies": supervisors_of(assignment),
        }
    )


def compose_redo(snapshot, facts):
    return letter(
        facts,
        title="关于重新办理代表建议的通知",
        addressee=snapshot["unit"],
        blocks=(
            Para(
                f"你单位{snapshot['kind']}的{called(snapshot)}，{day(snapshot['replied_on'])}答复代表（{snapshot['class']}类）。"
                f"经征询意见，代表对办理态度评价为“{snapshot['attitude']}”，对办理结果评价为“{snapshot['result']}”。代表提出："
            ),
            *blocks_of(snapshot["comment"] or "未书面说明理由。"),
            Para(
                f"根据代表建议办理的有关规定，现将该件交你单位重新办理（第{chinese(snapshot['round'])}次重新办理）。请认真研究代表意见，与代表当面沟通，"
                f"于{day(snapshot['redo_due_on'])}前再次书面答复代表，"
                f"并注明“第{chinese(snapshot['round'] + 1)}次答复”。"
                "重新办理不影响对首次答复是否按期的认定。"
            ),
            *((Para(f"办理要求：{snapshot['reason']}"),) if snapshot["reason"] else ()),
            Para("办理中的重要情况，请及时向我们报告。"),
        ),
        copies_to=tuple(snapshot["copies"]),
    )


REDO_NOTICE = DocumentKind(
    key="suggestions.redo_notice",
    title="重新办理通知",
    model=TASK,
    gather=gather_redo,
    compose=compose_redo,
    organ=commission,
    series="notice",
    may_issue=rights.gives_redo_notice,
    may_read=rights.reads_own,
    narrow=rights.open_tasks,
    readers=(*rights.OFFICES, "GO", "COM", *rights.SIDE),
    order=43,
)


def gather_record(assignment):
    """The handling slip: who, by which plan and steps, and every contact with the deputy."""
    return (
        case(assignment.suggestion, "everybody")
        | task(assignment)
        | {
            "signed_for_by": assignment.signed_for_by,
            "signed_for_on": assignment.signed_for_on,
            "handler": assignment.handler,
            "phone": assignment.handler_phone,
            "leader": assignment.unit_leader,
            "plan": assignment.plan,
            "nodes": [[one.title, one.due_on, one.money, one.done_on] for one in assignment.nodes.all()],
            "contacts": [[one.on, str(one), one.people, one.content] for one in assignment.contacts.all()],
            "closing": assignment.closing_note,
            "closed_on": assignment.closed_on,
        }
    )


def compose_record(snapshot, facts):
    nodes = tuple(
        (title, day(due), amount(money), day(done) or "未完成") for title, due, money, done in snapshot["nodes"]
    )
    contacts = tuple((day(on), how, people, content) for on, how, people, content in snapshot["contacts"])
    return Paper(
        form="sheet",
        title="代表建议办理情况记录",
        subtitle=(called(snapshot),),
        date=facts.issued_on,
        blocks=(
            Fields(
                (
                    (Field("承办单位", snapshot["unit"]), Field("承办方式", snapshot["kind"])),
                    (
                        Field("交办日期", day(snapshot["assigned_on"])),
                        Field("签收", f"{snapshot['signed_for_by']} {day(snapshot['signed_for_on'])}"),
                    ),
                    (
                        Field("经办人", f"{snapshot['handler']} {snapshot['phone']}".strip()),
                        Field("分管负责人", snapshot["leader"]),
                    ),
                    (Field("办理方案：", spread(snapshot["plan"]), lines=2, stacked=True),),
                )
            ),
            *(
                (
                    Heading("一、计划节点"),
                    Table(
                        (
                            Column("节点", 4),
                            Column("计划日期", 2, "center"),
                            Column("资金", 1.5, "center"),
                            Column("完成日期", 2, "center"),
                        ),
                        nodes,
                    ),
                )
                if nodes
                else ()
            ),
            *(
                (
                    Heading("二、联系代表情况" if nodes else "一、联系代表情况"),
                    Table(
                        (
                            Column("日期", 2, "center"),
                            Column("方式", 1.6),
                            Column("单位参加人", 2),
                            Column("沟通情况", 5),
                        ),
                        contacts,
                    ),
                )
                if contacts
                else ()
            ),
            *(
                (Para(f"办结说明：{snapshot['closing']}（{day(snapshot['closed_on'])}）", indent=False),)
                if snapshot["closing"]
                else ()
            ),
        ),
    )


RECORD = DocumentKind(
    key="suggestions.handling_record",
    title="办理情况记录",
    model=TASK,
    gather=gather_record,
    compose=compose_record,
    organ=unit,
    may_issue=rights.nobody_issues,
    may_read=rights.reads_plan,
    narrow=rights.open_tasks,
    readers=(*rights.HOUSE, "COM", *rights.SIDE),
    order=44,
)
ALL = (RETURN_OPINION, JOINT_OPINION, EXTENSION_NOTE, REDO_NOTICE, RECORD)
