"""The self-checks: what contradicts what, rule by rule, and what the last run of them found."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps

from congress.frame import kinds

from ..models import CheckFinding, Congress, Job

CHECK = "congress.self_check"
SHOWN = 50  # findings of one rule and one congress that are kept by name; the rest is counted


@dataclass(frozen=True, kw_only=True)
class Result:
    """One rule and how much breaks it; ``found`` are the findings this person may read in words. What is ``new`` has not
    been looked at yet."""

    check: kinds.Check
    count: int
    found: list = field(default_factory=list)
    new: bool = False

    @property
    def more(self):
        return self.count - len(self.found)

    @property
    def tone(self):
        return (
            "plain"
            if self.new
            else "done"
            if not self.count
            else "late"
            if self.check.severity == kinds.Severity.MUST
            else "soon"
        )

    @property
    def word(self):
        return "未核对" if self.new else f"{self.count}处" if self.count else "没有问题"

    @property
    def must(self):
        return self.count if self.check.severity == kinds.Severity.MUST else 0


def in_order():
    return sorted(kinds.checks, key=lambda check: (check.order, check.key))


def everywhere(whole=True):
    """Every rule over the whole portal, one after the other. No actor: for the command, the monitor and the job. What is
    too much for every night is only sampled unless the ``whole`` is asked for."""
    for check in in_order():
        find = check.find if whole or check.sample is None else check.sample
        found = list(dict.fromkeys(find()))
        yield Result(check=check, count=len(found), found=found)


def last_run():
    """The newest run that came to its end, or None. No actor: ``results_for`` narrows what it found."""
    return Job.objects.filter(kind=CHECK, state=Job.State.DONE).order_by("-pk").first()


def results_for(actor, run, read=()):
    """Every rule as that run (None: there has been none) left it, as far as it concerns this person: what most needs him
    first. In words only what the rules that he may ``read`` have found."""
    own = Congress.objects.visible_to(actor) if actor.is_any("SYS") else Congress.objects.filter(pk=actor.congress_id)
    places = {"", *map(str, own.values_list("pk", flat=True))}
    found, looked = readable(actor, read), run.result.get("counts", {}) if run else {}
    results = []
    for check in in_order():
        counts = looked.get(check.key, {})
        count = sum(number for place, number in counts.items() if place in places)
        results.append(Result(check=check, count=count, found=found[check.key][:count], new=check.key not in looked))
    return sorted(results, key=lambda one: (not one.must, not one.count))


def readable(actor, read):
    """{key of the rule: the findings that are there now and that this person reads}, each with the page of its row where he
    may open it: one statement for each kind of row."""
    keys = [check.key for check in read]
    rows = list(CheckFinding.objects.visible_to(actor).open().filter(key__in=keys).order_by("pk")) if keys else []
    seen = _seen(actor, {row.target for row in rows if row.target})
    found = defaultdict(list)
    for row in rows:
        if not row.target or row.target in seen:
            row.url = seen.get(row.target, "")
            found[row.key].append(row)
    return found


def _seen(actor, targets):
    """{address: its page, or ""} of the rows this person sees."""
    wanted, seen = defaultdict(list), {}
    for target in targets:
        label, _, pk = target.partition(":")
        wanted[label].append(int(pk))
    for label, pks in wanted.items():
        rows = apps.get_model(label)._default_manager.filter(pk__in=pks)
        for row in rows.visible_to(actor) if hasattr(rows, "visible_to") else rows:
            seen[f"{label}:{row.pk}"] = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
    return seen


def waiting(actor, read):
    """What must be mended, of the rules that this person may read."""
    return CheckFinding.objects.visible_to(actor).open().filter(must=True, key__in=[check.key for check in read])
