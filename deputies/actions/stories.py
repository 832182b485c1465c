"""Writing about deputies: kept while it is a draft, agreed to, published, taken down."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, notices
from congress.actions.registers import demand, keep
from congress.actions.ticking import one_by_one
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import Story
from ..policies import stories as policies
from ..queries import stories as queries
from ..workflow.stories import STORY


@transaction.atomic
def keep_story(story, *, actor, files=()):
    """Write a draft, or change one; a new photograph takes the place of the one before."""
    demand(policies.drafts, actor, story)
    if story.pk and STORY.held(story).state != Story.State.DRAFT:
        raise Refused("已经请本人看稿，退回后才能修改。")
    if not story.pk and not story.deputy.in_office:
        raise ValidationError({"deputy": "这位代表已经离任。"})
    story.drafted_by = story.drafted_by or actor.name[:40]
    keep(story, actor=actor, congress_id=story.congress_id)
    if files:
        if old := queries.photo_of(story):
            attachments.take_down(old, story, actor=actor, congress_id=story.congress_id)
        attachments.attach(story, files[:1], actor=actor, congress_id=story.congress_id)
    return story


def _tell_deputy(story, words, text=""):
    own = Membership.objects.in_office().filter(deputy=story.deputy_id).select_related("person")
    notices.tell(own, subject=f"{words}：{story}", text=text, obj=story)


def _tell_office(story, words, text=""):
    role = "TSEC" if story.deputy.congress.parent_id else "DAC"
    office = Membership.objects.in_office().with_role(role).filter(congress=story.congress_id).select_related("person")
    notices.tell(office, subject=f"{words}：{story}", text=text, obj=story)


@STORY.does("ask")
def ask(story, *, actor):
    """The deputy reads what is to be published about him."""
    _tell_deputy(story, "请您看稿", "同意以后才会公开，不合适的可以退回修改。")


@STORY.does("agree")
def agree(story, *, actor):
    story.agreed_on = clock.today()
    _tell_office(story, "本人已同意公开")


@STORY.does("send_back")
def send_back(story, *, actor, reason):
    if policies.is_its_deputy(actor, story):
        _tell_office(story, "本人请求修改", reason)


@STORY.does("publish")
def publish(story, *, actor):
    story.published_on = clock.today()
    _tell_deputy(story, "已公开")


@STORY.does("withdraw")
def withdraw(story, *, actor, reason):
    """Nobody reads it any more; the row stays."""
    story.withdrawn_because = reason.strip()[:300]
    if policies.is_its_deputy(actor, story):
        _tell_office(story, "本人撤下", reason)
    else:
        _tell_deputy(story, "已撤下", reason)


@STORY.does("retire")
def retire(story, *, actor):
    story.withdrawn_because = "代表职务已经终止"


def retire_departed(now=None):
    """Whoever has left office is shown no longer. Done by the clock; the public page asks for itself meanwhile."""
    return one_by_one(queries.left_behind(), _retire)


def _retire(story):
    try:
        retire(story, actor=SYSTEM)
    except Refused:
        return 0  # somebody has just taken it down
    return 1
