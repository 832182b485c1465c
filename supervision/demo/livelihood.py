"""Plants livelihood projects: three years of the county, each chosen by one vote of its deputies, and a small round of every
township. Of this year's, one has gone silent, one was changed by decision, one is finished."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from congress.actions import ballots, notices, records, resolutions
from congress.demo.ballots import opened, settled, voters_of
from congress.demo.halls import by_hand
from congress.demo.places import TOWNSHIPS
from congress.demo.timeline import Timeline
from congress.frame import clock, kinds
from congress.frame.actor import ANONYMOUS
from congress.frame.dates import add_months
from congress.models import Meeting, Resolution
from congress.queries import calendar, rules
from congress.queries.ballots import options_of
from deputies.models import Deputy

from ..actions import livelihood as actions
from ..actions import livelihood_votes as votes
from ..actions import ratings
from ..models import (
    LivelihoodAdjustment,
    LivelihoodIdea,
    LivelihoodProject,
    LivelihoodRating,
    LivelihoodReport,
    LivelihoodRound,
    LivelihoodVisit,
)
from ..queries.ratings import rated_now, unreleased
from . import wishes
from .plant import acting_for

CANDIDATES, CHOSEN, ABSENT = 13, 10, 7
SILENT, FINISHED, CARRIED = 3, 1, 8  # places among those chosen
SILENCE = 41  # days


def plant(world):
    timeline = Timeline(clock.moment(world.today, 8, 30), before_commit=records.write_waiting)
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        for place, day in enumerate(world.session_days[-3:]):
            timeline.enter(_county(world, timeline, day, place))
        for place, township in enumerate(TOWNSHIPS):
            timeline.enter(_township(world, timeline, township, place))
        timeline.run()
    world.say(0.89, "民生实事项目")


# The county.


def _county(world, timeline, session_day, place):
    """From the call in September to the vote in January, and on to the rating at the year's end."""
    office, government, year = world.first("GO"), world.first("GOV"), session_day.year
    rng = world.rng(f"livelihood {year}")
    opens = date(year - 1, 9, 8)
    yield clock.moment(opens, 9)
    found = LivelihoodRound(congress=world.congress, year=year, seats=CHOSEN, ceiling=9000, text=wishes.CALL.format(year=year),
                            opens_on=opens, closes_on=opens + timedelta(days=50))  # fmt: skip
    found = actions.open_round(actions.keep_round(found, actor=office), actor=office)
    yield clock.moment(opens + timedelta(days=20), 10)
    themes = [wishes.THEMES[(place * 4 + at) % len(wishes.THEMES)] for at in range(CANDIDATES)]
    ideas = _ideas(world, found, [theme[0] for theme in themes])
    yield clock.moment(date(year - 1, 11, 6), 10)
    found = actions.screen_round(found, actor=office)
    _candidates(world, found, government, ideas, themes, rng)
    yield clock.moment(date(year - 1, 12, 22), 10)
    found = actions.submit_round(found, actor=office, heard_on=date(year - 1, 12, 18))
    session = _session(world.congress, year)
    yield clock.moment(session.closes_on, 10)
    is_this_year = place == len(world.session_days[-3:]) - 1
    _chosen(world, office, found, session, rng, "electronic" if is_this_year else "paper")
    chosen = _projects(found)
    for at, row in enumerate(chosen):
        timeline.enter(_project(world, row, at, rng.random(), is_this_year))
    if is_this_year:
        last = max(
            (row for at, row in enumerate(chosen) if at not in (SILENT, FINISHED)),
            key=lambda row: (row.ends_on, -row.order),
        )
        timeline.enter(_changed(world, office, last.pk))
        return
    if sat := _committee(world, year):
        yield clock.moment(sat.opens_on, 17)
        _rated(world, office, found, sat, rng)


def _session(congress, year):
    rows = Meeting.objects.filter(term__congress=congress, kind="session", opens_on__year=year)
    return rows.exclude(state="cancelled").select_related("term__congress").order_by("opens_on").first()


def _committee(world, year):
    """The last meeting of the standing committee in a year that has been held."""
    rows = Meeting.objects.held().filter(term__congress=world.congress, kind="standing_committee", opens_on__year=year)
    return rows.filter(opens_on__lte=world.today).select_related("term__congress").order_by("opens_on").last()


