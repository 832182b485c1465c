"""Pages of motions: the register with the days until when they may be put, one motion with who signed, signing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.frame.together import hang
from congress.models import Congress, Meeting
from congress.queries.attachments import file_row
from congress.queries.clocks import running
from congress.queries.papers import papers_and_course
from congress.views import listing
from congress.views.deeds import allow
from congress.views.drafts import autosave
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once
from deputies.queries import joint

from ..actions import motion_signing as signing
from ..actions import motions as actions
from ..forms import motions as forms
from ..models import Motion
from ..policies import motions as policies
from ..queries import motions as queries
from ..workflow import MOTION

motion_move = move_view(MOTION, queries.motions, back="suggestions:motion")
NOTE = (
    "议案应当有案由、案据和方案（代表法第十五条）。向人民代表大会：县级代表十人以上、乡镇代表五人以上联名（地方组织法第二十二条）；"
    "向县级人大常委会：组成人员三人以上联名（地方组织法第五十二条）。"
)


def found_or_404(request, pk):
    return get_object_or_404(queries.motions(request.actor), pk=pk)


def motions(request):
    allow(request, policies.reads_motions)
    actor = request.actor
    opened = listing.opened(request, "suggestions.motions")
    asked = forms.MotionFilter(opened.query, actor=actor)
    return page(
        request,
        "suggestions/motion_list.html",
        asked=asked,
        opened=opened,
        found=opened.paged(request, queries.listed(actor, **asked.asked())),
        meetings=queries.next_meetings(actor),
        may_add=policies.puts(actor),
        keeps=policies.office(actor),
    )


def motion(request, pk):
    """One motion: its three parts, who signed, what the committee said, what was decided, what came of it."""
    if queries.has_left(request.actor, pk):
        raise PermissionDenied("您已经不在这件议案的提案人里，列入议程或者作出决定以前不再向您显示。")
    row, actor = found_or_404(request, pk), request.actor
    signers, files = joint.signers_of(row), queries.files_of(row)
    hang([row], "signers", signers)  # the buttons ask who leads
    standing = [one for one in signers if one.left_on is None]
    mine = next((one for one in standing if actor.person_id and one.person_id == actor.person_id), None)
    writing, leads = row.state in Motion.WRITING, policies.leads(actor, row)
    ballots = queries.ballots_seen(row, actor)
    became = queries.resolution_seen(row, actor), queries.suggestion_seen(row, actor)
    clock, limit = running(row, actions.CLOCK), queries.deadlines_of(row.meeting_id)
    row.signed_today = joint.signed(row) if row.is_joint else 0
    papers, course = papers_and_course(row, actor, beside=[ballots, *became, clock, limit])
    return page(
        request,
        "suggestions/motion_detail.html",
        motion=row,
        signers=[(one, joint.body_of(one.member)) for one in signers],
        count=row.signed_today,
        short=queries.too_few(row) if row.state in Motion.BEFORE_VOTE else "",
        lead=next(one.person.name for one in signers if one.is_lead) if row.is_joint else queries.lead_of(row),
        clock=next(iter(clock), None),
        limit=next(iter(limit), None),
        offered=MOTION.offered(row, actor),
        leads=leads,
        may_change=writing and leads,
        may_discard=row.state == "draft" and leads and row.number is None,
        digest=signing.digest_of(row, files),
        files=[file_row(one) for one in files],
        may_sign=writing and mine is not None and mine.signed_on is None,
        may_leave=mine is not None and mine.signed_on and not mine.is_lead and row.state in signing.LEAVABLE,
        may_tie=row.state == "adopted" and row.resolution_id is None and policies.office(actor, row),
        ballots=list(ballots),
        resolution=next(iter(became[0]), None),
        suggestion=next(iter(became[1]), None),
        papers=papers,
        course=course,
    )


def sent(request):
    """(answers, files) of a form that takes files."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _form_kind(actor, by):
    if policies.office(actor) and by != "organ":
        return forms.OfficeForm
    return forms.OrganForm if by == "organ" or actor.is_any("COM", "GOV") else forms.MotionForm


