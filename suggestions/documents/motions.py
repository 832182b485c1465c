"""Papers of motions: the motion with its signers, the receipt of whoever put it, the committee's report on it, the notice of
what was decided, what a presidium did with all motions of its meeting, and what came of those left for later (domain §3.2)."""

from congress.documents.reports import body_of
from congress.documents.sittings import full_name, organ_of
from congress.frame.kinds import DocumentKind
from congress.frame.numbers import chinese, long_date
from congress.frame.printing import Column, Heading, Paper, Para, Table, blocks_of, letter
from congress.models import Organization
from deputies.queries import joint

from ..models import Motion
from ..policies import motions as policies
from ..queries import motions as queries

KIND, S = Organization.Kind, Motion.State
SAID = {
    S.ON_AGENDA: "列入本次会议议程。",
    S.DELIBERATING: "列入本次会议议程。",
    S.VOTED: "列入本次会议议程。",
    S.ADOPTED: "列入本次会议议程，经会议表决通过。",
    S.EXECUTING: "列入本次会议议程，经会议表决通过，决议已经交付执行。",
    S.REPORTED: "列入本次会议议程，经会议表决通过，执行情况已经报告。",
    S.FAILED: "列入本次会议议程，经会议表决未获通过。",
    S.CONVERTED: "作为代表建议、批评和意见，交有关机关、组织研究处理并负责答复。",
    S.REJECTED: "不列入本次会议议程。",
    S.WITHDRAWN: "列入本次会议议程以后，提案人要求撤回，经同意，审议终止。",
}


def decision_of(motion):
    """What was decided on it, as a paper says it."""
    if motion.is_left_for_later:
        return f"会后交{motion.committee}审议，由其向{motion.heard_later}提出审议结果的报告。"
    return SAID.get(motion.state, "列入本次会议议程，已经办结。")


def _day(value):
    return long_date(value) if value else ""


def _county_or_presidium(motion):
    kind = KIND.PRESIDIUM if motion.congress.level == "township" else KIND.GENERAL_OFFICE
    return body_of(motion.congress_id, kind)


def gather(motion):
    return {
        "title": motion.title,
        "number": motion.number_words,
        "meeting": full_name(motion.meeting),
        "decider": motion.decider,
        "is_joint": motion.is_joint,
        "organ": motion.organ.name if motion.organ_id else "",
        "grounds": motion.grounds,
        "plan": motion.plan,
        "who": motion.who_signs,
        "least": motion.least,
        "basis": motion.basis,
        "filed_on": _day(motion.filed_on),
        "signers": [
            [one.person.name, f"{joint.body_of(one.member).short_name}{one.member.post.title}", _day(one.signed_on), one.is_lead]
            for one in joint.signers_of(motion)
            if one.left_on is None
        ],
        "files": [row.name for row in queries.files_of(motion)],
    }  # fmt: skip


def _files_named(snapshot):
    """附件：1．……, before those who put it sign; an older snapshot names none."""
    names = snapshot["files"]
    if len(names) < 2:
        return tuple(Para(name, lead="附件：") for name in names)
    return tuple(
        Para(f"{place}．{name}", lead="" if place > 1 else "附件：") for place, name in enumerate(names, start=1)
    )


SIGNERS = (Column("序号", 0.7, "center"), Column("姓名", 2.6), Column("单位职务", 4), Column("签名", 3), Column("日期", 2.6))  # fmt: skip


def compose(snapshot, facts):
    rows = tuple(
        (str(place), f"{name}（领衔）" if leads else name, post, "", day)
        for place, (name, post, day, leads) in enumerate(snapshot["signers"], start=1)
    )
    law = f"须有{snapshot['who']}{snapshot['least']}人以上联名（{snapshot['basis']}）。"
    closing = (Heading("提案人"), Para(law), Table(SIGNERS, rows, row_lines=1.6)) if snapshot["is_joint"] else ()
    return Paper(
        form="plain",
        title=(snapshot["title"],),
        subtitle=(snapshot["number"],) if snapshot["number"] else (),
        blocks=(
            Para(snapshot["meeting"], lead="向会议提出："),
            *(() if snapshot["is_joint"] else (Para(f"{snapshot['organ']}（{snapshot['basis']}）", lead="提出议案的机关："),)),
            Heading("案据"),
            *blocks_of(snapshot["grounds"]),
            Heading("方案"),
            *blocks_of(snapshot["plan"]),
            *_files_named(snapshot),
            *closing,
        ),
        **({} if snapshot["is_joint"] else {"signer": snapshot["organ"], "date": facts.issued_on, "seal": True}),
    )  # fmt: skip


