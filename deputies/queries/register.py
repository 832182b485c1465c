"""Reading the register of deputies as of any day."""

from collections import Counter

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery

from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.models import Account, Organization, Term
from congress.queries.institution import by_name

from ..models import (
    CommitteeDeputy,
    ContactAssignment,
    Deputy,
    ElectoralDistrict,
    GroupMember,
    StationDeputy,
)
from ..models.deputy import UNCONFIRMED
from . import structure
from .groups import there

SHOWN = ("person", "congress", "delegation", "term", "membership", "district")  # what a row of a list shows


def with_groups(rows):
    """The same rows with the body and the name of the group each belongs to today."""
    mine = GroupMember.objects.filter(there(clock.today()), deputy=OuterRef("pk"))
    body, name = (Subquery(mine.values(path)[:1]) for path in ("group__organization", "group__organization__name"))
    return rows.annotate(group_body=body, group_name=name)


def deputies_on(actor, day, *, congress_id=None):
    """Deputies in office on a day, with what a list row shows: one query."""
    rows = Deputy.objects.visible_to(actor).on(day).of(congress_id or actor.congress_id)
    return rows.select_related(*SHOWN)


def deputies_above(actor, day, *, level="", congress_id=None):
    """Those who sit on a day in congresses above the county, of one level or of all: one query."""
    rows = Deputy.objects.visible_to(actor).on(day).filter(congress=congress_id or actor.county_id)
    return rows.filter(level__in=[level] if level else Deputy.UPPER).select_related(*SHOWN)


def counts_by_level(actor, day):
    """{level: deputies in office on a day} of the whole county, the townships' together."""
    rows = Deputy.objects.visible_to(actor).on(day).order_by().values_list("level").annotate(Count("pk"))
    return dict(rows)


def seats_of(person, actor):
    """Every seat a person has or had as deputy, of whatever level, newest first."""
    rows = Deputy.objects.visible_to(actor).filter(person=person)
    return rows.select_related("membership", "term", "congress", "district").order_by("-membership__since", "-pk")


def deputies_of(actor, term):
    """Every deputy a term has had, those who left before its end too: one query."""
    return Deputy.objects.visible_to(actor).filter(term=term).select_related(*SHOWN)


def listed(actor, day, *, congress_id, whole=None, words):
    """What the page of the register was asked for: who sits on a day – of this congress or above it – or a whole term."""
    level = words.get("level")
    if level in ("above", *Deputy.UPPER):
        rows = deputies_above(actor, day, level="" if level == "above" else level)
    elif level:
        rows = Deputy.objects.visible_to(actor).on(day).of_level(level).select_related(*SHOWN)
    elif whole:
        rows = deputies_of(actor, whole)
    else:
        rows = deputies_on(actor, day, congress_id=congress_id)
    rows = rows.filter(district=words["district"]) if words.get("district") else rows
    rows = structure.narrowed(rows, day, words)
    rows = lacking(rows, words["lacks"], day) if words.get("lacks") else rows
    return found(rows, words=words.get("q") or "", delegation=words.get("delegation"))


LACKS = {"group": "没有编入代表小组", "station": "没有编入联络站", "account": "没有账号", "contact": "没有人联系",
         "committee": "没有对口专工委"}  # fmt: skip
KEPT_IN = {"group": GroupMember, "station": StationDeputy, "contact": ContactAssignment, "committee": CommitteeDeputy}


def lacking(rows, what, day):
    """Those of the deputies who on a day have not what LACKS names."""
    if what == "account":
        return rows.filter(~Exists(Account.objects.filter(person=OuterRef("person"), is_active=True)))
    there = Q(until=None) | Q(until__gte=day)
    return rows.filter(~Exists(KEPT_IN[what].objects.filter(there, deputy=OuterRef("pk"))))


def found(rows, *, words="", delegation=None):
    """By name (characters, pinyin, initials), card number, district and delegation."""
    if words.strip():
        rows = rows.filter(
            by_name(words, "person__") | Q(card_no=words.strip()) | Q(district__name__contains=words.strip())
        )
    return rows.filter(delegation=delegation) if delegation else rows


def named(actor, words):
    """Deputies in office of such a name, of the actor's own congress."""
    return found(deputies_on(actor, clock.today()), words=words)


