"""What anybody may read of suggestions, as the deputy chose to appear and with the covered words covered.

No actor: nothing here depends on who asks. Only what was released leaves this file, and always as a ``Reading``.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from django.db.models import Exists, OuterRef, Prefetch, Q

from congress.frame.actor import SYSTEM
from congress.frame.bigrams import is_pairs
from congress.models import Congress, Document, Organization
from congress.queries import search

from ..models import Assignment, Cosigner, Publication, Reply, Suggestion, Topic

SEARCHED, LETTER = "suggestions.public", "suggestions.reply_letter"
COVER = "×××"  # of one length, so that it does not tell how long the word was
UNTOLD = {"county": "一名县人大代表", "township": "一名乡镇人大代表"}
# What everybody sees at once to be a person's own: mobile numbers and numbers of identity cards, also set apart.
GAP = r"[-\s.]?"
PERSONAL = re.compile(
    rf"(?<!\d)(?:(?:\+?86)?{GAP}1[3-9]\d(?:{GAP}\d{{4}}){{2}}"
    rf"|\d{{6}}{GAP}(?:19|20)\d{{2}}{GAP}[01]\d{GAP}[0-3]\d{GAP}\d{{3}}[\dXx])(?![\dXx])"
)
QUOTED, EDGES = 8, " \u3000，。、；：,.;:（）()"
NARROW = str.maketrans("０１２３４５６７８９Ｘｘ＋－．", "0123456789Xx+-.")
RESULTS = (("solved", "已经解决或者采纳"), ("planned", "列入计划，逐步解决"), ("noted", "留作参考或者解释说明"))


def result_of(reply_class):
    """A, B, C in plain words; what the letter means differs from county to county."""
    return "solved" if reply_class.solved else "planned" if reply_class.needs_follow_up else "noted"


@dataclass(frozen=True)
class Answer:
    """One answer that was decided on: its words and its result if it is public, else why it is not."""

    on: date
    round: int
    letter: str = ""
    text: str = ""
    result: str = ""
    closed_because: str = ""
    marks: tuple = ()
    is_held: bool = False  # public, until the deputy went back to the summary: its words wait for another decision


@dataclass(frozen=True)
class Part:
    """One answering unit with what it sent."""

    unit: Organization
    answers: tuple = ()


@dataclass(frozen=True)
class Reading:
    """One suggestion as everybody reads it. ``facts`` and ``proposals`` are empty where only the summary is public."""

    code: str
    title: str
    number: str
    occasion: str
    congress: str
    who: str
    topic: str
    submitted_on: date
    assigned_on: date | None
    replied_on: date | None
    released_on: date | None
    url: str
    facts: str = ""
    proposals: str = ""
    summary: str = ""
    is_whole: bool = True
    is_covered: bool = False
    is_held: bool = False
    parts: tuple = field(default=())

    @property
    def units(self):
        return "、".join(part.unit.short_name for part in self.parts)

    @property
    def results(self):
        """The newest public results, each once."""
        last = [next((one.result for one in part.answers[::-1] if one.result), "") for part in self.parts]
        return "；".join(dict.fromkeys(result for result in last if result))

    @property
    def texts(self):
        """All its words, to be searched."""
        answers = [one.text for part in self.parts for one in part.answers]
        return "\n".join([self.facts, self.proposals, self.summary, self.units, *answers])


def with_reading(rows):
    """The publications with all that a reading takes, in statements that do not grow with their number."""
    tasks = Assignment.objects.answering().in_force().select_related("unit").order_by("kind", "unit__order", "pk")
    decided = Reply.objects.sent().filter(public__isnull=False).select_related("reply_class", "rating", "public")
    signed = Cosigner.objects.filter(state="confirmed").select_related("deputy__person")
    joined = Suggestion.objects.select_related("lead__person").prefetch_related(
        Prefetch("cosigners", signed, to_attr="signed")
    )
    return rows.select_related(
        "congress__area", "suggestion__congress", "suggestion__lead__person", "suggestion__topic", "suggestion__term",
        "suggestion__session__term",
    ).prefetch_related(
        "covers",
        Prefetch("suggestion__cosigners", signed, to_attr="signed"),
        Prefetch("suggestion__merged", joined, to_attr="joined"),
        Prefetch("suggestion__assignments", tasks, to_attr="tasks"),
        Prefetch("suggestion__tasks__replies", decided.order_by("round"), to_attr="decided"),
    )  # fmt: skip


def deputies_in(suggestion):
    """Names, present and former, of the deputies who have not said that they sign: the one who leads unless he does, who signed with him, those
    of the cases merged into this one. The suggestion comes from ``with_reading``."""
    leads = [] if suggestion.is_named_publicly else [suggestion.lead]
    leads += [case.lead for case in suggestion.joined]
    signed = [one.deputy for case in (suggestion, *suggestion.joined) for one in case.signed]
    return [name for deputy in (*leads, *signed) for name in deputy.person.names]


def handlers_in(suggestion):
    """Who handles it at the units, and their numbers."""
    told = [(task.handler, task.handler_phone) for task in suggestion.tasks]
    told += [(one.contact_name, one.contact_phone) for task in suggestion.tasks for one in task.decided]
    return [words for pair in told for words in pair if len(words) > 1]


def spaced(words):
    """These words wherever they stand, also with blanks between: 张　三."""
    return r"\s*".join(map(re.escape, "".join(words.split())))


def called(name):
    """How a letter calls a deputy by his surname: 尊敬的张代表：."""
    surnames = "|".join(map(re.escape, dict.fromkeys((name[:2], name[:1]))))
    return rf"(?:(?<=尊敬的)|(?<![一-龥]))(?:{surnames})(?=\s*代表\s*[：:，、您])"


def covering(patterns):
    """The function that covers in a text all that these patterns find, overlapping or not."""
    found = [re.compile(pattern) for pattern in dict.fromkeys(patterns) if pattern]

    def cover(text):
        shown, end = [], 0
        for begins, ends in sorted(one.span() for pattern in found for one in pattern.finditer(text)):
            if begins >= end:
                shown += [text[end:begins], COVER]
            end = max(end, ends)
        return "".join([*shown, text[end:]])

    return cover


def covering_of(publication):
    """What is covered of one publication: the words decided on, deputies who do not sign, the units' handlers."""
    suggestion = publication.suggestion
    names = deputies_in(suggestion)
    words = [*(one.words for one in publication.covers.all()), *names, *handlers_in(suggestion)]
    return covering([*map(spaced, words), *map(called, names)])


