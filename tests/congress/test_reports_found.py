"""What townships write into their quarterly reports is found, by those who may read the report and nobody else."""

import pytest

from congress.actions import reports as actions
from congress.models import QuarterReport
from congress.queries import finding, reports
from tests.build import reports as build

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(cast):
    build.form(cast)
    return build.report(cast)


def found(actor, words):
    return [str(row) for row in reports.found(actor, words)]


@pytest.mark.parametrize(
    ("words", "number"), [("养护", 1), ("养护资金", 1), ("村道 资金", 1), ("道资", 0), ("养护 电梯", 0), ("护养", 0)]
)
def test_a_report_is_found_by_the_words_a_township_wrote(cast, report, words, number):
    assert found(cast.dac, words) == [str(report)] * number


def test_a_report_is_found_by_its_readers_alone(cast, report):
    others = [town for key, town in cast.townships.items() if key != "river"]
    readers = {key: len(found(cast.actor(key), "养护")) for key in ("dac", "go", "dep", "unit")}

    assert readers == {"dac": 1, "go": 1, "dep": 0, "unit": 0}
    assert len(found(cast.townships["river"].actor("tsec"), "养护")) == 1
    assert [found(town.actor("tsec"), "养护") for town in others] == [[]] * len(others)
    assert found(cast.stranger.actor("dac"), "养护") == []


def test_a_correction_is_found_in_place_of_what_it_corrects(cast, report):
    actions.correct(report, actor=cast.dac, reason="填错。")
    again = QuarterReport.objects.get(corrects=report)
    actions.fill(again, actor=cast.townships["river"].actor("tsec"),
                 values=build.values(again, **{**build.GOOD, "problems": "缺少净水设备。"}))  # fmt: skip

    assert (found(cast.dac, "养护"), found(cast.dac, "净水")) == ([], [str(again)])


def test_the_piece_around_the_words_is_shown(cast, report):
    (group,) = [one for one in finding.everywhere(cast.dac, "养护资金") if one.key == "congress.reports"]

    assert [(hit.name, "养护资金" in str(hit.snippet)) for hit in group.hits] == [(str(report), True)]
