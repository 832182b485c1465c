"""Rules, research papers and duty reports on their way through the register, through the actions."""

from datetime import date

from congress.actions import writings
from congress.models import Writing
from tests.build import meetings

SAT = date(2026, 3, 20)
TEXT = "一、总则\n第一条　为了做好工作，制定本办法。"


def draft(cast, kind="rule", title="会议请假办法", *, who="go", person=None, text=TEXT, year=2026):
    """A draft of the body in which ``who`` sits; a duty report is of ``person`` (a key of the cast)."""
    actor = cast.actor(who)
    person = person or ("dep" if kind == "duty" else None)
    row = Writing(
        congress_id=actor.congress_id,
        kind=kind,
        title=title,
        text=text,
        year=year,
        body_id=actor.organization_id,
        person=person and cast.posts[person].person,
    )
    return writings.keep_writing(row, actor=actor)


def sitting(cast, day=SAT):
    """A meeting of the standing committee that was held on a day."""
    return meetings.meeting(cast, "standing_committee", day, due=29, present=20)


def adopted(cast, row, day=SAT, *, from_day=None, who="go"):
    """A rule adopted by the standing committee on a day, in force from then or a later day."""
    at = sitting(cast, day)
    return writings.adopt(row, actor=cast.actor(who), adopted_at=at, adopted_on=day, in_force_on=from_day or day)


def rule(cast, title="会议请假办法", day=SAT, *, from_day=None, text=TEXT):
    return adopted(cast, draft(cast, title=title, text=text), day, from_day=from_day)


def paper(cast, kind="research", title="关于饮水安全的调研报告", *, who="dac", on=SAT, year=2026, **more):
    """A research paper or duty report that is final."""
    row = draft(cast, kind, title, who=who, year=year, **more)
    return writings.publish(row, actor=cast.actor(who), adopted_on=on)
