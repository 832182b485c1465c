"""Who works in a township's workspace, and who follows the townships from the county."""


def works_in_township(actor, congress=None):
    """乡镇人大主席、秘书"""
    return actor.is_any("TCH", "TSEC") and (congress is None or congress.pk == actor.congress_id)


def follows_townships(actor, *_):
    """县人大常委会领导、办公室、代表工委、专工委"""
    return actor.is_any("LEAD", "GO", "DAC", "COM") and actor.congress_id == actor.county_id


def has_township(actor, *_):
    """乡镇人大主席、秘书，县人大机关"""
    return works_in_township(actor) or follows_townships(actor)


def answers_for(actor, plan):
    """本乡镇人大主席"""
    return actor.is_any("TCH") and plan.congress_id == actor.congress_id


def keeps_own(actor, row=None):
    """本乡镇人大主席、秘书"""
    return works_in_township(actor) and (row is None or row.congress_id == actor.congress_id)
