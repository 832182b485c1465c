"""What a change of term would do, worked out without doing it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.frame.numbers import long_date
from congress.models import DEPUTIES, Account, Membership, Organization, Person, Term

from ..models import (
    ByElection,
    CommitteeDeputy,
    Deputy,
    DutyTurn,
    ElectionResult,
    ElectoralDistrict,
    GroupMember,
    Resignation,
    Rollover,
    StationDeputy,
)
from . import contacts, register


def rollovers(actor):
    return Rollover.objects.visible_to(actor).select_related("congress", "term")


def running(congress):
    """The term of a congress that has no end yet, or None."""
    return congress.terms.filter(ends_on=None).first()


def listed_results(actor, rollover_id):
    """The lines of one change of term, as a list that may be exported; without one, of the one that waits."""
    rows = ElectionResult.objects.filter(rollover__in=Rollover.objects.visible_to(actor))
    if rollover_id.isascii() and rollover_id.isdigit():
        return rows.filter(rollover=int(rollover_id))
    return rows.filter(rollover__congress=actor.congress_id, rollover__done_on=None)


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

    @property
    def elected(self):
        return len(self.again) + len(self.new)

    @property
    def said(self):
        """What the deed would do, as its button says it."""
        return f"换届：{self.elected}人当选，{len(self.again)}人连任，{len(self.leaving)}人离任"


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


HANGING = ("代表小组", "联络站", "专工委对口", "联系结对", "以后的值班")  # what hangs on a seat


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """What the deed would do to what hangs on the seats; nothing of it is done."""

    eve: date  # the last day of the running term
    leaving: list  # (seat, what ends, in words)
    again: list  # (result, seat, what goes on with the new seat – or ends –, in words)
    new: list  # (result, who it would be, in words)
    ending: list  # (what, how many) of those who leave
    going_on: list  # … and of those elected again
    expiring: int  # posts of the term that end with it: deputies, heads of delegations
    districts: int
    people: int  # to be entered in the register
    accounts: list  # names of those elected who have none


def foresee(rollover, found):
    """The dry run of a preview: a fixed number of statements, and nothing is written."""
    seats = {seat.pk: seat.membership_id for seat in [*found.leaving, *(seat for _, seat in found.again)]}
    hanging = _hanging(seats, rollover.starts_on)
    results = [*(one for one, _ in found.again), *found.new]
    people = [one.person_id for one in results if one.person_id]
    active = set(Account.objects.filter(is_active=True, person__in=people).values_list("person", flat=True))
    expiring = Membership.objects.filter(term=running(rollover.congress), role__in=DEPUTIES, until=None)
    return Foreseen(
        eve=rollover.starts_on - ONE_DAY,
        leaving=[(seat, _counted(hanging[seat.pk])) for seat in found.leaving],
        again=[(one, seat, _counted(hanging[seat.pk])) for one, seat in found.again],
        new=[(one, one.person.workplace or "已登记" if one.person_id else "登记为新人员") for one in found.new],
        ending=_summed(hanging[seat.pk] for seat in found.leaving),
        going_on=_summed(hanging[seat.pk] for _, seat in found.again),
        expiring=expiring.count(),
        districts=len({one.district_number for one in results}),
        people=sum(one.person_id is None for one in results),
        accounts=[one.name for one in results if one.person_id not in active],
    )


def _hanging(seats, since):
    """{seat: Counter of what hangs on it on the day the next term begins}; ``seats`` are {seat: its post}."""
    lasting = Q(until=None) | Q(until__gte=since)
    found, by_post = defaultdict(Counter), {post: seat for seat, post in seats.items()}
    for word, model, more in zip(HANGING, (GroupMember, StationDeputy, CommitteeDeputy),
                                 (lasting, lasting, Q(until=None)), strict=False):  # fmt: skip
        for seat in model.objects.filter(more, deputy__in=seats).order_by().values_list("deputy", flat=True):
            found[seat][word] += 1
    for row in contacts.running_for(seats, by_post, since):
        for seat in {row.deputy_id, by_post.get(row.by_id)} & seats.keys():
            found[seat][HANGING[3]] += 1
    turns = DutyTurn.objects.filter(deputy__in=seats, on__gte=since, came_at=None)
    for seat in turns.order_by().values_list("deputy", flat=True):
        found[seat][HANGING[4]] += 1
    return found


def _summed(counters):
    whole = sum(counters, Counter())
    return [(word, whole[word]) for word in HANGING if whole[word]]


def _counted(counter):
    return "、".join(f"{word}{counter[word]}" for word in HANGING if counter[word])


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
    return said + unlike_in_a_district(results, "electors", "同一选区应当相同。")


def unlike_in_a_district(results, name, rule):
    """[words] for each line that bears another number than the first line of its district: one district has one roll of
    electors, and votes once unless it must vote again (另行选举); lines without the number are not compared."""
    said, first = [], {}
    for one in results:
        number = getattr(one, name)
        before = first.setdefault(one.district_number, one) if number is not None else one
        if getattr(before, name) != number:
            said.append(
                f"第{one.line}行（{one.name}）：{one._meta.get_field(name).verbose_name}{number}，与同选区第{before.line}行"
                f"（{before.name}）的{getattr(before, name)}不一致，{rule}"
            )
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
    said += unlike_in_a_district(results, "ballots", "请核对；只有另行选举当选的可以不同。")
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


def places(term):
    """{number: where the district of the running term lies and what it covers}."""
    rows = ElectoralDistrict.objects.filter(term=term).values("number", "covers", "area_id")
    return {row.pop("number"): row for row in rows}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that a new term still wants: how many, and where it is done."""

    label: str
    count: int
    unit: str
    words: str
    url: str = ""  # the list of just these
    place: tuple = ()  # (words, address) of where it is done


