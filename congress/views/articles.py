"""The register of publicity articles: the list, how many each township placed, entering and setting right."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page

from ..actions import township_work as actions
from ..forms.township_work import ArticleFilter, ArticleForm
from ..forms.townships import YearForm
from ..models import PublicityArticle
from ..policies import townships as policies
from ..queries import articles as queries
from ..queries.townships import followed
from . import listing
from .deeds import allow
from .exports import export_url
from .institution import form_page, on_row
from .once import filed_once
from .townships import years


def articles(request):
    allow(request, policies.has_township)
    opened = listing.opened(request, "congress.articles")
    asked = ArticleFilter(opened.query, actor=request.actor)
    return page(
        request,
        "congress/article_list.html",
        opened=opened,
        asked=asked,
        found=opened.paged(request, queries.listed(request.actor, **asked.asked())),
        export=export_url(request, "congress.articles"),
        may_keep=policies.keeps_own(request.actor),
        follows=policies.follows_townships(request.actor),
    )


def article_counts(request):
    """Township × level of one year."""
    allow(request, policies.follows_townships)
    year, here = YearForm(request.GET).chosen(clock.today().year), reverse("congress:article_counts")
    rows = queries.counts(request.actor, followed(request.actor), year)
    return page(request, "congress/article_counts.html", rows=rows, year=year, tabs=years(year, here),
                levels=queries.Level.labels, total=sum(n for _, _, n in rows))  # fmt: skip


def _form(request, article, **words):
    form = ArticleForm(request.POST or None, instance=article)
    return form_page(request, form, on_row(actions.keep_article, form), back=reverse("congress:articles"), **words)


@filed_once
def add_article(request):
    allow(request, policies.keeps_own)
    article = PublicityArticle(congress_id=request.actor.congress_id)
    return _form(request, article, title="登记宣传稿件", done="已登记稿件。", note="登记县级以上媒体刊播的稿件。")


@filed_once
def change_article(request, pk):
    article = get_object_or_404(PublicityArticle.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_own, article)
    return _form(request, article, title=f"修改：{article}", done="已修改。")
