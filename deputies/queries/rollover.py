"""What a change of term would do, worked out without doing it."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from congress.frame import clock
from congress.frame.numbers import long_date
from congress.models import DEPUTIES, Account, Membership, Organization, Person, Term

from ..models import (
    ByElection,
    CommitteeDeputy,
    ContactAssignment,
    Deputy,
    ElectoralDistrict,
    GroupMember,
    Resignation,
    Rollover,
    StationDeputy,
)


def rollovers(actor):
    return Rollover.objects.visible_to(actor).select_related("congress", "term")


def running(congress):
    """The term of a congress that has no end yet, or None."""
    return congress.terms.filter(ends_on=None).first()


def results_of(rollover):
    return list(rollover.results.select_related("person"))


def matches(congress, rows):
    """{place: person} of the rows that are surely somebody in our register: the same name and birthday, or – without a
    birthday – a name that one deputy of this congress alone bears. Two statements."""
    county = congress.county_id
    names = {row["name"] for row in rows}
    by_birth, sitting = {}, {}
    for person in Person.objects.filter(county=county, merged_into=None, name__in=names):
        by_birth.setdefault((person.name, person.born_on), []).append(person)
    seats = Deputy.objects.of(congress.pk).in_office().filter(person__name__in=names).select_related("person")
    for seat in seats:
        sitting.setdefault(seat.person.name, []).append(seat.person)
    found = {}
    for place, row in enumerate(rows):
        alike = by_birth.get((row["name"], row["born_on"]), []) if row.get("born_on") else sitting.get(row["name"], [])
        if len(alike) == 1:
            found[place] = alike[0]
    return found


@dataclass
class Preview:
    """Who sits on, who is new, who leaves; what must be put right first, and what should be known."""

    again: list = field(default_factory=list)  # (result, seat before)
    new: list = field(default_factory=list)  # results
    leaving: list = field(default_factory=list)  # seats
    serving_on: list = field(default_factory=list)  # posts that last until the new are elected
    faults: list = field(default_factory=list)
    warnings: list = field(default_factory=list)


def preview(rollover):
    """A fixed number of statements, and nothing is written."""
    results, term = results_of(rollover), running(rollover.congress)
    found = Preview(faults=_faults(rollover, results, term), warnings=_warnings(rollover, results))
    seats = Deputy.objects.filter(term=term).in_office().select_related("person", "district", "membership")
    before = {seat.person_id: seat for seat in seats}
    elected = {one.person_id for one in results if one.person_id}
    found.again = [(one, before[one.person_id]) for one in results if one.person_id in before]
    found.new = [one for one in results if one.person_id not in before]
    found.leaving = [seat for person, seat in before.items() if person not in elected]
    lasting = Membership.objects.in_office().filter(term=term).exclude(role__in=DEPUTIES)
    found.serving_on = list(lasting.select_related("post__organization", "person"))
    return found


def _faults(rollover, results, term):
    said = []
    if not results:
        return ["还没有录入选举结果。"]
    if term and rollover.number != term.number + 1:
        said.append(f"现在是{term}，新一届的届次不对。")
    if term and rollover.starts_on <= term.starts_on:
        said.append("新一届的首次会议应晚于上一届的首次会议。")
    if len(results) > rollover.deputy_seats:
        said.append(f"当选{len(results)}名，超过代表名额{rollover.deputy_seats}名。")
    for number, count in sorted(Counter(one.district_number for one in results).items()):
        if count > ElectoralDistrict.MOST:
            said.append(f"第{number}选区当选{count}名，每一选区最多三名（选举法第二十五条）。")
    said += [f"代表证号{card}重复。" for card, count in Counter(one.card_no for one in results).items() if count > 1]
    twice = Counter(one.person_id for one in results if one.person_id)
    said += [f"{one.name}（第{one.line}行）和另一行是同一人。" for one in results if twice[one.person_id] > 1]
    known = set(delegations(rollover.congress))
    said += [f"第{one.line}行：没有代表团“{one.delegation}”。" for one in results
             if one.delegation and one.delegation not in known]  # fmt: skip
    for one in results:
        said += [f"第{one.line}行（{one.name}）：{words}" for _, words in wrong_votes(one)]
    return said


def wrong_votes(one):
    """(column, words) of numbers that cannot be those of an election (选举法第四十五条、第四十七条)."""
    if None in (one.electors, one.ballots, one.votes):
        return
    if one.ballots > one.electors:
        yield "ballots", "参加投票的多于选民。"
    elif 2 * one.ballots <= one.electors:
        yield "ballots", "参加投票的没有超过选民的半数，选举无效。"
    if one.votes > one.ballots:
        yield "votes", "得票多于参加投票的人数。"
    elif 3 * one.votes < one.ballots:
        yield "votes", "得票不足选票的三分之一，不能当选。"


def _warnings(rollover, results):
    said = []
    if results and len(results) < rollover.deputy_seats:
        said.append(
            f"名额{rollover.deputy_seats}名，当选{len(results)}名，缺额{rollover.deputy_seats - len(results)}名。"
        )
    if rollover.starts_on <= clock.today():
        said.append(f"首次会议开幕日{long_date(rollover.starts_on)}不在今天以后，请核对。")
    said += _who_is_who(rollover, results)
    said += _unfinished(rollover.congress_id)
    said += [f"第{one.line}行（{one.name}）：得票没有超过参加投票的半数，请核对是否为另行选举当选。" for one in results
             if one.votes is not None and one.ballots and 3 * one.votes >= one.ballots and 2 * one.votes <= one.ballots]  # fmt: skip
    alike = Counter((one.name, one.born_on) for one in results)
    said += [f"{name}出现{count}次，请核对是否同名。" for (name, _), count in alike.items() if count > 1]
    return said


def _who_is_who(rollover, results):
    """Where nothing but a name speaks for or against somebody being in the register already."""
    by_name = [f"{one.name}（第{one.line}行）" for one in results if one.person_id and not one.born_on]
    if by_name:
        yield f"{_some(by_name)}没有出生日期，按姓名认作登记的人员，请在下面核对。"
    new = [one for one in results if not one.person_id]
    people = Person.objects.filter(county=rollover.congress.county_id, merged_into=None)
    known = set(people.filter(name__in={one.name for one in new}).values_list("name", flat=True))
    namesakes = [f"{one.name}（第{one.line}行）" for one in new if one.name in known]
    if namesakes:
        yield f"登记册里有同名的人：{_some(namesakes)}将登记为新人员；其实是同一人的，请在下面改。"


def _some(words):
    return "、".join(words[:10]) + (f"等{len(words)}名" if len(words) > 10 else "")


def _unfinished(congress_id):
    """Cases of the term that ends: nobody takes a seat in it once it is over."""
    open_now = (
        (Resignation, ("filed", "on_agenda"), "件辞职"),
        (ByElection, ("vacancy", "planned", "voter_list", "candidates", "final", "voted"), "次补选"),
    )
    counts = [(model.objects.filter(congress=congress_id, state__in=states).count(), word)
              for model, states, word in open_now]  # fmt: skip
    if any(count for count, _ in counts):
        words = "、".join(f"{count}{word}" for count, word in counts if count)
        yield f"本届还有{words}没有办完，新一届开始后不能再办，请先在“辞职和补选”办结。"


def delegations(congress):
    """{name: body} of the delegations that stand today."""
    rows = Organization.objects.filter(congress=congress, kind="delegation", until=None)
    return {row.name: row for row in rows}


def covers(term):
    """{number: what the district of the running term covers}."""
    return dict(ElectoralDistrict.objects.filter(term=term).values_list("number", "covers"))


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that a new term still wants: how many, and where it is done."""

    label: str
    count: int
    unit: str
    url: str
    words: str


