"""What becomes public of a suggestion and what is taken back; the deputy's choice how he appears, which holds at once."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.actions import records, searching
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Cover, Publication, PublicReply, Suggestion
from ..policies import public as policies
from ..queries import public as queries
from ..workflow import PUBLICATION
from .telling import commission_people, deputies_of, tell

P = Publication.State
NO_LONGER = "代表不再同意公开。"


def note_answer(suggestion):
    """An answer went out: once all units have answered and the deputy consents, the decision is due; after a release the
    new answer waits for its own."""
    suggestion.refresh_from_db(fields=["replied_on", "public_wish"])
    found = Publication.objects.filter(suggestion=suggestion).first()
    if found is not None:
        Publication.objects.filter(pk=found.pk, state=P.RELEASED).update(has_news=True)
    elif suggestion.replied_on is not None and suggestion.public_wish:
        Publication.objects.create(suggestion=suggestion, congress_id=suggestion.congress_id)


@PUBLICATION.does("release")
def release(publication, *, actor, answers, covered=(), summary="", note=""):
    """Public from now on: text, decided answers, results. ``answers`` says of each sent answer {pk: "" or why it is not
    public}; ``covered`` are the words nobody is to read."""
    publication.released_on = clock.today()
    _decide(publication, actor, answers, covered, summary, note)
    suggestion = publication.suggestion
    tell(deputies_of(suggestion, cosigners=False), "已公开", suggestion, "您可以随时改变公开的方式。")


@PUBLICATION.does("revise")
def revise(publication, *, actor, answers, covered=(), summary="", note=""):
    """Other words covered, another answer decided on: the page says the new at once."""
    _decide(publication, actor, answers, covered, summary, note)


def _decide(publication, actor, answers, covered, summary, note):
    sent = {reply.pk: reply for reply in queries.sent_answers(publication.suggestion_id)}
    if set(answers) != set(sent):
        raise Refused("每一次答复都要决定是否公开。可能刚刚有新的答复，请刷新后再看。")
    if all(answers.values()):
        raise Refused("答复都不公开的，建议也不公开，请办理“决定不公开”或者“撤回公开”。")
    publication.answers.all().delete()
    PublicReply.objects.bulk_create(
        PublicReply(publication=publication, reply=sent[pk], is_open=not because, reason=because)
        for pk, because in sorted(answers.items())
    )
    publication.covers.all().delete()
    Cover.objects.bulk_create(Cover(publication=publication, words=words) for words in dict.fromkeys(covered))
    publication.summary, publication.reason, publication.has_news = summary, note, False
    publication.has_whole = publication.suggestion.is_whole_publicly
    publication.decided_by, publication.decided_on = actor.name, clock.today()
    publication.save(update_fields=["summary", "has_whole"])
    _settle_words(publication)


def _settle_words(publication):
    """What is public now is what can be found; a person's own numbers and a summary that is missing speak against it."""
    found = queries.with_reading(Publication.objects.filter(pk=publication.pk)).get()
    found.state = P.RELEASED  # as everybody will read it
    shown = queries.reading(found)
    if left := queries.personal_data([shown.title, shown.texts]):
        raise Refused(f"公开的文字里还有个人号码（{'、'.join(left)}），请遮盖后再公开。")
    if not shown.is_whole and not shown.summary:
        raise Refused("代表选择只公开摘要，请写出摘要。")
    searching.index(found, kind=queries.SEARCHED, title=shown.title, text=shown.texts)


@PUBLICATION.does("keep")
def keep(publication, *, actor, reason):
    """Not public, and why."""
    _end(publication, actor, reason)


@PUBLICATION.does("withdraw")
def withdraw(publication, *, actor, reason):
    """Taken back: page, list and search no longer know it; the reason stays, and the deputy is told."""
    _end(publication, actor, reason)
    searching.forget(publication)
    suggestion = publication.suggestion
    tell(deputies_of(suggestion, cosigners=False), "已撤回公开", suggestion, reason, urgent=True)


def _end(publication, actor, reason):
    publication.released_on, publication.has_news, publication.reason = None, False, reason
    publication.decided_by, publication.decided_on = actor.name, clock.today()


@PUBLICATION.does("await_decision")
def await_decision(publication, *, actor):
    """The deputy consents after all."""


@transaction.atomic
def choose(suggestion, *, actor, public_wish, public_as, note=""):
    """The deputy says whether and how he appears; on the public page it holds from this moment on. What he no longer
    consents to is withdrawn. For what he asks for in writing, the commission names the letter."""
    if not policies.chooses(actor, suggestion):
        raise PermissionDenied("由领衔代表本人选择。")
    if not actor.is_any("DEP", "TDEP") and not note.strip():
        raise Refused("请写明代表书面意见的日期。")
    held = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    before = {"public_wish": held.public_wish, "public_as": held.public_as}
    held.public_wish, held.public_as = public_wish, public_as
    held.save(update_fields=["public_wish", "public_as"])
    words = held.get_public_as_display() if public_wish else "不同意公开"
    records.record(
        "suggestions.suggestion.choose_public",
        actor=actor,
        obj=held,
        before=before,
        after={"public_wish": public_wish, "public_as": public_as},
        reason=note,
        text=f"{actor.name}选择《{held}》的公开方式：{words}",
    )
    tell(commission_people(held), "代表改变公开方式", held, words)
    _follow(held)
    return held


def _follow(suggestion):
    """What the choice brings about for what is public, or waits to be."""
    found = Publication.objects.filter(suggestion=suggestion).first()
    if found is None:
        note_answer(suggestion)
    elif found.is_public and not suggestion.public_wish:
        PUBLICATION.deeds["withdraw"](found, actor=SYSTEM, reason=NO_LONGER)
    elif found.state == P.WITHDRAWN and found.reason == NO_LONGER and suggestion.public_wish:
        PUBLICATION.deeds["await_decision"](found, actor=SYSTEM)
    elif found.is_public:
        reindex(found)


def reindex(publication):
    """After another choice: what can be found is what is shown; a summary that is missing, answers that may quote what is
    no longer public, or an original that nobody has decided on yet, wait for the commission."""
    found = queries.with_reading(Publication.objects.filter(pk=publication.pk)).get()
    shown = queries.reading(found)
    searching.index(found, kind=queries.SEARCHED, title=shown.title, text=shown.texts)
    if shown.is_held or (not shown.is_whole and (found.suggestion.is_whole_publicly or not shown.summary)):
        Publication.objects.filter(pk=found.pk).update(has_news=True)
