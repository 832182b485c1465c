"""Reading topics: the list of a year, one topic with its checklist, steps and clocks, what waits for whom."""

from collections import Counter
from datetime import date

from django.db.models import Count, Q

from congress.frame import clock
from congress.frame.address import address
from congress.frame.parts import day_words
from congress.models import Congress, Deadline, Meeting, Membership, Organization
from congress.queries.attachments import attachments_of, file_row
from congress.queries.records import days_done, done_on
from deputies.models import Deputy

from ..models import STATES, Form, TeamMember, Topic, TopicEntry, TownshipCheck
from ..models.topic import OVER, UNITS
from . import names

CONDUCTED = ("planned", "scheme", "researched", "report_draft", "deliberated", "result_draft", "team_formed", "self_checked",
             "inspecting", "follow_up", "surveyed", "rated", "questions_fixed",
             "cases_drawn", "reviewing", "announced", "draft_sent")  # fmt: skip
AT_OFFICE = ("report_submitted", "opinion_draft", "result_reported", "report_drafted", "heard", "rating",
             "result_rating", "result_rated", "failed", "visited", "fed_back")  # fmt: skip
AT_UNIT = ("opinions_sent", "commented", "handling", "result_commented", "notified", "opined", "list_issued")
# The steps that leave no words behind, and what they are called.
SILENT = {
    Form.INSPECTION: {"form_team": "成立检查组", "inspect": "开始检查"},
    Form.VISIT: {"form_team": "成立视察组"},
    Form.SPECIAL_INQUIRY: {"fix_questions": "确定问题清单"},
    Form.JUDICIAL_REVIEW: {"take_cases": "登记抽取的案件", "begin_review": "开始评查"},
}
# The clocks that are counted back from the day a meeting opens (监督法第十五条；预算法第六十九条、第七十八条).
COUNTED_BACK = ("supervision.report_to_committee", "supervision.report_to_sc", "supervision.report_to_members",
                "supervision.finance_draft")  # fmt: skip
AGAIN, HANDLED = "supervision.handle_again", ("supervision.handling", "supervision.visit_answer")
AT_MEETING = ("distributed", "council_passed", "called")
HEARD = ("deliberated", "heard", "visited")


def _before_meeting():
    """The states of all forms before their meeting has heard them."""
    for states in STATES.values():
        heard = next((place for place, state in enumerate(states.values) if state in HEARD), 0)
        yield from states.values[:heard]


BEFORE_MEETING = tuple(dict.fromkeys(_before_meeting()))


def topics(actor):
    rows = Topic.objects.visible_to(actor)
    return rows.select_related(
        "committee", "unit", "meeting__term__congress", "congress__area", "officer__person", "officer__post"
    )


def listed(actor, *, q="", year=None, form="", field="", stage="", unit=None, late=False, since=None, until=None):
    """The topics this person sees, each with its problems counted: one statement."""
    rows = topics(actor).annotate(
        found=Count("problems"), settled=Count("problems", filter=Q(problems__state="closed"))
    )
    if q and q.strip():
        rows = rows.filter(
            Q(title__contains=q.strip()) | Q(unit__name__contains=q.strip()) | Q(law__contains=q.strip())
        )
    if stage == "open":
        rows = rows.exclude(state__in=OVER)
    elif stage == "over":
        rows = rows.filter(state__in=OVER)
    if late:
        rows = rows.filter(pk__in=_late(actor))
    asked = {"year": year, "form": form, "field": field, "unit": unit}
    asked |= {"deliberated_on__gte": since, "deliberated_on__lte": until}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-year", "order", "pk")


def _late(actor):
    return Topic.objects.visible_to(actor).open().filter(due_on__lt=clock.today()).values("pk")


def found(actor, words):
    return listed(actor, q=words)


def years(actor):
    return list(Topic.objects.visible_to(actor).order_by("-year").values_list("year", flat=True).distinct())


def units_asked(actor):
    """The organs that report on the topics this person sees."""
    return Organization.objects.filter(pk__in=Topic.objects.visible_to(actor).values("unit")).order_by("order", "name")


def committees(congress_id):
    """Bodies of the standing committee that may carry out supervision."""
    kinds = (Organization.Kind.SPECIAL_COMMITTEE, Organization.Kind.WORK_COMMITTEE, Organization.Kind.GENERAL_OFFICE,
             Organization.Kind.DEPUTY_AFFAIRS_COMMISSION)  # fmt: skip
    return Organization.objects.filter(congress=congress_id, kind__in=kinds, until=None).order_by("order", "name")


