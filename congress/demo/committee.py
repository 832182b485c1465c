"""When the county's standing committee has sat in the demonstration, and when it sits next."""

import datetime

from congress.models import Meeting

EVERY = 58  # days; the law asks for one every two months


def workday(day):
    """The day itself, or the Monday after it."""
    return day + datetime.timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def days(world):
    """The days on which it has sat in the last three years."""
    day, found = world.session_days[-min(3, len(world.session_days))] + datetime.timedelta(days=40), []
    while (sits := workday(day)) < world.today:
        found.append(sits)
        day += datetime.timedelta(days=EVERY)
    return found


def meeting_on(world, day):
    return _meetings(world).get(opens_on=day)


def coming(world):
    """The next meeting that is planned, or None."""
    return _meetings(world).filter(state="planned", opens_on__gt=world.today).order_by("opens_on").first()


def _meetings(world):
    rows = Meeting.objects.filter(term__congress=world.congress, kind="standing_committee")
    return rows.select_related("term__congress")
