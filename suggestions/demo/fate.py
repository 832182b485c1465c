"""What befalls a suggestion, decided beforehand: pure chance with the odds of a good county, or a wish for showing."""

from dataclasses import dataclass, field

MARKS = ("satisfied", "basically", "not_satisfied")


@dataclass
class Fate:
    """The turns one suggestion takes. ``stop`` is the state in which it stays for a visitor to go on with."""

    stop: str = ""
    channel: str = "online"
    cosigners: int = 0
    one_declines: bool = False
    secret: bool = False
    public_wish: bool = True
    public_as: str = "named"
    review: str = "pass"  # pass, return, not_filed, converted, merged
    gate: str = "secretariat"
    withdraws: bool = False
    wrong_unit: bool = False
    return_refused: bool = False
    separate: bool = False
    is_hard: bool = False
    is_key: bool = False
    extension: str = ""  # "", granted, refused
    urgings: tuple = ()
    reply_class: str = "A"
    days_before_due: int = 10  # negative: late
    sent_back: bool = False
    ratings: tuple = (("satisfied", "satisfied"),)  # one (attitude, result) per round; None: silence
    paper_rating: bool = False
    promise: str = "kept"  # kept, late, broken
    archived: bool = True
    released: bool = False
    options: dict = field(default_factory=dict)


def befall(rng, story, *, in_session):
    """The odds: four in five on time and content, the rest as life goes."""

    def chance(percent):
        return rng.random() * 100 < percent

    fate = Fate(
        channel=rng.choices(("online", "paper", "envelope", "mailbox", "phone"), (84, 9, 2, 2, 3))[0],
        cosigners=rng.choices((0, 1, 2, 3, 4, 6), (68, 12, 10, 6, 3, 1))[0],
        one_declines=chance(6),
        secret=chance(3),
        public_wish=not chance(6),
        review=rng.choices(("pass", "return", "not_filed", "converted", "merged"), (87, 6, 3, 2, 2))[0],
        gate=rng.choice(("delegation", "secretariat", "dac") if in_session else ("secretariat", "dac")),
        withdraws=chance(1.5),
        wrong_unit=chance(5),
        return_refused=chance(25),
        separate=bool(story.joint) and chance(4),
        is_hard=chance(8),
        is_key=in_session and chance(5.5),
        reply_class=rng.choices(story.classes, [{"A": 56, "B": 33, "C": 11}[code] for code in story.classes])[0],
        days_before_due=rng.randint(3, 38) if chance(95) else -rng.randint(1, 16),
        sent_back=chance(7),
        paper_rating=chance(10),
        promise=rng.choices(("kept", "late", "broken"), (72, 22, 6))[0],
        archived=chance(88),
        released=chance(92),
        public_as=rng.choices(("named", "unnamed", "summary"), (84, 11, 5))[0],
    )
    if not fate.is_hard and chance(6):
        fate.extension = rng.choice(("granted", "granted", "granted", "refused"))
    fate.wrong_unit = fate.wrong_unit and not fate.separate
    fate.urgings = _urgings(rng, fate)
    fate.ratings = _ratings(rng, fate.reply_class)
    return fate


def _urgings(rng, fate):
    """The slower the unit, the higher the level: reminder, letter, pressing notice, circular."""
    if fate.days_before_due < -9:
        return (1, 2, 3, 4)[: rng.choice((3, 4))]
    if fate.days_before_due < 0:
        return (1, 2, 3)
    if fate.days_before_due < 8:
        return (1, 2)[: rng.choice((0, 1, 2))]
    return (1,) if rng.random() < 0.08 else ()


def _ratings(rng, code):
    """Marks round by round: the worse the answer, the likelier that it must be given again."""
    odds = {"A": (80, 13, 3, 4), "B": (58, 31, 6, 5), "C": (30, 42, 20, 8)}[code]
    result = rng.choices((*MARKS, None), odds)[0]
    if result is None:
        return (None,)
    attitude = (
        rng.choices(MARKS[:2], (85, 15))[0] if result != "not_satisfied" else rng.choices(MARKS, (30, 45, 25))[0]
    )
    if result != "not_satisfied":
        return ((attitude, result),)
    second = rng.choices(MARKS, (45, 40, 15))[0]
    rounds = [(attitude, result), ("satisfied" if second != "not_satisfied" else "basically", second)]
    if second == "not_satisfied":
        rounds.append(("basically", rng.choices(MARKS, (30, 40, 30))[0]))
    return tuple(rounds)
