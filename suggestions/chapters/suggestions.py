"""The chapter of suggestions in the annual summary: figures as domain §6 defines them, and what they say in words."""

from congress.frame.gathered import ChapterData, ChartData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.prose import (
    NONE,
    best_and_worst,
    listed,
    parts_of,
    share,
    share_of,
    share_than_before,
    than_before,
)

from ..queries import handling, indicators
from ..queries.counting import Scope
from ..queries.handling import hbars_of
from ..queries.indicators import BY_KEY, FACTS, INDICATORS

LEAST = 3  # of what a share is made of, where it is compared with others
COUNTED = (
    "submitted", "in_session", "between", "filed", "merged", "converted", "not_filed", "assigned", "tasks", "replied",
    "closed", "met", "late", "key",
)  # fmt: skip
MARKED = (*handling.MARKS, *(f"last_{key}" for key in handling.MARKS))
ELSEWHERE = ("motions",)  # motions have a chapter of their own


def gather(congress, since, until):
    scope = Scope(congress_id=congress.pk, since=since, until=until)
    keys = [*COUNTED, *MARKED, *(key for one in INDICATORS for key in (one.part, one.whole))]
    numbers = indicators.count(scope, dict.fromkeys(keys))
    units, topics, classes = (
        handling.by_unit(scope, keys=handling.TASK_KEYS),
        handling.by_topic(scope),
        handling.by_class(scope),
    )
    marks, years = handling.by_mark(scope), handling.by_year(scope)
    return ChapterData(
        facts=tuple(_facts(scope, numbers, len(units.lines))),
        tables=tuple(_tables(numbers, topics, units, classes, marks, years)),
        charts=(
            hbars_of(topics, "assigned", "交办建议的内容"),
            ChartData(kind="lines", title="历年建议数量", labels=tuple(line.label for line in years.lines),
                      series=tuple((FACTS[key].label, tuple(line.numbers[key] for line in years.lines))
                                   for key in ("submitted", "assigned")), unit="件"),
            ChartData(kind="donut", title="答复类别", labels=tuple(line.label for line in classes.lines),
                      series=(("件数", tuple(line.numbers["newest"] for line in classes.lines)),), unit="件"),
        ),
    )  # fmt: skip


def _facts(scope, numbers, units):
    """Counts open their lists; rates have their parts beside them, which next year's comparison reads."""

    def number(key):
        fact = FACTS[key]
        return Fact(key=key, label=fact.label, value=numbers[key], unit=fact.unit, definition=fact.definition,
                    url=indicators.address_of(scope, key))  # fmt: skip

    def rate(key):
        one = BY_KEY[key]
        return Fact(
            key=key, label=one.label, value=share_of(numbers[one.part], numbers[one.whole]), definition=one.definition
        )

    yield from map(number, COUNTED)
    yield Fact(key="units", label="承办单位", value=units, unit="个", definition="承担主办、分办任务的单位")
    for (key, label, definition), value in zip(indicators.DAYS, indicators.days(scope), strict=True):
        shown = NONE if value is None else f"{value:.1f}" if key == "days" else f"{value:g}"
        yield Fact(key=key, label=label, value=shown, unit="天", definition=definition)
    yield from (rate(one.key) for one in INDICATORS if one.kind == "share" and one.key not in ELSEWHERE)


def _tables(numbers, topics, units, classes, marks, years):
    yield TableData(
        title=topics.title,
        columns=("类别", "交办（件）", "占比", "已答复（件）", "已办结（件）"),
        rows=tuple(
            (line.label, line.numbers["assigned"], share(line.numbers["assigned"], numbers["assigned"]),
             line.numbers["replied"], line.numbers["closed"])
            for line in topics.lines
        ),
    )  # fmt: skip
    days = units.extra[0].words
    yield TableData(
        title=units.title,
        columns=("单位", "承办（件）", "已答复", "按期答复率", "解决率", "满意率", "平均天数"),
        rows=tuple(
            (line.label, line.numbers["tasks"], line.numbers["answered"],
             *(_pair(units, line, key) for key in ("on_time", "solved", "satisfied")), days.get(line.label, NONE))
            for line in units.lines
        ),
        note="按期答复率、解决率、满意率分别为按期答复数、已解决数、代表评价满意数与各自应计数之比；“—”为没有应计数。",
    )  # fmt: skip
    whole = sum(line.numbers["newest"] for line in classes.lines)
    yield TableData(
        title=classes.title,
        columns=("类别", "答复（件）", "占比"),
        rows=tuple(
            (line.label, line.numbers["newest"], share(line.numbers["newest"], whole)) for line in classes.lines
        ),
    )
    yield TableData(
        title=marks.title,
        columns=("评价", "首次评价（份）", "重新办理后（份）"),
        rows=tuple((FACTS[key].label, numbers[key], numbers[f"last_{key}"]) for key in handling.MARKS),
    )
    yield TableData(
        title=years.title,
        columns=("年度", "提出（件）", "交办（件）", "办复率", "按期答复率", "满意率"),
        rows=tuple(
            (line.label, line.numbers["submitted"], line.numbers["assigned"],
             *(share(*_pair(years, line, key)) for key in ("reply", "on_time", "satisfied")))
            for line in years.lines
        ),
        note="各年均为当年12月31日的情况，本年为数据截止日的情况。",
    )  # fmt: skip


