"""The register of posts that are filled by the congress or its standing committee (F74). Who holds what is the membership of
congress; this row says of a post what the law and the county's rule ask for."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.models import Congress, Post

from .law import CATEGORIES, CHOICES, Action, Oath


class OfficeQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Posts are public within the county."""
        return self.filter(congress__in=Congress.objects.visible_to(actor))

    def standing(self):
        return self.filter(abolished_on=None)


class Office(models.Model):
    """One post of the register. ``places`` may hold it at a time."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="offices", verbose_name="人大", editable=False)
    post = models.OneToOneField(Post, models.PROTECT, related_name="office", verbose_name="职务", editable=False)
    category = models.CharField("类别", max_length=24, choices=CHOICES)
    verb = models.CharField("任免用语", max_length=12, blank=True, help_text="空：按类别，例如任免、决定任免、通过。")
    places = models.PositiveSmallIntegerField("职数", default=1)
    most_terms = models.PositiveSmallIntegerField("连任届数", default=0, help_text="最多连续担任几届；0：没有限制。")
    oath = models.CharField("宪法宣誓", max_length=10, choices=Oath, default=Oath.COUNCIL)
    exam = models.BooleanField("任前法律考试", default=True)
    statement = models.BooleanField("表决前发言", default=False)
    certificate = models.BooleanField("颁发任命书", default=True)
    year_report = models.BooleanField("任后年度书面述职", default=False)
    acting_for = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="acting", verbose_name="代理的职务", editable=False
    )
    abolished_on = models.DateField("撤销日", null=True, blank=True, editable=False)
    note = models.CharField("备注", max_length=200, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任免职务"
        ordering = ["post__organization__order", "post__order", "pk"]
        indexes = [models.Index(fields=["congress", "category"], name="appointments_office_listed")]
        constraints = [
            models.CheckConstraint(
                name="appointments_office_has_places",
                condition=Q(places__gte=1),
                violation_error_message="职数至少是1。",
            )
        ]

    def __str__(self):
        return str(self.post)

    def get_absolute_url(self):
        return reverse("appointments:office", args=[self.pk])

    @property
    def law(self):
        return CATEGORIES[self.category]

    @property
    def verb_words(self):
        """任免、决定任免、通过……"""
        return self.verb or self.law.verb

    def printed_verb(self, action):
        """As a list of appointments prints what is done: 任命、决定任命、免去、推选……"""
        said = self.law.proposal(action)
        if said and said.verb:
            return said.verb
        stem = self.verb_words.removesuffix("任免") if self.verb_words.endswith("任免") else ""
        match action:
            case Action.APPOINT:
                return self.verb_words if self.verb_words in ("通过", "推选") else f"{stem}任命"
            case Action.REMOVE:
                return f"{stem}免去"
            case Action.RESIGN:
                return "接受"
            case Action.DISMISS:
                return "撤销"
        return Action(action).label
