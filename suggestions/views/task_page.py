"""One unit's task on the work page, in one reader's words and cut to what he may see."""

from dataclasses import dataclass, field

from django.urls import reverse

from congress.frame.address import address
from congress.frame.numbers import long_date

from .. import policies, queries
from ..models import Assignment, Reply
from ..models.assignment import CONTACTABLE, OWING, PLANNED, PRESSED, STEPPING
from ..workflow import ASSIGNMENT
from .words import word_of_task

STAFF = ("DAC", "LEAD", "GO", "COM", "SCM", "TCH", "TSEC", "GOV")
CHECKERS = ("DAC", "LEAD", "GOV", "TCH")  # who reads a reply before it is sent
OVER = ("sent_back", "cancelled")
PROMISES = {"open": "info", "reported": "soon", "kept": "done", "broken": "late"}


def link(label, route, *args, icon="", kind="quiet"):
    return {"label": label, "url": reverse(route, args=args), "icon": icon, "kind": kind}


def file_row(row):
    """An attachment as the part for files draws it."""
    return {"name": row.name, "url": reverse("congress:file", args=[row.pk]), "size": row.size}


@dataclass
class TaskView:
    """One task as this reader sees it. ``page`` is the CasePage it is a part of."""

    task: Assignment
    page: object
    offered: list = field(default_factory=list)

    def __post_init__(self):
        actor, task = self.page.actor, self.task
        self.state, self.tone = word_of_task(task, actor)
        self.is_over = task.state in OVER
        self.is_own = policies.is_unit(actor, task)
        self.answers_here = policies.is_answering_unit(actor, task)
        self.is_internal = self.is_own or actor.is_any(*STAFF)
        self.reads_plan = policies.reads_plan(actor, task)
        self.reads_opinion = policies.reads_opinion(actor, task)
        self.reads_rating = policies.reads_rating(actor, task)
        sent = {row.pk for row in task.replies.all() if row.replied_on and policies.reads_reply(actor, row)}
        self.promises = [PromiseLine(row, task, actor) for row in task.commitments.all() if row.reply_id in sent]
        self.replies = [ReplyView(one, self) for one in queries.replies_of(task)[::-1] if self.may_read(one)]
        self.offered = ASSIGNMENT.offered(task, actor)

    def may_read(self, reply):
        """What was sent, all whom it concerns; a draft only the unit and those who check it."""
        sent = bool(reply.replied_on) and policies.reads_reply(self.page.actor, reply)
        return sent or self.is_own or self.page.actor.is_any(*CHECKERS)

    # The head.

    @property
    def title(self):
        return f"{self.task.unit.name}（{self.task.get_kind_display()}）"

    @property
    def note(self):
        if self.task.replaces_id:
            return f"{self.task.replaces.unit.short_name}退办后改派。"
        return ""

    @property
    def panel_tone(self):
        return "quiet" if self.is_over else "late" if self.task.is_overdue and self.is_internal else "plain"

    @property
    def due_on(self):
        return self.task.reply_due_on if self.task.state in OWING else None

    @property
    def marks(self):
        found = []
        if self.task.redo_count:
            found.append({"label": f"第{self.task.redo_count}次重新办理", "tone": "soon"})
        if self.page.suggestion.is_hard and self.task.answers:
            found.append({"label": "六个月期限", "tone": "plain"})
        return found

    @property
    def facts(self):
        """Who handles it, and when it came and was signed for."""
        task = self.task
        found = [("交办", long_date(task.assigned_on))]
        if task.signed_for_on and self.is_internal:
            found.append(("签收", f"{long_date(task.signed_for_on)} {task.signed_for_by}"))
        if task.handler and not self.is_over:
            found.append(("经办人", f"{task.handler} {task.handler_phone}"))
        if task.unit_leader and self.is_internal:
            found.append(("分管负责人", task.unit_leader))
        if task.replied_on:
            found.append(("首次答复", long_date(task.replied_on)))
        if task.closed_on:
            found.append(("办结", f"{long_date(task.closed_on)} {task.closing_note}".strip()))
        return found

    # What went to and fro between the unit and the offices.

    @property
    def return_words(self):
        task = self.task
        if not task.return_reason or not self.is_internal:
            return ""
        wished = f"建议改由{task.return_proposed_unit.name}办理。" if task.return_proposed_unit_id else ""
        opinion = ""
        if task.return_opinion:
            opinion = f"政府督查室：{task.get_return_opinion_display()}。{task.return_opinion_text}"
        return f"{task.return_reason}（同意退办的单位负责人：{task.return_approved_by}）{wished}{opinion}"

    @property
    def redo_words(self):
        """What the commission asked for when it gave the case back to be handled anew."""
        rows = [
            row for row in self.page.clock_rows if row.key == "suggestions.redo" and row.target == address(self.task)
        ]
        return rows[-1].reason if rows and self.task.redo_count else ""

    @property
    def extensions(self):
        """Requests for more time: the deputy reads those that were granted, with the reason."""
        tones = {"asked": "soon", "approved": "info", "refused": "quiet"}
        rows = [one for one in self.task.extensions.all() if self.is_internal or one.state == "approved"]
        return [
            {
                "title": f"延期至{long_date(one.wanted_until)}：{one.get_state_display()}",
                "text": f"{one.reason}" + (f"　审批意见：{one.decision_note}" if one.decision_note else ""),
                "tone": tones[one.state],
            }
            for one in rows
        ]

    @property
    def urgings(self):
        rows = self.page.suggestion.urgings.all() if self.is_internal else ()
        return [
            {
                "title": f"{one.get_level_display()} {long_date(one.made_on)}，限{long_date(one.answer_by)}前",
                "text": one.text + (f"（签发：{one.signer}）" if one.signer else ""),
                "tone": "late" if one.level >= 3 else "soon",
            }
            for one in rows
            if one.assignment_id == self.task.pk
        ]

    @property
    def nodes(self):
        return list(self.task.nodes.all())

    @property
    def is_running(self):
        return self.task.state in OWING

    @property
    def may_finish_nodes(self):
        return self.answers_here and self.task.state in STEPPING

    @property
    def contacts(self):
        return list(self.task.contacts.all())

    @property
    def opinions(self):
        rows = self.task.opinions.all() if self.reads_opinion else ()
        return [{"note": f"{one.signer}签发，{long_date(one.given_on)}", "text": one.text} for one in rows]

    @property
    def links(self):
        """Deeds beside the moves."""
        task, found, sent = self.task, [], queries.last_reply(self.task)
        if self.answers_here and task.state in CONTACTABLE:
            found.append(link("登记联系代表", "suggestions:contact", task.pk, icon="phone"))
        if self.answers_here and task.state in PLANNED:
            found.append(link("修改办理方案", "suggestions:plan", task.pk, icon="pencil"))
        archived = self.page.suggestion.state == "archived"
        if sent and not archived and policies.corrects_classes(self.page.actor, task):
            found.append(link("改定答复类别", "suggestions:reply_class", sent.pk, icon="pencil"))
        if self.may_urge:
            found.append(link("催办", "suggestions:urge", task.pk, icon="bell"))
        return found

    @property
    def may_urge(self):
        return self.task.state in PRESSED and policies.may_urge(self.page.actor, self.page.suggestion)


