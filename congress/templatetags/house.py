"""The parts pages are built from. ``{% load house %}``; every argument by name; a misspelt one fails.

(B) = has an end tag. ``items`` are lists of dicts, or of objects with the same attributes; keys with ? are optional.
tone: plain info done soon late quiet.  kind of a button: primary plain quiet danger.

Page      crumbs(items: label url?) · page_head(title above note) (B) · heading(text note level)
          panel(title note count url more level tone folded unfolded) (B) · sheet(title number note) (B)
          notice(text title tone) · empty(text hint action url) · facts(columns) (B) · fact(term) (B) · stats(label) (B)
          stat(number label url unit tone note) · todo(verb title url due_on note who tone)
          big_buttons(items: label url icon count?; name phone) · tabs(items: label url current? count?; label)
          bars(items: label value url? note?; caption unit) · chart(data) · missing(items: words)
Words     icon(name word show_word) · badge(label tone) · state(label tone) · person(name title unit url)
          masked(value url label)
Doing     link_button(label url kind icon) · button(label kind icon name value confirm)
          post_button(label url kind icon confirm) · export_button(listing | url; label) · move_buttons(offered url leads)
          confirm_panel(title text label url back kind) (B)
Forms     post_form(label url upload draft_key draft_url draft_version checks_url keeps) (B) · form_errors(form)
          field(field hint counter) · upload(field kinds limit) · fieldset(legend note) (B)
          form_foot(label back kind draft stamp) · once() · checks(items: tone text note?)
Lists     filter_bar(form count unit opened) · table(caption show_caption dense) (B) · column(label number) · pager(page unit)
          of a list page: list_table and cell of the library ``lists``
Course    clock(label due_on url legal_due_on met_on provisional note) · due(on met_on provisional)
          steps(items: text on? note?) · stages(items: label stage on? note?; label)
          timeline(entries: when who text title? reason? tone? url?)
Files     files(items: name url size kind? note?) · progress(job url)
Two texts diff(before after before_label after_label) · conflict(name label mine theirs mine_label theirs_label number)
Icons
          alert appoint archive bell calendar chart check clip clock cross dash dot down download eye filter
          flag folder half handshake help history home inbox info keyboard large-type left link list lock
          menu money paper papers pencil people person phone place plus print refresh return right ring
          search send settings sign-out stamp station supervise switch up upload vote
Filters   day short_day moment hour weekday day_words file_size bar_items in_groups paragraphs plain
"""

import re
import secrets
from datetime import datetime
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.forms import BoundField, CheckboxInput, DateInput, FileField
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime

from congress.frame import charts, kinds, numbers, parts
from congress.frame import clock as the_clock
from congress.frame.parts import KINDS, SYMBOLS, TONES, checked, rows

register = template.Library()


def drawn(part, context, **values):
    """A part with an end tag, drawn by its template; it keeps the page's CSRF token."""
    template = context.template.engine.get_template(part)
    return template.render(context.new({**values, "csrf_token": context.get("csrf_token", "")}))


@cache
def icons():
    """The drawings there are."""
    return frozenset(
        re.findall(r'<symbol id="([\w-]+)"', Path(finders.find("img/icons.svg")).read_text(encoding="utf-8"))
    )


@cache
def sprite():
    return static("img/icons.svg")


@cache
def mark(name):
    """The drawing alone; only for parts, which put its word beside it."""
    checked(name, icons(), "icon")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', sprite(), name)


# Words and marks.


@register.simple_tag
@lru_cache(maxsize=500, typed=True)  # marked as safe or not are two words
def icon(*, name, word, show_word=True):
    """A drawing and its word; the word may be hidden from the eye, never from the ear."""
    kind = "icon-text" if show_word else "visually-hidden"
    return format_html('<span class="icon-word">{}<span class="{}">{}</span></span>', mark(name), kind, word)


