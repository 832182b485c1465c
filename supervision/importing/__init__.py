"""The registers of supervision that take tables in."""

from .experts import EXPERTS
from .filings import FILINGS
from .finance import BUDGET, FINDINGS, TRANSFERS

ALL = (EXPERTS, BUDGET, TRANSFERS, FINDINGS, FILINGS)

__all__ = ["ALL", "BUDGET", "EXPERTS", "FILINGS", "FINDINGS", "TRANSFERS"]
