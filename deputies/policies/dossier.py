"""Who reads duty dossiers, who enters and confirms lines, who objects and who decides (domain §4.2)."""

from congress.frame.kinds import Deed
from congress.models import Membership

ENTRIES = Deed(key="deputies.dossierentry", label="补录履职记录")
DISPUTES = Deed(key="deputies.dutydispute", label="履职异议")
CORRECTIONS = Deed(key="deputies.dossiercorrection", label="履职记录不予计入")
ATTENDANCE = Deed(key="deputies.attendance", label="登记代表大会出席")
DEEDS = (ENTRIES, DISPUTES, CORRECTIONS, ATTENDANCE)


def reads_dossiers(actor, *_):
    """县人大常委会领导、机关和组成人员，乡镇人大主席、秘书，代表本人"""
    return actor.is_any("LEAD", "GO", "DAC", "COM", "SCM", "TCH", "TSEC", "DEP", "TDEP", "DHEAD", "FORMER")


def follows_dossiers(actor, *_):
    """县人大常委会领导、机关和组成人员，乡镇人大主席、秘书"""
    return actor.is_any("LEAD", "GO", "DAC", "COM", "SCM", "TCH", "TSEC")


def enters_lines(actor, obj=None):
    """代表工委（乡镇为人大主席、秘书，限本级代表）"""
    return actor.is_system or (
        actor.is_any("DAC", "TCH", "TSEC") and (obj is None or obj.congress_id == actor.congress_id)
    )


def is_about_himself(actor, obj):
    """A line, an objection or a seat of the actor's own: nobody decides on himself."""
    return actor.person_id is not None and actor.person_id == getattr(obj, "deputy", obj).person_id


def confirms_lines(actor, entry):
    """代表工委（乡镇为人大主席、秘书，限本级代表；本人的由其他人办理）"""
    return (enters_lines(actor, entry) or _steps_in(actor, entry)) and not is_about_himself(actor, entry)


def decides(actor, obj=None):
    """代表工委（乡镇为人大主席，限本级代表；本人的由其他人办理，乡镇人大主席本人的由县代表工委办理）"""
    if obj is None:
        return actor.is_any("DAC", "TCH")
    own = actor.is_any("DAC", "TCH") and obj.congress_id == actor.congress_id
    return (own or _steps_in(actor, obj)) and not is_about_himself(actor, obj)


def _steps_in(actor, obj):
    """The county's commission decides where the one who would decide is the one concerned: a township's chair."""
    if not actor.is_any("DAC") or obj.congress_id == actor.congress_id:
        return False
    deputy = getattr(obj, "deputy", obj)
    chairs = Membership.objects.in_office().filter(role="TCH", congress=deputy.congress_id, person=deputy.person_id)
    return chairs.filter(congress__parent=actor.congress_id).exists()


def is_own(actor, obj):
    """代表本人"""
    deputy = getattr(obj, "deputy", obj)
    return actor.is_any("DEP", "TDEP", "DHEAD") and actor.person_id == deputy.person_id


def adds_lines(actor, deputy):
    """代表工委（乡镇为人大主席、秘书，限本级代表）和代表本人"""
    return enters_lines(actor, deputy) or is_own(actor, deputy)