def reporting_units(congress_id):
    """The government itself, its departments, the supervisory commission, the court, the procuratorate, the townships'."""
    kinds = (Organization.Kind.GOVERNMENT, *Organization.HANDLING)
    rows = Organization.objects.filter(Q(congress=congress_id), kind__in=kinds, until=None)
    return rows.order_by("order", "name")


def meetings_for(topic):
    """The meetings at which a topic may be deliberated: of the standing committee, and the sessions, about its year."""
    rows = Meeting.objects.filter(
        term__congress=topic.congress_id, kind__in=("standing_committee", "session"),
        opens_on__range=(date(topic.year, 1, 1), date(topic.year + 1, 12, 31)),
    )  # fmt: skip
    return rows.exclude(state="cancelled").select_related("term").order_by("opens_on")


def checklist(topic, form, clocks, silent=None):
    """What the law asks for, in order, {label, stage, on, note}: done on a day, now the next, or still to come – with the
    article, and the day it must be done by. ``silent``: what ``silent_steps`` found, where it has been read."""
    entries = topic.entries.all()
    done = {row.step: row.on for row in entries if row.round in (0, topic.round)}
    done |= moved_on(topic, silent)
    because = {row.step: row.late_because for row in entries if row.late_because}
    last = {row.key: row for row in reversed(list(clocks)) if row.outcome in ("open", "met")}
    lines, next_found = [], topic.is_over
    for step in form.steps:
        if step.at and topic.state != step.at and step.move not in done:
            continue
        on = next((done[name] for name in (step.move, *step.others) if name in done), None)
        due = last.get(AGAIN if topic.round > 1 and step.clock in HANDLED else step.clock)
        stage = "done" if on else "next" if next_found else "now"
        next_found = next_found or on is None
        late = ""
        if due and on and on > (day := last_day(due)):
            late = f"{day:%-m月%-d日}前，{day_words(day, clock.today(), on)}"
        note = (step.basis, f"{due.due_on:%-m月%-d日}前" if due and due.is_open and not on else "")
        lines.append({"label": step.words, "stage": stage, "on": on, "note": "　".join(filter(None, note)), "late": late,
                      "because": because.get(step.move, "")})  # fmt: skip
    return lines


def last_day(due):
    """The day after which it is too late by law: what is counted back may fall on a day off and be asked for before it."""
    return max(due.due_on, due.legal_due_on)


def moved_on(topic, silent=None):
    """{step: day} of the steps done that leave no words behind, as the log has them."""
    days = days_done(silent_steps(topic) if silent is None else silent)
    return {kind.rpartition(".")[2]: day for kind, day in days.items()}


def silent_steps(topic):
    """The rows of the log about them."""
    return done_on(topic, [f"supervision.{topic.form}.{step}" for step in SILENT.get(topic.form, ())])


def last_step(topic):
    """(what, its day) of the latest thing that was done on a topic, or None. No actor: asked before the next step."""
    rows = [(row.on, row.label) for row in topic.entries.order_by("-on", "-pk")[:1]]
    rows += [(day, SILENT[topic.form][step]) for step, day in moved_on(topic).items()]
    if again := Deadline.objects.filter(target=address(topic), key=AGAIN).order_by("-pk").first():
        rows.append((again.starts_on, "退回重新办理"))
    if topic.inspect_from and topic.state in ("inspecting", "announced"):
        rows.append((topic.inspect_from, "检查、视察开始"))
    day, label = max(rows, default=(None, ""))
    return (label, day) if day else None


def gone_by(topic, keys):
    """The running clock counted back from the meeting that one of these ``keys`` names and whose day is past, or None.
    No actor: the step that stops it asks, and its form."""
    keys = set(keys).intersection(COUNTED_BACK)
    rows = Deadline.objects.overdue().filter(target=address(topic), key__in=keys) if keys else Deadline.objects.none()
    return next((row for row in rows if last_day(row) < clock.today()), None)


def clocks_of(topic):
    """All clocks of a topic, the newest first."""
    return Deadline.objects.filter(target=address(topic)).order_by("-pk")


def running_clock(row):
    """The clock that runs on a problem or a township's part, or None."""
    return Deadline.objects.open().filter(target=address(row)).first()


def entries_seen(actor, topic):
    """The steps this person may read."""
    return TopicEntry.objects.visible_to(actor).filter(topic=topic).select_related("topic")


def with_files(entries):
    """Each step with its files: one statement."""
    files = attachments_of(*entries)
    return [(row, [file_row(one) for one in files.get(address(row), ())]) for row in entries]


def steps_of(topic):
    """What was done and when, the words left out. No actor: the checklist, the buttons and the papers ask."""
    return topic.entries.only("topic", "step", "on", "round", "late_because")


