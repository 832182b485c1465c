"""Who may sign a joint act, who has, and whether enough did. No actor: a law is counted, nobody reads."""

from django.db.models import Q

from congress.models import Membership

from ..models import Deputy
from ..models.joint import Body

MEMBERS = ("LEAD", "SCM")  # the members of the standing committee


def may_sign(act):
    """The seats whose holders may sign: deputies who act today – in office, not suspended –, or members of the standing
    committee."""
    rows = Membership.objects.in_office().filter(congress=act.congress_id)
    if act.body == Body.COMMITTEE:
        suspended = Deputy.objects.of(act.congress_id).filter(state=Deputy.State.SUSPENDED)
        return rows.filter(role__in=MEMBERS, suspended=False).exclude(person__in=suspended.values("person"))
    return rows.filter(pk__in=Deputy.objects.acting().of(act.congress_id).values("membership"))


def seat_of(act, actor):
    """The seat as which this person signs, or None."""
    return may_sign(act).filter(person=actor.person_id).first() if actor.person_id else None


def anybody(congress_id):
    """Who may put an act in either body, for the office that enters one."""
    deputies = Deputy.objects.acting().of(congress_id).values("membership")
    rows = Membership.objects.in_office().filter(congress=congress_id)
    return named(rows.filter(Q(role__in=MEMBERS) | Q(pk__in=deputies)))


def named(seats):
    return seats.select_related("person", "organization", "post").order_by("person__name_pinyin", "pk")


def candidates(act, *, but=()):
    """Who may still be asked to sign; ``but`` are the persons who have been."""
    return named(may_sign(act).exclude(person__in=but))


def signers_of(act):
    rows = act.signers.select_related("person", "member__post", "member__organization", "member__deputy__delegation")
    return list(rows.order_by("-is_lead", "pk"))


def body_of(seat):
    """A deputy's delegation; of a member of the standing committee his own body."""
    deputy = getattr(seat, "deputy", None)
    return deputy.delegation if deputy and deputy.delegation else seat.organization


def signer_of(act, actor):
    """The row of whoever asks, or None."""
    return act.signers.filter(person=actor.person_id).first() if actor.person_id else None


def signed(act):
    """How many persons have signed and may still sign today: whoever has left or is suspended counts no more. A page that
    has counted them keeps the number on the act, for its buttons ask again."""
    if (known := getattr(act, "signed_today", None)) is not None:
        return known
    rows = act.signers.signed().filter(person__in=may_sign(act).values("person"))
    return rows.values("person").distinct().count()


def too_few(act):
    """What the number of signatures says against the act, with its article; "" when there are enough."""
    count = signed(act)
    if count >= act.least:
        return ""
    return f"{act.NOUN}须有{act.who_signs}{act.least}人以上联名（{act.basis}），现有{count}人。"
