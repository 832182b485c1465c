"""姓名笔画: the order of persons on ballots – by the strokes of the surname, as mainland characters are written.

The table holds the surnames met in China, in the official order: by number of strokes, among equals by the first stroke
(横竖撇点折). People of one surname follow one another: shorter names first, then by the reading of the given name, for
the strokes of every character that occurs in given names are not kept here; the order of a ballot may be put right by
hand. A surname that is not in the table stands behind all others, by its reading, and is named so that somebody looks.
"""

from .names import pinyin

BY_STROKES = {
    2: "丁卜刁",
    3: "干于万山千门卫习马",
    4: "丰王井元韦云尤车戈水贝长牛毛仇公乌凤文亢方计卞尹巴孔邓",
    5: "艾甘古左厉石龙平东卢叶申田史冉丘付代白丛令印乐包冯玄闪兰宁司弘边台皮召",
    6: "邢戎巩吉成匡毕权过师曲吕朱乔伍伏任华仲全向后邬危多刘齐庄闫关米江池汤安祁许农阮孙牟阳纪买",
    7: "麦杜巫李杨严劳苏芦芮花来束吴肖时呈步岑里何佟余佘谷邸邹狄邱利应冷辛闵汪沙沈沃宋言况张阿陈邰邵陆鸡",
    8: "武青苗苟范茅茆林郁欧杭卓尚明易罗和季岳金周庞郑单官郎宓房屈孟居练",
    9: "项荆郝荀荣胡柏柯查柳南赵封茹战品哈钟段侯俞饶皇郗郜施姜洪宣宫祝洛闻费胥娄姚贺骆",
    10: "秦班敖袁聂莫莘晋桂贾索栗顾夏耿柴党晏晁钱徐殷翁倪高郭唐席凌浦涂家容谈诸陶姬桑",
    11: "黄萧梅曹戚盛龚常崔崇鄂符章康商梁鹿寇麻阎盖隋屠尉扈",
    12: "琚彭葛董蒋韩覃喻景程傅焦储舒鲁粟童曾温游富谢强",
    13: "靳蓝蒲蒙楚赖雷楼甄虞路鲍詹解简窦褚阙满雍",
    14: "臧慕蔡蔺裴管廖阚谭赛翟熊缪",
    15: "樊黎滕稽颜潘澹",
    16: "薛燕霍冀穆",
    17: "戴鞠魏繁",
    18: "瞿",
}
COMPOUND = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "令狐",
    "慕容",
    "皇甫",
    "尉迟",
    "长孙",
    "澹台",
    "司徒",
    "东方",
    "南宫",
    "单于",
)
PLACE = {
    surname: (strokes, place)
    for strokes, surnames in sorted(BY_STROKES.items(), reverse=True)
    for place, surname in enumerate(surnames)
}
LAST = (99, 0)


def place(name: str) -> tuple:
    """What names are sorted by."""
    family = 2 if name.startswith(COMPOUND) else 1
    return (*PLACE.get(name[:1], LAST), name[:family], len(name), pinyin(name), name)


def in_order(names: list[str]) -> list[str]:
    return sorted(names, key=place)


def unknown(names: list[str]) -> list[str]:
    """Those whose surname the table does not hold."""
    return [name for name in names if name[:1] not in PLACE]
