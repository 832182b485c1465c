"""From the deputy's desk to the number: the form itself, receipts, and what the reviewers tell the deputy."""

from congress.frame.kinds import DocumentKind
from congress.frame.numbers import long_date
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
)

from .. import queries
from . import rights
from .facts import asked_by, called, case, commission, day, day_of, newest, spread, units_in

YES = {True: "是", False: "否"}
CASE = "suggestions.suggestion"
SIGNERS = (
    Column("联名代表", 1.5),
    Column("代表证号", 2, "center"),
    Column("代表团", 1.8),
    Column("联系电话", 1.8),
    Column("本人签名", 2),
)
NOTE = {
    "model": CASE,
    "organ": commission,
    "may_read": rights.reads_notes,
    "narrow": rights.named_cases,
    "readers": (*rights.OFFICES, "GO", "TSEC", *rights.DEPUTIES),
}


def gather_form(suggestion, *, phones=True):
    """The whole text with its signers; the telephone is left out for those who may not have it."""
    lead = suggestion.lead
    return case(suggestion, "knowing") | {
        "in_session": suggestion.in_session,
        "facts": suggestion.facts,
        "proposals": suggestion.proposals,
        "card": lead.card_no,
        "phone": lead.person.phone if phones else "",
        "cosigners": [
            [deputy.person.name, deputy.card_no, deputy.delegation.short_name if deputy.delegation_id else ""]
            for deputy in (row.deputy for row in suggestion.cosigners.all() if row.state in ("invited", "confirmed"))
        ],
        "wished_unit": suggestion.wished_unit.name if suggestion.wished_unit_id else "",
        "secret": suggestion.secret_identity,
        "public": suggestion.public_wish,
        "channel": suggestion.get_channel_display(),
        "typed_by": suggestion.typed_by.name if suggestion.typed_by_id else "",
        "reviews": [
            f"{row.gate_name}：{row.get_decision_display()}"
            f"{f'，{row.comment}' if row.comment else ''}　{row.reviewer}　{long_date(day_of(row.reviewed_at))}"
            for row in suggestion.reviews.all()
            if row.round == suggestion.round
        ],
        "lead_units": units_in(suggestion, "lead", "separate"),
        "joint_units": units_in(suggestion, "joint"),
        "due_on": suggestion.reply_due_on or _first_due(suggestion),
    }


def _first_due(suggestion):
    """The date the answer was due on, once it has been given."""
    limits = [queries.clock_of(one, "suggestions.reply") for one in suggestion.assignments.all() if one.answers]
    return min((limit.due_on for limit in limits if limit), default=None)


def compose_form(snapshot, facts):
    name = "代表建议、批评和意见"
    signers = [(one[0], one[1], one[2], "", "") for one in snapshot["cosigners"]]
    reviewed = "\n".join(snapshot["reviews"])
    return Paper(
        form="sheet",
        title=(snapshot["meeting"], name),
        subtitle=() if snapshot["in_session"] else ("（闭会期间提出）",),
        blocks=(
            Fields(
                (
                    (Field("编号", snapshot["number"]), Field("类别", snapshot["topic"])),
                    (Field("标题", snapshot["subject"]),),
                    (Field("领衔代表", snapshot["lead"]), Field("代表证号", snapshot["card"])),
                    (Field("代表团", snapshot["delegation"]), Field("联系电话", snapshot["phone"])),
                )
            ),
            *((Table(SIGNERS, tuple(signers), row_lines=1.2),) if signers else ()),
            Fields(
                (
                    (Field("情况和理由：", spread(snapshot["facts"]), lines=6, stacked=True),),
                    (Field("具体建议：", spread(snapshot["proposals"]), lines=4, stacked=True),),
                    (
                        Field("希望承办", snapshot["wished_unit"]),
                        Field(
                            "提出方式",
                            snapshot["channel"] + (f"（{snapshot['typed_by']}代录）" if snapshot["typed_by"] else ""),
                        ),
                    ),
                    (Field("身份保密", YES[snapshot["secret"]]), Field("同意公开", YES[snapshot["public"]])),
                )
            ),
            Signatures(
                (
                    Signature("领衔代表签名："),
                    Signature("提出日期：", day(snapshot["submitted_on"]) or "年　　月　　日"),
                )
            ),
            Para("以下由办理机关填写", align="center", face="kai"),
            Fields(
                (
                    (Field("审核意见：", spread(reviewed), lines=5, stacked=True),),
                    (
                        Field("主办单位", "、".join(snapshot["lead_units"])),
                        Field("会办单位", "、".join(snapshot["joint_units"])),
                    ),
                    (Field("交办日期", day(snapshot["assigned_on"])), Field("答复期限", day(snapshot["due_on"]))),
                )
            ),
        ),
    )


