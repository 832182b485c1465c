"""Supervision in the annual summary, and the livelihood projects of the county and its townships: counted by the dates of
events, so that the same days give the same figures whenever they are asked for."""

from collections import Counter
from urllib.parse import urlencode

from django.db.models import Count, F, Q
from django.urls import reverse

from congress.frame.gathered import ChapterData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.numbers import plain
from congress.frame.prose import NONE, share_of, share_than_before, than_before
from congress.models import Congress, Deadline, Organization

from .models import Form, LivelihoodProject, LivelihoodReport, Problem, SatisfactionObject, Topic

OFFICE = Organization.Kind.GENERAL_OFFICE
HANDLING = ("supervision.handling", "supervision.handle_again")


def _list(name, **asked):
    return f"{reverse(name)}?{urlencode(asked)}"


# Supervision.


def gather(congress, since, until):
    days = (since, until)
    heard = Topic.objects.filter(congress=congress, deliberated_on__range=days)
    of_form = Counter(heard.values_list("form", flat=True))
    due = Deadline.objects.filter(key__in=HANDLING, congress=congress, due_on__range=days)
    due = due.exclude(outcome__in=("superseded", "cancelled"))
    reported = due.filter(met_on__lte=F("due_on")).count()
    problems = Problem.objects.filter(topic__congress=congress, listed_on__range=days)
    found = problems.aggregate(all=Count("pk"), closed=Count("pk", filter=Q(state="closed", judged_on__lte=until)))
    rated = list(SatisfactionObject.objects.filter(vote__congress=congress, vote__announced_on__range=days))
    rows = heard.select_related("unit").order_by("deliberated_on", "order", "pk")
    url = _list("supervision:topics", since=since, until=until)
    return ChapterData(
        facts=(
            Fact(key="heard", label="审议监督议题", value=sum(of_form.values()), unit="项", url=url,
                 definition="审议日期在统计期内的监督议题"),
            Fact(key="reports", label="听取和审议专项工作报告", value=of_form[Form.SPECIAL_REPORT], unit="项",
                 url=f"{url}&form={Form.SPECIAL_REPORT}", definition="上述议题中听取和审议专项工作报告的"),
            Fact(key="inspections", label="执法检查", value=of_form[Form.INSPECTION], unit="项", url=f"{url}&form={Form.INSPECTION}",
                 definition="上述议题中执法检查的"),
            Fact(key="opinions", label="交办审议意见", value=Topic.objects.filter(congress=congress, opinions_issued_on__range=days).count(),
                 unit="件", definition="审议意见交办日期在统计期内的"),
            Fact(key="on_time", label="审议意见按期办结率", value=share_of(reported, due.count()),
                 definition="期限在统计期内、按期报告研究处理情况的÷期限在统计期内的"),
            Fact(key="problems", label="列出问题", value=found["all"], unit="个",
                 url=_list("supervision:problems", since=since, until=until), definition="列入问题清单的日期在统计期内的问题"),
            Fact(key="solved", label="问题整改率", value=share_of(found["closed"], found["all"]),
                 definition="上述问题中到截止日评价销号的÷上述问题"),
            Fact(key="followed", label="“回头看”", value=Topic.objects.filter(congress=congress, followed_on__range=days).count(), unit="项",
                 definition="“回头看”日期在统计期内的监督议题"),
            Fact(key="rated", label="满意度测评对象", value=len(rated), unit="个", definition="统计期内宣布结果的满意度测评的对象"),
            Fact(key="satisfied", label="测评满意率", value=share_of(sum(map(_is_satisfied, rated)), len(rated)),
                 definition="等次为最高一等（满意）的对象÷上述对象"),
            Fact(key="rated_mean", label="满意票平均占比", value=_mean_share(rated), definition="上述对象各自的满意票占其有效评价的比例的平均数"),
        ),
        tables=(
            TableData(title="审议的监督议题", columns=("议题", "监督形式", "报告机关", "审议日期"),
                      rows=tuple((row.title, row.get_form_display(), row.unit.short_name, row.deliberated_on.isoformat()) for row in rows)),
        ),
    )  # fmt: skip


def _is_satisfied(row):
    return row.grade == row.marks[0][0]


def _mean_share(rated):
    """How large a part of what was marked was the best grade, in the mean of the objects."""
    shares = [row.marks[0][1] / given for row in rated if (given := sum(votes for _, votes in row.marks))]
    return f"{100 * sum(shares) / len(shares):.1f}%" if shares else NONE


def draft(data, before):
    if not (data["heard"] or data["problems"] or data["opinions"] or data["rated"]):
        return [Drafted(key="none", text="统计期内没有审议监督议题。", figures=())]
    drafted = [
        Drafted(
            key="heard",
            text=f"常委会审议监督议题{data['heard']}项{than_before(data['heard'], before and before['heard'], '项')}，其中听取和审议专项工作报告"
            f"{data['reports']}项，执法检查{data['inspections']}项；交办审议意见{data['opinions']}件，按期办结率{data['on_time']}"
            f"{share_than_before(data, before, 'on_time')}。",
            figures=("heard", "reports", "inspections", "opinions", "on_time"),
            table=data.tables[0].title,
        )
    ]
    if data["problems"]:
        followed = f"开展“回头看”{data['followed']}项。" if data["followed"] else ""
        drafted.append(
            Drafted(
                key="problems",
                text=f"监督中列出问题{data['problems']}个{than_before(data['problems'], before and before['problems'], '个')}，整改率"
                f"{data['solved']}{share_than_before(data, before, 'solved')}。{followed}",
                figures=("problems", "solved", *(("followed",) if data["followed"] else ())),
            )
        )
    if data["rated"]:
        drafted.append(
            Drafted(
                key="rated",
                text=f"对{data['rated']}个对象进行满意度测评，测评满意率{data['satisfied']}{share_than_before(data, before, 'satisfied')}，"
                f"满意票平均占{data['rated_mean']}。",
                figures=("rated", "satisfied", "rated_mean"),
            )
        )
    return drafted


