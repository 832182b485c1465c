"""Every case that has moves for programs: what its page shows, and the page's own moves by the page's own forms."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from rest_framework import exceptions, serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from congress.actions import tokens
from congress.frame.workflow import Machine

from ..views.moves import DOORS, allowed, carry_out, form_for, state_of
from ..views.once import TOKEN
from .described import BRIEF, is_listed, rows, schema, shaped_as, state_shape
from .lists import Pages
from .shared import Json, Window, refuse_unknown, refused, shaped

SPENT = "这个 Idempotency-Key 已经用在另一件事上，请换一个。"
PLAIN_VALUES = "应当是文字、数字、是否，或者它们的列表。"


@dataclass(frozen=True, kw_only=True)
class ObjectWindow:
    """What programs read of the cases of one machine: the fields of ``serializer``, of what ``read(actor, obj)`` gives.

    They are found where the page of its moves finds them; ``among`` narrows that where several machines share a model.
    """

    machine: Machine
    serializer: type
    read: Callable = lambda actor, obj: obj
    among: Callable = lambda rows: rows

    def seen_by(self, actor):
        return self.among(DOORS[self.machine.key](actor))

    def found(self, actor, pk):
        return get_object_or_404(self.seen_by(actor), pk=pk)


class Named(serializers.RelatedField):
    """Another thing: which it is, and what it is called."""

    def to_representation(self, value):
        return {"id": value.pk, "name": str(value)}


class Coded(serializers.ChoiceField):
    """What is chosen from a few: its code and its words; nothing where nothing is chosen."""

    def to_representation(self, value):
        return {"code": value, "label": str(self.choices.get(value, value))} if value != "" else None


def state_told(machine, state, actor):
    """Where a case stands: the word this audience reads; who reads another word than the law's is not told the law's
    code either."""
    return {"code": machine.code_for(state, actor), "label": machine.label_for(state, actor)}


class Amount(serializers.DecimalField):
    """A number with decimals, as a number."""

    def to_representation(self, value):
        return float(value)


class Facts(serializers.ModelSerializer):
    """The named columns of a model, with where the case of ``machine`` stands and what may be done with it."""

    machine: Machine

    serializer_choice_field = Coded
    serializer_related_field = Named
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.DecimalField: Amount,
    }

    url = serializers.SerializerMethodField()
    title = serializers.CharField(source="__str__")
    state = serializers.SerializerMethodField()
    moves = serializers.SerializerMethodField()

    @property
    def columns(self):
        """The columns of the model, by name."""
        return {one.name: one for one in self.Meta.model._meta.fields}

    def get_url(self, obj) -> str:
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else ""

    @shaped_as(lambda window: state_shape(window.machine))
    def get_state(self, obj):
        return state_told(self.machine, state_of(self.machine, obj), self.context["actor"])

    @shaped_as(rows(schema("Move")))
    def get_moves(self, obj):
        return moves_of(self.machine.offered(obj, self.context["actor"]))


def facts(machine, *names, **more):
    """The window of a machine whose cases tell these columns of theirs, and no others."""
    name = "".join(word.capitalize() for word in machine.key.replace(".", "_").split("_"))
    fields = ("id", "url", "title", "state", *names, "moves")
    meta = type("Meta", (), {"model": machine.model, "fields": fields, "read_only_fields": fields})
    serializer = type(name, (Facts,), {"Meta": meta, "machine": machine, "__doc__": machine.title})
    return ObjectWindow(machine=machine, serializer=serializer, **more)


def moves_of(offered):
    """What a machine offers, as MoveWindow reads it."""
    return [{"name": move.name, "label": move.label, "reason": reason} for move, reason in offered]


class OfMachine(Window):
    """One case of one machine; ``windows`` are all of them, by the keys of their machines."""

    windows: dict = {}
    machine = ""

    def found(self, machine, pk):
        """(window, case) as its own page would find it, or 404."""
        if machine not in self.windows:
            raise Http404(machine)
        return self.windows[machine], self.windows[machine].found(self.actor, pk)


class ObjectView(OfMachine):
    """GET ``/api/v1/<machine>/<id>/``."""

    def get(self, request, machine, pk):
        window, obj = self.found(machine, pk)
        return Response(window.serializer(window.read(self.actor, obj), context={"actor": self.actor}).data)


def brief(serializer):
    """The window of one row of a list of cases."""
    for name in {*serializer.fields} - {*BRIEF}:
        serializer.fields.pop(name)
    return serializer


class CasesView(OfMachine):
    """GET ``/api/v1/<machine>/cases/``: all cases of a kind this reader may open, the newest first."""

    def get(self, request, machine):
        if machine not in self.windows or not is_listed(self.windows[machine]):
            raise Http404(machine)
        refuse_unknown(request.query_params, ())
        window, pages = self.windows[machine], Pages()
        page = pages.paginate_queryset(window.seen_by(self.actor).order_by("-pk"), request, view=self)
        row = brief(window.serializer(context={"actor": self.actor}))
        return Response(pages.get_paginated_response([row.to_representation(case) for case in page]).data)


class MoveView(OfMachine):
    """POST ``/api/v1/<machine>/<id>/moves/<name>/``: same table, same form, same deed as the page.

    With the header Idempotency-Key a call sent again answers with the case as it is and does nothing twice.
    """

    parser_classes = [Json, MultiPartParser]

    def post(self, request, machine, pk, move):
        (window, obj), actor = self.found(machine, pk), self.actor.through("api")
        token = request.headers.get("Idempotency-Key", "")
        with transaction.atomic():
            spent_on = tokens.spend(token, request.user.pk) if TOKEN.fullmatch(token) else None
            if spent_on is not None:
                return self.answer(window.machine, obj) if spent_on == request.path else refused(SPENT)
            step = allowed(window.machine, move, obj, actor)
            form = form_for(step)(as_sent(request.data), request.FILES, obj=obj, actor=actor)
            done, reason = carry_out(window.machine, step, obj, actor, form) if form.is_valid() else (None, "")
            if done:
                tokens.settle(token, request.path)
                return self.answer(window.machine, done)
            tokens.give_back(token)
        if reason:
            return refused(reason)
        return Response(shaped({name: list(errors) for name, errors in form.errors.items()}), status=400)

    def answer(self, machine, obj):
        told = state_told(machine, state_of(machine, obj), self.actor)
        return Response({"id": obj.pk, "state": told["code"], "label": told["label"]})


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