def next_steps(rollover):
    """接下来 after a change of term: what hangs on the new seats and is not settled yet, each with the list of just these
    deputies and the place where it is done. A fixed number of statements."""
    term = rollover.term
    day = max(term.starts_on, clock.today())
    seats = Deputy.objects.filter(term=term).on(day).order_by()
    old = Term.objects.filter(congress=rollover.congress_id, number=term.number - 1).values("pk")
    posts = (
        Membership.objects.filter(term__in=old).filter(Q(until=None) | Q(until__gte=day)).exclude(role__in=DEPUTIES)
    )

    def step(what, words, place=()):
        asked = urlencode({"congress": rollover.congress_id, "on": day.isoformat(), "lacks": what})
        return Step(label=f"{register.LACKS[what]}的代表", count=register.lacking(seats, what, day).count(), unit="名",
                    words=words, url=f"{reverse('deputies:list')}?{asked}", place=place)  # fmt: skip

    found = [
        step("group", "新当选的代表编入代表小组，人数不足三名的小组调整合并。", ("到代表小组办理", reverse("deputies:groups"))),
        step("station", "编入联络站后才能排班接待。", ("到联络站点办理", reverse("deputies:stations"))),
        Step(label="上一届选出、还在任的职务", count=posts.count(), unit="个", url=reverse("congress:terms"),
             words="到新一届选出时为止，选出后登记离任和新的任职。"),
        step("account", "把名单导出交系统管理员，在“账号”按名单开通。"),
        Step(label="没有选出的名额", count=max(0, (term.deputy_seats or 0) - seats.count()), unit="名",
             url=reverse("deputies:leaving"), words="由选区另行选举或者补选。"),
    ]  # fmt: skip
    if rollover.congress.parent_id is None:
        found += [
            step("contact", "安排常委会组成人员联系代表。", ("安排联系", reverse("deputies:contact_assign"))),
            step("committee", "专工委按领域对口联系代表，不要求每名代表都有。",
                 ("到专工委对口联系办理", reverse("deputies:committee_deputies"))),
        ]  # fmt: skip
    return found
