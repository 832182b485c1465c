"""Reading a judicial review: the draw, its cases, the reviewers of each, their marks."""

from congress.queries.rules import rule

from ..models import CaseReview, Draw, ExpertWork, ReviewCase, StaffPoll
from ..models.judicial import mean

S = Draw.State
RULE = "review.reviewers"
POLLED_IN = ("cases_drawn", "reviewing")


def poll_of(topic):
    """What its staff said of the court or procuratorate, or None. No actor: papers ask."""
    return StaffPoll.objects.filter(topic=topic).first()


def revealed_draw(topic):
    """The draw of cases whose seed is laid open, or None."""
    return topic.draws.filter(kind=Draw.Kind.CASES, state=S.REVEALED).order_by("-pk").first()


def draws_of(topic):
    return list(topic.draws.order_by("-pk"))


def cases(actor):
    return ReviewCase.objects.visible_to(actor).select_related("topic__unit", "topic__committee", "draw")


def cases_of(actor, topic):
    """The cases this person sees, each with its reviews."""
    return list(cases(actor).filter(topic=topic).prefetch_related("reviews__work__expert").order_by("order"))


def in_order(topic):
    """All cases with their reviews, for papers. No actor."""
    return list(topic.cases.prefetch_related("reviews__work__expert").order_by("order"))


def reviews_of(case):
    return list(case.reviews.select_related("work__expert").order_by("pk"))


def review(actor, pk):
    rows = CaseReview.objects.visible_to(actor).select_related("case__topic__committee", "work__expert")
    return rows.filter(pk=pk).first()


def score(case):
    """The exact mean of what its reviewers gave, None while one is missing."""
    totals = [one.total for one in case.reviews.all()]
    return None if not totals or None in totals else mean(totals)


def reviewers(topic):
    """The experts chosen for this topic: their works."""
    return ExpertWork.objects.filter(matter__topic=topic).select_related("expert", "matter").order_by("expert__number")


def reviewers_want(topic):
    """Which cases lack reviewers, in words."""
    least = rule(topic.congress_id, RULE)
    short = [case.key for case in topic.cases.prefetch_related("reviews") if len(case.reviews.all()) < least]
    return (
        f"每个案件至少{least}名专家评查，还差：{'、'.join(short[:5])}{'等' if len(short) > 5 else ''}。"
        if short
        else ""
    )


def unscored(topic):
    return CaseReview.objects.filter(case__topic=topic, done_on=None).count()
