"""What the system knows of livelihood projects in a time: for the townships' quarterly reports, for assessments and summaries."""

from urllib.parse import urlencode

from django.urls import reverse

from congress.frame.kinds import Figure

from .queries import livelihood


def _projects(**asked):
    """The list of projects, opened at what a figure counts."""

    def url(congress_id, since, until):
        return f"{reverse('supervision:livelihood_projects')}?{urlencode({'congress': congress_id, 'since': since, 'until': until, **asked})}"

    return url


ALL = (
    Figure(key="supervision.livelihood", label="票决的民生实事项目", unit="个", count=livelihood.adopted_by, url=_projects(by="adopted"),
           order=120, definition="统计期末所在年度内、到统计期末为止票决确定的民生实事项目"),
    Figure(key="supervision.livelihood_done", label="已完工的民生实事项目", unit="个", count=livelihood.accepted_by,
           url=_projects(by="accepted"), order=121, definition="上述项目中到统计期末已经验收的"),
)  # fmt: skip
