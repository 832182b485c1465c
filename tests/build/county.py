"""The cast of all tests: county 西平样县 with everybody who touches a suggestion, two townships, a stranger county.

Made in a few statements, so that each test can have its own. ``cast.dac`` is the Actor of one post; ``cast.dac_post``
is its Membership; bodies are ``cast.units["transport"]`` and so on; ``cast.client("dac")`` is a signed-in browser.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.test import Client

from congress.frame import clock, names
from congress.models import (
    ADMINISTRATORS,
    BY_TERM,
    Account,
    Area,
    Congress,
    Membership,
    Organization,
    Person,
    Post,
    Session,
    Term,
)
from congress.queries.actors import actor_in
from deputies.models import Deputy, ElectoralDistrict
from suggestions.models import ReplyClass, Topic

TODAY = date(2026, 4, 15)  # a Wednesday between two sessions
SINCE = date(2022, 1, 10)
PASSWORD = "Huang-he.2031"

# key: full name, short name, kind, document word
BODIES = {
    "congress": ("西平样县人民代表大会", "县人大", "congress", ""),
    "sc": ("西平样县人大常委会", "县人大常委会", "standing_committee", "西人常"),
    "office": ("西平样县人大常委会办公室", "县人大办", "general_office", "西人办"),
    "commission": ("西平样县人大常委会代表工作委员会", "代表工委", "deputy_affairs_commission", "西人代工"),
    "agriculture": ("西平样县人大常委会农业与农村工作委员会", "农工委", "work_committee", ""),
    "economy": ("西平样县人大常委会财政经济工作委员会", "财经工委", "work_committee", ""),
    "credentials": ("西平样县人大常委会代表资格审查委员会", "资格审查委", "credentials_committee", ""),
    "centre": ("西平样县人大信息中心", "信息中心", "information_centre", ""),
    "river_delegation": ("河口代表团", "河口代表团", "delegation", ""),
    "hill_delegation": ("青石岭代表团", "青石岭代表团", "delegation", ""),
    "government": ("西平样县人民政府", "县政府", "government", "西政"),
    "supervision": ("西平样县人民政府督查室", "政府督查室", "government_supervision_office", "西政督"),
    "transport": ("西平样县交通运输局", "县交通局", "department", "西交函"),
    "finance": ("西平样县财政局", "县财政局", "department", "西财函"),
    "court": ("西平样县人民法院", "县法院", "court", "西法函"),
    "river_government": ("河口镇人民政府", "河口镇政府", "township_government", "河政函"),
}
UNITS = ("transport", "finance", "court", "river_government")

# key: person, role, body, title
PEOPLE = {
    "sys": ("赵安", "SYS", "centre", "系统管理员"),
    "sec": ("钱防", "SEC", "centre", "安全管理员"),
    "aud": ("孙审", "AUD", "centre", "审计员"),
    "lead": ("李宏远", "LEAD", "sc", "常委会主任"),
    "go": ("周文书", "GO", "office", "秘书"),
    "dac": ("吴联络", "DAC", "commission", "主任"),
    "dac_clerk": ("郑办事", "DAC", "commission", "干事"),
    "com": ("王农工", "COM", "agriculture", "主任"),
    "other_com": ("冯财经", "COM", "economy", "主任"),
    "scm": ("陈委员", "SCM", "sc", "委员"),
    "sta": ("褚站长", "STA", "river_delegation", "联络站站长"),
    "dhead": ("卫团长", "DHEAD", "river_delegation", "团长"),
    "other_dhead": ("蒋团长", "DHEAD", "hill_delegation", "团长"),
    "gov": ("沈督查", "GOV", "supervision", "主任"),
    "unit": ("韩经办", "UNIT", "transport", "养护股股长"),
    "unitl": ("杨局长", "UNITL", "transport", "局长"),
    "finance": ("朱经办", "UNIT", "finance", "农业股股长"),
    "financel": ("秦局长", "UNITL", "finance", "局长"),
    "court": ("尤法官", "UNIT", "court", "联络员"),
    "courtl": ("许院长", "UNITL", "court", "院长"),
    "river": ("何主任", "UNIT", "river_government", "党政办主任"),
    "riverl": ("吕镇长", "UNITL", "river_government", "镇长"),
}
# key: person, delegation
DEPUTIES = {
    "dep": ("张德福", "river_delegation"),
    "dep2": ("王秀兰", "river_delegation"),
    "dep3": ("刘建设", "hill_delegation"),
    "dep4": ("陈桂英", "hill_delegation"),
}


@dataclass
class Cast:
    """Everybody by key: actors as attributes, and what they belong to in ``bodies``."""

    congress: Congress
    term: Term
    sessions: list
    bodies: dict
    posts: dict
    deputies: dict
    topics: list
    classes: dict
    townships: dict = field(default_factory=dict)
    stranger: object = None

    def __getattr__(self, key):
        posts = self.__dict__.get("posts", {})
        if key in posts:
            return self.actor(key)
        if key.endswith("_post") and key[:-5] in posts:
            return posts[key[:-5]]
        raise AttributeError(f"nobody called {key}; there are {sorted(posts)}")

    @property
    def units(self):
        return {key: self.bodies[key] for key in UNITS if key in self.bodies}

    def actor(self, key):
        return actor_in(self.posts[key], ip="127.0.0.1")

    def signed_in(self, key):
        """The actor of somebody who has an account, as a page sees him."""
        return actor_in(self.posts[key], account_id=self.account(key).pk, ip="127.0.0.1")

    def everybody(self):
        return {key: self.actor(key) for key in self.posts}

    def account(self, key):
        """The account of this person: opened when first asked for, with PASSWORD."""
        person = self.posts[key].person
        account = Account.objects.filter(person=person).first()
        if account is None:
            account = Account(
                person=person, login=f"{key}-{person.pk}", must_change_password=False, password_changed_at=clock.now()
            )
            account.set_password(PASSWORD)
            account.save()
        return account

    def client(self, key):
        """A browser of somebody who has signed in and chosen this post, and whose password is not too old."""
        client, account = Client(), self.account(key)
        type(account).objects.filter(pk=account.pk).update(password_changed_at=clock.now())
        client.force_login(account)
        session = client.session
        session["membership"] = self.posts[key].pk
        session.save()
        return client


@cache
def reading(name):
    return {
        "name_pinyin": names.pinyin(name),
        "name_joined": names.joined(names.pinyin(name)),
        "name_initials": names.initials(name),
        "name_short": names.short(name),
    }


def _people(congress, wanted, term):
    """Persons and their posts in two or three statements: {key: Membership}."""
    persons = Person.objects.bulk_create(
        Person(
            county_id=congress.county_id,
            name=name,
            **reading(name),
            phone=f"139{congress.pk % 1000:04d}{place:04d}",
        )
        for place, (name, _, _, _) in enumerate(wanted.values())
    )
    posts = {}
    for _, role, body, title in wanted.values():
        posts.setdefault((body.pk, title), Post(organization=body, title=title, role=role, by_term=role in BY_TERM))
    Post.objects.bulk_create(posts.values())
    held = Membership.objects.bulk_create(
        Membership(
            person=person,
            post=posts[body.pk, title],
            since=SINCE,
            congress=congress,
            organization=body,
            role=role,
            term=term if role in BY_TERM else None,
            administrator=role in ADMINISTRATORS,
        )
        for person, (_, role, body, title) in zip(persons, wanted.values(), strict=True)
    )
    return dict(zip(wanted, held, strict=True))


def _deputies(term, memberships, delegations):
    districts = ElectoralDistrict.objects.bulk_create(
        ElectoralDistrict(congress=term.congress, term=term, number=place, name=f"第{place}选区", seats=1)
        for place in range(1, len(memberships) + 1)
    )
    rows = Deputy.objects.bulk_create(
        Deputy(
            membership=post,
            person=post.person,
            congress=term.congress,
            level=term.congress.level,
            term=term,
            delegation=delegations[key],
            district=districts[place - 1],
            card_no=f"{place:03d}",
        )
        for place, (key, post) in enumerate(memberships.items(), start=1)
    )
    return dict(zip(memberships, rows, strict=True))


def neighbours(deputy, names_of_others):
    """More deputies of the same delegation, so that a list of names is as long as a real one."""
    held, there = deputy.membership, Deputy.objects.filter(term=deputy.term).count()
    for place, name in enumerate(names_of_others):
        person = Person.objects.create(county_id=held.person.county_id, name=name, **reading(name))
        post = Membership.objects.create(
            person=person, post=held.post, since=SINCE, congress=held.congress, organization=held.organization,
            role=held.role, term=held.term,
        )  # fmt: skip
        Deputy.objects.create(
            membership=post, person=person, congress=deputy.congress, level=deputy.level, term=deputy.term,
            delegation=deputy.delegation, district=deputy.district, card_no=f"{500 + there + place}",
        )  # fmt: skip


def _codes(congress):
    topics = Topic.objects.bulk_create(
        Topic(congress=congress, name=name, order=order) for order, name in enumerate(("交通运输", "农业农村", "教育"))
    )
    classes = ReplyClass.objects.bulk_create(
        [
            ReplyClass(congress=congress, code="A", label="已经解决或采纳", solved=True, order=1),
            ReplyClass(congress=congress, code="B", label="列入计划逐步解决", needs_follow_up=True, order=2),
            ReplyClass(congress=congress, code="C", label="留作参考", order=3),
        ]
    )
    return topics, {one.code: one for one in classes}


def county():
    """西平样县, its term, its five sessions, its bodies and its people."""
    area, _ = Area.objects.get_or_create(code="419901", defaults={"name": "西平样县", "level": "county"})
    congress, _ = Congress.objects.get_or_create(
        name="西平样县人民代表大会", defaults={"short_name": "西平样县人大", "level": "county", "area": area}
    )
    term, _ = Term.objects.get_or_create(congress=congress, number=18, defaults={"starts_on": SINCE})
    sessions = Session.objects.bulk_create(
        Session(
            term=term,
            kind="session",
            number=number,
            opens_on=date(year, month, day),
            closes_on=date(year, month, day + 3),
            state="held",
        )
        for number, (year, month, day) in enumerate(
            ((2022, 1, 10), (2023, 2, 7), (2024, 1, 16), (2025, 1, 14), (2026, 2, 3)), start=1
        )
    )
    bodies = Organization.objects.bulk_create(
        Organization(
            congress=congress, name=name, short_name=short, kind=kind, document_word=word, since=SINCE, order=order
        )
        for order, (name, short, kind, word) in enumerate(BODIES.values())
    )
    bodies = dict(zip(BODIES, bodies, strict=True))
    wanted = {key: (name, role, bodies[body], title) for key, (name, role, body, title) in PEOPLE.items()}
    wanted |= {key: (name, "DEP", bodies[body], "县人大代表") for key, (name, body) in DEPUTIES.items()}
    posts = _people(congress, wanted, term)
    deputies = _deputies(
        term, {key: posts[key] for key in DEPUTIES}, {key: bodies[body] for key, (_, body) in DEPUTIES.items()}
    )
    topics, classes = _codes(congress)
    cast = Cast(
        congress=congress,
        term=term,
        sessions=sessions,
        bodies=bodies,
        posts=posts,
        deputies=deputies,
        topics=topics,
        classes=classes,
    )
    cast.townships = {
        "river": township(congress, "河口镇", "419901101"),
        "hill": township(congress, "青石岭乡", "419901201"),
    }
    return cast


def township(parent, name, code):
    """A township congress with its chairman, secretary, two deputies and one handling unit."""
    area = Area.objects.create(code=code, name=name, level="township", parent=parent.area)
    congress = Congress.objects.create(
        name=f"{name}人民代表大会", short_name=f"{name}人大", level="township", parent=parent, area=area
    )
    term = Term.objects.create(congress=congress, number=12, starts_on=SINCE)
    bodies = dict(
        zip(
            ("presidium", "unit"),
            Organization.objects.bulk_create(
                [
                    Organization(
                        congress=congress, name=f"{name}人大主席团", short_name="主席团", kind="presidium", since=SINCE
                    ),
                    Organization(
                        congress=congress,
                        name=f"{name}农业农村综合服务中心",
                        short_name=f"{name}农服中心",
                        kind="public_institution",
                        document_word=f"{name[0]}农函",
                        since=SINCE,
                    ),
                ]
            ),
            strict=True,
        )
    )
    posts = _people(
        congress,
        {
            "tch": (f"{name[0]}主席", "TCH", bodies["presidium"], "人大主席"),
            "tsec": (f"{name[0]}秘书", "TSEC", bodies["presidium"], "人大秘书"),
            "tdep": (f"{name[0]}代表甲", "TDEP", bodies["presidium"], "乡镇人大代表"),
            "tdep2": (f"{name[0]}代表乙", "TDEP", bodies["presidium"], "乡镇人大代表"),
            "unit": (f"{name[0]}经办", "UNIT", bodies["unit"], "经办人"),
            "unitl": (f"{name[0]}所长", "UNITL", bodies["unit"], "主任"),
        },
        term,
    )
    deputies = _deputies(term, {key: posts[key] for key in ("tdep", "tdep2")}, {"tdep": None, "tdep2": None})
    topics, classes = _codes(congress)
    return Cast(
        congress=congress,
        term=term,
        sessions=[],
        bodies=bodies,
        posts=posts,
        deputies=deputies,
        topics=topics,
        classes=classes,
    )


def stranger():
    """东平样县 next door, which must never see anything of ours, nor we of theirs."""
    area = Area.objects.create(code="419902", name="东平样县", level="county")
    congress = Congress.objects.create(
        name="东平样县人民代表大会", short_name="东平样县人大", level="county", area=area
    )
    term = Term.objects.create(congress=congress, number=18, starts_on=SINCE)
    bodies = dict(
        zip(
            ("commission", "unit", "delegation", "supervision"),
            Organization.objects.bulk_create(
                [
                    Organization(
                        congress=congress,
                        name="东平样县人大常委会代表工作委员会",
                        short_name="代表工委",
                        kind="deputy_affairs_commission",
                        since=SINCE,
                    ),
                    Organization(
                        congress=congress,
                        name="东平样县交通运输局",
                        short_name="县交通局",
                        kind="department",
                        since=SINCE,
                    ),
                    Organization(
                        congress=congress, name="东关代表团", short_name="东关代表团", kind="delegation", since=SINCE
                    ),
                    Organization(
                        congress=congress,
                        name="东平样县人民政府督查室",
                        short_name="政府督查室",
                        kind="government_supervision_office",
                        since=SINCE,
                    ),
                ]
            ),
            strict=True,
        )
    )
    posts = _people(
        congress,
        {
            "dac": ("东联络", "DAC", bodies["commission"], "主任"),
            "unit": ("东经办", "UNIT", bodies["unit"], "经办人"),
            "unitl": ("东局长", "UNITL", bodies["unit"], "局长"),
            "gov": ("东督查", "GOV", bodies["supervision"], "主任"),
            "dep": ("东代表", "DEP", bodies["delegation"], "县人大代表"),
        },
        term,
    )
    deputies = _deputies(term, {"dep": posts["dep"]}, {"dep": bodies["delegation"]})
    topics, classes = _codes(congress)
    return Cast(
        congress=congress,
        term=term,
        sessions=[],
        bodies=bodies,
        posts=posts,
        deputies=deputies,
        topics=topics,
        classes=classes,
    )


def cast():
    """Both counties."""
    ours = county()
    ours.stranger = stranger()
    return ours
