"""Keeping the register of deputies: a seat taken, put right, or kept of a congress above the county."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.actions import institution, records
from congress.actions.registers import keep_all
from congress.frame import guards
from congress.frame.workflow import Refused
from congress.models import Organization, Post, Role, Term

from ..models import Deputy
from ..policies import register as policies
from ..queries import register as queries

ABOVE = {"national": "全国人民代表大会", "provincial": "省人民代表大会", "prefecture": "市人民代表大会"}
State = Deputy.State


def deputy_post(congress):
    """The post that every deputy of a congress holds; made with the first of them."""
    body = Organization.objects.filter(congress=congress, kind=Organization.Kind.CONGRESS).order_by("pk").first()
    if body is None:
        raise Refused(f"请先登记机构“{congress.name}”。")
    role = Role.DEP if congress.level == "county" else Role.TDEP
    post, _ = Post.objects.get_or_create(organization=body, title="代表", defaults={"role": role, "by_term": True})
    return post


def post_above(county, level, since):
    """The post of whoever sits in a congress above the county; its body stands in the county's register by name."""
    body, _ = Organization.objects.get_or_create(
        congress=county, kind=Organization.Kind.UPPER_CONGRESS, name=ABOVE[level],
        defaults={"short_name": ABOVE[level].replace("人民代表大会", "人大"), "since": since},
    )  # fmt: skip
    if body.since > since:  # no seat is older than the body it is in
        body.since = since
        body.save(update_fields=["since"])
    return Post.objects.get_or_create(organization=body, title="代表", defaults={"role": Role.UDEP})[0]


def _demand(actor, congress_id, verb):
    if not policies.keeps_deputies(actor, congress_id):
        raise PermissionDenied(f"只有{policies.keeps_deputies.__doc__}可以{verb}。")


def _demand_entering(actor, congress, verb):
    if not policies.enters_deputies(actor, congress):
        raise PermissionDenied(f"只有{policies.enters_deputies.__doc__}可以{verb}。")


def _demand_seats(term, deputies):
    """After these took their seats: no more than were fixed, of the congress and of each district. The seats of a term are
    fixed before its election, a district elects one to three (选举法第二十五条)."""
    Term.objects.filter(pk=term.pk).update(number=term.number)  # held: of two at once the second sees the first
    if words := queries.over_seats(term, {one.district_id for one in deputies} - {None}):
        raise Refused(words)


def _demand_within(term, congress, since):
    """Nobody takes a seat before his congress's term has begun or after it has ended."""
    if term.congress_id != congress.pk or not term.starts_on <= since <= (term.ends_on or since):
        raise Refused("任职日须在本届之内。")


def _take(deputy, membership):
    """The row of a seat, for the person and the congress of the post it stands on."""
    deputy.membership, deputy.person, deputy.congress = membership, membership.person, membership.congress
    deputy.full_clean()
    with guards.spoken():
        deputy.save()
    return deputy


@transaction.atomic
def seat(person, *, actor, congress, term, card_no, since, delegation=None, district=None, state=State.ACTIVE):
    """A person becomes deputy of a congress for a term: a post and the row that says district, delegation and card."""
    _demand(actor, congress.pk, "登记代表")
    _demand_within(term, congress, since)
    if district and district.term_id != term.pk:
        raise ValidationError({"district": "请选择本届的选区。"})
    membership = institution.appoint(person, deputy_post(congress), actor=actor, since=since)
    deputy = _take(
        Deputy(
            level=congress.level, term=term, card_no=card_no, delegation=delegation, district=district, state=state
        ),
        membership,
    )
    _demand_seats(term, [deputy])
    records.record(
        "deputies.deputy.seat", actor=actor, obj=deputy, text=f"{actor.name}登记{congress}{term}代表：{person}"
    )
    return deputy


@transaction.atomic
def seat_all(seats, *, actor, congress, term, state=State.ACTIVE, since=None):
    """Everybody elected to a new congress takes his seat on its first day (or on ``since``), all or none.

    ``seats``: dicts of person, card_no, district, delegation. Returns the deputies in the same order.
    """
    _demand_entering(actor, congress, "登记代表")
    since = since or term.starts_on
    _demand_within(term, congress, since)
    post = deputy_post(congress)
    held = institution.appoint_all([(seat["person"], post) for seat in seats], actor=actor, since=since)
    with guards.spoken():
        seated = Deputy.objects.bulk_create(
            Deputy(membership=membership, congress=congress, level=congress.level, term=term, state=state, **seat)
            for membership, seat in zip(held, seats, strict=True)
        )
    _demand_seats(term, seated)
    return seated


@transaction.atomic
def seat_above(person, *, actor, county, level, term_number, card_no, since, elected_by="", until=None):
    """The county notes that a person it knows sits in the prefecture's, the province's or the national congress."""
    _demand(actor, county.pk, "登记上级人大代表")
    if level not in Deputy.UPPER:
        raise ValidationError({"level": "请选择上级人大的级别。"})
    membership = institution.appoint(person, post_above(county, level, since), actor=actor, since=since, until=until)
    deputy = Deputy(level=level, term_number=term_number, card_no=card_no, elected_by=elected_by)
    _take(deputy, membership)
    records.record(
        "deputies.deputy.seat", actor=actor, obj=deputy, text=f"{actor.name}登记{deputy.get_level_display()}：{person}"
    )
    return deputy


@transaction.atomic
def change(deputy, *, actor, card_no, delegation=None, district=None, elected_by=""):
    """Put a deputy's delegation, district or card number right."""
    _demand(actor, deputy.congress_id, "修改")
    if district and district.term_id != deputy.term_id:
        raise ValidationError({"district": "请选择本届的选区。"})
    was = records.snapshot(Deputy.objects.get(pk=deputy.pk))
    moves = district is not None and district.pk != was["district_id"]
    deputy.delegation, deputy.district, deputy.card_no, deputy.elected_by = delegation, district, card_no, elected_by
    deputy.full_clean()
    deputy.save()
    if moves:
        _demand_seats(deputy.term, [deputy])
    before, after = records.changes(deputy, was)
    records.record(
        "deputies.deputy.change",
        actor=actor,
        obj=deputy,
        before=before,
        after=after,
        text=f"{actor.name}修改代表登记：{deputy}",
    )
    return deputy


@transaction.atomic
def change_all(changed, *, actor, congress):
    """Put delegation, district or card number of many deputies of a congress right: [(deputy, its columns before)]."""
    _demand_entering(actor, congress, "修改")
    if any(deputy.congress_id != congress.pk for deputy, _ in changed):
        raise PermissionDenied(f"只有{policies.enters_deputies.__doc__}可以修改。")
    kept = keep_all(changed, actor=actor, congress_id=congress.pk)
    if moved := [deputy for deputy, was in changed if deputy.term_id and deputy.district_id != was["district_id"]]:
        _demand_seats(moved[0].term, moved)
    return kept
