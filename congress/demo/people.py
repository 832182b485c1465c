"""Who lives and serves in 浥川县: about eleven hundred persons, their posts, and the accounts of the demonstration.

``cast(rng, year)`` is pure: the same seed and the same opening year of the term give the same people.
"""

import datetime
from dataclasses import dataclass, field

from . import names
from .bodies import BY_KEY, UNITS
from .places import DELEGATIONS, SEAT, STREETS, TOWNSHIPS

COUNTY_SEATS = {
    "浥阳镇": 22,
    "双河镇": 11,
    "石峡镇": 10,
    "白杨镇": 10,
    "青崖乡": 7,
    "三岔乡": 7,
    "云台乡": 7,
}  # the others 6
TOWNSHIP_SEATS = {
    "浥阳镇": 60,
    "双河镇": 50,
    "石峡镇": 50,
    "白杨镇": 50,
    "高庙乡": 42,
    "红土乡": 42,
    "木掌乡": 42,
}  # the others 43

_RURAL = (
    "{v}党支部书记",
    "{v}村委会主任",
    "{v}村民",
    "{v}花椒种植专业合作社理事长",
    "{v}养殖大户",
    "{v}村医",
    "{v}文书",
    "{v}护林员",
    "{v}中药材种植户",
    "{v}农家乐经营户",
    "{v}苹果种植户",
    "{v}妇联主席",
    "{v}村务监督委员会主任",
    "{v}农机手",
    "{v}养蜂户",
)
_RURAL_WEIGHTS = (20, 9, 22, 7, 6, 5, 4, 3, 7, 4, 4, 5, 3, 3, 3)
_SKILLED = (
    ("{school}教师", "专业技术人员"),
    ("{clinic}副主任医师", "专业技术人员"),
    ("{stem}农技站农艺师", "专业技术人员"),
    ("{stem}畜牧兽医站兽医师", "专业技术人员"),
    ("{school}校长", "专业技术人员"),
    ("{clinic}护士长", "专业技术人员"),
)
_TOWN = (
    ("县第一中学高级教师", "专业技术人员"),
    ("县人民医院内科主任", "专业技术人员"),
    ("县中医院主管护师", "专业技术人员"),
    ("浥川县宏达商贸有限公司总经理", "企业负责人"),
    ("县公交公司驾驶员", "工人"),
    ("县环卫所清扫班班长", "工人"),
    ("浥川县椒香源食品有限公司董事长", "企业负责人"),
    ("县幼儿园园长", "专业技术人员"),
    ("滨河社区党支部书记", "其他劳动者"),
    ("东街社区居委会主任", "其他劳动者"),
    ("县自来水公司检修工", "工人"),
    ("国网浥川县供电公司线路班班长", "工人"),
    ("浥川县顺通快递有限公司经理", "企业负责人"),
    ("个体工商户", "其他劳动者"),
    ("县总工会副主席", "干部"),
    ("团县委副书记", "干部"),
    ("县妇联副主席", "干部"),
    ("县委党校高级讲师", "专业技术人员"),
    ("甘露药业浥川分公司车间主任", "工人"),
    ("县武警中队指导员", "解放军和武警"),
    ("浥川县城投公司工程师", "专业技术人员"),
    ("律师事务所律师", "专业技术人员"),
)
_CLERKS = ("办公室主任", "办公室副主任", "综合股股长", "办公室干部", "综合科科员", "办公室科员")


@dataclass(frozen=True)
class Human:
    """A person before the database knows him."""

    key: str
    name: str
    gender: str
    born_on: datetime.date
    ethnicity: str
    education: str
    party: str
    occupation: str
    workplace: str
    phone: str
    township: str
    village: str = ""


@dataclass(frozen=True)
class Holding:
    """A human holds a titled post with a role in a body."""

    human: str
    body: str
    title: str
    role: str
    single_seat: bool = False
    order: int = 100


@dataclass(frozen=True)
class Mandate:
    """A deputy's seat: card, delegation, electoral district and – in the county's congress – the township where that
    lies. ``congress`` is "county" or a township's stem."""

    human: str
    congress: str
    card_no: str
    delegation: str
    district: str
    township: str = ""


@dataclass(frozen=True)
class Login:
    """A demonstration account: whom a visitor may be, and what for."""

    login: str
    human: str
    role: str
    purpose: str


