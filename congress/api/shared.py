"""What every window for programs shares: who gets in, one shape of errors, who has asked too often."""

from django.core.exceptions import PermissionDenied
from rest_framework import exceptions, status
from rest_framework.parsers import JSONParser
from rest_framework.permissions import BasePermission
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from congress.frame.actor import ANONYMOUS
from congress.frame.workflow import Refused

from ..middleware.refusals import note_refusal
from ..policies.accounts import handles_business
from .tokens import NO_KEY, WithinScope

PLEASE_CORRECT = "请改正标出的内容。"
NO_SUCH = "没有这个参数。"
OF_PAGES = ("page", "page_size")
NOT_READ = "内容不是能读的 JSON 或者表单。"
WORDS = {
    401: "请先登录。",
    403: "您没有办这件事的权限。",
    404: "没有找到。",
    405: "不能这样访问。",
    406: "不能给出这种格式。",
    415: "不接受这种格式的内容。",
    429: "访问太频繁，请稍后再试。",
}


class HandlesBusiness(BasePermission):
    """承担业务的职务（系统管理员、安全管理员、审计员除外）"""

    def has_permission(self, request, view):
        return handles_business(request.actor)


class Json(JSONParser):
    """JSON; what is nested without end is no content."""

    def parse(self, *args, **kwargs):
        try:
            return super().parse(*args, **kwargs)
        except RecursionError:
            raise exceptions.ParseError from None


class Window(APIView):
    """What all windows share: who asks, and that only those look who handle business.

    Whoever asks too often is refused before anything else is looked at: a refusal leaves a row in the log.
    """

    permission_classes = [HandlesBusiness, WithinScope]
    key = ""  # what a token's scope names it by, where the address does not

    @classmethod
    def as_view(cls, **initkwargs):
        """Nobody is sent on to the address with a slash at its end: what he sends would be lost on the way."""
        view = super().as_view(**initkwargs)
        view.should_append_slash = False
        return view

    def check_permissions(self, request):
        super().check_throttles(request)
        super().check_permissions(request)

    def check_throttles(self, request):
        """Counted already."""

    @property
    def actor(self):
        """Who asks; nobody while the interface describes itself."""
        return getattr(self.request, "actor", ANONYMOUS)


def refuse_unknown(asked, known):
    """A question beside the ``known`` ones and the page is a fault, named at its field: whoever misspells a filter would
    else take everything for what he asked for."""
    if unknown := sorted({*asked} - {*known, *OF_PAGES}):
        words = f"没有这个参数：{'、'.join(unknown)}。可以用：{'、'.join((*known, *OF_PAGES))}。"
        raise exceptions.ValidationError({"non_field_errors": [words], **{name: [NO_SUCH] for name in unknown}})


def answer_error(error, context):
    """Every error is {"detail": sentence, "fields": {name: [sentences]}}; refusals leave a row in the log."""
    request = context["request"]
    if isinstance(error, (Refused, PermissionDenied)) or (
        isinstance(error, exceptions.PermissionDenied) and request.user.is_authenticated
    ):
        note_refusal(request, error, actor=request.actor.through("api"))
    if isinstance(error, Refused):
        return refused(str(error))
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, exceptions.NotAuthenticated):
        response.status_code = status.HTTP_401_UNAUTHORIZED  # the sign-in page is the way in
    if isinstance(error, exceptions.ValidationError):
        response.data = shaped(error.detail)
    else:
        own_words = str(error) if isinstance(error, PermissionDenied) else ""
        if isinstance(error, exceptions.AuthenticationFailed):
            own_words = NO_KEY
        if isinstance(error, exceptions.ParseError):
            own_words = NOT_READ
        detail = own_words or WORDS.get(response.status_code) or str(getattr(error, "detail", PLEASE_CORRECT))
        response.data = {"detail": detail, "fields": {}}
    return response


def shaped(found):
    """Errors by field; what belongs to no field becomes the sentence."""
    if not isinstance(found, dict):
        found = {"non_field_errors": found if isinstance(found, list) else [found]}
    fields = {
        name: [str(error) for error in (errors if isinstance(errors, list) else [errors])]
        for name, errors in found.items()
    }
    general = [*fields.pop("non_field_errors", []), *fields.pop("__all__", [])]
    return {"detail": "".join(general) or PLEASE_CORRECT, "fields": fields}


def refused(reason):
    return Response({"detail": reason, "fields": {}}, status=status.HTTP_409_CONFLICT)
