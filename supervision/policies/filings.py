"""Who files, who registers, who reviews."""

from congress.frame.kinds import Deed

from ..models.filing import TOWNSHIP
from ..models.topic import OFFICES, READERS, UNITS
from ..queries import filings as queries

DEEDS = (
    Deed(key="supervision.normativedocument", label="规范性文件备案"),
    Deed(key="supervision.reviewrequest", label="审查要求和建议"),
    Deed(key="supervision.filingyear", label="备案审查工作报告"),
)


def reads_filings(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，制定机关，政府督查室，人大代表，乡镇人大，联络站"""
    return actor.is_system or actor.is_any(*OFFICES, *UNITS, *READERS, "GOV")


def registers(actor, document=None):
    """县人大常委会办公室"""
    ours = document is None or document.congress_id == actor.congress_id
    return actor.is_system or (actor.is_any("GO") and ours)


def _made(actor, document):
    if actor.is_any(*UNITS):
        return document.organ_id == actor.organization_id
    return actor.is_any(*TOWNSHIP) and document.organ.congress_id == actor.congress_id


def files(actor, document):
    """制定机关（限本机关的文件），乡镇人大主席、秘书（限本级的决议、决定），县人大常委会办公室代录"""
    return registers(actor, document) or _made(actor, document)


def may_file(actor, *_):
    """制定机关（县政府、监察委员会、法院、检察院），乡镇人大主席、秘书，县人大常委会办公室代录"""
    if actor.is_any(*UNITS):
        return queries.organs_for(actor).exists()
    return actor.is_system or actor.is_any("GO", *TOWNSHIP)


def reviews(actor, document):
    """审查的专工委（限分送本委的文件）、县人大常委会办公室"""
    return registers(actor, document) or (
        actor.is_any("COM") and document.committee_id == actor.organization_id and document.committee_id is not None
    )


def reads_requests(actor, *_):
    """县人大常委会领导、办公室、专工委，提出审查建议的人员"""
    return actor.is_system or actor.is_any("LEAD", "GO", "COM", "DEP", "TDEP", "SCM", *UNITS)


def requests_review(actor, *_):
    """县人大常委会办公室、组成人员，有关单位，人大代表"""
    return actor.is_system or actor.is_any("GO", "SCM", "DEP", "TDEP", *UNITS)


def handles_requests(actor, asked=None):
    """县人大常委会办公室"""
    return registers(actor, asked)


def proposed(actor, asked):
    """提出人本人（没有账号的凭回执），县人大常委会办公室代录"""
    if actor.is_any("PUB"):
        return asked.receipt_no != ""
    mine = asked.proposer_person_id is not None and asked.proposer_person_id == actor.person_id
    return handles_requests(actor, asked) or mine


def reads_paper(actor, document):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，制定机关"""
    return actor.is_system or actor.is_any(*OFFICES) or _made(actor, document)


def prints_receipt(actor, document):
    """县人大常委会办公室（登记以后）"""
    return registers(actor, document) and document.registered_on is not None


def prints_opinion(actor, document):
    """审查的专工委、县人大常委会办公室（提出书面审查意见以后）"""
    return reviews(actor, document) and document.entries.filter(step="issue_opinion").exists()


def reads_years(actor, *_):
    """县人大常委会领导、组成人员、办公室、代表工委、专工委，有关单位，人大代表，乡镇人大，联络站"""
    return reads_filings(actor)


def prints_year(actor, year):
    """县人大常委会办公室"""
    return registers(actor, year)
