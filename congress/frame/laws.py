"""What the database says when it refuses a row, in the words of the law that stands behind it."""

import re

from django.apps import apps
from django.db import models

from . import guards

UNNAMED = "与已经登记的内容冲突，没有办理。请刷新后再看。"
COLUMNS = re.compile(r"UNIQUE constraint failed: ([\w., ]+)")


def sentence_for(error):
    """The Chinese sentence of the constraint or guard an IntegrityError speaks of; a plain one when it has none."""
    text = str(error)
    return guards.message_for(error) or _by_name(text) or _by_columns(text) or UNNAMED


def _constraints():
    return [(model, law) for model in apps.get_models() for law in model._meta.constraints]


def _by_name(text):
    return next((_words(law) for model, law in _constraints() if re.search(rf"\b{law.name}\b", text)), "")


def _by_columns(text):
    """SQLite names the columns of a unique constraint, not the constraint."""
    found = COLUMNS.search(text)
    columns = set(found.group(1).split(", ")) if found else set()
    for model, law in _constraints():
        if isinstance(law, models.UniqueConstraint) and columns:
            named = {f"{model._meta.db_table}.{model._meta.get_field(field).column}" for field in law.fields}
            if named == columns and (words := _words(law)):
                return words
    return ""


def _words(law):
    """Its own sentence, not the one Django has for every constraint."""
    return "" if law.violation_error_message == law.default_violation_error_message else law.violation_error_message
