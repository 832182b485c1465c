"""Nobody finds a case that is not his: whoever is named nowhere walks every page, list, file and answer for programs."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from congress.actions import jobs
from congress.frame import clock, kinds
from congress.models import Deadline, Delivery, Document, Job, Letter, Notice, NumberSeries
from suggestions.models import Assignment, Commitment, Reply, Suggestion
from tests.build import county
from tests.build.suggestions import REPLY, Walk
from tests.promises.crawling import crawl
from tests.promises.visitors import Answer
from tests.walk import PUBLIC, routes

pytestmark = pytest.mark.django_db
TITLE = "关于修复白鹭渡口道路的建议"
SAID = re.compile("白鹭")
ANSWERED = re.compile(f"{REPLY[:8]}|苍鹰|白鹭渡口大桥")
# The rows an address may speak of, by the way it begins.
ROWS = {
    "suggestions/tasks/": Assignment,
    "suggestions/replies/": Reply,
    "suggestions/commitments/": Commitment,
    "suggestions/": Suggestion,
    "documents/": Document,
    "numbers/": NumberSeries,
    "clock/": Deadline,
    "jobs/": Job,
    "inbox/": Notice,
}


class Browser:
    """Django's own test browser with the answers of a visitor."""

    def __init__(self, client):
        self.client = client
        client.raise_request_exception = False

    def get(self, url):
        answer = self.client.get(url)
        body = b"".join(answer) if answer.streaming else answer.content
        return Answer(url, answer.status_code, list(answer.headers.items()), body)


@pytest.fixture(scope="module")
def everybody(django_db_setup, django_db_blocker, tmp_path_factory):
    """Both counties with the case in one township, made once: whoever walks only looks."""
    here = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"), EMAIL_HOST="mail.invalid")
    with here, django_db_blocker.unblock(), clock.frozen(county.TODAY), transaction.atomic():
        found = county.cast()
        happened(found.townships["river"])
        yield found
        transaction.set_rollback(True)


def happened(river):
    """A township's case with everything that follows of one: papers, files, letters, jobs, failures."""
    for post in river.posts.values():
        type(post.person).objects.filter(pk=post.person_id).update(email=f"p{post.person_id}@example.invalid")
    promises = [{"text": "年内修好白鹭渡口大桥", "due_on": county.TODAY + timedelta(days=200)}]
    Walk(
        river, subject=TITLE, reply_class="B", promises=promises, attitude="not_satisfied", comment="苍鹰没有说清。"
    ).to("follow_up")
    for job in Job.objects.filter(state="queued")[1:]:
        jobs.run(job.pk)
    Job.objects.filter(state="queued").update(state="failed", error="没有成功")
    Delivery.objects.update(state="failed", error="没有成功")
    assert Letter.objects.exists()
    assert Delivery.objects.exists()
    assert Document.objects.filter(stored_as__isnull=False).exists()


def everywhere(client):
    """{url: text} of every page this person is led to, and of every address there is of what exists; none breaks."""
    browser = Browser(client)
    found = crawl(browser, most=400, few=1)
    for route in routes():
        if route.name in PUBLIC:
            continue
        model = next((model for start, model in ROWS.items() if route.pattern.startswith(start)), None)
        pks = list(model.objects.values_list("pk", flat=True)) if model and "<int:pk>" in route.pattern else [1]
        for pk in pks:
            url = route.url(pk=pk, kind="suggestions.receipt", listing="suggestions.suggestions")
            if url not in found and "logout" not in url:
                found[url] = browser.get(url)
    assert [url for url, answer in found.items() if answer.status >= 500] == []
    return {url: answer.text + answer.header("Content-Disposition") for url, answer in found.items()}


OUTSIDERS = [
    *("sys", "sec", "aud", "lead", "go", "dac", "com", "scm", "sta", "dhead", "gov", "unit", "unitl", "dep"),
    *("hill:tch", "hill:tsec", "hill:tdep", "hill:unit", "stranger:dac"),
]


@pytest.mark.parametrize("who", OUTSIDERS)
def test_a_township_case_is_found_by_nobody_outside_its_township(everybody, who):
    place, _, key = who.rpartition(":")
    people = everybody.stranger if place == "stranger" else everybody.townships[place] if place else everybody

    pages = everywhere(people.client(key))

    assert len(pages) > 80
    assert [url for url, text in pages.items() if SAID.search(text)] == []


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_program_of_anybody_outside_finds_it_either(everybody, who):
    place, _, key = who.rpartition(":")
    people = everybody.stranger if place == "stranger" else everybody.townships[place] if place else everybody
    browser = Browser(people.client(key))
    urls = [f"/api/v1/{listing.key}/?page_size=100" for listing in kinds.listings]
    urls += [f"/api/v1/popolo/{name}/?page_size=100" for name in ("persons", "motions", "organizations")]
    for machine in kinds.machines:
        urls += [
            f"/api/v1/{machine.key}/{pk}/" for pk in machine.model._base_manager.values_list("pk", flat=True)[:20]
        ]

    answers = {}
    for url in urls:
        cache.clear()  # nobody waits here
        answers[url] = browser.get(url)

    assert {answer.status for answer in answers.values()} <= {200, 403, 404}
    assert [url for url, answer in answers.items() if SAID.search(answer.text)] == []


def test_the_township_secretary_finds_the_case_and_nowhere_its_answer(everybody):
    town = everybody.townships["river"]
    pages, chairman = everywhere(town.client("tsec")), everywhere(town.client("tch"))

    assert [url for url, text in pages.items() if ANSWERED.search(text)] == []
    assert len([url for url, text in pages.items() if SAID.search(text)]) > 3
    assert {word for text in chairman.values() for word in ANSWERED.findall(text)} == {
        REPLY[:8],
        "苍鹰",
        "白鹭渡口大桥",
    }
