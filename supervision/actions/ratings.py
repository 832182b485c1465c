"""Rating livelihood projects: a deputy's sheet, one resident's mark, and publishing what residents wrote. The log tells that
somebody has rated, never how."""

from django.db import IntegrityError, transaction

from congress.actions import records
from congress.actions.registers import demand
from congress.frame import clock
from congress.frame.workflow import Refused
from deputies.queries.opinions import own_seat

from ..models import LivelihoodRating
from ..policies import livelihood as policies
from ..queries import ratings as queries


@transaction.atomic
def rate_all(found, given, *, actor):
    """A deputy hands in his sheet, or changes it: ``given`` is {project: (score, words)}. His words are published without
    his name."""
    demand(policies.rates_projects, actor, found)
    seat, there = own_seat(actor), set(queries.rated_now(found))
    if not there:
        raise Refused("现在没有可以评分的项目。")
    if seat is None or not set(given) <= there:
        raise Refused("只有本级代表才能给这些项目评分。")
    today = clock.today()
    for project, (score, words) in given.items():
        LivelihoodRating.objects.update_or_create(
            project=project, deputy=seat,
            defaults={"score": score, "comment": words, "rated_on": today, "released_on": today if words else None},
        )  # fmt: skip
    records.record("supervision.livelihoodrating.rate", actor=actor, obj=found,
                   text=f"{actor.name}给《{found}》的{len(given)}个项目评分")  # fmt: skip
    return found


@transaction.atomic
def receive(row, *, actor, once):
    """A resident's mark: one for each browser and project; sent again, the first one stays."""
    if not queries.is_open(row.project):
        raise Refused("这个项目现在不能评分。")
    row.once_hash, row.rated_on = queries.visitor_hash(row.project, once), clock.today()
    row.clean_fields()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return queries.of_visitor(row.project, once)
    records.record(
        "supervision.livelihoodrating.receive", actor=actor, obj=row.project, text=f"收到群众对“{row.project}”的评分"
    )
    return row


@transaction.atomic
def release(found, words, *, actor):
    """The words of residents that anybody may read."""
    demand(policies.runs_round, actor, found)
    rows = queries.unreleased(actor, found).filter(pk__in=[row.pk for row in words])
    number = LivelihoodRating.objects.filter(pk__in=rows.values("pk")).update(released_on=clock.today())
    records.record("supervision.livelihoodrating.release", actor=actor, obj=found,
                   text=f"{actor.name}公布群众对《{found}》的意见{number}条")  # fmt: skip
    return found
