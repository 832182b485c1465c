"""The papers of a special inquiry: the list of questions, and who asked and answered what in the meeting."""

from congress.documents.reports import body_of
from congress.documents.sittings import full_name
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Heading, Paper, Para, Table, blocks_of
from congress.models import Organization

from ..models import Attendance
from ..policies import topics as policies
from ..queries import inquiries
from ..queries import topics as topic_queries


def _committee(topic):
    return body_of(topic.congress_id, Organization.Kind.STANDING_COMMITTEE)


def _asker(row):
    return f"{row.asker.person.name}（{row.asker.organization.short_name}{row.asker.post.title}）"


def gather_list(topic):
    return {
        "title": topic.title,
        "committee": topic.committee.name,
        "meeting": full_name(topic.meeting) if topic.meeting_id else "",
        "rows": [[row.text, _asker(row), row.unit.name] for row in inquiries.in_list(topic)],
    }


def compose_list(snapshot, facts):
    columns = (Column("序号", 0.7, "center"), Column("问题", 6), Column("提问人", 2.6), Column("答复单位", 2.4))
    rows = tuple((str(place), *row) for place, row in enumerate(snapshot["rows"], start=1))
    where = f"在{snapshot['meeting']}上提出，" if snapshot["meeting"] else ""
    return Paper(
        form="plain",
        title=(snapshot["title"], "询问问题清单"),
        blocks=(
            Para(
                f"下列问题{where}由{snapshot['committee']}组织实施。没有注明会前告知的，会议举行前不向答复单位公开。"
            ),
            Table(columns, rows, small=True),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
        landscape=True,
    )


QUESTION_LIST = kinds.DocumentKind(
    key="supervision.question_list",
    title="询问问题清单",
    model="supervision.topic",
    gather=gather_list,
    compose=compose_list,
    organ=_committee,
    may_issue=policies.prints_questions,
    may_read=policies.reads_questions,
    order=304,
)


def gather_record(topic):
    came = topic.attendances.select_related("unit").order_by("unit__order", "pk")
    return {
        "title": topic.title,
        "meeting": full_name(topic.meeting),
        "held_on": long_date(topic.deliberated_on),
        "words": topic_queries.words_of(topic, "hold"),
        "came": [[one.unit.name, one.get_came_display(), f"{one.name}　{one.post}".strip(), one.because] for one in came],
        "absent": came.filter(came=Attendance.Came.ABSENT).count(),
        "questions": [
            {"asker": _asker(row), "unit": row.unit.name, "answerer": row.answerer, "text": row.text, "answer": row.answer,
             "further": row.further, "mark": row.get_mark_display() if row.mark else ""}
            for row in inquiries.in_list(topic)
        ],
    }  # fmt: skip


def _question(place, one):
    yield Heading(f"问题{place}")
    yield Para(one["text"], lead=f"{one['asker']}问：")
    for at, line in enumerate(filter(None, (line.strip() for line in one["answer"].splitlines()))):
        yield Para(line, lead=f"{one['unit']}{one['answerer']}答：" if at == 0 else "")
    if one["further"]:
        for line in filter(None, (line.strip() for line in one["further"].splitlines())):
            yield Para(line)
    if one["mark"]:
        yield Para(f"提问人对答复{one['mark']}。")


def compose_record(snapshot, facts):
    columns = (Column("应询单位", 3), Column("到会情况", 2.4), Column("到会负责人", 3), Column("原因", 3))
    blocks = [
        Para(
            f"{snapshot['held_on']}，{snapshot['meeting']}就“{snapshot['title']}”进行专题询问（监督法第四十七条至第五十条）。"
        ),
        *blocks_of(snapshot["words"]),
        Table(columns, tuple(map(tuple, snapshot["came"])), caption="应询单位到会情况", small=True),
    ]
    for place, one in enumerate(snapshot["questions"], start=1):
        blocks += _question(place, one)
    return Paper(
        form="plain",
        title=(snapshot["title"], "会议记录"),
        blocks=tuple(blocks),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )


INQUIRY_RECORD = kinds.DocumentKind(
    key="supervision.inquiry_record",
    title="专题询问会议记录",
    model="supervision.topic",
    gather=gather_record,
    compose=compose_record,
    organ=_committee,
    may_issue=policies.prints_inquiry,
    may_read=policies.reads_questions,
    order=305,
)
