"""Breaking a title into lines that keep words whole and look balanced (GB/T 9704: 词意完整、排列对称)."""

import re
from functools import cache, partial

from .grid import TITLE_LETTER, width_in_em

# Characters in a line of 156 mm: of a title in size 2, of a line below it in size 3, of a title on a cover.
MOST, MOST_BELOW, MOST_ON_COVER = 20, 27, 17

_NOT_FIRST = set("》〉」』）】〕、，。；：？！”’·的了")
_NOT_LAST = set("《〈「『（【〔“‘第")
_GOOD_AFTER = re.compile(r"(委员会|人民政府|代表大会|会议|关于|》|，|、|）|办公室|主席团|县|局|号)$")
_WORDS = re.compile(
    "人民代表大会|人民代表|常务委员会|委员会|常务|代表大会|代表|大会|会议|关于|建议|批评|意见|答复|办理|报告|情况|工作|通知|公告|决定|决议|"
    "审议|监督|执法|检查|调研|人民政府|政府|人民法院|检察院|监察|办公室|工委|主席团|乡镇|街道|社区|村民|农村|农业|农民|城乡|县城|"
    "进一步|加强|加快|推进|推动|支持|解决|完善|提升|提高|优化|规范|促进|问题|建设|改造|管理|治理|服务|发展|保护|保障|实施|"
    "交通|公路|路段|水毁|修复|养护|工程|计划|道路|桥梁|饮水|安全|水利|河道|污水|垃圾|环境|生态|旅游|文化|教育|学校|学前|医疗|卫生|养老|就业|产业|企业|"
    "第[一二三四五六七八九十百零〇]+[届次]|第\\d+号|\\d+年度?|\\d+月|\\d+日|[A-Za-z0-9.]+|年度|年至|满意度|测评|统计|清单|目录|汇编|名单"
)

_width = partial(width_in_em, letter=TITLE_LETTER)


def balance(title, most=MOST):
    """The lines of a title: given lines stay, and any that is too long is broken where it reads best."""
    given = title.split("\n") if isinstance(title, str) else title
    return tuple(part for line in given if line.strip() for part in _lines(line.strip(), most))


def _lines(text, most):
    if _width(text) <= most:
        return (text,)
    fewest = -(-_width(text) // (most - 0.5))
    return min(_broken(text, fewest, most), _broken(text, fewest + 1, most, cost=25))[1]


def _broken(text, wanted, most, *, cost=0):
    """The cheapest way to break the text into about ``wanted`` lines of equal width, and what it costs."""
    inside = {cut for word in _WORDS.finditer(text) for cut in range(word.start() + 1, word.end())}
    ideal = _width(text) / wanted

    @cache
    def best(start):
        rest = _width(text[start:])
        if rest <= most:
            return (rest - ideal) ** 2, (text[start:],)
        choices = []
        for cut in range(start + 1, len(text)):
            width = _width(text[start:cut])
            if width > most:
                break
            if width >= most / 4:
                later, lines = best(cut)
                price = later + (width - ideal) ** 2 + _penalty(text, cut, inside)
                choices.append((price, (text[start:cut], *lines)))
        return min(choices)

    price, lines = best(0)
    return price + cost, lines


def _penalty(text, cut, inside):
    """What it costs the reader to have the line end here."""
    before, penalty = text[:cut], 0
    if text[cut] in _NOT_FIRST or text[cut - 1] in _NOT_LAST:
        penalty += 1000
    if cut in inside:
        penalty += 60
    if before.endswith(("和", "与", "及", "对", "将", "在", "关于")):
        penalty += 15
    elif _GOOD_AFTER.search(before):
        penalty -= 12
    return penalty
