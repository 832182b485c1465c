"""A deputy votes on his phone: what waits, the paper, one last look, the receipt – with script and without."""

import pytest

from congress.actions import ballots
from congress.models import BallotBox
from congress.queries import ballots as queries
from tests.browser.test_phone import faults
from tests.build import ballots as build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARKS = {"赞成": "yes", "反对": "no", "弃权": "abstain"}


@pytest.fixture
def ballot(town):
    build.deputies(town)
    names = ("陈建国", "王秀英", "丁一", "李平")
    row = build.drafted(town, *names, kind="session_vices", seats=3, title="选举县人大常委会副主任")
    return ballots.open_round(row, actor=town.go)


@pytest.mark.parametrize("script", [True, False])
def test_a_deputy_votes_with_his_thumb(visit, ballot, script):
    dep = visit("dep", java_script_enabled=script)
    dep.takes_up("选举县人大常委会副主任", "投票")
    for option, word in zip(queries.options_of(ballot), ("赞成", "赞成", "反对", "赞成"), strict=True):
        dep.page.check(f"input[name=o{option.pk}][value={MARKS[word]}]")
    assert not script or faults(dep) == []
    dep.press("下一步：核对")

    dep.sees("请核对您的选择", "投出以后不能更改")
    assert not script or faults(dep) == []
    dep.press("返回修改")
    dep.press("下一步：核对")
    dep.press("确认投票")

    dep.sees("您已经投票", "回执")
    assert (BallotBox.objects.get().size, queries.turnout(ballot)) == (1, (10, 1))


def test_a_paper_with_too_many_marks_is_told_before_it_is_cast(visit, ballot):
    dep = visit("dep")
    dep.takes_up("选举县人大常委会副主任", "投票")
    for option in queries.options_of(ballot):
        dep.page.check(f"input[name=o{option.pk}][value=yes]")

    with dep.expecting(422):
        dep.press("下一步：核对")
        dep.sees("选了4人，多于应选的3人，这样的票无效。")

    assert BallotBox.objects.get().size == 0
