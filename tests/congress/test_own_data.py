"""What the portal keeps about one person, for that person alone: read on his page, taken along as a file."""

import json

import pytest

from congress.models import AuditEvent, Notice
from congress.queries.own_data import sections
from tests.build import suggestions, voice
from tests.costs import same_for_many
from tests.promises.visitors import once

pytestmark = pytest.mark.django_db


def told(cast, key="dep"):
    return {section.key: section.rows for section in sections(cast.signed_in(key))}


def test_it_tells_of_the_person_his_posts_his_seat_and_his_sign_ins(cast):
    person = cast.dep_post.person
    cast.client("dep").get("/me/")

    found = told(cast)

    assert found["congress.person"][0]["手机号"] == person.phone
    assert found["congress.membership"][0]["职位"] == "河口代表团县人大代表"
    assert found["deputies.deputy"][0]["代表证号"] == "001"
    assert found["congress.account"][0]["登录名"] == cast.account("dep").login
    assert found["congress.signin"][0]["结果"] == "成功"


def test_no_secret_and_nothing_of_somebody_else_is_in_it(cast):
    """Neither digests of passwords, nor what a citizen told him with name and phone, nor another's rows."""
    opinion = voice.opinion(cast, deputy=cast.deputies["dep"], name="何群众", phone="13800138000")
    suggestions.suggestion(cast, at="submitted")
    Notice.objects.create(person=cast.dep2_post.person, subject="给别人的", text="不该看到")
    text = json.dumps(list(told(cast).values()), ensure_ascii=False)

    for secret in (cast.account("dep").password, "何群众", "13800138000", opinion.code_hash, "给别人的", "王秀兰"):
        assert secret not in text, secret


def test_the_page_shows_it_and_the_file_is_put_down_in_the_log(cast):
    client = cast.client("dep")
    assert cast.dep_post.person.phone in client.get("/me/data/").content.decode()

    answer = client.post("/me/data/file/", {"once": once()})

    assert answer["Content-Disposition"].startswith("attachment")
    assert json.loads(answer.content)["人员"][0]["姓名"] == "张德福"
    assert AuditEvent.objects.filter(kind="congress.account.own_data").count() == 1
    assert client.get("/me/data/file/").status_code == 405


def test_twice_as_many_rows_are_asked_for_as_often(cast):
    actor = cast.signed_in("dep")

    def add(place):
        Notice.objects.create(
            person=cast.dep_post.person, membership=cast.dep_post, subject=f"第{place}件", text="请看。"
        )

    assert same_for_many(lambda: sections(actor), add) > 0
