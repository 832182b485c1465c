"""The registers of supervision that take tables in."""

from .experts import EXPERTS
from .finance import BUDGET, FINDINGS, TRANSFERS

ALL = (EXPERTS, BUDGET, TRANSFERS, FINDINGS)

__all__ = ["ALL", "BUDGET", "EXPERTS", "FINDINGS", "TRANSFERS"]
