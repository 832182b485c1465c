"""What guards ask of one case. No actor: the law is the same for everybody who may act."""

from datetime import timedelta

from congress.frame import clock, dates
from congress.frame.address import address
from congress.models import Deadline, Membership, SignIn
from congress.queries.rules import rule

from ..models import Assignment, Reply


def waiting_cosigners(suggestion):
    """Names of the deputies invited who have not answered."""
    rows = suggestion.cosigners.all()
    rows = rows if is_read(suggestion, "cosigners") else rows.select_related("deputy__person")
    return [row.deputy.person.name for row in rows if row.state == "invited"]


def any_reply_sent(suggestion):
    return Reply.objects.sent().filter(assignment__suggestion=suggestion).exists()


def open_units(suggestion):
    """Short names of the answering units whose task is not closed."""
    return [task.unit.short_name for task in _answering(suggestion) if task.state != "closed"]


def _answering(suggestion):
    """The tasks in force that owe the deputy an answer, with what their file holds."""
    if not is_read(suggestion, "assignments"):
        tasks = suggestion.assignments.answering().in_force().select_related("unit")
        return list(tasks.prefetch_related("contacts", "replies__rating"))
    over = ("sent_back", "cancelled")
    return [task for task in suggestion.assignments.all() if task.answers and task.state not in over]


def missing_papers(suggestion):
    """What the case file still lacks before it may be archived (domain §3.1, closed → archived)."""
    missing = []
    for task in _answering(suggestion):
        replies = [reply for reply in replies_of(task) if reply.replied_on]
        name = task.unit.short_name
        if not task.plan:
            missing.append(f"{name}的办理方案")
        if not task.contacts.all():
            missing.append(f"{name}的联系代表记录")
        if not replies:
            missing.append(f"{name}的答复")
        elif not hasattr(replies[-1], "rating"):
            missing.append(f"对{name}答复的评价")
    return missing


def clock_of(obj, key):
    """The clock of this key that runs (or ran last) on a row, or None; the page of a case has read them all at once."""
    if hasattr(obj, "clocks_read"):
        return max((row for row in obj.clocks_read if row.key == key), key=lambda row: row.pk, default=None)
    return Deadline.objects.filter(key=key, target=address(obj)).order_by("-pk").first()


def clocks_of(obj, key):
    """The clocks of this key that ran on a row one after another; of one whose date was moved, the first row."""
    return list(Deadline.objects.filter(key=key, target=address(obj)).exclude(replaces__key=key).order_by("pk"))


def due_as_of(assignment, day):
    """By when the unit owed its answer or opinion as that stood on an earlier day: before more time was given since, or
    before it was to be handled anew."""
    keys = [f"suggestions.{key}" for key in ("reply", "joint", "redo")]
    rows = Deadline.objects.filter(key__in=keys, target=address(assignment)).order_by("pk")
    stood = [row.due_on for row in rows if row.opened_at.astimezone(clock.BEIJING).date() <= day]
    return stood[-1] if stood else assignment.reply_due_on


def class_sent(reply):
    """The class an answer went out with, whatever it was put right to afterwards."""
    events = [one for one in reply.class_events.all() if one.changed_on <= reply.replied_on]
    return events[-1].to_class if events else reply.reply_class


def latest_reply_day(assignment):
    """The last lawful day of a reply: six months from assignment (代表法第五十一条), with no roll-over added. Where a
    re-assignment starts no new clock, that is the day the case was first assigned."""
    running = clock_of(assignment, "suggestions.reply")
    since = running.starts_on if running else assignment.assigned_on
    return dates.add_months(since, rule(assignment.suggestion.congress_id, "suggestion.hard_reply_months", on=since))


def clock_begins_on(suggestion):
    """The day from which a unit's clock counts: today, or – where the local rule lets the days of the units before count
    on – the day the case was first assigned."""
    if rule_of(suggestion, "suggestion.new_clock_on_reassign"):
        return clock.today()
    first = suggestion.assignments.order_by("assigned_on").values_list("assigned_on", flat=True).first()
    return first or clock.today()


