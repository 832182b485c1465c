"""Who keeps the registers of the institution, and where: one's own congress, a county's offices also its townships."""

from congress.frame.kinds import Keeper

from ..models import Congress


def reaches(actor, congress):
    """本级，县级人大机关还可办理所辖乡镇的"""
    if actor.is_system or congress is None:
        return True
    own = congress.pk == actor.congress_id
    return own or (actor.congress_id == actor.county_id and congress.county_id == actor.county_id)


def keeps_bodies(actor, congress=None):
    """常委会办公室（乡镇为人大主席、秘书，限本乡镇）"""
    return actor.is_any("GO", "TCH", "TSEC", "SYSTEM") and reaches(actor, congress)


def founds_townships(actor, *_):
    """县人大常委会办公室"""
    return actor.is_system or (actor.is_any("GO") and actor.congress_id == actor.county_id)


def keeps_areas(actor, parent=None):
    """常委会办公室（乡镇为人大主席、秘书，限本乡镇）"""
    if actor.is_system or not keeps_bodies(actor) or parent is None:
        return keeps_bodies(actor)
    above = [parent.code[:length] for length in parent.CODE_LENGTHS.values()]
    return Congress.objects.filter(pk=actor.congress_id, area__code__in=above).exists()


def keeps_people(actor, person=None):
    """常委会办公室、代表工委（乡镇为人大主席、秘书，限本乡镇）；系统管理员只登记要开通账号的人员"""
    if actor.is_system or person is None:
        return actor.is_any("GO", "DAC", "TCH", "TSEC", "SYS", "SYSTEM")
    if person.county_id != actor.county_id:
        return False
    if person.pk is None or actor.is_any("SYS"):
        return person.pk is None and keeps_people(actor)
    return keeps_people(actor) and (actor.congress_id == actor.county_id or _is_theirs(actor, person))


def _is_theirs(actor, person):
    """Who holds or held a post in the actor's own congress, or none at all yet."""
    return person.memberships.filter(congress=actor.congress_id).exists() or not person.memberships.exists()


def gives_posts(actor, role, congress):
    """有权限的职位由安全管理员授予；一般成员和代表由本级办公室、代表工委登记"""
    if not reaches(actor, congress):
        return False
    ordinary = role in ("MEMBER", "DEP", "TDEP", "UDEP", "DHEAD", "SCM") and actor.is_any("GO", "DAC", "TCH", "TSEC")
    return actor.is_any("SEC", "SYSTEM") or ordinary


def adds_posts(actor, congress=None):
    """常委会办公室、代表工委、安全管理员（乡镇为人大主席、秘书，限本乡镇）"""
    return actor.is_any("SEC", "GO", "DAC", "TCH", "TSEC", "SYSTEM") and reaches(actor, congress)


SETTERS = {Keeper.OFFICE: ("GO",), Keeper.COMMISSION: ("GO", "DAC"), Keeper.SYSTEM: ("SYS",)}


def sets_rule(actor, item):
    """常委会办公室；代表、建议和乡镇工作方面的还有代表工委，技术性的为系统管理员（乡镇都由人大主席设定）；法律定死的任何人都不可"""
    return not item.is_fixed and actor.is_any("TCH", "SYSTEM", *SETTERS[item.keeper])


def lists_rules(actor, *_):
    """人大机关，开通账号的系统管理员，授予职位的安全管理员"""
    return actor.is_any("GO", "DAC", "LEAD", "COM", "TCH", "TSEC", "SYS", "SEC")


def sees_private(actor, person):
    """本人、常委会领导、代表工委；乡镇人大可见本乡镇的"""
    if actor.person_id == person.pk or actor.is_any("LEAD", "DAC"):
        return True
    return actor.is_any("TCH", "TSEC") and person.memberships.filter(congress=actor.congress_id).exists()
