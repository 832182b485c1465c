"""Access tokens at the door: whom a key stands for, what lies within its scope, and what becomes of wrong ones."""

from django.core.exceptions import PermissionDenied
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import BasePermission

from congress.frame import throttle

from ..actions.access import note_use
from ..middleware.session import address
from ..models import AccessToken
from ..policies.tokens import has_tokens
from ..queries.tokens import bearer

NO_KEY = "访问令牌不对，或者已到期、已作废。"
WRONG_AT_MOST = 20  # a minute from one address


class TokenAuthentication(BaseAuthentication):
    """``Authorization: Bearer <key>``, and nowhere else: never in an address, where it would be logged.

    A call with a key needs no token against forgery: no other site can put a header into a browser's call.
    """

    def authenticate(self, request):
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        ip = address(request)
        found = bearer(key.strip(), ip)
        if found is None or not has_tokens(found[1]):
            if not throttle.allow("access_token", ip, most=WRONG_AT_MOST):
                raise exceptions.Throttled
            raise exceptions.AuthenticationFailed(NO_KEY)
        token, actor = found
        note_use(token)
        request._request.actor = actor
        return token.account, token

    def authenticate_header(self, request):
        return "Bearer"


class WithinScope(BasePermission):
    """访问令牌办理时选定的名单、事项和手续"""

    def has_permission(self, request, view):
        token, asked = request.auth, view.kwargs
        if not isinstance(token, AccessToken):
            return True
        machine = asked.get("machine", "")
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            may = token.may_move(machine)
        else:
            may = token.may_read(machine) if machine else token.may_list(asked.get("listing") or view.key)
        if not may:
            raise PermissionDenied(f"这件事不在访问令牌“{token}”的范围里。")
        return True
