"""What the clock does here."""

from congress.frame.kinds import Ticker

from .actions import experts

EXPERTS = Ticker(key="supervision.experts", label="专家聘期届满", run=experts.expire_due, order=140)
ALL = (EXPERTS,)
