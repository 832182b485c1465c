"""The bodies of 浥川县: the congress and its standing committee, the government side, and forty handling units."""

from dataclasses import dataclass

from .places import COUNTY_NAME, COUNTY_WORD, DELEGATIONS, TOWNSHIPS


@dataclass(frozen=True)
class Body:
    """An organization as the register will hold it. ``kind`` is a value of Organization.Kind."""

    key: str
    name: str
    short_name: str
    kind: str
    parent: str = ""
    word: str = ""  # 机关代字
    field: str = ""  # what it answers for, in words
    posts: int = 0  # established posts
    handles: bool = False
    head: str = "局长"
    township: str = ""


def _congress():
    c = COUNTY_NAME
    yield Body("congress", f"{c}人民代表大会", f"{c}人大", "congress", word=f"{COUNTY_WORD}人大")
    yield Body("sc", f"{c}人大常委会", "县人大常委会", "standing_committee", "congress", f"{COUNTY_WORD}人常")
    yield Body("coc", f"{c}人大常委会主任会议", "主任会议", "council_of_chairpersons", "sc")
    yield Body(
        "go", f"{c}人大常委会办公室", "县人大办", "general_office", "sc", f"{COUNTY_WORD}人办", posts=11, head="主任"
    )
    yield Body(
        "dac",
        f"{c}人大常委会代表工作委员会",
        "代表工委",
        "deputy_affairs_commission",
        "sc",
        f"{COUNTY_WORD}人代工",
        "代表联络、建议督办、选举任免",
        6,
        head="主任",
    )
    for key, title, subject in (
        ("legal", "监察和司法工作委员会", "监察、审判、检察、公安、司法行政、备案审查"),
        ("finance-com", "财政经济工作委员会", "计划、预算、审计、工业、商贸、交通、住建"),
        ("culture-com", "教育科学文化卫生工作委员会", "教育、科技、文化旅游、卫生健康、体育"),
        ("agri-com", "农业与环境资源工作委员会", "农业农村、水利、林业、自然资源、生态环境"),
        ("social-com", "社会建设工作委员会", "民政、人社、医保、退役军人、应急管理"),
    ):
        short = {
            "legal": "监司工委",
            "finance-com": "财经工委",
            "culture-com": "教科文卫工委",
            "agri-com": "农环工委",
            "social-com": "社会工委",
        }[key]
        yield Body(key, f"{c}人大常委会{title}", short, "work_committee", "sc", "", subject, 3, head="主任")
    for key, title in (
        ("sp-legal", "监察和司法委员会"),
        ("sp-finance", "财政经济委员会"),
        ("sp-social", "社会建设委员会"),
    ):
        yield Body(key, f"{c}人民代表大会{title}", f"县人大{title}", "special_committee", "congress", head="主任委员")
    yield Body(
        "credentials",
        f"{c}人大常委会代表资格审查委员会",
        "代表资格审查委员会",
        "credentials_committee",
        "sc",
        head="主任委员",
    )
    yield Body("info", f"{c}人大常委会信息中心", "信息中心", "information_centre", "go", posts=3, head="主任")
    for name, _ in DELEGATIONS:
        yield Body(f"delegation-{name[:-3]}", name, name, "delegation", "congress", head="团长")


# key, full name without the county, short name, kind, document word, what it answers for
_UNITS = """
dev       发展和改革局       发改局     department 浥发改函   规划、项目、价格
edu       教育局             教育局     department 浥教函     学校、教师、学生
industry  工业和信息化局     工信局     department 浥工信函   工业、园区、通信
police    公安局             公安局     department 浥公函     治安、交通秩序、户籍
civil     民政局             民政局     department 浥民函     养老、救助、地名、殡葬
justice   司法局             司法局     department 浥司函     普法、调解、法律援助
finance   财政局             财政局     department 浥财函     预算、资金
hrss      人力资源和社会保障局 人社局   department 浥人社函   就业、社保、工资
natres    自然资源局         自然资源局 department 浥自然资函 土地、规划、地质灾害
housing   住房和城乡建设局   住建局     department 浥住建函   住房、物业、供热、村镇建设
urban     城市管理局         城管局     department 浥城管函   市容、环卫、停车、路灯
transport 交通运输局         交通局     department 浥交函     公路、客运、桥梁
water     水务局             水务局     department 浥水函     供水、灌溉、河道、水库
agri      农业农村局         农业农村局 department 浥农函     产业、高标准农田、人居环境、帮扶
commerce  商务局             商务局     department 浥商函     市场、电商、成品油
culture   文化体育广电和旅游局 文旅局   department 浥文旅函   文化、体育、旅游、文物
health    卫生健康局         卫健局     department 浥卫函     医疗、公共卫生、托育
veterans  退役军人事务局     退役军人局 department 浥退役函   优抚、安置
emergency 应急管理局         应急局     department 浥应急函   安全生产、防灾救灾、消防
market    市场监督管理局     市监局     department 浥市监函   食品药品、电梯、价格秩序
forest    林业和草原局       林草局     department 浥林函     造林、野生动物、草原
medins    医疗保障局         医保局     department 浥医保函   医保参保、报销
service   行政审批和政务服务局 政务服务局 department 浥政务函 办事大厅、帮办代办、热线
env       市生态环境局浥川分局 生态环境分局 department 浥环函 污染防治、饮用水源
audit     审计局             审计局     department 浥审函     审计
highway   公路事业发展中心   公路中心   public_institution 浥公路函 县乡道养护
livestock 畜牧兽医中心       畜牧中心   public_institution 浥牧函  养殖、防疫
coop      供销合作社联合社   供销社     public_institution 浥供函  农资、废旧回收、农产品流通
disabled  残疾人联合会       县残联     public_institution 浥残函  残疾人服务
power     国网浥川县供电公司 供电公司   enterprise 浥电函     电网、用电
"""
_HEADS = {"coop": "主任", "disabled": "理事长", "highway": "主任", "livestock": "主任", "power": "经理", "env": "局长"}
TOWNSHIP_UNITS = ("浥阳镇", "双河镇", "石峡镇", "白杨镇", "青崖乡", "三岔乡", "云台乡")


