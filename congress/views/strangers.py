"""What stands before pages and forms for anybody: so many a minute, an hour, a day, and a sum after the first few."""

from functools import wraps

from congress.frame import throttle
from congress.frame.pages import page

HOUR, DAY = 3600, 86400
GUESSES = 10  # a minute
PAGES = 120  # a minute; a whole office may stand behind one address


def whose(request):
    return request.META.get("REMOTE_ADDR") or "unknown"


def unhurried(name):
    """A page that anybody reads, so many times a minute from one address; search engines keep no copy of it."""

    def bind(view):
        @wraps(view)
        def slowed(request, *args, **kwargs):
            if not throttle.allow(f"read-{name}", whose(request), most=PAGES):
                return page(request, "congress/unhurried.html", status=429)
            response = view(request, *args, **kwargs)
            response.headers["X-Robots-Tag"] = "noarchive"
            return response

        return slowed

    return bind


def unlisted(view):
    """A page whose address is the key to it: search engines neither list it nor keep a copy, whoever passes it on."""

    @wraps(view)
    def hidden(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, noarchive"
        return response

    return hidden


def hurdle(form, who, name, *, most, free, a_day, place="any"):
    """Why nothing more is taken from here just now, or ""; after the first few a sum is asked."""
    if not throttle.allow(name, who, most=most, seconds=HOUR):
        return "您这里一小时内提交得比较多，请过一会儿再来。"
    if not throttle.allow(f"{name}-place", place, most=a_day, seconds=DAY):
        return "今天网上收到的已经很多，请明天再来。"
    if not throttle.allow(f"{name}-free", who, most=free, seconds=HOUR) and not form.answered():
        form.ask_sum(wrong=bool(form.cleaned_data["answer"]))
    return ""


def look_up(form, who, name, found):
    """The number and code of a receipt that leads to something; None, and the form says why."""
    if not form.is_valid():
        return None
    if not throttle.allow(f"{name}-track", who, most=GUESSES):
        form.add_error(None, "查询得太频繁，请一分钟后再试。")
    elif found(form.token()) is None:
        form.add_error(None, "没有查到。请核对回执号（10位）和查询码（8位）。")
    else:
        return form.token()
    return None
