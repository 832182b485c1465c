"""Stations and what people said at them (domain §6: 站点活跃度)."""

from collections import Counter
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.frame.gathered import ChapterData, ChartData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.prose import NONE, best_and_worst, compared, listed, share_of, share_than_before, than_before
from congress.models import Organization

from ..models import DutyDay, Opinion, OpinionRating, Station

AT_LEAST = 5  # opinions answered below which a township's share says nothing


def _within(since, until):
    """Bounds of a column that holds moments, for days of Beijing."""
    return clock.moment(since, 0), clock.moment(until + ONE_DAY, 0)


def gather(congress, since, until):
    ours = Q(congress=congress) | Q(congress__parent=congress)
    stations = Station.objects.filter(ours).on(until)
    kinds = Counter(stations.values_list("kind", flat=True))
    opened = Station.objects.filter(ours, opened_on__range=(since, until)).count()
    days = Counter(
        DutyDay.objects.filter(
            station__congress__in=[congress, *congress.townships.all()], on__range=(since, until)
        ).values_list("state", flat=True)
    )
    held, missed = days[DutyDay.State.HELD], days[DutyDay.State.MISSED]
    opinions = Opinion.objects.filter(ours)
    received, replied = opinions.received_in(since, until), opinions.filter(replied_on__range=(since, until))
    towns = {town.pk: town.area.name for town in congress.townships.select_related("area").order_by("area__code")}
    by_town = Counter(received.values_list("congress", flat=True))
    timely = {
        pk: (kept, of)
        for pk, kept, of in replied.exclude(in_time=None)
        .order_by()
        .values_list("congress")
        .annotate(kept=Count("pk", filter=Q(in_time=True)), of=Count("pk"))
    }
    themes = Counter(received.values_list("theme", flat=True))
    sources = Counter(received.values_list("source", flat=True))
    first, last = _within(since, until)
    marks = Counter(
        OpinionRating.objects.filter(opinion__in=opinions, at__gte=first, at__lt=last).values_list("mark", flat=True)
    )
    good, rated = sum(marks[mark] for mark in OpinionRating.GOOD), sum(marks.values())
    kept, of = (sum(pair[side] for pair in timely.values()) for side in (0, 1))
    web = sources[Opinion.Source.WEB]
    list_url = f"{reverse('deputies:opinions')}?{urlencode({'since': since, 'until': until})}"
    themes_named = sorted(
        ((label, themes[value]) for value, label in Opinion.Theme.choices if themes[value]), key=lambda one: -one[1]
    )
    return ChapterData(
        facts=(
            Fact(key="stations", label="联络站点", value=sum(kinds.values()), unit="个", url=reverse("deputies:stations"),
                 definition="截止日启用的代表之家、联络站、联络室和民意收集点"),
            *(Fact(key=f"stations_{kind.value}", label=kind.label, value=kinds[kind], unit="个",
                   definition=f"截止日启用的{kind.label}") for kind in Station.Kind),
            Fact(key="opened", label="新启用站点", value=opened, unit="个", definition="启用日期在统计期内的站点"),
            Fact(key="held", label="接待日", value=held, unit="次", url=reverse("deputies:duty_days"),
                 definition="接待日在统计期内、已经接待的"),
            Fact(key="held_rate", label="接待日开展率", value=share_of(held, held + missed),
                 definition="已经接待的次数÷（已经接待的次数＋无人到站的次数），取消的不计"),
            Fact(key="received", label="收到意见", value=sum(by_town.values()), unit="件", url=list_url,
                 definition="收到日期在统计期内的社情民意，并入同类的各计一件"),
            Fact(key="web", label="扫码网上反映", value=web, unit="件", definition="收到的意见中来源为扫码网上的"),
            Fact(key="replied", label="答复意见", value=replied.count(), unit="件",
                 definition="最近一次答复的日期在统计期内的意见"),
            Fact(key="in_time", label="按期答复率", value=share_of(kept, of), definition="按期答复的件数÷统计期内答复的件数"),
            Fact(key="rated", label="群众评价", value=rated, unit="次", definition="评价日期在统计期内的群众评价"),
            Fact(key="good", label="群众认可率", value=share_of(good, rated), definition="评价为解决了、基本解决的次数÷评价次数"),
            Fact(key="reopening", label="评价为没有解决", value=sum(marks[mark] for mark in OpinionRating.REOPENING), unit="次",
                 definition="评价为只解决了一部分、没有解决的次数"),
            Fact(key="became", label="转为代表建议", value=opinions.filter(adopted_on__range=(since, until)).count(), unit="件",
                 definition="统计期内由代表写成建议提出的意见"),
        ),
        tables=(
            TableData(
                title="各乡镇社情民意",
                columns=("乡镇", "收到（件）", "答复（件）", "按期答复率"),
                rows=tuple((name, by_town[pk], timely.get(pk, (0, 0))[1], timely.get(pk, (0, 0))) for pk, name in towns.items()),
            ),
            TableData(title="社情民意类别", columns=("类别", "收到（件）"), rows=tuple(themes_named)),
        ),
        charts=(
            ChartData(kind="hbars", title="社情民意类别", labels=tuple(label for label, _ in themes_named),
                      series=(("收到", tuple(number for _, number in themes_named)),), unit="件"),
        ) if themes_named else (),
    )  # fmt: skip


