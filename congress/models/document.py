"""Official papers: what was issued stays as it was issued; a correction is a new version that names the old one."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from congress.frame import clock, guards, kinds
from congress.frame.numbers import long_date

from .number import Number
from .org import Congress


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, actor, among=None):
        """Papers of the matters one may see; some kinds are for certain roles only. Where it is known which matters are
        meant – ``among``: {kind: their keys, or None for all of them} – no others are looked at."""
        if actor.is_system:
            return self.all()
        if not actor.person_id:
            return self.none()
        seen = Q(pk=None)
        open_kinds = {}
        for kind in kinds.documents:
            if kind.open_to(actor) and (among is None or kind.key in among):
                open_kinds.setdefault((kind.model, kind.narrow), []).append(kind.key)
        for (label, narrow), readable in open_kinds.items():
            targets = narrow(actor, apps.get_model(label).objects.visible_to(actor))
            if among is not None and all(among[key] is not None for key in readable):
                targets = targets.filter(pk__in=set().union(*(among[key] for key in readable)))
            # The kind first: a database looks from left to right.
            seen |= Q(kind__in=readable) & Q(Exists(targets.filter(pk=OuterRef("target_id"))))
        return self.filter(seen, congress__in=Congress.objects.visible_to(actor))

    def matching(self, words):
        return self.filter(Q(title__icontains=words) | Q(number_text__icontains=words))

    def current(self):
        """Those that no later version has replaced and that are not void."""
        return self.filter(replaced_by=None).exclude(state=Document.State.VOID)


class Document(models.Model):
    """One issued paper in one version: the frozen facts it was made from, and the file made of them."""

    class State(models.TextChoices):
        ISSUED = "issued", "正在生成文件"
        DONE = "done", "已签发"
        FAILED = "failed", "文件没有生成"
        VOID = "void", "已作废"

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="documents", verbose_name="人大")
    kind = models.CharField("文种", max_length=60)
    target = models.CharField("所属事项", max_length=80, db_index=True)
    target_id = models.BigIntegerField(editable=False)
    title = models.CharField("标题", max_length=200)
    number = models.ForeignKey(Number, models.PROTECT, null=True, related_name="documents", verbose_name="编号")
    number_text = models.CharField("文号", max_length=60, blank=True)
    issuer = models.CharField("发文机关", max_length=80)
    version = models.PositiveSmallIntegerField("版本", default=1)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name="替代的版本"
    )
    corrected_because = models.CharField("更正原因", max_length=300, blank=True)
    snapshot = models.JSONField("内容")
    check_url = models.CharField("核验网址", max_length=200)
    check_token = models.CharField("核验码", max_length=64, unique=True)
    issued_on = models.DateField("成文日期")
    issued_at = models.DateTimeField("签发时间", default=clock.now)
    issued_by = models.CharField("签发人", max_length=40)
    state = models.CharField("状态", max_length=8, choices=State, default=State.ISSUED)
    job = models.ForeignKey("congress.Job", models.SET_NULL, null=True, related_name="+", verbose_name="后台任务")
    failure = models.CharField("没有生成的原因", max_length=300, blank=True)
    stored_as = models.CharField(max_length=120, null=True, editable=False)
    sha256 = models.CharField("校验码", max_length=64, null=True, db_index=True)
    size = models.PositiveIntegerField("大小", null=True)
    pages = models.PositiveSmallIntegerField("页数", null=True)
    missing_glyphs = models.CharField("缺字", max_length=200, null=True)
    voided_at = models.DateTimeField("作废时间", null=True)
    voided_by = models.CharField("作废人", max_length=40, null=True)
    voided_because = models.CharField("作废原因", max_length=300, null=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公文"
        ordering = ["-issued_on", "-pk"]
        indexes = [
            models.Index(fields=["congress", "-issued_on"], name="congress_document_by_date"),
            models.Index(fields=["kind", "target_id"], name="congress_document_of_target"),
        ]
        constraints = [
            models.CheckConstraint(
                name="congress_document_first_or_corrected",
                condition=Q(version=1, replaces=None)
                | (Q(version__gt=1, replaces__isnull=False) & ~Q(corrected_because="")),
                violation_error_message="更正件必须注明替代的版本和更正原因。",
            ),
            models.CheckConstraint(
                name="congress_document_void_says_why",
                condition=~Q(state="void") | Q(voided_at__isnull=False, voided_because__isnull=False),
                violation_error_message="作废公文必须写明原因。",
            ),
            models.CheckConstraint(
                name="congress_document_done_has_file",
                condition=~Q(state="done") | Q(stored_as__isnull=False, sha256__isnull=False, pages__isnull=False),
            ),
        ]

    def __str__(self):
        return f"《{self.title}》"

    def get_absolute_url(self):
        return reverse("congress:document", args=[self.pk])

    @property
    def kind_title(self):
        return kinds.documents[self.kind].title

    @property
    def version_name(self):
        return f"第{self.version}版"

    @property
    def file_url(self):
        return reverse("congress:document_file", args=[self.pk])

    @property
    def word_url(self):
        return reverse("congress:document_word", args=[self.pk])

    @property
    def replaced_words(self):
        return f"第{self.version + 1}版已于{long_date(self.replaced_by.issued_on)}签发，请以新版为准。"

    @property
    def voided_words(self):
        return f"已于{long_date(self.voided_at.astimezone(clock.BEIJING))}作废，请勿再作为依据使用。"

    @property
    def public_word(self):
        """What anybody may know of its standing."""
        return self.word if not self.is_current else "现行有效"

    @property
    def is_current(self):
        """Still in force: not void, and no later version has replaced it."""
        return self.state != self.State.VOID and not self.is_replaced

    @property
    def is_replaced(self):
        return hasattr(self, "replaced_by")

    @property
    def word(self):
        """Where the paper stands, in one word."""
        if self.state == self.State.VOID:
            return "已作废"
        return f"已被第{self.version + 1}版替代" if self.is_replaced else self.get_state_display()

    @property
    def tone(self):
        if not self.is_current:
            return "quiet"
        return {self.State.ISSUED: "info", self.State.FAILED: "late"}.get(self.state, "done")

    @property
    def has_file(self):
        return self.stored_as is not None

    @property
    def file_name(self):
        """What the file is called when it is handed out."""
        version = f"（第{self.version}版）" if self.version > 1 else ""
        return f"{self.number_text or ''}{self.title}{version}"[:100]


guards.declare(
    guards.Frozen(
        name="congress_document_kept",
        model="congress.Document",
        columns=(
            *("congress", "kind", "target", "target_id", "title", "number", "number_text", "issuer", "version"),
            *("replaces", "corrected_because", "snapshot", "check_url", "check_token"),
            *("issued_on", "issued_at", "issued_by"),
        ),
        once=("stored_as", "sha256", "size", "pages", "missing_glyphs", "voided_at", "voided_by", "voided_because"),
        message="已签发的公文不能改动或删除，只能更正（另出新版）或作废。",
    ),
)
