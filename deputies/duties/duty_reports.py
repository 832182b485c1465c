"""Reports to electors."""

from congress.frame.kinds import DutyFact, DutySource

from ..queries import duty_reports


def reported(deputy_ids, since, until):
    yield [rows := duty_reports.of_seats(deputy_ids, since, until)]
    return [
        DutyFact(
            deputy_id=row.deputy_id,
            on=row.session.on,
            text=f"在{row.session.area.name}{row.session.place}向选民述职",
            target=f"deputies.dutyreport:{row.pk}",
            url=row.get_absolute_url(),
        )
        for row in rows
    ]


ALL = (DutySource(key="deputies.duty_report", label="向选民述职", part="reports", reads=reported, order=142),)
