"""Normative documents and requests for review, by the actions."""

from datetime import timedelta

from congress.frame import clock
from supervision.actions import filings as actions
from supervision.models import FilingYear, NormativeDocument, ReviewRequest
from tests.build.dossiers import paper

WORDS = {"text": "备案报告、正式文本、说明和制定依据齐全。"}


def filed():
    """What comes with a filing: words and a file, as a form hands them on."""
    return {**WORDS, "files": [paper("备案材料.pdf")]}


ROAD = (
    "published",
    "filed",
    "registered",
    "reviewing",
    "communicating",
    "opinion",
    "objected",
    "proposed",
    "annulled",
)


def document(cast, at="published", **more):
    """A document of the court, walked on the road that ends with its annulment up to a state."""
    given = {"congress": cast.congress, "kind": "justice", "organ": cast.bodies["court"], "title": "关于诉讼费用缓减免的规定",
             "number": "西法发〔2026〕3号", "published_on": clock.today() - timedelta(days=10), **more}  # fmt: skip
    row = actions.keep_document(NormativeDocument(**given), actor=cast.go)
    steps = {
        "filed": lambda row: actions.file(row, actor=cast.go, **filed()),
        "registered": lambda row: actions.register(row, actor=cast.go),
        "reviewing": lambda row: actions.assign(row, actor=cast.go, committee=cast.bodies["agriculture"]),
        "communicating": lambda row: actions.communicate(row, actor=cast.com, text="第五条增加了公民的义务。"),
        "opinion": lambda row: opinion(cast, row),
        "objected": lambda row: actions.object_to(row, actor=cast.go, text="有上级规定作依据。"),
        "proposed": lambda row: actions.propose(row, actor=cast.go, text="主任会议决定提请撤销。"),
        "annulled": lambda row: actions.annul(row, actor=cast.go, on=clock.today(), text="决定撤销。"),
    }
    for state in ROAD[1 : ROAD.index(at) + 1]:
        row = steps[state](row)
    return row


def opinion(cast, row, text="与上位法相抵触，应当修改。"):
    return actions.issue_opinion(
        row, actor=cast.com, articles="第五条第二款", basis="《诉讼费用交纳办法》第四十四条", text=text
    )


def asked(cast, actor=None, **more):
    given = {"congress": cast.congress, "kind": "proposal", "title": "关于诉讼费用缓减免的规定", "reason": "第五条加重了当事人的负担。",
             "proposer": "某律师事务所", "received_on": clock.today(), **more}  # fmt: skip
    return actions.ask_for_review(ReviewRequest(**given), actor=actor or cast.go)


def year(cast, text="坚持有件必备、有备必审、有错必纠。", year=2026):
    return actions.keep_year(FilingYear(congress=cast.congress, year=year, text=text), actor=cast.go)
