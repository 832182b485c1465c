"""What the townships did of their own work in a year, for the annual summary: articles, tasks of the groups, money."""

from congress.frame.gathered import Drafted, Fact, TableData
from congress.frame.numbers import plain
from congress.frame.prose import best_and_worst, share_of, share_than_before, than_before

from ..models import Fund
from . import articles, funds, group_tasks

TITLE = "乡镇人大稿件、小组任务和经费"
COLUMNS = ("乡镇", "刊播稿件（篇）", "小组任务（项）", "已完成（项）", "应安排（元）", "已安排（元）", "支出（元）")


def gathered(towns, since, until):
    """(facts, table) of these townships. No actor: the caller answers for them."""
    keys = [town.pk for town in towns]
    placed, spent = articles.published(keys, since, until), funds.sums(keys, since, until, funds.OUT)
    tasks = group_tasks.fallen_due(keys, since, until)
    years = {fund.congress_id: fund for fund in Fund.objects.filter(congress__in=keys, year=since.year)}
    rows = []
    for town in towns:
        fund, (asked, done) = years.get(town.pk), tasks.get(town.pk, (0, 0))
        money = (plain(fund.required), plain(fund.allotted)) if fund else ("—", "—")
        rows.append((town.area.name, placed.get(town.pk, 0), asked, done, *money, plain(spent.get(town.pk, 0))))
    asked, done = (sum(row[place] for row in rows) for place in (2, 3))
    facts = (
        Fact(key="articles", label="刊播宣传稿件", value=sum(placed.values()), unit="篇", definition="刊播日期在统计期内的县级以上媒体稿件"),
        Fact(key="tasks", label="代表小组任务", value=asked, unit="项", definition="完成期限在统计期内的代表小组任务"),
        Fact(key="tasks_rate", label="小组任务完成率", value=share_of(done, asked), definition="其中截止日已完成的÷期限在统计期内的"),
        Fact(key="funds", label="登记人大经费的乡镇", value=len(years), unit="个", definition="登记了当年人大经费的乡镇"),
        Fact(key="funds_short", label="经费未达到比例的乡镇", value=sum(fund.shortfall > 0 for fund in years.values()), unit="个",
             definition="当年安排的人大经费少于乡镇运转经费乘以规定比例的乡镇"),
        Fact(key="funds_spent", label="乡镇人大经费支出", value=plain(sum(spent.values())), unit="元", definition="统计期内登记的人大经费支出"),
    )  # fmt: skip
    return facts, TableData(title=TITLE, columns=COLUMNS, rows=tuple(rows))


def drafted(data, before):
    """The paragraphs on it; what nobody registered is left out."""
    rows = next(table.rows for table in data.tables if table.title == TITLE)
    found = []
    if n := data["articles"]:
        ranked = best_and_worst(
            ((row[0], row[1]) for row in rows), of="个乡镇", what="刊播", unit="篇", words=("最多", "最少")
        )
        last = before and before["articles"]
        text = f"县级以上媒体刊播乡镇人大稿件{n}篇{than_before(n, last, '篇')}"
        found.append(_said("articles", text, ranked, ("articles",)))
    if data["tasks"]:
        done = ((row[0], (row[3], row[2])) for row in rows)
        ranked = best_and_worst(done, of="个乡镇", what="完成率", unit="项")
        text = f"代表小组承担任务{data['tasks']}项，完成率{data['tasks_rate']}{share_than_before(data, before, 'tasks_rate')}"
        found.append(_said("tasks", text, ranked, ("tasks", "tasks_rate")))
    if data["funds"]:
        text = f"{data['funds']}个乡镇登记了人大经费，其中{data['funds_short']}个乡镇未达到规定比例，全年支出{data['funds_spent']}元"
        found.append(_said("funds", text, "", ("funds", "funds_short", "funds_spent")))
    return found


def _said(key, text, ranked, figures):
    return Drafted(key=key, text=f"{text}；{ranked}。" if ranked else f"{text}。", figures=figures, table=TITLE)
