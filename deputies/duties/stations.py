"""What deputies did at the stations: each time they came to receive people."""

from congress.frame.kinds import DutyFact, DutySource

from ..queries import rosters


def _station_duty(deputy_ids, since, until):
    yield [rows := rosters.check_ins(deputy_ids, since, until)]
    return [
        DutyFact(deputy_id=deputy_id, on=on, text=f"到{station}接待群众", target=f"deputies.dutyturn:{pk}",
                 url=f"/stations/days/{day_id}/")
        for pk, deputy_id, on, station, day_id in rows
    ]  # fmt: skip


ALL = (DutySource(key="deputies.station_duty", label="进站接待", part="stations", reads=_station_duty, order=160),)
