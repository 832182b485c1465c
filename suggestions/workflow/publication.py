"""How a suggestion becomes public, and how it is taken back (domain §2.4)."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import Publication
from ..policies import public as policies

P = Publication.State
FORMS = "suggestions.forms.public."
LAW = "本级规定：建议和答复除涉密、商业秘密和个人隐私外应当公开"


def deputy_consents(publication, actor):
    """代表同意公开"""
    return "" if publication.suggestion.public_wish else "代表不同意公开。"


def all_have_answered(publication, actor):
    """代表同意公开，各承办单位都已答复"""
    if publication.suggestion.replied_on is None:
        return "承办单位还没有全部答复，答复以前不公开。"
    return deputy_consents(publication, actor)


PUBLICATION = Machine(
    key="suggestions.publication",
    title="建议公开",
    model=Publication,
    states=P,
    initial=P.PENDING,
    final=(),
    moves=(
        Move(name="release", label="公开", source=(P.PENDING, P.KEPT, P.WITHDRAWN), target=P.RELEASED, who=policies.decides,
             guard=all_have_answered, form=FORMS + "ReleaseForm", event="{actor}决定公开《{obj}》", primary=True, basis=LAW),
        Move(name="revise", label="调整公开内容", source=(P.RELEASED,), target=P.RELEASED, who=policies.decides,
             guard=deputy_consents, form=FORMS + "ReviseForm", event="{actor}调整《{obj}》的公开内容", basis=LAW),
        Move(name="keep", label="决定不公开", source=(P.PENDING,), target=P.KEPT, who=policies.decides, returns=True,
             event="{actor}决定不公开《{obj}》", basis=LAW),
        Move(name="withdraw", label="撤回公开", source=(P.RELEASED,), target=P.WITHDRAWN, who=policies.withdraws, returns=True,
             event="{actor}撤回公开《{obj}》", basis=LAW),
        Move(name="await_decision", label="待决定公开", source=(P.KEPT, P.WITHDRAWN), target=P.PENDING, who=is_system,
             event="代表同意公开，《{obj}》待决定", quiet=True),
    ),
)  # fmt: skip
