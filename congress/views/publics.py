"""The index of what anybody may read without an account, and what search engines may read of the portal."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from congress.frame import kinds
from congress.frame.pages import page


@login_not_required
def index(request):
    return page(request, "congress/public_index.html", publics=list(kinds.publics))


@login_not_required
@require_safe
def robots(request):
    """The pages for everybody and what they look like, nothing else, and no receipt below them. No barrier: what is not
    public asks for a sign-in, what one person handed in for his code."""
    pages = ["congress:public_index", *(one.url for one in kinds.publics)]
    allowed = [*sorted({reverse(name) for name in pages}), settings.STATIC_URL]
    hidden = sorted(reverse(one.receipt, args=["-"]).removesuffix("-/") for one in kinds.publics if one.receipt)
    lines = [f"Allow: {path}" for path in allowed] + [f"Disallow: {path}" for path in (*hidden, "/")]
    lines = ["User-agent: *", *lines, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
