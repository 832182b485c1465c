"""Who plans, holds and counts duty reports, who writes them, who reads them."""

from congress.frame.kinds import Deed
from congress.models import Congress

from ..models.duty_report import OFFICES

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
    return actor.is_any("TCH", "TSEC") and Congress.objects.filter(pk=actor.congress_id, area=session.area_id).exists()


def writes(actor, report):
    """述职代表本人，或者代他填写的代表工委、乡镇人大"""
    return report.deputy.person_id == actor.person_id or hosts(actor, report.session)


def reads_coverage(actor, obj=None):
    """县人大机关、乡镇人大主席和秘书"""
    return actor.is_any(*OFFICES, "TCH", "TSEC")
