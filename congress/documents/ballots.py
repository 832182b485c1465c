"""A vote on paper: the ballot itself, the tellers' sheet, the result (domain §5.2). A ballot bears nothing that could
tell one voter's from another's: every copy is the same sheet."""

from dataclasses import replace
from itertools import zip_longest

from congress.frame import clock, kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Listing, Paper, Para, Signature, Signatures, Table
from congress.frame.votes import Form

from ..models import Organization
from ..policies import ballots as policies
from ..queries import ballots as queries
from .reports import body_of
from .sittings import full_name, organ_of

NAMES = {Form.ELECT: "选票", Form.DECIDE: "表决票", Form.CHOOSE: "票决票", Form.GRADE: "测评票"}
FEW, MANY = 8, 14  # lines that leave room for all that must be said on one page, in full and in the smaller size
LOOSE = 15  # small lines that leave room to write in
FULL = 5  # columns that a half has room for
SHORT_NAME = 12  # characters; names that are no longer stand two lines side by side
READERS = ("GO", "DAC", "LEAD", "COM", "SCM", "DEP", "DHEAD", "TCH", "TSEC", "TDEP")


def organ(ballot):
    """The office that serves the meeting; without one the congress's own."""
    if ballot.meeting_id:
        return organ_of(ballot.meeting)
    kind = Organization.Kind
    of_township = ballot.congress.level == "township"
    return body_of(ballot.congress_id, kind.PRESIDIUM if of_township else kind.GENERAL_OFFICE)


def gather(ballot):
    """What stands on the paper, and what was counted as far as it has been."""
    law, result = ballot.law, queries.result_of(ballot)
    counted_by = [row.teller.name for _, row in sorted(queries.last_counts(ballot).items())] if result else []
    return {
        "meeting": full_name(ballot.meeting) if ballot.meeting_id else ballot.congress.name,
        "title": str(ballot),
        "form": law.form,
        "name": NAMES[law.form],
        "unit": law.unit,
        "seats": law.seats,
        "most": law.most_marks,
        "least": law.least,
        "by_strokes": ballot.kept_as.of_persons,
        "write_ins": law.write_ins,
        "secret": law.secret,
        "words": [word for _, word in law.marks],
        "options": [[option.title, option.note] for option in queries.options_of(ballot)],
        "numbers": ballot.result["count"] if result else None,
        "lines": [
            [line.name, [line.marks.get(mark, "") for mark, _ in law.marks], line.sentence] for line in result.lines
        ]
        if result
        else [],
        "steps": list(result.steps) if result else [],
        "summary": result.summary if result else "",
        "counted_by": counted_by,
        "scrutineers": ballot.scrutineers,
        "on": long_date(ballot.closed_at.astimezone(clock.BEIJING).date()) if ballot.closed_at else "",
    }


# The ballot.


def rules(snapshot):
    """How it is to be filled in."""
    unit, form = snapshot["unit"], snapshot["form"]
    if form == Form.GRADE:
        return (
            "对每个测评对象只评一个等次，在相应栏内画“○”。",
            "对一个对象没有评价或者评了两个等次以上的，对该对象的评价无效。",
        )
    if form == Form.DECIDE:
        several = len(snapshot["options"]) > 1
        twice = "同一事项作两种以上标记的，该事项按弃权计票" if several else "作两种以上标记的为无效票"
        return ("赞成、反对、弃权，只选一栏，在栏内画“○”。", f"没有作任何标记的为弃权；{twice}。")
    several = f"，每张票最多选{snapshot['most']}{unit}" if snapshot["most"] != snapshot["seats"] else ""
    least = f"，至少选{snapshot['least']}{unit}" if snapshot["least"] else ""
    first = f"应选{snapshot['seats']}{unit}，候选{len(snapshot['options'])}{unit}{several}{least}。"
    valid = f"所选等于或者少于{snapshot['most']}{unit}的有效，多于{snapshot['most']}{unit}的整张无效。"
    if form == Form.CHOOSE:
        return (first, "选择的在“选择”栏内画“○”，不选的不作标记。", valid)
    other = ("另选他人的，在空格内写明姓名，并在“赞成”栏内画“○”。",) if snapshot["write_ins"] else ()
    order = "候选人按姓氏笔画排列。" if snapshot["by_strokes"] else ""
    return (
        first + order, "赞成的在“赞成”栏内画“○”，反对的在“反对”栏内画“×”，弃权的不作标记。", *other, valid,
    )  # fmt: skip


def compose_ballot(snapshot, issued):
    """One sheet, to be copied; nobody signs it."""
    marks, width = snapshot["words"], len(snapshot["words"])
    noted = any(note for _, note in snapshot["options"])
    columns = [Column("序号", 0.7, "center"), Column("姓名" if snapshot["by_strokes"] else "事项", 3)]
    columns += [Column("说明", 3)] if noted else []
    columns += [Column(word, 1.1, "center") for word in marks]
    blank = ("",) * width
    rows = [
        (str(place), title, *((note,) if noted else ()), *blank)
        for place, (title, note) in enumerate(snapshot["options"], start=1)
    ]
    if snapshot["write_ins"]:
        rows += [("另选", "", *(("",) if noted else ()), *blank)] * min(snapshot["most"], 10)
    secret = "本票无记名，请不要在票上写自己的姓名或者作与表决无关的记号。" if snapshot["secret"] else ""
    said = "".join(
        f"{place}.{one}"
        for place, one in enumerate(filter(None, (*rules(snapshot), secret, "没有加盖印章的票无效。")), start=1)
    )
    return Paper(
        form="sheet",
        title=(snapshot["meeting"], snapshot["name"]),
        blocks=(
            Para(snapshot["title"], align="center", indent=False, face="kai"),
            *_set(columns, rows, said, beside=not noted and width <= 4),
        ),
    )


