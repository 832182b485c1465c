"""In the unit: send back, plan, talk to the deputy, opine, ask for more time."""

from django.core.exceptions import ValidationError

from congress.forms.base import MoveForm
from congress.frame import clock
from congress.frame.numbers import long_date

from .. import queries
from ..models import Assignment, Contact, Extension
from ..queries.choices import heads_of, units_of
from .fields import Rows, Suggested, chosen, day, line, money, one_of, prose


def other_units(task):
    """Units that do not handle this case yet."""
    taken = Assignment.objects.filter(suggestion=task.suggestion_id).in_force().values("unit")
    return units_of(task.suggestion.congress_id).exclude(pk__in=taken)


class ReturnRequestForm(MoveForm):
    """Not our duty: why, who in the unit agrees, whose it is."""

    explain = "经单位负责人同意方可申请退办；申请期间答复期限照常计算，不得自行转给其他单位。"
    reason = prose("退办理由", limit=500, missing="请写明退办理由和依据。")
    approved_by = line("同意退办的单位负责人", limit=40, missing="请填写同意退办的单位负责人姓名。")
    proposed_unit = chosen("建议改由哪个单位办理")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["proposed_unit"].queryset = other_units(self.obj)
        self.fields["approved_by"].widget = Suggested(heads_of(self.obj.unit_id), {"maxlength": 40})
        if window := queries.clock_of(self.obj, "suggestions.return_window"):
            self.explain = f"申请退办截至{long_date(window.due_on)}。" + self.explain


def request_in_words(task):
    """What a unit gave as reasons for sending back."""
    wished = f"\n建议改由：{task.return_proposed_unit}" if task.return_proposed_unit_id else ""
    return f"{task.return_reason}\n同意退办的单位负责人：{task.return_approved_by}{wished}"


