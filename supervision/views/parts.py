"""What the page of a topic shows beyond what all forms show: form → (topic, actor) → {name: value} for its template."""

from django.urls import reverse

from ..models import Form
from ..policies import inquiries as inquiry_policies
from ..policies import judicial as judicial_policies
from ..policies import topics as policies
from ..queries import inquiries, judicial, problems, visits


def nothing(topic, actor):
    return {}


def visit(topic, actor):
    early = topic.state in ("planned", "team_formed", "announced")
    conducts = policies.conducts(actor, topic)
    return {"stops": visits.route_of(topic), "may_route": early and conducts, "held_as": visits.activity_of(topic),
            "may_name": conducts and not topic.is_over}  # fmt: skip


def special_inquiry(topic, actor):
    return {
        "questions": inquiries.of_topic(actor, topic),
        "attendances": inquiries.attendances_of(actor, topic),
        "may_propose": topic.state in inquiries.OPEN and inquiry_policies.collects(actor, topic),
        "may_attend": topic.state == "called" and policies.conducts(actor, topic),
    }


def judicial_review(topic, actor):
    draws = judicial.draws_of(topic)
    standing = any(one.state != "voided" for one in draws)
    poll, conducts = judicial.poll_of(topic), policies.conducts(actor, topic)
    return {
        "poll": poll if judicial_policies.reads_cases(actor, topic) else None,
        "may_poll": conducts and poll is None and topic.state in judicial.POLLED_IN,
        "case_draws": draws,
        "cases": [(case, judicial.score(case)) for case in judicial.cases_of(actor, topic)],
        "may_draw": topic.state == "scheme" and not standing and conducts,
    }


def audit(topic, actor):
    rows = problems.problems(actor).filter(topic=topic)
    found, settled = problems.money_of(rows)
    return {"money_found": found, "money_settled": settled, "by_unit": problems.by_unit(rows, _problems_of)}


def _problems_of(unit):
    return f"{reverse('supervision:problems')}?unit={unit}"


PARTS = {
    Form.VISIT: visit,
    Form.SPECIAL_INQUIRY: special_inquiry,
    Form.JUDICIAL_REVIEW: judicial_review,
    Form.AUDIT: audit,
}


def of(topic, actor):
    return PARTS.get(topic.form, nothing)(topic, actor)
