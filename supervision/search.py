"""What the search field finds of supervision."""

from django.urls import reverse_lazy

from congress.frame.kinds import Search

from .policies.draws import reads_draws
from .policies.experts import reads_experts
from .policies.filings import reads_filings
from .policies.inquiries import reads_questions
from .policies.inquiry_cases import reads_cases
from .policies.livelihood import reads_livelihood
from .policies.projects import reads_projects
from .policies.satisfaction import reads_votes
from .policies.studies import reads_studies
from .policies.topics import reads_topics
from .queries import (
    draws,
    experts,
    filings,
    inquiries,
    inquiry_cases,
    livelihood,
    projects,
    satisfaction,
    studies,
    topics,
)

ALL = (
    Search(key="supervision.topics", label="监督议题", rows=topics.found, show=reads_topics,
           url=reverse_lazy("supervision:topics"), order=30),
    Search(key="supervision.satisfaction", label="满意度测评", rows=satisfaction.found, show=reads_votes,
           url=reverse_lazy("supervision:satisfactions"), order=31),
    Search(key="supervision.draws", label="随机抽取", rows=lambda actor, words: draws.listed(actor, q=words), show=reads_draws,
           url=reverse_lazy("supervision:draws"), order=70),
    Search(key="supervision.experts", label="专家库", rows=lambda actor, words: experts.listed(actor, q=words),
           show=reads_experts, url=reverse_lazy("supervision:experts"), order=71),
    Search(key="supervision.projects", label="重点项目", rows=projects.found, show=reads_projects,
           url=reverse_lazy("supervision:projects"), order=72),
    Search(key="supervision.livelihood", label="民生实事项目", rows=livelihood.found, show=reads_livelihood,
           url=reverse_lazy("supervision:livelihood_projects"), order=31),
    Search(key="supervision.questions", label="询问", rows=inquiries.found, show=reads_questions,
           url=reverse_lazy("supervision:questions"), order=31),
    Search(key="supervision.inquiry_cases", label="质询案", rows=inquiry_cases.found, show=reads_cases,
           url=reverse_lazy("supervision:inquiry_cases"), order=32),
    Search(key="supervision.filings", label="规范性文件备案", rows=filings.found, show=reads_filings,
           url=reverse_lazy("supervision:filings"), order=73),
    Search(key="supervision.studies", label="调研课题", rows=studies.found, show=reads_studies,
           url=reverse_lazy("supervision:studies"), order=33),
)  # fmt: skip
