"""The index of what anybody may read without an account."""

from django.contrib.auth.decorators import login_not_required

from congress.frame import kinds
from congress.frame.pages import page


@login_not_required
def index(request):
    return page(request, "congress/public_index.html", publics=list(kinds.publics))
