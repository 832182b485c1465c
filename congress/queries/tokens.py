"""Reading access tokens: one's own, those of the county, and whom a key stands for."""

from dataclasses import replace
from hashlib import sha256
from ipaddress import ip_address, ip_network

from django.apps import apps
from django.conf import settings

from congress.frame import kinds

from ..models import AccessToken
from .actors import actor_in, posts_of
from .handbook import roles_of

SHOWN = 200
POPOLO = "congress.popolo"  # what a key is made for that reads who and what there is


def hashed(key):
    """The key is as random as its hash: nobody guesses it, so it needs neither salt nor slowness."""
    return sha256(key.encode()).hexdigest()


def own(actor):
    return AccessToken.objects.filter(account=actor.account_id).select_related("membership__post", *ORGAN)


def overseen(actor):
    rows = AccessToken.objects.visible_to(actor).select_related("account__person", "membership__post", *ORGAN)
    return rows.order_by("revoked_at", "-created_at", "-pk")[:SHOWN]


ORGAN = ("membership__organization",)


def bearer(key, ip):
    """(token, actor) of a key that is in force today, from this address; None of every other. No actor: this makes one.

    It lasts no longer than its owner's account and post do, and gives no more than the post.
    """
    token = AccessToken.objects.in_force().filter(code_hash=hashed(key)).select_related("account").first()
    if token is None or not _comes_from(token, ip) or not _is_open(token.account):
        return None
    post = next((one for one in posts_of(token.account) if one.pk == token.membership_id), None)
    actor = post and actor_in(post, account_id=token.account_id, ip=ip, via="api")
    return (token, replace(actor, token=token.name)) if actor else None


def _is_open(account):
    return account.is_active and not account.must_change_password and (settings.DEMO or not account.is_demo)


def _comes_from(token, ip):
    return not token.networks or any(ip_address(ip) in ip_network(one) for one in token.networks)


def may_move(machine, role):
    """Whether any move of a machine that has a button speaks of this role."""
    return any(role in roles_of(move.who) for move in machine.moves if not move.quiet)


def offered_to(actor, doors):
    """[(app, {part: [(key, title)]})] of what a key of this person's may be made for: lists he may read, cases that have an
    address (``doors``: the keys of their machines), and of these the moves of which his role may make one."""
    machines = [machine for machine in kinds.machines if machine.key in doors]
    lists = [(listing.key, listing.title) for listing in kinds.listings if listing.open_to(actor)]
    found = {
        "reads": [*lists, (POPOLO, "机构、人员、任职（Popolo）")],
        "cases": [(machine.key, machine.title) for machine in machines],
        "moves": [(machine.key, machine.title) for machine in machines if may_move(machine, actor.role)],
    }
    labels = dict.fromkeys(key.partition(".")[0] for key, _ in found["cases"])
    return [
        (app, {part: [one for one in rows if one[0].startswith(f"{app.label}.")] for part, rows in found.items()})
        for app in sorted(map(apps.get_app_config, labels), key=lambda app: app.label != "congress")
    ]
