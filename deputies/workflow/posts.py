"""The life of a deputy's seat: elected, credentials checked, in office – suspended and restored – and ended."""

from congress.frame.workflow import Machine, Move

from ..models import Deputy
from ..policies import register as policies
from ..queries import posts as queries

S = Deputy.State


def is_of_running_term(deputy, actor):
    """本届任期未满"""
    return "本届任期已满，代表职务已自然终止。" if queries.has_left(deputy) else ""


DEPUTY = Machine(
    key="deputies.post",
    title="代表职务",
    model=Deputy,
    states=S,
    initial=S.ELECTED,
    final=(S.ENDED, S.VOID),
    moves=(
        Move(
            name="check",
            label="送资格审查",
            source=(S.ELECTED,),
            target=S.CREDENTIAL_CHECK,
            who=policies.keeps_deputies_of,
            event="{actor}将{obj}的代表资格送代表资格审查委员会审查",
            basis="选举法第四十七条、地方组织法第五十六条",
            primary=True,
        ),
        Move(
            name="confirm",
            label="确认代表资格有效",
            source=(S.CREDENTIAL_CHECK,),
            target=S.ACTIVE,
            who=policies.keeps_deputies_of,
            event="{actor}登记：{obj}的代表资格已确认有效",
            basis="选举法第四十七条：县级由常委会、乡级由主席团根据审查报告确认并公布",
            primary=True,
        ),
        Move(
            name="annul",
            label="当选无效",
            source=(S.ELECTED, S.CREDENTIAL_CHECK),
            target=S.VOID,
            who=policies.keeps_deputies_of,
            event="{actor}登记：{obj}当选无效",
            basis="选举法第四十七条：不符合代表条件、选举不合法或有破坏选举等违法行为的，确定当选无效",
            returns=True,
        ),
        Move(
            name="suspend",
            label="暂停执行代表职务",
            source=(S.ACTIVE,),
            target=S.SUSPENDED,
            who=policies.keeps_deputies_of,
            guard=is_of_running_term,
            form="deputies.forms.posts.SuspendForm",
            event="{actor}登记：{obj}暂停执行代表职务",
            basis="代表法第六十一条",
        ),
        Move(
            name="restore",
            label="恢复执行代表职务",
            source=(S.SUSPENDED,),
            target=S.ACTIVE,
            who=policies.keeps_deputies_of,
            guard=is_of_running_term,
            form="deputies.forms.posts.RestoreForm",
            event="{actor}登记：{obj}恢复执行代表职务",
            basis="代表法第六十一条：情形在任期内消失的，恢复执行代表职务；代表资格终止者除外",
        ),
        Move(
            name="terminate",
            label="代表资格终止",
            source=(S.ACTIVE, S.SUSPENDED),
            target=S.ENDED,
            who=policies.keeps_deputies_of,
            guard=is_of_running_term,
            form="deputies.forms.posts.TerminateForm",
            event="{actor}登记：{obj}代表资格终止（{because}）",
            basis="代表法第六十二条、第六十三条",
        ),
    ),
)
ALL = (DEPUTY,)