def has_contact(assignment):
    """A contact since the assignment, or – when handled anew – since that was asked for."""
    asked = clock_of(assignment, "suggestions.redo") if assignment.redo_count else None
    return any(asked is None or contact.on >= asked.starts_on for contact in assignment.contacts.all())


def waiting_joint_units(assignment):
    """Short names of the joint units whose opinion has not come. Silence is never consent."""
    if assignment.kind != Assignment.Kind.LEAD:
        return []
    rows = (
        Assignment.objects.filter(suggestion=assignment.suggestion_id, kind="joint")
        .in_force()
        .exclude(state="opinion_given")
    )
    return [row.unit.short_name for row in rows.select_related("unit")]


def is_read(obj, name):
    """Whether the rows below were read together with the object (the page of a case reads all tasks at once)."""
    return name in getattr(obj, "_prefetched_objects_cache", {})


def replies_of(assignment):
    """All replies, first to last, with class and rating."""
    if is_read(assignment, "replies"):
        return sorted(assignment.replies.all(), key=lambda reply: reply.round)
    return list(assignment.replies.select_related("reply_class", "rating").order_by("round"))


def last_reply(assignment):
    """The newest reply that went out, or None."""
    return next((reply for reply in reversed(replies_of(assignment)) if reply.replied_on), None)


def last_rating(assignment):
    rated = [reply.rating for reply in replies_of(assignment) if hasattr(reply, "rating")]
    return rated[-1] if rated else None


def is_unsatisfied(assignment):
    """By his last marks the lead deputy is not satisfied with the result – by a local rule the attitude counts as well."""
    rating = last_rating(assignment)
    if rating is None:
        return False
    on_attitude = rule_of(assignment.suggestion, "suggestion.redo_on_attitude")
    return "not_satisfied" in (rating.result, rating.attitude if on_attitude else "")


def awaits_check_first(assignment):
    """By a local rule the drafted answer is looked at before the head of the unit signs it, and it has not been yet."""
    if assignment.state != "reply_drafted" or not rule_of(assignment.suggestion, "suggestion.check_before_signing"):
        return False
    return any(not reply.replied_on and not reply.checked_by for reply in replies_of(assignment))


def open_commitments(assignment):
    """Promises that are neither kept nor broken."""
    return [promise for promise in assignment.commitments.all() if promise.state in ("open", "reported")]


def units_seen_on_device_of(actor):
    """Names of the handling units whose people signed in on the device this actor sits at, within half a year."""
    if not actor.sign_in_id:
        return []
    here = SignIn.objects.filter(pk=actor.sign_in_id).exclude(device="").values("device")
    since = clock.now() - timedelta(days=183)
    others = SignIn.objects.filter(device__in=here, result="entered", at__gte=since).exclude(account=actor.account_id)
    held = Membership.objects.in_office().with_role("UNIT", "UNITL")
    held = held.filter(person__account__in=others.order_by().values("account"))
    return sorted(set(held.values_list("organization__short_name", flat=True)))


def silence_in_words(suggestion):
    """What stands for a rating that never came, with what the local rule makes of it."""
    counted = rule_of(suggestion, "suggestion.silence_in_rate")
    return f"未评价（{'计入满意率的分母' if counted else '不计入满意率'}）"


def redo_demand(assignment):
    """What is asked for in this round of redoing, or ""."""
    asked = clock_of(assignment, "suggestions.redo") if assignment.redo_count else None
    return asked.reason if asked else ""


def rule_of(suggestion, key):
    """A local rule as it stands for this case, asked of the database once for the whole page."""
    known = suggestion.__dict__.setdefault("_rules", {})
    if key not in known:
        known[key] = rule(suggestion.congress_id, key)
    return known[key]
