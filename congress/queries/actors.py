"""From an account to an Actor: which posts it may act in today, and which one it has chosen."""

from congress.frame import clock
from congress.frame.actor import ANONYMOUS, Actor

from ..models import SEATS, Membership
from .rules import rule

# Which of several posts somebody acts in until he chooses: the office before the seat.
LEADING = (
    "SYS",
    "SEC",
    "AUD",
    "LEAD",
    "DAC",
    "GO",
    "APPT",
    "COM",
    "GOV",
    "UNITL",
    "UNIT",
    "TCH",
    "TSEC",
    "STA",
    "DHEAD",
    "SCM",
    "DEP",
    "TDEP",
    "UDEP",
    "FORMER",
)
# What every page reads of a post; a person's own data is none of it.
READ = (
    *("role", "since", "until", "suspended", "person__name", "post__title"),
    *("organization__name", "organization__short_name", "organization__kind"),
    *("congress__short_name", "congress__parent__short_name"),
)
FORMER = "FORMER"  # who was a deputy and holds no post, or whose seat rests: he reads his own history and does nothing


def posts_of(account):
    """The posts an account may act in today, leading ones first; without any, the seat a former deputy reads on from.

    No actor: this is what makes one.
    """
    if not account.is_authenticated or not account.is_active:
        return []
    rows = Membership.objects.filter(person_id=account.person_id)
    rows = rows.select_related("post", "organization", "congress__parent", "person").only(*READ)
    held = rows.on(clock.today()).exclude(role="MEMBER")
    return sorted(held, key=lambda membership: LEADING.index(acting_role(membership))) or _former_seat(rows)


def acting_role(membership):
    """What a post entitles to today: a suspended deputy only looks back (代表法第六十一条)."""
    return FORMER if membership.suspended else membership.role


def _former_seat(rows):
    """The last seat a deputy has left, as something to look back from; [] where the congress does not allow it."""
    seats = rows.with_role(*SEATS).filter(until__lt=clock.today())
    last = seats.order_by("-until", "-pk").first()
    if last is None or not rule(last.congress_id, "deputy.former_reads_history"):
        return []
    last.role, last.post.title = FORMER, f"{last.post.title}（已离任）"
    return [last]


def actor_for(account, *, chosen=None, ip="", via="page", posts=None, sign_in_id=None):
    """The Actor of an account in its chosen post (or its only or first one); ANONYMOUS when it has none today."""
    posts = posts_of(account) if posts is None else posts
    if not posts:
        return ANONYMOUS
    acting = next((post for post in posts if post.pk == chosen), posts[0])
    return actor_in(acting, account_id=account.pk, ip=ip, via=via, sign_in_id=sign_in_id)


def actor_in(membership, *, account_id=None, ip="", via="page", sign_in_id=None):
    """The Actor of somebody in one post."""
    return Actor(
        account_id=account_id,
        person_id=membership.person_id,
        name=membership.person.name,
        membership_id=membership.pk,
        role=acting_role(membership),
        post_title=f"{membership.post.title}（暂停执行职务）" if membership.suspended else str(membership.post.title),
        organization_id=membership.organization_id,
        congress_id=membership.congress_id,
        county_id=membership.congress.county_id,
        county_name=membership.congress.county.short_name,
        is_government=membership.organization.is_government,
        ip=ip,
        via=via,
        sign_in_id=sign_in_id,
    )
