"""Speaking without an account: one form, one receipt, one opinion; how far it has come; whether it was solved."""

import io
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from PIL import Image

from congress.frame.pictures import LONGEST
from congress.models import Attachment, Deadline, Notice
from deputies.actions import triage, voice
from deputies.models import Opinion, OpinionAnswer
from deputies.queries import voice as queries
from tests.build import voice as build

pytestmark = pytest.mark.django_db
ONCE = "a-form-that-was-opened-once"


@pytest.fixture(autouse=True)
def nobody_tried():
    cache.clear()


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.fixture
def station(river):
    return build.station(river)


def said(**more):
    return {"text": build.TEXT, "once": ONCE, **more}


def speak(station, **more):
    return Client().post(f"/voice/{station.public_code}/", said(**more))


# Speaking.


def test_one_page_one_press_one_receipt(station, river):
    answer = speak(station, place="三组村口", phone="13800001111")

    row = Opinion.objects.get()
    token = answer.headers["Location"].split("/")[3]
    assert answer.status_code == 302
    assert (row.congress_id, row.station_id, row.theme, row.state) == (
        river.congress.pk,
        station.pk,
        "roads",
        "received",
    )
    assert token[:10] == row.receipt_no
    assert row.subject == "柳沟村三组的路灯坏了半个月，晚上老人出门摔过跤，希望尽快修好"
    opened = Client().get(answer.headers["Location"])
    assert opened.headers["X-Robots-Tag"] == "noindex, noarchive"
    receipt = opened.content.decode()
    assert row.receipt_no in receipt
    assert f"{token[10:14]} {token[14:]}" in receipt
    assert "<svg" in receipt
    assert "13800001111" not in receipt


def test_the_secret_code_is_stored_nowhere(station):
    token = speak(station).headers["Location"].split("/")[3]

    row = Opinion.objects.values().get()
    assert token[10:] not in " ".join(map(str, row.values()))
    assert queries.by_token(token).pk == row["id"]
    assert queries.by_token(f"{token[:10]}00000000") is None


def test_a_form_sent_twice_is_one_opinion_with_one_receipt(station):
    first, second = speak(station), speak(station)

    assert first.headers["Location"] == second.headers["Location"]
    assert Opinion.objects.count() == 1
    assert Deadline.objects.filter(target_model="deputies.opinion").count() == 2


def test_what_is_wrong_loses_no_word(station):
    answer = speak(station, phone="不告诉你")

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"phone": ["电话号码写数字就行。"]}
    assert build.TEXT in answer.content.decode()


def test_a_deputy_s_code_asks_where_it_is(cast, river):
    code = cast.deputies["dep"].public_code
    asked = Client().post(f"/voice/{code}/", said())
    answer = Client().post(f"/voice/{code}/", said(area=river.congress.area.pk))

    assert (asked.status_code, list(asked.context["form"].errors)) == (422, ["area"])
    assert answer.status_code == 302
    row = Opinion.objects.get()
    assert (row.deputy, row.congress) == (cast.deputies["dep"], river.congress)


def test_without_a_code_it_goes_to_whoever_sees_to_the_place(cast):
    Client().post("/voice/", said(area=build.county_area(cast).pk))

    row = Opinion.objects.get()
    assert (row.congress, row.desk) == (cast.congress, "county")


@pytest.mark.parametrize(("code", "status"), [("ZZZZZZZZ", 404), ("x" * 300, 404)])
def test_an_unknown_code_is_told_kindly(code, status):
    answer = Client().get(f"/voice/{code}/")

    assert answer.status_code == status
    assert "直接反映" in answer.content.decode()


def test_a_closed_station_leads_to_the_open_door(station):
    station.closed_on, station.closed_because = date(2026, 4, 1), "撤并"
    station.save()

    answer = Client().get(f"/voice/{station.public_code}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/voice/")


def photo(size=(2400, 1200), exif=True):
    picture, file = Image.new("RGB", size, "green"), io.BytesIO()
    data = picture.getexif()
    if exif:
        data[0x010F] = "某牌手机"
        data.get_ifd(0x8825)[1] = "N"
    picture.save(file, "JPEG", exif=data)
    return SimpleUploadedFile("IMG_0001.jpg", file.getvalue(), "image/jpeg")


