"""Who is acting, in which post, for which congress: computed once per request or task, passed to every action."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True)
class Actor:
    """One person in one post. ``role`` is the code of the acting post; only that post's rights count."""

    account_id: int | None = None
    person_id: int | None = None
    name: str
    membership_id: int | None = None
    role: str
    post_title: str = ""
    organization_id: int | None = None
    congress_id: int | None = None
    county_id: int | None = None
    county_name: str = ""
    is_government: bool = False
    ip: str = ""
    sign_in_id: int | None = None
    via: str = "page"
    token: str = ""  # the name of the access token by which a program asks in his place

    def is_any(self, *roles):
        return self.role in roles

    @property
    def is_system(self):
        return self.role == "SYSTEM"

    def wherever(self):
        """The same person in the same post, whatever he uses."""
        return replace(self, ip="", sign_in_id=None, via="", token="")

    def through(self, via):
        """The same person by another way in."""
        return replace(self, via=via)


SYSTEM = Actor(name="系统", role="SYSTEM", via="clock")
ANONYMOUS = Actor(name="访客", role="PUB")


def is_system(actor, *_):
    """系统自动"""
    return actor.is_system
