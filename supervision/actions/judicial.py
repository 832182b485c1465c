"""Judicial review: the draw is prepared, its cases are taken over, experts are given cases, their marks written down."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import CaseReview, Draw, Form, ReviewCase
from ..policies import draws as draw_policies
from ..policies import judicial as policies
from ..policies import topics as topic_policies
from ..queries import draws as draw_queries
from ..queries import experts
from ..queries import judicial as reviews
from . import draws
from .topics import held

RUNNING = (Draw.State.PREPARED, Draw.State.COMMITTED, Draw.State.DRAWN)


@transaction.atomic
def prepare_draw(topic, *, actor, count):
    """A draw of this topic's cases; its pool is entered on its own page. One at a time."""
    demand(topic_policies.conducts, actor, topic)
    demand(draw_policies.keeps_draws, actor)
    topic = held(topic)
    if topic.form != Form.JUDICIAL_REVIEW or topic.state != "scheme":
        raise Refused("评查方案定了以后、案件登记以前才能抽取。")
    if topic.draws.filter(state__in=(*RUNNING, Draw.State.REVEALED)).exists():
        raise Refused("这个议题已有一次抽取；要重新抽取，请先作废。")
    row = Draw(congress_id=topic.congress_id, kind=Draw.Kind.CASES, title=f"{topic.title}抽取案件"[:80], count=count, topic=topic,
               purpose=f"根据{topic.year}年监督工作计划，为“{topic.title}”抽取案件。")  # fmt: skip
    return draws.keep_draw(row, actor=actor)


def take_cases(topic, *, actor):
    """The cases that were drawn, in the order in which they were drawn."""
    draw = reviews.revealed_draw(topic)
    ReviewCase.objects.bulk_create(
        ReviewCase(topic=topic, draw=draw, order=one.place, key=one.key, name=one.name, share=one.share)
        for one in draw_queries.result_of(draw)
    )


def begin_review(topic, *, actor):
    """Every case has its reviewers."""


def _open(case, *states):
    if held(case.topic).state not in states:
        raise Refused("评查已经结束，不能再改。" if "reviewing" in states else "评查已经开始，不能再改。")


@transaction.atomic
def keep_case(case, *, actor):
    """The officer of a case, and what calling its parties back gave."""
    demand(policies.reviews, actor, case)
    _open(case, "cases_drawn", "reviewing")
    return keep(case, actor=actor)


@transaction.atomic
def assign(case, *, actor, works):
    """Give a case to experts of this topic. Whoever has to keep away from its court or procuratorate is refused."""
    demand(policies.reviews, actor, case)
    _open(case, "cases_drawn", "reviewing")
    for work in works:
        if work.matter.topic_id != case.topic_id:
            raise ValidationError(f"{work.expert}不是这个议题聘请的专家。")
        if because := experts.conflict(work.expert, case.topic.unit):
            raise Refused(f"{work.expert}应当回避：{because}。")
        keep(CaseReview(case=case, work=work), actor=actor)
    return case


@transaction.atomic
def take_off(review, *, actor, reason):
    """An expert does not judge this case after all: he has to keep away, or is prevented."""
    demand(policies.reviews, actor, review.case)
    _open(review.case, "cases_drawn", "reviewing")
    if review.done_on:
        raise Refused("已经登记评查意见，不能换人。")
    from_case = review.case
    records.record("supervision.casereview.take_off", actor=actor, obj=from_case, reason=reason,
                   before={"专家": str(review.work.expert)}, text=f"{actor.name}登记{review.work.expert}不评查案件{from_case}")  # fmt: skip
    review.delete()
    return from_case


@transaction.atomic
def score(review, *, actor):
    """Write down the four marks and the words of one expert, from the sheet he signed."""
    demand(policies.reviews, actor, review.case)
    if held(review.case.topic).state != "reviewing":
        raise Refused("只有评查中的案件可以登记评分。")
    review.done_on = clock.today()
    return keep(review, actor=actor)


@transaction.atomic
def enter_poll(poll, *, actor):
    """What the staff of the court or procuratorate said on paper, counted by hand: entered once, while the review runs."""
    demand(topic_policies.conducts, actor, poll.topic)
    topic = held(poll.topic)
    if topic.form != Form.JUDICIAL_REVIEW or topic.state not in reviews.POLLED_IN:
        raise Refused("案件抽取以后、提出评查报告以前才能登记干警测评。")
    if reviews.poll_of(topic):
        raise Refused("已经登记过干警测评，不能再改。")
    if poll.polled_on > clock.today():
        raise ValidationError({"polled_on": "日期不能晚于今天。"})
    poll.by_name = actor.name[:40]
    return keep(poll, actor=actor)


DEEDS = {"take_cases": take_cases, "begin_review": begin_review}
