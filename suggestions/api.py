"""Suggestions for programs: the page's own reading of a case, as data; the page's own moves, by the same forms."""

from rest_framework import serializers

from congress.api.described import coded, nullable, rows, schema, serializer_shape, shaped_as, state_shape
from congress.api.objects import Amount, Coded, Named, ObjectWindow, facts, moves_of, state_told
from congress.frame.tables import named

from .models import Assignment, Commitment, Contact, Rating, Reply
from .queries import work
from .views.case_page import CasePage
from .workflow import ASSIGNMENT, MOTION, PUBLICATION, SUGGESTION

# Windows: what is read, field by field. A part this reader may not see is empty, as it is not on his page.


class FileWindow(serializers.Serializer):
    name = serializers.CharField()
    url = serializers.CharField()
    size = serializers.IntegerField()


class ClockWindow(serializers.Serializer):
    label = serializers.CharField()
    due_on = serializers.DateField(source="row.due_on")
    is_provisional = serializers.BooleanField(source="row.provisional")
    url = serializers.CharField(source="row.get_absolute_url")


class RatingWindow(serializers.Serializer):
    channel = Coded(Rating.Channel.choices)
    attitude = Coded(Rating.Mark.choices, allow_null=True)
    result = Coded(Rating.Mark.choices, allow_null=True)
    comment = serializers.CharField()
    wants_redo = serializers.BooleanField()
    rated_on = serializers.DateField()


class ReplyClassWindow(serializers.Serializer):
    code = serializers.CharField()
    label = serializers.CharField()


class ReplyWindow(serializers.Serializer):
    id = serializers.IntegerField(source="reply.pk")
    round = serializers.IntegerField(source="reply.round")
    reply_class = ReplyClassWindow(source="reply.reply_class")
    text = serializers.CharField(source="reply.text")
    publicity = Coded(Reply.Publicity.choices, source="reply.publicity")
    standing = serializers.CharField()
    replied_on = serializers.DateField(source="reply.replied_on", allow_null=True)
    on_time = serializers.BooleanField(source="reply.on_time", allow_null=True)
    files = FileWindow(many=True)
    rating = RatingWindow(allow_null=True)


class NodeWindow(serializers.Serializer):
    title = serializers.CharField()
    due_on = serializers.DateField()
    money = Amount(max_digits=10, decimal_places=2, allow_null=True)
    done_on = serializers.DateField(allow_null=True)


class ContactWindow(serializers.Serializer):
    phase = Coded(Contact.Phase.choices)
    form = Coded(Contact.Form.choices)
    on = serializers.DateField()
    people = serializers.CharField()
    content = serializers.CharField()


class PromiseWindow(serializers.Serializer):
    id = serializers.IntegerField(source="row.pk")
    text = serializers.CharField(source="row.text")
    due_on = serializers.DateField(source="row.due_on")
    money = Amount(source="row.money", max_digits=10, decimal_places=2, allow_null=True)
    state = Coded(Commitment.State.choices, source="row.state")
    news = serializers.CharField()


class OpinionWindow(serializers.Serializer):
    note = serializers.CharField()
    text = serializers.CharField()


class TaskWindow(serializers.Serializer):
    """One unit's task as this reader sees it."""

    id = serializers.IntegerField(source="task.pk")
    suggestion = serializers.IntegerField(source="task.suggestion_id")
    unit = Named(source="task.unit", read_only=True)
    kind = Coded(Assignment.Kind.choices, source="task.kind")
    state = serializers.SerializerMethodField()
    assigned_on = serializers.DateField(source="task.assigned_on")
    due_on = serializers.DateField(allow_null=True)
    replied_on = serializers.DateField(source="task.replied_on", allow_null=True)
    closed_on = serializers.DateField(source="task.closed_on", allow_null=True)
    plan = serializers.SerializerMethodField()
    nodes = serializers.SerializerMethodField()
    contacts = ContactWindow(many=True)
    opinions = OpinionWindow(many=True)
    replies = ReplyWindow(many=True)
    promises = PromiseWindow(many=True)
    moves = serializers.SerializerMethodField()

    @shaped_as(state_shape(ASSIGNMENT))
    def get_state(self, one):
        return state_told(ASSIGNMENT, one.task.state, self.context["actor"])

    def get_plan(self, one) -> str:
        return one.task.plan if one.reads_plan else ""

    @shaped_as(rows(serializer_shape(NodeWindow())))
    def get_nodes(self, one):
        return NodeWindow(one.nodes, many=True).data if one.reads_plan else []

    @shaped_as(rows(schema("Move")))
    def get_moves(self, one):
        return moves_of(one.offered)


class CaseWindow(serializers.Serializer):
    """The whole case as this reader's page shows it."""

    id = serializers.IntegerField(source="suggestion.pk")
    url = serializers.CharField(source="suggestion.get_absolute_url")
    number = serializers.CharField(source="suggestion.number_text")
    occasion = serializers.CharField(source="suggestion.occasion")
    subject = serializers.CharField(source="suggestion.subject")
    facts = serializers.CharField(source="suggestion.facts")
    proposals = serializers.CharField(source="suggestion.proposals")
    topic = Named(source="suggestion.topic", read_only=True, allow_null=True)
    lead = serializers.SerializerMethodField()
    delegation = serializers.SerializerMethodField()
    cosigners = serializers.ListField(source="signers", child=serializers.CharField())
    state = serializers.SerializerMethodField()
    is_key = serializers.BooleanField(source="suggestion.is_key")
    is_hard = serializers.BooleanField(source="suggestion.is_hard")
    submitted_on = serializers.DateField(source="suggestion.submitted_on", allow_null=True)
    filed_on = serializers.DateField(source="suggestion.filed_on", allow_null=True)
    assigned_on = serializers.DateField(source="suggestion.assigned_on", allow_null=True)
    closed_on = serializers.DateField(source="suggestion.closed_on", allow_null=True)
    files = FileWindow(source="attached", many=True)
    clocks = ClockWindow(many=True)
    tasks = TaskWindow(many=True)
    moves = serializers.SerializerMethodField()

    @shaped_as(schema("Named"))
    def get_lead(self, case):
        return named(case.suggestion.lead if case.shows_name else None, case.lead_name)

    @shaped_as(nullable(schema("Named")))
    def get_delegation(self, case):
        return named(case.suggestion.lead.delegation, case.delegation)

    @shaped_as(coded((*SUGGESTION.states.choices, *ASSIGNMENT.states.choices, ("", ""))))
    def get_state(self, case):
        return {"code": case.state["code"], "label": case.state["label"]}

    @shaped_as(rows(schema("Move")))
    def get_moves(self, case):
        return moves_of(case.offered)


def case_of(actor, suggestion):
    """The case as this reader's page has it."""
    return CasePage(work.case_for(actor, suggestion.pk), actor)


def task_of(actor, task):
    """One unit's task as it stands on this reader's page of the case."""
    return next(
        one for one in CasePage(work.case_for(actor, task.suggestion_id), actor).tasks if one.task.pk == task.pk
    )


WINDOWS = (
    ObjectWindow(machine=SUGGESTION, serializer=CaseWindow, read=case_of),
    ObjectWindow(machine=ASSIGNMENT, serializer=TaskWindow, read=task_of),
    facts(PUBLICATION, "congress", "released_on"),
    facts(
        MOTION,
        *("congress", "meeting", "by", "organ", "number", "filed_on", "committee", "referred_on", "report_due_on"),
        *("reported_on", "decided_on", "ended_on"),
    ),
)
