"""What waits in the appointments: on the first page of those whose step is next."""

from congress.frame.kinds import Card, CardItem
from congress.models import Role

from .queries import cases, exams, oaths, offices, reports
from .workflow import CASE, EXAM

MOST = 8


def _case(row, actor):
    """A case with the step that comes next; a number, no name."""
    return CardItem(verb=CASE.next_step(row, actor) or row.get_state_display(), title=str(row), url=row.get_absolute_url(),
                    detail=row.organ.short_name)  # fmt: skip


def _ending(row, actor):
    return CardItem(verb="任期届满", title=f"{row.post}：{row.person.name}", url=f"/appointments/offices/{row.post.office.pk}/",
                    due_on=row.until or row.term.ends_on)  # fmt: skip


def _exam(row, actor):
    """An exam that is not over, with its next step."""
    return CardItem(verb=EXAM.next_step(row, actor) or row.get_state_display(), title=str(row), url=row.get_absolute_url(),
                    due_on=row.on, detail=row.get_method_display())  # fmt: skip


def _my_exam(row, actor):
    """The exam a candidate himself has before him."""
    return CardItem(verb="参加考试", title=row.exam.title, url=row.url, due_on=row.exam.on, detail=row.exam.place)


def _oath(row, actor):
    """Who must swear and is in no ceremony yet, with the days since he took the post."""
    return CardItem(verb="安排宣誓", title=f"{row.name}：{row.office}", url=row.get_absolute_url(), due_on=row.due_on,
                    detail=f"就职{oaths.days_since(row)}天")  # fmt: skip


def _report(row, actor):
    return CardItem(verb="报送", title=str(row), url=row.get_absolute_url(), due_on=row.due_on)


def _to_read(row, actor):
    return CardItem(verb="审阅", title=str(row), url=row.get_absolute_url())


ALL = (
    Card(key="appointments.cases", title="人事任免案", order=38, roles=("GO", "APPT", "GOV", "UNIT", "UNITL"), item=_case, icon="people",
         reads=("state", "year", "number", "congress", "election", "organ__kind", "organ__short_name"),
         most=MOST, waits=cases.waiting, url="/appointments/"),
    Card(key="appointments.oaths", title="应宣誓未宣誓", order=39, roles=("GO", "APPT"), item=_oath, icon="people", most=MOST,
         reads=("name", "since", "due_on", "office__post__title", "office__post__organization__name"),
         waits=oaths.unarranged, url="/appointments/oaths/?state=owed"),
    Card(key="appointments.reports", title="年度书面述职", order=41, roles=("UNIT", "UNITL", "APPT"), item=_report, icon="pencil", most=MOST,
         reads=("due_on", "year", "membership__person__name", "office__post__title", "office__post__organization__name"),
         waits=reports.owed, url="/appointments/reports/?state=owed"),
    Card(key="appointments.reading", title="述职报告待审阅", order=42, roles=("GO", "APPT", "LEAD"), item=_to_read, icon="list", most=MOST,
         reads=("year", "membership__person__name", "office__post__title", "office__post__organization__name"),
         waits=reports.to_read, url="/appointments/reports/?state=handed_in"),
    Card(key="appointments.ending", title="90日内任期届满", order=71, roles=("GO", "APPT", "LEAD"), item=_ending, icon="clock", most=MOST,
         waits=offices.ending, url="/appointments/offices/?gap=ending"),
    Card(key="appointments.exams", title="任前法律知识考试", order=39, roles=("GO", "APPT"), item=_exam, icon="check", most=MOST,
         reads=("state", "title", "on", "method", "congress"),
         waits=exams.waiting, url="/appointments/exams/"),
    Card(key="appointments.my_exams", title="我的考试", order=5, roles=tuple(Role.values), item=_my_exam, icon="check", most=MOST,
         reads=("exam__title", "exam__on", "exam__place"),
         waits=exams.mine),
)  # fmt: skip
