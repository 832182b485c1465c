"""The meetings that the law or the county's own rules ask for in a year: which were held, which are near, which are missed,
and the last day of each."""

from dataclasses import dataclass
from datetime import date, timedelta

from congress.frame import clock, kinds
from congress.frame.dates import ONE_DAY, add_months, day_of_year
from congress.frame.numbers import chinese

from ..models import Congress, Meeting, Term
from . import townships
from .rules import rule

NEAR = timedelta(days=30)
SESSION_LAW = "地方组织法第十四条：县级人民代表大会会议每年至少举行一次；最迟召开日为本级规定"
COMMITTEE_LAW = "地方组织法第五十一条：常务委员会会议每两个月至少举行一次"
COUNCIL_RULE = "本级规定：主任会议每{}至少举行一次"
TOWNSHIP_LAW = "地方组织法第十四条：乡镇人民代表大会会议一般每年举行两次；最迟召开日为本级规定"


@dataclass(frozen=True, kw_only=True)
class Statutory:
    """One meeting that the law asks for."""

    congress: Congress
    title: str
    due_on: date
    basis: str
    kind: str
    meeting: Meeting | None = None

    @property
    def is_held(self):
        return self.meeting is not None and self.meeting.state == Meeting.State.HELD

    @property
    def is_missed(self):
        return not self.is_held and self.due_on < clock.today()

    @property
    def is_near(self):
        return not self.is_held and clock.today() <= self.due_on <= clock.today() + NEAR

    @property
    def word(self):
        if self.is_held:
            return "逾期召开" if self.meeting.opens_on > self.due_on else "已召开"
        if self.is_missed:
            return "没有按期召开"
        return "已安排" if self.meeting else "临近" if self.is_near else "待召开"

    @property
    def tone(self):
        return {"已召开": "done", "逾期召开": "soon", "没有按期召开": "late", "已安排": "info", "临近": "soon"}.get(
            self.word, "plain"
        )


def meetings_of(congress_id, year):
    """The sessions, committee and chairpersons' meetings of a year and the one before that count for what a county owes. No
    actor: when the organs of a county meet is public."""
    rows = Meeting.objects.filter(
        term__congress=congress_id,
        kind__in=(Meeting.Kind.SESSION, Meeting.Kind.STANDING_COMMITTEE, Meeting.Kind.COUNCIL),
        opens_on__gte=date(year - 1, 1, 1),
        opens_on__lte=date(year, 12, 31),
    ).exclude(state=Meeting.State.CANCELLED)
    return rows.select_related("term__congress").order_by("opens_on", "pk")


def of_county(congress, year, rows=None):
    """What the county's congress and its standing committee owe in a year, by their last legal days; ``rows`` are its
    meetings, where they are known. No actor: when the organs of a county meet is public."""
    rows = list(meetings_of(congress.pk, year) if rows is None else rows)
    sessions = [row for row in rows if row.kind == Meeting.Kind.SESSION and row.opens_on.year == year]
    last = day_of_year(rule(congress.pk, "meeting.session_by", on=min(date(year, 12, 31), clock.today())), year)
    found = [Statutory(congress=congress, title="人民代表大会会议", due_on=last, basis=SESSION_LAW, kind="session",
                       meeting=sessions[0] if sessions else None)]  # fmt: skip
    return found + _committee(congress, year, [row for row in rows if row.kind == Meeting.Kind.STANDING_COMMITTEE])


def _committee(congress, year, meetings):
    """A chain: each meeting sets the last day of the next. What nobody called is missed once, until the next one."""
    months = rule(congress.pk, "meeting.sc_interval_months")
    before = [row for row in meetings if row.opens_on.year < year]
    since = before[-1].opens_on if before else _beginning(congress, year)
    found = []
    for row in [*(row for row in meetings if row.opens_on.year == year), None]:
        due = add_months(since, months)
        if row is None and due.year != year:
            break
        found.append(Statutory(congress=congress, title="常务委员会会议", due_on=due, basis=COMMITTEE_LAW,
                               kind="standing_committee", meeting=row))  # fmt: skip
        since = row.opens_on if row else due
    return found


def councils(congress, year, rows=None):
    """The chairpersons' meetings of a year: one in each period of so many months as the county has ruled. The law asks for
    none (domain §2.2). No actor: when the organs of a county meet is public."""
    rows = meetings_of(congress.pk, year) if rows is None else rows
    months = rule(congress.pk, "meeting.council_interval_months", on=min(date(year, 12, 31), clock.today()))
    basis = COUNCIL_RULE.format("月" if months == 1 else f"{chinese(months)}个月")
    held = [row for row in rows if row.kind == Meeting.Kind.COUNCIL]
    found = []
    for month in range(1, 13, months):
        since = date(year, month, 1)
        last = add_months(since, months) - ONE_DAY
        met = next((row for row in held if since <= row.opens_on <= last), None)
        found.append(
            Statutory(congress=congress, title="主任会议", due_on=last, basis=basis, kind="council", meeting=met)
        )
    return found


def _beginning(congress, year):
    """From when the committee is asked where no meeting is known: the new year, or the term if it began in it."""
    new_year = date(year, 1, 1)
    term = Term.objects.filter(congress=congress, starts_on__gte=new_year, starts_on__lte=date(year, 12, 31)).first()
    return term.starts_on if term else new_year


def of_townships(actor, year):
    """The duties of the townships this person follows, or of his own."""
    if actor.is_any("TCH", "TSEC", "TDEP"):
        own = Congress.objects.select_related("area").get(pk=actor.congress_id)
        towns = [(own, townships.duties_of(own, year))]
    else:
        towns = townships.duties_of_all(actor, year)
    return [
        Statutory(congress=town, title=one.label, due_on=one.due_on, kind=one.kind, meeting=one.meeting or one.planned,
                  basis=TOWNSHIP_LAW if one.kind == Meeting.Kind.SESSION else kinds.deadlines[one.key].basis)
        for town, duties in towns
        for one in duties
    ]  # fmt: skip


def calendar(actor, year):
    """(the county's own, the townships') of a year."""
    county = Congress.objects.select_related("area").get(pk=actor.county_id)
    rows = list(meetings_of(county.pk, year))
    own = [*of_county(county, year, rows), *councils(county, year, rows)]
    follows = actor.is_any("LEAD", "GO", "DAC", "COM", "TCH", "TSEC", "TDEP")
    return own, of_townships(actor, year) if follows else []


def county_of(actor):
    """The county in whose office this person sits: none, where it is a township's."""
    return Congress.objects.filter(pk=actor.congress_id, level=Congress.Level.COUNTY)


def pressing(county, year, meetings):
    """What the county's own organs have missed or must hold soon, for the first page of its office; of the chairpersons'
    meetings, which the law does not ask for, the last period and this one."""
    owed = of_county(county, year, meetings)
    today, lately = clock.today(), councils(county, year, meetings)
    over = [one for one in lately if one.due_on < today]
    owed += [*over[-1:], *lately[len(over) : len(over) + 1]]
    return [one for one in owed if one.is_missed or (one.is_near and not one.meeting)]