@dataclass
class ReplyView:
    """One reply with its class, its history and – for whom it is – the deputy's marks."""

    reply: Reply
    of: TaskView

    def __post_init__(self):
        reply, page = self.reply, self.of.page
        self.class_events = [one for one in reply.class_events.all() if one.from_class_id]
        self.rating = getattr(reply, "rating", None) if self.of.reads_rating else None
        self.files = [file_row(row) for row in page.files.get(address(reply), ())]
        self.scans = [file_row(row) for row in page.files.get(address(self.rating), ())] if self.rating else []

    @property
    def title(self):
        return "答复" if self.reply.round == 1 else f"第{self.reply.round}次答复"

    @property
    def note(self):
        reply = self.reply
        if reply.replied_on:
            return f"{long_date(reply.replied_on)}答复，{reply.signed_by}签发，{reply.checked_by}审核"
        return f"{reply.drafted_by}起草，{long_date(reply.drafted_on)}"

    @property
    def class_words(self):
        return str(self.reply.reply_class)

    @property
    def standing(self):
        """Where a draft is on its way out, in words."""
        if self.reply.replied_on:
            return ""
        if self.reply.sent_back_because:
            return "退回修改"
        checks = self.reply.signed_on or queries.awaits_check_first(self.of.task)
        return "待审核" if checks else "待签发"

    @property
    def marks(self):
        """Attitude and result apart; what did not happen is said too."""
        rating = self.rating
        if rating is None:
            return []
        if rating.channel == "none":
            return [("代表评价", queries.silence_in_words(self.of.page.suggestion))]
        found = [("办理态度", rating.get_attitude_display()), ("办理结果", rating.get_result_display())]
        if rating.comment:
            found.append(("意见和理由", rating.comment))
        if rating.wants_redo:
            found.append(("代表要求", "重新办理"))
        return [*found, ("评价方式", f"{rating.get_channel_display()}，{long_date(rating.rated_on)}")]


@dataclass
class PromiseLine:
    """One promise with its latest report, and what this reader may do with it; in the ledger too."""

    row: object
    task: Assignment
    actor: object

    def __post_init__(self):
        self.reports = list(self.row.reports.all())

    @property
    def is_open(self):
        return self.row.state in ("open", "reported")

    @property
    def word(self):
        return self.row.get_state_display()

    @property
    def tone(self):
        return "late" if self.row.is_late else PROMISES[self.row.state]

    @property
    def news(self):
        """The latest report, and what the deputy said to it."""
        if not self.reports:
            return ""
        last = self.reports[-1]
        said = f"代表认定：{last.get_deputy_mark_display()}。{last.deputy_comment}" if last.deputy_mark else ""
        return f"{long_date(last.on)}：{last.text}{said}"

    @property
    def links(self):
        if not self.is_open:
            return []
        found, pk = [], self.row.pk
        if policies.is_answering_unit(self.actor, self.task):
            found.append(link("报告进展", "suggestions:commitment_report", pk, icon="pencil"))
        waiting = next((one for one in reversed(self.reports) if one.done and not one.deputy_mark), None)
        if waiting and policies.is_lead_deputy(self.actor, self.task.suggestion):
            found.append(link("认定是否兑现", "suggestions:report_mark", waiting.pk, icon="check", kind="plain"))
        if policies.commission_of(self.actor, self.task):
            found.append(link("认定结果", "suggestions:commitment_settle", pk, icon="stamp"))
        return found
