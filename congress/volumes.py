"""The printed volumes of congress itself: its rules with their supplement, a year's research papers and duty reports."""

from congress.frame.gathered import VolumePart
from congress.frame.kinds import VolumeKind
from congress.frame.numbers import long_date

from .models import Writing
from .policies import volumes as policies
from .queries.attachments import attachments_of

Kind = Writing.Kind


def _pairs(rows):
    return [(row.pk, row.title) for row in rows]


def _rules(volume):
    rows = Writing.objects.filter(congress=volume.congress_id).in_force_on(volume.day)
    if volume.since:
        rows = rows.filter(adopted_on__gt=volume.since)
    return _pairs(rows.order_by("adopted_on", "pk"))


def _of_year(kind):
    def collect(volume):
        final = Writing.objects.filter(congress=volume.congress_id, kind=kind, year=volume.year)
        return _pairs(final.filter(state=Writing.State.ADOPTED).order_by("adopted_on", "pk"))

    return collect


def _parts(volume, pks):
    rows = Writing.objects.select_related("person", "body", "adopted_at__term").in_bulk(pks)
    files = attachments_of(*rows.values())
    return [_part(rows[pk], files) for pk in pks]


def _part(row, files):
    names = [one.name for one in files.get(f"congress.writing:{row.pk}", ())]
    said = "\n".join(filter(None, (row.text, f"附件：{'、'.join(names)}" if names else "")))
    about = row.adopted_words if row.is_rule else (row.author,)
    return VolumePart(key=str(row.pk), title=row.title, about=about, texts=(("", said),))


def _ended(volume):
    """What the last collection still held and what binds no longer, as the last pages of a supplement."""
    rows = Writing.objects.filter(
        congress=volume.congress_id, kind=Kind.RULE, ended_on__gt=volume.since, ended_on__lte=volume.day
    )
    lines = [
        f"《{row}》（{row.version_name}），{long_date(row.ended_on)}起{'废止' if row.repealed_because else '由新版本替代'}。"
        for row in rows.order_by("ended_on", "pk")
    ]
    return [VolumePart(key="ended", title="已废止和修订的制度目录", texts=(("", "\n".join(lines)),))] if lines else []


def _named(word, of):
    """The proposed title and the line below it."""

    def name(volume):
        return f"{volume.congress.short_name}{word}", of(volume)

    return name


def _of_its_year(volume):
    return f"{volume.year}年"


RULES = VolumeKind(
    key="congress.rules",
    title="制度选编",
    asks="day",
    may=policies.compiles_rules,
    name=_named("制度选编", lambda volume: f"截至{long_date(volume.day)}现行有效"),
    collect=_rules,
    parts=_parts,
    order=10,
)
SUPPLEMENT = VolumeKind(
    key="congress.rules_supplement",
    title="制度选编续编",
    asks="since",
    may=policies.compiles_rules,
    name=_named(
        "制度选编续编", lambda volume: f"{long_date(volume.since)}后通过，截至{long_date(volume.day)}现行有效"
    ),
    collect=_rules,
    parts=_parts,
    closing=_ended,
    order=11,
)
RESEARCH = VolumeKind(
    key="congress.research",
    title="调研报告汇编",
    asks="year",
    may=policies.compiles_papers,
    name=_named("调研报告汇编", _of_its_year),
    collect=_of_year(Kind.RESEARCH),
    parts=_parts,
    order=20,
)
DUTY = VolumeKind(
    key="congress.duty",
    title="履职（述职）报告汇编",
    asks="year",
    may=policies.compiles_papers,
    name=_named("履职（述职）报告汇编", _of_its_year),
    collect=_of_year(Kind.DUTY),
    parts=_parts,
    order=21,
)
ALL = (RULES, SUPPLEMENT, RESEARCH, DUTY)
