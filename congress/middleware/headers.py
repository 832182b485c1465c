"""The headers that Django's SecurityMiddleware does not know."""

from django.conf import settings
from django.http import HttpResponseNotAllowed

VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")  # TRACE and inventions get no page


class HeadersMiddleware:
    """The browser lends our pages no device, lets nobody embed our answers, and keeps no copy of them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request) if request.method in VERBS else HttpResponseNotAllowed(VERBS)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response
