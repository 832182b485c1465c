"""The deputy: not a person but a post that a person holds from one congress's first session to the next's."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import clock


class DeputyQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The list of names is public within the county (private data is masked apart)."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))

    def on(self, day):
        return self.filter(membership__since__lte=day).filter(
            Q(membership__until=None) | Q(membership__until__gte=day)
        )

    def in_office(self):
        return self.on(clock.today())


class Deputy(models.Model):
    """One person's seat as deputy of one congress in one term."""

    membership = models.OneToOneField(
        "congress.Membership", models.PROTECT, related_name="deputy", verbose_name="任职"
    )
    person = models.ForeignKey("congress.Person", models.PROTECT, related_name="deputies", verbose_name="人员")
    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="deputies", verbose_name="人大")
    term = models.ForeignKey("congress.Term", models.PROTECT, related_name="deputies", verbose_name="届")
    delegation = models.ForeignKey(
        "congress.Organization", models.PROTECT, null=True, blank=True, related_name="deputies", verbose_name="代表团"
    )
    district = models.CharField("选区", max_length=40, blank=True)
    card_no = models.CharField("代表证号", max_length=20)

    objects = DeputyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代表"
        ordering = ["congress", "delegation__order", "person__name_pinyin", "pk"]
        indexes = [models.Index(fields=["congress", "term", "delegation"], name="deputies_deputy_listed")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "term", "card_no"],
                name="deputies_deputy_card_once",
                violation_error_message="本届已有这个代表证号。",
            ),
            models.UniqueConstraint(
                fields=["person", "term"],
                name="deputies_deputy_once_a_term",
                violation_error_message="此人已是本届代表。",
            ),
        ]

    def __str__(self):
        return self.person.name

    def get_absolute_url(self):
        return reverse("deputies:detail", args=[self.pk])

    @property
    def in_office(self):
        return self.membership.in_force_on(clock.today())
