"""The registers of deputies and stations that take tables in."""

from .above import ABOVE
from .deputies import DEPUTIES
from .results import RESULTS
from .stations import STATIONS

ALL = (DEPUTIES, ABOVE, RESULTS, STATIONS)
