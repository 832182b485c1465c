"""One suggestion from first word to archive, lived through the same deeds that people use.

A life is a generator for the timeline: it yields the moment at which it goes on, then acts as whoever must act.
``fate.stop`` names the state in which it stays, so that a visitor can take it up from there.
"""

import datetime

from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.queries.calendar import calendar_of

from .. import actions
from ..models import Assignment, Publication, Suggestion
from ..queries import public
from ..workflow import ASSIGNMENT, PUBLICATION, SUGGESTION

LONG = 8  # days between two looks at something that others must do first


class Stay(Exception):
    """The state has been reached in which this suggestion stays."""


class Life:
    """One case. ``office`` knows the people and the lists; ``story`` has the words; ``fate`` the turns."""

    def __init__(self, office, story, fate, lead, *, rng, submit_on, congress="county"):
        self.office, self.story, self.fate, self.lead = office, story, fate, lead
        self.rng, self.submit_on, self.congress = rng, submit_on, congress
        self.case, self.source, self.said = None, "", ""  # the address of what people said, and their words
        self.has_joint = self.finished = False

    # Time

    def at(self, day, hour=None):
        """A moment of that day, later than now; working hours unless an hour is said."""
        hour = self.rng.randint(9, 16) if hour is None else hour
        when = clock.moment(day, hour, self.rng.randint(0, 59))
        return max(when, clock.now() + datetime.timedelta(minutes=self.rng.randint(2, 50)))

    def workday(self, day):
        return calendar_of(self.office.congress(self.congress).pk).next_workday(day)

    def after(self, low, high=None):
        """The moment on a working day that many days from today."""
        days = self.rng.randint(low, high if high is not None else low)
        return self.at(self.workday(clock.today() + datetime.timedelta(days=days)))

    def reach(self, state):
        if self.fate.stop == state:
            raise Stay

    def do(self, name, actor, **data):
        self.case = SUGGESTION.deeds[name](self.case, actor=actor, **data)

    # People

    @property
    def deputy(self):
        return self.office.deputy_actor(self.lead)

    @property
    def commission(self):
        return self.office.commission(self.congress)

    # The whole

    def run(self):
        try:
            yield from self.write()
            if (yield from self.review()):
                yield from self.assign()
        except Stay:
            self.finished = True

    def write(self):
        """Written, signed by others, handed in."""
        yield from self.prompted()
        ahead = self.rng.randint(4, 20) if self.fate.cosigners else self.rng.randint(0, 6)
        yield self.at(self.submit_on - datetime.timedelta(days=ahead), self.rng.choice((8, 10, 15, 19, 20, 21)))
        story, fate = self.story, self.fate
        writer = self.deputy if fate.channel == "online" else self.office.typist(self.congress)
        self.case = actions.writing.write(
            actor=writer,
            lead=self.lead,
            channel=fate.channel,
            subject=story.subject,
            facts=f"{self.said}{story.facts}",
            proposals=story.proposals,
            source=self.source,
            topic=self.office.topic(self.congress, story.topic),
            wished_unit=self.office.unit(self.congress, story),
            secret_identity=fate.secret,
            public_wish=fate.public_wish,
            public_as=fate.public_as,
        )
        self.reach("draft")
        if fate.cosigners:
            yield from self.sign(writer)
        yield self.at(self.submit_on)
        self.do("submit", writer)

    def prompted(self):
        """What comes before the first word."""
        yield from ()

    def sign(self, writer):
        """Others are asked to sign; each answers for himself, or has signed the paper form."""
        others = self.office.neighbours(self.lead, self.fate.cosigners, self.rng, self.fate.options.get("invites", ()))
        if self.fate.channel != "online":
            for other in others:
                actions.writing.enter_signature(self.case, actor=writer, deputy=other)
            return
        yield self.at(clock.today() + ONE_DAY * (self.rng.random() < 0.5), 20)
        self.do("invite", writer, deputies=others)
        self.reach("cosigning")
        for at, other in enumerate(others):
            yield self.at(min(clock.today() + ONE_DAY, self.submit_on), self.rng.randint(8, 21))
            declines = self.fate.one_declines and at == len(others) - 1
            comment = "这一事项我正在了解，暂不联名。" if declines else ""
            actions.writing.answer_invitation(
                self.case, actor=self.office.deputy_actor(other), agree=not declines, comment=comment
            )

    # Three reviews

    def review(self):
        """Through the gates; True when it has been numbered."""
        returned = False
        while True:
            state = self.case.state
            self.reach(state)
            if state == "to_assign":
                return True
            yield self.after(0, 2)
            if state == "returned":
                yield from self.correct()
                returned = True
                continue
            gate = state.removeprefix("review_")
            turn = self.fate.review if gate == self.fate.gate and not returned else "pass"
            if gate == "delegation":
                turn = turn if turn == "return" else "pass"
            if self.fate.withdraws and gate == self.fate.gate == "dac":
                self.do("withdraw", self.writer(), reason=self.story.phrase("withdraw", clock.today()))
                return False
            if self.turn(gate, turn):
                return False

    def writer(self):
        return self.deputy if self.fate.channel == "online" else self.office.typist(self.congress)

    def reviewer(self, gate):
        if gate == "delegation":
            return self.office.delegation_head(self.lead)
        return self.office.secretariat(self.congress) if gate == "secretariat" else self.commission

    def turn(self, gate, turn):
        """One decision at one gate; True when the suggestion ends here."""
        story, today, actor = self.story, clock.today(), self.reviewer(gate)
        if turn == "merged":
            into = self.office.same_matter(self)
            turn = turn if into else "pass"
        match turn:
            case "return":
                self.do(
                    "return_from_delegation" if gate == "delegation" else "return_for_edit",
                    actor,
                    reason=story.phrase("edit-return", today),
                )
            case "not_filed":
                code = self.rng.choice(("own_matter", "pending_case", "complaint", "no_content", "forwarded"))
                self.do("not_file", actor, reason_code=code, reason=story.phrase(f"not-filed {code}", today))
            case "converted":
                where = self.rng.choice(("letter", "reference", "petition"))
                self.do("convert", actor, converted_to=where, reason=story.phrase(f"convert {where}", today))
            case "merged":
                name = f"{into.number_text}《{into.subject}》"
                self.do("merge", actor, into=into, reason=story.phrase("merge", today, into=name))
            case _:
                deed = {"delegation": "pass_delegation", "secretariat": "pass_secretariat", "dac": "file"}[gate]
                self.do(deed, actor, comment=story.phrase("pass", today))
        return turn in ("not_filed", "converted", "merged")

    def correct(self):
        """The deputy puts the text right and hands it in again."""
        more = self.story.phrase("more " + ("town" if self.story.theme.scope == "town" else "village"), clock.today())
        actions.writing.edit(self.case, actor=self.writer(), facts=f"{self.case.facts}\n{more}")
        for row in self.case.cosigners.filter(state="invited"):  # each signs the new words
            actions.writing.answer_invitation(self.case, actor=self.office.deputy_actor(row.deputy), agree=True)
        yield self.after(1, 2)
        self.do("resubmit", self.writer())

    # Assigning

    def assign(self):
        """At the assignment meeting, or singly between sessions; then each unit goes its own way."""
        self.office.filed(self)
        units = self.office.units_for(self)
        meeting = self.office.meeting_of(self.case)
        if meeting:
            yield self.at(meeting - self.rng.randint(2, 6) * ONE_DAY)
            if self.office.is_recent(meeting) and self.rng.random() < 0.75:
                actions.assigning.prepare(self.case, actor=self.commission, **units)
            yield clock.moment(meeting, 15)
            self.office.hold_meeting()
            self.case.refresh_from_db()
        else:
            yield self.after(1, 6)
        if self.case.state == "to_assign":
            self.do("assign", self.commission, units=self.office.in_words(units), **units)
        tasks = self.tasks()
        self.has_joint = any(task.kind == "joint" for task in tasks)
        for task in tasks:
            self.office.timeline.enter(self.guarded(Task(self, task).run()))
        if self.fate.is_key:
            yield from self.press()

    def tasks(self):
        return list(
            Assignment.objects.filter(suggestion=self.case.pk).in_force().select_related("unit").order_by("pk")
        )

    def guarded(self, life):
        """One unit's part, as long as the suggestion has not been withdrawn."""
        try:
            for moment in life:
                yield moment
                if self.case.state == "withdrawn":
                    return
        except Stay:
            self.finished = True

    def press(self):
        """The council of chairpersons puts it on its list."""
        leader = self.office.pressing_leader(self.rng)
        yield self.after(4, 15)
        self.case.refresh_from_db()
        actions.following.mark_key(
            self.case,
            actor=self.commission,
            is_key=True,
            pressing_leader=leader,
            key_note=f"{clock.today().year}年{clock.today().month}月主任会议确定为重点督办建议",
            matching_committee=self.office.committee(self.story),
        )

    # After all units are done

    def publish(self):
        """Decided once it is closed: mostly released, now and then kept, with the reason."""
        found = Publication.objects.filter(suggestion=self.case).first()
        if found is None:
            return
        yield self.after(3, 15)
        if not self.fate.released:
            reason = self.story.phrase("keep-closed", clock.today())
            PUBLICATION.deeds["keep"](found, actor=self.commission, reason=reason)
            return
        sent = public.sent_answers(self.case.pk)
        texts = [self.case.subject, self.case.facts, self.case.proposals, *(reply.text for reply in sent)]
        summary = self.case.proposals.partition("。")[0] + "。" if self.fate.public_as == "summary" else ""
        PUBLICATION.deeds["release"](
            found, actor=self.commission, summary=summary,
            covered=public.personal_data(texts),
            answers={reply.pk: "" if reply.publicity == "open" else reply.publicity_reason for reply in sent},
        )  # fmt: skip

    def archive(self):
        """Decided whether it is public, filed away."""
        self.case = Suggestion.objects.get(pk=self.case.pk)
        if self.case.state != "closed" or self.finished:
            return
        self.finished = True
        yield from self.publish()
        self.reach("closed")
        if self.fate.archived:
            yield self.after(12, 60)
            self.do("archive", self.office.archivist(self.congress))


