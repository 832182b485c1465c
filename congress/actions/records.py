"""The book-keeping: one row for every deed, refusal and look, written in the deed's own transaction.

Rows are written *unsealed*, so that no deed ever waits for another one's entry: giving out the next number of a
chain inside the deed would hold the chain until that deed commits, put all deeds of a congress in one queue, and let
two deeds that write in two congresses wait for each other for ever. Right after the commit – and once more with every
tick of the clock, should the process die in between – ``seal`` numbers what is new and links it to the row before.
There is one sealer per chain at a time: it first UPDATEs the chain's AuditHead row and so holds it until it commits,
on both databases. What is sealed cannot be changed unnoticed; what waits too long is reported by ``verify_audit``.
"""

import hashlib
import json
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

from django.db import connection, models, transaction
from django.db.models import F

from congress.frame import clock, numbers
from congress.frame.address import address
from congress.frame.commits import unawaited

from ..models import AuditEvent, AuditGap, AuditHead

LONG_TEXT = 120  # what is longer is a body of text: the record keeps its length and digest, never its words
NEVER_KEPT = ("password", "past_passwords", "code_hash", "token")
PRIVATE = ("email", "address")
PURGED = "congress.audit.purged"
BATCH = 1000
UNSEALED_AT_MOST = timedelta(minutes=10)


# Writing.


def record(
    kind,
    *,
    actor,
    text,
    obj=None,
    target="",
    before=None,
    after=None,
    reason="",
    result="done",
    returns=False,
    congress_id=None,
):
    """One row of the log, in the current transaction. The chain is the object's congress, else the actor's."""
    if congress_id is None:
        congress_id = getattr(obj, "congress_id", None) or actor.congress_id
    before, after = _telling(before or {}, after or {})
    if actor.token:
        text = f"{text}（经访问令牌“{actor.token}”）"
    event = AuditEvent(
        congress_id=congress_id,
        account_id=actor.account_id,
        person_name=actor.name[:40],
        post_title=actor.post_title[:60],
        role=actor.role,
        ip=actor.ip[:45],
        via=actor.via[:12],
        kind=kind[:80],
        target=target or (address(obj) if obj is not None and obj.pk else ""),
        before=plain(_without_secrets(obj, before)),
        after=plain(_without_secrets(obj, after)),
        text=plain(text)[:500],
        reason=WITHHELD if reason and result == "done" and is_confidential(obj) else plain(reason).strip(),
        result=result,
        returns=returns,
    )
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append(event)
        return event
    event.save(force_insert=True)
    transaction.on_commit(lambda: seal(congress_id), robust=True)
    return event


def _telling(before, after):
    """Both without what was empty and is empty: that is no change."""
    empty = {name for name in {*before, *after} if before.get(name) in (None, "") and after.get(name) in (None, "")}
    return tuple({name: one for name, one in told.items() if name not in empty} for told in (before, after))


def is_confidential(obj):
    """Whether words that people type about this row could name whom few may know of: reasons, names of files and the
    columns its model names as ``withheld`` stay out of the log."""
    return obj is not None and bool(getattr(type(obj), "withheld", ()))


def _without_secrets(obj, told):
    if not is_confidential(obj):
        return told
    secret = {str(type(obj)._meta.get_field(name).verbose_name) for name in type(obj).withheld}
    return {label: value for label, value in told.items() if label not in secret}


WITHHELD = "（涉及人事，不记入日志，见所属事项）"
_waiting: ContextVar[list | None] = ContextVar("rows_written_together", default=None)


@contextmanager
def together():
    """The rows of one deed with many cases are written in one go at its end, and none of them if it fails."""
    if _waiting.get() is not None:
        yield
        return
    token = _waiting.set([])
    try:
        yield
        for congress_id in write_waiting():
            transaction.on_commit(lambda pk=congress_id: seal(pk), robust=True)
    finally:
        _waiting.reset(token)


@contextmanager
def written_together():
    """Very many deeds in a row: their rows wait for ``write_waiting``, and are sealed when the block ends."""
    token = _waiting.set([])
    try:
        yield
    finally:
        if not transaction.get_connection().needs_rollback:
            write_waiting()  # what was done before a failure was done
        _waiting.reset(token)
    while seal_all():
        pass


