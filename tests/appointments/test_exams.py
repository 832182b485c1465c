"""The law exam before an appointment: points, bands, resits, what holds in which term, two markers, the limit of time."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from appointments.actions import exams as actions
from appointments.actions import sittings
from appointments.models import Exam, ExamMarking, ExamSitting
from appointments.queries import exams as queries
from congress.actions.institution import set_rule
from congress.frame import clock, draws
from congress.frame.workflow import Refused
from congress.models import Deadline, Term
from tests.build import exams as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ON = TODAY + build.AHEAD


def ladder(cast, *results):
    """An exam after the other in the same term, the candidate with these points; the last one's sitting."""
    for place, points in enumerate(results):
        row = build.at(cast, "confirmed", "unitl", points=[points], on=ON + place * 20 * DAY)
    return build.sitting(row)


# Points and bands.


@pytest.mark.parametrize(
    ("changed", "points"),
    [
        ({}, 100),
        ({"single": ["A", "B"]}, 80),  # one wrong
        ({"multiple": ["A", "AC"]}, 80),  # too few
        ({"multiple": ["ABC", "AC"]}, 80),  # too many
        ({"multiple": ["", ""], "judge": ["B", "B"]}, 40),
        ({"single": ["", ""], "multiple": ["", ""], "judge": ["", ""]}, 0),
    ],
)
def test_a_question_counts_whole_or_not_at_all(cast, changed, points):
    row = build.at(cast, "drawn")
    answers = build.right(row)
    for kind, marks in changed.items():
        asked = [str(one["number"]) for one in row.paper if one["kind"] == kind]
        answers |= dict(zip(asked, marks, strict=True))

    assert queries.score(row, answers) == points


@pytest.mark.parametrize(
    ("points", "band"),
    [(0, "failed"), (59, "failed"), (60, "passed"), (79, "passed"), (80, "good"), (89, "good"), (90, "excellent"),
     (100, "excellent")],
)  # fmt: skip
def test_bands_begin_where_the_rules_say(cast, points, band):
    found = ladder(cast, points)

    assert (found.score, found.band) == (points, band)


def test_the_bands_of_the_day_of_the_paper_stand(cast):
    row = build.at(cast, "drawn")
    set_rule(cast.congress, "appointment.exam_pass", 70, actor=cast.go, since=TODAY, reason="主任会议定。")

    with clock.frozen(clock.moment(row.on)):
        row = actions.confirm(build.closed(cast, actions.open_exam(row, actor=cast.go), [65]), actor=cast.go)

    assert build.sitting(row).band == "passed"


@pytest.mark.parametrize(("changed", "words"), [({"judge_points": 11}, "102分"), ({"single_count": 0}, "60分")])
def test_a_paper_is_worth_a_hundred(cast, changed, words):
    with pytest.raises(ValidationError, match=words):
        build.exam(cast, **changed)


def test_the_database_holds_the_hundred(cast):
    row = build.exam(cast)
    with pytest.raises(IntegrityError, match="appointments_exam_full_marks"), transaction.atomic():
        Exam.objects.filter(pk=row.pk).update(judge_points=1)


# The scope is told in time.


@pytest.mark.parametrize(("ahead", "late"), [(3, False), (2, True), (0, True)])
def test_the_scope_is_told_some_days_before(cast, ahead, late):
    row = build.exam(cast, "unitl", on=TODAY + ahead * DAY)

    if late:
        with pytest.raises(Refused, match="3日以前"):
            actions.tell(row, actor=cast.go)
    else:
        assert actions.tell(row, actor=cast.go).told_on == TODAY


def test_the_clock_of_the_scope_runs_back_from_the_exam_and_moves_with_it(cast):
    row = build.exam(cast, "unitl")
    row.on += DAY
    actions.keep_exam(row, actor=cast.go)
    open_days = Deadline.objects.open().filter(key="appointments.exam_scope").values_list("legal_due_on", flat=True)
    assert list(open_days) == [ON - 2 * DAY]

    actions.tell(row, actor=cast.go)

    assert not open_days.all().exists()


