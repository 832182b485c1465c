"""The county's money, by the actions: lines, transfers, debt, duties, and a topic on what the audit found."""

from datetime import date
from decimal import Decimal

from supervision.actions import finance as actions
from supervision.models import AssetReport, BudgetDecision, BudgetLine, DebtYear, Transfer
from tests.build import supervision

AUDIT = {"title": "2025年度审计查出问题整改情况", "form": "audit", "field": "economy", "source": "organ"}
ACCOUNTS = {"title": "审查批准2025年决算", "form": "finance", "field": "economy", "source": "organ"}


def line(code="205", name="教育支出", *, budget=1000, kind="function", book="general", year=2026, **more):
    """A row not stored, for rules that read no database."""
    numbers = {
        key: value if value is None else Decimal(str(value)) for key, value in {"budget": budget, **more}.items()
    }
    return BudgetLine(year=year, book=book, kind=kind, code=code, name=name, **numbers)


def transfer(*, amount=100, issued=0, kind="special", since=date(2026, 2, 6), issued_on=None, name="农村公路养护补助"):
    return Transfer(
        year=2026,
        name=name,
        kind=kind,
        amount=Decimal(amount),
        since=since,
        issued=Decimal(issued),
        issued_on=issued_on,
    )


def decision(amount, book="general", on=date(2026, 8, 20)):
    return BudgetDecision(year=2026, book=book, on=on, amount=Decimal(amount), title="批准2026年预算调整方案的决议")


def debt(*, limit=1000, balance=900, capacity=1500, year=2026, **more):
    given = {"general_limit": limit, "general_balance": balance, "special_limit": limit, "special_balance": balance, "service": 50,
             "capacity": capacity, **more}  # fmt: skip
    return DebtYear(year=year, **{key: Decimal(value) for key, value in given.items()})


def stored(cast, *rows):
    for row in rows:
        row.congress = cast.congress
    return actions.enter_all(list(rows), actor=cast.go)


def audit(cast, *amounts):
    """A topic on audit findings of the transport bureau with one finding for each amount."""
    topic = supervision.topic(cast, **AUDIT)
    return topic, [
        supervision.problem(cast, topic, text=f"专项资金滞留（{place}）", category="专项资金", amount=Decimal(amount))
        for place, amount in enumerate(amounts, start=1)
    ]


def assets(cast, year=2025, theme="natural"):
    row = AssetReport(congress=cast.congress, year=year, theme=theme, reported_on=date(2025, 10, 28))
    return actions.keep_assets(
        row, actor=cast.go, figures={"natural": (Decimal(500), Decimal(0)), "enterprise": (Decimal(900), Decimal(400))}
    )
