"""Reading contacts: whom one keeps contact with, who has waited too long, a fair share of deputies for each member."""

from collections import Counter, defaultdict
from datetime import timedelta

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Sum

from congress.frame import clock
from congress.models import Area, Congress, Membership, Notice
from congress.queries.institution import by_name
from congress.queries.rules import rule

from ..models import ContactAssignment, ContactLog, Counterpart, Deputy

GAP = "contact.gap_days"
MEMBERS, SEATS = ("LEAD", "SCM"), ("DEP", "TDEP")  # posts from which deputies, and households, are contacted
WITH_DEPUTIES = "deputy"  # beside the kinds of counterparts, in filters
KINDS = ((WITH_DEPUTIES, "代表"), *Counterpart.Kind.choices)
RELATED = ("congress", "by__person", "by__post", "deputy__person", "deputy__district", "counterpart__area")


def with_case(actor):
    return ContactAssignment.objects.visible_to(actor).select_related(*RELATED)


def gap_day(congress_id, on=None):
    """Who has had no contact since before this day has waited too long."""
    return (on or clock.today()) - timedelta(days=rule(congress_id, GAP, on))


def of_kind(kind, path=""):
    """The condition for one of KINDS."""
    return Q(**{f"{path}deputy__isnull": False}) if kind == WITH_DEPUTIES else Q(**{f"{path}counterpart__kind": kind})


def listed(actor, *, q="", kind="", town=None, congress=None, silent=False, ended=False, mine=False):
    """Assignments in force (or ended), whoever has waited longest first."""
    rows = with_case(actor)
    rows = rows.filter(until__lt=clock.today()) if ended else rows.in_force()
    if q and q.strip():
        word = q.strip()
        rows = rows.filter(
            by_name(word, "by__person__") | by_name(word, "deputy__person__") | Q(counterpart__name__contains=word)
        )
    rows = rows.filter(of_kind(kind)) if kind else rows
    rows = rows.filter(counterpart__area=town) if town else rows
    rows = rows.filter(congress=congress) if congress else rows
    rows = rows.filter(by__person=actor.person_id) if mine else rows
    return rows.silent_since(gap_day(actor.congress_id)) if silent else rows


def own(actor):
    """Those this person keeps contact with today, whoever has waited longest first."""
    return with_case(actor).in_force().filter(by__person=actor.person_id)


def silent(actor):
    """Of one's own, those that have waited too long."""
    return own(actor).silent_since(gap_day(actor.congress_id))


def logs(actor):
    """Contacts as this person may read them, with what a list shows."""
    related = ("by__person", "by__post", "assignment__deputy__person", "assignment__counterpart", "congress")
    return ContactLog.objects.visible_to(actor).select_related(*related)


def listed_logs(
    actor, *, q="", way="", kind="", town=None, congress=None, year=None, since=None, until=None, help="", mine=False
):
    """The log, the latest first; what was withdrawn is left out."""
    rows = logs(actor).standing()
    if q and q.strip():
        word = q.strip()
        rows = rows.filter(by_name(word, "by__person__") | Q(topic__contains=word) | Q(whom__contains=word)
                           | Q(assignment__counterpart__name__contains=word))  # fmt: skip
    asked = {"way": way, "assignment__counterpart__area": town, "congress": congress, "on__year": year,
             "on__gte": since, "on__lte": until, "help": help}  # fmt: skip
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    rows = rows.filter(of_kind(kind, "assignment__")) if kind else rows
    return rows.filter(by__person=actor.person_id) if mine else rows


def as_opinion(actor, pk):
    """What a contact this person reads has brought, as the first words of an opinion; {} without one."""
    log = logs(actor).filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if log is None:
        return {}
    found = {"source": "phone" if log.way == "phone" else "visit", "received_on": log.on, "text": log.said}
    found |= {} if log.withdrawn_because else {"contact_log": log.pk}
    if log.assignment_id and log.assignment.counterpart_id:
        found |= {"area": log.assignment.counterpart.area_id, "place": log.assignment.counterpart.place}
    return found


def years(actor):
    days = ContactLog.objects.visible_to(actor).order_by().dates("on", "year", order="DESC")
    return [day.year for day in days]


def towns(actor):
    """The townships and streets of this county."""
    county = Congress.objects.filter(pk=actor.county_id).values_list("area__code", flat=True).first() or "x"
    return Area.objects.filter(code__startswith=county, level__in=["township", "street", "scenic"])


def members(congress_id, on=None):
    """The committee's members in office: who keeps contact with deputies. No actor: posts are public."""
    rows = Membership.objects.on(on or clock.today()).filter(congress=congress_id, role__in=MEMBERS)
    return rows.select_related("person", "post").order_by("post__order", "person__name_pinyin", "pk")


def seats(congress_id, on=None):
    """The deputies in office of one congress. No actor: names of deputies are public."""
    rows = Deputy.objects.of(congress_id).on(on or clock.today())
    return rows.select_related("person", "membership", "district")


def uncontacted(congress_id, delegation=None):
    """Deputies with whom no committee member keeps contact today."""
    held = ContactAssignment.objects.in_force().filter(deputy=OuterRef("pk"))
    rows = seats(congress_id).filter(~Exists(held))
    return rows.filter(delegation=delegation) if delegation else rows


def loads(memberships):
    """{membership pk: how many deputies he keeps contact with today}."""
    rows = ContactAssignment.objects.in_force().filter(by__in=memberships, deputy__isnull=False).order_by()
    return dict(rows.values_list("by").annotate(n=Count("pk")))


