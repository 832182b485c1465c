"""Who drafts, agrees to and publishes what is written about deputies."""

from congress.frame.kinds import Deed
from congress.models.meeting import OFFICES

DEEDS = (Deed(key="deputies.story", label="代表风采"),)
DEPUTIES = ("DEP", "TDEP", "DHEAD", "UDEP")


def reads_stories(actor, *_):
    """县人大机关、乡镇人大、人大代表"""
    return actor.is_any(*OFFICES, "TCH", "TSEC", *DEPUTIES)


def drafts(actor, story=None):
    """代表工委（乡镇为人大主席、秘书，限本级代表）"""
    keeps = actor.is_any("DAC", "TCH", "TSEC")
    return keeps and (story is None or story.deputy.congress_id == actor.congress_id)


def is_its_deputy(actor, story):
    """代表本人"""
    return actor.is_any(*DEPUTIES) and story.deputy.person_id == actor.person_id


def publishes(actor, story):
    """代表工委（乡镇为人大主席）"""
    return actor.is_any("DAC", "TCH") and story.deputy.congress_id == actor.congress_id


def withdraws(actor, story):
    """代表本人、代表工委（乡镇为人大主席、秘书）"""
    return is_its_deputy(actor, story) or drafts(actor, story)
