"""Somebody who has the whole database, the log and the order of all rows tries to find out who voted how – and fails."""

import logging
import re
from itertools import pairwise

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from congress.actions import ballots
from congress.frame.sealing import Unreadable, unseal
from congress.models import Ballot, BallotBox, Voter
from congress.queries import ballots as queries
from tests.build import ballots as build

pytestmark = pytest.mark.django_db
OTHERS = ("另选的甲", "另选的乙", "另选的丙", "另选的丁", "另选的戊", "另选的己", "另选的庚", "另选的辛")
PLACE = {"postgresql": "ctid::text, xmin::text, *", "sqlite": "rowid, *"}


@pytest.fixture
def held(cast):
    """Ten deputies, eight of whom vote, each for a name of his own, from ten devices."""
    return build.deputies(cast, more=6)


@pytest.fixture
def ballot(cast, held):
    row = build.drafted(cast, "丁一", "王二", kind="session_head")
    return ballots.open_round(row, actor=cast.go)


def contents():
    """Every row of every table with its place in it, as text: {table: {row}}."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("congress_searchentry_words"):
                continue  # inside SQLite's own index of words
            cursor.execute(f'SELECT {PLACE[connection.vendor]} FROM "{table}"')
            found[table] = {readable(row) for row in cursor.fetchall()}
    return found


def readable(row):
    """A row in words, whatever its database does to characters in JSON."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), " | ".join(map(str, row)))


def sent(ballot, name, step="cast"):
    first, second = queries.options_of(ballot)
    return {"step": step, f"o{first.pk}": "no", f"o{second.pk}": "no", "w1": name}


def vote_all(cast, ballot):
    clients = {place: cast.client(f"deputy{place}") for place in range(len(OTHERS))}
    for client in clients.values():
        client.get("/ballots/")
    before = contents()
    for place, client in clients.items():
        look = client.post(f"{ballot.vote_url}", sent(ballot, OTHERS[place], "look"))
        assert (look.status_code, "请核对您的选择" in look.content.decode()) == (200, True)
        assert client.post(f"{ballot.vote_url}", sent(ballot, OTHERS[place])).status_code == 302
        assert "您已经投票" in client.get(ballot.vote_url).content.decode()
    return before, contents()


def tables_with(rows, word):
    return sorted({table for table, lines in rows.items() if any(word in line for line in lines)})


def test_what_was_chosen_stands_in_the_box_alone_and_the_box_names_nobody(cast, held, ballot, caplog):
    caplog.set_level(logging.DEBUG)

    before, after = vote_all(cast, ballot)

    for name in OTHERS:
        assert tables_with(before, name) == []
        assert tables_with(after, name) == []  # the box itself is sealed while people vote
        assert name not in caplog.text
    (box,) = after["congress_ballotbox"]
    accounts = [cast.account(f"deputy{place}") for place in range(len(OTHERS))]
    sessions = [str(row.get_decoded()) for row in Session.objects.all()]
    assert [name for name in OTHERS for text in sessions if name in text] == []
    for account, row in zip(accounts, held, strict=False):
        assert row.person.name not in box
        assert account.login not in box


def test_voting_changes_nothing_but_the_mark_the_box_and_the_visit(cast, held, ballot):
    """No line in the log, no draft, no token of a form, no message, no job: there is nothing to join."""
    before, after = vote_all(cast, ballot)

    changed = {table for table in after if after[table] != before[table]}
    visits = {"congress_signin", "django_session"}
    round_itself = (
        {"congress_ballot"} if connection.vendor == "postgresql" else set()
    )  # held: a new place, no new word
    assert changed - visits - round_itself == {"congress_ballotbox", "congress_voter"}
    kept = Ballot.objects.filter(pk=ballot.pk).values().get()
    assert kept == {name: getattr(ballot, name) for name in kept}


def test_the_mark_says_that_and_nothing_more(cast, held, ballot):
    columns = {field.name for field in Voter._meta.concrete_fields}
    paper = {field.name for field in BallotBox._meta.concrete_fields}

    assert columns == {"id", "ballot", "person", "membership", "voted"}
    assert paper == {"id", "ballot", "sealed", "papers", "size", "digest"}  # no key of a person, no time


def test_of_two_states_of_the_database_nobody_reads_what_was_added(cast, held, ballot):
    """Who keeps the journal or copies the file after every vote sees other bytes of the same length, and no word."""
    states = [BallotBox.objects.values_list("sealed", flat=True).get()]
    for place, name in enumerate(OTHERS):
        cast.client(f"deputy{place}").post(ballot.vote_url, sent(ballot, name))
        sealed, papers, size = BallotBox.objects.values_list("sealed", "papers", "size").get()
        assert (papers, size) == ([], place + 1)
        states.append(sealed)

    assert len({len(state) for state in states}) == 1
    assert not any(name.encode() in bytes(state) for state in states for name in OTHERS)
    alike = [sum(one == other for one, other in zip(*pair, strict=True)) for pair in pairwise(map(bytes, states))]
    assert max(alike) < len(states[0]) / 50  # two draws of random bytes agree in one place of 256

    ballots.close(Ballot.objects.get(pk=ballot.pk), actor=cast.go)
    box = BallotBox.objects.get()
    assert (box.sealed, len(box.papers), len(box.digest)) == (None, len(OTHERS), 64)


