"""How far each form of supervision comes: its own way to the deliberation, then the one that all of them go to the end."""

from django.db import models

ENDING = {
    "opinion_draft": "审议意见待交办",
    "handling": "研究处理中",
    "result_draft": "处理报告征求意见",
    "result_commented": "处理报告修改中",
    "result_reported": "处理情况已报告",
    "result_rating": "处理情况测评中",
    "result_rated": "处理情况已测评",
    "failed": "多次测评不满意",
    "published": "已通报并公布",
    "follow_up": "跟踪监督中",
    "followed": "已“回头看”",
    "closed": "已办结",
    "dropped": "已调出计划",
}
PUT_RIGHT = {
    "handling": "整改中",
    "result_draft": "整改报告征求意见",
    "result_commented": "整改报告修改中",
    "result_reported": "整改情况已报告",
    "result_rating": "整改情况测评中",
    "result_rated": "整改情况已测评",
}
REVIEWED = {
    "planned": "已确定为评议对象",
    "notified": "评议方案已通知",
    "self_checked": "已报送自查",
    "surveyed": "评议调查完成",
    "report_drafted": "调查报告待提请",
    "council_passed": "已决定提请评议",
    "heard": "已评议，待测评",
    "rating": "测评中",
    "rated": "已测评",
    "opinion_draft": "评议意见待交办",
    **PUT_RIGHT,
}


def _stages(name, own, ending=ENDING):
    """The enumeration of a form: planned, its ``own`` stages, the ``ending``; a word said again later replaces the former."""
    words = {"planned": "已列入计划", **{key: own[key] for key in own if key not in ENDING}}
    words |= {key: own.get(key, word) for key, word in ending.items()}
    return models.TextChoices(name, [(key.upper(), (key, word)) for key, word in words.items()], module=__name__)


# 专项工作报告：监督法第二章
SpecialReport = _stages(
    "SpecialReport",
    {
        "scheme": "实施方案已定",
        "researched": "调研完成",
        "opinions_sent": "意见已交报告机关",
        "report_draft": "报告征求意见",
        "commented": "报告修改中",
        "report_submitted": "报告已送交",
        "distributed": "报告已印发",
        "deliberated": "已审议",
    },
)

# 执法检查：监督法第四章
Inspection = _stages(
    "Inspection",
    {
        "team_formed": "检查组已成立",
        "notified": "方案已通知",
        "self_checked": "已报送自查",
        "inspecting": "检查中",
        "report_drafted": "检查报告待提请",
        "council_passed": "已决定提请审议",
        "deliberated": "已审议",
        "follow_up": "跟踪检查中",
    },
)

# 决算、预算调整：监督法第三章，预算法第六十九条、第七十八条；批准与否由表决定，处理情况不测评
FinanceReview = _stages(
    "FinanceReview",
    {
        "draft_sent": "草案已送交",
        "opined": "意见已提出",
        "fed_back": "处理情况已反馈",
        "distributed": "已印发",
        "heard": "已审议，待表决",
        "deliberated": "已批准",
    },
    ending={key: word for key, word in ENDING.items() if key not in ("result_rating", "result_rated", "failed")},
)

# 审计查出问题的整改：监督法第二十七条
AuditReport = _stages(
    "AuditReport",
    {
        "list_issued": "整改清单已交办",
        "report_submitted": "整改报告已送交",
        "distributed": "整改报告已印发",
        "deliberated": "已审议",
    },
)

# 专题询问：监督法第四十七条至第五十条
SpecialInquiry = _stages(
    "SpecialInquiry",
    {
        "scheme": "询问方案已定",
        "researched": "调研完成",
        "questions_fixed": "问题清单已定",
        "called": "已通知到会",
        "deliberated": "已询问",
        "opinion_draft": "询问意见待交办",
    },
)

# 司法案件评查：S67、S74
JudicialReview = _stages(
    "JudicialReview",
    {
        "scheme": "评查方案已定",
        "cases_drawn": "案件已抽取",
        "reviewing": "评查中",
        "report_drafted": "评查报告待提请",
        "council_passed": "已决定提请审议",
        "deliberated": "已审议",
    },
)

# 工作评议：S45、S97
WorkReview = _stages("WorkReview", REVIEWED)

# 履职评议、述职评议：S51，由常委会任命的人员
DutyReview = _stages("DutyReview", {**REVIEWED, "self_checked": "已报送述职报告", "heard": "已述职，待测评"})


class Rectification(models.TextChoices):
    """What a unit puts right that has failed a satisfaction vote (F67), until it is voted on again."""

    HANDLING = "handling", "整改中"
    RESULT_DRAFT = "result_draft", "整改报告征求意见"
    RESULT_COMMENTED = "result_commented", "整改报告修改中"
    RESULT_REPORTED = "result_reported", "整改情况已报告"
    RESULT_RATING = "result_rating", "再次测评中"
    RESULT_RATED = "result_rated", "已再次测评"
    FAILED = "failed", "多次测评不满意"
    PUBLISHED = "published", "已通报并公布"
    FOLLOW_UP = "follow_up", "跟踪监督中"
    FOLLOWED = "followed", "已“回头看”"
    CLOSED = "closed", "已办结"
    DROPPED = "dropped", "已终止"


class Visit(models.TextChoices):
    """How far an inspection visit of deputies has come (代表法第三十一条)."""

    PLANNED = "planned", "已列入计划"
    TEAM_FORMED = "team_formed", "视察组已成立"
    ANNOUNCED = "announced", "行程已通知"
    VISITED = "visited", "视察报告待转交"
    HANDLING = "handling", "研究处理中"
    RESULT_REPORTED = "result_reported", "处理情况已报告"
    PUBLISHED = "published", "已通报代表"
    CLOSED = "closed", "已办结"
    DROPPED = "dropped", "已调出计划"
