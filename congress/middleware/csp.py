"""Content-Security-Policy from the setting SECURE_CSP, in the shape Django 6 gave it; with Django 6 this file goes."""

from django.conf import settings


class ContentSecurityPolicyMiddleware:
    """Every answer carries the policy, unless the view has set its own."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = "; ".join(" ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items())

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response
