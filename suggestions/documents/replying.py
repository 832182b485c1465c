"""The letter that answers each deputy, and the form on which the lead one says what he thinks of it."""

from congress.frame.kinds import DocumentKind
from congress.frame.numbers import chinese
from congress.frame.printing import (
    Annex,
    Field,
    Fields,
    Heading,
    Paper,
    Para,
    Signature,
    Signatures,
    blocks_of,
)
from congress.queries.rules import rule

from .. import queries
from ..queries.papers import addressees
from . import rights
from .facts import (
    GREETING,
    amount,
    called,
    case,
    commission,
    day,
    known_as,
    newest,
    offices_of,
    shows_names,
    spoken,
    spread,
    task,
    unit,
    units_in,
)
from .handling import TASK

NAMELESS_DEPUTY = "建议人"
FORM = "代表建议办理情况征询意见表"
REASONS = "具体意见（评价为不满意的，请写明理由）："
MARKS = ("满意", "基本满意", "不满意")


def reply_of(assignment, pk):
    sent = [one for one in queries.replies_of(assignment) if one.replied_on]
    return next((one for one in sent if one.pk == pk), None) or newest(sent, "答复")


def gather_letter(assignment, *, reply=None, deputy=None, as_sent=False):
    """One answer to one deputy; without ``deputy`` to the lead one, without ``reply`` the newest. Set afterwards, it bears
    the class it went out with."""
    suggestion, answer = assignment.suggestion, reply_of(assignment, reply)
    reply_class = queries.class_sent(answer) if as_sent else answer.reply_class
    people = addressees(suggestion)
    to = next((one for one in people if one["deputy"].pk == deputy), people[0])
    shown = shows_names(to["case"], "units")
    return (
        case(suggestion, "units")
        | task(assignment)
        | {
            "reply": answer.pk,
            "to": f"{to['deputy'].person.name if shown else NAMELESS_DEPUTY}代表",
            "to_role": to["role"],
            "case": to["case"].pk,
            "to_subject": to["case"].subject,
            "round": answer.round,
            "class": reply_class.code,
            "class_label": reply_class.label,
            "publicity": answer.get_publicity_display(),
            "text": answer.text,
            "joint_units": [
                one.unit.name
                for one in suggestion.assignments.all()
                if one.kind == "joint" and one.state == "opinion_given"
            ]
            if assignment.kind == "lead"
            else [],
            "separate_units": [
                name for name in units_in(suggestion, "separate") if name != assignment.unit.short_name
            ],
            "promises": [[one.text, one.due_on, one.money] for one in answer.commitments.all()],
            "signed_by": answer.signed_by,
            "replied_on": answer.replied_on,
            "contact": answer.contact_name,
            "phone": answer.contact_phone,
            "copies": offices_of(assignment),
            "commission_short": commission(assignment).short_name,
            "form": rule(suggestion.congress_id, "suggestion.reply_letter_form"),
            "feedback_workdays": rule(suggestion.congress_id, "suggestion.feedback_workdays"),
            "met": _met(assignment, answer),
        }
    )


def _met(assignment, answer):
    return [f"{day(one.on.isoformat())}{one}" for one in assignment.contacts.all() if one.on <= answer.replied_on]


def time_of(round):
    """第二次答复; the first one needs no word."""
    return f"第{chinese(round)}次答复" if round > 1 else "答复"


def _opening(snapshot):
    """How the letter begins; nothing where the unit's own text begins so."""
    first = snapshot["text"].strip().partition("\n")[0]
    if "收悉" in first and snapshot["to_role"] != "merged":
        return ""
    called_so = f"《{snapshot['subject']}》（{spoken(snapshot['number'])}）"
    match snapshot["to_role"]:
        case "cosigner":
            words = f"您参与联名提出的{called_so}收悉"
        case "merged":
            words = f"您提出的《{snapshot['to_subject']}》收悉，已与内容相同的{called_so}并案办理"
        case _:
            together = f"等{snapshot['signers']}名代表" if snapshot["signers"] > 1 else ""
            words = f"您{together}提出的{called_so}收悉"
    again = (
        f"根据代表意见，我单位重新进行了研究办理，{'现作第' + chinese(snapshot['round']) + '次答复'}如下："
        if snapshot["round"] > 1
        else "现答复如下："
    )
    if "答复如下" in first:
        return f"{words}。"
    return f"{words}。{again}" if snapshot["round"] > 1 else f"{words}，{again}"


def _thanks(text):
    """The thanks at the end, where the unit has not given them itself."""
    return () if "感谢您" in text.strip().rpartition("\n")[2] else (Para(GREETING),)


