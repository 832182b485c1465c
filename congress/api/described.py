"""The description of the interface (OpenAPI 3.1), read from the lists, windows, machines and forms: nothing is written
twice. ``manage.py openapi`` writes it to docs/openapi.json; a test keeps the two equal."""

import inspect
from functools import partial

from django import forms
from django.conf import settings
from rest_framework import serializers

from congress.frame import kinds
from congress.frame.actor import ANONYMOUS
from congress.views.moves import form_for

from .sharing import Sharing, is_reference, names_in_code, schema, shared, type_name

TEXT, NUMBER, WHOLE, YES = ({"type": kind} for kind in ("string", "number", "integer", "boolean"))
DAY, MOMENT, LINK = ({"type": "string", "format": kind} for kind in ("date", "date-time", "uri"))
BRIEF = ("id", "url", "title", "state")  # of a case in the list of its kind
EMPTY = ("text", "things", "any")  # columns that are never null: what is not said is empty
SENT = {False: ("application/json",), True: ("multipart/form-data", "application/json")}
CHOICE = {"type": ["string", "integer"]}
REFUSALS = {
    "400": "内容有误，fields 里写明是哪一项",
    "401": "没有登录，或者令牌不对",
    "403": "没有权限",
    "404": "没有，或者看不到",
    "406": "不能给出这种格式",
    "409": "现在不能办，附原因",
    "413": "内容太大",
    "415": "不接受这种格式的内容",
    "429": "太频繁",
}
DOORS = {"Reading": ("400", "401", "403", "404", "406", "429"), "Moving": tuple(REFUSALS)}
READING, MOVING = ({"4XX": name} for name in DOORS)
OPEN = {code: code for code in ("400", "404", "406", "429")}


def nullable(shape):
    return {"anyOf": [shape, {"type": "null"}]} if is_reference(shape) else {**shape, "type": [*_types(shape), "null"]}


def _types(shape):
    return shape["type"] if isinstance(shape["type"], list) else [shape["type"]]


def whole(properties, **more):
    """An object of which every part is always there."""
    return {"type": "object", "properties": properties, "required": list(properties), **more}


def rows(item):
    return {"type": "array", "items": item}


def codes_of(choices):
    """These codes, with what each means."""
    told = {code: str(label) for code, label in choices if code != ""}
    kinds_of = sorted({"integer" if isinstance(code, int) else "string" for code in told})
    words = "；".join(f"{code} {label}" for code, label in told.items() if str(code) != label)
    shape = {"type": kinds_of[0] if len(kinds_of) == 1 else kinds_of, "enum": list(told)}
    return {**shape, "description": words} if words else shape


def one_of(choices):
    """One of these codes, or none of them where the choices say so; any code where they are not known beforehand."""
    told = tuple(choices)
    codes = codes_of(told)
    if not codes["enum"]:
        return CHOICE
    shape = shared(codes, "Code", codes)
    return {"anyOf": [shape, {"const": ""}]} if "" in dict(told) else shape


def coded(choices):
    """What is chosen from a few: its code and its words."""
    told = tuple(choices)
    codes, shape = codes_of(told), whole({"code": one_of(told), "label": TEXT})
    return shared(codes, "OrNone" if "" in dict(told) else "Choice", shape) if codes["enum"] else shape


def state_shape(machine):
    """Where a case stands; without a code for who reads another word than the law's."""
    return coded((*machine.states.choices, ("", "")))


def shaped_as(shape):
    """Says what a method of a window gives; ``shape`` may be a function of the window."""

    def mark(method):
        method.shape = shape
        return method

    return mark


OF_KIND = {
    **{"text": TEXT, "number": NUMBER, "yes": YES, "date": DAY, "moment": MOMENT, "any": {}},
    **{"thing": schema("Named"), "things": rows(schema("Named"))},
}


# The document.


