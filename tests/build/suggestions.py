"""Suggestions in any state, walked there by the same deeds that people use.

``suggestion(cast, at="in_progress")`` names a state of the case or of the (first) answering unit's task;
``task(cast, at="extension_requested")`` gives that task. Every state that can last can be asked for.
"""

from datetime import date, timedelta

from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.queries import calendar, rules
from suggestions import actions
from suggestions.models import Suggestion
from suggestions.workflow import ASSIGNMENT, SUGGESTION

SUBJECT = "关于修复柳沟村三组通村公路的建议"
FACTS = (
    "柳沟村三组通村公路全长二点六公里，去年汛期被冲毁三处，校车已停开两个月，四十一名"
    "学生每天步行上学，群众运送花椒也要绕行十一公里。"
)
PROPOSALS = "一、请县交通运输局在上冻以前完成应急处治，恢复校车通行；二、明年把这一路段列入农村公路养护工程计划。"
REPLY = "经现场核实，三处水毁路段已全部完成应急处治，校车于四月十日恢复通行；其余路段已列入明年养护工程计划。"
IN_SESSION = date(2026, 2, 4)
HANDS = {"transport": "unit", "finance": "finance", "court": "court", "river_government": "river", "unit": "unit"}
HEADS = {"transport": "unitl", "finance": "financel", "court": "courtl", "river_government": "riverl", "unit": "unitl"}

ROAD = (
    "draft",
    "review_secretariat",
    "review_dac",
    "to_assign",
    "assigned",
    "accepted",
    "in_progress",
    "reply_drafted",
    "reply_signed",
    "feedback_pending",
    "rated",
    "closed",
    "archived",
)
# a side state: where the road is left, and the deed that does it
SIDE = {
    "cosigning": "draft",
    "returned": "review_secretariat",
    "not_filed": "review_dac",
    "converted": "review_dac",
    "merged": "review_dac",
    "withdrawn": "review_secretariat",
    "return_requested": "assigned",
    "sent_back": "return_requested",
    "joint_pending": "in_progress",
    "extension_requested": "in_progress",
    "redo": "rated",
    "follow_up": "rated",
    "cancelled": "accepted",
}
# states of the case in words of the task that stands for it
SAME = {"submitted": "review_secretariat", "handling": "assigned"}


