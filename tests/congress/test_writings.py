"""Rules, research papers and duty reports: who keeps and reads them, versions, which rules bind on a day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from congress.actions import writings
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Attachment, AuditEvent, Writing
from congress.queries import writings as queries
from tests.build import writings as build
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db
LATER = date(2026, 4, 10)


# Who keeps which.


@pytest.mark.parametrize(
    ("who", "body", "allowed"),
    [
        ("go", "office", True),
        ("dac", "commission", True),
        ("com", "agriculture", True),
        ("go", "commission", False),
        ("com", "economy", False),
        ("lead", "sc", False),
        ("scm", "sc", False),
        ("dep", "river_delegation", False),
        ("unit", "transport", False),
    ],
)
def test_each_body_keeps_its_own(cast, who, body, allowed):
    row = Writing(
        congress=cast.congress, kind="research", title="调研", text="正文", year=2026, body=cast.bodies[body]
    )

    if allowed:
        writings.keep_writing(row, actor=cast.actor(who))
    else:
        with pytest.raises(PermissionDenied):
            writings.keep_writing(row, actor=cast.actor(who))

    assert Writing.objects.count() == allowed


def test_a_draft_is_its_offices_and_what_is_final_everybodys(cast):
    town, hill = cast.townships["river"], cast.townships["hill"]
    readers = {
        key: cast.actor(key) for key in ("go", "dac", "lead", "com", "scm", "dep", "dhead", "unit", "gov", "aud")
    }
    readers |= {key: town.actor(key) for key in ("tch", "tsec", "tdep")}
    readers |= {"hill": hill.tsec, "next": cast.stranger.dac}
    rows = {
        "draft": build.draft(cast, "research", who="dac"),
        "final": build.paper(cast),
        "town draft": build.draft(town, "research", who="tsec"),
        "town final": build.paper(town, who="tsec"),
    }

    seen = {
        name: " ".join(key for key, actor in readers.items() if Writing.objects.visible_to(actor).filter(pk=row.pk))
        for name, row in rows.items()
    }

    assert seen == {
        "draft": "dac",
        "final": "go dac lead com scm dep dhead tch tsec tdep hill",
        "town draft": "tch tsec",
        "town final": "go dac lead com scm tch tsec tdep",
    }


# Adopting.


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"adopted_on": "2026-03-21"}, "adopted_on"),
        ({"adopted_on": "2026-03-19"}, "adopted_on"),
        ({"in_force_on": "2026-03-19"}, "in_force_on"),
        ({"adopted_at": "999"}, "adopted_at"),
        ({"adopted_at": ""}, "adopted_at"),
    ],
)
def test_a_rule_is_adopted_by_a_meeting_on_a_day_of_it(cast, said, field):
    row, at = build.draft(cast), build.sitting(cast)
    told = {"adopted_at": at.pk, "adopted_on": "2026-03-20", "in_force_on": "2026-04-01"}

    wrong = cast.client("go").post(f"/writings/{row.pk}/adopt/", told | said)
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, [field])

    cast.client("go").post(f"/writings/{row.pk}/adopt/", told)
    row.refresh_from_db()
    assert (row.state, row.adopted_at, row.year, row.in_force_on) == ("adopted", at, 2026, date(2026, 4, 1))


@pytest.mark.parametrize(("kind", "move"), [("rule", "publish"), ("research", "adopt"), ("duty", "adopt")])
def test_rules_are_adopted_and_papers_published_never_the_other_way(cast, kind, move):
    row = build.draft(cast, kind)

    with pytest.raises(PermissionDenied):
        getattr(writings, move)(row, actor=cast.go, adopted_on=build.SAT)


def test_nothing_is_final_without_words_or_a_file(cast):
    row = build.draft(cast, "research", text="")

    with pytest.raises(Refused, match="没有正文"):
        writings.publish(row, actor=cast.go, adopted_on=build.SAT)


def test_a_paper_is_not_final_before_today(cast):
    with pytest.raises(ValidationError, match="不能晚于今天"):
        build.paper(cast, on=clock.today() + timedelta(days=1))


def test_what_is_final_is_neither_changed_nor_thrown_away(cast):
    row = build.paper(cast)

    for deed in (writings.keep_writing, writings.discard):
        with pytest.raises(Refused, match="已经定稿"):
            deed(row, actor=cast.dac)


def test_a_duty_report_says_whose_it_is(cast):
    said = {"title": "代表履职报告", "year": "2026", "text": "一年来……"}

    answer = cast.client("dac").post("/writings/add/duty/", said)
    assert answer.context["form"].errors == {"person": ["请填写。"]}
    assert "一年来……" in answer.content.decode()

    cast.client("dac").post("/writings/add/duty/", said | {"person": cast.posts["dep"].person_id})
    assert [str(row.person) for row in Writing.objects.select_related("person")] == ["张德福"]


# Which rules bind on a day.


IN_FORCE = [
    # day, what binds: A 20 March–10 April (then its second version), B from 1 April, C 20 March until repealed on 5 April
    (date(2026, 3, 19), ""),
    (date(2026, 3, 20), "A1 C1"),
    (date(2026, 3, 31), "A1 C1"),
    (date(2026, 4, 1), "A1 B1 C1"),
    (date(2026, 4, 4), "A1 B1 C1"),
    (date(2026, 4, 5), "A1 B1"),
    (date(2026, 4, 9), "A1 B1"),
    (date(2026, 4, 10), "A2 B1"),
    (date(2027, 1, 1), "A2 B1"),
]


@pytest.fixture
def library(cast):
    """Three rules of one meeting; the first is revised, the third repealed; a fourth is a draft."""
    at = build.sitting(cast)

    def rule(title, from_day=build.SAT):
        row = build.draft(cast, title=title)
        return writings.adopt(row, actor=cast.go, adopted_at=at, adopted_on=build.SAT, in_force_on=from_day)

    rows = {"A": rule("A"), "B": rule("B", date(2026, 4, 1)), "C": rule("C")}
    writings.repeal(rows["C"], actor=cast.go, ended_on=date(2026, 4, 5), reason="常委会决定", repealed_by=rows["B"])
    rows["A2"] = build.adopted(cast, writings.revise(rows["A"], actor=cast.go), LATER)
    build.draft(cast, title="D")
    return rows


def test_which_rules_bind_on_a_day(cast, library):
    def bind(day):
        found = Writing.objects.visible_to(cast.scm).in_force_on(day).order_by("title", "version")
        return " ".join(f"{row}{row.version}" for row in found)

    assert {day: bind(day) for day, _ in IN_FORCE} == dict(IN_FORCE)


def test_the_list_is_asked_for_the_day(cast, library):
    answer = cast.client("dep").get("/writings/?on=2026-04-05&kind=rule")

    assert sorted(str(row) for row in answer.context["found"]) == ["A", "B"]


def test_a_revised_rule_binds_until_the_new_version_begins(cast):
    old = build.rule(cast)
    following = writings.revise(old, actor=cast.go)
    old.refresh_from_db()
    assert (old.state, following.version, following.text, following.state) == ("adopted", 2, old.text, "draft")
    with pytest.raises(Refused, match="已经在修订"):
        writings.revise(old, actor=cast.go)

    following = build.adopted(cast, following, LATER, from_day=date(2026, 5, 1))

    old.refresh_from_db()
    assert (old.state, old.ended_on, old.word) == ("superseded", date(2026, 5, 1), "现行有效")
    assert (following.word, queries.versions(old, cast.dep)) == ("尚未施行", [old, following])


def test_a_new_version_cannot_begin_before_the_old_one(cast):
    old = build.rule(cast, from_day=date(2026, 5, 1))
    following = writings.revise(old, actor=cast.go)

    with pytest.raises(ValidationError, match="才施行"):
        build.adopted(cast, following, LATER)

    assert [row.state for row in Writing.objects.order_by("version")] == ["adopted", "draft"]


def test_a_mistake_is_put_right_and_the_version_before_stands_again(cast):
    old = build.rule(cast)
    following = build.adopted(cast, writings.revise(old, actor=cast.go), LATER)

    with pytest.raises(Refused):
        writings.reopen(old, actor=cast.go, reason="登记错误")
    writings.reopen(following, actor=cast.go, reason="登记错误")

    assert [(row.state, row.ended_on) for row in Writing.objects.order_by("version")] == [
        ("adopted", None),
        ("draft", None),
    ]


def test_a_repeal_says_by_what_and_can_be_put_right(cast):
    row, other = build.rule(cast, "A"), build.rule(cast, "B", LATER)

    with pytest.raises(ValidationError, match="不能早于施行日期"):
        writings.repeal(row, actor=cast.go, ended_on=date(2026, 3, 19), reason="决定")
    row = writings.repeal(row, actor=cast.go, ended_on=LATER, reason="决定", repealed_by=other)
    assert (row.word, str(row.repealed_by)) == ("已废止", "B")
    with pytest.raises(Refused, match="以它为据"):
        writings.reopen(other, actor=cast.go, reason="登记错误")

    row = writings.restore(row, actor=cast.go, reason="登记错误")
    assert (row.state, row.ended_on, row.repealed_by, row.repealed_because) == ("adopted", None, None, "")


@pytest.mark.parametrize(
    "broken",
    [
        {"adopted_at": None},
        {"in_force_on": None},
        {"in_force_on": date(2026, 3, 19)},
        {"ended_on": date(2026, 4, 1)},
        {"state": "repealed", "ended_on": date(2026, 4, 1)},
        {"state": "superseded"},
        {"kind": "duty"},
        {"version": 2},
    ],
)
def test_the_database_holds_what_a_rule_must_have(cast, broken):
    row = build.rule(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Writing.objects.filter(pk=row.pk).update(**broken)


# Files, words, pages.


def test_a_file_may_stand_for_the_words_and_is_there_for_the_readers(cast, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    said = {"title": "调研报告", "year": "2026", "text": "", "files": SimpleUploadedFile("报告.pdf", b"%PDF-1.4 x")}
    cast.client("dac").post("/writings/add/research/", said)
    row, file = Writing.objects.get(), Attachment.objects.get()

    before = cast.client("dep").get(f"/files/{file.pk}/").status_code
    writings.publish(row, actor=cast.dac, adopted_on=build.SAT)

    assert (before, cast.client("dep").get(f"/files/{file.pk}/").status_code) == (404, 200)


def test_a_file_of_a_draft_is_taken_down(cast, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    said = {"title": "调研报告", "year": "2026", "text": "正文"}
    cast.client("dac").post("/writings/add/research/", said | {"files": SimpleUploadedFile("a.pdf", b"%PDF-1.4 x")})
    row, file = Writing.objects.get(), Attachment.objects.get()

    cast.client("dac").post(f"/writings/{row.pk}/change/", said | {"drop": file.pk})

    assert Attachment.objects.filter(removed_at=None).count() == 0


@pytest.mark.parametrize(("words", "found"), [("饮水安全", 1), ("柳沟水库", 1), ("养老", 0)])
def test_it_is_found_by_its_words(cast, words, found):
    build.paper(cast, text="调研组到柳沟水库察看了水源保护。")

    assert len(cast.client("dep").get(f"/writings/?q={words}").context["found"]) == found


def test_a_draft_thrown_away_is_gone_with_its_words_and_on_record(cast):
    row = build.draft(cast, "research", "没有写完的")

    answer = cast.client("go").post(f"/writings/{row.pk}/discard/")

    assert (answer.status_code, Writing.objects.count()) == (302, 0)
    assert AuditEvent.objects.filter(kind="congress.writing.discard", result="done").count() == 1
    assert len(queries.listed(cast.go, q="没有写完")) == 0


def test_the_list_asks_the_same_number_of_questions(cast):
    def written(place):
        build.paper(cast, "duty", f"履职报告{place}")

    page_same_for_many(cast.client("dac"), "/writings/?kind=duty", written)
