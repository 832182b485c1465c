"""The pool of experts: the register, one expert with his ties and works, what they are asked for and how they are chosen."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.queries import papers
from congress.queries.records import timeline
from congress.views import listing, looks
from congress.views.deeds import allow
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import experts as actions
from ..forms import experts as forms
from ..models import Expert, ExpertInterest, ExpertMatter
from ..policies import draws as draw_policies
from ..policies import experts as policies
from ..queries import experts as queries
from ..queries import topics as topic_queries
from ..workflow import EXPERT

expert_move = move_view(EXPERT, queries.with_case, back="supervision:expert")


def found_or_404(request, pk):
    return get_object_or_404(queries.with_case(request.actor), pk=pk)


def phone(request, pk):
    """Show the telephone number once; the look is recorded."""
    found = found_or_404(request, pk)
    allow(request, policies.keeps_experts, found)
    return looks.phone(request, found)


def matter_or_404(request, pk):
    rows = ExpertMatter.objects.visible_to(request.actor).select_related("congress__area", "unit")
    return get_object_or_404(rows, pk=pk)


def work_or_404(request, pk):
    work = queries.work_of(request.actor, pk)
    if work is None:
        raise Http404
    allow(request, policies.keeps_experts, work.matter)
    return work


def experts(request):
    """The pool, by words, subject and state."""
    allow(request, policies.reads_experts)
    opened = listing.opened(request, "supervision.experts")
    asked = forms.ExpertFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    may_add = policies.keeps_experts(request.actor)
    return page(request, "supervision/expert_list.html", opened=opened, asked=asked, found=found, may_add=may_add,
                counted=queries.by_discipline(request.actor))  # fmt: skip


@filed_once
def add(request):
    allow(request, policies.keeps_experts)
    row = Expert(congress_id=request.actor.congress_id)
    form = forms.ExpertForm(request.POST or None, instance=row, actor=request.actor)
    return write(request, form, title="登记专家", back=reverse("supervision:experts"))


@filed_once
def change(request, pk):
    expert = found_or_404(request, pk)
    allow(request, policies.keeps_experts, expert)
    form = forms.ExpertForm(request.POST or None, instance=expert, actor=request.actor)
    return write(request, form, title=f"修改：{expert}", back=expert.get_absolute_url())


def write(request, form, *, title, back):
    return form_page(request, form, lambda *, actor, disciplines: actions.keep_expert(form.instance, actor=actor, disciplines=disciplines),
                     title=title, back=back, to=lambda row: row.get_absolute_url(), done="已保存。")  # fmt: skip


def expert(request, pk):
    """One expert: what he knows, what he keeps away from, what he has done, his letter."""
    found, actor = found_or_404(request, pk), request.actor
    may_keep = policies.keeps_experts(actor, found)
    return page(
        request,
        "supervision/expert_detail.html",
        expert=found,
        interests=list(found.interests.select_related("organization").order_by("pk")),
        works=queries.works_of(found, actor),
        may_keep=may_keep,
        offered=EXPERT.offered(found, actor),
        papers=papers.papers_of(found, actor),
        course=timeline(found, actor) if may_keep else (),
    )


@filed_once
def declare(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_experts, found)
    form = forms.InterestForm(request.POST or None, actor=request.actor)
    return form_page(request, form, actions.declare, found, title=f"登记利害关系：{found}", back=found.get_absolute_url(),
                     note="监督这个单位时，这位专家自动回避，不进入抽取池。", done="已登记。")  # fmt: skip


@require_POST
@filed_once
def release(request, pk):
    tie = get_object_or_404(ExpertInterest.objects.visible_to(request.actor).select_related("expert"), pk=pk)
    back = tie.expert.get_absolute_url()
    actions.release(tie, actor=request.actor)
    messages.success(request, "已取消。")
    return answer_with(request, back)


# What they are asked for.


def matters(request):
    """What experts were asked for, the latest first."""
    allow(request, policies.reads_experts)
    opened = listing.opened(request, "supervision.expert_works")
    asked = forms.MatterFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.matters(request.actor, **asked.asked()))
    may_add = policies.keeps_experts(request.actor)
    return page(request, "supervision/expert_matters.html", opened=opened, asked=asked, found=found, may_add=may_add)


@filed_once
def add_matter(request):
    allow(request, policies.keeps_experts)
    row = ExpertMatter(congress_id=request.actor.congress_id)
    form = forms.MatterForm(request.POST or None, instance=row, actor=request.actor, initial=_for_topic(request))
    return form_page(request, form, on_row(actions.keep_matter, form), title="登记聘请事项",
                     back=reverse("supervision:expert_matters"), to=lambda row: row.get_absolute_url(), done="已登记。")  # fmt: skip


def _for_topic(request):
    """What the page of a topic asks for: its title, and the body it is about."""
    asked = request.GET.get("topic", "")
    topic = topic_queries.topics(request.actor).filter(pk=asked).first() if asked.isdigit() else None
    return {"topic": topic.pk, "title": f"{topic.title[:54]}聘请专家", "unit": topic.unit_id} if topic else {}


@filed_once
def change_matter(request, pk):
    matter = matter_or_404(request, pk)
    allow(request, policies.keeps_experts, matter)
    form = forms.MatterForm(request.POST or None, instance=matter, actor=request.actor)
    return form_page(request, form, on_row(actions.keep_matter, form), title=f"修改：{matter}",
                     back=matter.get_absolute_url(), done="已保存。")  # fmt: skip


def matter(request, pk):
    """One matter: who may be chosen and who keeps away, who was chosen how, what they did."""
    found = matter_or_404(request, pk)
    works = queries.works_in(found)
    return page(
        request,
        "supervision/expert_matter.html",
        matter=found,
        candidates=queries.candidates(found),
        works=works,
        missing=max(found.wanted - len(works), 0),
        draws=queries.draws_of(found),
        may_keep=policies.keeps_experts(request.actor, found),
        may_draw=draw_policies.keeps_draws(request.actor, found),
    )


@filed_once
def choose(request, pk):
    found = matter_or_404(request, pk)
    allow(request, policies.keeps_experts, found)
    form = forms.ChooseForm(request.POST or None, matter=found)
    return form_page(request, form, actions.choose, found, title=f"指定专家：{found}", back=found.get_absolute_url(),
                     note="一般应当随机抽取；需要指定的写明理由。应当回避的不在选项里。", done="已指定。")  # fmt: skip


@require_POST
@filed_once
def begin_draw(request, pk):
    found = matter_or_404(request, pk)
    allow(request, policies.keeps_experts, found)
    draw = actions.prepare_draw(found, actor=request.actor)
    messages.success(request, "已准备抽取，核对抽取池以后公布承诺。")
    return answer_with(request, draw.get_absolute_url())


@filed_once
def record_work(request, pk):
    work = work_or_404(request, pk)
    form = forms.WorkForm(request.POST or None, instance=work)
    return form_page(request, form, actions.record_work, work, title=f"登记工作情况：{work.expert}", note=str(work.matter),
                     back=work.matter.get_absolute_url(), done="已登记。")  # fmt: skip


@filed_once
def let_go(request, pk):
    work = work_or_404(request, pk)
    return form_page(request, forms.LetGoForm(request.POST or None), actions.let_go, work, title=f"不参加：{work.expert}",
                     note=str(work.matter), back=work.matter.get_absolute_url(), done="已登记。")  # fmt: skip
