"""Work that takes longer than a page may. The row is the truth; a message to a worker only says "look now"."""

from django.db import models
from django.db.models import F, Q

from congress.frame import clock

from .org import Congress


class JobQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """What one asked for in the post one acts in; the system administrator sees that those of the county run,
        the offices those of their congress."""
        if actor.is_system:
            return self.all()
        if not actor.person_id:
            return self.none()
        if actor.is_any("SYS"):
            return self.filter(congress__in=Congress.objects.visible_to(actor))
        own = Q(person=actor.person_id, membership=actor.membership_id)
        return self.filter(Q(congress=actor.congress_id) | own) if actor.is_any("GO", "DAC") else self.filter(own)


class Job(models.Model):
    """One piece of background work: who wants it, how far it is, what came of it."""

    class State(models.TextChoices):
        QUEUED = "queued", "排队中"
        RUNNING = "running", "进行中"
        DONE = "done", "已完成"
        FAILED = "failed", "没有完成"

    kind = models.CharField("种类", max_length=40)
    label = models.CharField("名称", max_length=120)
    args = models.JSONField("内容", default=dict)
    congress = models.ForeignKey(Congress, models.PROTECT, null=True, related_name="+", verbose_name="人大")
    account = models.ForeignKey("congress.Account", models.SET_NULL, null=True, related_name="+", verbose_name="账号")
    person = models.ForeignKey("congress.Person", models.PROTECT, null=True, related_name="+", verbose_name="发起人")
    membership = models.ForeignKey(
        "congress.Membership", models.PROTECT, null=True, related_name="+", verbose_name="以何职务"
    )
    asked_by = models.CharField("发起人姓名", max_length=40)
    target = models.CharField("对象", max_length=80, blank=True, db_index=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.QUEUED)
    done = models.PositiveIntegerField("已完成", default=0)
    total = models.PositiveIntegerField("共", default=0)
    attempts = models.PositiveSmallIntegerField("已试次数", default=0)
    token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField("占用至", null=True, editable=False)
    due_at = models.DateTimeField("不早于", default=clock.now, editable=False)
    published_at = models.DateTimeField("通知时间", null=True, editable=False)
    result = models.JSONField("结果", default=dict)
    error = models.CharField("原因", max_length=300, blank=True)
    created_at = models.DateTimeField("发起时间", default=clock.now)
    started_at = models.DateTimeField("开始时间", null=True)
    finished_at = models.DateTimeField("结束时间", null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "后台任务"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="congress_job_due"),
            models.Index(fields=["person", "-created_at"], name="congress_job_of_person"),
            models.Index(fields=["congress", "-created_at"], name="congress_job_of_congress"),
        ]
        constraints = [
            models.CheckConstraint(
                name="congress_job_running_is_leased",
                condition=~Q(state="running") | Q(token__isnull=False, lease_until__isnull=False),
            ),
            models.CheckConstraint(name="congress_job_failed_says_why", condition=~Q(state="failed") | ~Q(error="")),
            models.CheckConstraint(
                name="congress_job_done_within_total", condition=Q(total=0) | Q(done__lte=F("total"))
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def has_expired(self):
        """It was done, but the file it made is no longer kept."""
        return bool(self.result.get("expired"))

    @property
    def is_over(self):
        return self.state in (self.State.DONE, self.State.FAILED)
