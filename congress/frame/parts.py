"""What the parts of a page need to know before they are drawn: words for days and sizes, marked differences, pages."""

from difflib import SequenceMatcher

TONES = ("plain", "info", "done", "soon", "late", "quiet")
SYMBOLS = {"plain": "ring", "info": "half", "done": "check", "soon": "clock", "late": "alert", "quiet": "dash"}
KINDS = ("primary", "plain", "quiet", "danger")
SOON_DAYS = 3
GRAVE_DAYS = 30
LONGEST_COMPARED = 40_000


def row(item, *needed, **optional):
    """One item of a list as a dict with every key: from a dict or from an object with attributes of these names."""
    if isinstance(item, dict):
        if unknown := set(item) - set(needed) - set(optional):
            raise ValueError(f"unknown {sorted(unknown)}; known are {[*needed, *optional]}")
        return {**{name: item[name] for name in needed}, **optional, **item}
    return {name: getattr(item, name) for name in needed} | {
        name: getattr(item, name, default) for name, default in optional.items()
    }


def rows(items, *needed, **optional):
    """Every item as ``row`` draws it."""
    return [row(item, *needed, **optional) for item in items]


def checked(value, known, what):
    """``value`` if it is one of the known words; otherwise say which there are."""
    if value not in known:
        raise ValueError(f"unknown {what} {value!r}; there are {', '.join(sorted(map(str, known)))}")
    return value


def day_words(due_on, today, met_on=None):
    """还有 12 天 · 明天到期 · 今天到期 · 已超期 3 天 · 严重超期 45 天 · 按期完成 · 超期 3 天完成"""
    if met_on:
        late = (met_on - due_on).days
        return f"超期 {late} 天完成" if late > 0 else "按期完成"
    left = (due_on - today).days
    if left > 1:
        return f"还有 {left} 天"
    if left >= 0:
        return ("今天到期", "明天到期")[left]
    return f"严重超期 {-left} 天" if -left > GRAVE_DAYS else f"已超期 {-left} 天"


def due_tone(due_on, today, met_on=None):
    """The tone that goes with ``day_words``."""
    if met_on:
        return "done" if met_on <= due_on else "plain"
    left = (due_on - today).days
    return "late" if left < 0 else "soon" if left <= SOON_DAYS else "plain"


def file_size(count):
    """860 KB, 1.2 MB – rounded up where it would read 0."""
    if count < 1024:
        return f"{count} B"
    for unit in ("KB", "MB"):
        count /= 1024
        if count < 1000:
            return f"{count:.1f} {unit}" if count < 10 and unit == "MB" else f"{count:.0f} {unit}"
    return f"{count / 1024:.1f} GB"


def differences(before, after):
    """Two lists of (changed, text): the old text with what went, the new text with what came."""
    if len(before) + len(after) > LONGEST_COMPARED:
        return [(True, before)], [(True, after)]
    old, new = [], []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if a < b:
            old.append((kind != "equal", before[a:b]))
        if c < d:
            new.append((kind != "equal", after[c:d]))
    return old, new


def pages_shown(number, last):
    """The page numbers a pager prints; 0 stands for a gap: 1 0 4 5 6 0 20."""
    wanted = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    shown = []
    for page in wanted:
        if shown and page - shown[-1] == 2:
            shown.append(page - 1)
        elif shown and page - shown[-1] > 2:
            shown.append(0)
        shown.append(page)
    return shown


def flat_choices(choices):
    """(value as text, label) of every choice, groups opened."""
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from flat_choices(label)
        else:
            yield str(value), label


def job_words(job):
    """What a reader wants to know of background work."""
    tone = {"done": "done", "failed": "late"}.get(job.state, "info")
    figures = (
        f"{job.done}／{job.total}" if job.total and job.state != "done" else f"共{job.total}项" if job.total else ""
    )
    return {
        "label": job.label,
        "word": job.get_state_display(),
        "tone": tone,
        "over": job.state in ("done", "failed"),
        "done": job.total if job.state == "done" else job.done,
        "total": job.total,
        "figures": figures,
        "error": job.error,
        "result_url": job.result.get("url", ""),
        "result_label": job.result.get("label", "打开结果"),
    }
