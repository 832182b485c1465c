"""The printed volume of a session's suggestions: nothing secret and nothing unreleased leaves, the indexes add up."""

import pytest

from congress.actions import volumes
from congress.documents.volume import gather_volume
from congress.frame import files
from congress.models import Document
from suggestions.queries.public import sent_answers
from suggestions.workflow import PUBLICATION
from tests.build import publishing
from tests.build import volumes as build
from tests.build.suggestions import REPLY, suggestion

pytestmark = pytest.mark.django_db


def filed(cast, subject, *, public=True, at="rated", **more):
    """One of the session that has got a number and, if it is so, was released."""
    case = suggestion(cast, at=at, in_session=True, subject=f"关于{subject}的建议", facts=f"{subject}的情况。", **more)
    if public:
        publishing.release(case, cast.dac)
    return case


def volume(cast, who="dac"):
    return build.begun(cast, "suggestions.volume", who=who, session=cast.sessions[-1])


@pytest.fixture
def cases(cast):
    """Released with its answer · with one of two answers that is not open · not released · of a deputy who asked for secrecy."""
    found = {
        "open": filed(cast, "修路"),
        "answer closed": filed(cast, "饮水", public=False, lead="dep2", separate=("transport", "finance")),
        "not released": filed(cast, "垃圾", public=False),
        "secret": filed(cast, "学校", secret_identity=True),
    }
    one, other = sent_answers(found["answer closed"].pk)
    PUBLICATION.deeds["release"](publishing.publication_of(found["answer closed"]), actor=cast.dac,
                                 answers={one.pk: "涉及商业秘密。", other.pk: ""})  # fmt: skip
    filed(cast, "草稿", at="draft", public=False)
    return found


def test_only_what_is_released_and_not_secret_is_collected_by_number(cast, cases):
    found = volume(cast)

    assert build.titles(found) == [cases[key].about for key in ("open", "answer closed")]
    page = cast.client("dac").get(f"/volumes/{found.pk}/").content.decode()
    assert "另有2件没有公开或者要求身份保密，不收入。" in page


def test_an_answer_is_printed_where_it_was_sent_and_is_open(cast, cases):
    parts = gather_volume(volume(cast))["parts"]

    answered = [[text for heading, text in part["texts"] if "答复" in heading] for part in parts]
    assert answered == [[REPLY], [REPLY]]
    assert [part["texts"][0] for part in parts] == [("情况和理由", f"{word}的情况。") for word in ("修路", "饮水")]


def test_what_is_withdrawn_from_the_public_leaves_the_book(cast, cases):
    found = volume(cast)

    found_open = publishing.publication_of(cases["open"])
    PUBLICATION.deeds["withdraw"](found_open, actor=cast.dac, reason="涉及个人隐私")

    assert [part["title"] for part in gather_volume(found)["parts"]] == ["关于饮水的建议"]


def test_the_indexes_hold_every_work_under_each_of_its_terms(cast, cases):
    snapshot = gather_volume(volume(cast))

    by_key = {part["key"]: part["number"] for part in snapshot["parts"]}
    indexes = {
        name: {term: [by_key[key] for key in keys] for term, keys in entries} for name, entries in snapshot["indexes"]
    }
    first, second = (cases[key].number_text for key in ("open", "answer closed"))
    assert indexes == {
        "编号": {first: [first], second: [second]},
        "领衔代表": {"张德福": [first], "王秀兰": [second]},
        "代表团": {"河口代表团": [first, second]},
        "承办单位": {"县财政局": [second], "县交通局": [first, second]},
    }


def test_nothing_of_a_secret_or_unreleased_suggestion_is_in_the_file_or_its_snapshot(cast, cases):
    paper = build.compiled(volume(cast), cast.dac)

    book = build.Book(files.path_of(paper.stored_as).read_bytes())
    for word in ("学校", "垃圾", "草稿", cases["secret"].number_text, cases["not released"].number_text):
        assert word not in book.whole
        assert word not in str(Document.objects.get(pk=paper.pk).snapshot)
    assert "修路" in book.whole


def test_the_book_says_on_which_page_each_number_stands(cast, cases):
    paper = build.compiled(volume(cast), cast.dac)

    book = build.Book(files.path_of(paper.stored_as).read_bytes())
    begins = {case.number_text: book.begins_on(case.subject)[:1] for case in map(cases.get, ("open", "answer closed"))}
    contents = {title.partition("关于")[0]: [page] for title, page in book.contents if title.startswith("第")}
    indexed = {title.partition("关于")[0]: [page] for place, title, page in book.dotted if place}
    assert contents | begins == contents == indexed
    last = "".join(line for said in book.numbered.values() for line in said)
    assert f"王秀兰{cases['answer closed'].number_text}（{begins[cases['answer closed'].number_text][0]}）" in last


@pytest.mark.parametrize("rows", [1, 3])
def test_gathering_asks_the_same_number_of_questions(cast, rows, django_assert_num_queries):
    for place in range(rows):
        filed(cast, f"道路{place}")
    found = volume(cast)

    with django_assert_num_queries(GATHERED):
        gather_volume(found)


GATHERED = 8


def test_the_office_of_a_township_compiles_its_own(cast):
    town = cast.townships["river"]
    session = build.Volume(congress=town.congress, kind="suggestions.volume", session=cast.sessions[-1])

    assert volumes.begin(session, actor=town.tch).congress == town.congress
