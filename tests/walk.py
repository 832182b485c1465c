"""Every address of the portal, and what it answers to whom. The list is read from the routes: nothing is forgotten."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

# Open to everybody, by law of this list and of nothing else. A new public page must be written down here.
PUBLIC = {
    "api:open",
    "api:open_popolo",
    "api:open_set",
    "appointments:sit",
    "appointments:sitting",
    "appointments:sitting_begin",
    "appointments:sitting_hand_in",
    "appointments:sitting_save",
    "deputies:public_deputies",
    "deputies:public_deputy",
    "deputies:public_photo",
    "deputies:public_plan",
    "deputies:public_station",
    "deputies:public_stories",
    "deputies:public_story",
    "deputies:public_story_photo",
    "deputies:public_stations",
    "health",
    "congress:check",
    "congress:gallery",
    "congress:gallery_page",
    "congress:gallery_progress",
    "congress:large_type",
    "congress:resolution_public",
    "congress:public_index",
    "congress:resolutions_public",
    "congress:robots",
    "congress:second_step",
    "congress:setup",
    "congress:sign_in",
    "congress:sign_in_demo",
    "deputies:voice",
    "deputies:voice_any",
    "deputies:voice_photo",
    "deputies:voice_receipt",
    "deputies:voice_track",
    "deputies:points_public",
    "suggestions:public",
    "suggestions:public_case",
    "suggestions:public_figures",
    "suggestions:public_units",
    "supervision:proposal_receipt",
    "supervision:proposal_track",
    "supervision:propose",
    "supervision:public_call",
    "supervision:public_plan",
    "supervision:public_satisfaction",
    "supervision:public_satisfactions",
    "supervision:public_topic",
    "supervision:livelihood_public",
    "supervision:livelihood_project_public",
    "supervision:livelihood_rate",
    "supervision:draw_data",
    "supervision:draw_public",
    "supervision:draw_script",
    "supervision:draws_public",
}
SAMPLES = {"int": "1", "slug": "x", "str": "x", "uuid": "00000000-0000-4000-8000-000000000000", "path": "x"}
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """One pattern: its full name, its template (``accounts/<int:pk>/``), whether it speaks JSON."""

    name: str
    pattern: str
    is_api: bool

    def url(self, **known):
        """The address with its parameters filled in: by name from ``known``, else with a sample of the right kind."""
        return "/" + PARAMETER.sub(lambda found: str(known.get(found[2], SAMPLES[found[1] or "str"])), self.pattern)


def routes(resolver=None, prefix="", spaces=()):
    """All routes, in the order Django tries them."""
    for part in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(part.pattern).lstrip("^").rstrip("$")
        if isinstance(part, URLPattern):
            yield Route(":".join([*spaces, part.name or pattern]), pattern, hasattr(part.callback, "cls"))
        else:
            yield from routes(part, pattern, (*spaces, part.namespace) if part.namespace else spaces)


def walk(client, method="get", wanted=None, **known):
    """{route name: answer} of one visitor at every address (``wanted``: a test of a Route)."""
    client.raise_request_exception = False
    return {
        route.name: getattr(client, method)(route.url(**known))
        for route in routes()
        if wanted is None or wanted(route)
    }
