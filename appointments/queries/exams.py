"""Reading exams: what the bank holds, what a paper is worth, who has passed in this term, who may resit."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Max, Q
from django.utils.crypto import constant_time_compare, salted_hmac

from congress.frame import clock, codes, draws
from congress.frame.numbers import long_date
from congress.queries.institution import by_name
from congress.queries.meetings import term_on
from congress.queries.rules import rule

from ..models import Action, Exam, ExamSitting, Item, Question
from ..models.questions import choices, key_words

E, S, Band = Exam.State, ExamSitting.State, ExamSitting.Band
OVER = (E.CONFIRMED, E.CALLED_OFF)
PASSED = (Band.EXCELLENT, Band.GOOD, Band.PASSED)
CODE = 8
GRACE = timedelta(minutes=10)


def with_case(actor):
    return Exam.objects.visible_to(actor).select_related("congress__area", "term")


def listed(actor, *, state="", method="", year=None):
    rows = with_case(actor).annotate(
        expected=Count("sittings"),
        passed=Count("sittings", filter=Q(sittings__band__in=PASSED)),
        failed=Count("sittings", filter=Q(sittings__band=Band.FAILED)),
    )
    asked = {"state": state, "method": method, "on__year": year}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-on", "-pk")


def years(actor):
    return [day.year for day in Exam.objects.visible_to(actor).order_by().dates("on", "year", order="DESC")]


def waiting(actor):
    """Exams that are not over, the nearest first."""
    return with_case(actor).exclude(state__in=OVER).order_by("on", "pk")


def results(actor, *, q="", band="", year=None):
    """Every candidate of every exam, with his result."""
    rows = ExamSitting.objects.filter(exam__in=Exam.objects.visible_to(actor)).select_related(
        "exam__term", "person", "item"
    )
    if q := q.strip():
        rows = rows.filter(by_name(q, "person__", copy="name"))
    asked = {"band": band, "exam__on__year": year}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    return rows.order_by("-exam__on", "-exam", "seat")


def sittings_of(exam):
    """In the order of the seats. No actor: the caller has found the exam."""
    return list(exam.sittings.select_related("person", "item").order_by("seat"))


def sitting_of(actor, pk):
    """One candidate's sitting, for himself and the staff."""
    return ExamSitting.objects.visible_to(actor).filter(pk=pk).select_related("exam__congress", "person").first()


def mine(actor):
    """The exams this person himself has before him."""
    if not actor.person_id:
        return ExamSitting.objects.none()
    rows = ExamSitting.objects.visible_to(actor).filter(person=actor.person_id, state__in=(S.EXPECTED, S.WRITING))
    return rows.filter(exam__state__in=(E.TOLD, E.DRAWN, E.OPEN)).select_related("exam").order_by("exam__on", "pk")


def next_seat(exam):
    return (exam.sittings.aggregate(last=Max("seat"))["last"] or 0) + 1


def overdue(now):
    """Who is still writing though his time was over a while ago: until then it can be prolonged. No actor: asked by the
    clock."""
    rows = ExamSitting.objects.filter(state=S.WRITING).select_related("exam").order_by("pk")
    return [row for row in rows if row.ends_at + GRACE <= now]


# The paper.


def pool(exam):
    """The questions a paper is drawn from: in force, of the laws asked for. No actor: for the draw."""
    rows = Question.objects.filter(congress=exam.congress_id).in_force()
    return rows.filter(law__in=exam.laws) if exam.laws else rows


def in_bank(exam):
    """{kind: number} of the questions that may be drawn."""
    return dict(pool(exam).order_by().values_list("kind").annotate(n=Count("pk")))


def drawn_from(exam, entries, seed):
    """The numbers of the questions a seed draws from a pool [[number, kind]]: anybody who has both may do it again."""
    committed = {
        "pool": [{"key": str(number), "share": kind} for number, kind in entries],
        "shares": [{"name": kind, "count": count} for kind, _, count, _ in exam.parts],
    }
    return [int(key) for key in draws.drawn(committed, seed, "")]


def parts_of(exam, answers=None):
    """[(heading, [question])] of a drawn paper, each question with its choices, and what was answered."""
    found, place = [], 0
    for order, (kind, label, count, points) in enumerate(exam.parts):
        lines = []
        for one in (one for one in exam.paper if one["kind"] == kind):
            place += 1
            lines.append(one | {
                "place": place, "choices": choices(kind, one["options"]), "key_words": key_words(kind, one["key"]),
                "answer": (answers or {}).get(str(one["number"]), ""),
            })  # fmt: skip
        number = "一二三"[order]
        found.append((f"{number}、{label}（{count}道，每道{points}分，共{count * points}分）", lines))
    return found


def score(exam, answers):
    """The points of what was answered: a question counts whole or not at all, so all is whole numbers."""
    points = {kind: worth for kind, _, _, worth in exam.parts}
    return sum(points[one["kind"]] for one in exam.paper if answers.get(str(one["number"])) == one["key"])


def band_of(points, bands):
    """Which band so many points reach."""
    steps = (("excellent", Band.EXCELLENT), ("good", Band.GOOD), ("pass", Band.PASSED))
    return next((band for name, band in steps if points >= bands[name]), Band.FAILED)


# What two markers have entered.


def last_markings(exam):
    """The latest of each marker, in their places."""
    found = {}
    for row in exam.markings.select_related("marker").order_by("place", "-attempt"):
        found.setdefault(row.place, row)
    return list(found.values())


