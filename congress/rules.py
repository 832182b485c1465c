"""The local rules that every congress has, whatever its apps: how limits end and when people may be written to."""

from congress.frame import clock
from congress.frame.kinds import Rule

ALL = (
    Rule(
        key="clock.roll_forward",
        label="期限末日逢休息日顺延",
        basis="民法典第二百零三条（参照）",
        default=True,
        kind="bool",
        order=10,
    ),
    Rule(
        key="notice.hours",
        label="发出提醒的时段（工作日）",
        basis="本级规定",
        default="8:30-17:30",
        kind="text",
        lawful=clock.span,
        order=11,
    ),
    Rule(
        key="deputy.former_reads_history",
        label="离任代表仍可登录查阅本人提出的建议（只读）",
        basis="本级规定",
        default=True,
        kind="bool",
        order=12,
    ),
)
