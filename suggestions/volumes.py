"""The printed volume of a session's suggestions and answers: only what the congress has released, and nothing of a deputy
who asked for secrecy."""

from congress.frame.gathered import VolumePart
from congress.frame.kinds import VolumeKind
from congress.frame.numbers import long_date

from . import policies
from .documents.replying import time_of
from .models import Publication, Suggestion
from .queries import public

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
    rows = public.with_reading(
        Publication.objects.released().filter(suggestion__in=open_ones(volume).filter(pk__in=pks))
    )
    found = {row.suggestion_id: row for row in rows.select_related("suggestion__lead__delegation")}
    return [part(found[pk]) for pk in pks]


def part(publication):
    """As everybody reads it: the text with its covered words covered, and of every unit the answers that are public."""
    shown, suggestion = public.reading(publication), publication.suggestion
    marks = [(TOPIC, shown.topic)]
    if suggestion.is_named_publicly:
        delegation = suggestion.lead.delegation.short_name if suggestion.lead.delegation_id else ""
        marks = [(DEPUTY, suggestion.lead.person.name), (DELEGATION, delegation), *marks]
    return VolumePart(
        key=str(suggestion.pk),
        number=shown.number,
        title=shown.title,
        about=(f"提出：{shown.who}", *([f"承办：{shown.units}"] if shown.parts else [])),
        texts=(
            *(
                (heading, text)
                for heading, text in (
                    ("摘要", shown.summary),
                    ("情况和理由", shown.facts),
                    ("具体建议", shown.proposals),
                )
                if text
            ),
            *(
                (f"{one.unit.name}{time_of(answer.round)}（{long_date(answer.on)}，{answer.result}）", answer.text)
                for one in shown.parts
                for answer in one.answers
                if answer.text
            ),
        ),
        marks=tuple(
            (index, term) for index, term in (*marks, *((UNIT, one.unit.short_name) for one in shown.parts)) if term
        ),
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