def next_steps(rollover):
    """接下来 after a change of term: what hangs on the new seats and is not settled yet. A fixed number of statements."""
    term = rollover.term
    day = max(term.starts_on, clock.today())
    seats = Deputy.objects.filter(term=term).on(day).order_by()
    open_now = Q(until=None) | Q(until__gte=day)
    old = Term.objects.filter(congress=rollover.congress_id, number=term.number - 1).values("pk")
    posts = (
        Membership.objects.filter(term__in=old).filter(Q(until=None) | Q(until__gte=day)).exclude(role__in=DEPUTIES)
    )

    def without(model):
        return seats.filter(~Exists(model.objects.filter(open_now, deputy=OuterRef("pk")))).count()

    has_account = Account.objects.filter(person=OuterRef("person"), is_active=True)
    vacant = max(0, (term.deputy_seats or 0) - seats.count())
    found = [
        Step(label="没有编入代表小组的代表", count=without(GroupMember), unit="名", url=reverse("deputies:groups"),
             words="新当选的代表编入代表小组，人数不足三名的小组调整合并。"),
        Step(label="没有编入联络站的代表", count=without(StationDeputy), unit="名", url=reverse("deputies:stations"),
             words="编入联络站后才能排班接待。"),
        Step(label="上一届选出、还在任的职务", count=posts.count(), unit="个", url=reverse("congress:terms"),
             words="到新一届选出时为止，选出后登记离任和新的任职。"),
        Step(label="没有账号的代表", count=seats.filter(~Exists(has_account)).count(), unit="名", url="",
             words="请系统管理员在“账号”按名单开通。"),
        Step(label="没有选出的名额", count=vacant, unit="名", url=reverse("deputies:leaving"),
             words="由选区另行选举或者补选。"),
    ]  # fmt: skip
    if rollover.congress.parent_id is None:
        found += [
            Step(label="没有人联系的代表", count=without(ContactAssignment), unit="名", url=reverse("deputies:contact_assign"),
                 words="安排常委会组成人员联系代表。"),
            Step(label="没有对口专工委的代表", count=without(CommitteeDeputy), unit="名",
                 url=reverse("deputies:committee_deputies"), words="专工委按领域对口联系代表，不要求每名代表都有。"),
        ]  # fmt: skip
    return found
