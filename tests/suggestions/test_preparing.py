"""Two hundred suggestions after a session: prepared in a layer only those see who assign, looked through as one table,
applied in one transaction, the letters waiting in the outbox."""

from copy import copy

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.actions import jobs
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Job, Letter
from suggestions.actions import preparing
from suggestions.models import Assignment, AssignmentPlan, Suggestion
from suggestions.queries import tables
from suggestions.queries.preparing import PlanLine, line_of, units_named
from tests import build

TABLE, REVIEW = "/suggestions/assigning/", "/suggestions/assigning/review/"


def many(cast, number):
    """So many suggestions that wait to be assigned: one that was brought there by the deeds, and its likes."""
    first = build.suggestion(cast, at="to_assign", subject="关于第1件事的建议")
    others = []
    for place in range(2, number + 1):
        one = copy(first)
        one.pk, one._state = None, type(first._state)()
        one.number, one.number_text, one.subject = (
            first.number + place,
            f"闭{first.number + place}号",
            f"关于第{place}件事的建议",
        )
        others.append(one)
    return [first, *Suggestion.objects.bulk_create(others)]


def sent(lines, **said):
    """What the browser sends of a table: every line as it stands, with what was written into it."""
    data = {}
    for line in lines:
        data |= {f"stamp-{line.pk}": line.stamp, **{f"{side}-{line.pk}": word for side, word in line.words.items()}}
        data |= {f"note-{line.pk}": line.note} | ({f"is_hard-{line.pk}": "on"} if line.is_hard else {})
    return data | said


def lines_of(cast):
    return [line_of(row) for row in tables.to_assign(cast.dac)]


@pytest.mark.parametrize(
    ("words", "found", "strange"),
    [
        ("县交通局", ["县交通局"], []),
        ("交通", ["县交通局"], []),
        ("县交通局、财政", ["县交通局", "县财政局"], []),
        ("县交通局，县财政局；县法院", ["县交通局", "县财政局", "县法院"], []),
        ("外星局", [], ["外星局"]),
        ("县", [], ["县"]),
        ("", [], []),
    ],
)
def test_units_are_known_by_their_names_or_a_piece_that_only_one_bears(cast, words, found, strange):
    units = [cast.units[key] for key in ("transport", "finance", "court")]

    named, unknown = units_named(words, units)

    assert ([unit.short_name for unit in named], unknown) == (found, strange)


def test_a_table_is_written_and_saved_as_a_whole(cast):
    cases = many(cast, 3)
    client = cast.client("dac")
    said = {f"lead-{cases[0].pk}": "交通", f"joint-{cases[0].pk}": "财政", f"is_hard-{cases[0].pk}": "on"}
    said |= {f"separate-{cases[1].pk}": "交通、法院", f"note-{cases[2].pk}": "等会上定"}

    answer = client.post(TABLE, sent(lines_of(cast), **said))
    text = client.get(TABLE).content.decode()

    assert (answer.status_code, answer.url) == (302, TABLE)
    assert [(line.words, line.is_hard, line.note) for line in lines_of(cast)] == [
        ({"lead": "县交通局", "joint": "县财政局", "separate": ""}, True, ""),
        ({"lead": "", "joint": "", "separate": "县交通局、县法院"}, False, ""),
        ({"lead": "", "joint": "", "separate": ""}, False, "等会上定"),
    ]
    assert text.count("未拟定") == 1
    assert tables.assigning_in_numbers(cast.dac) == {"waiting": 3, "planned": 2, "gaps": 1}
    gaps = client.get(f"{TABLE}?gaps=1").content.decode()
    assert ("第3件" in gaps, "第1件" in gaps) == (True, False)
    assert AuditEvent.objects.get(kind="suggestions.prepare").after["建议"].count("号") == 3


def test_one_wrong_line_keeps_all_unsaved_and_every_word_on_the_page(cast):
    cases = many(cast, 5)
    client = cast.client("dac")
    said = {f"lead-{cases[0].pk}": "外星局", f"lead-{cases[1].pk}": "交通", f"separate-{cases[1].pk}": "法院"}
    said |= {f"separate-{cases[2].pk}": "法院", f"joint-{cases[3].pk}": "财政", f"lead-{cases[4].pk}": "财政"}

    answer = client.post(TABLE, sent(lines_of(cast), **said))
    text = answer.content.decode()

    assert answer.status_code == 422
    for words in ("主办单位“外星局”对不上唯一的承办单位", "分办须有两个以上单位", 'value="外星局"', "没有保存"):
        assert words in text
    assert text.count('data-tone="late"><th') + text.count('<tr data-tone="late">') == 4
    assert AssignmentPlan.objects.count() == 0


def test_what_a_colleague_has_changed_meanwhile_is_not_written_over(cast):
    (case,) = many(cast, 1)
    client = cast.client("dac")
    seen = lines_of(cast)
    preparing.prepare_all([PlanLine(suggestion=case, lead=cast.units["court"])], actor=cast.dac)

    untouched = client.post(TABLE, sent(seen) | {f"lead-{case.pk}": "县法院"})
    mine = client.post(TABLE, sent(seen) | {f"lead-{case.pk}": "县交通局"})

    assert (untouched.status_code, mine.status_code) == (302, 422)
    assert "这一件刚才已由别人改过" in mine.content.decode()
    assert AssignmentPlan.objects.get().lead == cast.units["court"]


