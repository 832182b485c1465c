"""What must agree in the register of deputies."""

from django.db.models import Count, Exists, F, OuterRef, Q

from congress.frame import clock
from congress.frame.kinds import Check, Finding, Severity
from congress.models import Deadline, Term

from .models import Deputy, Opinion, Station
from .queries import contacts, opinions, stations

AT_A_DESK = ("received", "assigned_township", "reported_county", "assigned_unit", "reopened")


def seats():
    """A deputy is the person of his membership, in the congress of his term."""
    same = Q(person=F("membership__person"), congress=F("membership__congress")) & Q(congress=F("term__congress"))
    rows = Deputy.objects.exclude(same).select_related("person").order_by("pk")
    return [Finding(f"代表{row}（证号{row.card_no}）与任职或届次不一致。", row.congress_id, row) for row in rows]


def completeness():
    """The stored score of a station's papers is what its papers give."""
    rows = list(Station.objects.order_by("pk"))
    has = stations.belongings(rows)
    return [
        Finding(f"{row}的资料完整度登记为{row.completeness}，按资料应为{right}。", row.congress_id, row)
        for row in rows
        if (right := stations.score(stations.completeness(row, has[row.pk]))) != row.completeness
    ]


def last_contacts():
    """The day of the last contact that lists are sorted by is that of the log."""
    return [
        Finding(f"“{row}”登记的最近联系日与联系记录不一致。", row.congress_id, row) for row in contacts.out_of_step()
    ]


def opinion_days():
    """The dates that lists of opinions sort by are those of their running clocks."""
    return [Finding(f"民意“{row}”登记的期限与计时不一致。", row.congress_id, row) for row in opinions.out_of_step()]


def opinions_without_clock():
    """Whatever a desk has before it to be answered has a clock that says by when."""
    running = Deadline.objects.open().filter(target_model="deputies.opinion", target_pk=OuterRef("pk"))
    rows = Opinion.objects.filter(~Exists(running), state__in=AT_A_DESK).order_by("pk")
    return [
        Finding(f"民意“{row}”（回执{row.receipt_no}）在办，却没有正在计算的时限。", row.congress_id, row)
        for row in rows
    ]


def above_quota():
    """No more deputies than the number that is fixed for the term (选举法第十四条)."""
    sitting = Count("deputies", filter=Q(deputies__state__in=["active", "suspended"]))
    rows = Term.objects.filter(deputy_seats__gt=0, ends_on=None).annotate(sitting=sitting)
    return [
        Finding(f"{row.congress}{row}的代表名额是{row.deputy_seats}名，在任{row.sitting}名。", row.congress_id)
        for row in rows.filter(sitting__gt=F("deputy_seats")).select_related("congress").order_by("pk")
    ]


def ended_in_office():
    """Whose seat has ended holds it no longer; whose seat has not, holds it."""
    today = clock.today()
    over = Q(membership__until__lt=today)
    rows = Deputy.objects.filter(Q(state="ended") & ~over & Q(membership__until=None) | Q(state="active") & over)
    return [
        Finding(
            f"代表{row}（证号{row.card_no}）的代表资格是“{row.get_state_display()}”，与任职的起止日不一致。",
            row.congress_id,
            row,
        )
        for row in rows.select_related("person").order_by("pk")
    ]


def without_delegation():
    """Every county deputy in office sits in a delegation."""
    rows = Deputy.objects.filter(state="active", delegation=None, congress__parent=None, level=Deputy.Level.COUNTY)
    return [
        Finding(f"代表{row}（证号{row.card_no}）没有编入代表团。", row.congress_id, row) for row in rows.order_by("pk")
    ]


TELL = "改回一致的值需要开发人员协助：请把这一条连同备份时间告诉开发人员。"
ALL = (
    Check(key="deputies.seats", label="代表与任职一致", find=seats, order=40,
          means="代表登记里的人员、人大或届次，与他的任职不同，权限会错。",
          todo=TELL),
    Check(key="deputies.quota", label="代表不超过名额", find=above_quota, order=41,
          means="在任代表比上级确定的名额多，可能有人资格终止了没有登记，或者名额填错。",
          todo="请核对名额（“届次和会议”里的代表名额），并登记已经终止资格的代表。"),
    Check(key="deputies.ended", label="代表资格与任职起止一致", find=ended_in_office, order=42,
          means="资格已经终止的人还在任职，或者任职已满而资格还在：他仍能（或者不能）履职。",
          todo="请代表工委在代表名册里打开这名代表，按公告登记资格终止，或者改正任职的离任日。"),
    Check(key="deputies.delegations", label="县代表都编入代表团", find=without_delegation, order=44, severity=Severity.REMIND,
          means="没有编入代表团的代表收不到代表团的通知，会议期间没有人初审他的建议。",
          todo="请代表工委打开这名代表，选定代表团。"),
    Check(key="deputies.station_completeness", label="站点资料完整度一致", find=completeness, order=45,
          means="名单按登记的完整度排序和评星，它与站点实有的资料不同。",
          todo="请代表工委打开这个站点，修改并保存一次，完整度随之重算。"),
    Check(key="deputies.last_contacts", label="最近联系日与联系记录一致", find=last_contacts, order=46,
          means="“超期未联系”按登记的最近联系日算，它与联系记录不同。",
          todo="请在联系结对里打开这一对，补记或者作废一条联系记录，最近联系日随之重算。"),
    Check(key="deputies.opinion_days", label="民意期限与计时一致", find=opinion_days, order=47,
          means="名单按登记的期限排序，它与计时不同，就会漏办。",
          todo="请打开这件民意核对期限；查不出原因的告诉开发人员。"),
    Check(key="deputies.opinion_clocks", label="在办的民意都有时限", find=opinions_without_clock, order=47,
          means="没有时限的民意不会提醒，也不会显示超期，群众可能一直等不到答复。",
          todo="请现在的办理方打开它尽快答复；需要别人办的，转交以后时限重新起算。"),
)  # fmt: skip
