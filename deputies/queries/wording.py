"""Reading words: the class of what somebody said, its line in the lists, the title of a suggestion made of it. No database."""

import re

from ..models import Opinion

MOST_PHRASE, MOST_TITLE, LEAST_TITLE = (
    14,
    22,
    4,
)  # characters of a phrase, and of all that a title names: forty with the rest
LOOKED_AT = 2  # phrases: what people say first is the matter, the rest what comes of it
THEMES = {  # the words by which a theme is proposed; whoever sorts may choose another
    "water": "自来水 停水 水压 供水 饮水 停电 电压 供电 燃气 暖气 供暖 供热",
    "roads": "公路 道路 机耕路 村道 路基 塌方 路灯 路面 坑 公交 堵车 停车 红绿灯 斑马线 桥 班车 出行",
    "farming": "灌溉 农田 水渠 种地 化肥 种子 养殖 粮食 农机 耕地 花椒 果树 收购",
    "housing": "物业 电梯 漏水 房屋 小区 拆迁 房产 维修基金 危房",
    "school": "学校 上学 老师 校车 幼儿园 学生 托管 食堂",
    "health": "医院 卫生室 看病 医保 药 村医 报销 救护",
    "welfare": "低保 养老 社保 就业 工资 补贴 残疾 救助 招工",
    "clean": "垃圾 污水 臭 厕所 扬尘 噪音 油烟 河道 保洁",
    "order": "偷 打架 消防 隐患 监控 诈骗 狗 治安 护栏",
    "service": "办证 窗口 盖章 跑了 证明 手续 态度 网上办",
}
MARKS = re.compile(r"[，,、。！？!?：:；;…\s]+")
OPENING = re.compile(
    r"^(?:您好|你好|请问|我想问一?下?|我们?反映一?下?|反映|最近|近来|现在|就是|因为|听说|我家住在?|我们|我家|希望|建议|请)+"
)
LASTING = re.compile(
    r"(?:都|也)?(?:已经|快|有|了)*(?:好几|[一二两三四五六七八九十半几多\d]+)(?:多|来|几)?个?多?半?"
    r"(?:天|周|星期|月|年|小时|次)(?:多|没人管|没人修)?了?$"
)
ENDING = re.compile(r"(?:的)?(?:问题|情况)?[了吧啊呢呀]?$")
PLACED = re.compile(r"[^我们全本各到在这那]{2,}(?:村|社区|镇|乡|街道|大街)|县城")
BROKEN = re.compile(
    r"^(?P<what>.{2,}?)(?:有.{1,6})?(?:又|都|全|经常|一直)?(?:坏|不亮|塌了?.*|损坏|破损|坑坑洼洼|用不了|不能用)$"
)
WANTING = re.compile(
    r"^(?P<where>.{2,}?)(?:还|一直|至今)?(?:没有|没装|缺少|缺|没)(?P<what>.{1,8}(?:带|栏|灯|站|牌|桥|室|池|厕所|监控|线))$"
)
TROUBLE = re.compile(
    r"难|坏|漏|堵|脏|臭|塌|断|缺|低|慢|贵|乱|吵|凉|旧|危险|没有|没人|停|拖欠|压价|倒|锁|满|黄|偷|骗|不[亮通了来给到够稳清畅便着]"
)
SEASON = re.compile(r"(?:过了|到了|一到|自从|每逢).*$")


def theme_of(text):
    """The theme most of whose words occur."""
    counted = {theme: sum(word in text for word in words.split()) for theme, words in THEMES.items()}
    best = max(counted, key=counted.get)
    return best if counted[best] else Opinion.Theme.OTHER


def gist(text):
    """The first sentence, as lists show it."""
    first = re.split(r"[。！？!?；;\n]", text.strip(), maxsplit=1)[0].strip() or text.strip()
    return first if len(first) <= 30 else f"{first[:29]}…"


def title_of(words, place, theme):
    """A title for a suggestion: where and what, in whole phrases of the words themselves. ``place`` is the name of the
    township, ``theme`` the value of the class; where no phrase will do, the thing the words name, or else the class."""
    phrases = [_plain(phrase) for phrase in MARKS.split(words)]
    phrases = [phrase for phrase in phrases if phrase]
    for phrase in phrases[:LOOKED_AT]:
        named = phrase if PLACED.search(phrase) else f"{place}{phrase}"
        fits = 2 <= len(phrase) <= MOST_PHRASE and LEAST_TITLE <= len(named) <= MOST_TITLE
        if fits and TROUBLE.search(phrase):
            return _asked(named)
    if thing := next((word for word in THEMES.get(theme, "").split() if len(word) > 1 and word in words), ""):
        return f"关于解决{place}{thing}方面问题的建议"
    if theme == Opinion.Theme.OTHER:
        return f"关于办好{place}群众身边事的建议"
    return f"关于解决{place}{Opinion.Theme(theme).label}问题的建议"


def _plain(phrase):
    """Without how it begins when people talk, and without for how long."""
    phrase = OPENING.sub("", phrase.strip())
    return ENDING.sub("", LASTING.sub("", ENDING.sub("", phrase)))


def _asked(matter):
    """What is asked for: repaired what is broken, put up what is missing, solved whatever else it is."""
    if found := BROKEN.match(matter):
        return f"关于修复{SEASON.sub('', found['what'])}的建议"
    if found := WANTING.match(matter):
        return f"关于在{found['where']}增设{found['what']}的建议"
    return f"关于解决{matter}{'' if matter.endswith(('难', '困难')) else '问题'}的建议"