def words_of(topic, step):
    """The newest words of a step, or "". No actor: forms and papers ask."""
    row = topic.entries.filter(step=step).order_by("-pk").first()
    return row.text if row else ""


def team_of(topic):
    return topic.team.select_related("deputy__delegation", "membership__post")


def team_wants(topic):
    """What a team still lacks, in words; "" when it may begin."""
    roles, team = Counter(row.role for row in topic.team.all()), names.team_of(topic)
    if not roles["leader"]:
        return f"{team}还没有组长。"
    return f"{team}还没有成员。" if sum(roles.values()) < 2 else ""


def deputies_for(topic):
    """Deputies of the county in office who may join its team."""
    rows = Deputy.objects.filter(congress=topic.congress_id, membership__until=None)
    return rows.select_related("person", "delegation").order_by("person__name_pinyin", "pk")


def members_for(topic):
    """Members of the standing committee, its leaders and its committees in office."""
    rows = Membership.objects.in_office().filter(
        congress=topic.congress_id, role__in=("LEAD", "SCM", "COM", "GO", "DAC")
    )
    return rows.select_related("person", "post", "organization").order_by("organization__order", "pk")


def leaders(congress_id):
    """Who leads a topic of the plan: the standing committee's director and vice directors in office."""
    rows = Membership.objects.in_office().filter(congress=congress_id, role="LEAD")
    return rows.select_related("person", "post").order_by("post__order", "pk")


def copied_to(topic):
    """Who is sent a copy of the opinions: the Party committee, the government above the organ, and the committee that
    follows them up."""
    above = Organization.objects.filter(congress=topic.congress_id, kind=Organization.Kind.GOVERNMENT, until=None)
    above = above.exclude(pk=topic.unit_id) if topic.unit.kind in Organization.GOVERNMENT_SIDE else above.none()
    return [
        f"中共{topic.congress.area.name}委员会",
        *above.order_by("order").values_list("name", flat=True)[:1],
        topic.committee.name,
    ]


def serves_in(person_id, organization_id):
    """Whether somebody holds a post in the body that is supervised."""
    return Membership.objects.in_office().filter(person=person_id, organization=organization_id).exists()


def checks(actor):
    return TownshipCheck.objects.visible_to(actor).select_related("topic__committee", "topic__unit", "congress__area")


def checks_of(actor, topic):
    return checks(actor).filter(topic=topic).order_by("congress__area__code")


def checks_in(topic):
    """All townships' parts, for papers. No actor."""
    return list(topic.checks.select_related("congress__area").order_by("congress__area__code"))


def checks_left(topic):
    return topic.checks.filter(state=TownshipCheck.State.PENDING).count()


def townships_for(topic):
    """Townships that are not yet asked."""
    rows = Congress.objects.filter(parent=topic.congress_id).exclude(checks__topic=topic)
    return rows.select_related("area").order_by("area__code")


def waiting(actor):
    """Topics whose next step is this person's, the most urgent first."""
    rows = topics(actor).open()
    if actor.is_any("GO"):
        mine = Q(state__in=(*AT_OFFICE, *AT_MEETING))
    elif actor.is_any("COM", "DAC"):
        mine = Q(state__in=(*CONDUCTED, *AT_MEETING), committee=actor.organization_id)
    elif actor.is_any(*UNITS):
        mine = Q(state__in=AT_UNIT) | Q(state="planned", form=Form.FINANCE)
        rows = rows.filter(unit=actor.organization_id)
    else:
        return rows.none()
    return rows.filter(mine).order_by("due_on", "year", "month", "pk")


def checks_waiting(actor):
    rows = checks(actor).filter(state=TownshipCheck.State.PENDING, topic__state__in=BEFORE_MEETING)
    return (
        rows.filter(congress=actor.congress_id).order_by("due_on", "pk")
        if actor.is_any("TCH", "TSEC")
        else rows.none()
    )


def teams_of(deputy_ids, since, until):
    """Deputies' places in teams whose research or inspection was done in a time; of a visit that is an activity of theirs,
    the activity tells. No actor: the dossier asks."""
    rows = TeamMember.objects.filter(
        topic__activity=None,
        deputy__in=deputy_ids, topic__entries__step__in=("research", "write_report", "write_visit"),
        topic__entries__on__range=(since, until),
    )  # fmt: skip
    return rows.order_by("topic__entries__on", "pk").values_list(
        "deputy",
        "role",
        "topic",
        "topic__title",
        "topic__form",
        "topic__entries__on",
        "topic__entries__step",
        named=True,
    )


def next_order(congress_id, year):
    return Topic.objects.filter(congress=congress_id, year=year).count() + 1
