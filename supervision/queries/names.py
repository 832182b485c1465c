"""What the words of a step are called – the same on its form, on its paper and on the public page –, by the form of the topic."""

from ..models import Form

NAMES = {
    "settle_scheme": "实施方案",
    "research": "调研报告",
    "send_opinions": "意见汇总",
    "hand_in_draft": "报告（征求意见稿）",
    "comment_draft": "委员会的意见",
    "hand_in_report": "专项工作报告",
    "distribute": "印发情况",
    "draft_opinions": "审议意见",
    "issue_opinions": "审议意见",
    "draft_result": "研究处理情况报告（征求意见稿）",
    "comment_result": "委员会的意见",
    "report_result": "研究处理情况报告",
    "look_back": "“回头看”情况",
    "self_check": "自查情况",
    "write_report": "执法检查报告",
    "pass_council": "主任会议意见",
    "call_units": "通知内容",
    "hold": "询问会议情况",
    "write_visit": "视察报告",
    "pass_on": "转交意见",
    "answer_visit": "研究处理情况报告",
    "send_draft": "草案说明",
    "opine": "审查意见",
    "feed_back": "处理情况",
    "approve": "批准的决议",
    "issue_list": "交办要求",
    "rate": "满意度测评结果",
    "result_satisfied": "测评结果",
    "result_failed": "测评结果",
    "decide": "处理决定",
}
PUT_RIGHT = {"draft_result": "整改情况报告（征求意见稿）", "report_result": "整改情况报告"}
REVIEWED = {"settle_scheme": "评议方案", "write_report": "评议调查报告", "draft_opinions": "评议意见", "issue_opinions": "评议意见",
            **PUT_RIGHT}  # fmt: skip
# Where a form speaks otherwise.
OF_FORM = {
    Form.SPECIAL_INQUIRY: {"settle_scheme": "询问方案", "draft_opinions": "询问意见", "issue_opinions": "询问意见"},
    Form.JUDICIAL_REVIEW: {"settle_scheme": "评查方案", "write_report": "评查报告"},
    Form.WORK_REVIEW: {**REVIEWED, "self_check": "自查报告"},
    Form.DUTY_REVIEW: {**REVIEWED, "self_check": "述职报告"},
    Form.RECTIFICATION: PUT_RIGHT,
    Form.AUDIT: {"hand_in_report": "审计查出问题整改情况报告"},
}
TEAMS = {
    Form.INSPECTION: "检查组",
    Form.VISIT: "视察组",
    Form.JUDICIAL_REVIEW: "评查组",
    Form.WORK_REVIEW: "评议组",
    Form.DUTY_REVIEW: "评议组",
}


def name_of(topic, step, otherwise=""):
    """What the words of a step are called."""
    return OF_FORM.get(topic.form, {}).get(step) or NAMES.get(step, otherwise)


def team_of(topic):
    """What the people who go out are called."""
    return TEAMS.get(topic.form, "调研组")
