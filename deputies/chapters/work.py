"""What deputies did in the year: activities and training, contacts with the people, reports to the electors (domain §6)."""

from collections import Counter, defaultdict

from django.db.models import Count, Q, Sum
from django.urls import reverse

from congress.frame.gathered import ChapterData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.prose import best_and_worst, listed, share_of, share_than_before, than_before
from congress.models import Organization

from ..models import Activity, ActivityReport, ContactLog, DutyReport, DutyReportSession, Participation


def gather(congress, since, until):
    ours = Q(congress=congress) | Q(congress__parent=congress)
    days = (since, until)
    activities = Activity.objects.held().filter(ours, since__range=days)
    of_kind = Counter(activities.values_list("kind", flat=True))
    due = Participation.objects.due().filter(activity__in=activities)
    came = due.filter(state=Participation.State.PRESENT)
    asked = due.exclude(state=Participation.State.EXCUSED)
    trained = came.filter(activity__kind=Activity.Kind.TRAINING)
    passed_on = ActivityReport.objects.filter(activity__in=Activity.objects.filter(ours), passed_on__range=days)
    by_town = Counter(activities.values_list("congress__area__name", flat=True))
    kinds = tuple((label, of_kind[value]) for value, label in Activity.Kind.choices if of_kind[value])
    logs = ContactLog.objects.standing().filter(ours, on__range=days)
    contact = logs.aggregate(n=Count("pk"), households=Sum("households", default=0), people=Sum("people", default=0))
    sessions = DutyReportSession.objects.filter(ours, on__range=days, state__in=DutyReportSession.SPOKEN)
    reports = DutyReport.objects.filter(session__in=sessions)
    electors = sessions.aggregate(n=Sum("electors", default=0))["n"]
    marks = reports.exclude(satisfied=None).aggregate(
        good=Sum("satisfied", default=0), all=Sum("session__returned", default=0)
    )
    spoke = Counter(sessions.filter(reports__isnull=False).values_list("area__name", flat=True))
    contacts = defaultdict(lambda: (0, 0))
    for name, times, people in (
        logs.order_by().values_list("congress__area__name").annotate(n=Count("pk"), people=Sum("people", default=0))
    ):
        contacts[name] = (times, people)
    towns = [town.area.name for town in congress.townships.select_related("area").order_by("area__code")]
    rows = tuple((name, by_town[name], *contacts[name], spoke[name]) for name in towns)
    return ChapterData(
        facts=(
            Fact(key="activities", label="代表活动", value=sum(of_kind.values()), unit="次", url=reverse("deputies:activities"),
                 definition="开始日期在统计期内、已经举办的各类代表活动"),
            Fact(key="attendance", label="代表活动出席率", value=share_of(came.count(), asked.count()),
                 definition="签到人次÷（应到人次－准假人次），只计代表任职期间的活动，自愿活动谢绝的不计"),
            Fact(key="passed_on", label="转交视察调研报告", value=passed_on.count(), unit="份", definition="转交日期在统计期内的报告"),
            Fact(key="answered", label="其中已答复", value=passed_on.filter(answered_on__lte=until).count(), unit="份",
                 definition="上述报告中统计期末前已答复的"),
            Fact(key="trainings", label="代表培训", value=of_kind[Activity.Kind.TRAINING], unit="次",
                 definition="开始日期在统计期内、已经举办的培训"),
            Fact(key="trained", label="参加培训", value=trained.count(), unit="人次", definition="上述培训签到的代表人次"),
            Fact(key="contacts", label="联系群众", value=contact["n"], unit="次", url=reverse("deputies:contact_logs"),
                 definition="联系日期在统计期内的联系记录，已撤销的不计"),
            Fact(key="households", label="走访户数", value=contact["households"], unit="户", definition="上述联系记录的走访户数"),
            Fact(key="people", label="接待人次", value=contact["people"], unit="人次", definition="上述联系记录的接待人次，同一人多次计多次"),
            Fact(key="sessions", label="述职会", value=sessions.count(), unit="次", url=reverse("deputies:duty_sessions"),
                 definition="召开日期在统计期内、已经召开的代表述职会"),
            Fact(key="reports", label="述职代表", value=reports.values("deputy").distinct().count(), unit="名",
                 definition="在上述述职会上述职的代表，一人多次只计一次"),
            Fact(key="electors", label="到会选民", value=electors, unit="人次", definition="上述述职会到会选民人数之和"),
            Fact(key="satisfied", label="述职评议满意率", value=share_of(marks["good"], marks["all"]),
                 definition="满意票数÷收回的评议票数，各次述职、各名代表合计"),
            Fact(key="towns", label="开展述职的乡镇", value=sum(1 for name in towns if spoke[name]), unit="个",
                 definition="统计期内召开过述职会的乡镇"),
        ),
        tables=(
            TableData(title="代表活动", columns=("类别", "次数"), rows=kinds),
            TableData(title="各乡镇代表工作", columns=("乡镇", "代表活动（次）", "联系群众（次）", "接待人次", "述职代表（名次）"),
                      rows=rows, note="代表活动、联系群众按组织和登记的人大统计，述职按述职会所在乡镇统计。"),
        ),
    )  # fmt: skip


