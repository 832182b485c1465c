"""What is told of appointments: case by case when, who asked for it, for whom, and how the vote ended. Data; knows no row."""

from dataclasses import dataclass

APPOINT, ACT, REMOVE, RESIGN = "appoint", "act", "remove", "resign"
GROUNDS = {
    APPOINT: "该同志政治素质好，熟悉业务，组织协调能力强，作风扎实，廉洁自律，经考察适合担任此职。",
    ACT: "正职出缺，为保证工作正常开展，拟由该同志代理。",
    REMOVE: "因工作需要，另有任用。",
    RESIGN: "本人因工作变动，书面请求辞去现任职务。",
}
SAID = (
    "审议中，组成人员认为人选符合任职条件，提请程序合法，材料齐备，同意提请表决。",
    "组成人员听取了拟任职理由的说明，认为人选熟悉本职、群众公认，同意提请表决；建议任职后加强法律学习。",
    "组成人员一致同意提请表决，希望依法履职、接受监督，按时报告年度工作。",
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that is asked for: who comes (an invented person unless ``who`` names a post somebody holds, or "deputy"), or
    which of the holders leaves. ``no``: how many vote against it."""

    action: str
    office: str
    who: str = ""
    place: int = 0
    no: int = 1
    fate: str = ""  # held_over


@dataclass(frozen=True, kw_only=True)
class Story:
    """``when``: which of the meetings, from 0 (three years ago) to 1 (the last), or "before"/"after" the yearly session."""

    when: object
    organ: str
    lines: tuple
    method: str = "paper"
    exam: bool = False
    absent: int = 0  # how many miss the ceremony
    sworn: bool = True  # the ceremony is held on the day of the meeting
    withdrawn: str = ""


def many(count, action, office, **more):
    return tuple(
        Line(action=action, office=office, **{"place": at if action in (REMOVE, RESIGN) else 0, **more})
        for at in range(count)
    )


def changed(office, place=0, **more):
    """Somebody leaves and another takes his place."""
    return (Line(action=REMOVE, office=office, place=place), Line(action=APPOINT, office=office, **more))


STORIES = (
    Story(when=0, organ="coc", lines=many(1, RESIGN, "vice")),
    Story(when=0, organ="court", lines=many(3, APPOINT, "judge"), absent=1),
    Story(when=0.07, organ="government", lines=many(1, APPOINT, "vice"), exam=True),
    Story(when=0.14, organ="procuratorate", lines=many(1, REMOVE, "prosecutor") + many(3, APPOINT, "prosecutor")),
    Story(when=0.2, organ="coc", lines=(*many(1, RESIGN, "sp-social"), *many(1, APPOINT, "sp-social", who="deputy"))),
    Story(when=0.27, organ="court", lines=many(30, APPOINT, "assessor"), absent=1),
    Story(when=0.4, organ="supervisory", lines=(*many(1, REMOVE, "of-supervision"), *many(2, APPOINT, "of-supervision")), exam=True),
    Story(when=0.5, organ="court", lines=(*many(1, APPOINT, "vice-president", no=14), *many(2, APPOINT, "judge"))),
    Story(when=0.57, organ="court", lines=many(1, APPOINT, "vice-president", no=2)),
    Story(when=0.64, organ="government", lines=changed("gov-office"), exam=True),
    Story(when="before", organ="coc", lines=(*many(1, RESIGN, "head"), *many(1, ACT, "head", who="first-vice"))),
    Story(when="after", organ="government", lines=changed("first-vice"), exam=True),
    Story(when=0.86, organ="government", lines=changed("commerce"), withdrawn="县人民政府因工作需要另行研究人选，书面撤回。"),
    Story(when=0.94, organ="government", lines=(*changed("veterans"), *changed("medins")), exam=True, method="electronic"),
    Story(when=0.94, organ="court",
          lines=(*many(2, REMOVE, "judge"), Line(action=REMOVE, office="division", fate="held_over"))),
    Story(when=1, organ="coc", lines=(*many(1, RESIGN, "procurator", no=2), *many(1, ACT, "procurator", who="vice-procurator"))),
    Story(when=1, organ="supervisory", lines=changed("vice-supervisor"), exam=True),
    Story(when=1, organ="procuratorate", lines=many(2, APPOINT, "prosecutor"), sworn=False),
)  # fmt: skip

# How far a case has come today that is meant for the next meeting: (days ago it came in, the last step, organ, lines, why).
RUNNING = (
    (9, "put_on_agenda", "procuratorate", many(2, APPOINT, "prosecutor"), ""),
    (8, "agree", "coc", many(1, APPOINT, "vice-info"), ""),
    (8, "hold_over", "government", changed("emergency"), "人选的考察材料需要进一步核实，主任会议决定暂不提请。"),
    (6, "pass_check", "government", changed("urban"), ""),
    (5, "ask_supplement", "court", changed("division"), "请补报拟任人选的考察材料和免职理由说明。"),
    (1, "receive", "supervisory", many(1, REMOVE, "of-supervision"), ""),
)  # fmt: skip
