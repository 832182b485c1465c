"""What two people count, each by himself: whose turn it is. Neither sees the other's numbers before both are in."""

from .workflow import Refused


def turn(last, person_id, *, by, third="已有两人录入，第三个人不能再录。"):
    """(place, attempt) of what this person enters next. ``last`` are the latest counts of each place, ``by`` the column that
    names who counted; whoever counts again keeps his place, and a third person is refused."""
    mine = next((row for row in last if getattr(row, by) == person_id), None)
    if mine is None and len(last) == 2:
        raise Refused(third)
    return (mine.place, mine.attempt + 1) if mine else (len(last) + 1, 1)
