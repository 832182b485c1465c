"""Warnings about the county's money: rules as data over plain figures. Each warning names its numbers, its rule and its article.

Pure: nothing here reads the database, so that every rule is a table of cases in the tests.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from congress.frame.numbers import long_date, plain

from ..models.finance import Book, BudgetLine, Transfer

Kind = BudgetLine.Kind
RESERVE = "227"  # 预备费
ENOUGH = Decimal("0.01")
TRANSFER_DAYS = {Transfer.Kind.GENERAL: 30, Transfer.Kind.SPECIAL: 60}


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All that the rules look at: one year's lines, and those of the year before; ``limits`` are the local numbers."""

    year: int
    today: date
    lines: tuple = ()
    before: tuple = ()
    decisions: tuple = ()
    transfers: tuple = ()
    debt: object = None
    limits: dict


@dataclass(frozen=True, kw_only=True)
class Alert:
    """One warning: what it is about, what is wrong in numbers, under which rule and article; ``tone`` late is graver."""

    rule: str
    label: str
    about: str
    words: str
    basis: str
    tone: str = "soon"


@dataclass(frozen=True, kw_only=True)
class AlertRule:
    """``find(figures)`` yields (about, words) of whatever breaks the rule."""

    key: str
    label: str
    basis: str
    find: Callable
    tone: str = "soon"


def money(amount):
    return f"{plain(amount)}万元"


def percent(part, whole):
    return f"{100 * part / whole:.1f}%"


def spending(lines):
    return [line for line in lines if line.kind == Kind.FUNCTION]


def behind(figures):
    """Less was spent than the time that is over, less so many points."""
    points = figures.limits["behind"]
    for line in spending(figures.lines):
        whole, done, time = line.plan, line.done, 50 if line.actual is None else 100
        if done is not None and whole and 100 * done / whole < time - points:
            words = f"{'上半年' if time == 50 else '全年'}支出{money(done)}，为预算{money(whole)}的{percent(done, whole)}，"
            yield line.name, f"{words}低于时间进度{time}%超过{points}个百分点。"


def over(figures):
    """More was spent than the budget that holds."""
    for line in spending(figures.lines):
        if line.done is not None and line.done - line.plan >= ENOUGH:
            which = "调整预算" if line.adjusted is not None else "年初预算，没有调整"
            yield (
                line.name,
                f"支出{money(line.done)}，超过{which}（{money(line.plan)}）{money(line.done - line.plan)}。",
            )


def undecided(figures):
    """A budget was changed, and no resolution of the standing committee stands behind it."""
    decided = {decision.book for decision in figures.decisions}
    for book, lines in _by_book(spending(figures.lines)).items():
        changed = [line for line in lines if line.adjusted is not None and line.adjusted != line.budget]
        if changed and book not in decided:
            was, now = sum(line.budget for line in lines), sum(line.plan for line in lines)
            yield (
                Book(book).label,
                f"{len(changed)}个科目有调整，支出由{money(was)}变为{money(now)}，没有登记常委会批准的决议。",
            )


def beyond_decision(figures):
    """The adjusted budget is not the one that was approved."""
    newest = {decision.book: decision for decision in sorted(figures.decisions, key=lambda one: one.on)}
    lines = _by_book(spending(figures.lines))
    for book, decision in newest.items():
        now = sum((line.plan for line in lines.get(book, ())), Decimal(0))
        if abs(now - decision.amount) >= ENOUGH:
            yield (
                Book(book).label,
                (
                    f"调整后支出合计{money(now)}，{long_date(decision.on)}批准的是{money(decision.amount)}，相差{money(abs(now - decision.amount))}。"
                ),
            )


def unallotted(figures):
    """Money for townships that did not go out in its days."""
    for row in figures.transfers:
        days = TRANSFER_DAYS[row.kind]
        last = row.since + timedelta(days=days)
        left = row.amount - row.issued
        if left > 0 and figures.today > last:
            gone = (figures.today - row.since).days
            yield (
                row.name,
                f"预算批准后第{gone}日，还有{money(left)}（{percent(left, row.amount)}）没有下达，期限是{days}日（{long_date(last)}）。",
            )
        elif not left and row.issued_on and row.issued_on > last:
            yield (
                row.name,
                f"{long_date(row.issued_on)}才全部下达，超过{days}日的期限{(row.issued_on - last).days}日。",
            )


def carried_over(figures):
    """Too much of the year's money was left for the next one."""
    most = figures.limits["carried"]
    for line in spending(figures.lines):
        if line.carried and line.plan and 100 * line.carried / line.plan > most:
            share = percent(line.carried, line.plan)
            yield line.name, f"结转下年{money(line.carried)}，为预算{money(line.plan)}的{share}，超过{most}%。"


def carried_twice(figures):
    """Two years running something is left on the same line."""
    before = {(line.book, line.code): line for line in spending(figures.before)}
    for line in spending(figures.lines):
        earlier = before.get((line.book, line.code))
        if line.carried and earlier and earlier.carried:
            yield (
                line.name,
                (
                    f"{figures.year - 1}年结转{money(earlier.carried)}，{figures.year}年又结转{money(line.carried)}，连续两年没有用完的应当作为结余资金管理。"
                ),
            )


