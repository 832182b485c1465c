"""Six hundred suggestions, each different, each whole, always the same."""

import datetime
import random
import re
from itertools import combinations

import pytest

from congress.demo.bodies import BY_KEY, TOPICS, UNITS
from suggestions.demo import corpus, language
from suggestions.demo.stories import stories
from suggestions.models import Suggestion

COUNT = 600
LENGTHS = (220, 900)


def told():
    days = [datetime.date(2024, 1, 9) + datetime.timedelta(days=at * 1.7) for at in range(COUNT)]
    return list(stories(random.Random(3), days))


@pytest.fixture(scope="module")
def book():
    return told()


def later(story):
    return story.on + datetime.timedelta(days=95)


def test_there_are_many_matters_each_with_everything_to_be_said():
    matters = corpus.themes()

    assert len(matters) >= 60
    assert len({matter.key for matter in matters}) == len(matters)
    assert [matter.key for matter in matters for sign in "题事害点见协差好进" if not matter.of(sign)] == []
    assert [ask.text for matter in matters for ask in matter.asks if not (ask.done or ask.planned)] == []


def test_matters_speak_of_known_units_and_topics():
    topics = {code for code, _, _ in TOPICS}
    units = {unit.key for unit in UNITS}

    assert [matter.key for matter in corpus.themes() if matter.topic not in topics] == []
    assert [
        (matter.key, unit) for matter in corpus.themes() for unit in (matter.lead, *matter.joint) if unit not in units
    ] == []


def test_no_two_suggestions_read_the_same(book):
    places = {}
    masks = [sum(1 << places.setdefault(pair, len(places)) for pair in language.bigrams(story.text)) for story in book]

    shared = (
        (one & other).bit_count() / min(one.bit_count(), other.bit_count()) for one, other in combinations(masks, 2)
    )
    assert max(shared) <= 0.6


def test_lengths_are_those_of_real_suggestions(book):
    assert [len(story.text) for story in book if not LENGTHS[0] <= len(story.text) <= LENGTHS[1]] == []
    limit = Suggestion._meta.get_field("subject").max_length
    assert [story.subject for story in book if len(story.subject) > min(limit, 40)] == []


def test_nothing_is_left_unfilled(book):
    said = []
    for story in book:
        on = later(story)
        said += [
            story.subject,
            story.text,
            story.plan(on),
            story.joint_opinion(on),
            story.progress(on, state="done", promise="甲"),
        ]
        said += [story.contact(phase, on) for phase in ("before", "during", "after")]
        said += [story.comment(mark, on) for mark in ("satisfied", "basically", "not_satisfied")]
        said += [story.reply(code, on, again=again).text for code in story.classes for again in (0, 1)]
        said += [node.title for node in story.nodes(on)]

    assert [text for text in said if not text or language.LEFTOVER.search(text)] == []


def test_a_reply_answers_every_proposal(book):
    for story in book:
        for code in story.classes:
            lines = story.reply(code, later(story)).text.split("\n")
            assert len(lines) == len(story.asks) + 2, story.subject


def test_an_answer_quotes_of_each_proposal_what_is_to_be_done(book):
    quoted = [
        quote
        for story in book
        for line in story.reply(story.classes[0], later(story)).text.split("\n")[1:-1]
        for quote in re.findall(r"^[（）一二三四五]+、?(?:关于|您建议)?“(.+?)”(?:的建议|这一条|。)", line)
    ]

    assert len(quoted) == sum(len(story.asks) for story in book)
    assert [quote for quote in quoted if re.search(r"(前|后|时|期间|以来)$|^对.*的$", quote)] == []


def test_only_a_planned_answer_promises_and_it_always_does(book):
    planned = [story.reply("B", later(story)) for story in book if "B" in story.classes]

    assert planned
    assert [reply.text for reply in planned if not reply.promises] == []
    assert [promise for reply in planned for promise in reply.promises if len(promise.text) > 60] == []


def test_promises_fall_due_after_the_answer(book):
    due = [(later(story), promise.due_on) for story in book for promise in story.reply("B", later(story)).promises]

    assert [pair for pair in due if pair[1] <= pair[0]] == []


def test_subjects_and_committees_fit_the_registers(book):
    assert [
        story.subject for story in book if not (story.subject.startswith("关于") and story.subject.endswith("的建议"))
    ] == []
    assert {BY_KEY[story.committee].kind for story in book} == {"work_committee"}


def test_the_same_seed_tells_the_same(book):
    again = told()

    assert [(story.subject, story.text) for story in again] == [(story.subject, story.text) for story in book]
    assert again[7].reply("B", later(again[7])) == book[7].reply("B", later(book[7]))
