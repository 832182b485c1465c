"""代表风采: the register behind, one article with its next step, and the pages for anybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, choose_again, paged
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import stories as actions
from ..forms import stories as forms
from ..models import Story
from ..policies import stories as policies
from ..queries import stories as queries
from ..workflow.stories import STORY
from .public import picture

story_move = move_view(STORY, queries.with_case, back="deputies:story")


def stories(request):
    """What is being written and what is public."""
    allow(request, policies.reads_stories)
    opened = listing.opened(request, "deputies.stories")
    asked = forms.StoryFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "deputies/story_list.html", opened=opened, asked=asked, found=found, may_add=policies.drafts(request.actor),
                export=export_url(request, "deputies.stories"))  # fmt: skip


def story(request, pk):
    """One article as the public reads it, with the next step beside."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    takes_part = policies.withdraws(request.actor, found)
    return page(request, "deputies/story_detail.html", story=found, photo=queries.photo_of(found),
                offered=STORY.offered(found, request.actor), may_change=found.state == Story.State.DRAFT and policies.drafts(request.actor, found),
                course=timeline(found, request.actor) if takes_part else ())  # fmt: skip


@filed_once
def add(request):
    """Begin an article about a deputy of one's own congress."""
    allow(request, policies.drafts)
    return _write(request, Story(), title="写代表风采", back=reverse("deputies:stories"))


@filed_once
def change(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.drafts, found)
    return _write(request, found, title=f"修改：{found}", back=found.get_absolute_url())


def _write(request, row, *, title, back):
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.StoryForm(*sent, instance=row, actor=request.actor)
    choose_again(form)
    return form_page(request, form, lambda *, actor, files: actions.keep_story(form.instance, actor=actor, files=files), title=title,
                     back=back, to=lambda kept: kept.get_absolute_url(), done="已保存草稿。", note="代表本人同意以后才公开。")  # fmt: skip


# For anybody.


@login_not_required
def public_stories(request):
    """代表风采, the latest first."""
    asked = forms.FindStoryForm(request.GET)
    found = paged(request, queries.public(**asked.asked()), size=12)
    return page(request, "deputies/public_stories.html", asked=asked, found=found)


@login_not_required
def public_story(request, pk):
    """One article; whoever is no longer in office, or asked, is not shown."""
    found = queries.public().filter(pk=pk).first()
    if found is None:
        return page(request, "deputies/public_unknown.html", what="这篇文章已经撤下，或者网址不对。", status=404)
    return page(request, "deputies/public_story.html", story=found, photo=queries.photo_of(found))


@login_not_required
def public_photo(request, pk):
    """The photograph of an article that is public."""
    found = queries.public().filter(pk=pk).first()
    photo = found and queries.photo_of(found)
    if not photo:
        raise Http404
    return picture(photo)