def _government():
    c = COUNTY_NAME
    yield Body("government", f"{c}人民政府", "县政府", "government", word=f"{COUNTY_WORD}政", head="县长")
    yield Body(
        "supervision",
        f"{c}人民政府督查室",
        "政府督查室",
        "government_supervision_office",
        "government",
        f"{COUNTY_WORD}政督",
        posts=5,
        head="主任",
    )
    for line in _UNITS.strip().split("\n"):
        key, name, short, kind, word, subject = line.split()
        full = name if name.startswith(("市生态", "国网")) else f"{c}{name}"
        yield Body(
            key,
            full,
            short if short.startswith("县") else f"县{short}",
            kind,
            "government",
            word,
            subject,
            handles=True,
            head=_HEADS.get(key, "局长"),
        )
    yield Body(
        "supervisory",
        f"{c}监察委员会",
        "县监委",
        "supervisory_commission",
        "",
        "浥监函",
        "监察",
        handles=True,
        head="主任",
    )
    yield Body("court", f"{c}人民法院", "县法院", "court", "", "浥法函", "审判、执行", handles=True, head="院长")
    yield Body(
        "procuratorate",
        f"{c}人民检察院",
        "县检察院",
        "procuratorate",
        "",
        "浥检函",
        "检察、公益诉讼",
        handles=True,
        head="检察长",
    )
    for township in TOWNSHIPS:
        head = "镇长" if township.is_town else "乡长"
        yield Body(
            f"gov-{township.stem}",
            f"{township.name}人民政府",
            f"{township.name}政府",
            "township_government",
            "government",
            f"{township.stem[0]}政函",
            "辖区事务",
            handles=township.name in TOWNSHIP_UNITS,
            head=head,
            township=township.name,
        )


BODIES = (*_congress(), *_government())
BY_KEY = {body.key: body for body in BODIES}
UNITS = tuple(body for body in BODIES if body.handles)

# Topics of suggestions: code, label, the committee that matches the field.
TOPICS = (
    ("agriculture", "农业农村", "agri-com"),
    ("water", "水利水务", "agri-com"),
    ("transport", "交通运输", "finance-com"),
    ("education", "教育", "culture-com"),
    ("health", "卫生健康", "culture-com"),
    ("housing", "住建物业", "finance-com"),
    ("sanitation", "市容环卫", "finance-com"),
    ("environment", "生态环境", "agri-com"),
    ("welfare", "社会保障", "social-com"),
    ("culture", "文化旅游", "culture-com"),
    ("business", "营商环境", "finance-com"),
    ("forest", "林草资源", "agri-com"),
    ("safety", "公共安全", "legal"),
    ("governance", "基层治理", "legal"),
    ("energy", "电力通信", "finance-com"),
    ("land", "土地与地灾", "agri-com"),
)


def township_bodies(township):
    """The congress of one township and its presidium; a township has no standing committee."""
    full = f"{COUNTY_NAME}{township.name}人民代表大会"
    yield Body(
        f"tc-{township.stem}",
        full,
        f"{township.name}人大",
        "congress",
        "",
        f"{township.stem}人大",
        township=township.name,
    )
    yield Body(
        f"presidium-{township.stem}",
        f"{full}主席团",
        f"{township.name}人大主席团",
        "presidium",
        f"tc-{township.stem}",
        head="主席",
        township=township.name,
    )
    if township.name in TOWNSHIP_UNITS:  # the same government as a unit of its own congress
        yield Body(
            f"own-{township.stem}",
            f"{township.name}人民政府",
            f"{township.name}政府",
            "township_government",
            f"tc-{township.stem}",
            f"{township.stem}政函",
            "辖区事务",
            township=township.name,
        )
