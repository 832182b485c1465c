"""What the deputy's own pages read."""

from django.db.models import Exists, OuterRef, Prefetch, Q

from deputies.models import Deputy

from ..models import Assignment, CommitmentReport, Cosigner, Suggestion
from ..models.suggestion import ENDED, SIGNING, WRITING


def own_deputy(actor):
    """The seat the actor writes from, or None when the acting post is no deputy's."""
    return (
        Deputy.objects.acting()
        .filter(membership=actor.membership_id)
        .select_related("person", "term", "congress", "membership")
        .order_by()
        .first()
    )


def mine(actor):
    """All suggestions a deputy leads or signs, newest first, with who handles them: two queries."""
    signs = Cosigner.objects.filter(suggestion=OuterRef("pk"), deputy__person=actor.person_id).exclude(
        state__in=["declined", "withdrawn"]
    )
    tasks = Assignment.objects.answering().in_force().select_related("unit")
    rows = Suggestion.objects.visible_to(actor).filter(Q(lead__person=actor.person_id) | Exists(signs))
    return (
        rows.with_case()
        .prefetch_related(Prefetch("assignments", tasks, to_attr="tasks"))
        .order_by("-written_on", "-pk")
    )


def to_rate(actor):
    """Answers that wait for this lead deputy's marks."""
    return Assignment.objects.filter(
        state="feedback_pending", suggestion__lead__person=actor.person_id
    ).select_related("unit", "suggestion")


def to_confirm(actor):
    """Suggestions that wait for this deputy's signature."""
    rows = Cosigner.objects.filter(state="invited", deputy__person=actor.person_id, suggestion__state__in=SIGNING)
    return rows.select_related("suggestion__lead__person")


def to_mark(actor):
    """Promises reported as kept that wait for this lead deputy's word."""
    rows = CommitmentReport.objects.filter(
        done=True, deputy_mark="", commitment__assignment__suggestion__lead__person=actor.person_id
    )
    return rows.select_related("commitment__assignment__unit", "commitment__assignment__suggestion")


def grouped(rows, actor):
    """[(heading, [suggestion, …])]: being written by him, by others, running, ended – empty groups left out."""
    rows = list(rows)
    writing = [row for row in rows if row.state in WRITING]
    own = [row for row in writing if row.lead.person_id == actor.person_id]
    groups = [
        ("草稿和待修改", own),
        ("我联名的，还没有提交", [row for row in writing if row not in own]),
        ("办理中", [row for row in rows if row.state not in WRITING and row.state not in ENDED]),
        ("已结束", [row for row in rows if row.state in ENDED]),
    ]
    return [(heading, members) for heading, members in groups if members]


def signers(suggestion):
    """The co-signers with their answers, in the order they were asked."""
    return suggestion.cosigners.select_related("deputy__person", "deputy__delegation")
