"""What people keep of the lists they work with: filters under a name."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock, kinds

FIND, FIND_PAGE = "congress.find", "congress:find"  # the search, which is kept like a list and is none


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """One's own, and what is shared in this congress, whose offices and units send each other the address; to
        deputies, what their own organ shares."""
        if actor.is_system:
            return self.all()
        if not actor.account_id:
            return self.none()
        shared = Q(is_shared=True) if actor.organization_id else Q(pk=None)
        if actor.is_any("DEP", "TDEP", "UDEP", "FORMER"):
            shared &= Q(organization=actor.organization_id)
        return self.filter(Q(account=actor.account_id) | shared, congress=actor.congress_id)

    def offered_to(self, actor):
        """Of these, what stands on his own lists: his own, and what his organ shares."""
        return self.visible_to(actor).filter(Q(account=actor.account_id) | Q(organization=actor.organization_id))


class SavedView(models.Model):
    """The questions a list, or the search, was asked, kept under a name and opened by ``?view=``: what it shows is always what whoever
    opens it may see."""

    congress = models.ForeignKey("congress.Congress", models.CASCADE, related_name="+", verbose_name="人大")
    organization = models.ForeignKey(
        "congress.Organization", models.CASCADE, null=True, blank=True, related_name="+", verbose_name="机构"
    )
    account = models.ForeignKey("congress.Account", models.CASCADE, related_name="views", verbose_name="账号")
    listing = models.CharField("列表", max_length=60)
    name = models.CharField("名称", max_length=30)
    query = models.CharField("条件", max_length=1000)
    is_shared = models.BooleanField("共用", default=False)
    kept_by = models.CharField("保存人", max_length=40)
    kept_at = models.DateTimeField("保存时间", default=clock.now)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "常用条件"
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["congress", "listing", "organization"], name="congress_savedview_shared"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "congress", "listing", "name"],
                name="congress_savedview_name_once",
                violation_error_message="已有同名的常用条件。",
            ),
            models.CheckConstraint(
                name="congress_savedview_shared_in_an_organ",
                condition=Q(is_shared=False) | Q(organization__isnull=False),
                violation_error_message="没有所在机构，不能共用。",
            ),
            models.CheckConstraint(name="congress_savedview_named", condition=~Q(name="")),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        page = FIND_PAGE if self.listing == FIND else kinds.listings[self.listing].page
        return f"{reverse(page)}?view={self.pk}"
