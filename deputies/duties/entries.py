"""What no register knows: entered by hand with evidence and confirmed. Each kind is a source of its own, so that the sheet
of points can name it."""

from congress.frame.kinds import DutyFact, DutySource

from ..models import DossierEntry

Kind = DossierEntry.Kind


def read(deputy_ids, since, until):
    rows = DossierEntry.objects.filter(
        deputy__in=deputy_ids, state=DossierEntry.State.CONFIRMED, on__range=(since, until)
    ).order_by("pk")
    yield [rows]
    return [
        (
            source_key(row.kind),
            DutyFact(
                deputy_id=row.deputy_id,
                on=row.on,
                text=row.text,
                target=f"deputies.dossierentry:{row.pk}",
                url=row.get_absolute_url(),
            ),
        )
        for row in rows
    ]


def source_key(kind):
    return f"deputies.entry.{kind}"


ALL = tuple(
    DutySource(
        key=source_key(kind.value),
        label=f"{kind.label}（补录）",
        part=DossierEntry.PARTS[kind],
        shared=read,
        unit="件" if kind in (Kind.MOTION_LEAD, Kind.MOTION_COSIGN) else "次",
        order=90 + place,
    )
    for place, kind in enumerate(Kind)
)
