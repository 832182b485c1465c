"""Keeping the registers: places, congresses, terms, bodies, people, and who holds which post from when to when."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.frame import clock, guards, kinds, numbers
from congress.frame.workflow import Refused

from ..models import (
    ADMINISTRATORS,
    BY_TERM,
    DEPUTIES,
    Area,
    Congress,
    Membership,
    Organization,
    Person,
    Post,
    RuleValue,
    Term,
)
from ..policies import institution as policies
from ..queries.importing import in_pieces
from ..queries.institution import kept_people
from ..queries.rules import looking_back, rule
from . import records
from .registers import demand, keep, keep_all
from .terms import open_term


@transaction.atomic
def keep_area(area, *, actor):
    """Enter a township, street, village or community, or change one: a place that is merged gets its last day."""
    demand(policies.keeps_areas, actor, area.parent)
    return keep(area, actor=actor, congress_id=actor.county_id)


def add_area(*, actor, **columns):
    return keep_area(Area(**columns), actor=actor)


@transaction.atomic
def add_congress(*, actor, **columns):
    """The county's congress, or a township's below it."""
    demand(policies.founds_townships, actor)
    congress = Congress(**columns)
    return keep(congress, actor=actor, congress_id=congress.parent_id or actor.county_id)


@transaction.atomic
def found_township(area, *, actor, name, short_name, term_number, starts_on):
    """A township's congress with its running term and the two bodies every township has; its posts follow."""
    county = Congress.objects.get(pk=actor.county_id)
    congress = add_congress(
        actor=actor, name=name, short_name=short_name, level=Congress.Level.TOWNSHIP, parent=county, area=area
    )
    open_term(actor=actor, congress=congress, number=term_number, starts_on=starts_on)
    Kind = Organization.Kind
    for order, (kind, suffix) in enumerate(((Kind.CONGRESS, ""), (Kind.PRESIDIUM, "主席团"))):
        add_organization(
            actor=actor,
            congress=congress,
            kind=kind,
            name=name + suffix,
            short_name=short_name + suffix,
            area=area,
            since=starts_on,
            order=order,
        )
    return congress


@transaction.atomic
def keep_organization(organization, *, actor):
    """Enter a new body or change one."""
    demand(policies.keeps_bodies, actor, organization.congress)
    return keep(organization, actor=actor, congress_id=organization.congress_id)


def add_organization(*, actor, **columns):
    return keep_organization(Organization(**columns), actor=actor)


@transaction.atomic
def enter_bodies(bodies, *, actor):
    """Enter a list of new bodies at once, with one line in the log for each congress. Returns them."""
    for congress in _congresses_of(bodies):
        demand(policies.keeps_bodies, actor, congress)
    for body in bodies:
        body.clean_fields(exclude=["congress", "parent", "area"])
    with guards.spoken():
        entered = Organization.objects.bulk_create(bodies)
    for congress_id in sorted({body.congress_id for body in entered}):
        own = [body for body in entered if body.congress_id == congress_id]
        _record_list(Organization, own, actor=actor, congress_id=congress_id)
    return entered


@transaction.atomic
def change_bodies(changed, *, actor):
    """Change a list of bodies at once: [(body, columns before)]."""
    for congress in _congresses_of([body for body, _ in changed]):
        demand(policies.keeps_bodies, actor, congress)
        own = [(body, was) for body, was in changed if body.congress_id == congress.pk]
        keep_all(own, actor=actor, congress_id=congress.pk)


def _congresses_of(rows):
    return list(Congress.objects.filter(pk__in={row.congress_id for row in rows}).order_by("pk"))


@transaction.atomic
def enter_areas(areas, *, actor):
    """Enter a list of new places at once, all within the place of one's own congress. Returns them."""
    _demand_within(areas, actor)
    for area in areas:
        area.clean_fields(exclude=["parent"])
        area.clean()
    entered = Area.objects.bulk_create(areas)
    if entered:
        _record_list(Area, entered, actor=actor, congress_id=actor.county_id)
    return entered


@transaction.atomic
def change_areas(changed, *, actor):
    """Change a list of places at once: [(area, columns before)]."""
    _demand_within([area for area, _ in changed], actor)
    keep_all(changed, actor=actor, congress_id=actor.county_id)


def _demand_within(areas, actor):
    demand(policies.keeps_areas, actor)
    own = Congress.objects.select_related("area").get(pk=actor.congress_id).area.code
    if any(area.code == own or not area.code.startswith(own) for area in areas):
        raise PermissionDenied("只能办理本地区之内的区域。")


@transaction.atomic
def keep_person(person, *, actor):
    """Enter a new person or change one."""
    demand(policies.keeps_people, actor, person)
    return keep(person, actor=actor, congress_id=person.county_id)


def add_person(*, actor, **columns):
    return keep_person(Person(**columns), actor=actor)


@transaction.atomic
def enter_people(people, *, actor, congress):
    """Enter a whole list of new persons at once, with one line in the log that names them. Returns them."""
    if not people:
        return []
    for person in people:
        person.county = congress
        demand(policies.keeps_people, actor, person)
        person.read_name()
        person.clean_fields(exclude=["county"])
    entered = Person.objects.bulk_create(people)
    _record_list(Person, entered, actor=actor, congress_id=congress.pk)
    return entered


