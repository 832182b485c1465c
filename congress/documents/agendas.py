"""The agenda of a meeting and the notice that calls it (domain §5.2)."""

from congress.frame import kinds
from congress.frame.numbers import long_date, session_name
from congress.frame.printing import Heading, Listing, Paper, Para

from ..policies import agendas as policies
from ..queries import agendas as queries
from ..queries import sittings
from .sittings import full_name, organ_of


def gather_agenda(meeting):
    """The version in force; the items as they stand where none is."""
    version = queries.latest(meeting)
    items = version.items if version else queries.snapshot(meeting)
    return {
        "meeting": full_name(meeting),
        "day": long_date(meeting.opens_on),
        "version": version.number if version else 0,
        "items": [f"{item['title']}{'（' + item['reporter'] + '）' if item['reporter'] else ''}" for item in items],
    }


def compose_agenda(snapshot, issued):
    state = f"第{snapshot['version']}版" if snapshot["version"] else "草案"
    line = Para(f"（{snapshot['day']}，{state}）", align="center", indent=False, face="kai")
    items = Listing(tuple(snapshot["items"])) if snapshot["items"] else Para("尚未编排议题。")
    return Paper(form="plain", title=(snapshot["meeting"], "议程"), blocks=(line, items))


def gather_notice(meeting):
    guests = sittings.guests_of(meeting)
    papers = [paper.title for item in meeting.items.order_by("order") for paper in item.papers.order_by("pk")]
    tail = f"{meeting.BODY[meeting.kind]}{session_name(meeting.number)}"
    return gather_agenda(meeting) | {
        "of": full_name(meeting).removesuffix(tail),
        "tail": tail,
        "from": long_date(meeting.opens_on),
        "until": long_date(meeting.closes_on),
        "days": meeting.days,
        "place": meeting.place,
        "sittings": [f"{one}：{one.when}{'，' + one.place if one.place else ''}" for one in sittings.sittings_of(meeting)],
        "guests": [guest.title for guest in guests],
        "papers": papers,
        "office": (office.name if (office := organ_of(meeting)) else meeting.term.congress.name),
        "phone": office.phone if office else "",
        "members": {"session": "全体代表"}.get(meeting.kind, "全体组成人员"),
    }  # fmt: skip


def _title(snapshot):
    """Two lines that break between words; notices sent before the parts were kept, in one."""
    if not snapshot["tail"]:
        return (f"关于召开{snapshot['meeting']}的通知",)
    return (f"关于召开{snapshot['of']}", f"{snapshot['tail']}的通知")


def compose_notice(snapshot, issued):
    when = (
        snapshot["from"]
        if snapshot["days"] == 1
        else f"{snapshot['from']}至{snapshot['until']}，会期{snapshot['days']}天"
    )
    blocks = [
        Para(f"{snapshot['meeting']}定于{snapshot['from']}召开，现将有关事项通知如下。"),
        Heading("一、时间"),
        Para(f"{when}。"),
        *(Para(f"{line}。") for line in snapshot["sittings"]),
        Heading("二、地点"),
        Para(f"{snapshot['place'] or '另行通知'}。"),
        Heading("三、建议议程"),
        Listing(tuple(snapshot["items"])) if snapshot["items"] else Para("另行通知。"),
        Heading("四、出席和列席"),
        Para(f"出席：{snapshot['members']}。"),
    ]
    if snapshot["guests"]:
        blocks.append(Para(f"列席：{'、'.join(snapshot['guests'])}。"))
    if snapshot["papers"]:
        blocks += [Heading("五、会议文件"), Listing(tuple(snapshot["papers"]))]
    blocks.append(Para("因病或者其他特殊原因不能出席的，请在会前书面请假；接到通知后请在平台会议页面阅知。"))
    phone = f"，电话：{snapshot['phone']}" if snapshot["phone"] else ""
    return Paper(
        form="plain",
        title=_title(snapshot),
        addressee=f"{snapshot['members']}{'、列席人员' if snapshot['guests'] else ''}",
        blocks=tuple(blocks),
        signer=snapshot["office"],
        date=issued.issued_on,
        seal=True,
        note=f"联系单位：{snapshot['office']}{phone}",
    )


AGENDA = kinds.DocumentKind(
    key="congress.meeting_agenda",
    title="会议议程",
    model="congress.meeting",
    gather=gather_agenda,
    compose=compose_agenda,
    organ=organ_of,
    may_issue=policies.publishes,
    may_read=policies.reads_agenda,
    order=28,
)
NOTICE = kinds.DocumentKind(
    key="congress.meeting_notice",
    title="会议通知",
    model="congress.meeting",
    gather=gather_notice,
    compose=compose_notice,
    organ=organ_of,
    may_issue=policies.publishes,
    may_read=policies.reads_agenda,
    order=27,
)