def differences(exam, last):
    """At which seats two markers do not agree – never what either has entered."""
    first, second = (row.scores for row in last)
    return [str(one) for one in sittings_of(exam) if first.get(str(one.pk)) != second.get(str(one.pk))]


# The code by which somebody without an account sits down at a supervised desk.


def code_of(sitting):
    """Nothing is stored: it follows from the sitting and how often a code was given out. Eight letters in two parts."""
    digest = salted_hmac("appointments.exam", f"{sitting.pk}:{sitting.code_issue}").digest()
    letters = "".join(codes.LETTERS[byte % len(codes.LETTERS)] for byte in digest[:CODE])
    return f"{letters[:4]} {letters[4:]}"


def by_code(code):
    """The sitting of an open exam on screen whose code this is, or None. No actor: the code is what he has."""
    wanted = "".join(sign for sign in code.upper() if sign.isascii() and sign.isalnum())
    rows = ExamSitting.objects.filter(exam__state=E.OPEN, exam__method=Exam.Method.SCREEN)
    rows = rows.select_related("exam__congress", "person")
    return next((row for row in rows if constant_time_compare(code_of(row).replace(" ", ""), wanted)), None)


# What it is worth: valid for the term in which it was passed.


@dataclass(frozen=True)
class Standing:
    """How one person stands in one term: passed, failed so often of so many times, or about to sit."""

    most: int
    passed: ExamSitting | None = None
    failed: list = field(default_factory=list)
    coming: ExamSitting | None = None

    @property
    def may_sit(self):
        return self.passed is None and self.coming is None and len(self.failed) < self.most


def standing(term, *, person_id=None, name=""):
    """Of somebody in the register, or – who is in none yet – by his name. No actor: asked by deeds and gates; who reads the
    answer has been asked before."""
    rows = ExamSitting.objects.filter(_who(person_id, name), exam__term=term).exclude(state=S.ABSENT)
    rows = list(rows.exclude(exam__state=E.CALLED_OFF).select_related("exam").order_by("exam__on", "pk"))
    marked = [row for row in rows if row.band]
    return Standing(
        most=1 + rule(term.congress_id, "appointment.exam_resits"),
        passed=next((row for row in marked if row.is_passed), None),
        failed=[row for row in marked if not row.is_passed],
        coming=next((row for row in rows if not row.band), None),
    )


def _who(person_id, name):
    """A sitting from before his registration is found through the item that led to it."""
    by_name = Q(person=None, item__person=None, name=name)
    return Q(person=person_id) | Q(person=None, item__person=person_id) if person_id else by_name


def exam_gap(person, term):
    """Why the law exam stands in the way of an appointment in this term, as a sentence; "" when it does not."""
    return _gap(term, person_id=person.pk)


def item_gap(item):
    """The same of an item: only who is appointed to a post that asks for the exam needs it."""
    if item.action != Action.APPOINT or not item.office.exam:
        return ""
    term = term_on(item.case.congress_id, clock.today())
    return _gap(term, person_id=item.person_id, name=item.name) if term else ""


def passed_words(item):
    """What an item's candidate reached in the law exam of the running term, in words; "" when he has not passed. No actor: for
    the card of the case."""
    term = term_on(item.case.congress_id, clock.today())
    found = standing(term, person_id=item.person_id, name=item.name).passed if term else None
    return f"{found.score}分，{found.get_band_display()}" if found else ""


def _gap(term, *, person_id=None, name=""):
    if not rule(term.congress_id, "appointment.exam"):
        return ""
    found = standing(term, person_id=person_id, name=name)
    if found.passed:
        return ""
    if found.coming:
        return f"任前法律知识考试定于{long_date(found.coming.exam.on)}，成绩还没有确定。"
    if found.failed:
        points, again = found.failed[-1].score, "补考后仍" if len(found.failed) > 1 else ""
        then = "须补考" if found.may_sit else "应当暂缓提请"
        return f"任前法律知识考试{points}分，{again}不合格，{then}。"
    before = ExamSitting.objects.filter(_who(person_id, name), exam__term__congress=term.congress_id, band__in=PASSED)
    if before.exclude(exam__term=term).exists():
        return "任前法律知识考试成绩是以前届内取得的，本届须重新参加。"
    return "本届内还没有通过任前法律知识考试。"


def to_be_examined(actor):
    """Items of open cases whose candidates still have to sit an exam, and may."""
    rows = Item.objects.visible_to(actor).open().filter(action=Action.APPOINT, office__exam=True)
    rows = rows.select_related("case__congress", "office__post__organization").order_by("case", "order")
    term = term_on(actor.congress_id, clock.today())
    return [row for row in rows if term and standing(term, person_id=row.person_id, name=row.name).may_sit]


def may_resit(exam):
    """Those of a finished exam who failed and may try once more. No actor: the caller has found the exam."""
    failed = [one for one in sittings_of(exam) if one.band == Band.FAILED]
    return [one for one in failed if standing(exam.term, person_id=one.person_id, name=one.name).may_sit]


def at_desk(pk, mark):
    """The sitting whose code was typed in on this computer, or None. No actor: the mark of the computer is what he has."""
    rows = ExamSitting.objects.filter(pk=pk).exclude(desk="").select_related("exam__congress", "person")
    found = rows.first()
    return found if found and constant_time_compare(found.desk, mark) else None
