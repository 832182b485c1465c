"""What must agree in the register of deputies."""

from django.db.models import F, Q

from congress.frame.kinds import Check, Finding

from .models import Deputy, Station
from .queries import contacts, opinions, stations


def seats():
    """A deputy is the person of his membership, in the congress of his term."""
    same = Q(person=F("membership__person"), congress=F("membership__congress")) & Q(congress=F("term__congress"))
    rows = Deputy.objects.exclude(same).select_related("person").order_by("pk")
    return [Finding(f"代表{row}（证号{row.card_no}）与任职或届次不一致。", row.congress_id) for row in rows]


def completeness():
    """The stored score of a station's papers is what its papers give."""
    rows = list(Station.objects.order_by("pk"))
    has = stations.belongings(rows)
    return [
        Finding(f"{row}的资料完整度登记为{row.completeness}，按资料应为{right}。", row.congress_id)
        for row in rows
        if (right := stations.score(stations.completeness(row, has[row.pk]))) != row.completeness
    ]


STATIONS = (Check(key="deputies.station_completeness", label="站点资料完整度一致", find=completeness, order=45),)


def last_contacts():
    """The day of the last contact that lists are sorted by is that of the log."""
    return [Finding(f"“{row}”登记的最近联系日与联系记录不一致。", row.congress_id) for row in contacts.out_of_step()]


def opinion_days():
    """The dates that lists of opinions sort by are those of their running clocks."""
    return [Finding(f"民意“{row}”登记的期限与计时不一致。", row.congress_id) for row in opinions.out_of_step()]


VOICE = (Check(key="deputies.opinion_days", label="民意期限与计时一致", find=opinion_days, order=47),)

ALL = (
    *STATIONS,
    *VOICE,
    Check(key="deputies.seats", label="代表与任职一致", find=seats, order=40),
    Check(key="deputies.last_contacts", label="最近联系日与联系记录一致", find=last_contacts, order=46),
)
