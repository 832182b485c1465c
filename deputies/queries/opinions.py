"""Reading the register of what people say: lists, what waits for whom, what may be the same, what became of it."""

from datetime import timedelta

from django.db.models import Count, Q

from congress.frame import clock
from congress.frame.address import address
from congress.frame.bigrams import grams, likeness
from congress.frame.numbers import long_date
from congress.frame.together import gathered
from congress.models import Deadline, Link, Membership, Organization
from congress.queries import search
from congress.queries.clocks import clocks_of, running_clock, steps_of
from congress.queries.rules import rule

from ..models import Deputy, Opinion, StationKeeper
from . import contacts, photos
from .wording import title_of

S, Desk = Opinion.State, Opinion.Desk
SEARCHED = "deputies.opinion"
OPEN_TO_DEPUTIES = (S.RECEIVED, S.TOWNSHIP, S.COUNTY, S.REOPENED, S.OFFERED)
NEAR = 90  # days within which two people mean the same occasion
ALIKE = 0.35
MOST_WORDS = 24
WITH = ("congress__parent", "area", "station", "deputy__person", "unit", "offered_to__person", "merged_into", "lead",
        "received_by__person", "duty_day")  # fmt: skip


def with_case(actor):
    """The opinions this person sees, with what their pages ask for."""
    return Opinion.objects.visible_to(actor).select_related(*WITH)


def listed(actor, *, q="", state="", theme="", source="", desk="", congress=None, station=None, late=False, since=None, until=None,
           unit=None, mark="", answered=""):  # fmt: skip
    """The register, the latest first."""
    rows = Opinion.objects.visible_to(actor).select_related(
        "congress__area", "area", "station", "unit", "congress__parent"
    )
    asked = {
        "theme": theme,
        "source": source,
        "desk": desk,
        "congress": congress,
        "station": station,
        "unit": unit,
        "mark": mark,
    }
    asked |= {"received_on__gte": since, "received_on__lte": until}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if state == "open":
        rows = rows.open()
    elif state:
        rows = rows.filter(state=state)
    if answered:
        rows = rows.filter(replied_on__isnull=False, in_time=answered == "in_time")
    if late:
        rows = rows.late()
    if words := q.strip():
        by_words = search.found(words, actor=actor, kind=SEARCHED).values("key")
        rows = rows.filter(Q(pk__in=by_words) | Q(receipt_no=words))
    return rows


def found(actor, words):
    return listed(actor, q=words)


def waiting(actor):
    """What this person must do something about now, the most pressing first."""
    rows = Opinion.objects.visible_to(actor).select_related("congress__area", "area")
    if actor.is_any("STA"):
        rows = rows.filter(state=S.RECEIVED, desk=Desk.STATION)
    elif actor.is_any("TCH", "TSEC"):
        rows = rows.filter(Q(state=S.RECEIVED) | Q(state=S.TOWNSHIP) | Q(state=S.REOPENED, desk=Desk.TOWNSHIP))
    elif actor.is_any("DAC"):
        rows = rows.filter(
            Q(state__in=(S.COUNTY, S.HANDLED)) | Q(state__in=(S.RECEIVED, S.REOPENED), desk=Desk.COUNTY)
        )
    elif actor.is_any("UNIT", "UNITL"):
        rows = rows.filter(Q(state=S.UNIT) | Q(state=S.REOPENED, desk=Desk.UNIT))
    elif actor.is_any("DEP", "TDEP", "DHEAD"):
        asked = Q(state__in=(S.OFFERED, S.DRAFTED), offered_to__person=actor.person_id)
        rows = rows.filter(asked | Q(state=S.RECEIVED, deputy__person=actor.person_id))
    else:
        return rows.none()
    return rows.order_by("due_on", "pk")


def next_to_sort(actor, after=None):
    """The oldest one that has not been sorted, behind this one; None when all are."""
    rows = waiting(actor).filter(state=S.RECEIVED).exclude(pk=after)
    return rows.order_by("received_on", "pk").first()


def doubles(opinion, actor):
    """Others that may mean the same, each with its reasons: [(Opinion, words, share)], likest first."""
    return gathered([_doubles(opinion, actor)])[0]


def _doubles(opinion, actor, alike=True, most=5):
    if not alike:
        return []
    since, until = opinion.received_on - timedelta(days=NEAR), opinion.received_on + timedelta(days=NEAR)
    rows = Opinion.objects.visible_to(actor).filter(congress=opinion.congress_id).received_in(since, until)
    rows = rows.filter(state__in=(*Opinion.OPEN, S.SUGGESTION, S.TOPIC)).exclude(pk=opinion.pk).select_related("area")
    own, likely = grams(f"{opinion.subject}\n{opinion.words}"), []
    yield [near_ones := rows.order_by("-received_on", "-pk")[:300]]
    for row in near_ones:
        share = likeness(own, grams(f"{row.subject}\n{row.words}"))
        near = row.area_id == opinion.area_id and row.theme == opinion.theme
        if share >= (ALIKE if near else ALIKE * 1.5):
            likely.append((row, _because(opinion, row, share), share))
    return sorted(likely, key=lambda one: -one[2])[:most]