@pytest.mark.parametrize(
    ("name", "change", "refused"),
    [("later", {"on": ON + DAY}, ""), ("place", {"place": "三楼"}, ""), ("earlier", {"on": ON - DAY}, "只能推后"),
     ("scope", {"scope": "监察法"}, "只能改考试时间和地点")],
)  # fmt: skip
def test_what_was_told_stands_but_for_a_later_day(cast, name, change, refused):
    row = build.at(cast, "told")
    for column, value in change.items():
        setattr(row, column, value)

    if refused:
        with pytest.raises((Refused, ValidationError), match=refused):
            actions.keep_exam(row, actor=cast.go)
    else:
        actions.keep_exam(row, actor=cast.go)
        assert {column: getattr(Exam.objects.get(), column) for column in change} == change


# The paper.


def test_the_draw_can_be_done_again_from_what_was_kept(cast):
    build.bank(cast, 12)
    row = build.at(cast, "drawn")

    assert queries.drawn_from(row, row.pool, row.seed) == [one["number"] for one in row.paper]
    committed = {"pool": [{"key": str(number), "share": kind} for number, kind in row.pool],
                 "shares": [{"name": kind, "count": 2} for kind in ("single", "multiple", "judge")]}  # fmt: skip
    assert [int(key) for key in draws.drawn(committed, row.seed, "")] == [one["number"] for one in row.paper]


def test_a_bank_too_small_is_named(cast):
    build.question(cast, "只有这一道")
    row = actions.tell(build.exam(cast, "unitl"), actor=cast.go)

    with pytest.raises(Refused, match="单选题要2道，题库里有1道；多选题要2道，题库里有0道"):
        actions.draw(row, actor=cast.go)


def test_only_questions_in_force_of_the_laws_asked_for_are_drawn(cast):
    build.bank(cast)
    for place in range(1, 3):
        build.question(cast, f"监察法单选{place}", law="监察法")
    row = build.at(cast, "told", laws=["监察法"], single_count=2, single_points=50, multiple_count=0, judge_count=0)

    row = actions.draw(row, actor=cast.go)

    assert {one["law"] for one in row.paper} == {"监察法"}


def test_a_drawn_paper_stands(cast):
    row = build.at(cast, "drawn")
    with pytest.raises(IntegrityError, match="appointments_exam_paper_kept"), transaction.atomic():
        Exam.objects.filter(pk=row.pk).update(paper=[])


def test_who_sits_the_exam_never_handles_its_paper(cast):
    row = build.at(cast, "told", "go")
    with pytest.raises(PermissionDenied):
        actions.draw(row, actor=cast.go)
    assert actions.draw(row, actor=build.second(cast)).state == "drawn"


# Resits, and the term.


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ((59,), ""),
        ((None,), ""),
        ((None, 59), ""),
        ((60,), "已经通过"),
        ((59, 59), "已考2次"),
        ((59, 90), "已经通过"),
    ],
)
def test_one_resit_by_rule(cast, results, words):
    last = ladder(cast, *results)
    again = build.exam(cast, on=ON + 100 * DAY)

    if words:
        with pytest.raises(Refused, match=words):
            actions.add_candidates(again, people=[last.person], actor=cast.go)
    else:
        (row,) = actions.add_candidates(again, people=[last.person], actor=cast.go)
        assert row.is_resit == (59 in results)


@pytest.mark.parametrize(
    ("results", "gap"),
    [
        ((), "本届内还没有通过任前法律知识考试。"),
        ((None,), "本届内还没有通过任前法律知识考试。"),
        ((59,), "任前法律知识考试59分，不合格，须补考。"),
        ((59, 40), "任前法律知识考试40分，补考后仍不合格，应当暂缓提请。"),
        ((59, 60), ""),
        ((60,), ""),
    ],
)
def test_what_stands_in_the_way_is_said(cast, results, gap):
    person = ladder(cast, *results).person if results else cast.posts["unitl"].person

    assert queries.exam_gap(person, cast.term) == gap


def test_an_exam_to_come_is_named_and_a_county_without_the_rule_asks_nothing(cast):
    build.at(cast, "told", "unitl")
    person = cast.posts["unitl"].person
    assert queries.exam_gap(person, cast.term) == "任前法律知识考试定于2026年4月25日，成绩还没有确定。"

    set_rule(cast.congress, "appointment.exam", False, actor=cast.go, since=TODAY, reason="本级办法没有规定。")

    assert queries.exam_gap(person, cast.term) == ""


