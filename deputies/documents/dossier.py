"""A deputy's duty dossier on paper: basic data, every line by its part, points year by year."""

import datetime

from congress.documents.reports import body_of
from congress.frame import clock
from congress.frame.kinds import DUTY_PARTS, DocumentKind
from congress.frame.numbers import chinese, long_date, plain
from congress.frame.printing import Column, Field, Fields, Heading, Paper, Table
from congress.models import Organization

from ..models import AllowanceLine, AllowanceSheet, Deputy
from ..policies import dossier as policies
from ..queries import dossier as queries
from ..queries import points


def gather(deputy):
    """His whole time in this seat; what was sealed is told without its day."""
    found = queries.lines([deputy], *queries.span(None, deputy))[deputy.pk]
    told, person = dict(queries.by_part(found)), deputy.person
    return {
        "name": person.name,
        "congress": deputy.congress.name,
        "until": clock.today(),
        "basic": [
            ["性别", person.get_gender_display()],
            ["出生年月", f"{person.born_on:%Y.%m}" if person.born_on else ""],
            ["民族", person.ethnicity],
            ["学历", person.education],
            ["政治面貌", person.party],
            ["职业构成", person.occupation],
            ["届次", deputy.term_name],
            ["代表证号", deputy.card_no],
            ["代表团", deputy.delegation_name],
            ["选区（选举单位）", deputy.seat_of],
            ["任职日", long_date(deputy.membership.since)],
            ["工作单位及职务", person.workplace],
        ],
        "parts": [
            [title, [_line(line) for line in sorted(told.get(title, ()), key=lambda one: one.placed)]]
            for _, title in DUTY_PARTS
        ],
        "points": _points(deputy, found),
        "allowances": _allowances(deputy),
    }


def _line(line):
    day = line.when if line.fact.sealed else long_date(line.fact.on)
    marks = [f"不予计入：{line.correction.reason}"] if line.correction else []
    marks += ["有异议，正在处理"] if line.disputed else []
    return [day, line.fact.text, line.source.label, "；".join(marks)]


def _points(deputy, found):
    rows = []
    for year in sorted(queries.years_of(deputy)):
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        scored = points.of_deputy(
            points.ruling(deputy.congress_id, year), [line for line in found if first <= line.fact.on <= last]
        )
        if scored:
            rows.append([f"{year}年", plain(scored["score"].total), str(scored["sheet"])])
    return rows


def _allowances(deputy):
    """What he was paid for duty, sheet by sheet."""
    lines = AllowanceLine.objects.filter(deputy=deputy, sheet__state=AllowanceSheet.State.PAID)
    return [
        [f"{long_date(line.sheet.since)}至{long_date(line.sheet.until)}", plain(line.days), str(line.sheet.rate),
         plain(line.amount), long_date(line.sheet.paid_on) if line.sheet.paid_on else ""]
        for line in lines.select_related("sheet").order_by("sheet__since", "pk")
    ]  # fmt: skip


def compose(snapshot, issued):
    basic = snapshot["basic"]
    pairs = tuple(
        tuple(Field(label, value or "—") for label, value in basic[place : place + 2])
        for place in range(0, len(basic), 2)
    )
    portrait = (Field("姓名", snapshot["name"]), Field("照片", "", lines=4))  # pasted by hand: no portrait is kept
    blocks = [Heading("一、基本情况"), Fields((portrait, *pairs))]
    columns = (Column("日期", 2.6, "center"), Column("内容", 6), Column("事项", 2.6), Column("备注", 2.2))
    for place, (title, lines) in enumerate(snapshot["parts"], start=2):
        blocks += [Heading(f"{chinese(place)}、{title}"), Table(columns, tuple(map(tuple, lines)), small=True)]
    if snapshot["points"]:
        heads = (Column("年度", 1, "center"), Column("积分", 1, "center"), Column("适用规则", 3))
        blocks += [
            Heading(f"{chinese(len(snapshot['parts']) + 2)}、履职积分"),
            Table(heads, tuple(map(tuple, snapshot["points"]))),
        ]
    if snapshot.get("allowances"):
        heads = (Column("期间", 4), Column("天数", 1, "center"), Column("标准（元/天）", 1.6, "center"),
                 Column("合计（元）", 1.4, "center"), Column("发放日期", 2.2, "center"))  # fmt: skip
        blocks += [
            Heading(f"{chinese(sum(isinstance(one, Heading) for one in blocks) + 1)}、履职补助"),
            Table(heads, tuple(map(tuple, snapshot["allowances"])), small=True),
        ]
    return Paper(
        form="plain",
        title=(snapshot["congress"], "代表履职档案"),
        subtitle=(snapshot["name"],),
        blocks=tuple(blocks),
        signer=issued.issuer,
        date=issued.issued_on,
    )


DOSSIER = DocumentKind(
    key="deputies.dossier",
    title="代表履职档案",
    model="deputies.deputy",
    gather=gather,
    compose=compose,
    organ=lambda deputy: body_of(deputy.congress_id, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION),
    may_issue=policies.enters_lines,
    may_read=policies.reads_dossiers,
    narrow=lambda actor, rows: rows.filter(pk__in=Deputy.objects.with_dossier_for(actor)),
    order=60,
)
ALL = (DOSSIER,)
