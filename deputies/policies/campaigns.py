"""Who runs a themed campaign, and who hands in for his township."""

from congress.frame.kinds import Deed
from congress.models.meeting import OFFICES

DEEDS = (Deed(key="deputies.campaign", label="主题活动"), Deed(key="deputies.campaignreturn", label="主题活动报送"))


def reads_campaigns(actor, *_):
    """县人大机关、乡镇人大、人大代表"""
    return actor.is_any(*OFFICES, "TCH", "TSEC", "DEP", "TDEP", "DHEAD", "UDEP")


def runs_campaign(actor, campaign=None):
    """代表工委、办公室（乡镇为人大主席、秘书）"""
    keeps = actor.is_any("DAC", "GO", "TCH", "TSEC")
    return keeps and (campaign is None or campaign.congress_id == actor.congress_id)


def runs_visits(actor, campaign=None):
    """代表工委、办公室"""
    return actor.is_any("DAC", "GO") and (campaign is None or campaign.congress_id == actor.congress_id)


def hands_in(actor, campaign):
    """开展县级主题活动的乡镇人大主席、秘书"""
    return not campaign.is_of_visits and actor.is_any("TCH", "TSEC") and campaign.congress_id == actor.county_id


def prints_summary(actor, campaign):
    """组织主题活动的代表工委、办公室（乡镇为人大主席、秘书），结束以后"""
    return runs_campaign(actor, campaign) and campaign.state == "closed" and not campaign.is_of_visits


def follows(actor, campaign):
    """县人大机关、组织主题活动的人大"""
    return runs_campaign(actor, campaign) or (actor.is_any(*OFFICES) and actor.congress_id == actor.county_id)
