"""What a township writes down of its own work – through the actions, as its secretary would."""

from datetime import date
from decimal import Decimal

from congress.actions import institution, township_work
from congress.frame.actor import SYSTEM
from congress.models import Fund, FundEntry, GroupTask, PublicityArticle

DAY = date(2026, 3, 20)


def fund(town, *, year=2026, base=100_000, allotted=5_000, entries=(), **columns):
    """A year's money; ``entries`` are (day, purpose, amount)."""
    row = Fund(congress=town.congress, year=year, base=Decimal(base), allotted=Decimal(allotted), **columns)
    row = township_work.keep_fund(row, actor=town.actor("tsec"))
    return enter(town, row, *entries) if entries else row


def enter(town, row, *entries):
    lines = [
        FundEntry(on=on, purpose=purpose, amount=Decimal(amount), note=f"{purpose} {amount}")
        for on, purpose, amount in entries
    ]
    return township_work.enter(row, lines, actor=town.actor("tsec"))


def article(town, day=DAY, *, title="代表小组进村入户", level="county", medium="西平样县融媒体中心", **columns):
    row = PublicityArticle(congress=town.congress, title=title, author="河口秘书", medium=medium, level=level,
                           published_on=day, **columns)  # fmt: skip
    return township_work.keep_article(row, actor=town.actor("tsec"))


def group(town, number=1):
    """A deputies' group of a township."""
    name = f"{town.congress.area.name}第{number}代表小组"
    return institution.add_organization(actor=SYSTEM, congress=town.congress, name=name, short_name=f"第{number}小组",
                                        kind="deputy_group", since=date(2022, 1, 10), order=number)  # fmt: skip


def task(town, of, due_on=DAY, *, title="走访选民", done_on=None):
    row = GroupTask(congress=town.congress, group=of, title=title, answers="小组组长", due_on=due_on)
    row = township_work.keep_task(row, actor=town.actor("tsec"))
    return (
        township_work.finish_task(row, actor=town.actor("tsec"), done_on=done_on, result="已走访") if done_on else row
    )
