"""Papers of a session, a period or a year: what is in review, what was assigned, the directory, the promises.

They are read by many: who asked for secrecy is named nowhere in them.
"""

from collections import Counter
from datetime import date

from django.db.models import Exists, OuterRef, Q

from congress.frame import clock
from congress.frame.kinds import DocumentKind
from congress.frame.numbers import term_name
from congress.frame.printing import Column, Heading, Paper, Para, Table
from congress.frame.prose import share
from congress.models import Session

from ..models import Assignment, Commitment, Reply, Suggestion
from ..queries import handling, indicators, unit_contacts
from ..queries.counting import Scope
from . import rights
from .assigning import printed, row
from .facts import amount, case, commission, day, day_of
from .replying import time_of

NOT_COUNTED = ("draft", "cosigning")
WHOLE = {
    "readers": rights.WHOLE,
    "may_issue": rights.gives_registers,
    "may_read": rights.reads_registers,
    "narrow": rights.own_terms,
    "organ": commission,
    "model": "congress.term",
}


def session_of(term, session=None, *, reached="assigned_on"):
    """The session asked for, else the newest of which suggestions have got so far: one that is to come, or has just been
    opened, has nothing to tell yet. None in a term without sessions."""
    held = Session.objects.filter(term=term).order_by("-opens_on", "-pk")
    if session:
        return held.filter(pk=session).first()
    there = Suggestion.objects.filter(**{"session": OuterRef("pk"), f"{reached}__isnull": False})
    return held.filter(Exists(there)).first() or held.first()


def span(term, *, session=None, year=None, since=None, until=None, reached="assigned_on"):
    """Which suggestions are meant and what the period is called: one session, a year, or from one day to another.

    Without any of them: the newest session that has something to tell, or where there is none the running year.
    """
    name = f"{term.congress.area.name}{term_name(term.number)}人民代表大会"
    if since or until:
        first, last = day_in(since) or term.starts_on, day_in(until) or clock.today()
        return Q(submitted_on__range=(first, last)), f"{day(first.isoformat())}至{day(last.isoformat())}", name
    chosen = session_of(term, session, reached=reached) if year is None else None
    if chosen:
        return Q(session=chosen), str(chosen).removeprefix(term_name(term.number)), name
    year = year or clock.today().year
    return Q(submitted_on__year=year), f"{year}年", name


def scope_for(term, *, session=None, year=None, since=None, until=None, day=None):
    """(Scope, what the period is called): the suggestions of one session, of a year, or from one day to another."""
    asked = {"session": session, "year": year, "since": since, "until": until}
    _, called, name = span(term, **{key: value for key, value in asked.items() if value})
    today = clock.today()
    first, last = term.starts_on, term.ends_on or today
    if since or until:
        first, last, session = day_in(since) or first, day_in(until) or today, None
    elif year:
        first, last, session = date(year, 1, 1), date(year, 12, 31), None
    elif not session:
        chosen = session_of(term)
        session = chosen and chosen.pk
        first, last = (first, last) if chosen else (date(today.year, 1, 1), date(today.year, 12, 31))
    scope = Scope(congress_id=term.congress_id, since=first, until=last, day=day_in(day), session=session)
    return scope, {"span": called, "name": name, "cut_off": scope.cut_off}


def day_in(value):
    return date.fromisoformat(value) if isinstance(value, str) and value else value


def suggestions_of(term, where):
    rows = Suggestion.objects.filter(where, congress=term.congress_id, term=term).exclude(state__in=NOT_COUNTED)
    return (
        rows.select_related("congress__area", "term", "session__term", "lead__person", "lead__delegation", "topic")
        .prefetch_related("cosigners__deputy__person", "assignments__unit", "reviews")
        .order_by("session__number", "number", "pk")
    )


def about(snapshot):
    """Of which congress and of which session, year or period a list is."""
    name, span = snapshot["name"], snapshot["span"]
    return f"{name}{span}" if span.startswith("第") else f"{name}（{span}）"


def _numbers(rows):
    """第14、16号；闭117、118号: each kind of number once, the figures after it."""
    found = {}
    for one in rows:
        found.setdefault(one["number"][:1], []).append(one["number"].strip("第闭号"))
    return "；".join(f"{kind}{'、'.join(figures)}号" for kind, figures in sorted(found.items()))


