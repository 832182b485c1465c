"""The indicators of handling (domain §6), counted of one congress and the days from one to another.

Everything is read once for all the years that are compared and counted in memory. What happened after the last day is
not there: answers, ratings, classes and closings count by their own dates, so that the figures of a year are the same
whenever they are asked for. Every figure is a set of suggestions or of units' tasks – what a list can show again.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from statistics import mean, median

from django.db.models import Q

from congress.models import Deadline
from deputies.models import Deputy

from ..models import Assignment, ClassEvent, Commitment, CommitmentReport, Contact, Cosigner, Rating, Reply, Suggestion

TREND = 5  # years side by side


@dataclass(kw_only=True)
class Case:
    """One suggestion. What was merged into another is handled as its ``main`` is, and counts itself."""

    pk: int
    main: int
    lead: int
    topic: str
    in_session: bool
    is_key: bool
    state: str
    submitted_on: date | None
    filed_on: date | None
    assigned_on: date | None
    closed_on: date | None


@dataclass(kw_only=True)
class Answer:
    """One sent reply: its class as it is known by day, its rating if there is one."""

    round: int
    on: date
    on_time: bool | None
    classes: list  # [(day or None, code, solved, needs_follow_up)], oldest first
    rating: tuple | None = None  # (day, mark or "": not given)

    def class_on(self, day):
        return [one for one in self.classes if one[0] is None or one[0] <= day][-1]

    def mark_on(self, day):
        """satisfied, basically, not_satisfied; "" when silence was noted; None when nothing is known yet."""
        return self.rating[1] if self.rating and self.rating[0] <= day else None


@dataclass(kw_only=True)
class Task:
    """One answering unit's task."""

    pk: int
    case: int
    unit: str
    assigned_on: date
    signed_for_on: date | None
    dues: list = field(default_factory=list)  # [(day it was set, due)], the first one first
    answers: list = field(default_factory=list)
    faces: list = field(default_factory=list)  # days of talks face to face

    def due_on(self, day):
        """The date in force on a day, extensions given by then included."""
        known = [due for set_on, due in self.dues if set_on <= day]
        return known[-1] if known else None


@dataclass(kw_only=True)
class Promise:
    case: int
    due_on: date
    settled_on: date | None
    kept: bool
    done_on: date | None


@dataclass(kw_only=True)
class Book:
    """All that is known of a congress's suggestions over some years."""

    cases: list
    tasks: dict  # {main case: [Task]}
    promises: list
    intake: dict  # {case: (due, day it was met or None)}
    signers: dict  # {case: [deputy]}
    deputies: dict  # {deputy: (since, until)}


def read(congress_id, since, until):
    """Ten statements, however many years and suggestions."""
    cases = _cases(congress_id, since, until)
    mains = {case.main for case in cases}
    return Book(
        cases=cases,
        tasks=_tasks(congress_id, mains, since, until),
        promises=_promises(congress_id, since, until),
        intake=_intake(congress_id, since),
        signers=_signers(congress_id, since, until),
        deputies={
            pk: (first, last)
            for pk, first, last in Deputy.objects.of(congress_id)
            .confirmed()
            .values_list("pk", "membership__since", "membership__until")
        },
    )


def _cases(congress_id, since, until):
    rows = Suggestion.objects.filter(
        Q(submitted_on__range=(since, until))
        | Q(assigned_on__range=(since, until))
        | Q(merged_into__assigned_on__range=(since, until)),
        congress=congress_id,
        submitted_on__isnull=False,
    ).order_by("pk")
    columns = ("pk", "merged_into", "lead", "topic__name", "session", "is_key", "state", "submitted_on", "filed_on",
               "assigned_on", "closed_on", "merged_into__assigned_on", "merged_into__closed_on")  # fmt: skip
    found = []
    for pk, into, lead, topic, session, key, state, submitted, filed, assigned, closed, its, end in rows.values_list(
        *columns
    ):
        found.append(
            Case(
                pk=pk,
                main=into or pk,
                lead=lead,
                topic=topic or "其他",
                in_session=session is not None,
                is_key=key,
                state=state,
                submitted_on=submitted,
                filed_on=filed,
                assigned_on=its if into else assigned,
                closed_on=end if into else closed,
            )
        )
    return found


