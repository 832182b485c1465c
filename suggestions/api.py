"""Suggestions for programs: the page's own reading of a case, as data; the page's own moves, by the same forms."""

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field, extend_schema_view
from rest_framework import mixins, serializers, viewsets
from rest_framework.response import Response

from congress.api import MovesMixin, MoveWindow, Windows, moves_of

from .filters import SuggestionFilter
from .models import Suggestion
from .queries import finding, lists, work
from .views.case_page import CasePage
from .views.rows import row_of
from .workflow import ASSIGNMENT, SUGGESTION

# Windows: what is read, field by field. A part this reader may not see is empty, as it is not on his page.


class RowWindow(serializers.Serializer):
    """One line of the list, in this reader's words."""

    id = serializers.IntegerField(source="pk")
    url = serializers.CharField()
    number = serializers.CharField()
    subject = serializers.CharField()
    deputy = serializers.CharField()
    delegation = serializers.CharField()
    topic = serializers.CharField()
    units = serializers.ListField(child=serializers.CharField())
    state = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)
    written_on = serializers.DateField()
    is_key = serializers.BooleanField()
    is_hard = serializers.BooleanField()


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
    channel = serializers.CharField()
    attitude = serializers.CharField()
    result = serializers.CharField()
    comment = serializers.CharField()
    wants_redo = serializers.BooleanField()
    rated_on = serializers.DateField()


class ReplyWindow(serializers.Serializer):
    id = serializers.IntegerField(source="reply.pk")
    round = serializers.IntegerField(source="reply.round")
    reply_class = serializers.CharField(source="reply.reply_class.code")
    text = serializers.CharField(source="reply.text")
    publicity = serializers.CharField(source="reply.publicity")
    standing = serializers.CharField()
    replied_on = serializers.DateField(source="reply.replied_on", allow_null=True)
    on_time = serializers.BooleanField(source="reply.on_time", allow_null=True)
    files = FileWindow(many=True)
    rating = RatingWindow(allow_null=True)


class NodeWindow(serializers.Serializer):
    title = serializers.CharField()
    due_on = serializers.DateField()
    money = serializers.DecimalField(max_digits=10, decimal_places=2, allow_null=True)
    done_on = serializers.DateField(allow_null=True)


class ContactWindow(serializers.Serializer):
    phase = serializers.CharField()
    form = serializers.CharField()
    on = serializers.DateField()
    people = serializers.CharField()
    content = serializers.CharField()


class PromiseWindow(serializers.Serializer):
    id = serializers.IntegerField(source="row.pk")
    text = serializers.CharField(source="row.text")
    due_on = serializers.DateField(source="row.due_on")
    money = serializers.DecimalField(source="row.money", max_digits=10, decimal_places=2, allow_null=True)
    state = serializers.CharField(source="word")
    news = serializers.CharField()


class OpinionWindow(serializers.Serializer):
    note = serializers.CharField()
    text = serializers.CharField()


class TaskWindow(serializers.Serializer):
    """One unit's task as this reader sees it."""

    id = serializers.IntegerField(source="task.pk")
    suggestion = serializers.IntegerField(source="task.suggestion_id")
    unit = serializers.CharField(source="task.unit.name")
    kind = serializers.CharField(source="task.kind")
    state = serializers.CharField()
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

    def get_plan(self, one) -> str:
        return one.task.plan if one.reads_plan else ""

    @extend_schema_field(NodeWindow(many=True))
    def get_nodes(self, one):
        return NodeWindow(one.nodes, many=True).data if one.reads_plan else []

    @extend_schema_field(MoveWindow(many=True))
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
    topic = serializers.CharField(source="suggestion.topic.name", default="")
    lead = serializers.CharField(source="lead_name")
    delegation = serializers.CharField()
    cosigners = serializers.ListField(source="signers", child=serializers.CharField())
    state = serializers.CharField(source="state.label")
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

    @extend_schema_field(MoveWindow(many=True))
    def get_moves(self, case):
        return moves_of(case.offered)


# Doors.


@extend_schema_view(
    list=extend_schema(
        parameters=[OpenApiParameter("sort", OpenApiTypes.STR, description="如 reply_due_on,-number；减号为倒序。")]
    )
)
class SuggestionWindows(Windows, MovesMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Suggestions this reader may see: the list with the page's filters, the case, and its moves."""

    machine = SUGGESTION
    filterset_class = SuggestionFilter
    serializer_class = RowWindow

    def get_queryset(self):
        actor = self.actor
        if self.action == "list":
            return lists.listed(actor)
        return Suggestion.objects.visible_to(actor).with_case()

    def paginate_queryset(self, queryset):
        rows = self.in_order(queryset, "suggestions.suggestions")
        keys = super().paginate_queryset(rows.values_list("pk", flat=True))
        return [row_of(one, self.actor) for one in lists.rows_of(keys, self.actor)]

    def filter_queryset(self, queryset):
        """Filters are for the list; a case is asked for by its number alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    @extend_schema(responses=CaseWindow)
    def retrieve(self, request, pk):
        return Response(CaseWindow(case_of(self.actor, pk)).data)


class TaskWindows(Windows, MovesMixin, viewsets.GenericViewSet):
    """One unit's task on a suggestion, and its moves."""

    machine = ASSIGNMENT
    serializer_class = TaskWindow
    filter_backends = []

    def get_queryset(self):
        return finding.tasks_for(self.actor)

    def retrieve(self, request, pk):
        task = self.get_object()
        found = [one for one in case_of(self.actor, task.suggestion_id).tasks if one.task.pk == task.pk]
        return Response(TaskWindow(found[0]).data)


def case_of(actor, pk):
    """The case as this reader's page has it, or 404."""
    suggestion = work.case_for(actor, pk)
    if suggestion is None:
        raise Http404
    return CasePage(suggestion, actor)