@dataclass
class Cast:
    """Everybody, in the order in which they entered the registers."""

    humans: list = field(default_factory=list)
    holdings: list = field(default_factory=list)
    seats: list = field(default_factory=list)
    logins: list = field(default_factory=list)

    def human(self, key):
        return self._by_key[key]

    def holders(self, body=None, role=None, title=None):
        """Keys of those who hold a post in a body, with a role, under a title."""
        return [
            h.human
            for h in self.holdings
            if (body is None or h.body == body)
            and (role is None or h.role == role)
            and (title is None or h.title == title)
        ]

    def close(self):
        self._by_key = {human.key: human for human in self.humans}
        return self


class _Registrar:
    """Writes people into a cast one after another, so that numbers and names never meet twice."""

    def __init__(self, rng, year):
        self.rng, self.year, self.cast, self.taken = rng, year, Cast(), set()
        self.rare = list(names.RARE)

    def enter(
        self,
        *,
        township,
        ages=(30, 58),
        workplace="",
        occupation="干部",
        women=0.3,
        village="",
        rare=False,
        namesake="",
    ):
        rng = self.rng
        born = self.year - rng.randint(*ages)
        gender = "female" if rng.random() < women or "妇联" in workplace else "male"
        if namesake:
            name, gender = namesake, "male"
        elif rare and self.rare and "妇联" not in workplace:
            surname, given, gender = self.rare.pop(0)
            name = surname + given
            self.taken.add(name)
        else:
            name = names.full_name(rng, gender, born, self.taken)
        number = len(self.cast.humans) + 1
        human = Human(
            key=f"p{number:04d}",
            name=name,
            gender=gender,
            born_on=datetime.date(born, rng.randint(1, 12), rng.randint(1, 28)),
            ethnicity=rng.choices(("汉族", "回族", "藏族", "土族", "东乡族", "满族"), (900, 45, 38, 8, 6, 3))[0],
            education=self._education(occupation, born),
            party=self._party(occupation, workplace),
            occupation=occupation,
            workplace=workplace,
            phone=f"1990000{1000 + number:04d}",
            township=township,
            village=village,
        )
        self.cast.humans.append(human)
        return human

    def _education(self, occupation, born):
        if occupation in ("干部", "专业技术人员"):
            return self.rng.choices(("研究生", "大学本科", "大学专科"), (8, 72, 20) if born > 1972 else (3, 52, 45))[0]
        if occupation == "企业负责人":
            return self.rng.choice(("大学本科", "大学专科", "高中（中专）"))
        return self.rng.choices(
            ("大学专科", "高中（中专）", "初中", "小学"), (16, 36, 40, 8) if born > 1970 else (3, 28, 52, 17)
        )[0]

    def _party(self, occupation, workplace):
        if "党支部书记" in workplace or occupation == "干部":
            return "中共党员"
        return self.rng.choices(("中共党员", "群众", "中国民主同盟盟员", "无党派人士"), (50, 46, 2, 2))[0]

    def post(self, human, body, title, role="MEMBER", *, single=False, order=100):
        self.cast.holdings.append(Holding(human.key, body, title, role, single, order))
        return human


def cast(rng, year):
    """The people of the county in a term that opened in ``year``."""
    book = _Registrar(rng, year)
    deputies = []  # (human, township) of the county congress, in card order
    _leaders(book, deputies)
    _committees(book, deputies)
    _administrators(book)
    _government(book, deputies)
    chairs = _townships(book, deputies)
    _county_deputies(book, deputies)
    _township_deputies(book, chairs)
    _members(book, deputies)
    _delegation_heads(book, deputies)
    _quiet_seats(book)
    book.cast.close()
    _logins(book.cast)
    return book.cast


def _leaders(book, deputies):
    homes = ("浥阳镇", "双河镇", "白杨镇", "石峡镇", "云台乡")
    for order, home in enumerate(homes):
        title, women = ("副主任", 0.3) if order else ("主任", 0)
        human = book.enter(township=home, ages=(50, 57), workplace=f"县人大常委会{title}", women=women)
        book.post(human, "sc", title, "LEAD", single=order == 0, order=order + 1)
        deputies.append(human)


