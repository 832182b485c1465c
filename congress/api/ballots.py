"""A vote as programs read it: what it is about, and what came of it once that is announced."""

from rest_framework import serializers

from ..models.ballot import Ballot
from ..queries import ballots
from ..workflow import BALLOT
from .objects import Facts


class BallotOptionWindow(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField()
    note = serializers.CharField()


class BallotWindow(Facts):
    """One round of a vote: what it is about and under which law; what came of it once that is announced. Who voted how is
    in no window."""

    machine = BALLOT

    title = serializers.CharField()
    kind = serializers.CharField(source="kept_as.title")
    law = serializers.CharField(source="law.law")
    options = BallotOptionWindow(many=True, source="options.all")
    summary = serializers.SerializerMethodField()
    result = serializers.SerializerMethodField()

    class Meta:
        model = Ballot
        fields = read_only_fields = (
            *("id", "url", "title", "state", "kind", "congress", "meeting", "method", "secret", "round", "law"),
            *("members", "present", "options", "summary", "result", "moves"),
        )

    def get_summary(self, ballot) -> str:
        found = self._found(ballot)
        return found.summary if found else ""

    def get_result(self, ballot) -> list[dict]:
        """Each option with its votes and the sentence of the result."""
        found = self._found(ballot)
        return [
            {"option": line.name, "votes": line.marks, "fate": line.fate, "sentence": line.sentence}
            for line in (found.lines if found else ())
        ]

    def _found(self, ballot):
        return ballots.result_of(ballot) if ballot.state == "announced" else None
