"""Plants three years of the county's money – invented, plausible, and its sums right –, the legal calendar, debt, assets, the
review of final accounts, and forty audit findings put right unit by unit."""

from datetime import date, timedelta
from decimal import Decimal

from congress.actions import notices, records
from congress.demo.timeline import Timeline
from congress.frame import clock, kinds
from congress.models import Meeting
from congress.queries import calendar, rules

from ..actions import finance as actions
from ..actions import problems, reporting, topics
from ..models import AssetReport, BudgetDecision, BudgetLine, DebtYear, FinanceDuty, Problem, Topic, Transfer
from . import words
from .plant import acting_for

# code, name, first budget of the first year in 万元
REVENUE = (("10101", "增值税", 9800), ("10104", "企业所得税", 4200), ("10109", "城市维护建设税", 1600), ("10110", "房产税", 1900),
           ("10304", "行政事业性收费收入", 3600), ("10307", "国有资源（资产）有偿使用收入", 5200), ("11002", "一般性转移支付收入", 198400),
           ("11003", "专项转移支付收入", 61300))  # fmt: skip
SPENDING = (("201", "一般公共服务支出", 28600), ("204", "公共安全支出", 9400), ("205", "教育支出", 58200), ("206", "科学技术支出", 2100),
            ("207", "文化旅游体育与传媒支出", 4600), ("208", "社会保障和就业支出", 47800), ("210", "卫生健康支出", 36500),
            ("211", "节能环保支出", 7900), ("212", "城乡社区支出", 12400), ("213", "农林水支出", 51200), ("214", "交通运输支出", 10800),
            ("220", "自然资源海洋气象等支出", 3700), ("221", "住房保障支出", 6600), ("224", "灾害防治及应急管理支出", 2500),
            ("227", "预备费", 3700))  # fmt: skip
ECONOMY = (("501", "机关工资福利支出", 23), ("502", "机关商品和服务支出", 14), ("503", "机关资本性支出", 12), ("505", "对事业单位经常性补助", 31),
           ("509", "对个人和家庭的补助", 20))  # fmt: skip
FUND = (("10301", "国有土地使用权出让收入", 18500, "revenue"), ("212", "国有土地使用权出让支出", 16800, "function"),
        ("229", "其他政府性基金支出", 1700, "function"))  # fmt: skip
CAPITAL = (("10306", "国有资本经营收入", 420, "revenue"), ("223", "国有资本经营支出", 420, "function"))
INSURANCE = (("10201", "城乡居民养老保险收入", 12800, "revenue"), ("209", "城乡居民养老保险支出", 11900, "function"))
TRANSFERS = (("均衡性转移支付", "general", 3200), ("基层财力保障补助", "general", 1800), ("农村公路养护补助", "special", 860),
             ("村级运转补助", "special", 1450), ("农村环境整治补助", "special", 620))  # fmt: skip
GROWTH = (Decimal("1.00"), Decimal("1.04"), Decimal("1.07"))
CENT = Decimal("0.01")
ACCOUNTS = ((-34, "send_draft", "unit"), (-26, "opine", "com"), (-18, "feed_back", "unit"), (-8, "distribute", "go"), (0, "deliberate", "com"),
            (0, "approve", "go"))  # fmt: skip
AUDITED = ((-95, "list", "com"), (-94, "issue_list", "com"), (-80, "measure", "unit"), (-30, "result", "unit"), (-12, "hand_in_report", "unit"),
           (-8, "distribute", "go"), (0, "deliberate", "com"), (3, "judge", "com"))  # fmt: skip
OPINIONS = ((4, "draft_opinions", "com"), (9, "issue_opinions", "go"), (60, "draft_result", "unit"), (66, "comment_result", "com"),
            (70, "report_result", "unit"), (78, "publish", "go"))  # fmt: skip


def plant(world):
    office = world.first("GO")
    timeline = Timeline(clock.moment(world.today, 8, 30), before_commit=records.write_waiting)
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        for place in range(3):
            timeline.enter(_year(world, office, place))
        for topic in Topic.objects.filter(congress=world.congress, form__in=("finance", "audit")).order_by(
            "year", "pk"
        ):
            if sits := _sits(world, topic):
                timeline.enter((_accounts if topic.form == "finance" else _audit)(world, office, topic.pk, sits))
        timeline.run()
    world.say(0.88, "预算、审计、债务和国有资产")


