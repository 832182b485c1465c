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
MOTION_LEAD, MOTION_COSIGN = "suggestions.motion_lead", "suggestions.motion_cosign"


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
    yield [cases := rows.values("pk", *READ)]
    return [_fact(case, case["lead_id"], case["filed_on"], "领衔提出建议") for case in cases]


def pressed(deputy_ids, since, until):
    rows = Suggestion.objects.filter(lead__in=deputy_ids, key_on__range=(since, until)).order_by("pk")
    yield [cases := rows.values("pk", *READ)]
    return [_fact(case, case["lead_id"], case["key_on"], "建议列为重点督办") for case in cases]


def cosigned(deputy_ids, since, until):
    rows = Cosigner.objects.filter(
        deputy__in=deputy_ids, state=Cosigner.State.CONFIRMED, suggestion__filed_on__range=(since, until)
    ).order_by("pk")
    wanted = {name: f"suggestion__{name}" for name in ("pk", *READ)}
    yield [signed := rows.values("deputy_id", *wanted.values())]
    cases = [(row["deputy_id"], {name: row[path] for name, path in wanted.items()}) for row in signed]
    return [_fact(case, deputy, case["filed_on"], "联名提出建议") for deputy, case in cases]


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
    yield [given := rows.values("pk", "deputy_id", "rated_on", "due_on", *wanted.values())]
    in_time = [
        (row, {name: row[where] for name, where in wanted.items()})
        for row in given
        if row["due_on"] is None or row["rated_on"] <= row["due_on"]
    ]
    return [
        _fact(case, row["deputy_id"], row["rated_on"], "按期评价答复", f"suggestions.rating:{row['pk']}")
        for row, case in in_time
    ]


def put(deputy_ids, since, until):
    """Motions put by the lead, or by those who signed with him, on the day each was put."""
    yield [rows := motions.put_by(deputy_ids, since, until)]
    return [
        (
            MOTION_LEAD if leads else MOTION_COSIGN,
            DutyFact(
                deputy_id=deputy,
                on=on,
                text=f"{'领衔' if leads else '联名'}提出议案：{title}",
                target=f"suggestions.motion:{pk}",
                url=reverse("suggestions:motion", args=[pk]),
            ),
        )
        for deputy, pk, title, on, leads in rows
    ]


def _source(name, label, reads, order):
    return DutySource(key=f"suggestions.{name}", label=label, part="suggestions", reads=reads, unit="件", order=order)


def _motions(key, label, order):
    return DutySource(key=key, label=label, part="suggestions", shared=put, unit="件", order=order)


ALL = (
    _source("lead", "领衔提出建议", led, 50),
    _source("cosign", "联名提出建议", cosigned, 51),
    _source("key", "建议列为重点督办", pressed, 52),
    _motions(MOTION_LEAD, "领衔提出议案", 48),
    _motions(MOTION_COSIGN, "联名提出议案", 49),
    _source("rating", "按期评价答复", rated, 53),
)
