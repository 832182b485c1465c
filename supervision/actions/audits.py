"""The step of an audit topic that leaves more than words: its six months are counted from the day the audit report was heard."""

from congress.actions import clocks

from ..queries.finance import audit_heard_on
from .steps import leave

REPORT = "supervision.rectification_report"


def issue_list(topic, *, actor, on, text, files=()):
    """The list goes out; the government has until six months after the audit report (监督法第二十七条)."""
    leave(topic, "issue_list", actor=actor, on=on, text=text, files=files)
    clocks.open_clock(REPORT, topic, actor=actor, starts_on=audit_heard_on(topic.congress_id, topic.year) or on)


DEEDS = {"issue_list": issue_list}