def _counts(whole, parts=""):
    """What a list holds in all, above it at the right."""
    return Para(f"{whole}：{parts}" if parts else whole, align="right", face="kai")


def deputies_in(facts):
    return f"{facts['lead']}等{facts['signers']}人" if facts["signers"] > 1 else facts["lead"]


# What is in review.


def gather_reviews(term, **period):
    where, span_name, name = span(term, **period, reached="submitted_on")
    rows = []
    for suggestion in suggestions_of(term, where):
        facts = case(suggestion, "everybody")
        gates = {row.gate: row for row in suggestion.reviews.all() if row.round == suggestion.round}
        rows.append(
            {
                "number": facts["number"],
                "subject": facts["subject"],
                "deputy": deputies_in(facts),
                "delegation": facts["delegation"],
                "topic": facts["topic"],
                "submitted_on": facts["submitted_on"],
                "state": suggestion.get_state_display(),
                "gates": [
                    f"{gates[gate].get_decision_display()}\n{day_of(gates[gate].reviewed_at):%m-%d}"
                    if gate in gates
                    else ""
                    for gate in ("delegation", "secretariat", "dac")
                ],
            }
        )
    return {"span": span_name, "name": name, "rows": rows, "states": dict(Counter(row["state"] for row in rows))}


def compose_reviews(snapshot, facts):
    columns = (
        Column("序号", 0.7, "center"),
        Column("编号", 1.2, "center"),
        Column("标题", 4.5),
        Column("提出代表", 2),
        Column("代表团", 1.8),
        Column("类别", 1.3, "center"),
        Column("提交日期", 2.5, "center"),
        Column("初审", 1.2, "center"),
        Column("复审", 1.2, "center"),
        Column("终审", 1.2, "center"),
        Column("当前状态", 1.5, "center"),
    )
    rows = tuple(
        (
            str(place),
            one["number"],
            one["subject"],
            one["deputy"],
            one["delegation"],
            one["topic"],
            day(one["submitted_on"]),
            *one["gates"],
            one["state"],
        )
        for place, one in enumerate(snapshot["rows"], 1)
    )
    total = "，".join(f"{state}{count}件" for state, count in snapshot["states"].items())
    return Paper(
        form="sheet",
        landscape=True,
        title="代表建议审核清单",
        subtitle=(about(snapshot),),
        blocks=(_counts(f"共{len(rows)}件", total), Table(columns, rows, small=True)),
        date=facts.issued_on,
        signer=facts.issuer,
    )


REVIEW_LIST = DocumentKind(
    key="suggestions.review_list", title="审核清单", gather=gather_reviews, compose=compose_reviews, order=70, **WHOLE
)

# What was assigned.


def gather_assignments(term, *, assigned_on=None, **period):
    """One assignment day, or a whole session, period or year."""
    where, span_name, name = span(term, **period)
    found = Assignment.objects.in_force().filter(kind__in=["lead", "separate"])
    if assigned_on:
        found, span_name = (
            found.filter(assigned_on=day_in(assigned_on), suggestion__term=term),
            f"{day(str(assigned_on))}交办",
        )
    else:
        found = found.filter(suggestion__in=Suggestion.objects.filter(where, term=term))
    found = found.filter(suggestion__congress=term.congress_id)
    found = found.select_related(
        "suggestion__congress__area",
        "suggestion__term",
        "suggestion__session__term",
        "suggestion__lead__person",
        "suggestion__lead__delegation",
        "suggestion__topic",
        "unit",
    ).prefetch_related("suggestion__assignments__unit", "suggestion__cosigners__deputy__person")
    return {
        "span": span_name,
        "name": name,
        "rows": [
            row(task, "everybody")
            for task in found.order_by("suggestion__session__number", "suggestion__number", "unit__order", "pk")
        ],
    }