def _committees(book, deputies):
    """Offices of the standing committee: their directors are deputies and members, their staff is not."""
    homes = iter(("浥阳镇", "浥阳镇", "双河镇", "石峡镇", "青崖乡", "三岔乡", "白杨镇"))
    for body, role, staff in (
        ("go", "GO", 6),
        ("dac", "DAC", 3),
        ("legal", "COM", 1),
        ("finance-com", "COM", 2),
        ("culture-com", "COM", 1),
        ("agri-com", "COM", 1),
        ("social-com", "COM", 1),
    ):
        short = BY_KEY[body].short_name
        director = book.enter(township=next(homes), ages=(44, 55), workplace=f"{short}主任")
        deputies.append(book.post(director, body, "主任", role, single=True, order=1))
        deputy = book.enter(township="浥阳镇", ages=(36, 50), workplace=f"{short}副主任", women=0.4)
        book.post(deputy, body, "副主任", role, order=2)
        for at in range(staff):
            rank = ("一级主任科员", "干部", "科员")[min(at, 2)]
            clerk = book.enter(
                township="浥阳镇", ages=(26, 45), workplace=f"{short}{rank}", women=0.5, rare=body == "dac" and at == 0
            )
            book.post(clerk, body, rank, role, order=10 + at)
            if body == "dac" and at == 2:
                book.post(clerk, body, "任免专干", "APPT", order=20)
    for at, title in enumerate(("主任", "技术员")):
        human = book.enter(township="浥阳镇", ages=(28, 42), workplace=f"县人大常委会信息中心{title}", women=0.4)
        book.post(human, "info", title, "MEMBER", order=at)


def _administrators(book):
    for role, title in (("SYS", "系统管理员"), ("SEC", "安全管理员"), ("AUD", "审计员")):
        human = book.enter(township="浥阳镇", ages=(28, 40), workplace=f"县人大常委会{title}", women=0.4)
        book.post(human, "info" if role == "SYS" else "go", title, role, order=50)


def _government(book, deputies):
    head = book.enter(township="浥阳镇", ages=(46, 52), workplace="县人民政府县长", women=0)
    deputies.append(book.post(head, "government", "县长", single=True, order=1))
    for order, title in enumerate(("常务副县长", "副县长", "副县长", "副县长", "副县长"), start=2):
        human = book.enter(township="浥阳镇", ages=(40, 52), workplace=f"县人民政府{title}")
        book.post(human, "government", title, single=order == 2, order=order)
    for at, title in enumerate(("主任", "副主任", "督查专员")):
        human = book.enter(township="浥阳镇", ages=(30, 46), workplace=f"县政府督查室{title}")
        book.post(human, "supervision", title, "GOV", single=at == 0, order=at)
    for unit in UNITS:
        township = unit.township or "浥阳镇"
        leader = book.enter(township=township, ages=(40, 55), workplace=f"{unit.short_name}{unit.head}", women=0.15)
        book.post(leader, unit.key, unit.head, "UNITL", single=True, order=1)
        title = book.rng.choice(_CLERKS)
        clerk = book.enter(
            township=township,
            ages=(25, 45),
            workplace=f"{unit.short_name}{title}",
            women=0.5,
            rare=unit.key in ("edu", "natres", "court"),
        )
        book.post(clerk, unit.key, title, "UNIT", order=5)
        if unit.township:
            own = f"own-{unit.township[:-1]}"
            book.post(leader, own, unit.head, "UNITL", single=True, order=1)
            book.post(clerk, own, title, "UNIT", order=5)


def _townships(book, deputies):
    """Chairs and secretaries of nineteen township congresses; every chair is a county deputy too (S09)."""
    chairs = {}
    for township in TOWNSHIPS:
        chair = book.enter(township=township.name, ages=(30, 42), workplace=f"{township.name}人大主席", women=0.25)
        book.post(chair, f"presidium-{township.stem}", "主席", "TCH", single=True, order=1)
        secretary = book.enter(township=township.name, ages=(24, 36), workplace=f"{township.name}人大秘书", women=0.6)
        book.post(secretary, f"presidium-{township.stem}", "秘书", "TSEC", order=5)
        book.post(secretary, f"tc-{township.stem}", "联络站管理员", "STA", order=6)
        chairs[township.name] = chair
        deputies.append(chair)
    return chairs


