"""What must agree in appointments and oaths. The findings name no candidate: whoever may know reads the case itself."""

from django.db.models import Exists, OuterRef, Q

from congress.frame.kinds import Check, Finding
from congress.models import Deadline

from .models import Certificate, Item, Poll, Swearing


def of_item(item, wrong):
    return Finding(f"{item.case}第{item.order}项{wrong}", item.case.congress_id, item.case)


def decided_without_vote():
    """Whoever was appointed or removed by a vote has its result."""
    rows = Item.objects.filter(state__in=Item.DECIDED).filter(Q(votes__isnull=True) | Q(result=""))
    return [of_item(row, "已经宣布结果，却没有表决的票数。") for row in rows.select_related("case").order_by("pk")]


def certificates_of_nobody():
    """A certificate in force is of an appointment that has passed."""
    rows = Certificate.objects.in_force().exclude(item__state=Item.State.PASSED).select_related("item__case")
    return [of_item(row.item, "没有通过，却有有效的任命书。") for row in rows.order_by("pk")]


def left_in_the_vote():
    """What was put to a vote waits for its result only while there is that vote."""
    rows = Item.objects.filter(state=Item.State.VOTING).filter(
        Q(poll=None) | ~Exists(Poll.objects.filter(pk=OuterRef("poll")))
    )
    return [of_item(row, "标为正在表决，却没有表决。") for row in rows.select_related("case").order_by("pk")]


def owed_without_clock():
    """Whoever still owes his oath has a clock that says by when."""
    running = Deadline.objects.open().filter(target_model="appointments.swearing", target_pk=OuterRef("pk"))
    rows = Swearing.objects.filter(~Exists(running), state__in=Swearing.OWED).select_related("office").order_by("pk")
    return [Finding(f"一项宪法宣誓（{row.office}）应当举行，却没有时限。", row.congress_id, row) for row in rows]


ALL = (
    Check(key="appointments.votes", label="任免结果都有票数", find=decided_without_vote, order=70,
          means="任免以表决为据，没有票数就不能证明它通过。",
          todo="请任免工作人员打开这件任免案，对照表决结果单核对；没有的，从表决页面重新取结果。"),
    Check(key="appointments.certificates", label="任命书都有通过的任命", find=certificates_of_nobody, order=71,
          means="没有通过任命的人持有有效的任命书。",
          todo="请任免工作人员核对，发错的收回并作废，编号保留。"),
    Check(key="appointments.voting", label="正在表决的事项都有表决", find=left_in_the_vote, order=72,
          means="事项停在“交付表决”，没有表决能给它结果。",
          todo="请任免工作人员打开这件任免案，重新交付表决，或者暂不提请。"),
    Check(key="appointments.oaths", label="应宣誓的都有时限", find=owed_without_clock, order=73,
          means="没有时限的宣誓不会提醒，就职的人可能一直没有宣誓。",
          todo="请打开这次宣誓，尽快安排仪式；已经宣誓的，补登结果。"),
)  # fmt: skip
