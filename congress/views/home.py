"""The first page after signing in."""

from django.urls import reverse_lazy

from congress.frame import clock, kinds
from congress.frame.pages import page

from ..context import address, menu, waiting_for
from ..queries.home import blocks, tiles

ALWAYS = (
    {"label": "收件箱", "url": reverse_lazy("congress:inbox"), "icon": "inbox", "count": ""},
    {"label": "帮助", "url": reverse_lazy("congress:help"), "icon": "help", "count": ""},
)


def home(request):
    """今天要办: hidden when empty, urgent first; in large type four big buttons lead to what the person uses most."""
    actor = request.actor
    return page(
        request,
        "congress/home.html",
        blocks=blocks(actor),
        tiles=tiles(actor),
        big=big(request),
        daily=daily(request),
        today=clock.today(),
    )


def big(request):
    """The four buttons of large type: the phone's own entries first, then what everybody needs."""
    entries = [item for item in menu(request, "phone") if item["url"] != "/"]
    keys = ("label", "url", "icon")
    return [*({**{key: item[key] for key in keys}, "count": item["badge"]} for item in entries), *ALWAYS][:4]


def daily(request):
    """What a deputy does from the phone day by day: large entries below what waits."""
    actor, waiting = request.actor, waiting_for(request)
    shown = [item for item in kinds.navs if actor.role in item.daily and item.show(actor)]
    return [
        {"label": item.short or item.label, "url": address(item.url), "icon": item.icon,
         "count": waiting.get(item.key, "")}
        for item in shown
    ]  # fmt: skip
