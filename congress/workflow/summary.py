"""The annual work summary: sections given out, written on figures that freeze with the year, reviewed, decided (§3.13)."""

from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..models import Summary
from ..policies import summaries as policies
from ..queries import summaries as queries

S = Summary.State


def year_is_over(summary, actor):
    """数据截止日已过"""
    return "" if clock.today() > summary.cut_off else f"数据截止到{long_date(summary.cut_off)}，次日起才能冻结。"


def all_is_in(summary, actor):
    """各章都已交稿，文字与冻结的数据一致"""
    return queries.against_merging(summary)


def paper_is_made(summary, actor):
    """总结文本已签发"""
    return "" if queries.printed_paper(summary) else "还没有签发总结的正式文本。请先在“公文”里签发。"


SUMMARY = Machine(
    key="congress.summary",
    title="年度工作总结",
    model=Summary,
    states=S,
    initial=S.OPENED,
    final=(S.ARCHIVED,),
    moves=(
        Move(
            name="assign",
            label="分工",
            source=(S.OPENED,),
            target=S.DRAFTING,
            who=policies.runs,
            form="congress.forms.summaries.AssignForm",
            event="{actor}分工撰写《{obj}》",
            primary=True,
        ),
        Move(
            name="regather",
            label="重新取数",
            source=(S.DRAFTING,),
            target=S.DRAFTING,
            who=policies.runs,
            event="{actor}为《{obj}》重新取数",
        ),
        Move(
            name="freeze",
            label="冻结数据",
            source=(S.OPENED, S.DRAFTING),
            target=S.FROZEN,
            who=policies.freezes,
            guard=year_is_over,
            event="{actor}冻结《{obj}》的数据",
            basis="冻结以后数据不再变动，文字仍可修改",
        ),
        Move(
            name="merge",
            label="汇总",
            source=(S.FROZEN,),
            target=S.MERGED,
            who=policies.runs,
            guard=all_is_in,
            event="{actor}汇总《{obj}》",
            primary=True,
        ),
        Move(
            name="to_office",
            label="送办公室审核",
            source=(S.MERGED,),
            target=S.OFFICE,
            who=policies.runs,
            event="{actor}将《{obj}》送办公室审核",
            primary=True,
        ),
        Move(
            name="to_council",
            label="提请主任会议审议",
            source=(S.OFFICE,),
            target=S.COUNCIL,
            who=policies.runs,
            event="{actor}将《{obj}》提请主任会议审议",
            primary=True,
        ),
        Move(
            name="return_office",
            label="退回修改",
            source=(S.OFFICE,),
            target=S.MERGED,
            who=policies.reviews,
            event="{actor}退回《{obj}》修改",
            returns=True,
        ),
        Move(
            name="finalise",
            label="审议通过，定稿",
            source=(S.COUNCIL,),
            target=S.FINALISED,
            who=policies.approves,
            form="congress.forms.summaries.CouncilForm",
            event="{actor}记《{obj}》经主任会议审议通过，定稿",
            closes=("congress.summary",),
            primary=True,
        ),
        Move(
            name="return_council",
            label="审议后退回修改",
            source=(S.COUNCIL,),
            target=S.MERGED,
            who=policies.approves,
            event="{actor}记主任会议审议后退回《{obj}》修改",
            returns=True,
        ),
        Move(
            name="reopen",
            label="撤回定稿",
            source=(S.FINALISED, S.PRINTED),
            target=S.MERGED,
            who=policies.approves,
            event="{actor}撤回《{obj}》的定稿",
            returns=True,
        ),
        Move(
            name="print_out",
            label="登记印制",
            source=(S.FINALISED,),
            target=S.PRINTED,
            who=policies.runs,
            guard=paper_is_made,
            event="{actor}登记《{obj}》已印制",
            primary=True,
        ),
        Move(
            name="archive",
            label="归档",
            source=(S.PRINTED,),
            target=S.ARCHIVED,
            who=policies.runs,
            event="{actor}将《{obj}》归档",
            primary=True,
        ),
    ),
)
