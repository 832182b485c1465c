"""Livelihood projects as a congress runs them: a round, its ideas and candidates, its vote, what is carried out."""

from datetime import date, timedelta
from decimal import Decimal

from congress.actions import ballots as voting
from congress.actions import documents
from congress.frame import clock
from congress.models import Session
from congress.queries.actors import actor_in
from congress.queries.ballots import electorate, options_of
from supervision.actions import livelihood as actions
from supervision.actions import livelihood_votes as votes
from supervision.models import (
    LivelihoodAdjustment,
    LivelihoodIdea,
    LivelihoodProject,
    LivelihoodReport,
    LivelihoodRound,
    LivelihoodVisit,
)
from tests.build import ballots
from tests.build.county import TODAY

NAMES = ("农村饮水安全巩固提升", "老旧小区改造", "村组道路硬化", "养老服务中心建设", "乡镇卫生院改造")
MONEY = (300, 500, 200, 100, 150)


def round_of(cast, state="collecting", by="go", **more):
    """A round of three projects out of four or more, for a thousand."""
    given = {"year": 2026, "seats": 3, "ceiling": 1000, "text": "请提民生实事。", "opens_on": TODAY, "closes_on": TODAY,
             "congress": cast.congress, **more}  # fmt: skip
    found = actions.keep_round(LivelihoodRound(**given), actor=cast.actor(by))
    if state == "draft":
        return found
    found = actions.open_round(found, actor=cast.actor(by))
    return found if state == "collecting" else actions.screen_round(found, actor=cast.actor(by))


def candidate(cast, found, place=0, by="go", ideas=(), **more):
    unit = cast.bodies.get("transport") or cast.bodies["unit"]
    given = {"title": NAMES[place], "content": f"{NAMES[place]}，完成管网和设施。", "place": "河口镇、青石岭乡", "benefit": "3600名群众",
             "money": MONEY[place], "money_source": "县级财政", "starts_on": date(2026, 3, 1), "ends_on": date(2026, 10, 31),
             "unit": unit, **more}  # fmt: skip
    return actions.keep_candidate(LivelihoodProject(round=found, order=0, **given), actor=cast.actor(by), ideas=ideas)


def submitted(cast, number=4, by="go", first=None, **more):
    """A round with its candidates, before the congress; ``first`` is what the first of them says."""
    found = round_of(cast, "screening", by=by, **more)
    for place in range(number):
        candidate(cast, found, place, by=by, **(first if place == 0 and first else {}))
    return actions.submit_round(found, actor=cast.actor(by), heard_on=clock.today())


def session(cast):
    """The session that votes: one, however often it is asked for."""
    if "voting_session" not in cast.__dict__:
        cast.voting_session = _session(cast)
    return cast.voting_session


def _session(cast):
    return Session.objects.create(
        term=cast.term, kind="session", number=30, opens_on=TODAY, closes_on=TODAY + timedelta(days=2)
    )


def vote(cast, found, *papers, by="go"):
    """The congress votes: each paper names the places of the projects it chooses. Returns the announced ballot."""
    row = votes.draw_up_vote(found, actor=cast.actor(by), meeting=session(cast), method="electronic")
    return held(cast, row, *papers, by=by)


def held(cast, row, *papers, by="go"):
    row = voting.open_round(row, actor=cast.actor(by))
    options = [str(option.pk) for option in options_of(row)]
    for seat, chosen in zip(electorate(row), papers, strict=False):
        voting.vote(row, actor=actor_in(seat), marks={options[place]: "yes" for place in chosen})
    return voting.announce(voting.close(row, actor=cast.actor(by)), actor=cast.actor(by))


def adopted(cast, number=4, **more):
    """A round that the congress has voted on: the first three of four are chosen. [LivelihoodProject] in their order."""
    if "deputy5" not in cast.posts:
        ballots.deputies(cast)
    found = submitted(cast, number, **more)
    vote(cast, found, *[(0, 1, 2)] * 10)
    return list(
        LivelihoodProject.objects.filter(round=found).select_related("round__congress", "unit").order_by("order")
    )


def planned(cast, row, *months):
    """``months`` are (month, share, money)."""
    rows = [(date(2026, month, 1), share, Decimal(money)) for month, share, money in months]
    return actions.plan_project(row, rows, actor=cast.unit)


def reported(cast, row, progress, paid, by="unit", text="正在施工。", files=(), on=None):
    said = LivelihoodReport(project=row, on=on or clock.today(), progress=progress, paid=paid, text=text)
    return actions.report(said, actor=cast.actor(by), files=files)


def change(cast, row, by="unit", **more):
    given = {name: getattr(row, name) for name in row.CHANGED_BY_DECISION} | {"because": "地质条件复杂。", **more}
    return actions.ask_to_adjust(LivelihoodAdjustment(project=row, **given), actor=cast.actor(by))


def visit(cast, row, *deputies, by="go", text="现场查看，进度正常。"):
    made = LivelihoodVisit(project=row, on=clock.today(), text=text)
    return actions.note_visit(made, actor=cast.actor(by), deputies=[cast.deputies[key] for key in deputies])


def idea(cast, found, by="dep", source="", **more):
    given = {"title": "修通村组道路", "text": "雨天出不了门。", "source": "public", **more}
    return actions.put_forward(LivelihoodIdea(round=found, **given), actor=cast.actor(by), source=source)


def papers(cast, *, rare, long):
    """The three papers of a round, with long words and rare characters."""
    rows = adopted(cast, first={"title": f"修复{rare}村水毁路段", "content": long[:300]})
    found = LivelihoodRound.objects.get(pk=rows[0].round_id)
    planned(cast, rows[0], (3, 10, 20), (6, 45, 120), (8, 80, 210), (10, 100, 300))
    reported(cast, rows[0], 8, 15, text=long)
    for kind in ("candidates", "livelihood_announcement", "livelihood_progress"):
        documents.issue(f"supervision.{kind}", found, actor=cast.go)
    return {}
