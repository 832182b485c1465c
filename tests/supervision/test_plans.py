"""The yearly plan: its versions, what publishing makes of them, what an adjustment changes; the collecting before it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from congress.actions.institution import set_rule
from congress.frame import clock
from congress.frame.address import address
from congress.frame.workflow import Refused
from congress.models import Link, Notice
from supervision.actions import collecting, plans, topics
from supervision.models import Proposal, SupervisionPlan, Topic
from supervision.queries import collecting as collected
from supervision.queries import plans as queries
from tests.build import supervision as build
from tests.build import voice
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


def test_publishing_makes_topics_of_the_lines(cast):
    build.plan(cast, {}, build.inspection())

    rows = Topic.objects.order_by("order").values_list("title", "form", "state", "year")
    assert list(rows) == [
        (build.TITLE, "special_report", "planned", 2026),
        (build.LAW_TITLE, "inspection", "planned", 2026),
    ]


def test_an_adjustment_is_a_new_version_with_its_differences(cast):
    first = build.plan(cast, {}, build.inspection())
    second = plans.adjust(first, actor=cast.go, because="上级部署联动检查")
    report, law = queries.lines_of(second)
    report.month = 10
    plans.keep_line(report, actor=cast.go)
    plans.remove_line(law, actor=cast.go, reason="明年再查")
    plans.keep_line(build.line(cast, second, title="听取和审议环境状况报告"), actor=cast.go)

    changes = queries.differences(queries.lines_of(first), queries.lines_of(second))
    assert [(one.title, one.what, one.columns) for one in changes] == [
        ("听取和审议环境状况报告", "增加", ()),
        (build.TITLE, "修改", (("月份", "6月", "10月"),)),
        (build.LAW_TITLE, "取消", ()),
    ]
    second = plans.pass_council(second, actor=cast.go, on=TODAY)
    plans.publish(second, actor=cast.go)

    first.refresh_from_db()
    assert (first.state, str(second)) == ("replaced", "2026年监督工作计划（第1次调整）")
    rows = Topic.objects.order_by("order").values_list("title", "month", "state")
    assert list(rows) == [
        (build.TITLE, 10, "planned"),
        (build.LAW_TITLE, 6, "dropped"),
        ("听取和审议环境状况报告", 6, "planned"),
    ]


def test_what_has_been_deliberated_stays_in_the_plan(cast):
    plan = build.plan(cast)
    found = topics.set_meeting(Topic.objects.get(), actor=cast.com, meeting=build.meeting(cast))
    build.to(cast, found, "deliberate")
    draft = plans.adjust(plan, actor=cast.go, because="调整")

    with pytest.raises(Refused, match="已经审议"):
        plans.remove_line(queries.lines_of(draft)[0], actor=cast.go, reason="不查了")


def test_an_adjustment_may_be_given_up(cast):
    plan = build.plan(cast)
    draft = plans.adjust(plan, actor=cast.go, because="调整")
    with pytest.raises(Refused, match="正在起草"):
        plans.adjust(plan, actor=cast.go, because="再调整")

    assert plans.discard(draft, actor=cast.go, reason="不调了") == plan
    assert SupervisionPlan.objects.count() == 1


def test_by_local_rule_the_committee_adopts_it_too(cast):
    with clock.frozen(TODAY - timedelta(days=1)):
        set_rule(cast.congress, "supervision.plan_to_committee", True, actor=cast.go, since=TODAY, reason="议事规则。")
    plan = build.plan(cast, state="council")
    with pytest.raises(Refused, match="还要提请常委会"):
        plans.publish(plan, actor=cast.go)

    plan = plans.adopt(plan, actor=cast.go, on=TODAY)

    assert plans.publish(plan, actor=cast.go).state == "published"


def test_an_empty_plan_is_not_passed_and_one_year_has_one(cast):
    row = plans.open_plan(SupervisionPlan(congress=cast.congress, year=2026), actor=cast.go)
    with pytest.raises(Refused, match="还没有议题"):
        plans.pass_council(row, actor=cast.go, on=TODAY)
    with pytest.raises(ValidationError):
        plans.open_plan(SupervisionPlan(congress=cast.congress, year=2026), actor=cast.go)


@pytest.mark.parametrize(("who", "draft", "published"), [
    ("go", True, True), ("lead", True, True), ("com", True, True), ("unit", False, True), ("dep", False, True), ("gov", False, True),
    ("sys", False, False),
])  # fmt: skip
def test_a_draft_is_for_the_offices_a_published_plan_for_the_county(cast, who, draft, published):
    row = build.plan(cast, state="draft")
    assert SupervisionPlan.objects.visible_to(cast.actor(who)).exists() == draft

    plans.publish(plans.pass_council(row, actor=cast.go, on=TODAY), actor=cast.go)

    assert SupervisionPlan.objects.visible_to(cast.actor(who)).exists() == published
    assert not SupervisionPlan.objects.visible_to(cast.stranger.actor("dac")).exists()


def test_everybody_reads_the_plan_and_what_came_of_it(cast):
    visitor, url = Client(), reverse("supervision:public_plan")
    build.plan(cast, state="draft")
    assert build.TITLE not in visitor.get(url).content.decode()
    plans.publish(plans.pass_council(SupervisionPlan.objects.get(), actor=cast.go, on=TODAY), actor=cast.go)
    assert build.TITLE in visitor.get(url).content.decode()
    found = Topic.objects.get()
    page = reverse("supervision:public_topic", args=[found.pk])
    assert visitor.get(page).status_code == 404

    found = topics.set_meeting(found, actor=cast.com, meeting=build.meeting(cast))
    texts = {"research": "暗访发现的线索", "hand_in_report": "养护报告全文", "report_result": "处理情况全文"}
    build.to(cast, found, "publish", texts=texts)

    words = visitor.get(page).content.decode()
    assert ("养护报告全文" in words, "处理情况全文" in words, "暗访" in words) == (True, True, False)


# Collecting.


def test_a_proposal_is_adopted_into_the_draft_and_the_proposer_told(cast):
    call = build.call(cast)
    one = build.proposal(cast, call)
    other = build.proposal(cast, call, cast.scm, title="村道没人管", source="members")
    with pytest.raises(Refused, match="不在起草"):
        _adopt(cast, one)
    draft = plans.open_plan(SupervisionPlan(congress=cast.congress, year=2027), actor=cast.go)
    collecting.merge(other, actor=cast.go, into=one)

    one = _adopt(cast, one)
    plans.publish(plans.pass_council(draft, actor=cast.go, on=TODAY), actor=cast.go)

    assert one.state == "adopted"
    assert [line.proposal_id for line in queries.lines_of(draft)] == [one.pk]
    for who in ("dep", "scm"):
        assert Notice.objects.filter(person=cast.posts[who].person, subject__contains="议题已列入计划").count() == 1


def _adopt(cast, row):
    return collecting.adopt(row, actor=cast.go, form="special_report", month=6, committee=cast.bodies["agriculture"],
                            unit=cast.bodies["transport"])  # fmt: skip


def test_a_line_taken_off_the_draft_sets_its_proposal_free(cast):
    one = build.proposal(cast, build.call(cast))
    draft = plans.open_plan(SupervisionPlan(congress=cast.congress, year=2027), actor=cast.go)
    _adopt(cast, one)

    plans.remove_line(queries.lines_of(draft)[0], actor=cast.go, reason="再研究")

    one.refresh_from_db()
    assert one.state == "submitted"


def test_who_is_declined_reads_why(cast):
    one = build.proposal(cast, build.call(cast))
    collecting.decline(one, actor=cast.go, reason="去年已经听取过报告")

    assert "去年已经听取过报告" in cast.client("dep").get(one.get_absolute_url()).content.decode()
    assert Notice.objects.filter(person=cast.posts["dep"].person, subject__contains="未列入").exists()


def test_scores_are_a_mean_and_one_a_person(cast):
    one = build.proposal(cast, build.call(cast))
    collecting.score(one, actor=cast.scm, importance=5, urgency=5, feasibility=5)
    collecting.score(one, actor=cast.scm, importance=4, urgency=4, feasibility=4)
    collecting.score(one, actor=cast.com, importance=3, urgency=3, feasibility=3)

    row = collected.proposals(cast.go).get()
    assert (row.score, row.scorers) == (10.5, 2)
    with pytest.raises(PermissionDenied):
        collecting.score(one, actor=cast.dep, importance=5, urgency=5, feasibility=5)


@pytest.mark.parametrize(
    ("who", "source", "words"),
    [("unitl", "public", "报告机关要求报告"), ("unitl", "organ", ""), ("dep", "public", "")],
)
def test_an_organ_proposes_only_that_it_reports_itself(cast, who, source, words):
    call = build.call(cast)
    if words:
        with pytest.raises(ValidationError, match=words):
            build.proposal(cast, call, cast.actor(who), source=source)
    else:
        assert build.proposal(cast, call, cast.actor(who), source=source).state == "submitted"


def test_nothing_is_proposed_after_the_call_is_closed(cast):
    call = build.call(cast, state="closed")
    with pytest.raises(Refused, match="不在征集期"):
        build.proposal(cast, call)
    assert cast.client("dep").get(reverse("supervision:call_propose", args=[call.pk])).status_code == 404


def test_a_lead_of_what_people_say_becomes_a_proposal_with_its_link(cast):
    call, lead = build.call(cast), voice.lead(cast)
    page = cast.client("com").get(lead.get_absolute_url()).content.decode()
    url = f"{reverse('supervision:propose_begin')}?from=deputies.topiclead%3A{lead.pk}"
    assert url in page.replace("&amp;", "&")

    sent = {"title": "供水", "reason": "群众反映集中", "source": "public", "field": "livelihood"}
    answer = cast.client("com").post(url, sent)

    one = Proposal.objects.get(call=call)
    assert answer.headers["Location"] == one.get_absolute_url()
    assert Link.objects.get(target=address(one)).source == address(lead)
    assert [words for words, _ in collected.tied_to(one, cast.com)] == [f"监督议题线索：{lead}"]
    assert cast.client("dep").get(url).status_code == 404


@pytest.mark.parametrize("who", ["dep", "scm", "unitl", "river.tch"])
def test_one_proposes_on_the_phone_and_sees_ones_own_alone(cast, who):
    call = build.call(cast)
    build.proposal(cast, call, cast.dac, title="别人的议题", source="research")
    place, _, key = who.rpartition(".")
    held = cast.townships.get(place, cast)
    sent = {"title": "乡镇卫生院用药", "reason": "常用药不全。", "source": "organ", "field": "livelihood"}

    answer = held.client(key).post(reverse("supervision:call_propose", args=[call.pk]), sent)

    assert answer.status_code == 302
    seen = list(collected.proposals(held.actor(key)).values_list("title", flat=True))
    assert seen == (["别人的议题", "乡镇卫生院用药"] if who == "scm" else ["乡镇卫生院用药"])


# What the local rule asks for each year.


@pytest.mark.parametrize(
    ("wanted", "said", "is_told"),
    [(None, "列入1题，已举行0题；本级规定每年2题", True), (1, "列入1题，已举行0题；本级规定每年1题", False),
     (0, "列入1题，已举行0题；本级没有规定题数", False)],
)  # fmt: skip
def test_the_plan_says_whether_it_has_as_many_special_inquiries_as_the_rule_asks(cast, wanted, said, is_told):
    if wanted is not None:
        since = date(TODAY.year, 1, 1)
        set_rule(cast.congress, "inquiry_topic.per_year", wanted, actor=cast.go, since=since, reason="主任会议决定")
    plan = build.plan(cast, {"form": "special_inquiry"}, state="draft")

    page = cast.client("go").get(plan.get_absolute_url()).content.decode()

    assert (said in page, "专题询问还没有列够" in page) == (True, is_told)


@pytest.mark.parametrize(("month", "days"), [(10, {9: 0, 10: 1, 11: 0}), (11, {10: 0, 11: 1})])
def test_in_the_month_of_the_rule_the_office_is_asked_for_its_call_once(cast, month, days):
    set_rule(cast.congress, "topic.collection_month", month, actor=cast.go, since=TODAY, reason="主任会议决定")

    told = {}
    for n in days:
        with clock.frozen(date(2026, n, 12)):
            collecting.ask_for_calls()
            collecting.ask_for_calls()
            told[n] = Notice.objects.filter(subject="请征集2027年监督议题", person=cast.go.person_id).count() - sum(
                told.values()
            )
    assert told == days
    with clock.frozen(date(2026, month, 12)):
        home = cast.client("go").get("/").content.decode()
        build.call(cast, state="open")
        after = cast.client("go").get("/").content.decode()
    assert [f"本级规定{month}月征集" in page for page in (home, after)] == [True, False]


@pytest.mark.parametrize(
    ("today", "span"),
    [
        (date(2026, 8, 3), (date(2026, 10, 1), date(2026, 10, 31))),
        (date(2026, 10, 9), (date(2026, 10, 9), date(2026, 11, 8))),
    ],
)
def test_a_call_is_offered_for_the_month_of_the_rule(cast, today, span):
    with clock.frozen(today):
        assert collected.span_of(cast.congress.pk) == span
