"""Two hundred suggestions after a session: prepared in a layer only those see who assign, looked through as one table,
applied in one transaction, the letters waiting in the outbox."""

from copy import copy
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congress.actions import jobs, outbox, records
from congress.frame import clock
from congress.frame.address import find
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Deadline, Job, Letter, Notice, Reminder, SearchEntry
from suggestions.actions import assigning, preparing
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


def looked_through():
    """What the browser sends of the last look: every row with the stamp of what was seen, all ticked."""
    plans = list(AssignmentPlan.objects.all())
    return {"plan": [plan.suggestion_id for plan in plans]} | {
        f"stamp-{plan.suggestion_id}": plan.stamp for plan in plans
    }


def planned(cast, number, unit="court"):
    cases = many(cast, number)
    preparing.prepare_all([PlanLine(suggestion=case, lead=cast.units[unit]) for case in cases], actor=cast.dac)
    return cases


def a_minute_later(cast, line):
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        preparing.prepare_all([line], actor=cast.dac)


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


def test_the_unit_a_deputy_wished_is_offered_and_nothing_until_it_is_saved(cast):
    rows, client = many(cast, 3), cast.client("dac")
    wished, gone = cast.units["transport"], cast.bodies["government"]
    Suggestion.objects.filter(pk=rows[0].pk).update(wished_unit=wished)
    Suggestion.objects.filter(pk=rows[1].pk).update(wished_unit=gone)

    lines = {line.pk: line for line in client.get(TABLE).context["table"].lines}
    assert [(lines[row.pk].words["lead"], lines[row.pk].wished) for row in rows] == [
        (wished.short_name, True),
        ("", False),
        ("", False),
    ]
    assert not AssignmentPlan.objects.exists()

    client.post(TABLE, sent(lines.values()))
    assert [(plan.suggestion_id, plan.lead_id) for plan in AssignmentPlan.objects.all()] == [(rows[0].pk, wished.pk)]
    saved = {line.pk: line for line in client.get(TABLE).context["table"].lines}
    assert (saved[rows[0].pk].words["lead"], saved[rows[0].pk].wished) == (wished.short_name, False)


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
    assert text.count("未拟定") == 5  # right or wrong, nothing of it is stored
    assert all(f'href="#lead-{case.pk}"' in text and f'id="lead-{case.pk}"' in text for case in cases[:4])
    assert "data-house-errors" in text


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
            lambda: client.get(REVIEW),
        )
        for deed in deeds:
            with CaptureQueriesContext(connection) as asked:
                deed()
            counts.setdefault(number, []).append(len(asked))

    assert counts[200][1:] == counts[2][1:] == [11, 8]
    assert counts[200][0] - counts[2][0] <= 1  # SQLite takes so many values at a time


def test_two_hundred_are_assigned_in_one_transaction_with_one_letter_a_unit(cast):
    cases = many(cast, 200)
    units = [cast.units[key] for key in ("transport", "finance", "court")]
    lines = [PlanLine(suggestion=case, lead=units[place % 3], note="记") for place, case in enumerate(cases)]
    preparing.prepare_all(lines, actor=cast.dac)
    client = cast.client("dac")

    answer = client.post(REVIEW, looked_through())
    job = Job.objects.get(kind="suggestions.assign_planned")
    before = (Letter.objects.count(), Assignment.objects.count())
    with CaptureQueriesContext(connection) as together:
        jobs.run(job.pk)
    job.refresh_from_db()
    alone = build.suggestion(cast, at="to_assign", subject="关于另一件事的建议")
    with CaptureQueriesContext(connection) as single:
        assigning.assign(alone, actor=cast.dac, lead=units[0], units="县交通局主办")

    assert (answer.url, before) == (f"/jobs/{job.pk}/", (0, 0))
    assert (job.state, job.result["done"]) == ("done", 200)
    assert (
        Suggestion.objects.filter(state="handling").count()
        == Assignment.objects.filter(state="assigned").count()
        == 200 + 1
    )
    assert AssignmentPlan.objects.count() == 0
    assert {letter.state for letter in Letter.objects.all()} == {"waiting"}
    assert Letter.objects.count() == 3 + 1
    assert len(together) < 200 * len(single) / 5
    assert job.result["url"] == reverse("congress:outbox")


