"""Whom a deputy calls at a handling unit: its leader responsible, the office, the number of its desk (S54)."""

from django.db import models
from django.db.models import Q

from congress.models import Organization


class UnitContactQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """As public as the units themselves."""
        return self.filter(unit__in=Organization.objects.visible_to(actor))


class UnitContact(models.Model):
    """One handling unit's line of the public contact list. Desk numbers only; checked once a year."""

    unit = models.OneToOneField(Organization, models.PROTECT, related_name="contact_line", verbose_name="承办单位")
    leader = models.CharField("分管负责人", max_length=40)
    leader_title = models.CharField("职务", max_length=40, blank=True)
    office = models.CharField("承办科室", max_length=40)
    phone = models.CharField("办公电话", max_length=20, help_text="座机，写区号，例如0900-8210001。不填手机号。")
    checked_on = models.DateField("核对日期", editable=False)
    checked_by = models.CharField("核对人", max_length=40, editable=False)

    objects = UnitContactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "承办单位联系信息"
        ordering = ["unit"]
        constraints = [
            models.CheckConstraint(
                name="suggestions_contact_at_a_desk",
                condition=~Q(phone="") & ~Q(phone__startswith="1") & ~Q(phone__startswith="+"),
                violation_error_message="这张表是公开的，请填办公室座机，不填手机号。",
            )
        ]

    def __str__(self):
        return f"{self.unit}联系信息"

    @property
    def congress_id(self):
        return self.unit.congress_id