def _money(amount, share=1):
    return (Decimal(amount) * Decimal(str(share))).quantize(CENT)


def _lines(world, year, place):
    """A year's budgets as the congress approved them: what is spent by function and by class adds up to the same."""
    made = []

    def put(book, kind, code, name, budget):
        made.append(
            BudgetLine(congress=world.congress, year=year, book=book, kind=kind, code=code, name=name, budget=budget)
        )

    for code, name, amount in REVENUE:
        put("general", "revenue", code, name, _money(amount, GROWTH[place]))
    for code, name, amount in SPENDING:
        less = Decimal("0.6") if code == "227" and place == 0 else 1  # too small a reserve in the first year
        put("general", "function", code, name, _money(amount * GROWTH[place], less))
    whole = sum(row.budget for row in made if row.kind == "function")
    _classes(put, whole, place)
    for book, rows in (("fund", FUND), ("capital", CAPITAL), ("insurance", INSURANCE)):
        for code, name, amount, kind in rows:
            put(book, kind, code, name, _money(amount, GROWTH[place]))
    return made


def _classes(put, whole, place):
    left = whole
    for code, name, share in ECONOMY[:-1]:
        part = _money(whole, Decimal(share) / 100)
        left -= part
        put("general", "economy", code, name, part)
    code, name, _ = ECONOMY[-1]
    put("general", "economy", code, name, left - (24 if place == 1 else 0))  # in one year the two do not meet


def _year(world, office, place):
    """January: the budget; July: its first half; August: an adjustment; the next January: the whole year."""
    year = world.today.year - 2 + place
    approved = date(year, 1, 20)
    yield clock.moment(approved, 16)
    actions.enter_all(_lines(world, year, place), actor=office)
    actions.enter_all(_transfers(world, year, approved), actor=office)
    actions.open_year(world.congress.pk, year, actor=office)
    yield clock.moment(date(year, 4, 20), 10)
    _issued(world, year, place, office)
    yield clock.moment(date(year, 7, 12), 10)
    _executed(world, office, year, "half", place)
    yield clock.moment(date(year, 8, 28), 11)
    _adjusted(world, office, year, place)
    _done(world, office, year, "execution")
    yield clock.moment(date(year, 9, 20), 11)
    for matter in ("accounts", "audit"):
        _done(world, office, year, matter)
    yield clock.moment(date(year, 10, 28), 16)
    _debt(world, office, year, place)
    _assets(world, office, year, place)
    for matter in ("debt", "assets"):
        _done(world, office, year, matter)
    yield clock.moment(date(year, 12, 28), 16)
    _done(world, office, year, "rectified")
    yield clock.moment(date(year + 1, 1, 15), 10)
    _executed(world, office, year, "actual", place)


def _transfers(world, year, approved):
    return [
        Transfer(congress=world.congress, year=year, name=name, kind=kind, amount=Decimal(amount), since=approved)
        for name, kind, amount in TRANSFERS
    ]


def _issued(world, year, place, office):
    """All went out in time, but for one in the second year that was late, and two of this year that wait."""
    changed = []
    for at, row in enumerate(Transfer.objects.filter(congress=world.congress, year=year).order_by("pk")):
        if place == 2 and at in (1, 4):
            if at == 4:
                continue
            issued, on = row.amount / 2, date(year, 2, 16)
        else:
            issued, on = row.amount, date(year, 4, 15) if place == 1 and at == 3 else row.since + timedelta(days=25)
        was = records.snapshot(row)
        row.issued, row.issued_on = issued, on
        changed.append((row, was))
    actions.change_all(changed, actor=office)


