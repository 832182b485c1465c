"""Where the demonstration county lies: 19 townships, 5 communities, 208 villages, its streams, roads and streets.

浥川县 does not exist. Its code has the GB/T 2260 form (six digits, townships nine, villages twelve) but stands under a
prefecture number (88) that is not in use, so that no real place is ever meant.
"""

from dataclasses import dataclass, field
from pathlib import Path

COUNTY_CODE = "628823"
COUNTY_NAME = "浥川县"
COUNTY_WORD = "浥"  # first character of every document word
POPULATION = 143_200


@dataclass(frozen=True)
class Township:
    """A town (镇) or township (乡) with what a deputy from there would name in a suggestion."""

    code: str
    name: str
    stream: str
    road: str
    communities: tuple[str, ...]
    villages: tuple[str, ...]

    @property
    def stem(self):
        """青崖乡 → 青崖."""
        return self.name[:-1]

    @property
    def is_town(self):
        return self.name.endswith("镇")

    @property
    def school(self):
        return f"{self.stem}镇中心小学" if self.is_town else f"{self.name}中心小学"

    @property
    def clinic(self):
        return f"{self.name}卫生院" if not self.is_town else f"{self.stem}镇中心卫生院"


@dataclass(frozen=True)
class Place:
    """One line of the statistical register of areas."""

    code: str
    name: str
    level: str
    parent: str | None = field(default=None)


_LINES = (
    (Path(__file__).parent / "places.txt").read_text(encoding="utf-8").splitlines()
)  # number, name, stream, road …


def _townships():
    for line in _LINES:
        head, stream, road, communities, villages = line.split("|")
        number, name = head.split(" ")
        yield Township(
            COUNTY_CODE + number,
            name,
            stream,
            road,
            tuple(communities.split()),
            tuple(f"{stem}村" for stem in villages.split()),
        )


TOWNSHIPS = tuple(_townships())
SEAT = TOWNSHIPS[0]
SCENIC_AREA = Place(COUNTY_CODE + "400", "云台山风景区", "scenic", COUNTY_CODE)

STREETS = (
    "滨河东路",
    "滨河西路",
    "人民路",
    "解放街",
    "文化路",
    "城南大道",
    "建设路",
    "新桥路",
    "东门巷",
    "学府路",
    "北环路",
    "迎宾路",
)
ESTATES = (
    "怡景苑小区",
    "浥河丽景小区",
    "惠民家园",
    "老物资局家属院",
    "东关安置小区",
    "教师新村",
    "南关棚改小区",
    "学府花园",
    "滨河一号小区",
    "原农机厂家属楼",
    "西街片区",
    "幸福里小区",
)
TOWN_SCHOOLS = (
    "城关一小",
    "城关二小",
    "浥川县第一中学",
    "浥川县第二中学",
    "县职业技术学校",
    "县第三幼儿园",
    "滨河小学",
    "南关幼儿园",
)

# Ten delegations of the county congress: the four towns alone, the townships in neighbourly pairs and threes.
DELEGATIONS = (
    ("浥阳代表团", ("浥阳镇",)),
    ("双河代表团", ("双河镇", "沙坝乡")),
    ("石峡代表团", ("石峡镇", "桦树乡")),
    ("白杨代表团", ("白杨镇", "麻池乡")),
    ("青柳代表团", ("青崖乡", "柳林乡")),
    ("高大代表团", ("高庙乡", "大坪乡")),
    ("三铁代表团", ("三岔乡", "铁炉乡")),
    ("云黑代表团", ("云台乡", "黑松乡")),
    ("红木代表团", ("红土乡", "木掌乡")),
    ("南回代表团", ("南坡乡", "回龙乡")),
)


def register():
    """Every area of the county, parents before their parts."""
    yield Place(COUNTY_CODE, COUNTY_NAME, "county")
    for township in TOWNSHIPS:
        yield Place(township.code, township.name, "township", COUNTY_CODE)
        for at, name in enumerate(township.communities, start=1):
            yield Place(f"{township.code}{at:03d}", name, "community", township.code)
        for at, name in enumerate(township.villages, start=200):
            yield Place(f"{township.code}{at:03d}", name, "village", township.code)
    yield SCENIC_AREA
