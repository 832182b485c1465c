"""Appointment cases on their way through the actions: from the receipt of a proposal to the announcement and beyond."""

from datetime import date, timedelta

from appointments.actions import cases, certificates, items, oaths, offices, polls
from appointments.models import Case, Ceremony, Deliberation, Item, Office
from appointments.queries import cases as queries
from appointments.queries.elections import winners
from congress.actions import ballots, documents, institution
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.models import Meeting, Membership, Organization, Person
from congress.queries.ballots import options_of
from tests.build import meetings
from tests.build.ballots import committee, deputies, drafted
from tests.build.county import SINCE, TODAY, reading

EARLY = timedelta(days=20)  # from the receipt to the meeting
SECRET = "欧阳慕白"  # whom nobody may know of; a name that occurs nowhere else
# key: body, title, category, places
OFFICES = {
    "education": ("education", "局长", "government_members", 1),
    "transport": ("transport", "局长", "government_members", 1),
    "vice": ("government", "副县长", "government_vices", 5),
    "head": ("government", "县长", "government_head", 1),
    "judge": ("court", "审判员", "court_members", 30),
    "president": ("court", "院长", "court_president", 1),
    "procurator": ("procuratorate", "检察长", "procurator_general", 1),
    "supervisor": ("commission_of_supervision", "副主任", "supervisory_members", 3),
    "office": ("office", "主任", "committee_offices", 1),
    "chair": ("sc", "常委会主任", "committee_chair", 1),
    "member": ("sc", "委员", "committee_members", 25),
}
MORE_BODIES = {
    "education": ("西平样县教育局", "县教育局", "department"),
    "procuratorate": ("西平样县人民检察院", "县检察院", "procuratorate"),
    "commission_of_supervision": ("西平样县监察委员会", "县监委", "supervisory_commission"),
    "council": ("西平样县人大常委会主任会议", "主任会议", "council_of_chairpersons"),
}


def body(cast, key):
    """A body of the cast, or one that is only needed here."""
    if key not in cast.bodies:
        name, short, kind = MORE_BODIES[key]
        cast.bodies[key] = Organization.objects.create(
            congress=cast.congress, name=name, short_name=short, kind=kind, since=SINCE, order=200 + len(cast.bodies)
        )
    return cast.bodies[key]


def office(cast, key="education", **columns):
    """A post of the register, entered once; it asks for the law exam only if that is said."""
    where, title, category, places = OFFICES[key]
    found = Office.objects.filter(post__organization=body(cast, where), post__title=title).first()
    return found or offices.enter(
        body(cast, where), title, category, actor=cast.go, **{"places": places, "exam": False, **columns}
    )


def meeting(cast, number=51, day=TODAY):
    """The meeting of the standing committee to which cases are put: today, unless said."""
    found = Meeting.objects.filter(term=cast.term, kind="standing_committee", number=number).first()
    return found or Meeting.objects.create(
        term=cast.term, kind="standing_committee", number=number, opens_on=day, closes_on=day
    )


def received(cast, organ="government", **columns):
    given = {
        "organ": body(cast, organ),
        "signed_by": "县长程守正",
        "meeting": meeting(cast),
        "received_on": TODAY - EARLY,
    }
    return cases.receive(Case(congress=cast.congress, **given | columns), actor=cast.go)


def coming(cast, case, post="education", name=SECRET, action="appoint", **columns):
    """Somebody is proposed for a post."""
    given = {"office": office(cast, post), "name": name, "grounds": "德才兼备，拟任此职。", **columns}
    return items.keep_item(Item(case=case, action=action, **given), actor=cast.go)


def leaving(cast, case, seat, action="remove", **columns):
    """Somebody leaves the post he holds."""
    given = {"grounds": "工作需要。", **columns}
    return items.keep_item(
        Item(case=case, action=action, seat=seat, office=seat.post.office, name=seat.person.name, **given),
        actor=cast.go,
    )


def with_papers(cast, case):
    """All papers of all items have come."""
    for item in queries.items_of(case):
        items.note_papers(
            item, actor=cast.go, came={paper: clock.today() for paper in item.papers.all() if paper.needed}
        )
    return case


ROAD = ("pass_check", "agree", "put_on_agenda", "hand_out", "explain", "deliberate")


def step(cast, case, name):
    """The next step of a case, done today."""
    case, today = fresh(case), clock.today()
    if name == "deliberate":
        deliberated(cast, case)
    asked = {"agree": {"on": today}, "hand_out": {"on": today}, "explain": {"on": today, "by": "县长程守正"}}
    return getattr(cases, name)(case, actor=cast.go, **asked.get(name, {}))


def brought(cast, case, last="deliberate"):
    """A case with its items and their papers, up to and with a step."""
    with_papers(cast, case)
    for name in ROAD:
        case = step(cast, case, name)
        if name == last:
            break
    return case


def fresh(case):
    return Case.objects.select_related("meeting__term", "organ", "congress").get(pk=case.pk)


def deliberated(cast, case, text="同意提请的人选。"):
    stated(cast, case)
    row = Deliberation(case=case, group="第一组", on=clock.today(), convener="陈委员", present=8, text=text)
    return cases.record_deliberation(row, actor=cast.go)


def stated(cast, case):
    speak = [item for item in queries.votable(case) if item.action == "appoint"]
    return items.note_statements(case, speak, actor=cast.go, on=clock.today())


def case(cast, at="deliberate", post="education", organ="government", name=SECRET, **columns):
    """A case of one appointment that has come so far."""
    row = received(cast, organ)
    coming(cast, row, post, name, **columns)
    return row if at == "receive" else brought(cast, row, at)


