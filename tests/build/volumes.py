"""Printed volumes on their way, through the actions; and how a bound book is read back."""

import re

from congress.actions import volumes
from congress.models import Volume
from tests.build import documents
from tests.congress import printed

DOTTED = re.compile(r"^(.+?)\s*·{2,}\s*(\d+)$")


def begun(cast, kind, *, who="go", **asked):
    """A volume with all that may go in."""
    actor = cast.actor(who)
    return volumes.begin(Volume(congress=cast.congress, kind=kind, **asked), actor=actor)


def compiled(volume, actor, **reason):
    """The book it makes, its file made as well."""
    return documents.rendered(volumes.compile_volume(volume, actor=actor, **reason))


def titles(volume):
    return [item.title for item in volume.items.filter(left_out=False)]


class Book:
    """A book as a reader opens it: what stands on which numbered page, and which pages its contents name."""

    def __init__(self, content):
        self.whole, self.numbered, self.dotted = "", {}, []
        for page in printed.pages(content):
            said = [printed.words(line) for line in printed.lines(page, 0, 300)]
            number = next((int(found[1]) for line in said if (found := re.fullmatch(r"—(\d+)—", line))), None)
            self.whole += "\n".join(said)
            if number:
                self.numbered[number] = said
            self.dotted += [(number, found[1], int(found[2])) for line in said if (found := DOTTED.match(line))]

    @property
    def contents(self):
        """[(title, page)] of the list of contents."""
        return [(title, page) for place, title, page in self.dotted if place is None]

    def begins_on(self, title):
        """The numbered pages whose text has a line of this title."""
        return [number for number, said in self.numbered.items() if title in "".join(said[1:5])]
