"""The box of a secret electronic vote: set up, filled, closed, or destroyed unseen.

Whoever compares the database before and after a vote – its journal, two copies – sees a mark beside a name and another
box. So the box is one row that is encrypted anew with every paper, its papers sorted by their content and filled up to
one length. Only when it is closed do all papers stand there readable, at once.
"""

import hashlib
import json

from django.db import connection, transaction

from congress.frame.sealing import seal, unseal

from ..models import BallotBox

DESTROYED = "destroyed"  # a box that was never opened: its papers are gone, nothing of them is known
SPARE, LINE, NAME = 64, 32, 256  # bytes kept for a paper, for each line on it, for each name written in


def set_up(ballot):
    """An empty box, as long as the fullest."""
    BallotBox.objects.create(ballot=ballot, sealed=_sealed(ballot, []) if not _by_name(ballot) else None)


def put_in(ballot, marks, written):
    """One paper more; call it while the round is held."""
    box = BallotBox.objects.get(ballot=ballot)
    papers = sorted([*_papers(box), [dict(sorted(marks.items())), list(written)]], key=_text)
    BallotBox.objects.filter(pk=box.pk).update(sealed=_sealed(ballot, papers))


def close(ballot):
    """All papers become readable together and are kept with their digest."""
    box = BallotBox.objects.get(ballot=ballot)
    papers = [] if _by_name(ballot) else _papers(box)
    digest = hashlib.sha256(_text(papers).encode()).hexdigest()
    BallotBox.objects.filter(pk=box.pk).update(sealed=None, papers=papers, digest=digest)
    transaction.on_commit(_empty_journal)


def destroy(ballot):
    """Of a round that does not count; one already closed keeps its papers."""
    BallotBox.objects.filter(ballot=ballot, digest=None).update(sealed=None, papers=[], digest=DESTROYED)
    transaction.on_commit(_empty_journal)


def _by_name(ballot):
    return ballot.method == ballot.Method.NAMED


def _papers(box):
    return json.loads(unseal(box.sealed, _purpose(box.ballot_id)))


def _sealed(ballot, papers):
    """The papers, filled up with blanks to the length that all who may vote could need."""
    paper = SPARE + LINE * ballot.options.count() + NAME * ballot.law.most_marks
    room = paper * ballot.present
    text = _text(papers).encode()
    return seal(text.ljust(-(-len(text) // room) * room), _purpose(ballot.pk))


def _purpose(pk):
    return f"congress.ballot:{pk}"


def _text(papers):
    return json.dumps(papers, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _empty_journal():
    """SQLite keeps former states in its journal until they are overwritten."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
