"""What the law says of the posts that a county's congress or its standing committee fills: category by category the printed
verb, what may be done with such a post, who proposes it and under which article (domain §2.9). Data; knows no row."""

from dataclasses import dataclass, field

from django.db import models

from congress.models import Organization


class Action(models.TextChoices):
    """What an item asks for."""

    ELECT = "elect", "选举"
    APPOINT = "appoint", "任命"
    ACT = "act", "代理"
    REMOVE = "remove", "免职"
    RESIGN = "resign", "接受辞职"
    DISMISS = "dismiss", "撤职"


COMING = (Action.ELECT, Action.APPOINT, Action.ACT)  # somebody takes a post
LEAVING = (Action.REMOVE, Action.RESIGN, Action.DISMISS)  # somebody leaves one


class Oath(models.TextChoices):
    """Who organises the oath (domain §2.10)."""

    PRESIDIUM = "presidium", "大会主席团组织宣誓"
    COUNCIL = "council", "主任会议组织宣誓"
    ORGAN = "organ", "所在机关组织宣誓"
    NONE = "none", "不要求宣誓"


Body = Organization.Kind
COUNCIL = (Body.COUNCIL_OF_CHAIRPERSONS, Body.STANDING_COMMITTEE)
SEATS = (Body.STANDING_COMMITTEE,)
# 行政机关、监察机关、审判机关、检察机关
OTHER_POWERS = (
    Body.GOVERNMENT, Body.GOVERNMENT_SUPERVISION_OFFICE, Body.DEPARTMENT, Body.TOWNSHIP_GOVERNMENT,
    Body.SUPERVISORY_COMMISSION, Body.COURT, Body.PROCURATORATE,
)  # fmt: skip
APPROVED, REPORTED = "approve", "report"


@dataclass(frozen=True)
class Proposal:
    """Who may ask for one thing: the kinds of body, how people say it, the article; ``upper`` is approve or report."""

    organs: tuple
    words: str
    law: str
    upper: str = ""
    verb: str = ""  # as it is printed, where it differs from the category's


@dataclass(frozen=True, kw_only=True)
class Category:
    """One kind of post. ``elected`` by the congress; the defaults are written on each post and may be changed there."""

    key: str
    label: str
    verb: str
    bodies: tuple
    proposals: dict = field(hash=False)
    elected: bool = False
    oath: str = Oath.COUNCIL
    exam: bool = True
    statement: bool = False
    certificate: bool = True
    year_report: bool = False
    by_term: bool = False

    def proposal(self, action):
        """Who may ask for it, or None: the law does not know it for such a post."""
        return self.proposals.get(action)

    @property
    def actions(self):
        """What may be asked for in the standing committee."""
        return [Action(action) for action in self.proposals]


def _by(organs, words, law, *, acts=(Action.APPOINT, Action.REMOVE)):
    return {action: Proposal(organs, words, law) for action in acts}


def _dismissed_by(organs, law="监督法第六十条、第六十一条；地方组织法第五十条第一款第十七项"):
    return {
        Action.DISMISS: Proposal(
            (*organs, *COUNCIL),
            "由提请任命的机关或者主任会议提出，也可以由常委会五分之一以上的组成人员联名、由主任会议提请",
            law,
        )
    }


def _resigning(upper=""):
    law = "地方组织法第三十二条"
    return {Action.RESIGN: Proposal(COUNCIL, "由本人书面提出、由主任会议提请", law, upper)}


def _elected(upper="", law="地方组织法第二十六条"):
    words = "由大会主席团或者代表十人以上书面联名提名、大会选举"
    return {Action.ELECT: Proposal((Body.CONGRESS,), words, law, upper)}


def _acting(upper="", law="地方组织法第五十条第一款第十三项", words="由主任会议从副职领导人员中提名", verb="决定代理"):
    return {Action.ACT: Proposal(COUNCIL, words, law, upper, verb)}