def compose_assignments(snapshot, facts):
    columns = (
        Column("编号", 1.2, "center"),
        Column("标题", 5),
        Column("提出代表", 2.2),
        Column("方式", 0.9, "center"),
        Column("主办（分办）\n单位", 2.4),
        Column("会办单位", 2.4),
        Column("领办领导", 1.3, "center"),
        Column("答复期限", 2.4, "center"),
    )
    rows = tuple(printed(one) for one in snapshot["rows"])
    count = len({one["number"] for one in snapshot["rows"]})
    return Paper(
        form="sheet",
        landscape=True,
        title="代表建议交办清单",
        subtitle=(about(snapshot),),
        blocks=(_counts(f"共{count}件"), Table(columns, rows, small=True)),
        signer=facts.issuer,
        date=facts.issued_on,
    )


ASSIGNMENT_LIST = DocumentKind(
    key="suggestions.assignment_list",
    title="交办清单",
    gather=gather_assignments,
    compose=compose_assignments,
    order=71,
    **WHOLE,
)

# What figures have counted, on paper.

WIDTHS = {"%": 2.8, "": 1.6}  # a share with its two numbers stays on one line


def kept(table):
    """A table of ``handling`` as a snapshot keeps it."""
    shares = [key.startswith("%") for key in table.keys]
    return {"title": table.title, "heads": table.heads, "rows": table.plain, "note": table.note, "shares": shares}


def counted(one):
    """A kept table, set."""
    first, *heads = one["heads"]
    shares = [*one["shares"], *(False for _ in heads)]
    columns = (
        Column(head, WIDTHS["%" if is_share else ""], "center") for head, is_share in zip(heads, shares, strict=False)
    )
    return Table((Column(first, 2.4), *columns), tuple(map(tuple, one["rows"])), small=True, note=one["note"])


# The directory.

MEASURED = ("reply", "on_time", "satisfied", "content")


def gather_directory(term, **period):
    """Every suggestion of the period that got a number, with what came of it."""
    where, *_ = span(term, **period)
    found = suggestions_of(term, where).filter(number__isnull=False)
    newest = {}
    replies = Reply.objects.sent().filter(assignment__suggestion__in=found.order_by().values("pk"))
    for reply in replies.select_related("reply_class", "assignment", "rating").order_by("assignment", "round"):
        newest[reply.assignment_id] = reply
    rows = [_directory_row(suggestion, newest) for suggestion in found]
    scope, named = scope_for(term, **period)
    tables = (handling.by_topic(scope), handling.by_class(scope), handling.by_mark(scope))
    return named | {
        "rows": rows,
        "organ": commission(term).name,
        "today": clock.today(),
        "measured": [
            [one.indicator.label, one.value, one.part, one.whole] for one in indicators.measured(scope, MEASURED)
        ],
        "silence_in_rate": scope.rule("silence_in_rate"),
        "tables": [kept(one) for one in tables if one.lines],
    }


def _directory_row(suggestion, newest):
    facts = case(suggestion, "everybody")
    tasks = [one for one in suggestion.assignments.all() if one.state not in ("sent_back", "cancelled")]
    answers = [newest[one.pk] for one in sorted(tasks, key=lambda one: one.pk) if one.pk in newest]
    ratings = [answer.rating for answer in answers if hasattr(answer, "rating")]
    return {
        "number": facts["number"],
        "subject": facts["subject"],
        "deputy": deputies_in(facts),
        "delegation": facts["delegation"],
        "topic": facts["topic"] or "其他",
        "state": suggestion.get_state_display(),
        "answering": [one.unit.short_name for one in tasks if one.answers],
        "joint": [one.unit.short_name for one in tasks if not one.answers],
        "class": sorted({answer.reply_class.code for answer in answers}),
        "result": [rating.get_result_display() or "未反馈" for rating in ratings],
        "key": suggestion.is_key,
        "rounds": max((answer.round for answer in answers), default=0),
    }


LINES = (
    Column("编号", 1.2, "center"),
    Column("标题", 4.6),
    Column("提出代表", 1.7),
    Column("主办\n（分办）", 1.7),
    Column("会办", 1.5),
    Column("类别", 0.9, "center"),
    Column("代表评价", 1.4, "center"),
)