def rows_of(model, cases, *left_out):
    """The rows of a table in the order they were written, without their numbers and moments; a task is named by its
    case and its unit."""
    tasks = {task.pk: f"{task.suggestion_id}/{task.unit_id}" for task in Assignment.objects.all()}
    deadlines = {row.pk: (row.key, task_of(row.target, tasks)) for row in Deadline.objects.all()}
    found = []
    for row in model.objects.order_by("pk"):
        columns = {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}
        columns = {
            name: value for name, value in columns.items() if name not in ("id", "seq", "hash", "prev_hash", *left_out)
        }
        if "target" in columns:
            columns["target"] = task_of(columns["target"], tasks)
        if "deadline_id" in columns:
            columns["deadline_id"] = deadlines[columns["deadline_id"]]
        found.append(columns)
    return found


def task_of(target, tasks):
    label, _, pk = target.partition(":")
    return tasks[int(pk)] if label == "suggestions.assignment" else target


def test_a_batch_writes_what_the_single_deed_writes(cast):
    with clock.frozen(clock.moment(build.county.TODAY, 10)):
        signed = [("dep2",), (), ()]
        cases = [build.suggestion(cast, at="to_assign", subject=f"第{len(by)}件事", cosigners=by) for by in signed]
        units = [cast.units[key] for key in ("transport", "finance", "court")]
        said = [
            {"lead": units[0], "joint": units[1:], "is_hard": True, "leading_leader": "陈副县长"},
            {"separate": units[:2]},
            {"lead": units[2]},
        ]
        plans = [assigning.prepare(case, actor=cast.dac, **one) for case, one in zip(cases, said, strict=True)]
        written = []
        for together in (False, True):
            with transaction.atomic():
                if together:
                    assigning.assign_planned(plans, actor=cast.dac)
                else:
                    for case, plan, one in zip(cases, plans, said, strict=True):
                        assigning.assign(case, actor=cast.dac, units=assigning.plan_in_words(plan), **one)
                papers = AuditEvent.objects.filter(kind__in=["congress.document.issue", "congress.letter.put"])
                rows = {
                    model: rows_of(model, cases)
                    for model in (Suggestion, Assignment, AssignmentPlan, SearchEntry, Notice, Reminder)
                }
                rows[Deadline] = rows_of(Deadline, cases, "target_pk")
                of_papers = {place for place, event in enumerate(AuditEvent.objects.order_by("pk")) if event in papers}
                rows[AuditEvent] = [
                    row for place, row in enumerate(rows_of(AuditEvent, cases)) if place not in of_papers
                ]
                rows["letters"] = sorted({letter.organization_id for letter in Letter.objects.all()})
                while records.seal_all():
                    pass
                assert [wrong for *_, wrong in records.verify() if wrong] == []
                written.append(rows)
                transaction.set_rollback(True)

    for table in written[0]:
        assert in_order(written[0][table]) == in_order(written[1][table]), table
    assert len(written[0][Reminder]) > len(written[0][Deadline]) > len(written[0][Assignment]) == 6


def in_order(rows):
    return sorted(map(repr, rows))


def test_the_notices_of_a_batch_are_sent_from_the_outbox(cast):
    cases, unit = many(cast, 3), cast.units["transport"]
    preparing.prepare_all([PlanLine(suggestion=case, lead=unit) for case in cases], actor=cast.dac)

    page = cast.client("dac").post(REVIEW, looked_through(), follow=True).content.decode()
    (letter,) = Letter.objects.all()
    papers = Notice.objects.filter(url=letter.url)
    before = papers.count()
    outbox.release([letter], actor=cast.dac)

    assert "交办通知在待发函件" in page
    assert (letter.state, letter.organization, letter.subject) == ("waiting", unit, "请签收交办通知：代表建议3件")
    assert find(letter.document).get_absolute_url() == letter.url
    assert (before, papers.count()) == (0, outbox.recipients(letter).values("person").distinct().count())
    assert cast.client("unit").get(letter.url).status_code == 200


