"""Special inquiries, visits and judicial reviews walked to a step, by the actions – one list of steps for each."""

from datetime import date, timedelta

from congress.actions import documents
from congress.frame import clock
from congress.models import Meeting
from supervision.actions import draws, experts, inquiries, judicial, plans, reporting, topics, visits
from supervision.models import (
    Attendance,
    CaseReview,
    Expert,
    ExpertMatter,
    Question,
    StaffPoll,
    SupervisionPlan,
    Topic,
)
from tests.build import supervision as build

OPENS = date(2026, 6, 24)
TITLES = {
    "special_inquiry": "专题询问农村公路养护情况",
    "visit": "视察农村公路养护情况",
    "judicial_review": "评查县人民法院民事案件",
}
END = (("draft_opinions", "com"), ("issue_opinions", "go"), ("draft_result", "unit"), ("comment_result", "com"),
       ("report_result", "unit"), ("publish", "go"), ("follow", "com"), ("look_back", "com"), ("close", "com"))  # fmt: skip
ROAD = {
    "special_inquiry": (("settle_scheme", "com"), ("research", "com"), ("fix_questions", "com"), ("call_units", "com"), ("hold", "com"),
                        *END),
    "visit": (("form_team", "com"), ("announce", "com"), ("write_visit", "com"), ("pass_on", "go"), ("answer_visit", "unit"),
              ("publish", "go"), ("close", "com")),
    "judicial_review": (("settle_scheme", "com"), ("take_cases", "com"), ("begin_review", "com"), ("write_report", "com"),
                        ("pass_council", "go"), ("deliberate", "com"), *END),
}  # fmt: skip
SILENT = ("fix_questions", "form_team", "take_cases", "begin_review", "close")
HELD = ("hold", "deliberate")


def topic(cast, form, **more):
    found = build.topic(cast, **{"form": form, "title": TITLES[form], **more})
    if form != "visit":
        found = topics.set_meeting(found, actor=cast.com, meeting=build.meeting(cast, opens_on=OPENS))
    return build.team(cast, found)


def lines():
    """What a plan says of one inquiry and one review."""
    return ({"form": "visit", "title": TITLES["visit"]}, {"form": "special_inquiry", "title": TITLES["special_inquiry"]},
            {"form": "judicial_review", "title": TITLES["judicial_review"]})  # fmt: skip


def of_plan(cast, plan, form):
    return Topic.objects.select_related("unit", "committee", "congress").get(lines__plan=plan, form=form)


def called(cast, plan):
    """(a question of an inquiry to which the organs are called, who came of one)"""
    found = topics.set_meeting(
        of_plan(cast, plan, "special_inquiry"), actor=cast.com, meeting=build.meeting(cast, opens_on=OPENS)
    )
    found = to(cast, found, "call_units")
    return found.questions.get(), found.attendances.get()


def under_review(cast, plan):
    """What one expert has to say of one case."""
    to(cast, of_plan(cast, plan, "judicial_review"), "begin_review")
    return CaseReview.objects.select_related("case").first()


def asked(name, day):
    """What the page or the deed of a step wants besides nothing."""
    if name in SILENT:
        return {}
    said = {"on": day, "text": f"{name}的内容。"}
    if name in (*HELD, "publish"):
        return {"text": said["text"]}
    if name == "follow":
        return {"due_on": day}
    more = {"announce": {"inspect_from": day + timedelta(days=10)}, "issue_opinions": {"passed_on": day}}
    return said | more.get(name, {})


def day_of(found, name, day):
    """The first day on which a step may be done."""
    if name in HELD:
        return found.meeting.opens_on
    return max(day, found.inspect_from) if name == "write_visit" else day


def to(cast, found, last):
    """Walk a topic up to and with a step; what lies between is done as it is needed."""
    day = clock.today()
    for name, who in ROAD[found.form]:
        day = day_of(found, name, day)
        with clock.frozen(day):
            found.refresh_from_db()
            prepare(cast, found, name)
            found = reporting.do(found, name, actor=cast.actor(who), **asked(name, day))
        if name == last:
            break
    return found


def prepare(cast, found, name):
    """What must be there before a step: questions, answers, a route, a draw, reviewers, marks."""
    {
        "fix_questions": lambda: question(cast, found, listed=True),
        "hold": lambda: answered(cast, found),
        "announce": lambda: route(cast, found),
        "take_cases": lambda: drawn(cast, found),
        "begin_review": lambda: assigned(cast, found),
        "write_report": lambda: scored(cast, found),
    }.get(name, lambda: None)()


def question(cast, found, *, listed=False, **more):
    given = {"text": "村道损坏了由谁来修，多长时间修好？", "unit": cast.bodies["transport"], **more}
    row = inquiries.propose(Question(topic=found, **given), actor=cast.scm)
    if listed:
        row = inquiries.list_question(row, actor=cast.com, asker=cast.posts["dep"], unit=row.unit, is_open=False)
    return row


def answered(cast, found, words="由乡镇负责，一周内修好。"):
    for row in found.attendances.all():
        row.came, row.name, row.post = Attendance.Came.HEAD, "杨局长", "局长"
        inquiries.keep_attendance(row, actor=cast.com)
    for row in found.questions.filter(state="listed"):
        inquiries.answer(row, actor=cast.com, answer=words, answerer="杨局长", on=clock.today())