def test_what_was_passed_in_one_term_is_nothing_in_the_next(cast):
    passed = ladder(cast, 95)
    cast.term.ends_on = date(2027, 1, 11)
    cast.term.save()
    following = Term.objects.create(congress=cast.congress, number=cast.term.number + 1, starts_on=date(2027, 1, 12))

    gap = queries.exam_gap(passed.person, following)

    assert gap == "任前法律知识考试成绩是以前届内取得的，本届须重新参加。"
    with clock.frozen(date(2027, 2, 1)):
        row = build.exam(cast, "unitl", on=date(2027, 3, 1))
    assert (row.term, build.sitting(row).is_resit) == (following, False)


def test_nobody_sits_two_exams_at_once(cast):
    build.at(cast, "told", "unitl")
    with pytest.raises(Refused, match="名单里"):
        build.exam(cast, "unitl", on=ON + DAY)


def test_a_resit_is_arranged_with_those_who_failed(cast):
    row = build.at(cast, "confirmed", "unit", "unitl", "finance", points=(59, 60, None))

    again = actions.arrange_resit(row, actor=cast.go, on=ON + 20 * DAY, begins=row.begins, place="二楼")

    assert [(one.person, one.is_resit) for one in queries.sittings_of(again)] == [(cast.posts["unit"].person, True)]
    assert (again.title, again.scope, again.parts) == ("任前法律知识考试（补考）", row.scope, row.parts)


# Two markers.


@pytest.mark.parametrize(
    ("first", "other", "words"),
    [
        ((80, 70), None, "现在录入了1次"),
        ((80, 70), (80, 71), "不一致：2号座位"),
        ((80, 70), (79, None), "不一致：1号座位、2号座位"),
        ((80, 70), (80, 70), ""),
    ],
)
def test_two_markers_must_agree(cast, first, other, words):
    row = build.at(cast, "open", "unit", "unitl")
    with clock.frozen(clock.moment(row.on, 11)):
        row = actions.close(row, actor=cast.go)
        actions.enter_scores(row, actor=cast.go, scores=build.scores(row, *first))
        if other:
            actions.enter_scores(row, actor=build.second(cast), scores=build.scores(row, *other))
        if words:
            with pytest.raises(Refused, match=words) as refused:
                actions.confirm(row, actor=cast.go)
            assert not any(str(points) in str(refused.value) for points in (80, 79, 71, 70))
        else:
            actions.confirm(row, actor=cast.go)
            assert [one.score for one in queries.sittings_of(row)] == [80, 70]


def test_a_marker_may_enter_again_and_a_third_may_not(cast):
    row = build.at(cast, "open")
    with clock.frozen(clock.moment(row.on, 11)):
        row = actions.close(row, actor=cast.go)
        for marker, points in ((cast.go, 80), (build.second(cast), 81), (cast.go, 81)):
            actions.enter_scores(row, actor=marker, scores=build.scores(row, points))
        third = build.replace(cast.go, person_id=cast.posts["scm"].person_id)
        with pytest.raises(Refused, match="第三个人"):
            actions.enter_scores(row, actor=third, scores=build.scores(row, 81))
        actions.confirm(row, actor=cast.go)

    assert list(ExamMarking.objects.order_by("pk").values_list("place", "attempt")) == [(1, 1), (2, 1), (1, 2)]
    assert build.sitting(row).score == 81


@pytest.mark.parametrize("points", [-1, 101])
def test_points_outside_the_paper_are_refused(cast, points):
    row = build.at(cast, "open")
    with clock.frozen(clock.moment(row.on, 11)):
        row = actions.close(row, actor=cast.go)
        with pytest.raises(ValidationError, match="0至100"):
            actions.enter_scores(row, actor=cast.go, scores=build.scores(row, points))


# On screen: the limit of time, once.


@pytest.mark.parametrize(("minute", "saved"), [(0, True), (59, True), (60, False), (90, False)])
def test_answers_are_kept_as_long_as_the_time_lasts(cast, minute, saved):
    found = build.writing(cast)
    answers, he = build.right(found.exam), sittings.candidate(found)

    with clock.frozen(clock.moment(found.exam.on) + timedelta(minutes=minute)):
        if saved:
            assert sittings.save_answers(found, actor=he, answers=answers).answers == answers
        else:
            with pytest.raises(Refused, match="时间已到"):
                sittings.save_answers(found, actor=he, answers=answers)


