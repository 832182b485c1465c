"""What the clock does here."""

from congress.frame.kinds import Ticker

from .actions import attendance, contacts, opinion_clock, presence, rosters, stations, stories

STATIONS = (
    Ticker(key="deputies.stations_departed", label="离任代表离站", run=stations.release_departed, order=120),
    Ticker(key="deputies.duty_leave", label="离站代表不再值班", run=rosters.leave_rosters, order=121),
    Ticker(key="deputies.duty_announce", label="接待公告", run=rosters.announce_due, order=122),
    Ticker(key="deputies.duty_close", label="接待日结束", run=rosters.close_over, order=123),
)

VOICE = (
    Ticker(key="deputies.opinions_unrated", label="民意逾期未评价办结", run=opinion_clock.close_silent, order=130),
    Ticker(
        key="deputies.opinions_concluded",
        label="转建议的民意随建议办结",
        run=opinion_clock.conclude_followed,
        order=131,
    ),
)

ACTIVITIES = Ticker(key="deputies.activities", label="代表活动开始、报名截止", run=presence.run_days, order=120)
ALL = (
    ACTIVITIES,
    *STATIONS,
    *VOICE,
    Ticker(key="deputies.contacts_departed", label="离任人员的联系结束", run=contacts.end_departed, order=124),
    Ticker(key="deputies.stories_departed", label="离任代表的风采撤下", run=stories.retire_departed, order=126),
    contacts.REMINDERS,
    Ticker(key="deputies.rolls", label="大会签到转为出席登记", run=attendance.take_over_rolls, order=125),
)
