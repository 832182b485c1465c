"""What the interface for programs shares: one shape of errors, and the moves of a machine by the page's own forms."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.datastructures import MultiValueDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework import exceptions, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import BasePermission
from rest_framework.response import Response
from rest_framework.views import exception_handler

from congress.actions import tokens
from congress.frame import kinds, ordering
from congress.frame.actor import ANONYMOUS
from congress.frame.workflow import Refused

from .middleware.refusals import note_refusal
from .policies.accounts import handles_business
from .queries import ballots
from .views.deeds import BoundedPaginator
from .views.moves import allowed, carry_out, form_for, state_of
from .views.once import TOKEN

PLEASE_CORRECT = "请改正标出的内容。"
PLAIN_VALUES = "应当是文字、数字、是否，或者它们的列表。"
WORDS = {
    401: "请先登录。",
    403: "您没有办这件事的权限。",
    404: "没有找到。",
    405: "不能这样访问。",
    406: "不能给出这种格式。",
    415: "不接受这种格式的内容。",
    429: "访问太频繁，请稍后再试。",
}


class HandlesBusiness(BasePermission):
    """承担业务的职务（系统管理员、安全管理员、审计员除外）"""

    def has_permission(self, request, view):
        return handles_business(request.actor)


class ReadsSchema(BasePermission):
    """机关工作人员和系统管理员（代表除外）"""

    def has_permission(self, request, view):
        actor = request.actor
        return actor.is_any("SYS") or (
            handles_business(actor) and not actor.is_any("DEP", "TDEP", "UDEP", "FORMER", "MEMBER", "STA")
        )


class Pages(PageNumberPagination):
    """Twenty-five rows a page; nobody counts or pages further than the page's own lists do."""

    django_paginator_class = BoundedPaginator


class Description(SpectacularAPIView):
    """The description of the interface (OpenAPI), for those who connect an office's programs to it."""

    permission_classes = [ReadsSchema]


class ErrorWindow(serializers.Serializer):
    """Every refusal: a sentence for people, and what is wrong with which field."""

    detail = serializers.CharField()
    fields = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class DoneWindow(serializers.Serializer):
    """Where the case stands after a move."""

    id = serializers.IntegerField()
    state = serializers.CharField()
    label = serializers.CharField()


class MoveWindow(serializers.Serializer):
    """One move this reader may do, and what speaks against it now ("" = go)."""

    name = serializers.CharField()
    label = serializers.CharField()
    reason = serializers.CharField(allow_blank=True)


def moves_of(offered):
    """What a machine offers, as MoveWindow reads it."""
    return [{"name": move.name, "label": move.label, "reason": reason} for move, reason in offered]


def answer_error(error, context):
    """Every error is {"detail": sentence, "fields": {name: [sentences]}}; refusals leave a row in the log."""
    request = context["request"]
    if isinstance(error, (Refused, PermissionDenied)) or (
        isinstance(error, exceptions.PermissionDenied) and request.user.is_authenticated
    ):
        note_refusal(request, error, actor=request.actor.through("api"))
    if isinstance(error, Refused):
        return refused(str(error))
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, exceptions.NotAuthenticated):
        response.status_code = status.HTTP_401_UNAUTHORIZED  # the sign-in page is the way in
    if isinstance(error, exceptions.ValidationError):
        response.data = shaped(error.detail)
    else:
        own_words = str(error) if isinstance(error, PermissionDenied) else ""
        detail = own_words or WORDS.get(response.status_code) or str(getattr(error, "detail", PLEASE_CORRECT))
        response.data = {"detail": detail, "fields": {}}
    return response


def shaped(found):
    """Errors by field; what belongs to no field becomes the sentence."""
    if not isinstance(found, dict):
        found = {"non_field_errors": found if isinstance(found, list) else [found]}
    fields = {
        name: [str(error) for error in (errors if isinstance(errors, list) else [errors])]
        for name, errors in found.items()
    }
    general = [*fields.pop("non_field_errors", []), *fields.pop("__all__", [])]
    return {"detail": "".join(general) or PLEASE_CORRECT, "fields": fields}


def refused(reason):
    return Response({"detail": reason, "fields": {}}, status=status.HTTP_409_CONFLICT)


class Windows:
    """What all windows share: who reads, in pages, by number."""

    permission_classes = [HandlesBusiness]
    pagination_class = Pages
    lookup_value_converter = "int"

    @property
    def actor(self):
        """Who asks; nobody while the interface describes itself."""
        return getattr(self.request, "actor", ANONYMOUS)

    def in_order(self, rows, listing):
        """The rows in the order of ``sort``, as the page of this list has it; what it is not sorted by is a fault."""
        known = kinds.listings[listing].sorts.values()
        asked = self.request.query_params.get("sort", "")
        if asked and ordering.written(ordering.read(asked, known)) != asked:
            raise exceptions.ValidationError({"sort": [f"可以按这些排序：{'、'.join(known)}，前面加减号为倒序。"]})
        return kinds.listings[listing].in_order(rows, {"sort": [asked]})


