"""Local rules: what each congress has set within its legal range, from a day on."""

from django.db import models

from congress.frame import clock, guards, kinds

from .org import Congress


class RuleValueQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(congress__in=Congress.objects.visible_to(actor))


class RuleValue(models.Model):
    """One setting of one congress from a day on. Never edited: a change is a new row."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="rule_values", verbose_name="人大")
    key = models.CharField("规则", max_length=60)
    value = models.JSONField("值")
    since = models.DateField("施行日")
    reason = models.CharField("依据或理由", max_length=200)
    set_by = models.CharField("设定人", max_length=40)
    set_at = models.DateTimeField("设定时间", default=clock.now, editable=False)

    objects = RuleValueQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "规则设定"
        ordering = ["congress", "key", "-since", "-pk"]
        indexes = [models.Index(fields=["congress", "key", "-since", "-id"], name="congress_rulevalue_lookup")]

    def __str__(self):
        return f"{kinds.rules[self.key].label}：{self.said}"

    def get_absolute_url(self):
        return f"/institution/rules/{self.key}/"

    @property
    def said(self):
        return kinds.rules[self.key].said(self.value)


guards.declare(
    guards.Frozen(
        name="congress_rulevalue_kept",
        model="congress.RuleValue",
        columns=("congress", "key", "value", "since", "reason", "set_by", "set_at"),
        message="规则设定不能改动或删除，请另立一条。",
    )
)
