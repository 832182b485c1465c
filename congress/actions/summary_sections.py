"""The sections of the annual summary: given out, written paragraph by paragraph, handed in, given back.

Counting anew touches the generated words only; what people wrote is theirs. Every writing first holds the summary's
row, so that counting, freezing and writing never cross.
"""

from django.db import transaction
from django.db.models import F

from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import Membership, Summary
from ..policies import summaries as policies
from . import clocks, notices, paragraphs, records
from .registers import demand

# The sections.


@transaction.atomic
def assign_section(section, *, actor, body, due_on):
    """Another body, or another day. A section that has been handed in must be given back first."""
    demand(policies.runs, actor, section.summary)
    _hold(section, Summary.EDITED)
    if section.is_handed_in:
        raise Refused("本章已经交稿，请先退回。")
    give(section, body, due_on, actor)


def give(section, body, due_on, actor):
    """The body and the day of a section: its clock starts anew, the old body and the new one are told."""
    before, section.body = section.body, body
    section.save(update_fields=["body"])
    clocks.close_clock("congress.summary_section", section, actor=actor, outcome="cancelled")
    if body is None:
        return
    clocks.open_clock("congress.summary_section", section, actor=actor, starts_on=due_on)
    records.record("congress.summarysection.assign", actor=actor, obj=section,
                   text=f"{actor.name}将{section}交由{body}撰写，{due_on:%Y年%-m月%-d日}前交稿")  # fmt: skip
    _tell_body(body, section, subject=f"请撰写：{section}", text=f"交稿期限：{section.due_on:%Y年%-m月%-d日}。")
    if before and before != body and section.summary.state != Summary.State.OPENED:
        _tell_body(before, section, subject=f"不再撰写：{section}", text=f"本章改由{body}撰写，已写的文字都保留。")


@transaction.atomic
def hand_in(section, *, actor):
    """The body's word on its section."""
    demand(policies.hands_in, actor, section)
    _hold(section, Summary.WRITTEN)
    if section.is_handed_in:
        raise Refused("本章已经交稿。")
    if not any(paragraph.text.strip() for paragraph in paragraphs.of(section)):
        raise Refused("本章还没有文字。")
    section.handed_in_at, section.handed_in_by = clock.now(), actor.name[:40]
    section.save(update_fields=["handed_in_at", "handed_in_by"])
    clocks.close_clock("congress.summary_section", section, actor=actor)
    records.record("congress.summarysection.hand_in", actor=actor, obj=section, text=f"{actor.name}交稿：{section}")


@transaction.atomic
def return_section(section, *, actor, reason, due_on):
    """Back to its body, with the reason and a new day."""
    demand(policies.runs, actor, section.summary)
    _hold(section, Summary.WRITTEN)
    if not section.is_handed_in:
        raise Refused("本章还没有交稿。")
    if not reason.strip():
        raise Refused("退回必须写明理由。")
    section.handed_in_at, section.handed_in_by = None, ""
    section.save(update_fields=["handed_in_at", "handed_in_by"])
    clocks.open_clock("congress.summary_section", section, actor=actor, starts_on=due_on)
    records.record("congress.summarysection.return", actor=actor, obj=section, reason=reason, returns=True,
                   text=f"{actor.name}退回{section}")  # fmt: skip
    _tell_body(section.body, section, subject=f"请修改：{section}", text=f"退回理由：{reason.strip()}")


def _tell_body(body, section, *, subject, text):
    people = Membership.objects.in_office().with_role("GO", "DAC", "COM").filter(organization=body)
    notices.tell(people, subject=subject, url=section.get_absolute_url(), text=text)


# The generated words.


def redraft(section, drafted):
    """Put the generated words where they belong; what people wrote stays."""
    paragraphs.redraft(
        section,
        [(one.key, {"drafted": one.text, "figures": list(one.figures), "table": one.table}) for one in drafted],
    )


# The paragraphs.


@transaction.atomic
def write(section, *, actor, texts, added=""):
    """Write what was changed on a page: ``texts`` {paragraph pk: (text, revision the page was opened with)}, and a new
    paragraph at the end. Nothing is stored when one of them has been saved elsewhere since (Conflict)."""
    _may_write(section, actor)
    paragraphs.write(section, actor=actor, texts=texts, added=added, told=_told(section, actor))


@transaction.atomic
def strike(paragraph, *, actor):
    """Leave it out of print; the generated words stay to be seen."""
    _may_write(paragraph.section, actor)
    paragraphs.strike(paragraph, actor, _told(paragraph.section, actor))


@transaction.atomic
def restore(paragraph, *, actor):
    """Back to the generated words."""
    _may_write(paragraph.section, actor)
    paragraphs.restore(paragraph, actor, _told(paragraph.section, actor))


@transaction.atomic
def stand_by(paragraph, *, actor):
    """The figures have changed, the written words are still right: said so by a person."""
    _may_write(paragraph.section, actor)
    paragraphs.stand_by(paragraph, actor, _told(paragraph.section, actor))


@transaction.atomic
def shift(paragraph, *, actor, up):
    """One place up or down within its section."""
    _may_write(paragraph.section, actor)
    paragraphs.shift(paragraph.section, paragraph, _told(paragraph.section, actor), up=up)


def _may_write(section, actor):
    demand(policies.writes, actor, section)
    _hold(section, Summary.EDITED)
    if not policies.writes(actor, section):
        raise Refused("本章刚刚已经交稿或者改由别的单位撰写，不能再改。")


def _hold(section, states):
    """Hold the summary's row until the commit, and see the section as it is now; refused once its time is over."""
    if not Summary.objects.filter(pk=section.summary_id, state__in=states).update(state=F("state")):
        raise Refused("总结已进入下一阶段，本章不能再改。")
    section.refresh_from_db(fields=["body", "handed_in_at", "handed_in_by"])


def _told(section, actor):
    """What tells the log of a paragraph that was changed."""

    def told(verb, before, after):
        records.record("congress.summarysection.write", actor=actor, obj=section, before={"文字": before},
                       after={"文字": after}, text=f"{actor.name}{verb}{section}的一段")  # fmt: skip

    return told
