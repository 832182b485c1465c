"""The papers of an oath: its order, the list with a place to sign, the words to be read from."""

from congress.documents.reports import body_of
from congress.frame.kinds import DocumentKind
from congress.frame.numbers import chinese, long_date
from congress.frame.printing import Column, Heading, Paper, Para, Quote, Table
from congress.models import Organization

from ..models.law import Oath
from ..oath_text import BREATHS, LAW, WORDS
from ..policies import oaths as policies
from ..queries import oaths as queries

SINGLE = "单独宣誓时，宣誓人左手抚按《中华人民共和国宪法》，右手举拳，诵读誓词。"
TOGETHER = (
    "集体宣誓时，由领誓人左手抚按《中华人民共和国宪法》，右手举拳，领诵誓词；其他宣誓人整齐排列，右手举拳，跟诵誓词。"
)


def _office(ceremony):
    return body_of(ceremony.congress_id, Organization.Kind.GENERAL_OFFICE)


def gather(ceremony):
    return {
        "congress": ceremony.congress.name,
        "on": long_date(ceremony.on),
        "at": f"{ceremony.begins_at:%H:%M}" if ceremony.begins_at else "",
        "place": ceremony.place,
        "meeting": ceremony.meeting.full_words if ceremony.meeting else "",
        "organiser": "大会主席团" if ceremony.organiser == Oath.PRESIDIUM else "主任会议" if ceremony.organiser == Oath.COUNCIL else "所在机关",
        "form": ceremony.form,
        "host": ceremony.host,
        "leader": ceremony.leader,
        "witness": ceremony.witness,
        "file_no": ceremony.file_no,
        "takers": [[one.name, str(one.office)] for one in queries.takers(ceremony)],
    }  # fmt: skip


def _facts(snapshot):
    rows = [
        ("组织者", snapshot["organiser"]),
        ("时间", f"{snapshot['on']}{snapshot['at']}"),
        ("地点", snapshot["place"]),
    ]
    rows += [("会议", snapshot["meeting"])] if snapshot["meeting"] else []
    rows += [("方式", "集体宣誓" if snapshot["leader"] else "单独宣誓"), ("主持人", snapshot["host"])]
    rows += [(word, snapshot[key]) for word, key in (("领誓人", "leader"), ("监誓人", "witness")) if snapshot[key]]
    return Table((Column("事项", 1.4), Column("安排", 7)), tuple(rows))


def steps(snapshot):
    """The order of the ceremony (decision of 2018, articles 8 and 9)."""
    together = bool(snapshot["leader"])
    said = [
        f"主持人{snapshot['host']}宣布宪法宣誓仪式开始，介绍宣誓人。",
        "全体起立，奏唱中华人民共和国国歌。",
        f"宣誓人{len(snapshot['takers'])}人就位。{TOGETHER if together else SINGLE}",
        f"{'领誓人' + snapshot['leader'] + '领诵，宣誓人跟诵' if together else '宣誓人依次诵读'}誓词，诵读完毕，报出本人姓名。",
    ]
    if snapshot["witness"]:
        said.append(f"监誓人{snapshot['witness']}确认宣誓有效。")
    return [*said, "宣誓人在签名页上签名。", "主持人宣布仪式结束。"]


def compose_order(snapshot, issued):
    blocks = [_facts(snapshot), Heading("一、程序")]
    blocks += [Para(f"{place}．{step}") for place, step in enumerate(steps(snapshot), start=1)]
    blocks += [Heading("二、宣誓人"), _takers(snapshot), Heading("三、布置"),
               Para("会场悬挂中华人民共和国国旗或者国徽，宣誓台上置放《中华人民共和国宪法》文本。"), Para(f"依据：{LAW}。")]  # fmt: skip
    return Paper(
        form="plain",
        title=(snapshot["congress"], "宪法宣誓仪式程序"),
        blocks=tuple(blocks),
        signer=issued.issuer,
        date=issued.issued_on,
    )


def _takers(snapshot):
    columns = (Column("序号", 0.8, "center"), Column("姓名", 2), Column("职务", 6))
    return Table(columns, tuple((str(place), *row) for place, row in enumerate(snapshot["takers"], start=1)))


def compose_list(snapshot, issued):
    """The list with a place for each signature; the words stand above it, because they are what is signed."""
    columns = (Column("序号", 0.8, "center"), Column("姓名", 1.8), Column("职务", 4.6), Column("宣誓人签名", 2.6))
    rows = tuple((chinese(place), *row, "") for place, row in enumerate(snapshot["takers"], start=1))
    who = "　".join(
        f"{word}：{snapshot[key]}"
        for word, key in (("主持人", "host"), ("领誓人", "leader"), ("监誓人", "witness"))
        if snapshot[key]
    )
    blocks = (
        Para(f"{snapshot['on']}　{snapshot['place']}", align="center", indent=False, face="kai"),
        Quote(WORDS), Para(who, indent=False), Table(columns, rows),
        *((Para(f"档号：{snapshot['file_no']}", indent=False),) if snapshot["file_no"] else ()),
    )  # fmt: skip
    return Paper(form="plain", title=(snapshot["congress"], "宪法宣誓名单和签名页"), blocks=blocks)


def compose_words(snapshot, issued):
    """A sheet to read from, one breath a line, on one page."""
    lines = tuple(Para(line, align="center", indent=False, face="large") for line in BREATHS)
    where = (f"{snapshot['congress']}　{snapshot['on']}", snapshot["place"])
    foot = tuple(Para(line, align="center", indent=False, face="kai") for line in where)
    return Paper(form="sheet", title=("宪法宣誓誓词",), page_numbers=False, blocks=(*lines, *foot))


def _kind(key, title, compose, order):
    return DocumentKind(key=f"appointments.{key}", title=title, model="appointments.ceremony", gather=gather, compose=compose,
                        organ=_office, may_issue=policies.arranges_oaths, may_read=policies.reads_oaths, order=order)  # fmt: skip


ALL = (
    _kind("oath_order", "宪法宣誓仪式程序", compose_order, 401),
    _kind("oath_list", "宪法宣誓名单和签名页", compose_list, 402),
    _kind("oath_words", "宪法宣誓誓词", compose_words, 403),
)
