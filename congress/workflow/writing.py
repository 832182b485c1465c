"""A writing: drafted, final, and – a rule – replaced by a new version or repealed."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import Writing
from ..policies import writings as policies
from ..queries import attachments
from ..queries import writings as queries

W = Writing.State


def has_words(writing, actor):
    """已有正文或者附件"""
    if writing.text.strip() or attachments.attachments_of(writing):
        return ""
    return "还没有正文，也没有附件。"


def stands_alone(writing, actor):
    """没有新版本或者其他制度以它为据"""
    return "已有新版本或者其他制度以它为据，不能更正。" if queries.is_named(writing) else ""


WRITING = Machine(
    key="congress.writing",
    title="文稿",
    model=Writing,
    states=W,
    initial=W.DRAFT,
    final=(),
    moves=(
        Move(
            name="adopt",
            label="登记通过",
            source=(W.DRAFT,),
            target=W.ADOPTED,
            who=policies.adopts_rules,
            guard=has_words,
            form="congress.forms.writings.AdoptForm",
            event="{actor}登记《{obj}》由{adopted_at}通过",
            primary=True,
        ),
        Move(
            name="publish",
            label="定稿",
            source=(W.DRAFT,),
            target=W.ADOPTED,
            who=policies.publishes,
            guard=has_words,
            form="congress.forms.writings.PublishForm",
            event="{actor}将《{obj}》定稿",
            primary=True,
        ),
        Move(
            name="repeal",
            label="登记废止",
            source=(W.ADOPTED,),
            target=W.REPEALED,
            who=policies.adopts_rules,
            form="congress.forms.writings.RepealForm",
            event="{actor}登记《{obj}》自{ended_on}起废止",
        ),
        Move(
            name="reopen",
            label="更正为草稿",
            source=(W.ADOPTED,),
            target=W.DRAFT,
            who=policies.keeps_writings,
            guard=stands_alone,
            event="{actor}把《{obj}》更正为草稿",
            returns=True,
        ),
        Move(
            name="restore",
            label="更正为未废止",
            source=(W.REPEALED,),
            target=W.ADOPTED,
            who=policies.adopts_rules,
            event="{actor}更正：《{obj}》没有废止",
            returns=True,
        ),
        Move(
            name="supersede",
            label="由新版本替代",
            source=(W.ADOPTED,),
            target=W.SUPERSEDED,
            who=is_system,
            event="《{obj}》由新版本替代",
            quiet=True,
        ),
        Move(
            name="revive",
            label="恢复为现行版本",
            source=(W.SUPERSEDED,),
            target=W.ADOPTED,
            who=is_system,
            event="《{obj}》恢复为现行版本",
            quiet=True,
        ),
    ),
)
