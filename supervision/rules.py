"""The local rules of supervision: what the law leaves to the county, and what it fixes."""

from congress.frame.kinds import Rule

ALL = (
    Rule(key="topic.committee_answer_days", label="委员会对报告提出意见", basis="本级规定", default=5, unit="日", low=1, high=10,
         order=603),
    Rule(key="opinion.draft_days", label="起草审议意见：会后", basis="本级规定", default=3, unit="日", low=1, high=15, order=604),
    Rule(key="opinion.handover_days", label="交办审议意见：会后", basis="本级规定", default=10, unit="日", low=3, high=30, order=605),
    Rule(key="opinion.report_months", label="报告研究处理情况：交办后", basis="监督法第十七条；期限由本级规定", default=3, unit="个月",
         low=1, high=6, order=606),
    Rule(key="opinion.comment_days", label="委员会对处理报告提出意见", basis="本级规定", default=10, unit="日", low=1, high=20,
         order=607),
    Rule(key="opinion.redo_months", label="重新研究处理的期限", basis="本级规定", default=2, unit="个月", low=1, high=6, order=608),
    Rule(key="inspection.law_notice_days", label="执法检查方案提前通知", basis="本级规定", default=10, unit="日", low=0, high=30,
         order=609),
    Rule(key="visit.notice_days", label="视察行程提前通知", basis="本级规定", default=10, unit="日", low=0, high=30, order=611),
    Rule(key="visit.report_months", label="研究处理视察报告", basis="代表法第三十一条；期限由本级规定", default=3, unit="个月", low=1, high=6,
         order=612),
    Rule(key="review.reviewers", label="司法案件评查：每案专家", basis="本级规定", default=2, unit="名", low=1, high=5, order=613),
    Rule(key="supervision.plan_to_committee", label="监督工作计划由主任会议通过后还须常委会会议通过",
         basis="监督法第六十三条：由主任会议通过；本级规定可以更严", default=False, kind="bool", order=610),
    Rule(key="project.update_days", label="民生实事、重点工程项目多少天没有更新算久未更新", basis="本级规定", default=30, unit="日", low=7,
         high=92, order=640),
    Rule(key="project.amber_points", label="项目进度比计划落后多少算滞后", basis="本级规定", default=5, unit="个百分点", low=1, high=50,
         order=641),
    Rule(key="project.red_points", label="项目进度比计划落后多少算严重滞后", basis="本级规定", default=20, unit="个百分点", low=2,
         high=100, order=642),
    Rule(key="project.answer_days", label="报告项目决定落实情况的期限", basis="本级规定", default=30, unit="日", low=7, high=92, order=643),
    Rule(key="satisfaction.most_failures", label="测评不满意几次以后由常委会决定怎样处理", basis="本级满意度测评办法", default=2, unit="次",
         low=1, high=3, order=611),
    Rule(key="livelihood.extra_percent", label="民生实事候选项目比应选项目多出", basis="本级民生实事项目票决办法", default=20, unit="%", low=1,
         high=100, order=644),
)  # fmt: skip
