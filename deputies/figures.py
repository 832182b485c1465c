"""What is known of deputies and stations in a time: for quarterly reports, assessments and points."""

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from congress.frame.kinds import Figure

from .models import AwardNomination
from .queries import contacts, duty_reports, opinions, presence, rosters


def _logs(congress_id, since, until, **asked):
    return f"{reverse('deputies:contact_logs')}?{urlencode({'congress': congress_id, 'since': since, 'until': until, **asked})}"


def _contact(key, label, unit, what, definition, *, order):
    return Figure(key=f"deputies.{key}", label=label, unit=unit, count=contacts.counted(what), url=_logs, order=order,
                  definition=f"统计期内登记的{definition}，已撤销的不计")  # fmt: skip


def _held(congress_id, since, until, **asked):
    shown = {"congress": congress_id, "since": since, "until": until, "held": "on", **asked}
    return f"{reverse('deputies:activities')}?{urlencode(shown)}"


def _activities(key, label, kind, *, order):
    """How many activities of a kind were held."""

    def url(congress_id, since, until):
        return _held(congress_id, since, until, kind=kind)

    return Figure(key=f"deputies.{key}", label=label, unit="次", count=presence.held(kind), url=url, order=order,
                  definition=f"统计期内开始、已经举办的{label}")  # fmt: skip


def _people(key, label, state, kind, definition, *, order):
    return Figure(key=f"deputies.{key}", label=label, unit="人次", count=presence.people(kind, state=state), url=_held,
                  order=order, definition=f"统计期内开始、已经举办的{definition}")  # fmt: skip


ACTIVITIES = (
    _activities("inspections", "代表视察", "inspection", order=130),
    _activities("research", "专题调研", "research", order=131),
    _activities("law_checks", "执法检查", "law_check", order=132),
    _activities("group_activities", "代表小组活动", "group", order=133),
    _activities("trainings", "代表培训", "training", order=134),
    _people("trained", "参加培训", "present", "training", "培训签到的代表人次", order=135),
    _people("activity_due", "应参加活动的代表", "", "", "各类活动应到的代表人次，准假的计入", order=136),
    _people("activity_present", "实际参加活动的代表", "present", "", "各类活动签到的代表人次", order=137),
)


def _sessions(congress_id, since, until):
    return (
        f"{reverse('deputies:duty_sessions')}?{urlencode({'congress': congress_id, 'since': since, 'until': until})}"
    )


CONTACTS = (
    _contact("contacts", "联系群众", "次", "times", "代表和常委会组成人员走访、电话、座谈等联系次数", order=140),
    _contact("households_visited", "走访户数", "户", "households", "联系记录的走访户数", order=141),
    _contact("people_received", "接待人次", "人次", "people", "联系记录的接待人次，同一人多次计多次", order=142),
    _contact("help_given", "帮扶资金和物资", "元", "worth", "帮扶资金和物资折合金额", order=143),
    Figure(
        key="deputies.duty_reports",
        label="代表向选民述职",
        unit="人次",
        count=duty_reports.spoken,
        url=_sessions,
        order=144,
        definition="述职日期在统计期内、已经召开的述职会上述职的代表人次",
    ),
)


def _days(congress_id, since, until):
    asked = {"congress": congress_id, "since": since, "until": until, "state": "held"}
    return f"{reverse('deputies:duty_days')}?{urlencode(asked)}"


STATIONS = (
    Figure(key="deputies.station_receptions", label="站点接待日", unit="次", count=rosters.receptions, url=_days, order=160,
           definition="统计期内有代表到站接待的接待日"),
    Figure(key="deputies.station_visitors", label="接待选民", unit="人次", count=rosters.visitors, url=_days, order=162,
           definition="统计期内各次接待登记的接待群众人数之和"),
    Figure(key="deputies.station_check_ins", label="代表进站", unit="人次", count=rosters.came, url=_days, order=161,
           definition="统计期内代表到站值班的人次"),
)  # fmt: skip


def _opinions(key, label, definition, *, order, shown="", **asked):
    def url(congress_id, since, until):
        seen = (
            {"congress": congress_id, "since": since, "until": until}
            if shown == "received"
            else {"congress": congress_id}
        )
        return f"{reverse('deputies:opinions')}?{urlencode(seen)}"

    return Figure(key=f"deputies.opinions_{key}", label=label, unit="件", count=opinions.counted(**asked), url=url, order=order,
                  definition=f"统计期内{definition}")  # fmt: skip


VOICE = (
    _opinions("received", "收到社情民意", "收到的社情民意", shown="received", order=150),
    _opinions("replied", "答复社情民意", "首次或重新答复群众的社情民意，按最近一次答复日", on="replied_on", order=151),
    _opinions("in_time", "按期答复社情民意", "答复且没有超过答复期限的社情民意", on="replied_on", in_time=True, order=152),
    _opinions("solved", "群众认为解决的民意", "答复后群众评价为解决、基本解决的社情民意", on="replied_on",
              mark__in=("solved", "mostly"), order=153),
    _opinions("adopted", "民意转为代表建议", "由代表写成建议的社情民意，按写成日期", on="adopted_on", order=154),
)  # fmt: skip


def _honoured(congress_ids, since, until):
    rows = AwardNomination.objects.filter(
        chosen=True, category="deputy", round__congress__in=congress_ids, round__decided_on__range=(since, until),
        round__state__in=("decided", "announced"),
    )  # fmt: skip
    return dict(rows.order_by().values("round__congress").annotate(n=Count("pk")).values_list("round__congress", "n"))


AWARDS = (
    Figure(key="deputies.honoured", label="受表彰代表", unit="人次", count=_honoured, order=60,
           url=lambda congress_id, since, until: reverse("deputies:awards"),
           definition="决定日期在统计期内的表彰中，本级代表获优秀人大代表的人次"),
)  # fmt: skip

ALL = (
    *ACTIVITIES,
    *AWARDS,
    *STATIONS,
    *VOICE,
    *CONTACTS,
)
