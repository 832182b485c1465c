"""What is written about a deputy: drafted, agreed to by himself, published – and taken down when he asks or leaves."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import Story
from ..policies import stories as policies
from ..queries import stories as queries

S = Story.State


def has_photo(story, actor):
    """已经配上照片"""
    return "" if queries.photo_of(story) else "还没有配照片。"


def may_act(story, actor):
    """代表现在任职，没有被暂停执行职务"""
    return "" if story.deputy.may_act else "这位代表已经离任或者被暂停执行代表职务，不能公开。"


STORY = Machine(
    key="deputies.story",
    title="代表风采",
    model=Story,
    states=S,
    initial=S.DRAFT,
    final=(S.WITHDRAWN,),
    moves=(
        Move(name="ask", label="请本人看稿", source=(S.DRAFT,), target=S.ASKED, who=policies.drafts, guard=has_photo,
             event="{actor}请{obj.deputy}看稿《{obj}》", primary=True),
        Move(name="agree", label="同意公开", source=(S.ASKED,), target=S.AGREED, who=policies.is_its_deputy,
             event="{actor}同意公开《{obj}》", primary=True),
        Move(name="send_back", label="退回修改", source=(S.ASKED,), target=S.DRAFT, who=policies.withdraws, returns=True,
             event="{actor}退回《{obj}》修改"),
        Move(name="publish", label="公开", source=(S.AGREED,), target=S.PUBLISHED, who=policies.publishes, guard=may_act,
             event="{actor}公开《{obj}》", primary=True),
        Move(name="withdraw", label="撤下", source=(S.AGREED, S.PUBLISHED), target=S.WITHDRAWN, who=policies.withdraws, returns=True,
             event="{actor}撤下《{obj}》"),
        Move(name="retire", label="离任撤下", source=(S.ASKED, S.AGREED, S.PUBLISHED), target=S.WITHDRAWN, who=is_system, quiet=True,
             event="{obj.deputy}已离任，《{obj}》撤下"),
    ),
)  # fmt: skip
ALL = (STORY,)
