"""Who keeps resolutions and decisions, who reports on them, who reads the register."""


def reads_resolutions(actor, *_):
    """县人大机关、人大代表、乡镇人大、承办单位"""
    return actor.is_any(
        "LEAD", "GO", "DAC", "COM", "SCM", "DHEAD", "DEP", "TCH", "TSEC", "TDEP", "UDEP", "GOV", "UNIT", "UNITL"
    )


def keeps_resolutions(actor, resolution=None):
    """常委会办公室（乡镇为人大主席、秘书，限本级的决议决定）"""
    if actor.is_system:
        return True
    return actor.is_any("GO", "TCH", "TSEC") and (resolution is None or resolution.congress_id == actor.congress_id)


def reports_on(actor, resolution):
    """执行机关；常委会办公室代为登记（乡镇为人大主席、秘书）"""
    own = actor.is_any("GOV", "UNIT", "UNITL") and resolution.organ_id == actor.organization_id
    return own or keeps_resolutions(actor, resolution)


def prints_resolution(actor, resolution):
    """常委会办公室（乡镇为人大主席、秘书），通过以后"""
    return resolution.state != "drafted" and keeps_resolutions(actor, resolution)


def reads_papers_of(actor, resolution):
    """看得到这件决议决定的人，通过以后"""
    return resolution.state != "drafted"


def follows_execution(actor, *_):
    """常委会领导、办公室（乡镇为人大主席、秘书）"""
    return actor.is_any("LEAD", "GO", "TCH", "TSEC")