@contextmanager
def taken_back_on_failure():
    """Around a transaction: when it fails, the rows that wait to tell of it are forgotten with it."""
    waiting = _waiting.get()
    before = len(waiting or ())
    try:
        yield
    except BaseException:
        if waiting:
            del waiting[before:]
        raise


def write_waiting():
    """Write the rows that wait – in the transaction of the deeds they tell of. Returns whose chains they belong to."""
    waiting = _waiting.get() or []
    AuditEvent.objects.bulk_create(waiting)
    chains = {event.congress_id for event in waiting}
    waiting.clear()
    return chains


def record_refusal(kind, *, actor, text, reason, obj=None, target="", result="refused"):
    """A deed that was refused: called when its transaction has been rolled back, so that the trace stays."""
    return record(kind, actor=actor, obj=obj, target=target, text=text, reason=reason, result=result)


def look(actor, obj, fields, reason=""):
    """Somebody has looked at sensitive fields of a row (F119)."""
    labels = "、".join(str(obj._meta.get_field(name).verbose_name) for name in fields)
    return record(
        f"{obj._meta.label_lower}.look",
        actor=actor,
        obj=obj,
        text=f"{actor.name}查看了{obj}的{labels}",
        after={"查看": list(fields)},
        reason=reason,
    )


# Before and after.


def snapshot(obj):
    """The columns of a row as they are now, to be compared later by ``changes``."""
    return {field.attname: field.value_from_object(obj) for field in obj._meta.concrete_fields}


def changes(obj, was):
    """(before, after) of the columns that differ from a snapshot, under their Chinese names."""
    before, after = {}, {}
    for field in obj._meta.concrete_fields:
        old, new = was.get(field.attname), field.value_from_object(obj)
        if old != new and not field.primary_key:
            label = str(field.verbose_name)
            before[label], after[label] = _shown(field, old), _shown(field, new, obj)
    return before, after