def compose_letter(snapshot, facts):
    own = []
    if snapshot["joint_units"]:
        own.append(Para(f"本件由我单位主办，{'、'.join(snapshot['joint_units'])}会办，以上答复已吸收会办单位意见。"))
    if snapshot["separate_units"]:
        own.append(Para(f"本件由我单位与{'、'.join(snapshot['separate_units'])}分别办理，其他单位将另行答复。"))
    if snapshot["promises"]:
        own.append(Para("需要继续推进的事项，我单位承诺如下："))
        own += [
            Para(
                f"（{chinese(place)}）{text.rstrip('。；')}，{day(due)}前完成"
                + (f"，安排资金{amount(money)}" if money else "")
                + "。"
            )
            for place, (text, due, money) in enumerate(snapshot["promises"], 1)
        ]
        own.append(Para("进展情况将于每年第四季度向您报告，直至兑现。"))
    rates = snapshot["to_role"] == "lead"  # 只由领衔代表评价,评价前征求联名代表意见
    if snapshot["to_role"] == "cosigner":
        own.append(Para("对答复的意见请告知领衔代表，由领衔代表征求各位联名代表意见后统一评价。"))
    return Paper(
        form=snapshot["form"] or "letter",
        head=snapshot["unit"],
        number=facts.number,
        corner=(f"类别：{snapshot['class']}", f"公开属性：{snapshot['publicity']}"),
        title=f"对{known_as(snapshot)}的{time_of(snapshot['round'])}",
        addressee=snapshot["to"],
        blocks=(
            *((Para(opening),) if (opening := _opening(snapshot)) else ()),
            *blocks_of(snapshot["text"]),
            *own,
            *(_thanks(snapshot["text"])),
        ),
        attachments=(FORM,) if rates else (),
        signer=snapshot["unit"],
        date=facts.issued_on,
        seal=True,
        note=f"联系人：{snapshot['contact']}　联系电话：{snapshot['phone']}",
        copies_to=tuple(snapshot["copies"]),
        annexes=(Annex(label="附件", title=FORM, blocks=form_blocks(snapshot)),) if rates else (),
    )


LETTER = DocumentKind(
    key="suggestions.reply_letter",
    title="答复函",
    model=TASK,
    gather=gather_letter,
    compose=compose_letter,
    organ=unit,
    series="letter",
    number_word="函",
    may_issue=rights.gives_letters,
    may_read=rights.reads_letters,
    readers=(*rights.ANSWERED, *rights.SIDE, *rights.DEPUTIES),
    narrow=rights.answered_tasks,
    order=50,
)


def choice(options, chosen=""):
    """■满意　□基本满意　□不满意"""
    return "　　".join(f"{'■' if option == chosen else '□'}{option}" for option in options)


def form_blocks(snapshot, marks=None):
    marks = marks or {}
    met = "；".join(snapshot["met"])
    return (
        Fields(
            (
                (Field("建议", called(snapshot)),),
                (Field("承办单位", snapshot["unit"]),),
                (
                    Field("答复日期", day(snapshot["replied_on"])),
                    Field("答复类别", f"{snapshot['class']}类"),
                ),
                (Field("联系代表", f"单位登记：{met or '无'}\n是否属实：{choice(('属实', '不属实'))}"),),
                (Field("办理态度", choice(MARKS, marks.get("attitude", ""))),),
                (Field("办理结果", choice(MARKS, marks.get("result", ""))),),
                (Field(REASONS, spread(marks.get("comment", "")), lines=2.5, stacked=True),),
                (Field("重新办理", choice(("要求重新办理", "不要求"), marks.get("redo", ""))),),
                *(
                    ((Field("联名代表", choice(("已征求联名代表意见",), marks.get("asked", ""))),),)
                    if snapshot["signers"] > 1
                    else ()
                ),
            )
        ),
        Signatures(
            (
                Signature("领衔代表签名：", marks.get("name", ""), dated=not marks),
                *((Signature("评价日期：", marks["on"]),) if marks else ()),
            )
        ),
        Para(
            f"注：请在收到答复后{snapshot['feedback_workdays']}个工作日内填写，交{snapshot['commission_short']}。",
            indent=False,
            face="kai",
        ),
    )


def gather_feedback(assignment, *, reply=None):
    """The form with what is known, and with the marks once they are given."""
    answer = reply_of(assignment, reply)
    reply_class = queries.class_sent(answer)
    rating = getattr(answer, "rating", None)
    marks = {}
    if rating and rating.channel != "none":
        marks = {
            "attitude": rating.get_attitude_display(),
            "result": rating.get_result_display(),
            "comment": rating.comment,
            "redo": "要求重新办理" if rating.wants_redo else "不要求",
            "asked": "已征求联名代表意见" if rating.asked_cosigners else "",
            "name": rating.deputy.person.name if shows_names(assignment.suggestion, "units") else "",
            "on": day(rating.rated_on.isoformat()),
            "channel": rating.get_channel_display(),
        }
    return (
        case(assignment.suggestion, "units")
        | task(assignment)
        | {
            "reply": answer.pk,
            "round": answer.round,
            "class": reply_class.code,
            "class_label": reply_class.label,
            "replied_on": answer.replied_on,
            "met": _met(assignment, answer),
            "commission_short": commission(assignment).short_name,
            "feedback_workdays": rule(assignment.congress_id, "suggestion.feedback_workdays"),
            "marks": marks,
            "silent": bool(rating) and rating.channel == "none",
        }
    )


def compose_feedback(snapshot, facts):
    note = (Heading("经催请，代表未反馈。", 2),) if snapshot["silent"] else ()
    return Paper(
        form="sheet",
        title=FORM,
        subtitle=(f"（{time_of(snapshot['round'])}）",) if snapshot["round"] > 1 else (),
        blocks=(*form_blocks(snapshot, snapshot["marks"]), *note),
    )


FEEDBACK = DocumentKind(
    key="suggestions.feedback_form",
    title="征询意见表",
    model=TASK,
    gather=gather_feedback,
    compose=compose_feedback,
    organ=commission,
    may_issue=rights.gives_feedback_form,
    may_read=rights.reads_feedback_form,
    narrow=rights.led_tasks,
    readers=(*rights.OFFICES, "GO", *rights.SIDE, *rights.DEPUTIES),
    order=51,
)
ALL = (LETTER, FEEDBACK)
