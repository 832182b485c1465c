"""Files handed in: judged by content, stored under our own names outside the web root."""

from django.db import models

from congress.frame import clock, reading


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Those of the actor's county; what a file belongs to is asked as well (queries.attachments.may_fetch)."""
        if actor.is_system:
            return self.all()
        return (
            self.filter(models.Q(congress=actor.county_id) | models.Q(congress__parent=actor.county_id))
            if actor.county_id
            else self.none()
        )


class Attachment(models.Model):
    """One file that belongs to one row. Whoever may see the row may fetch the file, through a view that asks again."""

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+")
    target = models.CharField("所属", max_length=80, db_index=True)
    purpose = models.CharField("用途", max_length=40, default="attachment")
    name = models.CharField("文件名", max_length=120)
    stored_as = models.CharField(max_length=80, unique=True, editable=False)
    content_type = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("大小")
    sha256 = models.CharField("校验码", max_length=64)
    uploaded_by = models.CharField("上传人", max_length=40)
    uploaded_by_person = models.ForeignKey("congress.Person", models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField("上传时间", default=clock.now)
    removed_at = models.DateTimeField("撤下时间", null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["pk"]

    def __str__(self):
        return self.name


class FileText(models.Model):
    """What a file says, as far as a machine can read it. There is a row once it has been read."""

    class Extent(models.TextChoices):
        WHOLE = reading.WHOLE, "全文"
        PART = reading.PART, "只读了前面一部分"
        EMPTY = reading.EMPTY, "没有文字（照片或者扫描件）"
        BROKEN = reading.BROKEN, "打不开（加了密码或者已经损坏）"

    attachment = models.OneToOneField(Attachment, models.CASCADE, primary_key=True, related_name="words")
    text = models.TextField("文字", blank=True)
    extent = models.CharField("读到的范围", max_length=6, choices=Extent)
    read_at = models.DateTimeField("读取时间", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "附件文字"
        constraints = [
            models.CheckConstraint(
                name="congress_filetext_has_words_or_none",
                condition=models.Q(extent__in=[reading.EMPTY, reading.BROKEN], text="")
                | (models.Q(extent__in=[reading.WHOLE, reading.PART]) & ~models.Q(text="")),
            )
        ]

    def __str__(self):
        return f"{self.attachment_id}：{self.get_extent_display()}"
