"""Who keeps contact, who assigns it, who enters it for whom."""

from congress.frame.kinds import Deed

from ..models.contact import CONTACTING, KEEPERS, READERS

DEEDS = (
    Deed(key="deputies.contactassignment", label="联系结对"),
    Deed(key="deputies.contactlog", label="联系记录"),
    Deed(key="deputies.counterpart", label="结对对象"),
    Deed(key="deputies.committeedeputy", label="专工委对口联系代表"),
)


def reads_contacts(actor, obj=None):
    """人大代表、常委会组成人员、代表工委、常委会办公室、乡镇人大主席和秘书"""
    return actor.is_any(*CONTACTING, *READERS, "TCH", "TSEC")


def keeps_contact(actor, obj=None):
    """人大代表、常委会组成人员"""
    return actor.is_any(*CONTACTING)


def assigns(actor, obj=None):
    """代表工委（乡镇为人大主席、秘书，限本级代表）"""
    return actor.is_system or (actor.is_any(*KEEPERS) and (obj is None or obj.congress_id == actor.congress_id))


def assigns_members(actor, obj=None):
    """代表工委"""
    return actor.is_system or actor.is_any("DAC")


def logs(actor, assignment=None):
    """联系人本人，或者代他登记的代表工委、乡镇人大主席和秘书"""
    if actor.is_system or assignment is None:
        return actor.is_system or actor.is_any(*CONTACTING, *KEEPERS)
    own = assignment.by.person_id == actor.person_id
    return own or logs_for(actor, assignment.by)


def logs_for(actor, by):
    """代表工委（乡镇为人大主席、秘书，限本级代表）"""
    return actor.is_system or (actor.is_any(*KEEPERS) and by.congress_id == actor.congress_id)


def withdraws(actor, log):
    """登记的本人、代表工委（乡镇为人大主席、秘书，限本级代表）"""
    return log.by.person_id == actor.person_id or logs_for(actor, log.by)


def sees_phone(actor, counterpart):
    """联系人本人、代表工委、乡镇人大主席和秘书"""
    if actor.is_any(*KEEPERS):
        return True
    held = counterpart.contacted_by.in_force()
    return keeps_contact(actor) and held.filter(by__person=actor.person_id).exists()


def reads_ledger(actor, obj=None):
    """县人大常委会领导、办公室、代表工委，乡镇人大主席和秘书"""
    return actor.is_any(*READERS, "TCH", "TSEC")


def reads_committees(actor, obj=None):
    """县人大机关、常委会组成人员、人大代表"""
    return actor.is_any(*CONTACTING, *READERS, "COM")


def matches_deputies(actor, committee=None):
    """代表工委（本委员会对口的代表也由该专工委安排）"""
    if actor.is_system or committee is None:
        return actor.is_system or actor.is_any("DAC", "COM")
    if committee.congress_id != actor.congress_id:
        return False
    return actor.is_any("DAC") or (actor.is_any("COM") and committee.pk == actor.organization_id)
