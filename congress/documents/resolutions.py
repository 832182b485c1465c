"""A resolution or decision as it is published, and the announcement that goes with it (domain §5.2)."""

from congress.frame import kinds
from congress.frame.numbers import chinese, long_date, term_name
from congress.frame.printing import Paper, Para, blocks_of

from ..models import Meeting, Organization
from ..policies import resolutions as policies
from .reports import body_of


def _organ_name(resolution):
    """Who adopted it: 西平样县人民代表大会常务委员会 · 西平样县第十八届人民代表大会第五次会议"""
    meeting, area = resolution.meeting, resolution.congress.area.name
    if meeting.kind == Meeting.Kind.SESSION:
        return f"{area}{meeting.full_words}"
    if meeting.kind == Meeting.Kind.PRESIDIUM:
        return f"{resolution.congress.name}主席团"
    return f"{resolution.congress.name}常务委员会"


def organ(resolution):
    kind = Organization.Kind
    if resolution.congress.level == "township":
        return body_of(resolution.congress_id, kind.PRESIDIUM)
    of_session = resolution.meeting and resolution.meeting.kind == Meeting.Kind.SESSION
    return body_of(resolution.congress_id, kind.CONGRESS if of_session else kind.STANDING_COMMITTEE)


def gather(resolution):
    meeting = resolution.meeting
    return {
        "title": resolution.title,
        "kind": resolution.get_kind_display(),
        "by": _organ_name(resolution),
        "county": resolution.congress.area.name,
        "adopted": f"{long_date(resolution.adopted_on)}{resolution.congress.area.name}{meeting.full_words}通过",
        "at": f"{resolution.congress.area.name}{meeting.full_words}",
        "on": long_date(resolution.adopted_on),
        "effective": long_date(resolution.effective_on),
        "is_later": resolution.effective_on > resolution.adopted_on,
        "of_session": meeting.kind == Meeting.Kind.SESSION,
        "term": term_name(resolution.term.number),
        "number": resolution.number,
        "text": resolution.text,
    }


def compose(snapshot, issued):
    """Title, adoption line in brackets, body."""
    words = blocks_of(snapshot["text"])
    line = Para(f"（{snapshot['adopted']}）", align="center", indent=False, face="kai")
    return Paper(form="plain", title=(f"{snapshot['by']}{snapshot['title']}",), blocks=(line, *words))


def compose_announcement(snapshot, issued):
    """〔第十八届〕第十五号: what was adopted, where, when, from which day."""
    name = f"{snapshot['by']}公告" if not snapshot["of_session"] else f"{snapshot['by']}主席团公告"
    since = f"，自{snapshot['effective']}起施行" if snapshot["is_later"] else "，自通过之日起施行"
    said = f"《{snapshot['title']}》已由{snapshot['at']}于{snapshot['on']}通过{since}。"
    blocks = (Para(said), Para("现予公告。"))
    signer = f"{snapshot['by']}主席团" if snapshot["of_session"] else snapshot["by"]
    return Paper(
        form="plain",
        title=(name,),
        subtitle=(f"〔{snapshot['term']}〕第{chinese(snapshot['number'])}号",),
        blocks=blocks,
        signer=signer,
        date=issued.issued_on,
        seal=True,
    )


RESOLUTION = kinds.DocumentKind(
    key="congress.resolution",
    title="决议决定",
    model="congress.resolution",
    gather=gather,
    compose=compose,
    organ=organ,
    may_issue=policies.prints_resolution,
    may_read=policies.reads_papers_of,
    order=40,
)
ANNOUNCEMENT = kinds.DocumentKind(
    key="congress.announcement",
    title="公告",
    model="congress.resolution",
    gather=gather,
    compose=compose_announcement,
    organ=organ,
    may_issue=policies.prints_resolution,
    may_read=policies.reads_papers_of,
    order=41,
)
