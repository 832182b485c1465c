"""Plants the register of posts as it stood when the term began, those who held them from before, and the question bank."""

from congress.actions import institution, notices
from congress.demo import bodies, names
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.models import Person, Post

from ..actions import offices
from ..queries.offices import holders
from .exams import plant_bank

FREE = {"exam": False}
QUIET = {"exam": False, "year_report": False}
DEPARTMENTS = tuple(
    body.key for body in bodies.UNITS if body.kind == "department" and body.key != "env"
)  # of the city
# key: body, title, category, places, what is asked otherwise, how many hold it already
OFFICES = {
    "chair": ("sc", "主任", "committee_chair", 1, {}, 0),
    "vice-chair": ("sc", "副主任", "committee_members", 4, {}, 0),
    "member": ("sc", "委员", "committee_members", 20, {}, 0),
    "head": ("government", "县长", "government_head", 1, {}, 0),
    "first-vice": ("government", "常务副县长", "government_vices", 1, {}, 0),
    "vice": ("government", "副县长", "government_vices", 4, {}, 0),
    "gov-office": ("government", "办公室主任", "government_members", 1, {}, 1),
    **{key: (key, bodies.BY_KEY[key].head, "government_members", 1, {}, 0) for key in DEPARTMENTS},
    "supervisor": ("supervisory", "主任", "supervisory_director", 1, {}, 0),
    "vice-supervisor": ("supervisory", "副主任", "supervisory_members", 2, {}, 2),
    "of-supervision": ("supervisory", "委员", "supervisory_members", 4, {}, 3),
    "president": ("court", "院长", "court_president", 1, {}, 0),
    "vice-president": ("court", "副院长", "court_members", 3, FREE, 2),
    "division": ("court", "刑事审判庭庭长", "court_members", 1, FREE, 1),
    "judge": ("court", "审判员", "court_members", 24, QUIET, 14),
    "assessor": ("court", "人民陪审员", "assessors", 60, {}, 0),
    "procurator": ("procuratorate", "检察长", "procurator_general", 1, {}, 0),
    "vice-procurator": ("procuratorate", "副检察长", "procuratorate_members", 2, FREE, 2),
    "prosecutor": ("procuratorate", "检察员", "procuratorate_members", 16, QUIET, 8),
    **{key: (key, "主任", "committee_offices", 1, FREE, 0)
       for key in ("go", "dac", "legal", "finance-com", "culture-com", "agri-com", "social-com", "info")},
    "vice-info": ("info", "副主任", "committee_offices", 1, QUIET, 0),
    **{f"{key}-chair": (key, "主任委员", "special_committees", 1, {"oath": "none"}, 0)
       for key in ("sp-legal", "sp-finance", "sp-social")},
    **{key: (key, "委员", "special_committees", 4, {"oath": "none"}, 0) for key in ("sp-legal", "sp-finance", "sp-social")},
    "credentials-chair": ("credentials", "主任委员", "credentials_committee", 1, {}, 0),
    "credentials": ("credentials", "委员", "credentials_committee", 4, {}, 0),
}  # fmt: skip


def plant(world):
    with notices.silence(), world.at(world.term.starts_on, 8):
        people = Strangers(world, "register")
        for key, (*_, held) in OFFICES.items():
            office = offices.enter(
                world.bodies[OFFICES[key][0]],
                *OFFICES[key][1:3],
                actor=world.first("GO"),
                places=OFFICES[key][3],
                **OFFICES[key][4],
            )
            if held:
                entered = institution.enter_people(people.take(held), actor=SYSTEM, congress=world.congress)
                pairs = [(person, office.post) for person in entered]
                institution.appoint_all(pairs, actor=SYSTEM, since=world.term.starts_on)
        plant_bank(world)
    world.say(0.64, "任免职务")


def office_of(world, key):
    """A post of the register."""
    body, title, *_ = OFFICES[key]
    post = Post.objects.select_related("office__post__organization", "office__congress").get(
        organization=world.bodies[body], title=title
    )
    return post.office


def holder_of(world, key, place=0):
    """Who holds a post now, the longest serving first; None where nobody does."""
    rows = holders(office_of(world, key).post).select_related("post__office", "organization", "congress")
    return rows.order_by("since", "pk")[place : place + 1].first()


class Strangers:
    """People whom nobody in the county's register knows yet, each name met once."""

    def __init__(self, world, what):
        self.rng = world.rng(f"appointments:{what}")
        self.year = world.today.year
        self.taken = set(Person.objects.filter(county=world.congress).values_list("name", flat=True))
        self.rare = iter(("彧", "翀", "昉"))

    def columns(self, ages=(30, 50)):
        born = self.year - self.rng.randint(*ages)
        gender = self.rng.choice(("male", "male", "female"))
        name = names.full_name(self.rng, gender, born, self.taken)
        return {"name": name, "gender": gender, "born_on": f"{born}-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}",
                "ethnicity": self.rng.choice(("汉族",) * 9 + ("回族",)), "education": "大学本科", "party": "中共党员"}  # fmt: skip

    def take(self, many):
        return [Person(**self.columns()) for _ in range(many)]


REGISTER = kinds.Demo(key="appointments.register", order=66, plant=plant)
