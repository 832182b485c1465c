"""Sessions of the congress: there the whole time, away with leave, away without."""

from congress.frame.kinds import MISSED, DutyFact, DutySource

from ..models import SessionAttendance

SESSION, LEAVE, ABSENCE = "deputies.session", "deputies.session_leave", "deputies.session_absence"


def read(deputy_ids, since, until):
    """Every session he was due at – only one attended from beginning to end counts –, and the half-days he was away; why is
    read by those who keep the roll alone."""
    rows = SessionAttendance.objects.filter(deputy__in=deputy_ids, meeting__opens_on__range=(since, until))
    yield [roll := rows.select_related("meeting__term").order_by("pk")]
    return [fact for row in roll for fact in _facts(row)]


def _facts(row):
    yield SESSION, _fact(row, row.words, kept=row.is_full)
    if row.leave:
        yield LEAVE, _fact(row, f"请假{row.leave}个半天", amount=row.leave)
    if row.absent:
        yield ABSENCE, _fact(row, f"未经批准缺席{row.absent}个半天", amount=row.absent)


def _fact(row, text, **more):
    return DutyFact(
        deputy_id=row.deputy_id,
        on=row.meeting.opens_on,
        text=f"{row.meeting}：{text}",
        target=f"deputies.sessionattendance:{row.pk}",
        url=row.meeting.get_absolute_url(),
        **more,
    )


ALL = (
    DutySource(key=SESSION, label="全程出席代表大会", part="meetings", shared=read, unit="次会议", order=10),
    DutySource(key=LEAVE, label="代表大会请假", part=MISSED, shared=read, unit="半天", order=11),
    DutySource(key=ABSENCE, label="未经批准缺席代表大会", part=MISSED, shared=read, unit="半天", order=12),
)
