"""How far a review of a unit, of an officer, or the putting right after a vote has come: states of topics of these forms."""

from django.db import models


class WorkReview(models.TextChoices):
    """A review of the work of a department (工作评议, S45, S97)."""

    PLANNED = "planned", "已确定为评议对象"
    NOTIFIED = "notified", "评议方案已通知"
    SELF_CHECKED = "self_checked", "已报送自查"
    SURVEYED = "surveyed", "评议调查完成"
    REPORT_DRAFTED = "report_drafted", "调查报告待提请"
    COUNCIL_PASSED = "council_passed", "已决定提请评议"
    HEARD = "heard", "已评议，待测评"
    RATING = "rating", "测评中"
    RATED = "rated", "已测评"
    OPINION_DRAFT = "opinion_draft", "评议意见待交办"
    HANDLING = "handling", "整改中"
    RESULT_DRAFT = "result_draft", "整改报告征求意见"
    RESULT_COMMENTED = "result_commented", "整改报告修改中"
    RESULT_REPORTED = "result_reported", "整改情况已报告"
    RESULT_RATING = "result_rating", "整改情况测评中"
    RESULT_RATED = "result_rated", "整改情况已测评"
    FAILED = "failed", "多次测评不满意"
    PUBLISHED = "published", "已通报并公布"
    FOLLOW_UP = "follow_up", "跟踪监督中"
    FOLLOWED = "followed", "已“回头看”"
    CLOSED = "closed", "已办结"
    DROPPED = "dropped", "已调出计划"


class DutyReview(models.TextChoices):
    """A review of how an officer whom the standing committee has appointed does his duty (履职评议、述职评议, S51)."""

    PLANNED = "planned", "已确定为评议对象"
    NOTIFIED = "notified", "评议方案已通知"
    SELF_CHECKED = "self_checked", "已报送述职报告"
    SURVEYED = "surveyed", "评议调查完成"
    REPORT_DRAFTED = "report_drafted", "调查报告待提请"
    COUNCIL_PASSED = "council_passed", "已决定提请评议"
    HEARD = "heard", "已述职，待测评"
    RATING = "rating", "测评中"
    RATED = "rated", "已测评"
    OPINION_DRAFT = "opinion_draft", "评议意见待交办"
    HANDLING = "handling", "整改中"
    RESULT_DRAFT = "result_draft", "整改报告征求意见"
    RESULT_COMMENTED = "result_commented", "整改报告修改中"
    RESULT_REPORTED = "result_reported", "整改情况已报告"
    RESULT_RATING = "result_rating", "整改情况测评中"
    RESULT_RATED = "result_rated", "整改情况已测评"
    FAILED = "failed", "多次测评不满意"
    PUBLISHED = "published", "已通报并公布"
    FOLLOW_UP = "follow_up", "跟踪监督中"
    FOLLOWED = "followed", "已“回头看”"
    CLOSED = "closed", "已办结"
    DROPPED = "dropped", "已调出计划"


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
