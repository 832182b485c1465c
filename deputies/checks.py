"""What must agree in the register of deputies."""

from django.db.models import F, Q

from congress.frame.kinds import Check, Finding

from .models import Deputy


def seats():
    """A deputy is the person of his membership, in the congress of his term."""
    same = Q(person=F("membership__person"), congress=F("membership__congress")) & Q(congress=F("term__congress"))
    rows = Deputy.objects.exclude(same).select_related("person").order_by("pk")
    return [Finding(f"代表{row}（证号{row.card_no}）与任职或届次不一致。", row.congress_id) for row in rows]


ALL = (Check(key="deputies.seats", label="代表与任职一致", find=seats, order=40),)
