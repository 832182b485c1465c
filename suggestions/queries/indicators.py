"""The indicators of handling (domain §6) as one table: every number is a set of rows that a list can show again, every
rate is two of them. Pages, papers, the annual summary and the interface read it; nobody writes a formula twice."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from congress.frame.prose import NONE, share

from . import counting
from .counting import NARROWED_BY, ROWS, Scope

LAW = "代表法第五十一条"
HANDLING_RULES = "本级代表建议办理规定"
FEW = 5  # under so many a share says little


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One number: which of the rows of ``counting.ROWS`` it counts. ``needs`` says whom it is for: intake – whoever reads
    all that is handed in; ratings – whoever reads the deputies' marks."""

    key: str
    label: str
    of: str
    where: Callable
    definition: str
    unit: str = "件"
    needs: str = ""


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A rate (or a mean) of two facts, with what it means and where that is laid down."""

    key: str
    label: str
    part: str
    whole: str
    formula: str
    note: str = ""
    basis: str = HANDLING_RULES
    kind: str = "share"  # or "mean": so many for one
    group: str = "办理"

    @property
    def definition(self):
        return f"{self.formula}；{self.note}" if self.note else self.formula

    @property
    def needs(self):
        return FACTS[self.part].needs or FACTS[self.whole].needs


def _fact(key, label, of, where, definition, unit="件", needs=""):
    return Fact(key=key, label=label, of=of, where=where, definition=definition, unit=unit, needs=needs)


def _state(state):
    return lambda scope: counting.is_submitted(scope) & Q(state=state)


def _within(base, **where):
    return lambda scope: base(scope) & Q(**where)


def _class(place):
    def where(scope):
        return Q(now_class__in=scope.classes[0]) & (Q(first_class__in=scope.classes[1]) if place else Q())

    return where


def _marks(*marks):
    return lambda scope: counting.has_mark(scope, *marks)


INTAKE, RATINGS = "intake", "ratings"
SUBMITTED, ASSIGNED = counting.is_submitted, counting.is_assigned
ALL_FACTS = (
    _fact("submitted", "提出", "cases", SUBMITTED, "提交日在统计期内的代表建议", needs=INTAKE),
    _fact("in_session", "会议期间提出", "cases", _within(SUBMITTED, session__isnull=False), "其中在人民代表大会会议期间提出的", needs=INTAKE),
    _fact("between", "闭会期间提出", "cases", _within(SUBMITTED, session=None), "其中不在会议期间提出的", needs=INTAKE),
    _fact("filed", "立案", "cases", counting.is_filed, "其中截止日前立案编号的", needs=INTAKE),
    _fact("merged", "并案", "cases", _state("merged"), "其中并入其他建议办理的", needs=INTAKE),
    _fact("not_filed", "不予立案", "cases", _state("not_filed"), "其中不予立案的", needs=INTAKE),
    _fact("converted", "转其他办理", "cases", _state("converted"), "其中转来信、参考或信访办理的", needs=INTAKE),
    _fact("assigned_in_time", "及时交办", "cases", counting.is_given_in_time, "立案的建议中在审核交办期限内交办的", needs=INTAKE),
    _fact("assigned", "交办", "cases", ASSIGNED, "交办日在统计期内、没有撤回的建议；并案的是否每件计一件由本级规定"),
    _fact("replied", "已答复", "cases", counting.is_replied, "交办的建议中截止日前至少收到一个主办、分办单位答复的"),
    _fact("joint", "联名建议已答复", "cases", counting.is_answered_jointly, "已答复的建议中有代表联名的"),
    _fact("covered", "答复送达每位代表", "cases", counting.reached_everybody, "联名建议中，截止日前送出的每次答复都已送达领衔代表和每位联名代表的"),
    _fact("closed", "已办结", "cases", counting.is_done, "交办的建议中截止日前办结的（办结的含义由本级规定）"),
    _fact("met", "当面沟通", "cases", counting.is_met, "交办的建议中承办单位与代表当面或现场沟通过的（要求哪几次由本级规定）"),
    _fact("late", "超期", "cases", counting.has_late_unit, "交办的建议中有单位超过期限答复或逾期未答复的"),
    _fact("key", "重点督办", "cases", _within(ASSIGNED, is_key=True), "交办的建议中列为重点督办的"),
    _fact("key_closed", "重点督办已办结", "cases", _within(counting.is_done, is_key=True), "重点督办建议中已办结的"),
    _fact("tasks", "承办任务", "tasks", lambda scope: Q(), "交办的建议的主办、分办单位各计一件次，会办不计", "件次"),
    _fact("signed_for", "已签收", "tasks", lambda scope: Q(signed_for_on__lte=scope.cut_off), "承办任务中截止日前签收的", "件次"),
    _fact("answered", "已答复任务", "tasks", counting.is_answered, "承办任务中截止日前已送出答复的", "件次"),
    _fact("due", "应答复任务", "tasks", lambda scope: counting.is_answered(scope) | counting.is_owed(scope), "已答复的和超期未答复的承办任务", "件次"),
    _fact("on_time", "按期答复", "tasks", lambda scope: counting.is_answered(scope) & Q(on_time=True), "首次答复未超过现行期限（含同意的延期）的", "件次"),
    _fact("first_due", "按原期限应答复", "tasks", counting.was_due_first, "已答复的和按交办时的期限超期未答复的", "件次"),
    _fact("on_first_time", "按原期限答复", "tasks", counting.within_first, "首次答复未超过交办时的期限、不计延期的", "件次"),
    _fact("late_tasks", "超期任务", "tasks", counting.is_late, "超过期限答复或逾期未答复的承办任务", "件次"),
    _fact("met_tasks", "当面沟通任务", "tasks", counting.has_met, "承办单位与代表当面或现场沟通过的承办任务", "件次"),
    _fact("assisting", "会办", "joints", lambda scope: Q(), "交办的建议的会办单位各计一件次", "件次"),
    _fact("solved", "已解决", "lasts", _class(0), "最近一次答复属于已解决类别的", "件次"),
    _fact("newest", "最近一次答复", "lasts", lambda scope: Q(), "已答复的承办任务的最近一次答复", "件次"),
    _fact("again", "再次答复", "lasts", lambda scope: Q(round__gt=1), "重新办理并已再次答复的承办任务", "件次"),
    _fact("planned", "首次答复列入计划", "lasts", lambda scope: Q(first_class__in=scope.classes[1]), "首次答复为列入计划、须跟踪承诺的类别的", "件次"),
    _fact("turned", "计划转为解决", "lasts", _class(1), "首次答复列入计划、现已解决的", "件次"),
    _fact("rated", "代表评价", "firsts", counting.is_rated, "首次答复收到的评价；未反馈的是否计入由本级规定", "份", RATINGS),
    _fact("fed_back", "反馈", "firsts", _marks("satisfied", "basically", "not_satisfied"), "代表评价了首次答复的", "份", RATINGS),
    _fact("satisfied", "满意", "firsts", _marks("satisfied"), "首次评价办理结果为满意的", "份", RATINGS),
    _fact("basically", "基本满意", "firsts", _marks("basically"), "首次评价办理结果为基本满意的", "份", RATINGS),
    _fact("content", "满意和基本满意", "firsts", _marks("satisfied", "basically"), "首次评价办理结果为满意或基本满意的", "份", RATINGS),
    _fact("unsatisfied", "不满意", "firsts", _marks("not_satisfied"), "首次评价办理结果为不满意的", "份", RATINGS),
    _fact("redone", "重新办理", "firsts", counting.is_redone, "首次评价不满意、已重新答复的", "件次", RATINGS),
    _fact("last_rated", "最近一次评价", "lasts", counting.is_rated, "最近一次答复收到的评价", "份", RATINGS),
    _fact("last_satisfied", "最近一次满意", "lasts", _marks("satisfied"), "最近一次评价办理结果为满意的", "份", RATINGS),
    _fact("last_basically", "最近一次基本满意", "lasts", _marks("basically"), "最近一次评价办理结果为基本满意的", "份", RATINGS),
    _fact("last_unsatisfied", "最近一次不满意", "lasts", _marks("not_satisfied"), "最近一次评价办理结果为不满意的", "份", RATINGS),
    _fact("promises", "到期承诺", "promises", lambda scope: Q(), "承诺完成日期在统计期内的承诺事项", "项"),
    _fact("promises_kept", "按期兑现", "promises", counting.is_kept, "其中按期兑现并经认定的", "项"),
    _fact("deputies", "在任代表", "deputies", lambda scope: Q(), "截止日在任的代表", "名", INTAKE),
    _fact("leading", "领衔代表", "deputies", counting.leads, "统计期内领衔提出过建议的在任代表", "名", INTAKE),
    _fact("signing", "联名代表", "deputies", counting.signs, "统计期内联名提出过建议的在任代表", "名", INTAKE),
    _fact("part", "参与代表", "deputies", lambda scope: counting.leads(scope) | counting.signs(scope), "统计期内领衔或联名提出过建议的在任代表", "名", INTAKE),
    _fact("motions", "议案", "motions", lambda scope: Q(), "提出日期在统计期内、没有撤回的议案", needs=INTAKE),
    _fact("motions_decided", "已处理议案", "motions", lambda scope: Q(decided_on__lte=scope.cut_off), "其中截止日前作出处理决定的", needs=INTAKE),
)  # fmt: skip
FACTS = {fact.key: fact for fact in ALL_FACTS}


def _rate(key, label, part, whole, formula, note="", group="办理", basis=HANDLING_RULES, kind="share"):
    return Indicator(
        key=key, label=label, part=part, whole=whole, formula=formula, note=note, group=group, basis=basis, kind=kind
    )


COVERED_MEANS = "送出答复时通知在任的代表本人、本人可以查看即为送达；已不在任、无法通知的，不算送达"
GIVEN = "提出和交办"
DONE = "办理和答复"
RESULT = "办理结果和承诺"
SAID = "代表评价"
INDICATORS = (
    _rate("filing", "立案率", "filed", "submitted", "立案件数÷提出件数", group=GIVEN),
    _rate("assigning", "交办及时率", "assigned_in_time", "filed", "在审核交办期限内交办的÷立案件数", "期限自闭幕之日（闭会期间自收到之日）起算", GIVEN),
    _rate("each", "代表建议人均", "submitted", "deputies", "提出件数÷在任代表人数", group=GIVEN, kind="mean"),
    _rate("leading", "领衔代表比例", "leading", "deputies", "领衔提出过建议的在任代表÷在任代表", "参与率之一，联名另计", GIVEN),
    _rate("signing_deputies", "联名代表比例", "signing", "deputies", "联名提出过建议的在任代表÷在任代表", "参与率之一，领衔另计", GIVEN),
    _rate("part", "参与代表比例", "part", "deputies", "领衔或联名提出过建议的在任代表÷在任代表", group=GIVEN),
    _rate("motions", "议案处理率", "motions_decided", "motions", "已作出处理决定的议案÷提出的议案", "撤回的不计", GIVEN, "地方组织法第二十二条、第五十二条"),
    _rate("signing", "签收率", "signed_for", "tasks", "截止日前签收的承办任务÷承办任务", group=DONE),
    _rate("reply", "办复率", "replied", "assigned", "已答复件数÷交办件数", group=DONE, basis=LAW),
    _rate("on_time", "按期答复率", "on_time", "due", "首次答复未超过现行期限的÷（已答复的＋超期未答复的）", "现行期限含同意的延期", DONE, LAW),
    _rate("on_first_time", "按原期限答复率", "on_first_time", "first_due", "首次答复未超过原期限的÷（已答复的＋超原期限未答的）", "不计延期", DONE, LAW),
    _rate("lateness", "超期率", "late", "assigned", "有单位超期的件数÷交办件数", group=DONE, basis=LAW),
    _rate("closing", "办结率", "closed", "assigned", "已办结件数÷交办件数", group=DONE),
    _rate("meeting", "面商率", "met", "assigned", "当面沟通件数÷交办件数", group=DONE),
    _rate("covered", "联名代表全覆盖", "covered", "joint", "答复送达每位代表的联名建议÷已答复的联名建议", COVERED_MEANS, DONE),
    _rate("key_closed", "重点督办办结率", "key_closed", "key", "已办结的重点督办建议÷重点督办建议", group=DONE),
    _rate("solved", "解决率", "solved", "answered", "最近一次答复属于已解决类别的÷已答复的承办任务", "即A类率", RESULT),
    _rate("turned", "承诺转化率", "turned", "planned", "首次答复列入计划、现已解决的÷首次答复列入计划的", "即B类转A类", RESULT),
    _rate("kept", "承诺落实率", "promises_kept", "promises", "按期兑现的承诺事项÷完成日期在统计期内的承诺事项", group=RESULT),
    _rate("feedback", "反馈率", "fed_back", "answered", "代表评价了首次答复的÷已答复的承办任务", group=SAID),
    _rate("satisfied", "满意率", "satisfied", "rated", "首次评价办理结果为满意的÷收到的评价", group=SAID),
    _rate("content", "满意和基本满意率", "content", "rated", "首次评价办理结果为满意或基本满意的÷收到的评价", group=SAID),
    _rate("last_satisfied", "重新办理后的满意率", "last_satisfied", "last_rated", "最近一次评价办理结果为满意的÷最近一次答复收到的评价", group=SAID),
    _rate("redone", "不满意重办率", "redone", "unsatisfied", "首次评价不满意后重新答复的÷首次评价不满意的", group=SAID),
)  # fmt: skip
BY_KEY = {one.key: one for one in INDICATORS}
DAYS = (
    ("days", "平均办理天数", "自交办日至首次答复日的平均天数"),
    ("days_median", "办理天数中位数", "自交办日至首次答复日天数的中位数"),
)


# Counting.


def count(scope, keys):
    """{fact: number}, in one statement for each kind of rows."""
    wanted = {}
    for key in keys:
        wanted.setdefault(FACTS[key].of, {})[key] = FACTS[key]
    found = {}
    for of, facts in wanted.items():
        numbers = {f"n_{key}": Count("pk", filter=fact.where(scope)) for key, fact in facts.items()}
        rows = ROWS[of](scope).aggregate(**numbers)
        found |= {key: rows[f"n_{key}"] for key in facts}
    return found


def grouped(scope, of, by, keys, rows=None):
    """{value of ``by``: {fact: number}} for facts of one kind of rows (or of some of them), in one statement."""
    numbers = {f"n_{key}": Count("pk", filter=FACTS[key].where(scope)) for key in keys}
    rows = (ROWS[of](scope) if rows is None else rows).values(by).annotate(**numbers).order_by()
    return {row[by]: {key: row[f"n_{key}"] for key in keys} for row in rows}


def facts_of(keys):
    """The facts that a row of facts and indicators (%key) needs, each once."""
    names = []
    for key in keys:
        names += [BY_KEY[key[1:]].part, BY_KEY[key[1:]].whole] if key.startswith("%") else [key]
    return list(dict.fromkeys(names))


def days(scope):
    """(mean, median) of the days from assignment to the first answer, or (None, None)."""
    rows = counting.tasks(scope).filter(counting.is_answered(scope))
    spans = sorted((end - start).days for start, end in rows.values_list("assigned_on", "replied_on"))
    return (sum(spans) / len(spans), median(spans)) if spans else (None, None)


def behind(scope, key):
    """The rows that a fact counts."""
    fact = FACTS[key]
    return ROWS[fact.of](scope).filter(fact.where(scope))


def cases_behind(scope, key):
    return behind(scope, key).values("pk")


def tasks_behind(scope, key):
    """The tasks themselves, or those whose answers are counted."""
    return behind(scope, key).values("pk" if FACTS[key].of in ("tasks", "joints") else "assignment")


# Reading them out.


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One indicator as it was counted."""

    indicator: Indicator
    part: int
    whole: int
    scope: Scope

    @property
    def value(self):
        """96.3% · 0.8 · — where there is nothing to share"""
        if self.indicator.kind == "share":
            return share(self.part, self.whole)
        return f"{self.part / self.whole:.2f}" if self.whole else NONE

    @property
    def number(self):
        """For a chart: per cent, or None."""
        return self.part * 100 / self.whole if self.whole else None

    @property
    def is_small(self):
        return 0 < self.whole < FEW

    @property
    def part_url(self):
        return address_of(self.scope, self.indicator.part)

    @property
    def whole_url(self):
        return address_of(self.scope, self.indicator.whole)

    @property
    def part_fact(self):
        return FACTS[self.indicator.part]

    @property
    def whole_fact(self):
        return FACTS[self.indicator.whole]


