"""What whoever was appointed says of his year (任后年度书面述职, S51): in writing, every January, for the year before."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.models import Congress, Membership

from .case import INSIDERS
from .office import Office


class DutyReportQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Himself and his own body; the office, the appointment staff and the chairs; the members of the standing committee
        and its working bodies once it has been handed in."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        seen = Q(membership__person=actor.person_id)
        if actor.congress_id == actor.county_id:
            if actor.is_any(*INSIDERS):
                seen |= Q(congress=actor.congress_id)
            elif actor.is_any("SCM", "COM"):
                seen |= Q(congress=actor.congress_id, state__in=DutyReport.HANDED)
            elif actor.is_any("UNIT", "UNITL"):
                seen |= Q(membership__organization=actor.organization_id)
        return self.filter(seen)


class DutyReport(models.Model):
    """One holder's report on one year."""

    class State(models.TextChoices):
        ASKED = "asked", "待报送"
        HANDED_IN = "handed_in", "已报送"
        RETURNED = "returned", "退回补充"
        READ = "read", "已审阅"
        WAIVED = "waived", "不再报送"

    HANDED = (State.HANDED_IN, State.READ)
    OWED = (State.ASKED, State.RETURNED)
    TONES = {"asked": "soon", "handed_in": "info", "returned": "late", "read": "done", "waived": "quiet"}

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name="人大", editable=False)
    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="year_reports", verbose_name="任职", editable=False
    )
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="year_reports", verbose_name="职务", editable=False
    )
    year = models.PositiveSmallIntegerField("年度", editable=False)
    state = models.CharField("状态", max_length=9, choices=State, default=State.ASKED, editable=False)
    due_on = models.DateField("期限", null=True, editable=False)
    text = models.TextField("述职内容", max_length=20_000, blank=True, editable=False)
    handed_on = models.DateField("报送日期", null=True, editable=False)
    by_name = models.CharField("报送人", max_length=40, blank=True, editable=False)
    comment = models.TextField("审阅意见", max_length=2000, blank=True, editable=False)
    read_on = models.DateField("审阅日期", null=True, editable=False)
    because = models.CharField("退回或者不再报送的原因", max_length=300, blank=True, editable=False)

    objects = DutyReportQuerySet.as_manager()

    NAMED_BY = ("membership__person", "office__post__organization")

    class Meta:
        verbose_name = verbose_name_plural = "任后年度述职报告"
        ordering = ["-year", "office", "pk"]
        indexes = [models.Index(fields=["congress", "-year", "state"], name="appointments_report_listed")]
        constraints = [
            models.UniqueConstraint(fields=["membership", "year"], name="appointments_dutyreport_once_a_year"),
            models.CheckConstraint(
                name="appointments_dutyreport_handed_in_with_words",
                condition=~Q(state__in=["handed_in", "read"]) | (~Q(text="") & Q(handed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="appointments_dutyreport_why",
                condition=~Q(state__in=["returned", "waived"]) | ~Q(because=""),
                violation_error_message="请写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.membership.person.name}（{self.office}）{self.year}年度述职报告"

    def get_absolute_url(self):
        return reverse("appointments:duty_report", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]