class ReturnOpinionForm(MoveForm):
    """What the government's supervision office thinks of a request to send back."""

    explain = "意见送代表工委，由代表工委决定。"
    opinion = one_of("意见", Assignment._meta.get_field("return_opinion").choices, missing="请选择意见。")
    comment = prose("说明", limit=500, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = ((f"{self.obj.unit.short_name}的退办理由", request_in_words(self.obj)),)

    def clean(self):
        if self.cleaned_data.get("opinion") == "refuse" and not self.cleaned_data.get("comment", "").strip():
            self.add_error("comment", "不同意退办的，请说明理由。")


class GrantReturnForm(MoveForm):
    """Taken from this unit, given to another – or back to the commission to choose anew."""

    new_unit = chosen("改由哪个单位办理")
    comment = prose("说明", limit=500, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_unit"].queryset = other_units(self.obj)
        self.explain = what_follows(self.obj)
        self.shown = ((f"{self.obj.unit.short_name}的退办理由", request_in_words(self.obj)),)
        if self.obj.return_opinion:
            said = f"{self.obj.get_return_opinion_display()}\n{self.obj.return_opinion_text}".strip()
            self.shown = (*self.shown, ("政府督查室意见", said))
        if self.obj.return_proposed_unit_id:
            self.fields["new_unit"].help_text = f"原单位建议改由{self.obj.return_proposed_unit}办理。"


def what_follows(task):
    """What becomes of a case that is taken from this unit: with another unit chosen, and without."""
    since = queries.clock_begins_on(task.suggestion)
    counted = "自今天重新起算" if since == clock.today() else f"按本级规定仍自{long_date(since)}起算"
    others = task.suggestion.assignments.answering().in_force().exclude(pk=task.pk)
    left = "案件回到待交办" if task.answers and not others.exists() else "由其余单位继续办理"
    return f"选定新单位即时改派，新单位的期限{counted}；暂不选的，{left}。"


class PlanForm(Rows, MoveForm):
    """The plan of handling: who, how, by which dated steps, with what money."""

    explain = "方案供人大机关和政府督查室了解，代表看不到。每个节点写明日期，有资金的写明金额。"
    plan = prose("办理方案", limit=4000, rows=8, missing="请写明办理方案。")
    handler = line("经办人", limit=40, missing="请填写经办人。")
    handler_phone = line("联系电话", limit=20, missing="请填写联系电话。")
    unit_leader = line("分管负责人", limit=40, missing="请填写分管负责人。")

    row_name, row_legend, row_needs = "nodes", "节点", ("title", "due_on")
    row_note = "没有的空着，不用全填。"
    row_more, row_open = "再加一个节点", 2

    def row_fields(self):
        return {"title": line("做什么", limit=80), "due_on": day("哪天完成"), "money": money()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("plan", "handler", "handler_phone", "unit_leader"):
            self.fields[name].initial = getattr(self.obj, name)
        if not self.obj.handler:
            self.fields["handler"].initial = self.actor.name
        self.fields["unit_leader"].widget = Suggested(heads_of(self.obj.unit_id), {"maxlength": 40})
        done, to_do = [], []
        for node in self.obj.nodes.all():
            (done if node.done_on else to_do).append(node)
        if done:
            lines = [f"{node.title}（{long_date(node.done_on)}完成）" for node in done]
            self.shown = (("已完成的节点（不再改动）", "\n".join(lines)),)
        self.add_rows([{"title": node.title, "due_on": node.due_on, "money": node.money} for node in to_do])

    def clean(self):
        self.clean_rows()
        titles = [row["title"] for row in self.cleaned_data["nodes"]]
        if len(set(titles)) != len(titles):
            self.add_error(None, "有两个节点名称相同，请分开写。")
        for place, row in zip(self.row_places, self.cleaned_data["nodes"], strict=True):
            if row["due_on"] and row["due_on"] < self.obj.assigned_on:
                key = self.row_key(place, "due_on")
                self.add_error(key, f"不能早于交办日{long_date(self.obj.assigned_on)}。")


class ContactForm(MoveForm):
    """One contact with the deputy."""

    explain = "联系代表要写清时间、方式、见了谁、谈了什么。登记后不能改动，可以再登记一条。"
    phase = one_of("阶段", Contact.Phase.choices, missing="请选择是办前、办中还是办后。")
    form = one_of("方式", Contact.Form.choices, missing="请选择沟通方式。")
    on = day("日期", missing="请填写联系的日期。")
    deputy_met = line("联系的代表", limit=80, missing="请填写联系的代表姓名。")
    people = line("单位参加人", limit=120, missing="请填写单位参加人。")
    content = prose("沟通情况", limit=2000, rows=5, missing="请写明沟通情况和代表的意见。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        suggestion = self.obj.suggestion
        names = [suggestion.lead_name_for(self.actor)]
        names += [
            row.deputy.person.name
            for row in suggestion.cosigners.filter(state="confirmed").select_related("deputy__person")
        ]
        self.fields["deputy_met"].widget = Suggested(names, {"maxlength": 80})

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > clock.today():
            raise ValidationError("联系日期不能晚于今天。")
        if on < self.obj.assigned_on:
            raise ValidationError(f"联系日期不能早于交办日{long_date(self.obj.assigned_on)}。")
        return on


class JointOpinionForm(MoveForm):
    """What the joint unit tells the lead unit."""

    explain = "会办意见送主办单位，不直接答复代表。提出后不能改动。"
    text = prose("会办意见", limit=4000, rows=8, missing="请写明会办意见。")
    signer = line("签发人", limit=40, missing="请填写签发会办意见的单位负责人。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signer"].widget = Suggested(heads_of(self.obj.unit_id), {"maxlength": 40})


class ExtensionForm(MoveForm):
    """How long, and why."""

    reason = prose("延期理由", limit=300, missing="请写明延期理由，代表会看到。")
    wanted_until = day("申请延至", missing="请填写申请延至的日期。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.limit = queries.latest_reply_day(self.obj)
        now = f"现在的答复期限是{long_date(self.obj.reply_due_on)}，" if self.obj.reply_due_on else ""
        self.explain = f"{now}最迟只能延至{long_date(self.limit)}：自交办之日起不超过六个月（代表法第五十一条）。"

    def clean_wanted_until(self):
        until = self.cleaned_data["wanted_until"]
        if until > self.limit:
            raise ValidationError(f"最迟只能延至{long_date(self.limit)}（代表法第五十一条）。")
        if self.obj.reply_due_on and until <= self.obj.reply_due_on:
            raise ValidationError(f"应晚于现在的期限{long_date(self.obj.reply_due_on)}。")
        return until


class GrantExtensionForm(MoveForm):
    """Consent to more time."""

    explain = "同意后答复期限改为申请的日期，代表会收到延期说明。"
    comment = prose("意见", limit=500, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = self.obj.extensions.filter(state=Extension.State.ASKED).first()
        if asked:
            said = f"申请延至{long_date(asked.wanted_until)}。\n{asked.reason}"
            self.shown = (
                (f"{self.obj.unit.short_name}的申请（{asked.asked_by}，{long_date(asked.asked_on)}）", said),
            )