def _pair(table, line, key):
    one = table.measured(line, key)
    return one.part, one.whole


# In words.


def draft(data, before):
    return list(_drafted(data, before))


def _drafted(data, before):
    """As reports on handling say it: how many, how fast, how well, on what, by whom, what was pressed and promised."""

    def more(key):
        return than_before(data[key], before[key] if before else None, "件")

    def points(key):
        return share_than_before(data, before, key)

    if not (data["submitted"] or data["assigned"]):
        yield Drafted(key="none", text="统计期内代表没有提出建议。", figures=("submitted",))
        return
    ways = {"merged": "并案办理", "converted": "转其他渠道办理", "not_filed": "不予立案"}
    apart = {key: f"{label}{data[key]}件" for key, label in ways.items() if data[key]}
    yield Drafted(
        key="submitted",
        text=f"全年代表提出建议、批评和意见{data['submitted']}件{more('submitted')}，其中大会期间{data['in_session']}件、"
        f"闭会期间{data['between']}件；立案{data['filed']}件，立案率{data['filing']}"
        + (f"，{'、'.join(apart.values())}" if apart else "")
        + f"。在任代表中领衔提出建议的占{data['leading']}，参与提出的占{data['part']}。",
        figures=("submitted", "in_session", "between", "filed", "filing", *apart, "leading", "part"),
    )
    yield Drafted(
        key="assigned",
        text=f"交办建议{data['assigned']}件{more('assigned')}，由{data['units']}个单位承担主办、分办任务{data['tasks']}件次，"
        f"交办及时率{data['assigning']}，签收率{data['signing']}。",
        figures=("assigned", "units", "tasks", "assigning", "signing"),
    )
    yield Drafted(
        key="replied",
        text=f"已答复{data['replied']}件，办复率{data['reply']}{points('reply')}；按期答复率{data['on_time']}"
        f"{points('on_time')}，按原定期限计算为{data['on_first_time']}。平均办理{data['days']}天，中位数{data['days_median']}天；"
        f"超期{data['late']}件，超期率{data['lateness']}。承办单位与代表当面沟通{data['met']}件，面商率{data['meeting']}。",
        figures=("replied", "reply", "on_time", "on_first_time", "days", "days_median", "late", "lateness", "met", "meeting"),
    )  # fmt: skip
    yield Drafted(
        key="results",
        text=f"已办结{data['closed']}件，办结率{data['closing']}{points('closing')}；解决率{data['solved']}{points('solved')}。"
        f"收到代表评价的占已答复的{data['feedback']}，满意率{data['satisfied']}{points('satisfied')}，"
        f"含基本满意为{data['content']}" + _again(data) + "。",
        figures=("closed", "closing", "solved", "feedback", "satisfied", "content")
        + (("redone", "last_satisfied") if parts_of(data["redone"])[1] else ()),
        table="代表评价",
    )
    yield from _about(data)
    if data["key"]:
        yield Drafted(
            key="key",
            text=f"确定重点督办建议{data['key']}件{more('key')}，已办结的占{data['key_closed']}。",
            figures=("key", "key_closed"),
        )
    (kept, due), (turned, planned) = parts_of(data["kept"]), parts_of(data["turned"])
    if due:
        yield Drafted(
            key="promises",
            text=f"应于年内兑现的承诺事项{due}项，按期兑现{kept}项，落实率{data['kept']}{points('kept')}。",
            figures=("kept",),
        )
    if planned:
        yield Drafted(
            key="turned",
            text=f"首次答复列入计划逐步解决的{planned}件次中，{turned}件次已经解决，承诺转化率{data['turned']}。",
            figures=("turned",),
        )


def _again(data):
    """What was done where deputies were not satisfied."""
    redone, bad = parts_of(data["redone"])
    if not bad:
        return "，没有不满意的评价"
    return (
        f"；不满意的{bad}件次中重新办理{redone}件次，重办率{data['redone']}，重新办理后满意率{data['last_satisfied']}"
    )


def _about(data):
    """Topics and units, the best and the last: read off the chapter's own tables."""
    topics, units = data.tables[0].rows, data.tables[1].rows
    if topics:
        said = listed(f"{name}类{number}件（{part}）" for name, number, part, *_ in topics[:3])
        yield Drafted(
            key="topics",
            text=f"从内容看，{said}居前。" if len(topics) > 3 else f"从内容看，有{said}。",
            table=data.tables[0].title,
        )
    ranked = (
        ("on_time", [(row[0], row[3]) for row in units], {"base": "应答复", "unit": "件次", "what": "按期答复率"}),
        ("satisfied", [(row[0], row[5]) for row in units], {"base": "收到评价", "unit": "份", "what": "满意率"}),
    )
    for key, rows, words in ranked:
        if said := best_and_worst(rows, of="个单位", least=LEAST, **words):
            yield Drafted(key=f"units_{key}", text=f"{said}。", table=data.tables[1].title)
    closed = [(name, (done, number)) for name, number, _, _, done in topics]
    if said := best_and_worst(closed, of="类建议", what="办结率", base="交办", unit="件", least=LEAST):
        yield Drafted(key="topics_closed", text=f"{said}。", table=data.tables[0].title)


SUGGESTIONS = Chapter(
    key="suggestions.suggestions",
    title="代表建议办理",
    order=60,
    gather=gather,
    draft=draft,
    bodies=("deputy_affairs_commission", "general_office"),
)
