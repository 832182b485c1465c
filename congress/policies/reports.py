"""Who keeps the form, fills, signs and judges the townships' quarterly reports (domain: roles and permissions)."""


def of_county(actor, report=None):
    return actor.congress_id == actor.county_id and (report is None or report.round.congress_id == actor.county_id)


def keeps_forms(actor, form=None):
    """县人大代表工委"""
    return actor.is_any("DAC") and of_county(actor) and (form is None or form.congress_id == actor.county_id)


def follows(actor, *_):
    """县人大常委会领导、办公室、代表工委、专工委"""
    return actor.is_any("LEAD", "GO", "DAC", "COM") and of_county(actor)


def fills(actor, report):
    """本乡镇人大主席、秘书"""
    return actor.is_any("TCH", "TSEC") and report.congress_id == actor.congress_id


def signs(actor, report):
    """本乡镇人大主席"""
    return actor.is_any("TCH") and report.congress_id == actor.congress_id


def judges(actor, report=None):
    """县人大代表工委"""
    return actor.is_any("DAC") and of_county(actor, report)


def reopens(actor, report):
    """县人大代表工委，或本乡镇人大主席"""
    return judges(actor, report) or signs(actor, report)


def has_reports(actor, *_):
    """县人大机关、乡镇人大主席和秘书"""
    return follows(actor) or actor.is_any("TCH", "TSEC")


def judges_round(actor, round_):
    """县人大代表工委"""
    return actor.is_any("DAC") and round_.congress_id == actor.congress_id


def reads_report(actor, report):
    """县人大常委会领导、办公室、代表工委、专工委，本乡镇人大主席、秘书"""
    return (follows(actor) and of_county(actor, report)) or fills(actor, report)


def prints_report(actor, report):
    """县人大代表工委，本乡镇人大主席、秘书（主席审签以后）"""
    return bool(report.signed_by) and (judges(actor, report) or fills(actor, report))
