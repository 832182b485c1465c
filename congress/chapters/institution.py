"""The institution and its deputies in the annual summary."""

from collections import Counter

from django.db.models import Count, Q
from django.urls import reverse

from congress.frame.gathered import ChapterData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.numbers import term_name
from congress.frame.prose import known, share_of, than_before

from ..models import Membership, Organization, Term

OFFICE, COMMISSION = Organization.Kind.GENERAL_OFFICE, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION
OWN_BODIES = (
    Organization.Kind.SPECIAL_COMMITTEE,
    Organization.Kind.WORK_COMMITTEE,
    Organization.Kind.DEPUTY_AFFAIRS_COMMISSION,
    Organization.Kind.GENERAL_OFFICE,
    Organization.Kind.STREET_WORK_COMMITTEE,
    Organization.Kind.INFORMATION_CENTRE,
)


def gather_institution(congress, since, until):
    term = Term.objects.filter(congress=congress).on(until).first()
    bodies = Counter(Organization.objects.filter(congress=congress).on(until).values_list("kind", flat=True))
    seats = Membership.objects.filter(congress=congress, role="DEP")
    deputies = seats.on(until)
    came = seats.filter(since__range=(since, until)).count()
    left = seats.filter(until__range=(since, until)).exclude(ended_because="").count()
    people = deputies.aggregate(
        all=Count("person", distinct=True), women=Count("person", distinct=True, filter=Q(person__gender="female"))
    )
    townships = congress.townships.count()
    of_townships = (
        Membership.objects.filter(congress__parent=congress, role="TDEP")
        .on(until)
        .aggregate(n=Count("person", distinct=True))["n"]
    )
    groups = bodies[Organization.Kind.DELEGATION]
    named = [(Organization.Kind(kind).label, bodies[kind]) for kind in OWN_BODIES if bodies[kind]]
    shown = f"{reverse('congress:bodies')}?on={until}"
    holders = f"{reverse('congress:people')}?role={{}}&on={until}"
    return ChapterData(
        facts=(
            Fact(key="term", label="届次", value=term_name(term.number) if term else "", definition="在届的人民代表大会"),
            Fact(key="seats", label="代表名额", value=(term and term.deputy_seats) or 0, unit="名", definition="本届代表名额"),
            Fact(key="deputies", label="在任代表", value=people["all"], unit="名", url=holders.format("DEP"),
                 definition="登记册中截止日在任的县级人大代表"),
            Fact(key="women", label="妇女代表", value=people["women"], unit="名", definition="在任代表中登记为女性的"),
            Fact(key="came", label="补选代表", value=came, unit="名", definition="任职日在统计期内的代表"),
            Fact(key="left", label="离任代表", value=left, unit="名", definition="离任日在统计期内并登记了原因的代表"),
            Fact(key="delegations", label="代表团", value=groups, unit="个", url=shown, definition="截止日设立的代表团"),
            Fact(key="offices", label="工作机构", value=sum(n for _, n in named), unit="个", url=shown,
                 definition="截止日设立的专门委员会、工作委员会、办事机构"),
            Fact(key="townships", label="乡镇人大", value=townships, unit="个", definition="隶属本县的乡镇人民代表大会"),
            Fact(key="township_deputies", label="乡镇人大代表", value=of_townships, unit="名", url=holders.format("TDEP"),
                 definition="登记册中截止日在任的乡镇人大代表"),
        ),
        tables=(TableData(title="机构设置", columns=("机构类别", "数量（个）"),
                          rows=(*named, ("代表团", groups), ("乡镇人大", townships))),),
    )  # fmt: skip


def draft_institution(data, before):
    deputies, women, seats = data["deputies"], data["women"], data["seats"]
    (last,) = known(before, "deputies")
    vacant = f"，缺额{seats - deputies}名" if seats > deputies else ""
    changed = [f"补选{data['came']}名"] * bool(data["came"]) + [f"离任{data['left']}名"] * bool(data["left"])
    return [
        Drafted(
            key="deputies",
            text=f"{data['term']}人民代表大会代表名额{seats}名，现有代表{deputies}名{vacant}{than_before(deputies, last, '名')}；"
            f"其中妇女代表{women}名，占{share_of(women, deputies)}。"
            + (f"年内{'，'.join(changed)}。" if changed else "年内代表没有变动。"),
            figures=("term", "seats", "deputies", "women", *(key for key in ("came", "left") if data[key])),
        ),
        Drafted(
            key="bodies",
            text=f"代表编为{data['delegations']}个代表团，常委会设工作机构{data['offices']}个；全县有乡镇人大{data['townships']}个，"
            f"乡镇人大代表{data['township_deputies']}名。",
            figures=("delegations", "offices", "townships", "township_deputies"),
        ),
    ]


INSTITUTION = Chapter(
    key="congress.institution",
    title="机构和代表",
    order=10,
    gather=gather_institution,
    draft=draft_institution,
    bodies=(OFFICE,),
)
