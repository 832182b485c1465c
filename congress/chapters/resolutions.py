"""Resolutions and decisions in the annual summary: what was adopted, and how it is carried out (S10, S25)."""

from urllib.parse import urlencode

from django.db.models import Count, F, Q
from django.urls import reverse

from congress.frame import clock
from congress.frame.gathered import ChapterData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.prose import known, share_of, share_than_before, than_before

from ..models import ExecutionReport, Organization
from ..queries import resolutions as queries

MET = Q(indicators__actual__gte=F("indicators__target"))


def gather(congress, since, until):
    adopted = queries.adopted_in([congress.pk], since, until)
    carried = queries.carried_out_in(congress.pk, since, until)
    carried = list(carried.select_related("organ").annotate(
        measured=Count("indicators", distinct=True),
        met=Count("indicators", filter=MET & Q(indicators__as_of__lte=until), distinct=True),
    ).order_by("adopted_on", "pk"))  # fmt: skip
    measured, met = sum(row.measured for row in carried), sum(row.met for row in carried)
    due = ExecutionReport.objects.filter(
        resolution__congress=congress, due_on__range=(since, until), due_on__lt=clock.today()
    )
    owed, on_time = due.count(), due.filter(handed_in_on__lte=F("due_on")).count()
    url = f"{reverse('congress:resolutions')}?{urlencode({'congress': congress.pk, 'since': since, 'until': until})}"
    kinds = dict(adopted.order_by().values_list("kind").annotate(n=Count("pk")))
    return ChapterData(
        facts=(
            Fact(key="adopted", label="通过决议决定", value=sum(kinds.values()), unit="件", url=url,
                 definition="通过日期在统计期内的决议、决定"),
            Fact(key="resolutions", label="决议", value=kinds.get("resolution", 0), unit="件", url=f"{url}&kind=resolution",
                 definition="上述决议决定中的决议"),
            Fact(key="decisions", label="决定", value=kinds.get("decision", 0), unit="件", url=f"{url}&kind=decision",
                 definition="上述决议决定中的决定"),
            Fact(key="carried", label="交办执行的决议决定", value=len(carried), unit="件",
                 definition="截止日前通过、已交办执行，统计期开始前没有办结的决议决定"),
            Fact(key="measured", label="执行指标", value=measured, unit="项", definition="上述交办执行的决议决定的指标"),
            Fact(key="met", label="指标完成率", value=share_of(met, measured), definition="到截止日填报的完成数达到目标的指标÷上述指标"),
            Fact(key="owed", label="到期的执行情况报告", value=owed, unit="件", definition="报告期限在统计期内并已到期的"),
            Fact(key="late", label="逾期的执行情况报告", value=owed - on_time, unit="件", definition="上述报告中没有按期报送的"),
            Fact(key="on_time", label="执行情况按期报告率", value=share_of(on_time, owed), definition="按期报送的÷到期的"),
        ),
        tables=(
            TableData(title="决议决定执行情况", columns=("决议决定", "通过日期", "执行机关", "指标（项）", "已完成（项）"),
                      rows=tuple((row.title, row.adopted_on.isoformat(), row.organ.short_name, row.measured, row.met)
                                 for row in carried)),
        ),
    )  # fmt: skip


def draft(data, before):
    if not (data["adopted"] or data["carried"]):
        return [Drafted(key="none", text="统计期内没有通过决议、决定。", figures=())]
    (last,) = known(before, "adopted")
    drafted = [
        Drafted(
            key="adopted",
            text=f"通过决议、决定{data['adopted']}件{than_before(data['adopted'], last, '件')}，其中决议{data['resolutions']}件、"
            f"决定{data['decisions']}件。",
            figures=("adopted", "resolutions", "decisions"),
        )
    ]
    if data["carried"]:
        measured = (
            f"，列出执行指标{data['measured']}项，完成率{data['met']}{share_than_before(data, before, 'met')}"
            if data["measured"]
            else ""
        )
        late = f"；逾期{data['late']}件" if data["late"] else ""
        reported = f"到期的执行情况报告{data['owed']}件，按期报告率{data['on_time']}{late}。" if data["owed"] else ""
        figures = ["carried", *(["measured", "met"] if measured else []), *(["owed", "on_time"] if reported else [])]
        drafted.append(
            Drafted(
                key="carried",
                text=f"交办执行的决议、决定{data['carried']}件{measured}。{reported}",
                figures=(*figures, *(["late"] if late and reported else [])),
                table=data.tables[0].title,
            )
        )
    return drafted


RESOLUTIONS = Chapter(
    key="congress.resolutions",
    title="决议决定",
    order=25,
    gather=gather,
    draft=draft,
    bodies=(Organization.Kind.GENERAL_OFFICE,),
)
