"""Papers of motions: the motion with its signers, the committee's report on it, the notice of what was decided, and what a
presidium did with all motions of its meeting (domain §3.2)."""

from congress.documents.reports import body_of
from congress.documents.sittings import full_name, organ_of
from congress.frame.kinds import DocumentKind
from congress.frame.numbers import long_date
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
    if motion.state == S.AFTER_SESSION or (motion.state == S.CLOSED and motion.item_id is None):
        return f"会后交{motion.committee}审议，由其向常务委员会提出审议结果的报告。"
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
    }  # fmt: skip


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
        "to": "常务委员会" if motion.state in (S.AFTER_SESSION, S.CLOSED) and motion.item_id is None else motion.decider,
    }  # fmt: skip


def _put_by(snapshot):
    if not snapshot["is_joint"]:
        return f"{snapshot['organ']}提出"
    lead = next((name for name, _, _, leads in snapshot["signers"] if leads), "")
    signed = sum(bool(day) for _, _, day, _ in snapshot["signers"])
    return f"{lead}等{signed}名{snapshot['who']}联名提出"


def compose_opinion(snapshot, facts):
    return Paper(
        form="plain",
        title=(f"{snapshot['committee']}关于{_named(snapshot)}", "审议意见的报告"),
        addressee=snapshot["to"],
        blocks=(
            Para(f"{snapshot['meeting']}收到{_put_by(snapshot)}的{_named(snapshot)}（{snapshot['number']}），{snapshot['referred_on']}交我委员会审议。"
                 "现将审议意见报告如下："),
            *blocks_of(snapshot["opinion"]),
            Para(f"{snapshot['advice']}。", lead="审议意见："),
            Para("以上报告，请审议。"),
        ),
        signer=snapshot["committee"],
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
    lead = next((name for name, _, _, leads in snapshot["signers"] if leads), "")
    return letter(
        facts,
        title=f"关于{_named(snapshot)}处理结果的通知",
        addressee=f"{lead}等提案人" if snapshot["is_joint"] else snapshot["organ"],
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
    _kind("motion_opinion", "议案审议意见报告", gather_opinion, compose_opinion, policies.prints_opinion, 81,
          organ=lambda motion: motion.committee),
    _kind("motion_notice", "议案处理结果通知", gather_notice, compose_notice, policies.prints_notice, 82, series="notice"),
    _kind("motion_report", "议案处理意见的报告", gather_report, compose_report, policies.prints_report, 83,
          model="congress.meeting", may_read=policies.reads_report, organ=organ_of),
)  # fmt: skip
