"""What a township's congress writes down of its own work: money, articles, the tasks of its groups, its staff."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.frame import clock, guards
from congress.frame.numbers import plain

from ..models import FundEntry, Organization, TownshipStaff
from ..policies.townships import keeps_own
from ..queries import funds
from . import records
from .registers import demand, keep

# Money.


@transaction.atomic
def keep_fund(fund, *, actor):
    """The money of a year: what it is reckoned on, what was set aside. The share asked for is the rule of that year."""
    demand(keeps_own, actor, fund)
    if fund.pk is None:
        fund.percent = funds.percent_of(fund.congress, fund.year)
    return keep(fund, actor=actor)


@transaction.atomic
def enter(fund, entries, *, actor):
    """Write lines into the account of a year (FundEntry, unsaved): what came in, what was spent. Nothing is ever changed."""
    demand(keeps_own, actor, fund)
    for entry in entries:
        entry.fund = fund
        entry.clean_fields(exclude=["fund"])
        if entry.on.year != fund.year or entry.on > clock.today():
            raise ValidationError({"on": f"日期须在{fund.year}年内，不晚于今天。"})
    with guards.spoken():
        FundEntry.objects.bulk_create(entries)
    said = "；".join(f"{entry.get_purpose_display()}{plain(entry.amount)}元（{entry.note}）" for entry in entries)
    records.record("congress.fund.enter", actor=actor, obj=fund, text=f"{actor.name}登记{fund}收支：{said}")
    return fund


# Articles.


@transaction.atomic
def keep_article(article, *, actor):
    """Enter an article or set one right."""
    demand(keeps_own, actor, article)
    if article.published_on > clock.today():
        raise ValidationError({"published_on": "刊播日期不能晚于今天。"})
    return keep(article, actor=actor)


# The tasks of the groups.


@transaction.atomic
def keep_task(task, *, actor):
    """Give a task to a group of the township, or change what was given."""
    demand(keeps_own, actor, task)
    group = task.group
    if group.congress_id != task.congress_id or group.kind != Organization.Kind.DEPUTY_GROUP:
        raise ValidationError({"group": "只能交给本乡镇的代表小组。"})
    return keep(task, actor=actor)


@transaction.atomic
def finish_task(task, *, actor, done_on, result):
    """It is done, and what came of it; entered again it is corrected."""
    demand(keeps_own, actor, task)
    if done_on > clock.today():
        raise ValidationError({"done_on": "完成日期不能晚于今天。"})
    task.done_on, task.result = done_on, result.strip()
    return keep(task, actor=actor, verb="finish")


# Staff.


@transaction.atomic
def keep_staff(membership, *, actor, full_time):
    """Say of somebody who holds a post in the township's congress whether he does nothing else."""
    demand(keeps_own, actor, membership)
    row = TownshipStaff.objects.filter(membership=membership).first()
    row = row or TownshipStaff(membership=membership, congress_id=membership.congress_id)
    row.full_time = full_time
    return keep(row, actor=actor)
