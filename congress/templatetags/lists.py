"""The table of a list page. ``{% load lists %}`` beside house.

list_table(opened rows caption show_caption dense raw) (B) holds one ``cell`` for each column that wants a drawing of its
own; ``row`` is the line being drawn. The columns stand in the reader's order, those without a cell show what the file of
the list says of ``row`` – or of ``row.<raw>``, where the page's line is not the list's own row.

cell(label kind when number) (B): kind is "", short (one line) or number; one with ``when`` false is left out.
"""

from datetime import date

from django import template
from django.template import Variable
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe

from congress.frame import ordering
from congress.frame.parts import checked
from congress.frame.tables import shown

from .house import day, drawn, mark

register = template.Library()
CELL_KINDS = ("", "short", "number")
WIDE = 16  # characters; a column of the file that is no wider stays on one line


def keywords(parser, token, known):
    """(name of the tag, its arguments by name); a strange one fails when the template is read."""
    tag, *bits = token.split_contents()
    found = template.base.token_kwargs(bits, parser)
    if bits or not set(found) <= set(known):
        raise template.TemplateSyntaxError(f"{tag} takes {', '.join(known)}")
    return tag, found


@register.tag("cell")
def cell(parser, token):
    """What one column shows of a row."""
    tag, said = keywords(parser, token, ("label", "kind", "when"))
    inside = parser.parse((f"end{tag}",))
    parser.delete_first_token()
    return CellNode(inside, **said)


@register.tag("list_table")
def list_table(parser, token):
    """A list in its reader's columns."""
    tag, said = keywords(parser, token, ("opened", "rows", "caption", "show_caption", "dense", "raw", "keys"))
    inside = parser.parse((f"end{tag}",))
    parser.delete_first_token()
    return ListNode([node for node in inside if isinstance(node, CellNode)], **said)


class CellNode(template.Node):
    def __init__(self, nodelist, *, label, kind=None, when=None):
        self.nodelist, self.label, self.kind, self.when = nodelist, label, kind, when

    def asked(self, context):
        """(label, kind, whether it is drawn at all)."""
        kind = checked(self.kind.resolve(context) if self.kind else "", CELL_KINDS, "kind")
        return self.label.resolve(context), kind, self.when is None or bool(self.when.resolve(context))


class FileCell:
    """A column that the file of the list has and the template does not draw."""

    def __init__(self, column, raw):
        self.column, self.raw = column, raw

    def render(self, context):
        row = context["row"]
        value = self.column.value(Variable(f"row.{self.raw}").resolve(context) if self.raw else row)
        return conditional_escape(day(value) if type(value) is date else shown(value))

    @property
    def kind(self):
        return "short" if self.column.width <= WIDE else ""


class ListNode(template.Node):
    def __init__(self, cells, **said):
        self.cells, self.said = cells, said
        self.nodelist = template.NodeList(cells)

    def render(self, context):
        said = {name: value.resolve(context) for name, value in self.said.items()}
        opened, bulks = said["opened"], said["opened"].bulks
        columns = self.columns(opened, context, said.get("raw", ""))
        head = format_html_join("", "{}", ((heading(opened, label, kind, context),) for label, kind, _ in columns))
        pick = PICK_HEAD if bulks else ""
        body = format_html_join("", "{}", ((self.line(context, row, columns, bulks),) for row in said["rows"]))
        content = format_html("<thead><tr>{}{}</tr></thead>\n<tbody>{}</tbody>", pick, head, body)
        table = {
            "caption": said["caption"],
            "show_caption": said.get("show_caption", True),
            "dense": said.get("dense", False),
        }
        whole = drawn("house/parts/_table.html", context, content=content, **table)
        return drawn("house/list/_together.html", context, opened=opened, content=whole) if bulks else whole

    def columns(self, opened, context, raw):
        """[(label, kind, what draws it)] in the reader's order."""
        asked = [(*one.asked(context), one) for one in self.cells]
        own = {label: (label, kind, one.nodelist) for label, kind, when, one in asked if when}
        away = {label for label, _, when, _ in asked if not when}
        more = {label: FileCell(column, raw) for label, column in opened.more.items()}
        known = own | {label: (label, one.kind, one) for label, one in more.items() if label not in own}
        fixed = [label for label in own if label not in opened.listing.shown]  # of this page alone
        return [known[label] for label in (*opened.columns, *fixed) if label in known and label not in away]

    def line(self, context, row, columns, bulks):
        with context.push(row=row):
            cells = [
                format_html(
                    HEAD if place == 0 else CELL,
                    label,
                    kind and format_html(' data-kind="{}"', kind),
                    what.render(context),
                )
                for place, (label, kind, what) in enumerate(columns)
            ]
        pick = format_html(PICK, row.pk, row) if bulks else ""
        return format_html("<tr>{}{}</tr>\n", pick, mark_safe("".join(cells)))  # each is made above


HEAD = '<th scope="row">{2}</th>'
CELL = '<td data-label="{0}"{1}>{2}</td>'
PICK_HEAD = mark_safe('<th scope="col" class="pick"><span class="visually-hidden">选</span></th>')
PICK = (
    '<td class="pick" data-label="选"><label class="field-check"><input type="checkbox" name="pick" value="{}">'
    '<span class="visually-hidden">选：{}</span></label></td>'
)


def heading(opened, label, kind, context):
    """The head of a column: a click sorts by it alone, a click with Shift by it too."""
    said = {"label": label, "number": kind == "number", "name": opened.listing.sorts.get(label, "")}
    if said["name"]:
        place = next((place for place, one in enumerate(opened.order, 1) if one.name == said["name"]), 0)
        down = bool(place) and opened.order[place - 1].down
        said |= {
            "place": place,
            "several": len(opened.order) > 1,
            "way": ("descending" if down else "ascending") if place else "",
            "mark": mark("down" if down else "up"),
            "url": sorted_url(opened, ordering.alone(opened.order, said["name"])),
            "then": sorted_url(opened, ordering.then(opened.order, said["name"])),
        }
    return drawn("house/list/_head.html", context, **said)


def sorted_url(opened, sorts):
    query = opened.query.copy()
    query["sort"] = ordering.written(sorts)
    query.pop("page", None)
    return f"?{query.urlencode()}"
