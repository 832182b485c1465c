"""The bank of questions for the law exam before an appointment (任前法律知识考试题库, S50)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from congress.models import Congress

from .case import KEEPERS

LETTERS = "ABCDEF"
TRUE, FALSE = "正确", "错误"
MARKS = {TRUE: "A", FALSE: "B", "对": "A", "错": "B", "√": "A", "×": "B"}


class QuestionKind(models.TextChoices):
    SINGLE = "single", "单选题"
    MULTIPLE = "multiple", "多选题"
    JUDGE = "judge", "判断题"


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Whoever keeps the bank knows the answers; nobody else sees a question before he sits in front of it."""
        if actor.is_system:
            return self.all()
        return self.filter(congress=actor.congress_id) if actor.is_any(*KEEPERS) else self.none()

    def in_force(self):
        return self.filter(retired_on=None)


class Question(models.Model):
    """One question with its answer. One that is retired is in no new paper; papers drawn before keep their own words."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="questions", verbose_name="人大")
    number = models.PositiveIntegerField("题号", editable=False)
    kind = models.CharField("题型", max_length=8, choices=QuestionKind, default=QuestionKind.SINGLE)
    law = models.CharField("法律法规", max_length=40, help_text="写简称，例如：宪法、监督法、地方组织法。")
    text = models.TextField("题干", max_length=400)
    options = models.JSONField("选项", default=list, blank=True)
    key = models.CharField("答案", max_length=6)  # letters in their order; of a judgement A (true) or B (false)
    explanation = models.TextField("解析", max_length=500, blank=True, help_text="依据哪一条，为什么。")
    retired_on = models.DateField("停用日", null=True, editable=False)
    retired_because = models.CharField("停用原因", max_length=200, blank=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "考试题目"
        ordering = ["congress", "number"]
        indexes = [models.Index(fields=["congress", "retired_on", "kind"], name="appointments_question_pool")]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "number"], name="appointments_question_number_once",
                violation_error_message="题号重复，请再办理一次。",
            ),
            models.UniqueConstraint(
                fields=["congress", "text"], name="appointments_question_text_once",
                violation_error_message="题库里已有同样题干的题目。",
            ),
            models.CheckConstraint(
                name="appointments_question_has_one_key",
                condition=Q(kind="multiple", key__regex=r"^A?B?C?D?E?F?$") & Q(key__regex=r"..")
                | Q(kind="single", key__in=list(LETTERS)) | Q(kind="judge", key__in=["A", "B"]),
                violation_error_message="单选题有一个答案，多选题至少有两个，判断题为正确或者错误。",
            ),
            models.CheckConstraint(
                name="appointments_question_retired_says_why",
                condition=Q(retired_on=None, retired_because="") | (Q(retired_on__isnull=False) & ~Q(retired_because="")),
                violation_error_message="停用须写明原因。",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"第{self.number}题"

    def get_absolute_url(self):
        return reverse("appointments:question", args=[self.pk])

    @property
    def is_in_force(self):
        return self.retired_on is None

    @property
    def choices(self):
        """[(letter, text)]"""
        return choices(self.kind, self.options)

    @property
    def key_words(self):
        return key_words(self.kind, self.key)


def choices(kind, options):
    """What can be marked: [(letter, text)]."""
    return list(zip(LETTERS, (TRUE, FALSE) if kind == QuestionKind.JUDGE else options, strict=False))


def key_words(kind, key):
    """An answer as people read it: 正确, C, A、B、D."""
    return dict(choices(kind, ())).get(key, "") if kind == QuestionKind.JUDGE else "、".join(key)


def as_key(words):
    """An answer as people write it – C, A、B、D, abd, 正确 – as its letters."""
    words = words.strip()
    return MARKS.get(words) or "".join(sorted({sign for sign in words.upper() if sign not in "、，,;； "}))
