"""The papers of a case: what is proposed, and once it is announced the list, the votes, the announcement, the notice."""

from itertools import groupby

from congress.documents.reports import body_of
from congress.frame.kinds import DocumentKind
from congress.frame.numbers import long_date, session_name, term_name
from congress.frame.printing import Column, Heading, Paper, Para, Signature, Signatures, Table
from congress.models import Organization

from ..models import Item
from ..policies import papers as policies
from ..queries import cases as queries

Body = Organization.Kind
GOVERNMENT = (Body.DEPARTMENT, Body.GOVERNMENT_SUPERVISION_OFFICE)
SECRET = "（宣布以前保密）"
LEFT_OUT = (Item.State.WITHDRAWN, Item.State.HELD_OVER)
FATES = {Item.State.AWAITING_UPPER: "通过，报上级批准", Item.State.NOT_APPROVED: "通过，未获上级批准"}


def committee(case):
    return body_of(case.congress_id, Body.STANDING_COMMITTEE)


def office(case):
    return body_of(case.congress_id, Body.GENERAL_OFFICE)


def head(case):
    """What every paper of a case says of it."""
    meeting = case.meeting
    area = case.congress.area.name
    return {
        "case": str(case),
        "committee": f"{case.congress.name}常务委员会",
        "organ": case.organ.name,
        "letter_no": case.letter_no,
        "signed_by": case.signed_by,
        "received_on": long_date(case.received_on),
        "meeting": f"{area}{term_name(meeting.term.number)}人民代表大会常务委员会{session_name(meeting.number)}" if meeting else "",
        "on": long_date(case.announced_on) if case.announced_on else "",
    }  # fmt: skip


def secret(snapshot):
    """The line that stands under the title until the result is told."""
    return () if snapshot["on"] else (SECRET,)


def _system(item, government):
    """Under which body a list names a post: the bureaus stand under the government."""
    body = item.office.post.organization
    return government if body.kind in GOVERNMENT and government else body.name


def listed(case, items):
    """[[body, verb, name, what follows the name]] in the order of a printed list."""
    government = body_of(case.congress_id, Body.GOVERNMENT)
    name = government.name if government else ""
    rows = [[_system(item, name), item.clause[0], item.name, item.clause[1]] for item in queries.printed(items)]
    bodies = list(dict.fromkeys(row[0] for row in rows))
    return sorted(rows, key=lambda row: bodies.index(row[0]))  # the order within a body stays


def lines(rows):
    """The lines of a list: the body where there are several, the verb over its persons, those of one post together."""
    several = len({row[0] for row in rows}) > 1
    for body, of_body in groupby(rows, key=lambda row: row[0]):
        if several:
            yield Heading(body)
        for verb, group in groupby(of_body, key=lambda row: row[1]):
            yield Para(f"{verb}：", face="hei")
            said = ["、".join(row[2] for row in same) + rest for rest, same in groupby(group, key=lambda row: row[3])]
            yield from (Para(f"{one}{'。' if one is said[-1] else '；'}") for one in said)


# Before the vote.


def gather_catalogue(case):
    items = [item for item in queries.items_of(case) if item.state not in LEFT_OUT]
    return head(case) | {
        "rows": [[item.sentence, item.present_post, f"{item.law.words}（{item.law.law}）"] for item in items],
    }


def compose_catalogue(snapshot, issued):
    columns = (Column("序号", 0.6, "center"), Column("提请事项", 4), Column("现任职务", 2.6), Column("提请依据", 4))
    rows = tuple((str(place), *row) for place, row in enumerate(snapshot["rows"], start=1))
    letter = f"（{snapshot['letter_no']}）" if snapshot["letter_no"] else ""
    said = (
        f"{snapshot['organ']}{letter}，由{snapshot['signed_by']}签署，{snapshot['received_on']}收到，共{len(rows)}项。"
    )
    meets = (f"（{snapshot['meeting']}）",) if snapshot["meeting"] else ()
    return Paper(
        form="plain",
        title=(snapshot["committee"], "提请任免议案目录"),
        subtitle=(*meets, *secret(snapshot)),
        blocks=(Para(said, lead="提请机关："), Table(columns, rows, small=True)),
        signer=issued.issuer,
        date=issued.issued_on,
    )


# After the announcement.


def gather_list(case):
    passed = [item for item in queries.items_of(case) if item.state == Item.State.PASSED]
    return head(case) | {"rows": listed(case, passed)}


def compose_list(snapshot, issued):
    adopted = f"（{snapshot['on']}{snapshot['meeting']}通过）"
    return Paper(
        form="sheet",
        title=(snapshot["committee"], "任免名单"),
        subtitle=(adopted,),
        blocks=tuple(lines(snapshot["rows"])),
    )


