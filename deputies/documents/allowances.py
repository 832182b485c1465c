"""The sheet of allowances with a place to sign for each."""

from decimal import Decimal

from congress.frame.kinds import DocumentKind
from congress.frame.numbers import in_capitals, long_span, plain
from congress.frame.printing import Column, Paper, Para, Table
from congress.models import Organization

from ..policies import allowances as policies
from ..queries import allowances as queries

HAND = 1.5


def gather(sheet):
    found = queries.totals(sheet)
    return {
        "congress": sheet.congress.name,
        "span": long_span(sheet.since, sheet.until),
        "rate": sheet.rate,
        "rows": [
            [line.deputy.person.name, line.deputy.delegation.short_name if line.deputy.delegation else "",
             "、".join(_said(line)), plain(line.days),
             plain(line.lodging), plain(line.travel), plain(line.amount)]
            for line in queries.lines_of(sheet)
        ],
        **{name: plain(found[name] or Decimal(0)) for name in ("days", "lodging", "travel")},
        "amount": f"{found['amount'] or Decimal(0):.2f}",
    }  # fmt: skip


def _said(line):
    """What he is paid for: activities by name, sessions by their half-days."""
    sessions = [f"出席代表大会{line.meeting_half_days}个半天"] if line.meeting_half_days else []
    return [*(part.activity.title for part in line.participations.all()), *sessions]


def compose(snapshot, issued):
    columns = (
        Column("序号", 0.8, "center"), Column("姓名", 1.5, "center"), Column("代表团", 1.8), Column("活动", 5),
        Column("天数", 1, "center"), Column("标准\n（元/天）", 1.2, "center"), Column("住宿费", 1.2, "center"),
        Column("交通费", 1.2, "center"), Column("合计\n（元）", 1.4, "center"), Column("签名", 2),
    )  # fmt: skip
    rows = tuple(
        (str(place), name, group, activities, days, str(snapshot["rate"]), lodging, travel, amount, "")
        for place, (name, group, activities, days, lodging, travel, amount) in enumerate(snapshot["rows"], 1)
    )
    total = (
        "",
        "合计",
        "",
        "",
        snapshot["days"],
        "",
        snapshot["lodging"],
        snapshot["travel"],
        plain(Decimal(snapshot["amount"])),
        "",
    )
    return Paper(
        form="sheet", landscape=True, title=(snapshot["congress"], "代表履职补助发放表"),
        subtitle=(snapshot["span"],),
        blocks=(
            Table(columns, (*rows, total), small=True, row_lines=HAND),
            Para(f"合计人民币（大写）：{in_capitals(Decimal(snapshot['amount']))}（¥{snapshot['amount']}）", indent=False),
            Para("　　　　　　　　".join(("制表：", "审核：", "负责人：")), indent=False),
        ),
    )  # fmt: skip


def organ(sheet):
    wanted = ("deputy_affairs_commission", "presidium")
    return Organization.objects.filter(congress=sheet.congress_id, kind__in=wanted, until=None).order_by("pk").first()


SHEET = DocumentKind(
    key="deputies.allowance_sheet", title="代表补助发放表", model="deputies.allowancesheet", gather=gather, compose=compose,
    organ=organ, may_issue=policies.draws_up, may_read=policies.reads_allowances, order=202,
)  # fmt: skip
ALL = (SHEET,)
