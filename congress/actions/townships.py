"""The legal duties of townships: a clock for each session and each presidium, met by the meeting itself."""

from django.db import transaction

from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Congress, Deadline, Membership, Plan
from ..policies import townships as policies
from ..queries import townships as queries
from ..workflow import PLAN
from . import clocks, notices, records
from .registers import demand
from .ticking import one_by_one


def open_duties(now):
    """At the start of a year and of a quarter each township gets its clocks; late or twice does no harm. What had to be
    done before anybody could be warned of it is left alone."""
    today = clock.today()
    counties = Congress.objects.filter(parent=None).order_by("pk").values_list("pk", flat=True)
    wanted = [pk for county_id in counties for pk in queries.without_clocks(county_id, today)]
    return one_by_one(wanted, open_for)


@transaction.atomic
def open_for(congress_id):
    """The clocks of one township that can run today, on its plan of the year. How many were started."""
    today, congress = clock.today(), Congress.objects.select_related("parent").get(pk=congress_id)
    plan, new = Plan.objects.get_or_create(congress=congress, kind=Plan.Kind.TOWNSHIP, year=today.year)
    if new:
        records.record("congress.plan.open", actor=SYSTEM, obj=plan, text=f"{congress}{plan}建立")
    PLAN.held(plan)  # a second clock that ticks at once waits, and then finds what is started here
    known, started = queries.newest_clocks(plan), 0
    for key, span in queries.spans(congress.county_id, today.year).items():
        if key not in known and today in span:
            clocks.open_clock(key, plan, actor=SYSTEM, starts_on=span.until)
            started += 1
    settle(congress.pk, today.year, actor=SYSTEM)
    return started


def settle(congress_id, year, *, actor):
    """Bring the clocks of a year into line with the meetings that were held: one is met on the day its meeting opened;
    if that meeting turns out not to have been held, the duty runs again in a new row that says why."""
    plan = queries.plan_of(congress_id, year)
    clocks_now, held = queries.newest_clocks(plan), queries.held(congress_id, year)
    for key, row in clocks_now.items():
        meeting = held.get(key)
        if meeting and row.is_open:
            clocks.close_clock(key, plan, actor=actor, on=meeting.opens_on)
        elif meeting is None and row.outcome == Deadline.Outcome.MET:
            clocks.open_clock(
                key,
                plan,
                actor=actor,
                starts_on=row.starts_on,
                replaces=row,
                reason="会议登记已更正，这一项没有完成。",
            )


@transaction.atomic
def excuse(deadline, plan, *, actor, reason):
    """The chair says why a meeting the law asks for was not held: the clock ends, the county is told. Only after its
    day; a meeting that is still possible is held."""
    demand(policies.answers_for, actor, plan)
    if not reason.strip():
        raise Refused("请写明没有召开的原因。")
    if not deadline.is_overdue:
        raise Refused("还没有过期，或已经办结，不用说明。")
    clocks.close_clock(deadline.key, plan, actor=actor, outcome=Deadline.Outcome.CANCELLED)
    records.record("congress.plan.excuse", actor=actor, obj=plan, reason=reason,
                   text=f"{actor.name}说明{plan.congress}{plan.year}年{deadline.label}未召开的原因")  # fmt: skip
    people = Membership.objects.in_office().with_role("GO", "DAC").filter(congress=plan.congress.county_id)
    notices.tell(
        people, subject=f"{plan.congress}{deadline.label}未召开", url="/township/", text=f"原因：{reason.strip()}"
    )
    return deadline


DUTIES = kinds.Ticker(key="congress.township_duties", label="乡镇会议期限", run=open_duties, order=101)
