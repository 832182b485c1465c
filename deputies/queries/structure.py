"""What a congress is made up of (S61): women, peoples, parties, education, ages, and whether it is one of cadres."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from congress.frame.prose import share_of
from congress.queries.rules import rule

from ..models import Deputy

CADRES, BASE = ("干部",), ("工人", "农民", "专业技术人员")
AGES = (
    ("35", "35岁以下", None, 35),
    ("45", "36至45岁", 36, 45),
    ("55", "46至55岁", 46, 55),
    ("99", "56岁以上", 56, None),
)
UNKNOWN = "未登记"


def _birthday(day, years):
    """The last day on which somebody was born who is so old on a day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return date(day.year - years, 2, 28)


def aged(day, low, high):
    """Whose age in full years lies between two numbers on a day, both included."""
    found = Q(person__born_on__isnull=False)
    if low is not None:
        found &= Q(person__born_on__lte=_birthday(day, low))
    if high is not None:
        found &= Q(person__born_on__gt=_birthday(day, high + 1))
    return found


def age_on(born_on, day):
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def narrowed(rows, day, words):
    """Rows of the register as one number of the statistics counts them."""
    for name, column in (
        ("gender", "gender"),
        ("occupation", "occupation"),
        ("party", "party"),
        ("education", "education"),
    ):
        if words.get(name):
            rows = rows.filter(**{f"person__{column}": "" if words[name] == UNKNOWN else words[name]})
    if words.get("minority"):
        rows = rows.exclude(person__ethnicity__in=("", "汉族"))
    if words.get("age"):
        rows = rows.filter(next(aged(day, low, high) for key, _, low, high in AGES if key == words["age"]))
    return rows


@dataclass(frozen=True, kw_only=True)
class Line:
    """One number: its words, how many of all, and what the register is asked to show just these."""

    label: str
    count: int
    total: int
    asked: str  # name=value of the list's address

    @property
    def share(self):
        return share_of(self.count, self.total)


def people_of(actor, day, *, level="", congress_id=None, delegation=None):
    """The deputies that are counted: of one level of the whole county, or of one congress, or of one delegation."""
    rows = Deputy.objects.visible_to(actor).on(day)
    rows = rows.of_level(level) if level else rows.of(congress_id)
    return rows.filter(delegation=delegation) if delegation else rows


def composition(rows, day):
    """[(heading, [Line])] of these deputies: one statement."""
    people = list(
        rows.order_by().values_list(
            "person__gender", "person__ethnicity", "person__party", "person__education", "person__occupation",
            "person__born_on",
        )
    )  # fmt: skip
    total = len(people)

    def line(label, count, asked):
        return Line(label=label, count=count, total=total, asked=asked)

    def by(place, name):
        found = {}
        for one in people:
            found[one[place] or UNKNOWN] = found.get(one[place] or UNKNOWN, 0) + 1
        ranked = sorted(found.items(), key=lambda item: (item[0] == UNKNOWN, -item[1], item[0]))
        return [line(label, count, f"{name}={label}") for label, count in ranked]

    ages = [age_on(one[5], day) for one in people if one[5]]
    return [
        ("妇女和少数民族", [
            line("妇女", sum(one[0] == "female" for one in people), "gender=female"),
            line("少数民族", sum(one[1] not in ("", "汉族") for one in people), "minority=on"),
        ]),
        ("职业构成", by(4, "occupation")),
        ("政治面貌", by(2, "party")),
        ("学历", by(3, "education")),
        ("年龄", [
            line(label, sum((low is None or age >= low) and (high is None or age <= high) for age in ages), f"age={key}")
            for key, label, low, high in AGES
        ]),
    ]  # fmt: skip


def mean_age(rows, day):
    ages = [age_on(born, day) for born in rows.order_by().values_list("person__born_on", flat=True) if born]
    return round(sum(ages) / len(ages), 1) if ages else None


def warnings(rows, congress_id):
    """What speaks against a congress of cadres (选举法第七条), in words: one statement."""
    found = list(rows.order_by().values_list("person__gender", "person__occupation"))
    if not found:
        return []
    cadres, women = sum(one[1] in CADRES for one in found), sum(one[0] == "female" for one in found)
    most, least = rule(congress_id, "deputy.cadres_at_most"), rule(congress_id, "deputy.women_at_least")
    said = []
    if 100 * cadres > most * len(found):
        said.append(f"干部代表{cadres}名，占{share_of(cadres, len(found))}，高于本级规定的{most}%，基层代表偏少。")
    if 100 * women < least * len(found):
        said.append(f"妇女代表{women}名，占{share_of(women, len(found))}，低于本级规定的{least}%。")
    return said