@filed_once
def add(request):
    allow(request, policies.puts)
    actor = request.actor
    own = get_object_or_404(Congress.objects.visible_to(actor), pk=actor.congress_id)
    form = _form_kind(actor, request.GET.get("by"))(*sent(request), instance=Motion(congress=own), actor=actor)
    key = "suggestions.motion." + ("organ" if isinstance(form, forms.OrganForm) else "new")
    return form_page(request, form, _draft(form), title="提出议案", draft=_kept(key), back=reverse("suggestions:motions"), note=NOTE,
                     to=lambda row: row.get_absolute_url(), done="已起草。", label="保存草稿")  # fmt: skip


def _kept(key):
    """(key, address) under which what is being written is saved."""
    return key, reverse("suggestions:motion_autosave", args=[key])


def form_of(request, key):
    """The form whose fields a draft may have, for whoever writes this motion."""
    place, actor = key.rpartition(".")[2], request.actor
    if place.isdigit():
        row = found_or_404(request, place)
        allow(request, policies.leads, row)
        return (forms.MotionForm if row.is_joint else forms.OrganForm)(instance=row, actor=actor)
    allow(request, policies.puts)
    own = get_object_or_404(Congress.objects.visible_to(actor), pk=actor.congress_id)
    return _form_kind(actor, place)(instance=Motion(congress=own), actor=actor)


autosaved = autosave(form_of, places=r"suggestions\.motion\.(new|organ|[0-9]{1,18})")


def _draft(form):
    return lambda **said: signing.draft(form.instance, **said)


@filed_once
def change(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.leads, row)
    form = (forms.MotionForm if row.is_joint else forms.OrganForm)(
        *sent(request), instance=row, actor=request.actor, stored=queries.files_of(row)
    )
    return form_page(request, form, lambda **said: signing.change(form.instance, **said), title=f"修改：{row}",
                     back=row.get_absolute_url(), draft=_kept(f"suggestions.motion.{pk}"),
                     note="修改文字以后，已经联名的人须重新确认。", done="已修改。")  # fmt: skip


@require_POST
@filed_once
def discard(request, pk):
    signing.discard(found_or_404(request, pk), actor=request.actor)
    messages.success(request, "已删除草稿。")
    return answer_with(request, reverse("suggestions:motions"))


@require_POST
@filed_once
def sign(request, pk):
    row = found_or_404(request, pk)
    if queries.has_signed(row, request.actor):  # in another tab: what he wants is done
        messages.info(request, "您已经联名。")
        return answer_with(request, row.get_absolute_url())
    signing.sign(row, actor=request.actor, digest=request.POST.get("digest", ""))
    messages.success(request, "已联名。")
    return answer_with(request, row.get_absolute_url())


@filed_once
def leave(request, pk):
    """Saying no, or taking one's name off."""
    row = found_or_404(request, pk)
    word = "退出联名" if queries.has_signed(row, request.actor) else "不同意联名"
    form = forms.LeaveForm(request.POST or None)
    return form_page(request, form, signing.leave, row, title=f"{word}：{row}", back=reverse("suggestions:motions"),
                     done=f"已登记{word}。", label=word)  # fmt: skip


@require_POST
@filed_once
def strike(request, pk, signer):
    row = found_or_404(request, pk)
    signing.strike(row, actor=request.actor, signer=get_object_or_404(row.signers, pk=signer))
    return answer_with(request, row.get_absolute_url())


@filed_once
def tie(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.office, row)
    form = forms.TieForm(request.POST or None, motion=row)
    return form_page(request, form, actions.tie_resolution, row, title=f"关联决议决定：{row}", back=row.get_absolute_url(),
                     done="已关联决议决定。")  # fmt: skip


@filed_once
def deadline(request, meeting):
    """Until when motions may be put for a meeting."""
    row = get_object_or_404(Meeting.objects.visible_to(request.actor).select_related("term__congress"), pk=meeting)
    allow(request, policies.office, row)
    form = forms.DeadlineForm(request.POST or None, instance=actions.limit_of(row))
    return form_page(request, form, on_row(actions.set_deadline, form), title=f"议案截止日期：{row}",
                     back=reverse("suggestions:motions"), note="由主席团（常委会会议由主任会议）决定。", done="已登记截止日期。")  # fmt: skip
