"""One suggestion from the first word to the archive, by everybody's own hand and only by what the pages offer."""

import re
from datetime import timedelta
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from congress.actions import jobs
from congress.frame import clock
from congress.models import Job
from tests.browser.visitor import DESK
from tests.build import county
from tests.build.suggestions import FACTS, PROPOSALS, REPLY, SUBJECT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ONE_MATTER = {"我已通读全文，这件建议只写一件事，内容属实。": True}
COURSE = (
    "起草",
    "邀请联名",
    "确认联名",
    "提交建议",
    "复审通过",
    "退回修改",
    "修改后再提交",
    "立案编号",
    "交办",
    "签收",
    "申请退办",
    "同意退办并改派",
    "制定办理方案",
    "提出会办意见",
    "申请延期",
    "同意延期",
    "起草答复",
    "退回修改答复",
    "签发答复",
    "审核通过并答复代表",
    "评价答复",
    "交办重新办理",
    "转入承诺跟踪",
    "承诺兑现，办结",
    "归档",
)
PROMISE = "完成其余路段大修"


def in_days(days):
    return (clock.today() + timedelta(days=days)).isoformat()


def work(newest):
    """What a worker does, with what was asked for last."""
    for pk in list(Job.objects.filter(state="queued").order_by("-pk").values_list("pk", flat=True)[:newest]):
        assert jobs.run(pk) == "done", Job.objects.get(pk=pk).error