@register.simple_tag
def badge(*, label, tone="plain"):
    """A small word: a class, a kind, a count."""
    return format_html('<span class="badge" data-tone="{}">{}</span>\n', checked(tone, TONES, "tone"), label)


@register.simple_tag
def state(*, label, tone="plain"):
    """Where a thing stands: symbol and word, so that colour is never alone."""
    symbol = mark(SYMBOLS[checked(tone, TONES, "tone")])
    return format_html('<span class="state" data-tone="{}">{}{}</span>\n', tone, symbol, label)


@register.inclusion_tag("house/parts/_person.html")
def person(*, name, title="", unit="", url=""):
    """A person with post and organization."""
    return {"surname": name[:1], "name": name, "title": title, "unit": unit, "url": url}


@register.inclusion_tag("house/parts/_masked.html")
def masked(*, value, url="", label="查看"):
    """A masked value; ``url`` asks why, shows it and leaves a record."""
    return {"value": value, "url": url, "label": label, "mark": mark("eye")}


# Doing.


@register.simple_tag
def link_button(*, label, url, kind="plain", icon=""):
    """A way to another page that looks like a button."""
    drawing = icon and mark(icon)
    line = '<a class="button" data-kind="{}" href="{}">{}{}</a>\n'
    return format_html(line, checked(kind, KINDS, "kind"), url, drawing, label)


@register.inclusion_tag("house/parts/_button.html")
def button(*, label, kind="primary", icon="", name="", value="", confirm=""):
    """A submit button of the form around it; ``confirm`` is the question asked first where script runs."""
    return {
        "label": label,
        "kind": checked(kind, KINDS, "kind"),
        "mark": icon and mark(icon),
        "name": name,
        "value": value,
        "confirm": confirm,
    }


@register.inclusion_tag("house/parts/_post_button.html")
def post_button(*, label, url, kind="plain", icon="", confirm=""):
    """A deed that needs no further words: its own form with one button."""
    return {"label": label, "url": url, "kind": checked(kind, KINDS, "kind"), "icon": icon, "confirm": confirm}


@register.inclusion_tag("house/parts/_export.html", takes_context=True)
def export_button(context, *, listing="", url="", label="导出"):
    """The list of this page as a file – Excel, CSV or PDF –, just as it is filtered now; for those who may have it."""
    request = context.get("request")
    if listing and (request is None or not kinds.listings[listing].may(request.actor)):
        return {"url": ""}
    if listing:
        url = f"{reverse('congress:export', args=[listing])}?{request.GET.urlencode()}"
    token = context.get("csrf_token", "")
    return {"url": url, "label": label, "mark": mark("download"), "csrf_token": token}


@register.inclusion_tag("house/parts/_move_buttons.html")
def move_buttons(*, offered, url, leads=True):
    """The legal steps: the true next one first and red, then the others; refused ones keep their reason in words. No
    side step takes the red of a next step that is refused. Where a page has several such lists, only one ``leads``."""
    moves = [
        {
            "name": move.name,
            "label": move.label,
            "reason": reason,
            "url": f"{url}{move.name}/",
            "key": f"{url}{move.name}".strip("/#").replace("/", "-"),
            "asks": bool(move.form) or move.returns,
            "primary": bool(getattr(move, "primary", False)),
        }
        for move, reason in offered
    ]
    moves.sort(key=lambda move: (bool(move["reason"]), not move["primary"]))
    for position, move in enumerate(moves):
        move["kind"] = "primary" if leads and position == 0 and move["primary"] and not move["reason"] else "plain"
    return {"moves": moves}


@register.simple_block_tag(takes_context=True)
def confirm_panel(context, content, *, title, text, label, url, back, kind="primary"):
    """The page before a deed that cannot be taken back; extra questions go inside."""
    values = {"title": title, "text": text, "label": label, "url": url, "back": back, "content": content}
    return drawn("house/parts/_confirm_panel.html", context, kind=checked(kind, KINDS, "kind"), **values)


# Forms.


