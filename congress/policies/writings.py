"""Who reads duty reports, research papers and rules, and who keeps them."""

from ..models import Writing
from ..models.meeting import OFFICES
from ..models.writing import KEEPERS


def reads_writings(actor, *_):
    """县人大机关、人大代表、乡镇人大"""
    return actor.is_any(*OFFICES, "DHEAD", "DEP", "TCH", "TSEC", "TDEP", "UDEP")


def keeps_writings(actor, writing=None):
    """常委会办公室、代表工委、专委工委（乡镇为人大主席、秘书），限本单位的文稿"""
    if actor.is_system:
        return True
    return actor.is_any(*KEEPERS) and (writing is None or writing.body_id == actor.organization_id)


def adopts_rules(actor, writing):
    """责任单位，限制度"""
    return writing.is_rule and keeps_writings(actor, writing)


def publishes(actor, writing):
    """责任单位，限履职报告、调研报告"""
    return not writing.is_rule and keeps_writings(actor, writing)


def writes(actor, writing):
    """责任单位，定稿以前"""
    return writing.state == Writing.State.DRAFT and keeps_writings(actor, writing)


def revises(actor, writing):
    """责任单位，定稿以后"""
    return writing.state == Writing.State.ADOPTED and keeps_writings(actor, writing)
