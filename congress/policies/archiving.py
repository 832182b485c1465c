"""Who takes a whole year away in one pack."""


def makes_archives(actor, obj=None):
    """县人大常委会办公室、常委会领导"""
    return actor.is_any("GO", "LEAD") and actor.congress_id == actor.county_id