def _set(columns, rows, said, *, beside):
    """The lines and how to fill them in, on one page: the longer the list the smaller; many short names stand in two
    halves side by side, the first half on the left."""
    if len(rows) <= MANY:
        return (
            Table(tuple(columns), tuple(rows), row_lines=1.5 if len(rows) <= FEW else 1.1),
            Para(said, lead="填写说明："),
        )
    if beside and all(len(row[1]) <= SHORT_NAME for row in rows):
        if len(columns) > FULL:  # the number goes before the name
            columns, rows = columns[1:], [(f"{row[0]}.{row[1]}", *row[2:]) for row in rows]
        half = -(-len(rows) // 2)
        empty = ("",) * len(columns)
        rows = [(*left, *right) for left, right in zip_longest(rows[:half], rows[half:], fillvalue=empty)]
        columns = [_narrow(column) for column in columns] * 2
    note = f"填写说明：{said}"
    return (Table(tuple(columns), tuple(rows), small=True, row_lines=1 if len(rows) <= LOOSE else 0, note=note),)


def _narrow(column):
    """A column of one half: what is marked in stands over two characters, the room is the name's."""
    if column.align != "center":
        return replace(column, width=5)
    return replace(column, width=1, title=f"{column.title[:-2]}\n{column.title[-2:]}".strip())


# The count and the result.


def _numbers(snapshot):
    found = snapshot["numbers"]
    said = (("应到", "members", "人"), ("实到", "present", "人"), ("发出", "issued", "张"), ("收回", "returned", "张"),
            ("无效", "invalid", "张"), ("未投票", "not_voted", "人"))  # fmt: skip
    if not found:
        return Para("，".join(f"{word}＿＿＿＿{unit}" for word, _, unit in said) + "。")
    found = found | {"not_voted": found["issued"] - found["returned"]}
    return Para("，".join(f"{word}{found[name]}{unit}" for word, name, unit in said if found[name] >= 0) + "。")


def _table(snapshot, sentences=False):
    marks = snapshot["words"]
    columns = [Column("事项", 2.6), *(Column(word, 1, "center") for word in marks)]
    columns += [Column("结果和依据", 5)] if sentences else []
    lines = snapshot["lines"] or [[title, [""] * len(marks), ""] for title, _ in snapshot["options"]]
    if not snapshot["lines"] and snapshot["write_ins"]:
        lines += [["另选：", [""] * len(marks), ""]] * 3
    rows = tuple((name, *map(str, votes), *((said,) if sentences else ())) for name, votes, said in lines)
    return Table(tuple(columns), rows, row_lines=0 if snapshot["lines"] else 1.5)


def compose_count(snapshot, issued):
    """Blank for counting by hand; once two counts agree, with their numbers."""
    who = snapshot["counted_by"]
    tellers = [Signature("计票人：", name, dated=True) for name in who or ("", "")]
    said = f"两次计票分别由{'、'.join(who)}独立录入，结果一致。" if who else ""
    said = said or (
        "电子投票，截止后自动计票。" if snapshot["numbers"] else "两名计票人分别计票，各填一份，互不商量。"
    )
    return Paper(
        form="sheet",
        title=(snapshot["meeting"], "计票单"),
        blocks=(
            Para(snapshot["title"], align="center", indent=False, face="kai"),
            _numbers(snapshot),
            _table(snapshot),
            Para(said),
            Signatures((*tellers, Signature("监票人：", snapshot["scrutineers"], dated=True))),
        ),
    )


def compose_result(snapshot, issued):
    table = (_table(snapshot, sentences=True),) if snapshot["lines"] else ()
    steps = (Para("", lead="计算过程："), Listing(tuple(f"{step}。" for step in snapshot["steps"]))) if table else ()
    watched = (Para(f"监票人：{snapshot['scrutineers']}。"),) if snapshot["scrutineers"] else ()
    return Paper(
        form="plain",
        title=(f"{snapshot['meeting']}", "表决结果报告单"),
        subtitle=(snapshot["title"],),
        blocks=(
            Para(f"{snapshot['on']}投票截止。{snapshot['summary']}"),
            *table,
            *steps,
            *watched,
            Signatures((Signature("总监票人："), Signature("会议主持人："))),
        ),
        signer=issued.issuer,
        date=issued.issued_on,
    )


def _of_ballot(key, title, compose, may_issue, may_read, order):
    return kinds.DocumentKind(
        key=f"congress.{key}", title=title, model="congress.ballot", gather=gather, compose=compose, organ=organ,
        may_issue=may_issue, may_read=may_read, readers=READERS, order=order,
    )  # fmt: skip


VOTING_PAPER = _of_ballot(
    "voting_paper", "选票、表决票", compose_ballot, policies.prints_papers, policies.reads_count, 30
)
COUNT_SHEET = _of_ballot("count_sheet", "计票单", compose_count, policies.prints_count, policies.reads_count, 31)
VOTE_RESULT = _of_ballot(
    "vote_result", "表决结果报告单", compose_result, policies.prints_result, policies.reads_result, 32
)
ALL = (VOTING_PAPER, COUNT_SHEET, VOTE_RESULT)
