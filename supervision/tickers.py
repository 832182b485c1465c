"""What the clock does here."""

from congress.frame.kinds import Ticker

from .actions import collecting, experts, filings

EXPERTS = Ticker(key="supervision.experts", label="专家聘期届满", run=experts.expire_due, order=140)
CATALOGUES = Ticker(key="supervision.catalogues", label="年度备案目录", run=filings.begin_years, order=141)
CALLS = Ticker(key="supervision.calls", label="议题征集月提醒", run=collecting.ask_for_calls, order=142)
ALL = (EXPERTS, CATALOGUES, CALLS)
