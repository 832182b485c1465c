"""Lists of appointments that may be exported."""

from congress.frame.importing import as_columns
from congress.frame.kinds import Bulk, Listing
from congress.frame.tables import Column
from congress.listings.asking import of_page

from . import importing
from .forms.cases import CaseFilter
from .forms.certificates import CertificateFilter
from .forms.exams import ExamFilter, ResultFilter
from .forms.items import DecidedFilter
from .forms.oaths import CeremonyFilter, OathFilter
from .forms.offices import OfficeFilter
from .forms.questions import QuestionFilter
from .forms.reports import ReportFilter
from .models.exams import ExamSitting
from .policies.cases import follows_cases, reads_cases
from .policies.certificates import reads_certificates
from .policies.exams import keeps_questions, reads_exams
from .policies.oaths import arranges_oaths, reads_oaths
from .policies.offices import reads_offices
from .policies.reports import comments, reads_reports
from .queries import cases, certificates, exams, oaths, offices, questions, reports
from .workflow import OATH, REPORT

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
        Column(
            name="holders",
            label="现任",
            value=lambda row: "、".join(one.person.name for one in row.post.holders),
            kind="things",
            stored=lambda row: [one.person for one in row.post.holders],
            width=30,
        ),
        Column(
            name="since",
            label="任职日期",
            value=lambda row: "、".join(f"{one.since:%Y-%m-%d}" for one in row.post.holders),
            width=24,
        ),
        Column(
            name="vacant",
            label="空缺",
            value=lambda row: max(row.places - len(row.post.holders), 0),
            kind="number",
            width=8,
        ),
        Column(name="oath_by", label="宪法宣誓", value=lambda row: row.get_oath_display(), code="oath", width=20),
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
        Column(name="announced_on", label="宣布日期", value=lambda row: row.announced_on, kind="date", width=12),
        Column(name="meeting", label="会议", value=lambda row: row.case.meeting, kind="thing", width=30),
        Column(name="name", label="姓名", value=lambda row: row.name, width=12),
        Column(name="action", label="事项", value=lambda row: row.get_action_display(), code="action", width=10),
        Column(
            name="organization", label="机关", value=lambda row: row.office.post.organization, kind="thing", width=30
        ),
        Column(
            name="post",
            label="职务",
            value=lambda row: row.office.post.title,
            kind="thing",
            stored=lambda row: row.office.post,
            width=20,
        ),
        Column(name="sentence", label="任免用语", value=lambda row: row.sentence, width=48),
        Column(name="result", label="表决结果", value=lambda row: row.result, width=60),
        Column(name="effective_on", label="生效日期", value=lambda row: row.effective_on, kind="date", width=12),
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
    reads=reads_cases,
    order=222,
    columns=(
        Column(name="title", label="任免案", value=str, width=24),
        Column(name="organ", label="提请机关", value=lambda row: row.organ, kind="thing", width=30),
        Column(name="signed_by", label="提请人", value=lambda row: row.signed_by, width=20),
        Column(name="letter_no", label="提请文号", value=lambda row: row.letter_no, width=20),
        Column(name="received_on", label="收到日期", value=lambda row: row.received_on, kind="date", width=12),
        Column(name="lines", label="事项（项）", value=lambda row: row.lines, kind="number", width=10),
        Column(name="meeting", label="会议", value=lambda row: row.meeting, kind="thing", width=30),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=16),
        Column(name="announced_on", label="宣布日期", value=lambda row: row.announced_on, kind="date", width=12),
        Column(name="notified_on", label="通知日期", value=lambda row: row.notified_on, kind="date", width=12),
    ),
)
QUESTIONS = Listing(
    key="appointments.questions",
    page="appointments:questions",
    shown=("题目", "题型", "法律法规", "答案", "状态"),
    sorts={"题目": "number", "题型": "kind", "法律法规": "law"},
    title="任前法律知识考试题库",
    **of_page(QuestionFilter, questions.listed),
    may=keeps_questions,
    packed=False,  # whoever reads a question before the exam has read the exam
    order=230,
    columns=(
        Column(name="number", label="题号", value=lambda row: row.number, kind="number", width=8),
        *as_columns(importing.QUESTIONS),
        Column(name="retired_on", label="停用日", value=lambda row: row.retired_on, kind="date", width=12),
        Column(name="retired_because", label="停用原因", value=lambda row: row.retired_because, width=24),
    ),
)
EXAMS = Listing(
    key="appointments.exams",
    page="appointments:exams",
    shown=("考试", "方式", "考生", "合格", "不合格", "状态"),
    sorts={"考试": "on", "状态": "state"},
    title="任前法律知识考试",
    **of_page(ExamFilter, exams.listed),
    of_year=lambda actor, year: exams.listed(actor, year=year),
    may=reads_exams,
    order=229,
    columns=(
        Column(name="exam", label="考试", value=str, width=36),
        Column(name="on", label="日期", value=lambda row: row.on, kind="date", width=12),
        Column(name="place", label="地点", value=lambda row: row.place, width=24),
        Column(name="method", label="方式", value=lambda row: row.get_method_display(), code="method", width=12),
        Column(name="candidates", label="考生", value=lambda row: row.expected, kind="number", width=8),
        Column(
            name="passed",
            label="合格",
            value=lambda row: row.passed if row.confirmed_on else None,
            kind="number",
            width=8,
        ),
        Column(
            name="failed",
            label="不合格",
            value=lambda row: row.failed if row.confirmed_on else None,
            kind="number",
            width=8,
        ),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="confirmed_on", label="成绩确认日期", value=lambda row: row.confirmed_on, kind="date", width=12),
    ),
)
EXAM_RESULTS = Listing(
    key="appointments.exam_results",
    page="appointments:exam_results",
    shown=("姓名", "考试", "届次", "考次", "结果"),
    sorts={"考试": "exam__on", "结果": "band"},
    title="任前法律知识考试成绩",
    **of_page(ResultFilter, exams.results),
    may=reads_exams,
    packed=False,  # names before the vote
    order=231,
    columns=(
        Column(name="exam", label="考试", value=lambda row: row.exam, kind="thing", width=36),
        Column(name="term", label="届次", value=lambda row: row.exam.term, kind="thing", width=12),
        Column(name="seat", label="座位号", value=lambda row: row.seat, kind="number", width=8),
        Column(name="name", label="姓名", value=lambda row: row.name, width=12),
        Column(name="present_post", label="工作单位及职务", value=lambda row: row.present_post, width=36),
        Column(name="is_resit", label="考次", value=lambda row: "补考" if row.is_resit else "初次", width=8),
        Column(name="score", label="得分", value=lambda row: row.score, kind="number", width=8),
        Column(
            name="band",
            label="结果",
            value=lambda row: row.get_band_display() or row.get_state_display(),
            code=lambda row: row.band or row.state,
            choices=(*ExamSitting.Band.choices, *ExamSitting.State.choices),
            width=12,
        ),
    ),
)
OATHS = Listing(
    key="appointments.oaths",
    page="appointments:oaths",
    shown=("宣誓人", "职务", "就职", "状态", "仪式"),
    sorts={"就职": "since", "状态": "state"},
    bulks=(Bulk(machine=OATH, move="exempt", may=arranges_oaths, objects=oaths.oaths, asks=True),),
    title="宪法宣誓登记",
    **of_page(OathFilter, oaths.listed),
    of_year=lambda actor, year: oaths.listed(actor, year=year),
    may=reads_oaths,
    order=223,
    columns=(
        Column(name="name", label="宣誓人", value=lambda row: row.name, width=12),
        Column(name="office", label="职务", value=lambda row: row.office, kind="thing", width=36),
        Column(
            name="organiser", label="组织者", value=lambda row: row.get_organiser_display(), code="organiser", width=20
        ),
        Column(name="since", label="就职日期", value=lambda row: row.since, kind="date", width=12),
        Column(name="due_on", label="期限", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=16),
        Column(name="sworn_on", label="宣誓日期", value=lambda row: row.sworn_on, kind="date", width=12),
        Column(name="file_no", label="档号", value=lambda row: row.ceremony.file_no if row.ceremony else "", width=20),
        Column(name="because", label="说明", value=lambda row: row.because, width=30),
    ),
)
CEREMONIES = Listing(
    key="appointments.ceremonies",
    page="appointments:ceremonies",
    shown=("日期", "方式", "地点", "宣誓人", "状态"),
    sorts={"日期": "on", "状态": "state"},
    title="宪法宣誓仪式登记",
    **of_page(CeremonyFilter, oaths.ceremonies_listed),
    of_year=lambda actor, year: oaths.ceremonies_listed(actor, year=year),
    may=reads_oaths,
    order=225,
    columns=(
        Column(name="on", label="日期", value=lambda row: row.on, kind="date", width=12),
        Column(
            name="organiser", label="组织者", value=lambda row: row.get_organiser_display(), code="organiser", width=24
        ),
        Column(name="meeting", label="会议", value=lambda row: row.meeting, kind="thing", width=30),
        Column(name="form", label="方式", value=lambda row: row.get_form_display(), code="form", width=12),
        Column(name="place", label="地点", value=lambda row: row.place, width=30),
        Column(name="host", label="主持人", value=lambda row: row.host, width=12),
        Column(name="leader", label="领誓人", value=lambda row: row.leader, width=12),
        Column(name="witness", label="监誓人", value=lambda row: row.witness, width=12),
        Column(name="takers", label="宣誓人（人）", value=lambda row: row.takers, kind="number", width=12),
        Column(name="sworn", label="已宣誓（人）", value=lambda row: row.sworn, kind="number", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="file_no", label="档号", value=lambda row: row.file_no, width=20),
    ),
)
CERTIFICATES = Listing(
    key="appointments.certificates",
    page="appointments:certificates",
    shown=("编号", "任命", "落款日期", "状态"),
    sorts={"编号": "number_id", "落款日期": "dated_on"},
    title="任命书登记",
    **of_page(CertificateFilter, certificates.listed),
    of_year=lambda actor, year: certificates.listed(actor, year=year),
    may=reads_certificates,
    order=226,
    columns=(
        Column(name="number", label="编号", value=lambda row: row.number.text, width=22),
        Column(name="name", label="姓名", value=lambda row: row.item.name, width=12),
        Column(name="office", label="职务", value=lambda row: row.item.office, kind="thing", width=40),
        Column(name="meeting", label="会议", value=lambda row: row.item.case.meeting, kind="thing", width=30),
        Column(name="announced_on", label="宣布日期", value=lambda row: row.item.announced_on, kind="date", width=12),
        Column(name="dated_on", label="落款日期", value=lambda row: row.dated_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.state, width=8),
        Column(name="cancelled_on", label="作废日期", value=lambda row: row.cancelled_on, kind="date", width=12),
        Column(name="reason", label="作废原因", value=lambda row: row.number.reason, width=30),
    ),
)
DUTY_REPORTS = Listing(
    key="appointments.duty_reports",
    page="appointments:duty_reports",
    shown=("述职人", "年度", "状态", "期限"),
    sorts={"年度": "year", "状态": "state", "期限": "due_on"},
    bulks=(Bulk(machine=REPORT, move="read", may=comments, objects=reports.reports, asks=True),),
    title="任后年度述职登记",
    **of_page(ReportFilter, reports.listed),
    of_year=lambda actor, year: reports.listed(actor, year=year),
    may=reads_reports,
    order=224,
    columns=(
        Column(name="year", label="年度", value=lambda row: row.year, kind="number", width=8),
        Column(
            name="name",
            label="姓名",
            value=lambda row: row.membership.person.name,
            kind="thing",
            stored=lambda row: row.membership.person,
            width=12,
        ),
        Column(name="office", label="职务", value=lambda row: row.office, kind="thing", width=36),
        Column(name="due_on", label="期限", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
        Column(name="handed_on", label="报送日期", value=lambda row: row.handed_on, kind="date", width=12),
        Column(name="read_on", label="审阅日期", value=lambda row: row.read_on, kind="date", width=12),
        Column(name="comment", label="审阅意见", value=lambda row: row.comment, width=40),
    ),
)
ALL = (OFFICES, ITEMS, CASES, OATHS, CEREMONIES, CERTIFICATES, DUTY_REPORTS, QUESTIONS, EXAMS, EXAM_RESULTS)
