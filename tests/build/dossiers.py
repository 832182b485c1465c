"""Sessions with who came, lines by hand with their paper, objections: reached by the deeds that people use."""

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from congress.frame.address import address
from congress.frame.uploads import Judged
from deputies.actions import attendance as attending
from deputies.actions import awards
from deputies.actions import dossier as actions
from deputies.actions import points as pointing
from deputies.models import AwardNomination, AwardRound, DossierEntry
from deputies.queries import dossier as queries
from deputies.workflow.awards import AWARD
from deputies.workflow.points import SHEET
from suggestions.models import Suggestion
from tests.build import suggestions


def paper(name="签到表.pdf"):
    """A judged upload, as a form hands it on."""
    return (SimpleUploadedFile(name, b"%PDF-1.7 sign-in"), Judged("pdf", "application/pdf"))


def attended(cast, number=5, due=6, **missed):
    """The county's session of that number, entered; ``missed`` is {key of the deputy: (leave, absent, why)}."""
    session = cast.sessions[number - 1]
    attending.enter_attendance(
        session, actor=cast.go, due=due, missed={cast.deputies[key].pk: given for key, given in missed.items()}
    )
    return session


def entry(cast, who="dep", *, by="dac", kind="speech", on=date(2026, 2, 4), text="在分组审议时就乡村道路养护发言"):
    """A line by hand with its evidence, entered by the office or by the deputy himself."""
    row = DossierEntry(deputy=cast.deputies[who], kind=kind, on=on, text=text)
    return actions.enter_line(row, [paper()], actor=cast.actor(by))


def lines(cast, who="dep", year=2026):
    deputy = cast.deputies[who]
    return queries.lines([deputy], *queries.span(year, deputy))[deputy.pk]


def disputed(cast, who="dep", words="当天下午我在场，签到表上有我的名字。"):
    """An objection to the newest line of a deputy's dossier."""
    line = lines(cast, who)[0]
    return actions.raise_dispute(
        cast.deputies[who], actor=cast.actor(who), words=words, source=line.source.key, target=line.fact.target
    )


# Points.

RULES = (("deputies.entry.speech", "2", "6", ""), ("deputies.session_absence", "-5", "", ""),
         ("deputies.session", "10", "20", ""))  # fmt: skip


def sheet(cast, rules=RULES, *, from_year=2022, by="dac"):
    """A sheet in force from that year, with these items: (source, points, most of a year, common cap)."""
    actor = cast.actor(by)
    found = drafted(cast, rules, by=by)
    return SHEET.deeds["enact"](found, actor=actor, from_year=from_year)


def drafted(cast, rules=RULES, *, by="dac"):
    actor = cast.actor(by)
    found = pointing.draft_sheet(cast.congress, actor=actor)
    pks = list(found.items.order_by("order").values_list("pk", flat=True))
    rows = [
        {"pk": None, "source": source, "points": Decimal(points), "cap": Decimal(cap) if cap else None, "joint": joint}
        for source, points, cap, joint in rules
    ]
    dropped = [{"pk": pk, "source": "", "points": None, "cap": None, "joint": ""} for pk in pks]
    return pointing.arrange_items(found, [*dropped, *rows], actor=actor)


# Commendations.


def award(
    cast,
    at="nominated",
    *,
    level="county",
    year=2026,
    title="优秀人大代表、先进代表小组评选表彰",
    grounds="联系群众扎实。",
):
    """A round with a deputy, a suggestion and a worker nominated, as far as asked for."""
    found = awards.keep_round(
        AwardRound(congress=cast.congress, year=year, title=title, level=level, given_by=cast.congress.name),
        actor=cast.dac,
    )
    for given in (
        {"category": "deputy", "deputy": cast.deputies["dep"]},
        {"category": "suggestion", "target": commended(cast)},
        {"category": "worker", "person": cast.posts["go"].person},
    ):
        awards.nominate(AwardNomination(round=found, grounds=grounds, **given), actor=cast.dac)
    steps = {"reviewed": ("review", {}), "decided": ("decide", DECIDED), "announced": ("announce", {})}
    for state, (move, said) in steps.items():
        if at == "nominated":
            break
        found = AWARD.deeds[move](found, actor=cast.dac, **said)
        if state == at:
            break
    return found


def commended(cast):
    """The address of a suggestion that may be commended: the second deputy's, given to a unit."""
    found = Suggestion.objects.filter(congress=cast.congress, lead=cast.deputies["dep2"], state="handling").first()
    return address(found or suggestions.suggestion(cast, at="assigned", lead="dep2"))


DECIDED = {"decided_on": date(2026, 4, 10), "decided_at": "县十八届人大常委会第三十二次会议"}