def gather_opinion(motion):
    return {
        **gather(motion),
        "committee": motion.committee.name,
        "advice": motion.get_advice_display(),
        "opinion": motion.opinion,
        "referred_on": long_date(motion.referred_on),
        "reported_on": long_date(motion.reported_on),
        "later": motion.is_left_for_later,
        "to": motion.heard_later if motion.is_left_for_later else motion.decider,
    }  # fmt: skip


def _put_by(snapshot):
    if not snapshot["is_joint"]:
        return f"{snapshot['organ']}提出"
    lead = next((name for name, _, _, leads in snapshot["signers"] if leads), "")
    signed = sum(bool(day) for _, _, day, _ in snapshot["signers"])
    return f"{lead}等{signed}名{snapshot['who']}联名提出"


def compose_opinion(snapshot, facts):
    name = "审议结果的报告" if snapshot["later"] else "审议意见的报告"
    return Paper(
        form="plain",
        title=(f"{snapshot['committee']}关于{_named(snapshot)}", name),
        addressee=snapshot["to"],
        blocks=(
            Para(f"{snapshot['meeting']}收到{_put_by(snapshot)}的{_named(snapshot)}（{snapshot['number']}），{snapshot['referred_on']}交我委员会审议。"
                 f"现将{name.removesuffix('的报告')}报告如下："),
            *blocks_of(snapshot["opinion"]),
            Para(f"{snapshot['advice']}。", lead="审议意见："),
            Para("以上报告，请审议。"),
        ),
        signer=snapshot["committee"],
        date=facts.issued_on,
        seal=True,
    )  # fmt: skip


def _addressed(snapshot):
    lead = next((name for name, _, _, leads in snapshot["signers"] if leads), "")
    return f"{lead}等提案人" if snapshot["is_joint"] else snapshot["organ"]