class Life:
    """The people of one suggestion, each at his own device."""

    def __init__(self, visit):
        self.dep, self.dep2 = visit("dep"), visit("dep2")
        self.go, self.dac, self.gov, self.unit, self.unitl, self.finance, self.court, self.river = (
            visit(key, width=DESK) for key in ("go", "dac", "gov", "unit", "unitl", "finance", "court", "river")
        )

    def is_written(self):
        dep = self.dep
        dep.goes_to("写建议")
        dep.fills({"标题": SUBJECT, "情况和理由": FACTS, "具体建议": PROPOSALS})
        expect(dep.page.locator("[data-house-saved]")).to_have_text(re.compile("^已保存 "), timeout=12_000)
        dep.press("保存，下一步")

    def is_signed_by_two(self):
        dep, dep2 = self.dep, self.dep2
        dep.goes_through("邀请联名", {"邀请联名的代表": ["王秀兰"]})
        dep.sees("王秀兰（待确认）", "王秀兰代表确认联名", "不等王秀兰了")
        dep2.takes_up(SUBJECT, "确认联名")
        dep2.sees("请先阅读全文", FACTS, PROPOSALS)
        dep2.fills({"您的意见": "同意联名：文本是我的意愿", "我已阅读全文": True})
        dep2.press("确定")
        dep2.sees("已确认联名")
        dep.takes_up(SUBJECT, "查看联名")
        dep.goes_through("提交建议", ONE_MATTER)

    def passes_three_reviews_and_goes_back_once(self):
        go, dac, dep = self.go, self.dac, self.dep
        go.takes_up(SUBJECT, "审核")
        go.goes_through("复审通过", {"审核意见": "符合立案要求。"})
        dac.takes_up(SUBJECT, "审核")
        dac.goes_through("退回修改", {"理由": "请写明水毁路段的位置和长度。"})
        dep.takes_up(SUBJECT, "修改")
        dep.sees("请写明水毁路段的位置和长度。")
        dep.fills({"情况和理由": f"{FACTS}水毁路段在三号桥以北，共四百二十米。"})
        dep.press("保存，下一步")
        dep2 = self.dep2
        dep2.takes_up(SUBJECT, "确认联名")
        dep2.fills({"您的意见": "同意联名：文本是我的意愿", "我已阅读全文": True})
        dep2.press("确定")
        dep.goes_to("我的建议")
        dep.press(SUBJECT)
        dep.goes_through("修改后再提交", ONE_MATTER)
        go.takes_up(SUBJECT, "审核")
        go.goes_through("复审通过")
        dac.takes_up(SUBJECT, "审核")
        rounds = dac.part("审核")
        expect(rounds).to_contain_text("第2稿")
        expect(rounds.locator("ins")).to_have_text("水毁路段在三号桥以北，共四百二十米。")
        dac.goes_through("立案编号", {"类别": "交通运输"})
        dac.sees("闭1号")

    def is_assigned(self):
        dac = self.dac
        dac.goes_to("交办")
        dac.main.get_by_role("link", name=re.compile("^领办、督办")).click()
        dac.fills(
            {
                "主办单位": "西平样县交通运输局",
                "会办单位": ["西平样县财政局", "西平样县人民法院"],
                "督办领导": "李宏远",
            }
        )
        dac.press("保存方案")
        dac.press("核对已拟定的，准备交办")
        dac.sees("县交通局主办、县财政局会办、县法院会办")
        dac.press("确认交办")
        dac.sees("已交办1件")
        self.letters_go_out("县交通运输局", "县财政局", "县人民法院")

    def letters_go_out(self, *to):
        self.dac.goes_to("待发函件")
        self.dac.sees(*to)
        self.dac.press("发出所选函件", confirm=True)
        self.dac.sees("已办理")

    def is_signed_for_and_one_unit_changes(self):
        unit, finance, court, river, dac = self.unit, self.finance, self.court, self.river, self.dac
        for one in (unit, finance):
            one.takes_up(SUBJECT, "签收")
            one.press("签收")
            one.sees("已签收")
        court.takes_up(SUBJECT, "签收")
        court.goes_through(
            "申请退办",
            {
                "退办理由": "道路养护不属于审判职责。",
                "同意退办的单位负责人": "许院长",
                "建议改由哪个单位办理": "河口镇人民政府",
            },
        )
        dac.takes_up(SUBJECT, "决定")
        dac.sees("道路养护不属于审判职责。")
        dac.goes_through("同意退办并改派", {"改由哪个单位办理": "河口镇人民政府"})
        dac.sees("县法院退办后改派")
        self.letters_go_out("河口镇人民政府")
        river.takes_up(SUBJECT, "签收")
        river.press("签收")

    def is_handled(self):
        unit, dep = self.unit, self.dep
        unit.takes_up(SUBJECT, "办理")
        unit.press("制定办理方案")
        unit.fills({"办理方案": "现场勘查后分两步处治。", "联系电话": "0395-6210001", "分管负责人": "杨局长"})
        for place, (title, days, money) in enumerate((("完成勘查", 10, ""), ("完成应急处治", 40, "36.5")), start=1):
            unit.fills({"做什么": title, "哪天完成": in_days(days), "资金（万元）": money}, unit.group(f"节点{place}"))
        unit.press("制定办理方案", unit.main.locator("form"))
        unit.sees("完成应急处治", "36.5")
        unit.press("登记完成", unit.main.get_by_role("row").filter(has_text="完成勘查"))
        unit.press("登记联系代表")
        unit.fills(
            {
                "阶段": "办前",
                "方式": "现场沟通",
                "日期": in_days(0),
                "联系的代表": "张德福",
                "单位参加人": "韩经办",
                "沟通情况": "一同查看了水毁路段。",
            }
        )
        unit.press("登记联系代表")
        dep.goes_to("我的建议")
        dep.press(SUBJECT)
        dep.sees("一同查看了水毁路段。")

    def joint_units_opine(self):
        self.unit.sees("县财政局会签", "河口镇政府会签")
        for one, text, head in (
            (self.finance, "资金可从养护经费中列支。", "秦局长"),
            (self.river, "镇里负责占地协调。", "吕镇长"),
        ):
            one.takes_up(SUBJECT, "办理")
            one.goes_through("提出会办意见", {"会办意见": text, "签发人": head})
        self.unit.takes_up(SUBJECT, "办理")
        self.unit.sees("资金可从养护经费中列支。", "镇里负责占地协调。")

    def gets_more_time(self):
        self.unit.goes_through("申请延期", {"延期理由": "冬季不宜铺筑沥青。", "申请延至": in_days(120)})
        self.dac.takes_up(SUBJECT, "审批")
        self.dac.goes_through("同意延期")
        self.dac.sees("冬季不宜铺筑沥青。")
        self.dac.press("这一天是怎样算出来的", self.dac.part("期限").locator(".clock").filter(has_text="答复"))
        self.dac.sees("为什么是这一天", "期限的变更")

    def is_answered(self, text, reply_class, promise="", send_back=False):
        unit, unitl, gov = self.unit, self.unitl, self.gov
        unit.takes_up(SUBJECT, "办理")
        draft = {"答复类别": reply_class, "答复内容": text, "公开属性": "主动公开"}
        unit.press("起草答复")
        unit.fills(draft)
        if promise:
            unit.fills(
                {"承诺做什么": promise, "承诺完成日期": in_days(200), "资金（万元）": "120"}, unit.group("承诺事项1")
            )
        unit.press("起草答复", unit.main.locator("form"))
        if send_back:
            unitl.takes_up(SUBJECT, "签发")
            unitl.press("返回")
            unitl.goes_through("退回修改答复", {"理由": "请写明恢复通行的日期。"})
            unit.takes_up(SUBJECT, "办理")
            unit.press("起草答复")
            unit.sees("请写明恢复通行的日期。")
            unit.fills({"答复内容": f"{text}校车已恢复通行。"})
            unit.press("起草答复", unit.main.locator("form"))
        unitl.takes_up(SUBJECT, "签发")
        unitl.fills({"我已阅读全文，同意签发。": True})
        unitl.press("签发答复", unitl.main.locator("form"))
        gov.takes_up(SUBJECT, "审核")
        gov.press("审核通过并答复代表", gov.main.locator("form"))
        gov.sees("已办理")
        self.letters_go_out("张德福", "王秀兰")

    def is_rated(self, result, **more):
        dep = self.dep
        dep.takes_up(SUBJECT, "评价")
        marks = {"办理态度": "满意", "办理结果": result, "已征求联名代表的意见": True, **more}
        dep.fills({**marks, "登录密码": "not-his-password"})
        with dep.expecting(422):
            dep.press("评价答复", dep.main.locator("form"))
        dep.sees("密码")
        dep.fills({"登录密码": county.PASSWORD})
        dep.press("评价答复", dep.main.locator("form"))
        dep.sees("已办理")

    def is_read_as_a_letter(self, folder):
        """From the inbox to the printed letter, and to the page where anybody may check it."""
        work(newest=2)
        dep = self.dep
        dep.press_on(dep.page.get_by_role("banner").get_by_role("link", name=re.compile("收件箱")))
        dep.press("打开", dep.main.locator("li.todo").filter(has_text="请评价答复").first)
        dep.press_on(dep.part("公文").get_by_role("link", name=re.compile("致张德福代表")).last)
        dep.sees("西交函", f"闭1号 {SUBJECT}")
        with dep.page.expect_download() as download:
            dep.thing("下载 PDF").click()
        download.value.save_as(folder / "letter.pdf")
        dep.press("核验页")
        dep.sees("这份公文由本系统签发", "县交通运输局")
        dep.page.locator("input[type=file]").set_input_files(folder / "letter.pdf")
        dep.press("核对")
        dep.sees("文件一致")
        dep.press_on(dep.page.locator("a.wordmark"))

    def is_open_to_everyone_who_asks_why(self):
        """The whole course is there, and each date says how it was reckoned."""
        dac = self.dac
        dac.goes_to("代表建议")
        dac.press(SUBJECT)
        course = dac.part("办理经过")
        for word in COURSE:
            expect(course).to_contain_text(word)
        dates = dac.part("期限")
        dates.locator("summary").click()
        for link in dates.get_by_role("link").all():
            derivation = dac.context.request.get(urljoin(dac.start, link.get_attribute("href")))
            assert (derivation.status, "计算过程" in derivation.text()) == (200, True)
        dac.press_on(dates.get_by_role("link"))
        dac.sees("为什么是这一天", "计算过程")

    def is_done_again(self):
        self.dac.takes_up(SUBJECT, "研究")
        self.dac.goes_through("交办重新办理", {"重新办理的要求": "逐条回应代表意见。"})

    def is_followed_and_closed(self):
        unit, dac, dep, go = self.unit, self.dac, self.dep, self.go
        dac.takes_up(SUBJECT, "办结")
        dac.press("转入承诺跟踪")
        unit.takes_up(PROMISE, "报告进展")
        unit.press("报告进展")
        unit.fills({"进展情况": "大修已完工并通过验收。", "这项承诺已经兑现，请代表认定": True})
        unit.press("报告承诺进展")
        dep.takes_up(PROMISE, "认定")
        dep.press("认定是否兑现")
        dep.fills({"是否兑现": "已兑现"})
        dep.press("认定承诺是否兑现")
        dac.takes_up(PROMISE, "认定")
        dac.press("认定结果")
        dac.fills({"认定结果": "已兑现", "认定依据": "现场核实，代表认可。"})
        dac.press("认定承诺结果")
        dac.goes_through("承诺兑现，办结", {"答复类别改定为": "A"})
        dac.sees("B类改定为A类")
        go.takes_up(SUBJECT, "归档")
        go.press("归档")
        go.sees("已办理：归档")


def test_one_suggestion_lives_its_whole_life(visit, tmp_path):
    life = Life(visit)
    life.is_written()
    life.is_signed_by_two()
    life.passes_three_reviews_and_goes_back_once()
    life.is_assigned()
    life.is_signed_for_and_one_unit_changes()
    life.is_handled()
    life.joint_units_opine()
    life.gets_more_time()
    life.is_answered(REPLY, "C", send_back=True)
    life.is_rated("不满意", **{"意见和理由": "没有回应建议的第二条。"})
    life.is_done_again()
    life.is_answered("三处水毁路段已完成处治，其余路段列入明年计划。", "B", promise=PROMISE)
    life.is_read_as_a_letter(tmp_path)
    life.is_rated("满意")
    life.is_followed_and_closed()
    life.is_open_to_everyone_who_asks_why()