class Walk:
    """One case on its way. The unit keys are those of the cast's bodies."""

    def __init__(
        self,
        cast,
        *,
        lead="dep",
        cosigners=(),
        unit=None,
        joint=(),
        separate=(),
        is_hard=False,
        in_session=False,
        reply_class="A",
        attitude="satisfied",
        result="satisfied",
        comment="",
        promises=None,
        reply="",
        **text,
    ):
        self.cast, self.township = cast, cast.congress.level == "township"
        self.lead = "tdep" if self.township and lead == "dep" else lead
        self.cosigners, self.joint, self.separate = cosigners, joint, separate
        self.unit = None if separate else unit or ("unit" if self.township else "transport")
        self.is_hard, self.in_session = is_hard, in_session
        self.reply_class, self.promises, self.reply = reply_class, promises, reply
        self.marks = {
            "attitude": attitude,
            "result": result,
            "asked_cosigners": bool(cosigners),
            "comment": comment or ("没有回应建议的第二条。" if "not_satisfied" in (attitude, result) else ""),
        }
        self.text = {"subject": SUBJECT, "facts": FACTS, "proposals": PROPOSALS, **text}
        self.case = None

    # who

    @property
    def commission(self):
        return self.cast.tch if self.township else self.cast.dac

    @property
    def deputy(self):
        return self.cast.actor(self.lead)

    def hand(self, task):
        return self.cast.actor(HANDS[self._key(task)])

    def head(self, task):
        return self.cast.actor(HEADS[self._key(task)])

    def checker(self, task):
        return self.cast.gov if task.unit.is_government and not self.township else self.commission

    def _key(self, task):
        return next(key for key in HANDS if key in self.cast.bodies and self.cast.bodies[key].pk == task.unit_id)

    # where

    @property
    def tasks(self):
        return list(
            self.case.assignments.in_force().select_related("unit", "suggestion__congress", "suggestion__lead")
        )

    @property
    def answering(self):
        return [task for task in self.tasks if task.answers]

    def do(self, name, *, actor, **data):
        self.case = SUGGESTION.deeds[name](self.case, actor=actor, **data)

    def each(self, name, who, tasks=None, **data):
        for task in self.answering if tasks is None else tasks:
            ASSIGNMENT.deeds[name](task, actor=who(task), **data)

    def to(self, at):
        at = SAME.get(at, at)
        if at in SIDE:
            self.to(SIDE[at])
            getattr(self, at)()
        elif at == "review_delegation":
            self.in_session = True
            self._until(self.draft, self.hand_in)
        elif at == "opinion_given":
            self.to("accepted")
            self.opinions()
        else:
            for stop in ROAD[: ROAD.index(at) + 1]:
                getattr(self, stop)()
        return Suggestion.objects.get(pk=self.case.pk)

    def _until(self, *deeds):
        with clock.frozen(IN_SESSION if self.in_session else clock.now()):
            for deed in deeds:
                deed()

    # the road

    def draft(self):
        with clock.frozen(IN_SESSION if self.in_session else clock.now()):
            self.case = actions.writing.write(actor=self.deputy, lead=self.cast.deputies[self.lead], **self.text)

    def hand_in(self):
        if self.cosigners:
            self.cosigning()
            for key in self.cosigners:
                actions.writing.answer_invitation(self.case, actor=self.cast.actor(key), agree=True)
        self.do("submit", actor=self.deputy)

    def review_secretariat(self):
        self._until(self.hand_in)
        if self.in_session:
            self._until(lambda: self.do("pass_delegation", actor=self.cast.dhead))

    def review_dac(self):
        self.do("pass_secretariat", actor=self.commission if self.township else self.cast.go, comment="符合立案要求。")

    def to_assign(self):
        self.do("file", actor=self.commission)

    def assigned(self):
        bodies = self.cast.bodies
        self.do(
            "assign",
            actor=self.commission,
            lead=self.unit and bodies[self.unit],
            joint=[bodies[key] for key in self.joint],
            separate=[bodies[key] for key in self.separate],
            is_hard=self.is_hard,
            units="有关单位",
        )

    def accepted(self):
        self.each("sign_for", self.hand, self.tasks)

    def in_progress(self):
        for task in self.answering:
            ASSIGNMENT.deeds["begin"](
                task,
                actor=self.hand(task),
                plan="现场勘查后分两步处治。",
                handler=self.hand(task).name,
                handler_phone="0395-6210001",
                unit_leader=self.head(task).name,
                nodes=[
                    {"title": "完成勘查", "due_on": clock.today() + timedelta(days=10), "money": None},
                    {"title": "完成应急处治", "due_on": clock.today() + timedelta(days=40), "money": 36},
                ],
            )

    def opinions(self):
        for task in self.tasks:
            if task.kind == "joint" and task.state == "accepted":
                ASSIGNMENT.deeds["give_opinion"](
                    task, actor=self.hand(task), text="资金可从养护经费中列支。", signer=self.head(task).name
                )

    def contact(self, phase="before"):
        for task in self.answering:
            actions.handling.record_contact(
                task,
                actor=self.hand(task),
                phase=phase,
                form="site",
                on=clock.today(),
                deputy_met=self.deputy.name,
                people=self.hand(task).name,
                content="一同查看了水毁路段。",
            )

    def reply_drafted(self):
        self.opinions()
        self.contact()
        chosen = self.cast.classes[self.reply_class]
        promises = self.promises
        if promises is None and chosen.needs_follow_up:
            promises = [{"text": "完成其余路段大修", "due_on": clock.today() + timedelta(days=200), "money": 120}]
        self.each(
            "draft_reply",
            self.hand,
            reply_class=chosen,
            text=self.reply or REPLY,
            publicity="open",
            contact_name="韩经办",
            contact_phone="0395-6210001",
            commitments=promises or [],
        )

    def reply_signed(self):
        self.each("sign_reply", self.head)

    def feedback_pending(self):
        self.each("check_reply", self.checker)

    def rated(self):
        self.each("rate", lambda task: self.deputy, **self.marks)

    def closed(self):
        for task in self.answering:
            promised = list(task.commitments.all())
            if not promised:
                note = "主任会议研究同意办结。" if self.marks["result"] == "not_satisfied" else ""
                ASSIGNMENT.deeds["close"](task, actor=self.commission, note=note)
                continue
            ASSIGNMENT.deeds["follow"](task, actor=self.commission)
            for promise in promised:
                actions.following.settle_commitment(promise, actor=self.commission, kept=True, note="现场核实。")
            ASSIGNMENT.deeds["close_followed"](task, actor=self.commission, note="已兑现。")
        self.case.refresh_from_db()

    def archived(self):
        self.do("archive", actor=self.commission if self.township else self.cast.go)

    # beside the road

    def cosigning(self):
        others = self.cosigners or (("tdep2",) if self.township else ("dep2", "dep3"))
        self.do("invite", actor=self.deputy, deputies=[self.cast.deputies[key] for key in others])

    def returned(self):
        self.do("return_for_edit", actor=self.commission, reason="请写明水毁路段的位置和长度。")

    def not_filed(self):
        self.do("not_file", actor=self.commission, reason_code="no_content", reason="没有提出具体事项。")

    def converted(self):
        self.do("convert", actor=self.commission, converted_to="reference", reason="宜作为工作参考。")

    def merged(self):
        into = suggestion(self.cast, at="review_dac", lead=self.lead, subject="关于整治柳沟村道路的建议")
        self.do("merge", actor=self.commission, into=into, reason="内容相同，合并办理。")

    def withdrawn(self):
        self.do("withdraw", actor=self.deputy, reason="问题已经解决。")

    def return_requested(self):
        self.each(
            "request_return",
            self.hand,
            self.answering[:1],
            reason="不属于我单位职责。",
            approved_by="杨局长",
            proposed_unit=self.cast.bodies.get("river_government"),
        )

    def sent_back(self):
        task = self.answering[0]
        if task.unit.is_government and not self.township:
            ASSIGNMENT.deeds["opine_return"](task, actor=self.cast.gov, opinion="agree", comment="情况属实。")
        ASSIGNMENT.deeds["grant_return"](
            task, actor=self.commission, new_unit=self.cast.bodies.get("river_government"), comment="改由镇政府办理。"
        )
        self.case.refresh_from_db()

    def relieved(self):
        """Sent back with no other unit chosen: the commission assigns anew."""
        task = self.answering[0]
        ASSIGNMENT.deeds["opine_return"](task, actor=self.cast.gov, opinion="agree", comment="情况属实。")
        ASSIGNMENT.deeds["grant_return"](task, actor=self.commission)
        self.case.refresh_from_db()

    def joint_pending(self):
        self.each("await_joint", self.hand, self.answering[:1])

    def extension_requested(self):
        self.each(
            "request_extension",
            self.hand,
            reason="须列入下半年计划。",
            wanted_until=clock.today() + timedelta(days=140),
        )

    def redo(self):
        self.each("order_redo", lambda task: self.commission, reason="代表对办理结果不满意。")

    def follow_up(self):
        self.each("follow", lambda task: self.commission)

    def cancelled(self):
        for task in self.tasks:
            ASSIGNMENT.deeds["cancel"](task, actor=SYSTEM)


NEEDS = {
    "joint_pending": {"joint": ("finance",)},
    "opinion_given": {"joint": ("finance",)},
    "follow_up": {"reply_class": "B"},
    "redo": {"result": "not_satisfied"},
}


def suggestion(cast, at="draft", **wishes):
    """A suggestion of the cast in this state; see ``Walk`` for what may be wished."""
    with rules.remembered(), calendar.remembered():  # the road changes neither, and asks for both at every step
        return Walk(cast, **{**NEEDS.get(at, {}), **wishes}).to(at)


def task(cast, at="assigned", kind=None, **wishes):
    """The first task of a suggestion that stands at this state (for opinion_given the joint unit's)."""
    case = suggestion(cast, at, **wishes)
    tasks = case.assignments.select_related("unit", "suggestion__congress", "suggestion__lead__person").order_by("pk")
    wanted = [one for one in tasks if one.state == at and kind in (None, one.kind)]
    return (wanted or list(tasks))[0]
