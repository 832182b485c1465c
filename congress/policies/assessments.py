"""Who draws up the yearly assessment, who assesses himself, who gives the points."""

from .townships import follows_townships, keeps_own, works_in_township


def assesses(actor, row=None):
    """县人大代表工委"""
    ours = row is None or (getattr(row, "sheet", None) or row).congress_id == actor.congress_id
    return actor.is_any("DAC") and actor.congress_id == actor.county_id and ours


def signs_own(actor, row):
    """本乡镇人大主席"""
    return actor.is_any("TCH") and keeps_own(actor, row)


def reads_assessments(actor, *_):
    """县人大常委会领导、办公室、代表工委、专工委，乡镇人大主席、秘书"""
    return follows_townships(actor) or works_in_township(actor)


def issues_results(actor, sheet):
    """县人大代表工委（公布以后）"""
    return sheet.is_published and assesses(actor, sheet)


def reads_results(actor, sheet):
    """县人大常委会领导、办公室、代表工委、专工委；公布后乡镇人大主席、秘书"""
    return follows_townships(actor) or (works_in_township(actor) and sheet.is_published)