def reading(publication, letters=MappingProxyType({})):
    """The public version as the deputy chooses now – but never more of the text than was decided on."""
    suggestion, named = publication.suggestion, publication.suggestion.is_named_publicly
    cover = covering_of(publication)
    whole = suggestion.is_whole_publicly and (publication.has_whole or not publication.is_public)
    held = publication.holds_answers_back
    original = "\n".join((suggestion.subject, suggestion.facts, suggestion.proposals))
    return Reading(
        code=publication.public_code,
        title=cover(suggestion.subject),
        number=suggestion.number_text,
        occasion=suggestion.occasion,
        congress=suggestion.congress.short_name,
        who=_who(suggestion) if named else UNTOLD[suggestion.congress.level],
        topic=suggestion.topic.name if suggestion.topic_id else "",
        submitted_on=suggestion.submitted_on,
        assigned_on=suggestion.assigned_on,
        replied_on=suggestion.replied_on,
        released_on=publication.released_on,
        url=publication.public_url,
        facts=cover(suggestion.facts) if whole else "",
        proposals=cover(suggestion.proposals) if whole else "",
        summary="" if whole else cover(publication.summary),
        is_whole=whole,
        is_covered=whole and cover(original) != original,
        is_held=held,
        parts=tuple(
            Part(task.unit, tuple(_answer(one, cover, letters, held) for one in task.decided))
            for task in suggestion.tasks
        ),
    )


def _who(suggestion):
    """张德福等3名代表: only the one who leads has said that he signs."""
    together = len(suggestion.signed) + 1
    return suggestion.lead.person.name + (f"等{together}名代表" if together > 1 else "")


def _answer(reply, cover, letters, held):
    if not reply.public.is_open:
        return Answer(on=reply.replied_on, round=reply.round, closed_because=cover(reply.public.reason))
    if held:
        return Answer(on=reply.replied_on, round=reply.round, result=reply.reply_class.label, is_held=True)
    return Answer(
        on=reply.replied_on,
        round=reply.round,
        letter=letters.get(reply.pk, ""),
        text=cover(reply.text),
        result=reply.reply_class.label,
        marks=_marks(getattr(reply, "rating", None)),
    )


def _marks(rating):
    if rating is None or not rating.result:
        return ()
    return (("办理态度", rating.get_attitude_display()), ("办理结果", rating.get_result_display()))


def personal_data(texts):
    """What looks like a person's own number in these texts, as it stands there, each once."""
    found = [text[slice(*one.span())].strip() for text in texts for one in PERSONAL.finditer(text.translate(NARROW))]
    return list(dict.fromkeys(found))


def quoted(text, originals):
    """The pieces of a text, of ``QUOTED`` characters and more, that stand word for word in the originals, in order, each once;
    no piece goes over a line."""
    known = {words[at : at + QUOTED] for words in originals for at in range(len(words) - QUOTED + 1)}
    found = {}
    for line in text.splitlines():
        begin = 0
        while begin <= len(line) - QUOTED:
            end = begin + QUOTED
            if line[begin:end] not in known:
                begin += 1
                continue
            while end < len(line) and any(line[begin : end + 1] in words for words in originals):
                end += 1
            if len(piece := line[begin:end].strip(EDGES)) >= QUOTED:
                found[piece] = True
            begin = end
    return list(found)


# The list.


def released(*, q="", year="", topic="", unit="", result="", congress=""):
    """The released ones asked for, newest first."""
    rows = Publication.objects.released()
    for word in q.split():
        rows = rows.filter(_with(word))
    open_reply = Reply.objects.filter(public__is_open=True, assignment__suggestion=OuterRef("suggestion"))
    if unit:
        answering = Assignment.objects.answering().in_force().filter(suggestion=OuterRef("suggestion"), unit=unit)
        rows = rows.filter(Exists(answering))
    if result:
        rows = rows.filter(Exists(open_reply.filter(_class_is(result))))
    asked = {"suggestion__submitted_on__year": year, "suggestion__topic__name": topic, "congress": congress}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by(
        "-released_on", "public_code"
    )


