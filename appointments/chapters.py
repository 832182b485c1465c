"""Appointments and oaths in the annual summary and in reports: only what has been announced, counted by the days of events."""

from collections import Counter
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from congress.frame.gathered import ChapterData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter, Figure
from congress.frame.prose import share_of, share_than_before, than_before
from congress.models import Organization
from congress.queries.rules import rule

from .models import ExamSitting, Item
from .models.law import COMING, Action
from .queries import oaths, reports

OFFICE = Organization.Kind.GENERAL_OFFICE


def _decided(congress_ids, since, until):
    """Passed and announced. No actor: what is counted is public."""
    return Item.objects.filter(
        case__congress__in=congress_ids, state=Item.State.PASSED, announced_on__range=(since, until)
    )


def _url(since, until, **asked):
    return f"{reverse('appointments:items')}?{urlencode({'since': since, 'until': until, **asked})}"


def gather(congress, since, until):
    rows = list(
        _decided([congress.pk], since, until)
        .select_related("office__post__organization")
        .order_by("announced_on", "pk")
    )
    done = Counter(row.action for row in rows)
    came = sum(done[action] for action in COMING)
    by_body = Counter((row.office.post.organization.name, row.action in COMING) for row in rows)
    bodies = list(dict.fromkeys(row.office.post.organization.name for row in rows))
    sworn, owed = oaths.rate(congress.pk, since, until)
    sat = ExamSitting.objects.filter(exam__congress=congress, exam__confirmed_on__range=(since, until))
    sat = sat.exclude(score=None).values_list("person", "name", "band")
    examined = {person or name for person, name, _ in sat}  # who is in no register is known by his name
    passed = {person or name for person, name, band in sat if band != "failed"}
    by = _reports_by(congress, since)
    asked, handed, in_time = reports.counted(congress.pk, since.year - 1) if since <= by <= until else (0, 0, 0)
    return ChapterData(
        facts=(
            Fact(key="decided", label="依法任免", value=len(rows), unit="人次", url=_url(since, until),
                 definition="表决通过、宣布日期在统计期内的任免事项"),
            Fact(key="came", label="任命", value=came, unit="人次", definition="上述事项中任命、决定代理、推选的"),
            Fact(key="removed", label="免职", value=done[Action.REMOVE], unit="人次", url=_url(since, until, action=Action.REMOVE),
                 definition="上述事项中免去职务的"),
            Fact(key="resigned", label="接受辞职", value=done[Action.RESIGN], unit="人次", url=_url(since, until, action=Action.RESIGN),
                 definition="上述事项中接受辞职的"),
            Fact(key="dismissed", label="撤职", value=done[Action.DISMISS], unit="人次", url=_url(since, until, action=Action.DISMISS),
                 definition="上述事项中撤销职务的"),
            Fact(key="exams", label="任前法律知识考试合格率", value=share_of(len(passed), len(examined)),
                 definition="成绩确定日期在统计期内、合格（含补考合格）的人数÷参加考试的人数"),
            Fact(key="oaths", label="宪法宣誓率", value=share_of(sworn, owed), url=f"{reverse('appointments:oaths')}?year={until.year}",
                 definition="统计期内就职、到截止日已宣誓的人数÷统计期内就职、应宣誓的人数"),
            Fact(key="sworn", label="宪法宣誓", value=oaths.sworn_between(congress.pk, since, until), unit="人次",
                 definition="宣誓日期在统计期内的"),
            Fact(key="reports", label="任后书面述职按期率", value=share_of(in_time, asked),
                 definition=f"期限（{by.month}月{by.day}日）在统计期内、按期报送上年度述职报告的人数÷应报送的人数"),
            Fact(key="handed", label="报送述职报告", value=handed, unit="份", definition="上述应报送的人中已经报送的"),
        ),
        tables=(
            TableData(title="任免情况", columns=("机关", "任命（人次）", "免职、辞职和撤职（人次）"),
                      rows=tuple((body, by_body[body, True], by_body[body, False]) for body in bodies)),
        ),
    )  # fmt: skip


def _reports_by(congress, since):
    """The day by which reports on the year before were asked for in this year, as the rule stood when it began."""
    new_year = date(since.year, 1, 1)
    return new_year.replace(day=rule(congress.pk, "appointment.year_report_day", on=new_year))


def draft(data, before):
    drafted = []
    if data["decided"]:
        more = [
            f"{word}{data[key]}人次" for key, word in (("resigned", "接受辞职"), ("dismissed", "撤职")) if data[key]
        ]
        text = (
            f"依法任免国家机关工作人员{data['decided']}人次{than_before(data['decided'], before and before['decided'], '人次')}，"
            f"其中任命{data['came']}人次，免职{data['removed']}人次{'，' * bool(more)}{'，'.join(more)}。"
        )
        figures = ("decided", "came", "removed", *(key for key in ("resigned", "dismissed") if data[key]))
        drafted.append(Drafted(key="decided", text=text, figures=figures, table=data.tables[0].title))
        drafted.append(
            Drafted(
                key="exams",
                text=f"任前法律知识考试合格率{data['exams']}{share_than_before(data, before, 'exams')}。",
                figures=("exams",),
            )
        )
    if data["sworn"]:
        text = f"组织宪法宣誓{data['sworn']}人次，宣誓率{data['oaths']}。"
        drafted.append(Drafted(key="oaths", text=text, figures=("sworn", "oaths")))
    if data["handed"]:
        text = f"常委会任命的人员报送上年度书面述职报告{data['handed']}份，按期率{data['reports']}。"
        drafted.append(Drafted(key="reports", text=text, figures=("handed", "reports")))
    return drafted or [Drafted(key="none", text="统计期内没有任免事项。", figures=())]


APPOINTMENTS = Chapter(
    key="appointments.appointments", title="人事任免", order=38, gather=gather, draft=draft, bodies=(OFFICE,)
)


def decided_by(congress_ids, since, until):
    """{congress: how many items were passed}."""
    rows = _decided(congress_ids, since, until).order_by().values("case__congress")
    return dict(rows.annotate(many=Count("pk")).values_list("case__congress", "many"))


FIGURES = (
    Figure(key="appointments.decided", label="依法任免人次", unit="人次", count=decided_by, level="county", order=130,
           url=lambda congress_id, since, until: _url(since, until), definition="表决通过、宣布日期在统计期内的任免事项"),
)  # fmt: skip
