"""The handbook says what the programs do: the same moves, the same roles, this congress's own lengths."""

import io

import pytest
from django.core.management import call_command

from congress.actions.institution import set_rule
from congress.frame import kinds
from congress.models import Role
from congress.queries import handbook
from congress.views.help import SIDES
from tests.build.county import TODAY
from tests.suggestions.test_matrix import CASE, COURT, TASK

pytestmark = pytest.mark.django_db
# person of the matrix: his role
ROLE_OF = {
    "dep": "DEP",
    "dhead": "DHEAD",
    "go": "GO",
    "dac": "DAC",
    "dac_clerk": "DAC",
    "gov": "GOV",
    "unit": "UNIT",
    "unitl": "UNITL",
    "court": "UNIT",
    "courtl": "UNITL",
}


def printed(**how):
    out = io.StringIO()
    call_command("handbook", stdout=out, **how)
    return out.getvalue()


def chapter(key):
    return next(one for one in handbook.machines() if one.key == key)


def test_every_move_state_clock_rule_paper_and_role_is_in_the_printed_handbook(cast):
    text = printed()

    for machine in kinds.machines:
        assert [label for label in machine.states.labels if label not in text] == []
        assert [move.label for move in machine.moves if f"| {move.label} |" not in text] == []
        assert [move.name for move in machine.moves if f"--> {move.target}: {move.label}" not in text] == []
    for shelf, name in ((kinds.deadlines, "label"), (kinds.rules, "label"), (kinds.documents, "title")):
        assert [getattr(item, name) for item in shelf if f"| {getattr(item, name)} |" not in text] == []
    assert [role.label for role in Role if f"| {role.label} |" not in text] == []
    assert text.count("```mermaid\nstateDiagram-v2\n") == len(kinds.machines)


def test_a_table_has_as_many_cells_in_every_row_as_in_its_head(cast):
    for block in printed().split("\n\n"):
        rows = [line.count("|") for line in block.splitlines() if line.startswith("|")]
        assert len(set(rows)) <= 1, block


def test_whoever_is_offered_a_move_has_a_role_its_policy_speaks_of():
    for key, matrix in (
        ("suggestions.suggestion", CASE),
        ("suggestions.assignment", TASK),
        ("suggestions.assignment", COURT),
    ):
        roles = {move.name: move.roles for move in chapter(key).moves}
        for state, offered in matrix.items():
            wrong = [
                (state, person, name)
                for person, names in offered.items()
                for name in names.split()
                if ROLE_OF[person] not in roles[name]
            ]
            assert wrong == []


def test_no_policy_is_without_a_role_and_no_guard_or_policy_without_a_name():
    moves = [move for one in handbook.machines() for move in one.moves]

    assert [move.name for move in moves if not move.roles or not move.who] == []
    quiet = {move.name for machine in kinds.machines for move in machine.moves if move.quiet}
    assert {move.name for move in moves if move.is_automatic} == quiet - {
        *(
            "fill",
            "claim",
            "give",
            "draft",
            "adopt",
            "undraft",
            "merge",
            "reopen",
            "sign_in",
            "correct",
            "excuse",
            "strike",
        ),
    }  # with pages of their own


def test_lengths_are_this_congresss_own(cast):
    assert "| 签收 | 承办 | 3个工作日 |" in printed()

    set_rule(cast.congress, "suggestion.sign_workdays", 5, actor=cast.dac, since=TODAY, reason="办公会议定。")

    assert "| 签收 | 承办 | 5个工作日 |" in printed()
    assert "| 签收 | 承办 | 3个工作日 |" in printed(congress=cast.townships["river"].congress.name)


def test_a_length_that_depends_on_the_case_names_both():
    (reply,) = [row for row in handbook.clocks(None) if row.label == "答复代表"]

    assert reply.length == "答复期限3个月；涉及面广、处理难度大的答复期限6个月"
    assert reply.reminds == "提前30、15、7、3、1日，当日，超期1、7日，以后每周"


def test_an_unknown_congress_is_named(cast):
    with pytest.raises(SystemExit):
        printed(congress="没有这个县", stderr=io.StringIO())


@pytest.mark.parametrize("side", SIDES)
def test_every_side_of_the_help_page_is_open_to_whoever_is_signed_in(cast, side):
    url = f"/help/{side}/" if side else "/help/"
    for key in ("dep", "unit", "dac", "sys"):
        answer = cast.client(key).get(url)
        assert (answer.status_code, "帮助" in answer.content.decode()) == (200, True)
    assert cast.client("dep").get("/help/nosuch/").status_code == 404


def test_the_page_shows_what_my_role_may_do_and_what_another_may(cast):
    browser = cast.client("dep")
    own, other = browser.get("/help/mine/").content.decode(), browser.get("/help/mine/?role=GOV").content.decode()
    nonsense = browser.get("/help/mine/?role=KING").content.decode()

    assert ("评价答复" in own, "提出退办意见" in own) == (True, False)
    assert ("评价答复" in other, "提出退办意见" in other) == (False, True)
    assert ("评价答复" in nonsense, "提出退办意见" in nonsense) == (True, False)
