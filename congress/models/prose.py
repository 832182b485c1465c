"""A paragraph drafted from facts and written over by hand: the one mechanism of every text that the portal begins."""

from django.db import models

OWN = "own"  # the keys of paragraphs that nothing drafts begin with it


class Paragraph(models.Model):
    """One paragraph: what the facts say, and what people made of it. Drafting anew changes ``drafted`` only;
    ``drafted_then`` is what stood there when somebody wrote, so that a later change of facts is shown to him."""

    key = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField("序号")
    drafted = models.TextField("按数据生成", blank=True)
    written = models.TextField("改写", null=True, blank=True)  # None: nobody has touched it; "": struck out
    drafted_then = models.TextField(blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.CharField("改写人", max_length=40, blank=True, editable=False)
    written_at = models.DateTimeField("改写时间", null=True, editable=False)

    DRAFTED = ("drafted",)  # the columns that drafting anew may change
    OWN = OWN

    class Meta:
        abstract = True

    def __str__(self):
        return self.key

    @property
    def text(self):
        """What will be printed; struck out, nothing."""
        return self.drafted if self.written is None else self.written

    @property
    def is_own(self):
        return self.key.startswith(self.OWN)

    @property
    def is_outdated(self):
        """Somebody wrote over facts that have changed since."""
        return self.written is not None and self.drafted != self.drafted_then
