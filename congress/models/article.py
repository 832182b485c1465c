"""Articles published about the work of the congresses (S102)."""

from django.db import models

from .meeting import OFFICES
from .org import Congress


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The county's offices see all, a township its own."""
        seen = self.filter(congress__in=Congress.objects.visible_to(actor))
        if actor.is_system or actor.is_any(*OFFICES):
            return seen
        return seen.filter(congress=actor.congress_id) if actor.is_any("TCH", "TSEC", "STA") else self.none()


class Article(models.Model):
    """One published article: by whom, where, at which level."""

    class Level(models.TextChoices):
        COUNTY = "county", "县级"
        CITY = "city", "市级"
        PROVINCE = "province", "省级"
        NATIONAL = "national", "国家级"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="articles", verbose_name="人大")
    title = models.CharField("标题", max_length=120)
    authors = models.CharField("作者", max_length=60)
    medium = models.CharField("刊播媒体", max_length=60)
    level = models.CharField("级别", max_length=8, choices=Level)
    published_on = models.DateField("刊播日期")
    place_in_medium = models.CharField("版面或网址", max_length=200, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "宣传稿件"
        ordering = ["-published_on", "-pk"]
        indexes = [models.Index(fields=["congress", "-published_on"], name="congress_article_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "title", "medium", "published_on"],
                name="congress_article_once",
                violation_error_message="这篇稿件已经登记。",
            )
        ]

    def __str__(self):
        return self.title
