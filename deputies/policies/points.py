"""Who draws up the sheet of points, who fixes and publishes results, who reads the ranking (domain §4.2)."""

from congress.frame.kinds import Deed

from .dossier import follows_dossiers

SHEETS = Deed(key="deputies.pointsheet", label="履职积分规则")
RESULTS = Deed(key="deputies.pointresultset", label="固定履职积分")
DEEDS = (SHEETS, RESULTS)


def keeps_points(actor, obj=None):
    """代表工委（乡镇为人大主席，限本级）"""
    return actor.is_system or (actor.is_any("DAC", "TCH") and (obj is None or obj.congress_id == actor.congress_id))


def reads_points(actor, *_):
    """县人大常委会领导、机关和组成人员，乡镇人大主席、秘书，人大代表"""
    return follows_dossiers(actor) or actor.is_any("DEP", "TDEP", "DHEAD")


def reads_points_of(actor, congress):
    """本级；县人大常委会领导、机关和组成人员看各乡镇"""
    reads_all = follows_dossiers(actor) and actor.congress_id == actor.county_id
    return reads_all or congress.pk == actor.congress_id


def reads_ranking(actor, result_set):
    """县人大常委会领导、机关和组成人员，乡镇人大主席、秘书；公布以后本级代表"""
    return follows_dossiers(actor) or result_set.state in ("shared", "public")