def _tasks(congress_id, mains, since, until):
    rows = Assignment.objects.answering().in_force().filter(suggestion__congress=congress_id)
    rows = rows.filter(Q(suggestion__assigned_on__gte=since), assigned_on__lte=until)
    rows = rows.order_by("unit__order", "unit__name", "pk")
    columns = ("pk", "suggestion", "unit__short_name", "assigned_on", "signed_for_on")
    tasks = {
        pk: Task(pk=pk, case=case, unit=unit, assigned_on=assigned, signed_for_on=signed)
        for pk, case, unit, assigned, signed in rows.values_list(*columns)
        if case in mains
    }
    dues = Deadline.objects.filter(congress=congress_id, key="suggestions.reply", starts_on__gte=since).order_by("pk")
    for pk, opened, due in dues.values_list("target_pk", "opened_at__date", "due_on"):
        if pk in tasks:
            tasks[pk].dues.append((opened, due))
    for pk, answer in _answers(congress_id, since, until):
        if pk in tasks:
            tasks[pk].answers.append(answer)
    faces = Contact.objects.filter(
        assignment__suggestion__congress=congress_id, on__range=(since, until), form__in=["face", "site"]
    )
    for pk, day in faces.order_by("on").values_list("assignment", "on"):
        if pk in tasks:
            tasks[pk].faces.append(day)
    found = defaultdict(list)
    for task in tasks.values():
        found[task.case].append(task)
    return dict(found)


def _answers(congress_id, since, until):
    """(task, Answer), the rounds of a task in order."""
    sent = Reply.objects.sent().filter(assignment__suggestion__congress=congress_id, replied_on__range=(since, until))
    events = defaultdict(list)
    rows = ClassEvent.objects.filter(reply__in=sent).order_by("pk")
    for reply, day, code, solved, follows in rows.values_list(
        "reply", "changed_on", "to_class__code", "to_class__solved", "to_class__needs_follow_up"
    ):
        events[reply].append((day, code, solved, follows))
    ratings = {
        reply: (day, mark)
        for reply, day, mark in Rating.objects.filter(reply__in=sent).values_list("reply", "rated_on", "result")
    }
    columns = ("pk", "assignment", "round", "replied_on", "on_time", "reply_class__code", "reply_class__solved",
               "reply_class__needs_follow_up")  # fmt: skip
    for pk, task, number, day, on_time, *now in sent.order_by("assignment", "round").values_list(*columns):
        classes = events.get(pk) or [(None, *now)]
        classes = [(None, *classes[0][1:]), *classes[1:]]  # the first class came with the letter
        yield task, Answer(round=number, on=day, on_time=on_time, classes=classes, rating=ratings.get(pk))


def _promises(congress_id, since, until):
    mine = Commitment.objects.filter(
        assignment__suggestion__congress=congress_id, reply__replied_on__isnull=False, due_on__range=(since, until)
    )
    done = {}
    for pk, day in (
        CommitmentReport.objects.filter(commitment__in=mine, done=True).order_by("on").values_list("commitment", "on")
    ):
        done.setdefault(pk, day)
    columns = ("pk", "assignment__suggestion", "due_on", "settled_on", "state")
    return [
        Promise(case=case, due_on=due, settled_on=settled, kept=state == "kept", done_on=done.get(pk))
        for pk, case, due, settled, state in mine.order_by("pk").values_list(*columns)
    ]


def _intake(congress_id, since):
    """The limit for giving a suggestion to its units, and when that was done."""
    rows = Deadline.objects.filter(
        congress=congress_id,
        key__in=["suggestions.intake", "suggestions.session_intake"],
        starts_on__gte=since,
        outcome__in=["open", "met"],
    ).order_by("pk")
    return {case: (due, met) for case, due, met in rows.values_list("target_pk", "due_on", "met_on")}


