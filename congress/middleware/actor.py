"""Puts ``request.posts`` and ``request.actor`` on every request: who acts, in which post. Looked up when needed. What
only reads asks once for the rules that a congress has set."""

from contextlib import nullcontext

from django.utils.functional import SimpleLazyObject

from ..queries import rules
from ..queries.actors import actor_for, posts_of

READING = ("GET", "HEAD")


class ActorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.posts = SimpleLazyObject(lambda: posts_of(request.user))
        request.actor = SimpleLazyObject(
            lambda: actor_for(
                request.user,
                chosen=request.session.get("membership"),
                ip=request.META.get("REMOTE_ADDR", ""),
                posts=request.posts,
                sign_in_id=request.session.get("sign_in"),
            )
        )
        with rules.remembered() if request.method in READING else nullcontext():
            return self.get_response(request)
