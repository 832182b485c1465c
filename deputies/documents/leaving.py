"""Announcements (公告) of what became of a seat: ended, given up, filled by a by-election."""

from datetime import date

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date, session_name, term_name
from congress.frame.printing import Paper, Para
from congress.models import Meeting, Organization

from ..models import ByElection, Deputy, Resignation
from ..policies.register import keeps_deputies_of
from ..queries import leaving as queries
from .register import name_of, reads_rosters

Kind = Organization.Kind


def organ_of(obj):
    """The standing committee; in a township the presidium."""
    return body_of(obj.congress_id, Kind.STANDING_COMMITTEE) or body_of(obj.congress_id, Kind.PRESIDIUM)


def gather_seats(congress, term):
    """What every announcement says: who makes it, and how many deputies there are now."""
    sitting = Deputy.objects.filter(term=term).in_office().exclude(state=Deputy.State.ENDED)
    return {
        "organ": f"{congress.name}{'常务委员会' if congress.level == 'county' else '主席团'}",
        "deputies": name_of(term),
        "fixed": term.deputy_seats,
        "held": sitting.count(),
    }


def announcement(snapshot, facts, *said):
    """What happened, how many deputies there are now, the word that makes it public."""
    left = f"截至目前，{snapshot['deputies']}实有{snapshot['held']}名。"
    return Paper(
        form="plain",
        title=(f"{snapshot['organ']}公告",),
        blocks=tuple(Para(words) for words in (*said, left, "现予公告。")),
        signer=snapshot["organ"],
        date=facts.issued_on,
        seal=True,
    )


def announcing(key, title, model, gather, compose, may_issue, order):
    return kinds.DocumentKind(
        key=f"deputies.{key}",
        title=title,
        model=f"deputies.{model}",
        gather=gather,
        compose=compose,
        organ=organ_of,
        may_issue=may_issue,
        may_read=reads_rosters,
        order=order,
    )


def deputy_in_words(snapshot):
    who = f"由{snapshot['seat']}选出的" if snapshot["seat"] else ""
    return f"{who}{snapshot['deputies']}{snapshot['name']}"


# 代表资格终止公告.


def gather_termination(deputy):
    return {
        **gather_seats(deputy.congress, deputy.term),
        "name": deputy.person.name,
        "seat": deputy.seat_of,
        "reason": deputy.get_ended_reason_display(),
        "died": deputy.ended_reason == Deputy.Ended.DEATH,
    }


def compose_termination(snapshot, facts):
    body = deputy_in_words(snapshot)
    if snapshot["died"]:
        said = f"{body}去世。依照代表法的有关规定，{snapshot['name']}的代表资格自然终止。"
    else:
        said = f"{body}，因{snapshot['reason']}，依照代表法第六十二条的规定，其代表资格终止。"
    return announcement(snapshot, facts, said)


def announces_termination(actor, deputy):
    """代表工委（乡镇为人大主席、秘书），代表资格终止以后"""
    return deputy.state == Deputy.State.ENDED and keeps_deputies_of(actor, deputy)


# 接受辞职公告.


def meeting_in_words(meeting):
    """浥川县第十八届人民代表大会常务委员会第三十次会议"""
    body = "常务委员会" if meeting.kind == Meeting.Kind.STANDING_COMMITTEE else ""
    term = meeting.term
    return f"{term.congress.area.name}{term_name(term.number)}人民代表大会{body}{session_name(meeting.number)}"


def gather_resignation(case):
    deputy = case.deputy
    return {
        **gather_seats(case.congress, deputy.term),
        "name": deputy.person.name,
        "seat": deputy.seat_of,
        "ordered": case.ordered,
        "meeting": meeting_in_words(case.meeting),
        "voted_on": case.voted_on.isoformat(),
    }


def compose_resignation(snapshot, facts):
    asked = "被责令辞职" if snapshot["ordered"] else "提出辞去代表职务的请求"
    day = long_date(date.fromisoformat(snapshot["voted_on"]))
    said = (
        f"{deputy_in_words(snapshot)}{asked}。{day}，{snapshot['meeting']}决定接受其辞职。依照选举法第五十五条、"
        f"代表法第六十二条的规定，{snapshot['name']}的代表资格终止。"
    )
    return announcement(snapshot, facts, said)


def announces_resignation(actor, case):
    """代表工委（乡镇为人大主席、秘书），辞职被接受以后"""
    accepted = case.state in (Resignation.State.ACCEPTED, Resignation.State.ANNOUNCED)
    return accepted and keeps_deputies_of(actor, case)


# 补选结果公告.


def gather_by_election(case):
    return {
        **gather_seats(case.congress, case.district.term),
        "seat": case.district.name,
        "voted_on": case.votes_on.isoformat(),
        "names": [one.person.name for one in queries.candidates(case) if one.deputy_id],
    }


def compose_by_election(snapshot, facts):
    names = "、".join(snapshot["names"])
    day = long_date(date.fromisoformat(snapshot["voted_on"]))
    said = (
        f"{day}，{snapshot['seat']}依法补选{names}为{snapshot['deputies']}。经审查，{snapshot['organ']}"
        f"依照选举法第四十七条、第五十七条的规定，确认{names}的代表资格有效。"
    )
    return announcement(snapshot, facts, said)


def announces_by_election(actor, case):
    """代表工委（乡镇为人大主席、秘书），代表资格确认以后"""
    confirmed = case.state in (ByElection.State.CONFIRMED, ByElection.State.ANNOUNCED)
    return confirmed and keeps_deputies_of(actor, case)


ALL = (
    announcing("termination_notice", "代表资格终止公告", "deputy", gather_termination, compose_termination,
               announces_termination, 403),
    announcing("resignation_notice", "接受代表辞职公告", "resignation", gather_resignation, compose_resignation,
               announces_resignation, 404),
    announcing("by_election_notice", "补选代表公告", "byelection", gather_by_election, compose_by_election,
               announces_by_election, 405),
)  # fmt: skip
