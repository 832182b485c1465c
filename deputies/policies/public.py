"""Who says what the public reads of deputies and stations."""

from congress.frame.kinds import Deed

from .rosters import DEPUTIES

DEEDS = (
    Deed(key="deputies.publicprofile", label="代表公开信息"),
    Deed(key="deputies.cards", label="印制二维码"),
)


def is_its_deputy(actor, profile):
    """代表本人"""
    return actor.is_any(*DEPUTIES) and profile.deputy.person_id == actor.person_id


def approves_profiles(actor, profile=None):
    """代表工委"""
    if profile is None:
        return actor.is_any("DAC")
    return actor.is_any("DAC") and actor.county_id in (profile.deputy.congress_id, profile.deputy.congress.parent_id)


def withdraws(actor, profile):
    """代表本人、代表工委"""
    return is_its_deputy(actor, profile) or approves_profiles(actor, profile)


def prints_cards(actor, *_):
    """代表工委、乡镇人大主席和秘书、联络站管理员"""
    return actor.is_any("DAC", "TCH", "TSEC", "STA")


def has_profile(actor, *_):
    """人大代表、代表工委"""
    return actor.is_any("DEP", "TDEP", "DHEAD", "UDEP", "DAC")