def _class_is(result):
    solved = Q(reply_class__solved=True)
    if result == "solved":
        return solved
    return ~solved & Q(reply_class__needs_follow_up=result == "planned")


def _with(word):
    """Who has the word in what is public – never in what is covered: the index holds the reading alone."""
    in_words = Q(pk__in=search.found(word, actor=SYSTEM, kind=SEARCHED).values("key"))
    if digits := re.fullmatch(r"(第|闭)?(\d{1,5})号?", word):
        numbered = Q(suggestion__number=int(digits[2]))
        return (numbered & Q(suggestion__session__isnull=digits[1] == "闭") if digits[1] else numbered) | in_words
    if is_pairs(word):
        return in_words
    titled = search.entries(kind=SEARCHED, congresses=Congress.objects.all()).filter(title__icontains=word)
    return Q(pk__in=titled.values("key")) | in_words


def choices():
    """What the filters offer: only what a released suggestion has, so that nothing else is told by them."""
    shown = Publication.objects.released()
    years = shown.order_by().values_list("suggestion__submitted_on__year", flat=True).distinct()
    topics = Topic.objects.filter(Exists(shown.filter(suggestion__topic=OuterRef("pk"))))
    told = Assignment.objects.answering().in_force().filter(suggestion__publication__state="released")
    units = Organization.objects.filter(Exists(told.filter(unit=OuterRef("pk"))))
    congresses = Congress.objects.filter(Exists(shown.filter(congress=OuterRef("pk"))))
    return {
        "year": [(str(year), f"{year}年") for year in sorted(years, reverse=True)],
        "topic": [(name, name) for name in dict.fromkeys(topics.values_list("name", flat=True))],
        "unit": [(str(pk), name) for pk, name in units.values_list("pk", "short_name")],
        "congress": [(str(pk), name) for pk, name in congresses.values_list("pk", "short_name")],
    }


def released_by_code(code):
    """The released one of a public code with its reading's rows, or None."""
    return with_reading(Publication.objects.released().filter(public_code=code.upper())).first()


def letters(publication):
    """The numbers of the letters by which its units answered: {key of the answer: 西交函〔2026〕7号}."""
    tasks = [task.pk for task in publication.suggestion.tasks]
    rows = Document.objects.current().filter(kind=LETTER, target_id__in=tasks).exclude(number_text="")
    return {row["snapshot__reply"]: row["number_text"] for row in rows.values("snapshot__reply", "number_text")}


# What stands behind.


def after_choice(suggestion):
    """What the deputy is told of the choice just stored: what holds at once, and what waits for the commission."""
    found = Publication.objects.select_related("suggestion").filter(suggestion=suggestion).first()
    office = "代表工委" if suggestion.congress.level == "county" else "人大主席"
    if not suggestion.public_wish:
        return "已保存，立即生效。"
    if found is None:
        return f"已保存。答复以后由{office}决定公开。"
    if not found.is_public:
        return f"已保存，由{office}重新决定后公开。" if found.decided_on else f"已保存，由{office}决定后公开。"
    if found.holds_answers_back:
        return f"已保存，原文和答复已经撤下；答复由{office}重新决定后公开。"
    if suggestion.is_whole_publicly and not found.has_whole:
        return f"已保存，立即生效；原文由{office}重新决定后公开。"
    return "已保存，立即生效。"


def publications(actor):
    return with_reading(Publication.objects.visible_to(actor))


def sent_answers(suggestion_id):
    """The sent answers of the units in force, by unit and round, each with what was ``decided`` on it."""
    tasks = Assignment.objects.answering().in_force().filter(suggestion=suggestion_id)
    rows = (
        Reply.objects.sent().filter(assignment__in=tasks).select_related("assignment__unit", "reply_class", "public")
    )
    found = list(rows.order_by("assignment__kind", "assignment__unit__order", "assignment", "round"))
    for reply in found:
        reply.decided = getattr(reply, "public", None)
    return found


def listed(actor, *, q="", state=""):
    """The decisions of one's own congress, by title or number and by what was decided."""
    rows = Publication.objects.visible_to(actor).filter(congress=actor.congress_id)
    if word := q.strip():
        rows = rows.filter(Q(suggestion__subject__icontains=word) | Q(suggestion__number_text=word))
    if state == "news":
        rows = rows.waiting()
    elif state:
        rows = rows.filter(state=state)
    return rows.select_related("suggestion").order_by("-decided_on", "-pk")


def waiting(actor):
    """Publications that wait for the commission's decision, oldest answer first."""
    rows = Publication.objects.visible_to(actor).filter(congress=actor.congress_id).waiting()
    return (
        rows.filter(suggestion__public_wish=True).select_related("suggestion").order_by("suggestion__replied_on", "pk")
    )
