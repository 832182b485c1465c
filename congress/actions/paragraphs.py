"""Texts drafted from facts and written over by hand: drafting anew touches the drafted words only, what people wrote is
theirs. ``whole`` is the row whose ``paragraphs`` they are; the caller has asked who may and holds the row. ``told`` is
called with (verb, words before, words after) for the log.
"""

from django.db.models import Max

from congress.frame import clock
from congress.frame.workflow import Refused


class Conflict(Refused):
    """Somebody else has saved these paragraphs since the page was opened: both texts are to be shown."""

    def __init__(self, paragraphs):
        super().__init__("有的段落在别处也改过。两份文字都在下面，请定一份再保存。")
        self.paragraphs = paragraphs


def _new(whole, **columns):
    return whole.paragraphs.model(**{whole.paragraphs.field.name: whole}, **columns)


def of(whole):
    """The paragraphs as they are stored now, whatever the page has read before."""
    model, field = whole.paragraphs.model, whole.paragraphs.field.name
    return list(model.objects.filter(**{field: whole}).order_by("order", "pk"))


def redraft(whole, drafted):
    """Put the drafted words where they belong. A paragraph nobody touched follows or goes; a written one stays.
    ``drafted`` is [(key, {column: value})] with the columns that the model's DRAFTED names."""
    rows = of(whole)
    known, place = {row.key: row for row in rows}, 0
    for key, columns in drafted:
        row = known.get(key)
        if row is None:
            row = _new(whole, key=key)
            rows.insert(place, row)
        for name, value in columns.items():
            setattr(row, name, value)
        place = rows.index(row) + 1
    said = {key for key, _ in drafted}
    for row in [row for row in rows if row.key not in said and not row.is_own]:
        for name in row.DRAFTED:
            setattr(row, name, row._meta.get_field(name).get_default())
        if row.written is None:
            rows.remove(row)
            row.delete()
    _in_order(rows)


def _in_order(rows):
    """Store the rows in this order; only those that differ from what is stored."""
    if not rows:
        return
    model = type(rows[0])
    stored = {row.pk: row for row in model.objects.filter(pk__in=[row.pk for row in rows if row.pk])}
    for order, row in enumerate(rows, start=1):
        row.order, was = order, stored.get(row.pk)
        if was is None or any(getattr(was, name) != getattr(row, name) for name in ("order", *model.DRAFTED)):
            if was is not None and was.text != row.text:
                row.revision += 1  # who has the old words before him is asked first
            row.save()


def write(whole, *, actor, texts, added="", told):
    """Write what was changed on a page: ``texts`` {paragraph pk: (text, revision the page was opened with)}, and a new
    paragraph at the end. Nothing is stored when one of them has been saved elsewhere since (Conflict)."""
    rows = {row.pk: row for row in of(whole)}
    changed = [(rows[pk], text.strip(), revision) for pk, (text, revision) in texts.items() if pk in rows]
    rivals = [row for row, text, revision in changed if revision != row.revision and text != row.text]
    if rivals:
        raise Conflict(rivals)
    for row, text, _ in changed:
        if text != row.text:
            put(row, text, actor, told)
    if added.strip():
        _append(whole, added.strip(), actor, told)


def put(row, text, actor, told):
    """What a person wrote; his own emptied paragraph goes, the drafted words written again are nobody's."""
    before = row.text
    if row.is_own and not text:
        row.delete()
    else:
        row.written = None if text == row.drafted and not row.is_own else text
        row.drafted_then = "" if row.written is None else row.drafted
        _signed(row, actor)
    told("修改", before, text)


def _append(whole, text, actor, told):
    last = whole.paragraphs.aggregate(last=Max("order"))["last"] or 0
    word = whole.paragraphs.model.OWN
    own = [row.key for row in whole.paragraphs.filter(key__startswith=word)]
    number = max((int(key.removeprefix(f"{word}-")) for key in own), default=0) + 1
    _signed(_new(whole, key=f"{word}-{number}", order=last + 1, written=text), actor)
    told("增加", "", text)


def strike(paragraph, actor, told):
    """Leave it out of print; the drafted words stay to be seen."""
    put(paragraph, "", actor, told)


def restore(paragraph, actor, told):
    """Back to the drafted words."""
    if not paragraph.drafted:
        raise Refused("这一段没有按数据生成的文字。")
    put(paragraph, paragraph.drafted, actor, told)


def stand_by(paragraph, actor, told):
    """The facts have changed, the written words are still right: said so by a person."""
    paragraph.drafted_then = paragraph.drafted
    _signed(paragraph, actor)
    told("核对", "", "")


def shift(whole, paragraph, told, *, up):
    """One place up or down."""
    rows = of(whole)
    here = rows.index(paragraph)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        _in_order(rows)
        told("移动", "", "")


def _signed(row, actor):
    row.revision = row.revision + 1 if row.pk else 1
    row.written_by, row.written_at = actor.name[:40], clock.now()
    row.save()
