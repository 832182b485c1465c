"""How far special inquiries, judicial reviews and visits have come."""

from django.db import models


class SpecialInquiry(models.TextChoices):
    """How far a special inquiry has come (监督法第四十七条至第五十条)."""

    PLANNED = "planned", "已列入计划"
    SCHEME = "scheme", "询问方案已定"
    RESEARCHED = "researched", "调研完成"
    QUESTIONS_FIXED = "questions_fixed", "问题清单已定"
    CALLED = "called", "已通知到会"
    DELIBERATED = "deliberated", "已询问"
    OPINION_DRAFT = "opinion_draft", "询问意见待交办"
    HANDLING = "handling", "研究处理中"
    RESULT_DRAFT = "result_draft", "处理报告征求意见"
    RESULT_COMMENTED = "result_commented", "处理报告修改中"
    RESULT_REPORTED = "result_reported", "处理情况已报告"
    RESULT_RATING = "result_rating", "处理情况测评中"
    RESULT_RATED = "result_rated", "处理情况已测评"
    FAILED = "failed", "多次测评不满意"
    PUBLISHED = "published", "已通报并公布"
    FOLLOW_UP = "follow_up", "跟踪监督中"
    FOLLOWED = "followed", "已“回头看”"
    CLOSED = "closed", "已办结"
    DROPPED = "dropped", "已调出计划"


class JudicialReview(models.TextChoices):
    """How far a review of court and procuratorate cases has come (S67, S74)."""

    PLANNED = "planned", "已列入计划"
    SCHEME = "scheme", "评查方案已定"
    CASES_DRAWN = "cases_drawn", "案件已抽取"
    REVIEWING = "reviewing", "评查中"
    REPORT_DRAFTED = "report_drafted", "评查报告待提请"
    COUNCIL_PASSED = "council_passed", "已决定提请审议"
    DELIBERATED = "deliberated", "已审议"
    OPINION_DRAFT = "opinion_draft", "审议意见待交办"
    HANDLING = "handling", "研究处理中"
    RESULT_DRAFT = "result_draft", "处理报告征求意见"
    RESULT_COMMENTED = "result_commented", "处理报告修改中"
    RESULT_REPORTED = "result_reported", "处理情况已报告"
    RESULT_RATING = "result_rating", "处理情况测评中"
    RESULT_RATED = "result_rated", "处理情况已测评"
    FAILED = "failed", "多次测评不满意"
    PUBLISHED = "published", "已通报并公布"
    FOLLOW_UP = "follow_up", "跟踪监督中"
    FOLLOWED = "followed", "已“回头看”"
    CLOSED = "closed", "已办结"
    DROPPED = "dropped", "已调出计划"


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
