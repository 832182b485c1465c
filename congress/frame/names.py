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
    "哈": "ha",
    "燕": "yan",
    "訾": "zi",
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
}


def syllables(name):
    """The reading of a name, syllable by syllable: 曾小明 -> ["zeng", "xiao", "ming"]."""
    for width in (2, 1):
        if reading := SURNAMES.get(name[:width]):
            return [*reading.split(), *lazy_pinyin(name[width:], style=Style.NORMAL)]
    return lazy_pinyin(name, style=Style.NORMAL)


def pinyin(name):
    return " ".join(syllables(name))[:120]


def initials(name):
    return "".join(part[0] for part in syllables(name) if part)[:20]


def joined(words):
    """Pinyin as it is typed, in one word: "Lü Xi'an" -> "lvxian", as is the "lyu" of a passport."""
    word = "".join(mark for mark in words.lower() if mark.isalnum())
    return word.replace("ü", "v").replace("lyu", "lv").replace("nyu", "nv")
