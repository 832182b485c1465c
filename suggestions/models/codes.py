"""Lists a congress keeps for itself: subjects of suggestions and classes of replies."""

from django.db import models


class CodeQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(models.Q(congress=actor.congress_id) | models.Q(congress=actor.county_id))

    def of(self, congress_id):
        return self.filter(congress_id=congress_id, in_use=True)


class Topic(models.Model):
    """What a suggestion is about: 农业农村, 交通, 教育 …"""

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    name = models.CharField("类别", max_length=20)
    order = models.PositiveSmallIntegerField("排序", default=0)
    in_use = models.BooleanField("在用", default=True)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "建议类别"
        ordering = ["congress", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "name"], name="suggestions_topic_once", violation_error_message="已有这个类别。"
            )
        ]

    def __str__(self):
        return self.name


class ReplyClass(models.Model):
    """A letter and what it means here. Sets differ from county to county; C means opposite things in two of them."""

    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    code = models.CharField("类", max_length=2)
    label = models.CharField("含义", max_length=60)
    solved = models.BooleanField("算已解决", default=False)
    needs_follow_up = models.BooleanField("须跟踪承诺", default=False)
    order = models.PositiveSmallIntegerField("排序", default=0)
    in_use = models.BooleanField("在用", default=True)

    objects = CodeQuerySet.as_manager()

    MEANING = ("code", "label", "solved", "needs_follow_up")  # what an answer was given with

    class Meta:
        verbose_name = verbose_name_plural = "答复类别"
        ordering = ["congress", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "code"],
                condition=models.Q(in_use=True),
                name="suggestions_class_once",
                violation_error_message="在用的类别中已有这个字母。",
            )
        ]

    def __str__(self):
        return f"{self.code}类（{self.label}）"
