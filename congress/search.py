"""What the search field of every page finds on the ground floor."""

from django.urls import reverse, reverse_lazy

from congress.frame.kinds import Search

from .navs import reads_registers
from .policies.accounts import handles_business
from .policies.reports import has_reports
from .policies.resolutions import reads_resolutions
from .policies.summaries import reads_summaries
from .policies.writings import reads_writings
from .queries import attachments, institution, reports, resolutions, summaries, writings

SUMMARIES = Search(
    key="congress.summaries",
    label="年度工作总结",
    rows=summaries.found,
    place=lambda section: section.place,
    show=reads_summaries,
    order=80,
)
WRITINGS = Search(
    key="congress.writings",
    label="制度、报告",
    rows=lambda actor, words: writings.listed(actor, q=words),
    text=lambda writing: writing.text,
    show=reads_writings,
    url=reverse_lazy("congress:writings"),
    order=70,
)
RESOLUTIONS = Search(
    key="congress.resolutions",
    label="决议决定",
    rows=lambda actor, words: resolutions.listed(actor, q=words),
    text=lambda resolution: resolution.text,
    show=reads_resolutions,
    url=reverse_lazy("congress:resolutions"),
    order=65,
)
FILES = Search(
    key="congress.files",
    label="附件",
    rows=attachments.found,
    place=lambda file: file.case.get_absolute_url(),
    note=lambda file: str(file.case),
    text=lambda file: file.words.text if hasattr(file, "words") else "",
    gather=lambda rows, actor: attachments.with_owners(rows),
    show=handles_business,
    order=15,
)
PEOPLE = Search(
    key="congress.people",
    label="人员",
    rows=institution.named,
    place=lambda person: reverse("congress:person", args=[person.pk]),
    note=institution.posts_in_words,
    show=reads_registers,
    url=reverse_lazy("congress:people"),
    order=6,
)
REPORTS = Search(
    key="congress.reports",
    label="乡镇季度报告",
    rows=reports.found,
    note=lambda report: report.get_state_display(),
    text=lambda report: "\n".join(f"{value.text}\n{value.answer}" for value in report.told),
    gather=reports.with_told,
    show=has_reports,
    order=68,
)
ALL = (PEOPLE, FILES, RESOLUTIONS, REPORTS, WRITINGS, SUMMARIES)