@register.inclusion_tag("house/parts/_once.html")
def once():
    """A token that is spent by the first filing; a second press is led to the first one's result."""
    return {"token": secrets.token_urlsafe(24)}


@register.simple_block_tag(takes_context=True)
def post_form(
    context,
    content,
    *,
    label,
    url="",
    upload=False,
    draft_key="",
    draft_url="",
    draft_version="",
    checks_url="",
    keeps=False,
):
    """A form: named for the ear, with CSRF and one-time token, guarded against the double press. With ``keeps`` it saves
    itself where its view says so (views.drafts.begun)."""
    draft = {"key": draft_key, "url": draft_url, "version": draft_version, "seen": "", "aside": ()}
    draft |= context.get("unsent", {}) if keeps else {}
    values = {"label": label, "url": url, "upload": upload, "draft": draft, "checks_url": checks_url}
    return drawn("house/parts/_post_form.html", context, content=content, **values)


@register.inclusion_tag("house/parts/_form_errors.html")
def form_errors(*, form):
    """All errors of one form (or a list of forms) at the top, each a link to its field."""
    forms = form if isinstance(form, (list, tuple)) else [form]
    general = [error for one in forms for error in one.non_field_errors()]
    hidden = [error for one in forms for bound in one.hidden_fields() for error in bound.errors]
    placed = [
        {"label": bound.label, "error": error, "target": bound.id_for_label or f"{bound.auto_id}_0"}
        for one in forms
        for bound in one.visible_fields()
        for error in bound.errors
    ]
    lost = any(one.files for one in forms)  # a browser sends a file once; it is never kept for a second try
    written = any(not isinstance(field, FileField) for one in forms for field in one.fields.values())
    return {
        "general": general + hidden,
        "placed": placed,
        "count": len(general) + len(hidden) + len(placed),
        "files": lost,
        "written": written,
    }


def control(bound, *, counter):
    """The widget with everything that ties it to label, help and error."""
    widget = bound.field.widget
    group = widget.use_fieldset
    notes = [
        f"{bound.auto_id}_{what}"
        for what, there in [("help", bound.help_text), ("error", bound.errors), ("count", counter)]
        if there
    ]
    attrs = {}
    if notes and not group:
        attrs["aria-describedby"] = " ".join(notes)
    if type(widget) is DateInput:
        widget.input_type, widget.format = "date", "%Y-%m-%d"
    need = getattr(bound.field, "need", "必填" if bound.field.required else "选填")  # a draft needs less than a deed
    return {"widget": bound.as_widget(attrs=attrs), "notes": " ".join(notes), "group": group, "need": need}


@register.inclusion_tag("house/parts/_field.html")
def field(*, field: BoundField, hint="", counter=True):
    """One question: label, mark, help, control, error, counter – whatever the widget."""
    limit = field.field.widget.attrs.get("maxlength", "") if counter else ""
    counts = bool(limit) and int(limit) >= 50
    return {
        "field": field,
        "hint": hint,
        "limit": limit,
        "counts": counts,
        "check": isinstance(field.field.widget, CheckboxInput),
        "mark": mark("alert"),
        **control(field, counter=counts),
    }


@register.inclusion_tag("house/parts/_upload.html")
def upload(*, field: BoundField, kinds="", limit=""):
    """A file question: which kinds, how large, and the list of what was chosen."""
    return {"field": field, "kinds": kinds, "limit": limit, "mark": mark("alert"), **control(field, counter=False)}


@register.simple_block_tag(takes_context=True)
def fieldset(context, content, *, legend, note=""):
    """Questions that belong together."""
    return drawn("house/parts/_fieldset.html", context, legend=legend, note=note, content=content)


@register.inclusion_tag("house/parts/_form_foot.html")
def form_foot(*, label, back="", kind="primary", draft=False, stamp=False):
    """The end of a form: file it, keep it as a draft, or go back; with ``stamp`` the word when it was kept by itself."""
    return {"label": label, "back": back, "kind": kind, "draft": draft, "stamp": stamp or draft}


