"""The yearly written reports of those who were appointed, for the last two years."""

from datetime import date

from congress.frame import clock

from ..actions import reports
from ..models import DutyReport

WORDS = (
    "一、依法履职。认真执行县人大及其常委会的决议决定，办理审议意见和代表建议，全部按期答复。\n"
    "二、主要工作。完成年度目标任务，重点项目按计划推进，群众反映集中的问题得到解决。\n"
    "三、学法用法。参加县人大组织的法律学习，坚持重大事项依法决策。\n"
    "四、不足和打算。深入基层不够，工作创新不够；下一年抓重点、补短板，自觉接受人大监督。",
    "一年来，坚持依法办事，接受人大监督。分管工作完成年度任务，审议意见逐项整改并报告。\n"
    "存在的不足：个别工作推进较慢，与代表联系不够经常。\n"
    "下一年打算：完善制度，改进作风，办好代表建议，按时报告工作。",
)
READ = ("述职内容实在，同意归档。", "成绩和不足写得具体，请在下一年度重点改进所列不足。")
BACK = "请补充办理审议意见和代表建议的具体情况。"
UNREAD = 3


def years(world):
    for year in (world.today.year - 2, world.today.year - 1):
        yield _year(world, year, last=year == world.today.year - 1)


def _year(world, year, *, last):
    """Asked for in January, handed in before its end, read in February. Of the last
    year one was given back and came again, a few are unread."""
    yield clock.moment(date(year + 1, 1, 4), 9)
    reports.ask()
    yield clock.moment(date(year + 1, 1, 24), 10)
    rows = DutyReport.objects.filter(congress=world.congress, year=year, state=DutyReport.State.ASKED)
    found = list(rows.select_related("membership__person", "office__post__organization", "congress").order_by("pk"))
    leaders = {actor.organization_id: actor for actor in world.holders("UNITL")}
    handed = []
    for at, row in enumerate(found):
        actor = leaders.get(row.membership.organization_id, world.first("APPT"))
        handed.append(reports.hand_in(row, actor=actor, text=WORDS[at % len(WORDS)]))
    yield clock.moment(date(year + 1, 2, 14), 10)
    given_back = reports.send_back(handed.pop(), actor=world.first("APPT"), reason=BACK) if last and handed else None
    for at, row in enumerate(handed[: -UNREAD or None] if last else handed):
        reports.read(row, actor=world.first("LEAD"), comment=READ[at % len(READ)])
    if given_back:
        yield clock.moment(date(year + 1, 2, 20), 10)
        actor = leaders.get(given_back.membership.organization_id, world.first("APPT"))
        reports.hand_in(given_back, actor=actor, text=WORDS[0])