def _ideas(world, found, titles):
    """{title: idea} of all that become candidates and two that do not; and one that is declined."""
    office, made, rng = world.first("GO"), {}, world.rng(f"wishes {found.year}")
    others = [one for one in wishes.IDEAS if one[0] not in titles][:2]
    for title, text, role in [*(one for one in wishes.IDEAS if one[0] in titles), *others]:
        row = LivelihoodIdea(round=found, title=title, text=text, source="public")
        made[title] = actions.put_forward(row, actor=rng.choice(world.holders(role)))
    title, text, why = wishes.DECLINED
    row = actions.put_forward(LivelihoodIdea(round=found, title=title, text=text, source="public"), actor=office)
    actions.decline_idea(row, actor=office, reason=why)
    return made


def _candidates(world, found, government, ideas, themes, rng):
    for title, content, where, benefit, money, unit in themes:
        numbers = {"n": rng.randrange(6, 24), "m": rng.randrange(80, 460), "k": rng.randrange(3, 9)}
        row = LivelihoodProject(
            round=found, order=0, title=title, content=f"{content.format(**numbers)}。", place=where,
            benefit=benefit.format(**numbers), money=money, money_source="县级财政、上级补助", starts_on=date(found.year, 3, 1),
            ends_on=date(found.year, rng.randrange(9, 12), 30), unit=world.bodies[unit],
        )  # fmt: skip
        actions.keep_candidate(row, actor=government, ideas=[ideas.pop(title)])
    for left in ideas.values():
        actions.decline_idea(left, actor=government, reason="已列入部门年度计划，不再重复列入民生实事项目。")


def _chosen(world, office, found, session, rng, method):
    """Each deputy who came marks ten; the first ones on the list are liked best."""
    row = votes.draw_up_vote(found, actor=office, meeting=session, method=method)
    row = opened(world, office, row, ABSENT)
    keys = [str(option.pk) for option in options_of(row)]
    weights = {key: len(keys) + 8 - place for place, key in enumerate(keys)}
    papers = [sorted(keys, key=lambda key: -rng.random() * weights[key])[:CHOSEN] for _ in range(row.present)]
    if method == "electronic":
        for actor, liked in zip(voters_of(row), papers, strict=True):
            ballots.vote(row, actor=actor, marks=dict.fromkeys(liked, "yes"))
        row = settled(row, office)
    else:
        row = ballots.close(row, actor=office)
        counted = Counter(key for liked in papers for key in liked)
        row = _announced(world, office, row, {key: {"yes": counted[key]} for key in keys})
    while ballots.queries.follows(row):
        row = opened(world, office, ballots.again(row, actor=office), ABSENT)
        first, *rest = [str(option.pk) for option in options_of(row)]
        if method == "electronic":
            for actor in voters_of(row):
                ballots.vote(row, actor=actor, marks={first: "yes"})
            row = settled(row, office)
        else:
            row = ballots.close(row, actor=office)
            row = _announced(world, office, row, {first: {"yes": row.present}} | {key: {"yes": 0} for key in rest})


def _announced(world, office, row, marks):
    """Counted twice by people of the committees, confirmed and announced."""
    _counted_twice(world.holders("COM")[:2], row, marks)
    row = ballots.confirm(row, actor=office, scrutineers="、".join(one.name for one in world.holders("SCM")[:2]))
    return ballots.announce(row, actor=office)


def _projects(found):
    return list(found.projects.adopted().select_related("round__congress__parent", "unit").order_by("order"))


def _fresh(row):
    return LivelihoodProject.objects.select_related("round__congress__parent", "unit").get(pk=row.pk)


def _project(world, row, at, luck, is_this_year):
    """One project month by month, by the unit – or by the office, for a unit without an account."""
    office = world.first("GO")
    unit = acting_for(world, row.unit_id, ("UNIT", "UNITL"), office)
    planned = _plan(row)
    yield clock.moment(row.adopted_on + timedelta(days=16), 10)
    actions.plan_project(row, planned, actor=unit)
    behind = 0.72 + luck / 3.2
    for step, (month, share, money) in enumerate(planned):
        day = add_months(month, 1) - timedelta(days=3)
        if is_this_year and at == SILENT and (world.today - day).days < SILENCE:
            return
        yield clock.moment(day, 9 + at % 8)
        row, last = _fresh(row), step == len(planned) - 1
        done = min(100, round(share * behind)) if not last or at == CARRIED else 100
        if is_this_year and at == FINISHED:
            done = min(100, done * 2)
        _report(
            row,
            unit,
            max(done, row.progress),
            min(float(money) * max(done, 1) / max(share, 1), float(row.money)),
            step,
        )
        if step in (3, 6) and at % 2 == 0:
            _visited(world, row, office, at, step)
        if done == 100:
            yield clock.moment(day + timedelta(days=12), 15)
            row = actions.accept_project(_fresh(row), actor=office, on=clock.today(), text=wishes.ACCEPTED)
            if is_this_year:
                _marked(world, row.round, [_fresh(row)], world.rng(f"marks {row.pk}"))
            return
    yield clock.moment(date(row.round.year, 12, 20), 10)
    if _fresh(row).state == "implementing":
        actions.carry_project_over(_fresh(row), actor=office, reason="冬季不能施工，剩余工程转到下一年三月完成。")