def measured(scope, keys=None):
    """[Measured] of these indicators, or of all that this reader may know of (``keys``)."""
    wanted = [one for one in INDICATORS if keys is None or one.key in keys]
    numbers = count(scope, {key: None for one in wanted for key in (one.part, one.whole)})
    return [Measured(indicator=one, part=numbers[one.part], whole=numbers[one.whole], scope=scope) for one in wanted]


PAGES = {
    "cases": "suggestions:list",
    "tasks": "suggestions:task_list",
    "joints": "suggestions:task_list",
    "firsts": "suggestions:task_list",
    "lasts": "suggestions:task_list",
    "promises": "suggestions:commitments",
    "deputies": "suggestions:figure_deputies",
    "motions": "suggestions:motions",
}


def address_of(scope, key, **more):
    """The list that shows just the rows a fact counts; ``more`` narrows it further."""
    asked = {"fact": key, "since": scope.since, "until": scope.until, "day": scope.day}
    asked |= {name: getattr(scope, name) for name in NARROWED_BY} | more
    return f"{reverse(PAGES[FACTS[key].of])}?{urlencode({name: value for name, value in asked.items() if value})}"


CLOSED_MEANS = {
    "closed": "已办结（列入计划的，承诺兑现后才算）",
    "rated": "各单位均已答复并收到评价",
    "replied": "各单位均已答复",
}
MET_MEANS = {"any": "办理中任何一次当面或现场沟通", "before_and_after": "办理前和答复后各有一次当面或现场沟通"}


def notes(scope):
    """What has to be said beside the numbers: the local rules they follow, and what is not led back to the cut-off day."""
    found = [
        f"办结：{CLOSED_MEANS[scope.rule('closed_means')]}。面商：{MET_MEANS[scope.rule('met_means')]}。"
        f"未反馈的{'计入' if scope.rule('silence_in_rate') else '不计入'}满意率的分母。",
        f"分母不足{FEW}的比率波动大，标“少”，不宜比较。",
    ]
    if scope.is_past:
        found.append(
            "统计截止日在今天以前：签收、答复、评价、类别变动、期限、沟通、办结和承诺按各自的日期还原到当日；"
            "撤回、并案、退办、类别（内容）和重点督办按现在的情况。"
        )
    if not scope.sees_whole:
        found.append("按本人可见的建议和承办任务统计。")
    return found
