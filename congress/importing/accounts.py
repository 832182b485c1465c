"""Whose accounts are to be opened, from a table: it only chooses whom. Nothing of it is kept, and no account is made here."""

from dataclasses import dataclass, field

from congress.frame.importing import ImportKind, laid_out, lines_of, nothing

from ..models import Account
from ..policies.accounts import may_manage_accounts
from ..queries.accounts import people_without_account
from ..queries.importing import in_pieces, intake_of
from . import people

WHOM = ImportKind(
    key="congress.accounts",
    title="开通账号名单",
    columns=tuple(one for one in people.person_columns() if one.key in ("person_id", "name", "born_on", "phone")),
    may=may_manage_accounts,
    find=people.find_people,
    apply=nothing,
    note="只用来勾选要给谁开通，不登记任何内容；文件用过就丢，不保存。",
)


@dataclass
class Chosen:
    """Whom a table names: those who wait for an account, and in words whom it names in vain."""

    people: list = field(default_factory=list)
    told: list = field(default_factory=list)  # (line, words)
    faults: list = field(default_factory=list)  # of the file as a whole


def chosen(sheets, actor) -> Chosen:
    """A name that only one person bears is enough: whoever presses sees the post beside it."""
    layout, intake = laid_out(sheets, WHOM), intake_of(WHOM, actor)
    if layout.faults:
        return Chosen(faults=layout.faults)
    lines = lines_of(layout, intake)
    WHOM.find(lines, intake)
    wanted = {_whom(line): line for line in lines if not line.faults}
    wanted.pop(None, None)
    pieces = list(in_pieces(wanted))
    found = {row.pk: row for piece in pieces for row in people_without_account(actor).filter(pk__in=piece)}
    have = {pk for piece in pieces for pk in Account.objects.filter(person__in=piece).values_list("person", flat=True)}
    told = [(line.number, f"“{column}”{words}") for line in lines for column, words in line.faults]
    told += [
        (line.number, f"{line.get('name')}{'已有账号' if pk in have else '没有带权限的在任职务'}")
        for pk, line in wanted.items()
        if pk not in found
    ]
    return Chosen(people=[found[pk] for pk in wanted if pk in found], told=sorted(told))


def _whom(line):
    """The person's key; None, with its fault, of a line that names nobody or several."""
    if line.person is not None:
        return line.person.pk
    if len(line.candidates) == 1:
        return int(line.candidates[0][0])
    if line.candidates:
        line.wrong("姓名", f"有{len(line.candidates)}个人叫“{line.get('name')}”，请填出生日期、手机号或人员编号")
    else:
        line.wrong("姓名", f"没有登记“{line.get('name')}”，请先登记人员和职务")
    return None
