"""Filing once: pressing twice, in two tabs, or again after a crash leads to the first result."""

import re
from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from congress.actions import tokens

TOKEN = re.compile(r"[\w-]{16,64}")


def filed_once(view):
    """Run a POST in one transaction that also spends the form's token (field ``once``, or header Idempotency-Key).

    The token is spent only when the view answers with a redirect (or htmx's HX-Redirect): a form shown again with its
    errors may be sent again. A form without a token is filed as it comes.
    """

    @wraps(view)
    def filed(request, *args, **kwargs):
        token = request.POST.get("once") or request.headers.get("Idempotency-Key", "")
        if request.method != "POST" or not TOKEN.fullmatch(token):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            first = tokens.spend(token, request.user.pk)
            if first is not None:
                return _led(request, first)
            response = view(request, *args, **kwargs)
            if to := _destination(response):
                tokens.settle(token, to)
            else:
                tokens.give_back(token)
        return response

    return filed


def _destination(response):
    return response.headers.get("Location") or response.headers.get("HX-Redirect") or ""


def _led(request, url):
    messages.info(request, "这张表单已经提交过，没有重复办理。")
    return answer_with(request, url)


def answer_with(request, url):
    """Lead to a page: a redirect, or for htmx the header that makes it open the page."""
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return redirect(url)
