"""Reading our own source, for the house tests: they judge code that cannot even be imported."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("congress", "deputies", "suggestions", "supervision", "appointments")


@cache
def modules():
    """Every Python file of ours but migrations."""
    return [path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path):
    return str(path.relative_to(ROOT))


def dotted(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@cache
def imported(path):
    """Every dotted name this file imports, wherever in the file it does so."""
    here = path.relative_to(ROOT).with_suffix("").parts
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(here[: len(here) - node.level]) if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            found += [f"{stem}.{alias.name}" for alias in node.names]
    return found
