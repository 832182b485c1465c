"""The result of a judicial review on paper: how the cases were drawn, who judged them, what each scored."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Heading, Paper, Para, Table
from congress.models import Organization

from ..models import CaseReview
from ..policies import judicial as policies
from ..queries import judicial as queries


def _tenths(score):
    """A mean to one decimal, rounded half up, exactly: 173/2 → 86.5."""
    if score is None:
        return "—"
    tenths = (score.numerator * 20 + score.denominator) // (2 * score.denominator)
    return f"{tenths // 10}.{tenths % 10}"


def gather(topic):
    draw = queries.revealed_draw(topic)
    cases, poll = queries.in_order(topic), queries.poll_of(topic)
    return {
        "poll": f"{long_date(poll.polled_on)}对{topic.unit.name}干警进行无记名测评，{poll.words}（计票人：{poll.counted_by}）。" if poll else "",
        "poll_said": poll.text if poll else "",
        "title": topic.title,
        "unit": topic.unit.name,
        "committee": topic.committee.name,
        "draw": draw.number_words if draw else "",
        "drawn_on": long_date(draw.drawn_at) if draw else "",
        "pool": draw.entries.filter(left_out="").count() if draw else 0,
        "commitment": draw.commitment if draw else "",
        "rows": [
            [case.key, case.officer, "、".join(str(one.work.expert) for one in case.reviews.all()), _tenths(queries.score(case))]
            for case in cases
        ],
        "opinions": [
            [case.key, str(one.work.expert), f"{one.facts}＋{one.law}＋{one.procedure}＋{one.document}＝{one.total}", one.text]
            for case in cases
            for one in case.reviews.all()
            if one.done_on
        ],
    }  # fmt: skip


def _polled(words, said):
    """The poll of the staff, where there was one."""
    if words:
        yield Heading("三、干警测评")
        yield Para(words)
    if said:
        yield Para(said)


def compose(snapshot, facts):
    cases = (
        Column("序号", 0.7, "center"),
        Column("案号", 3.4),
        Column("承办人", 1.6),
        Column("评查专家", 3),
        Column("得分", 1.2, "center"),
    )
    said = (Column("案号", 2.6), Column("评查专家", 1.6), Column("评分", 2.8), Column("评查意见", 6))
    rows = tuple((str(place), *row) for place, row in enumerate(snapshot["rows"], start=1))
    parts = "、".join(label for _, label in CaseReview.PARTS)
    return Paper(
        form="plain",
        title=(snapshot["title"], "案件评查结果"),
        blocks=(
            Para(f"由{snapshot['committee']}组织实施，{snapshot['drawn_on']}从{snapshot['unit']}的{snapshot['pool']}件案件中当众抽取{len(rows)}件"
                 f"（{snapshot['draw']}，承诺值{snapshot['commitment'][:16]}……，任何人可以在公众页面核对）。"),
            Para(f"每名专家按{parts}四项评分，每项{CaseReview.MOST}分；得分是各专家总分的平均。"),
            Heading("一、评查结果"),
            Table(cases, rows, small=True),
            Heading("二、评查意见"),
            Table(said, tuple(map(tuple, snapshot["opinions"])), small=True),
            *_polled(snapshot.get("poll", ""), snapshot.get("poll_said", "")),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )  # fmt: skip


REVIEW_RESULT = kinds.DocumentKind(
    key="supervision.review_result",
    title="案件评查结果",
    model="supervision.topic",
    gather=gather,
    compose=compose,
    organ=lambda topic: body_of(topic.congress_id, Organization.Kind.STANDING_COMMITTEE),
    may_issue=policies.prints_sheet,
    may_read=policies.reads_cases,
    order=308,
)
