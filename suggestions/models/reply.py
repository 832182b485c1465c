"""The answer, its class, and what the deputy thinks of it."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from congress.frame import clock, guards

from .assignment import Assignment
from .suggestion import handed_in_here

HELD_BACK = Q(public__publication__has_whole=True, assignment__suggestion__public_as="summary")  # holds_answers_back


class ReplyQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """What was sent, to whoever sees the task – the secretary and the station's keeper only what is public; a draft
        to its unit and to those who check it (domain §4.2)."""
        here = handed_in_here(actor, "assignment__suggestion__")
        rows = self.filter(here or Exists(Assignment.objects.visible_to(actor).filter(pk=OuterRef("assignment"))))
        if actor.is_system or actor.is_any("DAC", "LEAD", "GOV", "TCH"):
            return rows
        if actor.is_any("UNIT", "UNITL"):
            return rows.filter(assignment__unit=actor.organization_id)
        if actor.is_any("TSEC", "STA"):
            rows = rows.filter(public__is_open=True, public__publication__state="released").exclude(HELD_BACK)
        return rows.sent()

    def sent(self):
        return self.filter(replied_on__isnull=False)


class Reply(models.Model):
    """One answer of one unit in one round. Signed by the unit's head, checked, then sent; after that it stands."""

    class Publicity(models.TextChoices):
        OPEN = "open", "主动公开"
        PART = "part", "部分公开"
        ON_REQUEST = "on_request", "依申请公开"
        CLOSED = "closed", "不予公开"

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="replies", verbose_name="承办")
    round = models.PositiveSmallIntegerField("次", default=1)
    reply_class = models.ForeignKey(
        "suggestions.ReplyClass", models.PROTECT, related_name="+", verbose_name="答复类别"
    )
    text = models.TextField("答复内容")
    publicity = models.CharField("公开属性", max_length=10, choices=Publicity, default=Publicity.OPEN)
    publicity_reason = models.CharField("不全部公开的理由", max_length=200, blank=True)
    contact_name = models.CharField("联系人", max_length=40)
    contact_phone = models.CharField("联系电话", max_length=20)
    drafted_by = models.CharField("起草人", max_length=40)
    drafted_on = models.DateField("起草日", default=clock.today)
    sent_back_because = models.TextField("退改意见", blank=True)
    signed_by = models.CharField("签发人", max_length=40, blank=True)
    signed_on = models.DateField("签发日", null=True, blank=True)
    checked_by = models.CharField("审核人", max_length=40, blank=True)
    replied_on = models.DateField("答复日", null=True, blank=True)
    on_time = models.BooleanField("按期", null=True)

    objects = ReplyQuerySet.as_manager()

    NAMED_BY = ("assignment__suggestion", "assignment__unit")

    class Meta:
        verbose_name = verbose_name_plural = "答复"
        ordering = ["assignment", "round"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "round"], name="suggestions_reply_once_a_round"),
            models.CheckConstraint(
                name="suggestions_reply_signed_before_sent",
                condition=Q(replied_on=None) | (Q(signed_on__isnull=False) & ~Q(signed_by="") & ~Q(checked_by="")),
                violation_error_message="答复须经承办单位负责人签发并审核后才能送出。",
            ),
            models.CheckConstraint(
                name="suggestions_reply_open_or_reason",
                condition=Q(publicity="open") | ~Q(publicity_reason=""),
                violation_error_message="不主动公开、只部分公开的，请写明理由。",
            ),
        ]

    def __str__(self):
        return f"{self.assignment}第{self.round}次答复"

    @property
    def about(self):
        return self.assignment.about


