"""Who leaves his seat leaves what hangs on it in the same deed: group, committee's field, stations, turns of duty to come."""

from congress.frame import clock
from congress.frame.dates import ONE_DAY

from . import committees, groups, rosters, stations


def leave_all(deputies, *, until, actor):
    """These seats end after a day: from the next on their deputies are in no group and at no station, and their turns
    are to be filled. Called by the deed that ends the seats."""
    groups.end_memberships(deputies, until=until)
    committees.end_memberships(deputies, until=until)
    stations.end_memberships(deputies, until=until)
    rosters.vacate(deputies, since=until + ONE_DAY, actor=actor)


def rest(deputy, *, actor):
    """Who may not act as a deputy for a time keeps his places and gives up his turns from today on."""
    rosters.vacate([deputy], since=clock.today(), actor=actor)