def _shown(field, value, holder=None):
    if field.name in NEVER_KEPT:
        return "（不记录）"
    if value is None or value == "":
        return ""
    if field.is_relation and holder is not None and field.is_cached(holder):
        return str(getattr(holder, field.name))
    if field.is_relation:
        return str(field.related_model._base_manager.filter(pk=value).first() or value)
    if field.name == "phone":
        return numbers.masked_phone(str(value))
    if field.name in PRIVATE:
        return _digested(str(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    text = value if isinstance(value, str) else json.dumps(plain(value), ensure_ascii=False)
    if isinstance(field, models.TextField) or len(text) > LONG_TEXT:
        return _digested(text)
    return plain(value)


def _digested(text):
    """Enough to see that it was changed and to what length, not what it says."""
    return f"（{len(text)} 字，校验 {hashlib.sha256(text.encode()).hexdigest()[:16]}）"


def plain(value):
    """The same value in JSON that both databases give back letter by letter: no floats, no NUL, keys are text."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return value.replace("\x00", "")
        case dict():
            return {plain(str(key)): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset() | models.QuerySet():
            return [plain(item) for item in value]
        case date() | datetime():
            return value.isoformat()
        case _:
            return plain(str(value))


# Sealing.


def digest(event):
    """SHA-256 over every column of a row but the seal's own result."""
    values = {
        field.attname: field.value_from_object(event)
        for field in event._meta.concrete_fields
        if field.name not in ("id", "hash")
    }
    values["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    return digest_of(values)


def digest_of(values):
    """The same of the columns by their names, the moment in UTC to the microsecond."""
    return hashlib.sha256(
        json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def seal(congress_id):
    """Number and link whatever of a chain is not sealed yet; returns how many rows."""
    waiting = AuditEvent.objects.filter(congress=congress_id, seq=None)
    return _seal(congress_id or 0, waiting) if waiting.exists() else 0


def seal_all():
    """Every chain that has unsealed rows; the ticker calls this, for rows whose process died after the commit."""
    chains = AuditEvent.objects.filter(seq=None).order_by().values_list("congress", flat=True).distinct()
    return sum(seal(congress_id) for congress_id in list(chains))


@unawaited()  # seals that a power cut takes along are put again by the next sweep, the same
def _seal(chain, waiting):
    mine = AuditHead.objects.filter(chain=chain)
    while not mine.update(seq=F("seq")):  # holds the chain until we commit
        AuditHead.objects.get_or_create(chain=chain)
    head = mine.get()
    sealed = []
    for event in waiting.order_by("pk")[:BATCH]:
        event.seq, event.prev_hash = head.seq + 1, head.hash
        event.hash = digest(event)
        head.seq, head.hash = event.seq, event.hash
        sealed.append((event.seq, event.prev_hash, event.hash, event.pk))
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {AuditEvent._meta.db_table} SET seq=%s, prev_hash=%s, hash=%s WHERE id=%s", sealed)
    head.save()
    return len(sealed)


# Verifying.


def verify(progress=None):
    """[(chain, rows that hold, hash of the last one, what is wrong with the next or "")] for every chain there is."""
    chains = set(AuditHead.objects.values_list("chain", flat=True))
    used = AuditEvent.objects.order_by().values_list("congress", flat=True).distinct()
    chains |= {congress_id or 0 for congress_id in used}
    total, found = AuditEvent.objects.count(), []
    for chain in sorted(chains):
        found.append(_verify(chain, lambda rows: progress and progress(rows + sum(f[1] for f in found), total)))
    return found


def _verify(chain, on_the_way):
    rows = AuditEvent.objects.filter(congress=chain or None)
    # The end is read first: what is sealed while we read only makes the chain longer than it.
    head = AuditHead.objects.filter(chain=chain).first() or AuditHead(chain=chain)
    seq, last = 0, ""
    gaps = {gap.first: gap for gap in AuditGap.objects.filter(chain=chain)}
    while piece := list(rows.filter(seq__gt=seq).order_by("seq")[:BATCH]):
        for event in piece:
            while (gap := gaps.get(seq + 1)) and gap.prev_hash == last and gap.last < event.seq:
                seq, last = gap.last, gap.hash
            if wrong := _broken(event, seq, last):
                return chain, seq, last, wrong
            seq, last = event.seq, event.hash
            if seq == head.seq and last != head.hash:
                return chain, seq - 1, event.prev_hash, f"第 {seq} 条（编号 {event.pk}）与链末登记的校验值对不上。"
        on_the_way(seq)
    if seq < head.seq:
        return chain, seq, last, f"链末应为第 {head.seq} 条，只找到第 {seq} 条：第 {seq + 1} 条起缺失。"
    if wrong := _untold_gaps(rows, gaps.values()):
        return chain, seq, last, wrong
    if late := rows.filter(seq=None, at__lt=clock.now() - UNSEALED_AT_MOST).order_by("pk").first():
        return chain, seq, last, f"编号 {late.pk} 的记录长时间没有封存。"
    return chain, seq, last, ""


def gaps_digest(gaps):
    """One digest over all gaps that a purge leaves in a chain; the row that tells of the purge names it."""
    lines = sorted([gap.first, gap.last, gap.prev_hash, gap.hash] for gap in gaps)
    return hashlib.sha256(json.dumps(lines).encode()).hexdigest()


def _untold_gaps(rows, gaps):
    """What is wrong with rows taken out by something else than a purge that the chain itself tells of, or ""."""
    purges = {event.after.get("校验码") for event in rows.filter(kind=PURGED)}
    of_purge = {}
    for gap in gaps:
        of_purge.setdefault(gap.digest, []).append(gap)
    for digest, found in of_purge.items():
        if digest not in purges or digest != gaps_digest(found):
            return f"第 {found[0].first} 条起的清理没有记录，或者与记录对不上。"
    return ""


def _broken(event, seq, last):
    """What is wrong with a row that should follow row ``seq``."""
    if event.seq != seq + 1:
        return f"第 {seq + 1} 条缺失（其后是第 {event.seq} 条，编号 {event.pk}）。"
    if event.prev_hash != last:
        return f"第 {event.seq} 条（编号 {event.pk}）与前一条对不上。"
    if event.hash != digest(event):
        return f"第 {event.seq} 条（编号 {event.pk}）被改动过。"
    return ""
