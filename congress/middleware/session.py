"""The door: who is not signed in goes to the sign-in page; whose session is over goes there with the reason."""

import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    login,
    logout,
    update_session_auth_hash,
)
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from congress.frame.actor import ANONYMOUS
from congress.frame.browsers import browser_name

from ..actions import accounts, sign_ins
from ..models import SignIn
from ..queries import accounts as queries
from ..queries.accounts import person_acting

SIGN_IN, HALF, MEMBERSHIP, DEVICE = (
    "sign_in",
    "half_in",
    "membership",
    "device",
)  # keys of the session; name of the cookie
DEVICE_AGE = 400 * 24 * 3600
# What stays open to somebody who must first set a password or choose a post.
FORCED_STEPS = {"password": "congress:password", "post": "congress:switch_post"}
ALWAYS_OPEN = {*FORCED_STEPS.values(), "congress:sign_out", "congress:large_type"}
FORCED_WORDS = {"password": "请先在网页上更换密码。", "post": "请先在网页上选择办公职务。"}


class SessionMiddleware(LoginRequiredMiddleware):
    """No page without a living session, but those marked ``login_not_required``; no deed before forced steps."""

    def process_request(self, request):
        """Whoever is out – disabled, without a post, idle, aged, ended elsewhere – is out at this very request."""
        request.sign_in, request.why_over = None, ""
        if SESSION_KEY not in request.session:
            return
        row = the_sign_in(request)
        if row is None:
            forget(request)
        elif over := queries.why_over(row, request.posts):
            sign_ins.end(row, ending=over, actor=person_acting(row.account, address(request)))
            forget(request)
            request.why_over = over
        else:
            request.sign_in = row
            sign_ins.seen(row)

    def process_view(self, request, view_func, view_args, view_kwargs):
        is_api = hasattr(view_func, "cls")  # programmes are turned away by the interface's own permissions
        if not getattr(view_func, "login_required", True) and not is_api:
            return None
        if request.user.is_authenticated:
            return self.forced(request, is_api)
        return None if is_api else self.to_the_door(request)

    def forced(self, request, is_api):
        """A new password, then a post, before anything else."""
        step = "password" if queries.password_is_due(request.user) else "post" if post_is_open(request) else ""
        if not step or request.resolver_match.view_name in ALWAYS_OPEN:
            return None
        if is_api:
            return JsonResponse({"detail": FORCED_WORDS[step], "fields": {}}, status=403)
        return self.elsewhere(request, reverse(FORCED_STEPS[step]), {"next": came_from(request)})

    def to_the_door(self, request):
        words = {"next": came_from(request), "why": request.why_over}
        return self.elsewhere(request, settings.LOGIN_URL, {key: word for key, word in words.items() if word})

    def elsewhere(self, request, url, words):
        """A fragment asked for by htmx must not receive a whole page in its place."""
        to = f"{url}?{urlencode(words)}" if words else url
        return HttpResponseClientRedirect(to) if request.htmx else redirect(to)

    def process_response(self, request, response):
        if token := getattr(request, "new_device", ""):
            response.set_cookie(
                DEVICE, token, max_age=DEVICE_AGE, httponly=True, samesite="Lax", secure=settings.HTTPS
            )
        return response


def the_sign_in(request):
    """The row behind a session. A session begun elsewhere in Django gets its row now; one of a stranger has none."""
    pk = request.session.get(SIGN_IN)
    if pk is not None:
        row = queries.session_row(pk)
        if row and proves(request.session, row.account):
            request._cached_user = row.account  # where Django looks first: read with its session, in one statement
        elif row and row.account_id == request.user.pk:
            row.account = request.user
        return row
    if not request.user.is_authenticated:
        return None
    row = sign_ins.adopt(request.user, **visitor(request))
    request.session[SIGN_IN] = row.pk
    return row


def proves(session, account):
    """Whether the session was begun with this account and the password it still has; where not, Django is asked."""
    return (
        session[SESSION_KEY] == str(account.pk)
        and account.is_active
        and session.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and constant_time_compare(session.get(HASH_SESSION_KEY, ""), account.get_session_auth_hash())
    )


def post_is_open(request):
    """Whether a post is still to be chosen; where there is only one, it is taken at once."""
    chosen, held = request.session.get(MEMBERSHIP), request.posts
    if len(held) == 1 and chosen != held[0].pk:
        if chosen is not None:  # the chosen one has ended: the log tells that the other has taken its place
            accounts.choose_post(request.sign_in, held[0], actor=request.actor)
        request.session[MEMBERSHIP] = held[0].pk
        return False
    return chosen not in [post.pk for post in held]


def came_from(request):
    """Where to lead back to: this page, or for a deed the page it was asked on."""
    if request.method == "GET" and not request.htmx:
        return request.get_full_path()
    page = urlsplit(request.headers.get("Referer", ""))
    return page._replace(scheme="", netloc="").geturl() if page.netloc == request.get_host() else "/"


def begin(request, row):
    """Start the session of a good sign-in: new id, nothing kept from before, the device known again next time."""
    if before := request.sign_in:
        sign_ins.end(before, ending=SignIn.Ending.REPLACED, actor=person_acting(before.account, address(request)))
    request.session.flush()
    login(request, row.account)
    request.session[SIGN_IN] = row.pk
    request.sign_in = row
    request.new_device = request.COOKIES.get(DEVICE) or fresh_device(request)


def keep(request):
    """After a change of password the present session goes on, under a new id."""
    update_session_auth_hash(request, request.user)


def forget(request):
    """Drop what Django knows of the visitor; from here on he is a stranger."""
    logout(request)
    request.sign_in, request.posts, request.actor = None, [], ANONYMOUS


def visitor(request):
    """From where, with what, on which device – what every attempt to sign in is put down with."""
    token = request.COOKIES.get(DEVICE) or fresh_device(request)
    return {
        "ip": address(request),
        "browser": browser_name(request.headers.get("User-Agent", "")),
        "device": salted_hmac("congress.device", token).hexdigest(),
    }


def fresh_device(request):
    """One token per new device; both the row and the cookie of this request get the same."""
    if not getattr(request, "new_device", ""):
        request.new_device = secrets.token_urlsafe(24)
    return request.new_device


def address(request):
    return request.META.get("REMOTE_ADDR", "")
