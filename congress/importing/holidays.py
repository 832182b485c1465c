"""Days off and make-up days from a table: known by scope and date; the clocks they move go along, and back when undone."""

from collections import defaultdict
from datetime import date

from congress.frame.holidays import FIRST_YEAR, LAST_YEAR, PLAIN, WORK, Day
from congress.frame.importing import ImportColumn, ImportKind, column

from ..actions import calendar, records
from ..models import CalendarYear, Congress, Holiday
from ..policies.clocks import keeps_calendar, may_change_days, may_change_national_days
from ..queries.calendar import Change, days_on, known_years, scope_of, whole_years
from ..queries.clocks import preview

NATIONAL = 0  # stands for "no congress": the whole country


def scopes(actor):
    """The national table and those one's own clocks run by."""
    rows = Congress.objects.filter(pk__in=scope_of(actor.congress_id)[1:])
    return [(NATIONAL, "全国"), *rows.values_list("pk", "short_name", "name")]


COLUMNS = (
    column(Holiday, "date", example="2026-10-10", width=12),
    column(Holiday, "kind", example="班", help="放假写“休”，周末调休上班写“班”", width=8),
    column(Holiday, "name", example="国庆节", width=14),
    ImportColumn(
        key="scope", label="适用范围", lookup=scopes, width=20,
        help="不填为全国统一安排（乡镇为本级增加的日子）",
        read=lambda row: row.congress_id or NATIONAL,
        say=lambda row: row.congress.short_name if row.congress_id else "全国",
    ),
    ImportColumn(
        key="source", label="来源", most=120, example="国办发明电〔2025〕7号", width=40, silent=True,
        help="放假通知的文号，或调整的理由；有改动的行必须填写，会写入变动的期限",
        read=lambda row: row.source,
    ),
)  # fmt: skip


def prepare(intake):
    own = NATIONAL if may_change_national_days(intake.actor) else intake.actor.congress_id
    intake.more.own = own
    intake.more.congresses = Congress.objects.in_bulk(scope_of(intake.actor.congress_id)[1:])


def _scope(line, intake):
    return intake.more.own if line.get("scope") is None else line.get("scope")


def find(lines, intake):
    by_scope = defaultdict(list)
    for line in lines:
        if line.day("date"):
            by_scope[_scope(line, intake)].append(line)
    for scope, group in by_scope.items():
        rows = days_on(scope or None, [line.day("date") for line in group])
        for line in group:
            line.target = rows.get(line.day("date"))


def check(lines, intake):
    seen = {}
    for line in lines:
        day, scope = line.day("date"), _scope(line, intake)
        if not day:
            continue
        first = seen.setdefault((scope, day), line)
        if first is not line:
            line.wrong("日期", f"{day}与第{first.number}行重复")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            line.wrong("日期", f"年份应在{FIRST_YEAR}年至{LAST_YEAR}年之间")
        if line.get("kind") == WORK and day.weekday() < 5:
            line.wrong("类型", "这一天本来就上班，不能标“班”")
        if line.state in ("new", "changed"):
            _check_change(line, intake, intake.more.congresses.get(scope))


def _check_change(line, intake, congress):
    if not may_change_days(intake.actor, congress):
        line.wrong("适用范围", "这份放假安排不由您维护，有改动的行请删去")
    if not line.get("source"):
        line.wrong("来源", "请写放假通知的文号，或调整的理由")


def _changes(lines, intake):
    """[(change, reason, its lines)], one for each scope and source."""
    groups = defaultdict(list)
    for line in lines:
        groups[_scope(line, intake), line.get("source")].append(line)
    for (scope, source), group in sorted(groups.items()):
        days = [Day(date=line.day("date"), kind=line.get("kind"), name=line.get("name")) for line in group]
        years = () if scope else sorted(set(whole_years(days)) - known_years())
        yield (
            Change(congress_id=scope or None, days=tuple(sorted(days)), confirmed_years=tuple(years)),
            source,
            group,
        )


def foresee(lines, intake):
    """What else would happen: the clocks that move, the years that become whole."""
    lines = [line for line in lines if line.state in ("new", "changed")]
    words = []
    for change, source, _ in _changes(lines, intake):
        shown = preview(change)
        words += [f"{year}年的放假安排由此录全。" for year in shown.new_years]
        if shown.moved:
            words.append(
                f"{source}：导入后有{len(shown.moved)}项期限随之变动；要逐项看，请在“放假安排”页上传这个文件。"
            )
    return words


def apply(new, changed, intake):
    done = []
    for change, source, group in _changes([*new, *changed], intake):
        dates = [day.date for day in change.days]
        before = {day: records.snapshot(row) for day, row in days_on(change.congress_id, dates).items()}
        digest = preview(change).digest
        calendar.change_days(change, actor=intake.actor, digest=digest, reason=source, source=source)
        rows = days_on(change.congress_id, dates)
        done += [(line, rows[line.day("date")], before.get(line.day("date"))) for line in group]
        years = CalendarYear.objects.filter(year__in=change.confirmed_years)
        done += [(group[0], year, None) for year in years]
    return done


def take_back(traces, *, actor, reason):
    """Days go back through the calendar's own deed, so that the clocks go back with them."""
    years = [trace.after["year"] for trace in traces if "year" in trace.after]
    groups = defaultdict(list)
    for trace in traces:
        if "date" in trace.after:
            was = trace.before or {"kind": PLAIN, "name": "", "source": ""}
            day = Day(date=date.fromisoformat(trace.after["date"]), kind=was["kind"], name=was["name"])
            groups[trace.after["congress_id"], was["source"]].append(day)
    changes = [
        (Change(congress_id=scope, days=tuple(sorted(days))), source) for (scope, source), days in groups.items()
    ]
    calendar.take_back(changes, years, actor=actor, reason=reason)


HOLIDAYS = ImportKind(
    key="congress.holidays",
    title="放假安排",
    columns=COLUMNS,
    may=keeps_calendar,
    prepare=prepare,
    find=find,
    check=check,
    foresee=foresee,
    apply=apply,
    undo=take_back,
    note="按适用范围和日期对应：已登记的修改，没有的新增。要先逐项看哪些期限变动，或清除文件里没有的日子，请用“放假安排”页的“导入文件”。",
    listing="congress.holidays",
    order=70,
)
