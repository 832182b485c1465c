"""What every page needs: the menu of this person, his unread messages, whose portal this is. Looked up when drawn."""

from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from congress.frame import kinds, planting

from .queries import finding
from .queries.counting import counted
from .queries.inbox import unread
from .queries.site import PLAIN_NAME, named_for, site_name


def house(request):
    """Context processor: navs, settings_navs, actor, demo, planting, inbox_count, search_url, site_name."""
    actor = getattr(request, "actor", None)
    values = {"actor": actor, "demo": settings.DEMO, "planting": planting.percent() if settings.DEMO else None}
    if actor is None:  # an error before the visitor was known
        return {**values, "navs": [], "settings_navs": [], "inbox_count": 0, "search_url": "", "site_name": PLAIN_NAME}
    return {
        **values,
        "navs": SimpleLazyObject(lambda: menu(request, "main", "phone")),
        "settings_navs": SimpleLazyObject(lambda: menu(request, "settings")),
        "inbox_count": SimpleLazyObject(lambda: waiting_for(request).get(INBOX, 0)),
        "search_url": SimpleLazyObject(lambda: search_url(actor)),
        "site_name": SimpleLazyObject(lambda: named_for(actor.county_name) if actor.county_name else site_name(None)),
    }


INBOX = "inbox"


def waiting_for(request):
    """{key of a menu entry: how much waits behind it}, and the unread messages: one statement a page."""
    if not hasattr(request, "waiting"):
        actor = request.actor
        badges = {item.key: item.badge(actor) for item in kinds.navs if item.badge and item.show(actor)}
        request.waiting = counted({**badges, INBOX: [unread(actor)]})
    return request.waiting


def menu(request, *places):
    """The entries this person sees, in order; the one whose address is the longest start of this page is current."""
    path, waiting = request.path, waiting_for(request)
    shown = [(item, address(item.url)) for item in kinds.navs if item.place in places and item.show(request.actor)]
    places_of = [(url, one) for item, url in shown for one in (url, *item.also) if within(path, one)]
    here = max(places_of, key=lambda pair: len(pair[1]), default=("", ""))[0]
    return [
        {
            "label": item.label,
            "url": url,
            "icon": item.icon,
            "group": item.group,
            "bar": item.place == "phone",
            "badge": waiting.get(item.key, ""),
            "current": url == here,
            "children": [],
        }
        for item, url in shown
    ]


def search_url(actor):
    """Where this person's search field leads, or "": whoever may search one list only is led into it."""
    kinds_of = finding.open_to(actor)
    return (
        str(kinds_of[0].url) if len(kinds_of) == 1 and kinds_of[0].url else reverse("congress:find") * bool(kinds_of)
    )


@cache
def address(url):
    """A nav names a route, or an address of our own."""
    return url if url.startswith("/") else reverse(url)


def within(path, url):
    return path == url or (url != "/" and path.startswith(url.partition("?")[0].rstrip("/") + "/"))
