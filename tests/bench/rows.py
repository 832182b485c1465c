"""A county with years of suggestions, put in by the thousand."""

import random
from datetime import timedelta

from congress.frame import clock
from congress.frame.address import address
from congress.frame.bigrams import grams
from congress.models import Deadline, Reminder, SearchEntry
from suggestions.models import Assignment, Suggestion
from tests.build import county
from tests.build.suggestions import task

PLACES = [f"{a}{b}" for a in "柳石青河岭杨李王张赵" for b in "沟坡庄湾桥寨营店铺庙"]
MATTERS = [
    *("修复通村公路", "增设路灯", "改造危旧桥梁", "扩建幼儿园", "治理河道", "更换老旧水管", "增开公交班次"),
    *("建设污水管网", "完善养老服务", "加快电网改造", "规划停车场地", "保护古树名木"),
]
RARE = "鸬鹚"
PIECE = 5000


def county_with(number, open_ones):
    """The cast, a case in progress, and so many suggestions beside it, the newest of them in progress."""
    cast = county.cast()
    model = task(cast, at="in_progress")
    chance, today = random.Random(20260415), clock.today()
    columns = {"congress": cast.congress, "term": cast.term, "topic": cast.topics[0], "facts": "情况属实。" * 60,
               "proposals": "请有关单位研究办理。" * 30}  # fmt: skip
    leads = list(cast.deputies.values())
    for start in range(0, number, PIECE):
        cases = Suggestion.objects.bulk_create(
            Suggestion(
                **columns,
                lead=leads[place % len(leads)],
                subject=f"关于{chance.choice(PLACES)}村{chance.choice(MATTERS)}的建议"
                if place % 997
                else f"关于保护{RARE}第{place}处栖息地的建议",
                number=place + 1000,
                number_text=f"闭{place + 1000}号",
                state="handling" if place >= number - open_ones else "closed",
                stage="in_progress" if place >= number - open_ones else "closed",
                round=1,
                written_on=(on := today - timedelta(days=(number - place) % 1500)),
                submitted_on=on,
                filed_on=on,
                assigned_on=on,
            )
            for place in range(start, min(start + PIECE, number))
        )
        tasks = Assignment.objects.bulk_create(copy(model, suggestion=case, **fate(case)) for case in cases)
        SearchEntry.objects.bulk_create(
            SearchEntry(
                congress=cast.congress,
                kind="suggestions.suggestion",
                target=address(case),
                title=case.subject,
                grams=" ".join(dict.fromkeys(grams(f"{case.subject}\n{case.proposals}"))),
            )
            for case in cases
        )
        start_clocks([one for one in tasks if one.state == "in_progress"], model)
    return cast, model


def fate(case):
    """How the task of such a case stands."""
    if case.state == "handling":
        return {"state": "in_progress"}
    return {"state": "closed", "replied_on": case.assigned_on}


def copy(row, **changed):
    """A new row like this one."""
    columns = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    new = type(row)(**columns)
    for name, value in changed.items():
        setattr(new, name, value)
    return new


def start_clocks(tasks, model):
    """Each task in progress gets the clocks of the model, with a reminder that falls due today."""
    pattern = Deadline.objects.get(target=address(model), key="suggestions.reply")
    reminder = Reminder.objects.filter(deadline=pattern).first()
    clocks = Deadline.objects.bulk_create(copy(pattern, target=address(one), target_pk=one.pk) for one in tasks)
    Reminder.objects.bulk_create(copy(reminder, deadline=one, due_on=clock.today()) for one in clocks)
