"""Who makes two rows of one human being one."""

from congress.frame.kinds import Deed

DEEDS = (Deed(key="deputies.personmerge", label="人员合并"),)


def merges_people(actor, *_):
    """代表工委"""
    return actor.is_system or (actor.is_any("DAC") and actor.congress_id == actor.county_id)
