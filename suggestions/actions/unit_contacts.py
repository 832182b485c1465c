"""Keeping the handling units' contact list: entered and checked by the unit itself, or by those who assign and check."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.actions import records
from congress.frame import cells, clock
from congress.frame.numbers import is_mobile
from congress.frame.workflow import Refused

from ..models import UnitContact
from ..policies import public as policies

PERSONAL = "这张表是公开的，请填办公室座机，不填手机号。"


def desk_number(text):
    """A number with its area code; refused when it is a mobile one."""
    try:
        phone = cells.as_phone(text.strip())
    except cells.Misread as fault:
        raise Refused(f"{fault}。") from fault
    if is_mobile(phone) or "*" in phone or phone.startswith("1"):
        raise Refused(PERSONAL)
    return phone


@transaction.atomic
def keep(unit, *, actor, leader, office, phone, leader_title=""):
    """Entered or confirmed today; what it was before is in the record."""
    if not policies.keeps_contact(actor, unit):
        raise PermissionDenied(f"由{policies.keeps_contact.__doc__}填写。")
    given = {"leader": leader, "leader_title": leader_title, "office": office, "phone": desk_number(phone)}
    row = UnitContact.objects.filter(unit=unit).first() or UnitContact(unit=unit)
    before = {name: getattr(row, name) for name in given} if row.pk else {}
    for name, value in given.items():
        setattr(row, name, value)
    row.checked_on, row.checked_by = clock.today(), actor.name
    row.save()
    verb = "更新" if before and before != given else "核对" if before else "填写"
    records.record(
        "suggestions.unitcontact.keep",
        actor=actor,
        obj=row,
        before=before,
        after=given,
        text=f"{actor.name}{verb}{unit}的联系信息",
    )
    return row
