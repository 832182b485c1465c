"""Those who come without an account: who acts, why they have to wait, how the same browser is known again."""

import secrets

from django.conf import settings

from congress.frame.actor import Actor
from congress.queries.rules import rule
from congress.views.strangers import hurdle, whose

COOKIE, AGE = "visitor", 400 * 86400


def citizen(request):
    return Actor(name="公众", role="PUB", ip=whose(request), via="page")


def held_up(request, form, name, county):
    """Why nothing more is taken from here just now, or "": the same numbers as for opinions of the people."""
    names = {"most": "most_an_hour", "free": "free_an_hour", "a_day": "most_a_day"}
    limits = {limit: rule(county, f"opinion_item.{key}") for limit, key in names.items()}
    return hurdle(form, whose(request), name, place=county, **limits)


def token_of(request):
    """What this browser was given; before that, what its form bears."""
    given = request.get_signed_cookie(COOKIE, default="", salt=COOKIE)
    return given or request.POST.get("once", "") or secrets.token_urlsafe(24)


def remembered(response, token):
    """The browser keeps its token: it says nothing but that it has been here."""
    response.set_signed_cookie(
        COOKIE, token, salt=COOKIE, max_age=AGE, samesite="Lax", secure=settings.HTTPS, httponly=True
    )
    return response
