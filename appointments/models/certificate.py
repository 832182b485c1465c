"""Certificates of appointment (任命书): the register of their numbers, which run through a year and are given once."""

from django.db import models
from django.db.models import Q

from congress.frame import guards
from congress.models import Number

from .item import Item


class CertificateQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever may read that the person was appointed."""
        return self.filter(item__in=Item.objects.visible_to(actor))

    def in_force(self):
        return self.filter(cancelled_on=None)


class Certificate(models.Model):
    """One certificate for one appointment. A struck one keeps its number; the person is given another."""

    SERIES = "appointments.certificate"

    item = models.ForeignKey(
        Item, models.PROTECT, related_name="certificates", verbose_name="任免事项", editable=False
    )
    number = models.OneToOneField(Number, models.PROTECT, related_name="+", verbose_name="编号", editable=False)
    dated_on = models.DateField("落款日期", editable=False)
    cancelled_on = models.DateField("作废日期", null=True, editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任命书"
        ordering = ["-number__series__year", "-number__value"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(cancelled_on=None),
                name="appointments_certificate_once",
                violation_error_message="这一项已经编了任命书号。",
            ),
            models.CheckConstraint(
                name="appointments_certificate_struck_later",
                condition=Q(cancelled_on=None) | Q(cancelled_on__gte=models.F("dated_on")),
                violation_error_message="作废日期不能早于落款日期。",
            ),
        ]

    def __str__(self):
        return f"任命书{self.number.text}"

    @property
    def congress_id(self):
        return self.item.case.congress_id

    @property
    def state(self):
        return "作废" if self.cancelled_on else "在用"


guards.declare(
    guards.Frozen(
        name="appointments_certificate_kept",
        model="appointments.Certificate",
        columns=("item", "number", "dated_on"),
        once=("cancelled_on",),
        message="任命书号编定以后不能改动或删除，只能作废。",
    ),
)
