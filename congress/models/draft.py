"""What makes a form safe: drafts kept on the server, and tokens that let it be filed only once."""

from django.db import models

from congress.frame import clock


class Draft(models.Model):
    """The unsent content of one form of one person; ``version`` tells two devices apart. ``page`` is the page that wrote
    last and ``turn`` its own count: what it sends again, because no answer came back, is no conflict with itself."""

    account = models.ForeignKey("congress.Account", models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=80)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    page = models.CharField(max_length=40, blank=True)
    turn = models.PositiveBigIntegerField(default=0)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "草稿"
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="congress_draft_once")]

    def __str__(self):
        return self.key


class FormToken(models.Model):
    """A form that has been filed. The second press finds its token spent and is led to the first one's result."""

    token = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey("congress.Account", models.CASCADE, null=True, related_name="+")
    result_url = models.CharField(max_length=300)
    spent_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "表单凭据"

    def __str__(self):
        return self.token
