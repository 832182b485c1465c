"""The record: who did what to what, when, from where; written with the deed, never changed, never deleted."""

from django.apps import apps
from django.db import models
from django.db.models import Q

from congress.frame import clock, guards

from .org import Congress


class AuditEventQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The log is read by the audit administrator of the county, and by nobody else."""
        if actor.is_system:
            return self.all()
        if not actor.is_any("AUD") or not actor.county_id:
            return self.none()
        return self.filter(Q(congress=None) | Q(congress__in=Congress.objects.visible_to(actor)))


class AuditEvent(models.Model):
    """One deed, one refusal, one look at something sensitive. ``seq``, ``prev_hash`` and ``hash`` are the seal."""

    class Result(models.TextChoices):
        DONE = "done", "已办"
        REFUSED = "refused", "被拒绝"
        FAILED = "failed", "出错"

    congress = models.ForeignKey(Congress, models.PROTECT, null=True, related_name="+", verbose_name="人大")
    at = models.DateTimeField("时间", default=clock.now)
    account_id = models.BigIntegerField("账号", null=True)
    person_name = models.CharField("姓名", max_length=40)
    post_title = models.CharField("职务", max_length=60, blank=True)
    role = models.CharField("角色", max_length=8, blank=True)
    ip = models.CharField("来源地址", max_length=45, blank=True)
    via = models.CharField("途径", max_length=12, blank=True)
    kind = models.CharField("事项", max_length=80)
    target = models.CharField("对象", max_length=80, blank=True, db_index=True)
    before = models.JSONField("办理前", default=dict)
    after = models.JSONField("办理后", default=dict)
    text = models.CharField("记述", max_length=500)
    reason = models.TextField("理由", blank=True)
    returns = models.BooleanField("退回", default=False)
    result = models.CharField("结果", max_length=8, choices=Result, default=Result.DONE)
    seq = models.PositiveBigIntegerField("链上序号", null=True, editable=False)
    prev_hash = models.CharField("前一条的校验值", max_length=64, null=True, editable=False)
    hash = models.CharField("校验值", max_length=64, null=True, editable=False)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "审计记录"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["congress", "-at"], name="congress_auditevent_by_time"),
            models.Index(fields=["congress", "kind"], name="congress_auditevent_by_kind"),
            models.Index(fields=["account_id", "-at"], name="congress_auditevent_by_account"),
            models.Index(fields=["congress", "id"], name="congress_auditevent_unsealed", condition=Q(seq=None)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["congress", "seq"], name="congress_auditevent_seq_once"),
            models.UniqueConstraint(
                fields=["seq"], condition=Q(congress=None), name="congress_auditevent_seq_once_at_large"
            ),
            models.CheckConstraint(
                name="congress_auditevent_return_has_reason",
                condition=Q(returns=False) | ~Q(reason=""),
                violation_error_message="退回必须写明理由。",
            ),
            models.CheckConstraint(
                name="congress_auditevent_sealed_whole",
                condition=Q(seq=None, prev_hash=None, hash=None)
                | Q(seq__isnull=False, prev_hash__isnull=False, hash__isnull=False),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def about(self):
        """The row it is about, as people call it: 账号 3."""
        label, _, number = self.target.partition(":")
        try:
            return f"{apps.get_model(label)._meta.verbose_name} {number}"
        except (LookupError, ValueError):
            return self.target

    @property
    def compared(self):
        """[(what, before, after)] of everything the deed changed."""
        return [(name, self.before.get(name, ""), self.after.get(name, "")) for name in {**self.before, **self.after}]


class AuditHead(models.Model):
    """The end of one chain: one row per congress (0: events of none). Held while a chain is being sealed."""

    chain = models.BigIntegerField("链", unique=True)
    seq = models.PositiveBigIntegerField("最后序号", default=0)
    hash = models.CharField("最后校验值", max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审计链末端"

    def __str__(self):
        return f"{self.chain}:{self.seq}"


class AuditGap(models.Model):
    """Where rows of a chain have been taken out after their time: what stood before the first of them and after the
    last, so that the chain can still be proved across it. All gaps of one purge share the digest that its row names."""

    chain = models.BigIntegerField("链")
    first = models.PositiveBigIntegerField("从第几条")
    last = models.PositiveBigIntegerField("到第几条")
    prev_hash = models.CharField("之前的校验值", max_length=64, blank=True)
    hash = models.CharField("最后一条的校验值", max_length=64)
    digest = models.CharField("这次清理的校验值", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "审计清理处"
        constraints = [
            models.UniqueConstraint(fields=["chain", "first"], name="congress_auditgap_once"),
            models.CheckConstraint(name="congress_auditgap_forward", condition=Q(last__gte=models.F("first"))),
        ]

    def __str__(self):
        return f"{self.chain}:{self.first}–{self.last}"


SHORTEST = 184  # days; a natural half year is up to that many (网络安全法第二十三条：日志留存不少于六个月)
SEAL = ("seq", "prev_hash", "hash")

guards.declare(
    guards.Frozen(
        name="congress_auditevent_kept",
        model="congress.AuditEvent",
        once=SEAL,
        columns=tuple(f.name for f in AuditEvent._meta.concrete_fields if f.name not in SEAL),
        dated="at",
        days=SHORTEST,
        message="审计记录不能改动或删除。",
    ),
    guards.Frozen(
        name="congress_auditgap_kept",
        model="congress.AuditGap",
        columns=("chain", "first", "last", "prev_hash", "hash", "digest"),
        message="审计记录不能改动或删除。",
    ),
)
