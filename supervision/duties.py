"""Supervision in the dossier of a deputy: the teams in which he sat, the livelihood projects he has been to see."""

from django.urls import reverse

from congress.frame.kinds import DutyFact, DutySource

from .models import Form, TeamMember
from .queries import inquiries, livelihood, projects, studies, topics
from .queries import inquiry_cases as cases

# The step that ends the work of the team, by form.
DONE = {
    "special_report": "research",
    "inspection": "write_report",
    "work_review": "write_report",
    "duty_review": "write_report",
    "special_inquiry": "research",
    "judicial_review": "write_report",
    "visit": "write_visit",
}


def teams(deputy_ids, since, until):
    """One line for each team, on the day its research or inspection was reported."""
    yield [rows := topics.teams_of(deputy_ids, since, until)]
    return [
        DutyFact(
            deputy_id=row.deputy,
            on=row.topic__entries__on,
            text=f"参加{Form(row.topic__form).label}：{row.topic__title}（{TeamMember.Role(row.role).label}）",
            target=f"supervision.topic:{row.topic}",
            url=reverse("supervision:topic", args=[row.topic]),
        )
        for row in rows
        if row.topic__entries__step == DONE.get(row.topic__form)
    ]


def visits(deputy_ids, since, until):
    """One line for each visit to a key project."""
    yield [rows := projects.visits_by(deputy_ids, since, until)]
    return [
        DutyFact(deputy_id=row.deputies, on=row.on, text=f"视察重点项目：{row.project__name}",
                 target=f"supervision.projectvisit:{row.pk}",
                 url=f"{reverse('supervision:project', args=[row.project])}#visit-{row.pk}")
        for row in rows
    ]  # fmt: skip


def livelihood_visits(deputy_ids, since, until):
    """One line for each project on each day, whoever went along."""
    yield [rows := livelihood.visited(deputy_ids, since, until)]
    return [
        DutyFact(
            deputy_id=row.deputy,
            on=row.livelihoodvisit__on,
            text=f"视察民生实事项目：{row.livelihoodvisit__project__title}",
            target=f"supervision.livelihoodvisit:{row.livelihoodvisit}",
            url=reverse("supervision:livelihood_project", args=[row.livelihoodvisit__project]),
        )
        for row in rows
    ]


LIVELIHOOD = DutySource(
    key="supervision.livelihood_visits",
    label="民生实事项目视察",
    part="inspections",
    reads=livelihood_visits,
    order=216,
)


def questions(deputy_ids, since, until):
    """One line for each question a deputy put that was answered, on the day of the answer."""
    yield [rows := inquiries.asked_by(deputy_ids, since, until)]
    return [
        DutyFact(deputy_id=deputy, on=on, text=f"{'专题询问' if topic else '会议询问'}：{text[:60]}",
                 target=f"supervision.question:{pk}", url=reverse("supervision:question", args=[pk]))
        for deputy, pk, text, on, topic in rows
    ]  # fmt: skip


def inquiry_cases(deputy_ids, since, until):
    """One line for each inquiry case put, on the day it was put."""
    yield [rows := cases.put_by(deputy_ids, since, until)]
    return [
        DutyFact(deputy_id=deputy, on=on, text=f"{'领衔' if leads else '联名'}提出质询案：{title}",
                 target=f"supervision.inquirycase:{pk}", url=reverse("supervision:inquiry_case", args=[pk]))
        for deputy, pk, title, on, leads in rows
    ]  # fmt: skip


def study_groups(deputy_ids, since, until):
    """One line for each group of a research topic, on the day it reported."""
    yield [rows := studies.taken_part(deputy_ids, since, until)]
    return [
        DutyFact(
            deputy_id=row.deputy,
            on=row.group__reported_on,
            text=f"参加课题调研：{row.group__study__title}（{row.group__title}{'组长' if row.is_head else ''}）",
            target=f"supervision.studygroup:{row.group}",
            url=reverse("supervision:study_group", args=[row.group]),
        )
        for row in rows
    ]


ALL = (
    DutySource(key="supervision.studies", label="课题调研", part="inspections", reads=study_groups, order=219),
    LIVELIHOOD,
    DutySource(key="supervision.inquiry_cases", label="质询案", part="suggestions", reads=inquiry_cases, order=218),
    DutySource(key="supervision.questions", label="询问", part="meetings", reads=questions, order=217),
    DutySource(key="supervision.teams", label="监督调研和执法检查", part="inspections", reads=teams, order=215),
    DutySource(key="supervision.project_visits", label="重点项目视察", part="inspections", reads=visits, order=216),
)  # fmt: skip
