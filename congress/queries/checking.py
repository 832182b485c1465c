"""The self-checks: what contradicts what, rule by rule, and what the last run of them found."""

from dataclasses import dataclass

from congress.frame import kinds

from ..models import Congress, Job

CHECK = "congress.self_check"
SHOWN = 50  # findings of one rule and one congress that are kept by name; the rest is counted


@dataclass(frozen=True, kw_only=True)
class Result:
    """One rule, what breaks it, and how much more there is that is not named."""

    check: kinds.Check
    found: list
    more: int = 0

    @property
    def count(self):
        return len(self.found) + self.more

    @property
    def tone(self):
        return "late" if self.count else "done"

    @property
    def word(self):
        return f"{self.count}处不一致" if self.count else "一致"


def in_order():
    return sorted(kinds.checks, key=lambda check: (check.order, check.key))


def everywhere():
    """Every rule over the whole portal, one after the other. No actor: for the command, the monitor and the job."""
    for check in in_order():
        yield Result(check=check, found=list(check.find()))


def by_congress(result):
    """What is kept of one rule: {congress ("" for the whole portal): the first findings, and how many more}."""
    found = {}
    for text in result.found:
        found.setdefault(str(getattr(text, "congress_id", None) or ""), []).append(str(text))
    return {place: {"found": texts[:SHOWN], "more": len(texts[SHOWN:])} for place, texts in found.items()}


def last_run():
    """The newest run that came to its end, or None. No actor: ``results_for`` narrows what it found."""
    return Job.objects.filter(kind=CHECK, state=Job.State.DONE).order_by("-pk").first()


def results_for(actor, run):
    """Every rule as that run left it, as far as it concerns this person: his congress, the administrator's county."""
    own = Congress.objects.filter(pk=actor.congress_id)
    seen = Congress.objects.visible_to(actor) if actor.is_any("SYS") else own
    places = ["", *map(str, seen.values_list("pk", flat=True))]
    kept = [(check, run.result["found"][check.key]) for check in in_order() if check.key in run.result["found"]]
    return [_result(check, [found[place] for place in places if place in found]) for check, found in kept]


def _result(check, parts):
    found = [text for part in parts for text in part["found"]]
    return Result(check=check, found=found, more=sum(part["more"] for part in parts))
