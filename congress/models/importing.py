"""Tables that were taken in: the file, its lines as they were judged, and every row they made or changed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock, kinds

from .org import Congress


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """One's own, and those of colleagues in the same post of the same congress."""
        if actor.is_system:
            return self.all()
        if not actor.person_id:
            return self.none()
        return self.filter(Q(congress=actor.congress_id) & (Q(person=actor.person_id) | Q(role=actor.role)))


class ImportBatch(models.Model):
    """One file that somebody wants to take in, from the first look to the day on which it can no longer be undone."""

    class State(models.TextChoices):
        CHECKED = "checked", "待确认"
        QUEUED = "queued", "正在导入"
        APPLIED = "applied", "已导入"
        UNDONE = "undone", "已撤销"
        DISCARDED = "discarded", "已放弃"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="imports", verbose_name="人大")
    kind = models.CharField("登记册", max_length=60)
    file_name = models.CharField("文件名", max_length=120)
    sheet = models.CharField("工作表", max_length=60, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.CHECKED)
    notes = models.JSONField("提示", default=list)
    counts = models.JSONField("行数", default=dict)  # {state of the rows: how many}
    moved = models.JSONField("预览后的变动", default=list)  # what had changed when it was to be taken in
    person = models.ForeignKey("congress.Person", models.PROTECT, null=True, related_name="+", verbose_name="导入人")
    role = models.CharField("角色", max_length=8)
    asked_by = models.CharField("导入人姓名", max_length=40)
    job = models.ForeignKey("congress.Job", models.SET_NULL, null=True, related_name="+", verbose_name="后台任务")
    created_at = models.DateTimeField("上传时间", default=clock.now)
    applied_at = models.DateTimeField("导入时间", null=True)
    undone_at = models.DateTimeField("撤销时间", null=True)
    undone_by = models.CharField("撤销人", max_length=40, blank=True)
    cleared_at = models.DateTimeField("明细清理时间", null=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "导入"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["congress", "-created_at"], name="congress_import_listed")]
        constraints = [
            models.CheckConstraint(
                name="congress_import_applied_on_a_day",
                condition=Q(state__in=["checked", "queued", "discarded"]) | Q(applied_at__isnull=False),
            ),
            models.CheckConstraint(
                name="congress_import_undone_on_a_day",
                condition=Q(state="undone", undone_at__isnull=False) | (~Q(state="undone") & Q(undone_at=None)),
            ),
        ]

    def __str__(self):
        return f"{self.title}（{self.file_name}）"

    def get_absolute_url(self):
        return reverse("congress:import_batch", args=[self.pk])

    @property
    def title(self):
        return kinds.imports[self.kind].title if self.kind in kinds.imports else self.kind

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def tally(self):
        """{state of the rows: how many}, of every state there is."""
        return {state: self.counts.get(state, 0) for state in ImportRow.State.values}

    @property
    def is_ready(self):
        """Nothing is wrong, nothing is still asked, and there is something to do."""
        known = self.counts.get
        return (
            self.state == self.State.CHECKED
            and not (known("wrong") or known("asked"))
            and bool(known("new") or known("changed"))
        )


class ImportRow(models.Model):
    """One line of a file: what stood in it and what was made of it."""

    class State(models.TextChoices):
        WRONG = "wrong", "有错误"
        ASKED = "asked", "待确认是谁"
        NEW = "new", "新增"
        CHANGED = "changed", "修改"
        SAME = "same", "无变化"

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows", verbose_name="导入")
    line = models.PositiveIntegerField("行号")
    state = models.CharField("结果", max_length=8, choices=State)
    cells = models.JSONField("原文", default=dict)
    values = models.JSONField("读作", default=dict)
    faults = models.JSONField("错误", default=list)  # [[column, words]]
    read_notes = models.PositiveSmallIntegerField("读取时的说明数", default=0)
    read_faults = models.PositiveSmallIntegerField("读取时的错误", default=0)  # the first so many of them
    notes = models.JSONField("提示", default=list)
    changes = models.JSONField("变动", default=list)  # [[key, label, old, new]]
    candidates = models.JSONField("可能是", default=list)  # [[key, words]]
    choice = models.CharField("选择", max_length=20, blank=True)
    target = models.CharField("对应", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入行"
        ordering = ["line"]
        indexes = [models.Index(fields=["batch", "state", "line"], name="congress_importrow_shown")]
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="congress_importrow_once")]

    def __str__(self):
        return f"第{self.line}行"


class ImportTrace(models.Model):
    """One row that a file made (``before`` is null) or changed: so that it can be undone while nobody else touched it."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="traces", verbose_name="导入")
    line = models.PositiveIntegerField("行号")
    target = models.CharField("对象", max_length=80)
    before = models.JSONField("导入前", null=True)
    after = models.JSONField("导入后", default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "导入痕迹"
        ordering = ["pk"]

    def __str__(self):
        return self.target