@register.inclusion_tag("house/parts/_checks.html")
def checks(*, items):
    """What the rules say about the text so far; refreshed while one writes."""
    found = rows(items, "tone", "text", note="")
    return {"items": [{**item, "mark": mark(SYMBOLS[checked(item["tone"], TONES, "tone")])} for item in found]}


# Lists.


def said(bound, value):
    """What a chosen filter value reads as."""
    choices = getattr(bound.field, "choices", None)
    if choices is not None:  # choices worked out late have no length to be asked for
        return dict(parts.flat_choices(choices)).get(str(value), value)
    return "" if value in ("on", "true", "True") else value


@register.inclusion_tag("house/parts/_filter_bar.html", takes_context=True)
def filter_bar(context, *, form, count, unit="件", opened=None):
    """The questions above a list, the chosen answers as pills that can be taken off, the count. The questions a form
    names in ``more`` are seldom asked; they unfold. A list that was ``opened`` also has its kept filters here, its order
    and the way to its columns."""
    query, pills, seldom = context["request"].GET, [], getattr(form, "more", ())
    for bound in form:
        for value in filter(None, query.getlist(bound.html_name)):
            if not bound.is_hidden:
                left = [v for v in query.getlist(bound.html_name) if v != value]
                pills.append(
                    {"label": bound.label, "value": said(bound, value), "url": without(query, bound.html_name, left)}
                )
    if opened and opened.order:
        pills.append({"label": "排序", "value": opened.order_in_words, "url": without(query, "sort")})
    rest = [bound for bound in form if bound.name in seldom]
    return {
        "fields": [bound for bound in form if bound.name not in seldom],
        "rest": rest,
        "rest_open": any(query.get(bound.html_name) for bound in rest),
        "pills": pills,
        "unknown": "、".join(f"“{bound.label}”" for bound in form if form.is_bound and bound.errors),
        "count": count,
        "unit": unit,
        "sort": query.get("sort", ""),
        "opened": opened,
        "marks": {"search": mark("search"), "cross": mark("cross"), "filter": mark("filter")},
    }


def without(query, name, left=()):
    """The address of a list without one of its answers; a kept view would bring it back, so its name goes too."""
    rest = query.copy()
    rest.setlist(name, left)
    for other in ("page", "view"):
        rest.pop(other, None)
    return f"?{rest.urlencode()}"


@register.simple_block_tag(takes_context=True)
def table(context, content, *, caption, show_caption=True, dense=False):
    """A table with a caption (hidden from the eye where the page's title says it); each row is a card on a phone.
    ``dense`` is for many columns with long names: the names wrap."""
    values = {"caption": caption, "show_caption": show_caption, "dense": dense, "content": content}
    return drawn("house/parts/_table.html", context, **values)


@register.inclusion_tag("house/parts/_column.html")
def column(*, label, number=False):
    """The head of a column. Lists that can be sorted draw theirs with ``list_table``."""
    return {"label": label, "number": number}


@register.inclusion_tag("house/parts/_pager.html", takes_context=True)
def pager(context, *, page, unit="件"):
    """The way through a long list; keeps filters and order."""
    query = context["request"].GET.copy()

    def address(number):
        query["page"] = number
        return f"?{query.urlencode()}"

    last = page.paginator.num_pages
    shown = [{"number": n, "url": n and address(n)} for n in parts.pages_shown(page.number, last)]
    before = page.has_previous() and address(page.number - 1)
    after = page.has_next() and address(page.number + 1)
    marks = {"left": mark("left"), "right": mark("right")}
    return {"page": page, "unit": unit, "shown": shown, "before": before, "after": after, "last": last, "marks": marks}


# Pieces of a page.


@register.inclusion_tag("house/parts/_crumbs.html")
def crumbs(*, items):
    """Where this page lies."""
    return {"items": rows(items, "label", url="")}


