"""What everybody may read of an answered suggestion: proposed by the units, decided by the commission, withdrawn with a reason."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from congress.frame import codes

from .reply import Reply
from .suggestion import Suggestion


class PublicationQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The decision with its reasons: those who decide and look on, the deputy himself, the units that answered."""
        if actor.is_system:
            return self.all()
        if actor.is_any("DAC", "TCH", "LEAD", "GO"):
            return self.filter(congress=actor.congress_id)
        if actor.is_any("DEP", "TDEP", "FORMER"):
            return self.filter(suggestion__lead__person=actor.person_id)
        if actor.is_any("UNIT", "UNITL", "GOV"):
            return self.filter(Exists(Suggestion.objects.visible_to(actor).filter(pk=OuterRef("suggestion"))))
        return self.none()

    def released(self):
        """What the public may read."""
        return self.filter(state="released")

    def waiting(self):
        """Nothing is decided yet, or another answer has come since, or the deputy has chosen what asks for a decision."""
        return self.filter(Q(state="pending") | Q(state="released", has_news=True))


class Publication(models.Model):
    """The public version of one suggestion (domain §2.4): the original with words covered, never rewritten. It begins when
    every unit has answered and the deputy consents; nothing is public before the commission has released it."""

    class State(models.TextChoices):
        PENDING = "pending", "待决定"
        RELEASED = "released", "已公开"
        KEPT = "kept", "决定不公开"
        WITHDRAWN = "withdrawn", "已撤回公开"

    suggestion = models.OneToOneField(Suggestion, models.PROTECT, related_name="publication", verbose_name="建议")
    congress = models.ForeignKey("congress.Congress", models.PROTECT, related_name="+", verbose_name="人大")
    public_code = models.CharField("公开码", max_length=12, unique=True, default=codes.public_code, editable=False)
    state = models.CharField("状态", max_length=10, choices=State, default=State.PENDING, editable=False)
    summary = models.TextField("公开的摘要", blank=True)
    reason = models.TextField("理由", blank=True)
    decided_by = models.CharField("决定人", max_length=40, blank=True, editable=False)
    decided_on = models.DateField("决定日期", null=True, editable=False)
    released_on = models.DateField("公开日期", null=True, editable=False)
    has_whole = models.BooleanField("决定公开原文", default=False, editable=False)
    has_news = models.BooleanField("有变化待决定", default=False, editable=False)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "建议公开"
        ordering = ["-released_on", "public_code"]
        indexes = [
            models.Index(fields=["congress", "state", "-released_on"], name="suggestions_public_by_state"),
            models.Index(
                fields=["-released_on", "public_code"], condition=Q(state="released"), name="suggestions_public"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="suggestions_public_since",
                condition=Q(state="released", released_on__isnull=False)
                | (~Q(state="released") & Q(released_on=None)),
                violation_error_message="公开的建议须有公开日期。",
            ),
            models.CheckConstraint(
                name="suggestions_not_public_with_reason",
                condition=~Q(state__in=["kept", "withdrawn"]) | ~Q(reason=""),
                violation_error_message="不公开、撤回公开必须写明理由。",
            ),
            models.CheckConstraint(
                name="suggestions_public_decided",
                condition=Q(state="pending") | (~Q(decided_by="") & Q(decided_on__isnull=False)),
                violation_error_message="公开与否须有决定人和决定日期。",
            ),
        ]

    def __str__(self):
        return str(self.suggestion)

    def get_absolute_url(self):
        return reverse("suggestions:publication", args=[self.pk])

    NAMED_BY = ("suggestion",)

    @property
    def public_url(self):
        return reverse("suggestions:public_case", args=[self.public_code])

    @property
    def about(self):
        return self.suggestion.about

    @property
    def tone(self):
        return {"pending": "soon", "released": "done"}.get(self.state, "quiet")

    @property
    def is_public(self):
        return self.state == self.State.RELEASED

    @property
    def holds_answers_back(self):
        """Whether the deputy has gone back to the summary since the original was released: the answers may quote it, and
        stay away until the commission has decided on them anew."""
        return self.is_public and self.has_whole and not self.suggestion.is_whole_publicly


class Cover(models.Model):
    """Words that the public reads as ×××, wherever they stand. A row of its own, so that the log never repeats them."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="covers", verbose_name="建议公开")
    words = models.CharField("遮盖的词句", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "遮盖"
        ordering = ["publication", "pk"]

    def __str__(self):
        return self.words


class PublicReply(models.Model):
    """What was decided on one sent answer: public, or not and why."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="answers", verbose_name="建议公开")
    reply = models.OneToOneField(Reply, models.PROTECT, related_name="public", verbose_name="答复")
    is_open = models.BooleanField("公开")
    reason = models.CharField("不公开的理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "答复公开"
        ordering = ["publication", "pk"]
        constraints = [
            models.CheckConstraint(
                name="suggestions_public_reply_or_reason",
                condition=Q(is_open=True) | ~Q(reason=""),
                violation_error_message="不公开的答复必须写明理由。",
            )
        ]

    def __str__(self):
        return f"{self.reply}{'公开' if self.is_open else '不公开'}"