def test_one_that_cannot_be_assigned_leaves_all_as_they_were_without_a_letter(cast, monkeypatch):
    monkeypatch.setattr(preparing, "AT_ONCE", 1)
    cases = many(cast, 3)
    preparing.prepare_all([PlanLine(suggestion=case, lead=cast.units["court"]) for case in cases], actor=cast.dac)
    cast.client("dac").post(REVIEW, looked_through())
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

    cast.client("dac").post(REVIEW, looked_through() | {"plan": [cases[0].pk]})

    assert [Suggestion.objects.get(pk=case.pk).state for case in cases] == ["handling", "to_assign"]


def test_what_was_looked_through_is_what_is_applied(cast):
    """A colleague saves another unit between the last look and its confirmation: nothing is assigned, and the table shows
    what stands now; confirmed anew, that is applied."""
    cases, client = planned(cast, 3), cast.client("dac")
    seen = looked_through()
    a_minute_later(cast, PlanLine(suggestion=cases[0], lead=cast.units["transport"]))

    answer = client.post(REVIEW, seen)
    rows = {row["plan"].suggestion_id: row for row in answer.context["rows"]}

    assert answer.status_code == 409
    assert f"{cases[0].number_text}《{cases[0].subject}》的方案在您核对以后改过" in answer.content.decode()
    assert [(rows[case.pk]["changed"], rows[case.pk]["ticked"]) for case in cases] == [
        (True, True),
        (False, True),
        (False, True),
    ]
    assert "县交通局主办" in rows[cases[0].pk]["words"]
    assert {Suggestion.objects.get(pk=case.pk).state for case in cases} == {"to_assign"}
    assert client.post(REVIEW, looked_through()).status_code == 302
    assert Assignment.objects.get(suggestion=cases[0]).unit == cast.units["transport"]


@pytest.mark.parametrize("gone", ["taken back", "assigned", "without a stamp"])
def test_one_that_is_gone_stops_all(cast, gone):
    cases, client = planned(cast, 3), cast.client("dac")
    seen = looked_through()
    if gone == "taken back":
        preparing.prepare_all([PlanLine(suggestion=cases[1])], actor=cast.dac)
    elif gone == "assigned":
        preparing.apply({cases[1].pk: seen[f"stamp-{cases[1].pk}"]}, actor=cast.dac)
    else:
        del seen[f"stamp-{cases[1].pk}"]

    answer = client.post(REVIEW, seen)

    assert (answer.status_code, f"{cases[1].number_text}《" in str(answer.context["refusal"])) == (409, True)
    assert [Suggestion.objects.get(pk=case.pk).state for case in (cases[0], cases[2])] == ["to_assign"] * 2


def test_one_left_unticked_may_have_changed(cast):
    cases, client = planned(cast, 2), cast.client("dac")
    seen = looked_through() | {"plan": [cases[0].pk]}
    preparing.prepare_all([PlanLine(suggestion=cases[1])], actor=cast.dac)

    assert client.post(REVIEW, seen).status_code == 302
    assert [Suggestion.objects.get(pk=case.pk).state for case in cases] == ["handling", "to_assign"]


@pytest.mark.parametrize("ticked", [[], ["x"], ["9" * 40]])
def test_nothing_ticked_is_asked_for(cast, ticked):
    planned(cast, 1)

    answer = cast.client("dac").post(REVIEW, looked_through() | {"plan": ticked})

    assert (answer.status_code, "请至少勾选一件" in answer.content.decode()) == (409, True)


def test_many_are_held_to_what_was_seen_until_the_work_begins_and_done_once(cast, monkeypatch):
    monkeypatch.setattr(preparing, "AT_ONCE", 1)
    cases, client = planned(cast, 3), cast.client("dac")
    client.post(REVIEW, looked_through())
    a_minute_later(cast, PlanLine(suggestion=cases[0], lead=cast.units["transport"]))

    late = Job.objects.get(kind="suggestions.assign_planned")
    assert (jobs.run(late.pk), Assignment.objects.count()) == ("failed", 0)
    late.refresh_from_db()
    assert "在您核对以后改过" in late.error

    client.post(REVIEW, looked_through())
    job = Job.objects.exclude(pk=late.pk).get(kind="suggestions.assign_planned")
    assert (jobs.run(job.pk), Assignment.objects.count()) == ("done", 3)
    Job.objects.filter(pk=job.pk).update(state="queued")  # its worker died before it could say so
    assert (jobs.run(job.pk), Assignment.objects.count()) == ("done", 3)