def _line(one):
    return (
        one["number"],
        one["subject"] + ("（重点督办）" if one["key"] else ""),
        one["deputy"],
        "、".join(one["answering"]),
        "、".join(one["joint"]),
        "、".join(one["class"]) or "—",
        "、".join(one["result"]) + (f"（{time_of(one['rounds'])}）" if one["rounds"] > 1 else "") or one["state"],
    )


def compose_directory(snapshot, facts):
    rows = snapshot["rows"]
    topics, units = {}, Counter()
    for one in rows:
        topics.setdefault(one["topic"], []).append(one)
        units.update(one["answering"])
    order = sorted(topics, key=lambda name: (-len(topics[name]), name))
    whole = about(snapshot)
    contents = Table(
        (Column("类别", 3), Column("件数", 1, "center"), Column("编号", 6)),
        tuple((name, str(len(topics[name])), _numbers(topics[name])) for name in order),
    )
    by_unit = Table(
        (Column("主办（分办）单位", 3), Column("件数", 1, "center"), Column("编号", 6)),
        tuple(
            (name, str(count), _numbers(one for one in rows if name in one["answering"]))
            for name, count in sorted(units.items(), key=lambda item: (-item[1], item[0]))
        ),
    )
    lists = []
    for name in order:
        lists += [
            Heading(f"{name}（{len(topics[name])}件）", 2),
            Table(LINES, tuple(_line(one) for one in topics[name]), small=True),
        ]
    return Paper(
        form="book",
        title=(snapshot["name"], f"{snapshot['span']}代表建议目录汇编"),
        subtitle=(f"共{len(rows)}件",),
        signer=facts.issuer,
        date=facts.issued_on,
        blocks=(
            Heading("一、分类目录"),
            contents,
            Heading("二、承办单位目录"),
            by_unit,
            Heading("三、建议目录"),
            *(lists or [Para("本期没有立案的建议。")]),
            Heading("四、办理情况统计"),
            *_statistics(snapshot, whole),
        ),
    )


def _statistics(snapshot, whole):
    rows = snapshot["rows"]
    keys = sum(one["key"] for one in rows)
    rates = "，".join(
        f"{label}{value}（{part}/{of}）" if of else f"{label}{value}"
        for label, value, part, of in snapshot["measured"]
    )
    silence = "计入分母" if snapshot["silence_in_rate"] else "不计入"
    yield Para(
        f"{whole}代表共提出并立案建议{len(rows)}件，其中重点督办{keys}件。截至{day(str(snapshot['cut_off']))}，所交办的建议"
        f"{rates}（未反馈的{silence}满意率）。"
    )
    for one in snapshot["tables"]:
        yield Heading(one["title"], 2)
        yield counted(one)
    states = Counter(one["state"] for one in rows)
    if states:
        yield Heading("办理状态", 2)
        yield Table(
            (Column("状态", 4), Column("数量（件）", 2, "center"), Column("占比", 2, "center")),
            tuple(
                (state, str(count), share(count, len(rows)))
                for state, count in sorted(states.items(), key=lambda item: (-item[1], item[0]))
            ),
        )


DIRECTORY = DocumentKind(
    key="suggestions.directory",
    title="建议目录汇编",
    gather=gather_directory,
    compose=compose_directory,
    order=72,
    **WHOLE,
)

# The ledger of promises.


def gather_ledger(term, *, year=None):
    """Every promise of the year, and the older ones that are still open or were settled in it."""
    year = year or clock.today().year
    last = date(year, 12, 31)
    mine = Commitment.objects.filter(
        assignment__suggestion__congress=term.congress_id, reply__replied_on__isnull=False, reply__replied_on__lte=last
    )
    found = mine.filter(Q(reply__replied_on__year=year) | Q(settled_on=None) | Q(settled_on__year__gte=year))
    found = (
        found.select_related(
            "assignment__unit",
            "assignment__suggestion__congress__area",
            "assignment__suggestion__term",
            "assignment__suggestion__session__term",
            "assignment__suggestion__lead__person",
            "assignment__suggestion__lead__delegation",
            "assignment__suggestion__topic",
            "reply",
        )
        .prefetch_related("reports", "assignment__suggestion__cosigners__deputy__person")
        .order_by("assignment__unit__order", "due_on", "pk")
    )
    rows = []
    for promise in found:
        facts = case(promise.assignment.suggestion, "everybody")
        reports = list(promise.reports.all())
        rows.append(
            {
                "number": facts["number"],
                "subject": facts["subject"],
                "deputy": deputies_in(facts),
                "unit": promise.assignment.unit.short_name,
                "text": promise.text,
                "money": promise.money,
                "promised_on": promise.reply.replied_on,
                "due_on": promise.due_on,
                "state": promise.get_state_display(),
                "settled_on": promise.settled_on,
                "late": promise.settled_on is None and promise.due_on < clock.today(),
                "report": f"{reports[-1].on:%Y-%m-%d} {reports[-1].text}" if reports else "",
                "mark": reports[-1].get_deputy_mark_display() if reports else "",
            }
        )
    return {"year": year, "name": term.congress.area.name, "rows": rows, "today": clock.today()}


