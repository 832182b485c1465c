"""Votes on their way through the actions, and bodies large enough to vote in secret."""

from congress.actions import ballots
from congress.models import Ballot, Membership, Person, Post
from congress.queries.actors import actor_in
from congress.queries.ballots import options_of
from tests.build import meetings
from tests.build.county import SINCE, neighbours, reading

NAMES = (
    *("丁一凡", "王建国", "石磊", "朱红", "刘洋", "何平", "张敏", "陈静", "林涛", "郑刚"),
    *("胡兵", "高远", "黄河", "彭飞", "谢芳", "潘虹", "薛冰", "戴安", "魏明", "瞿勇"),
)


def committee(cast, members=9):
    """So many members of the standing committee: [Membership], those of the cast among them."""
    body, posts = cast.bodies["sc"], Post.objects
    post, _ = posts.get_or_create(organization=body, title="委员", defaults={"role": "SCM", "by_term": True})
    held = [cast.posts["lead"], cast.posts["scm"]]
    for place in range(members - len(held)):
        name = NAMES[place % len(NAMES)] + "甲乙丙丁"[place // len(NAMES)] * (place >= len(NAMES))
        person = Person.objects.create(
            county_id=cast.congress.county_id, name=name, **reading(name),
            phone=f"138{cast.congress.pk % 1000:04d}{place:04d}",
        )  # fmt: skip
        seat = {"congress": cast.congress, "organization": body, "role": "SCM", "term": cast.term}
        held.append(Membership.objects.create(person=person, post=post, since=SINCE, **seat))
    for place, row in enumerate(held):
        cast.posts.setdefault(f"member{place}", row)
    return held


def deputies(cast, more=6):
    """The deputies of the cast and so many others: [Membership]; each has a key of his own."""
    neighbours(cast.deputies["dep"], [f"{NAMES[place % 20]}{'甲乙丙丁'[place // 20]}" for place in range(more)])
    held = list(Membership.objects.filter(congress=cast.congress, role="DEP").order_by("pk"))
    cast.posts.update({f"deputy{place}": row for place, row in enumerate(held)})
    return held


def voters(held):
    return [actor_in(row, ip="127.0.0.1") for row in held]


def drafted(cast, *options, kind="committee_appointment", method="electronic", seats=1, most=0, by="go", **columns):
    row = Ballot(
        congress=cast.congress, kind=f"congress.{kind}", title=columns.pop("title", "任免刘建设等人职务"),
        method=method, **columns,
    )  # fmt: skip
    options = options or ("刘建设任县交通运输局局长",)
    return ballots.prepare(
        row, actor=cast.actor(by), seats=seats, most=most, options=[(title, "", "") for title in options]
    )


def opened(cast, *options, absent=(), members=9, **how):
    """An open vote of the standing committee; ``absent`` are people who did not come."""
    if "member0" not in cast.posts:
        committee(cast, members)
    row = drafted(cast, *options, **how)
    return ballots.open_round(row, actor=cast.actor(how.get("by", "go")), absent=absent)


def marks(ballot, *words):
    """The marks of one paper, in the order of its lines; "" leaves one out."""
    return {str(option.pk): word for option, word in zip(options_of(ballot), words, strict=True) if word}


def cast_by(ballot, held, *papers):
    """Each of these members casts the next paper: a tuple of marks, or one word for a single line."""
    for actor, paper in zip(voters(held), papers, strict=False):
        words = (paper,) if isinstance(paper, str) else paper
        ballots.vote(ballot, actor=actor, marks=marks(ballot, *words))


def counted_on_paper(ballot, *tellers, **found):
    """Each teller enters the same count."""
    for teller in tellers:
        ballots.enter_count(ballot, actor=teller, **found)


def session(cast):
    return meetings.planned(cast, "standing_committee")