def test_an_emptied_line_is_taken_back(cast):
    (case,) = many(cast, 1)
    preparing.prepare_all([PlanLine(suggestion=case, lead=cast.units["court"], note="x")], actor=cast.dac)
    empty = {f"lead-{case.pk}": "", f"note-{case.pk}": ""}

    cast.client("dac").post(TABLE, sent(lines_of(cast)) | empty)

    assert AssignmentPlan.objects.count() == 0


def test_nobody_but_those_who_assign_sees_what_is_prepared(cast):
    (case,) = many(cast, 1)
    preparing.prepare_all([PlanLine(suggestion=case, lead=cast.units["transport"], note="先不说")], actor=cast.dac)

    assert {key: AssignmentPlan.objects.visible_to(cast.actor(key)).count() for key in ("dac", "go", "gov", "unit", "dep")} == {
        "dac": 1, "go": 0, "gov": 0, "unit": 0, "dep": 0,
    }  # fmt: skip
    assert AssignmentPlan.objects.visible_to(cast.stranger.dac).count() == 0
    for key in ("gov", "unit", "dep", "lead", "go"):
        client = cast.client(key)
        assert client.get(TABLE).status_code == 403
        assert "先不说" not in client.get(case.get_absolute_url()).content.decode()
    with pytest.raises(PermissionDenied):
        preparing.prepare_all([PlanLine(suggestion=case)], actor=cast.gov)
    with pytest.raises(Refused, match="现在不是待交办"):
        preparing.prepare_all([PlanLine(suggestion=build.suggestion(cast, at="assigned"))], actor=cast.dac)


def test_two_hundred_are_prepared_and_looked_through_in_as_many_statements_as_two(cast):
    client = cast.client("dac")
    client.get(TABLE)
    counts = {}
    cases = many(cast, 200)
    units = [cast.units[key] for key in ("transport", "finance", "court")]
    for number in (2, 200):
        lines = [PlanLine(suggestion=case, lead=units[0], joint=units[1:]) for case in cases[:number]]
        deeds = (
            lambda lines=lines: preparing.prepare_all(lines, actor=cast.dac),
            lambda: client.get(TABLE),
            lambda: client.get(f"{REVIEW}?all=1"),
        )
        for deed in deeds:
            with CaptureQueriesContext(connection) as asked:
                deed()
            counts.setdefault(number, []).append(len(asked))

    assert counts[200][1:] == counts[2][1:] == [13, 10]
    assert counts[200][0] - counts[2][0] <= 1  # SQLite takes so many values at a time


def test_two_hundred_are_assigned_in_one_transaction_with_one_letter_a_unit(cast):
    cases = many(cast, 200)
    units = [cast.units[key] for key in ("transport", "finance", "court")]
    lines = [PlanLine(suggestion=case, lead=units[place % 3], note="记") for place, case in enumerate(cases)]
    preparing.prepare_all(lines, actor=cast.dac)
    client = cast.client("dac")

    answer = client.post(REVIEW, {"all": "1"})
    job = Job.objects.get(kind="suggestions.assign_planned")
    before = (Letter.objects.count(), Assignment.objects.count())
    asked = []
    with connection.execute_wrapper(lambda run, sql, *more: asked.append(1) or run(sql, *more)):
        jobs.run(job.pk)
    job.refresh_from_db()

    assert (answer.url, before) == (f"/jobs/{job.pk}/", (0, 0))
    assert (job.state, job.result["done"]) == ("done", 200)
    assert (
        Suggestion.objects.filter(state="handling").count()
        == Assignment.objects.filter(state="assigned").count()
        == 200
    )
    assert AssignmentPlan.objects.count() == 0
    assert {letter.state for letter in Letter.objects.all()} == {"waiting"}
    assert Letter.objects.count() == 3
    assert len(asked) < 200 * 90


def test_one_that_cannot_be_assigned_leaves_all_as_they_were_without_a_letter(cast, monkeypatch):
    monkeypatch.setattr(preparing, "AT_ONCE", 1)
    cases = many(cast, 3)
    preparing.prepare_all([PlanLine(suggestion=case, lead=cast.units["court"]) for case in cases], actor=cast.dac)
    cast.client("dac").post(REVIEW, {"all": "1"})
    unit = cast.units["court"]
    unit.until = build.county.TODAY.replace(year=2020)
    unit.since = unit.since and unit.since.replace(year=2019)
    unit.save()

    job = Job.objects.get(kind="suggestions.assign_planned")
    jobs.run(job.pk)
    job.refresh_from_db()

    assert job.state == "failed"
    assert "本次一件也没有交办" in job.error
    assert {Suggestion.objects.get(pk=case.pk).state for case in cases} == {"to_assign"}
    assert (Letter.objects.count(), AssignmentPlan.objects.count()) == (0, 3)


def test_those_left_unticked_at_the_last_look_wait_on(cast):
    cases = many(cast, 2)
    preparing.prepare_all([PlanLine(suggestion=case, lead=cast.units["court"]) for case in cases], actor=cast.dac)
    plan = AssignmentPlan.objects.get(suggestion=cases[0])

    cast.client("dac").post(f"{REVIEW}?all=1", {"plan": [plan.pk]})

    assert [Suggestion.objects.get(pk=case.pk).state for case in cases] == ["handling", "to_assign"]
