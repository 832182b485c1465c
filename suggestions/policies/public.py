"""Who decides what of a suggestion is public, whose choice it is, and who keeps the units' numbers."""

from congress.models import Organization

from .cases import is_commission, is_lead_deputy


def decides(actor, publication):
    """代表工委（乡镇为人大主席）"""
    return actor.is_any("DAC", "TCH") and actor.congress_id == publication.congress_id


def withdraws(actor, publication):
    """代表工委（乡镇为人大主席）；代表不再同意公开的，系统自动"""
    return actor.is_system or decides(actor, publication)


def chooses(actor, suggestion):
    """领衔代表本人；代表书面提出的，由代表工委（乡镇为人大主席）登记"""
    return is_lead_deputy(actor, suggestion) or is_commission(actor, suggestion)


def reads_publication(actor, suggestion):
    """代表工委、常委会办公室和领导、承办单位、政府督查室、领衔代表本人"""
    if actor.is_any("DEP", "TDEP", "FORMER"):
        return actor.person_id == suggestion.lead.person_id
    return actor.is_any("DAC", "TCH", "GO", "LEAD", "UNIT", "UNITL", "GOV")


def keeps_publications(actor, obj=None):
    """代表工委、常委会办公室和领导（乡镇为人大主席）"""
    return actor.is_any("DAC", "TCH", "GO", "LEAD")


def keeps_contact(actor, unit):
    """承办单位自己、政府督查室、代表工委（乡镇为人大主席）"""
    if actor.is_any("UNIT", "UNITL"):
        return actor.organization_id == unit.pk
    if actor.congress_id != unit.congress_id:
        return False
    return actor.is_any("DAC", "TCH") or (actor.is_any("GOV") and unit.kind in Organization.GOVERNMENT_SIDE)


def reads_contacts(actor, obj=None):
    """人大机关、政府督查室、承办单位和代表"""
    return actor.is_any(
        "DAC", "TCH", "TSEC", "LEAD", "GO", "COM", "SCM", "GOV", "UNIT", "UNITL", "DEP", "TDEP", "DHEAD"
    )


def exports_contacts(actor):
    """人大机关、政府督查室、承办单位和代表"""
    return reads_contacts(actor)