def document(windows, more=()):
    """All of it: lists, cases with their moves, and the ``more`` paths that other files describe."""
    paths = {f"/api/v1/{listing.key}/": {"get": list_call(listing)} for listing in kinds.listings} | dict(more)
    schemas, done, forms_asked = dict(SHARED), {}, {}
    for key, window in windows.items():
        name = type_name(key)
        schemas[name] = serializer_shape(window.serializer())
        done[f"{name}Done"] = given(done_shape(window.machine))
        if is_listed(window):
            paths[f"/api/v1/{key}/cases/"] = {"get": cases_call(window.machine, window.serializer())}
        paths[f"/api/v1/{key}/{{id}}/"] = {"parameters": [ID], "get": object_call(window.machine, name)}
        for move in window.machine.moves:
            if not move.quiet:
                forms_asked[form_name(form_for(move))] = form_for(move)
                call = {"parameters": [ID, ONCE], "post": move_call(window.machine, move)}
                paths[f"/api/v1/{key}/{{id}}/moves/{move.name}/"] = call
    schemas |= {name: answers(form) for name, form in forms_asked.items()}
    sharing = Sharing(names_in_code(codes_of))
    paths = {path: sharing.settled(call, _owner(path)) for path, call in sorted(paths.items())}
    schemas = {name: sharing.settled(shape, name) for name, shape in sorted(schemas.items())}
    done = {name: sharing.settled(answered, name) for name, answered in sorted(done.items())}
    return {
        "openapi": "3.1.0",
        "info": {"title": "人大代表履职平台接口", "version": settings.VERSION, "description": ABOUT},
        "security": [{"token": []}, {"session": []}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted((schemas | sharing.schemas).items())),
            "responses": {**refusals(), **done},
            "requestBodies": {name: body(name, form) for name, form in sorted(forms_asked.items())},
            "parameters": PARAMETERS,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "在“我的账号”里办理的访问令牌"},
                "session": {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME},
            },
        },
    }


def _owner(path):
    """The list, the case or the set that an address is of, for the names of what it asks: SuggestionsMotions."""
    return type_name(path.removeprefix("/api/v1/").partition("{")[0].strip("/").replace("/", "_"))


ABOUT = "与网页同一套权限、筛选、表单和手续。怎样使用见 docs/api.md。"
SHARED = {
    "Named": whole(
        {"id": {"type": ["integer", "null"], "description": "空的是不能说是谁，或者没有登记"}, "name": TEXT}
    ),
    "Move": whole({"name": TEXT, "label": TEXT, "reason": {**TEXT, "description": "现在不能办的原因，空的可以办"}}),
    "Page": whole({"count": WHOLE, "next": nullable(LINK), "previous": nullable(LINK)}),
    "Refusal": whole({"detail": TEXT, "fields": {"type": "object", "additionalProperties": rows(TEXT)}}),
}
PARAMETERS = {
    "id": {"name": "id", "in": "path", "required": True, "schema": {**WHOLE, "minimum": 0}},
    "page": {"name": "page", "in": "query", "description": "第几页", "schema": {**WHOLE, "minimum": 1}},
    "page_size": {
        **{"name": "page_size", "in": "query", "description": "每页几条，默认25"},
        "schema": {**WHOLE, "minimum": 1, "maximum": 100},
    },
    "once": {
        **{"name": "Idempotency-Key", "in": "header", "description": "16到64个字母、数字；重发时不重复办理"},
        "schema": TEXT,
    },
}
ID, PAGE, PAGE_SIZE, ONCE = ({"$ref": f"#/components/parameters/{name}"} for name in PARAMETERS)


def given(shape):
    return {"description": "成功", "content": {"application/json": {"schema": shape}}}


def answer(shape, refused=READING):
    """What a call answers: this, or one of the refusals."""
    return {"200": given(shape), **refused_by(refused)}


def refused_by(refused):
    return {code: {"$ref": f"#/components/responses/{name}"} for code, name in refused.items()}


