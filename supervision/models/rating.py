"""How livelihood projects are rated (人民评): by the deputies of the congress on their sheet, by residents on the public page."""

from django.db import models
from django.db.models import Q

from .livelihood import KEEPERS, LivelihoodProject, LivelihoodRound


class RatingQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Each deputy his own. Words of residents that are not published yet, the offices of the round's own congress;
        who gave which mark, nobody."""
        if actor.is_system:
            return self.all()
        if not actor.county_id:
            return self.none()
        rows = self.filter(project__round__in=LivelihoodRound.objects.visible_to(actor))
        mine = Q(deputy__membership=actor.membership_id) if actor.membership_id else Q(pk=None)
        if actor.is_any(*KEEPERS):
            mine |= Q(deputy=None, project__round__congress=actor.congress_id)
        return rows.filter(mine)


class LivelihoodRating(models.Model):
    """One mark with its words: of a deputy, or of somebody without an account – one for each browser."""

    class Score(models.IntegerChoices):
        BEST = 5, "很满意"
        GOOD = 4, "满意"
        FAIR = 3, "一般"
        POOR = 2, "不太满意"
        WORST = 1, "不满意"

    project = models.ForeignKey(LivelihoodProject, models.PROTECT, related_name="ratings", verbose_name="项目")
    deputy = models.ForeignKey(
        "deputies.Deputy", models.PROTECT, null=True, editable=False, related_name="+", verbose_name="代表"
    )
    score = models.PositiveSmallIntegerField("评分", choices=Score)
    comment = models.CharField("意见", max_length=300, blank=True)
    rated_on = models.DateField("评分日期", editable=False)
    released_on = models.DateField("意见公布日期", null=True, editable=False)
    once_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "民生实事评分"
        ordering = ["project", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "deputy"], condition=Q(deputy__isnull=False), name="supervision_rating_deputy_once"
            ),
            models.UniqueConstraint(
                fields=["project", "once_hash"], condition=~Q(once_hash=""), name="supervision_rating_visitor_once"
            ),
            models.CheckConstraint(
                name="supervision_rating_of_a_deputy_or_a_visitor", condition=Q(deputy=None) ^ Q(once_hash="")
            ),
            models.CheckConstraint(name="supervision_rating_one_to_five", condition=Q(score__range=(1, 5))),
            models.CheckConstraint(
                name="supervision_rating_releases_words", condition=Q(released_on=None) | ~Q(comment="")
            ),
        ]

    def __str__(self):
        return f"{self.project}：{self.get_score_display()}"

    def get_absolute_url(self):
        return self.project.get_absolute_url()

    @property
    def congress_id(self):
        return self.project.congress_id

    @property
    def side(self):
        return "人大代表" if self.deputy_id else "群众"
