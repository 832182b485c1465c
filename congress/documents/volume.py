"""A printed volume as a book: cover, contents, preface, one work after the other, and the indexes at the end."""

import dataclasses

from congress.frame import kinds, names
from congress.frame.gathered import VolumePart
from congress.frame.printing import Entry, Heading, Index, Paper, Para, blocks_of
from congress.frame.workflow import Refused

from ..policies import volumes as policies
from ..queries import volumes as queries

NUMBERS = "编号"


def gather_volume(volume):
    """The chosen works as they stand. What may no longer go in – no longer released, no longer in force – stays out,
    whatever was chosen before; refused where nothing is left."""
    kind = volume.of_kind
    allowed = {pk for pk, _ in kind.collect(volume)}
    pks = [pk for pk in queries.chosen(volume) if pk in allowed]
    if not pks:
        raise Refused("没有可以收入的文稿。")
    works = kind.parts(volume, pks)
    return {
        "title": volume.title,
        "subtitle": volume.subtitle,
        "preface": volume.preface,
        "parts": [part.to_json() for part in (*works, *kind.closing(volume))],
        "indexes": [[name, entries] for name in kind.indexes if (entries := _entries(works, name))],
    }


def _entries(works, name):
    """[[term, [key of each work under it]]] of one index, by the sound of the terms."""
    if name == NUMBERS:
        return [[work.number, [work.key]] for work in works if work.number]
    found = {}
    for work in works:
        for term in dict.fromkeys(term for index, term in work.marks if index == name):
            found.setdefault(term, []).append(work.key)
    return [[term, found[term]] for term in sorted(found, key=lambda term: (names.pinyin(term), term))]


def compose_volume(snapshot, issued):
    parts = [VolumePart.from_json(part) for part in snapshot["parts"]]
    blocks = []
    if snapshot["preface"].strip():
        blocks += [Heading("前　言", titled=True), *within(snapshot["preface"])]
    for part in parts:
        blocks += _work(part)
    if snapshot["indexes"]:
        blocks += _indexes(snapshot["indexes"], {part.key: part for part in parts})
    return Paper(
        form="book",
        running=True,
        title=snapshot["title"],
        subtitle=snapshot["subtitle"],
        signer=issued.issuer,
        date=issued.issued_on,
        blocks=tuple(blocks),
    )


def _work(part):
    yield Heading("\n".join(filter(None, (part.number, part.title))), titled=True, key=part.key)
    for line in part.about:
        yield Para(line, align="center", face="kai")
    for heading, text in part.texts:
        if heading:
            yield Heading(heading, listed=False)
            yield from (Para(line.strip()) for line in text.splitlines() if line.strip())
        else:
            yield from within(text)


def within(text):
    """The words of one work: its own headings stand in the text and not in the contents of the book."""
    for block in blocks_of(text):
        yield dataclasses.replace(block, listed=False) if isinstance(block, Heading) else block


def _indexes(indexes, parts):
    yield Heading("索　引", titled=True)
    yield Para("编号或者题目后面括号内的数字为页码。", face="kai")
    for name, entries in indexes:
        dotted = name == NUMBERS
        yield Heading(f"{name}索引", 2)
        lines = (
            Entry(
                term,
                tuple((parts[key].title if dotted else parts[key].number or parts[key].title, key) for key in keys),
            )
            for term, keys in entries
        )
        yield Index(tuple(lines), dotted=dotted)


VOLUME = kinds.DocumentKind(
    key=queries.PAPER,
    title="编印册",
    model="congress.volume",
    gather=gather_volume,
    compose=compose_volume,
    organ=queries.publisher,
    may_issue=policies.compiles,
    may_read=policies.reads_volumes,
    is_long=True,
    order=53,
)
