"""Messages of one person over his posts: what he reads as one, and how much waits for him as another."""

from django.db.models import Count

from ..models import Membership, Notice


def unread(actor):
    """The unread messages the person has in all the posts he holds."""
    return Notice.objects.told_to(actor).unread()


def elsewhere(actor):
    """[(post held, unread messages)] of the person's other posts: told by number, read when he acts in that post."""
    waiting = unread(actor).exclude(pk__in=Notice.objects.visible_to(actor).values("pk"))
    counts = dict(waiting.order_by().values_list("membership__post").annotate(Count("pk")))
    held = Membership.objects.filter(person=actor.person_id, post__in=counts).in_office()
    return [(row, counts[row.post_id]) for row in held.select_related("post", "organization")]
