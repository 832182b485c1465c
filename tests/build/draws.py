"""Random draws and experts on their way, through the actions."""

from datetime import timedelta

from congress.frame import clock
from supervision.actions import draws, experts
from supervision.models import Draw, Expert, ExpertMatter

TITLE = "2026年司法案件评查抽取案件"
STEPS = ("prepared", "committed", "drawn", "revealed", "voided")
WORD = "黄河之水天上来"


def case_rows(number=8, share=""):
    return [
        {
            "key": f"（2025）豫01民初{place}号",
            "name": f"第{place}号案件",
            "note": "民事",
            "share": share,
            "left_out": "",
        }
        for place in range(1, number + 1)
    ]


def draw(cast, at="prepared", *, title=TITLE, rows=None, count=3, word=WORD, **columns):
    """One of the county at this state."""
    go = cast.go
    row = draws.keep_draw(Draw(congress=cast.congress, title=title, count=count, **columns), actor=go)
    row = draws.fill_pool(row, actor=go, rows=case_rows() if rows is None else rows)
    way = STEPS[: STEPS.index(at) + 1]
    if "committed" in way:
        row = draws.commit(row, actor=go)
    if "drawn" in way:
        row = draws.take(row, actor=go, word=word, witness="王秀兰（县人大代表）")
    if "revealed" in way:
        row = draws.reveal(row, actor=go)
    if "voided" in way:
        row = draws.void(row, actor=go, reason="抽取池漏登两件案件。")
    return row


def expert(cast, name="林正", *, at="appointed", disciplines=("law",), employer="某某大学法学院", **columns):
    row = Expert(congress=cast.congress, name=name, employer=employer, title="教授", phone="13800001111", **columns)
    row = experts.keep_expert(row, actor=cast.go, disciplines=list(disciplines))
    today = clock.today()
    if at != "proposed":
        row = experts.appoint(row, actor=cast.go, since=today, until=today + timedelta(days=900))
    if at == "ended":
        row = experts.end(row, actor=cast.go, reason="本人提出")
    return row


def matter(cast, unit="court", *, discipline="law", wanted=2, title="法官履职评议"):
    row = ExpertMatter(congress=cast.congress, title=title, discipline=discipline, unit=cast.bodies[unit], wanted=wanted,
                       on=clock.today() + timedelta(days=10), purpose="评查裁判文书。")  # fmt: skip
    return experts.keep_matter(row, actor=cast.go)
