"""The notice of a reception, and the roster of a quarter, on paper (domain §5.2: 接待公告)."""

from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Paper, Para, Table
from congress.models import Organization

from ..models import DutyDay
from ..policies import rosters as policies
from ..queries import rosters as queries

SCOPE = "辖区群众对人民代表大会及其常务委员会、人民政府、监察委员会、人民法院、人民检察院和本地方各方面工作的意见、建议，以及生产生活中的困难和问题。"


def organ(obj):
    """The body that speaks for a station: its township's presidium, else the congress itself."""
    rows = Organization.objects.filter(congress=obj.congress_id, kind=Organization.Kind.PRESIDIUM, until=None)
    return rows.first()


def _weekday(day):
    return f"星期{'一二三四五六日'[day.weekday()]}"


def gather_notice(day):
    """Where and when, by whom, what for."""
    station = day.station
    return {
        "station": station.name,
        "place": station.address or station.area.name,
        "phone": station.phone,
        "serves": station.serves,
        "on": f"{long_date(day.on)}（{_weekday(day.on)}）",
        "hours": day.hours,
        "deputies": [[str(turn.deputy), turn.deputy.get_level_display()] for turn in _turns(day)],
    }


def _turns(day):
    return day.turns.select_related("deputy__person").order_by("deputy__level", "deputy__person__name_pinyin", "pk")


def compose_notice(snapshot, issued):
    names = "、".join(f"{name}（{level}）" for name, level in snapshot["deputies"])
    phone = f"联系电话：{snapshot['phone']}。" if snapshot["phone"] else ""
    return Paper(
        form="plain",
        title=("代表接待群众公告",),
        blocks=(
            Para(f"为密切人大代表同人民群众的联系，人大代表将在{snapshot['station']}接待群众，现公告如下。"),
            Para(f"{snapshot['on']}{snapshot['hours']}。", lead="接待时间："),
            Para(f"{snapshot['place']}。", lead="接待地点："),
            Para(f"{names or '另行公告'}。", lead="接待代表："),
            *((Para(f"{snapshot['serves']}的群众；其他群众也可以前来。", lead="接待对象："),) if snapshot["serves"] else ()),
            Para(SCOPE, lead="接待内容："),
            Para(f"欢迎前来反映意见。请携带有关材料；行动不便的，可以打电话反映。{phone}"),
        ),
        signer=issued.issuer,
        date=issued.issued_on,
        seal=True,
    )  # fmt: skip


NOTICE = kinds.DocumentKind(
    key="deputies.reception_notice",
    title="接待公告",
    model="deputies.dutyday",
    gather=gather_notice,
    compose=compose_notice,
    organ=organ,
    may_issue=policies.keeps_noticed_day,
    may_read=policies.reads_rosters,
    order=70,
)


def gather_roster(roster):
    """Each day with who is on duty."""
    days = roster.days.exclude(state=DutyDay.State.CANCELLED).order_by("on")
    return {
        "station": roster.station.name,
        "place": roster.station.address or roster.station.area.name,
        "quarter": str(roster.span),
        "rule": str(queries.recurrence_of(roster.station)),
        "days": [
            [f"{day.on.month}月{day.on.day}日", _weekday(day.on), day.hours, "、".join(str(one.deputy) for one in _turns(day))]
            for day in days
        ],
    }  # fmt: skip


def compose_roster(snapshot, issued):
    heads = (("日期", 1.4), ("星期", 1.2), ("时间", 1.6), ("值班代表", 3.4), ("签到", 1.6))
    rows = tuple((*row, "") for row in snapshot["days"])
    return Paper(
        form="plain",
        title=(snapshot["station"], f"{snapshot['quarter']}代表值班表"),
        blocks=(
            Para(f"接待日：{snapshot['rule']}。地点：{snapshot['place']}。来不了的请提前请假或者换班。"),
            Table(tuple(Column(label, width, "center") for label, width in heads), rows, row_lines=1.5),
        ),
        signer=issued.issuer,
        date=issued.issued_on,
    )


ROSTER = kinds.DocumentKind(
    key="deputies.duty_roster",
    title="代表值班表",
    model="deputies.roster",
    gather=gather_roster,
    compose=compose_roster,
    organ=organ,
    may_issue=policies.keeps_roster,
    may_read=policies.reads_rosters,
    order=71,
)
ALL = (NOTICE, ROSTER)
