"""The entries of appointments in the menu."""

from congress.frame.kinds import NavItem

from .policies.cases import reads_cases
from .policies.exams import keeps_questions, reads_exams
from .policies.oaths import reads_oaths
from .policies.offices import reads_offices
from .policies.reports import reads_reports

GROUP = "任免"
ALL = (
    NavItem(key="appointments.cases", label="人事任免案", url="appointments:cases", group=GROUP, icon="people", order=520,
            show=reads_cases),
    NavItem(key="appointments.items", label="任免台账", url="appointments:items", group=GROUP, icon="list", order=521,
            show=reads_offices),
    NavItem(key="appointments.offices", label="任免职务", url="appointments:offices", group=GROUP, icon="person", order=522,
            show=reads_offices),
    NavItem(key="appointments.exams", label="任前考试", url="appointments:exams", group=GROUP, icon="check", order=523,
            show=reads_exams),
    NavItem(key="appointments.questions", label="考试题库", url="appointments:questions", group=GROUP, icon="list", order=524,
            show=keeps_questions),
    NavItem(key="appointments.oaths", label="宪法宣誓", url="appointments:oaths", group=GROUP, icon="check", order=523,
            show=reads_oaths),
    NavItem(key="appointments.reports", label="任后年度述职", url="appointments:duty_reports", group=GROUP, icon="pencil", order=526,
            show=reads_reports),
)  # fmt: skip
