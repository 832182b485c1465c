"""Suggestions that wait today for somebody a visitor can be: one at least in every state, for every role."""

import dataclasses
import datetime
from dataclasses import dataclass, field

from congress.demo.places import TOWNSHIPS

from .fate import Fate
from .life import Life
from .office import Seat

# Matters that a township can settle by itself.
OF_TOWNSHIPS = (
    "village-rubbish", "street-lamps", "village-stage", "mediation", "elder-canteen", "canal", "abandoned-land", "passing-place",
    "proxy-service", "cemetery", "village-sewage",
)  # fmt: skip
UNSATISFIED = (("basically", "not_satisfied"),)
TOWN_UNITS = ("housing", "urban")  # their matters are the county town's
LATE = -75  # days before the due date: so late that it has not happened yet
EARLY = 40


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One suggestion for showing: handed in ``days`` ago and brought as far as ``stop``."""

    stop: str = ""
    days: int
    lead: str = ""  # login of the deputy, or "" for anybody
    township: str = ""
    unit: str = ""
    joint: tuple = ()
    congress: str = "county"
    invites: tuple = ()
    theme: str = ""
    sitting: bool = False  # only while a session sits
    fate: dict = field(default_factory=dict)


def _stage(stop, days, *units, **fate):
    return [Piece(stop=stop, days=days + at, unit=unit, fate=fate) for at, unit in enumerate(units)]


PIECES = (
    # with the deputies
    Piece(stop="draft", days=1, lead="dep01"),
    Piece(stop="draft", days=2, lead="dep02"),
    Piece(stop="cosigning", days=-1, lead="dep01", invites=("dep02",), fate={"cosigners": 2}),
    Piece(stop="cosigning", days=-1, lead="dep03", invites=("dep01",), fate={"cosigners": 2}),
    Piece(stop="returned", days=5, lead="dep01", fate={"review": "return"}),
    Piece(stop="returned", days=6, lead="dep03", fate={"review": "return"}),
    # with those who review
    *(
        Piece(stop="review_delegation", days=1, township=name, sitting=True)
        for name in ("青崖乡", "柳林乡", "柳林乡", "三岔乡")
    ),
    *(
        Piece(stop="review_secretariat", days=1, township=name, sitting=True)
        for name in ("双河镇", "白杨镇", "高庙乡", "浥阳镇")
    ),
    *(Piece(stop="review_secretariat", days=days) for days in (2, 3)),
    *(Piece(stop="review_dac", days=days) for days in (5, 6, 7)),
    # with the commission and the supervision office
    *_stage("to_assign", 9, "transport", "water", "agri", "edu", "health"),
    *_stage("return_requested", 15, "urban", "civil", wrong_unit=True),
    *_stage("return_opined", 19, "forest", "culture", wrong_unit=True),
    # with the units
    *_stage("assigned", 10, "transport", "transport", "water", "court", "agri"),
    *_stage("accepted", 17, "transport", "water", "procuratorate"),
    *_stage("in_progress", 42, "transport", "transport", "water", "water", "court", "housing", "edu"),
    Piece(stop="joint_pending", days=34, unit="transport", theme="weak-bridge", joint=("water",)),
    Piece(stop="joint_accepted", days=30, unit="transport", theme="weak-bridge", joint=("water", "finance")),
    Piece(stop="joint_accepted", days=28, unit="highway", joint=("natres",), theme="passing-place"),
    Piece(
        days=20, unit="transport", theme="weak-bridge", fate={"review": "merged"}
    ),  # into the last one of that matter
    *_stage("extension_requested", 84, "transport", "natres"),
    *(
        Piece(days=days, unit=unit, fate={"days_before_due": 1, "urgings": (1, 2)})
        for days, unit in ((92, "transport"), (89, "water"), (91, "health"))
    ),
    *(
        Piece(days=days, unit=unit, fate={"days_before_due": LATE, "urgings": (1, 2, 3)})
        for days, unit in ((112, "transport"), (108, "housing"), (116, "urban"))
    ),
    *(
        Piece(days=days, unit=unit, fate={"is_key": True, "is_hard": True, "days_before_due": 10})
        for days, unit in ((80, "water"), (86, "agri"), (75, "transport"))
    ),
    *_stage("reply_drafted", 72, "transport", "transport", "water", "edu", days_before_due=EARLY),
    *_stage("reply_signed", 74, "transport", "agri", "health", "power", days_before_due=EARLY),
    # with the deputies again
    Piece(stop="feedback_pending", days=70, lead="dep01", unit="transport", fate={"days_before_due": EARLY}),
    Piece(
        stop="feedback_pending",
        days=72,
        lead="dep01",
        unit="agri",
        fate={"days_before_due": EARLY, "reply_class": "B"},
    ),
    Piece(stop="feedback_pending", days=71, lead="dep02", unit="water", fate={"days_before_due": EARLY}),
    Piece(
        stop="feedback_pending",
        days=70,
        lead="dep03",
        unit="housing",
        fate={"days_before_due": EARLY, "reply_class": "B"},
    ),
    Piece(stop="feedback_pending", days=73, lead="dep03", unit="transport", fate={"days_before_due": EARLY}),
    *_stage("rated", 92, "transport", "housing", days_before_due=EARLY, reply_class="C", ratings=UNSATISFIED),
    *_stage("rated", 94, "agri", "edu", days_before_due=EARLY, reply_class="B", ratings=(("satisfied", "basically"),)),
    *_stage("redo", 98, "transport", "water", "urban", days_before_due=EARLY, ratings=UNSATISFIED),
    *(
        Piece(
            stop="promise_reported",
            days=days,
            lead=lead,
            unit=unit,
            fate={"days_before_due": EARLY, "reply_class": "B"},
        )
        for days, lead, unit in (
            (250, "dep01", "transport"),
            (255, "dep02", "water"),
            (240, "dep03", "housing"),
            (262, "dep01", "agri"),
        )
    ),
    *_stage("closed", 120, "transport", "water", "agri", days_before_due=EARLY),
    # in a township
    Piece(stop="review_secretariat", days=2, congress="青崖"),
    Piece(stop="review_dac", days=4, congress="青崖"),
    Piece(stop="to_assign", days=8, congress="青崖"),
    Piece(stop="assigned", days=10, congress="青崖"),
    Piece(stop="in_progress", days=38, congress="青崖"),
    Piece(stop="reply_signed", days=74, congress="青崖", fate={"days_before_due": EARLY}),
    Piece(stop="feedback_pending", days=71, congress="青崖", lead="tdep01", fate={"days_before_due": EARLY}),
    Piece(stop="draft", days=1, congress="青崖", lead="tdep01"),
)


def lives(world, office, teller):
    """The pieces as lives, each with its own chance but no accidents."""
    rng = world.rng("showpieces")
    for at, piece in enumerate(PIECES):
        if piece.sitting and world.sitting is None:
            continue
        day = world.today - datetime.timedelta(days=piece.days)
        lead = _lead(world, office, piece, rng)
        township = next(one for one in TOWNSHIPS if one.name == world.cast.human(lead.human).township)
        themes = OF_TOWNSHIPS if piece.congress != "county" else (piece.theme,) if piece.theme else None
        story = teller.tell(
            day, township=township, lead=piece.unit if piece.congress == "county" else None, themes=themes
        )
        story = dataclasses.replace(story, joint=piece.joint)
        turns = {"archived": False, **piece.fate}
        if turns.get("reply_class") not in (None, *story.classes):
            turns["reply_class"] = story.classes[-1]
        fate = Fate(stop=piece.stop, **turns)
        fate.options["invites"] = tuple(
            office.world.deputies[_human(world, login), "county"] for login in piece.invites
        )
        yield Life(
            office, story, fate, lead.deputy, rng=world.rng(f"piece {at}"), submit_on=day, congress=piece.congress
        )


def _human(world, login):
    return next(row.human for row in world.cast.logins if row.login == login)


def _lead(world, office, piece, rng):
    """The deputy who signs first: a named one, or somebody of the place."""
    if piece.lead:
        human = _human(world, piece.lead)
        return Seat(human, world.deputies[human, piece.congress])
    if piece.congress != "county":
        seats = [(human, deputy) for (human, congress), deputy in world.deputies.items() if congress == piece.congress]
        return Seat(*rng.choice(seats[2:]))
    place = piece.township or ("浥阳镇" if piece.unit in TOWN_UNITS else "")
    shown = {_human(world, row.login) for row in world.cast.logins if row.role == "DEP"}
    homes = [place] if place else list(office.authors)
    return rng.choice([seat for home in homes for seat in office.authors[home] if seat.human not in shown])
