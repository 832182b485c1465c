"""Who sits an exam is a name before the vote: no page, list, export, log, search or card tells it to anybody else."""

import pytest

from appointments.actions import sittings
from appointments.models import Exam, ExamMarking, ExamSitting
from appointments.queries import exams as queries
from congress.frame import clock, kinds
from congress.models import AuditEvent, Deadline, Delivery, Notice
from congress.queries.home import blocks
from tests.build import exams as build
from tests.build.importing import exported

pytestmark = pytest.mark.django_db
SEE = ("lead", "go")
CANDIDATE = "unitl"  # 杨局长
NAME = "杨局长"
OTHERS = (
    "sys",
    "sec",
    "aud",
    "dac",
    "dac_clerk",
    "com",
    "scm",
    "sta",
    "dhead",
    "gov",
    "unit",
    "finance",
    "court",
    "dep",
)


def walked(cast, state="open"):
    return build.at(cast, state, CANDIDATE, method="screen")


def addresses(row):
    found = build.sitting(row)
    own = [
        f"{row.get_absolute_url()}{end}"
        for end in ("", "change/", "candidates/", "desks/", "scores/", "resit/", "call_off/")
    ]
    return [*own, found.url, *(f"{found.url}{end}" for end in ("time/", "code/", "remove/"))]


@pytest.mark.parametrize("state", build.STATES)
def test_the_rows_are_there_for_staff_leaders_and_the_candidate_alone(cast, state):
    row = build.at(cast, state, CANDIDATE)
    people = cast.everybody() | {"tch": cast.townships["river"].tch, "next": cast.stranger.dac}

    seen = {model: [who for who, actor in people.items() if model.objects.visible_to(actor).filter(pk__gt=0).exists()]
            for model in (Exam, ExamSitting)}  # fmt: skip

    own = [CANDIDATE] if state != "planned" else []
    assert seen == {Exam: list(SEE), ExamSitting: [*SEE, *own]}
    assert not ExamMarking.objects.visible_to(cast.actor(CANDIDATE)).exists()
    assert row.sittings.count() == 1


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_tells_the_name_to_anybody_else(cast, who):
    row = walked(cast)
    client = cast.client(who)

    answers = {url: client.get(url).status_code for url in addresses(row)}
    assert set(answers.values()) <= {404, 405}
    for url in ("/", "/clock/", "/search/?q=杨局长", "/search/?q=任前"):
        assert "任前法律知识考试" not in client.get(url, follow=True).content.decode(), url
    for url in ("/appointments/exams/", "/appointments/exams/results/", "/appointments/questions/"):
        assert client.get(url).status_code == 403


def test_staff_and_leaders_read_it(cast):
    row = walked(cast)

    for who in SEE:
        assert NAME in cast.client(who).get(row.get_absolute_url()).content.decode()
        assert NAME in exported("appointments.exam_results", actor=cast.actor(who), form="csv").decode("utf-8-sig")


def test_the_candidate_sees_his_own_and_nothing_of_the_rest(cast):
    row = build.at(cast, "told", CANDIDATE, "unit")
    mine, other = build.sitting(row, 1), build.sitting(row, 2)
    client = cast.client(CANDIDATE)

    page = client.get(mine.url).content.decode()
    assert (NAME in page, other.person.name in page) == (True, False)
    assert [client.get(url).status_code for url in (other.url, row.get_absolute_url())] == [404, 404]
    assert [block.title for block in blocks(cast.actor(CANDIDATE)) if block.key.startswith("appointments")] == [
        "我的考试"
    ]


def test_the_paper_and_its_answers_are_not_in_the_candidates_page(cast):
    for place in range(3):
        build.question(cast, f"单选题{place}", explanation="这里写着答案的依据")
        build.question(cast, f"多选题{place}", kind="multiple", options=("甲", "乙", "丙"), key="AC")
        build.question(cast, f"判断题{place}", kind="judge", options=(), key="A")
    row = build.at(cast, "drawn", CANDIDATE, method="screen")

    page = cast.client(CANDIDATE).get(build.sitting(row).url).content.decode()
    assert "单选题" not in page

    found = build.sitting(actions_open(cast, row))
    with clock.frozen(clock.moment(row.on, 9, 1)):
        sittings.begin(found, actor=sittings.candidate(found))
        page = cast.client(CANDIDATE).get(found.url).content.decode()
    assert ("单选题0" in page or "单选题1" in page, "这里写着答案的依据" in page, " checked" in page) == (
        True,
        False,
        False,
    )


