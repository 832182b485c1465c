"""An inquiry case on paper: with lines to sign on, and the letter by which the organ is told to answer."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Heading, Paper, Para, Table, blocks_of, letter
from congress.models import Organization
from deputies.queries import joint

from ..models import InquiryCase
from ..policies import inquiry_cases as policies

KIND = Organization.Kind


def _office(case):
    return body_of(case.congress_id, KIND.PRESIDIUM if case.congress.level == "township" else KIND.GENERAL_OFFICE)


def gather_case(case):
    return {
        "title": case.title,
        "congress": case.congress.name,
        "body": case.get_body_display(),
        "unit": case.unit.name,
        "question": case.question,
        "content": case.content,
        "basis": case.basis,
        "least": case.least,
        "filed_on": long_date(case.filed_on) if case.filed_on else "",
        "signers": [
            [one.person.name, f"{one.member.organization.short_name}{one.member.post.title}",
             long_date(one.signed_on) if one.signed_on else ""]
            for one in joint.signers_of(case)
        ],
    }  # fmt: skip


def compose_case(snapshot, facts):
    columns = (
        Column("序号", 0.7, "center"),
        Column("姓名", 2),
        Column("职务", 4),
        Column("签名", 3),
        Column("日期", 2.6),
    )
    rows = tuple(
        (str(place), name, post, "", day) for place, (name, post, day) in enumerate(snapshot["signers"], start=1)
    )
    return Paper(
        form="plain",
        title=("质询案", snapshot["title"]),
        blocks=(
            Para(snapshot["unit"], lead="质询对象："),
            Para(f"{snapshot['congress']}，{snapshot['body']}" + (f"，{snapshot['filed_on']}" if snapshot["filed_on"] else ""), lead="提出："),
            Heading("一、质询的问题"),
            *blocks_of(snapshot["question"]),
            Heading("二、质询的内容"),
            *blocks_of(snapshot["content"]),
            Heading("三、提案人"),
            Para(f"须有{snapshot['least']}人以上联名（{snapshot['basis']}）。"),
            Table(columns, rows, row_lines=1.6),
        ),
    )  # fmt: skip


INQUIRY_CASE_PAPER = kinds.DocumentKind(
    key="supervision.inquiry_case",
    title="质询案",
    model="supervision.inquirycase",
    gather=gather_case,
    compose=compose_case,
    organ=_office,
    may_issue=policies.prints_case,
    may_read=policies.reads_paper,
    order=309,
)


def gather_letter(case):
    return {
        **gather_case(case),
        "decided_on": long_date(case.decided_on),
        "manner": case.get_manner_display(),
        "is_oral": case.manner == InquiryCase.Manner.ORAL,
        "venue": case.venue,
        "due_on": long_date(case.due_on),
        "again": case.round > 0,
        "after": case.AGAIN[case.body],
        "decider": "主席团" if case.body == InquiryCase.Body.SESSION else "主任会议",
    }


def _named(title):
    """关于……的质询案 says itself what it is."""
    return f"“{title}”" if title.endswith("质询案") else f"质询案“{title}”"


def compose_letter(snapshot, facts):
    how = (
        f"由你单位负责人到{snapshot['venue'] or '有关会议'}口头答复"
        if snapshot["is_oral"]
        else "由你单位书面答复，答复由负责人签署"
    )
    again = "提案人过半数对答复不满意，" if snapshot["again"] else ""
    return letter(
        facts,
        title=f"关于答复{_named(snapshot['title'])}的通知",
        addressee=snapshot["unit"],
        blocks=(
            Para(f"{len(snapshot['signers'])}名提案人联名提出{_named(snapshot['title'])}（{snapshot['basis']}）。{again}"
                 f"{snapshot['decided_on']}，{snapshot['decider']}决定{how}（{snapshot['after']}）。请于{snapshot['due_on']}前{'再' if again else ''}作答复。"),
            Heading("一、质询的问题"),
            *blocks_of(snapshot["question"]),
            Heading("二、质询的内容"),
            *blocks_of(snapshot["content"]),
        ),
    )  # fmt: skip


INQUIRY_LETTER = kinds.DocumentKind(
    key="supervision.inquiry_letter",
    title="质询案交办函",
    model="supervision.inquirycase",
    gather=gather_letter,
    compose=compose_letter,
    organ=_office,
    series="supervision",
    number_word="函",
    may_issue=policies.prints_letter,
    may_read=policies.reads_paper,
    order=310,
)
