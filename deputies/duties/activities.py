"""Activities in the dossier: what a deputy was present at, what he was excused from, where he was missing."""

from congress.frame.address import pages_of
from congress.frame.kinds import MISSED, DutyFact, DutySource

from ..models import Participation
from ..models.activity import half_days

PRESENT, EXCUSED, ABSENT = "present", "excused", "absent"
MISSING = "deputies.absent"
READ = ("pk", "deputy", "state", "half_days", "activity", "activity__kind", "activity__since", "activity__title",
        "activity__until", "activity__begins", "activity__ends", "activity__hours", "certificate_no", "opinion")  # fmt: skip


def read(deputy_ids, since, until):
    """Every activity he had to come to or came to; half-days missed without leave are a source of their own."""
    rows = Participation.objects.due().filter(deputy__in=deputy_ids, activity__since__range=(since, until),
                                              state__in=(PRESENT, EXCUSED, ABSENT)).order_by("activity__since", "pk")  # fmt: skip
    yield [found := rows.values_list(*READ, named=True)]
    page = pages_of("deputies:activity")
    return [_fact(row, page) for row in found if row.state == ABSENT or row.activity__kind in KEYS]


def _fact(row, page):
    """(key of the source, DutyFact) of one activity."""
    where = {"deputy_id": row.deputy, "on": row.activity__since, "target": f"deputies.activity:{row.activity}",
             "url": page(row.activity)}  # fmt: skip
    if row.state == ABSENT:
        missed = half_days(row.activity__since, row.activity__until, row.activity__begins, row.activity__ends)
        return MISSING, DutyFact(text=f"未经请假没有参加{row.activity__title}", amount=missed, **where)
    here = row.state == PRESENT
    return KEYS[row.activity__kind], DutyFact(text=_words(row), kept=here, part="" if here else MISSED, **where)


def _words(row):
    words = row.activity__title
    words += f"（{row.activity__hours.normalize():f}学时）" if row.activity__hours else ""
    words += f"，证书{row.certificate_no}" if row.certificate_no else ""
    words += f"，发言：{row.opinion}" if row.opinion else ""
    return words + ("（准假）" if row.state == EXCUSED else "")


SOURCES = (
    ("activity.inspection", "视察", "inspections", ("inspection",), 200),
    ("activity.research", "专题调研", "inspections", ("research",), 201),
    ("activity.law_check", "执法检查", "inspections", ("law_check",), 202),
    ("sit_in", "列席会议", "meetings", ("sit_in",), 203),
    ("training", "培训", "training", ("training",), 204),
    ("activity.study", "学习", "training", ("study",), 205),
    ("activity.group", "小组活动", "activities", ("group",), 206),
    ("activity.theme", "主题活动", "activities", ("theme", "contact", "other"), 207),
)
KEYS = {kind: f"deputies.{name}" for name, _, _, kinds, _ in SOURCES for kind in kinds}
ABSENCE = DutySource(key=MISSING, label="无故缺席活动", part=MISSED, unit="半天", shared=read, order=260)
ALL = (
    *(DutySource(key=f"deputies.{name}", label=label, part=part, shared=read, order=order)
      for name, label, part, _, order in SOURCES),
    ABSENCE,
)  # fmt: skip
