"""Every address × the roles of the cast, at things that exist: no 500, the sign-in page for strangers, each his own.

One world for the whole file: built once, looked at by many, rolled back at the end.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from congress.actions import attachments, documents, jobs, minutes, notices, sittings, summaries
from congress.frame import clock, kinds
from congress.frame.uploads import Judged
from congress.models import Account, Deadline, Draft, MeetingPaper, NumberSeries
from deputies.actions import points as pointing
from suggestions.actions import motion_signing
from suggestions.models import HistoricalSuggestion, Publication, Reply
from supervision.actions import experts
from supervision.actions import finance as finance_actions
from tests.build import (
    activities,
    allowances,
    appointments,
    assessments,
    ballots,
    consultations,
    contacts,
    county,
    dossiers,
    draws,
    duty_reports,
    exams,
    filings,
    finance,
    importing,
    inquiries,
    inquiry_cases,
    livelihood,
    meetings,
    motions,
    plans,
    posts,
    projects,
    reports,
    resolutions,
    rosters,
    satisfaction,
    stars,
    stations,
    stories,
    studies,
    supervision,
    township_work,
    voice,
    volumes,
    writings,
)
from tests.build.suggestions import suggestion
from tests.walk import PUBLIC, routes

pytestmark = pytest.mark.django_db
ADMINISTRATORS = ("sys", "sec", "aud")
OFFICES = ("lead", "go", "dac", "com", "scm", "sta", "dhead", "gov")
OURS = (*ADMINISTRATORS, *OFFICES, "unit", "finance", "dep", "dep2")
TOWN = ("tch", "tsec", "tdep", "tunit")
NEXT = ("xdac", "xgov", "xunit", "xdep")
WALKERS = ("dac", "unit", "dep", "xdac")


class World:
    """The cast, its browsers, and one thing of each kind."""

    def __init__(self):
        self.cast = cast = county.cast()
        self.town, self.next = cast.townships["river"], cast.stranger
        self.clients = {key: cast.client(key) for key in OURS}
        self.clients |= {key: self.town.client("unit" if key == "tunit" else key) for key in TOWN}
        self.clients |= {key: self.next.client(key[1:]) for key in NEXT}
        for client in self.clients.values():
            client.get(
                "/healthz"
            )  # their sessions are kept here: within a test they would begin, and be undone, again
        self.case = suggestion(cast, at="follow_up", joint=("finance",))
        self.town_case = suggestion(self.town, at="in_progress")
        self.draft = suggestion(cast, at="draft", lead="dep2", subject="关于还没有写完的建议")
        self.waiting = suggestion(cast, at="reply_drafted", unit="court", lead="dep2")
        photo = (SimpleUploadedFile("照片.png", b"x" * 9), Judged(extension="png", content_type="image/png"))
        self.file = attachments.attach(self.case, [photo], actor=cast.dep)[0]
        self.task = self.case.assignments.get(kind="lead")
        self.clock = Deadline.objects.get(key="suggestions.commitment")
        self.job = jobs.submit("congress.export", actor=cast.dac, label="代表建议名单")
        self.notice = notices.tell([cast.dac_post], subject="请审核：一件建议")[0]
        self.paper = documents.issue("suggestions.receipt", self.case, actor=cast.dac)
        self.reply = Reply.objects.get(assignment=self.task)
        reports.form(cast)
        self.meeting = meetings.meeting(self.town, items=1)
        board = meetings.planned(self.town, day=county.TODAY)
        paper = MeetingPaper(item=self.meeting.items.first(), title="关于审计工作的报告")
        self.meeting_paper = MeetingPaper.objects.bulk_create([paper])[0]
        self.minutes = minutes.begin(self.meeting, actor=self.town.tsec)
        self.leave = sittings.ask_leave(board, actor=self.town.tch, reason="出差")
        self.roll = meetings.called(self.town, board)
        self.resolution = resolutions.resolution(cast, "executing")
        self.ballot = ballots.drafted(cast)
        self.draw = draws.draw(cast, "committed")
        self.exam_question, self.exam = exams.bank(cast)[0], exams.at(cast, "told", "financel")
        self.expert, self.matter = draws.expert(cast), draws.matter(cast)
        self.tie = experts.declare(
            self.expert, actor=cast.go, organization=cast.bodies["finance"], because="承接过项目"
        )
        self.work = experts.choose(self.matter, actor=cast.go, expert=self.expert, reason="熟悉情况")
        self.plan = plans.plan(self.town)
        self.fund = township_work.fund(self.town)
        self.article = township_work.article(self.town)
        self.group_task = township_work.task(self.town, township_work.group(self.town))
        self.score_sheet = assessments.sheet(cast)
        self.assessment = assessments.of(self.score_sheet, self.town)
        self.activity = activities.held(cast, present=[cast.deputies["dep"]], kind="research")
        self.part = self.activity.participations.get()
        self.findings = activities.passed_on(self.activity, cast)
        self.allowance = allowances.sheet(cast, "dep2", kind="study")
        self.campaign = activities.campaign(cast)
        self.sitting, self.training_year = activities.sitting(cast), activities.training_year(cast)
        self.duty = Deadline.objects.filter(target_model="congress.plan").first()
        self.report = reports.report(cast, at="submitted")
        self.writing = writings.rule(cast)
        self.opinion = voice.opinion(cast, at="replied")
        importing.applied(
            "suggestions.history", [["届次会议", "年度", "编号", "标题"], ["第十五届第一次会议", "2012", "3", "关于修桥的建议"]],
            actor=cast.dac,
        )  # fmt: skip
        self.old = HistoricalSuggestion.objects.get()
        self.batch = importing.taken("congress.people", [["姓名"], ["郝新"]], actor=cast.dac)
        self.group = posts.group(cast)
        self.resignation = posts.resignation(cast, "dep3")
        self.by_election = posts.by_election(cast, "dep4")
        self.session, self.entry, self.dispute = dossiers.attended(cast), dossiers.entry(cast), dossiers.disputed(cast)
        dossiers.sheet(cast)
        self.award = dossiers.award(cast)
        self.points = pointing.fix(cast.congress, 2025, actor=cast.dac)
        self.lead = voice.lead(cast)
        self.volume = volumes.begun(cast, "congress.rules", day=county.TODAY)
        self.station = stations.station(
            self.town, deputies=self.town.deputies.values(), keeper=self.town.posts["tsec"]
        )
        self.consultation = consultations.begun(cast, self.station)
        self.star_rating = stars.of(stars.cycle(cast), self.station)
        self.duty_session = duty_reports.session(cast, "held")
        self.contact = contacts.paired(cast)
        self.contact_log = contacts.logged(cast, self.contact, county.TODAY)
        self.match = contacts.matched(cast)
        self.duty_day = rosters.noticed(self.station)
        self.story = stories.story(cast)
        self.call = supervision.call(cast)
        self.proposal = supervision.proposal(cast, self.call)
        self.supervision_plan = supervision.plan(cast, supervision.inspection(), *inquiries.lines())
        self.topic = supervision.team(cast, self.supervision_plan.lines.first().topic)
        self.question, self.attendance = inquiries.called(cast, self.supervision_plan)
        self.inquiry_case = inquiry_cases.at(cast, "answering")
        self.publication = Publication.objects.get(suggestion=self.case)
        self.motion = motion_signing.invite(motions.draft(cast), actor=cast.dep, members=[cast.posts["dep2"]])
        self.review_line = inquiries.under_review(cast, self.supervision_plan)
        self.review = self.review_line.case
        self.problem = supervision.problem(cast, self.topic)
        self.satisfaction = satisfaction.vote(cast)
        self.check = supervision.entrusted(cast, self.topic, self.town)
        self.project = projects.building(cast)
        self.decision = projects.urged(cast, self.project)
        self.livelihood = livelihood.round_of(cast)
        self.idea = livelihood.idea(cast, self.livelihood)
        self.livelihood_project = livelihood.candidate(cast, self.livelihood)
        self.finance_duty = finance_actions.open_year(cast.congress.pk, 2026, actor=cast.go)[0]
        self.assets, self.debt = finance.assets(cast), finance.debt()
        self.debt.congress = cast.congress
        finance_actions.keep_row(self.debt, actor=cast.go)
        self.filing, self.filing_year = filings.document(cast, "reviewing"), filings.year(cast)
        self.review_request = filings.asked(cast)
        self.study = studies.at(cast, "underway")
        self.study_group = self.study.groups.get()
        self.appointment = appointments.case(cast)
        self.appointment_poll = appointments.called(cast, self.appointment)
        self.appointed = self.appointment.items.get()
        self.office = self.appointed.office
        self.certificate = appointments.numbered(cast, appointments.judges(cast, "林致远"))[0]
        self.summary = summaries.open_summary(cast.congress, county.TODAY.year, actor=cast.go)

    def pk_for(self, pattern):
        """The thing an address speaks of, by the way it begins."""
        things = {
            "suggestions/tasks/": self.task,
            "suggestions/nodes/": self.task.nodes.first(),
            "suggestions/motions/": self.motion,
            "suggestions/replies/": self.reply,
            "suggestions/commitments/": self.task.commitments.first(),
            "suggestions/history/": self.old,
            "suggestions/publications/": self.publication,
            "suggestions/contacts/": self.cast.bodies["transport"],
            "suggestions/": self.case,
            "api/v1/": self.case,
            "opinions/leads/": self.lead,
            "opinions/": self.opinion,
            "deputies/groups/": self.group,
            "deputies/resignations/": self.resignation,
            "deputies/by-elections/": self.by_election,
            "deputies/districts/": self.cast.deputies["dep"].district,
            "activities/attendance/": self.cast.deputies["dep"],
            "activities/parts/": self.part,
            "activities/reports/": self.findings,
            "activities/": self.activity,
            "allowances/": self.allowance,
            "campaigns/": self.campaign,
            "sit-ins/": self.sitting,
            "training/": self.training_year,
            "deputies/": self.cast.deputies["dep"],
            "stations/days/": self.duty_day,
            "stories/": self.story,
            "public/stories/": self.story,
            "profiles/seats/": self.cast.deputies["dep"],
            "stations/rosters/": self.duty_day.roster,
            "stations/turns/": self.duty_day.turns.first(),
            "stations/deputies/": self.station.deputies.first(),
            "stations/keepers/": self.station.keepers.first(),
            "consultations/stations/": self.consultation.returns.first(),
            "consultations/": self.consultation,
            "stations/stars/cycles/": self.star_rating.cycle,
            "stations/stars/standards/": self.star_rating.cycle.sheet,
            "stations/stars/": self.star_rating,
            "stations/": self.station,
            "dossiers/entries/": self.entry,
            "dossiers/disputes/": self.dispute,
            "dossiers/": self.cast.deputies["dep"],
            "awards/nominations/": self.award.nominations.first(),
            "awards/": self.award,
            "points/results/": self.points,
            "points/public/": self.points,
            "points/sheets/": self.points.sheet,
            "attendance/": self.session,
            "accounts/": self.cast.account("dep"),
            "files/": self.file,
            "documents/issue/": self.case,
            "documents/preview/": self.case,
            "documents/": self.paper,
            "numbers/": NumberSeries.objects.first(),
            "clock/": self.clock,
            "inbox/": self.notice,
            "jobs/": self.job,
            "imports/": self.batch,
            "reports/forms/items/": self.report.round.form.items.first(),
            "reports/forms/": self.report.round.form,
            "resolutions/reports/": self.resolution.reports.get(),
            "resolutions/": self.resolution,
            "meetings/minutes/": self.minutes,
            "meetings/papers/": self.meeting_paper,
            "supervision/draws/": self.draw,
            "appointments/questions/": self.exam_question,
            "appointments/sittings/": self.exam.sittings.get(),
            "appointments/exams/": self.exam,
            "supervision/experts/interests/": self.tie,
            "supervision/experts/matters/": self.matter,
            "supervision/experts/works/": self.work,
            "supervision/experts/": self.expert,
            "meetings/leaves/": self.leave,
            "meetings/sittings/": self.roll,
            "ballots/": self.ballot,
            "meetings/": self.meeting,
            "supervision/calls/": self.call,
            "supervision/proposals/": self.proposal,
            "supervision/plans/lines/": self.supervision_plan.lines.first(),
            "supervision/plans/": self.supervision_plan,
            "supervision/problems/": self.problem,
            "supervision/projects/decisions/": self.decision,
            "supervision/projects/": self.project,
            "supervision/satisfaction/": self.satisfaction,
            "supervision/public/satisfaction/": self.satisfaction,
            "supervision/finance/duties/": self.finance_duty,
            "supervision/finance/debts/": self.debt,
            "supervision/finance/assets/": self.assets,
            "supervision/filings/requests/": self.review_request,
            "supervision/filings/years/": self.filing_year,
            "supervision/filings/": self.filing,
            "supervision/checks/": self.check,
            "supervision/team/": self.topic.team.first(),
            "supervision/livelihood/ideas/": self.idea,
            "supervision/livelihood/projects/": self.livelihood_project,
            "supervision/livelihood/": self.livelihood,
            "supervision/questions/": self.question,
            "supervision/studies/groups/": self.study_group,
            "supervision/studies/members/": self.study_group.members.first(),
            "supervision/studies/": self.study,
            "supervision/inquiry-cases/": self.inquiry_case,
            "supervision/attendance/": self.attendance,
            "supervision/cases/": self.review,
            "supervision/reviews/": self.review_line,
            "supervision/": self.topic,
            "appointments/certificates/": self.certificate,
            "appointments/offices/": self.office,
            "appointments/items/": self.appointed,
            "appointments/": self.appointment,
            "plans/items/": self.plan.items.first(),
            "plans/": self.plan,
            "assessments/towns/": self.assessment,
            "assessments/": self.score_sheet,
            "township/articles/": self.article,
            "township/funds/": self.fund,
            "township/staff/": self.town.posts["tsec"],
            "township/tasks/": self.group_task,
            "township/": self.duty,
            "reports/rounds/": self.report.round,
            "reports/": self.report,
            "summaries/sections/": self.summary.sections.first(),
            "summaries/": self.summary,
            "volumes/": self.volume,
            "writings/": self.writing,
            "duty-reports/reports/": self.duty_session.reports.first(),
            "duty-reports/": self.duty_session,
            "contacts/tree/": self.cast.posts["scm"],
            "contacts/logs/": self.contact_log,
            "contacts/committees/": self.cast.bodies["agriculture"],
            "contacts/matches/": self.match,
            "contacts/": self.contact,
            "pairings/": self.contact.counterpart,
            "institution/bodies/": self.cast.bodies["transport"],
            "institution/people/": self.cast.posts["dep"].person,
            "institution/memberships/": self.cast.posts["unit"],
            "institution/terms/": self.cast.term,
        }
        return next((thing.pk for start, thing in things.items() if pattern.startswith(start)), 1)

    def url(self, route):
        more = {
            "line": self.allowance.lines.first().pk,
            "item": self.report.round.form.items.first().pk,
            "listing": "suggestions.suggestions",
            "token": self.paper.check_token,
            "into": self.opinion.pk,
            "what": "come",
            "poll": self.appointment_poll.pk,
            "row": self.appointment.deliberations.get().pk,
            "meeting": self.motion.meeting_id,
            "signer": self.motion.signers.last().pk,
        }
        if route.pattern.startswith("imports/<str"):
            more["kind"] = "congress.people"
        if route.pattern.startswith("documents/"):
            more["kind"] = "suggestions.receipt"
        return route.url(pk=self.pk_for(route.pattern), **more)

    def get(self, key, url):
        client = self.clients[key]
        client.raise_request_exception = False
        return client.get(url).status_code

    def actor(self, key):
        """Who sits at one of the browsers."""
        place = self.town if key in TOWN else self.next if key in NEXT else self.cast
        return place.actor(key[1:] if key in NEXT else "unit" if key == "tunit" else key)

    def seen_by(self, url, keys=None):
        """{status: "who who"} of one address."""
        found = {}
        for key in keys or self.clients:
            found.setdefault(self.get(key, url), []).append(key)
        return {status: " ".join(who) for status, who in sorted(found.items())}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), clock.frozen(county.TODAY), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.mark.parametrize("key", WALKERS)
def test_no_address_of_a_thing_breaks_whoever_asks(world, key):
    answers = {
        route.name: world.get(key, world.url(route))
        for route in routes()
        if "<" in route.pattern and route.name not in PUBLIC
    }

    assert {name: status for name, status in answers.items() if status >= 500} == {}
    assert len(answers) > 60


def test_a_visitor_gets_nothing_of_a_thing_that_exists(world):
    visitor = Client()
    private = [route for route in routes() if route.name not in PUBLIC and not route.is_api]
    answers = {route.name: visitor.get(world.url(route)) for route in private}

    open_to_all = {
        name: answer.status_code
        for name, answer in answers.items()
        if not answer.headers.get("Location", "").startswith("/login/")
    }
    assert open_to_all == {}


@pytest.mark.parametrize("key", ADMINISTRATORS)
def test_the_three_administrators_reach_no_suggestion(world, key):
    answers = {
        route.name: world.get(key, world.url(route))
        for route in routes()
        if "suggestions" in route.pattern and route.name not in PUBLIC
    }

    assert {name: status for name, status in answers.items() if status not in (302, 403, 404, 405)} == {}


@pytest.mark.parametrize("listing", [one for one in kinds.listings if one.page], ids=lambda one: one.key)
def test_a_list_can_show_every_column_of_its_file_and_be_sorted_by_what_it_says(world, listing):
    filed = (one.label for one in listing.columns_for(world.cast.dac, {})) if listing.same_rows else ()
    columns = list(dict.fromkeys([*listing.shown, *filed]))
    Account.objects.update(list_columns={listing.key: columns})
    url = f"{reverse(listing.page)}?sort={','.join(listing.sorts.values())}"

    answers = {key: client.get(url) for key, client in world.clients.items()}

    assert {answer.status_code for answer in answers.values()} <= {200, 403, 302}
    drawn = [answer.content.decode() for answer in answers.values() if answer.status_code == 200]
    assert any(f'scope="col">{columns[-1]}' in text or "没有" in text for text in drawn)


# One address a line: who gets in. Everybody else of ROLES is refused (403).
ROLES = (*ADMINISTRATORS, *OFFICES, "unit", "dep", "tch", "tsec", "tdep")
OPEN_TO = {
    "congress:home": " ".join(ROLES),
    "congress:help": " ".join(ROLES),
    "congress:find": "sys sec lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "congress:checks": "sys go dac tch",
    "congress:outbox": "go dac gov tch",
    "congress:audit": "aud",
    "congress:state": "sys",
    "congress:accounts": "sys",
    "congress:open_accounts": "sys",
    "congress:roles": "sec",
    "congress:sign_in_log": "sec",
    "congress:locks": "sec",
    "congress:tokens": "sys sec",
    "congress:my_tokens": "go dac com gov unit tsec",
    "congress:token_add": "go dac com gov unit tsec",
    "congress:password_rules": "sec",
    "suggestions:list": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "suggestions:figures": "lead go dac com scm gov unit tch tsec",
    "suggestions:figure_tables": "lead go dac com scm gov unit tch tsec",
    "suggestions:figure_scores": "lead dac gov unit tch",
    "suggestions:task_list": "lead go dac com scm gov unit tch tsec",
    "suggestions:figure_deputies": "lead go dac scm tch tsec",
    "suggestions:mine": "dep tdep",
    "suggestions:write": "dep tdep",
    "suggestions:enter": "go dac tch tsec",
    "suggestions:assigning": "dac tch",
    "suggestions:assigning_review": "dac tch",
    "congress:clocks": "lead go dac com scm dhead gov unit dep tch tsec tdep",
    "congress:ballots": "lead go dac com scm dhead dep tch tsec tdep",
    "congress:ballot_add": "go dac tch tsec",
    "congress:meetings": "lead go dac com scm dhead dep tch tsec tdep",
    "congress:meeting_calendar": "lead go dac com scm dhead dep tch tsec tdep",
    "congress:resolutions": "lead go dac com scm dhead gov unit dep tch tsec tdep",
    "congress:resolution_add": "go tch tsec",
    "appointments:exams": "lead go",
    "appointments:exam_add": "go",
    "appointments:exam_results": "lead go",
    "appointments:questions": "go",
    "appointments:question_add": "go",
    "supervision:draws": "lead go dac com scm dhead gov unit dep tch tsec tdep",
    "supervision:draw_add": "go com tch tsec",
    "supervision:experts": "lead go dac com scm tch tsec",
    "supervision:expert_add": "go com tch tsec",
    "supervision:expert_matters": "lead go dac com scm tch tsec",
    "supervision:expert_matter_add": "go com tch tsec",
    "congress:township": "lead go dac com tch tsec",
    "congress:articles": "lead go dac com tch tsec",
    "congress:article_add": "tch tsec",
    "congress:article_counts": "lead go dac com",
    "congress:funds": "lead go dac com tch tsec",
    "congress:fund_add": "tch tsec",
    "congress:fund_entries": "lead go dac com tch tsec",
    "congress:group_tasks": "lead go dac com tch tsec",
    "congress:task_add": "tch tsec",
    "congress:assessments": "lead go dac com tch tsec",
    "congress:assessment_draw_up": "dac",
    "congress:township_staff": "lead go dac com tch tsec",
    "congress:township_staff_add": "tch tsec",
    "congress:plans": "lead go dac com scm dhead dep tch tsec tdep",
    "congress:plan_add": "go dac tch tsec",
    "congress:reports": "lead go dac com tch tsec",
    "congress:report_forms": "lead go dac com",
    "congress:report_form_add": "dac",
    "congress:summaries": "lead go dac com scm dep tch tsec tdep",
    "congress:summary_open": "go",
    "congress:volumes": "lead go dac com scm dhead dep tch tsec tdep",
    "congress:writings": "lead go dac com scm dhead dep tch tsec tdep",
    "congress:archive": "lead go",
    "congress:documents": "lead go dac com scm dhead gov unit dep tch tsec tdep",
    "congress:numbers": "lead go dac tch tsec",
    "congress:imports": "sys sec go dac com tch tsec",
    "congress:jobs": "sys sec aud lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "deputies:list": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "deputies:activities": "lead go dac com scm dhead dep tch tsec tdep",
    "deputies:activity_add": "go dac com dhead tch tsec",
    "deputies:presence": "lead go dac com scm tch tsec",
    "deputies:activity_reports": "lead go dac com scm unit tch tsec",
    "deputies:allowances": "lead go dac tch tsec",
    "deputies:allowances_mine": "dhead dep tdep",
    "deputies:training": "lead go dac com scm tch tsec",
    "deputies:sit_ins": "lead go dac com scm tch tsec",
    "deputies:seat": "dac tch tsec",
    "deputies:opinions": "lead go dac com sta dhead gov unit dep tch tsec tdep",
    "deputies:opinions_hot": "lead go dac com tch tsec",
    "deputies:topic_leads": "lead go dac com tch tsec",
    "deputies:opinion_enter": "dac sta dhead dep tch tsec tdep",
    "deputies:stations": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "deputies:station_add": "dac tch tsec",
    "deputies:consultations": "lead go dac com sta dep tch tsec tdep",
    "deputies:consultation_add": "dac",
    "deputies:stars": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "deputies:star_cycle_open": "dac",
    "deputies:standard_draft": "dac",
    "deputies:duty_days": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "deputies:duty_attendance": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "deputies:roster_draw": "dac sta tch tsec",
    "deputies:stories": "lead go dac com scm dhead dep tch tsec tdep",
    "deputies:story_add": "dac tch tsec",
    "deputies:profiles": "dac dhead dep tdep",
    "deputies:cards": "dac sta tch tsec",
    "deputies:duty": "lead scm dhead dep tch tdep",
    "deputies:duty_sessions": "lead go dac com scm dhead dep tch tsec tdep",
    "deputies:duty_session_add": "dac tch tsec",
    "deputies:duty_coverage": "lead go dac com scm tch tsec",
    "deputies:duty_speakers": "lead go dac com scm tch tsec",
    "deputies:contacts": "lead go dac scm dhead dep tch tsec tdep",
    "deputies:contact_logs": "lead go dac scm dhead dep tch tsec tdep",
    "deputies:contact_log_free": "lead dac scm dhead dep tch tsec tdep",
    "deputies:contact_assign": "dac",
    "deputies:committee_deputies": "lead go dac com scm dhead dep tdep",
    "deputies:campaign_visits_add": "go dac",
    "deputies:contact_tree": "lead go dac scm dhead dep tch tsec tdep",
    "deputies:pairings": "lead go dac tch tsec",
    "deputies:counterpart_add": "dac tch tsec",
    "deputies:award_add": "dac tch tsec",
    "deputies:points": "lead go dac com scm dhead dep tch tsec tdep",
    "deputies:point_sheet_draft": "dac tch",
    "deputies:attendances": "lead go dac com scm tch tsec",
    "appointments:certificates": "lead go",
    "appointments:cases": "lead go scm gov unit",
    "appointments:case_add": "go",
    "appointments:elections": "go",
    "appointments:items": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "appointments:offices": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "appointments:office_add": "go",
    "supervision:topics": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "supervision:problems": "lead go dac com scm gov unit",
    "supervision:satisfactions": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "supervision:satisfaction_add": "go",
    "supervision:plans": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "supervision:plan_add": "go",
    "supervision:projects": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "supervision:project_add": "go com",
    "supervision:finance": "lead go dac com scm sta dhead dep tch tsec tdep",
    "supervision:budget_lines": "lead go dac com scm sta dhead dep tch tsec tdep",
    "supervision:debts": "lead go dac com scm sta dhead dep tch tsec tdep",
    "supervision:finance_open": "go com",
    "supervision:budget_decision_add": "go com",
    "supervision:debt_add": "go com",
    "supervision:assets_add": "go com",
    "supervision:filings": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "supervision:filing_add": "go tch tsec",
    "supervision:requests": "lead go com scm unit dep tdep",
    "supervision:request_ask": "go scm unit dep tdep",
    "supervision:filing_years": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "supervision:filing_year_add": "go",
    "supervision:calls": "lead go dac com scm sta dhead unit dep tch tsec tdep",
    "supervision:call_add": "go",
    "supervision:propose_begin": "lead go dac com scm sta dhead dep tch tsec tdep",
    "supervision:livelihoods": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "supervision:livelihood_add": "go dac tch tsec",
    "supervision:livelihood_projects": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "supervision:ideas": "lead go dac com scm sta dhead gov unit dep tch tsec tdep",
    "supervision:idea_begin": "lead go dac com scm sta dhead unit dep tch tsec tdep",
    "supervision:questions": "lead go dac com scm dhead unit dep",
    "supervision:question_ask": "lead go dac com scm",
    "supervision:studies": "lead go dac com scm dhead dep",
    "supervision:study_add": "go dac com",
    "supervision:inquiry_cases": "lead go dac com scm dhead unit dep tch tsec tdep",
    "supervision:inquiry_case_add": "lead go scm dhead dep tch tsec tdep",
    "suggestions:motions": "lead go dac com scm dhead gov dep tch tsec tdep",
    "suggestions:motion_add": "lead go com scm dhead gov dep tch tsec tdep",
    "api:schema": "sys lead go dac com scm dhead gov unit tch tsec",
}


@pytest.mark.parametrize("name", OPEN_TO)
def test_an_address_is_open_to_exactly_these(world, name):
    found = world.seen_by(reverse(name), ROLES)

    refused = " ".join(key for key in ROLES if key not in OPEN_TO[name].split())
    assert found == {200: OPEN_TO[name], **({403: refused} if refused else {})}


# One thing a line: who sees it. For other units, townships, counties and deputies it is not there (404).
THINGS = {
    "case": "lead go dac scm dhead gov unit finance dep",
    "town_case": "tch tsec tdep tunit",
    "draft": "dep2",
    "waiting": "lead go dac scm dhead dep2",
    "file": "lead go dac scm dhead gov unit finance dep",
    "clock": "lead go dac scm dhead gov unit dep",
    "meeting": "lead go dac com scm tch tsec tdep",
    "resolution": " ".join(key for key in (*ADMINISTRATORS, *OFFICES, "unit", "finance", "dep", "dep2", *TOWN)),
    "draw": " ".join(key for key in (*ADMINISTRATORS, *OFFICES, "unit", "finance", "dep", "dep2", *TOWN)),
    "exam": "lead go",
    "exam_question": "go",
    "expert": "lead go dac com scm",
    "matter": "lead go dac com scm",
    "roll": "lead go dac com scm tch tsec tdep",
    "ballot": "lead go dac",
    "plan": "lead go dac com scm tch tsec",
    "fund": "lead go dac com tch tsec",
    "score_sheet": "lead go dac com tch tsec",
    "assessment": "lead go dac com tch tsec",
    "report": "lead go dac com tch tsec",
    "summary": "lead go dac com scm",
    "volume": "lead go dac com scm",
    "writing": "lead go dac com scm dhead dep dep2 tch tsec tdep",
    "batch": "dac",
    "job": "sys go dac",
    "duty_session": "lead go dac com scm dep dep2 tch tsec",
    "contact": "lead go dac dep tch tsec",
    "contact_log": "lead go dac dep tch tsec",
    "opinion": "lead go dac com gov unit tch tsec",
    "entry": "lead go dac com scm dep",
    "story": "lead go dac com scm dep",
    "topic": "lead go dac com scm gov unit dep tch tsec",
    "problem": "lead go dac com scm gov unit dep tch tsec",
    "check": "lead go dac com scm gov unit dep tch tsec",
    "proposal": "lead go dac com scm dep",
    "question": "lead go dac com scm dep",
    "review": "lead go dac com scm",
    "study": "lead go dac com scm dep dep2",
    "inquiry_case": "lead go dac com scm unit",
    "motion": "dep dep2",
    "satisfaction": "lead go dac com scm",
    "appointment": "lead go scm gov",
    "appointed": "lead go scm gov",
    "livelihood": "lead go dac com scm sta dhead gov unit finance dep dep2 tch tsec tdep tunit",
    "idea": "lead go dac com scm gov dep",
    "livelihood_project": "lead go dac com scm gov unit",
    "dispute": "lead go dac com scm dep",
}
ADDRESSES = {"appointment": "/appointments/{}/", "appointed": "/appointments/items/{}/",
             "batch": "/imports/{}/", "story": "/stories/{}/",
             "opinion": "/opinions/{}/", "file": "/files/{}/", "clock": "/clock/{}/", "job": "/jobs/{}/", "report": "/reports/{}/",
             "meeting": "/meetings/{}/", "resolution": "/resolutions/{}/", "draw": "/supervision/draws/{}/",
             "exam": "/appointments/exams/{}/", "exam_question": "/appointments/questions/{}/",
             "expert": "/supervision/experts/{}/", "matter": "/supervision/experts/matters/{}/",
             "roll": "/meetings/sittings/{}/", "ballot": "/ballots/{}/", "plan": "/plans/{}/", "fund": "/township/funds/{}/",
             "score_sheet": "/assessments/{}/", "assessment": "/assessments/towns/{}/",
             "activity": "/activities/{}/", "findings": "/activities/reports/{}/",
             "summary": "/summaries/{}/", "writing": "/writings/{}/",
             "contact": "/contacts/{}/", "contact_log": "/contacts/logs/{}/", "volume": "/volumes/{}/",
             "topic": "/supervision/topics/{}/", "problem": "/supervision/problems/{}/", "check": "/supervision/checks/{}/",
             "proposal": "/supervision/proposals/{}/", "satisfaction": "/supervision/satisfaction/{}/",
             "livelihood": "/supervision/livelihood/{}/",
             "idea": "/supervision/livelihood/ideas/{}/", "livelihood_project": "/supervision/livelihood/projects/{}/",
             "question": "/supervision/questions/{}/", "study": "/supervision/studies/{}/",
             "review": "/supervision/cases/{}/", "inquiry_case": "/supervision/inquiry-cases/{}/",
             "motion": "/suggestions/motions/{}/",
             "entry": "/dossiers/entries/{}/", "dispute": "/dossiers/disputes/{}/", "duty_session": "/duty-reports/{}/"}  # fmt: skip


@pytest.mark.parametrize("thing", THINGS)
def test_a_thing_is_there_for_exactly_these(world, thing):
    url = ADDRESSES.get(thing, "/suggestions/{}/").format(getattr(world, thing).pk)

    found = world.seen_by(url)

    hidden = " ".join(key for key in world.clients if key not in THINGS[thing].split())
    assert found == {200: THINGS[thing], 404: hidden}


def test_a_paper_is_there_for_nobody_from_elsewhere(world):
    """Promises 17 and 33: townships, the county next door, other units, administrators."""
    url = f"/documents/{world.paper.pk}/"
    strangers = (*ADMINISTRATORS, "sta", "dep2", *TOWN, *NEXT)

    assert world.seen_by(url, ("dac", "dep", *strangers)) == {200: "dac dep", 404: " ".join(strangers)}
    assert world.seen_by(f"{url}file/", strangers) == {404: " ".join(strangers)}


def test_a_notice_is_opened_by_its_reader_alone(world):
    url = f"/inbox/{world.notice.pk}/open/"
    others = [key for key in world.clients if key != "dac"]

    assert {key: world.clients[key].post(url).status_code for key in others} == dict.fromkeys(others, 404)
    assert world.clients["dac"].post(url).status_code == 302


def test_what_is_typed_on_one_account_is_not_kept_under_another(world):
    """A draft kept by the server has no address of its own: the same key is another draft for everybody."""
    kept = {"subject": "关于保密的建议", "facts": "只有本人知道。", "version": "0"}
    assert world.clients["dep"].post("/suggestions/drafts/suggestions.new/", kept).status_code == 200

    answer = world.clients["dep2"].post("/suggestions/drafts/suggestions.new/", {"subject": "另一件", "version": "0"})

    assert (answer.status_code, "保密" in answer.content.decode()) == (200, False)
    drafts = Draft.objects.filter(key="suggestions.new").order_by("pk")
    rows = drafts.values_list("account__person", "content__subject")
    assert list(rows) == [
        (world.cast.posts["dep"].person_id, ["关于保密的建议"]),
        (world.cast.posts["dep2"].person_id, ["另一件"]),
    ]