@register.simple_block_tag(takes_context=True)
def page_head(context, content, *, title, above="", note=""):
    """The one h1 of a page, with what stands beside it."""
    return drawn("house/parts/_page_head.html", context, title=title, above=above, note=note, content=content)


@register.simple_tag
def heading(*, text, note="", level=2):
    """The head of a section."""
    level = checked(level, (2, 3, 4), "level")
    beside = note and format_html('<span class="heading-note">{}</span>', note)
    return format_html('<h{} class="heading">{}{}</h{}>', level, text, beside, level)


@register.simple_block_tag(takes_context=True)
def panel(context, content, *, title, note="", count="", url="", more="查看全部", level=2, tone="plain", folded=False,
          unfolded=False):  # fmt: skip
    """A sheet with a heading; ``folded`` shows the heading alone until somebody opens it, unless ``unfolded`` already."""
    values = {"title": title, "note": note, "count": count, "url": url, "more": more, "content": content}
    values |= {"folded": folded, "unfolded": unfolded, "mark": folded and mark("down")}
    level = checked(level, (2, 3), "level")
    return drawn("house/parts/_panel.html", context, level=level, tone=checked(tone, TONES, "tone"), **values)


@register.simple_block_tag(takes_context=True)
def sheet(context, content, *, title, number="", note=""):
    """Official text on paper."""
    return drawn("house/parts/_sheet.html", context, title=title, number=number, note=note, content=content)


@register.inclusion_tag("house/parts/_notice.html")
def notice(*, text, title="", tone="info"):
    """A sentence in a box."""
    symbol = "info" if tone in ("info", "plain", "quiet") else SYMBOLS[checked(tone, TONES, "tone")]
    return {"text": text, "title": title, "tone": checked(tone, TONES, "tone"), "mark": mark(symbol)}


@register.inclusion_tag("house/parts/_empty.html")
def empty(*, text, hint="", action="", url=""):
    """Nothing here, why, and the one thing to do."""
    return {"text": text, "hint": hint, "action": action, "url": url}


@register.simple_block_tag(takes_context=True)
def facts(context, content, *, columns=1):
    """Terms and their values; holds ``fact`` parts."""
    columns = checked(columns, (1, 2), "columns")
    return drawn("house/parts/_facts.html", context, columns=columns, content=content)


@register.simple_block_tag
def fact(content, *, term):
    """One term and its value."""
    return format_html('<div class="fact"><dt class="fact-term">{}</dt><dd>{}</dd></div>', term, content)


@register.simple_block_tag(takes_context=True)
def stats(context, content, *, label):
    """A row of numbers."""
    return drawn("house/parts/_stats.html", context, label=label, content=content)


@register.inclusion_tag("house/parts/_stat.html")
def stat(*, number, label, url="", unit="件", tone="plain", note=""):
    """A number that opens the list it counts."""
    symbol = mark(SYMBOLS[checked(tone, TONES, "tone")]) if tone in ("done", "soon", "late") else ""
    values = {"number": number, "label": label, "url": url, "unit": unit}
    return {**values, "tone": tone, "note": note, "mark": symbol}


@register.inclusion_tag("house/parts/_todo.html")
def todo(*, verb, title, url, due_on=None, note="", who="", tone="plain"):
    """One thing that waits for me; ``verb`` is the word on its button."""
    values = {"verb": verb, "title": title, "url": url, "due_on": due_on, "note": note, "who": who}
    return {**values, "tone": checked(tone, TONES, "tone")}


@register.inclusion_tag("house/parts/_big_buttons.html")
def big_buttons(*, items, name="常用", phone=False):
    """Big buttons, seen only in large type; those for the ``phone`` on every narrow screen. ``name`` is for the ear."""
    found = rows(items, "label", "url", "icon", count="")
    return {"items": [{**item, "mark": mark(item["icon"])} for item in found], "name": name, "phone": phone}


@register.inclusion_tag("house/parts/_tabs.html")
def tabs(*, items, label):
    """The sides of one thing, each with its own address."""
    return {"items": rows(items, "label", "url", current=False, count=""), "label": label}


