"""Reading the register of meetings: which are seen, what the next one is numbered, how many make a quorum."""

from django.db.models import Count, Max, Q

from congress.frame import clock

from ..models import Congress, Meeting, Term

Kind = Meeting.Kind
KINDS = {
    Congress.Level.COUNTY: (Kind.SESSION, Kind.STANDING_COMMITTEE, Kind.COUNCIL),
    Congress.Level.TOWNSHIP: (Kind.SESSION, Kind.PRESIDIUM),
}


def kinds_of(congress):
    """The meetings a congress of this level has."""
    return KINDS[Congress.Level(congress.level)]


def with_case(actor):
    """The meetings this person sees, with what their names and pages ask for."""
    return Meeting.objects.visible_to(actor).select_related("term__congress")


def listed(actor, *, kind="", state="", year=None, since=None, until=None, congress=None):
    """The register, the latest first, each with the number of its items."""
    rows = with_case(actor).annotate(topics=Count("items"))
    asked = {"kind": kind, "state": state, "opens_on__year": year, "term__congress": congress}
    asked |= {"opens_on__gte": since, "opens_on__lte": until}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-opens_on", "-pk")


def years(actor):
    """The years in which there are meetings, the latest first."""
    days = Meeting.objects.visible_to(actor).order_by().dates("opens_on", "year", order="DESC")
    return [day.year for day in days]


def term_on(congress_id, day):
    """The term of a congress that runs on a day, or None. No actor: terms are public."""
    return terms_on(congress_id, day).first()


def terms_on(congress_id, day):
    """The same as rows, the latest first. No actor: terms are public."""
    return Term.objects.on(day).filter(congress=congress_id).select_related("congress")


def next_number(term, kind):
    """What the next meeting of a kind within a term is numbered."""
    return (term.meetings.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0) + 1


def out_of_order(others, number, opens_on):
    """One of these meetings that has a lower number and a later day, or the other way round; or None."""
    before, after = Q(number__lt=number, opens_on__gt=opens_on), Q(number__gt=number, opens_on__lt=opens_on)
    return others.filter(before | after).select_related("term").order_by("-opens_on").first()


def quorum(kind, due):
    """(how many must be present, the law that says so); (0, "") where no law names a number."""
    match kind:
        case Kind.SESSION:  # 三分之二以上
            return -(-2 * due // 3), "地方组织法第十四条：代表的三分之二以上出席"
        case Kind.STANDING_COMMITTEE:
            return due // 2 + 1, "地方组织法第五十一条：常委会全体组成人员的过半数出席"
        case Kind.PRESIDIUM:
            return due // 2 + 1, "本级规定：主席团成员的过半数出席"
    return 0, ""


def lacks_quorum(meeting, due, present):
    """Why a meeting with so many present cannot have been held, in words; "" when it can."""
    needed, law = quorum(meeting.kind, due)
    return f"应到{due}人，至少{needed}人到会才能举行（{law}）。" if present < needed else ""


def items_of(meeting):
    return list(meeting.items.order_by("order"))


def not_yet_open(meeting):
    return meeting.opens_on > clock.today()