def compose_announcement(snapshot, issued):
    said = f"{snapshot['meeting']}于{snapshot['on']}表决通过下列人事任免事项："
    return Paper(
        form="plain",
        title=(f"{snapshot['committee']}公告",),
        subtitle=(issued.number,),
        blocks=(Para(said), *lines(snapshot["rows"]), Para("现予公告。")),
        signer=snapshot["committee"],
        date=issued.issued_on,
        seal=True,
    )


def gather_votes(case):
    items = [item for item in queries.items_of(case) if item.announced_on]
    rows = []
    for item in items:
        votes = item.votes or {}
        marks = votes.get("marks", {})
        rows.append([
            item.sentence, votes.get("members", ""), votes.get("present", ""), marks.get("yes", ""), marks.get("no", ""),
            marks.get("abstain", ""), FATES.get(item.state, item.get_state_display()),
        ])  # fmt: skip
    return head(case) | {"rows": rows}


def compose_votes(snapshot, issued):
    columns = (Column("序号", 0.7, "center"), Column("表决事项", 4), Column("全体组成人员", 1.1, "center"), Column("出席", 0.8, "center"),
               Column("赞成", 0.8, "center"), Column("反对", 0.8, "center"), Column("弃权", 0.8, "center"), Column("结果", 1.6, "center"))  # fmt: skip
    rows = tuple((str(place), *map(str, row)) for place, row in enumerate(snapshot["rows"], start=1))
    law = "任免由常委会全体组成人员的过半数通过（地方组织法第五十一条）。表决采用无记名方式，结果当场宣布。"
    return Paper(
        form="plain",
        title=(snapshot["committee"], "人事任免表决结果单"),
        subtitle=(f"（{snapshot['meeting']}　{snapshot['on']}）",),
        blocks=(Table(columns, rows, small=True), Para(law), Signatures((Signature("总监票人："), Signature("会议主持人：")))),
    )  # fmt: skip


def gather_notice(case):
    items = queries.items_of(case)
    rest = {
        state: [item.sentence for item in items if item.state == state]
        for state in (Item.State.FAILED, Item.State.AWAITING_UPPER, Item.State.NOT_APPROVED)
    }
    return gather_list(case) | {
        "failed": rest[Item.State.FAILED],
        "waiting": rest[Item.State.AWAITING_UPPER],
        "refused": rest[Item.State.NOT_APPROVED],
    }


def compose_notice(snapshot, issued):
    letter = f"（{snapshot['letter_no']}）" if snapshot["letter_no"] else ""
    blocks = [
        Para(
            f"你机关提请的人事任免案{letter}收悉。{snapshot['meeting']}于{snapshot['on']}进行了表决，现将结果通知如下。"
        )
    ]
    if snapshot["rows"]:
        blocks += [Para("一、通过的事项", face="hei"), *lines(snapshot["rows"])]
    more = (
        ("waiting", "已经通过、须报上级批准的事项"),
        ("refused", "没有获得上级批准的事项"),
        ("failed", "未获通过的事项"),
    )
    place = bool(snapshot["rows"])
    for key, words in more:
        if snapshot[key]:
            place += 1
            blocks.append(Para(f"{'一二三四'[place - 1]}、{words}", face="hei"))
            blocks += [Para(f"{one}。") for one in snapshot[key]]
    blocks.append(Para("请按规定办理手续，并安排宪法宣誓。"))
    return Paper(
        form="letter",
        head=issued.issuer,
        number=issued.number,
        title="关于人事任免结果的通知",
        addressee=snapshot["organ"],
        blocks=tuple(blocks),
        signer=issued.issuer,
        date=issued.issued_on,
        seal=True,
    )


def _kind(key, title, gather, compose, may_issue, may_read, order, **more):
    return DocumentKind(key=f"appointments.{key}", title=title, model="appointments.case", gather=gather, compose=compose,
                        may_issue=may_issue, may_read=may_read, order=order, **{"organ": committee, "readers": policies.KNOWERS} | more)  # fmt: skip


OPEN = {"readers": (), "narrow": policies.told}
CATALOGUE = _kind("catalogue", "提请任免议案目录", gather_catalogue, compose_catalogue, policies.issues_catalogue, policies.knows, 410,
                  organ=office)  # fmt: skip
VOTES = _kind(
    "vote_sheet", "人事任免表决结果单", gather_votes, compose_votes, policies.issues_results, policies.knows, 411
)
LIST = _kind(
    "list", "任免名单", gather_list, compose_list, policies.issues_list, policies.reads_announced, 412, **OPEN
)
ANNOUNCEMENT = _kind("announcement", "人事任免公告", gather_list, compose_announcement, policies.issues_list, policies.reads_announced, 413,
                     series="announcement", number_word="公告", **OPEN)  # fmt: skip
NOTICE = _kind("notice", "任免通知", gather_notice, compose_notice, policies.issues_results, policies.knows, 414, organ=office,
               series="letter", number_word="函")  # fmt: skip
ALL = (CATALOGUE, VOTES, LIST, ANNOUNCEMENT, NOTICE)