@register.inclusion_tag("house/parts/_bars.html")
def bars(*, items, caption, unit="件"):
    """Figures as bars, in a table."""
    found = rows(items, "label", "value", url="", note="")
    return {"items": found, "caption": caption, "unit": unit, "most": max([i["value"] for i in found] + [1])}


@register.inclusion_tag("house/parts/_missing.html")
def missing(*, items):
    """还差：… – what a case still waits for, in words."""
    return {"items": items}


# Time and course.


def time_left(due_on, met_on, provisional):
    today = the_clock.today()
    tone = parts.due_tone(due_on, today, met_on)
    words = parts.day_words(due_on, today, met_on)
    symbol = mark("calendar" if tone == "plain" else SYMBOLS[tone])
    return {"words": words, "tone": tone, "mark": symbol, "met_on": met_on, "provisional": provisional}


@register.inclusion_tag("house/parts/_clock.html")
def clock(*, label, due_on, url="", legal_due_on=None, met_on=None, provisional=False, note="", ended=""):
    """A legal clock: what is left in words – or how it ``ended`` without being met –, the day, and the way to its
    derivation."""
    rolled = legal_due_on if legal_due_on and legal_due_on != due_on else None
    values = {"label": label, "due_on": due_on, "url": url, "rolled_from": rolled, "note": note}
    left = time_left(due_on, met_on, provisional)
    if ended:
        left |= {"words": ended, "tone": "quiet", "mark": mark(SYMBOLS["quiet"])}
    return {**values, **left, "rolled_earlier": rolled and rolled > due_on}


@register.simple_tag
def due(*, on, met_on=None, provisional=False):
    """A due day in a list: symbol, words, day."""
    if not on:
        return mark_safe('<span class="muted">无期限</span>')
    left = time_left(on, met_on, provisional)
    words = '<span class="due" data-tone="{}">{}{}</span> <span class="due-on">{}{}</span>\n'
    return format_html(words, left["tone"], left["mark"], left["words"], short_day(on), " 待校" if provisional else "")


@register.inclusion_tag("house/parts/_steps.html")
def steps(*, items):
    """How a day was worked out, line by line."""
    return {"items": rows(items, "text", on=None, note="")}


@register.inclusion_tag("house/parts/_stages.html")
def stages(*, items, label="办理进程"):
    """The road of a case."""
    words = {"done": "已完成", "now": "正在办理", "next": "尚未开始"}
    found = rows(items, "label", "stage", on=None, note="")
    return {
        "items": [{**item, "word": words[checked(item["stage"], words, "stage")]} for item in found],
        "label": label,
        "mark": mark("check"),
    }


@register.inclusion_tag("house/parts/_timeline.html")
def timeline(*, entries):
    """What happened: when, who, what, why."""
    found = rows(entries, "when", "who", "text", title="", reason="", tone="plain", url="")
    for entry in found:
        checked(entry["tone"], TONES, "tone")
    return {"entries": found}


# Files, jobs, two texts.


@register.inclusion_tag("house/parts/_files.html")
def files(*, items):
    """Files with kind and size."""
    found = rows(items, "name", "url", "size", kind="", note="")
    for item in found:
        item["kind"] = item["kind"] or item["name"].rpartition(".")[2].upper()[:5]
    return {"items": found}


@register.inclusion_tag("house/parts/_progress.html")
def progress(*, job, url):
    """Work in the background; ``url`` answers with this same part until it is finished."""
    return {"job": parts.job_words(job), "url": url}


@register.inclusion_tag("house/parts/_diff.html")
def diff(*, before, after, before_label="原文", after_label="新文"):
    """Two texts side by side, the differences marked."""
    old, new = parts.differences(before, after)
    return {"old": old, "new": new, "before_label": before_label, "after_label": after_label}


