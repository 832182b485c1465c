"""Plants special inquiries, judicial reviews and visits – each as far as its day allows –, inquiry cases and questions in
every state, in the years whose plans and meetings are there."""

from datetime import date, timedelta

from congress.actions import notices, records
from congress.demo.timeline import Timeline
from congress.frame import clock, kinds
from congress.models import Meeting
from congress.queries import calendar, rules
from deputies.models import Deputy
from deputies.queries import joint

from ..actions import draws, experts, inquiries, inquiry_cases, judicial, plans, reporting, studies, topics, visits
from ..models import (
    Attendance,
    CaseReview,
    Expert,
    ExpertMatter,
    InquiryCase,
    PlanLine,
    Question,
    StaffPoll,
    Study,
    StudyGroup,
    SupervisionPlan,
    Topic,
)
from ..queries import inquiries as queries
from ..queries import studies as study_queries
from . import asked as words
from .experts import WITNESS, WORDS
from .plant import AFTER, acting_for, found_topic, lists, meeting_ahead, meeting_for, team_of

ROADS = {
    "special_inquiry": ((-70, "settle_scheme", "com"), (-50, "questions", "com"), (-45, "research", "com"),
                        (-22, "fix_questions", "com"), (-10, "call_units", "com"), (0, "hold", "com"), *AFTER[1:]),
    "judicial_review": ((-70, "settle_scheme", "com"), (-62, "cases", "com"), (-60, "take_cases", "com"), (-55, "experts", "com"),
                        (-50, "begin_review", "com"), (-30, "marks", "com"), (-20, "write_report", "com"),
                        (-10, "pass_council", "go"), *AFTER),
    "visit": ((-25, "form_team", "com"), (-16, "route", "com"), (-14, "announce", "com"), (0, "write_visit", "com"), (4, "pass_on", "go"),
              (6, "list", "com"), (30, "measure", "unit"), (75, "result", "unit"), (80, "judge", "com"), (85, "answer_visit", "unit"),
              (95, "publish", "go"), (110, "close", "com")),
}  # fmt: skip
SILENT = ("fix_questions", "take_cases", "begin_review", "form_team", "close")


def plant(world):
    office = world.first("GO")
    timeline = Timeline(clock.moment(world.today, 8, 40), before_commit=records.write_waiting)
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        ahead = meeting_ahead(world, office)
        for place, plan in enumerate(
            SupervisionPlan.objects.filter(congress=world.congress, state="published").order_by("year")
        ):
            timeline.enter(_year(world, timeline, office, plan, place, ahead))
        timeline.enter(_questions(world, office))
        timeline.run()
    with notices.silence():
        _cases(world, office)
        _studies(world, office)
    world.say(0.9, "专题询问、质询案、司法案件评查和视察")


def _year(world, timeline, office, plan, place, ahead):
    """In March the plan is adjusted: it takes these in. Then they live beside one another."""
    yield clock.moment(date(plan.year, 3, 5), 10)
    new = plans.adjust(plan, actor=office, because="根据主任会议意见，增加专题询问、司法案件评查和代表视察。")
    for form, title, field, committee, unit, month in words.LINES[place % len(words.LINES)]:
        if form == "judicial_review" and date(plan.year, month, 1) < world.today - timedelta(days=300):
            continue  # there was no pool of experts yet
        row = PlanLine(plan=new, order=0, form=form, title=title, field=field, source="public", month=month,
                       committee=world.bodies[committee], unit=world.bodies[unit])  # fmt: skip
        plans.keep_line(row, actor=office)
    new = plans.pass_council(new, actor=office, on=clock.today())
    yield clock.moment(date(plan.year, 3, 8), 10)
    plans.publish(new, actor=office)
    made = Topic.objects.filter(lines__plan=new, form__in=ROADS).order_by("pk")
    for at, (pk, month) in enumerate(made.values_list("pk", "month")):
        sits = meeting_for(world, plan.year, month, ahead)
        timeline.enter(_life(world, office, pk, sits, month, at))


def _life(world, office, pk, sits, month, at):
    """One of them, counted from its meeting or from the day of its visit."""
    found = found_topic(pk)
    rng = world.rng(f"inquiries:{pk}")
    actors = {"go": office, "com": acting_for(world, found.committee_id, ("COM", "DAC"), office),
              "unit": acting_for(world, found.unit_id, ("UNIT",), office)}  # fmt: skip
    start = sits.opens_on if sits and found.form != "visit" else date(found.year, month, 15)
    yield clock.moment(max(start - timedelta(days=75), clock.today()), 9)
    if found.form != "visit":
        if sits is None:
            return
        found = topics.set_meeting(found, actor=actors["com"], meeting=sits)
    team_of(world, found, actors["com"], rng)
    listed = []
    for days, name, who in ROADS[found.form]:
        yield clock.moment(max(start + timedelta(days=days), clock.today()), 10 + at % 6, rng.randrange(60))
        if name in ("list", "measure", "result", "judge"):
            listed = lists(name, found, listed, actors, rng, at)
        elif name in PREPARED:
            PREPARED[name](world, found, actors, rng)
        elif name == "close" and any(row.state != "closed" for row in listed):
            return
        else:
            if name == "hold":
                _answers(found, actors)
            found = reporting.do(found, name, actor=actors[who], **_asked(name))


