"""People who can sign in: a county, a post, an account opened by code and given a password – all through actions."""

from datetime import date

from congress.actions import accounts, sign_ins
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.models import (
    ADMINISTRATORS,
    BY_TERM,
    Area,
    Congress,
    Membership,
    Organization,
    Person,
    Post,
    Role,
    Term,
)
from congress.queries.actors import actor_in

PASSWORD = "Huang-he.2031"
HERE = "127.0.0.1"  # where Django's test client comes from


def county(name="西平样县", code="419901"):
    """A county congress with its area, made once per name."""
    area, _ = Area.objects.get_or_create(code=code, defaults={"name": name, "level": Area.Level.COUNTY})
    congress, _ = Congress.objects.get_or_create(
        name=f"{name}人民代表大会",
        defaults={"short_name": f"{name}人大", "level": Congress.Level.COUNTY, "area": area},
    )
    return congress


def running_term(congress):
    return Term.objects.get_or_create(congress=congress, number=18, defaults={"starts_on": date(2022, 1, 10)})[0]


def membership(role, name, *, congress=None, person=None, unit="信息中心", title="", since=None, until=None):
    """A person (new, unless given) in a post of that role."""
    congress = congress or county()
    since = since or clock.today().replace(month=1, day=1)
    organization, _ = Organization.objects.get_or_create(
        congress=congress, name=unit, defaults={"short_name": unit, "kind": Organization.Kind.OTHER, "since": since}
    )
    post, _ = Post.objects.get_or_create(
        organization=organization,
        title=title or Role(role).label,
        defaults={"role": role, "by_term": role in BY_TERM},
    )
    person = person or Person.objects.create(county=congress, name=name)
    return Membership.objects.create(
        person=person,
        post=post,
        since=since,
        until=until,
        congress=congress,
        organization=organization,
        role=role,
        term=running_term(congress) if role in BY_TERM else None,
        administrator=role in ADMINISTRATORS,
    )


def account(role, name, *, password=PASSWORD, phone="", **post):
    """Somebody who has signed in by code and set a password; his (closed) first session lies in the past."""
    held = membership(role, name, **post)
    opened, code = accounts.open_account(held.person, actor=SYSTEM, phone=phone)
    first = sign_ins.sign_in(opened.login, code, ip=HERE)
    accounts.change_password(opened, new=password, actor=actor_in(held, account_id=opened.pk), sign_in=first)
    sign_ins.end(first, ending="signed_out", actor=SYSTEM)
    return opened


def actor_of(account):
    """The actor of an account in its first post."""
    held = (
        Membership.objects.in_office()
        .filter(person=account.person_id)
        .select_related("person", "post", "organization", "congress")
        .first()
    )
    return actor_in(held, account_id=account.pk, ip=HERE)