ELECTED = {
    "verb": "选举",
    "elected": True,
    "oath": Oath.PRESIDIUM,
    "exam": False,
    "certificate": False,
    "by_term": True,
}
GOVERNMENT, SUPERVISORS = (Body.GOVERNMENT,), (Body.SUPERVISORY_COMMISSION,)
COURT, PROCURATORATE = (Body.COURT,), (Body.PROCURATORATE,)
OFFICES = (
    Body.GENERAL_OFFICE, Body.WORK_COMMITTEE, Body.DEPUTY_AFFAIRS_COMMISSION, Body.STREET_WORK_COMMITTEE,
    Body.INFORMATION_CENTRE,
)  # fmt: skip
ALL = (
    Category(
        key="committee_chair", label="县人大常委会主任", bodies=SEATS, **ELECTED,
        proposals=_elected() | _resigning() | _acting(law="地方组织法第五十五条", words="由主任会议提请，常委会在副主任中推选", verb="推选"),
    ),
    Category(key="committee_members", label="县人大常委会副主任、委员", bodies=SEATS, **ELECTED, proposals=_elected() | _resigning()),
    Category(key="government_head", label="县长", bodies=GOVERNMENT, **ELECTED, proposals=_elected() | _resigning() | _acting()),
    Category(
        key="government_vices", label="副县长", bodies=GOVERNMENT, verb="决定任免", elected=True, statement=True, by_term=True, year_report=True,
        proposals=_by(GOVERNMENT, "由县长提请，限大会闭会期间的个别任免", "地方组织法第五十条第一款第十三项")
        | _elected() | _resigning() | _dismissed_by(GOVERNMENT),
    ),
    Category(
        key="government_members", label="政府组成部门正职", bodies=(Body.DEPARTMENT, *GOVERNMENT), verb="决定任免", statement=True, year_report=True,
        proposals=_by(GOVERNMENT, "由县长提名、县人民政府提请", "地方组织法第五十条第一款第十四项") | _dismissed_by(GOVERNMENT),
    ),
    Category(
        key="supervisory_director", label="监察委员会主任", bodies=SUPERVISORS, **ELECTED, proposals=_elected() | _resigning() | _acting()
    ),
    Category(
        key="supervisory_members", label="监察委员会副主任、委员", bodies=SUPERVISORS, verb="任免", year_report=True,
        proposals=_by(SUPERVISORS, "由监察委员会主任提请", "地方组织法第五十条第一款第十五项；监察法第九条")
        | _dismissed_by(SUPERVISORS),
    ),
    Category(key="court_president", label="人民法院院长", bodies=COURT, **ELECTED, proposals=_elected() | _resigning() | _acting()),
    Category(
        key="court_members", label="人民法院副院长、庭长、副庭长、审判委员会委员、审判员", bodies=COURT, verb="任免", year_report=True,
        proposals=_by(COURT, "由人民法院院长提请", "人民法院组织法第四十三条；地方组织法第五十条第一款第十六项") | _dismissed_by(COURT),
    ),
    Category(
        key="assessors", label="人民陪审员", bodies=COURT, verb="任免", exam=False,
        proposals=_by(COURT, "由基层人民法院院长提请", "人民陪审员法第十条"), oath=Oath.ORGAN,
    ),
    Category(
        key="procurator_general", label="人民检察院检察长", bodies=PROCURATORATE, **ELECTED,
        proposals=_elected(APPROVED, "地方组织法第二十六条；人民检察院组织法第三十八条") | _resigning(APPROVED) | _acting(REPORTED),
    ),
    Category(
        key="procuratorate_members", label="人民检察院副检察长、检察委员会委员、检察员", bodies=PROCURATORATE, verb="任免", year_report=True,
        proposals=_by(PROCURATORATE, "由人民检察院检察长提请", "人民检察院组织法第三十八条；地方组织法第五十条第一款第十六项")
        | _dismissed_by(PROCURATORATE),
    ),
    Category(
        key="committee_offices", label="县人大常委会办事机构、工作机构负责人", bodies=OFFICES, verb="任免", year_report=True,
        proposals=_by(COUNCIL, "由主任会议提请", "地方组织法第五十九条；本级人事任免办法"),
    ),
    Category(
        key="special_committees", label="专门委员会副主任委员、委员", bodies=(Body.SPECIAL_COMMITTEE,), verb="任免", exam=False, by_term=True,
        proposals=_by(COUNCIL, "由主任会议提名，限大会闭会期间的个别任免", "地方组织法第三十四条") | _resigning(),
    ),
    Category(
        key="credentials_committee", label="代表资格审查委员会组成人员", bodies=(Body.CREDENTIALS_COMMITTEE,), verb="任免", exam=False,
        proposals=_by(COUNCIL, "由主任会议在常委会组成人员中提名", "地方组织法第五十六条"), by_term=True, oath=Oath.NONE,
    ),
    Category(
        key="investigation_committee", label="特定问题调查委员会组成人员", bodies=(Body.OTHER,), verb="通过", exam=False,
        proposals=_by(COUNCIL, "由主任会议在常委会组成人员和其他代表中提名", "地方组织法第五十八条", acts=(Action.APPOINT,)),
        oath=Oath.NONE, certificate=False,
    ),
)  # fmt: skip
CATEGORIES = {category.key: category for category in ALL}
CHOICES = [(category.key, category.label) for category in ALL]


# Who may not hold both: (his seat, the post, the article).
@dataclass(frozen=True)
class Incompatible:
    """Whoever sits in one of ``these`` bodies holds no post in one of ``those``; with ``roles`` only in these posts."""

    these: tuple
    those: tuple
    law: str
    roles: tuple = ()


INCOMPATIBLE = (
    Incompatible(
        SEATS, OTHER_POWERS,
        "常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务，须先辞去常委会的职务（地方组织法第四十七条）",
        roles=("LEAD", "SCM"),
    ),
)  # fmt: skip

# What is handed in with an item: (key, title, whether nothing goes on without it).
_PROPOSAL = ("proposal", "提请议案（提请机关负责人签署）", True)
_FORM = ("form", "干部任免呈报表", True)
PAPERS = {
    Action.APPOINT: (
        _PROPOSAL,
        _FORM,
        ("review", "考察材料（德、能、勤、绩、廉）", True),
        ("founding", "新设机构的批准文件", False),
    ),
    Action.ACT: (_PROPOSAL, _FORM),
    Action.REMOVE: (_PROPOSAL, ("reason", "免职理由说明", True)),
    Action.RESIGN: (("request", "本人书面辞职请求", True),),
    Action.DISMISS: (
        ("motion", "撤职案（写明对象和理由）", True),
        ("material", "有关材料", True),
        ("defence", "本人书面申辩意见", False),
    ),
}