class Task:
    """One unit's part in it."""

    def __init__(self, life, task):
        self.life, self.task, self.unit = life, task, task.unit
        self.office, self.story, self.fate, self.rng = life.office, life.story, life.fate, life.rng
        self.again = 0

    @property
    def clerk(self):
        return self.office.clerk(self.unit)

    @property
    def head(self):
        return self.office.head(self.unit)

    @property
    def checker(self):
        through = self.unit.is_government and self.life.congress == "county"
        return self.office.supervision if through else self.life.commission

    def do(self, name, actor, **data):
        self.task = ASSIGNMENT.deeds[name](self.task, actor=actor, **data)

    def _fresh(self):
        """The row as it stands now, after what others have done to it."""
        self.task = Assignment.objects.select_related("suggestion").get(pk=self.task.pk)
        self.task.unit = self.unit
        return self.task

    def reach(self, state):
        if self.task.kind != "joint" or state in ("opinion_given",):
            self.life.reach(state)

    def run(self):
        self.reach("assigned")
        yield self.life.after(0, 4)
        if self.task.kind == "joint":
            yield from self.opine()
            return
        if self.fate.wrong_unit and self.office.is_wrong(self.life, self.unit):
            yield from self.send_back()
        self.do("sign_for", self.clerk)
        self.reach("accepted")
        yield from self.plan()
        if self.fate.withdraws:  # the matter has been seen to; what its units had begun ends with it
            self.life.do("withdraw", self.life.writer(), reason=self.story.phrase("withdraw", clock.today()))
            return
        yield from self.handle()
        yield from self.answer()
        yield from self.settle()
        yield from self.life.archive()

    def opine(self):
        """A joint unit signs for it and speaks to the lead unit within its month."""
        if self.fate.stop in ("joint_assigned", "joint_pending"):
            return
        self.do("sign_for", self.clerk)
        if self.fate.stop == "joint_accepted":
            return
        yield self.life.after(5, 26)
        text = self.story.joint_opinion(clock.today(), self.unit.short_name)
        self.do("give_opinion", self.clerk, text=text, signer=self.head.name)

    def send_back(self):
        """Not our duty: asked for with the head's consent; the supervision office speaks, the commission decides."""
        right = self.office.unit(self.life.congress, self.story)
        self.do(
            "request_return",
            self.clerk,
            approved_by=self.head.name,
            proposed_unit=right,
            reason=self.story.phrase("return-work", clock.today(), unit=right.short_name),
        )
        self.reach("return_requested")
        refused = self.fate.return_refused
        yield self.life.after(1, 4)
        section = "return-refuse" if refused else "return-agree"
        words = self.story.phrase(section, clock.today(), unit=right.short_name)
        self.do("opine_return", self.office.supervision, opinion="refuse" if refused else "agree", comment=words)
        self.reach("return_opined")
        yield self.life.after(1, 3)
        if refused:
            self.do("refuse_return", self.life.commission, reason=words)
        else:
            old = self.task.pk
            self.do("grant_return", self.life.commission, new_unit=right, comment="请新的承办单位抓紧与代表联系。")
            self.task = Assignment.objects.select_related("unit").get(replaces=old)
            self.unit = self.task.unit
        yield self.life.after(1, 3)

    def plan(self):
        """The plan with its dated nodes; the first talk with the deputy before or after it."""
        yield self.life.after(2, 6)
        today = clock.today()
        nodes = [
            {"title": node.title, "due_on": today + datetime.timedelta(days=node.after_days), "money": node.money}
            for node in self.story.nodes(today)
        ]
        self.do(
            "begin",
            self.clerk,
            plan=self.story.plan(today),
            handler=self.clerk.name,
            handler_phone=self.office.phone(self.clerk),
            unit_leader=self.head.name,
            nodes=nodes,
        )
        yield self.life.after(1, 6)
        self.contact("before", self.rng.choice(("face", "site", "phone")))
        if not self.joint_units() or self.fate.stop != "joint_pending":
            self.reach("in_progress")

    def contact(self, phase, form):
        lead = self.life.lead.person.name
        actions.handling.record_contact(
            self.task,
            actor=self.clerk,
            phase=phase,
            form=form,
            on=clock.today(),
            deputy_met=f"{lead}代表",
            people=f"{self.head.name}、{self.clerk.name}",
            content=self.story.contact(phase, clock.today()),
        )

    def joint_units(self):
        """Whether a joint unit still owes its opinion."""
        if not self.life.has_joint:
            return False
        rows = Assignment.objects.filter(suggestion=self.task.suggestion_id, kind="joint").in_force()
        return rows.exclude(state="opinion_given").order_by().exists()

    def handle(self):
        """Steps get done, leaders press, the day of the answer comes near."""
        if self.fate.stop == "joint_pending" and self.joint_units():
            yield self.life.after(4, 9)
            self.do("await_joint", self.clerk)
            raise Stay
        yield self.life.after(10, 16)
        recent = self.office.is_recent(clock.today())
        for node in list(self.task.nodes.all())[: 2 if recent else 0]:
            actions.handling.finish_node(node, actor=self.clerk)
        if self.rng.random() < (0.6 if recent else 0.3):
            self.contact("during", self.rng.choice(("site", "face", "phone")))
        if self.fate.is_key:
            self.visit()
        if self.fate.extension or self.fate.stop == "extension_requested":
            yield from self.extend()
        while self.joint_units():
            yield self.life.after(LONG)

    def visit(self):
        """On the spot: leaders, committee and deputies."""
        place = f"{self.story.township.name}{self.story.slots['v']}"
        people = f"{self.office.pressing_leader(self.rng)}、{self.office.committee(self.story).short_name}负责人、部分县人大代表"
        actions.following.record_visit(
            self.task.suggestion,
            actor=self.life.commission,
            on=clock.today(),
            place=place,
            people=people,
            findings=self.story.phrase("visit-findings", clock.today()),
            outcome=self.story.phrase("visit-outcome", clock.today()),
        )

    def extend(self):
        """More time, up to six months from assignment."""
        limit = self.task.assigned_on + datetime.timedelta(days=self.rng.choice((140, 150, 165, 175)))
        yield self.life.at(self.life.workday(max(clock.today(), self.task.reply_due_on - datetime.timedelta(days=25))))
        if self.task.reply_due_on < clock.today():
            return
        self.do(
            "request_extension", self.clerk, reason=self.story.phrase("extension", clock.today()), wanted_until=limit
        )
        self.reach("extension_requested")
        yield self.life.after(1, 4)
        if self.fate.extension == "refused":
            self.do(
                "refuse_extension", self.life.commission, reason=self.story.phrase("extension-refuse", clock.today())
            )
        else:
            self.do(
                "grant_extension", self.life.commission, comment=self.story.phrase("extension-grant", clock.today())
            )

    # The answer

    def answer(self):
        """Drafted, signed, checked and sent – on time, or urged and late."""
        due = self.task.reply_due_on
        day = due - datetime.timedelta(days=self.fate.days_before_due)
        for level in self.fate.urgings:
            yield from self.urge(level, due)
        day = max(day, clock.today())
        yield self.life.at(day, 9)
        while self.joint_units():
            yield self.life.after(2)
        yield from self.draft()

    def urge(self, level, due):
        """Amber before the due date, red after it."""
        when = {1: due - 14 * ONE_DAY, 2: due - 6 * ONE_DAY, 3: due + 2 * ONE_DAY, 4: due + 8 * ONE_DAY}[level]
        yield self.life.at(self.life.workday(max(when, clock.today())), 10)
        number = self.life.case.number_text
        actor = self.life.commission if level > 1 or self.life.congress != "county" else self.office.supervision
        actions.following.urge(
            self.task,
            actor=actor,
            level=level,
            answer_by=clock.today() + datetime.timedelta(days=(15, 7, 5, 3)[level - 1]),
            text=self.story.phrase(f"urge-{level}", clock.today(), number=number),
            signer=self.office.leader_name if level > 2 else "",
        )

    def draft(self):
        """Written by the clerk, signed by the head, checked, sent."""
        if self.again:
            self.contact("during", "face")
        self.write_reply()
        self.reach("reply_drafted")
        yield self.life.after(0, 1)
        if self.fate.sent_back and not self.again:
            reason = self.story.phrase("send-back-reply", clock.today())
            self.do("send_back_reply", self.head, reason=reason)
            yield self.life.after(0, 1)
            self.write_reply()
            yield self.life.after(0, 0)
        self.do("sign_reply", self.head)
        self.reach("reply_signed")
        yield self.life.after(0, 1)
        self.do("check_reply", self.checker)
        self.reach("feedback_pending")

    def write_reply(self):
        today, story = clock.today(), self.story
        code = "B" if self.again and "B" in story.classes else self.fate.reply_class
        text = story.reply(code, today, again=self.again, occasion=self.task.suggestion.occasion)
        promises = [{"text": line.text[:200], "due_on": line.due_on, "money": line.money} for line in text.promises]
        self.do(
            "draft_reply",
            self.clerk,
            reply_class=self.office.reply_class(self.life.congress, code),
            text=text.text,
            publicity="open",
            contact_name=self.clerk.name,
            contact_phone=self.office.phone(self.clerk),
            commitments=promises,
        )

    # After the answer

    def settle(self):
        """The deputy's marks; perhaps once more; then the promises; then the end."""
        yield from self.rate()
        while self.must_redo():
            if self.again >= 2:
                break
            yield self.life.after(2, 5)
            why = self.task.replies.order_by("round").last().rating.comment
            self.do("order_redo", self.life.commission, reason=self.story.phrase("redo", clock.today(), why=why))
            self.again += 1
            self.reach("redo")
            yield self.life.after(6, 18)
            yield from self.draft()
            yield from self.rate()
        yield self.life.after(2, 9)
        if self._fresh().commitments.filter(state__in=["open", "reported"]).exists():
            self.do("follow", self.life.commission)
            self.reach("follow_up")
            yield from self.follow()
        else:
            note = self.story.phrase("close-limit", clock.today()) if self.must_redo() else ""
            self.do("close", self.life.commission, note=note)

    def marks(self):
        return self.fate.ratings[min(self.again, len(self.fate.ratings) - 1)]

    def must_redo(self):
        marks = self.marks()
        return marks is not None and marks[1] == "not_satisfied" and self._fresh().state == "rated"

    def rate(self):
        """The deputy speaks, or is silent until the clock says so for him."""
        marks = self.marks()
        if marks is None:
            for _ in range(8):
                yield self.life.after(LONG)
                if self._fresh().state == "feedback_pending":
                    actions.ticking.leave_silent_ones(clock.now())
                if self._fresh().state == "rated":
                    break
            self.reach("rated")
            return
        yield self.life.at(clock.today() + datetime.timedelta(days=self.rng.randint(2, 14)), self.rng.randint(9, 21))
        attitude, result = marks
        worst = "not_satisfied" if "not_satisfied" in marks else result
        words = {
            "attitude": attitude,
            "result": result,
            "comment": self.story.comment(worst, clock.today()),
            "asked_cosigners": self.task.suggestion.cosigners.filter(state="confirmed").exists(),
            "wants_redo": result == "not_satisfied",
        }
        if self.fate.paper_rating or self.fate.channel != "online":
            self.do("enter_rating", self.office.typist(self.life.congress, rates=True), **words)
        else:
            self.do("rate", self.life.deputy, **words)
        self.reach("rated")

    def follow(self):
        """Promises reported on, marked by the deputy, settled by the commission; the class becomes A when all are kept."""
        promises = list(self.task.commitments.filter(state="open").order_by("due_on", "pk"))
        for promise in promises:
            yield from self.keep(promise)
        kept = not self._fresh().commitments.filter(state="broken").exists()
        yield self.life.after(1, 5)
        solved = self.office.reply_class(self.life.congress, "A") if kept else None
        self.do(
            "close_followed",
            self.life.commission,
            to_class=solved,
            note="承诺事项全部兑现，经代表认定。"
            if kept
            else "承诺事项未能全部兑现，情况已向代表说明，转下年度继续关注。",
        )

    def keep(self, promise):
        """One promise: perhaps a word on the way, then done in time, late, or never."""
        left = (promise.due_on - clock.today()).days
        if left > 60 and self.office.is_recent(promise.due_on):
            yield self.life.after(left // 2)
            actions.following.report_commitment(
                promise, actor=self.clerk, done=False, text=self.story.progress(clock.today())
            )
        late = self.fate.promise != "kept"
        day = promise.due_on + datetime.timedelta(days=self.rng.randint(15, 80) if late else -self.rng.randint(1, 20))
        if late:
            yield self.life.at(self.life.workday(max(clock.today(), promise.due_on)))
            words = self.story.progress(clock.today(), state="late")
            actions.following.report_commitment(promise, actor=self.clerk, done=False, text=words)
        yield self.life.at(self.life.workday(max(clock.today(), day)))
        if self.fate.promise == "broken":
            yield self.life.after(150, 200)
            actions.following.settle_commitment(
                promise, actor=self.life.commission, kept=False, note=self.story.phrase("settle-broken", clock.today())
            )
            return
        words = self.story.progress(clock.today(), state="done", promise=promise.text)
        report = actions.following.report_commitment(promise, actor=self.clerk, done=True, text=words)
        self.reach("promise_reported")
        yield self.life.after(2, 10)
        actions.following.mark_report(
            report, actor=self.life.deputy, mark="kept", comment=self.story.phrase("mark-kept", clock.today())
        )
        yield self.life.after(1, 5)
        actions.following.settle_commitment(
            promise, actor=self.life.commission, kept=True, note=self.story.phrase("settle-kept", clock.today())
        )
