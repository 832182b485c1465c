"""Keeping the register of opinions: entered by hand, named, redacted, put together."""

from django.db import transaction

from congress.actions import clocks, notices, records, searching
from congress.actions.registers import demand
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership
from congress.queries.clocks import running_clock

from ..models import Opinion
from ..policies import opinions as policies
from ..queries import opinions as queries
from ..queries.rosters import open_day
from ..workflow.opinion import OPINION
from . import voice


@transaction.atomic
def enter(*, actor, once="", source, **said):
    """(opinion, code) of what somebody said in person, by telephone or by letter: who typed it is kept. What was said at
    a station on its day of reception belongs to that day."""
    demand(policies.enters_opinions, actor)
    if source == Opinion.Source.WALK_IN:
        said["duty_day"] = open_day(said.get("station"), said["received_on"])
    return voice.receive(actor=actor, once=once, source=source, entered_by_id=actor.person_id, **said)


@transaction.atomic
def name_it(opinion, *, actor, subject, theme):
    """Say in a line what it is about, and class it."""
    demand(policies.redacts, actor, opinion)
    return _change(opinion, actor, subject=subject.strip(), theme=theme)


@transaction.atomic
def extend(opinion, *, actor, days, reason):
    """The answer needs more time, so many working days, counted on from its day; the informant reads why."""
    demand(policies.extends, actor, opinion)
    opinion = OPINION.held(opinion)
    if why_not := queries.may_not_extend(opinion):
        raise Refused(why_not)
    if not 1 <= days <= queries.most_more(opinion):
        raise Refused(f"最多延长{queries.most_more(opinion)}个工作日。")
    running = running_clock(opinion, queries.REPLY)
    longer = clocks.extend_clock(queries.REPLY, opinion, actor=actor, amount=running.amount + days, reason=reason)
    opinion.extended_on, opinion.extended_because = clock.today(), reason.strip()
    opinion.save(update_fields=["extended_on", "extended_because"])
    records.record("deputies.opinion.extend", actor=actor, obj=opinion, reason=reason.strip(),
                   before={"答复期限": str(running.due_on)}, after={"答复期限": str(longer.due_on)},
                   text=f"{actor.name}将《{opinion}》的答复期限延长到{long_date(longer.due_on)}")  # fmt: skip
    if opinion.desk == Opinion.Desk.UNIT:
        unit = Membership.objects.in_office().with_role("UNIT", "UNITL").filter(organization=opinion.unit_id)
        notices.tell(unit, subject=f"答复期限延长到{long_date(longer.due_on)}：{opinion}", obj=opinion)
    return opinion


@transaction.atomic
def redact(opinion, *, actor, subject, theme, shown_text):
    """Lay other words over the original, which stays as it is and is sealed from now on: only who may break the seal
    may show the original to everybody again."""
    demand(policies.redacts, actor, opinion)
    shown = shown_text.strip()
    as_said = shown.split() == opinion.text.split()
    if as_said and opinion.is_redacted and not policies.breaks_seal(actor, opinion):
        raise Refused("原文已经封存，公开文字不能再与原文相同。确需恢复原文的，请代表工委办理。")
    return _change(opinion, actor, subject=subject.strip(), theme=theme, shown_text="" if as_said else shown)


def _change(opinion, actor, **columns):
    was = {name: getattr(opinion, name) for name in columns}
    for name, value in columns.items():
        setattr(opinion, name, value)
    opinion.clean_fields(exclude=["name", "phone"])
    Opinion.objects.filter(pk=opinion.pk).update(**columns)
    searching.index(opinion, kind=voice.SEARCHED, title=opinion.subject, text=opinion.words)
    verb = "redact" if "shown_text" in columns else "name"
    changed = [name for name in columns if was[name] != columns[name]]
    labels = {str(opinion._meta.get_field(name).verbose_name): "已修改" for name in changed}
    what = "处理公开文字" if verb == "redact" else "修改摘要、类别"
    records.record(
        f"deputies.opinion.{verb}", actor=actor, obj=opinion, after=labels, text=f"{actor.name}{what}：{opinion}"
    )
    return opinion
