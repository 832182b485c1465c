"""Who is really asking, when a proxy of ours stands in front."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed


class ProxyMiddleware:
    """Take the visitor's address from the last hop of X-Forwarded-For; without a declared proxy nobody believes it."""

    def __init__(self, get_response):
        if not settings.BEHIND_PROXY:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if address := hops[-1].strip():
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)
