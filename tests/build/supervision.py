"""Supervision as the county runs it: a call, a plan with its topics, a topic walked to a state, problems – by the actions."""

from datetime import date, timedelta

from congress.actions import documents
from congress.frame import clock
from congress.models import Meeting
from supervision.actions import collecting, plans, problems, reporting, topics
from supervision.models import Call, PlanLine, Problem, Proposal, SupervisionPlan, TeamMember, Topic
from supervision.workflow import form_of
from tests.build.county import TODAY

TITLE = "听取和审议县人民政府关于农村公路养护情况的报告"
LAW_TITLE = "检查《中华人民共和国农业技术推广法》实施情况"


def call(cast, state="open", year=2027, **more):
    row = Call(
        congress=cast.congress,
        year=year,
        text="请提出监督议题。",
        opens_on=TODAY,
        closes_on=TODAY + timedelta(days=30),
        **more,
    )
    row = collecting.keep_call(row, actor=cast.go)
    for step, deed in (("open", collecting.open_call), ("closed", collecting.close_call)):
        row = deed(row, actor=cast.go)
        if step == state:
            break
    return row


def proposal(cast, call, actor=None, *, source_address="", **more):
    given = {
        "title": "农村公路养护",
        "reason": "通村公路没人管。",
        "source": "suggestions",
        "field": "livelihood",
        **more,
    }
    return collecting.propose(Proposal(call=call, **given), actor=actor or cast.dep, source=source_address)


def plan(cast, *lines, year=2026, state="published"):
    """A plan with lines (dicts; a special report by default), passed and published."""
    row = plans.open_plan(
        SupervisionPlan(congress=cast.congress, year=year, foreword="突出重点，依法监督。"), actor=cast.go
    )
    for given in lines or ({},):
        plans.keep_line(line(cast, row, **given), actor=cast.go)
    if state == "draft":
        return row
    row = plans.pass_council(row, actor=cast.go, on=clock.today())
    return plans.publish(row, actor=cast.go) if state == "published" else row


def line(cast, plan, **more):
    given = {"title": TITLE, "form": "special_report", "field": "livelihood", "source": "suggestions", "month": 6,
             "committee": cast.bodies["agriculture"], "unit": cast.bodies["transport"], **more}  # fmt: skip
    return PlanLine(plan=plan, order=0, **given)


def inspection():
    return {"title": LAW_TITLE, "form": "inspection", "law": "《中华人民共和国农业技术推广法》", "field": "laws"}


def meeting(cast, opens_on=date(2026, 6, 24), number=31, **more):
    return Meeting.objects.create(
        term=cast.term,
        kind="standing_committee",
        number=number,
        opens_on=opens_on,
        closes_on=opens_on + timedelta(days=1),
        **more,
    )


def topic(cast, **more):
    """The first topic of a published plan."""
    plan(cast, more)
    return Topic.objects.select_related("unit", "committee", "congress").get(congress=cast.congress)


def team(cast, found):
    topics.add_to_team(found, [TeamMember(role="leader", membership=cast.lead_post)], actor=cast.com)
    topics.add_to_team(found, [TeamMember(role="member", deputy=cast.deputies["dep"])], actor=cast.com)
    return found


# Of each form: the step, whose it is, and what it needs besides the words.
ROAD = {
    "special_report": (
        ("settle_scheme", "com"), ("research", "com"), ("send_opinions", "com"), ("hand_in_draft", "unit"),
        ("comment_draft", "com"), ("hand_in_report", "unit"), ("distribute", "go"),
    ),
    "inspection": (
        ("form_team", "com"), ("notify", "com"), ("self_check", "unit"), ("inspect", "com"), ("write_report", "com"),
        ("pass_council", "go"),
    ),
}  # fmt: skip
AFTER = (
    ("deliberate", "com"), ("draft_opinions", "com"), ("issue_opinions", "go"), ("draft_result", "unit"),
    ("comment_result", "com"), ("report_result", "unit"), ("publish", "go"), ("follow", "com"), ("look_back", "com"),
    ("close", "com"),
)  # fmt: skip


def step(found, name, actor, text="", **more):
    """One step with whatever it asks for."""
    asked = {"on": clock.today(), "text": text or f"{form_of(found).machine[name].label}的内容。"}
    if name in ("form_team", "inspect", "close"):
        asked = {}
    elif name in ("deliberate", "publish"):
        asked = {"text": asked["text"]}
    elif name in ("hand_in_draft", "hand_in_report", "distribute", "send_draft"):
        asked["late_because"] = "主任会议临时增加的议题。"  # kept only when the day has gone by
    elif name == "notify":
        asked["inspect_from"] = clock.today() + timedelta(days=10)
    elif name == "issue_opinions":
        asked["passed_on"] = clock.today()
    elif name == "follow":
        asked = {"due_on": clock.today() + timedelta(days=180)}
    return reporting.do(found, name, actor=actor, **{**asked, **more})


