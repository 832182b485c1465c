"""The registers of deputies and stations that take tables in."""

from .above import ABOVE
from .deputies import DEPUTIES
from .stations import STATIONS

ALL = (DEPUTIES, ABOVE, STATIONS)
