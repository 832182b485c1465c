"""What deputies did at the stations: each time they came to receive people."""

from congress.frame.kinds import DutyFact, DutySource

from ..queries import rosters


def _station_duty(deputy_ids, since, until):
    for pk, deputy_id, on, station, day_id in rosters.check_ins(deputy_ids, since, until):
        yield DutyFact(deputy_id=deputy_id, on=on, text=f"到{station}接待群众", target=f"deputies.dutyturn:{pk}",
                       url=f"/stations/days/{day_id}/")  # fmt: skip


ALL = (DutySource(key="deputies.station_duty", label="进站接待", part="stations", facts=_station_duty, order=160),)
