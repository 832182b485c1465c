"""What deputies did with suggestions: led, cosigned, chosen to be pressed, rated in time. Counted by the days on which
it happened; who asked for secrecy is not betrayed by day or title."""

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from congress.frame.kinds import DutyFact, DutySource
from congress.models import Deadline

from .models import Cosigner, Rating, Suggestion
from .queries import motions

LABEL = "suggestions.suggestion"
READ = ("number_text", "subject", "secret_identity", "filed_on", "key_on", "lead_id")
RATED_IN_TIME = "suggestions.feedback"


def _fact(case, deputy_id, on, words, target=""):
    sealed = case["secret_identity"]
    return DutyFact(
        deputy_id=deputy_id,
        on=on,
        text=f"{words}1件（要求身份保密，不列标题）"
        if sealed
        else f"{words}：{case['number_text']} {case['subject']}",
        target=target or f"{LABEL}:{case['pk']}",
        url=f"/suggestions/{case['pk']}/",
        sealed=sealed,
    )


def led(deputy_ids, since, until):
    rows = Suggestion.objects.filter(lead__in=deputy_ids, filed_on__range=(since, until)).order_by("pk")
    for case in rows.values("pk", *READ):
        yield _fact(case, case["lead_id"], case["filed_on"], "领衔提出建议")


def pressed(deputy_ids, since, until):
    rows = Suggestion.objects.filter(lead__in=deputy_ids, key_on__range=(since, until)).order_by("pk")
    for case in rows.values("pk", *READ):
        yield _fact(case, case["lead_id"], case["key_on"], "建议列为重点督办")


def cosigned(deputy_ids, since, until):
    rows = Cosigner.objects.filter(
        deputy__in=deputy_ids, state=Cosigner.State.CONFIRMED, suggestion__filed_on__range=(since, until)
    ).order_by("pk")
    wanted = {name: f"suggestion__{name}" for name in ("pk", *READ)}
    for row in rows.values("deputy_id", *wanted.values()):
        case = {name: row[path] for name, path in wanted.items()}
        yield _fact(case, row["deputy_id"], case["filed_on"], "联名提出建议")


def rated(deputy_ids, since, until):
    """Ratings given by the day they were due; one without a clock is in time."""
    clocks = Deadline.objects.filter(
        key=RATED_IN_TIME,
        target_model="suggestions.assignment",
        target_pk=OuterRef("reply__assignment"),
        met_on=OuterRef("rated_on"),
    )
    rows = (
        Rating.objects.filter(deputy__in=deputy_ids, rated_on__range=(since, until))
        .annotate(due_on=Subquery(clocks.order_by("-pk").values("due_on")[:1]))
        .order_by("pk")
    )
    path = "reply__assignment__suggestion__"
    wanted = {name: f"{path}{name}" for name in ("pk", *READ)}
    for row in rows.values("pk", "deputy_id", "rated_on", "due_on", *wanted.values()):
        if row["due_on"] is None or row["rated_on"] <= row["due_on"]:
            case = {name: row[where] for name, where in wanted.items()}
            yield _fact(case, row["deputy_id"], row["rated_on"], "按期评价答复", f"suggestions.rating:{row['pk']}")


def _motions(leading):
    """Motions put by the lead, or by those who signed with him, on the day each was put."""

    def facts(deputy_ids, since, until):
        for deputy, pk, title, on, leads in motions.put_by(deputy_ids, since, until):
            if leads == leading:
                text = f"{'领衔' if leads else '联名'}提出议案：{title}"
                url = reverse("suggestions:motion", args=[pk])
                yield DutyFact(deputy_id=deputy, on=on, text=text, target=f"suggestions.motion:{pk}", url=url)

    return facts


def _source(name, label, facts, order):
    return DutySource(key=f"suggestions.{name}", label=label, part="suggestions", facts=facts, unit="件", order=order)


ALL = (
    _source("lead", "领衔提出建议", led, 50),
    _source("cosign", "联名提出建议", cosigned, 51),
    _source("key", "建议列为重点督办", pressed, 52),
    _source("motion_lead", "领衔提出议案", _motions(True), 48),
    _source("motion_cosign", "联名提出议案", _motions(False), 49),
    _source("rating", "按期评价答复", rated, 53),
)
