"""Activities in the dossier: what a deputy was present at, what he was excused from, where he was missing."""

from django.urls import reverse

from congress.frame.kinds import MISSED, DutyFact, DutySource

from ..models import Participation

PRESENT, EXCUSED, ABSENT = "present", "excused", "absent"


def _rows(deputy_ids, since, until, kinds, state):
    rows = Participation.objects.due().filter(
        deputy__in=deputy_ids, activity__since__range=(since, until), activity__kind__in=kinds, state__in=state
    )
    rows = rows.order_by("activity__since", "pk").values_list(
        "pk", "deputy", "state", "half_days", "activity", "activity__since", "activity__title", "activity__hours",
        "certificate_no", "opinion", named=True,
    )  # fmt: skip
    return rows.iterator(2000)


def _fact(row):
    words = row.activity__title
    words += f"（{row.activity__hours.normalize():f}学时）" if row.activity__hours else ""
    words += f"，证书{row.certificate_no}" if row.certificate_no else ""
    words += f"，发言：{row.opinion}" if row.opinion else ""
    words += "（准假）" if row.state == EXCUSED else ""
    return DutyFact(
        deputy_id=row.deputy, on=row.activity__since, text=words, target=f"deputies.activity:{row.activity}",
        url=reverse("deputies:activity", args=[row.activity]), amount=1, kept=row.state == PRESENT,
        part="" if row.state == PRESENT else MISSED,
    )  # fmt: skip


def _source(key, label, part, *kinds, order):
    def facts(deputy_ids, since, until):
        return (_fact(row) for row in _rows(deputy_ids, since, until, kinds, (PRESENT, EXCUSED)))

    return DutySource(key=f"deputies.{key}", label=label, part=part, facts=facts, order=order)


def absences(deputy_ids, since, until):
    """Half-days missed without leave."""
    for row in Participation.objects.due().filter(
        deputy__in=deputy_ids, activity__since__range=(since, until), state=ABSENT
    ).select_related("activity").order_by("activity__since", "pk").iterator(2000):  # fmt: skip
        yield DutyFact(
            deputy_id=row.deputy_id, on=row.activity.since, text=f"未经请假没有参加{row.activity.title}",
            target=f"deputies.activity:{row.activity_id}", url=row.activity.get_absolute_url(),
            amount=row.activity.half_days,
        )  # fmt: skip


ABSENCE = DutySource(key="deputies.absent", label="无故缺席活动", part=MISSED, unit="半天", facts=absences, order=260)
ALL = (
    _source("activity.inspection", "视察", "inspections", "inspection", order=200),
    _source("activity.research", "专题调研", "inspections", "research", order=201),
    _source("activity.law_check", "执法检查", "inspections", "law_check", order=202),
    _source("sit_in", "列席会议", "meetings", "sit_in", order=203),
    _source("training", "培训", "training", "training", order=204),
    _source("activity.study", "学习", "training", "study", order=205),
    _source("activity.group", "小组活动", "activities", "group", order=206),
    _source("activity.theme", "主题活动", "activities", "theme", "contact", "other", order=207),
    ABSENCE,
)
