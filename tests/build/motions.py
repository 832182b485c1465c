"""A motion on its way: drafted, signed by so many, put, considered, decided on."""

from datetime import timedelta

from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.models import Congress, Meeting, Membership, Organization
from deputies.models import Deputy
from suggestions.actions import motion_signing as signing
from suggestions.actions import motions as actions
from suggestions.models import Motion
from suggestions.queries import motions as queries
from tests.build import ballots
from tests.build.county import SINCE

WORDS = {
    "title": "关于制定全县农村饮用水安全条例实施办法的议案",
    "grounds": "全县还有三十七个村旱季缺水，管护责任不清，水费收缴没有依据。",
    "plan": "请县人民代表大会作出决定，明确管护主体、经费来源和水费标准，由县人民政府组织实施。",
}


def meeting(cast, kind="session", *, congress=None, days=3):
    """A meeting that sits today."""
    congress = congress or cast.congress
    term = congress.terms.order_by("-starts_on").first()
    row, _ = Meeting.objects.get_or_create(
        term=term, kind=kind, number=71,
        defaults={"opens_on": clock.today(), "closes_on": clock.today() + days * ONE_DAY, "place": "会议中心"},
    )  # fmt: skip
    return Meeting.objects.select_related("term__congress").get(pk=row.pk)


def committee(cast):
    """A special committee that may consider a motion or put one."""
    row, _ = Organization.objects.get_or_create(
        congress=cast.congress, name="西平样县人民代表大会农业与农村委员会",
        defaults={"short_name": "农业委", "kind": "special_committee", "since": SINCE},
    )  # fmt: skip
    return row


def deputies(cast, more=14):
    """As many deputies of the county as ten signatures need; each has a key of his own."""
    if "deputy0" not in cast.posts:
        ballots.deputies(cast, more=more)
    return list(
        Membership.objects.filter(pk__in=Deputy.objects.acting().of(cast.congress.pk).values("membership")).order_by(
            "pk"
        )
    )


def members(cast):
    if "member0" not in cast.posts:
        ballots.committee(cast)


def new(cast, kind="session", *, by="joint", **more):
    return Motion(
        congress=Congress.objects.get(pk=cast.congress.pk), meeting=meeting(cast, kind), by=by, **{**WORDS, **more}
    )


def draft(cast, kind="session", *, actor="dep", lead=None, files=(), **more):
    return signing.draft(new(cast, kind, **more), actor=cast.actor(actor), lead=lead and cast.posts[lead], files=files)


def signed(cast, motion, count):
    """So many have signed, the lead with them, each of the others himself."""
    rows = list(queries.candidates(motion).exclude(role__in=("LEAD",))[: count - motion.signers.signed().count()])
    if not rows:
        return motion
    motion = signing.invite(
        motion, actor=cast.actor("go" if motion.by_office else lead_key(cast, motion)), members=rows
    )
    for row in rows:
        signing.sign(motion, actor=cast.actor(key_of(cast, row)), digest=signing.digest_of(motion))
    return motion


def key_of(cast, member):
    return next(key for key, post in cast.posts.items() if post.pk == member.pk)


def lead_key(cast, motion):
    return key_of(cast, motion.signers.get(is_lead=True).member)


STEPS = {
    "filed": ("file", {}),
    "committee_opinion": ("refer", {"committee": committee, "report_due_on": 2}),
    "presidium": ("report", {"advice": "agenda", "opinion": "经审议，建议列入会议议程。", "reported_on": 0}),
    "on_agenda": ("put_on_agenda", {"decided_on": 0}),
    "converted": ("convert", {"decided_on": 0, "reason": "属于政府职权范围内的事项。"}),
    "rejected": ("reject", {"decided_on": 0, "reason": "已有上位法规定。"}),
    "after_session": ("hand_on", {"decided_on": 0, "committee": committee, "report_due_on": 60}),
    "deliberating": ("deliberate", {}),
    "voted": ("put_to_vote", {}),
    "adopted": ("adopt", {"words": "赞成139票，反对2票，弃权1票。"}),
    "failed": ("fail", {"words": "赞成60票，反对70票，弃权9票。"}),
    "withdrawn": ("withdraw", {"reason": "问题已经解决。"}),
}
ROADS = {
    "draft": (), "cosigning": (), "filed": ("filed",), "withdrawn": ("filed", "withdrawn"),
    **{state: ("filed", "committee_opinion", "presidium", state) for state in ("on_agenda", "converted", "rejected", "after_session")},
    "committee_opinion": ("filed", "committee_opinion"), "presidium": ("filed", "committee_opinion", "presidium"),
}  # fmt: skip
for _state, _before in (
    ("deliberating", "on_agenda"),
    ("voted", "deliberating"),
    ("adopted", "voted"),
    ("failed", "voted"),
):
    ROADS[_state] = (*ROADS[_before], _state)


def said(cast, given):
    """The words of a step: days counted from today, bodies made when they are named."""
    found = {}
    for name, value in given.items():
        value = clock.today() + timedelta(days=value) if isinstance(value, int) else value
        found[name] = value(cast) if callable(value) else value
    return found


def at(cast, state, **more):
    """Put by ten deputies in a session and walked to a state."""
    if more.get("by") != "organ":
        deputies(cast)
    row = draft(cast, **more)
    if state != "draft" and row.is_joint:
        row = signed(cast, row, 10)
    for step in ROADS[state]:
        name, given = STEPS[step]
        who = lead_key(cast, row) if name in ("file", "withdraw") and row.is_joint and not row.by_office else "go"
        row = actions.MOTION.deeds[name](row, actor=cast.actor(who), **said(cast, given))
    return row
