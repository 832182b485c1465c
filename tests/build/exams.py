"""A law exam as the county holds it: a bank of questions, candidates, told, drawn, sat, marked."""

from dataclasses import replace
from datetime import timedelta

from appointments.actions import exams as actions
from appointments.actions import questions, sittings
from appointments.models import Exam, Question
from congress.actions import documents
from congress.frame import clock

STATES = ("planned", "told", "drawn", "open", "closed", "confirmed")
SMALL = {
    "single_count": 2,
    "single_points": 20,
    "multiple_count": 2,
    "multiple_points": 20,
    "judge_count": 2,
    "judge_points": 10,
}
AHEAD = timedelta(days=10)


def question(
    cast,
    text="县人大常委会每几个月至少举行一次会议？",
    *,
    kind="single",
    options=("一个月", "两个月", "三个月"),
    key="B",
    **more,
):
    row = Question(congress=cast.congress, kind=kind, law=more.pop("law", "地方组织法"), text=text, options=list(options), key=key,
                   **more)  # fmt: skip
    return questions.keep_question(row, actor=cast.go)


def bank(cast, each=3, rare=""):
    """So many of every kind; of each the answer is known: B, AC, right."""
    rows = []
    for place in range(1, each + 1):
        rows.append(question(cast, f"单选题{place}{rare}"))
        rows.append(
            question(cast, f"多选题{place}{rare}", kind="multiple", options=("甲", "乙", "丙", "丁"), key="AC")
        )
        rows.append(question(cast, f"判断题{place}{rare}", kind="judge", options=(), key="A"))
    return rows


def exam(cast, *keys, on=None, **more):
    """Planned, with these of the cast as candidates."""
    given = {
        "on": on or clock.today() + AHEAD,
        "place": "县人大机关二楼会议室",
        "scope": "宪法、监督法、地方组织法。",
        **SMALL,
        **more,
    }
    row = actions.keep_exam(Exam(congress=cast.congress, **given), actor=cast.go)
    if keys:
        actions.add_candidates(row, people=[cast.posts[key].person for key in keys], actor=cast.go)
    return row


def at(cast, state, *keys, points=(), **more):
    """An exam that has come as far as this state, on its day; ``points`` of its candidates in their order, None of who
    did not come."""
    if not Question.objects.exists():
        bank(cast)
    return brought(cast, exam(cast, *(keys or ("unitl",)), **more), state, points)


def finished(cast, row, points):
    """A planned exam, walked to its results."""
    return brought(cast, row, "confirmed", points)


def brought(cast, row, state, points=()):
    way = STATES[: STATES.index(state) + 1]
    if "told" in way:
        row = actions.tell(row, actor=cast.go)
    if "drawn" in way:
        row = actions.draw(row, actor=cast.go)
    if "open" in way:
        with clock.frozen(clock.moment(row.on)):
            row = actions.open_exam(row, actor=cast.go)
    if "closed" in way:
        with clock.frozen(clock.moment(row.on, 10)):
            row = closed(cast, row, points or [80] * row.sittings.count())
    if "confirmed" in way:
        with clock.frozen(clock.moment(row.on, 15)):
            row = actions.confirm(row, actor=cast.go)
    return row


def closed(cast, row, points):
    """… the papers collected, and on paper marked by two people alike."""
    row = actions.close(row, actor=cast.go)
    if not row.is_on_screen:
        for marker in (cast.go, second(cast)):
            actions.enter_scores(row, actor=marker, scores=scores(row, *points))
    return row


def second(cast):
    """Another member of the office."""
    return replace(cast.go, person_id=cast.posts["dac_clerk"].person_id, name=cast.posts["dac_clerk"].person.name)


def scores(row, *points):
    return {str(one.pk): value for one, value in zip(row.sittings.order_by("seat"), points, strict=True)}


def sitting(row, seat=1):
    return row.sittings.select_related("exam__congress", "person").get(seat=seat)


def writing(cast, *keys, **more):
    """A sitting of an open exam on screen, begun at nine of its day. The caller freezes the clock to go on."""
    row = at(cast, "open", *(keys or ("unitl",)), method="screen", **more)
    found = sitting(row)
    with clock.frozen(clock.moment(row.on)):
        return sittings.begin(found, actor=sittings.candidate(found))


def right(row):
    """The answers that are right."""
    return {str(one["number"]): one["key"] for one in row.paper}


def papers(cast, *, rare, long):
    bank(cast, 30, rare=f"：{rare}村{long[:60]}")
    row = at(cast, "confirmed", "unit", "unitl", "finance", points=(96, 81, None), title=f"任前法律知识考试（{rare}）", scope=long,
             place=f"{rare}会议室")  # fmt: skip
    for key in ("exam_notice", "exam_paper", "exam_key", "exam_results"):
        documents.issue(f"appointments.{key}", row, actor=cast.go)
    return {}
