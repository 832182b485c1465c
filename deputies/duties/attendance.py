"""Sessions of the congress: there the whole time, away with leave, away without."""

from functools import partial

from congress.frame.kinds import MISSED, DutyFact, DutySource

from ..models import SessionAttendance


def _rows(deputy_ids, since, until, **more):
    rows = SessionAttendance.objects.filter(deputy__in=deputy_ids, meeting__opens_on__range=(since, until), **more)
    return rows.select_related("meeting__term").order_by("pk")


def _fact(row, text, **more):
    return DutyFact(
        deputy_id=row.deputy_id,
        on=row.meeting.opens_on,
        text=f"{row.meeting}：{text}",
        target=f"deputies.sessionattendance:{row.pk}",
        url=row.meeting.get_absolute_url(),
        **more,
    )


def sessions(deputy_ids, since, until):
    """Every session he was due at; only one attended from beginning to end counts."""
    for row in _rows(deputy_ids, since, until):
        yield _fact(row, row.words, kept=row.is_full)


def missed(column, word, deputy_ids, since, until):
    for row in _rows(deputy_ids, since, until, **{f"{column}__gt": 0}):
        n = getattr(row, column)
        yield _fact(row, f"{word}{n}个半天", amount=n)  # why is read by those who keep the roll alone


ALL = (
    DutySource(
        key="deputies.session", label="全程出席代表大会", part="meetings", facts=sessions, unit="次会议", order=10
    ),
    DutySource(
        key="deputies.session_leave",
        label="代表大会请假",
        part=MISSED,
        facts=partial(missed, "leave", "请假"),
        unit="半天",
        order=11,
    ),
    DutySource(
        key="deputies.session_absence",
        label="未经批准缺席代表大会",
        part=MISSED,
        facts=partial(missed, "absent", "未经批准缺席"),
        unit="半天",
        order=12,
    ),
)
