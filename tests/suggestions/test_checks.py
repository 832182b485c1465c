"""The self-checks: nothing we do ourselves contradicts itself, and a row bent by hand is found and named."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection

from congress.actions import checking as actions
from congress.actions import jobs
from congress.frame import clock, guards, kinds
from congress.models import Deadline, Document, Job, Number
from congress.policies.checking import checks_read_by
from congress.queries import checking
from suggestions.models import Reply
from suggestions.workflow import ASSIGNMENT
from tests.build import documents as papers
from tests.build.suggestions import SUBJECT, suggestion, task

pytestmark = pytest.mark.django_db
ROADS = (
    *("draft", "cosigning", "returned", "review_dac", "not_filed", "withdrawn", "merged", "to_assign", "sent_back"),
    *("return_requested", "joint_pending", "extension_requested", "opinion_given", "reply_signed", "feedback_pending"),
    *("rated", "redo", "follow_up", "closed", "archived", "cancelled"),
)


def found():
    """{key of the rule: findings} where there are any that must be mended."""
    return {one.check.key: one.found for one in checking.everywhere() if one.must}


def bend(sql, *values):
    """What no action does: a row changed by hand, past every guard."""
    guards.lift()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        bent = cursor.rowcount
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = origin")
    assert bent >= 1


def test_whatever_people_do_agrees_with_itself(cast):
    for at in ROADS:
        suggestion(cast, at=at)
    suggestion(cast.townships["river"], at="closed")

    assert found() == {}


def test_an_extended_and_a_reassigned_case_agree(cast):
    extended, given_back = task(cast, at="extension_requested"), suggestion(cast, at="sent_back", lead="dep3")
    ASSIGNMENT.deeds["grant_extension"](extended, actor=cast.dac, comment="同意。")

    assert given_back.state == "handling"
    assert found() == {}


def test_a_due_day_that_is_not_its_clocks(cast):
    mine = task(cast, at="in_progress")
    bend("UPDATE suggestions_assignment SET reply_due_on = '2026-12-31' WHERE id = %s", mine.pk)
    due = Deadline.objects.get(key="suggestions.reply").due_on

    assert found() == {
        "suggestions.due_days": [f"闭1号《{SUBJECT}》县交通局（主办）的期限列是2026-12-31，正在计算的时限是{due}。"],
        "suggestions.derived": [f"闭1号《{SUBJECT}》的答复期限是{due}，各单位中最近的是2026-12-31。"],
    }


def test_an_answer_owed_without_a_clock(cast):
    suggestion(cast, at="in_progress")
    clock = Deadline.objects.get(key="suggestions.reply")
    bend("DELETE FROM congress_reminder WHERE deadline_id = %s", clock.pk)
    bend("DELETE FROM congress_deadline WHERE id = %s", clock.pk)

    assert found() == {"suggestions.owed": [f"闭1号《{SUBJECT}》县交通局（主办）还没有答复，却没有正在计算的时限。"]}


def test_a_stage_that_is_not_its_units(cast):
    case = suggestion(cast, at="in_progress")
    bend("UPDATE suggestions_suggestion SET stage = 'rated' WHERE id = %s", case.pk)

    assert found() == {"suggestions.derived": [f"闭1号《{SUBJECT}》的办理阶段是“已评价”，按各单位进度应为“办理中”。"]}


def test_a_case_ended_while_a_unit_still_works(cast):
    case = suggestion(cast, at="in_progress")
    bend("UPDATE suggestions_suggestion SET state = 'closed' WHERE id = %s", case.pk)

    assert found() == {"suggestions.ends": [f"闭1号《{SUBJECT}》已办结，却还有单位没有办结。"]}


def test_an_answer_nobody_was_asked_about(cast):
    suggestion(cast, at="rated")
    bend("DELETE FROM suggestions_rating WHERE reply_id = %s", Reply.objects.get().pk)

    assert found() == {
        "suggestions.unasked": [f"闭1号《{SUBJECT}》县交通局（主办）第1次答复没有评价，也没有在征询代表意见。"]
    }


def test_a_number_that_was_never_taken(cast):
    case = suggestion(cast, at="to_assign")
    bend("UPDATE suggestions_suggestion SET number = 77, number_text = '闭77号' WHERE id = %s", case.pk)

    assert found() == {"suggestions.numbers": [f"闭77号《{SUBJECT}》的编号在编号登记里找不到。"]}


def test_a_hole_in_the_register_of_numbers(cast):
    suggestion(cast, at="to_assign")
    suggestion(cast, at="to_assign", lead="dep3")
    bend("DELETE FROM congress_number WHERE id = %s", Number.objects.order_by("pk").first().pk)

    assert sorted(found()) == ["congress.numbers", "suggestions.numbers"]


def test_a_promise_without_a_clock(cast):
    suggestion(cast, at="follow_up")
    clock = Deadline.objects.get(key="suggestions.commitment")
    bend("UPDATE congress_deadline SET outcome = 'cancelled', ended_on = due_on WHERE id = %s", clock.pk)

    assert found() == {
        "suggestions.promises": [f"闭1号《{SUBJECT}》的承诺“完成其余路段大修”没有认定，也没有正在计算的时限。"]
    }


def test_a_clock_whose_case_is_gone(cast):
    suggestion(cast, at="review_dac")
    bend("UPDATE congress_deadline SET target_pk = 99999")

    ((text,),) = found().values()
    assert text.endswith("所属的事项已不存在。")


def test_a_membership_that_is_not_its_post(cast):
    bend("UPDATE congress_membership SET role = 'DAC' WHERE id = %s", cast.posts["unit"].pk)

    assert found() == {
        "congress.posts": ["任职“西平样县交通运输局养护股股长韩经办”与职位不一致（角色、机构、人大或一人一职）。"]
    }


def test_a_deputy_who_is_somebody_else(cast):
    bend("UPDATE deputies_deputy SET term_id = %s WHERE id = %s", cast.stranger.term.pk, cast.deputies["dep"].pk)

    assert found() == {"deputies.seats": ["代表张德福（证号001）与任职或届次不一致。"]}


def test_a_paper_whose_file_is_gone_or_changed(cast):
    with kinds.documents.lent(papers.LETTER):
        paper = papers.rendered(papers.issued(cast))
        assert found() == {}

        content = default_storage.open(paper.stored_as).read()
        default_storage.delete(paper.stored_as)
        gone = found()
        default_storage.save(paper.stored_as, ContentFile(content + b"x"))
        changed = found()

    assert Document.objects.get().state == "done"
    assert [text.endswith("不见了。") for text in gone["congress.files"]] == [True]
    assert [f"应为{len(content)}字节" in text for text in changed["congress.files"]] == [True]


# Who sees it.


def test_the_page_names_rows_only_to_those_who_know_the_business_of_their_own_congress(cast):
    for people in (cast, cast.townships["river"]):
        case = suggestion(people, at="in_progress", subject=f"关于{people.congress.short_name}的建议")
        bend("UPDATE suggestions_suggestion SET stage = 'rated' WHERE id = %s", case.pk)
    assert jobs.run(actions.check_all(actor=cast.go).pk) == "done"
    river, stranger = cast.townships["river"], cast.stranger
    readers = {**dict.fromkeys(("sys", "go", "dac", "lead", "unit", "dep", "aud"), cast), "tch": river}
    answers = {key: people.client(key).get("/checks/") for key, people in readers.items()}
    pages = {key: answer.content.decode() for key, answer in answers.items()}

    assert {key for key, answer in answers.items() if answer.status_code == 200} == {"sys", "go", "dac", "tch"}
    assert {key for key, page in pages.items() if "关于西平样县人大的建议" in page} == {"go", "dac"}
    assert {key for key, page in pages.items() if "关于河口镇人大的建议" in page} == {"tch"}
    assert {key: page.count("办理阶段、答复期限与各单位进度一致</h") for key, page in pages.items()}["sys"] == 1
    assert "2处不在这里列出" in pages["sys"]
    assert "必须处理" not in stranger.client("dac").get("/checks/").content.decode()


def test_the_checks_run_in_the_background_and_what_they_found_stays_with_its_date(cast):
    case = suggestion(cast, at="in_progress")
    browser = cast.client("dac")
    assert "还没有核对过" in browser.get("/checks/").content.decode()

    answer = browser.post("/checks/now/")
    job = Job.objects.get(kind=checking.CHECK)
    assert (answer.url, job.state) == (f"/jobs/{job.pk}/", "queued")
    jobs.run(job.pk)
    bend("UPDATE suggestions_suggestion SET stage = 'rated' WHERE id = %s", case.pk)
    with clock.frozen(clock.now() + timedelta(days=3)):
        page = cast.client("dac").get("/checks/").content.decode()

    assert "必须处理" not in page
    assert "4月15日" in page.partition("以下是")[2][:30]
    assert cast.client("unit").post("/checks/now/").status_code == 403


def test_of_very_many_findings_the_first_are_named_and_the_rest_counted(cast):
    texts = [kinds.Finding(f"第{n}处", cast.congress.pk) for n in range(checking.SHOWN + 7)]
    with kinds.checks.lent(
        kinds.Check(key="test.many", label="很多", means="很多。", todo="改。", find=lambda: texts)
    ):
        jobs.run(actions.check_all(actor=cast.dac).pk)
        (result,) = (
            one
            for one in checking.results_for(cast.dac, checking.last_run(), checks_read_by(cast.dac))
            if one.check.key == "test.many"
        )

    assert (len(result.found), result.more, result.word) == (checking.SHOWN, 7, f"{len(texts)}处")


def test_the_command_names_everything_and_says_so_by_its_exit(cast):
    case = suggestion(cast, at="in_progress")
    out = io.StringIO()
    call_command("self_check", stdout=out)
    assert "必须处理" not in out.getvalue()

    bend("UPDATE suggestions_suggestion SET stage = 'rated' WHERE id = %s", case.pk)
    out = io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("self_check", stdout=out)

    assert stopped.value.code == 1
    assert f"闭1号《{SUBJECT}》的办理阶段是“已评价”，按各单位进度应为“办理中”。" in out.getvalue()
