"""Papers to print in tests, and how to read a printed page back."""

import io
from collections import defaultdict
from datetime import date

import pdfplumber

from congress.frame.printing import (
    Annex,
    Column,
    Field,
    Fields,
    Heading,
    Listing,
    Paper,
    Para,
    Quote,
    Signature,
    Signatures,
    Table,
)

MM = 25.4 / 72
RARE = "㛃䶮𬭎喆堃燊"
LONG = (
    "县人民政府高度重视农村饮水安全工作，把它作为巩固拓展脱贫攻坚成果同乡村振兴有效衔接的一项基础工程来抓，先后投入资金"
    "二千三百六十万元，实施水源改造、管网延伸和水厂提升项目十七个，受益群众四万三千人。但从这次检查的情况看，部分村社供水"
    "保证率不高、水质不稳定、管护责任不落实的问题仍然存在，群众反映比较集中，需要引起重视（详见附表），并在“十五五”规划中"
    "统筹安排。"
)
MIXED = "对不达标的3处工程，限于2026年12月31日前完成净化消毒设备更换，联系电话0000-1234567。"
CHECK = "https://rd.example.gov.cn/check/0123456789abcdef0123456789abcdef/"

RED_HEAD = Paper(
    form="red_head",
    head="西平样县人民代表大会常务委员会文件",
    number="西人常发〔2026〕18号",
    title=("西平样县人民代表大会常务委员会", "关于2025年度代表建议办理情况的报告"),
    addressee="各乡镇人民代表大会主席团，县人民政府",
    blocks=(
        Heading("一、基本情况", 1),
        *[Para(LONG) for _ in range(4)],
        Heading("（一）强化工作措施", 2),
        Para(MIXED),
        *[Para(LONG) for _ in range(5)],
    ),
    attachments=("2025年度代表建议办理情况统计表", f"重点督办建议清单（{RARE}）"),
    signer="西平样县人民代表大会常务委员会",
    date=date(2026, 11, 22),
    seal=True,
    note="联系人：王喆堃　电话：0000-1234567",
    copies_to=("县委办公室", "县政协办公室"),
    printed_by="西平样县人民代表大会常务委员会办公室",
    check_url=CHECK,
    check_words="扫码核验本件",
)
LETTER = Paper(
    form="letter",
    head="西平样县交通运输局",
    number="西交函〔2026〕7号",
    corner=("类别：A", "公开"),
    approver="王喆堃",
    title="对西平样县第十八届人民代表大会第五次会议第137号建议的答复",
    addressee="张三代表",
    blocks=(
        Para("您提出的关于解决县乡公路破损问题的建议收悉，现答复如下："),
        *[Para(LONG) for _ in range(4)],
        Quote("我宣誓：忠于中华人民共和国宪法。"),
    ),
    signer="西平样县交通运输局",
    date=date(2026, 9, 3),
    seal=True,
    copies_to=("县人大常委会代表工委",),
    annexes=(
        Annex(
            label="附件",
            title="代表建议办理情况征询意见表",
            number="第137号",
            blocks=(
                Fields(
                    (
                        (Field("建议编号", "第137号"), Field("答复日期", "2026年9月3日")),
                        (Field("对办理结果", "□ 满意　□ 基本满意　□ 不满意"),),
                        (Field("意见和建议", LONG, lines=8, stacked=True),),
                    )
                ),
                Signatures((Signature("代表（签名）：", dated=True),)),
            ),
        ),
    ),
)
REPORT = Paper(
    form="plain",
    title="西平样县人民政府关于2026年度代表建议办理情况的报告",
    subtitle=("——2026年11月22日在西平样县第十八届人大常委会第三十一次会议上",),
    blocks=(
        Para("全体组成人员", lead="出席："),
        Table(
            (Column("序号", 1, "center"), Column("建议标题", 6), Column("办理结果", 2, "center")),
            tuple((str(row), "关于加快推进农村饮水安全工程建设的建议", "A") for row in range(1, 61)),
            caption="表1　办理情况一览",
        ),
        Table(tuple(Column(f"栏{n}") for n in range(8)), (("横",) * 8,), landscape=True, small=True),
        Listing(("继续办理", "按时答复")),
    ),
)


def pages(content):
    with pdfplumber.open(io.BytesIO(content)) as file:
        yield from file.pages


def chars(page):
    """Every visible character of a page: its text, the edges of its em box in millimetres, its font and colour."""
    height = float(page.height)
    for char in page.chars:
        if char["text"].strip():
            top, bottom = (
                height - char["matrix"][5] - 0.88 * char["size"],
                height - char["matrix"][5] + 0.12 * char["size"],
            )
            yield {
                "text": char["text"],
                "left": char["x0"] * MM,
                "right": char["x1"] * MM,
                "top": top * MM,
                "bottom": bottom * MM,
                "size": char["size"],
                "font": char["fontname"].partition("+")[2],
                "colour": char["non_stroking_color"],
            }


def lines(page, least=36, most=263):
    """The lines of the type area, each a list of characters from left to right."""
    found = defaultdict(list)
    for char in chars(page):
        if least < char["top"] and char["bottom"] < most:
            found[round(char["bottom"] * 4)].append(char)
    merged = []
    for key in sorted(found):
        if merged and key - merged[-1][0] <= 4:
            merged[-1][1].extend(found[key])
        else:
            merged.append((key, found[key]))
    return [sorted(line, key=lambda char: char["left"]) for _, line in merged]


def words(line):
    return "".join(char["text"] for char in line)


def text(content):
    return "\n".join(words(line) for page in pages(content) for line in lines(page, 0, 300))
