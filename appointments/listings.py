"""Lists of appointments that may be exported."""

from congress.frame.importing import as_columns
from congress.frame.kinds import Listing
from congress.frame.tables import Column
from congress.listings.asking import of_page

from . import importing
from .forms.cases import CaseFilter
from .forms.certificates import CertificateFilter
from .forms.exams import ResultFilter
from .forms.items import DecidedFilter
from .forms.oaths import CeremonyFilter, OathFilter
from .forms.offices import OfficeFilter
from .forms.questions import QuestionFilter
from .forms.reports import ReportFilter
from .policies.cases import follows_cases
from .policies.certificates import reads_certificates
from .policies.exams import keeps_questions, reads_exams
from .policies.oaths import reads_oaths
from .policies.offices import reads_offices
from .policies.reports import reads_reports
from .queries import cases, certificates, exams, oaths, offices, questions, reports

OFFICES = Listing(
    key="appointments.offices",
    page="appointments:offices",
    shown=("职务", "用语", "现任", "职数", "情况"),
    sorts={"职数": "places"},
    title="任免职务登记",
    **of_page(OfficeFilter, offices.listed),
    may=reads_offices,
    order=220,
    columns=(
        *as_columns(importing.OFFICES),
        Column(label="现任", value=lambda row: "、".join(one.person.name for one in row.post.holders), width=30),
        Column(
            label="任职日期",
            value=lambda row: "、".join(f"{one.since:%Y-%m-%d}" for one in row.post.holders),
            width=24,
        ),
        Column(label="空缺", value=lambda row: max(row.places - len(row.post.holders), 0), width=8),
        Column(label="宪法宣誓", value=lambda row: row.get_oath_display(), width=20),
    ),
)
ITEMS = Listing(
    key="appointments.items",
    page="appointments:items",
    shown=("事项", "会议", "宣布日期", "生效"),
    sorts={"宣布日期": "announced_on", "生效": "effective_on"},
    title="干部任免台账",
    **of_page(DecidedFilter, cases.decided),
    of_year=lambda actor, year: cases.decided(actor, year=year),
    may=reads_offices,
    order=221,
    columns=(
        Column(label="宣布日期", value=lambda row: row.announced_on, width=12),
        Column(label="会议", value=lambda row: row.case.meeting, width=30),
        Column(label="姓名", value=lambda row: row.name, width=12),
        Column(label="事项", value=lambda row: row.get_action_display(), width=10),
        Column(label="机关", value=lambda row: row.office.post.organization, width=30),
        Column(label="职务", value=lambda row: row.office.post.title, width=20),
        Column(label="任免用语", value=lambda row: row.sentence, width=48),
        Column(label="表决结果", value=lambda row: row.result, width=60),
        Column(label="生效日期", value=lambda row: row.effective_on, width=12),
    ),
)
CASES = Listing(
    key="appointments.cases",
    page="appointments:cases",
    shown=("任免案", "提请机关", "事项", "会议", "状态"),
    title="人事任免案登记",
    **of_page(CaseFilter, cases.listed),
    of_year=lambda actor, year: cases.listed(actor, year=year),
    may=follows_cases,
    order=222,
    columns=(
        Column(label="任免案", value=str, width=24),
        Column(label="提请机关", value=lambda row: row.organ, width=30),
        Column(label="提请人", value=lambda row: row.signed_by, width=20),
        Column(label="提请文号", value=lambda row: row.letter_no, width=20),
        Column(label="收到日期", value=lambda row: row.received_on, width=12),
        Column(label="事项（项）", value=lambda row: row.lines, width=10),
        Column(label="会议", value=lambda row: row.meeting, width=30),
        Column(label="状态", value=lambda row: row.get_state_display(), width=16),
        Column(label="宣布日期", value=lambda row: row.announced_on, width=12),
        Column(label="通知日期", value=lambda row: row.notified_on, width=12),
    ),
)
QUESTIONS = Listing(
    key="appointments.questions",
    title="任前法律知识考试题库",
    **of_page(QuestionFilter, questions.listed),
    may=keeps_questions,
    packed=False,  # whoever reads a question before the exam has read the exam
    order=230,
    columns=(
        Column(label="题号", value=lambda row: row.number, width=8),
        *as_columns(importing.QUESTIONS),
        Column(label="停用日", value=lambda row: row.retired_on, width=12),
        Column(label="停用原因", value=lambda row: row.retired_because, width=24),
    ),
)
EXAM_RESULTS = Listing(
    key="appointments.exam_results",
    title="任前法律知识考试成绩",
    **of_page(ResultFilter, exams.results),
    may=reads_exams,
    packed=False,  # names before the vote
    order=231,
    columns=(
        Column(label="考试", value=lambda row: row.exam, width=36),
        Column(label="届次", value=lambda row: row.exam.term, width=12),
        Column(label="座位号", value=lambda row: row.seat, width=8),
        Column(label="姓名", value=lambda row: row.name, width=12),
        Column(label="工作单位及职务", value=lambda row: row.present_post, width=36),
        Column(label="考次", value=lambda row: "补考" if row.is_resit else "初次", width=8),
        Column(label="得分", value=lambda row: row.score, width=8),
        Column(label="结果", value=lambda row: row.get_band_display() or row.get_state_display(), width=12),
    ),
)
OATHS = Listing(
    key="appointments.oaths",
    title="宪法宣誓登记",
    **of_page(OathFilter, oaths.listed),
    of_year=lambda actor, year: oaths.listed(actor, year=year),
    may=reads_oaths,
    order=223,
    columns=(
        Column(label="宣誓人", value=lambda row: row.name, width=12),
        Column(label="职务", value=lambda row: row.office, width=36),
        Column(label="组织者", value=lambda row: row.get_organiser_display(), width=20),
        Column(label="就职日期", value=lambda row: row.since, width=12),
        Column(label="期限", value=lambda row: row.due_on, width=12),
        Column(label="状态", value=lambda row: row.get_state_display(), width=16),
        Column(label="宣誓日期", value=lambda row: row.sworn_on, width=12),
        Column(label="档号", value=lambda row: row.ceremony.file_no if row.ceremony else "", width=20),
        Column(label="说明", value=lambda row: row.because, width=30),
    ),
)
CEREMONIES = Listing(
    key="appointments.ceremonies",
    title="宪法宣誓仪式登记",
    **of_page(CeremonyFilter, oaths.ceremonies_listed),
    of_year=lambda actor, year: oaths.ceremonies_listed(actor, year=year),
    may=reads_oaths,
    order=225,
    columns=(
        Column(label="日期", value=lambda row: row.on, width=12),
        Column(label="组织者", value=lambda row: row.get_organiser_display(), width=24),
        Column(label="会议", value=lambda row: row.meeting, width=30),
        Column(label="方式", value=lambda row: row.get_form_display(), width=12),
        Column(label="地点", value=lambda row: row.place, width=30),
        Column(label="主持人", value=lambda row: row.host, width=12),
        Column(label="领誓人", value=lambda row: row.leader, width=12),
        Column(label="监誓人", value=lambda row: row.witness, width=12),
        Column(label="宣誓人（人）", value=lambda row: row.takers, width=12),
        Column(label="已宣誓（人）", value=lambda row: row.sworn, width=12),
        Column(label="状态", value=lambda row: row.get_state_display(), width=10),
        Column(label="档号", value=lambda row: row.file_no, width=20),
    ),
)
CERTIFICATES = Listing(
    key="appointments.certificates",
    title="任命书登记",
    **of_page(CertificateFilter, certificates.listed),
    of_year=lambda actor, year: certificates.listed(actor, year=year),
    may=reads_certificates,
    order=226,
    columns=(
        Column(label="编号", value=lambda row: row.number.text, width=22),
        Column(label="姓名", value=lambda row: row.item.name, width=12),
        Column(label="职务", value=lambda row: row.item.office, width=40),
        Column(label="会议", value=lambda row: row.item.case.meeting, width=30),
        Column(label="宣布日期", value=lambda row: row.item.announced_on, width=12),
        Column(label="落款日期", value=lambda row: row.dated_on, width=12),
        Column(label="状态", value=lambda row: row.state, width=8),
        Column(label="作废日期", value=lambda row: row.cancelled_on, width=12),
        Column(label="作废原因", value=lambda row: row.number.reason, width=30),
    ),
)
DUTY_REPORTS = Listing(
    key="appointments.duty_reports",
    title="任后年度述职登记",
    **of_page(ReportFilter, reports.listed),
    of_year=lambda actor, year: reports.listed(actor, year=year),
    may=reads_reports,
    order=224,
    columns=(
        Column(label="年度", value=lambda row: row.year, width=8),
        Column(label="姓名", value=lambda row: row.membership.person.name, width=12),
        Column(label="职务", value=lambda row: row.office, width=36),
        Column(label="期限", value=lambda row: row.due_on, width=12),
        Column(label="状态", value=lambda row: row.get_state_display(), width=12),
        Column(label="报送日期", value=lambda row: row.handed_on, width=12),
        Column(label="审阅日期", value=lambda row: row.read_on, width=12),
        Column(label="审阅意见", value=lambda row: row.comment, width=40),
    ),
)
ALL = (OFFICES, ITEMS, CASES, OATHS, CEREMONIES, CERTIFICATES, DUTY_REPORTS, QUESTIONS, EXAM_RESULTS)