def draft(data, before):
    drafted, towns = [], data.tables[1]
    if data["activities"]:
        told = [f"{label}{number}次" for label, number in data.tables[0].rows]
        passed_on = (
            f"；转交视察调研报告{data['passed_on']}份，已答复{data['answered']}份。" if data["passed_on"] else "。"
        )
        drafted.append(
            Drafted(
                key="activities",
                text=f"县乡两级组织代表活动{data['activities']}次"
                f"{than_before(data['activities'], before and before['activities'], '次')}，其中{listed(told)}；"
                f"代表出席率{data['attendance']}{share_than_before(data, before, 'attendance')}{passed_on}",
                figures=("activities", "attendance", *(("passed_on", "answered") if data["passed_on"] else ())),
                table=data.tables[0].title,
            )
        )
    if data["trainings"]:
        drafted.append(
            Drafted(
                key="training",
                text=f"举办代表培训{data['trainings']}次，参加{data['trained']}人次"
                f"{than_before(data['trained'], before and before['trained'], '人次')}。",
                figures=("trainings", "trained"),
            )
        )
    if data["contacts"]:
        ranked = best_and_worst(((row[0], row[2]) for row in towns.rows), of="个乡镇", what="联系次数", unit="次",
                                words=("最多", "最少"))  # fmt: skip
        drafted.append(
            Drafted(
                key="contacts",
                text=f"代表和常委会组成人员联系群众{data['contacts']}次"
                f"{than_before(data['contacts'], before and before['contacts'], '次')}，走访{data['households']}户，"
                f"接待{data['people']}人次" + (f"；{ranked}。" if ranked else "。"),
                figures=("contacts", "households", "people"),
                table=towns.title,
            )
        )
    if data["sessions"]:
        drafted.append(
            Drafted(
                key="reports",
                text=f"{data['towns']}个乡镇召开述职会{data['sessions']}次，{data['reports']}名代表向选民述职"
                f"{than_before(data['reports'], before and before['reports'], '名')}，到会选民{data['electors']}人次，"
                f"述职评议满意率{data['satisfied']}{share_than_before(data, before, 'satisfied')}。",
                figures=("towns", "sessions", "reports", "electors", "satisfied"),
                table=towns.title,
            )
        )
    return drafted or [
        Drafted(
            key="none",
            text="统计期内没有登记代表活动、联系群众和述职。",
            figures=("activities", "contacts", "sessions"),
        )
    ]


WORK = Chapter(
    key="deputies.work",
    title="代表工作",
    order=50,
    gather=gather,
    draft=draft,
    bodies=(Organization.Kind.DEPUTY_AFFAIRS_COMMISSION,),
)
