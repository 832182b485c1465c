"""The local rules of appointments (domain §2.9, §2.12)."""

from congress.frame.kinds import Rule

LOCAL = "本级人事任免办法"
ALL = (
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