def _county_deputies(book, deputies):
    """Fill the seats of each township, then number the cards by township."""
    rng, made = book.rng, []
    for township in TOWNSHIPS:
        seated = [human for human in deputies if human.township == township.name]
        secretary = book.enter(township=township.name, ages=(36, 50), workplace=f"{township.name}党委书记", women=0.15)
        seated.append(secretary)
        town_jobs = list(_TOWN)
        rng.shuffle(town_jobs)
        while len(seated) < COUNTY_SEATS.get(township.name, 6):
            if township is SEAT and town_jobs and rng.random() < 0.85:
                workplace, occupation = town_jobs.pop()
                village = ""
            elif rng.random() < 0.22:
                pattern, occupation = rng.choice(_SKILLED)
                workplace, village = (
                    pattern.format(school=township.school, clinic=township.clinic, stem=township.name),
                    "",
                )
            else:
                village = rng.choice(township.villages)
                workplace = township.name + rng.choices(_RURAL, _RURAL_WEIGHTS)[0].format(v=village)
                occupation = "农民"
            seated.append(
                book.enter(
                    township=township.name,
                    ages=(28, 60),
                    workplace=workplace,
                    occupation=occupation,
                    village=village,
                    women=0.36,
                    rare=len(seated) == 4,
                )
            )
        made.append((township, seated))
    deputies.clear()
    delegations = {name: group for group, members in DELEGATIONS for name in members}
    number = zone = 0
    for township, seated in made:
        for at, human in enumerate(seated):
            number, zone = number + 1, zone + (at % 2 == 0)
            deputies.append(human)
            book.post(human, "congress", "代表", "DEP", order=number)
            district = f"第{zone}选区（{human.village or _town_district(township, at)}）"
            book.cast.seats.append(
                Mandate(
                    human.key,
                    "county",
                    f"浥人代证{number:03d}号",
                    delegations[township.name],
                    district,
                    township.name,
                )
            )


def _town_district(township, at):
    if township is SEAT:
        return "县直机关" if at % 3 == 0 else STREETS[at % len(STREETS)] + "片"
    return township.villages[at % len(township.villages)]


def _township_deputies(book, chairs):
    farmers = [h for h in book.cast.humans if h.occupation == "农民" and h.gender == "male" and len(h.name) == 3]
    twins = iter([human.name for human in farmers if human.township not in ("红土乡", "柳林乡")])  # namesakes exist
    for township in TOWNSHIPS:
        total = TOWNSHIP_SEATS.get(township.name, 43)
        for at in range(total):
            village = township.villages[at % len(township.villages)]
            if at == 0:
                human = chairs[township.name]
            elif at % 9 == 4:
                pattern, occupation = book.rng.choice(_SKILLED)
                workplace = pattern.format(school=township.school, clinic=township.clinic, stem=township.name)
                human = book.enter(
                    township=township.name, ages=(26, 56), workplace=workplace, occupation=occupation, women=0.45
                )
            else:
                workplace = book.rng.choices(_RURAL, _RURAL_WEIGHTS)[0].format(v=village)
                namesake = next(twins) if at == 7 and township.stem in ("红土", "柳林") else ""
                human = book.enter(
                    township=township.name,
                    ages=(24, 62),
                    workplace=workplace,
                    occupation="农民",
                    village=village,
                    women=0.34,
                    namesake=namesake,
                )
            book.post(human, f"tc-{township.stem}", "代表", "TDEP", order=at + 1)
            book.cast.seats.append(
                Mandate(
                    human.key,
                    township.stem,
                    f"{township.stem}代{at + 1:03d}号",
                    "",
                    f"第{at // 3 + 1}选区（{village}）",
                )
            )


def _members(book, deputies):
    """Twenty-five members: the leaders, seven directors, thirteen others who hold no government post."""
    directors = {h.human for h in book.cast.holdings if h.title == "主任" and h.role in ("GO", "DAC", "COM")}
    leaders = {h.human for h in book.cast.holdings if h.role == "LEAD"}
    chairs = {h.human for h in book.cast.holdings if h.role == "TCH"}
    barred = ("党委书记", "政府", "县长")
    others = [
        human
        for human in deputies
        if human.key not in directors | leaders | chairs and not any(word in human.workplace for word in barred)
    ]
    chosen = [human for human in others if human.occupation in ("干部", "专业技术人员", "企业负责人")][:8]
    chosen += [human for human in others if human.occupation == "农民" and human.gender == "female"][:3]
    chosen += [human for human in others if human not in chosen][: 13 - len(chosen)]
    for at, human in enumerate([h for h in deputies if h.key in directors] + chosen, start=10):
        book.post(human, "sc", "委员", "SCM", order=at)
    everyone = [h for h in deputies if h.key in directors] + chosen
    for at, body in enumerate(("sp-legal", "sp-finance", "sp-social")):
        book.post(everyone[at + 2], body, "主任委员", "MEMBER", single=True, order=1)
        for order, human in enumerate(everyone[7 + at * 4 : 11 + at * 4], start=2):
            book.post(human, body, "委员", "MEMBER", order=order)