def to(cast, found, last, *, texts=None):
    """Walk a topic up to and with a step, on days on which it may be done."""
    sits = found.meeting.opens_on if found.meeting_id else None
    for name, who in (*ROAD[found.form], *AFTER):
        if name == "deliberate" and sits:
            with clock.frozen(max(sits, clock.today())):
                return _on(cast, found, last, texts or {})
        found = _after_notice(cast, found, name, who, texts or {})
        if name == last:
            return found
    return found


def _after_notice(cast, found, name, who, texts):
    if name == "inspect" and found.inspect_from and found.inspect_from > clock.today():
        with clock.frozen(found.inspect_from):
            return step(found, name, cast.actor(who), texts.get(name, ""))
    return step(found, name, cast.actor(who), texts.get(name, ""))


def _on(cast, found, last, texts):
    for name, who in AFTER:
        found = step(found, name, cast.actor(who), texts.get(name, ""))
        if name == last:
            break
    return found


def problem(cast, found, actor=None, **more):
    given = {
        "text": "村道养护责任没有落实",
        "unit": cast.bodies["transport"],
        "due_on": clock.today() + timedelta(days=90),
        **more,
    }
    return problems.list_problem(Problem(topic=found, **given), actor=actor or cast.com)


def measured(cast, row):
    rows = [{"title": "明确村道管养主体", "person": "杨局长", "until": "9月底前"}]
    return problems.measure(problems.keep_measures(row, rows, actor=cast.unit), actor=cast.unit)


def reported(cast, row):
    return problems.report(measured(cast, row), actor=cast.unit, result="已明确村道管养主体，落实养护资金。")


def entrusted(cast, found, town):
    """A township's part of an inspection."""
    (row,) = topics.entrust(found, [town.congress], actor=cast.com, due_on=clock.today() + timedelta(days=20))
    return row


def papers(cast, *, rare, long, text):
    """Every paper of supervision, with long words and rare characters."""
    found = topic(cast, title=f"听取和审议关于{rare}等村农村公路养护情况的报告")
    found = topics.set_meeting(found, actor=cast.com, meeting=meeting(cast))
    words = {"settle_scheme": text, "research": text, "draft_opinions": text, "issue_opinions": text}
    for n in range(3):
        row = problem(cast, found, text=f"{n + 1}．{rare}村{long[:200]}")
        row = problems.report(measured(cast, row), actor=cast.unit, result=long)
        problems.accept(row, actor=cast.com, mark="satisfied", judgement=long[:100])
    found = to(cast, found, "issue_opinions", texts=words)
    documents.issue("supervision.plan", _wordy(cast, long), actor=cast.go)
    for key in ("notice", "opinion_letter", "four_lists", "research_report"):
        documents.issue(f"supervision.{key}", found, actor=cast.go)
    documents.issue("supervision.inspection_report", _inspected(cast, rare, long, text), actor=cast.go)
    return {}


def _inspected(cast, rare, long, text):
    """An inspection with what two townships found, up to its report."""
    row = plans.adjust(
        SupervisionPlan.objects.get(congress=cast.congress, state="published"), actor=cast.go, because="增加执法检查。"
    )
    plans.keep_line(line(cast, row, **inspection()), actor=cast.go)
    plans.publish(plans.pass_council(row, actor=cast.go, on=clock.today()), actor=cast.go)
    found = Topic.objects.select_related("unit", "committee", "congress").get(form="inspection")
    found = to(cast, team(cast, found), "inspect")
    for town in cast.townships.values():
        part = entrusted(cast, found, town)
        topics.report_check(part, actor=town.actor("tch"), text=f"{rare}村：{long}", sites=3, deputies=8)
    problem(cast, found, text=f"{rare}村{long[:200]}")
    with clock.frozen(found.inspect_from):
        return step(found, "write_report", cast.com, text)


def _wordy(cast, words):
    """An adjusted plan with a long foreword."""
    row = plans.adjust(
        SupervisionPlan.objects.get(congress=cast.congress, state="published"), actor=cast.go, because=words[:300]
    )
    row.foreword = words
    row = plans.keep_plan(row, actor=cast.go)
    return plans.publish(plans.pass_council(row, actor=cast.go, on=clock.today()), actor=cast.go)
