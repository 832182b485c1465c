"""The lists a congress keeps for its suggestions: subjects, and classes of replies."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from congress.actions import records
from congress.frame.workflow import Refused

from .. import policies
from ..models import ClassEvent, Reply, ReplyClass, Topic

# The three classes that most counties use (domain: reply classes differ from place to place).
CLASSES = (
    {"code": "A", "label": "已经解决或采纳", "solved": True, "needs_follow_up": False},
    {"code": "B", "label": "列入计划逐步解决", "solved": False, "needs_follow_up": True},
    {"code": "C", "label": "留作参考，暂时难以解决", "solved": False, "needs_follow_up": False},
)

# Subjects to begin with; each congress goes on from there.
TOPICS = (
    "农业农村",
    "水利水务",
    "交通运输",
    "城乡建设",
    "自然资源",
    "生态环境",
    "教育体育",
    "卫生健康",
    "文化旅游",
    "民政社保",
    "工业商贸",
    "财政金融",
    "公安司法",
    "应急管理",
    "基层治理",
    "其他",
)


@transaction.atomic
def begin_lists(congress, *, actor, topics=TOPICS, classes=CLASSES):
    """The first lists of a congress: subjects in order, and the classes of replies with what each means here."""
    if not policies.keeps_lists(actor, congress):
        raise PermissionDenied(f"由{policies.keeps_lists.__doc__}维护。")
    if Topic.objects.filter(congress=congress).exists() or ReplyClass.objects.filter(congress=congress).exists():
        raise Refused("类别表已经建立，请逐项修改。")
    Topic.objects.bulk_create(Topic(congress=congress, name=name, order=at) for at, name in enumerate(topics, start=1))
    ReplyClass.objects.bulk_create(
        ReplyClass(congress=congress, order=at, **row) for at, row in enumerate(classes, start=1)
    )
    records.record(
        "suggestions.lists.begin",
        actor=actor,
        obj=congress,
        congress_id=congress.pk,
        text=f"{actor.name}建立{congress}的建议类别和答复类别",
        after={"建议类别": list(topics), "答复类别": [f"{row['code']} {row['label']}" for row in classes]},
    )


def _means_other(row, was):
    after = records.snapshot(row)
    return any(after[name] != was[name] for name in ReplyClass.MEANING)


def _has_been_given(row):
    """Some answer bears this class, or once bore it."""
    events = ClassEvent.objects.filter(Q(from_class=row) | Q(to_class=row))
    return Reply.objects.filter(reply_class=row).exists() or events.exists()


@transaction.atomic
def keep_code(row, *, actor):
    """Enter or change one subject or one class of replies. What has been used is retired, never deleted: old replies keep
    the letter and the meaning they were given."""
    if not policies.keeps_lists(actor, row.congress):
        raise PermissionDenied(f"由{policies.keeps_lists.__doc__}维护。")
    was = records.snapshot(type(row).objects.get(pk=row.pk)) if row.pk else {}
    if isinstance(row, ReplyClass) and was and _means_other(row, was) and _has_been_given(row):
        raise Refused("已有答复用过这一类，它的字母和含义不能再改；不再用的请停用，另设一类。")
    verb = "change" if row.pk else "add"
    row.full_clean()
    row.save()
    before, after = records.changes(row, was)
    records.record(
        f"{row._meta.label_lower}.{verb}",
        actor=actor,
        obj=row,
        before=before,
        after=after,
        text=f"{actor.name}{'修改' if was else '增加'}{row._meta.verbose_name}：{row}",
    )
    return row
