"""Who may read the log, and what of it is told whole: accounts, registers and settings; nothing of a case."""

from congress.frame.kinds import Deed


def reads_audit(actor, obj=None):
    """审计员"""
    return actor.is_any("AUD")


def _open(key, label):
    return Deed(key=key, label=label, open=True)


DEEDS = (
    _open("congress.account", "账号与登录"),
    _open("congress.area", "区域"),
    _open("congress.anonymised", "删去期满的联系方式"),
    _open("congress.audit", "审计"),
    _open("congress.backup", "备份和恢复"),
    _open("congress.calendar", "放假安排"),
    _open("congress.congress", "人民代表大会"),
    _open("congress.delivery", "邮件和短信"),
    _open("congress.forbidden", "越权被拒"),
    _open("congress.membership", "任职"),
    _open("congress.organization", "机构"),
    _open("congress.person", "人员"),
    _open("congress.post", "职位"),
    _open("congress.reportform", "季报表式"),
    _open("congress.reportitem", "季报项目"),
    _open("congress.reportround", "季度报告开始填报"),
    _open("congress.rulevalue", "本级规则"),
    _open("congress.session", "会议"),
    _open("congress.setup", "首次设置"),
    _open("congress.summary.open", "开始编写年度总结"),
    _open("congress.term", "届"),
    _open("congress.token", "访问令牌"),
    _open("congress.archive", "年度归档包"),
    Deed(key="congress.attachment.add", label="上传附件"),
    Deed(key="congress.attachment.take_down", label="撤下附件"),
    Deed(key="congress.attachment.seal", label="封存、启封附件"),
    Deed(key="congress.ballot.add", label="拟订表决"),
    Deed(key="congress.ballot.change", label="修改拟订的表决"),
    Deed(key="congress.ballot.count", label="录入计票结果"),
    Deed(key="congress.ballot.options", label="编排票上事项"),
    Deed(key="congress.deadline.moved", label="期限随放假安排变动"),
    Deed(key="congress.document.correct", label="更正公文"),
    Deed(key="congress.document.issue", label="签发公文"),
    Deed(key="congress.document.void", label="作废公文"),
    Deed(key="congress.export", label="导出"),
    Deed(key="congress.together", label="一起办理"),
    _open("congress.import", "导入登记册"),
    Deed(key="congress.fund", label="乡镇人大经费"),
    Deed(key="congress.grouptask", label="小组任务"),
    Deed(key="congress.job.repeat", label="重新生成过期的文件"),
    Deed(key="congress.job.retry", label="重试后台任务"),
    Deed(key="congress.letter.put", label="放入待发函件"),
    Deed(key="congress.letter.released", label="发出函件"),
    Deed(key="congress.letter.withdrawn", label="撤回函件"),
    Deed(key="congress.meeting", label="会议登记"),
    Deed(key="congress.meetingitem", label="编排议题"),
    Deed(key="congress.agenda", label="会议议程和通知"),
    Deed(key="congress.minutes", label="会议纪要"),
    Deed(key="congress.meetingpaper", label="会议文件"),
    Deed(key="congress.resolution", label="决议决定"),
    Deed(key="congress.sitting", label="分次会议和签到"),
    Deed(key="congress.leave", label="会议请假"),
    Deed(key="congress.guest", label="编排列席名单"),
    Deed(key="congress.plan", label="年度计划"),
    Deed(key="congress.number.cancel", label="作废编号"),
    Deed(key="congress.publicityarticle", label="宣传稿件"),
    Deed(key="congress.report.urge", label="催报季度报告"),
    Deed(key="congress.report.values", label="填写季度报告"),
    Deed(key="congress.summarysection", label="撰写年度总结"),
    Deed(key="congress.volume", label="编印册"),
    Deed(key="congress.writing", label="文稿登记"),
    Deed(key="congress.refused", label="条件不符被拒"),
    Deed(key="congress.scoresheet", label="乡镇人大考核表"),
    Deed(key="congress.townshipstaff", label="乡镇人大工作人员"),
)
