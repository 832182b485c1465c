"""The deputy's pages: write, keep, sign with others; and staff typing what came on paper."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.actions import attachments, drafts
from congress.frame.pages import page
from congress.frame.workflow import Refused
from congress.queries.attachments import attachments_of
from congress.queries.rules import rule
from congress.views.deeds import allow, choose_again
from congress.views.once import answer_with, filed_once
from deputies.queries.opinions import began_for, begun_of, first_words

from .. import policies
from ..actions import writing as actions
from ..forms.writing import LABELS, SEVERAL, TICKS, WRITTEN, AnswerForm, EnterForm, LeaveForm, WriteForm
from ..models import Suggestion
from ..models.suggestion import SIGNING
from ..queries import writing as queries
from ..queries.checks import check
from ..queries.similar import similar_to
from .task_page import file_row
from .words import SIGNED, word_of

NEW, ENTRY = "suggestions.new", "suggestions.entry"


def key_of(suggestion):
    return f"suggestions.{suggestion.pk}"


def stored_files(suggestion):
    return [row for rows in attachments_of(suggestion).values() for row in rows]


def files_of(suggestion):
    return [file_row(row) for row in stored_files(suggestion)]


def advice(request, values, congress_id, but=None):
    """What the live checks say, and what others have asked before."""
    subject, facts, proposals = (values.get(name) or "" for name in LABELS)
    said = check(
        subject,
        facts,
        proposals,
        subject_limit=rule(congress_id, "suggestion.subject_limit"),
        minimum=rule(congress_id, "suggestion.text_minimum"),
    )
    return {
        "said": said,
        "similar": similar_to(subject, f"{facts}\n{proposals}", congress_id=congress_id, actor=request.actor, but=but),
    }


WISHES = {"public_wish": True, "public_as": "named"}  # what a new text begins with


def compose(
    request, form, *, key, title, congress_id, back, suggestion=None, voices=(), conflicts=(), seen="", status=200
):
    """The writing page, for a new text, a kept one and a returned one alike."""
    return page(
        request,
        "suggestions/writing_form.html",
        status=status,
        form=form,
        title=title,
        back=back,
        suggestion=suggestion,
        conflicts=conflicts,
        seen=seen,
        files=files_of(suggestion) if suggestion else [],
        discard_url=suggestion and reverse("suggestions:discard", args=[suggestion.pk]),
        voices=voices,
        review=suggestion and suggestion.reviews.exclude(decision="passed").order_by("-pk").first(),
        **place_of(request, key),
        **advice(request, answers(form), congress_id, suggestion and suggestion.pk),
    )


def answers(form):
    """What stands in the fields, sent or not."""
    return form.data if form.is_bound else form.initial


def place_of(request, key):
    """Where the page keeps itself while one writes."""
    return {
        "draft_key": f"{request.user.pk}.{key}",
        "draft_url": reverse("suggestions:autosave", args=[key]),
        "draft_version": drafts.kept(request.user.pk, key)[1],
    }


def unsent(request, key, otherwise):
    """What was written and not yet sent, else what is stored."""
    content, _ = drafts.kept(request.user.pk, key)
    if not content:
        return otherwise
    kept = {name: values if name in SEVERAL else (values or [""])[0] for name, values in content.items()}
    return {**otherwise, **kept, **{name: name in kept for name in TICKS}}


@filed_once
def write(request):
    """A new suggestion by the deputy himself."""
    allow(request, policies.writes)
    deputy = queries.own_deputy(request.actor)
    if deputy is None:
        raise PermissionDenied("您现在不在任，不能提出建议。")
    source, key, first = begun_from(request)
    if request.method == "POST":
        form = WriteForm(request.POST, request.FILES, congress_id=deputy.congress_id)
        if "check" not in request.POST and form.is_valid():
            made = actions.write(actor=request.actor, lead=deputy, source=source, **form.text())
            return kept_and_on(request, made, form, key)
        choose_again(form)
    else:
        form = WriteForm(initial=unsent(request, key, {**WISHES, **first}), congress_id=deputy.congress_id)
    return compose(
        request,
        form,
        key=key,
        title="写建议",
        congress_id=deputy.congress_id,
        back=reverse("suggestions:mine"),
        voices=begun_of(request.actor, source),
        status=422 if form.is_bound and form.errors else 200,
    )


def begun_from(request):
    """(address, key of the draft, first words) of what people said, when the suggestion is to be made of it."""
    source = request.GET.get("from", "")
    if not source:
        return "", NEW, {}
    first = first_words(request.actor, source)
    if first is None:
        raise Http404(source)
    return source, f"suggestions.from{source.rpartition(':')[2]}", first


def kept_and_on(request, suggestion, form, key):
    """Store the files, forget the unsent draft, and go on: back to the text, or to its last look."""
    attachments.attach(suggestion, form.cleaned_data["files"], actor=request.actor)
    for row in form.dropped():
        attachments.take_down(row, suggestion, actor=request.actor)
    drafts.forget(request.user.pk, key)
    messages.success(request, "已保存。")
    later = "save_draft" in request.POST
    return answer_with(
        request, reverse("suggestions:edit", args=[suggestion.pk]) if later else suggestion.get_absolute_url()
    )


@filed_once
def edit(request, pk):
    """Go on with a draft, or put right what was returned. Two devices at once: both texts are shown."""
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.is_writer, suggestion)
    if suggestion.state not in ("draft", "cosigning", "returned"):
        messages.info(request, "建议已经提交，不能再改。")
        return answer_with(request, suggestion.get_absolute_url())
    key, stored = key_of(suggestion), {name: getattr(suggestion, name) for name in WRITTEN}
    form = WriteForm(
        request.POST or None,
        request.FILES or None,
        initial=unsent(request, key, stored),
        congress_id=suggestion.congress_id,
        stored=stored_files(suggestion),
    )
    if form.is_bound and "check" not in request.POST and form.is_valid():
        try:
            changed = actions.edit(suggestion, actor=request.actor, seen=form.cleaned_data["seen"], **form.text())
        except actions.ChangedMeanwhile:
            suggestion.refresh_from_db()
        else:
            return kept_and_on(request, changed, form, key)
    choose_again(form)
    conflicts = both_texts(answers(form), suggestion)
    return compose(
        request,
        form,
        key=key,
        title="修改建议",
        congress_id=suggestion.congress_id,
        back=suggestion.get_absolute_url(),
        suggestion=suggestion,
        voices=began_for(request.actor, suggestion),
        conflicts=conflicts,
        seen=actions.text_digest(suggestion),
        status=200 if not form.is_bound else 409 if conflicts else 422 if form.errors else 200,
    )


def both_texts(written, suggestion):
    """Where a text begun from other words than are stored now differs from them: mine and theirs."""
    if written.get("seen", "") in ("", actions.text_digest(suggestion)):
        return []
    return [
        {"name": part, "label": LABELS[part], "mine": written[part], "theirs": getattr(suggestion, part)}
        for part in actions.differing(written, suggestion)
    ]


@require_POST
def checks(request):
    """The live checks as a fragment; the same part the page was drawn with."""
    allow(request, policies.writes_or_types)
    return page(
        request, "suggestions/_writing_checks.html", **advice(request, request.POST, request.actor.congress_id)
    )


@filed_once
def enter(request):
    """Staff type what a deputy handed in on paper, by letter or by phone."""
    allow(request, policies.types_for_deputies)
    congress_id = request.actor.congress_id
    form = EnterForm(
        request.POST or None,
        request.FILES or None,
        congress_id=congress_id,
        initial=unsent(request, ENTRY, WISHES),
    )
    if request.method == "POST" and "check" not in request.POST and form.is_valid():
        try:
            suggestion = actions.enter(
                actor=request.actor,
                lead=form.cleaned_data["lead"],
                channel=form.cleaned_data["channel"],
                signed_by=form.cleaned_data["signed_by"],
                **form.text(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return kept_and_on(request, suggestion, form, ENTRY)
    choose_again(form)
    return page(
        request,
        "suggestions/writing_enter.html",
        form=form,
        status=422 if form.is_bound and form.errors else 200,
        **place_of(request, ENTRY),
        **advice(request, answers(form), congress_id),
    )


@filed_once
@require_POST
def discard(request, pk):
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor), pk=pk)
    try:
        actions.discard(suggestion, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return answer_with(request, suggestion.get_absolute_url())
    drafts.forget(request.user.pk, key_of(suggestion))
    messages.success(request, "已删除草稿。")
    return answer_with(request, reverse("suggestions:mine"))


def mine(request):
    """我的建议: what waits for me first, then what I write, what runs, what is done."""
    allow(request, policies.writes)
    groups = queries.grouped(queries.mine(request.actor), request.actor)
    for _, rows in groups:
        for row in rows:
            row.word, row.tone = word_of(row, request.actor)
    return page(
        request,
        "suggestions/writing_mine.html",
        groups=groups,
        waiting=waiting(request),
        writer=queries.own_deputy(request.actor) is not None,
    )


def waiting(request):
    """What only this deputy can do now, as rows of 今天要办."""
    actor, rows = request.actor, []
    content, _ = drafts.kept(request.user.pk, NEW)
    if any("".join(content.get(part, ())).strip() for part in LABELS):
        rows.append({"verb": "接着写", "title": "上次没有写完的建议", "url": reverse("suggestions:write")})
    rows += [
        {
            "verb": "评价",
            "title": task.suggestion.subject,
            "note": task.unit.short_name,
            "url": reverse("suggestions:task_move", args=[task.pk, "rate"]),
        }
        for task in queries.to_rate(actor)
    ]
    rows += [
        {
            "verb": "确认联名",
            "title": row.suggestion.subject,
            "note": f"{row.suggestion.lead}代表邀请",
            "url": reverse("suggestions:cosign", args=[row.suggestion_id]),
        }
        for row in queries.to_confirm(actor)
    ]
    rows += [
        {
            "verb": "认定承诺",
            "title": report.commitment.text,
            "note": report.commitment.assignment.unit.short_name,
            "url": reverse("suggestions:detail", args=[report.commitment.assignment.suggestion_id]),
        }
        for report in queries.to_mark(actor)
    ]
    return rows


# Signing with others


@filed_once
def cosign(request, pk):
    """The invited deputy reads the whole text and answers; who has signed may leave before it is numbered."""
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.is_invited, suggestion)
    form, refused = AnswerForm(request.POST or None, initial={"digest": actions.text_digest(suggestion)}), 0
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.answer_invitation(
                suggestion, actor=request.actor, agree=data["agree"], comment=data["comment"], digest=data["digest"]
            )
        except Refused as refusal:
            suggestion.refresh_from_db()
            form, refused = (
                AnswerForm(initial={"digest": actions.text_digest(suggestion), "comment": data["comment"]}),
                409,
            )
            messages.error(request, str(refusal))
        else:
            messages.success(request, "已确认联名。" if data["agree"] else "已回复：不同意联名。")
            return answer_with(request, reverse("suggestions:mine"))
    signers = list(queries.signers(suggestion))
    for row in signers:
        row.tone = SIGNED[row.state]
    own = next((row for row in signers if row.deputy.person_id == request.actor.person_id), None)
    return page(
        request,
        "suggestions/writing_cosign.html",
        suggestion=suggestion,
        open=suggestion.state in SIGNING,
        files=files_of(suggestion),
        form=form,
        signers=signers,
        own=own,
        leave_url=reverse("suggestions:leave", args=[pk]),
        status=refused or (422 if form.is_bound and form.errors else 200),
    )


@filed_once
def leave(request, pk):
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.is_invited, suggestion)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave(suggestion, actor=request.actor, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已退出联名。")
            return answer_with(request, reverse("suggestions:mine"))
    return page(
        request,
        "congress/register_form.html",
        form=form,
        title=f"退出联名：{suggestion}",
        back=suggestion.get_absolute_url(),
        status=422 if form.is_bound else 200,
    )


@filed_once
@require_POST
def remove_cosigner(request, pk, deputy):
    """Stop waiting for a deputy who does not answer."""
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor), pk=pk)
    row = get_object_or_404(queries.signers(suggestion), deputy=deputy)
    try:
        actions.remove_cosigner(suggestion, actor=request.actor, deputy=row.deputy)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, suggestion.get_absolute_url())


@filed_once
@require_POST
def paper_signature(request, pk, deputy):
    """Staff hold the paper that an invited deputy has signed."""
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor), pk=pk)
    row = get_object_or_404(queries.signers(suggestion), deputy=deputy)
    try:
        actions.enter_signature(suggestion, actor=request.actor, deputy=row.deputy)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, suggestion.get_absolute_url())
