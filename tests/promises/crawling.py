"""Walking through the portal as one person: every address he is led to, and every address there is."""

import re
from urllib.parse import urlsplit

from tests.walk import routes

SAME = re.compile(r"\d+|(?<=^/institution/rules/)[\w.]+")
FEW = 3  # pages of one pattern; the tenth case looks like the third, and so does the tenth rule
STAY = ("/logout/", "/files/", "/static/")


def crawl(visitor, *, start="/", most=80, few=FEW):
    """{url: answer} of the pages a person reaches by links, breadth first; ``few`` of each pattern."""
    waiting, seen, patterns, found = [start], {start}, {}, {}
    while waiting and len(found) < most:
        url = waiting.pop(0)
        pattern = SAME.sub("0", urlsplit(url).path + "?" + urlsplit(url).query.partition("=")[0])
        if patterns.setdefault(pattern, 0) >= few:
            continue
        patterns[pattern] += 1
        answer = found[url] = visitor.get(url)
        for link in [*answer.page.links, answer.to]:
            where = urlsplit(link)
            if where.netloc or where.scheme not in ("", "http") or not link:
                continue
            to = (where.path or urlsplit(url).path) + (f"?{where.query}" if where.query else "")
            if to.startswith("/") and to not in seen and not to.startswith(STAY):
                seen.add(to)
                waiting.append(to)
    return found


def everywhere(visitor, *, wanted=lambda route: True, method="GET", **known):
    """{route name: answer} at every address there is, with these parameters."""
    return {
        route.name: visitor.ask("GET", route.url(**known)) if method == "GET" else visitor.post(route.url(**known))
        for route in routes()
        if wanted(route)
    }
