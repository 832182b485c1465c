"""Who keeps appointment cases, who knows of them before the vote, who completes what was handed in (domain §4.2)."""

from congress.frame.kinds import Deed
from congress.models import Organization

from ..models.case import INSIDERS, KEEPERS, PROPOSERS

DEEDS = (
    Deed(key="appointments.case", label="人事任免案"),
    Deed(key="appointments.item", label="人事任免事项"),
    Deed(key="appointments.deliberation", label="任免案审议记录"),
    Deed(key="appointments.poll", label="任免案交付表决"),
)


def reads_cases(actor, *_):
    """常委会领导、办公室、任免工作人员，常委会组成人员，提请机关"""
    return actor.is_system or (
        actor.is_any(*INSIDERS, "SCM", *PROPOSERS)
        and actor.congress_id is not None
        and actor.congress_id == actor.county_id
    )


def keeps_cases(actor, obj=None):
    """县人大常委会办公室、任免工作人员"""
    if actor.is_system:
        return True
    own = obj is None or obj.congress_id == actor.congress_id
    return actor.is_any(*KEEPERS) and actor.congress_id == actor.county_id and own


def follows_cases(actor, *_):
    """县人大常委会领导、办公室、任免工作人员"""
    return actor.is_system or (actor.is_any(*INSIDERS) and actor.congress_id == actor.county_id)


def completes(actor, case):
    """提请机关；县人大常委会办公室、任免工作人员代为登记"""
    own = actor.is_any("UNIT", "UNITL") and case.organ_id == actor.organization_id
    government = actor.is_any("GOV") and case.organ.kind == Organization.Kind.GOVERNMENT
    return keeps_cases(actor, case) or ((own or government) and case.congress_id == actor.congress_id)
