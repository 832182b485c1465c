"""Files handed in: judged by content, stored under our own names outside the web root."""

from django.db import models

from congress.frame import clock


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
