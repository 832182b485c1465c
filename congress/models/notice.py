"""What people are told: the inbox row is the message; mail and text message only carry it outside."""

from django.db import models
from django.db.models import Q

from congress.frame import clock

from .org import Congress
from .people import Membership


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """One's own, in the post one acts in: what he was told as another may be nothing that this post sees."""
        if actor.is_system:
            return self.all()
        acting = Membership.objects.filter(pk=actor.membership_id)
        return self._in_posts(actor, acting if actor.is_any("FORMER") else acting.in_office())

    def told_to(self, actor):
        """All of one's own, in whatever post one holds: to be counted, not to be read."""
        return self._in_posts(actor, Membership.objects.filter(person=actor.person_id).in_office())

    def _in_posts(self, actor, held):
        """A message stays with the post when its holder takes it up anew."""
        if not actor.person_id:
            return self.none()
        posts = held.order_by().values("post")
        return self.filter(person=actor.person_id).filter(Q(membership=None) | Q(membership__post__in=posts))

    def unread(self):
        return self.filter(read_at=None)


class Notice(models.Model):
    """One message to one person, in one of his posts. It is delivered by being here."""

    person = models.ForeignKey("congress.Person", models.PROTECT, related_name="notices", verbose_name="收件人")
    membership = models.ForeignKey(
        "congress.Membership", models.PROTECT, null=True, related_name="+", verbose_name="以何职务"
    )
    subject = models.CharField("标题", max_length=120)
    text = models.TextField("正文", blank=True)
    url = models.CharField("链接", max_length=300, blank=True)
    target = models.CharField("对象", max_length=80, blank=True, db_index=True)
    at = models.DateTimeField("时间", default=clock.now)
    read_at = models.DateTimeField("阅读时间", null=True)
    urgent = models.BooleanField("紧急", default=False)
    digest_key = models.CharField("只发一次的标记", max_length=120, null=True, unique=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "消息"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["person", "-at"], name="congress_notice_inbox"),
            models.Index(fields=["person"], name="congress_notice_unread", condition=Q(read_at=None)),
        ]

    def __str__(self):
        return self.subject


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Those who keep the machinery running see whether messages went out: in the county, or in their own congress."""
        if actor.is_system:
            return self.all()
        if not actor.is_any("SYS", "GO", "DAC") or not actor.county_id:
            return self.none()
        rows = self.filter(notice__person__county=actor.county_id)
        return rows if actor.is_any("SYS") else rows.filter(notice__membership__congress=actor.congress_id)


class Delivery(models.Model):
    """One notice on its way out by one channel."""

    class Channel(models.TextChoices):
        MAIL = "mail", "电子邮件"
        WEBHOOK = "webhook", "短信网关"

    class State(models.TextChoices):
        WAITING = "waiting", "待发送"
        SENDING = "sending", "发送中"
        SENT = "sent", "已发送"
        FAILED = "failed", "发送失败"

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries", verbose_name="消息")
    channel = models.CharField("途径", max_length=8, choices=Channel)
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    next_try_at = models.DateTimeField("下次发送时间", default=clock.now)
    error = models.CharField("原因", max_length=200, blank=True)
    sent_at = models.DateTimeField("发出时间", null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "外发"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="congress_delivery_due")]
        constraints = [models.UniqueConstraint(fields=["notice", "channel"], name="congress_delivery_once")]

    def __str__(self):
        return f"{self.notice}（{self.get_channel_display()}）"


class LetterQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The offices that send letters – in a township its chairman – see those of their own congress."""
        if actor.is_system:
            return self.all()
        if not actor.is_any("GO", "DAC", "GOV", "TCH") or not actor.congress_id:
            return self.none()
        letters = self.filter(congress=actor.congress_id)
        return letters.filter(sender=actor.organization_id) if actor.is_any("GOV") else letters

    def waiting(self):
        return self.filter(state="waiting")


class Letter(models.Model):
    """One letter of a batch, ready but not sent: it goes out when a person releases it."""

    class State(models.TextChoices):
        WAITING = "waiting", "待发出"
        RELEASED = "released", "已发出"
        WITHDRAWN = "withdrawn", "已撤回"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name="人大")
    batch = models.CharField("批次", max_length=80)
    sender = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, related_name="+", verbose_name="发出机构"
    )
    organization = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, related_name="letters", verbose_name="送达机构"
    )
    person = models.ForeignKey(
        "congress.Person", models.PROTECT, null=True, related_name="letters", verbose_name="送达人"
    )
    subject = models.CharField("标题", max_length=120)
    text = models.TextField("正文", blank=True)
    url = models.CharField("链接", max_length=300, blank=True)
    target = models.CharField("对象", max_length=80, blank=True, db_index=True)
    document = models.CharField("文书", max_length=80, blank=True)
    state = models.CharField("状态", max_length=9, choices=State, default=State.WAITING)
    put_at = models.DateTimeField("放入时间", default=clock.now)
    put_by = models.CharField("放入人", max_length=40)
    released_at = models.DateTimeField("发出时间", null=True)
    released_by = models.CharField("发出人", max_length=40, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "待发函件"
        ordering = ["batch", "pk"]
        indexes = [models.Index(fields=["congress", "state"], name="congress_letter_waiting")]
        constraints = [
            models.CheckConstraint(
                name="congress_letter_one_addressee",
                condition=Q(organization__isnull=False, person=None) | Q(organization=None, person__isnull=False),
                violation_error_message="函件须送一个机构或一个人。",
            ),
            models.CheckConstraint(
                name="congress_letter_released_by_somebody",
                condition=Q(state="released", released_at__isnull=False)
                | (~Q(state="released") & Q(released_at=None)),
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def addressee(self):
        return self.organization or self.person
