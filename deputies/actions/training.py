"""The five-year plan of training, and inviting whoever has not been trained yet."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand, keep

from ..models import TrainingLine
from ..policies import activities as policies
from ..queries import training as queries
from ..queries.presence import term_of
from . import activities


@transaction.atomic
def keep_year(row, *, actor, lines):
    """One year of the plan: for each class of trainees how many classes for how many – ``lines``: {audience: (classes,
    places)}. It belongs to the term that runs at its end."""
    demand(policies.plans_training, actor, row)
    row.term = term_of(row.congress_id, row.year_end)
    if row.term is None:
        raise ValidationError({"year": "这一年没有登记届次。"})
    if not lines:
        raise ValidationError("请至少为一类对象写明期数和人次。")
    if strange := set(lines) - set(queries.audiences(row.congress)):
        raise ValidationError(
            f"{row.congress}的计划不列{'、'.join(TrainingLine.Audience(one).label for one in strange)}。"
        )
    row.classes, row.places = (sum(column) for column in zip(*lines.values(), strict=True))
    keep(row, actor=actor)
    row.lines.all().delete()
    TrainingLine.objects.bulk_create(
        TrainingLine(year=row, audience=one, classes=lines[one][0], places=lines[one][1])
        for one in TrainingLine.Audience
        if one in lines
    )
    words = {TrainingLine.Audience(one).label: f"{classes}期{places}人次" for one, (classes, places) in lines.items()}
    records.record("deputies.trainingyear.lines", actor=actor, obj=row, after=words,
                   text=f"{actor.name}列出{row}的对象{len(lines)}类，共{row.classes}期{row.places}人次")  # fmt: skip
    return row


@transaction.atomic
def invite_untrained(activity, *, actor, audience=None):
    """Everybody in office who has not been trained this term, or all of one class of trainees; who is invited already
    stays."""
    rows = queries.untrained(actor, activity.congress, audience)
    activities.invite(activity, list(rows), actor=actor)
    return activity