def _because(one, other, share):
    days = abs((one.received_on - other.received_on).days)
    reasons = [f"文字相近（{share:.0%}）"]
    reasons += [f"同在{one.area.name}"] if one.area_id == other.area_id else []
    reasons += [f"同属{one.get_theme_display()}"] if one.theme == other.theme else []
    reasons.append("同一天收到" if not days else f"相隔{days}天")
    return "，".join(reasons)


def of_day(actor, day):
    """What was said on a day of reception, as far as this person sees it."""
    return Opinion.objects.visible_to(actor).filter(duty_day=day).order_by("pk")


def of_contact(actor, log):
    """What was reported of a contact, as far as this person sees it."""
    return Opinion.objects.visible_to(actor).filter(contact_log=log).order_by("pk")


def units(opinion):
    """The bodies of the county that may be given an opinion: those with somebody in office to receive it."""
    held = Membership.objects.in_office().with_role("UNIT", "UNITL").values("organization")
    rows = Organization.objects.on(clock.today()).handling_units()
    return rows.filter(congress=opinion.congress.county_id, pk__in=held).order_by("order", "name")


def deputies_for(opinion):
    """Who may be asked to adopt it: the deputies of the county and, below it, of the township it concerns."""
    rows = Deputy.objects.in_office().filter(congress__in=(opinion.congress_id, opinion.congress.county_id))
    return rows.select_related("person", "congress").order_by("congress__level", "person__name_pinyin", "pk")


def who_took_it_in(opinion):
    """Those it was said to: who keeps its station, the township's secretary, the deputies. No actor: they are told."""
    deputies = {opinion.deputy_id, opinion.received_by_id, opinion.adopted_by_id, opinion.offered_to_id} - {None}
    people = Deputy.objects.filter(pk__in=deputies).values("person")
    keepers = StationKeeper.objects.on(clock.today()).filter(station=opinion.station_id or 0).values("membership")
    return Membership.objects.in_office().filter(
        Q(pk__in=keepers)
        | Q(role="TSEC", congress=opinion.congress_id)
        | Q(role__in=("DEP", "TDEP"), person__in=people)
    )


def own_seat(actor):
    """The seat of whoever acts as a deputy, or None."""
    return Deputy.objects.in_office().filter(membership=actor.membership_id).select_related("congress").first()


def told(opinion, actor, *, alike):
    """What the page tells beside the log, in one statement: its course, its photographs and – where ``alike`` is asked –
    others that may mean the same."""
    course, shown, likely = gathered([_course(opinion, actor), photos.read(opinion), _doubles(opinion, actor, alike)])
    return {**course, "photos": shown, "alike": likely}


def _course(opinion, actor):
    """Who gave it to whom and why, what the informants said, the contact at which it was said."""
    seen = Opinion.objects.visible_to(actor)
    ratings, answers, transfers = opinion.ratings.all(), opinion.answers.all(), opinion.transfers.all()
    into, doubles = seen.filter(pk=opinion.merged_into_id or 0), seen.filter(merged_into=opinion).order_by("pk")
    merged = Opinion.objects.filter(merged_into=opinion).order_by().values_list("pk", flat=True)
    contact = contacts.logs(actor).filter(pk=opinion.contact_log_id or 0)
    yield [ratings, answers, transfers, into, doubles, merged, contact]
    return {
        "transfers": transfers,
        "ratings": ratings,
        "earlier": earlier_answers(opinion, ratings, answers),
        "into": next(iter(into), None),
        "doubles": doubles,
        "informants": 1 + len(merged),
        "contact": next(iter(contact), None),
    }


def earlier_answers(handled, ratings, answers=None):
    """[(answer, rating)] of the rounds before this one: what was told, and what these marks said of it."""
    marks = {rating.round: rating for rating in ratings}
    answers = handled.answers.all() if answers is None else answers
    return [(one, marks.get(one.round)) for one in answers if one.round < handled.round]


REPLY = "deputies.opinion_reply"


def may_not_extend(opinion):
    """What speaks against more time for the answer, or "". Once, before the day has passed, and never of a second try."""
    if not opinion.is_open or opinion.round > 1 or running_clock(opinion, REPLY) is None:
        return "首次答复的期限没有在计算，不能延长。"
    if opinion.screened_on is None:
        return "请先初审，再延长答复期限。"
    if opinion.extended_on:
        return "已经延长过一次，不能再延长。"
    if opinion.due_on < clock.today():
        return f"答复期限{long_date(opinion.due_on)}已过，不能再延长，请尽快答复。"
    if not most_more(opinion):
        return "本级规定民意答复不延长期限。"
    return ""


