"""Special inquiries, visits and judicial reviews: every step on the pages, what is refused before, who sees what."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from congress.models import Deadline, Notice
from supervision.actions import inquiries, judicial, plans, visits
from supervision.documents.judicial import gather as gather_review
from supervision.models import Question, SupervisionPlan, Topic
from supervision.queries import judicial as review_queries
from supervision.queries import topics as queries
from supervision.queries import visits as visit_queries
from supervision.workflow import form_of
from tests.build import activities, supervision
from tests.build import inquiries as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", list(build.ROAD))
def test_a_form_goes_all_the_way_on_the_pages(cast, form):
    found, day = build.topic(cast, form), TODAY
    for name, who in build.ROAD[form]:
        day = build.day_of(found, name, day)
        with clock.frozen(day):
            build.prepare(cast, found, name)
            client, url = cast.client(who), f"{found.get_absolute_url()}{name}/"
            assert client.get(url).status_code == 200, name
            answer = client.post(url, build.asked(name, day))
            assert answer.status_code == 302, (name, answer.content.decode()[-3000:])
            found.refresh_from_db()
            pages = {who: cast.client(who).get(found.get_absolute_url()) for who in ("go", "unit")}
            assert {who: page.status_code for who, page in pages.items()} == {"go": 200, "unit": 200}

    assert found.state == "closed"
    assert not Deadline.objects.open().filter(target_model="supervision.topic").exists()
    assert {line["stage"] for line in queries.checklist(found, form_of(found), [])} == {"done"}
    deputy = cast.deputies["dep"]
    facts = [fact.text for fact in kinds.duties["supervision.teams"].facts([deputy.pk], TODAY, day)]
    assert [build.TITLES[form] in fact for fact in facts] == [True]


# Special inquiry.


@pytest.fixture
def inquiry(cast):
    return build.to(cast, build.topic(cast, "special_inquiry"), "research")


def test_the_list_wants_questions_with_somebody_who_asks(cast, inquiry):
    with pytest.raises(Refused, match="还没有列入的问题"):
        build.reporting.do(inquiry, "fix_questions", actor=cast.com)
    row = build.question(cast, inquiry)
    with pytest.raises(Refused, match="还有1个征集到的问题"):
        build.reporting.do(inquiry, "fix_questions", actor=cast.com)

    inquiries.leave_out(row, actor=cast.com, reason="与议题无关")
    build.question(cast, inquiry, listed=True)
    build.reporting.do(inquiry, "fix_questions", actor=cast.com)

    with pytest.raises(Refused, match="问题清单已经确定"):
        build.question(cast, inquiry)
    assert Notice.objects.filter(person=cast.posts["dep"].person, subject__contains="请准备提问").exists()


def test_a_meeting_is_on_record_when_everybody_came_or_said_why_and_every_question_is_answered(cast, inquiry):
    found, row = inquiry, build.question(cast, inquiry, listed=True)
    for name in ("fix_questions", "call_units"):
        found = build.reporting.do(found, name, actor=cast.com, **build.asked(name, clock.today()))
    with pytest.raises(Refused, match="才开幕"):
        build.reporting.do(found, "hold", actor=cast.com, text="会议情况。")
    with clock.frozen(build.OPENS):
        with pytest.raises(Refused, match="1个应询单位没有登记到会"):
            build.reporting.do(found, "hold", actor=cast.com, text="会议情况。")
        came = found.attendances.get()
        came.came, came.name = "deputed", "副局长"
        with pytest.raises(ValidationError, match="请写明原因"):
            inquiries.keep_attendance(came, actor=cast.com)
        came.because = "局长在外地出差"
        inquiries.keep_attendance(came, actor=cast.com)
        with pytest.raises(Refused, match="1个问题没有登记答复"):
            build.reporting.do(found, "hold", actor=cast.com, text="会议情况。")

        row = inquiries.answer(
            row,
            actor=cast.com,
            answer="由乡镇负责。",
            answerer="副局长",
            on=clock.today(),
            further="追问：何时？答：本月。",
        )
        row = inquiries.judge(row, actor=cast.dep, mark="not")
        found = build.reporting.do(found, "hold", actor=cast.com, text="会议情况。")

        assert (found.state, row.mark) == ("deliberated", "not")
        with pytest.raises(Refused, match="会议已经登记"):
            inquiries.reopen(row, actor=cast.com, reason="记错")
    facts = list(kinds.duties["supervision.questions"].facts([cast.deputies["dep"].pk], TODAY, build.OPENS))
    assert [(fact.on, fact.target) for fact in facts] == [(build.OPENS, f"supervision.question:{row.pk}")]


def test_a_unit_does_not_read_what_it_will_be_asked_until_it_was_asked(cast, inquiry):
    row = build.question(cast, inquiry, listed=True)
    seen = lambda: Question.objects.visible_to(cast.unit).exists()  # noqa: E731 -- asked three times
    assert (seen(), Question.objects.visible_to(cast.dep).get()) == (False, row)
    found = inquiry
    for name in ("fix_questions", "call_units"):
        found = build.reporting.do(found, name, actor=cast.com, **build.asked(name, clock.today()))
    assert not seen()

    with clock.frozen(build.OPENS):
        build.answered(cast, found)

    assert seen()


def test_who_proposed_a_question_sees_it_and_mends_it_until_it_is_listed(cast):
    found = build.to(cast, build.topic(cast, "special_inquiry"), "research")
    row = inquiries.propose(Question(topic=found, text="谁来修？", unit=found.unit), actor=cast.dep)
    client, other = cast.client("dep"), cast.client("dep2")
    assert "谁来修？" in client.get(found.get_absolute_url()).content.decode()
    assert "修改问题" in client.get(row.get_absolute_url()).content.decode()
    assert other.get(row.get_absolute_url()).status_code == 404

    assert (
        client.post(f"{row.get_absolute_url()}change/", {"text": "村道谁来修？", "unit": found.unit_id}).status_code
        == 302
    )
    row.refresh_from_db()
    assert (row.text, row.by_name, row.order) == ("村道谁来修？", "张德福", 1)

    inquiries.list_question(row, actor=cast.com, asker=cast.posts["scm"], unit=row.unit, is_open=False)
    assert "修改问题" not in client.get(row.get_absolute_url()).content.decode()
    sent = {"text": "别的", "unit": found.unit_id}
    assert client.post(f"{row.get_absolute_url()}change/", sent).status_code != 302


def test_a_question_in_a_meeting_is_answered_in_writing_by_its_day(cast):
    row = Question(congress=cast.congress, meeting=supervision.meeting(cast), text="欠付的养护资金何时拨付？", asker=cast.posts["scm"],
                   unit=cast.bodies["transport"], due_on=TODAY + timedelta(days=10))  # fmt: skip
    with pytest.raises(PermissionDenied):
        inquiries.ask(
            Question(congress=cast.congress, meeting=row.meeting, text="问", asker=row.asker, unit=row.unit),
            actor=cast.unit,
        )
    row = inquiries.ask(row, actor=cast.go)
    assert Deadline.objects.open().get(key="supervision.question").due_on == row.due_on
    client = cast.client("unit")
    assert "书面答复" in client.get("/").content.decode()

    url = reverse("supervision:question_move", args=[row.pk, "answer"])
    sent = {"on": TODAY, "answerer": "杨局长", "answer": "本月底前拨付到位。"}
    assert client.post(url, sent).status_code == 302

    row.refresh_from_db()
    assert (row.state, Deadline.objects.open().filter(key="supervision.question").exists()) == ("answered", False)


# Visits.


def test_a_visit_is_told_ten_days_before_and_runs_three_months_from_the_day_its_report_goes_out(cast):
    found = build.to(cast, build.topic(cast, "visit"), "form_team")
    with pytest.raises(Refused, match="视察路线"):
        build.reporting.do(found, "announce", actor=cast.com, **build.asked("announce", TODAY))
    build.route(cast, found)
    with pytest.raises(ValidationError, match="提前10日"):
        build.reporting.do(
            found, "announce", actor=cast.com, on=TODAY, text="行程", inspect_from=TODAY + timedelta(days=9)
        )
    found = build.reporting.do(found, "announce", actor=cast.com, **build.asked("announce", TODAY))
    assert Notice.objects.filter(person=cast.posts["dep"].person, subject__contains="请参加视察").exists()
    with clock.frozen(found.inspect_from):
        for name, who in build.ROAD["visit"][2:4]:
            found = build.reporting.do(found, name, actor=cast.actor(who), **build.asked(name, clock.today()))

    assert Deadline.objects.open().get(key="supervision.visit_answer").legal_due_on.isoformat() == "2026-07-25"
    with pytest.raises(Refused, match="路线不能再改"):
        visits.keep_route(found, [], actor=cast.com)


def test_a_visit_that_is_an_activity_counts_once_by_who_came(cast):
    """Who came is entered at the activity; the team of the visit tells nothing more."""
    seat, found = cast.deputies["dep"], build.to(cast, build.topic(cast, "visit"), "form_team")
    build.route(cast, found)
    found = build.reporting.do(found, "announce", actor=cast.com, **build.asked("announce", TODAY))
    held = activities.held(cast, on=found.inspect_from, present=[seat])
    with clock.frozen(found.inspect_from):
        found = build.reporting.do(found, "write_visit", actor=cast.com, **build.asked("write_visit", clock.today()))

    def told():
        by_team = kinds.duties["supervision.teams"].facts([seat.pk], TODAY, found.inspect_from)
        by_activity = kinds.duties["deputies.activity.inspection"].facts([seat.pk], TODAY, found.inspect_from)
        return len(list(by_team)), len(list(by_activity))

    assert told() == (1, 1)
    form = {"activity": held.pk}
    assert cast.client("com").post(f"/supervision/topics/{found.pk}/activity/", form).status_code == 302
    assert told() == (0, 1)
    page = cast.client("com").get(found.get_absolute_url()).content.decode()
    assert "1名代表到场" in page
    with pytest.raises(PermissionDenied):
        visits.name_activity(found, actor=cast.unit, activity=held)
    assert list(visit_queries.activities_for(found)) == []
    with pytest.raises(ValidationError, match="视察活动"):
        visits.name_activity(found, actor=cast.com, activity=activities.activity(cast, kind="study", title="学习"))


def test_what_a_visit_finds_goes_to_the_four_lists_and_holds_its_end(cast):
    found = build.to(cast, build.topic(cast, "visit"), "publish")
    supervision.problem(cast, found)
    with pytest.raises(Refused, match="还有1个问题没有销号"):
        build.reporting.do(found, "close", actor=cast.com)


# Judicial review.


@pytest.fixture
def review(cast):
    found = build.topic(cast, "judicial_review", unit=cast.bodies["court"])
    return build.to(cast, found, "settle_scheme")


def test_cases_come_from_a_draw_that_was_laid_open_and_only_one(cast, review):
    with pytest.raises(Refused, match="公布种子以后"):
        build.reporting.do(review, "take_cases", actor=cast.com)
    draw = build.drawn(cast, review)
    with pytest.raises(Refused, match="已有一次抽取"):
        judicial.prepare_draw(review, actor=cast.com, count=2)

    found = build.reporting.do(review, "take_cases", actor=cast.com)

    assert [(case.order, case.key) for case in found.cases.all()] == [
        (one.place, one.key) for one in draw.entries.filter(place__isnull=False).order_by("place")
    ]


def test_experts_of_the_topic_judge_each_case_and_the_score_is_their_exact_mean(cast, review):
    build.drawn(cast, review)
    found = build.reporting.do(review, "take_cases", actor=cast.com)
    with pytest.raises(Refused, match="至少2名专家"):
        build.reporting.do(found, "begin_review", actor=cast.com)
    works = build.experts_for(cast, found, "方律师", "钟法官", "罗教授")
    case, other = found.cases.all()
    build.experts.declare(works[2].expert, actor=cast.go, organization=found.unit, because="配偶在该院工作")
    with pytest.raises(Refused, match="应当回避"):
        judicial.assign(case, actor=cast.com, works=[works[2]])
    for one in (case, other):
        judicial.assign(one, actor=cast.com, works=works[:2])
    found = build.reporting.do(found, "begin_review", actor=cast.com)
    with pytest.raises(Refused, match="4份评查没有登记"):
        build.reporting.do(found, "write_report", actor=cast.com, **build.asked("write_report", TODAY))

    build.scored(cast, found)

    assert review_queries.score(case) == Fraction(173, 2)
    page = cast.client("com").get(case.get_absolute_url()).content.decode()
    assert "86.5分" in page
    assert cast.client("unit").get(case.get_absolute_url()).status_code == 404


def test_the_staff_is_polled_once_and_the_paper_tells_it(cast, review):
    build.drawn(cast, review)
    url, client = reverse("supervision:staff_poll", args=[review.pk]), cast.client("com")
    with pytest.raises(Refused, match="案件抽取以后"):
        build.polled(cast, review)
    found = build.reporting.do(review, "take_cases", actor=cast.com)
    page = client.get(url).content.decode()
    assert ("计票人" in page, f'value="{TODAY.isoformat()}"' in page) == (True, True)
    assert [cast.client(who).get(url).status_code for who in ("gov", "dep")] == [404, 403]

    poll = build.polled(cast, found)

    assert poll.words == "发出60张，收回58张，其中无效1张；满意40票，基本满意12票，不满意3票，不了解2票"
    assert poll.words in client.get(found.get_absolute_url()).content.decode()
    assert poll.words in gather_review(found)["poll"]
    for who in ("unit", "dep"):
        assert poll.words not in cast.client(who).get(found.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="不能再改"):
        build.polled(cast, found)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"good": 41}, "加起来应等于收回的张数"),
        ({"returned": 61, "good": 43}, "不能多于发出的"),
        ({"polled_on": TODAY + timedelta(days=1)}, "不能晚于今天"),
        ({"counted_by": ""}, "字段"),
    ],
)
def test_a_poll_adds_up_and_says_who_counted(cast, review, changed, words):
    build.drawn(cast, review)
    found = build.reporting.do(review, "take_cases", actor=cast.com)
    with pytest.raises(ValidationError, match=words):
        build.polled(cast, found, **changed)


def test_experts_are_asked_for_from_the_page_of_a_topic(cast, review):
    client = cast.client("com")
    url = f"{reverse('supervision:expert_matter_add')}?topic={review.pk}"
    assert f"{url}" in client.get(review.get_absolute_url()).content.decode()
    assert f"{review.title}聘请专家" in client.get(url).content.decode()
    sent = {
        "topic": review.pk,
        "title": "案件评查专家",
        "discipline": "law",
        "unit": review.unit_id,
        "wanted": 2,
        "on": TODAY,
    }

    assert client.post(url, sent).status_code == 302

    assert "案件评查专家" in client.get(review.get_absolute_url()).content.decode()


def test_a_form_may_leave_the_plan_until_the_meeting_or_the_report(cast):
    found = build.to(cast, build.topic(cast, "visit"), "announce")
    new = plans.adjust(SupervisionPlan.objects.get(), actor=cast.go, because="工作安排有变化")
    plans.remove_line(new.lines.get(), actor=cast.go, reason="不再视察")
    supervision.plans.keep_line(supervision.line(cast, new), actor=cast.go)

    plans.publish(plans.pass_council(new, actor=cast.go, on=TODAY), actor=cast.go)

    assert Topic.objects.get(pk=found.pk).state == "dropped"