def _asked(name):
    today, text = clock.today(), words.STEPS.get(name) or words.STEPS["draft_opinions"]
    if name in SILENT:
        return {}
    if name in ("hold", "deliberate", "publish"):
        return {"text": text}
    if name == "follow":
        return {"due_on": today + timedelta(days=140)}
    more = {"announce": {"inspect_from": today + timedelta(days=14)}, "issue_opinions": {"passed_on": today}}
    return {"on": today, "text": text, **more.get(name, {})}


def _collect(world, found, actors, rng):
    """Five questions are collected; four are given to members, one is not taken in."""
    askers = list(queries.askers(found.congress_id))
    for place, text in enumerate(words.QUESTIONS):
        row = inquiries.propose(Question(topic=found, text=text, unit=found.unit), actor=world.holders("SCM")[place])
        if place == len(words.QUESTIONS) - 1:
            inquiries.leave_out(row, actor=actors["com"], reason="与另一个问题重复。")
        elif place < len(words.QUESTIONS) - 1:
            inquiries.list_question(
                row, actor=actors["com"], asker=rng.choice(askers), unit=row.unit, is_open=place == 0
            )


def _answers(found, actors):
    for row in found.attendances.all():
        row.came, row.name, row.post = Attendance.Came.HEAD, "主要负责人", row.unit.short_name
        inquiries.keep_attendance(row, actor=actors["com"])
    for place, row in enumerate(found.questions.filter(state="listed").order_by("order")):
        row = inquiries.answer(row, actor=actors["com"], on=clock.today(), answerer="主要负责人", answer=words.ANSWERS[place % len(words.ANSWERS)],
                               further=words.FURTHER if place == 0 else "")  # fmt: skip
        inquiries.judge(row, actor=actors["com"], mark=("satisfied", "basically", "not")[place % 3])


def _route(world, found, actors, rng):
    rows = [dict(zip(("title", "at", "what", "host"), one, strict=True)) | {"pk": None} for one in words.ROUTE]
    visits.keep_route(found, rows, actor=actors["com"])


def _draw(world, found, actors, rng):
    row = judicial.prepare_draw(found, actor=actors["go"], count=4)
    rows = [{"key": f"（{found.year - 1}）浥{found.pk % 10}民初{n}号", "name": f"第{n}号案件", "note": "", "share": "", "left_out": ""}
            for n in range(1, 31)]  # fmt: skip
    row = draws.commit(draws.fill_pool(row, actor=actors["go"], rows=rows), actor=actors["go"])
    row = draws.take(row, actor=actors["go"], word=rng.choice(WORDS), witness=WITNESS)
    draws.reveal(row, actor=actors["go"])


def _experts(world, found, actors, rng):
    """Two who know the law are named; every case goes to both."""
    day = clock.today() + timedelta(days=5)
    row = ExpertMatter(congress=world.congress, title=f"{found.year}年案件评查专家", discipline="law", unit=found.unit, topic=found, wanted=2, on=day,
                       purpose="评查抽取的案件，逐案评分。")  # fmt: skip
    row = experts.keep_matter(row, actor=actors["go"])
    free = Expert.objects.filter(congress=world.congress).appointed(day).knowing("law").order_by("number")[:2]
    for expert in free:
        experts.choose(row, actor=actors["go"], expert=expert, reason="长期从事审判、法律教学工作。")
    works = list(row.works.order_by("pk"))
    for case in found.cases.all():
        judicial.assign(case, actor=actors["com"], works=works)


def _marks(world, found, actors, rng):
    for row in CaseReview.objects.filter(case__topic=found).order_by("pk"):
        row.facts, row.law, row.procedure, row.document = (rng.randrange(17, 26) for _ in range(4))
        row.text = rng.choice(words.OPINIONS)
        judicial.score(row, actor=actors["com"])
    issued, poor, fair = 60 + found.pk % 9, rng.randrange(1, 4), rng.randrange(4, 9)
    poll = StaffPoll(topic=found, polled_on=clock.today(), issued=issued, returned=issued - 2, invalid=1, fair=fair, poor=poor,
                     good=issued - 3 - fair - poor, text=words.POLLED, counted_by=WITNESS)  # fmt: skip
    judicial.enter_poll(poll, actor=actors["com"])


PREPARED = {"questions": _collect, "route": _route, "cases": _draw, "experts": _experts, "marks": _marks}


