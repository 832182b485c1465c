"""The sections of the annual summary: given out, written paragraph by paragraph, handed in, given back.

Counting anew touches the generated words only; what people wrote is theirs. Every writing first holds the summary's
row, so that counting, freezing and writing never cross.
"""

from django.db import transaction
from django.db.models import F, Max

from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import Membership, Summary, SummaryParagraph
from ..policies import summaries as policies
from . import clocks, notices, records
from .registers import demand


class Conflict(Refused):
    """Somebody else has saved these paragraphs since the page was opened: both texts are to be shown."""

    def __init__(self, paragraphs):
        super().__init__("有的段落在别处也改过。两份文字都在下面，请定一份再保存。")
        self.paragraphs = paragraphs


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
    if not any(paragraph.text.strip() for paragraph in _rows(section)):
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
    """Put the generated words where they belong. A paragraph nobody touched follows or goes; a written one stays."""
    rows = _rows(section)
    known, place = {row.key: row for row in rows}, 0
    for one in drafted:
        row = known.get(one.key)
        if row is None:
            row = SummaryParagraph(section=section, key=one.key)
            rows.insert(place, row)
        row.drafted, row.figures, row.table = one.text, list(one.figures), one.table
        place = rows.index(row) + 1
    said = {one.key for one in drafted}
    for row in [row for row in rows if row.key not in said and not row.is_own]:
        row.drafted, row.figures, row.table = "", [], ""
        if row.written is None:
            rows.remove(row)
            row.delete()
    _in_order(rows)


def _rows(section):
    """The paragraphs as they are stored now, whatever the page has read before."""
    return list(SummaryParagraph.objects.filter(section=section).order_by("order", "pk"))


def _in_order(rows):
    """Store the rows in this order; only those that differ from what is stored."""
    stored = {row.pk: row for row in SummaryParagraph.objects.filter(pk__in=[row.pk for row in rows if row.pk])}
    columns = ("order", "drafted", "figures", "table")
    for order, row in enumerate(rows, start=1):
        row.order, was = order, stored.get(row.pk)
        if was is None or any(getattr(was, name) != getattr(row, name) for name in columns):
            if was is not None and was.text != row.text:
                row.revision += 1  # who has the old words before him is asked first
            row.save()


# The paragraphs.


@transaction.atomic
def write(section, *, actor, texts, added=""):
    """Write what was changed on a page: ``texts`` {paragraph pk: (text, revision the page was opened with)}, and a new
    paragraph at the end. Nothing is stored when one of them has been saved elsewhere since (Conflict)."""
    _may_write(section, actor)
    rows = {row.pk: row for row in _rows(section)}
    changed = [(rows[pk], text.strip(), revision) for pk, (text, revision) in texts.items() if pk in rows]
    rivals = [row for row, text, revision in changed if revision != row.revision and text != row.text]
    if rivals:
        raise Conflict(rivals)
    for row, text, _ in changed:
        if text != row.text:
            _put(row, text, actor)
    if added.strip():
        _append(section, added.strip(), actor)


def _put(row, text, actor):
    """What a person wrote; his own emptied paragraph goes, the generated words written again are nobody's."""
    before = row.text
    if row.is_own and not text:
        row.delete()
    else:
        row.written = None if text == row.drafted and not row.is_own else text
        row.drafted_then = "" if row.written is None else row.drafted
        _signed(row, actor)
    _record(row, actor, "修改", before, text)


def _append(section, text, actor):
    last = section.paragraphs.aggregate(last=Max("order"))["last"] or 0
    own = [row.key for row in section.paragraphs.filter(key__startswith=SummaryParagraph.OWN)]
    number = max((int(key.removeprefix(f"{SummaryParagraph.OWN}-")) for key in own), default=0) + 1
    row = SummaryParagraph(section=section, key=f"{SummaryParagraph.OWN}-{number}", order=last + 1, written=text)
    _signed(row, actor)
    _record(row, actor, "增加", "", text)


@transaction.atomic
def strike(paragraph, *, actor):
    """Leave it out of print; the generated words stay to be seen."""
    _may_write(paragraph.section, actor)
    _put(paragraph, "", actor)


@transaction.atomic
def restore(paragraph, *, actor):
    """Back to the generated words."""
    _may_write(paragraph.section, actor)
    if not paragraph.drafted:
        raise Refused("这一段没有按数据生成的文字。")
    _put(paragraph, paragraph.drafted, actor)


@transaction.atomic
def stand_by(paragraph, *, actor):
    """The figures have changed, the written words are still right: said so by a person."""
    _may_write(paragraph.section, actor)
    paragraph.drafted_then = paragraph.drafted
    _signed(paragraph, actor)
    _record(paragraph, actor, "核对", "", "")


@transaction.atomic
def shift(paragraph, *, actor, up):
    """One place up or down within its section."""
    _may_write(paragraph.section, actor)
    rows = _rows(paragraph.section)
    here = rows.index(paragraph)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        _in_order(rows)
        _record(paragraph, actor, "移动", "", "")


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


def _signed(row, actor):
    row.revision = row.revision + 1 if row.pk else 1
    row.written_by, row.written_at = actor.name[:40], clock.now()
    row.save()


def _record(row, actor, verb, before, after):
    records.record("congress.summarysection.write", actor=actor, obj=row.section, before={"文字": before},
                   after={"文字": after}, text=f"{actor.name}{verb}{row.section}的一段")  # fmt: skip