@register.inclusion_tag("house/parts/_conflict.html")
def conflict(*, name, label, mine, theirs, mine_label="", theirs_label="", number=False):
    """Somebody else saved first: both texts (or numbers), and a field to settle on one. Nothing is lost."""
    word = "数" if number else "文字"
    values = {"name": name, "label": label, "mine": mine, "theirs": theirs, "number": number, "word": word}
    labels = {"mine_label": mine_label or f"您这里的{word}", "theirs_label": theirs_label or f"服务器上的{word}"}
    return {**values, **labels, "mark": mark("alert")}


# The shell.


@register.simple_tag(takes_context=True)
def large_type(context):
    """Whether this reader wants large type: the account's wish, or the device's before signing in."""
    request = context.get("request")
    account = getattr(request, "user", None)
    if getattr(account, "is_authenticated", False):
        return bool(getattr(account, "large_type", False))
    return bool(request) and request.COOKIES.get("size") == "large"


@register.simple_tag
def route(name):
    """The address of a route of congress, or nothing while there is none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.filter
def message_tone(tags):
    """The tone of a message after a deed, from its level."""
    tones = {"success": "done", "warning": "soon", "error": "late"}
    return next((tones[tag] for tag in tags.split() if tag in tones), "info")


@register.filter
def bar_items(navs):
    """The three entries of the bottom bar: those meant for the phone, else the first ones."""
    chosen = [nav for nav in navs if (nav.get("bar") if isinstance(nav, dict) else getattr(nav, "bar", False))]
    return (chosen or list(navs))[:3]


MENU_AT_ONCE = 20  # entries that an eye takes in; a longer menu folds its groups


@register.filter
def in_groups(navs):
    """The menu in its groups: a long one shows the group one is in (at home the first) and folds the others."""
    navs = list(navs)
    groups = [
        {"label": label, "items": list(items)} for label, items in groupby(navs, key=lambda nav: nav.get("group", ""))
    ]
    named = [group for group in groups if group["label"]]
    here = next(
        (group for group in named if any(nav["current"] for nav in group["items"])), named[0] if named else None
    )
    for group in named:
        counts = [nav["badge"] for nav in group["items"] if isinstance(nav["badge"], int)]
        group |= {"folds": len(navs) > MENU_AT_ONCE, "is_open": group is here, "waiting": sum(counts) or ""}
    return groups


# Filters.


def local(when):
    return localtime(when, the_clock.BEIJING) if isinstance(when, datetime) else when


@register.filter
def day(when):
    """2026年11月22日"""
    return numbers.long_date(local(when)) if when else ""


@register.filter
def short_day(when):
    """11月22日"""
    return f"{local(when).month}月{local(when).day}日" if when else ""


@register.filter
def hour(when):
    """10:42"""
    return f"{local(when):%H:%M}" if isinstance(when, datetime) else ""


@register.filter
def moment(when):
    """2026年11月22日 10:42; a plain day stays a day."""
    return f"{day(when)} {hour(when)}".strip()


@register.filter
def weekday(when):
    """星期日"""
    return f"星期{'一二三四五六日'[local(when).weekday()]}" if when else ""


@register.filter
def day_words(when):
    """还有 12 天"""
    return parts.day_words(when, the_clock.today()) if when else ""


@register.filter
def file_size(count):
    """1.2 MB"""
    return parts.file_size(count)


@register.filter
def paragraphs(text):
    """Each line a paragraph of its own, as people type Chinese texts; empty lines are left out."""
    return format_html_join("", "<p>{}</p>", ((line.strip(),) for line in str(text).splitlines() if line.strip()))


@register.simple_tag
def chart(*, data):
    """Numbers as a drawing: the same as on paper."""
    return format_html(
        '<figure class="chart"><figcaption class="chart-title">{}</figcaption>{}</figure>',
        data.title,
        mark_safe(charts.svg(data)),  # it escapes every text it is given
    )


@register.filter
def plain(number):
    """A stored number as people write it: 1500 · 0.5; nothing for None."""
    return "" if number is None else numbers.plain(number)
