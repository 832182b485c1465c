"""Reading the registers as of any day: who sits where, which bodies stand, which term runs."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from ..frame import clock, names
from ..models import SEATS, Area, Congress, Membership, Organization, Person, Session, Term


def bodies_on(actor, day, *, congress_id=None):
    """The bodies of a congress that stand on a day, each with its posts' holders (``.holders``): two queries."""
    holders = Membership.objects.on(day).select_related("person", "post", "term").order_by("post__order", "since")
    rows = Organization.objects.visible_to(actor).on(day).filter(congress=congress_id or actor.congress_id)
    return rows.select_related("parent", "area").prefetch_related(Prefetch("memberships", holders, to_attr="holders"))


def in_order(bodies):
    """The bodies in the order of their kinds; deputies are counted, not listed."""
    kinds = list(Organization.Kind)
    for body in bodies:
        body.leaders = [row for row in body.holders if row.role not in SEATS]
        body.deputy_count = len(body.holders) - len(body.leaders)
    return sorted(bodies, key=lambda body: kinds.index(body.kind))


def posts_of(body, day):
    """The posts of a body with who holds each on a day and who held it before."""
    rows = (
        Membership.objects.filter(organization=body).exclude(role__in=SEATS).select_related("person", "post", "term")
    )
    posts = list(body.posts.exclude(role__in=SEATS))
    held = {}
    for row in rows.order_by("-since"):
        held.setdefault(row.post_id, []).append(row)
    for post in posts:
        post.now = [row for row in held.get(post.pk, []) if row.in_force_on(day)]
        post.other = [row for row in held.get(post.pk, []) if not row.in_force_on(day)]
    return posts


def people(actor, day=None, *, words="", role="", term=None):
    """People of the county by name and role, with the posts they hold on a day, or – of a term – whoever was elected
    for it and as what (``.held``): two queries."""
    posts = Membership.objects.on(day) if day else Membership.objects.all()
    posts = posts.filter(term=term) if term else posts
    rows = found_by_name(Person.objects.visible_to(actor), words)
    if role or term:
        asked = posts.filter(role=role) if role else posts
        rows = rows.filter(Exists(asked.filter(person=OuterRef("pk"))))
    return rows.prefetch_related(
        Prefetch("memberships", posts.select_related("post__organization", "organization", "term"), to_attr="held")
    )


def named(actor, words):
    """People of the county of such a name – by characters, pinyin or initials –, with what they hold today."""
    return people(actor, clock.today(), words=words)


def posts_in_words(person):
    """What a person of ``people`` holds."""
    return "、".join(str(row.post) for row in person.held)


def kept_people(actor):
    """Whom this person may change (policies.institution.keeps_people, of many at once)."""
    rows = Person.objects.visible_to(actor)
    if actor.is_system:
        return rows
    rows = rows.filter(county=actor.county_id)
    if not actor.is_any("GO", "DAC", "TCH", "TSEC"):
        return rows.none()
    if actor.congress_id == actor.county_id:
        return rows
    posts = Membership.objects.filter(person=OuterRef("pk"))
    return rows.filter(Exists(posts.filter(congress=actor.congress_id)) | ~Exists(posts))


GIVEN_FROM = 4  # letters; fewer are one syllable, and that is a surname
READ_AS = ("name_initials", "name_joined", "name_short")


def by_name(words, prefix="", copy=""):
    """A person's name by characters, by how its pinyin, its initials or its surname with initials begin, or by a given name
    of two characters: 小明, wangxiao, wang xiao, wxm, wangxm, xiaoming. ``prefix`` leads to the person; ``copy`` is a column
    with the name as it was once written."""
    typed = names.joined(words)
    written = Q(**{f"{copy or f'{prefix}name'}__contains": words.strip()})
    if typed.isascii() and typed.isalpha():
        found = reduce(or_, (Q(**{f"{prefix}{column}__startswith": typed}) for column in READ_AS), written)
        whole, first = names.given_alone(typed)
        given = Q(**{f"{prefix}name_pinyin__regex": whole, f"{prefix}name_short__regex": first})
        return found | given if len(typed) >= GIVEN_FROM else found
    return written


def found_by_name(rows, words):
    return rows.filter(by_name(words)) if words.strip() else rows


def holders_today(wanted):
    """{Holders: [memberships]}, all in one query. No actor: it decides whom a clock reminds."""
    places = defaultdict(list)
    for holders in wanted:
        places[holders.place[0]].append(holders)
    asked = Q(pk=None)
    for name, there in places.items():
        roles = {role for holders in there for role in holders.roles}
        asked |= Q(role__in=roles, **{f"{name}__in": {holders.place[1] for holders in there}})
    found = defaultdict(list)
    for membership in Membership.objects.in_office().filter(asked) if places else ():
        for name in places:
            found[name, getattr(membership, name)].append(membership)
    return {holders: [row for row in found[holders.place] if holders.includes(row)] for holders in wanted}


def career(person, actor):
    """All posts a person holds or held, newest first."""
    return (
        Membership.objects.visible_to(actor)
        .filter(person=person)
        .select_related("post", "organization", "congress", "term")
        .order_by("-since")
    )


def area_counts(actor, day):
    """How many places of each level the county had on a day: [(label, n)]."""
    code = Congress.objects.filter(pk=actor.county_id).values_list("area__code", flat=True).first() or ""
    found = dict(
        Area.objects.on(day).filter(code__startswith=code).order_by().values_list("level").annotate(Count("pk"))
    )
    return [(level.label, found.get(level, 0)) for level in Area.Level]


def areas_below(code, day):
    """The places right below one, as of a day, with the number of their villages and communities."""
    there = (Q(parts__since=None) | Q(parts__since__lte=day)) & (Q(parts__until=None) | Q(parts__until__gte=day))
    return (
        Area.objects.on(day)
        .filter(parent__code=code)
        .select_related("congress")
        .annotate(
            villages=Count("parts", filter=there & Q(parts__level="village")),
            communities=Count("parts", filter=there & Q(parts__level="community")),
        )
    )


def terms(actor, day):
    """The terms of the actor's congress begun by a day, with the sessions opened by then; ``.runs`` that day."""
    sessions = Session.objects.filter(opens_on__lte=day).select_related("term").order_by("-number")
    runs = Exists(Term.objects.on(day).filter(pk=OuterRef("pk")))
    return (
        Term.objects.filter(congress=actor.congress_id, starts_on__lte=day)
        .annotate(runs=runs, still=Count("memberships", filter=Q(memberships__until=None)))
        .prefetch_related(Prefetch("meetings", sessions, to_attr="held"))
    )