def called(cast, row, *, mode=polls.LINES, method="paper", chosen=None):
    """All items – or those chosen – are handed to ballots; the newest poll."""
    row = fresh(row)
    found = queries.votable(row) if chosen is None else chosen
    cases_deed = polls.call_vote
    row = cases_deed(row, actor=cast.go, items=found, mode=mode, method=method)
    return row.polls.order_by("-pk").first()


def counted(cast, poll, *for_each, many=9):
    """The papers of a poll are counted by two tellers; ``for_each``: the votes for each line (all, unless said)."""
    if "member0" not in cast.posts:
        committee(cast, many)
    ballot = ballots.open_round(queries.ballot_of(poll), actor=cast.go)
    ballot = ballots.close(ballot, actor=cast.go)
    lines = options_of(ballot)
    given = for_each or (many,) * len(lines)
    marks = {
        str(line.pk): {"yes": yes, "no": many - yes, "abstain": 0} for line, yes in zip(lines, given, strict=True)
    }
    for teller in (cast.go, cast.lead):
        ballots.enter_count(ballot, actor=teller, issued=many, returned=many, invalid=0, marks=marks)
    return ballots.confirm(ballot, actor=cast.go, scrutineers="陈委员")


def announced(cast, row, *for_each, **how):
    """A case that has been voted on and announced, as it is now."""
    ballots.announce(counted(cast, called(cast, row, **how), *for_each), actor=cast.go)
    return fresh(row)


def passed(cast, post="education", organ="government", name=SECRET, **columns):
    """The item of somebody who was appointed."""
    row = announced(cast, case(cast, post=post, organ=organ, name=name, **columns))
    return row.items.get()


def ceremony(cast, *oaths_in, form="collective", **columns):
    """A planned ceremony with those who swear in it."""
    given = {
        "organiser": "council",
        "on": clock.today(),
        "place": "县人大常委会会议厅",
        "host": "主任李宏远",
        **columns,
    }
    given |= {"leader": oaths_in[0].name if oaths_in else "周望舒"} if form == "collective" else {}
    row = oaths.keep_ceremony(Ceremony(congress=cast.congress, form=form, **given), actor=cast.go)
    return oaths.arrange(row, list(oaths_in), actor=cast.go) if oaths_in else row


def in_post(cast, post="head", name="林致远"):
    """Somebody who has taken an elected post, and the oath he owes."""
    person = Person.objects.create(county_id=cast.congress.county_id, name=name, **reading(name))
    seat = institution.appoint(person, office(cast, post).post, actor=SYSTEM, since=clock.today())
    return oaths.require(seat, organiser="presidium")


def session(cast):
    """A session of the congress that sits today."""
    found = Meeting.objects.filter(term=cast.term, kind="session", number=6).first()
    return found or meetings.planned(cast, "session", TODAY, number=6)


def elected(cast, *names, kind="session_head", seats=1, yes=None):
    """An election of the congress, counted on paper and announced; the first ``seats`` of the names win."""
    held = (
        deputies(cast)
        if "deputy0" not in cast.posts
        else Membership.objects.filter(congress=cast.congress, role="DEP")
    )
    many = len(held)
    row = drafted(cast, *names, kind=kind, seats=seats, method="paper", meeting=session(cast), title="选举")
    ballot = ballots.close(ballots.open_round(row, actor=cast.go), actor=cast.go)
    given = yes or [many if place < seats else 0 for place in range(len(names))]
    marks = {
        str(line.pk): {"yes": n, "no": many - n, "abstain": 0}
        for line, n in zip(options_of(ballot), given, strict=True)
    }
    for teller in (cast.go, cast.com):
        ballots.enter_count(ballot, actor=teller, issued=many, returned=many, invalid=0, marks=marks)
    ballot = ballots.confirm(ballot, actor=cast.go, scrutineers="周代表")
    return ballots.announce(ballot, actor=cast.go)


def chosen(ballot, *offices):
    return {line.key: (office, None) for line, office in zip(winners(ballot), offices, strict=True)}


JUDGE = {"present_post": "县人民法院法官助理", "gender": "male", "born_on": date(1985, 3, 9), "ethnicity": "汉族",
         "education": "大学", "party": "中共党员"}  # fmt: skip


def judges(cast, *names, leaves=(), about=None, **columns):
    """A case of the court about its judges, announced; those who leave are named by their seats."""
    row = received(cast, "court", signed_by="院长韩堃", **columns)
    for name in names:
        coming(cast, row, "judge", name, **JUDGE | (about or {}))
    for seat in leaves:
        leaving(cast, row, seat)
    return announced(cast, brought(cast, row))


def numbered(cast, row):
    """The certificates of an announced case."""
    return certificates.give(row, actor=cast.go, dated_on=clock.today())


def papers(cast, *, rare, long):
    """One paper of every kind of a case: many judges, one who leaves, the card of one of them."""
    seats = [one.membership for one in judges(cast, "王喆", "沈燊").items.all()]
    names = ("张㛃䶮", "马燊", "韩堃燊", "杨𬭎喆", "李堃", "吴䶮", *(f"{family}㛃䶮" for family in "陈周郑孙钱"))
    row = judges(cast, *names, leaves=seats, about={"grounds": long[:130]}, letter_no=f"西{rare}法〔2026〕12号")
    numbered(cast, row)
    for key in ("catalogue", "vote_sheet", "list", "announcement", "notice", "certificates"):
        documents.issue(f"appointments.{key}", row, actor=cast.go)
    documents.issue("appointments.card", row.items.first(), actor=cast.go)
    return {}