def _executed(world, office, year, column, place):
    """What was done by the middle of the year, or by its end, and what is left over."""
    changed, rng = [], world.rng(f"money {year} {column}")
    for row in BudgetLine.objects.filter(congress=world.congress, year=year).order_by("pk"):
        if column == "half" and row.kind == "economy":
            continue
        was = records.snapshot(row)
        share = rng.uniform(0.46, 0.53) if column == "half" else rng.uniform(0.965, 0.998)
        if row.kind == "function" and row.code in {"half": ("211", "220"), "actual": ("206",)}[column]:
            share = rng.uniform(0.27, 0.36) if column == "half" else 0.83
        if column == "actual" and row.kind == "function" and row.code == "204" and place == 1:
            share = 1.03
        setattr(row, column, _money(row.plan, round(share, 4)))
        if column == "actual" and row.kind == "function" and row.book == "general":
            row.carried = _money(row.plan, 0.11) if row.code in ("206", "212") else Decimal(0)
        changed.append((row, was))
    actions.change_all(changed, actor=office)


def _adjusted(world, office, year, place):
    """Farming and roads get more; the resolution stands behind it – this year that of the funds is missing."""
    rows = {
        row.code: row
        for row in BudgetLine.objects.filter(congress=world.congress, year=year, kind="function", book="general")
    }
    changed = []
    for code, more in (("213", 2600), ("214", 1800)):
        was = records.snapshot(rows[code])
        rows[code].adjusted = rows[code].budget + more
        changed.append((rows[code], was))
    if place == 2:
        fund = BudgetLine.objects.get(congress=world.congress, year=year, book="fund", code="229")
        was = records.snapshot(fund)
        fund.adjusted = fund.budget + 900
        changed.append((fund, was))
    actions.change_all(changed, actor=office)
    amount = sum(row.plan for row in rows.values()) - (300 if place == 0 else 0)  # one year the two do not agree
    actions.keep_row(
        BudgetDecision(congress=world.congress, year=year, book="general", on=clock.today(), amount=amount,
                       title=f"关于批准{year}年县级一般公共预算调整方案的决议"),
        actor=office,
    )  # fmt: skip


def _done(world, office, year, matter):
    duty = FinanceDuty.objects.filter(congress=world.congress, year=year, matter=matter, done_on=None).first()
    form = {"accounts": "finance", "audit": "finance", "rectified": "audit"}.get(matter)
    topic = Topic.objects.filter(congress=world.congress, year=year, form=form).first() if form else None
    if (topic and not topic.deliberated_on) or duty is None or (matter == "assets" and year == world.today.year):
        return
    on = topic.deliberated_on if topic else clock.today()
    actions.fulfil(duty, actor=office, on=on, topic=None if matter == "audit" else topic)


def _debt(world, office, year, place):
    """Red for passing a limit, then yellow, then green."""
    given = ((42000, 41200, 36000, 36350, 6100, 71000), (43500, 42100, 46000, 44800, 6900, 71800),
             (44000, 41800, 47500, 43200, 7300, 76500))[place]  # fmt: skip
    names = ("general_limit", "general_balance", "special_limit", "special_balance", "service", "capacity")
    row = DebtYear(congress=world.congress, year=year, **dict(zip(names, map(Decimal, given), strict=True)),
                   note=("专项债券提前使用额度未及时核销，已督促整改。", "", "")[place])  # fmt: skip
    actions.keep_row(row, actor=office)


def _assets(world, office, year, place):
    theme = ("enterprise", "administrative", "natural")[place]
    shares = {
        "enterprise": (186000, 94000),
        "financial": (21000, 17000),
        "administrative": (428000, 36000),
        "natural": (652000, 0),
    }
    figures = {
        kind: (_money(all_, GROWTH[place]), _money(owed, GROWTH[place])) for kind, (all_, owed) in shares.items()
    }
    row = AssetReport(congress=world.congress, year=year, theme=theme, reported_on=clock.today() if place < 2 else None,
                      text="资产底数基本清楚，管理制度逐步健全；部分资产权证不全、闲置较多，盘活利用不够。")  # fmt: skip
    actions.keep_assets(row, actor=office, figures=figures)


# The two forms.


def _sits(world, topic):
    rows = Meeting.objects.filter(term__congress=world.congress, kind="standing_committee", opens_on__year=topic.year)
    middle = date(topic.year, topic.month, 20)
    there = list(rows.exclude(state="cancelled").select_related("term__congress"))
    return min(there, key=lambda one: (abs(one.opens_on - middle), one.pk), default=None)