def test_photographs_come_without_place_and_device(station, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    speak(station, photos=photo())

    file = Attachment.objects.get()
    with Image.open(tmp_path / file.stored_as) as kept:
        assert (kept.format, max(kept.size), dict(kept.getexif())) == ("JPEG", LONGEST, {})
    assert "某牌".encode() not in (tmp_path / file.stored_as).read_bytes()


def test_what_is_no_photograph_does_not_come_in(station):
    answer = speak(station, photos=SimpleUploadedFile("a.jpg", b"MZ" * 40))

    assert answer.status_code == 422
    assert "不是可用的JPG、PNG文件" in answer.content.decode()
    assert Opinion.objects.count() == 0


# Against flooding.


def flood(station, times):
    return [Client().post(f"/voice/{station.public_code}/", said(once=f"{ONCE}-{n}")) for n in range(times)]


def test_the_first_few_are_quick_then_a_sum_is_asked(station):
    answers = flood(station, 4)

    assert [answer.status_code for answer in answers] == [302, 302, 302, 422]
    form = answers[-1].context["form"]
    one, other = [int(part) for part in form.fields["answer"].label if part.isdigit()]
    signed = form.data["signed"]
    wrong = speak(station, once=f"{ONCE}-x", answer=one + other + 1, signed=signed)
    right = speak(station, once=f"{ONCE}-x", answer=one + other, signed=signed)
    assert (wrong.status_code, right.status_code) == (422, 302)
    assert build.TEXT in wrong.content.decode()


def test_whoever_floods_is_asked_to_come_later_and_told_the_telephone(station):
    answer = flood(station, 21)[-1]

    assert answer.status_code == 429
    assert station.phone in answer.content.decode()
    assert build.TEXT in answer.content.decode()


def test_the_trap_keeps_nothing(station):
    answer = speak(station, website="http://spam.example")

    assert (answer.status_code, Opinion.objects.count()) == (302, 0)


# Following.


def page_of(row):
    return Client().get(f"/voice/t/{row.receipt_no}{row.code}/")


def test_the_two_numbers_of_the_receipt_open_the_matter(cast):
    row = build.opinion(cast)
    spaced = f"{row.code[:4]} {row.code[4:]}"

    found = Client().post("/voice/track/", {"receipt_no": row.receipt_no, "code": spaced})
    wrong = Client().post("/voice/track/", {"receipt_no": row.receipt_no, "code": "12345678"})
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    typed_wide = {"receipt_no": row.receipt_no.translate(wide), "code": row.code.translate(wide)}

    assert Client().post("/voice/track/", typed_wide).status_code == 302
    assert found.headers["Location"] == f"/voice/t/{row.receipt_no}{row.code}/"
    assert wrong.status_code == 422
    assert "没有查到" in wrong.content.decode()


def test_guessing_is_slowed_down(cast):
    row = build.opinion(cast)
    words = [
        Client().post("/voice/track/", {"receipt_no": row.receipt_no, "code": f"{n:08d}"}).content.decode()
        for n in range(11)
    ]

    assert ["太频繁" in one for one in words] == [False] * 10 + [True]


def test_the_informant_reads_stages_and_never_who_is_at_work(cast):
    row = build.opinion(cast, at="handled")

    text = page_of(row).content.decode()

    assert "承办部门已办理，正在核对，随后答复您。" in text
    assert [name for name in ("韩经办", "吴联络", "交通运输局", "县交通局", "已经修好") if name in text] == []


STAGES = [
    # state: 收到 初审 办理 答复 评价
    ("received", "done now next next next"),
    ("assigned_township", "done done now next next"),
    ("reported_county", "done done now next next"),
    ("assigned_unit", "done done now next next"),
    ("offered", "done done now next next"),
    ("drafted", "done done now next next"),
    ("to_suggestion", "done done now next next"),
    ("to_topic", "done done now next next"),
    ("reopened", "done done now next next"),
    ("handled", "done done done now next"),
    ("replied", "done done done done now"),
    ("closed", "done done done done done"),
    ("to_petition", "done done"),
    ("not_accepted", "done done"),
]


@pytest.mark.parametrize(("state", "said"), STAGES)
def test_the_steps_say_the_same_as_the_words(state, said):
    stages = queries.stages(Opinion(state=state), date(2026, 4, 15))

    assert " ".join(one["stage"] for one in stages) == said


def test_every_state_an_informant_can_meet_has_its_steps():
    assert {state for state, _ in STAGES} == {state.value for state in Opinion.State} - {"merged"}


# Rating.


def answered(cast, **more):
    return build.opinion(cast, at="replied", **more)


@pytest.mark.parametrize(
    ("mark", "reason", "state", "round_"),
    [
        ("solved", "", "closed", 1),
        ("mostly", "", "closed", 1),
        ("explained", "", "closed", 1),
        ("partly", "只修了三盏", "reopened", 2),
        ("unsolved", "还是黑的", "reopened", 2),
        ("unsolved", " ", "replied", 1),
        ("", "", "replied", 1),
    ],
)
def test_what_is_not_solved_is_taken_up_again(cast, mark, reason, state, round_):
    row = answered(cast)

    Client().post(f"/voice/t/{row.receipt_no}{row.code}/", {"mark": mark, "reason": reason})

    row.refresh_from_db()
    assert (row.state, row.round) == (state, round_)
    again = Deadline.objects.open().filter(key="deputies.opinion_again").count()
    assert again == (state == "reopened")


@pytest.mark.parametrize(
    ("state", "mark", "words"),
    [
        ("reopened", "partly", "您认为只解决了一部分，正在重新办理。"),
        ("reopened", "unsolved", "您认为没有解决，正在重新办理。"),
        ("reopened", "", "有群众认为没有完全解决，正在重新办理。"),
        ("closed", "partly", "已办结。您认为只解决了一部分，已转告县人大代表工作机构。"),
        ("closed", "solved", "已办结。"),
    ],
)
def test_who_marked_it_reads_his_own_mark(state, mark, words):
    row = Opinion(state=state, mark=mark, received_on=date(2026, 4, 15))

    assert queries._words(row, row) == words


def test_each_answer_is_rated_once_and_reopened_no_more_than_the_rule_lets(cast):
    row, states = answered(cast), []
    code = row.code
    for _ in range(3):
        voice.mark(row, actor=voice.citizen(), mark="unsolved", reason="没修")
        row.refresh_from_db()
        states.append(row.state)
        if row.state == "reopened":
            row = triage.reply(
                triage.handle(row, actor=cast.unit, result="又修了一次"), actor=cast.dac, reply="又修了一次"
            )

    page = Client().get(f"/voice/t/{row.receipt_no}{code}/").text
    assert "您认为没有解决，已转告县人大代表工作机构" in page
    assert Notice.objects.filter(subject__startswith="多次办理后群众仍认为没有解决").exists()
    assert states == ["reopened", "reopened", "closed"]
    assert [one.mark for one in row.ratings.all()] == ["unsolved"] * 3
    assert [(one.round, one.words) for one in row.answers.all()] == [
        (1, build.REPLY),
        (2, "又修了一次"),
        (3, "又修了一次"),
    ]


def test_the_answer_before_stays_with_what_was_said_of_it(cast):
    row = answered(cast)
    voice.mark(row, actor=voice.citizen(), mark="partly", reason="只修了三盏")
    row.refresh_from_db()

    of_the_citizen = Client().get(f"/voice/t/{row.receipt_no}{row.code}/").text
    of_the_office = cast.client("dac").get(row.get_absolute_url()).text

    for page in (of_the_citizen, of_the_office):
        assert page.count(build.REPLY) == 1
        assert "只修了三盏" in page
    with pytest.raises(IntegrityError):
        OpinionAnswer.objects.update(words="没有说过")


def test_the_page_is_small_enough_for_a_slow_telephone(station):
    assert len(Client().get(f"/voice/{station.public_code}/").content) < 20_000