def _signers(congress_id, since, until):
    rows = Cosigner.objects.filter(
        suggestion__congress=congress_id, suggestion__submitted_on__range=(since, until), state="confirmed"
    )
    found = defaultdict(list)
    for case, deputy in rows.order_by("pk").values_list("suggestion", "deputy"):
        found[case].append(deputy)
    return dict(found)


# Counting.


class Measures:
    """The indicators of one time as they stood on its last day: lists of suggestions, and of units' tasks."""

    def __init__(self, book, since, until):
        self.book, self.since, self.until = book, since, until
        cases = book.cases
        self.submitted = [one for one in cases if self._in(one.submitted_on)]
        self.in_session = [one for one in self.submitted if one.in_session]
        self.filed = [one for one in self.submitted if self._by_now(one.filed_on)]
        self.merged = [one for one in self.submitted if one.state == "merged"]
        self.not_filed = [one for one in self.submitted if one.state == "not_filed"]
        self.converted = [one for one in self.submitted if one.state == "converted"]
        self.assigned = [one for one in cases if self._in(one.assigned_on) and one.state != "withdrawn"]
        self.assigned_in_time = [one for one in self.filed if self._given_in_time(one)]
        self.key = [one for one in self.assigned if one.is_key]
        self.replied = [one for one in self.assigned if any(map(self.sent, self.tasks_of(one)))]
        self.closed = [one for one in self.assigned if self._by_now(one.closed_on)]
        self.met = [one for one in self.assigned if any(self._talked(task) for task in self.tasks_of(one))]
        self.late = [one for one in self.assigned if any(self.is_late(task) for task in self.tasks_of(one))]
        self.tasks = [task for main in sorted({one.main for one in self.assigned}) for task in self._tasks(main)]
        self.answered = [task for task in self.tasks if self.sent(task)]
        self.promises = [one for one in book.promises if self._in(one.due_on)]
        self.promises_kept = [
            one for one in self.promises if one.kept and (one.done_on or one.settled_on) <= one.due_on
        ]

    def _in(self, day):
        return day is not None and self.since <= day <= self.until

    def _by_now(self, day):
        return day is not None and day <= self.until

    def _given_in_time(self, case):
        due, met = self.book.intake.get(case.main, (None, None))
        return bool(due and met and met <= min(due, self.until))

    def _talked(self, task):
        return any(day <= self.until for day in task.faces)

    def _tasks(self, main):
        return [task for task in self.book.tasks.get(main, ()) if task.assigned_on <= self.until]

    def tasks_of(self, case):
        return self._tasks(case.main)

    def sent(self, task):
        """The answers of a task that were out by the last day."""
        return [one for one in task.answers if one.on <= self.until]

    def is_late(self, task):
        """Answered after its date, or still owed past it."""
        sent = self.sent(task)
        return not sent[0].on_time if sent else self._owed(task)

    def _owed(self, task):
        due = task.due_on(self.until)
        return bool(due and due < self.until)

    # Of tasks: (part, whole), for all of them or for some.

    def signed_for(self, tasks):
        return sum(self._by_now(task.signed_for_on) for task in tasks), len(tasks)

    def on_time(self, tasks):
        """In time by the date in force, of what was answered and what is overdue."""
        whole = [task for task in tasks if self.sent(task) or self._owed(task)]
        return sum(not self.is_late(task) for task in whole), len(whole)

    def on_first_time(self, tasks):
        """The same by the date that was set first, extensions left out."""
        whole = [task for task in tasks if self.sent(task) or (task.dues and task.dues[0][1] < self.until)]
        kept = [task for task in whole if self.sent(task) and self._within_first(task)]
        return len(kept), len(whole)

    def _within_first(self, task):
        return not task.dues or self.sent(task)[0].on <= task.dues[0][1]

    def solved(self, tasks):
        """Of the answered ones, those whose newest answer is of a class that counts as solved."""
        answered = [task for task in tasks if self.sent(task)]
        return sum(self.sent(task)[-1].class_on(self.until)[2] for task in answered), len(answered)

    def turned(self, tasks):
        """Promises that became deeds: first answered as planned, now solved."""
        planned = [task for task in tasks if self.sent(task) and self.sent(task)[0].classes[0][3]]
        return sum(self.sent(task)[-1].class_on(self.until)[2] for task in planned), len(planned)

    def marks(self, tasks, *, last=False):
        """The marks for the result given on the first answers, or on the newest ones."""
        found = [self.sent(task)[-1 if last else 0].mark_on(self.until) for task in tasks if self.sent(task)]
        return [mark for mark in found if mark]

    def satisfied(self, tasks, *, basically=False, last=False):
        good = ("satisfied", "basically") if basically else ("satisfied",)
        marks = self.marks(tasks, last=last)
        return sum(mark in good for mark in marks), len(marks)

    def fed_back(self, tasks):
        return len(self.marks(tasks)), len([task for task in tasks if self.sent(task)])

    def redone(self, tasks):
        """Of the answers found not satisfactory, those that were answered again."""
        bad = [task for task in tasks if self.sent(task) and self.sent(task)[0].mark_on(self.until) == "not_satisfied"]
        return sum(len(self.sent(task)) > 1 for task in bad), len(bad)

    def days(self, tasks):
        """(mean, median) of the days from assignment to the first answer."""
        spans = [(self.sent(task)[0].on - task.assigned_on).days for task in tasks if self.sent(task)]
        return (mean(spans), median(spans)) if spans else (0, 0)

    def classes(self):
        """[(class, number of tasks)] of the newest answers, by class."""
        found = defaultdict(int)
        for task in self.answered:
            found[self.sent(task)[-1].class_on(self.until)[1]] += 1
        return sorted(found.items())

    def by_unit(self):
        """[(unit, its tasks)], the most first; units with as many keep their order."""
        found = defaultdict(list)
        for task in self.tasks:
            found[task.unit].append(task)
        return sorted(found.items(), key=lambda item: -len(item[1]))

    def by_topic(self):
        """[(topic, its suggestions)] of those assigned, the most first."""
        found = defaultdict(list)
        for case in self.assigned:
            found[case.topic].append(case)
        return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))

    # Of deputies.

    def deputies(self):
        """Those in office on the last day."""
        return {
            pk
            for pk, (first, last) in self.book.deputies.items()
            if first <= self.until and (last is None or last >= self.until)
        }

    def leading(self):
        """Deputies in office who led at least one suggestion."""
        return self.deputies() & {one.lead for one in self.submitted}

    def taking_part(self):
        """Deputies in office who led or signed at least one."""
        signed = {deputy for one in self.submitted for deputy in self.book.signers.get(one.pk, ())}
        return self.deputies() & (signed | {one.lead for one in self.submitted})


# The lists behind the figures: a name, and which suggestions it stands for.

BEHIND = {
    "submitted": ("提出", lambda found: found.submitted),
    "in_session": ("会议期间提出", lambda found: found.in_session),
    "filed": ("立案", lambda found: found.filed),
    "merged": ("并案", lambda found: found.merged),
    "not_filed": ("不予立案", lambda found: found.not_filed),
    "converted": ("转其他办理", lambda found: found.converted),
    "assigned": ("交办", lambda found: found.assigned),
    "assigned_in_time": ("及时交办", lambda found: found.assigned_in_time),
    "replied": ("已答复", lambda found: found.replied),
    "closed": ("已办结", lambda found: found.closed),
    "met": ("当面沟通", lambda found: found.met),
    "late": ("超期", lambda found: found.late),
    "key": ("重点督办", lambda found: found.key),
}


def measured(congress_id, since, until):
    return Measures(read(congress_id, since, until), since, until)


def behind(congress_id, key, since, until):
    """The keys of the suggestions that a figure counts."""
    return [case.pk for case in BEHIND[key][1](measured(congress_id, since, until))]
