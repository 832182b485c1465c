"""Lists of choices are drawn without a template for each choice, and read as Django's own."""

import re

import pytest
from django.forms import CheckboxInput, Select, SelectMultiple
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from congress.frame.forms import FormRenderer

ODD = [
    ("", "全部"),
    (1, "a<b & 'c'"),
    ('x"y', mark_safe("<b>粗</b>")),
    ("组<", [(2, "二"), (None, "无")]),
    ("3", "三"),
]
ATTRS = {"id": "id_unit", "required": True, "disabled": False, "data-house": '"<'}


def drawn(widget, value, renderer):
    return re.sub(r"\s*\n\s*", "\n", widget.render('na"me', value, attrs=ATTRS, renderer=renderer))


@pytest.mark.parametrize("kind", [Select, SelectMultiple])
@pytest.mark.parametrize("value", ["", "1", 'x"y', "3", None])
def test_a_list_of_choices_reads_as_djangos_own(kind, value):
    widget = kind(choices=ODD)
    value = [value] if kind is SelectMultiple else value

    assert drawn(widget, value, FormRenderer()) == drawn(widget, value, DjangoTemplates())


def test_every_other_control_is_djangos_own():
    assert drawn(CheckboxInput(), True, FormRenderer()) == drawn(CheckboxInput(), True, DjangoTemplates())
