"""The description of the interface, for those who connect an office's programs to it."""

import json

from rest_framework.permissions import BasePermission
from rest_framework.response import Response

from ..policies.accounts import handles_business
from . import popolo, public
from .described import document
from .shared import Window


def written(windows):
    """The description as it stands in docs/openapi.json: a line for each call and each shape, so that changes show."""
    said = document(windows, dict([*public.paths(), *popolo.paths()]))
    parts = [f"{json.dumps(name)}: {_lines(value, 2 if name == 'components' else 1)}" for name, value in said.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(value, deep):
    if not deep or not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    parts = [f"{json.dumps(name)}: {_lines(one, deep - 1)}" for name, one in value.items()]
    return "{\n" + ",\n".join(parts) + "\n}"


class ReadsSchema(BasePermission):
    """机关工作人员和系统管理员（代表除外）"""

    def has_permission(self, request, view):
        actor = request.actor
        return actor.is_any("SYS") or (
            handles_business(actor) and not actor.is_any("DEP", "TDEP", "UDEP", "FORMER", "MEMBER", "STA")
        )


class Description(Window):
    """The description of the interface (OpenAPI), for those who connect an office's programs to it."""

    permission_classes = [ReadsSchema]  # whatever a token may do, it may read how
    windows: dict = {}

    def get(self, request):
        return Response(json.loads(written(self.windows)))