def _plan(row):
    """An S-curve from the start to the end: slow, quick, slow."""
    days, day = [], row.starts_on.replace(day=1)
    while day <= row.ends_on:
        days.append(day)
        day = add_months(day, 1)
    shares = [(at / len(days)) ** 2 * (3 - 2 * at / len(days)) for at in range(1, len(days) + 1)]
    return [
        (day, round(100 * share), _money(float(row.money) * share**1.2))
        for day, share in zip(days, shares, strict=True)
    ]


def _money(amount):
    return Decimal(f"{amount:.2f}")


def _report(row, unit, done, paid, step):
    said = LivelihoodReport(project=row, on=clock.today(), progress=done, paid=_money(max(paid, float(row.paid))),
                            text=wishes.SAID[-1] if done == 100 else wishes.SAID[done // 23])  # fmt: skip
    actions.report(said, actor=unit)


def _visited(world, row, office, at, step):
    rng = world.rng(f"visit {row.pk} {step}")
    held = Deputy.objects.filter(congress=row.round.congress_id, membership__until=None).order_by("pk")
    visit = LivelihoodVisit(project=row, on=clock.today(), text=wishes.VISITED[step % 2])
    actions.note_visit(visit, actor=office, deputies=rng.sample(list(held[:80]), 4))


def _changed(world, office, pk):
    """A piece of land that was not there in time: the unit asks, the standing committee decides."""
    yield clock.moment(world.today - timedelta(days=70), 10)
    row = LivelihoodProject.objects.select_related("round__congress__parent", "unit").get(pk=pk)
    if not row.is_under_way:
        return
    later = min(row.ends_on + timedelta(days=30), date(row.round.year, 12, 31))
    change = LivelihoodAdjustment(
        project=row, because=wishes.BECAUSE, content=f"{row.content}其中一处改列下一年。",
        place=row.place, money=row.money, ends_on=later,
    )  # fmt: skip
    change = actions.ask_to_adjust(change, actor=acting_for(world, row.unit_id, ("UNIT", "UNITL"), office))
    sat = _committee(world, row.round.year)
    if sat is None or sat.opens_on <= row.adopted_on:
        return
    yield clock.moment(max(sat.closes_on, clock.today() + timedelta(days=1)), 17)
    if not _fresh(row).is_under_way:
        return
    text = f"会议决定，同意县人民政府的提请，调整{row.round}中“{row.title}”的建设内容、资金和完成日期。"
    decision = resolutions.keep_resolution(
        Resolution(congress=world.congress, kind="decision", title=f"关于调整{row.title}项目的决定", text=text),
        actor=office,
    )
    decision = resolutions.adopt(
        decision, actor=office, meeting=sat, adopted_on=sat.opens_on, effective_on=sat.opens_on, **by_hand(sat)
    )
    decision = resolutions.publish(decision, actor=office, published_on=clock.today())
    actions.decide_adjustment(change, actor=office, decision=decision)


def _rated(world, office, found, sat, rng):
    """The standing committee rates what was carried out; on paper, counted twice."""
    for row in found.projects.under_way().filter(state="implementing"):
        actions.carry_project_over(row, actor=office, reason="尚未完工，转到下一年完成。")
    found = actions.evaluate_round(LivelihoodRound.objects.get(pk=found.pk), actor=office)
    _marked(world, found, list(rated_now(found)), rng)
    ratings.release(found, list(unreleased(office, found)[:4]), actor=office)
    row = votes.draw_up_rating(found, actor=office, meeting=sat, method="paper")
    row = ballots.close(opened(world, office, row, 3), actor=office)
    marks = {}
    for option in options_of(row):
        good, fair = row.present - rng.randrange(2, 7), rng.randrange(1, 3)
        marks[str(option.pk)] = {"1": good, "2": fair, "3": row.present - good - fair}
    _announced(world, office, row, marks)
    actions.close_round(LivelihoodRound.objects.get(pk=found.pk), actor=office)


def _marked(world, found, rows, rng):
    """Some deputies hand in their sheets, some residents say what they think; a few write why."""
    for place, actor in enumerate(world.holders("DEP")[:8]):
        given = {
            row: (rng.choice((3, 4, 4, 5, 5)), wishes.WORDS[at] if at == place % 6 else "")
            for at, row in enumerate(rows)
        }
        ratings.rate_all(found, given, actor=actor)
    for at, row in enumerate(rows):
        for place in range(3 + at % 3):
            mark = LivelihoodRating(
                project=row, score=rng.choice((2, 3, 4, 5, 5)), comment="" if place else wishes.WORDS[row.pk % 6]
            )
            ratings.receive(mark, actor=ANONYMOUS, once=f"{row.pk} {place}")


def _counted_twice(tellers, row, marks):
    for teller in tellers:
        ballots.enter_count(row, actor=teller, issued=row.present, returned=row.present, invalid=0, marks=marks)


# A township.


def _township(world, timeline, township, place):
    """A small quick round: called in January, voted on at the first session of the year, finished by autumn."""
    home, congress = f"presidium-{township.stem}", world.congresses[township.stem]
    secretary, chair = world.first("TSEC", home), world.first("TCH", home)
    year = world.today.year
    session = _session(congress, year)
    if session is None or session.opens_on >= world.today:
        return
    rng = world.rng(f"livelihood {township.stem} {year}")
    opens = session.opens_on - timedelta(days=40)
    yield clock.moment(opens, 9)
    seats = 3 + place % 2
    found = LivelihoodRound(congress=congress, year=year, seats=seats, ceiling=300, text=wishes.CALL.format(year=year), opens_on=opens,
                            closes_on=opens + timedelta(days=15))  # fmt: skip
    found = actions.open_round(actions.keep_round(found, actor=secretary), actor=secretary)
    village, other = rng.sample(township.villages, 2)
    names = {"village": village, "other": other, "school": township.school, "clinic": township.clinic}
    themes = rng.sample(wishes.TOWN_THEMES, seats + 1)
    ideas = [
        actions.put_forward(
            LivelihoodIdea(round=found, title=title.format(**names), text=wish, source="public"), actor=chair
        )
        for title, *_, wish in themes
    ]
    yield clock.moment(opens + timedelta(days=16), 10)
    found = actions.screen_round(found, actor=secretary)
    for at, (title, content, benefit, money, _) in enumerate(themes):
        row = LivelihoodProject(
            round=found, order=0, title=title.format(**names), content=f"{content}。", place=(village, other)[at % 2],
            benefit=benefit, money=money, money_source="乡镇财政", starts_on=session.opens_on + timedelta(days=10),
            ends_on=date(year, 8 + at % 3, 28), unit=world.bodies[f"gov-{township.stem}"],
        )  # fmt: skip
        actions.keep_candidate(row, actor=secretary, ideas=[ideas[at]])
    found = actions.submit_round(found, actor=secretary, heard_on=clock.today())
    yield clock.moment(session.opens_on, 17)
    _chosen_on_paper(world, found, session, secretary, chair, rng)
    for at, row in enumerate(_projects(found)):
        timeline.enter(_town_project(world, row, secretary, at, place))


def _chosen_on_paper(world, found, session, secretary, chair, rng):
    row = votes.draw_up_vote(found, actor=secretary, meeting=session, method="paper")
    row = ballots.close(opened(world, secretary, row, 2), actor=secretary)
    keys, here = [str(option.pk) for option in options_of(row)], row.present
    marks = {key: {"yes": here - 2 - 2 * at} for at, key in enumerate(keys[:-1])} | {keys[-1]: {"yes": len(keys)}}
    _counted_twice((secretary, chair), row, marks)
    ballots.announce(ballots.confirm(row, actor=secretary, scrutineers=chair.name), actor=secretary)


def _town_project(world, row, secretary, at, place):
    """Reported on by the secretary every month; the last of some townships is not finished in time."""
    yield clock.moment(row.adopted_on + timedelta(days=12), 10)
    planned = _plan(row)
    actions.plan_project(row, planned, actor=secretary)
    for step, (month, share, money) in enumerate(planned):
        day = add_months(month, 1) - timedelta(days=2)
        yield clock.moment(day, 9 + at)
        row = _fresh(row)
        done = 80 if step == len(planned) - 1 and at == 2 and place % 4 == 0 else share
        _report(row, secretary, max(done, row.progress), float(money), step)
    if row.progress == 100 or share == done:
        yield clock.moment(day + timedelta(days=8), 15)
        actions.accept_project(_fresh(row), actor=secretary, on=clock.today(), text=wishes.ACCEPTED)


LIVELIHOOD = kinds.Demo(key="supervision.livelihood", order=89, plant=plant)
