"""The five-year plan of training, and inviting whoever has not been trained yet."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions.registers import demand, keep

from ..policies import activities as policies
from ..queries import training as queries
from ..queries.presence import term_of
from . import activities


@transaction.atomic
def keep_year(row, *, actor):
    """One year of the plan; it belongs to the term that runs at its end."""
    demand(policies.plans_training, actor, row)
    row.term = term_of(row.congress_id, row.year_end)
    if row.term is None:
        raise ValidationError({"year": "这一年没有登记届次。"})
    return keep(row, actor=actor)


@transaction.atomic
def invite_untrained(activity, *, actor):
    """Everybody in office who has not been trained this term; who is invited already stays."""
    rows = queries.untrained(actor, activity.congress_id)
    activities.invite(activity, list(rows), actor=actor)
    return activity
