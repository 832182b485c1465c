"""A county that keeps a calendar, people on every rung of the ladder, and legal clocks on its organizations."""

from dataclasses import dataclass

from congress.actions import calendar
from congress.actions.clocks import open_clock
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.models import Organization
from congress.queries.actors import actor_in

from . import accounts

ROLES = {
    "handler": "UNIT",
    "unit_head": "UNITL",
    "government_supervision": "GOV",
    "commission": "DAC",
    "leadership": "LEAD",
}


def audience(case, rung):
    return kinds.Holders(roles=(ROLES[rung],), congress_id=case.congress_id)


def law(key, **more):
    columns = {
        "on": "congress.organization",
        "label": "答复",
        "unit": "months",
        "amount": lambda case: 3,
        "basis": "代表法第五十一条",
        "holder": lambda case: case,
        "congress_id": lambda case: case.congress_id,
        "audience": audience,
        "title": lambda case: f"建议（{case}）",
    }
    return kinds.DeadlineRule(key=key, **(columns | more))


REPLY = law("test.reply", due_column="until")
CONTACT = law("test.contact", label="联系代表", unit="workdays", amount=lambda case: 20)
PAPERS = law("test.papers", label="会前送达", unit="days_before", amount=lambda case: 10)
SUMMARY = law("test.summary", label="年度小结", unit="fixed", ladder=(-3, 0), weekly=False)
ALL = (REPLY, CONTACT, PAPERS, SUMMARY)


@dataclass
class County:
    congress: object
    unit: Organization
    memberships: dict

    def actor(self, role):
        return actor_in(self.memberships[role])

    def case(self, name):
        """Something that has clocks: its ``until`` column stands for a due date."""
        return Organization.objects.create(
            congress=self.congress,
            name=name,
            short_name=name[:20],
            kind=Organization.Kind.DEPARTMENT,
            since="2020-01-01",
        )


NAMES = {
    "SYS": "周启明",
    "GO": "何文静",
    "DAC": "王秀兰",
    "LEAD": "赵国强",
    "GOV": "李文博",
    "UNIT": "马建军",
    "UNITL": "陈立新",
    "DEP": "刘小梅",
    "AUD": "孙正",
    "COM": "钱宏",
}


def county(*roles, since="2020-01-01", **where):
    """The county of the cast with its national calendar and one person in each of these roles (all, unless said)."""
    congress = accounts.county(**where)
    held = {
        role: accounts.membership(
            role, NAMES[role], congress=congress, unit=f"{congress.short_name}{role}", since=since
        )
        for role in roles or NAMES
    }
    calendar.load_national(actor=SYSTEM)
    unit = Organization.objects.create(
        congress=congress,
        name=f"{congress.short_name}交通运输局",
        short_name="交通运输局",
        kind=Organization.Kind.DEPARTMENT,
        since=since,
    )
    return County(congress=congress, unit=unit, memberships=held)


def started(case, key="test.reply", *, actor=SYSTEM, **how):
    return open_clock(key, case, actor=actor, **how)