class ReplyRecipient(models.Model):
    """One deputy whom a sent answer reached (送达代表): in office that day, told of it, and able to open it. The row shows
    that he was answered himself (本级办理规定：联名提出的逐一答复每位代表)."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="recipients", verbose_name="答复")
    deputy = models.ForeignKey("deputies.Deputy", models.PROTECT, related_name="answers_received", verbose_name="代表")
    on = models.DateField("送达日", default=clock.today)

    class Meta:
        verbose_name = verbose_name_plural = "答复送达"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["reply", "deputy"], name="suggestions_reply_reaches_once")]

    def __str__(self):
        return str(self.deputy)


class ClassEvent(models.Model):
    """A reply's class as it was set and corrected: B becomes A when the promise is kept. The history stays."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="class_events", verbose_name="答复")
    from_class = models.ForeignKey(
        "suggestions.ReplyClass", models.PROTECT, null=True, related_name="+", verbose_name="原类别"
    )
    to_class = models.ForeignKey("suggestions.ReplyClass", models.PROTECT, related_name="+", verbose_name="现类别")
    reason = models.CharField("依据", max_length=200)
    changed_by = models.CharField("改定人", max_length=40)
    changed_on = models.DateField("日期", default=clock.today)

    class Meta:
        verbose_name = verbose_name_plural = "类别变动"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.to_class.code}类"


class RatingQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Who reviews and presses, the unit that was rated, and the deputy who rated (domain §4.2)."""
        here = handed_in_here(actor, "reply__assignment__suggestion__")
        rows = self.filter(
            here or Exists(Assignment.objects.visible_to(actor).filter(pk=OuterRef("reply__assignment")))
        )
        if actor.is_any("UNIT", "UNITL"):
            return rows.filter(reply__assignment__unit=actor.organization_id)
        if actor.is_any("DEP", "TDEP", "FORMER"):
            return rows.filter(reply__assignment__suggestion__lead__person=actor.person_id)
        return rows if actor.is_system or actor.is_any("DAC", "LEAD", "TCH", "GOV") else rows.none()


class Rating(models.Model):
    """The lead deputy's two marks on one reply – attitude and result apart. Silence is a row too: not rated."""

    class Mark(models.TextChoices):
        SATISFIED = "satisfied", "满意"
        BASICALLY = "basically", "基本满意"
        NOT_SATISFIED = "not_satisfied", "不满意"

    class Channel(models.TextChoices):
        ONLINE = "online", "代表本人网上评价"
        PAPER = "paper", "书面征询意见表"
        NONE = "none", "未反馈"

    reply = models.OneToOneField(Reply, models.PROTECT, related_name="rating", verbose_name="答复")
    channel = models.CharField("评价方式", max_length=8, choices=Channel)
    attitude = models.CharField("办理态度", max_length=14, choices=Mark, blank=True)
    result = models.CharField("办理结果", max_length=14, choices=Mark, blank=True)
    comment = models.TextField("意见和理由", blank=True)
    asked_cosigners = models.BooleanField("已征求联名代表意见", default=False)
    wants_redo = models.BooleanField("要求重新办理", default=False)
    deputy = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, blank=True, related_name="ratings", verbose_name="评价代表"
    )
    entered_by = models.CharField("录入人", max_length=40)
    rated_on = models.DateField("评价日")

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表评价"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="suggestions_rating_whole_or_none",
                condition=Q(channel="none", attitude="", result="", deputy=None)
                | (~Q(channel="none") & ~Q(attitude="") & ~Q(result="") & Q(deputy__isnull=False)),
                violation_error_message="办理态度和办理结果都要评价。",
            ),
            models.CheckConstraint(
                name="suggestions_rating_not_satisfied_with_reason",
                condition=(~Q(attitude="not_satisfied") & ~Q(result="not_satisfied")) | ~Q(comment=""),
                violation_error_message="评价为不满意的，请写明理由。",
            ),
        ]

    def __str__(self):
        return self.get_result_display() or "未反馈"

    @property
    def leads_to(self):
        return self.reply.assignment.suggestion


guards.declare(
    guards.Frozen(
        name="suggestions_rating_kept",
        model="suggestions.Rating",
        columns=("reply", "channel", "attitude", "result", "comment", "deputy", "entered_by", "rated_on"),
        message="评价一经提交不能改动。",
    ),
    guards.Frozen(
        name="suggestions_class_event_kept",
        model="suggestions.ClassEvent",
        columns=("reply", "from_class", "to_class", "reason", "changed_by", "changed_on"),
        message="类别变动记录不能改动。",
    ),
    guards.Frozen(
        name="suggestions_reply_sent_once",
        model="suggestions.Reply",
        once=("replied_on", "on_time"),
        message="已送出的答复不能改动。",
    ),
)
