"""Certificates of appointment: their numbers are given in one go for a case, and a spoilt one is struck."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import numbers, records
from congress.actions.registers import demand
from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import Certificate
from ..policies import certificates as policies
from ..queries import certificates as queries
from ..workflow import CASE


@transaction.atomic
def give(case, *, actor, dated_on):
    """Everybody of a case who was appointed and has none yet gets the next number of the year, in the order of the list."""
    demand(policies.keeps_certificates, actor, case)
    held = CASE.held(case)  # two who press the button at once queue up here
    items = queries.due(held)
    if not items:
        raise Refused("没有要编号的任命书：已经编号，或者还没有宣布、没有到任；代理和选举产生的职务不发任命书。")
    if dated_on > clock.today() or any(dated_on < item.announced_on for item in items):
        raise ValidationError({"dated_on": "落款日期须在宣布之后，不能晚于今天。"})
    word = queries.committee_word(held.congress_id)
    given = [_give(item, dated_on, actor, f"{word}任〔{dated_on.year}〕{{}}号") for item in items]
    records.record("appointments.certificate.give", actor=actor, obj=held, congress_id=held.congress_id,
                   text=f"{actor.name}为{held}编定任命书{len(given)}份，{given[0].number}至{given[-1].number}")  # fmt: skip
    return given


def _give(item, dated_on, actor, pattern):
    number = numbers.take_number(
        Certificate.SERIES, congress_id=item.congress_id, year=dated_on.year, actor=actor, pattern=pattern, title="任命书", obj=item
    )  # fmt: skip
    return Certificate.objects.create(item=item, number=number, dated_on=dated_on)


@transaction.atomic
def strike(certificate, *, actor, reason):
    """A spoilt or lost certificate: its number is never given again, the person may be given another."""
    demand(policies.keeps_certificates, actor, certificate)
    if certificate.cancelled_on:
        raise Refused("这份任命书已经作废。")
    numbers.cancel_number(certificate.number, actor=actor, reason=reason)
    certificate.cancelled_on = clock.today()
    certificate.save(update_fields=["cancelled_on"])
    records.record("appointments.certificate.strike", actor=actor, obj=certificate, congress_id=certificate.congress_id,
                   text=f"{actor.name}作废{certificate}", reason=reason)  # fmt: skip
    return certificate
