"""The papers of a case: what they say and in which words, who reads them before and after the announcement, and the
certificates with their numbers."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from appointments.actions import certificates as actions
from appointments.models import Certificate
from appointments.queries import certificates as queries
from congress.actions import documents
from congress.actions.numbers import take_number
from congress.frame import clock, kinds
from congress.frame.dates import ONE_DAY
from congress.frame.numbers import long_date
from congress.frame.printing import Certificate as Sheet
from congress.frame.printing import Heading, Para
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Document, Job
from congress.queries.documents import document_for, paper_of
from tests.build import appointments as build
from tests.build.appointments import SECRET
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
EVERYBODY = ("go", "lead", "scm", "gov", "dac", "com", "dep", "unit", "courtl", "sta", "sys", "aud")


def issued(key, obj, cast):
    return documents.issue(f"appointments.{key}", obj, actor=cast.go)


def said(document):
    return [block.text for block in paper_of(document).blocks if isinstance(block, Para | Heading)]


def readers(document, cast):
    return {key for key in EVERYBODY if document_for(cast.actor(key), document.pk)}


def offered(obj, actor):
    return {kind.key.removeprefix("appointments.") for kind in kinds.documents
            if kind.model == obj._meta.label_lower and kind.may_issue(actor, obj)}  # fmt: skip


# What is issued when, and who reads it.


@pytest.mark.parametrize(
    ("at", "papers"), [("receive", {"catalogue"}), ("deliberate", {"catalogue"}), ("announced", {"catalogue", "vote_sheet", "list", "announcement", "notice"})]
)  # fmt: skip
def test_results_are_printed_once_they_are_announced(cast, at, papers):
    row = build.passed(cast).case if at == "announced" else build.case(cast, at=at)

    assert offered(row, cast.go) == papers
    assert [offered(row, cast.actor(key)) for key in ("lead", "dac", "gov")] == [set()] * 3
    assert offered(row.items.get(), cast.go) == {"card"}


@pytest.mark.parametrize("handed_out", [False, True])
def test_before_the_announcement_papers_are_read_by_those_who_know_of_the_case(cast, handed_out):
    row = build.case(cast, at="hand_out" if handed_out else "receive")

    assert readers(issued("catalogue", row, cast), cast) == {"go", "lead", "gov", *(("scm",) if handed_out else ())}
    assert readers(issued("card", row.items.get(), cast), cast) == {"go", "lead"}
    with pytest.raises(PermissionDenied):
        issued("list", row, cast)


def test_no_title_bears_a_name(cast):
    row = build.case(cast)
    titles = [issued("catalogue", row, cast).title, issued("card", row.items.get(), cast).title]

    assert titles == ["西平样县人民代表大会常务委员会提请任免议案目录", "干部任免呈报表"]
    told = [f"{one.text}{one.before}{one.after}" for one in AuditEvent.objects.all()]
    told += [f"{one.label}{one.args}" for one in Job.objects.all()]
    assert [one for one in told if SECRET in one] == []


def test_after_the_announcement_the_county_reads_the_list_and_few_the_rest(cast):
    row = build.judges(cast, SECRET)
    build.numbered(cast, row)
    county = {"go", "lead", "scm", "gov", "dac", "com", "dep", "unit", "courtl", "sta"}

    assert readers(issued("list", row, cast), cast) == readers(issued("announcement", row, cast), cast) == county
    assert readers(issued("vote_sheet", row, cast), cast) == {"go", "lead", "scm", "courtl"}
    assert readers(issued("notice", row, cast), cast) == {"go", "lead", "scm", "courtl"}
    assert readers(issued("certificates", row, cast), cast) == readers(issued("card", row.items.get(), cast), cast) == {"go", "lead"}  # fmt: skip


# What they say.


def test_a_list_groups_by_verb_and_post_and_says_who_comes_first(cast):
    seat = build.judges(cast, "王二").items.get().membership
    row = build.judges(cast, "林一", "张三", leaves=[seat])

    document = issued("list", row, cast)

    adopted = f"（{long_date(TODAY)}西平样县第十八届人民代表大会常务委员会第五十一次会议通过）"
    assert "".join(paper_of(document).subtitle) == adopted
    assert said(document) == [
        "任命：",
        "林一、张三为西平样县人民法院审判员。",
        "免去：",
        "王二的西平样县人民法院审判员职务。",
    ]


def test_who_failed_is_on_no_list_and_in_the_notice_to_the_proposer(cast):
    row = build.received(cast, "court")
    for name in ("林一", "张三"):
        build.coming(cast, row, "judge", name)
    row = build.announced(cast, build.brought(cast, row), 2, 9)  # by strokes: 张, 林

    assert "".join(said(issued("list", row, cast))).count("张三") == 0
    notice = said(issued("notice", row, cast))
    assert notice[-3:-1] == ["二、未获通过的事项", "任命张三为西平样县人民法院审判员。"]
    table = paper_of(issued("vote_sheet", row, cast)).blocks[0]
    assert [line[-4:] for line in table.rows] == [("9", "0", "0", "通过"), ("2", "7", "0", "未获通过")]


def test_the_announcement_bears_the_committee_s_number(cast):
    row = build.judges(cast, "林一")
    paper = paper_of(issued("announcement", row, cast))

    assert paper.subtitle == (f"西人常公告〔{TODAY.year}〕1号",)
    assert paper.signer == "西平样县人民代表大会常务委员会"


# Certificates.


def test_certificates_are_numbered_in_the_order_of_the_list_and_printed_together(cast):
    row = build.judges(cast, "林一", "张三")

    given = build.numbered(cast, row)
    sheets = [block for block in paper_of(issued("certificates", row, cast)).blocks if isinstance(block, Sheet)]

    assert [one.number.text for one in given] == [f"西人常任〔{TODAY.year}〕{place}号" for place in (1, 2)]
    assert [(one.name, one.number, one.signer) for one in sheets] == [
        ("林一", f"编号：西人常任〔{TODAY.year}〕1号", "主任　李宏远"),
        ("张三", f"编号：西人常任〔{TODAY.year}〕2号", "主任　李宏远"),
    ]
    assert sheets[0].words.endswith("第五十一次会议任命林一为西平样县人民法院审判员。")


@pytest.mark.parametrize(("post", "action"), [("transport", "appoint"), ("president", "act")])
def test_acting_posts_and_those_not_yet_taken_have_none(cast, post, action):
    if action == "act":
        build.passed(cast, "judge", organ="court", name="林一")
        row = build.received(cast, "council")
        person = build.Item.objects.get().person
        build.coming(cast, row, post, "林一", action="act", person=person)
        row = build.announced(cast, build.brought(cast, row))
    else:
        build.office(cast, "transport", certificate=False)
        seat = cast.posts["unitl"]
        row = build.received(cast)
        build.leaving(cast, row, seat)
        build.coming(cast, row, "transport", "林一")
        row = build.announced(cast, build.brought(cast, row))

    assert queries.due(row) == []
    with pytest.raises(Refused):
        build.numbered(cast, row)
    assert "certificates" not in offered(row, cast.go)


def test_a_struck_number_is_never_given_again(cast):
    row = build.judges(cast, "林一")
    first = build.numbered(cast, row)[0]
    actions.strike(first, actor=cast.go, reason="污损")
    second = build.numbered(cast, row)[0]

    assert (second.number.value, first.number.state) == (2, "cancelled")
    assert [one.pk for one in queries.listed(cast.go)] == [second.pk, first.pk]
    assert queries.of_item(row.items.get()) == second
    with pytest.raises(Refused):
        actions.strike(first, actor=cast.go, reason="再作废")


def test_the_database_keeps_one_certificate_an_item_and_its_number(cast):
    row = build.judges(cast, "林一")
    given = build.numbered(cast, row)[0]
    spare = take_number("x", congress_id=row.congress_id, year=TODAY.year, actor=cast.go)

    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(item=given.item, number=spare, dated_on=TODAY)
    with pytest.raises(DatabaseError, match="certificate_kept"), transaction.atomic():
        Certificate.objects.filter(pk=given.pk).update(dated_on=TODAY - ONE_DAY)


@pytest.mark.parametrize(
    ("key", "day", "refusal"),
    [("lead", 0, PermissionDenied), ("dac", 0, PermissionDenied), ("go", -1, ValidationError), ("go", 1, ValidationError)],
)  # fmt: skip
def test_who_gives_numbers_and_on_which_day(cast, key, day, refusal):
    row = build.judges(cast, "林一")

    with pytest.raises(refusal):
        actions.give(row, actor=cast.actor(key), dated_on=clock.today() + day * ONE_DAY)


# Pages.


def test_the_register_and_the_item_show_the_number(cast):
    row = build.judges(cast, "林一")
    build.numbered(cast, row)
    number = f"西人常任〔{TODAY.year}〕1号"

    assert number in cast.client("go").get("/appointments/certificates/").content.decode()
    assert number in cast.client("dep").get(row.items.get().get_absolute_url()).content.decode()
    assert cast.client("dep").get("/appointments/certificates/").status_code == 403


def test_numbers_are_given_and_struck_on_their_pages(cast):
    row = build.judges(cast, "林一")
    client = cast.client("go")
    client.post(f"{row.get_absolute_url()}certificates/", {"dated_on": TODAY.isoformat()})
    given = Certificate.objects.get()
    client.post(f"/appointments/certificates/{given.pk}/strike/", {"reason": "污损"})

    given.refresh_from_db()
    assert given.cancelled_on == TODAY
    assert not Document.objects.filter(kind="appointments.certificates").exists()
