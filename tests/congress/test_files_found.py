"""What files say is found by whoever may open them, by nobody else, the same on both databases."""

import re

import pytest
from django.db import transaction

from congress.actions import attachments, jobs, writings
from congress.models import Attachment, FileText, Job, SearchEntry
from congress.queries.attachments import found, may_fetch
from tests.build import files
from tests.build import writings as papers
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db
SAID = "附近居民夜间停车难，老城区缺少停车位，Wi-Fi 也没有。"
HIT = re.compile(r'<a href="([^"]+)">([^<]+)</a>\s*<p class="rows-note">([^<]*)</p>\s*<p class="rows-piece">(.*?)</p>')


@pytest.fixture
def case(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    case = suggestion(cast, at="assigned", subject="关于改善老城环境的建议")
    files.hung(case, "调查情况.docx", files.docx(SAID), actor=cast.dep)
    return case


def names(actor, words):
    return [row.name for row in found(actor, words)]


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("停车", True),
        ("停车难", True),
        ("停车 居民", True),
        ("停车 电梯", False),
        ("停车位难", False),  # each pair is there, the word is not
        ("停 车", False),
        ("车", False),
        ("调查情况", True),
        ("wi-fi", True),
        ("Ｗｉ-Ｆｉ", True),
        ("' OR 1=1 --", False),
        ("%", False),
        ("停\x00车", True),
        ("", False),
    ],
)
def test_words_of_a_file_are_found(cast, case, words, hit):
    assert names(cast.dac, words) == ["调查情况.docx"] * hit


def test_a_new_clerk_finds_a_suggestion_by_two_characters_of_its_attachment(cast, case):
    page = cast.client("dac").get("/find/", {"q": "夜间"}).content.decode()

    assert HIT.findall(page) == [
        (case.get_absolute_url(), "调查情况.docx", case.subject,
         "附近居民<mark>夜间</mark>停车难，老城区缺少停车位，Wi-Fi 也没有。"),
    ]  # fmt: skip
    listed = cast.client("dac").get("/suggestions/", {"q": "夜间"}).content.decode()
    assert case.subject in listed


def test_each_role_finds_what_it_may_open(cast, case):
    [file] = Attachment.objects.all()
    everybody = [*cast.posts, "stranger"]
    finds = {}
    for key in everybody:
        actor = cast.stranger.dac if key == "stranger" else cast.actor(key)
        finds[key] = bool(names(actor, "夜间"))
        assert finds[key] == (may_fetch(actor, file) and actor.county_id == cast.congress.pk), key

    assert {key for key, found_it in finds.items() if found_it} >= {"dep", "dac", "go"}
    assert not any(finds[key] for key in ("dep3", "stranger"))


@pytest.mark.parametrize("key", ["dep3", "com", "aud"])
def test_the_page_shows_nothing_of_a_file_one_may_not_open(cast, case, key):
    page = cast.client(key).get("/find/", {"q": "夜间"})

    assert page.status_code in (200, 403)
    assert "居民" not in page.content.decode()
    assert "调查情况" not in page.content.decode()


def test_what_is_sealed_or_taken_down_is_not_found_and_comes_back_when_it_is_opened(cast, case):
    [file] = Attachment.objects.all()
    attachments.seal(file, case, actor=cast.dac)
    sealed = names(cast.dac, "夜间"), case.subject in page_of_list(cast)
    attachments.seal(file, case, actor=cast.dac, shut=False)
    opened = names(cast.dac, "夜间"), case.subject in page_of_list(cast)
    attachments.take_down(file, case, actor=cast.dep)

    assert (sealed, opened) == (([], False), (["调查情况.docx"], True))
    assert (names(cast.dac, "夜间"), page_of_list(cast).count(case.subject)) == ([], 0)
    assert (FileText.objects.count(), SearchEntry.objects.filter(kind="congress.file").count()) == (0, 0)


def page_of_list(cast):
    return cast.client("dac").get("/suggestions/", {"q": "夜间"}).content.decode()


def test_what_was_sent_in_to_be_read_by_a_machine_alone_is_not_entered(cast, case):
    files.hung(case, "名单.xlsx", files.xlsx(["夜间巡查"]), actor=cast.dac, purpose="import")

    assert names(cast.dac, "巡查") == []


def test_a_draft_paper_is_found_by_its_own_office_alone(cast, case):
    row = papers.draft(cast, "research", "关于停车的调研", who="dac")
    files.hung(row, "附表.xlsx", files.xlsx(["夜间泊位", 35]), actor=cast.dac)

    before = [names(cast.actor(key), "泊位") for key in ("dac", "dep3")]
    writings.publish(row, actor=cast.dac, adopted_on=papers.SAT)
    after = [names(cast.actor(key), "泊位") for key in ("dac", "dep3")]

    assert (before, after) == ([["附表.xlsx"], []], [["附表.xlsx"], ["附表.xlsx"]])


def test_a_pdf_is_found_by_its_name_at_once_and_by_its_text_when_its_job_is_done(cast, case):
    file = files.hung(case, "信访登记.pdf", files.pdf("排水管网老化"), actor=cast.dep)
    job = Job.objects.get(kind="congress.read_file")

    before = names(cast.dac, "登记"), names(cast.dac, "管网")
    states = [jobs.run(job.pk), jobs.run(job.pk)]

    assert (before, names(cast.dac, "管网")) == ((["信访登记.pdf"], []), ["信访登记.pdf"])
    assert (states, file.words.extent) == (["done", None], "whole")


@pytest.mark.parametrize(
    ("name", "content", "extent"),
    [("坏.pdf", b"%PDF-1.7 ...", "broken"), ("坏.docx", files.packed({"word/document.xml": b"<a><b></a>"}), "broken")],
)
def test_a_broken_file_is_kept_and_found_by_its_name(cast, case, name, content, extent):
    file = files.hung(case, name, content, actor=cast.dep)
    for job in Job.objects.filter(kind="congress.read_file"):
        assert jobs.run(job.pk) == "done"

    assert (file.words.extent, file.words.text) == (extent, "")
    assert SearchEntry.objects.filter(target=f"congress.attachment:{file.pk}").count() == 1


def test_a_file_taken_down_before_it_was_read_stays_unread(cast, case):
    file = files.hung(case, "信访登记.pdf", files.pdf("排水管网老化"), actor=cast.dep)
    attachments.take_down(file, case, actor=cast.dep)

    assert jobs.run(Job.objects.get(kind="congress.read_file").pk) == "done"
    assert not FileText.objects.filter(attachment=file).exists()


def test_row_and_index_come_or_stay_away_together(cast, case):
    before = SearchEntry.objects.count()

    @transaction.atomic
    def upload_and_fail():
        files.hung(case, "补充.docx", files.docx("夜间照明"), actor=cast.dep)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        upload_and_fail()

    assert (SearchEntry.objects.count(), names(cast.dac, "照明")) == (before, [])


def test_the_same_bytes_on_another_row_are_found_there_as_well(cast, case):
    other = suggestion(cast, at="assigned", subject="关于另一件事的建议")
    attachments.carry_over(case, other)

    assert names(cast.dac, "夜间") == ["调查情况.docx"] * 2


@pytest.mark.parametrize("more", [0, 2])
def test_a_search_asks_as_often_whether_much_is_found_or_little(cast, case, more, django_assert_num_queries):
    for number in range(more):
        files.hung(case, f"另{number}.docx", files.docx(SAID), actor=cast.dep)

    with django_assert_num_queries(2):
        assert len(found(cast.dac, "停车难")) == more + 1
