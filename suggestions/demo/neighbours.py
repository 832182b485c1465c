"""What a neighbour of the demonstration county gets of the suggestions: every table of a case, from the draft to the
promise kept, with its clocks, its numbers, its words in the search and its course in the log."""

import re

from django.db.models import Max, Q

from congress.demo.neighbours import sealed
from congress.frame.address import addresses_of
from congress.frame.codes import public_code
from congress.frame.copying import Copied
from congress.models import AuditEvent, Deadline, Number, NumberSeries, Reminder, SearchEntry

from ..models import (
    Assignment,
    ClassEvent,
    Commitment,
    CommitmentReport,
    Contact,
    Cosigner,
    Cover,
    Extension,
    JointOpinion,
    PlanNode,
    Publication,
    PublicReply,
    Rating,
    Reply,
    ReplyClass,
    ReplyRecipient,
    Review,
    SiteVisit,
    Suggestion,
    TextVersion,
    Topic,
    UnitContact,
    Urging,
)
from ..queries.similar import ANSWERED

CASE, TASK, PROMISE = "suggestions.suggestion", "suggestions.assignment", "suggestions.commitment"
SERIES = re.compile(r"(suggestions\.)(session|term)(\.)(\d+)")


def targets(congress_id):
    """Where clocks and the log point at: the cases of a congress, their tasks and their promises."""
    cases = Suggestion.objects.filter(congress=congress_id)
    tasks = Assignment.objects.filter(suggestion__congress=congress_id)
    promises = Commitment.objects.filter(assignment__suggestion__congress=congress_id)
    return [addresses_of(rows) for rows in (cases, tasks, promises)]


def pointing(model):
    def rows(congress_id):
        cases, tasks, promises = targets(congress_id)
        return model.objects.filter(Q(target__in=cases) | Q(target__in=tasks) | Q(target__in=promises))

    return rows


# A number goes on by as many as its series has: the second 第37号 of a session of 109 is 第146号.


def of_case(values, pattern):
    if "last" not in pattern.steps:
        rows = Suggestion.objects.order_by().values_list("session", "term").annotate(last=Max("number"))
        pattern.steps["last"] = {(session, term): last or 0 for session, term, last in rows}
        pattern.steps["case"] = dict(Suggestion.objects.values_list("pk", "pk"))
        pattern.steps["task"] = dict(Assignment.objects.values_list("pk", "suggestion"))
        pattern.steps["promise"] = dict(Commitment.objects.values_list("pk", "assignment__suggestion"))
        pattern.steps["of"] = {
            pk: pattern.steps["last"][session, term]
            for pk, session, term in Suggestion.objects.values_list("pk", "session", "term")
        }
    return pattern.steps["of"][values["id"]]


def of_task(values, pattern):
    return pattern.steps["of"][pattern.steps["task"][values["assignment_id"]]]


def of_target(values, pattern):
    label, _, pk = values["target"].partition(":")
    name = {CASE: "case", TASK: "task", PROMISE: "promise"}[label]
    return pattern.steps["of"][pattern.steps[name][int(pk)]]


def _with_its_target(row, new):
    row.target_pk = row.target.partition(":")[2]


def _with_a_code(row, new):
    row.public_code = public_code()


def _with_its_series(row, new):
    """The key of a series names its session or term."""
    labels = {"session": "congress.meeting", "term": "congress.term"}
    row.key = SERIES.sub(
        lambda found: f"{found[1]}{found[2]}{found[3]}{new.keys[labels[found[2]]][int(found[4])]}", row.key
    )


def table(name, model, path, **more):
    return Copied(model=f"suggestions.{name}", rows=lambda pk: model.objects.filter(**{path: pk}), every=True, **more)


def beside(name, rows, **more):
    return Copied(model=f"congress.{name}", rows=rows, every=True, **more)


OF_CASE, OF_TASK = "suggestion__congress", "assignment__suggestion__congress"
CASES = (
    Copied(model="suggestions.Topic", rows=lambda pk: Topic.objects.filter(congress=pk)),
    Copied(model="suggestions.UnitContact", rows=lambda pk: UnitContact.objects.filter(unit__congress=pk)),
    Copied(model="suggestions.ReplyClass", rows=lambda pk: ReplyClass.objects.filter(congress=pk)),
    Copied(
        model="congress.NumberSeries",
        rows=lambda pk: NumberSeries.objects.filter(congress=pk, key__regex=r"^suggestions\.(session|term)\."),
        change=_with_its_series,
    ),
    table("Suggestion", Suggestion, "congress", counted=("number",), worded=("number_text",), step=of_case),
    table("Cosigner", Cosigner, OF_CASE),
    table("TextVersion", TextVersion, OF_CASE),
    table("Review", Review, OF_CASE),
    table("SiteVisit", SiteVisit, OF_CASE),
    table("Assignment", Assignment, OF_CASE),
    table("Urging", Urging, OF_CASE, worded=("text",), step=of_task),
    table("PlanNode", PlanNode, OF_TASK),
    table("Contact", Contact, OF_TASK),
    table("JointOpinion", JointOpinion, OF_TASK),
    table("Extension", Extension, OF_TASK),
    table("Reply", Reply, OF_TASK, worded=("text",), step=of_task),
    table("ReplyRecipient", ReplyRecipient, "reply__assignment__suggestion__congress"),
    table("ClassEvent", ClassEvent, "reply__assignment__suggestion__congress"),
    table("Rating", Rating, "reply__assignment__suggestion__congress"),
    table("Publication", Publication, "suggestion__congress", change=_with_a_code),
    table("Cover", Cover, "publication__suggestion__congress"),
    table("PublicReply", PublicReply, "publication__suggestion__congress"),
    table("Commitment", Commitment, OF_TASK),
    table("CommitmentReport", CommitmentReport, "commitment__assignment__suggestion__congress"),
    beside("Deadline", pointing(Deadline), worded=("title",), step=of_target, change=_with_its_target),
    beside("Reminder", lambda pk: Reminder.objects.filter(deadline__in=pointing(Deadline)(pk))),
    beside(
        "Number",
        lambda pk: Number.objects.filter(
            target__in=targets(pk)[0], series__key__regex=r"^suggestions\.(session|term)\."
        ),
        counted=("value",),
        worded=("text",),
        step=of_target,
    ),
    beside("SearchEntry", lambda pk: SearchEntry.objects.filter(congress=pk, kind__in=[CASE, ANSWERED])),
    beside("AuditEvent", pointing(AuditEvent), worded=("text",), step=of_target, change=sealed),
)
