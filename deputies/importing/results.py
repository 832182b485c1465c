"""The results of an election from a table: one line a deputy elected, taken into the change of term that is prepared."""

from collections import Counter, defaultdict

from congress.actions import records
from congress.frame.importing import ImportColumn, ImportKind, column
from congress.models import Organization, Person

from ..actions import rollover as actions
from ..models import ElectionResult, ElectoralDistrict, Rollover
from ..policies.rollover import rolls_over
from ..queries import rollover as queries


def delegations(actor):
    rows = Organization.objects.filter(congress=actor.congress_id, kind="delegation", until=None)
    return rows.values_list("name", "name", "short_name")


def of(name, **more):
    return column(ElectionResult, name, **({"required": False} | more))


COLUMNS = (
    of("district_number", required=True, example="12", width=8),
    of("name", required=True, example="王秀英", width=12),
    of("gender", kind="choice", choices=tuple(Person.Gender.choices), example="女", width=6),
    of("born_on", example="1975-03-12", help="填了出生日期，才能确认是登记册里的哪个人。", width=12),
    of("ethnicity", example="汉族", width=8),
    of("party", example="中共党员", width=10),
    of("education", example="大学本科", width=10),
    of("occupation", example="农民", width=12),
    of("workplace", example="青山镇柳沟村党支部书记", width=30),
    of("electors", example="2100", help="本选区登记的选民数。", width=8),
    of("ballots", example="1830", width=10),
    of("votes", example="1204", width=8),
    of("card_no", kind="code", required=True, example="012", help="新一届的代表证号，不能重复。", width=10),
    ImportColumn(key="delegation", label="代表团", lookup=delegations, most=60, width=16, help="从已登记的代表团中选择。",
                 read=lambda row: row.delegation),
)  # fmt: skip


def prepare(intake):
    """The change of term that waits for its results."""
    rows = Rollover.objects.visible_to(intake.actor).filter(congress=intake.actor.congress_id, done_on=None)
    intake.more.rollover = rows.select_related("congress").order_by("-number").first()
    intake.more.there = queries.results_of(intake.more.rollover) if intake.more.rollover else []


def find(lines, intake):
    """By the number of the card: what is entered already is compared and put right, the rest is new."""
    by_card = {one.card_no: one for one in intake.more.there}
    for line in lines:
        line.target = by_card.get(line.get("card_no"))


def check(lines, intake):
    """What no single cell shows: votes that do not add up, cards and districts with too many."""
    rollover = intake.more.rollover
    for line in lines:
        if rollover is None:
            line.wrong("选区号", "还没有登记换届，请先在“换届”登记新一届的届次、名额和首次会议日期")
        there = line.target.columns() if line.target else {}
        for name, words in queries.wrong_votes(ElectionResult(**there | columns_of(line))):
            line.wrong(ElectionResult._meta.get_field(name).verbose_name, words.removesuffix("。"))
    _check_doubles(lines, intake.more.there)
    if rollover and all(line.state == "same" for line in lines):
        return
    named = {line.get("card_no") for line in lines}
    kept = [one.name for one in intake.more.there if one.card_no not in named]
    if kept:
        intake.notes.append(
            f"已录入、文件里没有的{len(kept)}行不动：{'、'.join(kept[:5])}{'等' if len(kept) > 5 else ''}。"
        )
    if rollover and len(lines) + len(kept) > rollover.deputy_seats:
        intake.notes.append(f"导入后当选{len(lines) + len(kept)}名，超过代表名额{rollover.deputy_seats}名，请核对。")
    if rollover:
        intake.notes.append(
            f"导入到{rollover}（{rollover.term_name}）；导入后请在换届页面核对谁连任、谁离任，再办理换届。"
        )


def columns_of(line):
    """The columns of a result as a line gives them; what it clears is as it was at first."""
    found = {}
    for key in line.values:
        value = line.day(key) if key == "born_on" else line.get(key)
        found[key] = ElectionResult._meta.get_field(key).get_default() if value is None else value
    return found


def _check_doubles(lines, there):
    cards, districts = defaultdict(list), defaultdict(list)
    named = {line.get("card_no") for line in lines}
    held = Counter(one.district_number for one in there if one.card_no not in named)
    for line in lines:
        if card := line.get("card_no"):
            cards[card].append(line)
        if number := line.get("district_number"):
            districts[number].append(line)
    for card, same in cards.items():
        for line in same[1:]:
            line.wrong("代表证号", f"“{card}”与第{same[0].number}行重复")
    for number, same in districts.items():
        for line in same[max(0, ElectoralDistrict.MOST - held[number]) :]:
            line.wrong(
                "选区号", f"第{number}选区已有{ElectoralDistrict.MOST}名当选，每一选区最多三名（选举法第二十五条）"
            )


def apply(new, changed, intake):
    was = {line.number: records.snapshot(line.target) for line in changed}
    for line in changed:
        given = columns_of(line)
        for key, *_ in line.changes:
            setattr(line.target, key, given[key])
    rows = [columns_of(line) | {"line": line.number} for line in new]
    pairs = [(line.target, was[line.number]) for line in changed]
    added = actions.take_in(intake.more.rollover, rows, pairs, actor=intake.actor)
    done = [(line, row, None) for line, row in zip(new, added, strict=True)]
    return done + [(line, line.target, was[line.number]) for line in changed]


def take_back(traces, *, actor, reason):
    """What was taken in goes again, as long as the term has not been rolled over."""
    rows = [int(one.target.rpartition(":")[2]) for one in traces]
    rollover = Rollover.objects.filter(results__pk__in=rows).distinct().get()  # none of the rows was touched since
    actions.take_back(rollover, traces, actor=actor)


RESULTS = ImportKind(
    key="deputies.results",
    title="选举结果",
    columns=COLUMNS,
    may=rolls_over,
    find=find,
    check=check,
    apply=apply,
    prepare=prepare,
    undo=take_back,
    note="换届用：一行一名当选代表，导入到已登记、还没有办理的换届。有出生日期的按姓名和出生日期认人，没有的按姓名认在任代表，导入后可以逐行改。再次导入按代表证号更正，没有改动的行不动。",
    listing="deputies.results",
    most=2000,
    order=27,
)