SUPERVISION = Chapter(
    key="supervision.supervision", title="监督工作", order=30, gather=gather, draft=draft, bodies=(OFFICE,)
)


# Livelihood projects.


def gather_livelihood(congress, since, until):
    of_county = _projects([congress.pk], since, until)
    towns = Congress.objects.filter(parent=congress).select_related("area").order_by("area__code")
    of_towns = _projects([one.pk for one in towns], since, until)
    said = _progress(of_county, until)
    money = sum(row.money for row in of_county)
    paid = sum(said.get(row.pk, (0, 0))[1] for row in of_county)
    url = _list("supervision:livelihood_projects", congress=congress.pk, until=until)
    by_town = Counter(row.round.congress_id for row in of_towns)
    done = Counter(row.round.congress_id for row in of_towns if _is_done(row, until))
    return ChapterData(
        facts=(
            Fact(key="chosen", label="县级票决项目", value=len(of_county), unit="个", url=url,
                 definition="票决日期在统计期内的县级民生实事项目"),
            Fact(key="done", label="县级项目完成率", value=share_of(sum(_is_done(row, until) for row in of_county), len(of_county)),
                 url=f"{url}&by=accepted", definition="上述项目中到截止日验收的÷上述项目"),
            Fact(key="money", label="县级项目资金", value=plain(money), unit="万元", definition="上述项目的资金之和"),
            Fact(key="paid", label="县级项目已支付", value=plain(paid), unit="万元", definition="上述项目到截止日填报的累计支付之和"),
            Fact(key="townships", label="票决民生实事的乡镇", value=len(by_town), unit="个", definition="统计期内票决确定了项目的乡镇"),
            Fact(key="town_chosen", label="乡镇票决项目", value=len(of_towns), unit="个", definition="票决日期在统计期内的乡镇民生实事项目"),
            Fact(key="town_done", label="乡镇项目完成率", value=share_of(sum(done.values()), len(of_towns)),
                 definition="上述项目中到截止日验收的÷上述项目"),
        ),
        tables=(
            TableData(title="县级民生实事项目", columns=("项目", "责任单位", "资金（万元）", "完成进度", "验收日期"),
                      rows=tuple((row.title, row.unit.short_name, plain(row.money), f"{said.get(row.pk, (0, 0))[0]}%",
                                  row.accepted_on.isoformat() if _is_done(row, until) else "未验收") for row in of_county)),
            TableData(title="乡镇民生实事项目", columns=("乡镇", "票决确定（个）", "已验收（个）"),
                      rows=tuple((one.area.name, by_town[one.pk], done[one.pk]) for one in towns if by_town[one.pk])),
        ),
    )  # fmt: skip


def _projects(congress_ids, since, until):
    rows = LivelihoodProject.objects.filter(round__congress__in=congress_ids, adopted_on__range=(since, until))
    return list(rows.select_related("round", "unit").order_by("round__congress__area__code", "order", "pk"))


def _is_done(row, until):
    return row.accepted_on is not None and row.accepted_on <= until


def _progress(projects, until):
    """{project: (share, money paid)} as the last report until a day has it."""
    rows = LivelihoodReport.objects.filter(project__in=[row.pk for row in projects], on__lte=until).order_by(
        "on", "pk"
    )
    return {project: (share, paid) for project, share, paid in rows.values_list("project", "progress", "paid")}


def draft_livelihood(data, before):
    drafted = []
    if data["chosen"]:
        drafted.append(
            Drafted(
                key="county",
                text=f"县人民代表大会票决确定民生实事项目{data['chosen']}个，资金{data['money']}万元，已支付{data['paid']}万元，完成率{data['done']}"
                f"{share_than_before(data, before, 'done')}。",
                figures=("chosen", "money", "paid", "done"),
                table=data.tables[0].title,
            )
        )
    if data["town_chosen"]:
        drafted.append(
            Drafted(
                key="townships",
                text=f"{data['townships']}个乡镇票决确定民生实事项目{data['town_chosen']}个"
                f"{than_before(data['town_chosen'], before and before['town_chosen'], '个')}，完成率{data['town_done']}。",
                figures=("townships", "town_chosen", "town_done"),
                table=data.tables[1].title,
            )
        )
    return drafted or [Drafted(key="none", text="统计期内没有票决民生实事项目。", figures=())]


LIVELIHOOD = Chapter(
    key="supervision.livelihood",
    title="民生实事",
    order=35,
    gather=gather_livelihood,
    draft=draft_livelihood,
    bodies=(OFFICE,),
)
ALL = (SUPERVISION, LIVELIHOOD)