def delegations(actor, day, *, congress_id=None):
    """The delegations that stand on a day, with their numbers of deputies in office."""
    in_office = Q(deputies__membership__since__lte=day) & (
        Q(deputies__membership__until=None) | Q(deputies__membership__until__gte=day)
    )
    in_office &= ~Q(deputies__state__in=UNCONFIRMED)
    rows = (
        Organization.objects.visible_to(actor)
        .on(day)
        .filter(kind="delegation", congress=congress_id or actor.congress_id)
    )
    return rows.annotate(deputy_count=Count("deputies", filter=in_office))


def seats(actor, day, *, congress_id=None):
    """(seats fixed, deputies in office, vacancies) of the term that runs on a day; seats None when not entered, less than
    none when more sit than may."""
    terms = Term.objects.on(day).filter(congress=congress_id or actor.congress_id).values("deputy_seats")[:1]
    sitting = deputies_on(actor, day, congress_id=congress_id).order_by().annotate(_fixed=Subquery(terms))
    held, fixed = sitting.aggregate(held=Count("pk"), fixed=Max("_fixed")).values()
    if not held:
        fixed = next(iter(terms), {"deputy_seats": None})["deputy_seats"]
    return fixed, held, None if fixed is None else fixed - held


def districts(actor, term, day):
    """The districts of a term with their deputies in office on a day (``.held``) and empty seats (``.vacant``): one query."""
    in_office = Q(deputies__membership__since__lte=day) & (
        Q(deputies__membership__until=None) | Q(deputies__membership__until__gte=day)
    )
    in_office &= ~Q(deputies__state__in=UNCONFIRMED)
    rows = ElectoralDistrict.objects.visible_to(actor).filter(term=term).select_related("delegation", "area")
    return (
        rows.annotate(held=Count("deputies", filter=in_office))
        .annotate(vacant=F("seats") - F("held"))
        .order_by("number")
    )


def empty_districts(actor, term):
    """Districts with a seat that nobody holds from tomorrow on: whoever leaves today sits to the end of the day."""
    return districts(actor, term, clock.today() + ONE_DAY).filter(vacant__gt=0)


def all_seats(actor, day):
    """One line a congress of the county: [(congress, term, fixed seats, in office, vacant or None)], two queries; vacant is
    less than none where more sit than may."""
    terms = Term.objects.visible_to(actor).on(day).select_related("congress__area").order_by("congress__area__code")
    held = Counter(
        dict(
            Deputy.objects.visible_to(actor)
            .on(day)
            .exclude(term=None)
            .order_by()
            .values_list("term")
            .annotate(Count("pk"))
        )
    )
    return [
        (term.congress, term, term.deputy_seats, held[term.pk],
         None if term.deputy_seats is None else term.deputy_seats - held[term.pk])
        for term in terms
    ]  # fmt: skip


def sitting(terms):
    """Who holds a seat of these terms from now on, also while his election is examined: what is counted against the seats."""
    return Deputy.objects.filter(term__in=terms, membership__until=None).exclude(state=Deputy.State.VOID)


def over_seats(term, districts):
    """Why a term or one of its districts now has more deputies than seats, in words; "" while all is well."""
    held = sitting([term])
    if term.deputy_seats and (count := held.count()) > term.deputy_seats:
        return f"{term.congress}{term}代表名额{term.deputy_seats}名，这样登记将有{count}名，超过名额。"
    counts = dict(held.filter(district__in=districts).order_by().values_list("district").annotate(Count("pk")))
    for row in ElectoralDistrict.objects.filter(pk__in=counts):
        if counts[row.pk] > row.seats:
            return f"{row.name}应选代表{row.seats}名，这样登记将有{counts[row.pk]}名，超过名额。"
    return ""


def upper_levels(actor, day):
    """[(level, how many in office)] of the congresses above the county."""
    held = counts_by_level(actor, day)
    return [(level, held.get(level, 0)) for level in Deputy.UPPER]


def running_term(congress):
    """The term of a congress that runs today, or None. No actor: terms are public."""
    return congress and Term.objects.on(clock.today()).filter(congress=congress).first()


def vacancies(districts):
    """How many seats of these districts are empty."""
    return sum(max(0, row.vacant) for row in districts)