def _questions(world, office):
    """What was asked while reports were deliberated: answered on the spot, or still to be answered in writing."""
    members = world.holders("SCM")
    rows = Meeting.objects.filter(term__congress=world.congress, kind="standing_committee", state="held").order_by(
        "-opens_on"
    )[:3]
    for place, sits in enumerate(sorted(rows, key=lambda one: one.opens_on)):
        yield clock.moment(sits.opens_on, 16)
        for at, (text, unit, answer) in enumerate(words.PLAIN):
            later = at == 2
            asker = joint.anybody(world.congress.pk).get(pk=members[(place + at) % len(members)].membership_id)
            row = Question(congress=world.congress, meeting=sits, text=text, asker=asker, unit=world.bodies[unit],
                           due_on=sits.opens_on + timedelta(days=60) if later else None)  # fmt: skip
            row = inquiries.ask(row, actor=office)
            if not later:
                inquiries.answer(row, actor=office, on=clock.today(), answerer="分管负责人", answer=answer)


def _studies(world, office):
    """Research topics of three years: one in each state, deputies in two groups of each."""
    lead = next(iter(study_queries.leaders(world.congress.pk)))
    free = list(Deputy.objects.acting().of(world.congress.pk).order_by("pk")[:80])
    for place, (state, title, committee, outline) in enumerate(words.STUDIES):
        began = world.today - timedelta(days=(700, 420, 200, 60, 20, 10)[place])
        with world.at(began, 9):
            row = Study(congress=world.congress, year=began.year, title=title, leader=lead, committee=world.bodies[committee],
                        outline=outline, due_on=began + timedelta(days=150))  # fmt: skip
            row, groups = studies.keep_study(row, actor=office), []
            for at, (name, kind) in enumerate((("第一课题小组", "topic"), ("专业小组", "profession"))):
                members = free[place * 12 + at * 6 : place * 12 + at * 6 + 6]
                group = studies.keep_group(StudyGroup(study=row, title=name, kind=kind), actor=office)
                groups.append(studies.add_members(group, actor=office, deputies=members[1:], head=members[0]))
        if state == "planned":
            continue
        with world.at(began + timedelta(days=5), 9):
            row = studies.begin(row, actor=office)
        if state == "dropped":
            with world.at(began + timedelta(days=6), 9):
                studies.drop(row, actor=office, reason="与常委会专项工作报告的调研合并进行。")
            continue
        with world.at(began + timedelta(days=45), 9):
            for group in groups[: 1 if state == "underway" else 2]:
                studies.report_group(StudyGroup.objects.get(pk=group.pk), actor=office, text=words.GROUP_REPORT)
        if state == "underway":
            continue
        with world.at(began + timedelta(days=120), 9):
            row = studies.report(row, actor=office, text=words.STUDY_REPORT)
        if state == "used":
            with world.at(began + timedelta(days=150), 9):
                studies.use(row, actor=office, uses=words.USES)


STATES = ("signing", "filed", "answering", "answered", "closed", "withdrawn")


def _cases(world, office):
    """One inquiry case in each state, three of them answered, the last answered twice."""
    seats = list(Deputy.objects.acting().of(world.congress.pk).select_related("membership").order_by("pk")[:60])
    for place, (state, title, unit, question, content) in enumerate(words.CASES):
        day = world.today - timedelta(days=(STATES.index(state) + 1) * 12 + place)
        with world.at(day, 10, place):
            row = InquiryCase(
                congress=world.congress,
                body="session",
                title=title,
                unit=world.bodies[unit],
                question=question,
                content=content,
            )
            lead, *others = [one.membership for one in seats[place * 6 : place * 6 + 12]]
            row = inquiry_cases.draft(row, actor=office, lead=lead)
            row = inquiry_cases.invite(
                row, actor=office, members=others[: 6 if state == "signing" else 11], signed=True
            )
            if state == "withdrawn":
                inquiry_cases.withdraw(
                    row, actor=office, reason="有关部门已经采取措施，问题正在解决，提案人要求撤回。"
                )
                continue
            if state == "signing":
                continue
            row = inquiry_cases.file_case(row, actor=office)
        if state == "filed":
            continue
        _answer(world, office, row, day, state)


def _answer(world, office, row, day, state):
    with world.at(day + timedelta(days=3), 10):
        row = inquiry_cases.decide(
            row,
            actor=office,
            decided_on=clock.today(),
            manner="oral",
            venue="主席团会议",
            due_on=clock.today() + timedelta(days=30),
        )
    if state == "answering":
        return
    with world.at(day + timedelta(days=15), 10):
        row = inquiry_cases.answer(
            row, actor=office, on=clock.today(), answerer="主要负责人", answer=words.CASE_ANSWER
        )
        for place, signer in enumerate(row.signers.signed().order_by("pk")):
            inquiry_cases.judge(row, actor=office, signer=signer, satisfied=place > 2)
        if state == "closed":
            inquiry_cases.close(row, actor=office)


INQUIRIES = kinds.Demo(key="supervision.inquiries", order=86, plant=plant)