@transaction.atomic
def change_people(changed, *, actor):
    """Change a list of persons at once: [(person, columns before)], with one line in the log. All or none."""
    wanted = {person.pk for person, _ in changed}
    kept = sum(kept_people(actor).filter(pk__in=piece).count() for piece in in_pieces(wanted))
    if kept < len(wanted):
        raise PermissionDenied(f"只有{policies.keeps_people.__doc__}可以办理。")
    for person, _ in changed:
        person.read_name()
    return keep_all(changed, actor=actor, congress_id=actor.county_id)


@transaction.atomic
def add_post(*, actor, organization, title, role="MEMBER", single_seat=False, by_term=False, order=0):
    """A seat in a body. What rights it carries is the security administrator's to say; some are always for a term."""
    demand(policies.gives_posts, actor, role, organization.congress)
    if role in ADMINISTRATORS and organization.congress.level != Congress.Level.COUNTY:
        raise Refused("系统管理员、安全管理员、审计员设在县级人大机关。")
    post = Post(
        organization=organization,
        title=title,
        role=role,
        single_seat=single_seat or role in ADMINISTRATORS,
        by_term=by_term or role in BY_TERM,
        order=order,
    )
    return keep(post, actor=actor, congress_id=organization.congress_id)


@transaction.atomic
def appoint(person, post, *, actor, since, until=None):
    """A person takes a post. The database refuses a second holder of a single seat, a second administrator's post."""
    demand(policies.gives_posts, actor, post.role, post.organization.congress)
    if person.pk == actor.person_id:
        raise Refused("不能给自己登记任职，请由另一位经办人办理。")
    membership = _membership(person, post, since, until, term=_term_of(post, since))
    return keep(membership, actor=actor, congress_id=membership.congress_id)


@transaction.atomic
def appoint_all(appointments, *, actor, since, until=None):
    """Many (person, post) pairs from one day on, all or none; the database refuses what ``appoint`` would."""
    for role, congress in {(post.role, post.organization.congress) for _, post in appointments}:
        demand(policies.gives_posts, actor, role, congress)
    terms = {post: _term_of(post, since) for post in {post for _, post in appointments}}
    with guards.spoken():
        taken = Membership.objects.bulk_create(
            _membership(person, post, since, until, term=terms[post]) for person, post in appointments
        )
    for congress_id in sorted({membership.congress_id for membership in taken}):
        own = [membership for membership in taken if membership.congress_id == congress_id]
        _record_list(Membership, own, actor=actor, congress_id=congress_id)
    return taken


def _term_of(post, day):
    """The term a post is taken for on a day; None for posts that no term ends."""
    if not post.by_term:
        return None
    term = Term.objects.on(day).filter(congress=post.organization.congress_id).first()
    if term is None:
        raise Refused(f"{post}随届任职，{numbers.long_date(day)}没有登记届次，请先登记这一届。")
    return term


def _membership(person, post, since, until=None, *, term):
    body = post.organization
    if person.county_id != body.congress.county_id:
        raise Refused(f"{person}不是本县登记的人员。")
    if term and term.ends_on and post.role in DEPUTIES:
        until = min(until or term.ends_on, term.ends_on)
    return Membership(
        person=person,
        post=post,
        since=since,
        until=until,
        organization=body,
        congress=body.congress,
        role=post.role,
        single_seat=post.single_seat,
        term=term,
        administrator=post.role in ADMINISTRATORS,
    )


def _record_list(model, rows, *, actor, congress_id):
    """One line for a list that was entered together, with every row named in it."""
    records.record(
        f"{model._meta.label_lower}.enter",
        actor=actor,
        congress_id=congress_id,
        text=f"{actor.name}登记{model._meta.verbose_name}{len(rows)}项",
        after={"名单": [str(row) for row in rows]},
    )


@transaction.atomic
def end_membership(membership, *, actor, until, because):
    """A person leaves a post; the row stays, so that every register can be read as of any day."""
    demand(policies.gives_posts, actor, membership.role, membership.congress)
    if not because.strip():
        raise Refused("离任请写明原因。")
    if membership.until is not None and membership.until < clock.today():
        raise Refused(f"{membership.person}已于{numbers.long_date(membership.until)}离任。")
    membership.until, membership.ended_because = until, because
    return keep(membership, actor=actor, verb="end", congress_id=membership.congress_id)


@transaction.atomic
def set_rule(congress, key, value, *, actor, since, reason):
    """Set a local rule from a day on, within its lawful range. Dates that are fixed stay: a deadline is a row of its
    own, and what began earlier is read as of its day."""
    item = kinds.rules[key]
    demand(policies.sets_rule, actor, item)
    if congress.pk != actor.congress_id and not actor.is_system:
        raise PermissionDenied("只能设定本级的规则。")
    if fault := item.fault(value):
        raise Refused(fault)
    if not reason.strip():
        raise Refused("请写明依据或理由。")
    row = RuleValue(congress=congress, key=key, value=value, since=since, reason=reason, set_by=actor.name)
    before, after = item.said(rule(congress.pk, key, since)), item.said(value)
    backwards = looking_back(congress.pk, item, value, since)
    row.full_clean()
    row.save()
    records.record(
        "congress.rulevalue.add",
        actor=actor,
        obj=row,
        congress_id=congress.pk,
        text=f"{actor.name}设定规则“{item.label}”：自{numbers.long_date(since)}起由“{before}”改为“{after}”",
        before={item.label: before},
        after={item.label: after, "施行日": str(since), "依据": reason} | ({"追溯": backwards} if backwards else {}),
        reason=reason,
    )
    return row
