"""What papers of suggestions say in common: the case, its units, whose names may be printed, and dates in words."""

from datetime import date

from congress.frame import clock
from congress.frame.numbers import long_date, session_name, term_name
from congress.frame.workflow import Refused
from congress.models import Organization
from congress.queries.rules import rule

from ..models.suggestion import NAMELESS

DEPUTIES_LAW = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》"
GREETING = "感谢您对我们工作的关心和支持。"


def newest(rows, what):
    """The last of the rows a paper tells of; refused while there is none: 还没有答复，不能出具这份公文。"""
    if not rows:
        raise Refused(f"还没有{what}，不能出具这份公文。")
    return rows[-1]


def day(iso):
    """2026年4月15日 of an ISO date; nothing of nothing."""
    return long_date(date.fromisoformat(iso[:10])) if iso else ""


def day_of(moment):
    """The day of an instant, in Beijing."""
    return moment.astimezone(clock.BEIJING).date()


def spread(text):
    """Each line of a long text as a paragraph of its own within a form."""
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def amount(money):
    """A sum in units of ten thousand, as papers write it: 120万元."""
    text = f"{money or ''}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}万元" if text else ""


def meeting(suggestion):
    """西平样县第十八届人民代表大会第五次会议; between sessions without the session."""
    whole = f"{suggestion.congress.area.name}{term_name(suggestion.term.number)}人民代表大会"
    return whole + (session_name(suggestion.session.number) if suggestion.session_id else "")


def shows_names(suggestion, audience):
    """Whether a paper for this audience prints who asked: ``knowing`` (those the name is known to), ``units``
    (by local rule) or ``everybody`` (never, if the deputy asked for secrecy)."""
    if not suggestion.secret_identity or audience == "knowing":
        return True
    return audience == "units" and rule(suggestion.congress_id, "suggestion.units_see_secret_names")


def signed(suggestion):
    """The co-signers who confirmed, in the order they were asked."""
    return [row.deputy for row in suggestion.cosigners.all() if row.state == "confirmed"]


def case(suggestion, audience):
    """The case as its papers name it."""
    shown, lead = shows_names(suggestion, audience), suggestion.lead
    others = [deputy.person.name for deputy in signed(suggestion)]
    return {
        "number": suggestion.number_text,
        "subject": suggestion.subject,
        "meeting": meeting(suggestion),
        "county": suggestion.congress.level == "county",
        "lead": lead.person.name if shown else NAMELESS,
        "others": others if shown else [],
        "signers": len(others) + 1,
        "delegation": lead.delegation.short_name if lead.delegation_id and shown else "",
        "topic": suggestion.topic.name if suggestion.topic_id else "",
        "submitted_on": suggestion.submitted_on,
        "assigned_on": suggestion.assigned_on,
    }


def asked_by(facts):
    """张德福等3名代表"""
    return facts["lead"] if facts["signers"] == 1 else f"{facts['lead']}等{facts['signers']}名代表"


def spoken(number):
    """A number as a sentence says it: 闭12号 of the tables is 闭会期间第12号."""
    return f"闭会期间第{number[1:]}" if number.startswith("闭") else number


def called(facts):
    """第37号《关于…的建议》, or the title alone before there is a number."""
    return f"{spoken(facts['number'])}《{facts['subject']}》"


def known_as(facts):
    """西平样县第十八届人民代表大会第五次会议第37号建议"""
    return f"{facts['meeting']}{spoken(facts['number'])}建议"


def task(assignment):
    """One unit's task as its papers name it."""
    return {
        "unit": assignment.unit.name,
        "kind": assignment.get_kind_display(),
        "assigned_on": assignment.assigned_on,
        "due_on": assignment.reply_due_on,
        "state": assignment.get_state_display(),
    }


def units_in(suggestion, *kinds):
    """Short names of the units in force, of these kinds of task."""
    found = [one for one in suggestion.assignments.all() if one.state not in ("sent_back", "cancelled")]
    return [one.unit.short_name for one in sorted(found, key=lambda one: one.pk) if one.kind in kinds]


# Who issues.


def _body(congress_id, *kinds):
    found = {body.kind: body for body in Organization.objects.filter(congress=congress_id, kind__in=kinds, until=None)}
    return next((found[kind] for kind in kinds if kind in found), None)


def commission(obj):
    """The deputy affairs commission; in a township the presidium."""
    return _body(obj.congress_id, "deputy_affairs_commission", "presidium")


def standing_committee(obj):
    """The standing committee; in a township the presidium."""
    return _body(obj.congress_id, "standing_committee", "presidium")


def supervision_office(obj):
    """The government's supervision office."""
    return _body(obj.congress_id, "government_supervision_office", "government")


def unit(assignment):
    return assignment.unit


def supervisors_of(assignment):
    """The government's supervision office, for units that stand under it."""
    office = assignment.unit.is_government and _body(assignment.congress_id, "government_supervision_office")
    return [office.name] if office else []


def government_of(assignment):
    """The county's government, for units that stand under it."""
    body = assignment.unit.is_government and _body(assignment.congress_id, "government")
    return [body.name] if body else []


def offices_of(assignment):
    """Those who get a copy: the commission, and for units of the government its supervision office."""
    return [commission(assignment).name, *supervisors_of(assignment)]
