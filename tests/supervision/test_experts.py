"""The pool of experts: appointed for a time, kept away from what touches them, drawn or named with a reason, their works."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import AuditEvent
from supervision.actions import draws, experts
from supervision.models import Expert, ExpertWork
from supervision.queries import draws as draw_queries
from supervision.queries import experts as queries
from tests.build import draws as build
from tests.build.county import TODAY
from tests.build.importing import applied, faults, taken
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NAMES = ("林正", "罗明", "高洁", "钟义", "谢思")


def pool(cast, number=5):
    return [build.expert(cast, name) for name in NAMES[:number]]


# Who.


@pytest.mark.parametrize(
    ("who", "may"), [("go", True), ("com", True), ("lead", False), ("dac", False), ("dep", False)]
)
def test_offices_enter_experts(cast, who, may):
    row = Expert(congress=cast.congress, name="林正", employer="某某大学")
    if may:
        assert experts.keep_expert(row, actor=cast.actor(who), disciplines=["law"]).code == "专001"
    else:
        with pytest.raises(PermissionDenied):
            experts.keep_expert(row, actor=cast.actor(who), disciplines=["law"])


def test_the_office_appoints_and_offices_alone_see(cast):
    row = build.expert(cast, at="proposed")
    with pytest.raises(PermissionDenied):
        experts.appoint(row, actor=cast.com, since=TODAY, until=TODAY + DAY)
    people = {who: cast.actor(who) for who in ("lead", "go", "com", "dac", "scm", "dep", "unit", "gov")}
    people |= {"tch": cast.townships["river"].tch, "next": cast.stranger.dac}

    found = [who for who, actor in people.items() if Expert.objects.visible_to(actor).exists()]
    assert found == ["lead", "go", "com", "dac", "scm"]


# Appointed for a time.


def test_an_appointment_ends_by_itself_and_may_be_renewed(cast):
    row = experts.appoint(build.expert(cast, at="proposed"), actor=cast.go, since=TODAY, until=TODAY + 10 * DAY)
    longer = experts.extend(build.expert(cast, "罗明"), actor=cast.go, until=TODAY + 1000 * DAY)

    with clock.frozen(TODAY + 10 * DAY):
        assert experts.expire_due().done == 0
    with clock.frozen(TODAY + 11 * DAY):
        assert (experts.expire_due().done, experts.expire_due().done) == (1, 0)
        row.refresh_from_db()
        assert (row.state, row.ended_on, row.ended_because) == ("ended", TODAY + 11 * DAY, "聘期届满")
        assert list(Expert.objects.appointed()) == [longer]
        row = experts.appoint(row, actor=cast.go, since=clock.today(), until=TODAY + 400 * DAY)
    assert (row.state, row.ended_on) == ("appointed", None)


@pytest.mark.parametrize(("deed", "days"), [("appoint", -1), ("extend", 900)])
def test_a_time_that_ends_too_early_is_refused(cast, deed, days):
    row = build.expert(cast, at="proposed" if deed == "appoint" else "appointed")
    with pytest.raises(ValidationError) as wrong:
        getattr(experts, deed)(
            row, actor=cast.go, until=TODAY + days * DAY, **({"since": TODAY} if deed == "appoint" else {})
        )
    assert list(wrong.value.message_dict) == ["until"]


def test_ending_needs_a_reason(cast):
    with pytest.raises(Refused, match="理由"):
        experts.end(build.expert(cast), actor=cast.go, reason="")


# Keeping away.


@pytest.mark.parametrize(
    ("tie", "why"),
    [
        ("none", ""),
        ("registered", "工作单位就是被监督单位"),
        ("named", "工作单位就是被监督单位"),
        ("short", "工作单位就是被监督单位"),
        ("declared", "申报过与被监督单位有利害关系"),
        ("below", "工作单位隶属被监督单位"),
        ("above", "工作单位是被监督单位的上级机构"),
        ("other", ""),
    ],
)
def test_who_is_tied_to_the_body_keeps_away(cast, tie, why):
    court, transport = cast.bodies["court"], cast.bodies["transport"]
    at = {"registered": {"organization": court}, "named": {"employer": court.name}, "other": {"organization": transport},
          "short": {"employer": court.short_name}, "below": {"organization": transport},
          "above": {"organization": transport}}.get(tie, {})  # fmt: skip
    row = build.expert(cast, **at)
    if tie == "declared":
        experts.declare(row, actor=cast.go, organization=court, because="配偶在该单位工作")
    if tie == "below":
        transport.parent = court
        transport.save()
    if tie == "above":
        court.parent = transport
        court.save()

    found = build.matter(cast)

    assert queries.candidates(found) == [(row, why)]
    if why:
        with pytest.raises(Refused, match="应当回避"):
            experts.choose(found, actor=cast.go, expert=row, reason="熟悉情况")


def test_a_tie_that_is_no_more_no_longer_counts(cast):
    row = build.expert(cast)
    tie = experts.declare(row, actor=cast.go, organization=cast.bodies["court"], because="承接过该单位的项目")
    experts.release(tie, actor=cast.go)

    assert queries.candidates(build.matter(cast)) == [(row, "")]


@pytest.mark.parametrize(("at", "disciplines"), [("proposed", ["law"]), ("ended", ["law"]), ("appointed", ["budget"])])
def test_only_those_in_office_who_know_the_subject_may_be_chosen(cast, at, disciplines):
    build.expert(cast, at=at, disciplines=disciplines)

    assert queries.candidates(build.matter(cast)) == []


# Chosen.


def test_by_draw_those_who_keep_away_stay_out_with_their_reason(cast):
    rows = pool(cast)
    experts.declare(rows[0], actor=cast.go, organization=cast.bodies["court"], because="配偶在该单位工作")
    found = build.matter(cast)
    url = cast.client("go").post(f"{found.get_absolute_url()}draw/")["Location"]
    draw = found.draws.get()
    assert url == draw.get_absolute_url()
    assert [(one.key, one.left_out) for one in draw_queries.entries_of(draw)] == [
        ("专001", "申报过与被监督单位有利害关系"), ("专002", ""), ("专003", ""), ("专004", ""), ("专005", ""),
    ]  # fmt: skip

    draw = draws.take(draws.commit(draw, actor=cast.go), actor=cast.go, word="见证", witness="王秀兰")

    works = queries.works_in(found)
    assert [work.expert.code for work in works] == [one.key for one in draw_queries.result_of(draw)]
    assert {(work.chosen, work.draw) for work in works} == {("draw", draw)}
    assert rows[0] not in [work.expert for work in works]
    with pytest.raises(Refused, match="选齐"):
        experts.prepare_draw(found, actor=cast.go)


def test_a_pool_that_has_changed_since_is_asked_for_again(cast):
    rows, found = pool(cast), build.matter(cast)
    draw = experts.prepare_draw(found, actor=cast.go)
    experts.declare(rows[2], actor=cast.go, organization=cast.bodies["court"], because="近亲属是当事人")

    with pytest.raises(Refused, match="重新从专家库"):
        draws.commit(draw, actor=cast.go)
    with pytest.raises(Refused, match="只能从专家库"):
        draws.fill_pool(draw, actor=cast.go, rows=build.case_rows())
    draws.fill_from(draw, actor=cast.go, source="")
    assert draws.commit(draw, actor=cast.go).state == "committed"


def test_one_draw_at_a_time(cast):
    pool(cast)
    found = build.matter(cast)
    experts.prepare_draw(found, actor=cast.go)
    with pytest.raises(Refused, match="正在进行"):
        experts.prepare_draw(found, actor=cast.go)


def test_a_voided_draw_lets_go_who_has_done_nothing(cast):
    pool(cast)
    found = build.matter(cast)
    draw = experts.prepare_draw(found, actor=cast.go)
    draw = draws.take(draws.commit(draw, actor=cast.go), actor=cast.go, word="见证", witness="王秀兰")
    first, second = queries.works_in(found)
    experts.record_work(first, actor=cast.go, text="阅卷十件。", opinions=3, adopted=2, days=2)

    draws.void(draw, actor=cast.go, reason="见证人身份有误")

    assert queries.works_in(found) == [first]
    assert second.expert in [expert for expert, _ in queries.candidates(found)]


def test_by_hand_with_a_reason(cast):
    row, found = build.expert(cast), build.matter(cast)
    url = f"{found.get_absolute_url()}choose/"
    assert cast.client("go").post(url, {"expert": row.pk, "reason": ""}).status_code == 422
    assert cast.client("go").post(url, {"expert": row.pk, "reason": "参与过同类案件评查"}).status_code == 302

    (work,) = queries.works_in(found)
    assert (work.chosen, work.reason) == ("hand", "参与过同类案件评查")
    with pytest.raises(IntegrityError), transaction.atomic():
        ExpertWork.objects.filter(pk=work.pk).update(reason="别的理由")


# Their work.


def test_what_they_did_is_counted(cast):
    row, found = build.expert(cast), build.matter(cast)
    work = experts.choose(found, actor=cast.go, expert=row, reason="熟悉情况")
    said = {"text": "阅卷十件，提出意见。", "opinions": "5", "adopted": "6", "days": "2.5"}
    url = f"/supervision/experts/works/{work.pk}/"
    assert cast.client("go").post(url, said).status_code == 422
    assert cast.client("go").post(url, said | {"adopted": "4"}).status_code == 302

    (listed,) = queries.listed(cast.go)
    assert (listed.asked, listed.said, listed.heard) == (1, 5, 4)
    work.refresh_from_db()
    with pytest.raises(Refused, match="不能退出"):
        experts.let_go(work, actor=cast.go, reason="有事")


def test_the_body_of_a_matter_stands_once_somebody_is_chosen(cast):
    row, found = build.expert(cast), build.matter(cast)
    experts.choose(found, actor=cast.go, expert=row, reason="熟悉情况")
    found.unit = cast.bodies["transport"]
    with pytest.raises(Refused, match="不能再改"):
        experts.keep_matter(found, actor=cast.go)


# Lists and pages.


def test_the_list_asks_for_subject_and_freedom(cast):
    rows = pool(cast, 3)
    build.expert(cast, "财先生", disciplines=["budget", "audit"], employer="某会计师事务所")
    experts.declare(rows[0], actor=cast.go, organization=cast.bodies["court"], because="配偶在该单位工作")
    go = cast.client("go")

    def names(query):
        return [row.name for row in go.get(f"/supervision/experts/{query}").context["found"]]

    assert names("?discipline=law") == ["林正", "罗明", "高洁"]
    assert names(f"?discipline=law&free_of={cast.bodies['court'].pk}") == ["罗明", "高洁"]
    assert names("?q=会计师") == ["财先生"]
    whole, part = cast.bodies["transport"], cast.bodies["finance"]
    type(part).objects.filter(pk=part.pk).update(parent=whole)
    Expert.objects.filter(pk=rows[1].pk).update(organization=part)
    for body in (whole, part):
        assert names(f"?discipline=law&free_of={body.pk}") == ["林正", "高洁"]


@pytest.mark.parametrize("url", ["/supervision/experts/", "/supervision/experts/matters/"])
def test_lists_ask_the_same_number_of_questions(cast, url):
    rows = pool(cast, 3)

    def chosen(place):
        experts.choose(build.matter(cast), actor=cast.go, expert=rows[place], reason="熟悉情况")

    page_same_for_many(cast.client("go"), url, chosen)


@pytest.mark.parametrize("rows", [1, 3])
def test_candidates_are_asked_together(cast, rows, django_assert_num_queries):
    found = build.matter(cast)
    pool(cast, rows)
    with django_assert_num_queries(3):
        queries.candidates(found)


@pytest.mark.parametrize("at", ["proposed", "appointed", "ended"])
def test_its_page_opens_at_every_state(cast, at):
    row = build.expert(cast, at=at)
    experts.declare(row, actor=cast.go, organization=cast.bodies["court"], because="配偶在该单位工作")
    assert cast.client("go").get(row.get_absolute_url()).status_code == 200
    assert cast.client("lead").get(row.get_absolute_url()).status_code == 200
    assert cast.client("dep").get(row.get_absolute_url()).status_code == 404


def test_phones_are_masked_and_shown_to_the_keepers_on_request_alone(cast):
    row = build.expert(cast)
    pages = {who: cast.client(who).get(row.get_absolute_url()).content.decode() for who in ("go", "lead")}
    assert {who: "138****1111" in page for who, page in pages.items()} == {"go": True, "lead": False}
    assert not any("13800001111" in page for page in pages.values())

    address = f"{row.get_absolute_url()}phone/"
    assert "13800001111" not in cast.client("go").get(address).content.decode()
    assert "13800001111" not in cast.client("go").post(address).content.decode()  # without saying why
    assert "13800001111" in cast.client("go").post(address, {"why": "handle"}).content.decode()
    assert cast.client("lead").post(address, {"why": "handle"}).status_code == 403
    assert AuditEvent.objects.filter(kind="supervision.expert.look", result="done").count() == 1


HEAD = ["姓名", "工作单位", "职务职称", "领域"]


def test_a_table_brings_new_experts_and_changes_old_ones(cast):
    build.expert(cast)
    rows = [HEAD, ["林正", "某某大学法学院", "院长", "司法，法律"], ["高洁", "某设计院", "高级工程师", "工程造价"]]

    batch = applied("supervision.experts", rows, actor=cast.go)

    assert batch.counts == {"new": 1, "changed": 1}
    found = {row.name: (row.title, sorted(map(str, row.fields.all())), row.state) for row in Expert.objects.all()}
    assert found == {"林正": ("院长", ["司法", "法律"], "appointed"), "高洁": ("高级工程师", ["工程造价"], "proposed")}


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [(["林正", "某大学", "", "占卜"], "领域", "没有“占卜”这个领域"), (["林正", "某大学", "", ""], "领域", "没有填")],
)
def test_a_spoiled_line_is_named(cast, row, column, words):
    (fault,) = faults(taken("supervision.experts", [HEAD, row], actor=cast.go))
    assert fault[1] == column
    assert fault[2].startswith(words)