def refusals():
    """Those of a door, each with the codes it may come with, and those that open data name one by one."""
    words = {name: "；".join(f"{one} {REFUSALS[one]}" for one in codes) for name, codes in DOORS.items()}
    words |= {code: REFUSALS[code] for code in OPEN}
    shape = {"application/json": {"schema": schema("Refusal")}}
    return {name: {"description": said, "content": shape} for name, said in words.items()}


def _tag(key):
    return [key.partition(".")[0]]


# Lists.


def list_call(listing):
    return {
        "operationId": f"list.{listing.key}",
        "summary": listing.title,
        "tags": _tag(listing.key),
        "parameters": [*_asked(listing), PAGE, PAGE_SIZE],
        "responses": answer(paged(row_shape(listing))),
    }


def paged(row):
    return {"allOf": [schema("Page"), whole({"results": rows(row)})]}


def row_shape(listing):
    """The columns of a row; of a list that depends on what is asked not all are known beforehand. Whoever may not have
    the list as a file is told those of its page alone."""
    columns = listing.columns_for(ANONYMOUS, {})
    told = {
        one.name: {**column_shape(one, partial(listing.rows, ANONYMOUS, {})), "description": one.label}
        for one in columns
    }
    shape = {"type": "object", "properties": {"id": nullable(WHOLE), "url": TEXT, **told}, "required": ["id", "url"]}
    return shape if callable(listing.columns) else {**shape, "additionalProperties": False}


def column_shape(column, rows_of):
    """The shape of what a column tells of the rows that ``rows_of()`` gives."""
    if column.code:
        return nullable(coded(column.choices or _chosen_from(rows_of, column.code)))
    shape = OF_KIND[column.kind]
    return shape if column.kind in EMPTY else nullable(shape)


def _chosen_from(rows_of, code):
    """The codes of a field that a column names: ``state``, ``report.state``."""
    model = getattr(rows_of(), "model", None) if isinstance(code, str) else None
    if model is None:
        return ()
    *path, last = code.split(".")
    for name in path:
        model = model._meta.get_field(name).related_model
    field = next((one for one in model._meta.fields if one.name == last), None)
    return (*field.flatchoices, *((("", ""),) if field.blank else ())) if field and field.choices else ()


def _asked(listing):
    """The questions of the list's own form, those that stand in no form, and its orders."""
    form = listing.asks(ANONYMOUS, {}) if listing.asks else None
    for name, field in form.fields.items() if form else ():
        if name not in ("sort", "page"):
            first = type(form).base_fields.get(name, field)
            yield {"name": name, "in": "query", "description": str(field.label or ""), "schema": question(first)}
    for name, label in listing.also.items():
        yield {"name": name, "in": "query", "description": label, "schema": WHOLE}
    if listing.sorts:
        words = f"按 {'、'.join(listing.sorts.values())} 排序，减号为倒序，几项用逗号隔开"
        yield {"name": "sort", "in": "query", "description": words, "schema": TEXT}


# Cases and moves.


def is_listed(window):
    """Whether the list of a kind holds what windows read column by column; the others have a list of their own."""
    return issubclass(window.serializer, serializers.ModelSerializer)


def cases_call(machine, serializer):
    told = {name: field_shape(serializer.fields[name]) for name in BRIEF}
    return {
        "operationId": f"cases.{machine.key}",
        "summary": f"{machine.title}：全部",
        "tags": _tag(machine.key),
        "parameters": [PAGE, PAGE_SIZE],
        "responses": answer(paged(whole(told))),
    }


def object_call(machine, name):
    return {
        "operationId": f"read.{machine.key}",
        "summary": machine.title,
        "tags": _tag(machine.key),
        "responses": answer(schema(name)),
    }


def move_call(machine, move):
    who = f"{move.who.__doc__.strip()}。" if move.who.__doc__ else ""
    done = {"$ref": f"#/components/responses/{type_name(machine.key)}Done"}
    return {
        "operationId": f"move.{machine.key}.{move.name}",
        "summary": f"{machine.title}：{move.label}",
        "description": f"{who}{move.basis}",
        "tags": _tag(machine.key),
        "requestBody": {"$ref": f"#/components/requestBodies/{form_name(form_for(move))}"},
        "responses": {"200": done, **refused_by(MOVING)},
    }


