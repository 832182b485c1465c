"""The case: written, signed, reviewed three times, numbered, assigned, closed, archived (domain §3.1)."""

from congress.frame.workflow import Machine, Move

from .. import policies, queries
from ..models import Suggestion

S = Suggestion.State

REVIEWED = (S.REVIEW_DELEGATION, S.REVIEW_SECRETARIAT, S.REVIEW_DAC)
BEFORE_REPLY = (S.COSIGNING, S.SUBMITTED, *REVIEWED, S.RETURNED, S.MERGED, S.TO_ASSIGN, S.HANDLING)


def is_whole(suggestion, actor):
    """标题、情况和理由、具体建议齐全"""
    missing = [
        label
        for value, label in (
            (suggestion.subject, "标题"),
            (suggestion.facts, "情况和理由"),
            (suggestion.proposals, "具体建议"),
        )
        if not value.strip()
    ]
    return f"请先写明{'、'.join(missing)}。" if missing else ""


def cosigners_answered(suggestion, actor):
    """文本齐全，联名代表均已答复"""
    if reason := is_whole(suggestion, actor):
        return reason
    waiting = queries.waiting_cosigners(suggestion)
    return f"还有{len(waiting)}位联名代表没有确认：{'、'.join(waiting)}。可以等待，也可以不再等。" if waiting else ""


def not_yet_replied(suggestion, actor):
    """尚未答复（本级规定只在交办前撤回的，尚未交办）"""
    handled = suggestion.merged_into or suggestion  # what is merged is answered with the other
    if handled.replied_on or queries.any_reply_sent(handled):
        return "承办单位已经答复，不能再撤回。"
    if handled.assigned_on and not queries.rule_of(suggestion, "suggestion.withdraw_until_reply"):
        return "已经交办，按本级规定不能再撤回。"
    return ""


def all_units_closed(suggestion, actor):
    """各承办单位均已办结"""
    waiting = queries.open_units(suggestion)
    return f"还有单位没有办结：{'、'.join(waiting)}。" if waiting else ""


def file_is_complete(suggestion, actor):
    """案卷材料齐全"""
    missing = queries.missing_papers(suggestion)
    return f"案卷还缺：{'、'.join(missing)}。" if missing else ""


DEPUTY_WORDS = {
    S.SUBMITTED: "已提交，待审核",
    S.REVIEW_DELEGATION: "审核中",
    S.REVIEW_SECRETARIAT: "审核中",
    S.REVIEW_DAC: "审核中",
    S.TO_ASSIGN: "已立案，待交办",
    S.ARCHIVED: "已办结",
}

TOWNSHIP_WORDS = {S.REVIEW_DAC: "乡镇人大主席终审"}

