"""The registers of congress that take tables in."""

from .bodies import BODIES
from .holidays import HOLIDAYS
from .people import PEOPLE
from .places import AREAS
from .posts import POSTS

ALL = (PEOPLE, BODIES, AREAS, POSTS, HOLIDAYS)
