"""The papers of a visit: its route for those who take part, and the report that goes to the organ."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Annex, Column, Heading, Paper, Para, Table, blocks_of, letter
from congress.models import Deadline, Organization

from ..policies import topics as policies
from ..queries import topics as queries
from ..queries import visits

LAW = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》"


def _office(topic):
    return body_of(topic.congress_id, Organization.Kind.GENERAL_OFFICE)


def gather_route(topic):
    return {
        "title": topic.title,
        "unit": topic.unit.name,
        "committee": topic.committee.name,
        "visit_on": long_date(topic.inspect_from) if topic.inspect_from else "",
        "words": queries.words_of(topic, "announce"),
        "stops": [[one.title, one.at, one.what, one.host] for one in visits.route_of(topic)],
        "team": [[one.get_role_display(), one.name, one.post, one.group] for one in queries.team_of(topic)],
    }


def compose_route(snapshot, facts):
    stops = (
        Column("序号", 0.7, "center"),
        Column("视察点", 3),
        Column("时间", 2.4),
        Column("视察内容", 3.4),
        Column("介绍情况的单位", 2.6),
    )
    team = (Column("职责", 1.4, "center"), Column("姓名", 2), Column("单位和职务", 5), Column("小组", 2.4))
    rows = tuple((str(place), *row) for place, row in enumerate(snapshot["stops"], start=1))
    return Paper(
        form="plain",
        title=(snapshot["title"], "行程"),
        blocks=(
            Para(f"{snapshot['committee']}组织代表视察，视察日期：{snapshot['visit_on']}。"),
            *blocks_of(snapshot["words"]),
            Heading("一、视察路线"),
            Table(stops, rows, small=True),
            Heading("二、视察组"),
            Table(team, tuple(map(tuple, snapshot["team"])), small=True),
            Para("代表在视察中可以向被视察的单位提出意见和建议，但不直接处理问题（代表法第三十一条）。"),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )  # fmt: skip


VISIT_ROUTE = kinds.DocumentKind(
    key="supervision.visit_route",
    title="视察行程",
    model="supervision.topic",
    gather=gather_route,
    compose=compose_route,
    organ=_office,
    may_issue=policies.issues_route,
    may_read=policies.reads_paper,
    order=306,
)


def gather_letter(topic):
    rows = Deadline.objects.filter(target_model="supervision.topic", target_pk=topic.pk,
                                   key__in=("supervision.visit_answer", "supervision.handle_again"))  # fmt: skip
    newest = rows.order_by("pk").last()
    return {
        "title": topic.title,
        "unit": topic.unit.name,
        "visit_on": long_date(topic.inspect_from),
        "words": queries.words_of(topic, "pass_on"),
        "report": queries.words_of(topic, "write_visit"),
        "due_on": long_date(newest.due_on) if newest else "",
    }


def compose_letter(snapshot, facts):
    return letter(
        facts,
        title=f"关于转交“{snapshot['title']}”视察报告的函",
        addressee=snapshot["unit"],
        blocks=(
            Para(f"{snapshot['visit_on']}，县人大常委会组织代表开展“{snapshot['title']}”活动，形成了视察报告。根据{LAW}第三十一条，"
                 "现将视察报告转交你单位研究处理。"),
            *blocks_of(snapshot["words"]),
            Para(f"请认真研究处理，于{snapshot['due_on']}前书面报告处理情况。处理情况将向代表通报。"),
        ),
        attachments=("视察报告",),
        annexes=(Annex(label="附件", title=(snapshot["title"], "视察报告"), blocks=tuple(blocks_of(snapshot["report"]))),),
    )  # fmt: skip


VISIT_LETTER = kinds.DocumentKind(
    key="supervision.visit_letter",
    title="视察报告转交函",
    model="supervision.topic",
    gather=gather_letter,
    compose=compose_letter,
    organ=_office,
    series="supervision",
    number_word="函",
    may_issue=policies.issues_visit_letter,
    may_read=policies.reads_paper,
    order=307,
)