class MovesMixin:
    """Adds POST ``{pk}/moves/{name}/`` to a viewset of visible cases: same table, same form, same deed as the page.

    With the header Idempotency-Key a call sent again answers with the case as it is and does nothing twice.
    """

    machine = None

    @extend_schema(
        parameters=[
            OpenApiParameter("move", OpenApiTypes.STR, OpenApiParameter.PATH, description="手续的名称，取自 moves。"),
            OpenApiParameter(
                "Idempotency-Key", OpenApiTypes.STR, OpenApiParameter.HEADER, description="重发时不重复办理。"
            ),
        ],
        request=OpenApiTypes.OBJECT,
        responses={
            200: DoneWindow,
            **{
                status: OpenApiResponse(ErrorWindow, description=words)
                for status, words in (
                    (400, "内容有误"),
                    (401, "没有登录"),
                    (403, "没有权限"),
                    (404, "看不到这件事"),
                    (409, "现在不能办，附原因"),
                )
            },
        },
    )
    @action(detail=True, methods=["post"], url_path="moves/<slug:move>", url_name="move")
    def moves(self, request, pk=None, move=None):
        obj, actor = self.get_object(), request.actor.through("api")
        token = request.headers.get("Idempotency-Key", "")
        with transaction.atomic():
            if TOKEN.fullmatch(token) and tokens.spend(token, request.user.pk) is not None:
                return self.answer(obj)
            step = allowed(self.machine, move, obj, actor)
            form = form_for(step)(as_sent(request.data), MultiValueDict(), obj=obj, actor=actor)
            done, reason = carry_out(self.machine, step, obj, actor, form) if form.is_valid() else (None, "")
            if done:
                tokens.settle(token, request.path)
                return self.answer(done)
            tokens.give_back(token)
        if reason:
            return refused(reason)
        return Response(shaped({name: list(errors) for name, errors in form.errors.items()}), status=400)

    def answer(self, obj):
        state = state_of(self.machine, obj)
        return Response({"id": obj.pk, "state": state, "label": self.machine.label_for(state, self.request.actor)})


def as_sent(values):
    """What a program sends as JSON, as a form reads it: lists stay lists, everything else is one value; a list of
    objects is a table, whose lines a form asks as nodes_0_title, nodes_0_due_on, nodes_1_title …"""
    if not isinstance(values, dict):
        raise exceptions.ValidationError({"non_field_errors": ["内容应当是一个对象。"]})
    if isinstance(values, MultiValueDict):
        return values
    values = {name: one for key, value in values.items() for name, one in lines_of(key, value)}
    wrong = {name: [PLAIN_VALUES] for name, value in values.items() if not all(map(is_plain, in_list(value)))}
    if wrong:
        raise exceptions.ValidationError(wrong)
    return MultiValueDict(
        {name: [spoken(one) for one in in_list(value)] for name, value in values.items() if value is not None}
    )


def lines_of(name, value):
    """(name, value) as the form asks for it, for a table one for each box of each line."""
    if not (isinstance(value, list) and value and all(isinstance(line, dict) for line in value)):
        return [(name, value)]
    return [(f"{name}_{place}_{key}", one) for place, line in enumerate(value) for key, one in line.items()]


def in_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def is_plain(value):
    return isinstance(value, (str, int, float))


def spoken(value):
    """A number or a yes as a browser would send it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class BallotOptionWindow(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField()
    note = serializers.CharField()


class BallotWindow(serializers.Serializer):
    """One round of a vote: what it is about and under which law; what came of it once that is announced. Who voted how is
    in no window."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    kind = serializers.CharField(source="kept_as.title")
    congress = serializers.CharField(source="congress.name")
    meeting = serializers.CharField(allow_null=True)
    method = serializers.CharField()
    secret = serializers.BooleanField()
    round = serializers.IntegerField()
    state = serializers.CharField()
    law = serializers.CharField(source="law.law")
    members = serializers.IntegerField(allow_null=True)
    present = serializers.IntegerField(allow_null=True)
    options = BallotOptionWindow(many=True, source="options.all")
    summary = serializers.SerializerMethodField()
    result = serializers.SerializerMethodField()

    def get_summary(self, ballot) -> str:
        found = self._found(ballot)
        return found.summary if found else ""

    def get_result(self, ballot) -> list[dict]:
        """Each option with its votes and the sentence of the result."""
        found = self._found(ballot)
        return [
            {"option": line.name, "votes": line.marks, "fate": line.fate, "sentence": line.sentence}
            for line in (found.lines if found else ())
        ]

    def _found(self, ballot):
        return ballots.result_of(ballot) if ballot.state == "announced" else None


class BallotWindows(Windows, viewsets.ReadOnlyModelViewSet):
    """The votes this person sees, the newest first; results from the announcement on."""

    serializer_class = BallotWindow

    def get_queryset(self):
        return ballots.listed(self.actor).prefetch_related("options")
