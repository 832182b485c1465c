"""What waits in the appointments: on the first page of those whose step is next."""

from congress.frame.kinds import Card, CardItem
from congress.models import Role

from .queries import cases, exams, oaths, offices, reports
from .workflow import CASE, EXAM

MOST = 8


def cases_due(actor):
    """Cases with the step that comes next; a number, no name."""
    found = []
    for row in cases.waiting(actor)[:MOST]:
        moves = [move for move, _ in CASE.offered(row, actor) if move.primary]
        found.append(CardItem(verb=moves[0].label if moves else row.get_state_display(), title=str(row), url=row.get_absolute_url(),
                              detail=row.organ.short_name))  # fmt: skip
    return found


def terms_ending(actor):
    return [
        CardItem(verb="任期届满", title=f"{row.post}：{row.person.name}", url=f"/appointments/offices/{row.post.office.pk}/",
                 due_on=row.until or row.term.ends_on)
        for row in offices.ending(actor).select_related("post__office")[:MOST]
    ]  # fmt: skip


def exams_due(actor):
    """Exams that are not over, with the next step of each."""
    found = []
    for row in exams.waiting(actor)[:MOST]:
        steps = [move.label for move, _ in EXAM.offered(row, actor) if move.primary]
        found.append(CardItem(verb=steps[0] if steps else row.get_state_display(), title=str(row), url=row.get_absolute_url(),
                              due_on=row.on, detail=row.get_method_display()))  # fmt: skip
    return found


def my_exams(actor):
    """The exam a candidate himself has before him."""
    return [
        CardItem(verb="参加考试", title=row.exam.title, url=row.url, due_on=row.exam.on, detail=row.exam.place)
        for row in exams.mine(actor)[:MOST]
    ]


def oaths_owed(actor):
    """Who must swear and is in no ceremony yet, with the days since he took the post."""
    return [
        CardItem(verb="安排宣誓", title=f"{row.name}：{row.office}", url=row.get_absolute_url(), due_on=row.due_on,
                 detail=f"就职{oaths.days_since(row)}天")
        for row in oaths.unarranged(actor)[:MOST]
    ]  # fmt: skip


def reports_owed(actor):
    return [
        CardItem(verb="报送", title=str(row), url=row.get_absolute_url(), due_on=row.due_on)
        for row in reports.owed(actor)[:MOST]
    ]


def reports_to_read(actor):
    return [CardItem(verb="审阅", title=str(row), url=row.get_absolute_url()) for row in reports.to_read(actor)[:MOST]]


ALL = (
    Card(key="appointments.cases", title="人事任免案", order=38, roles=("GO", "APPT", "GOV", "UNIT", "UNITL"), items=cases_due, icon="people",
         most=MOST, waits=cases.waiting, url="/appointments/"),
    Card(key="appointments.oaths", title="应宣誓未宣誓", order=39, roles=("GO", "APPT"), items=oaths_owed, icon="people", most=MOST,
         waits=oaths.unarranged, url="/appointments/oaths/?state=owed"),
    Card(key="appointments.reports", title="年度书面述职", order=41, roles=("UNIT", "UNITL", "APPT"), items=reports_owed, icon="pencil", most=MOST,
         waits=reports.owed, url="/appointments/reports/?state=owed"),
    Card(key="appointments.reading", title="述职报告待审阅", order=42, roles=("GO", "APPT", "LEAD"), items=reports_to_read, icon="list", most=MOST,
         waits=reports.to_read, url="/appointments/reports/?state=handed_in"),
    Card(key="appointments.ending", title="90日内任期届满", order=71, roles=("GO", "APPT", "LEAD"), items=terms_ending, icon="clock", most=MOST,
         waits=offices.ending, url="/appointments/offices/?gap=ending"),
    Card(key="appointments.exams", title="任前法律知识考试", order=39, roles=("GO", "APPT"), items=exams_due, icon="check", most=MOST,
         waits=exams.waiting, url="/appointments/exams/"),
    Card(key="appointments.my_exams", title="我的考试", order=5, roles=tuple(Role.values), items=my_exams, icon="check", most=MOST,
         waits=exams.mine),
)  # fmt: skip