def _delegation_heads(book, deputies):
    secretaries = {human.township: human for human in deputies if human.workplace.endswith("党委书记")}
    for name, townships in DELEGATIONS:
        book.post(secretaries[townships[0]], f"delegation-{name[:-3]}", "团长", "DHEAD", single=True, order=1)


def _quiet_seats(book):
    """Who must be in the register though nothing is handled there: heads of the other townships, who looks after the
    credentials of deputies."""
    for township in TOWNSHIPS:
        body = BY_KEY[f"gov-{township.stem}"]
        if not body.handles:
            head = book.enter(
                township=township.name, ages=(34, 45), workplace=f"{township.name}{body.head}", women=0.2
            )
            book.post(head, body.key, body.head, single=True, order=1)
    members = book.cast.holders("sc", "LEAD")[1:2] + book.cast.holders("sc", "SCM")[:4]
    for order, key in enumerate(members):
        title = "委员" if order else "主任委员"
        book.cast.holdings.append(Holding(key, "credentials", title, "MEMBER", order == 0, order))


def _logins(cast):
    """Who a visitor may be; two of a kind where the one must not see what the other does."""

    def first(body, role, at=0):
        return cast.holders(body, role)[at]

    busy = {holding.human for holding in cast.holdings if holding.role not in ("DEP", "MEMBER")}
    free = [key for key in cast.holders("congress", "DEP") if key not in busy]
    farmers = [key for key in free if cast.human(key).occupation == "农民"]
    at_home = {
        cast.human(key).township: key for key in [*reversed(free), *reversed(farmers)]
    }  # a farmer before others
    rows = [
        ("dep01", at_home["青崖乡"], "DEP", "县人大代表，写建议、评价答复"),
        ("dep02", at_home["三岔乡"], "DEP", "县人大代表，被邀请联名"),
        ("dep03", at_home["浥阳镇"], "DEP", "县人大代表，收到答复待评价"),
        ("dhead01", first("delegation-青柳", "DHEAD"), "DHEAD", "青柳代表团团长，会议期间初审"),
        ("tdep01", first("tc-青崖", "TDEP", 1), "TDEP", "青崖乡人大代表"),
        ("tch01", first("presidium-青崖", "TCH"), "TCH", "青崖乡人大主席"),
        ("tsec01", first("presidium-青崖", "TSEC"), "TSEC", "青崖乡人大秘书，兼联络站管理员"),
        ("sta01", first("tc-三岔", "STA"), "STA", "三岔乡联络站管理员"),
        ("dac01", first("dac", "DAC"), "DAC", "代表工委主任，终审、交办、督办"),
        ("dac02", first("dac", "DAC", 2), "DAC", "代表工委经办人，录入纸质建议"),
        ("go01", first("go", "GO"), "GO", "常委会办公室主任，归档、用印"),
        ("appt01", first("dac", "APPT"), "APPT", "任免工作人员，办人事任免和宪法宣誓"),
        ("lead01", first("sc", "LEAD"), "LEAD", "常委会主任"),
        ("lead02", first("sc", "LEAD", 1), "LEAD", "常委会副主任，督办重点建议"),
        ("com01", first("agri-com", "COM"), "COM", "农业与环境资源工委，对口督办"),
        ("scm01", first("sc", "SCM", 8), "SCM", "常委会委员"),
        ("gov01", first("supervision", "GOV"), "GOV", "政府督查室主任，交办与审核答复"),
        ("unit01", first("transport", "UNIT"), "UNIT", "交通运输局经办人"),
        ("unitl01", first("transport", "UNITL"), "UNITL", "交通运输局局长，签发答复"),
        ("unit02", first("water", "UNIT"), "UNIT", "水务局经办人"),
        ("unitl02", first("water", "UNITL"), "UNITL", "水务局局长"),
        ("unit03", first("court", "UNIT"), "UNIT", "县法院代表联络员"),
        ("sys01", first("info", "SYS"), "SYS", "系统管理员"),
        ("sec01", first("go", "SEC"), "SEC", "安全管理员"),
        ("aud01", first("go", "AUD"), "AUD", "审计员"),
    ]
    cast.logins.extend(Login(*row) for row in rows)
