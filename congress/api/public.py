"""Open data: what the public pages show, as JSON and CSV, for anybody without an account."""

import csv
import json
from hashlib import sha256

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from rest_framework import exceptions
from rest_framework.throttling import AnonRateThrottle

from congress.frame import kinds, tables

from .described import CHOICE, OPEN, PAGE, PAGE_SIZE, TEXT, answer, column_shape, paged, question, rows, whole
from .lists import Pages
from .shared import Window, refuse_unknown

CACHED = 300  # seconds
WHOLE_TABLE = 10_000  # rows of a table at most; who wants more asks for page after page
PIECE = 500  # rows that are read at once
HEADERS = {
    "Cache-Control": f"public, max-age={CACHED}",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class PerAddress(AnonRateThrottle):
    """So many calls a minute from one address, whoever asks."""

    rate = "60/min"

    def get_cache_key(self, request, view):
        return self.cache_format % {"scope": "open", "ident": self.get_ident(request)}


class OpenWindow(Window):
    """Nobody is asked who he is."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = [PerAddress]


class OpenIndex(OpenWindow):
    """GET ``/api/v1/open/``: which sets there are."""

    def get(self, request):
        return published(request, [{"key": one.key, "title": one.title} for one in kinds.open_sets])


class OpenSetWindow(OpenWindow):
    """GET ``/api/v1/open/<key>/``: a page of it, or with ``as=csv`` all of it as a table."""

    def get(self, request, key):
        if key not in kinds.open_sets:
            raise Http404(key)
        found = kinds.open_sets[key]
        rows = rows_asked(found, request.query_params)
        match request.query_params.get("as", "json"):
            case "json":
                pages = Pages()
                page = pages.paginate_queryset(rows, request, view=self)
                return published(request, pages.get_paginated_response(list(told(found, page))).data)
            case "csv":
                return StreamingHttpResponse(
                    as_csv(found, rows), content_type="text/csv; charset=utf-8", headers=HEADERS
                )
        raise exceptions.ValidationError({"as": ["只有 json 和 csv。"]})


def rows_asked(found, query):
    """The rows of a set that were asked for, as its page narrows them; what the page does not ask, or does not offer, is a
    fault named at its field."""
    known = tuple(found.asks.base_fields) if found.asks else ()
    refuse_unknown(query, (*known, "as"))
    if not {*known} & {*query}:
        return found.rows()
    form = found.asks(query)
    if not form.is_valid():
        raise exceptions.ValidationError({name: list(words) for name, words in form.errors.items()})
    return found.rows(**form.asked())


def told(found, rows):
    """What is said of each of these rows of a set."""
    for one in found.facts(rows):
        yield {"id": found.identity(one), **{column.name: column.told(one) for column in found.columns}}


def as_csv(found, rows):
    """All rows as a table, line by line as they are read, with a mark so that Excel reads the characters."""
    writer = csv.writer(Line)
    yield "\ufeff" + writer.writerow(["id", *(column.label for column in found.columns)])
    for start in range(0, WHOLE_TABLE, PIECE):
        piece = list(rows[start : start + PIECE])
        for row in told(found, piece):
            yield writer.writerow([tables.harmless(_plain(value)) for value in row.values()])
        if len(piece) < PIECE:
            return


class Line:
    """What csv writes into: it hands the line back."""

    write = staticmethod(str)


def _plain(value):
    if isinstance(value, dict):
        return value["label"]
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def published(request, answered):
    """An answer that anybody may keep for a while; who has it already is told so."""
    body = json.dumps(answered, ensure_ascii=False)
    tag = f'"{sha256(body.encode()).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="application/json", headers={"ETag": tag} | HEADERS)
    return get_conditional_response(request, etag=tag, response=response)


def paths():
    """The calls of open data, for the description."""
    index = answer(rows(whole({"key": TEXT, "title": TEXT})), {"406": "406", "429": "429"})
    yield "/api/v1/open/", {"get": _call("open", "开放数据目录", (), index)}
    for one in kinds.open_sets:
        row = whole({"id": CHOICE, **{column.name: column_shape(column, one.rows) for column in one.columns}})
        given = answer(paged(row), OPEN)
        given["200"]["content"]["text/csv"] = {"schema": TEXT}
        how = {"name": "as", "in": "query", "schema": {"type": "string", "enum": ["json", "csv"]}}
        yield (
            f"/api/v1/open/{one.key}/",
            {"get": _call(f"open.{one.key}", one.title, [*_questions(one), PAGE, PAGE_SIZE, how], given)},
        )


def _questions(found):
    """What the page is asked, for the description; what it offers is drawn up from what is public now."""
    for name, field in (found.asks.base_fields if found.asks else {}).items():
        shape = {**TEXT, "maxLength": field.max_length} if hasattr(field, "max_length") else question(field)
        yield {"name": name, "in": "query", "description": str(field.label), "schema": shape}


def _call(name, summary, parameters, given):
    return {
        "operationId": name,
        "summary": summary,
        "tags": ["open"],
        "security": [],
        "parameters": list(parameters),
        "responses": given,
    }
