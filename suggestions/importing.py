"""Old suggestions from a table: known by their occasion and number."""

from congress.actions import records
from congress.frame import clock
from congress.frame.importing import ImportKind, column

from .actions import history
from .models import HistoricalSuggestion
from .policies import keeps_history

DAYS = ("submitted_on", "assigned_on", "answered_on")
COLUMNS = (
    column(HistoricalSuggestion, "occasion", example="第十五届第三次会议", width=22),
    column(HistoricalSuggestion, "year", example="2014", width=8),
    column(HistoricalSuggestion, "number", example="26", width=8),
    column(HistoricalSuggestion, "subject", example="关于修建柳沟桥的建议", width=48),
    column(HistoricalSuggestion, "lead_name", example="张德福", width=12),
    column(HistoricalSuggestion, "cosigners", required=False, width=10),
    column(HistoricalSuggestion, "topic", example="交通运输", width=12),
    column(HistoricalSuggestion, "units", example="县交通运输局、县水利局", width=30),
    column(HistoricalSuggestion, "reply_class", example="A", width=10),
    column(HistoricalSuggestion, "result", width=24),
    column(HistoricalSuggestion, "satisfaction", example="满意", width=10),
    *(column(HistoricalSuggestion, name, width=12) for name in DAYS),
)
LIMITS = {"year": (1949, 2099), "number": (1, 99999), "cosigners": (0, 999)}


def find(lines, intake):
    rows = HistoricalSuggestion.objects.visible_to(intake.actor)
    rows = rows.filter(occasion__in={line.get("occasion") or "" for line in lines})
    known = {(row.occasion, row.number): row for row in rows}
    for line in lines:
        line.target = known.get((line.get("occasion"), line.get("number")))


def check(lines, intake):
    seen, labels = {}, {one.key: one.label for one in COLUMNS}
    for line in lines:
        first = seen.setdefault((line.get("occasion"), line.get("number")), line)
        if first is not line and line.get("number"):
            line.wrong("编号", f"{line.get('occasion')}第{line.get('number')}号与第{first.number}行重复")
        for key, (low, high) in LIMITS.items():
            if line.get(key) is not None and not low <= line.get(key) <= high:
                line.wrong(labels[key], f"应在{low}至{high}之间")
        if LIMITS["year"][1] >= (line.get("year") or 0) > clock.today().year:
            line.wrong(labels["year"], "不能晚于今年")
        _check_days(line, labels)


def _check_days(line, labels):
    """One after the other, as the line and what is registered give them together; none still to come."""
    last = None
    for key in DAYS:
        stored = getattr(line.target, key) if line.target is not None else None
        day = line.day(key) if key in line.values else stored
        if day and day > clock.today():
            line.wrong(labels[key], "不能晚于今天")
        if day and last and day < last[1]:
            line.wrong(labels[key], f"不能早于{last[0]}（{last[1]}）")
        last = (labels[key], day) if day else last


def apply(new, changed, intake):
    rows = [HistoricalSuggestion(**_columns(line, line.values)) for line in new]
    done = [(line, row, None) for line, row in zip(new, history.enter_all(rows, actor=intake.actor), strict=True)]
    for line in changed:
        was = records.snapshot(line.target)
        for name, value in _columns(line, {key for key, *_ in line.changes}).items():
            setattr(line.target, name, value)
        done.append((line, line.target, was))
    history.change_all([(row, was) for _, row, was in done if was], actor=intake.actor)
    return done


def _columns(line, keys):
    found = {}
    for key in keys:
        field = HistoricalSuggestion._meta.get_field(key)
        value = line.day(key) if key in DAYS else line.get(key)
        found[key] = field.get_default() if value is None else value
    return found


HISTORY = ImportKind(
    key="suggestions.history",
    title="历年建议",
    columns=COLUMNS,
    may=keeps_history,
    find=find,
    check=check,
    apply=apply,
    note="启用本系统以前的建议，只供查阅和检索，不进入办理。按届次会议和编号对应：已登记的修改，没有的新增。",
    listing="suggestions.history",
    order=80,
)
ALL = (HISTORY,)
