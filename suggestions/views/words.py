"""The word and tone that a reader sees for where a suggestion or a unit's task stands."""

from ..workflow import ASSIGNMENT, SUGGESTION

SIGNED = {"invited": "soon", "confirmed": "done", "declined": "quiet", "withdrawn": "quiet"}
TONES = {
    "quiet": "draft not_filed withdrawn converted merged sent_back cancelled",
    "info": "cosigning",
    "soon": "to_assign feedback_pending follow_up return_requested extension_requested",
    "late": "returned redo",
    "done": "closed archived opinion_given",
}
TONE_OF = {state: tone for tone, states in TONES.items() for state in states.split()}


def tone_of(state):
    return TONE_OF.get(state, "info")


def word_of_task(task, actor):
    return ASSIGNMENT.label_for(task.state, actor), tone_of(task.state)


def stands(suggestion, own=None):
    """(machine, state): a unit reads of its ``own`` task; everybody else of the case and, while it is handled, of the
    stage its units have reached."""
    if own is not None:
        return ASSIGNMENT, own.state
    if suggestion.state == "handling" and suggestion.stage:
        return ASSIGNMENT, suggestion.stage
    return SUGGESTION, suggestion.state


def word_of(suggestion, actor, own=None):
    """(word, tone) of where it stands."""
    machine, state = stands(suggestion, own)
    return machine.label_for(state, actor), tone_of(state)


def code_of(suggestion, actor, own=None):
    """The code of where it stands, for programs."""
    machine, state = stands(suggestion, own)
    return machine.code_for(state, actor)
