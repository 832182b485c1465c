"""Who works for the townships' congresses: in which post, since when, how old, full-time, deputy of the county or not."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from congress.frame import clock

from ..models import Membership, Organization, of_townships

OFFICERS = ("TCH", "TSEC")  # are staff by their post; others are entered


def staff(actor):
    """The staff in office that this person sees, township by township. ``staff_row`` of a Membership is its
    TownshipStaff or None, ``is_deputy`` says whether he sits in the county's congress today."""
    county = (
        Membership.objects.in_office().with_role("DEP").filter(person=OuterRef("person"), congress=actor.county_id)
    )
    rows = Membership.objects.in_office().filter(Q(role__in=OFFICERS) | Q(staff__isnull=False))
    rows = of_townships(rows, actor).select_related("person", "post", "congress__area", "staff")
    return rows.annotate(is_deputy=Exists(county)).order_by("congress__area__code", "post__order", "since", "pk")


def could_join(actor):
    """Who holds a post in the own congress – no deputy's, no unit's – and is not in the register yet."""
    bodies = (Organization.Kind.CONGRESS, Organization.Kind.PRESIDIUM, Organization.Kind.GENERAL_OFFICE)
    rows = Membership.objects.in_office().filter(congress=actor.congress_id, organization__kind__in=bodies)
    rows = rows.exclude(role__in=(*OFFICERS, "TDEP")).filter(staff=None)
    return rows.select_related("person", "post__organization").order_by("post__order", "person__name_pinyin")


@dataclass(frozen=True, kw_only=True)
class Member:
    """One of the staff on a day."""

    held: Membership
    age: int | None

    @property
    def is_chair(self):
        return self.held.role == "TCH"

    @property
    def full_time(self):
        """True, False, or None where nobody has said."""
        row = getattr(self.held, "staff", None)
        return row.full_time if row else None


def age_on(day, born_on):
    """Full years."""
    if born_on is None:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


@dataclass(frozen=True, kw_only=True)
class Township:
    """The staff of one township, and what it lacks."""

    congress: object
    members: list

    @property
    def gaps(self):
        chairs = [one for one in self.members if one.is_chair]
        found = [] if chairs else ["没有主席"]
        for role, word in (("TCH", "主席"), ("TSEC", "秘书")):
            if not any(one.held.role == role and one.full_time for one in self.members):
                found.append(f"没有专职{word}")
        return found + [f"{one.held.post.title}不是县人大代表" for one in chairs if not one.held.is_deputy]


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """A county's chairs in figures (S09: average age, the youngest, all of them deputies of the county)."""

    towns: list

    @property
    def chairs(self):
        return [one for one in self.members if one.is_chair]

    @property
    def ages(self):
        return [one.age for one in self.chairs if one.age is not None]

    @property
    def average_age(self):
        """To one decimal; None where no birthday is known."""
        return round(sum(self.ages) / len(self.ages), 1) if self.ages else None

    @property
    def youngest(self):
        return min(self.ages, default=None)

    @property
    def deputies(self):
        return sum(one.held.is_deputy for one in self.chairs)

    @property
    def full_time(self):
        return sum(one.full_time is True for one in self.chairs)

    @property
    def members(self):
        return [one for town in self.towns for one in town.members]

    @property
    def lacking(self):
        return [town for town in self.towns if town.gaps]


def by_township(actor, towns):
    """Every township with its staff: one statement beside that of the townships."""
    today, found = clock.today(), {}
    for held in staff(actor):
        found.setdefault(held.congress_id, []).append(Member(held=held, age=age_on(today, held.person.born_on)))
    return Statistics(towns=[Township(congress=town, members=found.get(town.pk, [])) for town in towns])
