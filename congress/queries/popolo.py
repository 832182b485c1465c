"""Whom the public pages name, and the posts, organizations and areas of these, for the open data in the words of Popolo."""

from django.db.models import Q

from congress.frame import kinds

from ..models import Area, Membership, Organization, Person, Post


def named():
    """The memberships whose holders some public page names."""
    found = Q(pk=None)
    for one in kinds.open_sets:
        if one.holders:
            found |= Q(pk__in=one.holders())
    return Membership.objects.filter(found)


def organizations(seats):
    return Organization.objects.filter(pk__in=seats.values("organization"))


def posts(seats):
    return Post.objects.filter(pk__in=seats.values("post"))


def persons(seats):
    return Person.objects.filter(pk__in=seats.values("person"))


def areas(seats):
    return Area.objects.filter(congress__in=seats.values("congress"))