def draft(data, before):
    kinds = [
        f"{kind.label}{data[f'stations_{kind.value}']}个" for kind in Station.Kind if data[f"stations_{kind.value}"]
    ]
    if not kinds:
        return [Drafted(key="none", text="截止日没有登记启用的联络站点。", figures=("stations",))]
    drafted = [
        Drafted(
            key="stations",
            text=f"全县有联络站点{data['stations']}个，其中{listed(kinds)}"
            + (f"；年内新启用{data['opened']}个。" if data["opened"] else "。"),
            figures=(
                "stations",
                *(f"stations_{kind.value}" for kind in Station.Kind if data[f"stations_{kind.value}"]),
                *(("opened",) if data["opened"] else ()),
            ),
        )
    ]
    if data["held_rate"] != NONE:
        drafted.append(
            Drafted(
                key="days",
                text=f"各站点开展代表接待{data['held']}次{than_before(data['held'], before and before['held'], '次')}，"
                f"接待日开展率{data['held_rate']}{share_than_before(data, before, 'held_rate')}。",
                figures=("held", "held_rate"),
            )
        )
    if not data["received"]:
        return [*drafted, Drafted(key="silent", text="统计期内没有登记收到的群众意见。", figures=("received",))]
    themes = [f"{label}（{number}件）" for label, number in data.tables[1].rows[:3]]
    drafted.append(
        Drafted(
            key="received",
            text=f"收到群众意见{data['received']}件{than_before(data['received'], before and before['received'], '件')}，"
            f"其中扫码网上反映{data['web']}件；反映最多的是{listed(themes)}。",
            figures=("received", "web"),
            table=data.tables[1].title,
        )
    )
    became = (
        f"由代表写成建议提出{data['became']}件"
        + (
            f"（{words}）"
            if (words := compared(data["became"], before and before["became"], "件", percent=False))
            else ""
        )
        + "。"
        if data["became"]
        else ""
    )
    ranked = best_and_worst(
        ((row[0], row[3]) for row in data.tables[0].rows), of="个乡镇", what="按期答复率", unit="件", base="答复", least=AT_LEAST
    )  # fmt: skip
    drafted.append(
        Drafted(
            key="replied",
            text=f"答复{data['replied']}件，按期答复率{data['in_time']}{share_than_before(data, before, 'in_time')}"
            + (f"；{ranked}。" if ranked else "。")
            + became,
            figures=("replied", "in_time", *(("became",) if became else ())),
            table=data.tables[0].title,
        )
    )
    if data["rated"]:
        drafted.append(
            Drafted(
                key="rated",
                text=f"群众评价{data['rated']}次，认可率{data['good']}{share_than_before(data, before, 'good')}"
                + (f"；评价为没有解决的{data['reopening']}次，按规定重新办理。" if data["reopening"] else "。"),
                figures=("rated", "good", *(("reopening",) if data["reopening"] else ())),
            )
        )
    return drafted


VOICE = Chapter(
    key="deputies.voice",
    title="联络站和社情民意",
    order=56,
    gather=gather,
    draft=draft,
    bodies=(Organization.Kind.DEPUTY_AFFAIRS_COMMISSION,),
)