def compose_ledger(snapshot, facts):
    columns = (
        Column("序号", 0.7, "center"),
        Column("编号", 1.2, "center"),
        Column("建议标题", 3.2),
        Column("提出代表", 1.4),
        Column("承诺单位", 1.5),
        Column("承诺事项", 3.2),
        Column("资金", 1.2, "center"),
        Column("完成日期", 1.8, "center"),
        Column("进展情况", 7),
        Column("认定", 1.5, "center"),
    )
    rows = tuple(
        (
            str(place),
            one["number"],
            one["subject"],
            one["deputy"],
            one["unit"],
            one["text"],
            amount(one["money"]),
            day(one["due_on"]),
            one["report"] + (f"（代表：{one['mark']}）" if one["mark"] else ""),
            one["state"] + ("\n已超期" if one["late"] else ""),
        )
        for place, one in enumerate(snapshot["rows"], 1)
    )
    states = Counter(one["state"] for one in snapshot["rows"])
    said = "，".join(f"{state}{count}项" for state, count in states.items())
    return Paper(
        form="sheet",
        landscape=True,
        title=f"{snapshot['name']}{snapshot['year']}年代表建议承诺事项台账",
        subtitle=(f"截至{day(snapshot['today'])}",),
        blocks=(_counts(f"共{len(rows)}项", said), Table(columns, rows, small=True)),
        signer=facts.issuer,
        date=facts.issued_on,
    )


LEDGER = DocumentKind(
    key="suggestions.commitment_ledger",
    title="承诺事项台账",
    gather=gather_ledger,
    compose=compose_ledger,
    order=73,
    **WHOLE,
)


# Whom a deputy calls.


def gather_contacts(term):
    lines = unit_contacts.of_public(term.congress_id)
    rows = [
        {
            "unit": one.unit.name,
            "leader": one.leader,
            "title": one.leader_title,
            "office": one.office,
            "phone": one.phone,
            "checked_on": one.checked_on,
        }
        for one in lines
    ]
    return {"name": term.congress.area.name, "rows": rows, "today": clock.today()}


def compose_contacts(snapshot, facts):
    columns = (
        Column("序号", 1, "center"),
        Column("承办单位", 4.2),
        Column("分管负责人", 3.4),
        Column("承办科室", 3.2),
        Column("办公电话", 3, "center"),
    )
    rows = tuple(
        (
            str(place),
            one["unit"],
            one["leader"] + (f"（{one['title']}）" if one["title"] else ""),
            one["office"],
            one["phone"],
        )
        for place, one in enumerate(snapshot["rows"], 1)
    )
    return Paper(
        form="sheet",
        title=f"{snapshot['name']}代表建议承办单位联系表",
        subtitle=(f"截至{day(snapshot['today'])}",),
        blocks=(_counts(f"共{len(rows)}个单位"), Table(columns, rows)),
        signer=facts.issuer,
        date=facts.issued_on,
    )


CONTACTS = DocumentKind(
    key="suggestions.unit_contacts",
    title="承办单位联系表",
    gather=gather_contacts,
    compose=compose_contacts,
    order=74,
    **WHOLE,
)
ALL = (REVIEW_LIST, ASSIGNMENT_LIST, DIRECTORY, LEDGER, CONTACTS)
