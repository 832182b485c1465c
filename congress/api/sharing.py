"""What the description says once among its components and refers to wherever it is used: codes that are chosen from."""

import json
from dataclasses import dataclass

from django.apps import apps
from django.db import models

MARK = "$shared"  # stands for "$ref" until a name is known
INNER = ("results", "code", "label")  # say nothing of what is chosen


def schema(name):
    return {"$ref": f"#/components/schemas/{name}"}


def type_name(key):
    """congress.meeting → CongressMeeting"""
    return "".join(f"{word[:1].upper()}{word[1:]}" for word in key.replace(".", "_").split("_"))


@dataclass(frozen=True)
class Shared:
    """A shape that is said once, named after the ``codes`` in it and the ``ending``."""

    codes: dict
    ending: str
    shape: dict


def shared(codes, ending, shape):
    return {MARK: Shared(codes, ending, shape)}


def is_reference(shape):
    return "$ref" in shape or MARK in shape


def _text(shape):
    return json.dumps(shape, ensure_ascii=False)


def _choices_below(kind):
    for one in kind.__subclasses__():
        yield one
        yield from _choices_below(one)


def names_in_code(codes_of):
    """{the codes as ``codes_of`` writes choices: their name}: Topic.Source of supervision → SupervisionTopicSource. Where
    several say the same, the first name holds."""
    found = {}
    for one in _choices_below(models.Choices):
        app = one.__module__.partition(".")[0]
        if one.__members__ and app in apps.app_configs:
            text, name = _text(codes_of(one.choices)), type_name(f"{app}.{one.__qualname__}")
            found[text] = min(name, found.get(text, name))
    return found


class Sharing:
    """Puts references where shared shapes stand, and keeps these under ``schemas``. Codes that are no choices of the code
    are named after the first place where they are asked or told."""

    def __init__(self, names):
        self.names, self.schemas = names, {}

    def settled(self, part, owner, asked=""):
        """A part of the description that belongs to ``owner``; ``asked`` is the question or the fact it is about."""
        if isinstance(part, list):
            return [self.settled(one, owner, asked) for one in part]
        if not isinstance(part, dict):
            return part
        if "in" in part and "name" in part:
            asked = f"by_{part['name']}"
        found = {
            name: self.settled(one, owner, asked) for name, one in part.items() if name not in (MARK, "properties")
        }
        if MARK in part:
            return self._reference(part[MARK], owner, asked) | found
        if "properties" in part:
            facts = part["properties"].items()
            told = {name: self.settled(one, owner, asked if name in INNER else name) for name, one in facts}
            found = {name: told if name == "properties" else found[name] for name in part}
        return found

    def _reference(self, one, owner, asked):
        base = self.names.setdefault(_text(one.codes), f"{owner}{type_name(asked)}")
        name, shape = f"{base}{one.ending}", self.settled(one.shape, owner, asked)
        if self.schemas.setdefault(name, shape) != shape:
            raise ValueError(f"{name} is two things")
        return schema(name)
