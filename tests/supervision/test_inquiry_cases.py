"""Inquiry cases: how many must sign in which body, each for himself; the answer, and when there has to be another."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from congress.frame import kinds
from congress.frame.workflow import Refused
from congress.models import Deadline, Notice
from deputies.models import Deputy
from deputies.queries import joint
from supervision.actions import inquiry_cases as actions
from supervision.models import InquiryCase
from supervision.queries import inquiry_cases as queries
from tests.build import inquiry_cases as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("body", "enough", "article"), [("session", 10, "地方组织法第二十四条"), ("committee", 3, "监督法第五十一条")]
)
def test_so_many_must_sign_and_the_refusal_names_the_article(cast, body, enough, article):
    build.members(cast) if body == "committee" else build.many_deputies(cast)
    row = build.signed(cast, build.draft(cast, body, lead="dep" if body == "session" else "scm"), enough - 1)
    with pytest.raises(Refused, match=f"{enough}人以上联名（{article}），现有{enough - 1}人"):
        actions.file_case(row, actor=cast.go)

    build.signed(cast, row, enough)

    assert actions.file_case(row, actor=cast.go).state == "filed"


def test_a_township_has_its_session_alone_and_ten_must_sign(cast):
    town = cast.townships["river"]
    given = {
        "title": "关于垃圾清运的质询案",
        "question": "问题",
        "content": "内容",
        "unit": cast.bodies["river_government"],
    }
    with pytest.raises(ValidationError, match="没有常务委员会"):
        actions.draft(InquiryCase(congress=town.congress, body="committee", **given), actor=town.tdep)

    row = actions.draft(InquiryCase(congress=town.congress, body="session", **given), actor=town.tdep)

    assert (row.least, joint.signed(row)) == (10, 1)


def test_each_signs_himself_and_whoever_may_not_is_not_asked(cast):
    row = actions.draft(
        InquiryCase(congress=cast.congress, body="session", title="案由", question="问", content="内容", unit=cast.bodies["transport"]),
        actor=cast.dep,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="不能联名"):
        actions.invite(row, actor=cast.dep, members=[cast.posts["scm"]])
    actions.invite(row, actor=cast.dep, members=[cast.posts["dep2"], cast.posts["dep3"]], signed=True)
    assert joint.signed(row) == 1  # a deputy signs for nobody else
    with pytest.raises(PermissionDenied):
        actions.sign(row, actor=cast.dep4)
    client = cast.client("dep2")
    assert "确认联名" in client.get("/").content.decode()

    assert client.post(reverse("supervision:inquiry_case_sign", args=[row.pk])).status_code == 302

    assert joint.signed(row) == 2
    Deputy.objects.filter(pk=cast.deputies["dep2"].pk).update(state="suspended", suspended_reason="custody")
    assert joint.signed(row) == 1


def test_words_that_change_are_signed_anew(cast):
    build.members(cast)
    row = build.signed(cast, build.draft(cast), 3)
    row.question = "另一个问题"

    actions.change(row, actor=cast.go)

    assert joint.signed(row) == 1


def test_enough_must_be_left_when_the_organ_is_told_to_answer(cast):
    row = build.at(cast, "filed")
    signer = row.signers.filter(is_lead=False).first()
    actions.take_back(
        row,
        actor=cast.actor(next(key for key, post in cast.posts.items() if post.person_id == signer.member.person_id)),
    )

    with pytest.raises(Refused, match="现有2人"):
        actions.decide(row, actor=cast.go, decided_on=TODAY, manner="oral", venue="主任会议", due_on=TODAY)


@pytest.mark.parametrize(("unhappy", "again"), [(0, False), (1, False), (2, True), (3, True)])
def test_more_than_half_who_are_not_satisfied_get_another_answer(cast, unhappy, again):
    row = build.at(cast, "answered")
    for place, signer in enumerate(row.signers.order_by("pk")):
        actions.judge(row, actor=cast.go, signer=signer, satisfied=place >= unhappy)
    asked = {"decided_on": TODAY, "manner": "oral", "venue": "主任会议", "due_on": TODAY + timedelta(days=10)}

    if again:
        with pytest.raises(Refused, match="再作答复（监督法第五十一条至第五十四条）"):
            actions.close(row, actor=cast.go)
        row = actions.answer_again(row, actor=cast.go, **asked)
        assert (row.state, "拨付到位" in row.earlier, queries.marks(row)) == ("answering", True, (3, 0, 0))
    else:
        with pytest.raises(Refused, match="没有过半数"):
            actions.answer_again(row, actor=cast.go, **asked)
        assert actions.close(row, actor=cast.go).state == "closed"


def test_exactly_half_is_not_more_than_half(cast):
    row = build.at(cast, "answered")
    row.signers.order_by("pk").last().delete()
    actions.judge(row, actor=cast.go, signer=row.signers.order_by("pk").first(), satisfied=False)

    assert (queries.marks(row), queries.most_dissatisfied(row)) == ((2, 0, 1), False)


def test_the_organ_reads_it_when_it_has_to_answer_and_has_a_day(cast):
    row = build.at(cast, "filed")
    assert not InquiryCase.objects.visible_to(cast.unit).exists()

    row = actions.decide(
        row, actor=cast.go, decided_on=TODAY, manner="written", venue="", due_on=TODAY + timedelta(days=15)
    )

    assert InquiryCase.objects.visible_to(cast.unit).get() == row
    assert Deadline.objects.open().get(key="supervision.inquiry_answer").due_on == TODAY + timedelta(days=15)
    assert Notice.objects.filter(person=cast.posts["unit"].person, subject__contains="请答复质询案").exists()
    row = actions.withdraw(row, actor=cast.go, reason="问题已经解决")
    assert (row.state, Deadline.objects.open().filter(key="supervision.inquiry_answer").exists()) == (
        "withdrawn",
        False,
    )


def test_the_pages_go_from_the_words_to_the_end(cast):
    build.members(cast)
    client = cast.client("go")
    sent = {"body": "committee", "lead": cast.posts["scm"].pk, "title": "关于养护资金的质询案", "unit": cast.bodies["transport"].pk,
            "question": "为什么没有拨付？", "content": "应拨一百二十万元。"}  # fmt: skip
    answer = client.post(reverse("supervision:inquiry_case_add"), sent)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    row = InquiryCase.objects.get()
    url = row.get_absolute_url()
    sent = {"members": [one.pk for one in queries.candidates(row)][:2], "signed": "on"}
    assert client.post(reverse("supervision:inquiry_case_invite", args=[row.pk]), sent).status_code == 302
    decided = {"decided_on": TODAY, "manner": "oral", "venue": "主任会议", "due_on": TODAY}
    for who, move, sent in (("go", "file", {}), ("go", "decide", decided),
                            ("unit", "answer", {"on": TODAY, "answerer": "杨局长", "answer": "本月拨付。"}), ("go", "close", {})):  # fmt: skip
        client = cast.client(who)
        assert client.get(f"{url}{move}/").status_code == 200, move
        assert client.post(f"{url}{move}/", sent).status_code == 302, move
        assert client.get(url).status_code == 200
    assert "关于养护资金的质询案" in client.get(reverse("supervision:inquiry_cases")).content.decode()


def test_a_deputy_has_what_he_put_in_his_dossier(cast):
    build.many_deputies(cast)
    row = build.signed(cast, build.draft(cast, "session", lead="dep"), 10)
    actions.file_case(row, actor=cast.go)
    deputy = cast.deputies["dep"]

    facts = list(kinds.duties["supervision.inquiry_cases"].facts([deputy.pk], TODAY, TODAY))

    assert [(fact.text, fact.on) for fact in facts] == [(f"领衔提出质询案：{row.title}", TODAY)]
