"""A name before the announcement: who reads it, and that nobody else does – in no list, no page, no notice, no line of the log."""

import pytest

from appointments.actions import cases, items
from appointments.models import Case, Item, ItemPaper
from appointments.queries import cases as queries
from appointments.workflow import ITEM
from congress.actions import ballots
from congress.frame import kinds
from congress.models import AuditEvent, Ballot, Deadline, MeetingItem, Notice, Person
from congress.queries.finding import everywhere
from tests.build import appointments as build
from tests.build import ballots as voting
from tests.build.appointments import SECRET
from tests.build.stories import photo

pytestmark = pytest.mark.django_db
NEVER = (
    "dac",
    "dac_clerk",
    "com",
    "other_com",
    "sta",
    "dhead",
    "dep",
    "dep2",
    "unit",
    "unitl",
    "courtl",
    "river",
    "sys",
    "sec",
    "aud",
)
KNOW = ("go", "lead", "gov")  # the office, the chairpersons, the government for what it proposes


def seen(actor):
    """How many cases, items, papers and ballots somebody sees."""
    rows = (Case, Item, ItemPaper, Ballot)
    return [model.objects.visible_to(actor).count() for model in rows]


def at_the_ballot(cast, state="draft"):
    """A case whose ballot has come so far."""
    held = voting.committee(cast, 9)
    row = build.case(cast)
    ballot = queries.ballot_of(build.called(cast, row, method="electronic"))
    if state == "draft":
        return row, ballot
    ballot = ballots.open_round(ballot, actor=cast.go)
    if state != "open":
        voting.cast_by(ballot, held, *["yes"] * 9)
        ballot = ballots.close(ballot, actor=cast.go)  # counted with it
    return row, ballot


@pytest.mark.parametrize("at", ["receive", "put_on_agenda", "hand_out", "deliberate"])
def test_who_knows_of_a_case_on_its_way(cast, at):
    build.case(cast, at=at)
    known = {*KNOW, *(("scm",) if at in ("hand_out", "deliberate") else ())}

    found = {key for key in cast.posts if any(seen(cast.actor(key)))}

    assert found & {*NEVER, *KNOW, "scm"} == known
    strangers = [cast.townships["river"].tch, cast.townships["river"].tsec, cast.stranger.dac, cast.stranger.gov]
    assert [any(seen(actor)) for actor in strangers] == [False] * 4


@pytest.mark.parametrize("state", ["draft", "open", "counted"])
def test_a_ballot_on_persons_is_known_to_few_until_it_is_announced(cast, state):
    _, ballot = at_the_ballot(cast, state)
    found = {key for key in cast.posts if Ballot.objects.visible_to(cast.actor(key)).exists()}
    assert found & {*NEVER, *KNOW, "scm"} == {"go", "lead", *(("scm",) if state != "draft" else ())}
    assert ballot.state == state

    if state == "counted":
        ballots.announce(Ballot.objects.get(pk=ballot.pk), actor=cast.go)
        told = {key for key in cast.posts if Ballot.objects.visible_to(cast.actor(key)).exists()}
        assert told & {*NEVER, *KNOW, "scm"} == {"go", "lead", "scm"}


PAGES = ("/", "/appointments/", "/appointments/items/", "/appointments/offices/", "/ballots/", "/meetings/", "/clock/", "/inbox/",
         "/institution/people/", "/api/v1/congress.ballots/", "/audit/", "/documents/")  # fmt: skip


@pytest.mark.parametrize("key", ["dac", "com", "dep", "unit", "courtl", "aud"])
def test_no_page_says_the_name_before_the_announcement(cast, key):
    row, ballot = at_the_ballot(cast, "counted")
    client = cast.client(key)
    client.raise_request_exception = False
    item = row.items.get()
    things = (
        row.get_absolute_url(),
        item.get_absolute_url(),
        ballot.get_absolute_url(),
        row.meeting.get_absolute_url(),
        item.office.get_absolute_url(),
    )

    told = [url for url in (*PAGES, *things) if SECRET in client.get(url).content.decode()]

    assert told == []


def test_the_search_finds_a_name_for_those_alone_who_may_know_it(cast):
    build.case(cast)

    def finds(key):
        return bool(everywhere(cast.actor(key), SECRET))

    assert {key for key in (*KNOW, "scm", *NEVER) if finds(key)} == {*KNOW, "scm"}


def test_notices_clocks_the_agenda_and_the_log_bear_a_number(cast):
    row, ballot = at_the_ballot(cast, "counted")

    said = [f"{one.subject}{one.text}" for one in Notice.objects.all()]
    said += [one.title for one in Deadline.objects.all()] + [one.title for one in MeetingItem.objects.all()]
    said += [one.title for one in Ballot.objects.all()]
    said += [f"{one.text}{one.before}{one.after}{one.reason}" for one in AuditEvent.objects.all()]
    assert [one for one in said if SECRET in one] == []
    assert not Person.objects.filter(name=SECRET).exists()

    ballots.announce(Ballot.objects.get(pk=ballot.pk), actor=cast.go)

    assert Person.objects.get(name=SECRET).memberships.get().post == row.items.get().office.post


@pytest.mark.parametrize("listing", ["appointments.items", "appointments.offices"])
def test_exports_hold_no_name_before_the_announcement(cast, listing):
    at_the_ballot(cast, "counted")
    kind = kinds.listings[listing]

    for key in ("dac", "com", "dep", "scm", "go"):
        rows = kind.rows(cast.actor(key), {})
        said = [str(column.value(row)) for row in rows for column in kind.columns_for(cast.actor(key), {})]
        assert [one for one in said if SECRET in one] == []


def test_what_was_not_passed_stays_with_those_who_knew(cast):
    voting.committee(cast, 9)
    item = build.announced(cast, build.case(cast), 4).items.get()

    assert {
        key for key in (*KNOW, "scm", *NEVER) if Item.objects.visible_to(cast.actor(key)).filter(pk=item.pk).exists()
    } == {*KNOW, "scm"}


def test_reasons_and_names_of_files_stay_out_of_the_log(cast):
    row = build.case(cast, "receive")
    item = row.items.get()
    ITEM.deeds["hold_over"](item, actor=cast.go, reason=f"收到反映{SECRET}的线索")
    cases.ask_supplement(row, actor=cast.go, reason=f"缺{SECRET}的考察材料")
    upload, judged = photo()[0]
    upload.name = f"{SECRET}任免呈报表.jpg"
    items.note_papers(item, actor=cast.go, came={}, files={item.papers.first(): [(upload, judged)]})

    told = [f"{event.text}{event.reason}{event.before}{event.after}" for event in AuditEvent.objects.all()]
    assert [text for text in told if SECRET in text] == []
    item.refresh_from_db()
    row.refresh_from_db()
    assert (SECRET in item.because, SECRET in row.because) == (True, True)


def test_who_was_not_appointed_is_read_by_those_who_knew(cast):
    row = build.announced(cast, build.case(cast), 3)
    ballot = queries.ballot_of(row.polls.get())

    seen = [
        who
        for who in ("go", "lead", "scm", "dac", "com", "dep", "unit")
        if Ballot.objects.visible_to(cast.actor(who)).filter(pk=ballot.pk)
    ]
    assert seen == ["go", "lead", "scm"]
