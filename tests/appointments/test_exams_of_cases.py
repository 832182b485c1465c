"""The law exam of those whom a case proposes: it stands in the way of the agenda, not of the check of form."""

import pytest

from appointments.actions import cases
from appointments.actions import exams as actions
from appointments.models import ExamSitting
from appointments.queries import exams as queries
from appointments.queries import readiness
from congress.frame.workflow import Refused
from congress.models import Person
from tests.build import appointments as build
from tests.build import exams
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
ON = TODAY + exams.AHEAD


def checked(cast, **columns):
    """A case that is complete in form, for a post that asks for the exam."""
    build.office(cast, exam=True)
    return build.case(cast, "pass_check", **columns)


def sat(cast, case, *results, on=ON):
    """Exams of the case's candidate one after the other with these points."""
    for place, points in enumerate(results):
        row = exams.exam(cast, on=on + place * exams.AHEAD)
        actions.add_candidates(row, items=case.items.all(), actor=cast.go)
        exams.finished(cast, row, [points])


@pytest.mark.parametrize(
    ("results", "gap"),
    [
        ((), "本届内还没有通过任前法律知识考试"),
        ((59,), "59分，不合格，须补考"),
        ((59, 50), "50分，补考后仍不合格，应当暂缓提请"),
        ((60,), ""),
        ((59, 60), ""),
    ],
)
def test_a_case_goes_to_the_council_when_the_exam_is_passed(cast, results, gap):
    exams.bank(cast)
    case = checked(cast)
    sat(cast, case, *results)

    if gap:
        with pytest.raises(Refused, match=gap) as refused:
            cases.agree(build.fresh(case), actor=cast.go, on=TODAY)
        assert build.SECRET not in str(refused.value)
    else:
        assert cases.agree(build.fresh(case), actor=cast.go, on=TODAY).state == "council"


@pytest.mark.parametrize(("exam", "asked"), [(True, ["exam"]), (False, [])])
def test_only_posts_that_ask_for_it_need_it(cast, exam, asked):
    build.office(cast, exam=exam)
    case = build.case(cast, "receive")
    build.with_papers(cast, case)

    gaps = readiness.lines(case.items.get(), readiness.AGENDA)

    assert [check.key for check, gap in gaps if gap] == asked


def test_whom_a_case_proposes_sits_without_a_place_in_the_register(cast):
    case = checked(cast)
    row = exams.exam(cast)
    page = cast.client("go").get(f"{row.get_absolute_url()}candidates/").content.decode()
    assert build.SECRET in page

    cast.client("go").post(f"{row.get_absolute_url()}candidates/", {"items": [case.items.get().pk], "people": ""})

    found = ExamSitting.objects.get()
    assert (found.name, found.person, found.item) == (build.SECRET, None, case.items.get())
    assert not Person.objects.filter(name=build.SECRET).exists()
    assert queries.to_be_examined(cast.go) == []


def test_what_was_passed_before_the_registration_counts_after_it(cast):
    exams.bank(cast)
    case = checked(cast)
    sat(cast, case, 88)
    item = case.items.get()
    item.person = person = cast.posts["unitl"].person
    item.save(update_fields=["person"])

    assert queries.exam_gap(person, cast.term) == ""
    assert queries.standing(cast.term, name=build.SECRET).passed is None  # the name alone is no longer his


@pytest.mark.parametrize("who", ["dac", "com", "scm", "gov", "unit", "dep", "sys", "aud"])
def test_the_name_stays_with_the_staff(cast, who):
    case = checked(cast)
    row = exams.exam(cast)
    actions.add_candidates(row, items=case.items.all(), actor=cast.go)
    client = cast.client(who)

    pages = [
        client.get(url) for url in (row.get_absolute_url(), f"{row.get_absolute_url()}candidates/", "/", "/clock/")
    ]

    assert [page.status_code for page in pages[:2]] == [404, 404]
    assert not any(build.SECRET in page.content.decode() for page in pages)