SUGGESTION = Machine(
    key="suggestions.suggestion",
    title="代表建议",
    model=Suggestion,
    states=S,
    initial=S.DRAFT,
    final=(S.NOT_FILED, S.WITHDRAWN, S.CONVERTED, S.ARCHIVED),
    labels={
        **dict.fromkeys(("DEP", "TDEP", "FORMER"), DEPUTY_WORDS),
        **dict.fromkeys(("TCH", "TSEC"), TOWNSHIP_WORDS),
    },
    moves=(
        Move(
            name="invite",
            label="邀请联名",
            source=(S.DRAFT, S.COSIGNING),
            target=S.COSIGNING,
            who=policies.is_writer,
            guard=is_whole,
            form="suggestions.forms.InviteForm",
            event="{actor}邀请代表联名《{obj}》",
            basis="联名代表须各自确认文本是本人意愿。",
        ),
        Move(
            name="submit",
            label="提交建议",
            source=(S.DRAFT, S.COSIGNING),
            target=S.SUBMITTED,
            who=policies.is_writer,
            guard=cosigners_answered,
            form="suggestions.forms.SubmitForm",
            event="{actor}提交了《{obj}》",
            primary=True,
            basis="代表法第二十四条、第三十六条：代表有权对各方面工作提出建议、批评和意见。",
        ),
        Move(
            name="resubmit",
            label="修改后再提交",
            source=(S.RETURNED,),
            target=S.SUBMITTED,
            who=policies.is_writer,
            guard=cosigners_answered,
            form="suggestions.forms.SubmitForm",
            event="{actor}修改后再次提交《{obj}》",
            primary=True,
        ),
        Move(
            name="enter_delegation",
            label="转代表团初审",
            source=(S.SUBMITTED,),
            target=S.REVIEW_DELEGATION,
            who=policies.is_system,
            quiet=True,
            event="《{obj}》进入代表团初审",
        ),
        Move(
            name="enter_secretariat",
            label="转复审",
            source=(S.SUBMITTED,),
            target=S.REVIEW_SECRETARIAT,
            who=policies.is_system,
            quiet=True,
            event="《{obj}》进入复审（闭会期间不经代表团初审）",
            opens=("suggestions.intake",),
        ),
        Move(
            name="take_over",
            label="由议案转来",
            source=(S.DRAFT,),
            target=S.REVIEW_DAC,
            who=policies.is_system,
            quiet=True,
            event="主席团决定将议案转为代表建议，《{obj}》进入终审",
        ),
        Move(
            name="pass_delegation",
            label="初审通过",
            source=(S.REVIEW_DELEGATION,),
            target=S.REVIEW_SECRETARIAT,
            who=policies.is_delegation_head,
            form="suggestions.forms.PassForm",
            event="{actor}初审通过《{obj}》",
            primary=True,
        ),
        Move(
            name="pass_secretariat",
            label="复审通过",
            source=(S.REVIEW_SECRETARIAT,),
            target=S.REVIEW_DAC,
            who=policies.is_secretariat,
            form="suggestions.forms.PassForm",
            event="{actor}复审通过《{obj}》",
            primary=True,
        ),
        Move(
            name="file",
            label="立案编号",
            source=(S.REVIEW_DAC,),
            target=S.TO_ASSIGN,
            who=policies.is_commission,
            form="suggestions.forms.FileForm",
            event="{actor}终审通过《{obj}》，编为{obj.number_text}",
            primary=True,
            basis="经三次审核方可立案。",
        ),
        Move(
            name="return_from_delegation",
            label="退回修改",
            source=(S.REVIEW_DELEGATION,),
            target=S.RETURNED,
            who=policies.is_delegation_head,
            form="suggestions.forms.ReasonForm",
            returns=True,
            event="{actor}将《{obj}》退回代表修改",
            closes=("suggestions.intake",),
        ),
        Move(
            name="return_for_edit",
            label="退回修改",
            source=(S.REVIEW_SECRETARIAT, S.REVIEW_DAC),
            target=S.RETURNED,
            who=policies.reviews_now,
            form="suggestions.forms.ReasonForm",
            returns=True,
            event="{actor}将《{obj}》退回代表修改",
            closes=("suggestions.intake",),
        ),
        Move(
            name="not_file",
            label="不予立案",
            source=(S.REVIEW_SECRETARIAT, S.REVIEW_DAC),
            target=S.NOT_FILED,
            who=policies.decides_now,
            form="suggestions.forms.NotFileForm",
            returns=True,
            event="{actor}对《{obj}》不予立案",
            closes=("suggestions.intake",),
        ),
        Move(
            name="convert",
            label="转其他办理",
            source=(S.REVIEW_SECRETARIAT, S.REVIEW_DAC),
            target=S.CONVERTED,
            who=policies.decides_now,
            form="suggestions.forms.ConvertForm",
            returns=True,
            event="{actor}将《{obj}》转作其他办理",
            closes=("suggestions.intake",),
        ),
        Move(
            name="merge",
            label="并案",
            source=(S.REVIEW_SECRETARIAT, S.REVIEW_DAC, S.TO_ASSIGN),
            target=S.MERGED,
            who=policies.decides_now,
            form="suggestions.forms.MergeForm",
            returns=True,
            event="{actor}将《{obj}》并入《{into}》",
            closes=("suggestions.intake", "suggestions.session_intake", "suggestions.reassign"),
        ),
        Move(
            name="unmerge",
            label="恢复审核",
            source=(S.MERGED,),
            target=S.REVIEW_DAC,
            who=policies.is_system,
            quiet=True,
            event="所并入的建议不再办理，《{obj}》恢复单独审核",
            opens=("suggestions.intake",),
        ),
        Move(
            name="unmerge_filed",
            label="恢复交办",
            source=(S.MERGED,),
            target=S.TO_ASSIGN,
            who=policies.is_system,
            quiet=True,
            event="所并入的建议不再办理，《{obj}》恢复单独交办",
            opens=("suggestions.reassign",),
        ),
        Move(
            name="withdraw",
            label="撤回建议",
            source=BEFORE_REPLY,
            target=S.WITHDRAWN,
            who=policies.is_writer,
            guard=not_yet_replied,
            form="suggestions.forms.ReasonForm",
            returns=True,
            event="{actor}撤回《{obj}》",
            fades=True,
            cancels=("suggestions.intake", "suggestions.session_intake", "suggestions.reassign"),
            basis="代表可以书面撤回，办理即行终止。",
        ),
        Move(
            name="assign",
            label="交办",
            source=(S.TO_ASSIGN,),
            target=S.HANDLING,
            who=policies.is_commission,
            form="suggestions.forms.AssignForm",
            event="{actor}交办《{obj}》：{units}",
            primary=True,
            closes=("suggestions.intake", "suggestions.session_intake", "suggestions.reassign"),
            basis="代表法第五十一条：自交办之日起三个月内答复；涉及面广、处理难度大的，六个月内答复。",
        ),
        Move(
            name="reopen_assigning",
            label="重新交办",
            source=(S.HANDLING,),
            target=S.TO_ASSIGN,
            who=policies.is_system,
            quiet=True,
            event="各承办单位已退办，《{obj}》待重新交办",
            opens=("suggestions.reassign",),
        ),
        Move(
            name="finish",
            label="办结",
            source=(S.HANDLING,),
            target=S.CLOSED,
            who=policies.is_system,
            quiet=True,
            guard=all_units_closed,
            event="《{obj}》各承办单位均已办结",
        ),
        Move(
            name="archive",
            label="归档",
            source=(S.CLOSED,),
            target=S.ARCHIVED,
            who=policies.is_archivist,
            guard=file_is_complete,
            event="{actor}将《{obj}》归档",
            primary=True,
        ),
    ),
)