def route(cast, found, title="柳沟村通村公路"):
    rows = [{"pk": None, "title": title, "at": "上午9:00", "what": "看水毁修复", "host": "河口镇人民政府"}]
    visits.keep_route(found, rows, actor=cast.com)


def drawn(cast, found, many=6, count=2):
    row = judicial.prepare_draw(found, actor=cast.com, count=count)
    draws.fill_pool(row, actor=cast.com, rows=[
        {"key": f"民初{n}号", "name": f"第{n}号民事案件", "note": "", "share": "", "left_out": ""} for n in range(1, many + 1)
    ])  # fmt: skip
    row = draws.take(draws.commit(row, actor=cast.com), actor=cast.com, word="瑞雪兆丰年", witness="王代表")
    return draws.reveal(row, actor=cast.com)


def experts_for(cast, found, *names):
    """Experts of the pool, asked for on this topic."""
    matter = ExpertMatter(congress=cast.congress, title="案件评查专家", discipline="law", unit=found.unit, topic=found,
                          wanted=len(names), on=clock.today() + timedelta(days=1))  # fmt: skip
    matter = experts.keep_matter(matter, actor=cast.com)
    for name in names:
        row = experts.keep_expert(
            Expert(congress=cast.congress, name=name, employer="某律师事务所"), actor=cast.go, disciplines=["law"]
        )
        row = experts.appoint(row, actor=cast.go, since=clock.today(), until=clock.today() + timedelta(days=400))
        experts.choose(matter, actor=cast.com, expert=row, reason="熟悉民事审判")
    return list(matter.works.order_by("pk"))


def assigned(cast, found):
    works = experts_for(cast, found, "方律师", "钟法官")
    for case in found.cases.all():
        judicial.assign(case, actor=cast.com, works=works)


def scored(cast, found, words="事实清楚，程序合法，文书说理不够充分。"):
    if found.form != "judicial_review":
        return
    for place, row in enumerate(CaseReview.objects.filter(case__topic=found, done_on=None).order_by("pk")):
        row.facts, row.law, row.procedure, row.document = 20 + place % 2, 22, 23, 21
        row.text = words
        judicial.score(row, actor=cast.com)


def polled(cast, found, **more):
    """What the staff of the court said on paper."""
    given = {"polled_on": clock.today(), "issued": 60, "returned": 58, "invalid": 1, "good": 40, "fair": 12, "poor": 3, "unknown": 2,
             "text": "希望加强文书说理。", "counted_by": "王代表、李专委", **more}  # fmt: skip
    return judicial.enter_poll(StaffPoll(topic=found, **given), actor=cast.com)


def added(cast):
    """The plan in force, adjusted so that it has an inquiry, a visit and a review."""
    row = plans.adjust(
        SupervisionPlan.objects.get(congress=cast.congress, state="published"), actor=cast.go, because="增加议题"
    )
    for more in lines():
        plans.keep_line(build.line(cast, row, **more), actor=cast.go)
    return plans.publish(plans.pass_council(row, actor=cast.go, on=clock.today()), actor=cast.go)


def papers(cast, plan, *, rare, long, text):
    """Every paper of a special inquiry, a visit and a judicial review, with long words and rare characters."""
    found = to(cast, set_for(cast, plan, "special_inquiry"), "research")
    for n in range(2):
        question(cast, found, listed=True, text=f"{n + 1}．{rare}村{long[:300]}")
    found = reporting.do(found, "fix_questions", actor=cast.com)
    found = reporting.do(found, "call_units", actor=cast.com, on=clock.today(), text=text)
    documents.issue("supervision.question_list", found, actor=cast.go)
    with clock.frozen(OPENS):
        answered(cast, found, words=f"{rare}：{long}")
        found = reporting.do(found, "hold", actor=cast.com, text=text)
        documents.issue("supervision.inquiry_record", found, actor=cast.go)
    found = of_plan(cast, plan, "visit")
    build.team(cast, found)
    route(cast, found, title=f"{rare}村{long[:40]}")
    found = reporting.do(found, "form_team", actor=cast.com)
    found = reporting.do(
        found, "announce", actor=cast.com, on=clock.today(), text=text, inspect_from=clock.today() + timedelta(days=10)
    )
    documents.issue("supervision.visit_route", found, actor=cast.go)
    with clock.frozen(found.inspect_from):
        found = reporting.do(found, "write_visit", actor=cast.com, on=clock.today(), text=text)
        found = reporting.do(found, "pass_on", actor=cast.go, on=clock.today(), text=long)
        documents.issue("supervision.visit_letter", found, actor=cast.go)
    found = to(cast, set_for(cast, plan, "judicial_review"), "begin_review")
    scored(cast, found, words=f"{rare}：{long[:400]}")
    polled(cast, found, text=f"{rare}：{long[:400]}")
    documents.issue("supervision.review_result", found, actor=cast.go)


def set_for(cast, plan, form):
    """A topic of a plan, with its meeting."""
    sits = Meeting.objects.filter(term=cast.term, kind="standing_committee", opens_on=OPENS).first()
    return topics.set_meeting(
        of_plan(cast, plan, form), actor=cast.com, meeting=sits or build.meeting(cast, opens_on=OPENS, number=33)
    )
