"""Every register that takes tables in: what was exported comes back without a change, and its own template is read."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from congress.actions import calendar, importing, institution
from congress.frame import kinds, sheets
from congress.frame.actor import SYSTEM
from congress.frame.blanks import written
from congress.models import Area, Membership, Organization, Post
from congress.queries.importing import intake_of
from deputies.actions import rollover
from deputies.models import Rollover, Station
from tests.build import draws, stations
from tests.build.county import SINCE
from tests.build.importing import applied, exported, faults, states, taken

pytestmark = pytest.mark.django_db
KEEPERS = {"congress.people": "dac", "deputies.deputies": "dac", "congress.bodies": "go", "congress.areas": "go",
           "congress.posts": "sec", "deputies.stations": "dac", "suggestions.history": "dac",
           "congress.holidays": "go", "deputies.above": "dac", "deputies.results": "dac",
           "supervision.experts": "go", "supervision.budget": "go", "supervision.transfers": "go",
           "supervision.findings": "go", "supervision.filings": "go", "appointments.questions": "go",
           "appointments.offices": "go"}  # fmt: skip
ONCE = {  # what the cast has none of
    "supervision.budget": [
        ["年度", "预算", "收支", "科目编码", "科目", "年初预算（万元）", "上半年执行（万元）"],
        ["2026", "一般公共预算", "支出（功能分类）", "205", "教育支出", "58200.5", "26000"],
    ],
    "supervision.transfers": [
        ["年度", "项目", "种类", "预算安排（万元）", "预算批准日期", "已下达（万元）", "最近下达日期"],
        ["2026", "农村公路养护补助", "专项转移支付", "860", "2026-02-06", "300", "2026-03-10"],
    ],
    "supervision.filings": [
        [
            "登记号",
            "文件名称",
            "文号",
            "文件种类",
            "制定机关",
            "公布日期",
            "报备日期",
            "登记日期",
            "状态",
            "审查结束日期",
        ],
        [
            "备〔2019〕3号",
            "关于㛃河取水的规定",
            "西法发〔2019〕2号",
            "法院、检察院规范性文件",
            "县法院",
            "2019-03-11",
            "2019-03-25",
            "2019-03-28",
            "已修改或废止",
            "2019-06-20",
        ],
    ],
    "suggestions.history": [
        ["届次会议", "年度", "编号", "标题"],
        ["第十五届第三次会议", "2014", "26", "关于修桥的建议"],
    ],
    "deputies.above": [
        ["姓名", "级别", "届次", "代表证号", "任职日"],
        ["田秀兰", "市级人大代表", "16", "051", "2022-01-20"],
    ],
}
ELECTED = [["选区号", "姓名", "性别", "出生日期", "选民数", "参加投票", "得票", "代表证号", "代表团"],
           ["1", "张德福", "男", "", "1000", "700", "500", "001", "河口代表团"], ["2", "覃㛃", "", "1988-5-1", "", "", "", "002", ""]]  # fmt: skip
ONCE["deputies.results"] = ELECTED
ONCE["appointments.offices"] = [
    ["机关", "职务", "类别", "职数", "表决前发言"],
    ["西平样县财政局", "局长", "政府组成部门正职", "1", "是"],
    ["西平样县人民法院", "审判员", "人民法院副院长、庭长、副庭长、审判委员会委员、审判员", "30", ""],
]
ONCE["appointments.questions"] = [
    ["题型", "法律法规", "题干", "选项A", "选项B", "选项C", "答案", "解析"],
    ["多选题", "宪法", "下列哪些㛃䶮？", "甲", "乙", "丙", "A、C", "宪法第一条。"],
    ["判断题", "宪法", "县人大每届任期五年。", "", "", "", "正确", ""],
]
KINDS = [kind.key for kind in kinds.imports if kind.listing]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("key", KINDS)
def test_what_was_exported_comes_back_without_a_change(cast, key, form):
    stations.station(cast.townships["river"], deputies=cast.townships["river"].deputies.values())
    Area.objects.create(code="419901101001", name="柳沟村", level="village", parent=Area.objects.get(code="419901101"))
    draws.expert(cast, disciplines=("law", "budget"), organization=cast.bodies["court"])
    calendar.load_national(actor=SYSTEM)
    actor = cast.actor(KEEPERS[key])
    rollover.prepare(
        Rollover(congress=cast.congress, number=19, starts_on=date(2027, 1, 12), deputy_seats=9), actor=cast.dac
    )
    if key in ONCE:
        applied(key, ONCE[key], actor=actor)

    batch = taken(key, exported(kinds.imports[key].listing, actor=actor, form=form), actor=actor, name=f"名单.{form}")

    assert (faults(batch), set(batch.counts), batch.notes) == ([], {"same"}, [])


@pytest.mark.parametrize("key", [kind.key for kind in kinds.imports])
def test_the_template_follows_the_model_and_has_its_help(cast, key):
    kind = kinds.imports[key]

    found = sheets.read(written(kind, intake_of(kind, cast.actor(KEEPERS[key]))))[1]

    assert (found[0].name, found[-1].name) == (kind.title, "填写说明")
    heads = [str(cell).rstrip("*") for cell in found[0].rows[2]]
    assert heads == [one.label for one in kind.columns]


BODY = ["全称", "简称", "类别", "上级机构", "设立日"]


def test_bodies_come_with_those_above_them_from_one_file(cast):
    rows = [
        BODY,
        ["县水利站", "水利站", "事业单位", "县水利局", "2022-01-10"],
        ["县水利局", "水利局", "政府部门", "", "2022-01-10"],
    ]

    batch = applied("congress.bodies", rows, actor=cast.go)

    assert Organization.objects.get(name="县水利站").parent.name == "县水利局"
    importing.undo(batch, actor=cast.go)
    assert not Organization.objects.filter(name__startswith="县水利").exists()


@pytest.mark.parametrize(
    ("changed", "column", "words"),
    [
        ({"类别": "衙门"}, "类别", "“衙门”不在可选项中"),
        ({"上级机构": "天庭"}, "上级机构", "没有登记“天庭”，这个文件里也没有这个机构"),
        ({"设立日": ""}, "设立日", "没有填，这一列必须填写"),
    ],
)
def test_a_spoiled_body_is_named(cast, changed, column, words):
    row = ["县水利局", "水利局", "政府部门", "", "2022-01-10"]
    row = [changed.get(name, cell) for name, cell in zip(BODY, row, strict=True)]

    (fault,) = faults(taken("congress.bodies", [BODY, row], actor=cast.go))

    assert fault[:2] == (2, column)
    assert fault[2].startswith(words)


def test_places_come_with_their_villages_and_stay_within_the_county(cast):
    head = ["区划代码", "名称", "层级"]
    rows = [head, ["419901301001", "柳沟村", "村"], ["419901301", "新设镇", "乡镇"], ["419902101", "邻县镇", "乡镇"],
            ["419901401002", "无上级村", "村"], ["4199013", "短码镇", "乡镇"]]  # fmt: skip

    batch = taken("congress.areas", rows, actor=cast.go)

    assert [(line, words) for line, _, words in faults(batch)] == [
        (4, "应在本地区之内，以419901开头"), (5, "上级区域419901401还没有登记"), (6, "乡镇的代码应为9位数字"),
    ]  # fmt: skip
    batch = applied("congress.areas", rows[:3], actor=cast.go)
    assert Area.objects.get(code="419901301001").parent.name == "新设镇"
    importing.undo(batch, actor=cast.go)
    assert not Area.objects.filter(code__startswith="4199013").exists()


POST = ["姓名", "手机号", "机构", "职务", "角色", "任职日"]


def test_posts_are_given_by_those_who_may(cast):
    person = institution.add_person(actor=cast.dac, county=cast.congress, name="郝新", phone="13811112222")
    rows = [POST, ["郝新", "13811112222", "西平样县交通运输局", "路政股股长", "承办单位经办人", "2026-01-05"]]

    refused = taken("congress.posts", rows, actor=cast.go)
    batch = applied("congress.posts", rows, actor=cast.sec)

    assert faults(refused)[0][1:] == (
        "职务", "“承办单位经办人”的任职您不能登记：有权限的职位由安全管理员授予；一般成员和代表由本级办公室、代表工委登记",
    )  # fmt: skip
    assert (Membership.objects.get(person=person).role, states(batch)) == ("UNIT", ["new"])
    assert states(taken("congress.posts", rows, actor=cast.sec)) == ["same"]
    importing.undo(batch, actor=cast.sec)
    assert not Post.objects.filter(title="路政股股长").exists()


def test_a_single_seat_an_unknown_person_and_a_deputys_seat_are_refused_by_name(cast):
    post = institution.add_post(actor=SYSTEM, organization=cast.bodies["centre"], title="中心主任", single_seat=True)
    institution.appoint(cast.posts["com"].person, post, actor=SYSTEM, since=SINCE)
    who = cast.posts["unit"].person
    rows = [POST, [who.name, who.phone, "西平样县人大信息中心", "中心主任", "", "2026-01-05"],
            ["查无此人", "", "西平样县人大信息中心", "干事", "", "2026-01-05"],
            [who.name, who.phone, "河口代表团", "县人大代表", "", "2026-01-05"]]  # fmt: skip

    found = faults(taken("congress.posts", rows, actor=cast.sec))

    assert (2, "职务", "只能由一人担任，王农工在任，请先办理离任") in found
    assert (3, "姓名", "没有登记“查无此人”，请先导入人员") in found
    assert (4, "职务", "代表请用“代表”导入，一并登记证号、选区和代表团") in found


def test_stations_come_with_the_home_above_them(cast):
    town = cast.townships["river"].congress
    head = ["所属人大", "名称", "类型", "所在区域", "上级站点", "启用日期", "接待日"]
    rows = [head, [town.short_name, "河口村联络站", "人大代表联络站", "河口镇", "河口镇代表之家", "2023-5-1", "6,16,26"],
            [town.short_name, "河口镇代表之家", "人大代表之家", "河口镇", "", "2023-5-1", ""]]  # fmt: skip

    batch = applied("deputies.stations", rows, actor=cast.dac)

    station = Station.objects.get(name="河口村联络站")
    assert (station.parent.name, station.area.name) == ("河口镇代表之家", "河口镇")
    again = taken("deputies.stations", [head, [*rows[1][:-1], "初一"]], actor=cast.dac)
    assert [column for _, column, _ in faults(again)] == ["接待日"]
    importing.undo(batch, actor=cast.dac)
    assert not Station.objects.filter(name="河口村联络站").exists()


def test_a_station_has_no_persons_number_and_a_mistyped_home_is_likened(cast):
    head = ["所属人大", "名称", "类型", "所在区域", "上级站点", "启用日期", "联系电话", "接待日"]
    town, own = cast.townships["river"].congress.short_name, cast.deputies["dep"].person.phone
    home = [town, "河口镇代表之家", "人大代表之家", "河口镇", "", "2023-5-1", "0900-8210001", ""]
    rows = [home, [town, "甲站", "人大代表联络站", "河口镇", "河口镇代表家", "2023-5-1", own, "初一"],
            [town, "乙站", "人大代表联络站", "河口镇", "", "2023-5-1", "13000000001", ""]]  # fmt: skip

    batch = taken("deputies.stations", [head, *rows], actor=cast.dac)

    assert faults(batch) == [
        (3, "联系电话", "这是已登记人员的个人手机号，站点的电话是公开的，请填座机或值班手机"),
        (3, "上级站点", "没有登记“河口镇代表家”，是不是“河口镇代表之家”？"),
        (3, "接待日", "看不懂。请写成“6,16,26”（每月的日期）、“每周三”或者“第2个周五”"),
    ]
    assert ["是手机号，会在公开页面" in "".join(row.notes) for row in batch.rows.order_by("line")] == [
        False,
        False,
        True,
    ]
    many = [
        [town, f"{n}号站", "人大代表联络站", f"河口镇{chr(0x4E00 + n)}", "", "2023-5-1", "", ""] for n in range(210)
    ]
    words = [said for _, _, said in faults(taken("deputies.stations", [head, *many, *many[:9]], actor=cast.dac))]
    assert sum("是不是“河口镇”？" in said for said in words) == 200 + 9  # a name once looked for is remembered
    with pytest.raises(ValidationError, match="个人手机号"):
        stations.station(cast.townships["river"], phone=own)