FORM = DocumentKind(
    key="suggestions.suggestion_form",
    title="代表建议纸",
    model=CASE,
    gather=gather_form,
    compose=compose_form,
    organ=commission,
    may_issue=rights.prints_form,
    may_read=rights.reads_form,
    narrow=rights.led_cases,
    readers=(*rights.OFFICES, "TSEC", *rights.SIDE, *rights.DEPUTIES),
    order=10,
)


def letter_to_deputy(snapshot, facts, *, title, blocks, form="plain", **more):
    """What the commission writes to the deputy, signed and sealed."""
    return Paper(
        form=form,
        head=facts.issuer,
        title=title,
        addressee=f"{asked_by(snapshot)}{'' if snapshot['signers'] > 1 else '代表'}",
        blocks=blocks,
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
        **more,
    )


def gather_receipt(suggestion):
    return case(suggestion, "knowing") | {"round": suggestion.round, "in_session": suggestion.in_session}


def compose_receipt(snapshot, facts):
    ways = (
        "代表团初审、大会秘书处复审、代表工委终审" if snapshot["in_session"] and snapshot["county"] else "复审、终审"
    )
    return letter_to_deputy(
        snapshot,
        facts,
        title="代表建议受理回执",
        blocks=(
            Para(
                f"{'你们' if snapshot['signers'] > 1 else '您'}于{day(snapshot['submitted_on'])}提交的"
                f"《{snapshot['subject']}》（第{snapshot['round']}稿）已收到，现予受理。"
            ),
            Para(
                f"我们将依照代表法和代表建议办理的有关规定进行{ways}，符合立案条件的，予以编号并交有关机关、组织研究办理；需要修改"
                "或者不宜作为建议办理的，将说明理由。审核结果和办理进展可随时在代表履职页面查看。"
            ),
        ),
    )


RECEIPT = DocumentKind(
    key="suggestions.receipt",
    title="受理回执",
    gather=gather_receipt,
    compose=compose_receipt,
    may_issue=rights.gives_receipt,
    order=20,
    **NOTE,
)


def gather_withdrawal(suggestion):
    return case(suggestion, "knowing") | {
        "reason": suggestion.ending_note,
        "units": units_in(suggestion, "lead", "joint", "separate")
        or [one.unit.short_name for one in suggestion.assignments.all() if one.state == "cancelled"],
    }


def compose_withdrawal(snapshot, facts):
    told = f"，已通知{'、'.join(snapshot['units'])}" if snapshot["units"] else ""
    return letter_to_deputy(
        snapshot,
        facts,
        title="代表建议撤回回执",
        blocks=(
            Para(f"您提出撤回{called(snapshot)}的书面申请收悉。您说明的理由是：{snapshot['reason']}"),
            Para(
                f"经核，该建议尚未答复，符合撤回规定。自即日起该建议的办理工作终止{told}。"
                f"{'联名代表已一并告知。' if snapshot['signers'] > 1 else ''}建议文本和办理记录依规定保存。"
            ),
        ),
    )


WITHDRAWAL = DocumentKind(
    key="suggestions.withdrawal_receipt",
    title="撤回回执",
    gather=gather_withdrawal,
    compose=compose_withdrawal,
    may_issue=rights.gives_withdrawal_receipt,
    order=21,
    **NOTE,
)


