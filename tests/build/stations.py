"""Stations of the cast, opened and furnished through the actions."""

from datetime import date

from congress.models import Area, Membership, Post
from deputies.actions import stations
from deputies.models import Station

OPENED = date(2023, 5, 8)


def station(cast, *, name="河口镇人大代表之家", kind="home", deputies=(), keeper=None, **columns):
    """A station of one congress (cast or one of its townships), with some of its deputies and perhaps a keeper."""
    row = Station(congress=cast.congress, area=columns.pop("area", cast.congress.area), kind=kind, name=name,
                  opened_on=columns.pop("opened_on", OPENED), **columns)  # fmt: skip
    who = cast.actor("dac" if "dac" in cast.posts else "tsec")
    stations.keep_station(row, actor=who)
    if deputies:
        stations.assign(row, list(deputies), actor=who, since=OPENED)
    if keeper:
        stations.entrust(row, keeper, actor=who, since=OPENED)
    return row


def keeper(town):
    """Somebody in the post of a keeper of stations (STA) in a township: his membership; town.posts names him ``sta``."""
    if "sta" not in town.posts:
        person = town.posts["tsec"].person
        post = Post.objects.create(organization=town.bodies["presidium"], title="联络站管理员", role="STA")
        town.posts["sta"] = Membership.objects.create(
            person=person, post=post, since=OPENED, congress=town.congress, organization=post.organization, role="STA"
        )
    return town.posts["sta"]


def village(town, name="柳沟村", number="201"):
    return Area.objects.get_or_create(
        code=f"{town.congress.area.code}{number}",
        defaults={"name": name, "level": "village", "parent": town.congress.area},
    )[0]
