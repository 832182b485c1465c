"""Drawing a page."""

from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme


def page(request, template, *, status=200, **context):
    """The answer drawn from a template; what every page needs is added by the context processor."""
    return render(request, template, context, status=status)


def inside(url, *, otherwise="/"):
    """An address of our own, whatever was asked for."""
    return url if url and url_has_allowed_host_and_scheme(url, allowed_hosts=None) else otherwise