def most_more(opinion):
    """By how many working days the answer may be put off, as it stood when the opinion came in."""
    return rule(opinion.congress_id, "opinion_item.extend_workdays", on=opinion.received_on)


def clocks_told(opinion, actor):
    """[{row, steps, url, earlier}] of its clocks, the one that runs first: each with the rows it took over from. One statement."""
    rows = {row.pk: row for row in clocks_of(opinion)}
    replaced, found = {row.replaces_id for row in rows.values()}, []
    for row in rows.values():
        if row.pk in replaced:
            continue
        earlier, one = [], row
        while one.replaces_id in rows:
            earlier.append((rows[one.replaces_id], one))
            one = rows[one.replaces_id]
        linked = not actor.is_any("UNIT", "UNITL") or row.holder_organization_id == actor.organization_id
        ended = "" if row.is_open or row.met_on else row.get_outcome_display()
        found.append(
            {
                "row": row,
                "steps": steps_of(row),
                "earlier": earlier,
                "ended": ended,
                "url": row.get_absolute_url() if linked else "",
            }
        )
    return sorted(found, key=lambda one: (not one["row"].is_open, one["row"].due_on))


def begun_of(actor, source):
    """The opinion at an address, as a list, when this person may make a suggestion of it; else nothing."""
    label, _, pk = source.partition(":")
    if label != "deputies.opinion" or not pk.isdecimal() or len(pk) > 18:
        return []
    rows = Opinion.objects.visible_to(actor).filter(state__in=OPEN_TO_DEPUTIES).select_related("area")
    return list(rows.filter(pk=pk))


def first_words(actor, source):
    """What a suggestion made of an opinion begins with; None when this person may not make one of it."""
    if not (rows := begun_of(actor, source)):
        return None
    (row,) = rows
    where = f"{row.area}{row.place}"
    return {
        "subject": title_of(row.words, row.area.name, row.theme),
        "facts": f"群众反映（{where}，{row.received_on:%Y年%-m月%-d日}）：{row.words}",
    }


def began(target, links=None):
    """What people said that a case elsewhere was made of; ``links`` of the case, where they have been read before."""
    here, start = address(target), f"{Opinion._meta.label_lower}:"
    links = Link.objects.filter(target=here) if links is None else links
    became = [one.source for one in links if one.target == here and one.kind == Link.Kind.BECAME]
    keys = [source.rpartition(":")[2] for source in became if source.startswith(start)]
    return Opinion.objects.filter(pk__in=keys).order_by("received_on", "pk")


def drafted_as(target):
    """Those of them that wait for it to be handed in."""
    return began(target).filter(state=S.DRAFTED)


def began_for(actor, target, links=None):
    """Those of them that this person sees."""
    return began(target, links).visible_to(actor).select_related("area", "station")


COLUMNS = {
    "deputies.opinion_first": "first_due_on",
    "deputies.opinion_reply": "due_on",
    "deputies.opinion_again": "due_on",
}


def out_of_step():
    """Opinions whose stored day is not that of their running clock: two statements."""
    running = Deadline.objects.open().filter(key__in=COLUMNS).values_list("target_pk", "key", "due_on")
    wanted = {(pk, COLUMNS[key]): day for pk, key, day in running}
    rows = Opinion.objects.filter(pk__in={pk for pk, _ in wanted}).order_by("pk")
    return [
        row
        for row in rows
        if any(
            (row.pk, column) in wanted and wanted[row.pk, column] != getattr(row, column)
            for column in COLUMNS.values()
        )
    ]


# What is known of a time: for quarterly reports, the dossier, the summary.


def counted(**asked):
    """A count for Figure: opinions of each congress whose day lies in a time. ``on`` names the day."""
    column = asked.pop("on", "received_on")

    def count(congress_ids, since, until):
        rows = Opinion.objects.filter(congress__in=congress_ids, **{f"{column}__range": (since, until)}, **asked)
        return dict(rows.order_by().values("congress").annotate(n=Count("pk")).values_list("congress", "n"))

    return count


def received_by(deputy_ids, since, until):
    """(opinion, seat, day) of what deputies received. No actor: the dossier asks."""
    rows = Opinion.objects.filter(received_by__in=deputy_ids).received_in(since, until)
    return rows.order_by("received_on", "pk").values_list("pk", "received_by", "received_on")


def adopted_by(deputy_ids, since, until):
    """(opinion, seat, day) of what deputies made suggestions of. No actor: the dossier asks."""
    rows = Opinion.objects.filter(adopted_by__in=deputy_ids, adopted_on__range=(since, until))
    return rows.order_by("received_on", "pk").values_list("pk", "adopted_by", "adopted_on")
