"""What every page knows: whose portal it is, this person's menu, what he has not read."""

import re

import pytest
from django.test import Client, RequestFactory

from congress.actions import notices
from congress.context import house, menu
from congress.frame import kinds, planting
from congress.frame.actor import ANONYMOUS
from congress.frame.kinds import NavItem
from congress.models import Congress
from congress.queries.site import site_name

pytestmark = pytest.mark.django_db


def entries(actor, path="/", *places):
    request = RequestFactory().get(path)
    request.actor = actor
    return {entry["url"]: entry for entry in menu(request, *(places or ("main", "phone")))}


def test_the_menu_has_what_a_role_may_open_and_nothing_else(cast):
    assert "/audit/" in entries(cast.aud)
    assert not any({"/audit/"} & set(entries(actor)) for key, actor in cast.everybody().items() if key != "aud")
    assert {"/outbox/", "/jobs/"} <= set(entries(cast.dac))
    assert not {"/outbox/", "/jobs/"} & set(entries(cast.dep))
    assert entries(ANONYMOUS) == {}


def test_every_entry_of_everybodys_menu_opens(cast):
    alike = {(post.role, post.organization.kind): key for key, post in cast.posts.items()}
    for key in alike.values():
        browser = cast.client(key)
        for url in entries(cast.actor(key), "/", "main", "phone", "settings"):
            assert browser.get(url, follow=True).status_code == 200, (key, url)


def test_the_entry_whose_address_begins_this_page_is_the_current_one(cast):
    ours = [
        NavItem(key=f"test.{number}", label=url, url=url, show=lambda actor: True, order=1, place="settings")
        for number, url in enumerate(("/", "/a/", "/a/b/?state=open"))
    ]

    with kinds.navs.lent(*ours):
        current = {
            path: [url for url, entry in entries(cast.dac, path, "settings").items() if entry["current"]]
            for path in ("/", "/a/", "/a/b/", "/a/b/7/", "/a/bc/", "/elsewhere/")
        }

    assert current == {
        "/": ["/"],
        "/a/": ["/a/"],
        "/a/b/": ["/a/b/?state=open"],
        "/a/b/7/": ["/a/b/?state=open"],
        "/a/bc/": ["/a/"],
        "/elsewhere/": [],
    }


def test_what_lies_elsewhere_belongs_to_its_entry_all_the_same(cast):
    entry = entries(cast.dac, "/deputies/by-elections/3/nominate/")

    assert [url for url, one in entry.items() if one["current"]] == ["/deputies/leaving/"]


def test_the_portal_is_named_after_the_county(cast):
    assert site_name(cast.congress.pk) == "西平样县人大代表履职平台"
    assert site_name(None) == "人大代表履职平台"  # two counties live here
    assert "西平样县人大代表履职平台" in cast.client("dep").get("/inbox/").content.decode()


def test_a_stranger_is_told_the_county_where_there_is_only_one(cast):
    only = Congress.objects.get(pk=cast.congress.pk)

    with_two = Client().get("/login/").context["site_name"]

    assert str(with_two) == "人大代表履职平台"
    assert only.short_name in site_name(only.pk)


def test_unread_messages_are_counted(cast):
    request = RequestFactory().get("/")
    request.actor = cast.dep
    notices.tell([cast.dep_post], subject="请确认：联名")
    notices.tell([cast.dep2_post], subject="请确认：联名")

    assert house(request)["inbox_count"] == 1


def test_a_page_drawn_before_the_visitor_is_known_still_draws():
    values = house(RequestFactory().get("/"))

    assert (values["navs"], values["inbox_count"], values["site_name"]) == ([], 0, "人大代表履职平台")


def test_a_demonstration_says_how_far_it_is_planted_only_while_it_is(cast, settings, tmp_path):
    settings.DEMO, settings.VAR = True, tmp_path
    browser = cast.client("dep")
    ribbon = "演示数据，人和事都是虚构的"

    with_nothing_to_do = browser.get("/").content.decode()
    planting.note(0.4)
    while_it_grows = [browser.get(url).content.decode() for url in ("/", "/inbox/")]

    assert f"{ribbon}</p>" in with_nothing_to_do
    assert all(f"{ribbon}。正在准备演示数据 40%，请稍后刷新</p>" in text for text in while_it_grows)


def test_the_search_field_is_for_those_who_have_a_list_and_finds_in_it(cast):
    leads = {key: house_search(cast.client(key)) for key in ("dep", "dac", "unit", "sys", "sec", "aud")}

    assert leads == {
        "dep": "/find/",
        "dac": "/find/",
        "unit": "/find/",
        "sys": "/institution/people/",
        "sec": "/institution/people/",
        "aud": None,
    }


def house_search(browser):
    """Where the field at the head of a page leads."""
    found = re.search(r'<form class="masthead-search"[^>]*action="([^"]*)"', browser.get("/inbox/").content.decode())
    return found and found[1]