def form_name(form):
    """suggestions.forms.motions.CloseForm → SuggestionsMotionsCloseForm"""
    return type_name(f"{form.__module__.replace('.forms', '').replace('.views', '')}.{form.__name__}")


def body(name, form):
    """How what a form asks is sent."""
    takes_files = any(isinstance(field, forms.FileField) for field in form.base_fields.values())
    return {"content": {sent: {"schema": schema(name)} for sent in SENT[takes_files]}}


def done_shape(machine):
    """What is told after a move: where the case stands now."""
    return whole({"id": WHOLE, "state": one_of((*machine.states.choices, ("", ""))), "label": TEXT})


def answers(form):
    """What a move's form asks. Which of it must be answered depends on the case, and is said by the refusal."""
    told = {name: {**question(field), "description": _said(field)} for name, field in form.base_fields.items()}
    return {"type": "object", "properties": told}


def _said(field):
    return "。".join(filter(None, (str(field.label or ""), str(field.help_text).strip("。"))))


def question(field):
    """The shape of an answer to one question of a form."""
    match field:
        case forms.FileField():
            return {"type": "string", "format": "binary"}
        case forms.BooleanField():
            return YES
        case forms.ModelMultipleChoiceField():
            return rows(CHOICE)
        case forms.ModelChoiceField():
            return CHOICE
        case forms.MultipleChoiceField():
            return rows(one_of(_offered(field)))
        case forms.ChoiceField():
            return one_of(_offered(field))
        case forms.DecimalField() | forms.FloatField():
            return NUMBER
        case forms.IntegerField():
            return WHOLE
        case forms.DateField():
            return DAY
    most = getattr(field, "max_length", None)
    return {**TEXT, "maxLength": most} if most else TEXT


def _offered(field):
    """The answers that stand in the code; none where they are drawn up for whoever asks."""
    choices = field.choices
    inner = getattr(choices, "choices", choices)  # a filter puts "all" in front of them
    if hasattr(inner, "known"):
        choices = inner.known
    groups = (each if isinstance(each, (list, tuple)) else [(code, each)] for code, each in choices)
    return tuple(one for group in groups for one in group)


# What windows give.


def serializer_shape(serializer):
    return whole({name: field_shape(field) for name, field in serializer.fields.items()})


def field_shape(field):
    """The shape of one field of a window."""
    shape = _plain_shape(field)
    return nullable(shape) if _may_be_missing(field) else shape


def _may_be_missing(field):
    """Left open in the window or in the column it shows; what is chosen from a few may still be open, too."""
    column = None
    if isinstance(field.parent, serializers.ModelSerializer) and field.source in field.parent.columns:
        column = field.parent.columns[field.source]
    return field.allow_null or (column is not None and (column.null or bool(column.choices and column.blank)))


def _plain_shape(field):
    match field:
        case serializers.ListSerializer():
            return rows(serializer_shape(field.child))
        case serializers.Serializer():
            return serializer_shape(field)
        case serializers.ListField():
            return rows(field_shape(field.child))
        case serializers.SerializerMethodField():
            method = getattr(field.parent, field.method_name)
            shape = getattr(method, "shape", None) or OF_HINT[inspect.signature(method).return_annotation]
            return shape(field.parent) if callable(shape) else shape
        case serializers.ChoiceField():
            return coded(field.choices.items())
    return next(shape for kind, shape in OF_FIELD if isinstance(field, kind))


OF_HINT = {str: TEXT, int: WHOLE, list[dict]: rows({"type": "object"})}
OF_FIELD = (
    (serializers.RelatedField, schema("Named")),
    (serializers.BooleanField, YES),
    (serializers.IntegerField, WHOLE),
    ((serializers.FloatField, serializers.DecimalField), NUMBER),
    (serializers.DateTimeField, MOMENT),
    (serializers.DateField, DAY),
    (serializers.Field, TEXT),
)
