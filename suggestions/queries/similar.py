"""Suggestions of past years like the one being written, with what became of them (F42)."""

from django.db.models import Exists, F, OuterRef, Prefetch

from congress.frame.bigrams import grams
from congress.queries import search

from ..models import Assignment, Publication, Rating, Reply, Suggestion
from .public import reading, with_reading

SEARCHED, ANSWERED = "suggestions.suggestion", "suggestions.reply"
SHOWN_AFTER_FILING = ("to_assign", "handling", "closed", "archived", "merged")


def similar_to(subject, text, *, congress_id, actor, but=None):
    """At most five filed suggestions alike that this actor may read, or that are public word for word, likest first, each with
    its ``url`` and its ``outcome`` as far as he may know it; of what is public alone, what the public list says. As many
    statements with fifty thousand suggestions as with one."""
    if len(grams(subject)) < 3:
        return []
    readable = Suggestion.objects.visible_to(actor).filter(state__in=SHOWN_AFTER_FILING).exclude(pk=but)
    public = Publication.objects.released().filter(covers=None, has_whole=True).exclude(suggestion=but)
    public = public.exclude(suggestion__public_as=Suggestion.PublicAs.SUMMARY).exclude(
        suggestion__subject__contains=F("suggestion__lead__person__name")
    )
    entries = search.entries(kind=SEARCHED, congresses=[congress_id])
    among = entries.filter(
        Exists(readable.filter(pk=OuterRef("key"))) | Exists(public.filter(suggestion=OuterRef("key")))
    )
    shares = {entry.key: entry.share for entry in search.alike(subject, text, among=among)}
    found = Suggestion.objects.filter(pk__in=shares).annotate(may_read=Exists(readable.filter(pk=OuterRef("pk"))))
    rows = list(found.select_related("session__term", "term").prefetch_related(*outcomes(actor))) if shares else []
    strange = [row.pk for row in rows if not row.may_read]
    told = (
        {one.suggestion_id: reading(one) for one in with_reading(public.filter(suggestion__in=strange))}
        if strange
        else {}
    )
    for row in rows:
        row.share, shown = shares[row.pk], told.get(row.pk)
        row.url = shown.url if shown else row.get_absolute_url()
        row.outcome = "　".join(filter(None, (shown.units, shown.results))) if shown else outcome_of(row)
    return sorted(rows, key=lambda row: -row.share)


def outcomes(actor):
    """What the actor may know of how cases ended: tasks that owe an answer, the answers sent, the marks given to them."""
    tasks = Assignment.objects.visible_to(actor).answering().in_force().select_related("unit").order_by("pk")
    sent = Reply.objects.visible_to(actor).sent().select_related("reply_class").order_by("round", "pk")
    marks = Rating.objects.visible_to(actor).exclude(result="")
    return (
        Prefetch("assignments", tasks, to_attr="answering"),
        Prefetch("answering__replies", sent, to_attr="sent"),
        Prefetch("answering__sent__rating", marks),
    )


def outcome_of(row):
    return "；".join(outcome(task) for task in row.answering)


def outcome(task):
    """县交通局答复A类，代表满意"""
    if not task.sent:
        return f"{task.unit.short_name}办理中"
    last = task.sent[-1]
    mark = getattr(last, "rating", None)
    return f"{task.unit.short_name}答复{last.reply_class.code}类" + (
        f"，代表{mark.get_result_display()}" if mark else ""
    )