def actions_open(cast, row):
    from appointments.actions import exams  # noqa: PLC0415

    with clock.frozen(clock.moment(row.on)):
        return exams.open_exam(row, actor=cast.go)


def test_no_line_of_the_log_no_clock_and_no_message_bears_the_name(cast):
    row = walked(cast)
    client, found = cast.client(CANDIDATE), build.sitting(row)
    with clock.frozen(clock.moment(row.on, 9, 1)):
        for deed in ("begin/", "save/", "hand-in/"):
            client.post(f"{found.url}{deed}")

    rows = AuditEvent.objects.filter(kind__startswith="appointments.")
    assert {"appointments.examsitting.begin", "appointments.examsitting.hand_in"} <= set(
        rows.values_list("kind", flat=True)
    )
    told = [str([one.text, one.before, one.after, one.reason, one.person_name, one.account_id]) for one in rows]
    assert [line for line in told if NAME in line] == []
    assert not rows.filter(kind__startswith="appointments.examsitting", person_name=NAME).exists()
    assert [str(one) for one in Deadline.objects.all() if NAME in f"{one.title}{one.label}"] == []
    assert (Notice.objects.count(), Delivery.objects.count()) == (0, 0)


@pytest.mark.parametrize("listing", ["appointments.exam_results", "appointments.questions"])
def test_no_list_with_names_or_answers_goes_into_the_pack_of_a_year(listing):
    assert not kinds.listings[listing].packed


# At a supervised desk, without an account.


def test_a_code_leads_to_the_paper_and_what_is_marked_is_kept(client, cast):
    row = walked(cast)
    found, answers = build.sitting(row), build.right(row)
    with clock.frozen(clock.moment(row.on, 9, 5)):
        assert client.get(found.url).status_code == 404
        assert client.post("/appointments/sit/", {"code": "ABCD2345"}).status_code == 422
        assert client.post("/appointments/sit/", {"code": queries.code_of(found).lower()})["Location"] == found.url
        client.post(f"{found.url}begin/")
        marked = {f"q{number}": list(key) if len(key) > 1 else key for number, key in answers.items()}
        saved = client.post(f"{found.url}save/", marked)
        assert (saved.status_code, saved.json()) == (200, {"version": "1", "saved_at": "09:05:00"})
        page = client.get(found.url).content.decode()
        assert page.count(" checked") == sum(map(len, answers.values()))
        assert client.post(f"{found.url}hand-in/", marked)["Location"] == found.url
        assert "已经交卷" in client.get(found.url).content.decode()
        assert client.post(f"{found.url}hand-in/", {}).status_code == 409
        assert client.post(f"{found.url}save/", {}).status_code == 410

    assert build.sitting(row).answers == answers


def test_another_computer_needs_another_code(client, cast):
    row = walked(cast)
    found = build.sitting(row)
    client.post("/appointments/sit/", {"code": queries.code_of(found)})
    elsewhere = type(client)()

    refused = elsewhere.post("/appointments/sit/", {"code": queries.code_of(found)})

    assert (refused.status_code, "另一台电脑" in refused.content.decode()) == (422, True)
    assert elsewhere.get(found.url).status_code == 404
    assert elsewhere.post(f"{found.url}save/", {}).status_code == 403


def test_codes_are_not_tried_out(client, cast):
    walked(cast)
    tries = [{"code": f"ABCD23{place:02}"} for place in range(62)]

    answers = [client.post("/appointments/sit/", one, REMOTE_ADDR="10.3.2.1").content.decode() for one in tries]

    assert ["太频繁" in page for page in answers] == [False] * 60 + [True] * 2
