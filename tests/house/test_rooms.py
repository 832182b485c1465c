"""What each room of an app may know, and who may write."""

import ast

from .source import APPS, dotted, imported, modules, name, tree

ROOMS = [
    "models",
    "queries",
    "policies",
    "workflow",
    "actions",
    "forms",
    "views",
    "urls",
]  # each may use those before it
ALSO = {
    "api": "views",
    "admin": "views",
    "middleware": "views",
    "context": "views",
    "templatetags": "views",
    "filters": "forms",
    "tasks": "urls",
    "rules": "queries",
    "ballots": "actions",
    "deadlines": "forms",
    "chapters": "actions",
    "figures": "actions",
    "duties": "actions",
    "documents": "actions",
    "volumes": "actions",
    "cards": "views",
    "checks": "actions",
    "importing": "actions",
    "continuations": "actions",
    "merits": "actions",
    "navs": "views",
    "listings": "urls",
    "search": "urls",
    "demo": "urls",
    "congress_hooks": "urls",
    "management": "urls",
    "apps": "urls",
}
SILENT = {"models", "policies", "workflow", "queries", "actions"}  # never see HTTP
HTTP = ("django.http", "django.contrib.messages", "django.shortcuts", "rest_framework")
WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def room(line):
    parts = line.split(".")
    return ALSO.get(parts[1], parts[1]) if len(parts) > 1 else ""


def of_room(*rooms):
    return [path for path in modules() if room(dotted(path)) in rooms]


def test_a_room_uses_only_the_rooms_before_it():
    wrong = []
    for path in of_room(*ROOMS):
        app, mine = dotted(path).split(".")[0], room(dotted(path))
        later = ROOMS[ROOMS.index(mine) + 1 :]
        wrong += [(name(path), line) for line in imported(path) if line.startswith(f"{app}.") and room(line) in later]

    assert wrong == []


def test_the_quiet_rooms_never_see_http():
    wrong = []
    for path in of_room(*SILENT):
        arguments = {node.arg for node in ast.walk(tree(path)) if isinstance(node, ast.arg)}
        wrong += [(name(path), "request")] if "request" in arguments else []
        wrong += [(name(path), line) for line in imported(path) if line.startswith(HTTP)]

    assert wrong == []


def test_the_doors_do_not_write():
    wrong = []
    for path in of_room("views"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                wrong.append((name(path), ast.unparse(node.func)))
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Attribute)
                and node.value.attr == "objects"
                and node.attr != "visible_to"
            ):
                wrong.append((name(path), ast.unparse(node)))

    assert wrong == []


def test_models_do_not_query_in_str():
    wrong = [
        name(path)
        for path in of_room("models")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and node.name == "__str__"
        and "objects" in {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}
    ]

    assert wrong == []


WALL_CLOCKS = {
    "timezone.now",
    "datetime.now",
    "date.today",
    "datetime.today",
    "dt.now",
    "timezone.localdate",
    "datetime.datetime.now",
    "datetime.date.today",
}


def test_only_the_clock_reads_the_wall_clock():
    wrong = [
        (name(path), ast.unparse(node.func))
        for path in modules()
        if dotted(path) != "congress.frame.clock"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in WALL_CLOCKS
    ]

    assert wrong == []


def test_hooks_are_short():
    for app in APPS:
        for path in modules():
            if dotted(path) == f"{app}.congress_hooks":
                assert len(path.read_text().splitlines()) <= 60, path