def _found(pk):
    return Topic.objects.select_related("unit", "committee", "congress").get(pk=pk)


def _actors(world, office, found):
    return {
        "go": office,
        "com": acting_for(world, found.committee_id, ("COM",), office),
        "unit": acting_for(world, found.unit_id, ("UNIT", "UNITL"), office),
    }


def _begun(world, office, found, sits, days):
    yield clock.moment(max(sits.opens_on - timedelta(days=days), date(found.year, 2, 25)), 9)
    topics.set_meeting(found, actor=_actors(world, office, found)["com"], meeting=sits)


def _accounts(world, office, pk, sits):
    """Final accounts: reviewed thirty days before, heard, approved, then the opinions like any other."""
    found = _found(pk)
    actors = _actors(world, office, found)
    yield from _begun(world, office, found, sits, 60)
    for days, name, who in (*ACCOUNTS, *OPINIONS):
        yield clock.moment(max(sits.opens_on + timedelta(days=days), clock.today()), 11)
        _step(_found(pk), name, actors[who])


def _step(found, name, actor):
    asked = {"on": clock.today(), "text": words.STEPS.get(name) or words.STEPS["draft_opinions"]}
    if name in ("deliberate", "publish"):
        del asked["on"]
    more = {"passed_on": clock.today()} if name == "issue_opinions" else {}
    if name in ("send_draft", "hand_in_report", "distribute"):
        more["late_because"] = words.LATE
    return reporting.do(found, name, actor=actor, **asked, **more)


def _audit(world, office, pk, sits):
    """What the audit found: listed, put right unit by unit, reported as a whole."""
    found = _found(pk)
    actors = _actors(world, office, found)
    yield from _begun(world, office, found, sits, 100)
    listed = []
    for days, name, who in (*AUDITED, *OPINIONS):
        yield clock.moment(max(sits.opens_on + timedelta(days=days), clock.today()), 14)
        if name == "list":
            listed = _listed(world, found, actors["com"], sits)
        elif name in ("measure", "result", "judge"):
            listed = [_put_right(world, office, name, row, at, actors["com"]) for at, row in enumerate(listed)]
        else:
            _step(_found(pk), name, actors[who])


def _listed(world, found, com, sits):
    """Fourteen in the first year, thirteen in the others: forty in all."""
    rows = [
        *words.FINDINGS,
        *(
            [("预算绩效评价结果没有与预算安排挂钩", "绩效管理", 0, "finance")]
            if found.year == world.today.year - 2
            else []
        ),
    ]
    return [
        problems.list_problem(
            Problem(topic=found, text=text, category=category, amount=Decimal(amount) or None, unit=world.bodies[unit],
                    due_on=max(sits.opens_on - timedelta(days=20), clock.today() + timedelta(days=30)), found_by=f"{found.year - 1}年度审计"),
            actor=com,
        )
        for text, category, amount, unit in rows
    ]  # fmt: skip


def _put_right(world, office, name, row, at, com):
    row = Problem.objects.select_related("topic__committee", "topic__congress", "unit").get(pk=row.pk)
    unit = acting_for(world, row.unit_id, ("UNIT", "UNITL"), office)
    if name == "measure":
        measure = {"title": words.MEASURES[at % len(words.MEASURES)][0], "person": "分管负责人", "until": "年底前"}
        return problems.measure(problems.keep_measures(row, [measure], actor=unit), actor=unit)
    if name == "result":
        settled = None if row.amount is None else (row.amount if at % 4 else row.amount * 3 / 4).quantize(CENT)
        return problems.report(
            row, actor=unit, result=words.AUDIT_RESULTS[at % len(words.AUDIT_RESULTS)], settled=settled
        )
    mark, words_said = ("satisfied", "") if at % 4 else ("basically", "余下部分继续收回。")
    return problems.accept(row, actor=com, mark=mark, judgement=words_said)


MONEY = kinds.Demo(key="supervision.money", order=83, plant=plant)
