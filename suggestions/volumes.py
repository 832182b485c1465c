"""The printed volume of a session's suggestions and answers: only what the congress has released, and nothing of a deputy
who asked for secrecy."""

from django.db.models import Prefetch

from congress.frame.gathered import VolumePart
from congress.frame.kinds import VolumeKind
from congress.frame.numbers import long_date

from . import policies
from .documents.facts import asked_by, case
from .documents.replying import time_of
from .models import Assignment, Suggestion
from .queries.writing import open_answers

DEPUTY, DELEGATION, TOPIC, UNIT = "领衔代表", "代表团", "类别", "承办单位"


def filed(volume):
    return Suggestion.objects.filter(
        session=volume.session_id, congress=volume.congress_id, number__isnull=False
    ).exclude(state="withdrawn")


def open_ones(volume):
    return filed(volume).released().filter(secret_identity=False).order_by("number")


def collect(volume):
    return [(row.pk, row.about) for row in open_ones(volume).only("number_text", "subject")]


def not_in(volume):
    closed = filed(volume).count() - open_ones(volume).count()
    return f"这次会议立案的建议中，另有{closed}件没有公开或者要求身份保密，不收入。" if closed else ""


def parts(volume, pks):
    tasks = Assignment.objects.answering().in_force().select_related("unit").order_by("unit__order", "pk")
    rows = (
        open_ones(volume)
        .filter(pk__in=pks)
        .with_case()
        .select_related("congress__area")
        .prefetch_related(
            "cosigners__deputy__person",
            Prefetch("assignments", tasks.prefetch_related("replies__reply_class", "replies__rating")),
        )
    )
    found = {row.pk: row for row in rows}
    return [part(found[pk]) for pk in pks]


def part(suggestion):
    """The text, and of every answering unit what it sent and what is open to everybody."""
    facts, tasks = case(suggestion, "everybody"), open_answers(suggestion.assignments.all())
    units = [task["unit"].short_name for task in tasks]
    marks = [(DEPUTY, facts["lead"]), (DELEGATION, facts["delegation"]), (TOPIC, facts["topic"])]
    return VolumePart(
        key=str(suggestion.pk),
        number=facts["number"],
        title=facts["subject"],
        about=(f"提出：{asked_by(facts)}", *([f"承办：{'、'.join(units)}"] if units else [])),
        texts=(
            ("情况和理由", suggestion.facts),
            ("具体建议", suggestion.proposals),
            *(
                (
                    f"{task['unit'].name}{time_of(reply.round)}（{long_date(reply.replied_on)}，{reply.reply_class.code}类）",
                    reply.text,
                )
                for task in tasks
                for reply in task["replies"]
            ),
        ),
        marks=tuple((index, term) for index, term in (*marks, *((UNIT, name) for name in units)) if term),
    )


def name(volume):
    return f"{volume.congress.area.name}{volume.session.term}人民代表大会{_session(volume)}代表建议和答复汇编", ""


def _session(volume):
    return str(volume.session).removeprefix(str(volume.session.term))


SUGGESTIONS = VolumeKind(
    key="suggestions.volume",
    title="代表建议和答复汇编",
    asks="session",
    may=policies.compiles_volumes,
    name=name,
    collect=collect,
    parts=parts,
    not_in=not_in,
    indexes=("编号", DEPUTY, DELEGATION, TOPIC, UNIT),
    order=30,
)
