"""Random draws in public (随机抽签, S67, S74): the pool and a commitment are published before, the seed after."""

import json

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.frame import guards
from congress.models import Congress
from congress.models.meeting import OFFICES


class DrawQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """What is still prepared: its own congress's offices. What is published: everybody who works in the county."""
        if actor.is_system:
            return self.all()
        here = Q(pk=None)
        if actor.is_any(*OFFICES, "TCH", "TSEC"):
            here = Q(congress=actor.congress_id)
        published = Q(committed_at__isnull=False) if actor.person_id else Q(pk=None)
        return self.filter(here | published, congress__in=Congress.objects.visible_to(actor))

    def public(self):
        """What anybody may read: from the moment its commitment stands."""
        return self.filter(committed_at__isnull=False)


class Draw(models.Model):
    """One draw. From the moment it is committed its pool, its rule and its secret seed stand, and the database keeps them."""

    class Kind(models.TextChoices):
        PEOPLE = "people", "人员"
        CASES = "cases", "案件"
        UNITS = "units", "单位"
        OTHER = "other", "其他"

    class State(models.TextChoices):
        PREPARED = "prepared", "准备"
        COMMITTED = "committed", "已公布承诺"
        DRAWN = "drawn", "已抽取"
        REVEALED = "revealed", "已公布种子"
        VOIDED = "voided", "已作废"

    TONES = {"committed": "soon", "drawn": "info", "revealed": "done", "voided": "late"}
    WORD_RULE = "抽取时由现场见证人当场说出。"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="draws", verbose_name="人大")
    kind = models.CharField("抽取对象", max_length=8, choices=Kind, default=Kind.CASES)
    title = models.CharField("事项", max_length=80, help_text="例如：2026年司法案件评查抽取案件。向公众公布。")
    purpose = models.TextField(
        "说明", max_length=1000, blank=True, help_text="依据什么、抽出来做什么。向公众公布，不写当事人姓名。"
    )
    count = models.PositiveSmallIntegerField("抽取个数", default=1, help_text="分组抽取的，以各组的个数为准。")
    word_rule = models.CharField(
        "见证词的来源",
        max_length=120,
        default=WORD_RULE,
        help_text="见证词与机关预先封存的种子合在一起决定结果。写明由谁说出，或者用哪一期彩票的开奖号码。",
    )
    matter = models.ForeignKey(
        "supervision.ExpertMatter", models.PROTECT, null=True, blank=True, related_name="draws", editable=False,
        verbose_name="聘请事项",
    )  # fmt: skip
    topic = models.ForeignKey(
        "supervision.Topic", models.PROTECT, null=True, related_name="draws", editable=False, verbose_name="监督议题"
    )
    state = models.CharField("状态", max_length=9, choices=State, default=State.PREPARED, editable=False)
    year = models.PositiveSmallIntegerField("年度", null=True, editable=False)
    number = models.PositiveSmallIntegerField("编号", null=True, editable=False)
    sheet = models.TextField("公布的内容", blank=True, editable=False)
    salt = models.CharField("封存码", max_length=32, blank=True, editable=False)
    commitment = models.CharField("承诺值", max_length=64, blank=True, editable=False)
    committed_at = models.DateTimeField("公布承诺", null=True, editable=False)
    committed_by = models.CharField("公布人", max_length=40, blank=True, editable=False)
    word = models.CharField("见证词", max_length=80, blank=True, editable=False)
    witness = models.CharField("见证人", max_length=120, blank=True, editable=False)
    drawn_at = models.DateTimeField("抽取", null=True, editable=False)
    drawn_by = models.CharField("抽取人", max_length=40, blank=True, editable=False)
    seed = models.CharField("种子", max_length=64, blank=True, editable=False)
    revealed_at = models.DateTimeField("公布种子", null=True, editable=False)
    voided_because = models.CharField("作废理由", max_length=300, blank=True, editable=False)
    voided_at = models.DateTimeField("作废", null=True, editable=False)

    objects = DrawQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "随机抽取"
        ordering = ["-committed_at", "-pk"]
        indexes = [models.Index(fields=["congress", "-committed_at"], name="supervision_draw_listed")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "year", "number"],
                name="supervision_draw_number_once",
                violation_error_message="刚才有另一次抽取用了这个编号，请再办理一次。",
            ),
            models.CheckConstraint(
                name="supervision_draw_committed_or_prepared",
                condition=Q(state="prepared", committed_at=None, commitment="", sheet="")
                | (Q(committed_at__isnull=False, number__isnull=False, year__isnull=False)
                   & ~Q(state="prepared") & ~Q(commitment="") & ~Q(sheet="")),
                violation_error_message="公布承诺须有编号、承诺值和抽取池。",
            ),
            models.CheckConstraint(
                name="supervision_draw_drawn_with_a_word",
                condition=(Q(drawn_at=None, word="") & ~Q(state__in=["drawn", "revealed"]))
                | (Q(drawn_at__isnull=False, state__in=["drawn", "revealed", "voided"])
                   & ~Q(word="") & ~Q(witness="")),
                violation_error_message="抽取须有见证词和见证人。",
            ),
            models.CheckConstraint(
                name="supervision_draw_revealed_with_its_seed",
                condition=(Q(revealed_at=None, seed="") & ~Q(state="revealed"))
                | (Q(revealed_at__isnull=False, state__in=["revealed", "voided"]) & ~Q(seed="")),
                violation_error_message="公布种子须有种子。",
            ),
            models.CheckConstraint(
                name="supervision_draw_voided_says_why",
                condition=(Q(state="voided", voided_at__isnull=False) & ~Q(voided_because=""))
                | (Q(voided_at=None, voided_because="") & ~Q(state="voided")),
                violation_error_message="作废须写明理由。",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("supervision:draw", args=[self.pk])

    @property
    def public_url(self):
        return reverse("supervision:draw_public", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.state, "plain")

    @property
    def number_words(self):
        """抽2026-003"""
        return f"抽{self.year}-{self.number:03}" if self.number else ""

    @property
    def committed(self):
        """What stands since the commitment, as it was digested."""
        return json.loads(self.sheet) if self.sheet else {}


class OfDrawQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(draw__in=Draw.objects.visible_to(actor))


class DrawShare(models.Model):
    """Of a part of the pool so many are drawn: 法院的案件抽3件."""

    draw = models.ForeignKey(Draw, models.CASCADE, related_name="shares", verbose_name="抽取")
    order = models.PositiveSmallIntegerField("序号")
    title = models.CharField("分组", max_length=30)
    count = models.PositiveSmallIntegerField("抽取个数", default=1)

    objects = OfDrawQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "抽取分组"
        ordering = ["draw", "order"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "order"], name="supervision_drawshare_once"),
        ]

    def __str__(self):
        return self.title


