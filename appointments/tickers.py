"""What the clock does here."""

from congress.frame.kinds import Ticker

from .actions import oaths, reports, sittings

ALL = (
    Ticker(key="appointments.sittings", label="上机考试到时收卷", run=sittings.collect_due, order=150),
    Ticker(key="appointments.oaths", label="应宣誓人员", run=oaths.sweep, order=151),
    Ticker(key="appointments.reports", label="任后年度述职", run=reports.ask, order=152),
)
