"""Reading the yearly plans of supervision: one version by its months, what an adjustment changed, what the public reads."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from congress.queries.rules import rule

from ..models import Form, PlanLine, SupervisionPlan, Topic
from ..models.topic import REVIEWS
from .names import name_of

SHOWN = (
    ("title", "议题"),
    ("form", "监督形式"),
    ("month", "月份"),
    ("committee_id", "组织实施单位"),
    ("unit_id", "报告机关"),
    ("law", "检查的法律法规"),
    ("leader_id", "负责领导"),
)


def plans(actor):
    rows = SupervisionPlan.objects.visible_to(actor).select_related("congress__area")
    return rows.annotate(n=Count("lines")).order_by("-year", "-version")


def lines_of(plan):
    rows = plan.lines.select_related("committee", "unit", "leader__person", "topic", "proposal")
    return list(rows.order_by("month", "order", "pk"))


def lines(actor):
    rows = PlanLine.objects.filter(plan__in=SupervisionPlan.objects.visible_to(actor))
    return rows.select_related("plan__congress", "committee", "unit", "topic", "proposal")


def has_lines(plan):
    return plan.lines.exists()


@dataclass(frozen=True, kw_only=True)
class Inquiries:
    """The special inquiries of a plan: how many it has, how many have been held, how many the local rule asks for."""

    planned: int
    held: int
    wanted: int

    @property
    def words(self):
        asked = f"本级规定每年{self.wanted}题" if self.wanted else "本级没有规定题数"
        return f"列入{self.planned}题，已举行{self.held}题；{asked}"

    @property
    def is_short(self):
        return self.planned < self.wanted


def inquiries_of(plan, lines):
    """The Inquiries of a plan with these lines, by the rule as the year began. No actor: the caller has shown the plan."""
    ours = [line for line in lines if line.form == Form.SPECIAL_INQUIRY]
    wanted = rule(plan.congress_id, "inquiry_topic.per_year", on=date(plan.year, 1, 1))
    held = sum(line.topic is not None and line.topic.deliberated_on is not None for line in ours)
    return Inquiries(planned=len(ours), held=held, wanted=wanted)


def before(plan):
    """The version this one adjusts, or None."""
    rows = SupervisionPlan.objects.filter(congress=plan.congress_id, year=plan.year, version=plan.version - 1)
    return rows.select_related("congress").first()


def newest(congress_id, year):
    rows = SupervisionPlan.objects.filter(congress=congress_id, year=year)
    return rows.order_by("-version").first()


@dataclass(frozen=True, kw_only=True)
class Change:
    """What an adjustment does to one topic: added, taken out, or columns with what they said before and say now."""

    title: str
    what: str
    columns: tuple = ()


def _said(line, name):
    if name == "form":
        return line.get_form_display()
    if name == "month":
        return f"{line.month}月"
    if name == "leader_id":
        return line.leader.person.name if line.leader_id else ""
    return str(getattr(line, name.removesuffix("_id")))


def differences(earlier, later):
    """[Change] between the lines of two versions, by their topics. Pure but for the names already read."""
    was = {line.topic_id: line for line in earlier if line.topic_id}
    now = {line.topic_id: line for line in later if line.topic_id}
    found = [
        Change(title=line.title, what="增加") for line in later if line.topic_id is None or line.topic_id not in was
    ]
    for key, line in now.items():
        if key in was:
            old = was[key]
            columns = tuple(
                (label, _said(old, name), _said(line, name))
                for name, label in SHOWN
                if getattr(old, name) != getattr(line, name)
            )
            if columns:
                found.append(Change(title=line.title, what="修改", columns=columns))
    return found + [Change(title=line.title, what="取消") for key, line in was.items() if key not in now]


def public_plan(year=None):
    """(the published plan, its lines, the years there are). No actor: it is for everybody (监督法第十条)."""
    rows = SupervisionPlan.objects.in_force().filter(congress__level="county").select_related("congress")
    years = list(rows.order_by("-year").values_list("year", flat=True).distinct())
    plan = rows.filter(**({"year": year} if year in years else {})).order_by("-year").first()
    return plan, (lines_of(plan) if plan else []), years


def public_topic(pk):
    """A published topic with what the law opens: the report, the opinions, the result. No actor."""
    rows = Topic.objects.filter(pk=pk, published_on__isnull=False).select_related(
        "unit", "committee", "meeting__term__congress"
    )
    return rows.first()


OPENED = ("hand_in_report", "write_report", "write_visit", "hold", "approve", "rate", "issue_opinions", "report_result", "answer_visit",
          "result_satisfied", "result_failed", "decide")  # fmt: skip


def opened(topic):
    """[(title, day, words)] of what is published of a topic: the newest of each."""
    said = {row.step: row for row in topic.entries.order_by("pk")}
    told = [step for step in OPENED if step in said and not (topic.form in REVIEWS and step == "write_report")]
    return [(name_of(topic, step), said[step].on, said[step].text) for step in told]
