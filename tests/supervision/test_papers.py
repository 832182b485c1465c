"""What the letters and reports of topics say, and what the words of a form are called wherever they stand."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from congress.actions import documents
from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from supervision.actions import plans, topics
from supervision.models import Form, SupervisionPlan, Topic
from supervision.policies import topics as policies
from supervision.queries import plans as public
from supervision.queries.names import name_of
from tests.build import inquiries, satisfaction
from tests.build import supervision as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
OPENS = date(2026, 6, 24)


def paper(key, topic):
    return documents.draft_of(kinds.documents[f"supervision.{key}"], topic)


def words(found):
    return "\n".join(block.text for block in found.blocks if hasattr(block, "text"))


def with_meeting(cast, **more):
    return topics.set_meeting(build.topic(cast, **more), actor=cast.com, meeting=build.meeting(cast))


@pytest.mark.parametrize(
    ("form", "title", "law", "head", "said"),
    [
        ("special_report", build.TITLE, "", "对县人民政府关于农村公路养护情况的报告的审议意见",
         "西平样县第十八届人大常委会第三十一次会议听取和审议了县人民政府关于农村公路养护情况的报告。"),
        ("special_report", "农村公路养护情况", "", "对关于农村公路养护情况的报告的审议意见", "听取和审议了关于农村公路养护情况的报告。"),
        ("inspection", build.LAW_TITLE, "《农业法》", "对关于检查《农业法》实施情况的报告的审议意见",
         "听取和审议了执法检查组关于检查《农业法》实施情况的报告。"),
        ("special_inquiry", "专题询问农村公路养护情况", "", "关于农村公路养护情况的询问意见", "就农村公路养护情况进行了专题询问。现将询问意见交"),
        ("finance", "审查批准2025年县级决算", "", "对2025年县级决算的审议意见", "审查批准了2025年县级决算。"),
    ],
)  # fmt: skip
def test_the_letter_says_its_matter_once(cast, form, title, law, head, said):
    topic = with_meeting(cast, form=form, title=title, law=law)
    Topic.objects.filter(pk=topic.pk).update(deliberated_on=OPENS, opinions_issued_on=OPENS)
    topic.refresh_from_db()

    letter = paper("opinion_letter", topic)

    assert "".join(letter.title) == head
    assert said in words(letter)


def test_the_letter_goes_in_copy_to_the_party_committee_the_government_and_the_committee(cast):
    topic = build.to(cast, with_meeting(cast), "issue_opinions")
    assert paper("opinion_letter", topic).copies_to[0] == "中共西平样县委员会"
    assert paper("opinion_letter", topic).copies_to[-1] == topic.committee.name


@pytest.mark.parametrize(
    ("form", "says"),
    [("special_report", "第三十一次会议（2026年6月24日开幕）听取和审议专项工作报告，议题为"),
     ("special_inquiry", "第三十一次会议（2026年6月24日开幕）进行专题询问，议题为"),
     ("judicial_review", "第三十一次会议（2026年6月24日开幕）听取和审议司法案件评查报告，议题为")],
)  # fmt: skip
def test_the_notice_says_what_the_meeting_will_do(cast, form, says):
    assert says in words(paper("notice", with_meeting(cast, form=form)))


def test_the_report_of_an_inspection_stands_on_paper_with_what_the_townships_found(cast):
    found = build.to(cast, build.team(cast, build.topic(cast, **build.inspection())), "inspect")
    assert not policies.issues_inspection_report(cast.com, found)
    river, hill = cast.townships["river"], cast.townships["hill"]
    for town, sites in ((river, 3), (hill, 5)):
        part = build.entrusted(cast, found, town)
        topics.report_check(part, actor=town.actor("tch"), text=f"检查了{sites}个村。", sites=sites, deputies=8)
    build.problem(cast, found)
    with clock.frozen(found.inspect_from):
        found = build.step(found, "write_report", cast.com, text="一、基本情况\n总体较好。")

    report = paper("inspection_report", found)

    assert [kind for kind in ("com", "go", "unit") if policies.issues_inspection_report(cast.actor(kind), found)] == [
        "com",
        "go",
    ]
    assert (
        "".join(report.title)
        == f"{cast.congress.name}常务委员会执法检查组关于检查《中华人民共和国农业技术推广法》实施情况的报告"
    )
    assert "同时委托2个乡镇人大主席团检查本行政区域的实施情况，共检查8处，16名代表参加。" in words(report)
    assert report.attachments == ("执法检查组名单", "乡镇检查情况", "发现的问题清单")
    townships = next(annex for annex in report.annexes if annex.title == ("乡镇检查情况",))
    said = [block.text for block in townships.blocks[1:]]
    assert set(zip(said[::2], said[1::2], strict=True)) == {
        (str(river.congress), "检查了3个村。"),
        (str(hill.congress), "检查了5个村。"),
    }


def test_the_report_of_the_research_is_for_those_who_deliberate(cast):
    topic = build.to(cast, build.team(cast, with_meeting(cast)), "research", texts={"research": "走访了六个乡镇。"})

    assert "走访了六个乡镇。" in words(paper("research_report", topic))
    assert "".join(paper("research_report", topic).title) == f"{build.TITLE}调研报告"
    kind = kinds.documents["supervision.research_report"]
    assert [who for who in ("lead", "scm", "com", "unit", "gov", "dep") if kind.may_read(cast.actor(who), topic)] == [
        "lead",
        "scm",
        "com",
    ]


def test_four_lists_are_not_issued_of_nothing(cast):
    topic = build.topic(cast)
    assert not policies.issues_lists(cast.com, topic)
    build.problem(cast, topic)
    assert policies.issues_lists(cast.com, topic)


@pytest.mark.parametrize(
    ("form", "step", "called"),
    [("inspection", "write_report", "执法检查报告"), ("judicial_review", "write_report", "评查报告"),
     ("work_review", "write_report", "评议调查报告"), ("duty_review", "self_check", "述职报告"), ("work_review", "self_check", "自查报告"),
     ("special_inquiry", "issue_opinions", "询问意见"), ("work_review", "issue_opinions", "评议意见"),
     ("audit", "hand_in_report", "审计查出问题整改情况报告"), ("rectification", "report_result", "整改情况报告")],
)  # fmt: skip
def test_the_words_of_a_step_are_called_as_its_form_calls_them(form, step, called):
    assert name_of(Topic(form=form), step) == called


def test_the_public_reads_the_report_of_a_judicial_review_by_its_name(cast):
    topic = inquiries.to(cast, inquiries.topic(cast, "judicial_review"), "publish")
    page = cast.client("dep").get(f"/supervision/public/{topic.pk}/").content.decode()
    assert "评查报告" in page
    assert "执法检查报告" not in page


def test_the_public_reads_the_report_of_a_visit_and_what_became_of_it(cast):
    topic = inquiries.to(cast, inquiries.topic(cast, "visit"), "publish")
    assert [title for title, _, _ in public.opened(topic)] == ["视察报告", "研究处理情况报告"]


def test_the_survey_of_a_review_stays_within(cast):
    topic = satisfaction.handed_over(cast, satisfaction.judged(cast, satisfaction.review(cast), (9, 0, 0)))
    assert [title for title, _, _ in public.opened(topic)] == ["满意度测评结果", "评议意见"]


def test_a_team_is_called_as_its_form_calls_it(cast):
    topic = build.topic(cast, form="work_review", title="交通局工作评议", source="satisfaction")
    with pytest.raises(Refused, match="评议组还没有组长"):
        build.step(topic, "settle_scheme", cast.com)


def test_a_problem_that_came_back_is_not_shown_as_done_in_time(cast):
    topic = build.topic(cast)
    row = build.reported(cast, build.problem(cast, topic))
    url = f"/supervision/topics/{topic.pk}/lists/"
    assert "按期完成" in cast.client("com").get(url).content.decode()

    build.problems.send_back(row, actor=cast.com, reason="没有落实", due_on=TODAY)

    assert "按期完成" not in cast.client("com").get(url).content.decode()


def test_the_plan_names_who_leads_each_topic(cast):
    plan = build.plan(cast, {"leader": cast.lead_post})
    table = next(block for block in paper("plan", plan).blocks if hasattr(block, "rows"))
    assert (table.columns[-1].title, table.rows[0][-1]) == ("负责领导", cast.lead_post.person.name)
    assert plans.adjust(plan, actor=cast.go, because="调整").lines.get().leader == cast.lead_post


def test_a_version_is_not_passed_before_the_one_it_adjusts_was_published(cast):
    plan = build.plan(cast)
    draft = plans.adjust(plan, actor=cast.go, because="调整")
    with pytest.raises(ValidationError, match="不能早于上一版本公布的日期"):
        plans.pass_council(draft, actor=cast.go, on=date(2026, 3, 5))
    assert SupervisionPlan.objects.get(pk=draft.pk).state == "draft"


def test_the_order_to_put_right_names_its_vote_and_is_not_issued_after_the_last_failed_one(cast):
    satisfaction.counted(cast, [(2, 1, 6), (9, 0, 0), (9, 0, 0)])
    topic = satisfaction.case(Topic.objects.get(form=Form.RECTIFICATION))
    assert policies.issues_rectify_order(cast.go, topic)
    said = words(paper("rectify_order", topic))
    assert said.startswith("2026年4月15日对西平样县交通运输局进行了无记名满意度测评，满意2票")

    topic = satisfaction.judged(cast, satisfaction.put_right(cast, topic), (2, 1, 6))

    assert topic.state == "failed"
    assert not policies.issues_rectify_order(cast.go, topic)