def fair(deputies, memberships, held):
    """{deputy pk: membership}: each deputy to whoever has fewest so far, in the order given; nobody to himself."""
    load, found = Counter({one.pk: held.get(one.pk, 0) for one in memberships}), {}
    for deputy in deputies:
        others = [one for one in memberships if one.person_id != deputy.person_id]
        if others:
            chosen = min(others, key=lambda one: load[one.pk])
            load[chosen.pk] += 1
            found[deputy.pk] = chosen
    return found


def tree(actor, membership):
    """A committee member's deputies, each with his own counterparts: [(assignment, [assignments])], two statements."""
    first = list(with_case(actor).in_force().filter(by=membership, deputy__isnull=False))
    below = defaultdict(list)
    held = [one.deputy.membership_id for one in first]
    for row in with_case(actor).in_force().filter(by__in=held):
        below[row.by_id].append(row)
    return [(one, below[one.deputy.membership_id]) for one in first]


def running_for(seats, posts, day):
    """What runs on the day before and hangs on one of these seats, or is kept by one of these posts."""
    rows = ContactAssignment.objects.filter(until=None, since__lt=day)
    return list(rows.filter(Q(deputy__in=seats) | Q(by__in=posts)).order_by("pk"))


def departed(day):
    """Assignments that still run though one of the two has left his seat or post."""
    left = Q(by__until__lt=day) | Q(deputy__membership__until__lt=day)
    rows = ContactAssignment.objects.filter(left, until=None).order_by("pk")
    return rows.select_related("by__person", "deputy__person", "deputy__membership__person", "counterpart")


def roots(actor):
    """[(member, deputies in contact, of these waiting too long)] of the county's committee: two statements."""
    mine = {} if actor.is_any("LEAD", "DAC", "GO") else {"by__person": actor.person_id}
    rows = ContactAssignment.objects.visible_to(actor).in_force().filter(deputy__isnull=False, **mine).order_by()
    day = gap_day(actor.county_id)
    late = Q(last_on__lt=day) | Q(last_on=None, since__lt=day)
    counted = {
        pk: (n, waiting)
        for pk, n, waiting in rows.values_list("by").annotate(n=Count("pk"), late=Count("pk", filter=late))
    }
    return [(one, *counted[one.pk]) for one in members(actor.county_id) if one.pk in counted]


def with_gaps(congress_id):
    """Everybody of one congress who has let somebody wait too long: [(membership, how many)]. No actor: the clock asks."""
    rows = (
        ContactAssignment.objects.in_force().filter(congress=congress_id).silent_since(gap_day(congress_id)).order_by()
    )
    waiting = dict(rows.values_list("by").annotate(n=Count("pk")))
    return [(one, waiting[one.pk]) for one in Membership.objects.in_office().filter(pk__in=waiting)]


def told(key):
    """The people who have been told this already. No actor: the clock asks."""
    rows = Notice.objects.filter(digest_key__startswith=f"{key}:").values_list("person", flat=True)
    return set(rows)


def holders(congress_id, on=None):
    """Whoever may keep contact for a congress: its deputies, of the county's also the committee's members."""
    rows = Membership.objects.on(on or clock.today()).filter(congress=congress_id, role__in=(*SEATS, *MEMBERS))
    return rows.select_related("person", "post").order_by("person__name_pinyin", "pk")


def with_help(rows, year):
    """Assignments with their ``visits``, ``cash`` and ``goods`` of one year."""
    of_year = Q(logs__on__year=year, logs__withdrawn_because="")
    return rows.annotate(
        visits=Count("logs", filter=of_year),
        cash=Sum("logs__worth", filter=of_year & Q(logs__help="cash")),
        goods=Sum("logs__worth", filter=of_year & Q(logs__help="goods")),
    )


def counted(what):
    """Of a figure: ``times``, ``households``, ``people`` or ``worth`` of each congress's contacts, in one statement."""

    def count(congress_ids, since, until):
        rows = ContactLog.objects.standing().filter(congress__in=congress_ids, on__range=(since, until)).order_by()
        sums = Count("pk") if what == "times" else Sum(what)
        return dict(rows.values_list("congress").annotate(n=sums))

    return count


def of_seats(deputy_ids, since, until):
    """The contacts of these deputies' persons (``by__person__deputies``), whichever of their posts it was made by, as named
    rows of plain columns. No actor: the dossier asks.

    A committee member's contacts count for his seat as deputy of the same congress, while he held it.
    """
    seat = "by__person__deputies"
    held = Q(**{f"{seat}__membership__until": None}) | Q(**{f"{seat}__membership__until__gte": F("on")})
    rows = ContactLog.objects.standing().filter(
        held, on__range=(since, until),
        **{f"{seat}__in": deputy_ids, f"{seat}__congress": F("congress"), f"{seat}__membership__since__lte": F("on")},
    )  # fmt: skip
    return rows.order_by("on", "pk").values_list(
        "pk", "on", "way", "help", "worth", seat, "assignment__deputy__person__name",
        "assignment__counterpart__name", "assignment__counterpart__kind", named=True,
    )  # fmt: skip


def out_of_step():
    """Assignments whose kept day of the last contact is not that of their log. No actor: a self-check asks."""
    last = Max("logs__on", filter=Q(logs__withdrawn_because=""))
    rows = ContactAssignment.objects.annotate(found=last).exclude(last_on=F("found")).exclude(last_on=None, found=None)
    return rows.select_related("by__person", "deputy__person", "counterpart").order_by("pk")
