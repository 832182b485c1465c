"""The chapter of suggestions in the annual summary: figures as domain §6 defines them, and what they say in words."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from congress.frame.gathered import ChapterData, ChartData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.prose import best_and_worst, listed, parts_of, share, share_of, share_than_before, than_before

from ..models import Rating
from ..queries import indicators
from ..queries.indicators import Measures

LEAST = 3  # of what a share is made of, where it is compared with others
MARKS = dict(Rating.Mark.choices)


def gather(congress, since, until):
    first = since.replace(year=since.year - indicators.TREND + 1)
    book = indicators.read(congress.pk, first, until)
    found = Measures(book, since, until)
    years = [
        Measures(book, date(year, 1, 1), min(date(year, 12, 31), until)) for year in range(first.year, since.year + 1)
    ]
    known = [one for one in years if one.submitted or one.assigned] or years[-1:]
    units, topics = _units(found), _topics(found)
    return ChapterData(
        facts=tuple(_facts(found)),
        tables=(
            TableData(title="建议内容分类", columns=("类别", "交办（件）", "占比", "已答复（件）", "已办结（件）"), rows=tuple(topics)),
            TableData(
                title="承办单位办理情况",
                columns=("单位", "承办（件）", "已答复", "按期答复率", "解决率", "满意率", "平均天数"),
                rows=tuple(units),
                note="按期答复率、解决率、满意率分别为按期答复数、已解决数、代表评价满意数与各自应计数之比；“—”为没有应计数。",
            ),
            TableData(title="答复类别", columns=("类别", "答复（件）", "占比"), rows=tuple(_classes(found))),
            TableData(title="代表评价", columns=("评价", "首次评价（份）", "重新办理后（份）"), rows=tuple(_marks(found))),
            TableData(
                title="历年办理情况",
                columns=("年度", "提出（件）", "交办（件）", "办复率", "按期答复率", "满意率"),
                rows=tuple(
                    (f"{one.since.year}年", len(one.submitted), len(one.assigned),
                     share(len(one.replied), len(one.assigned)), share(*one.on_time(one.tasks)),
                     share(*one.satisfied(one.tasks)))
                    for one in known
                ),
                note="各年均为当年12月31日的情况，本年为数据截止日的情况。",
            ),
        ),
        charts=(
            ChartData(kind="hbars", title="交办建议的内容", labels=tuple(row[0] for row in topics[:12]),
                      series=(("件数", tuple(row[1] for row in topics[:12])),), unit="件"),
            ChartData(kind="lines", title="历年建议数量", labels=tuple(f"{one.since.year}年" for one in known),
                      series=(("提出", tuple(len(one.submitted) for one in known)), ("交办", tuple(len(one.assigned) for one in known))), unit="件"),
            ChartData(kind="donut", title="答复类别", labels=tuple(row[0] for row in _classes(found)),
                      series=(("件数", tuple(row[1] for row in _classes(found))),), unit="件"),
        ),
    )  # fmt: skip


def _list(found, key):
    days = {"fact": key, "since": found.since, "until": found.until}
    return f"{reverse('suggestions:list')}?{urlencode(days)}"


def _facts(found):
    def cases(key, label, definition):
        number = len(indicators.BEHIND[key][1](found))
        return Fact(key=key, label=label, value=number, unit="件", definition=definition, url=_list(found, key))

    def rate(key, label, pair, definition):
        """The share with its parts, which next year's comparison reads."""
        return Fact(key=key, label=label, value=share_of(*pair), definition=definition)

    tasks, (average, middle) = found.tasks, found.days(found.tasks)
    deputies = len(found.deputies())
    yield cases("submitted", "提出建议", "提交日在统计期内的代表建议")
    yield cases("in_session", "会议期间提出", "其中在人民代表大会会议期间提出的")
    yield Fact(
        key="between",
        label="闭会期间提出",
        value=len(found.submitted) - len(indicators.BEHIND["in_session"][1](found)),
        unit="件",
        definition="提出的建议中不在会议期间提出的",
    )
    yield cases("filed", "立案", "其中截止日前立案编号的")
    yield cases("merged", "并案", "其中并入其他建议办理的")
    yield cases("converted", "转其他办理", "其中转来信、参考或信访办理的")
    yield cases("not_filed", "不予立案", "其中不予立案的")
    yield rate("filing", "立案率", (len(found.filed), len(found.submitted)), "立案件数÷提出件数")
    yield cases("assigned", "交办", "交办日在统计期内、没有撤回的建议，并案的每件计一件")
    yield rate(
        "assigning", "交办及时率", (len(found.assigned_in_time), len(found.filed)), "在审核交办期限内交办的÷立案件数"
    )
    yield Fact(
        key="tasks",
        label="承办任务",
        value=len(tasks),
        unit="件次",
        definition="上述建议的主办、分办单位各计一件次，会办不计",
    )
    yield Fact(
        key="units", label="承办单位", value=len(found.by_unit()), unit="个", definition="承担主办、分办任务的单位"
    )
    yield rate("signing", "签收率", found.signed_for(tasks), "截止日前签收的承办任务÷承办任务")
    yield cases("replied", "已答复", "交办的建议中截止日前至少收到一个主办、分办单位答复的")
    yield rate("reply", "办复率", (len(found.replied), len(found.assigned)), "已答复件数÷交办件数")
    yield rate(
        "on_time",
        "按期答复率",
        found.on_time(tasks),
        "首次答复未超过现行期限（含同意的延期）的÷（已答复的＋超期未答复的）",
    )
    yield rate("on_first_time", "按原期限答复率", found.on_first_time(tasks), "同上，按交办时的期限、不计延期")
    yield cases("closed", "已办结", "交办的建议中截止日前办结的；只答复、尚未办结的不计")
    yield rate("closing", "办结率", (len(found.closed), len(found.assigned)), "已办结件数÷交办件数")
    yield cases("met", "当面沟通", "交办的建议中承办单位与代表当面或现场沟通过的")
    yield rate("meeting", "面商率", (len(found.met), len(found.assigned)), "当面沟通件数÷交办件数")
    yield cases("late", "超期", "交办的建议中有单位超过期限答复或逾期未答复的")
    yield rate("lateness", "超期率", (len(found.late), len(found.assigned)), "超期件数÷交办件数")
    yield Fact(
        key="days",
        label="平均办理天数",
        value=f"{average:.1f}",
        unit="天",
        definition="自交办日至首次答复日的平均天数",
    )
    yield Fact(key="days_median", label="办理天数中位数", value=f"{middle:g}", unit="天", definition="同上，中位数")
    yield rate("solved", "解决率", found.solved(tasks), "最近一次答复属于已解决类别的÷已答复的承办任务")
    yield rate("turned", "承诺转化率", found.turned(tasks), "首次答复为列入计划、现已解决的÷首次答复为列入计划的")
    yield rate("feedback", "反馈率", found.fed_back(tasks), "代表评价了首次答复的÷已答复的承办任务")
    yield rate("satisfied", "满意率", found.satisfied(tasks), "首次评价办理结果为满意的÷收到的评价，未反馈的不计")
    yield rate(
        "content", "满意和基本满意率", found.satisfied(tasks, basically=True), "首次评价为满意或基本满意的÷收到的评价"
    )
    yield rate(
        "last_satisfied", "重新办理后的满意率", found.satisfied(tasks, last=True), "最近一次评价为满意的÷收到的评价"
    )
    yield rate("redone", "不满意重办率", found.redone(tasks), "首次评价不满意后重新答复的÷首次评价不满意的")
    yield rate(
        "kept",
        "承诺落实率",
        (len(found.promises_kept), len(found.promises)),
        "按期兑现的承诺事项÷完成日期在统计期内的承诺事项",
    )
    yield cases("key", "重点督办建议", "交办的建议中列为重点督办的")
    yield rate(
        "key_closed",
        "重点督办办结率",
        (sum(one in found.closed for one in found.key), len(found.key)),
        "其中已办结的÷重点督办建议",
    )
    yield rate("leading", "领衔代表比例", (len(found.leading()), deputies), "领衔提出过建议的在任代表÷在任代表")
    yield rate("part", "参与代表比例", (len(found.taking_part()), deputies), "领衔或联名提出过建议的在任代表÷在任代表")  # fmt: skip


def _topics(found):
    replied, closed = {one.pk for one in found.replied}, {one.pk for one in found.closed}
    return [
        (topic, len(cases), share(len(cases), len(found.assigned)), sum(one.pk in replied for one in cases),
         sum(one.pk in closed for one in cases))
        for topic, cases in found.by_topic()
    ]  # fmt: skip


def _units(found):
    return [
        (unit, len(tasks), sum(bool(found.sent(task)) for task in tasks), found.on_time(tasks),
         found.solved(tasks), found.satisfied(tasks), f"{found.days(tasks)[0]:.0f}" if found.days(tasks)[0] else "—")
        for unit, tasks in found.by_unit()
    ]  # fmt: skip


def _classes(found):
    whole = len(found.answered)
    return [(f"{code}类", number, share(number, whole)) for code, number in found.classes()]


def _marks(found):
    first, last = found.marks(found.tasks), found.marks(found.tasks, last=True)
    return [(label, first.count(mark), last.count(mark)) for mark, label in MARKS.items()]


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
