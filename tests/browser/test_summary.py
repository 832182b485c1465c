"""The office makes a year's summary: counted, given out, two paragraphs written anew, counted again, frozen, decided,
printed and opened in Word – by everybody's own hand and only by what the pages offer."""

import subprocess
from datetime import date

import docx
import pytest
from playwright.sync_api import expect

from congress.actions import jobs
from congress.frame import clock
from congress.models import Job
from tests.browser.visitor import DESK
from tests.build.summaries import meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHAPTERS = (
    "机构和代表",
    "会议",
    "决议决定",
    "监督工作",
    "民生实事",
    "人事任免",
    "代表工作",
    "联络站和社情民意",
    "议案办理",
    "代表建议办理",
    "乡镇人大工作",
)
HELD, SEATS = "三次常委会会议都听取了专题汇报。", "代表队伍保持稳定。"


def held_last_year(town, number, present):
    day = date(clock.today().year - 1, 2 * number, 20)
    meeting(town.term, "standing_committee", day, 50 + number, due=20, present=present)


def chapter(visitor, title):
    return visitor.main.locator("section.panel").filter(
        has=visitor.page.get_by_role("heading", name=title, exact=True)
    )


def writes_over(go, title, place, text):
    """Open a chapter and write one of its paragraphs anew."""
    go.press("修改文字", chapter(go, title))
    go.fills({f"第{place}段": text})
    go.press("保存")
    go.sees("已保存。", text)


def downloaded(visitor, name, path):
    with visitor.page.expect_download() as download:
        visitor.thing(name).click()
    download.value.save_as(path)
    return path


def printed(path):
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    return "".join(text.split())


def test_the_office_makes_the_summary_of_a_year(visit, town, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    year = clock.today().year - 1
    for number, present in ((1, 18), (2, 20)):
        held_last_year(town, number, present)
    go, lead = visit("go", width=DESK), visit("lead", width=DESK)

    go.goes_to("年度总结")
    go.press("开始编写")
    go.fills({"年度": f"{year}年"})
    go.press("建立")
    go.sees("已建立，数据已经取好。", "常委会会议2次", "95.0%（38/40）")
    go.goes_through("分工")
    writes_over(go, "机构和代表", 1, SEATS)
    writes_over(go, "会议", 1, HELD)

    held_last_year(town, 3, 16)
    go.press("重新取数")
    go.sees(SEATS, HELD, "90.0%（54/60）", "改写后数据有变动")
    go.sees_not("95.0%（38/40）")
    go.press("修改文字", chapter(go, "会议"))
    expect(go.main.locator("ins").first).to_contain_text("3")
    go.press("已核对，不必改")
    go.press("保存")

    go.press("冻结数据")
    for title in CHAPTERS:
        go.press("交稿", chapter(go, title), confirm=True)
    for step in ("汇总", "送办公室审核", "提请主任会议审议"):
        go.press(step)
    lead.takes_up("年度工作总结", "办理")
    lead.goes_through("审议通过，定稿", {"审议的主任会议": "第五十二次主任会议"})

    go.page.reload()
    go.press("重新核对")
    go.sees("完全一致")
    go.press("返回总结")
    go.main.get_by_text("可以预览、签发的公文").click()
    go.press("签发")
    go.press("签发")
    job = Job.objects.filter(state="queued").latest("pk")
    assert jobs.run(job.pk) == "done"
    go.page.reload()

    book = printed(downloaded(go, "下载 PDF", tmp_path / "summary.pdf"))
    assert f"{year}年度工作总结经第五十二次主任会议审议通过" in book
    for words in (SEATS, HELD, "90.0%（54/60）", "附录一各章数据表·", "附录二数据来源与口径·", "图1会议次数", "—1—"):
        assert words in book
    word = docx.Document(downloaded(go, "下载 Word", tmp_path / "summary.docx"))
    texts = [one.text for one in word.paragraphs]
    assert [one for one in texts if HELD in one or SEATS in one] != []
    assert ["常委会会议", "3", "60", "54", "90.0%"] in [
        [cell.text for cell in row.cells] for table in word.tables for row in table.rows
    ]
    go.look()
    lead.look()
