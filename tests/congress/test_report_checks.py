"""What is found against the figures of a quarterly report: one row a case."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from congress.queries.report_checks import ERROR, WARNING, Entry, findings

BASE = {"kind": "count", "unit": "件", "required": True, "parts": [], "within": "", "jump": None}


def item(key, label, **more):
    row = SimpleNamespace(**{**BASE, "key": key, "label": label, **more})
    row.is_number = row.kind in ("count", "amount")
    return row


def entry(number=None, **more):
    counted = more.pop("counted", None)
    return Entry(None if number is None else Decimal(number), counted=counted if counted is None else Decimal(counted), **more)  # fmt: skip


RECEIVED = item("received", "收到意见", parts=["solved", "open"], jump=50)
SOLVED, OPEN = item("solved", "已解决", within="received"), item("open", "正在办理")
WORDS = item("words", "问题", kind="text")
FILES = item("files", "照片", kind="files", required=False)

CASES = [
    ("all in order", {"received": entry("9"), "solved": entry("6"), "open": entry("3")}, {"received": 8}, []),
    ("nothing filled", {}, {}, [("missing", ERROR, "received"), ("missing", ERROR, "solved"), ("missing", ERROR, "open")]),
    ("nought is filled", {"received": entry("0"), "solved": entry("0"), "open": entry("0")}, {}, []),
    ("the parts do not add up", {"received": entry("10"), "solved": entry("6"), "open": entry("3")}, {}, [("sum", ERROR, "received")]),
    ("a part is missing: no sum yet", {"received": entry("10"), "solved": entry("6")}, {}, [("missing", ERROR, "open")]),
    ("more than the whole", {"received": entry("5"), "solved": entry("6"), "open": entry("0")}, {}, [("sum", ERROR, "received"), ("within", ERROR, "solved")]),
    ("half a case", {"received": entry("1.5"), "solved": entry("1.5"), "open": entry("0")}, {}, [("whole", ERROR, "received"), ("whole", ERROR, "solved")]),
    ("exactly 50 % more", {"received": entry("9"), "solved": entry("9"), "open": entry("0")}, {"received": 6}, []),
    ("more than 50 % more", {"received": entry("10"), "solved": entry("10"), "open": entry("0")}, {"received": 6}, [("jump", WARNING, "received")]),
    ("more than 50 % less", {"received": entry("2"), "solved": entry("2"), "open": entry("0")}, {"received": 6}, [("jump", WARNING, "received")]),
    ("nothing to compare with", {"received": entry("10"), "solved": entry("10"), "open": entry("0")}, {"received": 0}, []),
    ("not the system's number", {"received": entry("9", counted="8"), "solved": entry("9"), "open": entry("0")}, {}, [("system", WARNING, "received")]),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "last", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_findings(entries, last, wanted):
    last = {key: Decimal(number) for key, number in last.items()}

    found = findings([RECEIVED, SOLVED, OPEN], entries, last)

    assert [(one.rule, one.level, one.key) for one in found] == wanted


def test_texts_and_files_are_missing_only_where_they_are_required():
    found = findings([WORDS, FILES], {"words": Entry(text="  ")}, {})

    assert [(one.rule, one.key) for one in found] == [("missing", "words")]


def test_a_warning_that_is_answered_no_longer_stands_against_an_error_does():
    jump = {"received": entry("20", answer="集中接待月"), "solved": entry("20"), "open": entry("1", answer="误")}

    found = findings([RECEIVED, SOLVED, OPEN], jump, {"received": Decimal(6)})

    assert [(one.rule, one.stands_against) for one in found] == [("sum", True), ("jump", False)]


def test_each_finding_says_what_is_wrong_with_the_figures_in_it():
    found = findings([RECEIVED, SOLVED, OPEN], {"received": entry("10"), "solved": entry("6"), "open": entry("3")}, {})
    found += findings([RECEIVED], {"received": entry("10", counted="12")}, {"received": Decimal(4)})

    assert [one.sentence for one in found] == [
        "“收到意见”应等于“已解决”、“正在办理”之和：填的是10，各项相加为9。",
        "比上季度的4件增加了150%，请核对；属实的请说明原因。",
        "系统中记录的是12件，与所填的10件不同。",
    ]
