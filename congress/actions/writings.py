"""Keeping duty reports, research papers and rules: drafted, adopted, revised by a new version, repealed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Writing
from ..policies import writings as policies
from ..queries import writings as queries
from ..workflow import WRITING
from . import attachments, records, searching
from .registers import demand, keep

CARRIED = ("congress_id", "kind", "title", "body_id", "person_id", "text")  # from one version into the next


@transaction.atomic
def keep_writing(writing, *, actor, files=(), drop=()):
    """Enter a draft or change one, with judged files to add and Attachments to take down. Refused once it is final."""
    demand(policies.keeps_writings, actor, writing)
    if writing.pk and WRITING.held(writing).state != Writing.State.DRAFT:
        raise Refused("文稿已经定稿，要改请先修订或者更正为草稿。")
    keep(writing, actor=actor)
    attachments.attach(writing, files, actor=actor)
    for one in drop:
        attachments.take_down(one, writing, actor=actor)
    searching.index(writing, kind=queries.FOUND_BY, title=writing.title, text=writing.text)
    return writing


@transaction.atomic
def discard(writing, *, actor):
    """Throw a draft away; nothing final ever goes."""
    demand(policies.keeps_writings, actor, writing)
    if WRITING.held(writing).state != Writing.State.DRAFT:
        raise Refused("文稿已经定稿，不能删除。")
    records.record("congress.writing.discard", actor=actor, obj=writing, text=f"{actor.name}删除草稿《{writing}》")
    searching.forget(writing)
    writing.delete()


@transaction.atomic
def revise(writing, *, actor):
    """Begin the next version as a draft with the words of this one; this one stays in force until that is adopted."""
    demand(policies.keeps_writings, actor, writing)
    if WRITING.held(writing).state != Writing.State.ADOPTED:
        raise Refused("只有现行的文稿可以修订。")
    if queries.successor(writing):
        raise Refused("已经在修订，请打开新版本的草稿。")
    carried = {name: getattr(writing, name) for name in CARRIED}
    following = Writing(**carried, year=clock.today().year, version=writing.version + 1, replaces=writing)
    return keep_writing(following, actor=actor)


@WRITING.does("adopt")
def adopt(writing, *, actor, adopted_at, adopted_on, in_force_on):
    """A meeting has adopted the rule; the version it replaces ends on the day this one begins to bind."""
    if not adopted_at.opens_on <= adopted_on <= adopted_at.closes_on:
        raise ValidationError({"adopted_on": "通过日期须在会期之内。"})
    if in_force_on < adopted_on:
        raise ValidationError({"in_force_on": "施行日期不能早于通过日期。"})
    writing.adopted_at, writing.adopted_on, writing.in_force_on = adopted_at, adopted_on, in_force_on
    writing.year = adopted_on.year
    _replace(writing)


@WRITING.does("publish")
def publish(writing, *, actor, adopted_on):
    """The paper is final as of this day."""
    if adopted_on > clock.today():
        raise ValidationError({"adopted_on": "定稿日期不能晚于今天。"})
    writing.adopted_on = adopted_on
    _replace(writing)


def _replace(writing):
    old = writing.replaces
    if old is None:
        return
    if writing.in_force_on and writing.in_force_on < old.in_force_on:
        raise ValidationError({"in_force_on": f"原版本{old.in_force_on:%Y-%m-%d}才施行，新版本不能更早。"})
    supersede(old, actor=SYSTEM, ended_on=writing.in_force_on)


@WRITING.does("supersede")
def supersede(writing, *, actor, ended_on):
    """A new version has been adopted; a rule ends on the day that one begins to bind."""
    writing.ended_on = ended_on


@WRITING.does("repeal")
def repeal(writing, *, actor, ended_on, reason, repealed_by=None):
    """It binds no longer from this day on, by whose decision or by which other rule is said."""
    if ended_on < writing.in_force_on:
        raise ValidationError({"ended_on": "废止日期不能早于施行日期。"})
    writing.ended_on, writing.repealed_because, writing.repealed_by = ended_on, reason.strip(), repealed_by


@WRITING.does("restore")
def restore(writing, *, actor, reason):
    """The repeal was entered wrongly."""
    writing.ended_on, writing.repealed_because, writing.repealed_by = None, "", None


@WRITING.does("reopen")
def reopen(writing, *, actor, reason):
    """It was entered wrongly as final: a draft again, and the version before it stands again."""
    writing.adopted_on = writing.adopted_at = writing.in_force_on = None
    if writing.replaces_id:
        revive(writing.replaces, actor=SYSTEM)


@WRITING.does("revive")
def revive(writing, *, actor):
    """The version that replaced it is no longer adopted."""
    writing.ended_on = None
