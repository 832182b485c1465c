"""The local rules of appointments (domain §2.9, §2.12)."""

from congress.frame.kinds import Rule, under

LOCAL = "本级人事任免办法"
CASES = under("人事任免",
    Rule(key="appointment.papers_days", label="任免案材料报送：会前", basis=LOCAL, default=10, unit="日", low=3, high=30, order=700),
    Rule(key="appointment.notice_days", label="任免结果书面通知提请机关：宣布后", basis=LOCAL, default=3, unit="日", low=1, high=15,
         order=701),
    Rule(key="appointment.most_failures", label="同一人同一职务本届内几次未获通过后不再提请", basis=LOCAL, default=2, unit="次", low=1,
         high=3, order=702),
    Rule(key="appointment.may_merge", label="多项任免可以合并表决", basis=f"{LOCAL}；默认逐人表决", default=False, kind="bool",
         order=703),
    Rule(key="appointment.deliberates", label="交付表决前须有审议记录", basis=LOCAL, default=True, kind="bool", order=704),
    Rule(key="appointment.statement_minutes", label="表决前发言的时间", basis=LOCAL, default=5, unit="分钟", low=1, high=20, order=705),
)  # fmt: skip
EXAMS = under("任前法律知识考试",
    Rule(key="appointment.exam", label="任命以前须通过法律知识考试", basis=LOCAL, default=True, kind="bool", order=710),
    Rule(key="appointment.exam_pass", label="任前法律知识考试合格分数线", basis=LOCAL, default=60, unit="分", low=50, high=90, order=711),
    Rule(key="appointment.exam_good", label="任前法律知识考试良好分数线", basis=LOCAL, default=80, unit="分", low=60, high=95, order=712),
    Rule(key="appointment.exam_excellent", label="任前法律知识考试优秀分数线", basis=LOCAL, default=90, unit="分", low=70, high=100,
         order=713),
    Rule(key="appointment.exam_resits", label="任前法律知识考试不合格可以补考", basis=LOCAL, default=1, unit="次", low=0, high=3, order=714),
    Rule(key="appointment.exam_notice_days", label="告知考试范围：考试前", basis=LOCAL, default=3, unit="日", low=1, high=15, order=715),
)  # fmt: skip
OATHS = under("宪法宣誓",
    Rule(key="oath.days", label="由主席团、主任会议组织的宪法宣誓：就职后", basis="本级宪法宣誓组织办法", default=30, unit="日", low=1, high=90, order=720),
    Rule(key="oath.other_organs_workdays", label="由所在机关组织的宪法宣誓：就职后", basis="本级宪法宣誓组织办法（重庆规定十五个工作日）", default=15,
         unit="个工作日", low=1, high=60, order=721),
    Rule(key="oath.again", label="本届已宣誓的人就任新的职务须再次宣誓", basis="本级宪法宣誓组织办法", default=True, kind="bool", order=722),
)  # fmt: skip
REPORTS = under("任后述职",
    Rule(key="appointment.year_report", label="常委会任命的人员每年书面述职", basis=LOCAL, default=True, kind="bool", order=730),
    Rule(key="appointment.year_report_day", label="上年度书面述职报告的报送期限：1月", basis=LOCAL, default=31, unit="日", low=10, high=31,
         order=731),
)  # fmt: skip
ALL = (*CASES, *EXAMS, *OATHS, *REPORTS)
