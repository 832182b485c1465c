"""How Django's form controls are drawn: by its own templates, but for lists of choices, which are drawn at once."""

from html import escape

from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe


class FormRenderer(DjangoTemplates):
    """Django includes two templates for each choice of a list: with fifty units and thirty topics a quarter of a page."""

    def render(self, template_name, context, request=None):
        if template_name == "django/forms/widgets/select.html":
            return select(context["widget"])
        return super().render(template_name, context, request)


def select(widget):
    """The same markup as Django's select.html."""
    lines = [f'<select name="{safe(widget["name"])}"{attributes(widget)}>']
    for group, choices, _ in widget["optgroups"]:
        if group:
            lines.append(f'  <optgroup label="{safe(group)}">')
        lines += [choice(one) for one in choices]
        if group:
            lines.append("  </optgroup>")
    return mark_safe("\n".join([*lines, "</select>"]))  # every value above is escaped


def choice(widget):
    return f'  <option value="{safe(widget["value"])}"{attributes(widget)}>{safe(widget["label"])}</option>'


def attributes(widget):
    """What is False stays away, what is True stands by its name alone."""
    given = ((name, value) for name, value in widget["attrs"].items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{safe(value)}"' for name, value in given)


def safe(value):
    """What is marked as markup stays, all else is text."""
    return value.__html__() if hasattr(value, "__html__") else escape(str(value))
