"""A new term from the results of an election (换届): the results as entered, and what was made of them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from congress.frame import numbers


class RolloverQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Those who keep the register of this congress, and the county's offices."""
        if actor.is_system:
            return self.all()
        if actor.is_any("DAC", "GO", "LEAD"):
            return self.filter(Q(congress=actor.county_id) | Q(congress__parent=actor.county_id))
        return self.filter(congress=actor.congress_id) if actor.is_any("TCH", "TSEC") else self.none()


class Rollover(models.Model):
    """One congress passes into its next term."""

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    number = models.PositiveSmallIntegerField("新一届届次")
    starts_on = models.DateField("首次会议开幕日")
    deputy_seats = models.PositiveSmallIntegerField("代表名额")
    confirmed_on = models.DateField("代表资格确认公布日", null=True, editable=False)
    keeps_groups = models.BooleanField("连任代表留在原代表小组", default=True)
    term = models.OneToOneField(
        "congress.Term", models.PROTECT, null=True, related_name="rollover", verbose_name="届", editable=False
    )
    done_on = models.DateField("办理日期", null=True, editable=False)

    objects = RolloverQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "换届"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_rollover_of_a_number",
                condition=Q(number__gte=1, deputy_seats__gte=1),
                violation_error_message="届次和代表名额须大于零。",
            ),
            models.CheckConstraint(
                name="deputies_rollover_done_whole",
                condition=Q(done_on=None, term=None)
                | Q(done_on__isnull=False, term__isnull=False, confirmed_on__isnull=False),
                violation_error_message="办理完毕须有届、办理日期和资格确认日期。",
            ),
            models.CheckConstraint(
                name="deputies_rollover_confirmed_before_it_opens",
                condition=Q(confirmed_on=None) | Q(confirmed_on__lte=F("starts_on")),
                violation_error_message="代表资格须在首次会议以前确认并公布。",
            ),
            models.UniqueConstraint(
                fields=["congress", "number"],
                name="deputies_rollover_once",
                violation_error_message="这一届的换届已经登记。",
            ),
        ]

    def __str__(self):
        return f"{self.congress.short_name}换届"

    def get_absolute_url(self):
        return reverse("deputies:rollover", args=[self.pk])

    @property
    def term_name(self):
        return numbers.term_name(self.number)


class ElectionResult(models.Model):
    """One line of the election's result: who was elected in which district, and who that is in our register."""

    COLUMNS = (
        "district_number", "name", "gender", "born_on", "ethnicity", "party", "education", "occupation", "workplace",
        "electors", "ballots", "votes", "card_no", "delegation",
    )  # fmt: skip
    rollover = models.ForeignKey(Rollover, models.CASCADE, related_name="results", verbose_name="换届")
    line = models.PositiveSmallIntegerField("行")
    district_number = models.PositiveSmallIntegerField("选区号")
    name = models.CharField("姓名", max_length=40)
    gender = models.CharField("性别", max_length=6, blank=True)
    born_on = models.DateField("出生日期", null=True, blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    party = models.CharField("政治面貌", max_length=20, blank=True)
    education = models.CharField("学历", max_length=20, blank=True)
    occupation = models.CharField("职业构成", max_length=20, blank=True)
    workplace = models.CharField("工作单位及职务", max_length=80, blank=True)
    electors = models.PositiveIntegerField("选民数", null=True, blank=True)
    ballots = models.PositiveIntegerField("参加投票", null=True, blank=True)
    votes = models.PositiveIntegerField("得票", null=True, blank=True)
    card_no = models.CharField("代表证号", max_length=20)
    delegation = models.CharField("代表团", max_length=60, blank=True)
    person = models.ForeignKey(
        "congress.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记的人员"
    )

    class Meta:
        verbose_name = verbose_name_plural = "选举结果"
        ordering = ["rollover", "line"]
        constraints = [models.UniqueConstraint(fields=["rollover", "line"], name="deputies_electionresult_line_once")]

    def __str__(self):
        return self.name

    def columns(self):
        """{column: value} of what a table says of a line."""
        return {name: getattr(self, name) for name in self.COLUMNS}
