"""The work page of one case for one reader: what is shown, in which words, and what he may do next."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from django.urls import reverse

from congress.frame import clock, kinds
from congress.frame.address import address
from congress.frame.numbers import long_date
from congress.queries.continuing import begins, went_on
from deputies.queries.opinions import began_for

from .. import policies, queries
from ..documents import case_file
from ..documents.filing import FORM
from ..models.suggestion import NAMELESS, SIGNING
from ..policies import public as publicity
from ..queries import work
from ..queries.motions import motion_of
from ..queries.papers import papers_of
from ..workflow import SUGGESTION
from . import standing
from .rows import answers_first
from .task_page import OVER, STAFF, TaskView, file_row, link
from .words import code_of, word_of

READS_REVIEWS = ("DAC", "LEAD", "GO", "COM", "SCM", "DHEAD", "TCH", "TSEC")
SOMEBODY = "某"  # stands for a name kept secret: 某代表
DECISIONS = {"passed": "done", "returned": "soon", "not_filed": "quiet", "converted": "quiet", "merged": "quiet"}
RETURN_WINDOW = "suggestions.return_window"  # gone by, it is not late: nothing was owed
SHOWN = 12  # entries of the course that are open; the earlier ones unfold


@dataclass
class Step:
    """What this person may do next on one part of the case."""

    about: str
    offered: list
    url: str
    leads: bool = False  # its first button is the one red button of the page

    @property
    def is_next(self):
        return any(move.primary and not reason for move, reason in self.offered)


@dataclass
class Round:
    """One round of the text, what changed in it, and what was decided on it."""

    version: object
    before: object
    rows: list

    @property
    def title(self):
        return f"第{self.version.round}稿"

    @property
    def note(self):
        return f"{long_date(self.version.saved_at)}提交"

    @property
    def before_label(self):
        return f"第{self.before.round}稿"

    @property
    def after_label(self):
        return self.title

    @property
    def reviews(self):
        return [{"row": row, "said": str(row), "tone": DECISIONS[row.decision]} for row in self.rows]

    @property
    def parts(self):
        """The parts of the text that changed since the round before."""
        labels = (("subject", "标题"), ("facts", "情况和理由"), ("proposals", "具体建议"))
        pairs = [
            (label, getattr(self.before, key), getattr(self.version, key)) for key, label in labels if self.before
        ]
        return [{"label": label, "old": old, "new": new} for label, old, new in pairs if old != new]


class CasePage:
    """The page of one case for one reader."""

    def __init__(self, suggestion, actor):
        self.suggestion, self.actor = suggestion, actor
        self.shows_name = suggestion.tells_name_to(actor)
        self.is_staff, self.is_writer = actor.is_any(*STAFF), policies.is_writer(actor, suggestion)
        tasks = list(suggestion.assignments.all())
        for task in tasks:
            task.suggestion = suggestion  # one object for all guards: what one has asked the others know
        if not self.shows_name:
            keep_secret(suggestion)
        self.clock_rows, self.files = work.clocks_in(suggestion, actor), work.files_in(suggestion, actor)
        self.tasks = [TaskView(task, self) for task in sorted(tasks, key=place_of)]
        self.own_task = next((one for one in self.tasks if one.is_own and not one.is_over), None)
        self.offered = SUGGESTION.offered(suggestion, actor)
        self.steps = self._steps()
        entries = self._course()
        self.course, self.earlier = entries[:SHOWN], entries[SHOWN:]

    # The head.

    @property
    def above(self):
        return f"{self.suggestion.occasion} {self.suggestion.number_text}".strip()

    @property
    def state(self):
        own = self.own_task and self.own_task.task
        word, tone = word_of(self.suggestion, self.actor, own)
        return {"label": word, "tone": tone, "code": code_of(self.suggestion, self.actor, own)}

    @property
    def marks(self):
        suggestion, found = self.suggestion, []
        if suggestion.is_key:
            found.append({"label": "重点督办", "tone": "late"})
        if suggestion.topic_id:
            found.append({"label": suggestion.topic.name, "tone": "plain"})
        if suggestion.secret_identity:
            found.append({"label": "身份保密", "tone": "soon"})
        return found

    @property
    def road(self):
        return standing.road_of(self.suggestion)

    @property
    def ending(self):
        """Why a case ended before it was handled."""
        suggestion = self.suggestion
        match suggestion.state:
            case "not_filed":
                title = f"不予立案：{suggestion.get_not_filed_reason_display()}"
            case "converted":
                title = suggestion.get_converted_to_display()
            case "merged":
                title = f"已并入{suggestion.merged_into.about}"
            case "withdrawn":
                title = "代表已撤回"
            case "returned":
                rows = [row for row in suggestion.reviews.all() if row.decision == "returned"]
                return {"title": "退回修改", "text": rows[-1].comment if rows else ""}
            case _:
                return None
        return {"title": title, "text": suggestion.ending_note}

    @property
    def is_short(self):
        """A deputy reads on his telephone what has come of it: the answer first, the rest folded."""
        return self.actor.is_any("DEP", "TDEP", "FORMER")

    @property
    def folds_text(self):
        """Once it is being handled, its own text is no news to him."""
        return self.is_short and self.suggestion.assigned_on is not None

    @property
    def sheet_number(self):
        return f"{self.suggestion.congress.name} {self.above}"

    @property
    def sheet_note(self):
        signed = [one for one in self.suggestion.cosigners.all() if one.state == "confirmed"]
        return f"领衔代表：{self.lead_name}" + (f" 等{len(signed) + 1}人" if signed else "")

    @property
    def attached(self):
        return [file_row(row) for row in self.files.get(address(self.suggestion), ())]

    @property
    def lead_name(self):
        return self.suggestion.lead.person.name if self.shows_name else NAMELESS

    # What comes next.

    def _steps(self):
        """The parts on which this person may do something; where a true next step is ready, its part leads."""
        found = []
        if self.offered:
            found.append(Step("", self.offered, reverse("suggestions:detail", args=[self.suggestion.pk])))
        for one in self.tasks:
            if one.offered:
                about = "" if len(self.tasks) == 1 else str(one.task)
                found.append(Step(about, one.offered, reverse("suggestions:task", args=[one.task.pk])))
        ready = [step for step in found if step.is_next]
        if ready and not self.calls_first:
            ready[0].leads = True
        return sorted(found, key=lambda step: not step.leads)

    @property
    def calls_first(self):
        """The unit has a plan, or must do it anew, and has not yet spoken to the deputy: that comes before the answer."""
        own = self.own_task
        drafts = own and own.answers_here and own.task.state in ("in_progress", "redo")
        return bool(drafts and not queries.has_contact(own.task))

    @property
    def links(self):
        """The ways to pages of their own that belong to the next step."""
        pk, found = self.suggestion.pk, []
        waiting = [one for one in self.suggestion.cosigners.all() if one.deputy.person_id == self.actor.person_id]
        if any(one.state == "invited" for one in waiting) and self.suggestion.state in SIGNING:
            found.append(link("阅读并确认联名", "suggestions:cosign", pk, icon="pencil", kind="primary"))
        reported = [one for view in self.tasks for line in view.promises for one in line.links]
        if policies.is_lead_deputy(self.actor, self.suggestion):
            leads = len(reported) == 1 and not any(step.leads for step in self.steps)
            found += [{**one, "kind": "primary" if leads else "plain"} for one in reported]
        if self.calls_first:
            found.append(
                link("登记联系代表", "suggestions:contact", self.own_task.task.pk, icon="phone", kind="primary")
            )
        if self.is_writer and self.suggestion.state in ("draft", "cosigning", "returned"):
            found.append(link("修改文字", "suggestions:edit", pk, icon="pencil", kind="plain"))
        if self.is_writer and self.may_print_form:
            found.append(
                link("打印建议纸，手写签名", "congress:document_issue", FORM.key, pk, icon="print", kind="plain")
            )
        if policies.is_commission(self.actor, self.suggestion) and self.suggestion.state == "to_assign":
            found.append(link("先拟定交办方案", "suggestions:prepare", pk, icon="list", kind="plain"))
        return found

    @property
    def may_print_form(self):
        """The text is whole and not yet filed, and no form of it has been made."""
        suggestion = self.suggestion
        is_whole = suggestion.facts.strip() and suggestion.proposals.strip()
        is_ready = is_whole and not suggestion.filed_on and not standing.has_ended(suggestion)
        return is_ready and all(one.kind != FORM.title for one in self.papers["issued"])

    @property
    def awaited(self):
        """Co-signers who have not answered: whom the writer may stop waiting for, and whose paper staff may hold."""
        if self.suggestion.state not in SIGNING or not self.is_writer:
            return []
        deeds = [("不等{}了", "suggestions:remove_cosigner")]
        if policies.may_type_for_deputies(self.actor):
            deeds.insert(0, ("{}已在纸上签名", "suggestions:paper_signature"))
        rows = [one for one in self.suggestion.cosigners.all() if one.state == "invited"]
        return [
            link(words.format(one.deputy.person.name), url, one.suggestion_id, one.deputy_id)
            for one in rows
            for words, url in deeds
        ]

    @property
    def office_title(self):
        return "公开" if self.is_short else "督办和公开"

    @property
    def office_links(self):
        """Deeds of the offices beside the road."""
        suggestion, found = self.suggestion, []
        may_press = suggestion.filed_on and (suggestion.is_key or suggestion.state in ("to_assign", "handling"))
        if may_press and policies.is_commission(self.actor, suggestion):
            found.append(link("重点督办", "suggestions:mark_key", suggestion.pk, icon="flag"))
        if suggestion.filed_on and publicity.chooses(self.actor, suggestion):
            found.append(link("公开方式", "suggestions:public_choice", suggestion.pk, icon="eye"))
        if hasattr(suggestion, "publication") and publicity.reads_publication(self.actor, suggestion):
            found.append(link("建议公开", "suggestions:publication", suggestion.publication.pk, icon="eye"))
        if suggestion.assigned_on and policies.is_presser(self.actor, suggestion):
            found.append(link("登记现场督办", "suggestions:visit", suggestion.pk, icon="place"))
        return found

    @cached_property
    def unit_lines(self):
        """Whom the deputy calls at the units that handle it (S54)."""
        if not self.is_short:
            return []
        units = [one.task.unit for one in self.tasks if not one.is_over]
        return [unit.contact_line for unit in units if hasattr(unit, "contact_line")]

    @cached_property
    def begins(self):
        """What a filed suggestion may be made into elsewhere: [(label, address)]."""
        return begins(self.suggestion, self.actor) if self.suggestion.filed_on else []

    @cached_property
    def went_on(self):
        """What others have made of it: [(words, address)]."""
        links = work.beside(self.suggestion, self.actor)["links"]
        return went_on(self.suggestion, self.actor, links) if self.suggestion.filed_on else []

    @property
    def missing(self):
        """还差：县财政局会签 – in words, for those who wait for it."""
        found = []
        if self.suggestion.state in SIGNING and self.is_writer:
            waiting = [one for one in self.suggestion.cosigners.all() if one.state == "invited"]
            found += [f"{one.deputy.person.name}代表确认联名" for one in waiting]
        for one in self.tasks:
            task = one.task
            if task.kind == "joint" and not one.is_over and task.state != "opinion_given" and one.reads_opinion:
                found.append(f"{task.unit.short_name}会签")
            awaited = task.answers and task.state in ("accepted", "in_progress", "redo")
            if one.is_internal and awaited and not queries.has_contact(task):
                found.append(f"{task.unit.short_name}联系代表")
        return found

    @property
    def holders(self):
        """In whose hands it is now: [(who, doing what)]."""
        return standing.holders_of(self.suggestion, self.tasks, self.lead_name)

    @property
    def clocks(self):
        """The running clocks; where several units handle it, each with the unit it is for."""
        running = (row for row in self.clock_rows if row.outcome == "open")
        return self._clocks(row for row in running if row.key != RETURN_WINDOW or row.due_on >= clock.today())

    @property
    def past_clocks(self):
        """Those that are over: their derivation stays open to read."""
        return self._clocks(row for row in self.clock_rows if row.outcome != "open")

    def _clocks(self, rows):
        tasks = {address(one.task): one for one in self.tasks}
        is_unit, found = self.actor.is_any("UNIT", "UNITL"), []
        for row in rows:
            one = tasks.get(row.target)
            if (
                one
                and not one.is_own
                and (row.key == RETURN_WINDOW or (is_unit and kinds.deadlines[row.key].is_private))
            ):
                continue  # between that unit and the offices
            unit = one.task.unit.short_name if one and len(tasks) > 1 else ""
            found.append({"row": row, "label": f"{unit}：{row.label}" if unit else row.label})
        return found

    # The rest.

    @property
    def facts(self):
        """Who wrote it, how it came, who leads and presses."""
        suggestion, names = self.suggestion, self.signers
        found = [("领衔代表", f"{self.lead_name} {self.delegation}".strip())]
        if names:
            found.append(("联名代表", "、".join(names)))
        if self.is_staff or self.is_writer:
            typed = f"（{suggestion.typed_by.name}代录）" if suggestion.typed_by_id else ""
            found.append(("提出方式", f"{suggestion.get_channel_display()}{typed}"))
            found.append(("公开", self.publicity))
        if suggestion.wished_unit_id and (self.is_staff or self.is_writer):
            found.append(("希望承办", suggestion.wished_unit.name))
        if suggestion.is_key:
            found.append(("重点督办", suggestion.key_note or "是"))
        for label, value in (("领办领导", suggestion.leading_leader), ("督办领导", suggestion.pressing_leader)):
            if value:
                found.append((label, value))
        if suggestion.matching_committee_id:
            found.append(("对口督办", suggestion.matching_committee.short_name))
        days = (("提交", suggestion.submitted_on), ("立案", suggestion.filed_on), ("交办", suggestion.assigned_on))
        return found + [(label, long_date(day)) for label, day in days if day]

    @property
    def delegation(self):
        delegation = self.suggestion.lead.delegation
        return delegation.short_name if delegation and self.shows_name else ""

    @property
    def publicity(self):
        suggestion = self.suggestion
        if not suggestion.public_wish:
            return "代表不同意公开"
        how = suggestion.get_public_as_display()
        if suggestion.is_public:
            return f"已公开（{long_date(suggestion.publication.released_on)}，{how}）"
        decided = hasattr(suggestion, "publication") and suggestion.publication.state != "pending"
        return f"{suggestion.publication.get_state_display() if decided else '代表同意公开，尚未公开'}（{how}）"

    @property
    def signers(self):
        """Names of the co-signers; to those who wait for them, with who has not answered and whom an answer did not reach."""
        if not self.shows_name:
            return []
        words = {"invited": "（待确认）", "declined": "（未同意）", "confirmed": ""}
        knows = self.is_writer or self.is_staff
        shown = ("confirmed", "invited", "declined") if knows else ("confirmed",)
        rows = [one for one in self.suggestion.cosigners.all() if one.state in shown]
        sent = [
            reply for task in self.suggestion.assignments.all() for reply in task.replies.all() if reply.replied_on
        ]
        reached = [{row.deputy_id for row in reply.recipients.all()} for reply in sent] if self.is_staff else []
        left = {one.pk: any(one.deputy_id not in told for told in reached) for one in rows if one.state == "confirmed"}
        return [
            f"{one.deputy.person.name}{'（答复未送达）' if left.get(one.pk) else words[one.state]}" for one in rows
        ]

    @property
    def rounds(self):
        """Every round side by side: for those who review, and for the deputy whose text it is."""
        if not (self.is_writer or self.actor.is_any(*READS_REVIEWS)):
            return []
        versions, rows = list(self.suggestion.versions.all()), list(self.suggestion.reviews.all())
        befores = [None, *versions][: len(versions)]
        found = [
            Round(version, before, [row for row in rows if row.round == version.round])
            for version, before in zip(versions, befores, strict=True)
        ]
        return found[::-1]

    @property
    def visits(self):
        return [
            {"row": row, "photos": [file_row(file) for file in self.files.get(address(row), ())]}
            for row in self.suggestion.visits.all()
        ]

    @cached_property
    def related(self):
        rows = work.related_to(self.suggestion, self.actor)
        into = self.suggestion.merged_into_id
        found = [{"row": row, "word": "并入" if row.pk == into else "并入本件"} for row in rows]
        motion = motion_of(self.suggestion, self.actor) if hasattr(self.suggestion, "motion") else None
        return [{"row": motion, "word": "由议案转来"}, *found] if motion else found

    @cached_property
    def voices(self):
        """What people said that it was made of, as far as this reader sees it (S106)."""
        return began_for(self.actor, self.suggestion, work.beside(self.suggestion, self.actor)["links"])

    @cached_property
    def papers(self):
        """What was issued, what may be issued now, and whether the bound file may be asked for."""
        issued, to_issue = papers_of(self.suggestion, self.actor)
        return {
            "issued": issued,
            "open": to_issue,
            "count": f"{len(issued)} 件" if issued else "",
            "may_bind": case_file.may_bind(self.actor, self.suggestion),
            "bind_url": reverse("suggestions:case_file", args=[self.suggestion.pk]),
        }

    def _course(self):
        """The timeline; a name kept secret stays so."""
        entries, name = work.course_of(self.suggestion, self.actor), self.suggestion.lead.person.name
        if self.shows_name:
            return entries
        kept = ("who", "text", "reason")
        return [{**one, **{key: one[key].replace(name, SOMEBODY) for key in kept}} for one in entries]

    @property
    def course_count(self):
        return f"{len(self.course) + len(self.earlier)} 条"


def place_of(task):
    """Those that answer first, what is over last."""
    return (task.state in OVER, *answers_first(task))


def keep_secret(suggestion):
    """Take the lead deputy's name out of every text that was read with the case; nothing of it is ever saved."""
    tasks = list(suggestion.assignments.all())
    below = ("contacts", "opinions", "extensions", "replies", "commitments")
    beside = ("versions", "reviews", "urgings", "visits")
    rows = [suggestion, *tasks]
    rows += chain(*(getattr(task, name).all() for task in tasks for name in below))
    rows += chain(*(getattr(suggestion, name).all() for name in beside))
    rows += [reply.rating for task in tasks for reply in task.replies.all() if hasattr(reply, "rating")]
    rows += [report for task in tasks for promise in task.commitments.all() for report in promise.reports.all()]
    name = suggestion.lead.person.name
    for row in rows:
        for column in row._meta.concrete_fields:
            text = getattr(row, column.attname)
            if isinstance(text, str) and name in text:
                setattr(row, column.attname, text.replace(name, SOMEBODY))
