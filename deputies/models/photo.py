"""What a photograph of an opinion shows to others: looked at by whoever sorts it, faces and plates covered cell by cell."""

from django.db import models
from django.db.models import F, Q

from congress.frame import clock


class PhotoCover(models.Model):
    """One photograph that was looked at: the ``original`` as it came and what is ``shown`` of it. With cells covered the
    original is sealed and a copy of its own is shown; without any it is shown itself. Not looked at: no row, and the
    informant's page does not show it."""

    opinion = models.ForeignKey("deputies.Opinion", models.CASCADE, related_name="covers", verbose_name="社情民意")
    original = models.OneToOneField("congress.Attachment", models.PROTECT, related_name="+", verbose_name="原照片")
    shown = models.OneToOneField("congress.Attachment", models.PROTECT, related_name="+", verbose_name="公开的照片")
    cells = models.TextField("遮住的格子", blank=True, help_text="行和列，从0数起：“3-4 3-5”。")
    by = models.CharField("处理人", max_length=40)
    at = models.DateTimeField("处理时间", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "民意照片遮盖"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="deputies_photocover_covered_is_another",
                condition=Q(cells="", shown=F("original")) | (~Q(cells="") & ~Q(shown=F("original"))),
                violation_error_message="遮住以后公开的须是另一份照片。",
            )
        ]

    def __str__(self):
        return f"{self.opinion}的照片"

    @property
    def congress_id(self):
        return self.opinion.congress_id

    @property
    def is_covered(self):
        return bool(self.cells)

    @property
    def covered_cells(self):
        """{(row, column)} that are covered."""
        return {tuple(map(int, cell.split("-"))) for cell in self.cells.split()}