def compose_receipt(snapshot, facts):
    """Who put what, when, that enough had signed, and what happens now."""
    signed = sum(bool(day) for _, _, day, _ in snapshot["signers"])
    counted = f"联名{signed}人，符合{snapshot['basis']}关于{snapshot['who']}{snapshot['least']}人以上联名的规定。"
    return Paper(
        form="plain",
        head=facts.issuer,
        title="议案收件回执",
        addressee=_addressed(snapshot),
        blocks=(
            Para(f"{snapshot['filed_on']}向{snapshot['meeting']}提出的{_named(snapshot)}已经收到，登记为{snapshot['number']}。"),
            Para(f"案由、案据、方案齐全。{counted if snapshot['is_joint'] else ''}"),
            *_files_named(snapshot),
            Para(f"是否列入会议议程，由{snapshot['decider']}决定，或者先交有关的委员会审议、提出意见，再作决定。处理结果另行书面通知；"
                 "交付表决以前，可以要求撤回。"),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )  # fmt: skip


def _named(snapshot):
    """《关于……的议案》."""
    return f"《{snapshot['title']}》"


def gather_notice(motion):
    return {
        **gather(motion),
        "decided_on": long_date(motion.decided_on),
        "said": decision_of(motion),
        "because": motion.because,
        "outcome": motion.outcome,
        "suggestion": motion.suggestion.about if motion.suggestion_id else "",
        "resolution": str(motion.resolution) if motion.resolution_id else "",
    }


def compose_notice(snapshot, facts):
    more = (
        ("理由：", snapshot["because"]),
        ("转成的建议：", snapshot["suggestion"]),
        ("决议决定：", snapshot["resolution"]),
        ("结果：", snapshot["outcome"]),
    )
    return letter(
        facts,
        title=f"关于{_named(snapshot)}处理结果的通知",
        addressee=_addressed(snapshot),
        blocks=(
            Para(f"{_put_by(snapshot)}的{_named(snapshot)}（{snapshot['number']}）收悉。{snapshot['decided_on']}，{snapshot['meeting']}"
                 f"{snapshot['decider']}决定：{snapshot['said']}"),
            *(Para(words, lead=head) for head, words in more if words),
            Para("特此通知。"),
        ),
    )  # fmt: skip


def gather_report(meeting):
    rows = queries.put_for(meeting)
    return {
        "meeting": full_name(meeting),
        "decider": rows[0].decider if rows else "主席团",
        "put": len(rows),
        "joint": sum(row.is_joint for row in rows),
        "rows": [
            [row.number_words, row.title, queries.lead_of(row), row.committee.short_name if row.committee_id else "—",
             decision_of(row) if row.decided_on else row.get_state_display()]
            for row in rows
        ],
    }  # fmt: skip


def compose_report(snapshot, facts):
    columns = (
        Column("编号", 2.2, "center"),
        Column("案由", 5),
        Column("提出", 1.8),
        Column("审议的委员会", 2),
        Column("处理意见", 5),
    )
    organs = snapshot["put"] - snapshot["joint"]
    said = f"，其中联名提出{snapshot['joint']}件，机关提出{organs}件" if organs else "，都是联名提出的"
    return Paper(
        form="plain",
        title=(snapshot["meeting"], f"{snapshot['decider']}关于议案处理意见的报告"),
        blocks=(
            Para(f"会议共收到议案{snapshot['put']}件{said}。处理意见如下。"),
            Table(columns, tuple(map(tuple, snapshot["rows"]))),
        ),
        signer=f"{snapshot['meeting']}{snapshot['decider']}",
        date=facts.issued_on,
    )  # fmt: skip


def _reporter(meeting):
    """Who answers to the next session for what was left for later."""
    kind = KIND.PRESIDIUM if meeting.term.congress.level == "township" else KIND.STANDING_COMMITTEE
    return body_of(meeting.congress_id, kind).name


def gather_results(meeting):
    rows = queries.concluded_for(meeting)
    return {
        "meeting": full_name(meeting),
        "decider": rows[0].decider if rows else "主席团",
        "reporter": _reporter(meeting),
        "rows": [
            {"number": row.number_words, "title": row.title, "lead": queries.lead_of(row), "joint": row.is_joint,
             "committee": row.committee.name, "referred_on": _day(row.referred_on), "reported_on": _day(row.reported_on),
             "opinion": row.opinion, "advice": row.get_advice_display(), "outcome": row.outcome, "ended_on": _day(row.ended_on)}
            for row in rows
        ],
    }  # fmt: skip


def compose_results(snapshot, facts):
    """Case by case what the committee reported and what was decided on it; printed for the next session."""
    blocks = [
        Para(
            f"{snapshot['meeting']}{snapshot['decider']}决定会后审议的议案{len(snapshot['rows'])}件，已经审议完毕。现将审议结果报告如下。"
        )
    ]
    for place, row in enumerate(snapshot["rows"], start=1):
        put = f"{row['lead']}等代表提出" if row["joint"] else f"{row['lead']}提出"
        blocks += [
            Heading(f"{chinese(place)}、{row['title']}（{row['number']}）"),
            Para(
                f"{put}。{row['referred_on']}交{row['committee']}审议，{row['reported_on']}提出审议结果的报告，{row['advice']}。"
            ),
            *blocks_of(row["opinion"]),
            Para(f"{row['outcome']}（{row['ended_on']}）", lead="审议结果："),
        ]
    return Paper(
        form="plain",
        title=(f"关于{snapshot['meeting']}", f"{snapshot['decider']}交付会后审议的议案审议结果的报告"),
        addressee="各位代表",
        blocks=(*blocks, Para("特此报告。")),
        signer=snapshot["reporter"],
        date=facts.issued_on,
        seal=True,
    )  # fmt: skip


def _kind(name, title, gather, compose, may_issue, order, **more):
    more = {"model": "suggestions.motion", "may_read": policies.reads_paper, "organ": _county_or_presidium, **more}
    return DocumentKind(
        key=f"suggestions.{name}",
        title=title,
        gather=gather,
        compose=compose,
        may_issue=may_issue,
        order=order,
        **more,
    )


ALL = (
    _kind("motion", "议案", gather, compose, policies.prints_motion, 80),
    _kind("motion_receipt", "议案收件回执", gather, compose_receipt, policies.prints_receipt, 81),
    _kind("motion_opinion", "议案审议意见报告", gather_opinion, compose_opinion, policies.prints_opinion, 82,
          organ=lambda motion: motion.committee),
    _kind("motion_notice", "议案处理结果通知", gather_notice, compose_notice, policies.prints_notice, 83, series="notice"),
    _kind("motion_report", "议案处理意见的报告", gather_report, compose_report, policies.prints_report, 84,
          model="congress.meeting", may_read=policies.reads_report, organ=organ_of),
    _kind("motion_results", "议案审议结果的报告", gather_results, compose_results, policies.prints_results, 85,
          model="congress.meeting", may_read=policies.reads_report, organ=organ_of),
)  # fmt: skip
