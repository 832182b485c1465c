"""Reading questions: of a special inquiry, of a meeting, of whoever asks or answers – and what an inquiry still lacks."""

from django.db.models import Q

from congress.models import Meeting, Membership, Organization
from deputies.models import Deputy

from ..models import Attendance, Question
from ..models.inquiry import ASKERS

S = Question.State
OPEN = ("planned", "scheme", "researched")  # questions are still collected


def questions(actor):
    rows = Question.objects.visible_to(actor)
    return rows.select_related("topic__committee", "meeting__term__congress", "asker__person", "asker__post", "unit")


def listed(actor, *, q="", state="", unit=None, kind="", year=None):
    """The register of questions, the newest first."""
    rows = questions(actor)
    if q and q.strip():
        words = q.strip()
        rows = rows.filter(Q(text__contains=words) | Q(answer__contains=words) | Q(topic__title__contains=words))
    if kind:
        rows = rows.filter(topic__isnull=kind == "plain")
    if year:
        rows = rows.filter(Q(topic__year=year) | Q(topic=None, meeting__opens_on__year=year))
    asked = {"state": state, "unit": unit}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-pk")


def found(actor, words):
    return listed(actor, q=words)


def is_collected(question):
    """It may still be mended: its inquiry has not fixed its list."""
    return question.state == S.COLLECTED and question.topic_id is not None and question.topic.state in OPEN


def of_topic(actor, topic):
    """The questions of one inquiry in their order, as far as this person sees them."""
    rows = questions(actor).filter(topic=topic)
    return list(rows.order_by("order", "pk"))


def in_list(topic):
    """The questions on the list, for papers. No actor."""
    rows = topic.questions.listed().select_related("asker__person", "asker__post", "unit")
    return list(rows.order_by("order", "pk"))


def attendances_of(actor, topic):
    rows = Attendance.objects.visible_to(actor).filter(topic=topic)
    return list(rows.select_related("unit", "topic").order_by("unit__order", "pk"))


def list_wants(topic):
    """What the list of questions still lacks, in words; "" when it may be fixed."""
    if collected := topic.questions.filter(state=S.COLLECTED).count():
        return f"还有{collected}个征集到的问题没有列入或者不列入。"
    return "" if topic.questions.filter(state=S.LISTED).exists() else "还没有列入的问题。"


def meeting_wants(topic):
    """What the record of the meeting still lacks, in words."""
    if missing := topic.attendances.filter(came=Attendance.Came.CALLED).count():
        return f"还有{missing}个应询单位没有登记到会情况。"
    left = topic.questions.filter(state=S.LISTED).count()
    return f"还有{left}个问题没有登记答复。" if left else ""


def units_asked(topic):
    """The organs that the listed questions are put to, and the one that reports."""
    keys = {topic.unit_id, *topic.questions.listed().values_list("unit", flat=True)}
    return list(Organization.objects.filter(pk__in=keys).order_by("order", "name"))


def askers(congress_id):
    """Who may put a question: the members of the standing committee and the deputies in office."""
    rows = Membership.objects.in_office().filter(congress=congress_id)
    deputies = Deputy.objects.acting().filter(congress=congress_id)
    rows = rows.filter(Q(role__in=ASKERS) | Q(pk__in=deputies.values("membership")))
    return rows.select_related("person", "post__organization", "organization").order_by(
        "role", "person__name_pinyin", "pk"
    )


def meetings(congress_id):
    """The meetings at which reports are deliberated."""
    rows = Meeting.objects.filter(term__congress=congress_id, kind__in=("standing_committee", "session"))
    return rows.exclude(state="cancelled").select_related("term__congress").order_by("-opens_on")


def next_order(topic):
    last = topic.questions.order_by("-order").values_list("order", flat=True).first()
    return (last or 0) + 1


def waiting(actor):
    """Questions this person has to put in a meeting to come, or a unit has to answer in writing."""
    rows = questions(actor).filter(state=S.LISTED)
    if actor.is_any("UNIT", "UNITL"):
        return rows.filter(unit=actor.organization_id, topic=None).order_by("due_on", "pk")
    if actor.person_id and actor.is_any(*ASKERS, "DEP", "DHEAD"):
        return rows.filter(asker__person=actor.person_id, topic__isnull=False).order_by(
            "topic__meeting__opens_on", "pk"
        )
    return rows.none()


def asked_by(deputy_ids, since, until):
    """What deputies asked and was answered in a time. No actor: the dossier asks."""
    rows = Deputy.objects.filter(pk__in=deputy_ids, person__memberships__questions__answered_on__range=(since, until))
    return rows.values_list(
        "pk", "person__memberships__questions", "person__memberships__questions__text",
        "person__memberships__questions__answered_on", "person__memberships__questions__topic__title",
    ).order_by("person__memberships__questions__answered_on", "pk").distinct()  # fmt: skip
