"""Topics: the list of the years, one topic with its checklist, steps, team, townships and four lists."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.forms.base import ReasonForm
from congress.frame.pages import page
from congress.frame.together import fill, hang
from congress.queries.papers import papers_and_course
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import topics as actions
from ..forms import topics as forms
from ..models import TeamMember
from ..models.topic import UNITS
from ..policies import topics as policies
from ..policies.experts import keeps_experts
from ..queries import experts as expert_queries
from ..queries import problems as problem_queries
from ..queries import satisfaction as vote_queries
from ..queries import topics as queries
from ..queries.names import team_of as team_word
from ..workflow import CHECK, FORMS, form_of
from . import parts

STEPS = {key: move_view(form.machine, queries.topics, back="supervision:topic") for key, form in FORMS.items()}
check_move = move_view(CHECK, queries.checks, back="supervision:check")


def topics(request):
    allow(request, policies.reads_topics)
    opened = listing.opened(request, "supervision.topics")
    asked = forms.TopicFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "supervision/topic_list.html", opened=opened, asked=asked, found=found,
                export=export_url(request, "supervision.topics") if policies.follows_topics(request.actor) else "")  # fmt: skip


def found_or_404(request, pk):
    return get_object_or_404(queries.topics(request.actor), pk=pk)


def topic(request, pk):
    """One topic: where it stands, what the law asks for next, what every step left, what has to be put right."""
    found, actor = found_or_404(request, pk), request.actor
    form, conducts = form_of(found), policies.conducts(actor, found)
    clocks, silent, steps = queries.clocks_of(found), queries.silent_steps(found), queries.steps_of(found)
    entries, team = queries.entries_seen(actor, found), queries.team_of(found)
    checks, problems = queries.checks_of(actor, found), problem_queries.of_topic(actor, found)
    checks = checks if form.has_checks else checks.none()
    matters = expert_queries.matters_of(actor, found)
    rated, origins = vote_queries.rated_on(actor, found), vote_queries.origins_of(actor, found)
    fill([clocks, silent, steps, entries, team, checks, problems, matters, rated, origins])
    hang([found], "entries", steps)  # the checklist, the buttons and the papers ask for them again
    hang([found], "team", team)
    if conducts:  # he sees all of them
        hang([found], "problems", problems)
    papers, course = papers_and_course(found, actor)
    return page(
        request,
        "supervision/topic_detail.html",
        topic=found,
        form=form,
        lines=queries.checklist(found, form, clocks, silent),
        clocks=[row for row in clocks if row.is_open],
        entries=queries.with_files(entries),
        team=list(team),
        team_word=team_word(found),
        checks=list(checks),
        problems=list(problems),
        progress=problem_queries.progress_in(problems),
        matters=list(matters),
        may_hire=not found.is_over and keeps_experts(actor) and conducts,
        **parts.of(found, actor),
        votes=[(row.vote, row) for row in rated],
        origin=next(iter(origins), None),
        conducts=conducts and not found.is_over,
        may_meet=conducts and form.has_meeting and found.state in queries.BEFORE_MEETING,
        offered=form.machine.offered(found, actor),
        papers=papers,
        course=course if policies.follows_topics(actor) else None,
        may_list=conducts and not found.is_over,
    )


def topic_move(request, pk, move):
    """A step of a topic, in its own form."""
    found = found_or_404(request, pk)
    return STEPS[found.form](request, pk=pk, move=move)


@filed_once
def meeting(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.conducts, found)
    form = forms.MeetingForm(request.POST or None, topic=found)
    return form_page(request, form, actions.set_meeting, found, title=f"安排审议的会议：{found}", done="已安排会议。",
                     back=found.get_absolute_url(), note="报告送委员会、送交常委会和发给组成人员的期限，从会议开幕日倒算。")  # fmt: skip


@filed_once
def team(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.conducts, found)
    form = forms.TeamForm(request.POST or None, topic=found)
    return form_page(request, form, actions.add_to_team, found, title=f"增加组员：{found}", done="已增加。",
                     back=found.get_absolute_url(), note="在被监督机关任职的应当回避。")  # fmt: skip


@filed_once
def team_drop(request, pk):
    row = get_object_or_404(TeamMember.objects.visible_to(request.actor).select_related("topic"), pk=pk)
    allow(request, policies.conducts, row.topic)
    form = ReasonForm(request.POST or None, obj=row, actor=request.actor)
    return form_page(request, form, actions.drop_from_team, row, title=f"从组里去掉：{row}", done="已去掉。",
                     back=row.topic.get_absolute_url())  # fmt: skip


@filed_once
def entrust(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.conducts, found)
    form = forms.EntrustForm(request.POST or None, topic=found)
    return form_page(request, form, actions.entrust, found, title=f"委托乡镇检查：{found}", done="已委托。",
                     back=found.get_absolute_url(), note="请乡镇人大主席团检查本行政区域的实施情况（本级规定；地方组织法第十九条）。")  # fmt: skip


def check(request, pk):
    """One township's part of an inspection."""
    row = get_object_or_404(queries.checks(request.actor), pk=pk)
    return page(request, "supervision/check_detail.html", check=row, clock=queries.running_clock(row), moves_url=row.get_absolute_url(),
                offered=CHECK.offered(row, request.actor), course=timeline(row, request.actor),
                scheme=queries.words_of(row.topic, "notify"))  # fmt: skip


def four_lists(request, pk):
    """The four lists of one topic, side by side."""
    found = found_or_404(request, pk)
    rows = problem_queries.of_topic(request.actor, found)
    mine = request.actor.is_any(*UNITS)
    return page(request, "supervision/four_lists.html", topic=found, problems=rows, mine=mine,
                progress=problem_queries.progress_of(problem_queries.problems(request.actor).filter(topic=found)),
                by_unit=problem_queries.by_unit(problem_queries.problems(request.actor).filter(topic=found),
                                                lambda unit: f"{reverse('supervision:problems')}?unit={unit}"),
                may_list=policies.conducts(request.actor, found) and not found.is_over)  # fmt: skip
