"""The log as it is read: the course of a case, and the whole of it for the audit administrator."""

import re

from congress.frame import clock, kinds
from congress.frame.address import address

from ..models import AuditEvent, AuditHead, Congress, Job

# What a case page does not tell: looks at sensitive fields, and deeds that did not happen.
UNTOLD = ("look",)


def timeline(things, actor, *, without=()):
    """The course of a case, newest first, as the timeline part draws it: one query for any number of rows.

    ``things`` is a row, an address, or a list of either; the caller has found them in ``visible_to(actor)``.
    ``without`` names kinds of entries this audience does not read.
    """
    things = things if isinstance(things, (list, tuple, set)) else [things]
    where = [thing if isinstance(thing, str) else address(thing) for thing in things]
    return entries(told_of(where, without=without).only(*OF_ENTRY))


OF_ENTRY = ("id", "at", "person_name", "post_title", "kind", "text", "reason", "returns")  # what a timeline says


def told_of(where, *, without=()):
    """The rows of the log about some addresses that a case may tell. No actor: the caller has found what they are of."""
    return AuditEvent.objects.filter(target__in=where, result=AuditEvent.Result.DONE).exclude(kind__in=without)


def entries(events):
    """Rows of the log as lines of a timeline, newest first."""
    told = [event for event in events if not event.kind.endswith(UNTOLD)]
    return [entry(event) for event in sorted(told, key=lambda event: (event.at, event.pk), reverse=True)]


def entry(event):
    who = f"{event.person_name}（{event.post_title}）" if event.post_title else event.person_name
    return {
        "when": event.at,
        "who": who,
        "text": event.text,
        "reason": event.reason,
        "title": title_of(event.kind),
        "tone": "soon" if event.returns else "plain",
        "url": "",
    }


def day_done(obj, kind):
    """The day a deed was last done on a row, or None. No actor: the caller may see the row."""
    return days_done(done_on(obj, [kind])).get(kind)


def done_on(obj, deeds):
    """The rows of the log about these deeds on a row, the latest first. No actor: the caller may see the row."""
    return told_of([address(obj)]).filter(kind__in=deeds).only("id", "at", "kind").order_by("-at", "-pk")


def days_done(events):
    """{kind of deed: day it was last done} of what ``done_on`` found."""
    return {event.kind: event.at.astimezone(clock.BEIJING).date() for event in reversed(list(events))}


def title_of(kind):
    """What a kind of entry is called: for moves the word on their button."""
    machine, _, name = kind.rpartition(".")
    return kinds.machines[machine][name].label if machine in kinds.machines and name in kinds.machines[machine] else ""


def audit_log(actor):
    """The rows of the log this person may read: nothing for anybody but the audit administrator."""
    return AuditEvent.objects.visible_to(actor).select_related("congress")


def kinds_of_entries():
    """(start of kind, words) for the filter: accounts, settings, exports and every machine."""
    wanted = ("congress.account", "congress.export", "congress.forbidden", "congress.refused")
    return [
        *((key, kinds.deeds[key].label) for key in wanted),
        *((machine.key, machine.title) for machine in kinds.machines),
    ]


def deed_of(kind):
    """The Deed a line belongs to: its own, or the one whose key it begins with; None for moves and the unknown."""
    parts = kind.split(".")
    starts = (".".join(parts[:n]) for n in range(len(parts), 1, -1))
    return next((kinds.deeds[start] for start in starts if start in kinds.deeds), None)


HIDDEN = "（业务内容，不显示）"
IDENTIFIES = {"状态", "办理阶段", "编号", "文号", "版本", "所属", "校验码", "名单"}
A_DAY = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.+]+)?")


def for_auditor(event):
    """A line as the audit administrator reads it: who did what to which row, from which state to which, when and with
    which result. Words of a case – titles, texts, reasons, names of files – are not for him (三员分立); that they were
    not altered he proves by the chain, which runs over what is stored. The row is never saved back."""
    deed = deed_of(event.kind)
    if deed and deed.open:
        return event
    word = title_of(event.kind) or (deed.label if deed else event.kind)
    event.text = f"{event.person_name}：{word}" + (f"（{event.about}）" if event.target else "")
    event.reason = HIDDEN if event.reason else ""
    event.before, event.after = _identifying(event.before), _identifying(event.after)
    return event


def _identifying(values):
    """States, days, numbers and digests stay; everything else could be the words of a case."""
    return {name: value if name in IDENTIFIES or _says_nothing(value) else HIDDEN for name, value in values.items()}


def _says_nothing(value):
    return value in (None, "") or isinstance(value, (bool, int)) or bool(A_DAY.fullmatch(str(value)))


def chains(actor):
    """The end of each chain this person may read: [{name, seq, hash, waiting}]."""
    heads = {head.chain: head for head in AuditHead.objects.all()}
    found = []
    for chain, name in [*Congress.objects.visible_to(actor).values_list("pk", "short_name"), (0, "不属于任何人大")]:
        if chain in heads:
            waiting = AuditEvent.objects.filter(congress=chain or None, seq=None).count()
            found.append({"name": name, "seq": heads[chain].seq, "hash": heads[chain].hash, "waiting": waiting})
    return found


def last_verification(actor):
    """The newest check of all chains asked for in this county: {at, state, said}, or None."""
    job = Job.objects.filter(kind="congress.verify_audit", congress=actor.congress_id).first()
    said = job and (job.error or job.result.get("label", ""))
    return job and {"at": job.created_at, "state": job.get_state_display(), "said": said}