def reserve(figures):
    """The reserve is between one and three in a hundred of the general budget's spending."""
    lines = [line for line in spending(figures.lines) if line.book == Book.GENERAL]
    whole = sum((line.budget for line in lines), Decimal(0))
    set_aside = sum((line.budget for line in lines if line.code == RESERVE), Decimal(0))
    if whole and not 1 <= 100 * set_aside / whole <= 3:
        yield (
            "预备费",
            f"安排{money(set_aside)}，为一般公共预算支出{money(whole)}的{percent(set_aside, whole)}，应当在1%至3%之间。",
        )


def two_sums(figures):
    """By function and by economic class the same money was approved."""
    for book, lines in _by_book(figures.lines).items():
        by_function = sum((line.budget for line in lines if line.kind == Kind.FUNCTION), Decimal(0))
        by_economy = sum((line.budget for line in lines if line.kind == Kind.ECONOMY), Decimal(0))
        if by_economy and abs(by_function - by_economy) >= ENOUGH:
            gap = abs(by_function - by_economy)
            yield (
                Book(book).label,
                f"年初预算功能分类支出合计{money(by_function)}，经济分类支出合计{money(by_economy)}，相差{money(gap)}。",
            )


def over_limit(figures):
    """More is owed than the limit allows."""
    debt = figures.debt
    for label, limit, balance in (
        (
            ("一般债务", debt.general_limit, debt.general_balance),
            ("专项债务", debt.special_limit, debt.special_balance),
        )
        if debt
        else ()
    ):
        if balance > limit:
            yield label, f"年末余额{money(balance)}，超过限额{money(limit)}{money(balance - limit)}。"


def heavy_debt(figures):
    """Much is owed against what there is to serve it with."""
    if figures.debt and (label := debt_label(figures.debt, figures.limits)).tone != "done":
        yield "债务率", label.why


@dataclass(frozen=True, kw_only=True)
class DebtLabel:
    """The colour of a year's debt: green, yellow or red, and why."""

    word: str
    tone: str
    why: str


def debt_label(debt, limits):
    """Red when a limit is passed or the ratio reaches the local red mark, yellow from the yellow mark on, else green."""
    yellow, red = limits["yellow"], limits["red"]
    said = f"债务余额{money(debt.balance)}，综合财力{money(debt.capacity)}，债务率{debt.ratio}%"
    if debt.general_balance > debt.general_limit or debt.special_balance > debt.special_limit:
        return DebtLabel(word="红色", tone="late", why=f"余额超过限额；{said}。")
    if debt.ratio >= red:
        return DebtLabel(word="红色", tone="late", why=f"{said}，达到{red}%。")
    if debt.ratio >= yellow:
        return DebtLabel(word="黄色", tone="soon", why=f"{said}，达到{yellow}%，低于{red}%。")
    return DebtLabel(word="绿色", tone="done", why=f"{said}，低于{yellow}%，余额没有超过限额。")


def _by_book(lines):
    found = defaultdict(list)
    for line in lines:
        found[line.book].append(line)
    return found


RULES = (
    AlertRule(key="over", label="超预算支出", basis="预算法第十三条", find=over, tone="late"),
    AlertRule(
        key="undecided",
        label="调整预算没有决议",
        basis="预算法第六十九条、监督法第二十二条",
        find=undecided,
        tone="late",
    ),
    AlertRule(
        key="beyond_decision", label="调整数与决议不符", basis="预算法第七十条", find=beyond_decision, tone="late"
    ),
    AlertRule(
        key="over_limit",
        label="债务余额超过限额",
        basis="预算法第三十五条、监督法第二十五条",
        find=over_limit,
        tone="late",
    ),
    AlertRule(key="unallotted", label="转移支付没有按期下达", basis="预算法第五十二条", find=unallotted),
    AlertRule(key="behind", label="支出进度滞后", basis="预算法第五十七条；幅度由本级规定", find=behind),
    AlertRule(key="carried_over", label="结转过大", basis="预算法第四十二条；幅度由本级规定", find=carried_over),
    AlertRule(key="carried_twice", label="连续两年结转", basis="预算法第四十二条", find=carried_twice),
    AlertRule(key="reserve", label="预备费比例不合规定", basis="预算法第四十条", find=reserve),
    AlertRule(key="two_sums", label="两种分类合计不符", basis="预算法第三十七条", find=two_sums),
    AlertRule(key="heavy_debt", label="债务风险", basis="监督法第二十五条；幅度由本级规定", find=heavy_debt),
)


def alerts(figures):
    """[Alert] of everything that breaks a rule, the graver first."""
    found = [
        Alert(rule=rule.key, label=rule.label, about=about, words=words, basis=rule.basis, tone=rule.tone)
        for rule in RULES
        for about, words in rule.find(figures)
    ]
    return sorted(found, key=lambda one: one.tone != "late")
