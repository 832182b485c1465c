"""Certificates of appointment, one a page and all of a case in one file; and the card of what is known of a candidate."""

from datetime import date

from congress.frame.kinds import DocumentKind
from congress.frame.numbers import long_date
from congress.frame.printing import Annex, Certificate, Field, Fields, PageBreak, Paper, blocks_of

from ..models.case import INSIDERS
from ..policies import papers as policies
from ..queries import certificates as queries
from ..queries.exams import passed_words
from .cases import committee, head, office, secret

SHORT = 130  # characters of the grounds that a card has room for; what is longer follows it


def gather(case):
    rows = queries.of_case(case)
    return head(case) | {
        "chair": queries.chair(case.congress_id, max((row.dated_on for row in rows), default=None)),
        "rows": [[row.number.text, row.item.name, row.item.sentence, row.dated_on] for row in rows],
    }


def compose(snapshot, issued):
    blocks = []
    for number, name, sentence, dated_on in snapshot["rows"]:
        blocks += [PageBreak()] if blocks else []
        blocks.append(
            Certificate(
                title="任命书" if blocks else "",
                name=name,
                words=f"{snapshot['on']}，{snapshot['meeting']}{sentence}。",
                number=f"编号：{number}",
                giver=snapshot["committee"],
                signer=f"主任　{snapshot['chair']}",
                day=long_date(date.fromisoformat(str(dated_on))),
            )
        )
    return Paper(form="sheet", title=("任命书",), blocks=tuple(blocks), landscape=True, page_numbers=False)


def gather_card(item):
    case = item.case
    return head(case) | {
        "meeting": case.meeting.full_words if case.meeting else "",
        "name": item.name,
        "gender": item.get_gender_display(),
        "born": f"{item.born_on:%Y年%-m月}" if item.born_on else "",
        "ethnicity": item.ethnicity,
        "education": item.education,
        "party": item.party,
        "present": item.present_post,
        "asked": ["拟免职务" if item.is_leaving else "拟任职务", str(item.office)],
        "sentence": item.sentence,
        "law": item.law.law,
        "grounds": item.grounds,
        "exam": passed_words(item),
        "result": item.result,
    }


def compose_card(snapshot, issued):
    label, post = snapshot["asked"]
    is_long = len(snapshot["grounds"]) > SHORT
    grounds = "见附件。" if is_long else snapshot["grounds"]
    come = "、".join(filter(None, (snapshot["organ"], snapshot["signed_by"])))
    rows = [
        (Field("姓名", snapshot["name"]), Field("性别", snapshot["gender"]), Field("出生年月", snapshot["born"])),
        (Field("民族", snapshot["ethnicity"]), Field("学历", snapshot["education"]), Field("政治面貌", snapshot["party"])),
        (Field("现任职务", snapshot["present"]), Field(label, post)),
        (Field("任免理由", grounds),),
        (Field("提请依据", snapshot["law"]),),
        (Field("提请机关", come), Field("收到日期", snapshot["received_on"])),
        (Field("审议会议", snapshot["meeting"]), Field("法律考试", snapshot["exam"])),
        (Field("表决结果", snapshot["result"]),),
    ]  # fmt: skip
    annex = (Annex(label="附件", title=("任免理由",), blocks=blocks_of(snapshot["grounds"])),) if is_long else ()
    return Paper(
        form="sheet", title=("干部任免呈报表",), landscape=True, subtitle=secret(snapshot), blocks=(Fields(tuple(rows)),),
        annexes=annex,
    )  # fmt: skip


CERTIFICATES = DocumentKind(
    key="appointments.certificates", title="任命书", model="appointments.case", gather=gather, compose=compose, organ=committee,
    may_issue=policies.issues_certificates, may_read=policies.follows, readers=INSIDERS, is_long=True, order=415,
)  # fmt: skip
CARD = DocumentKind(
    key="appointments.card", title="干部任免呈报表", model="appointments.item", gather=gather_card, compose=compose_card, organ=office,
    may_issue=policies.issues_card, may_read=policies.follows, readers=INSIDERS, narrow=policies.of_known_cases, order=416,
)  # fmt: skip
ALL = (CERTIFICATES, CARD)