def test_a_box_opens_for_its_own_round_and_its_own_key_alone(cast, held, ballot, settings):
    cast.client("deputy0").post(ballot.vote_url, sent(ballot, OTHERS[0]))
    box = BallotBox.objects.get()

    with pytest.raises(Unreadable):
        unseal(box.sealed, f"congress.ballot:{ballot.pk + 1}")
    settings.SECRET_KEY, old = "another-key-" * 6, settings.SECRET_KEY
    with pytest.raises(Unreadable):
        unseal(box.sealed, f"congress.ballot:{ballot.pk}")
    settings.SECRET_KEY_FALLBACKS = [old]
    assert OTHERS[0].encode() in unseal(box.sealed, f"congress.ballot:{ballot.pk}")


def test_papers_have_no_place_of_their_own_and_no_order_but_their_content(cast, held, ballot):
    """Ten papers in one row: neither its number nor its place nor the transaction that wrote it tells one from another."""
    vote_all(cast, ballot)
    ballots.close(Ballot.objects.get(pk=ballot.pk), actor=cast.go)
    forwards = BallotBox.objects.get()
    another = ballots.open_round(build.drafted(cast, "丁一", "王二", kind="session_head"), actor=cast.go)
    for place in reversed(range(len(OTHERS))):
        cast.client(f"deputy{place}").post(another.vote_url, sent(another, OTHERS[place]))
    ballots.close(another, actor=cast.go)
    backwards = BallotBox.objects.get(ballot=another)

    said = [written for _, (written,) in forwards.papers]
    assert said == sorted(OTHERS) == [written for _, (written,) in backwards.papers]


def test_who_swaps_his_choice_with_another_leaves_the_same_database(cast, held):
    """The strongest form: with any two voters exchanged, what is stored is the same to the letter."""
    stored = []
    for order in (OTHERS, OTHERS[::-1], (*OTHERS[3:], *OTHERS[:3])):
        row = ballots.open_round(build.drafted(cast, "丁一", "王二", kind="session_head"), actor=cast.go)
        first, second = queries.options_of(row)
        for actor, name in zip(build.voters(held), order, strict=False):
            ballots.vote(row, actor=actor, marks={str(first.pk): "no", str(second.pk): "no"}, write_ins=(name,))
        row = ballots.close(row, actor=cast.go)
        box = BallotBox.objects.get(ballot=row)
        roll = list(Voter.objects.filter(ballot=row).order_by("pk").values_list("person", "voted"))
        papers = [[sorted(marks.values()), written] for marks, written in box.papers]
        stored.append((papers, box.size, roll, row.result["found"]["summary"], row.result["count"]["write_ins"]))

    assert stored[0] == stored[1] == stored[2]


def test_a_receipt_proves_only_that_somebody_voted(cast, held):
    """It is the same whatever was chosen, another for everybody and every round, and no part of the box."""
    found = []
    for choice in ("yes", "no"):
        row = ballots.open_round(build.drafted(cast, "丁一", kind="session_head"), actor=cast.go)
        code = ballots.vote(row, actor=build.voters(held)[0], marks=build.marks(row, choice))
        voter = Voter.objects.get(ballot=row, voted=True)
        assert code == ballots.receipt(voter)
        found += [code, ballots.receipt(Voter.objects.filter(ballot=row, voted=None).first())]

    assert len(set(found)) == 4


def test_a_page_of_choices_is_never_kept_by_the_browser_and_never_in_an_address(cast, held, ballot):
    client = cast.client("deputy0")
    asked, looked = client.get(ballot.vote_url), client.post(ballot.vote_url, sent(ballot, OTHERS[0], "look"))

    assert ["no-store" in answer.headers["Cache-Control"] for answer in (asked, looked)] == [True, True]
    page = looked.content.decode()
    assert ('method="post"' in page, 'name="once"' in page, "data-house-draft=" in page) == (True, False, False)
    back = client.post(ballot.vote_url, sent(ballot, OTHERS[0], "back")).content.decode()
    assert (OTHERS[0] in back, BallotBox.objects.get().size) == (True, 0)


@pytest.mark.parametrize("word", ["", "maybe"])
def test_a_paper_that_is_wrong_is_shown_again_and_not_cast(cast, held, word):
    row = build.drafted(cast, "丁一", "王二", kind="session_head")
    row = ballots.open_round(row, actor=cast.go)
    first, second = queries.options_of(row)
    wrong = {"step": "cast", f"o{first.pk}": word or "yes", f"o{second.pk}": "yes"}  # one seat, two marks

    answer = cast.client("deputy0").post(row.vote_url, wrong)

    assert (answer.status_code, BallotBox.objects.get().size) == (422, 0)


def test_pressed_twice_it_is_one_vote(cast, held, ballot):
    client = cast.client("deputy0")
    for _ in range(2):
        client.post(ballot.vote_url, sent(ballot, OTHERS[0]))

    assert BallotBox.objects.get().size == 1