@pytest.mark.parametrize(("minute", "points"), [(59, 100), (61, 80)])
def test_after_his_time_only_what_was_saved_before_counts(cast, minute, points):
    found = build.writing(cast)
    he, answers = sittings.candidate(found), build.right(found.exam)
    wrong = answers | {next(number for number, key in answers.items() if key == "B"): "C"}
    with clock.frozen(clock.moment(found.exam.on, 9, 10)):
        sittings.save_answers(found, actor=he, answers=wrong)

    with clock.frozen(clock.moment(found.exam.on) + timedelta(minutes=minute)):
        row = sittings.hand_in(found, actor=he, answers=answers)
        actions.confirm(actions.close(row.exam, actor=cast.go), actor=cast.go)

    assert build.sitting(row.exam).score == points


def test_handed_in_is_handed_in(cast):
    found = build.writing(cast)
    he, answers = sittings.candidate(found), build.right(found.exam)
    with clock.frozen(clock.moment(found.exam.on, 9, 10)):
        found = sittings.hand_in(found, actor=he, answers={})
        for deed in (sittings.hand_in, sittings.save_answers):
            with pytest.raises(Refused):
                deed(found, actor=he, answers=answers)
    with pytest.raises(IntegrityError, match="answers_kept"), transaction.atomic():
        ExamSitting.objects.filter(pk=found.pk).update(answers=answers)


def test_more_time_is_given_for_a_reason(cast):
    found = build.writing(cast)
    with clock.frozen(clock.moment(found.exam.on, 9, 30)):
        found = sittings.give_time(found, actor=cast.go, minutes=15, reason="电脑死机")

    assert found.ends_at == clock.moment(found.exam.on, 10, 15)


def test_the_clock_collects_what_was_saved_and_closing_marks_who_never_came(cast):
    found = build.writing(cast, "unit", "unitl")
    with clock.frozen(clock.moment(found.exam.on, 9, 30)):
        sittings.save_answers(found, actor=sittings.candidate(found), answers=build.right(found.exam))
    with clock.frozen(clock.moment(found.exam.on, 10, 5)):
        assert sittings.collect_due().done == 0  # his time may still be prolonged
    with clock.frozen(clock.moment(found.exam.on, 10, 10)):
        assert (sittings.collect_due().done, sittings.collect_due().done) == (1, 0)
        row = actions.confirm(actions.close(found.exam, actor=cast.go), actor=cast.go)

    assert [(one.state, one.score, one.band) for one in queries.sittings_of(row)] == [
        ("marked", 100, "excellent"), ("absent", None, ""),
    ]  # fmt: skip


def test_what_is_no_answer_is_left_out(cast):
    found = build.writing(cast)
    kinds = {one["kind"]: str(one["number"]) for one in found.exam.paper}
    said = {kinds["single"]: "Z", kinds["multiple"]: "CAA", kinds["judge"]: "C", "99999": "A"}

    with clock.frozen(clock.moment(found.exam.on, 9, 30)):
        kept = sittings.save_answers(found, actor=sittings.candidate(found), answers=said)

    assert kept.answers == {kinds["multiple"]: "AC"}


# The code of a desk.


def test_a_code_belongs_to_one_computer_until_another_is_given(cast):
    row = build.at(cast, "open", method="screen")
    found, he = build.sitting(row), sittings.candidate(build.sitting(row))
    first = queries.code_of(found)
    assert queries.by_code(first.lower()) == found
    sittings.sit_down(found, actor=he, desk="one")
    sittings.sit_down(found, actor=he, desk="one")
    with pytest.raises(Refused, match="另一台电脑"):
        sittings.sit_down(found, actor=he, desk="two")

    sittings.give_new_code(found, actor=cast.go)

    found = build.sitting(row)
    assert (queries.by_code(first), queries.by_code(queries.code_of(found))) == (None, found)
    assert sittings.sit_down(found, actor=he, desk="two").state == "expected"


@pytest.mark.parametrize("state", ["told", "drawn", "closed"])
def test_a_code_opens_nothing_before_and_after(cast, state):
    row = build.at(cast, state, method="screen")

    assert queries.by_code(queries.code_of(build.sitting(row))) is None
