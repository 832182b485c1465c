"""What the clock does here."""

from congress.frame.kinds import Ticker

from .actions import sittings

SITTINGS = Ticker(key="appointments.sittings", label="上机考试到时收卷", run=sittings.collect_due, order=150)
ALL = (SITTINGS,)