def gather_return(suggestion):
    row = newest([one for one in suggestion.reviews.all() if one.decision == "returned"], "退回修改")
    return case(suggestion, "knowing") | {
        "gate": row.gate_name,
        "round": row.round,
        "reason": row.comment,
        "on": day_of(row.reviewed_at),
    }


def compose_return(snapshot, facts):
    return letter_to_deputy(
        snapshot,
        facts,
        title="代表建议退回修改通知",
        blocks=(
            Para(
                f"您提交的《{snapshot['subject']}》（第{snapshot['round']}稿），{day(snapshot['on'])}经{snapshot['gate']}，"
                "需要修改后再行提交。现将意见告知如下："
            ),
            Heading("一、修改意见"),
            *blocks_of(snapshot["reason"]),
            Heading("二、有关要求"),
            Para(
                "建议应当一事一议，有情况、有分析，提出明确具体的意见。请修改后在代表履职页面再次提交，审核重新开始；联名代表名单不变。"
                "如不再提出，可以书面撤回。"
            ),
        ),
    )


RETURN_NOTE = DocumentKind(
    key="suggestions.return_note",
    title="退回修改通知",
    gather=gather_return,
    compose=compose_return,
    may_issue=rights.gives_return_note,
    order=22,
    **NOTE,
)


def gather_not_filed(suggestion):
    return case(suggestion, "knowing") | {
        "code": suggestion.get_not_filed_reason_display(),
        "reason": suggestion.ending_note,
    }


def compose_not_filed(snapshot, facts):
    return letter_to_deputy(
        snapshot,
        facts,
        form="letter",
        number=facts.number,
        title="关于代表建议不予立案的告知函",
        blocks=(
            Para(
                f"您于{day(snapshot['submitted_on'])}提交的《{snapshot['subject']}》收悉。经审核，该件{snapshot['code']}，"
                "依照代表建议办理规定，不作为代表建议立案办理。具体理由如下："
            ),
            *blocks_of(snapshot["reason"]),
            Para("您提供的情况我们将认真研究参考。如有新的情况和具体意见，欢迎另行提出建议。"),
        ),
    )


NOT_FILED = DocumentKind(
    key="suggestions.not_filed_notice",
    title="不予立案告知",
    gather=gather_not_filed,
    compose=compose_not_filed,
    may_issue=rights.gives_not_filed_notice,
    series="letter",
    number_word="函",
    order=23,
    **NOTE,
)


def gather_reviews(suggestion):
    """Every decision of every gate on every round, for the case file."""
    return case(suggestion, "everybody") | {
        "reviews": [
            [
                f"第{row.round}稿",
                row.gate_name,
                row.get_decision_display(),
                "\n".join(
                    [
                        row.comment,
                        *(f"{label}：{before or '空'}→{after or '空'}" for label, before, after in row.changes),
                    ]
                ).strip(),
                row.reviewer,
                f"{day_of(row.reviewed_at):%Y-%m-%d}",
            ]
            for row in suggestion.reviews.all()
        ],
        "filed_on": suggestion.filed_on,
    }


def compose_reviews(snapshot, facts):
    columns = (
        Column("稿次", 1, "center"),
        Column("审次", 1.8),
        Column("决定", 1.3, "center"),
        Column("意见和改动", 4),
        Column("审核人", 2),
        Column("日期", 1.7, "center"),
    )
    return Paper(
        form="sheet",
        title="代表建议审核情况",
        subtitle=(called(snapshot),),
        blocks=(
            Table(columns, tuple(tuple(row) for row in snapshot["reviews"])),
            Para(f"立案日期：{day(snapshot['filed_on']) or '未立案'}", indent=False),
        ),
        date=facts.issued_on,
    )


REVIEWS = DocumentKind(
    key="suggestions.review_record",
    title="审核情况",
    model=CASE,
    gather=gather_reviews,
    compose=compose_reviews,
    organ=commission,
    may_issue=rights.nobody_issues,
    may_read=rights.reads_reviews,
    narrow=rights.open_cases,
    readers=rights.HOUSE,
    order=24,
)
ALL = (FORM, RECEIPT, WITHDRAWAL, RETURN_NOTE, NOT_FILED, REVIEWS)
