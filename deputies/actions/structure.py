"""Keeping the electoral districts of a term."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from congress.actions import records
from congress.actions.registers import demand, keep
from congress.frame import guards
from congress.frame.workflow import Refused

from ..models import ElectoralDistrict
from ..policies import register as policies


@transaction.atomic
def keep_district(district, *, actor):
    """Enter an electoral district or change one; it never has fewer seats than deputies sit for it."""
    demand(policies.keeps_deputies, actor, district.congress_id)
    if district.term.congress_id != district.congress_id:
        raise ValidationError({"term": "请选择本级人大的届。"})
    if district.pk and (held := district.deputies.in_office().count()) > district.seats:
        raise ValidationError({"seats": f"这个选区有{held}名在任代表，应选代表不能少于{held}名。"})
    return keep(district, actor=actor, congress_id=district.congress_id)


@transaction.atomic
def enter_districts(rows, *, actor, term):
    """All districts of a term at once: dicts of number, name, area, covers, seats, delegation. One line in the log."""
    demand(policies.enters_deputies, actor, term.congress)
    districts = [ElectoralDistrict(congress_id=term.congress_id, term=term, **row) for row in rows]
    for district in districts:
        district.clean_fields(exclude=["congress", "term", "area", "delegation"])
    with guards.spoken():
        entered = ElectoralDistrict.objects.bulk_create(districts)
    records.record("deputies.electoraldistrict.enter", actor=actor, congress_id=term.congress_id, obj=term,
                   text=f"{actor.name}登记{term}选区{len(entered)}个", after={"选区": [str(row) for row in entered]})  # fmt: skip
    return entered


@transaction.atomic
def withdraw_district(district, *, actor):
    """Take back a district that was entered by mistake and for which nobody sits."""
    demand(policies.keeps_deputies, actor, district.congress_id)
    records.record("deputies.electoraldistrict.withdraw", actor=actor, obj=district,
                   text=f"{actor.name}撤销登记选区{district}")  # fmt: skip
    try:
        district.delete()
    except ProtectedError:
        raise Refused(f"{district}已有代表或补选登记，不能撤销。") from None
    return district
