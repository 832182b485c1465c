"""The machines on the shelf are whole: every move has its deed, its words, its form and its clocks."""

import pytest
from django.utils.module_loading import import_string

from congress.frame import kinds

MACHINES = pytest.mark.parametrize("machine", list(kinds.machines), ids=lambda machine: machine.key)


@MACHINES
def test_every_move_has_its_deed(machine):
    assert {move.name for move in machine.moves} == set(machine.deeds)


@MACHINES
def test_every_state_has_a_way_in_and_final_states_no_way_out(machine):
    reached = {machine.initial} | {move.target for move in machine.moves}
    left = {state for move in machine.moves for state in move.source if move.source != (move.target,)}

    assert set(machine.states.values) == reached
    assert set(machine.final) == set(machine.states.values) - left


@MACHINES
def test_every_move_says_who_and_why_not_in_chinese(machine):
    for move in machine.moves:
        assert move.who.__doc__, move.name
        assert move.guard is None or move.guard.__doc__, move.name
        assert any("\u4e00" <= character <= "\u9fff" for character in move.label + move.event)


@MACHINES
def test_every_clock_and_form_that_a_move_names_exists(machine):
    for move in machine.moves:
        for key in (*move.opens, *move.closes, *move.cancels):
            assert kinds.deadlines[key]
        assert not move.form or import_string(move.form)


@MACHINES
def test_sending_back_is_marked_so_that_it_needs_a_reason(machine):
    unmarked = [move.name for move in machine.moves if "退回" in move.label and not move.returns]

    assert unmarked == []


def test_every_rule_that_a_clock_names_is_on_the_shelf():
    for law in kinds.deadlines:
        assert callable(law.amount) or not law.amount or law.amount in kinds.rules
