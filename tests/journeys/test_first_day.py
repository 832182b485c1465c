"""The first day of a real county, through the pages: from an empty portal to its first filed suggestion, with no dead end."""

import pytest
from django.test import Client

from congress.actions import setup
from congress.models import Area, Organization, Person, Post
from deputies.models import Deputy
from suggestions.models import ReplyClass, Suggestion, Topic

from .pages import press

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "Huang-he.2031"


def entered(login, code):
    """A browser whose owner has signed in with the one-time code and chosen a password."""
    browser = Client()
    browser.post("/login/", {"name": login, "password": code})
    browser.post("/me/password/", {"new": NEW_PASSWORD, "again": NEW_PASSWORD})
    return browser


def said(answer):
    return (answer.status_code, answer.content.decode())


@pytest.fixture
def administrators(settings, tmp_path):
    """System, security and audit administrators of a county just set up, in their browsers."""
    settings.VAR = tmp_path
    answer = Client().post(
        "/setup/",
        {
            "name": "新开县",
            "area_code": "419902",
            "term_number": "18",
            "term_starts_on": "2022-01-10",
            "key": setup.setup_key(),
            "system": "赵安",
            "security": "钱防",
            "audit": "孙审",
        },
    )
    return [entered(sheet["account"].login, sheet["code"]) for sheet in answer.context["sheets"]]


def newcomer(system, security, name, body, title):
    """Entered and given an account by the system administrator, given his post by the security administrator."""
    assert system.post("/institution/people/add/", {"name": name}).status_code == 302
    person = Person.objects.get(name=name)
    post = Post.objects.get(organization=body, title=title)
    answer = security.post(
        f"/institution/bodies/{body.pk}/appoint/", {"person": person.pk, "post": post.pk, "since": "2026-01-05"}
    )
    assert answer.status_code == 302, said(answer)
    answer = system.post(f"/accounts/open/{person.pk}/", {"login": f"u{person.pk}", "phone": ""})
    return entered(f"u{person.pk}", answer.context["sheets"][0]["code"])


def test_a_county_begins(administrators):
    system, security, _ = administrators
    bodies = {body.kind: body for body in Organization.objects.all()}
    office = newcomer(system, security, "周文书", bodies["general_office"], "主任")
    commission = newcomer(system, security, "吴联络", bodies["deputy_affairs_commission"], "主任")

    answer = office.post(
        "/institution/bodies/add/",
        {
            "name": "新开县交通运输局",
            "short_name": "县交通局",
            "kind": "department",
            "since": "2022-01-10",
            "document_word": "新交函",
        },
    )
    assert answer.status_code == 302, said(answer)
    assert commission.post("/suggestions/codes/begin/").status_code == 302
    assert commission.post("/institution/people/add/", {"name": "张德福", "phone": "19900001111"}).status_code == 302
    farmer = Person.objects.get(name="张德福")
    term = Deputy._meta.get_field("term").related_model.objects.get()
    answer = commission.post(
        "/deputies/seat/", {"person": farmer.pk, "term": term.pk, "since": "2022-01-10", "card_no": "001"}
    )
    assert answer.status_code == 302, said(answer)
    answer = system.post(f"/accounts/open/{farmer.pk}/", {"login": "zhangdefu", "phone": "19900001111"})
    deputy = entered("19900001111", answer.context["sheets"][0]["code"])

    answer = deputy.post(
        "/suggestions/write/",
        {"subject": "关于修复柳沟村通村公路的建议", "facts": "路坏了，校车停开。", "proposals": "建议修复。"},
    )
    assert answer.status_code == 302, said(answer)
    row = Suggestion.objects.get()
    deputy.post(f"/suggestions/{row.pk}/submit/", {"one_matter": "on"})
    press(office, f"/suggestions/{row.pk}/pass_secretariat/")
    answer = press(commission, f"/suggestions/{row.pk}/file/", topic=Topic.objects.first().pk)
    row.refresh_from_db()
    assert (row.state, row.number_text) == ("to_assign", "闭1号"), said(answer)
    unit = Organization.objects.get(short_name="县交通局")
    answer = press(commission, f"/suggestions/{row.pk}/assign/", lead=unit.pk)
    row.refresh_from_db()
    assert (row.state, row.reply_due_on is not None) == ("handling", True), said(answer)
    assert (ReplyClass.objects.count(), Area.objects.count()) == (3, 1)
