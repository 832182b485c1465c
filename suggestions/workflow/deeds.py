"""What is recorded beside the moves: the words by which the log calls it to readers who know nothing of the case."""

from congress.frame.kinds import Deed

WORDS = {
    "suggestions.assignment.change_plan": "修改办理方案",
    "suggestions.assignment.contact": "登记联系代表",
    "suggestions.assignment.finish_node": "登记节点完成",
    "suggestions.assignment.rate_flag": "评价设备登录过承办单位账号",
    "suggestions.commitment.mark": "代表认定承诺",
    "suggestions.commitment.report": "报告承诺进展",
    "suggestions.commitment.settle": "认定承诺结果",
    "suggestions.reply.change_class": "改定答复类别",
    "suggestions.suggestion.case_file": "生成案卷",
    "suggestions.suggestion.cosign": "确认联名",
    "suggestions.suggestion.decline": "未同意联名",
    "suggestions.suggestion.discard": "删除草稿",
    "suggestions.suggestion.edit": "修改文本",
    "suggestions.suggestion.leave": "退出联名",
    "suggestions.suggestion.mark_key": "列为或不再列为重点督办",
    "suggestions.suggestion.prepare": "拟定交办方案",
    "suggestions.prepare": "成批拟定交办方案",
    "suggestions.suggestion.choose_public": "选择公开方式",
    "suggestions.suggestion.remove_cosigner": "移出联名名单",
    "suggestions.suggestion.urge": "催办督办",
    "suggestions.suggestion.visit": "登记现场督办",
    "suggestions.suggestion.write": "起草",
}
DEEDS = (
    *(Deed(key=key, label=label) for key, label in WORDS.items()),
    Deed(key="suggestions.historicalsuggestion", label="历年建议"),
    Deed(key="suggestions.motion", label="议案"),
    Deed(key="suggestions.motiondeadline", label="议案截止日期"),
    Deed(key="suggestions.motionsigner", label="议案联名"),
    Deed(key="suggestions.lists", label="类别表", open=True),
    Deed(key="suggestions.publication", label="建议公开"),
    Deed(key="suggestions.unitcontact", label="承办单位联系信息"),
    Deed(key="suggestions.replyclass", label="答复类别表", open=True),
    Deed(key="suggestions.topic", label="建议类别表", open=True),
)