class DrawEntry(models.Model):
    """One row of the pool. One that is ``left_out`` takes no part and says why; ``place`` is what the draw gave it."""

    draw = models.ForeignKey(Draw, models.CASCADE, related_name="entries", verbose_name="抽取")
    order = models.PositiveSmallIntegerField("序号")
    key = models.CharField("编号", max_length=40)
    name = models.CharField("名称", max_length=80)
    note = models.CharField("备注", max_length=80, blank=True)
    share = models.CharField("分组", max_length=30, blank=True)
    left_out = models.CharField("不入池的原因", max_length=120, blank=True)
    target = models.CharField("对应的登记", max_length=60, blank=True, editable=False)
    place = models.PositiveSmallIntegerField("抽中顺序", null=True, editable=False)

    objects = OfDrawQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "抽取池"
        ordering = ["draw", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draw", "key"], name="supervision_drawentry_key_once", violation_error_message="编号重复。"
            ),
            models.UniqueConstraint(fields=["draw", "place"], name="supervision_drawentry_place_once"),
            models.CheckConstraint(
                name="supervision_drawentry_left_out_is_not_drawn", condition=Q(left_out="") | Q(place=None)
            ),
        ]

    def __str__(self):
        return self.name


STANDS = "抽取已经公布承诺，抽取池、个数和种子都不能再改。"
guards.declare(
    guards.SealedOnce(
        name="supervision_draw_committed",
        model="supervision.Draw",
        mark="committed_at",
        columns=(
            "congress", "kind", "title", "purpose", "count", "word_rule", "matter", "topic", "year", "number", "sheet", "salt",
            "commitment", "committed_at", "committed_by",
        ),
        message=STANDS,
    ),
    guards.SealedOnce(
        name="supervision_draw_drawn",
        model="supervision.Draw",
        mark="drawn_at",
        columns=("word", "witness", "drawn_at", "drawn_by"),
        message="已经抽取，见证词和见证人不能再改。",
    ),
    guards.SealedOnce(
        name="supervision_draw_revealed",
        model="supervision.Draw",
        mark="revealed_at",
        columns=("seed", "revealed_at"),
        message="公布的种子不能再改。",
    ),
    guards.SealedOnce(
        name="supervision_draw_voided",
        model="supervision.Draw",
        mark="voided_at",
        columns=("state", "voided_at", "voided_because"),
        message="作废的抽取不能恢复。",
    ),
    guards.SealedOnce(
        name="supervision_drawshare_committed",
        model="supervision.DrawShare",
        mark="committed_at",
        parent="draw",
        columns=("draw", "order", "title", "count"),
        message=STANDS,
    ),
    guards.SealedOnce(
        name="supervision_drawentry_committed",
        model="supervision.DrawEntry",
        mark="committed_at",
        parent="draw",
        columns=("draw", "order", "key", "name", "note", "share", "left_out", "target"),
        message=STANDS,
    ),
    guards.Frozen(
        name="supervision_drawentry_placed",
        model="supervision.DrawEntry",
        once=("place",),
        deletable=True,
        message="抽取的结果不能再改。",
    ),
)  # fmt: skip
