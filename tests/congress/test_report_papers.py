"""A township's report and the county's table of a quarter on paper, read back from the PDF."""

import io

import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied

from congress.actions import documents
from congress.frame import clock
from congress.frame.printing import render_docx, render_pdf
from congress.queries.documents import paper_of
from tests.build import reports as build

pytestmark = pytest.mark.django_db
REPORT, TABLE = "congress.quarter_report", "congress.quarter_table"


def issued(kind, obj, actor):
    with clock.frozen(build.OPENS):
        return documents.issue(kind, obj, actor=actor)


def words(paper):
    with pdfplumber.open(io.BytesIO(render_pdf(paper).content)) as pdf:
        return "".join((page.extract_text() or "").replace("\n", "").replace(" ", "") for page in pdf.pages)


def test_a_signed_report_is_printed_with_its_figures_words_and_answers(cast):
    build.form(cast)
    report = build.report(cast, "river", at="submitted")

    text = words(paper_of(issued(REPORT, report, cast.townships["river"].actor("tsec"))))

    assert "2026年第三季度工作报告" in text
    for said in ("一、会议", "接待选民40—人次", "村道养护资金不足。", "活动照片：无。", "乡镇人大主席（签字）："):
        assert said in text


def test_before_the_chair_has_signed_there_is_no_paper(cast):
    build.form(cast)
    report = build.report(cast, "river", at="drafting")

    with pytest.raises(PermissionDenied):
        issued(REPORT, report, cast.townships["river"].actor("tsec"))


def test_the_countys_table_adds_up_what_has_come_in_and_names_who_is_missing(cast):
    build.form(cast)
    report = build.report(cast, "river", at="accepted")

    text = words(paper_of(issued(TABLE, report.round, cast.actor("dac"))))

    assert f"应报送2个乡镇，已报送1个；未报送：{cast.townships['hill'].congress.short_name}" in text
    assert "合计4096" in text.replace("—", "")  # received, opinions, solved … of the one that has come in
    assert render_docx(paper_of(issued(TABLE, report.round, cast.actor("dac")))).startswith(b"PK")


@pytest.mark.parametrize(
    ("key", "kind", "status"),
    [("go", REPORT, 200), ("com", TABLE, 200), ("dep", REPORT, 404), ("gov", TABLE, 404), ("aud", REPORT, 404)],
)
def test_who_opens_the_paper(cast, key, kind, status):
    build.form(cast)
    report = build.report(cast, "river", at="submitted")
    paper = issued(kind, report if kind == REPORT else report.round, cast.actor("dac"))

    assert cast.client(key).get(paper.get_absolute_url()).status_code == status


def test_another_township_finds_neither(cast):
    build.form(cast)
    report = build.report(cast, "river", at="submitted")
    papers = [issued(REPORT, report, cast.actor("dac")), issued(TABLE, report.round, cast.actor("dac"))]
    own, other = cast.townships["river"].client("tch"), cast.townships["hill"].client("tch")

    assert [own.get(one.get_absolute_url()).status_code for one in papers] == [200, 404]
    assert [other.get(one.get_absolute_url()).status_code for one in papers] == [404, 404]
