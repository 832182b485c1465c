"""How a Chinese name sorts and is found: pinyin and initials, with surnames read as surnames."""

from pypinyin import Style, lazy_pinyin

# Characters that a surname reads otherwise than the common word does.
SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "解": "xie",
    "朴": "piao",
    "覃": "qin",
    "查": "zha",
    "盖": "ge",
    "乐": "yue",
    "员": "yun",
    "区": "ou",
    "繁": "po",
    "祭": "zhai",
    "任": "ren",
    "华": "hua",
    "纪": "ji",
    "翟": "zhai",
    "缪": "miao",
    "尹": "yin",
    "卜": "bu",
    "洗": "xian",
    "冼": "xian",
    "逄": "pang",
    "隗": "wei",
    "种": "chong",
    "召": "shao",
    "折": "she",
    "宿": "su",
    "郇": "xun",
    "黑": "he",
    "盛": "sheng",
    "晁": "chao",
    "那": "na",
    "牟": "mu",
    "薄": "bo",
    "句": "gou",
    "过": "guo",
    "车": "che",
    "石": "shi",
    "谌": "chen",
    "宁": "ning",
    "葛": "ge",
    "燕": "yan",
    "訾": "zi",
    "尉": "yu",
    "秘": "bi",
    "佴": "nai",
    "适": "kuo",
    "隽": "juan",
    "阚": "kan",
    "逯": "lu",
    "郗": "xi",
    "郄": "qie",
    "眭": "sui",
    "钭": "tou",
    "占": "zhan",
    "应": "ying",
    "於": "yu",
    "褚": "chu",
    "訚": "yin",
    "贾": "jia",
    "沈": "shen",
    "费": "fei",
    "都": "du",
    "能": "nai",
    "兴": "xing",
    "相": "xiang",
    "强": "qiang",
    "曲": "qu",
    "藏": "zang",
    "臧": "zang",
    "重": "chong",
    "行": "xing",
    "朝": "chao",
    "卓": "zhuo",
    "柏": "bai",
    "俞": "yu",
    "幺": "yao",
    "撒": "sa",
    "沙": "sha",
    "载": "dai",
    "冯": "feng",
    "谷": "gu",
    "哈": "ha",
    "尉迟": "yu chi",
    "长孙": "zhang sun",
    "万俟": "mo qi",
    "单于": "chan yu",
    "澹台": "tan tai",
    "令狐": "ling hu",
    "欧阳": "ou yang",
    "司马": "si ma",
    "诸葛": "zhu ge",
    "上官": "shang guan",
    "皇甫": "huang fu",
    "慕容": "mu rong",
    "夏侯": "xia hou",
    "东方": "dong fang",
    "公孙": "gong sun",
    "仲孙": "zhong sun",
    "宇文": "yu wen",
    "钟离": "zhong li",
    "申屠": "shen tu",
    "淳于": "chun yu",
    "鲜于": "xian yu",
    "端木": "duan mu",
    "呼延": "hu yan",
    "赫连": "he lian",
    "轩辕": "xuan yuan",
    "西门": "xi men",
    "南宫": "nan gong",
    "独孤": "du gu",
    "闻人": "wen ren",
    "公冶": "gong ye",
    "濮阳": "pu yang",
    "拓跋": "tuo ba",
    "百里": "bai li",
    "东郭": "dong guo",
    "司徒": "si tu",
    "司空": "si kong",
    "亓官": "qi guan",
    "闾丘": "lv qiu",
    "宗政": "zong zheng",
    "太史": "tai shi",
}


def surname(name):
    """The readings of the surname alone, one or two: 欧阳修 -> ["ou", "yang"]."""
    for width in (2, 1):
        if reading := SURNAMES.get(name[:width]):
            return reading.split()
    return _read(name[:1])


def syllables(name):
    """The reading of a name, syllable by syllable: 曾小明 -> ["zeng", "xiao", "ming"]."""
    for width in (2, 1):
        if reading := SURNAMES.get(name[:width]):
            return [*reading.split(), *_read(name[width:])]
    return _read(name)


def _read(name):
    return [part for part in lazy_pinyin(name, style=Style.NORMAL) if part[:1].isalnum()]


def pinyin(name):
    return " ".join(syllables(name))[:120]


def initials(name):
    return "".join(part[0] for part in syllables(name) if part).lower()[:20]


def short(name):
    """The surname whole and what is given by its initials, as it is often typed: 王小明 -> "wangxm"."""
    family, whole = surname(name), syllables(name)
    return joined("".join(family) + "".join(part[0] for part in whole[len(family) :]))[:40]


def joined(words):
    """Pinyin as it is typed, in one word: "Lü Xi'an" -> "lvxian", as is the "lyu" of a passport."""
    word = "".join(mark for mark in words.lower() if mark.isalnum())
    return word.replace("ü", "v").replace("lyu", "lv").replace("nyu", "nv")


def given_alone(typed):
    """Two expressions that find, in a reading by syllables and in a surname with initials, whose given name of two
    syllables this is: xiaoming in "wang xiao ming" and "ou yang xiao ming"; not yangxue in "ou yang xue"."""
    return rf"^[^ ]+( [^ ]+)? (?=[^ ]+ [^ ]+$){' ?'.join(typed)}$", f"{typed[0]}[a-z]$"
