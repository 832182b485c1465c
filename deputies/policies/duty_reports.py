"""Who plans, holds and counts duty reports, who writes them, who reads them."""

from congress.frame.kinds import Deed
from congress.models import Membership

from ..models.duty_report import OFFICES
from ..queries import duty_reports as queries

DEEDS = (
    Deed(key="deputies.dutyreportsession", label="述职会"),
    Deed(key="deputies.dutyreport", label="述职报告"),
    Deed(key="deputies.ballotcount", label="述职评议计票"),
)
READERS = (*OFFICES, "TCH", "TSEC", "DEP", "TDEP", "DHEAD")


def reads_sessions(actor, obj=None):
    """县人大机关、乡镇人大、人大代表"""
    return actor.is_any(*READERS)


def plans(actor, obj=None):
    """代表工委（乡镇为人大主席、秘书，限本级代表）"""
    return actor.is_system or (
        actor.is_any("DAC", "TCH", "TSEC") and (obj is None or obj.congress_id == actor.congress_id)
    )


def hosts(actor, session):
    """代表工委（乡镇为人大主席、秘书，也办理在本乡镇召开的县人大代表述职会）"""
    if plans(actor, session):
        return True
    town = getattr(session.area, "congress", None)
    return actor.is_any("TCH", "TSEC") and town is not None and town.pk == actor.congress_id


def counts(actor, session):
    """办理这次述职会的人大工作人员（乡镇人大主席、秘书本人述职的，也可由县人大代表工委派人），本人在这次会上述职的除外"""
    return not is_rated(actor, session) and (hosts(actor, session) or lends_a_teller(actor, session))


def lends_a_teller(actor, session):
    """县人大代表工委（乡镇人大主席、秘书本人在这次会上述职时）"""
    keepers = Membership.objects.in_office().filter(congress=session.congress_id, role__in=("TCH", "TSEC"))
    return (
        actor.is_any("DAC")
        and session.congress.parent_id == actor.congress_id
        and keepers.filter(person__in=session.reports.values("deputy__person")).exists()
    )


def is_rated(actor, session):
    """在这次会上述职的代表本人"""
    return any(report.deputy.person_id == actor.person_id for report in queries.reports_of(session))


def writes(actor, report):
    """述职代表本人，或者代他填写的代表工委、乡镇人大"""
    return report.deputy.person_id == actor.person_id or hosts(actor, report.session)


def reads_coverage(actor, obj=None):
    """县人大机关、乡镇人大主席和秘书"""
    return actor.is_any(*OFFICES, "TCH", "TSEC")
